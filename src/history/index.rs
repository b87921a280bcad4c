//! Which earlier wordings share rare wording with a stretch: an index of pairs of neighbouring words.
//!
//! Language that left three versions ago may come back anywhere, so all wordings of all earlier versions are asked at once. The
//! rarest pairs of the stretch are read first, up to a budget: what everybody says never names anybody.
//!
//! Cost: one entry for each pair of each wording, and a bounded reading for each question.

use std::collections::HashMap;

use super::cuts::Cuts;
use super::weights::Pair;

/// How many entries are read for one question.
const BUDGET: usize = 4_096;
/// How many wordings are named at most.
const NAMED: usize = 24;

/// The wordings by their pairs, in the order of their first versions.
#[derive(Debug, Default)]
pub(super) struct Index {
    wordings: HashMap<Pair, Vec<usize>>,
}

impl Index {
    /// Adds a wording.
    pub(super) fn add(&mut self, cuts: &Cuts, cut: usize) {
        let words = &cuts.all[cut].keys;
        let mut pairs: Vec<Pair> = words.windows(2).map(|two| (two[0], two[1])).collect();
        pairs.sort_unstable();
        pairs.dedup();
        for pair in pairs {
            self.wordings.entry(pair).or_default().push(cut);
        }
    }

    /// Returns the wordings that share most of some pairs, those that share most first.
    pub(super) fn sharing(&self, cuts: &Cuts, pairs: impl Iterator<Item = Pair>) -> Vec<usize> {
        let mut pairs: Vec<Pair> = pairs.filter(|pair| self.wordings.contains_key(pair)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let count = |pair: &Pair| self.wordings[pair].len();
        pairs.sort_by_key(|pair| (count(pair), *pair));
        let mut shared: HashMap<usize, f64> = HashMap::new();
        let mut read = 0;
        for pair in pairs {
            read += count(&pair);
            if read > BUDGET && !shared.is_empty() {
                break;
            }
            let weight = cuts.weights.pair(pair);
            for &cut in &self.wordings[&pair] {
                *shared.entry(cut).or_default() += weight;
            }
        }
        let mut named: Vec<(usize, f64)> = shared.into_iter().collect();
        named.sort_by(|one, other| other.1.total_cmp(&one.1).then(other.0.cmp(&one.0)));
        named.truncate(NAMED);
        named.into_iter().map(|(cut, _)| cut).collect()
    }
}
