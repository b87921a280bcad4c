//! Sets of versions: in which of them a word stood.
//!
//! Nearly all words of a text were born in a few versions and left in fewer, so there are few different sets. Each is kept once and
//! is a number from then on; a word is four bytes, however many versions there are.
//!
//! Cost: constant for each step but the first of its kind, which copies the set.

use std::collections::HashMap;

/// A set of versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Age(u32);

/// All sets that words were found to have.
#[derive(Debug, Default)]
pub(super) struct Ages {
    sets: Vec<Vec<usize>>,
    known: HashMap<Vec<usize>, Age>,
    grown: HashMap<(Age, usize), Age>,
    cut: HashMap<(Age, usize), Age>,
}

impl Ages {
    /// Returns the set of one version.
    pub(super) fn born(&mut self, version: usize) -> Age {
        self.number(vec![version])
    }

    /// Returns a set with one version more, which none of it follows.
    pub(super) fn grown(&mut self, age: Age, version: usize) -> Age {
        if self.last(age) == version {
            return age;
        }
        if let Some(&grown) = self.grown.get(&(age, version)) {
            return grown;
        }
        let mut set = self.versions(age).to_vec();
        set.push(version);
        let grown = self.number(set);
        self.grown.insert((age, version), grown);
        grown
    }

    /// Returns what of a set lies before a version, which is not empty.
    pub(super) fn before(&mut self, age: Age, version: usize) -> Age {
        if self.last(age) < version {
            return age;
        }
        if let Some(&cut) = self.cut.get(&(age, version)) {
            return cut;
        }
        let set = self.versions(age);
        let set = set.iter().copied().take_while(|it| *it < version).collect();
        let cut = self.number(set);
        self.cut.insert((age, version), cut);
        cut
    }

    /// Returns the versions of a set, in order.
    pub(super) fn versions(&self, age: Age) -> &[usize] {
        &self.sets[age.0 as usize]
    }

    /// Returns the last version of a set.
    pub(super) fn last(&self, age: Age) -> usize {
        self.versions(age).last().copied().unwrap_or_default()
    }

    fn number(&mut self, set: Vec<usize>) -> Age {
        if let Some(&age) = self.known.get(&set) {
            return age;
        }
        let age = Age(self.sets.len() as u32);
        self.known.insert(set.clone(), age);
        self.sets.push(set);
        age
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_kept_once_and_grows_by_later_versions() {
        let mut ages = Ages::default();
        let born = ages.born(1);
        let grown = ages.grown(born, 4);
        assert_eq!(ages.versions(grown), [1, 4]);
        assert_eq!(ages.grown(grown, 4), grown);
        assert_eq!(ages.before(grown, 4), born);
        assert_eq!(ages.before(grown, 5), grown);
        assert_eq!(ages.born(1), born);
    }
}
