//! Where a text names its own paragraphs, for who must count them anew.

use std::ops::Range;

use super::pieces::Paragraph;
use super::references::{is_own, references};
use crate::instrument::Address;

/// A number by which a text names a paragraph of its own: `5` of `paragraph 5 above`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnNumber {
    /// Its place in the paragraph, in bytes.
    pub range: Range<usize>,
    /// Whether `article` stands before it.
    pub article: bool,
    /// As it is read: `12(a)`.
    pub number: String,
}

/// Returns the numbers by which a paragraph certainly names paragraphs of its own text; `paragraph 5 of resolution 77/1` is another's.
pub fn own_numbers(id: &Address, text: &str) -> Vec<OwnNumber> {
    if !text.contains(char::is_numeric) {
        return Vec::new();
    }
    let paragraph = Paragraph::of(text);
    let pieces = paragraph.pieces();
    let mut found = Vec::new();
    for reference in references(&pieces).iter().filter(|it| is_own(Some(id), it)) {
        for (at, number) in &reference.numbers {
            // Each item takes three pieces: `(`, its letter, `)`.
            let last = at + 3 * number.matches('(').count();
            found.push(OwnNumber {
                range: pieces[*at].range.start..pieces[last].range.end,
                article: reference.article,
                number: number.clone(),
            });
        }
    }
    found
}
