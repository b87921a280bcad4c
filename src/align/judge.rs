//! How likely a careful reader would say so.
//!
//! The question: a score orders the candidates of a paragraph, but what does .41 mean? Of pairs with that score, three in
//! four are right in two drafts of one resolution, and none in two resolutions on different subjects. So what is known of
//! a pair is put together once more, each part by its weight, and becomes a chance:
//!
//! ```text
//! chance = 1 / (1 + e^-(weight₀ + weight₁ × score + weight₂ × wording + … ))
//! ```
//!
//! The parts are those of the score and what the score does not see: how far the shorter text is contained in the longer,
//! how many stems are common, how near the best rival comes, how much of the two texts is surely paired (*closeness*), and whether what
//! they share is a formula (see [`super::formula`]). The weights stand in [`super::weights`]. They were learned from texts aligned by hand, one set for each question: is this pair
//! right; do two paragraphs that were left alone belong together; is it right that nothing answers this one?
//!
//! Cost: a merge of the stems of each pair that is asked about; for a question that looks at formulas, merges with its fellows
//! where the rest makes it likely enough.

use super::bases::Bases;
use super::context::{Context, Shape};
use super::formula::Fellows;
use super::parts::{COUNT, Weights};
use super::score::{OTHER_SECTION, Scored};
use super::terms::Wordings;
use crate::sides::Sides;

/// The place of the share of the shorter text's stems that is common.
const CONTAINED: usize = 5;

/// The least such share of two paragraphs that were left alone: a gap between the same neighbours, in texts that are otherwise the same,
/// makes no pair of them, whatever the weights say of so rare a case.
const COMMON: f64 = 0.3;

/// The place of the part that costs most to find out.
const FORMULA: usize = COUNT - 1;

/// The best and the second best score among the candidates of a provision.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    first: f64,
    second: f64,
}

impl Best {
    fn see(&mut self, score: f64) {
        if score > self.first {
            self.second = self.first;
            self.first = score;
        } else if score > self.second {
            self.second = score;
        }
    }

    /// The best of the others.
    fn beside(self, score: f64) -> f64 {
        if score >= self.first {
            self.second
        } else {
            self.first
        }
    }
}

/// Who judges: everything that was found out about two texts.
pub(super) struct Judge<'a> {
    wordings: &'a Wordings,
    bases: &'a Bases,
    context: Context<'a>,
    fellows: Fellows<'a>,
    best: Sides<Vec<Best>>,
    /// The share of the provisions of both texts that are surely paired.
    closeness: f64,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        wordings: &'a Wordings,
        shapes: &'a Sides<Shape>,
        bases: &'a Bases,
        scored: &'a [Scored],
        sure: &[Option<usize>],
    ) -> Self {
        let counts = wordings.sides.as_ref().map(Vec::len);
        let mut best = counts.map(|count| vec![Best::default(); count]);
        for pair in scored {
            best.old[pair.old].see(pair.score);
            best.new[pair.new].see(pair.score);
        }
        let paired = sure.iter().flatten().count();
        Self {
            wordings,
            bases,
            context: Context::new(shapes, sure),
            fellows: Fellows::of(wordings, scored),
            best,
            closeness: 2.0 * paired as f64 / (counts.old + counts.new).max(1) as f64,
        }
    }

    /// Returns the chance that a pair has by these weights.
    pub(super) fn chance(&self, pair: &Scored, weights: &Weights) -> f64 {
        chance(&self.known(pair), weights)
    }

    /// Returns the chance that a pair of two left alone has by these weights, if it is so high and they have words in common. Whether it is a formula is asked last: that speaks
    /// against a pair, never for it.
    pub(super) fn chance_of(&self, pair: &Scored, weights: &Weights, least: f64) -> Option<f64> {
        let enough = |chance: &f64| *chance >= least;
        let mut parts = self.known(pair);
        if parts[CONTAINED] < COMMON {
            return None;
        }
        let first = Some(chance(&parts, weights)).filter(enough)?;
        if weights[FORMULA] == 0.0 {
            return Some(first);
        }
        parts[FORMULA] = self.formula(pair);
        Some(chance(&parts, weights)).filter(enough)
    }

    /// Returns what is known of a pair, in the order of [`PARTS`](super::parts::PARTS).
    pub(super) fn parts(&self, pair: &Scored) -> [f64; COUNT] {
        let mut parts = self.known(pair);
        parts[FORMULA] = self.formula(pair);
        parts
    }

    fn formula(&self, pair: &Scored) -> f64 {
        is(self.fellows.formula(self.bases, (pair.old, pair.new)) > 1.0)
    }

    /// What is known of a pair beside the formula.
    fn known(&self, pair: &Scored) -> [f64; COUNT] {
        let at = (pair.old, pair.new);
        let basis = self.bases.get(at).copied().unwrap_or_default();
        let old = &self.wordings.sides.old[pair.old];
        let new = &self.wordings.sides.new[pair.new];
        let stems = self.wordings.common_stems(old, new);
        let rival = self.best.old[pair.old]
            .beside(pair.score)
            .max(self.best.new[pair.new].beside(pair.score));
        [
            1.0,
            pair.score,
            basis.wording,
            share(basis.shared, old.mass.min(new.mass)),
            share(stems, (old.stem_mass * new.stem_mass).sqrt()),
            share(stems, old.stem_mass.min(new.stem_mass)),
            is(basis.header == 0.0),
            self.context.place(at),
            self.context.company(at),
            is(basis.figures == Some(0.0)),
            is(basis.kind <= OTHER_SECTION),
            basis.shared.ln_1p(),
            old.mass.min(new.mass).ln_1p(),
            share(
                old.words.len().min(new.words.len()) as f64,
                old.words.len().max(new.words.len()) as f64,
            ),
            pair.score - rival,
            rival,
            self.closeness,
            0.0,
        ]
    }
}

fn chance(parts: &[f64; COUNT], weights: &Weights) -> f64 {
    let sum: f64 = parts
        .iter()
        .zip(weights)
        .map(|(part, weight)| part * weight)
        .sum();
    1.0 / (1.0 + (-sum).exp())
}

fn is(yes: bool) -> f64 {
    f64::from(u8::from(yes))
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 }
}
