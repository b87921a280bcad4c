//! Which words say something: how many paragraphs of either text hold a word.
//!
//! A reader who has both texts in mind looks for what is said in one of them only. So a word weighs by how rare it is in
//! its own text, and more where the other text does not have it at all; figures weigh like such words, and words that
//! only carry grammar weigh nothing. This asks for no language, and costs one pass over both texts.

use std::collections::HashMap;

use crate::lexicon::any::carries_grammar;
use crate::report::{Report, Text};
use crate::sides::{Side, Sides};
use crate::text::tokens::words;
use crate::text::values::is_document_symbol;

/// How many paragraphs of each text hold a word.
pub(super) struct Vocabulary {
    paragraphs: Sides<HashMap<String, u32>>,
}

impl Vocabulary {
    pub(super) fn of(report: &Report) -> Self {
        let paragraphs = report.texts.as_ref().map(paragraphs);
        Self { paragraphs }
    }

    /// Returns how much a word says that stands in a text of this side.
    pub(super) fn says(&self, side: Side, word: &str) -> f32 {
        if !is_content(word) {
            return 0.0;
        }
        if is_document_symbol(word) {
            return 0.5;
        }
        let figure = word.bytes().any(|byte| byte.is_ascii_digit());
        let own = self.paragraphs.get(side).get(word).copied().unwrap_or(1).max(1);
        let rare = 1.0 / f32::from(u16::try_from(own).unwrap_or(u16::MAX)).sqrt().sqrt();
        let other = if side == Side::Old { Side::New } else { Side::Old };
        match self.paragraphs.get(other).contains_key(word) {
            _ if figure => 1.5,
            true => rare,
            false => 0.5 + 2.0 * rare,
        }
    }
}

/// Counts the paragraphs of a text that hold each word.
fn paragraphs(text: &Text) -> HashMap<String, u32> {
    // The last paragraph that a word was seen in is kept beside its count.
    let mut seen: HashMap<String, (usize, u32)> = HashMap::new();
    for (at, provision) in text.provisions.iter().enumerate() {
        for word in words(&provision.text) {
            let (last, count) = seen.entry(word).or_insert((usize::MAX, 0));
            if *last != at {
                (*last, *count) = (at, *count + 1);
            }
        }
    }
    seen.into_iter().map(|(word, (_, count))| (word, count)).collect()
}

/// Whether a folded word is more than grammar.
pub(super) fn is_content(word: &str) -> bool {
    !carries_grammar(word)
}
