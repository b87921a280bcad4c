//! From passages back to paragraphs: the restatements of a text, with their places in letters.
//!
//! A long paragraph is several passages (`reading`); what they have in common with those of another paragraph is one restatement, as close as
//! its closest part. Places are counted in words until here, and in Unicode scalar values from here on, as everywhere outside.

use std::collections::BTreeMap;

use super::candidates::{Scales, candidates};
use super::index::Index;
use super::names::Titles;
use super::reading::{Passage, Reader};
use super::strength::{Two, judge};
use super::traced::{Span, Strength};
use crate::report::Text;

/// A paragraph in another text, and what it has of this one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Which text.
    pub(super) holding: usize,
    /// Which provision of it.
    pub(super) provision: usize,
    pub(super) strength: Strength,
    pub(super) mass: f64,
    pub(super) spans: Vec<Span>,
    /// The words that stand there: which passage of the paragraph, and which word of it.
    pub(super) words: Vec<(usize, usize)>,
}

/// What a paragraph is looked up in.
pub(super) struct Library<'a> {
    pub(super) index: &'a Index,
    pub(super) scales: &'a Scales<'a>,
    pub(super) titles: &'a Titles,
    /// Texts in which nothing is looked for, since they are the text itself.
    pub(super) own: &'a [usize],
}

/// Returns the restatements of a paragraph, given by its passages, in the order of the other texts.
pub(super) fn found(text: &str, passages: &[Passage], library: &Library<'_>) -> Vec<Found> {
    let mut by_place: BTreeMap<(usize, usize), Found> = BTreeMap::new();
    for (at, passage) in passages.iter().enumerate() {
        for candidate in candidates(passage, library.scales) {
            let place = library.index.places[candidate as usize];
            let (holding, provision) = (place.holding as usize, place.provision as usize);
            if library.own.contains(&holding) {
                continue;
            }
            let there = &library.index.holdings[holding].text;
            let Some(other) = read_again(there, provision, place.part as usize, library.titles) else {
                continue;
            };
            let two = Two {
                a: passage,
                b: &other,
                text,
            };
            let Some(common) = judge(&two, library.scales) else {
                continue;
            };
            let found = by_place.entry((holding, provision)).or_insert_with(|| Found {
                holding,
                provision,
                strength: common.strength,
                mass: 0.0,
                spans: Vec::new(),
                words: Vec::new(),
            });
            let other_text = &there.provisions[provision].text;
            found.strength = found.strength.min(common.strength);
            found.mass += common.mass;
            for shared in &common.shared {
                found.spans.push(Span {
                    a: letters(text, passage, shared.a),
                    b: letters(other_text, &other, shared.b),
                });
                found.words.extend(shared.words.iter().map(|&word| (at, word)));
            }
        }
    }
    by_place.into_values().map(Found::in_order).collect()
}

impl Found {
    fn in_order(mut self) -> Self {
        self.spans.sort_unstable();
        self.words.sort_unstable();
        self.words.dedup();
        self
    }
}

/// Reads a passage of an indexed text again.
fn read_again(text: &Text, provision: usize, part: usize, titles: &Titles) -> Option<Passage> {
    let passages = Reader::of(text, titles).passages(provision, text.provisions.get(provision)?);
    passages.into_iter().nth(part)
}

/// Returns the place of words in letters.
pub(super) fn letters(text: &str, passage: &Passage, (from, to): (usize, usize)) -> [usize; 2] {
    let start = passage.words[from].range.start;
    let end = passage.words[to - 1].range.end;
    let before = text[..start].chars().count();
    [before, before + text[start..end].chars().count()]
}

/// Returns whether each word of a passage is shared.
pub(super) fn covered(passages: &[Passage], found: &[Found]) -> Vec<Vec<bool>> {
    let mut covered: Vec<Vec<bool>> = passages.iter().map(|it| vec![false; it.words.len()]).collect();
    for &(at, word) in found.iter().flat_map(|it| &it.words) {
        covered[at][word] = true;
    }
    covered
}

/// Returns the share that some words are of a paragraph.
pub(super) fn share(words: usize, passages: &[Passage]) -> f64 {
    let all: usize = passages.iter().map(|passage| passage.words.len()).sum();
    let share = words as f64 / all.max(1) as f64;
    (share * 1e4).round() / 1e4
}
