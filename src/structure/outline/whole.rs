//! What the whole text shows, and no paragraph of it changes: its language, what it has somewhere, what stands ahead.
//!
//! One paragraph does not say what it is: `(1) The river is long.` is a recital where articles follow, and an item where none
//! do. So the text is looked over once before the walk. What is found here the walk only reads.

use super::Clean;
use super::ahead::Ahead;
use super::own_label::form_of;
use crate::document::{Holds, Spaces};
use crate::lexicon::Language;
use crate::structure::counted_heads::CountedHeads;
use crate::structure::header::opens_italic;
use crate::structure::label::LabelForm;
use crate::structure::labels::label;
use crate::structure::language::Tongue;

/// What the whole text shows.
pub(super) struct Whole {
    pub(super) language: &'static Language,
    pub(super) shape: Shape,
    /// What stands ahead of each paragraph.
    pub(super) ahead: Ahead,
    /// What is known of the text's spaces: guessed ones mean that a program read the text off pages.
    pub(super) spaces: Spaces,
    /// The words around the numbers of articles, in a language without a lexicon.
    pub(super) counted_heads: Option<CountedHeads>,
}

impl Whole {
    /// Looks a text over.
    pub(super) fn of(paragraphs: &[Clean<'_>], tongue: Tongue, spaces: Spaces) -> Self {
        let words = paragraphs
            .iter()
            .filter(|clean| clean.paragraph.hints.holds == Holds::Words)
            .map(|clean| clean.paragraph.rich.text());
        let counted_heads = if tongue.is_known() {
            None
        } else {
            CountedHeads::among(words)
        };
        Self {
            language: tongue.lexicon,
            shape: Shape::of(paragraphs),
            ahead: Ahead::of(paragraphs, tongue.lexicon),
            spaces,
            counted_heads,
        }
    }
}

/// What a text has somewhere, which tells what its other paragraphs are.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shape {
    /// Numbered paragraphs: those without a number get ids of their own.
    pub(super) numbers: bool,
    /// Articles: numbers in parentheses before the first are recitals.
    pub(super) articles: bool,
    /// Italic headers.
    pub(super) italics: bool,
    /// Numbers without a stop in the margin that count on, as a judgment numbers its paragraphs: the first of them.
    pub(super) margin_numbers: Option<u32>,
}

impl Shape {
    fn of(paragraphs: &[Clean<'_>]) -> Self {
        let any = |form: fn(LabelForm) -> bool| paragraphs.iter().filter_map(form_of).any(form);
        let margin_numbers = margin_numbers(paragraphs);
        Self {
            numbers: margin_numbers.is_some() || any(|form| matches!(form, LabelForm::Number(_))),
            articles: any(|form| form == LabelForm::Article),
            italics: paragraphs.iter().any(|clean| opens_italic(&clean.paragraph.rich)),
            margin_numbers,
        }
    }
}

/// So many paragraphs with a number in the margin are no chance.
const FEWEST_MARGIN_NUMBERS: usize = 3;

/// Finds the first number of a text whose paragraphs count on with numbers in the margin.
fn margin_numbers(paragraphs: &[Clean<'_>]) -> Option<u32> {
    let numbers = paragraphs.iter().filter_map(|clean| {
        let text = clean.paragraph.rich.text();
        label(text).and_then(|label| match label.form {
            LabelForm::BareNumber(n) if text[..label.end].trim() == label.shown => Some(n),
            _ => None,
        })
    });
    let numbers: Vec<u32> = numbers.collect();
    let runs = numbers.chunk_by(|one, next| *next == one + 1);
    runs.filter(|run| run.len() >= FEWEST_MARGIN_NUMBERS)
        .map(|run| run[0])
        .next()
}
