//! Runs of words that a paragraph shares with another wording, where its own words are not explained yet.
//!
//! A clause may come from anywhere in the other wording, in any order, so no diff of the whole is made: every pair of neighbouring
//! words that both have is grown to the longest run, which may reach over what is explained already, for the words around a restored
//! one say where it belongs. A run then goes on over a gap of few words, as an editor leaves it:
//!
//! ```text
//! Reiterates      appreciation for the offer of the Government of Brazil
//! Reiterates its  appreciation for the offer of the Government of Egypt
//! ─────────┘      └───────────────── run ────────────────────┘
//!          over a gap
//! ```
//!
//! Cost: linear in both wordings for the pairs that are not everywhere in the paragraph; those that are, start no run. What a paragraph may
//! ask of all wordings together is bounded (`Patience`), for a text of few words in ever new orders has runs without end.

use std::collections::HashMap;
use std::ops::Range;

use super::cuts::Cuts;
use super::weights::Pair;

/// A pair that stands more often in a paragraph starts no run: others of the same run do.
const EVERYWHERE: usize = 16;
/// How many words may stand between a run and its continuation, on either side.
const GAP: usize = 2;

/// What may still be spent on a paragraph, in words that are looked at.
pub(super) struct Patience(usize);

impl Patience {
    /// Returns what a paragraph may cost: as much as reading it often, however short it is.
    pub(super) fn of(words: usize) -> Self {
        Self((words * 64).max(1 << 18))
    }

    /// Whether nothing is left.
    pub(super) fn is_gone(&self) -> bool {
        self.0 == 0
    }

    fn spend(&mut self, words: usize) {
        self.0 = self.0.saturating_sub(words);
    }
}

/// Words of a paragraph with those of another wording that they are, in order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// The positions among the words of both.
    pub(super) words: Vec<(usize, usize)>,
    /// What its pairs weigh.
    pub(super) weight: f64,
}

/// Returns the runs of `words` and `other` that hold an open word.
pub(super) fn runs(
    cuts: &Cuts,
    (words, units): (&[u32], &[Range<usize>]),
    open: &[bool],
    other: &[u32],
    patience: &mut Patience,
) -> Vec<Run> {
    patience.spend(other.len() / 8);
    let mut starts: HashMap<Pair, Vec<usize>> = HashMap::new();
    for at in 1..words.len() {
        if open[at - 1] || open[at] {
            starts.entry((words[at - 1], words[at])).or_default().push(at - 1);
        }
    }
    // A place of each diagonal up to which runs were grown.
    let mut grown: HashMap<usize, usize> = HashMap::new();
    let mut found = Vec::new();
    for there in 1..other.len() {
        if patience.is_gone() {
            break;
        }
        let Some(here) = starts.get(&(other[there - 1], other[there])) else {
            continue;
        };
        if here.len() > EVERYWHERE {
            continue;
        }
        for &at in here {
            let diagonal = there + words.len() - at;
            if grown.get(&diagonal).is_some_and(|&to| there <= to) {
                continue;
            }
            let run = grow(words, other, (at, there - 1));
            grown.insert(diagonal, run.1.1);
            patience.spend(run.1.1 - run.0.1 + 8);
            let mut run = continued(cuts, words, other, run);
            leave_halves(&mut run, units);
            found.push(run);
        }
    }
    found
}

/// Takes out of a run what is only a part of a value: `November` of `21 November 2025`.
fn leave_halves(run: &mut Run, units: &[Range<usize>]) {
    let words = std::mem::take(&mut run.words);
    let has = |here: usize, there: usize| words.binary_search(&(here, there)).is_ok();
    let whole = |&&(here, there): &&(usize, usize)| {
        let unit = units[here].clone();
        unit.len() == 1
            || unit
                .into_iter()
                .all(|at| has(at, (there + at).wrapping_sub(here)))
    };
    run.words = words.iter().filter(whole).copied().collect();
}

/// The first positions of a run, and those behind it.
type Ends = ((usize, usize), (usize, usize));

fn grow(words: &[u32], other: &[u32], (here, there): (usize, usize)) -> Ends {
    let back = words[..here].iter().rev().zip(other[..there].iter().rev());
    let back = back.take_while(|(one, other)| one == other).count();
    let on = words[here..].iter().zip(&other[there..]);
    let on = on.take_while(|(one, other)| one == other).count();
    ((here - back, there - back), (here + on, there + on))
}

/// Lets a run go on over small gaps at both ends.
fn continued(cuts: &Cuts, words: &[u32], other: &[u32], run: Ends) -> Run {
    let (mut first, mut behind) = run;
    let mut parts = vec![run];
    while let Some(part) = before(cuts, words, other, first) {
        first = part.0;
        parts.insert(0, part);
    }
    while let Some(part) = after(cuts, words, other, behind) {
        behind = part.1;
        parts.push(part);
    }
    let mut weight = 0.0;
    let mut both = Vec::new();
    for ((here, there), (end, _)) in parts {
        weight += (here + 1..end)
            .map(|at| cuts.weights.pair((words[at - 1], words[at])))
            .sum::<f64>();
        both.extend((here..end).map(|at| (at, there + at - here)));
    }
    Run { words: both, weight }
}

fn before(cuts: &Cuts, words: &[u32], other: &[u32], first: (usize, usize)) -> Option<Ends> {
    gaps().find_map(|(here, there)| {
        let at = (first.0.checked_sub(here + 1)?, first.1.checked_sub(there + 1)?);
        let same = words[at.0] == other[at.1] && cuts.keys[words[at.0] as usize].content;
        same.then(|| {
            let (from, _) = grow(words, other, at);
            (from, (at.0 + 1, at.1 + 1))
        })
    })
}

fn after(cuts: &Cuts, words: &[u32], other: &[u32], behind: (usize, usize)) -> Option<Ends> {
    gaps().find_map(|(here, there)| {
        let at = (behind.0 + here, behind.1 + there);
        let same = words.get(at.0)? == other.get(at.1)? && cuts.keys[words[at.0] as usize].content;
        same.then(|| {
            let (_, to) = grow(words, other, at);
            (at, to)
        })
    })
}

/// Yields the gaps that a run may go over, the smallest first.
fn gaps() -> impl Iterator<Item = (usize, usize)> {
    let all = (1..=2 * GAP).flat_map(|sum| (0..=sum.min(GAP)).map(move |here| (here, sum - here)));
    all.filter(|&(_, there)| there <= GAP)
}
