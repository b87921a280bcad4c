//! How much two words prove by standing together.
//!
//! `full achievement` in two paragraphs of two thousand is a witness, `human rights` is none. So a *pair* of strong words that are neighbours,
//! or have one word or one name between them, weighs more the fewer passages hold it:
//!
//! ```text
//! weight = ( ln(1 + N / df) / ln(1 + N / 2) )²       N passages of the texts at hand, df of them hold the pair; at most 1
//!        × ln(share) / ln(1 %)                       share of the texts of a whole session that hold it (`lexicon::recurring`); at most 1
//! ```
//!
//! and nothing at all below [`SLIGHT`]. The first line is the formula by frequency in the texts at hand; the second knows what everybody
//! writes where these are only two. Names and figures prove nothing, so a pair with one of them weighs nothing.

use std::collections::HashMap;

use super::reading::Passage;
use super::stems::{Pair, Stem, Stemmer};
use super::words::Role;
use crate::lexicon::{Language, recurring};
use crate::text::tokens::words;

/// A pair that weighs less weighs nothing: many weak witnesses are none.
const SLIGHT: f64 = 0.2;

/// The share of all texts below which a pair recurs nowhere.
const RARE: f64 = 0.01;

/// How far apart two strong words may stand and are still together (`Passage::apart`).
pub(super) const REACH: usize = 2;

/// Returns the pairs of a passage of which both words can prove something, each once, with their first position in `strong`.
pub(super) fn pairs(passage: &Passage) -> Vec<Pair> {
    let count = passage.strong.len();
    let mut found = Vec::with_capacity(count * REACH);
    for at in 0..count {
        let near = (at + 1..count).take_while(|&other| passage.apart(at, other) <= REACH);
        found.extend(near.filter_map(|other| pair(passage, at, other)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Returns the pair of two strong words, if both can prove something.
pub(super) fn pair(passage: &Passage, one: usize, other: usize) -> Option<Pair> {
    let (one, other) = (passage.strong_word(one), passage.strong_word(other));
    let said = one.role == Role::Said && other.role == Role::Said;
    said.then(|| Pair::of(one.stem, other.stem))
}

/// What pairs weigh among the texts at hand.
pub(super) struct Weights<'a> {
    passages: f64,
    recurring: &'a Everywhere,
}

impl<'a> Weights<'a> {
    /// Weighs among so many passages.
    pub(super) fn among(passages: usize, recurring: &'a Everywhere) -> Self {
        Self {
            passages: passages.max(2) as f64,
            recurring,
        }
    }

    /// Returns what a pair weighs that so many passages hold.
    pub(super) fn of(&self, pair: Pair, holders: u32) -> f64 {
        let rarity = |df: f64| (self.passages / df).ln_1p();
        let here = (rarity(f64::from(holders.max(2))) / rarity(2.0)).clamp(0.0, 1.0);
        let weight = here * here * self.recurring.weight(pair);
        if weight < SLIGHT { 0.0 } else { weight }
    }
}

/// What recurs in everybody's texts of a language.
#[derive(Debug, Default)]
pub(super) struct Everywhere {
    weights: HashMap<Pair, f64>,
}

impl Everywhere {
    pub(super) fn of(language: &'static Language) -> Self {
        let stemmer = Stemmer::of(language);
        let mut everywhere = Self::default();
        let Some(table) = recurring(language.code) else {
            everywhere.formulas(language, &stemmer);
            return everywhere;
        };
        let counted = table.pairs.iter().map(|(one, other, count)| {
            let share = f64::from(*count) / f64::from(table.texts);
            let weight = (share.ln() / RARE.ln()).clamp(0.0, 1.0);
            (Pair::of(stemmer.stem(one), stemmer.stem(other)), weight)
        });
        everywhere.weights.extend(counted);
        everywhere.formulas(language, &stemmer);
        everywhere
    }

    /// The pairs of a formula weigh nothing.
    fn formulas(&mut self, language: &'static Language, stemmer: &Stemmer) {
        for formula in language.formulas {
            let words = words(formula)
                .into_iter()
                .filter(|word| !stemmer.is_grammar(word));
            let stems: Vec<Stem> = words.map(|word| stemmer.stem(&word)).collect();
            for at in 0..stems.len() {
                for other in at + 1..stems.len().min(at + 1 + REACH) {
                    self.weights.insert(Pair::of(stems[at], stems[other]), 0.0);
                }
            }
        }
    }

    fn weight(&self, pair: Pair) -> f64 {
        self.weights.get(&pair).copied().unwrap_or(1.0)
    }
}
