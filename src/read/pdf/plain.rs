//! The instructions that place text, read in one go: `BT`, `/F2 9 Tf`, `1 0 0 1 56 700 Tm`, `[(Reca) -5 (lling)] TJ`.
//!
//! Nearly all of a page are of these few kinds. The parser underneath takes each operand for any object, keeps them on a stack
//! and then looks for the operator among all that there are. Here an instruction that is written in the usual way is read as
//! what it is. Any other is left to the parser, which knows what viewers make of it: so nothing is decided here, neither what a
//! wrong operand means nor where a damaged page ends.
//!
//! Cost: linear in the bytes; an instruction for the parser is looked at once in vain.

use hayro_syntax::content::UntypedIter;

use super::pieces::{Line, number};
use super::unpack::is_blank;

/// The most numbers before an operator.
const MOST_NUMBERS: usize = 6;

/// An instruction that places text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Plain<'d> {
    BeginText,
    EndText,
    /// The name of a font, and its size.
    Font(&'d [u8], f64),
    Matrix([f64; 6]),
    NextLine(f64, f64),
    CharacterSpacing(f64),
    WordSpacing(f64),
    /// Shows the list that has been read.
    Texts,
    EndMark,
}

/// Reads the next instruction, if it is one of these, and returns what follows it; its strings go to `list`.
pub(super) fn read<'d>(data: &'d [u8], list: &mut Line) -> Option<(Plain<'d>, &'d [u8])> {
    let data = behind_blanks(data);
    match *data {
        [b'[', ref rest @ ..] => {
            let (operator, rest) = operator(list.read_to_end(rest)?);
            (operator == b"TJ").then_some((Plain::Texts, rest))
        }
        [b'(' | b'<', ..] => {
            let (operator, rest) = operator(list.read_one(data)?);
            (operator == b"Tj").then_some((Plain::Texts, rest))
        }
        [b'/', ref rest @ ..] => {
            let (name, rest) = word(rest);
            let (size, rest) = number(behind_blanks(rest))?;
            let (operator, rest) = operator(rest);
            let is_font = operator == b"Tf" && !name.is_empty() && !name.contains(&b'#');
            is_font.then_some((Plain::Font(name, size), rest))
        }
        _ => numbers(data),
    }
}

/// Returns how long the next instruction is, as the parser reads it; `None` at the end, and where its end is not known.
pub(super) fn length(data: &[u8]) -> Option<usize> {
    let mut instructions = UntypedIter::new(data);
    let operator = instructions.next()?.operator;
    // Behind this one stands a picture.
    if **operator == *b"BI" {
        return None;
    }
    // An operator written with numbers of letters is no part of the data.
    let end = operator.as_ptr_range().end.addr();
    let length = end.checked_sub(data.as_ptr().addr())?;
    (operator.len()..=data.len()).contains(&length).then_some(length)
}

/// Reads an instruction with nothing but numbers.
fn numbers(mut data: &[u8]) -> Option<(Plain<'_>, &[u8])> {
    let mut numbers = [0.0; MOST_NUMBERS];
    let mut count = 0;
    while let [b'-' | b'.' | b'0'..=b'9', ..] = data {
        let (value, rest) = number(data)?;
        *numbers.get_mut(count)? = value;
        count += 1;
        data = behind_blanks(rest);
    }
    let (operator, rest) = word(data);
    let plain = match (operator, &numbers[..count]) {
        (b"BT", []) => Plain::BeginText,
        (b"ET", []) => Plain::EndText,
        (b"EMC", []) => Plain::EndMark,
        (b"Tm", _) if count == MOST_NUMBERS => Plain::Matrix(numbers),
        (b"Td", &[x, y]) => Plain::NextLine(x, y),
        (b"Tc", &[by]) => Plain::CharacterSpacing(by),
        (b"Tw", &[by]) => Plain::WordSpacing(by),
        _ => return None,
    };
    Some((plain, rest))
}

fn operator(data: &[u8]) -> (&[u8], &[u8]) {
    word(behind_blanks(data))
}

fn behind_blanks(data: &[u8]) -> &[u8] {
    let blanks = data.iter().position(|&byte| !is_blank(byte));
    &data[blanks.unwrap_or(data.len())..]
}

/// Cuts off what is neither blank nor bracket.
fn word(data: &[u8]) -> (&[u8], &[u8]) {
    let ends = |&byte: &u8| {
        is_blank(byte)
            || matches!(
                byte,
                b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
            )
    };
    data.split_at(data.iter().position(ends).unwrap_or(data.len()))
}

