//! Values of one word, and numbers of several: years, symbols, resolutions, amounts.

use std::ops::RangeInclusive;

use super::{Printed, Value, Words};
use crate::text::digits;

/// A number of more digits is not counted with.
const MOST_DIGITS: usize = 7;

/// Reads a whole number in the digits of any script.
pub fn number(word: &str) -> Option<u32> {
    if word.is_empty() || word.chars().count() > MOST_DIGITS {
        return None;
    }
    word.chars()
        .try_fold(0, |value, c| Some(value * 10 + digits::value(c)?))
}

/// Reads a year that stands alone: four digits, in the span of what resolutions and treaties in force speak of. Further
/// back and ahead a number of four digits is any number; only a month beside it makes it a year.
pub fn year(word: &str) -> Option<i32> {
    within(word, 1900..=2199)
}

pub(super) fn within(word: &str, span: RangeInclusive<u32>) -> Option<i32> {
    let year = number(word).filter(|year| span.contains(year))?;
    (word.chars().count() == 4).then_some(year.cast_signed())
}

pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '¥' | '€' | '₽' | '₹' | '¢' | '￥')
}

/// Reads a word as a value.
pub(super) fn value(word: &str, words: &Words) -> Option<Value> {
    if let Some(year) = year(word) {
        return Some(Value::Year(year));
    }
    if let Some(number) = number(word) {
        return Some(Value::Number(number));
    }
    if !word.contains(char::is_numeric) {
        return None;
    }
    if let Some(ordinal) = ordinal_in_figures(word, words) {
        return Some(Value::Ordinal(ordinal));
    }
    if let Some((session, rest)) = word.split_once('/') {
        return match (number(session), number(rest)) {
            (Some(session), Some(rest)) => Some(Value::Resolution(session, rest)),
            _ => word
                .contains(|c: char| c.is_ascii_digit())
                .then_some(Value::Symbol),
        };
    }
    let digits = word.strip_suffix(['%', '٪', '‰']).unwrap_or(word);
    if digits.len() < word.len() && is_figure(digits) {
        return Some(Value::Percentage);
    }
    let bare = digits.trim_start_matches(is_currency);
    if bare.len() < word.len() && is_figure(bare) {
        return Some(Value::Amount);
    }
    is_figure(word).then_some(Value::Figure)
}

/// `207,080,300`, `12.5`
fn is_figure(word: &str) -> bool {
    word.starts_with(char::is_numeric)
        && word
            .chars()
            .all(|c| c.is_numeric() || matches!(c, ',' | '.' | '٫' | '٬'))
}

/// `79th`, `79e`, `79ª`
fn ordinal_in_figures(word: &str, words: &Words) -> Option<u32> {
    let digits = word.find(|c: char| !c.is_numeric()).unwrap_or(word.len());
    let (digits, ending) = word.split_at(digits);
    words.ends_ordinal(ending).then(|| number(digits))?
}

/// Reads `363 (1974)`.
pub(super) fn numbered<P: Printed>(pieces: &[P]) -> Option<(usize, Value)> {
    let [first, open, of, close, ..] = pieces else {
        return None;
    };
    if open.printed() != "(" || close.printed() != ")" {
        return None;
    }
    let number = number(first.printed()).filter(|_| year(first.printed()).is_none())?;
    Some((4, Value::Numbered(number, year(of.printed())?)))
}

/// Returns how many pieces are a number printed in groups of three digits, `207 080 300`.
pub(super) fn grouped<P: Printed>(pieces: &[P]) -> Option<usize> {
    let digits = |piece: &P| piece.printed().bytes().all(|b| b.is_ascii_digit());
    let first = pieces.first()?;
    if first.printed().len() > 3 || !digits(first) {
        return None;
    }
    let groups = pieces.windows(2).take_while(|two| {
        let together = two[1].span().start - two[0].span().end <= '\u{202f}'.len_utf8();
        together && two[1].printed().len() == 3 && digits(&two[1])
    });
    match groups.count() {
        0 => None,
        groups => Some(groups + 1),
    }
}

/// Tells whether a text is the symbol of a document and nothing else: `A/C.3/80/L.2`, `S/RES/2366 (2017)`,
/// `FCCC/CP/2015/L.9/Rev.1`. Its series is in capitals, so that `and/or2` is none.
pub fn is_document_symbol(text: &str) -> bool {
    // Asked of every line, and most begin otherwise.
    if !text.starts_with(|c: char| c.is_ascii_uppercase() || c == '.') {
        return false;
    }
    let (head, of) = match text.split_once(" (") {
        Some((head, of)) => (head, of.strip_suffix(')').unwrap_or("?")),
        None => (text, ""),
    };
    let year_fits = of.is_empty() || (of.len() == 4 && of.bytes().all(|b| b.is_ascii_digit()));
    let mut pieces = head.split('/');
    let first = pieces.next().unwrap_or_default();
    let series = (1..=8).contains(&first.len()) && first.chars().all(|c| c.is_ascii_uppercase() || c == '.');
    let rest: Vec<&str> = pieces.collect();
    let plain = |piece: &&str| {
        !piece.is_empty()
            && piece
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || ".-()*".contains(c))
    };
    series
        && year_fits
        && !rest.is_empty()
        && rest.iter().all(plain)
        && head.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_known_by_their_form() {
        for text in [
            "A/C.3/80/L.2",
            "S/2021/443",
            "A/RES/80/121",
            "S/RES/2366 (2017)",
            "FCCC/CP/2015/L.9/Rev.1",
        ] {
            assert!(is_document_symbol(text), "{text}");
        }
        for text in ["77/228", "and/or", "A", "Distr.: General", "I/We"] {
            assert!(!is_document_symbol(text), "{text}");
        }
    }
}
