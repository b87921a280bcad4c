//! Pairs what stands in two flows: paragraphs with paragraphs, tables with tables, rows with rows.
//!
//! What the report has paired stays paired. In each gap between such pairs, things that are alike are paired in their order:
//! equal ones at both ends first, then the best sequence by the share of common words, and where what is left is the same in
//! number and kind, one by one. Cost: within a gap the product of its sides up to [`AREA`]; beyond that only equal things are
//! paired, in linear time.

use std::collections::BTreeMap;

use crate::sides::Sides;
use crate::text::rising::rising;
use crate::text::similarity::common_in_bags;

/// A thing in a sequence.
#[derive(Debug, Clone, Default)]
pub(super) struct Unit {
    /// What can answer it: a paragraph does not answer a table.
    pub(super) kind: u8,
    /// Its words in order, as numbers, and sorted.
    pub(super) words: Vec<u64>,
    pub(super) bag: Vec<u64>,
    /// What stands at its start, where that is a name (the first cell of a row).
    pub(super) name: Option<u64>,
    /// The number of things inside (the cells of a row).
    pub(super) size: usize,
}

/// Pairs of positions.
pub(super) type Pairs = Vec<(usize, usize)>;

/// The product of two gaps up to which every thing is compared with every other.
const AREA: usize = 250_000;
/// The share of common words from which two things answer each other, in hundredths.
const ALIKE: usize = 45;
/// The share that is enough where both sides have as many things left.
const IN_STEP: usize = 12;
/// How alike two rows are at least that begin with the same cell.
const SAME_NAME: usize = 60;

/// Pairs two sequences in order. `fixed` pairs are kept; those among them that cross are left to the caller. Where `in_step`,
/// what is left over in the same number is paired one by one whatever it says.
pub(super) fn pair(
    old: &[Unit],
    new: &[Unit],
    fixed: &[(usize, usize)],
    taken: &Sides<Vec<bool>>,
    in_step: bool,
) -> Pairs {
    let mut pairs = Vec::new();
    let mut from = (0, 0);
    let mut anchors = in_order(fixed);
    anchors.push((old.len(), new.len()));
    for (i, j) in anchors {
        let left = |range: std::ops::Range<usize>, taken: &[bool]| -> Vec<usize> {
            range.filter(|at| !taken[*at]).collect()
        };
        if from.0 <= i && from.1 <= j {
            let (a, b) = (left(from.0..i, &taken.old), left(from.1..j, &taken.new));
            gap(old, new, &a, &b, in_step, &mut pairs);
        }
        from = (i + 1, j + 1);
    }
    pairs
}

/// Returns the most pairs that rise on both sides.
fn in_order(fixed: &[(usize, usize)]) -> Pairs {
    let mut sorted = fixed.to_vec();
    sorted.sort_unstable();
    let kept = rising(sorted.iter().map(|(_, new)| *new));
    kept.into_iter().map(|at| sorted[at]).collect()
}

/// Pairs what stands in one gap.
fn gap(old: &[Unit], new: &[Unit], a: &[usize], b: &[usize], in_step: bool, pairs: &mut Pairs) {
    let same = |i: usize, j: usize| old[i].kind == new[j].kind && old[i].words == new[j].words;
    let start = a.iter().zip(b).take_while(|(i, j)| same(**i, **j)).count();
    let (head_a, a) = a.split_at(start);
    let (head_b, b) = b.split_at(start);
    let end = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(i, j)| same(**i, **j))
        .count();
    let (a, tail_a) = a.split_at(a.len() - end);
    let (b, tail_b) = b.split_at(b.len() - end);
    pairs.extend(head_a.iter().copied().zip(head_b.iter().copied()));
    let found = if a.len().saturating_mul(b.len()) <= AREA {
        best(old, new, a, b)
    } else {
        equal(old, new, a, b)
    };
    let mut from = (0, 0);
    for (i, j) in found.iter().copied().chain([(a.len(), b.len())]) {
        step(old, new, &a[from.0..i], &b[from.1..j], in_step, pairs);
        if i < a.len() && j < b.len() {
            pairs.push((a[i], b[j]));
        }
        from = (i + 1, j + 1);
    }
    pairs.extend(tail_a.iter().copied().zip(tail_b.iter().copied()));
}

