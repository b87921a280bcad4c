//! What is known of each paragraph: its best sources, how much of it stands elsewhere, and which words stand nowhere.
//!
//! *New language* is what a negotiator must read: words that no source has. Formulas, names and figures that are not found are none, for
//! everybody writes them; a word is a formula's if no pair of it tells (`weight`). A stretch of such words is told only if it has one that is new.
//!
//! Cost: linear in the words of the paragraph and of its restatements.

use std::collections::BTreeSet;

use super::candidates::Scales;
use super::found::Found;
use super::reading::Passage;
use super::strength::TELLING;
use super::weight::{REACH, pair};
use super::words::Role;

/// How many sources of a paragraph are named as its best.
const BEST: usize = 4;
/// A source is told before closer ones if it has so many words that those before it have not.
const MORE: usize = 8;

/// Returns the best of what was found, the best first: the closest, then those that have other words of the paragraph, then the closest of
/// the rest.
pub(super) fn best(found: &[Found]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|&one, &other| {
        let (one, other) = (&found[one], &found[other]);
        let closer = one.strength.cmp(&other.strength);
        let more = other.words.len().cmp(&one.words.len());
        closer.then(more).then(other.mass.total_cmp(&one.mass))
    });
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    let adds = |&at: &usize| {
        let new = found[at].words.iter().filter(|word| !told.contains(word)).count();
        told.extend(&found[at].words);
        new >= MORE
    };
    let (mut first, rest): (Vec<usize>, Vec<usize>) = order.into_iter().partition(adds);
    first.extend(rest);
    first.truncate(BEST);
    first
}

/// Returns the stretches of a passage that stand nowhere else and say something new, as words: the first, and the one behind the last.
pub(super) fn new_language(passage: &Passage, found: &[bool], scales: &Scales<'_>) -> Vec<(usize, usize)> {
    let new = new_words(passage, found, scales);
    let mut stretches = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let end = at + found[at..].iter().take_while(|found| !**found).count();
        let first = (at..end).find(|&at| new[at]);
        let last = (at..end).rev().find(|&at| new[at]);
        if let (Some(first), Some(last)) = (first, last) {
            stretches.push((first, last + 1));
        }
        at = end.max(at + 1);
    }
    stretches
}

/// Returns which words are new: said, not found, and together with a neighbour as nobody has them.
fn new_words(passage: &Passage, found: &[bool], scales: &Scales<'_>) -> Vec<bool> {
    let mut new = vec![false; passage.words.len()];
    let count = passage.strong.len();
    for at in 0..count {
        let word = passage.strong[at];
        if found[word] || passage.words[word].role != Role::Said {
            continue;
        }
        let before = (0..at)
            .rev()
            .take_while(|&other| passage.apart(other, at) <= REACH);
        let after = (at + 1..count).take_while(|&other| passage.apart(at, other) <= REACH);
        let mut pairs = before.chain(after).filter_map(|other| pair(passage, at, other));
        new[word] = pairs.any(|pair| scales.weight(pair) >= TELLING);
    }
    new
}
