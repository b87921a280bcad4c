//! What each candidate pair is worth in itself, whatever stands around it.

use super::candidates::Pair;
use super::score::Basis;
use crate::threads::Threads;

/// The candidate pairs in order, with what they are worth in themselves: a few hundred thousand for a long text. The pairs stand apart, since
/// what is mostly asked is whether one is there.
#[derive(Debug, Default)]
pub(super) struct Bases {
    pairs: Vec<(u32, u32)>,
    /// What each of them is worth.
    worth: Vec<Basis>,
}

impl Bases {
    /// Returns what a pair is worth.
    pub(super) fn get(&self, pair: Pair) -> Option<&Basis> {
        self.place(pair).ok().map(|at| &self.worth[at])
    }

    /// Returns the pairs in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Pair, &Basis)> {
        self.pairs.iter().copied().map(pair).zip(&self.worth)
    }

    fn place(&self, pair: Pair) -> Result<usize, usize> {
        self.pairs.binary_search(&short(pair))
    }

    /// Weighs those of the pairs that are new.
    pub(super) fn consider(
        &mut self,
        mut pairs: Vec<Pair>,
        weigh: impl Fn(Pair) -> Option<Basis> + Sync,
        threads: Threads,
    ) {
        pairs.retain(|&pair| self.place(pair).is_err());
        pairs.sort_unstable();
        pairs.dedup();
        let mut new = Self {
            pairs: Vec::with_capacity(pairs.len()),
            worth: Vec::with_capacity(pairs.len()),
        };
        // One thread needs no list of what each pair is worth beside the one that is kept.
        if threads.count() == 1 {
            for &pair in &pairs {
                new.add(pair, weigh(pair));
            }
        } else {
            let worth = threads.map(&pairs, |&pair| weigh(pair));
            for (&pair, basis) in pairs.iter().zip(worth) {
                new.add(pair, basis);
            }
        }
        self.take(new);
    }

    /// Adds a pair behind all others, if it is worth anything.
    fn add(&mut self, pair: Pair, basis: Option<Basis>) {
        if let Some(basis) = basis {
            self.pairs.push(short(pair));
            self.worth.push(basis);
        }
    }

    /// Takes in what is in order and not yet here, from the end, so that no second list of all is needed.
    fn take(&mut self, new: Self) {
        if self.pairs.is_empty() {
            *self = new;
            return;
        }
        let (mut known, mut left) = (self.pairs.len(), new.pairs.len());
        self.pairs.extend_from_slice(&new.pairs);
        self.worth.extend_from_slice(&new.worth);
        while known > 0 && left > 0 {
            let behind = known + left - 1;
            if self.pairs[known - 1] > new.pairs[left - 1] {
                known -= 1;
                self.pairs[behind] = self.pairs[known];
                self.worth[behind] = self.worth[known];
            } else {
                left -= 1;
                self.pairs[behind] = new.pairs[left];
                self.worth[behind] = new.worth[left];
            }
        }
        self.pairs[..left].copy_from_slice(&new.pairs[..left]);
        self.worth[..left].copy_from_slice(&new.worth[..left]);
    }
}

/// A text has fewer than four thousand million provisions.
fn short((old, new): Pair) -> (u32, u32) {
    (old as u32, new as u32)
}

fn pair((old, new): (u32, u32)) -> Pair {
    (old as usize, new as usize)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;

    use super::*;

    fn weigh((old, new): Pair) -> Option<Basis> {
        let mut basis = Basis::default();
        basis.wording = (20 * old + new) as f64;
        (old != new).then_some(basis)
    }

    proptest::proptest! {
        #[test]
        fn every_pair_that_was_considered_is_there_once_and_in_order(rounds in vec(vec((0..20_usize, 0..20_usize), 0..60), 0..4)) {
            let mut bases = Bases::default();
            for pairs in &rounds {
                bases.consider(pairs.clone(), weigh, Threads::ONE);
            }
            let mut all: Vec<Pair> = rounds.concat().into_iter().filter(|&pair| weigh(pair).is_some()).collect();
            all.sort_unstable();
            all.dedup();
            proptest::prop_assert_eq!(bases.iter().map(|(pair, _)| pair).collect::<Vec<_>>(), all.clone());
            for pair in all {
                let worth = |basis: Option<&Basis>| basis.map(|basis| basis.wording);
                proptest::prop_assert_eq!(worth(bases.get(pair)), worth(weigh(pair).as_ref()));
            }
        }
    }
}
