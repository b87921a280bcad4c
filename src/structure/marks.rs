//! The marks of footnotes: what they look like, where they may stand, which were found.

use super::rich::Rich;
use crate::instrument::Footnote;

/// The body of a footnote and the line where it begins.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) note: Footnote,
    /// The position of its first line in the list of lines.
    pub(super) line: usize,
    /// The format itself calls it a note.
    pub(super) given: bool,
    /// Notes of one zone stand together at the foot of a page or the end of the text.
    pub(super) zone: usize,
}

/// A paragraph in which marks are looked for.
pub(super) struct Searched<'a> {
    /// The text of the paragraph.
    pub(super) rich: &'a Rich<'a>,
    /// Where each of its lines begins: offset in bytes, position in the list of lines.
    pub(super) lines: &'a [(usize, usize)],
}

/// A mark found in a paragraph: which paragraph, the bytes to cut out, the mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) paragraph: usize,
    pub(super) range: std::ops::Range<usize>,
    pub(super) marker: String,
}

pub(super) fn is_mark(mark: &str) -> bool {
    let digits = (1..=3).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_digit());
    let signs = !mark.is_empty()
        && mark.chars().count() <= 4
        && mark.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'));
    let letter = mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_lowercase());
    digits || signs || letter
}

pub(super) fn is_superscript_digit(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

pub(super) fn plain_digits(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁰' => '0',
            '⁴'..='⁹' => char::from(b'4' + (c as u32 - '⁴' as u32) as u8),
            c => c,
        })
        .collect()
}

/// Yields the stretches of `¹²³` in a text.
pub(super) fn superscript_digits(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // None of them is of ASCII, as most texts are.
    let mut at = if text.is_ascii() { text.len() } else { 0 };
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_superscript_digit)?;
        let length = text[start..]
            .find(|c| !is_superscript_digit(c))
            .unwrap_or(text.len() - start);
        at = start + length;
        Some((start, &text[start..at]))
    })
}

/// Widens the place of a mark over the space before it, where a space or a stop follows.
pub(super) fn with_space(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let before = text[..range.start].trim_end().len();
    let after = text[range.end..].chars().next();
    let spare = after.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | ')' | '”'));
    if spare { before..range.end } else { range }
}
