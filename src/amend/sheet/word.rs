//! A word of an instruction, and what it is there for.

use std::ops::Range;

use crate::lexicon::amending::Sense;
use crate::lexicon::any;
use crate::text::between;
use crate::text::tokens::is_unspaced;

/// A word, a quotation, a number or a sign of an instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) token: Token,
    /// Its place in bytes.
    pub(super) range: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Sense(Sense),
    /// The words between quotation marks.
    Quoted(String),
    /// A quotation that does not end here.
    Open(String),
    /// `12`, `5 bis`, `12A`
    Number(String),
    /// `III`, which numbers an annex or a section.
    Roman(String),
    /// `(b)`, `(ii)`: without the parentheses.
    Item(String),
    /// `third`
    Ordinal(u32),
    /// Words in parentheses or brackets that are no part of the sentence: `(EU)`, `(new)`.
    Aside(String),
    Comma,
    Colon,
    Semicolon,
    Stop,
    /// `–` with blanks around; between numbers it is [`Token::To`].
    Dash,
    /// `-`, `–` between numbers: `5–7`.
    To,
    /// `→`: what stands before becomes what stands behind.
    Arrow,
    /// `+`, as negotiators write.
    Plus,
    /// A word that the lexicon does not have.
    Unknown(String),
}

/// `5`, `bis` → `5 bis`; `5之二` where no blanks are.
pub(super) fn between_numbers(number: &str, suffix: &str) -> String {
    let blank = if suffix.starts_with(is_unspaced) { "" } else { " " };
    format!("{number}{blank}{suffix}")
}

/// Tells whether a word is put behind a number that stands between two others.
pub(super) fn is_suffix(word: &str) -> bool {
    between::is_suffix(word) || any::number_between(word).is_some()
}
