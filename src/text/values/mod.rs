//! One grammar of values: dates, years, symbols, numbers of resolutions, ordinals, amounts, percentages, numbers.
//!
//! A date is recognised here and nowhere else: the words of a diff, the rules of meaning, the masthead and the closing
//! lines all ask this grammar, and what is one thing to one of them is one thing to all.
//!
//! ```text
//! date        30 May 1992 · le 1er février 2013 · 2013年2月15日 · May 30, 1992 · 15.12.2020 · 30 May to 2 June 2023
//! year        2023
//! resolution  77/228 · 363 (1974)
//! symbol      A/78/123 · WT/MIN(15)/48
//! ordinal     seventy-ninth · soixante-dix-neuvième · septuagésimo noveno · 79th
//! amount      $5,000 · €3              percentage  40%
//! number      5 · 207,080,300 · 207 080 300 · 12.5
//! ```
//!
//! What a value *is* stands in itself; what it is *for* (a session, a deadline, an amount of a unit) stands in the words
//! beside it, and is asked of [`Words`]. The words are those of languages, and so they are the lexicon's; they are
//! handed over as [`Words`], because the diff reads values too and knows no language.
//!
//! The grammar looks at words as printed, glyphs folded, from left to right, and takes the longest value that begins at
//! one. Cost: linear, since a value has at most a handful of words and one look tells that a word opens none. What is not
//! recognised stays words, and proves nothing to anybody.

mod dates;
mod numbers;
mod ordinals;
mod words;

use std::ops::Range;

pub use dates::{Date, Day};
pub use numbers::{is_document_symbol, number, year};
pub use ordinals::Ordinals;
pub use words::Words;
pub(crate) use words::is_foreign;

use super::normalize::fold;
use super::tokens::{TokenKind, tokens};

/// What some words are, where they are more than words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// `12 December 2022`, `May 1992`, `30 May to 2 June 2023`
    Date(Date),
    /// `2023`
    Year(i32),
    /// `A/78/123`, `S/11563/Add.1`
    Symbol,
    /// `77/228`
    Resolution(u32, u32),
    /// `363 (1974)`: the number and the year.
    Numbered(u32, i32),
    /// `seventy-ninth`, `79th`
    Ordinal(u32),
    /// `$5,000`
    Amount,
    /// `40%`
    Percentage,
    /// `5`
    Number(u32),
    /// `207,080,300`, `12.5`: a number that is not counted with.
    Figure,
}

/// A value where it stands; its text is what the span holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub value: Value,
    /// Its place in the text, in bytes.
    pub range: Range<usize>,
}

/// A word or a mark of a text that is cut already.
pub trait Printed {
    /// The word as printed, glyphs folded.
    fn printed(&self) -> &str;
    /// Its place in the text, in bytes.
    fn span(&self) -> Range<usize>;
}

/// Returns the value that some words begin with, and how many of them it takes.
pub fn first<P: Printed>(pieces: &[P], words: &Words) -> Option<(usize, Value)> {
    let head = pieces.first()?.printed();
    let opens = head.chars().next()?;
    if !opens.is_alphanumeric() && !numbers::is_currency(opens) || !words.may_open(head) {
        return None;
    }
    dates::period(pieces, words)
        .or_else(|| dates::date(pieces, words).map(|(len, date)| (len, Value::Date(date))))
        .or_else(|| numbers::numbered(pieces))
        .or_else(|| numbers::grouped(pieces).map(|len| (len, Value::Figure)))
        .or_else(|| {
            words
                .ordinal(pieces)
                .map(|(len, number)| (len, Value::Ordinal(number)))
        })
        .or_else(|| numbers::value(head, words).map(|value| (1, value)))
}

/// Tells of most words that [`unit_len`] is 0 where they are the first, whatever stands behind them.
pub(crate) fn may_be_unit(head: &str, words: &Words) -> bool {
    head.starts_with(char::is_alphanumeric) && words.may_open(head)
}

/// Tells of most words of ASCII letters alone that no value begins with them, whatever stands behind them.
pub(crate) fn may_be_value(letters: &str, words: &Words) -> bool {
    words.may_open_letters(letters)
}

/// Returns how many words the date or number takes that some words begin with; 0 for none. Of a period it takes the
/// first day only, since two days are two things to who reads a diff.
pub fn unit_len<P: Printed>(pieces: &[P], words: &Words) -> usize {
    if !pieces
        .first()
        .is_some_and(|head| may_be_unit(head.printed(), words))
    {
        return 0;
    }
    dates::date(pieces, words)
        .map(|(len, _)| len)
        .or_else(|| dates::year_with_mark(pieces, words))
        .or_else(|| numbers::grouped(pieces))
        .unwrap_or(0)
}

/// Returns the values of a text, in order.
pub fn values(text: &str, words: &Words) -> Vec<Found> {
    let pieces = cut(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let Some((len, value)) = first(&pieces[at..], words) else {
            at += 1;
            continue;
        };
        let range = pieces[at].range.start..pieces[at + len - 1].range.end;
        found.push(Found { value, range });
        at += len;
    }
    found
}

/// Returns the day that a text names and says nothing else: `4 de diciembre de 2023`, `4 декабря 2023 года`.
pub fn day(text: &str, words: &Words) -> Option<Day> {
    let pieces = cut(text);
    let (len, date) = dates::date(&pieces, words)?;
    let rest = &pieces[len..];
    let fills = |piece: &Piece| words.links_date(&piece.folded) || piece.folded == ".";
    rest.iter().all(fills).then(|| date.whole())?
}

/// A token of a text that was not cut before.
struct Piece {
    folded: String,
    range: Range<usize>,
}

impl Printed for Piece {
    fn printed(&self) -> &str {
        &self.folded
    }

    fn span(&self) -> Range<usize> {
        self.range.clone()
    }
}

fn cut(text: &str) -> Vec<Piece> {
    let solid = tokens(text)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Space);
    solid
        .map(|token| Piece {
            folded: fold(&text[token.range.clone()]),
            range: token.range,
        })
        .collect()
}
