//! Which passages are worth a closer look.
//!
//! A passage of the text looks up its pairs, the rarest first, and stops when it has read its share of the index; what came up with enough
//! weight ([`ENOUGH`]) is a candidate, the heaviest first. What a pair weighs is counted over the index and the text together.
//!
//! Cost: passages × [`READING`]. It gives up on passages made of pairs alone that thousands of others hold: these are formulas, which do not count.

use std::collections::HashMap;

use super::index::Index;
use super::reading::Passage;
use super::stems::Pair;
use super::weight::{Everywhere, Weights, pairs};

/// How many entries of the index a passage reads at most.
const READING: usize = 20_000;

/// How many candidates a passage has at most.
const CANDIDATES: usize = 200;

/// The weight of common pairs below which nothing is a candidate; see `strength` for what is enough in the end.
const ENOUGH: f64 = 0.9;

/// What pairs weigh for a text that is looked up in an index.
pub(super) struct Scales<'a> {
    index: &'a Index,
    weights: Weights<'a>,
    /// How many passages of the text hold each pair.
    own: HashMap<Pair, u32>,
}

impl<'a> Scales<'a> {
    pub(super) fn of(passages: &[Passage], index: &'a Index, everywhere: &'a Everywhere) -> Self {
        let mut own = HashMap::new();
        for pair in passages.iter().flat_map(pairs) {
            *own.entry(pair).or_insert(0) += 1;
        }
        Self {
            index,
            weights: Weights::among(index.counted + passages.len(), everywhere),
            own,
        }
    }

    /// Returns what a pair weighs.
    pub(super) fn weight(&self, pair: Pair) -> f64 {
        let own = self.own.get(&pair).copied().unwrap_or(0);
        self.weights.of(pair, own + self.index.common(pair))
    }
}

/// Returns the passages of the index, as positions in its places, that share enough with this one.
pub(super) fn candidates(passage: &Passage, scales: &Scales<'_>) -> Vec<u32> {
    let index = scales.index;
    let known = pairs(passage)
        .into_iter()
        .filter_map(|pair| Some((index.find(pair)?, pair)));
    let mut known: Vec<(usize, Pair)> = known.collect();
    known.sort_by_key(|&(at, pair)| (index.holders(at).len(), pair));
    let mut common: HashMap<u32, f64> = HashMap::new();
    let mut read = 0;
    for (at, pair) in known {
        let holders = index.holders(at);
        read += holders.len();
        if read > READING {
            break;
        }
        let weight = scales.weight(pair);
        if weight > 0.0 {
            for holder in holders {
                *common.entry(*holder).or_insert(0.0) += weight;
            }
        }
    }
    let mut found: Vec<(u32, f64)> = common
        .into_iter()
        .filter(|(_, weight)| *weight >= ENOUGH)
        .collect();
    found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    found.truncate(CANDIDATES);
    found.into_iter().map(|(holder, _)| holder).collect()
}
