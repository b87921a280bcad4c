//! What a pair is worth.
//!
//! The question: is this paragraph the continuation of that one, or do they only share their subject? Wording
//! decides: the weight of the common terms against that of all terms, `common / √(mass of old × mass of new)`, which
//! still recognises a short paragraph that was much extended. Everything else (header, kind, place, company) is
//! *support*, a number in 0..1, and counts as much as [`CONTEXT`] units of mass would:
//!
//! ```text
//! score = (common + CONTEXT × support) / (√(mass × mass) + CONTEXT)
//! ```
//!
//! So in a paragraph of eighty words support can decide between two similar candidates and no more, while for
//! `Decides:` or a heading, with hardly any wording to go by, it is nearly everything. (The formula is the usual
//! shrinkage of a proportion towards what one expects beforehand.)

use super::context::Context;
use super::terms::{Wording, Wordings};
use crate::align::Evidence;
use crate::instrument::{Header, Instrument, Kind, Provision};
use crate::sides::Sides;

/// The mass of wording that support counts as much as: that of a clause of about eight words.
pub(super) const CONTEXT: f64 = 8.0;

/// The score below which two provisions stay apart.
pub(super) const THRESHOLD: f64 = 0.30;

/// The parts of support and their shares.
const HEADER_SHARE: f64 = 0.25;
const KIND_SHARE: f64 = 0.25;
const PLACE_SHARE: f64 = 0.25;
const COMPANY_SHARE: f64 = 0.25;

/// What a part of support counts when there is nothing to compare.
pub(super) const UNKNOWN: f64 = 0.5;

/// A pair with its score.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scored {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) score: f64,
}

/// The part of a score that no other pair can change.
#[derive(Debug, Clone, Copy)]
pub(super) struct Basis {
    /// The mass of the common terms.
    common: f64,
    /// The geometric mean of both masses.
    mass: f64,
    header: f64,
    kind: f64,
    same_words: bool,
}

/// Weighs what two provisions have in themselves; `None` when they can never be paired.
pub(super) fn basis(
    instruments: Sides<&Instrument>,
    wordings: &Wordings,
    (old, new): (usize, usize),
) -> Option<Basis> {
    let provisions = Sides::new(&instruments.old.provisions[old], &instruments.new.provisions[new]);
    let words = Sides::new(&wordings.sides.old[old], &wordings.sides.new[new]);
    let same_words = words.old.class == words.new.class;
    Some(Basis {
        common: common(words, &wordings.weights),
        mass: (words.old.mass * words.new.mass).sqrt(),
        header: header(provisions),
        kind: kind(provisions, same_words)?,
        same_words,
    })
}

impl Basis {
    /// Returns the score in the light of what is already paired.
    pub(super) fn score(&self, context: &Context<'_>, pair: (usize, usize)) -> f64 {
        if self.mass == 0.0 && !self.same_words {
            return 0.0;
        }
        let support = HEADER_SHARE * self.header
            + KIND_SHARE * self.kind
            + PLACE_SHARE * context.place(pair)
            + COMPANY_SHARE * context.company(pair);
        (self.common + CONTEXT * support) / (self.mass + CONTEXT)
    }

    /// Returns the parts of the score, as shown to the user.
    pub(super) fn evidence(&self, context: &Context<'_>, pair: (usize, usize), citations: f64) -> Evidence {
        Evidence {
            wording: if self.same_words {
                1.0
            } else {
                self.common / self.mass.max(f64::MIN_POSITIVE)
            },
            header: self.header,
            position: f64::midpoint(context.place(pair), context.company(pair)),
            citations,
        }
    }
}

fn common(words: Sides<&Wording>, weights: &[f64]) -> f64 {
    let (mut old, mut new) = (words.old.terms.as_slice(), words.new.terms.as_slice());
    let mut sum = 0.0;
    while let ([(old_term, old_count), old_rest @ ..], [(new_term, new_count), new_rest @ ..]) = (old, new) {
        if old_term == new_term {
            sum += weights[*old_term as usize] * f64::from(*old_count.min(new_count));
        }
        if old_term <= new_term {
            old = old_rest;
        }
        if new_term <= old_term {
            new = new_rest;
        }
    }
    sum
}

/// Agreement of the leading verb phrases: the verb counts, not `also` or `further`.
fn header(provisions: Sides<&Provision>) -> f64 {
    match (&provisions.old.header, &provisions.new.header) {
        (Some(old), Some(new)) => f64::from(u8::from(same_verb(old, new))),
        _ => UNKNOWN,
    }
}

fn same_verb(old: &Header, new: &Header) -> bool {
    if old.lemma.is_empty() || new.lemma.is_empty() {
        old.text.to_lowercase() == new.text.to_lowercase()
    } else {
        old.lemma == new.lemma
    }
}

/// Agreement of kind; a heading only ever answers a heading, unless a reader took the same words for something else.
fn kind(provisions: Sides<&Provision>, same_words: bool) -> Option<f64> {
    use Kind::{Heading, Operative, Preambular};
    match (provisions.old.kind, provisions.new.kind) {
        (old, new) if old == new => Some(1.0),
        (Heading, _) | (_, Heading) => same_words.then_some(0.0),
        (Preambular, Operative) | (Operative, Preambular) => Some(0.0),
        _ => Some(UNKNOWN),
    }
}

/// Returns the share of figures (years, symbols, numbers) that two provisions have in common; 0 where there are none.
pub(super) fn citations(words: Sides<&Wording>) -> f64 {
    let all = words.old.figures.len() + words.new.figures.len();
    let common = words
        .old
        .figures
        .iter()
        .filter(|figure| words.new.figures.binary_search(figure).is_ok())
        .count();
    if all == 0 {
        0.0
    } else {
        2.0 * common as f64 / all as f64
    }
}
