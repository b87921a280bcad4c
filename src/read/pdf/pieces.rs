//! The strings of a line of print and the steps between them: `[(Reca) -5 (lling) 120 (the)] TJ`.
//!
//! Nearly all text of a page stands in such lists, a string for every few letters. The parser underneath takes each element for
//! any object of a file, which may be a reference to another one, and so reads a number three times before it is
//! one. Here numbers and strings are read once. A list that holds anything else, or anything irregular, is left to the parser,
//! which knows what viewers make of it.
//!
//! Cost: linear in the bytes of the list.

use std::ops::Range;

use hayro_syntax::object::{Array, FromBytes, Object, String};

use super::unpack::is_blank;

/// A list of strings and steps; its memory serves for one list after the other.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// The codes of all strings.
    codes: Vec<u8>,
    pieces: Vec<Piece>,
}

/// An element of a list.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// Codes to be shown: their place, see [`Line::codes`].
    Text(Range<usize>),
    /// A step of the pen, in thousandths of the letter size, against the direction of the line.
    Step(f64),
}

impl Line {
    /// Takes in a list, in the place of what was in it.
    pub(super) fn read(&mut self, list: &Array<'_>) {
        if self.read_plain(list.data()).is_none() {
            self.read_any(list);
        }
    }

    /// Takes in the list that ends with the next bracket, and returns what follows that; `None` for what is not plain.
    pub(super) fn read_to_end<'d>(&mut self, data: &'d [u8]) -> Option<&'d [u8]> {
        let rest = self.read_elements(data)?;
        rest.strip_prefix(b"]")
    }

    /// Takes in one string in the place of a list, and returns what follows it.
    pub(super) fn read_one<'d>(&mut self, data: &'d [u8]) -> Option<&'d [u8]> {
        self.clear();
        match *data {
            [b'(', ref rest @ ..] => self.literal(rest),
            [b'<', ref rest @ ..] => self.hexadecimal(rest),
            _ => None,
        }
    }

    /// The elements of the list.
    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Returns the codes of a string.
    pub(super) fn codes(&self, place: &Range<usize>) -> &[u8] {
        &self.codes[place.clone()]
    }

    fn clear(&mut self) {
        self.codes.clear();
        self.pieces.clear();
    }

    fn read_any(&mut self, list: &Array<'_>) {
        self.clear();
        for piece in list.iter::<Object<'_>>() {
            match piece {
                Object::String(text) => self.put(text.as_bytes()),
                Object::Number(by) => self.pieces.push(Piece::Step(by.as_f64())),
                _ => {}
            }
        }
    }

    /// Takes in a list of nothing but numbers and strings, as they are usually written; `None` for any other.
    fn read_plain(&mut self, list: &[u8]) -> Option<()> {
        let rest = self.read_elements(list)?;
        rest.is_empty().then_some(())
    }

    /// Takes in numbers and strings up to a closing bracket or the end, and returns what is left.
    fn read_elements<'d>(&mut self, mut rest: &'d [u8]) -> Option<&'d [u8]> {
        self.clear();
        loop {
            rest = match *rest {
                [] | [b']', ..] => return Some(rest),
                [byte, ref rest @ ..] if is_blank(byte) => rest,
                [b'(', ref rest @ ..] => self.literal(rest)?,
                [b'<', ref rest @ ..] => self.hexadecimal(rest)?,
                _ => {
                    let (number, rest) = number(rest)?;
                    self.pieces.push(Piece::Step(number));
                    rest
                }
            };
        }
    }

    /// Reads a string behind its opening bracket, and returns what follows it.
    fn literal<'d>(&mut self, data: &'d [u8]) -> Option<&'d [u8]> {
        let start = self.codes.len();
        // Most strings are one or two letters.
        for (at, byte) in data.iter().enumerate() {
            match byte {
                b')' => {
                    self.pieces.push(Piece::Text(start..self.codes.len()));
                    return Some(&data[at + 1..]);
                }
                b'(' | b'\\' | b'\n' | b'\r' => break,
                _ => self.codes.push(*byte),
            }
        }
        self.codes.truncate(start);
        let end = closing(data)?;
        let text = [b"(", &data[..=end]].concat();
        self.put(String::from_bytes(&text)?.as_bytes());
        Some(&data[end + 1..])
    }

    /// Reads a string of hexadecimal digits behind its opening bracket, and returns what follows it.
    fn hexadecimal<'d>(&mut self, data: &'d [u8]) -> Option<&'d [u8]> {
        let start = self.codes.len();
        let end = data.iter().position(|byte| *byte == b'>')?;
        let (pairs, odd) = data[..end].as_chunks::<2>();
        for [high, low] in pairs {
            self.codes.push(digit(*high)? << 4 | digit(*low)?);
        }
        if let [high] = odd {
            self.codes.push(digit(*high)? << 4);
        }
        self.pieces.push(Piece::Text(start..self.codes.len()));
        Some(&data[end + 1..])
    }

    fn put(&mut self, text: &[u8]) {
        let start = self.codes.len();
        self.codes.extend_from_slice(text);
        self.pieces.push(Piece::Text(start..self.codes.len()));
    }
}

