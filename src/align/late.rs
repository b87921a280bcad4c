//! Two paragraphs that were both left alone.
//!
//! The question: a paragraph of the old text and one of the new found nobody. Were they rewritten into one another, or did
//! one go and the other come?
//!
//! ```text
//! old OP9  Requests the Secretary-General to monitor developments in this situation and report to the Council …
//! new OP5  Decides to mandate the Secretary-General to monitor the withdrawal … and to report to the Council …
//! ```
//!
//! Their score is too low to take anyone from a better partner, and there is nobody to take them from: so less may suffice. Words
//! that are carried whole begin a group (see [`super::residual`]). Of the others, those are paired that about as likely as not
//! belong together, by the chance that [`super::judge`] gives them, the likeliest first. What is less likely, and not
//! unlikely, is said as *perhaps*: both stay deleted and inserted, and a reader is shown what they may be.

use std::collections::HashSet;

use super::candidates::Pair;
use super::judge::Judge;
use super::score::Scored;
use super::weights::ALONE_TOGETHER;
use crate::sides::Sides;

/// The chance from which on two that were left alone are paired: about where one more pair, right as often as not, makes a
/// comparison better than two paragraphs that a reader must find himself.
const LIKELY: f64 = 0.4;

/// The chance from which on they are named.
const POSSIBLE: f64 = 0.15;

/// Returns the likely pairs of free provisions, the likeliest first, and the possible ones among the rest. No provision is in two.
pub(super) fn likely(judge: &Judge<'_>, free: impl Iterator<Item = Scored>) -> Likely {
    let mut chances: Vec<(f64, Pair)> = free
        .filter_map(|pair| {
            let chance = judge.chance_of(&pair, &ALONE_TOGETHER, POSSIBLE)?;
            Some((chance, (pair.old, pair.new)))
        })
        .collect();
    chances.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut taken = Sides::new(HashSet::new(), HashSet::new());
    chances.retain(|&(_, (old, new))| {
        let free = !taken.old.contains(&old) && !taken.new.contains(&new);
        if free {
            taken.old.insert(old);
            taken.new.insert(new);
        }
        free
    });
    let possible = chances.split_off(chances.partition_point(|&(chance, _)| chance >= LIKELY));
    Likely {
        pairs: chances,
        possible,
    }
}

/// Pairs of free provisions with their chances.
#[derive(Debug, Default)]
pub(super) struct Likely {
    pub(super) pairs: Vec<(f64, Pair)>,
    pub(super) possible: Vec<(f64, Pair)>,
}
