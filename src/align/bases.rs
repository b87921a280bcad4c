//! What each candidate pair is worth in itself, whatever stands around it.

use super::candidates::Pair;
use super::score::Basis;
use crate::threads::Threads;

/// The candidate pairs in order, with what they are worth in themselves: a few hundred thousand for a long text, so they
/// stand in one list.
#[derive(Debug, Default)]
pub(super) struct Bases(pub(super) Vec<(Pair, Basis)>);

impl Bases {
    /// Returns what a pair is worth.
    pub(super) fn get(&self, pair: Pair) -> Option<&Basis> {
        self.place(pair).ok().map(|at| &self.0[at].1)
    }

    fn place(&self, pair: Pair) -> Result<usize, usize> {
        self.0.binary_search_by_key(&pair, |&(pair, _)| pair)
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
        // One thread needs no list of what each pair is worth beside the one that is kept.
        if threads.count() == 1 {
            let weighed = pairs.into_iter().filter_map(|pair| Some((pair, weigh(pair)?)));
            self.0.extend(weighed);
        } else {
            let weighed = threads.map(&pairs, |&pair| Some((pair, weigh(pair)?)));
            self.0.extend(weighed.into_iter().flatten());
        }
        // Two stretches that are in order: a stable sort merges them.
        self.0.sort_by_key(|&(pair, _)| pair);
    }
}