#[cfg(test)]
mod tests {
    use hayro_syntax::content::TypedIter;
    use hayro_syntax::content::ops::TypedInstruction;
    use hayro_syntax::object::Number;
    use proptest::prelude::*;

    use super::*;

    fn shown(list: &Line) -> String {
        format!("texts {:?}", list.elements())
    }

    /// Prints an instruction as the parser reads it.
    fn parsed(instruction: &TypedInstruction<'_, '_>) -> String {
        let mut list = Line::default();
        match instruction {
            TypedInstruction::BeginText(_) => format!("{:?}", Plain::BeginText),
            TypedInstruction::EndText(_) => format!("{:?}", Plain::EndText),
            TypedInstruction::EndMarkedContent(_) => format!("{:?}", Plain::EndMark),
            TypedInstruction::TextFont(font) => format!("{:?}", Plain::Font(font.0, font.1.as_f64())),
            TypedInstruction::SetTextMatrix(m) => {
                let matrix = [&m.0, &m.1, &m.2, &m.3, &m.4, &m.5].map(Number::as_f64);
                format!("{:?}", Plain::Matrix(matrix))
            }
            TypedInstruction::NextLine(by) => format!("{:?}", Plain::NextLine(by.0.as_f64(), by.1.as_f64())),
            TypedInstruction::CharacterSpacing(by) => format!("{:?}", Plain::CharacterSpacing(by.0.as_f64())),
            TypedInstruction::WordSpacing(by) => format!("{:?}", Plain::WordSpacing(by.0.as_f64())),
            TypedInstruction::ShowTexts(texts) => {
                list.read(texts.0);
                shown(&list)
            }
            TypedInstruction::ShowText(text) => {
                format!("texts {:?}", [Ok::<_, u64>(text.0.as_bytes().to_vec())])
            }
            other => format!("{other:?}"),
        }
    }

    fn by_parser(data: &[u8]) -> Vec<String> {
        let mut instructions = TypedIter::new(data);
        let mut out = Vec::new();
        while let Some(instruction) = instructions.next() {
            out.push(parsed(&instruction));
        }
        out
    }

    fn in_one_go(mut data: &[u8]) -> Vec<String> {
        let mut list = Line::default();
        let mut out = Vec::new();
        loop {
            if let Some((plain, rest)) = read(data, &mut list) {
                out.push(match plain {
                    Plain::Texts => shown(&list),
                    plain => format!("{plain:?}"),
                });
                data = rest;
                continue;
            }
            let Some(length) = length(data) else {
                out.extend(by_parser(data));
                return out;
            };
            let mut instructions = TypedIter::new(data);
            let Some(instruction) = instructions.next() else {
                return out;
            };
            out.push(parsed(&instruction));
            data = &data[length..];
        }
    }

    #[test]
    fn text_of_a_page_is_read_in_one_go() {
        let page =
            b"BT\n/F2 9 Tf 1 0 0 1 56.64 751.42 Tm\n 0.0149 Tc[(8)-6( )]TJ (a) Tj <0041>Tj 0 -.5 Td ET EMC ";
        let mut rest = &page[..];
        let mut list = Line::default();
        let mut count = 0;
        while let Some((_, behind)) = read(rest, &mut list) {
            rest = behind;
            count += 1;
        }
        assert_eq!((count, rest), (10, &b" "[..]));
        assert_eq!(in_one_go(page), by_parser(page));
    }

    #[test]
    fn what_is_irregular_is_left_to_the_parser() {
        for instruction in [
            "/F#31 9 Tf",
            "1 BT",
            "1 2 Tc",
            "1 0 0 1 5 Tm",
            "1Tc",
            "[(a) /N] TJ",
            "[(a)",
            "% note\nBT",
            "/P <</MCID 0>> BDC",
            "(a) 1 Tj",
        ] {
            assert_eq!(
                read(instruction.as_bytes(), &mut Line::default()),
                None,
                "{instruction}"
            );
            assert_eq!(
                in_one_go(instruction.as_bytes()),
                by_parser(instruction.as_bytes())
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is read here is what the parser reads.
        #[test]
        fn instructions_are_read_as_by_the_parser(
            page in r"((BT|ET|EMC|T[mdcwjJf*]|/F[1#]?|/P|re|f|q|BI|[-0-9.]{1,4}|\([a-z(\\)]{0,3}\)|<[0-9aF]{0,4}>|\[[-0-9(a) /]{0,6}\]|<</M 1>>|BDC|%|x)[ \n]?){0,24}"
        ) {
            prop_assert_eq!(in_one_go(page.as_bytes()), by_parser(page.as_bytes()));
        }
    }
}