/// Returns the place of the bracket that closes a string.
fn closing(data: &[u8]) -> Option<usize> {
    let (mut open, mut at) = (1, 0);
    loop {
        match data.get(at)? {
            b'\\' => at += 1,
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(at);
        }
        at += 1;
    }
}

/// The most digits of a number that is read here: so many are exact.
const MOST_DIGITS: usize = 15;
/// The powers of ten that a number may be divided by.
const POWERS: [f64; MOST_DIGITS + 1] = [
    1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/// Reads a number, and returns what follows it; `None` where it is none, or not written in the usual way.
#[inline]
pub(super) fn number(data: &[u8]) -> Option<(f64, &[u8])> {
    let (negative, mut rest) = match *data {
        [b'-', ref rest @ ..] => (true, rest),
        _ => (false, data),
    };
    let (mut digits, mut value, mut point) = (0, 0_u64, None);
    loop {
        match *rest {
            [digit @ b'0'..=b'9', ref after @ ..] if digits < MOST_DIGITS => {
                value = value * 10 + u64::from(digit - b'0');
                digits += 1;
                rest = after;
            }
            [b'.', ref after @ ..] if point.is_none() => {
                point = Some(digits);
                rest = after;
            }
            _ => break,
        }
    }
    let ends = rest
        .first()
        .is_none_or(|&next| is_blank(next) || matches!(next, b'(' | b'<' | b']'));
    if digits == 0 || !ends {
        return None;
    }
    let value = match point {
        Some(before) => value as f64 / POWERS[digits - before],
        None => value as f64,
    };
    // There is no negative zero among whole numbers.
    let is_minus = negative && (point.is_some() || value != 0.0);
    Some((if is_minus { -value } else { value }, rest))
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
impl Line {
    /// The strings, and the steps as their bits.
    pub(super) fn elements(&self) -> Vec<Result<Vec<u8>, u64>> {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(place) => Ok(self.codes(place).to_vec()),
                Piece::Step(step) => Err(step.to_bits()),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(list: &[u8]) -> Option<Vec<Result<Vec<u8>, u64>>> {
        let mut line = Line::default();
        line.read_plain(list)?;
        Some(line.elements())
    }

    #[test]
    fn strings_and_steps_come_in_their_order() {
        let step = |step: f64| Err(step.to_bits());
        let text = |text: &[u8]| Ok(text.to_vec());
        assert_eq!(
            plain(br"(Re\)a\\) -5.25(l(l)) <00414>0 .5 -3.()"),
            Some(vec![
                text(br"Re)a\"),
                step(-5.25),
                text(b"l(l)"),
                text(&[0, 0x41, 0x40]),
                step(0.0),
                step(0.5),
                step(-3.0),
                text(b"")
            ])
        );
    }

    #[test]
    fn what_is_irregular_is_left_to_the_parser() {
        for list in [
            "12 0 R",
            "1-2",
            "--1",
            "/Name",
            "(a",
            "<0g>",
            "1e5",
            "<0041 4>",
            "12345678901234567890",
            "-",
            "% (a)",
        ] {
            assert_eq!(plain(list.as_bytes()), None, "{list}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is read here is what the parser reads.
        #[test]
        fn plain_lists_are_read_as_by_the_parser(list in r"(\([a-z(\\)\n0-7]{0,5}\) ?|<[0-9aF ]{0,5}>|-?[0-9]{0,3}\.?[0-9]{0,3} ?|[R%/+]| ){0,8}") {
            let whole = format!("[{list}]");
            if let Some(array) = Array::from_bytes(whole.as_bytes()) {
                let mut line = Line::default();
                line.read_any(&array);
                if let Some(plain) = plain(array.data()) {
                    prop_assert_eq!(plain, line.elements());
                }
            }
        }
    }
}
