//! What a pair is worth.
//!
//! The question: is this paragraph the continuation of that one, or do they only share their subject? Wording
//! decides: the weight of the common terms against that of all terms, `common / √(mass of old × mass of new)`, which
//! still recognises a short paragraph that was much extended. Figures that one side alone has weigh half in its mass:
//! `resolution 2301 (2016)` becomes `resolution 2387 (2017)` in a paragraph that is the same. Header, place, company and figures are *support*:
//!
//! ```text
//! support = mean(header, place, company, figures) × kind
//! clause  = wording × (1 - STEERING) + support × STEERING × min(1, wording / ENOUGH)
//! score   = clause × mass / (mass + CONTEXT) + support × CONTEXT / (mass + CONTEXT)
//! ```
//!
//! The second line weighs what was written: support steers between candidates that share wording, as where `Requests
//! the Subsidiary Body … to consider the issue of the host of the sessions` recurs for every year, and is worth
//! nothing where there is none. The third line is the usual shrinkage of a proportion towards what one expects
//! beforehand: the less there is to read (`Decides:`, a heading), the more support counts.
//!
//! For example `Decides to extend the mandate of the Mission until 31 March` shares more words with a new recital
//! `Recalling its resolution 12 (2019), which renewed the mandate of the Mission until 30 June` than the old recital
//! `Recalling its resolution 7 (2017), which established the Mission` does, but has another verb, stands elsewhere and
//! in the other section; support gives the recital to the recital.
//!
//! The constants were found on hand-aligned texts and stand on a plateau: a sixth more or less of any of them
//! changes at most two links in a hundred.

use super::context::{Context, UNKNOWN};
use super::terms::{Wording, Wordings};
use crate::align::Evidence;
use crate::instrument::{Header, Instrument, Kind, Provision};
use crate::sides::Sides;

/// The score below which two provisions stay apart.
pub(super) const THRESHOLD: f64 = 0.35;

/// The mass of wording that support counts as much as: that of four words that stand nowhere else.
pub(super) const CONTEXT: f64 = 4.0;

/// The share of support in the score of a paragraph however long.
const STEERING: f64 = 0.4;

/// The common wording from which on support counts in full.
const ENOUGH: f64 = 0.15;

/// The share of figures in support, where header, place and company have 1 each: years and symbols roll on in
/// paragraphs that answer each other, so agreement says much and disagreement little.
const FIGURES: f64 = 0.5;

/// The share of the figures of one side alone, with the words beside them, that wording forgives. A resolution recalls last
/// year's number, date and report; next year's recalls others in the same place.
const ROLLED: f64 = 0.5;

/// What remains of support between the preamble and the operative part.
pub(super) const OTHER_SECTION: f64 = 0.5;

/// What remains of support between a sub-paragraph and a paragraph.
const OTHER_LEVEL: f64 = 0.75;

/// A pair with its score.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scored {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) score: f64,
}

/// The part of a score that no other pair can change.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Basis {
    /// The weight of the common terms against that of all terms, 0..1.
    pub(super) wording: f64,
    /// How much there is to read: the mean of both masses.
    mass: f64,
    /// Agreement of the leading verbs, 0..1.
    pub(super) header: f64,
    /// Agreement of years, symbols and numbers, 0..1; none where a side has none.
    pub(super) figures: Option<f64>,
    /// What the kinds of provision leave of support, 0..1.
    pub(super) kind: f64,
    /// The weight of the common terms.
    pub(super) shared: f64,
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
    let mass = f64::midpoint(words.old.mass, words.new.mass);
    let shared = shared(words, wordings);
    Some(Basis {
        shared: shared.all,
        wording: if same_words { 1.0 } else { wording(words, shared) },
        // A heading names and does not state: its wording never counts for more than its place.
        mass: if provisions.old.kind == Kind::Heading {
            mass.min(CONTEXT)
        } else {
            mass
        },
        header: header(provisions),
        figures: figures(words),
        kind: kind(provisions, same_words)?,
    })
}

impl Basis {
    /// Returns the score in the light of what is already paired, 0..1.
    pub(super) fn score(&self, context: &Context<'_>, pair: (usize, usize)) -> f64 {
        let parts = self.header
            + context.place(pair)
            + context.company(pair)
            + FIGURES * self.figures.unwrap_or(UNKNOWN);
        let support = parts / (3.0 + FIGURES) * self.kind;
        let steering = STEERING * (self.wording / ENOUGH).min(1.0);
        let clause = self.wording * (1.0 - STEERING) + support * steering;
        let brevity = CONTEXT / (self.mass + CONTEXT);
        clause * (1.0 - brevity) + support * brevity
    }

    /// Returns the parts of the score, as shown to the user.
    pub(super) fn evidence(&self, context: &Context<'_>, pair: (usize, usize)) -> Evidence {
        Evidence {
            wording: self.wording,
            header: self.header,
            position: f64::midpoint(context.place(pair), context.company(pair)),
            citations: self.figures.unwrap_or(0.0),
        }
    }
}

/// What the common terms weigh.
#[derive(Debug, Clone, Copy, Default)]
struct Shared {
    all: f64,
    /// The part of it that rolls on.
    rolling: f64,
}

/// Returns how like two provisions are by their words, 0..1; they may stand in one text.
pub(super) fn likeness(words: Sides<&Wording>, wordings: &Wordings) -> f64 {
    wording(words, shared(words, wordings))
}

/// The common wording against all wording. Figures that only one side has count in part: they roll on.
fn wording(words: Sides<&Wording>, shared: Shared) -> f64 {
    let mass = words.map(|side| side.mass - ROLLED * (side.rolling_mass - shared.rolling).max(0.0));
    let mass = (mass.old * mass.new).sqrt();
    if mass > 0.0 {
        (shared.all / mass).min(1.0)
    } else {
        0.0
    }
}

/// Returns the weight of the common terms, and of those among them that roll on.
fn shared(words: Sides<&Wording>, wordings: &Wordings) -> Shared {
    let mut shared = Shared::default();
    words.old.terms.in_common(&words.new.terms, |term, times| {
        let weight = wordings.terms.weight(term) * f64::from(times);
        shared.all += weight;
        if wordings.rolling[term as usize] {
            shared.rolling += weight;
        }
    });
    shared
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

/// What the kinds leave of support. A heading only ever answers a heading, unless a reader took the same words for
/// something else.
fn kind(provisions: Sides<&Provision>, same_words: bool) -> Option<f64> {
    use Kind::{Heading, Operative, Preambular};
    match (provisions.old.kind, provisions.new.kind) {
        (old, new) if old == new => Some(1.0),
        (Heading, _) | (_, Heading) => same_words.then_some(OTHER_SECTION),
        (Preambular, Operative) | (Operative, Preambular) => Some(OTHER_SECTION),
        _ => Some(OTHER_LEVEL),
    }
}

/// The share of figures that two provisions have in common; `None` where one has none.
fn figures(words: Sides<&Wording>) -> Option<f64> {
    let (old, new) = (&words.old.figures, &words.new.figures);
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let common = old
        .iter()
        .filter(|figure| new.binary_search(figure).is_ok())
        .count();
    Some(2.0 * common as f64 / (old.len() + new.len()) as f64)
}
