//! Tables that are asked for every word of a text.
//!
//! The tables of the standard library are made so that no outsider can choose keys that fall together; it costs more than all the rest of a look
//! into a small table. These have a quicker hash (`foldhash`, seeded anew in each run), for words of the lexicon and for those of the two texts.
//! Nothing may depend on the order in which a table is walked.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

/// What is known of each key.
pub(crate) type Table<K, V> = HashMap<K, V, RandomState>;

/// Keys that are known.
pub(crate) type Known<K> = HashSet<K, RandomState>;

/// How long the keys of a table are, by their first byte: bit `n` for one of `n` bytes, the last for all that have more. Of most words this
/// tells that they are no key, without a look into the table.
#[derive(Debug, Clone)]
pub(crate) struct Lengths([u32; 256]);

impl Default for Lengths {
    fn default() -> Self {
        Self::NONE
    }
}

impl Lengths {
    /// Those of no keys.
    pub(crate) const NONE: Self = Self([0; 256]);

    /// Adds a key.
    pub(crate) const fn add(&mut self, key: &str) {
        if let [first, ..] = key.as_bytes() {
            self.add_one(*first, key.len());
        }
    }

    /// Tells whether a word may be a key.
    pub(crate) fn may_have(&self, word: &str) -> bool {
        let first = word.as_bytes().first();
        first.is_some_and(|&first| self.may_have_one(first, word.len()))
    }

    /// Adds a key of which only a part counts, by the length of that part.
    pub(crate) const fn add_one(&mut self, first: u8, length: usize) {
        self.0[first as usize] |= 1 << bit(length);
    }

    /// Tells whether a word of which only a part counts may be a key.
    pub(crate) fn may_have_one(&self, first: u8, length: usize) -> bool {
        self.0[usize::from(first)] >> bit(length) & 1 == 1
    }
}

const fn bit(length: usize) -> usize {
    if length < 31 { length } else { 31 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_may_be_one_and_hardly_any_other_word() {
        let long = "x".repeat(40);
        let keys = ["also", "and", "états", long.as_str()];
        let mut lengths = Lengths::default();
        for key in keys {
            lengths.add(key);
        }
        assert!(keys.iter().all(|key| lengths.may_have(key)));
        assert!(lengths.may_have("ands") && lengths.may_have(&"x".repeat(35)));
        for other in ["", "a", "andes", "bnd", "x"] {
            assert!(!lengths.may_have(other), "{other}");
        }
    }
}
