//! The lines of a text as people count them, and how each ends.

/// A line, with what ends it.
pub(super) struct Numbered<'a> {
    pub(super) text: &'a str,
    /// As people count lines: a page that ends inside a line gives two pieces with one number.
    pub(super) number: u32,
    /// Where it begins, in bytes.
    pub(super) start: usize,
    pub(super) ending: Ending,
}

/// Yields each line.
pub(super) fn numbered_lines(text: &str) -> impl Iterator<Item = Numbered<'_>> {
    let (mut number, mut start) = (1, 0);
    physical_lines(text).map(move |(text, ending)| {
        let line = Numbered {
            text,
            number,
            start,
            ending,
        };
        number += u32::from(ending != Ending::Page);
        start += text.len() + ending.bytes();
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
fn physical_lines(text: &str) -> impl Iterator<Item = (&str, Ending)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let current = rest?;
        let Some((end, ending)) = line_end(current) else {
            rest = None;
            return Some((current, Ending::None));
        };
        rest = Some(&current[end + ending.bytes()..]);
        Some((&current[..end], ending))
    })
}

/// Finds the first end of a line, by its bytes, since nearly all of them are of no end; U+0085 is C2 85, U+2028 and U+2029 are E2 80 A8
/// and E2 80 A9.
fn line_end(text: &str) -> Option<(usize, Ending)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        let may_end = |byte: &u8| matches!(byte, b'\n' | b'\r' | 0xb | 0xc | 0xc2 | 0xe2);
        let at = from + bytes[from..].iter().position(may_end)?;
        match bytes[at..] {
            [0xc, ..] => return Some((at, Ending::Page)),
            [b'\r', b'\n', ..] | [0xc2, 0x85, ..] => return Some((at, Ending::Line(2))),
            [b'\n' | b'\r' | 0xb, ..] => return Some((at, Ending::Line(1))),
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => return Some((at, Ending::Line(3))),
            _ => from = at + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_of_a_line_is_one_and_its_bytes_are_in_no_line() {
        let text = "a\nb\r\nc\rd\u{b}e\u{c}f\u{85}g\u{2028}h\u{2029}\u{a0}–é\u{2027}\n";
        let lines: Vec<_> = numbered_lines(text)
            .map(|line| (line.text, line.number, line.start))
            .collect();
        assert_eq!(
            lines,
            [
                ("a", 1, 0),
                ("b", 2, 2),
                ("c", 3, 5),
                ("d", 4, 7),
                ("e", 5, 9),
                ("f", 5, 11),
                ("g", 6, 14),
                ("h", 7, 18),
                ("\u{a0}–é\u{2027}", 8, 22),
                ("", 9, text.len()),
            ]
        );
    }
}