/// Pairs things one by one that are the same in number and kind.
fn step(old: &[Unit], new: &[Unit], a: &[usize], b: &[usize], in_step: bool, pairs: &mut Pairs) {
    let kinds = a
        .iter()
        .zip(b)
        .all(|(i, j)| old[*i].kind == new[*j].kind && old[*i].size == new[*j].size);
    if a.len() != b.len() || !kinds {
        return;
    }
    let alike = a
        .iter()
        .zip(b)
        .filter(|(i, j)| in_step || share(&old[**i], &new[**j]) >= IN_STEP);
    pairs.extend(alike.map(|(i, j)| (*i, *j)));
}

/// Returns the pairs, by their places in the gap, that have most in common in order.
fn best(old: &[Unit], new: &[Unit], a: &[usize], b: &[usize]) -> Pairs {
    let width = b.len() + 1;
    let mut scores = vec![0_u32; (a.len() + 1) * width];
    let mut shares = vec![0_u32; a.len() * b.len()];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let share = share(&old[a[i]], &new[b[j]]);
            let worth = if share >= ALIKE { share as u32 } else { 0 };
            shares[i * b.len() + j] = worth;
            let both = if worth > 0 {
                scores[(i + 1) * width + j + 1] + worth
            } else {
                0
            };
            let one = scores[(i + 1) * width + j].max(scores[i * width + j + 1]);
            scores[i * width + j] = both.max(one);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::new();
    while i < a.len() && j < b.len() {
        let worth = shares[i * b.len() + j];
        if worth > 0 && scores[i * width + j] == scores[(i + 1) * width + j + 1] + worth {
            found.push((i, j));
            i += 1;
            j += 1;
        } else if scores[(i + 1) * width + j] >= scores[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

/// Where equal things stand, on each side.
type Places = (Vec<usize>, Vec<usize>);

/// Returns the pairs of equal things that are the only ones of their kind on either side.
fn equal(old: &[Unit], new: &[Unit], a: &[usize], b: &[usize]) -> Pairs {
    let mut places: BTreeMap<(u8, &[u64]), Places> = BTreeMap::new();
    for (at, i) in a.iter().enumerate() {
        places
            .entry((old[*i].kind, &old[*i].words))
            .or_default()
            .0
            .push(at);
    }
    for (at, j) in b.iter().enumerate() {
        places
            .entry((new[*j].kind, &new[*j].words))
            .or_default()
            .1
            .push(at);
    }
    let single = places
        .values()
        .filter_map(|(old, new)| match (old[..].first(), new[..].first()) {
            (Some(i), Some(j)) if old.len() == 1 && new.len() == 1 => Some((*i, *j)),
            _ => None,
        });
    in_order(&single.collect::<Vec<_>>())
}

/// Returns the share of common words of two things, in hundredths; nothing for things of two kinds.
fn share(old: &Unit, new: &Unit) -> usize {
    if old.kind != new.kind {
        return 0;
    }
    let all = old.words.len() + new.words.len();
    if all == 0 {
        return 100;
    }
    let share = 200 * common_in_bags(&old.bag, &new.bag) / all;
    let same_name = old.name.is_some() && old.name == new.name && old.size == new.size;
    if same_name { share.max(SAME_NAME) } else { share }
}

impl Unit {
    /// A thing of a kind with these words.
    pub(super) fn new(kind: u8, words: Vec<u64>) -> Self {
        let mut bag = words.clone();
        bag.sort_unstable();
        Self {
            kind,
            words,
            bag,
            ..Self::default()
        }
    }
}

/// Returns the words of a text as numbers.
pub(super) fn words(text: &str) -> Vec<u64> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let words = crate::text::tokens::words(text).into_iter();
    words
        .map(|word| {
            let mut hasher = DefaultHasher::new();
            word.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}
