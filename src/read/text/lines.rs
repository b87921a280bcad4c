//! The lines of a text as people count them, and how each ends.

/// Yields each line as people count them, with its number and where it begins; a page that ends inside a line gives two
/// pieces with one number.
pub(super) fn numbered_lines(text: &str) -> impl Iterator<Item = (&str, u32, usize)> {
    let (mut number, mut start) = (1, 0);
    physical_lines(text).map(move |(raw, ending)| {
        let line = (raw, number, start);
        number += u32::from(ending != Ending::Page);
        start += raw.len() + ending.bytes();
        line
    })
}

/// What ends a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// `\n`, `\r`, U+0085 (2 bytes) and the like, by their length in bytes.
    Line(usize),
    /// A form feed.
    Page,
    /// The end of the text.
    None,
}

impl Ending {
    pub(super) fn bytes(self) -> usize {
        match self {
            Ending::Line(bytes) => bytes,
            Ending::Page => 1,
            Ending::None => 0,
        }
    }
}

/// Yields each physical line with what ends it.
pub(super) fn physical_lines(text: &str) -> impl Iterator<Item = (&str, Ending)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let current = rest?;
        let breaks = ['\n', '\r', '\u{c}', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'];
        let Some(end) = current.find(breaks) else {
            rest = None;
            return Some((current, Ending::None));
        };
        let (line, after) = current.split_at(end);
        let ending = match after.chars().next() {
            Some('\u{c}') => Ending::Page,
            Some('\r') if after[1..].starts_with('\n') => Ending::Line(2),
            c => Ending::Line(c.map_or(0, char::len_utf8)),
        };
        rest = Some(&after[ending.bytes()..]);
        Some((line, ending))
    })
}
