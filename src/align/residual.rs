//! Splits, merges, and text absorbed elsewhere.
//!
//! The question: after the one-to-one assignment some provisions are left alone. Did their words really come and go?
//!
//! ```text
//! old PP13  Noting that women often make up a large portion of the paid care workforce, …
//! old PP14  Noting also that these inequalities contribute to the feminization of poverty …
//! new PP14  Noting that women often make up … , and noting also that these inequalities contribute to …
//! ```
//!
//! New PP14 is paired with old PP13; old PP14 is alone, but a long *run* of its words stands in new PP14, in a place
//! that old PP13 does not explain. So old PP14 joins the group, which becomes a merge. A run is a stretch of at least
//! [`RUN`] words in the same order; what counts is the mass of its pairs of words, so that
//! `the promotion and protection of all human rights` carries little and `the President of the Council of Mayors` much.
//!
//! Cost: one pass over both texts of each candidate pair with a free side.

use super::candidates::Pair;
use super::corrections::Fixed;
use super::terms::{Wording, Wordings};
use crate::sides::{Side, Sides};

/// The fewest words in a row that count as carried over.
const RUN: usize = 4;

/// The least mass of carried runs: that of a clause of about eight words that stands nowhere else.
const CARRIED: f64 = 6.0;

/// The least share of the free provision that must be carried, or else of what the mate leaves unexplained in the host:
/// a merge may take a clause out of a long paragraph, if that clause is then half of what is new.
const SHARE: f64 = 0.3;

/// A free provision of `side` that joins the pair of `host`, a provision of the other side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joining {
    pub(super) side: Side,
    pub(super) free: usize,
    pub(super) host: usize,
    /// How much of the free provision was carried, or of what it explains; the order in which the claims are heard.
    share: f64,
}

/// Returns the free provisions that join a pair. `partners` holds the pairs as seen from each side.
pub(super) fn joinings(
    wordings: &Wordings,
    partners: &Sides<Vec<Option<usize>>>,
    candidates: impl Iterator<Item = Pair>,
    fixed: &Fixed,
) -> Vec<Joining> {
    let by_hand = fixed.joined().iter().map(|&(side, free, host)| Joining {
        side,
        free,
        host,
        share: f64::INFINITY,
    });
    let by_words = candidates.filter_map(|pair| joining(wordings, partners, pair));
    let mut found: Vec<Joining> = by_hand.chain(by_words).collect();
    found.sort_by(|a, b| {
        b.share
            .total_cmp(&a.share)
            .then((a.side, a.free, a.host).cmp(&(b.side, b.free, b.host)))
    });
    let mut joined = Sides::new(vec![false; partners.old.len()], vec![false; partners.new.len()]);
    let mut closed = Sides::new(vec![false; partners.old.len()], vec![false; partners.new.len()]);
    found.retain(|joining| {
        let other = joining.side.other();
        let Some(mate) = partners.get(other)[joining.host] else {
            return false;
        };
        // A group has several provisions on one side only: its host, and nobody joins the mate.
        if joined.get(joining.side)[joining.free] || closed.get(other)[joining.host] {
            return false;
        }
        joined.get_mut(joining.side)[joining.free] = true;
        closed.get_mut(joining.side)[mate] = true;
        true
    });
    found
}

fn joining(wordings: &Wordings, partners: &Sides<Vec<Option<usize>>>, (old, new): Pair) -> Option<Joining> {
    let (side, free, host) = match (partners.old[old], partners.new[new]) {
        (None, Some(_)) => (Side::Old, old, new),
        (Some(_), None) => (Side::New, new, old),
        _ => return None,
    };
    let mate = partners.get(side.other())[host]?;
    let free_words = &wordings.sides.get(side)[free];
    let mate_words = &wordings.sides.get(side)[mate];
    let host_words = &wordings.sides.get(side.other())[host];
    let explained = covered(&runs(mate_words, host_words), host_words.pairs.len());
    let covered_by_free = covered(&runs(free_words, host_words), host_words.pairs.len());
    let weighed = |counts: &dyn Fn(usize) -> bool| -> f64 {
        (0..)
            .zip(&host_words.pairs)
            .filter(|&(place, _)| counts(place))
            .map(|(_, &pair)| wordings.weights[pair as usize])
            .sum()
    };
    let unexplained = weighed(&|place| !explained[place]);
    let carried = weighed(&|place| !explained[place] && covered_by_free[place]);
    let all: f64 = free_words
        .pairs
        .iter()
        .map(|&pair| wordings.weights[pair as usize])
        .sum();
    let share = carried / all.min(unexplained).max(f64::MIN_POSITIVE);
    (carried >= CARRIED && share >= SHARE).then_some(Joining {
        side,
        free,
        host,
        share,
    })
}

/// Marks the pairs of words of the host that stand inside a run.
fn covered(runs: &[Run], pairs: usize) -> Vec<bool> {
    let mut covered = vec![false; pairs];
    for run in runs {
        covered[run.there..run.there + run.length - 1].fill(true);
    }
    covered
}

/// A stretch of words that two provisions have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    there: usize,
    length: usize,
}

/// Returns the common runs from left to right of `here`, each as long as possible.
fn runs(here: &Wording, there: &Wording) -> Vec<Run> {
    let (here, there) = (here.words.as_slice(), there.words.as_slice());
    let mut starts: Vec<(&[u32], usize)> = there.windows(RUN).zip(0..).collect();
    starts.sort_unstable();
    let mut runs = Vec::new();
    let mut at = 0;
    while at + RUN <= here.len() {
        let seed = &here[at..at + RUN];
        let first = starts.partition_point(|&(words, _)| words < seed);
        let longest = starts[first..]
            .iter()
            .take_while(|&&(words, _)| words == seed)
            .map(|&(_, start)| (common_prefix(&here[at..], &there[start..]), start))
            .max_by_key(|&(length, start)| (length, std::cmp::Reverse(start)));
        match longest {
            Some((length, start)) => {
                runs.push(Run { there: start, length });
                at += length;
            }
            None => at += 1,
        }
    }
    runs
}

fn common_prefix(a: &[u32], b: &[u32]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::{Run, runs};
    use crate::align::terms::Wording;

    fn wording(words: &[u32]) -> Wording {
        Wording {
            words: words.to_vec(),
            ..Wording::default()
        }
    }

    #[test]
    fn runs_are_as_long_as_possible_and_ignore_short_ones() {
        let here = wording(&[1, 2, 3, 4, 5, 9, 6, 7, 8, 9, 1]);
        let there = wording(&[6, 7, 8, 0, 1, 2, 3, 4, 5, 1, 2, 3, 4]);
        assert_eq!(runs(&here, &there), [Run { there: 4, length: 5 }]);
    }
}
