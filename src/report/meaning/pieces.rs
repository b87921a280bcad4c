//! A paragraph as a drafter reads it: words, and whole values where several words are one.
//!
//! `12 December 2022`, `30 May to 2 June 2023`, `363 (1974)`, `77/228` and `seventy -ninth` (with the stray space of a
//! PDF) are one thing each: what rolled forward is the value, and half a date means nothing. The pieces are cut from
//! the tokens of [`crate::text::tokens`], in one pass; a value that is not recognised stays several pieces, and
//! the rules then find it harder to prove anything, which is the safe side.

use std::ops::Range;

use crate::lexicon::{LANGUAGES, ordinals};
use crate::text::normalize::fold;
use crate::text::tokens::{TokenKind, tokens};

/// A word, a mark or a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// As printed, glyphs folded.
    pub(super) text: String,
    /// The same in lower case.
    pub(super) lower: String,
    /// What it is.
    pub(super) value: Value,
    /// Its place in the paragraph, in bytes.
    pub(super) range: Range<usize>,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// `States`
    Word,
    /// `,`
    Mark,
    /// `seventy-ninth`, `79th`
    Ordinal(u32),
    /// `77/228`
    Resolution(u32, u32),
    /// `363 (1974)`
    Numbered(u32, i32),
    /// `A/78/123`, `S/11563/Add.1`
    Symbol,
    /// `12 December 2022`, `30 May to 2 June 2023`: year, month, day of the last day
    Date(i32, u32, u32),
    /// `2023`
    Year(i32),
    /// `5`
    Number(u32),
}

impl Piece {
    pub(super) fn is_word(&self) -> bool {
        self.value != Value::Mark
    }
}

/// Cuts a paragraph into pieces.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for token in tokens(text) {
        if token.kind == TokenKind::Space {
            continue;
        }
        found.push(piece(text, token.range, token.kind));
    }
    let mended = mend_hyphens(found);
    join_values(text, &mended)
}

fn piece(text: &str, range: Range<usize>, kind: TokenKind) -> Piece {
    let folded = fold(&text[range.clone()]);
    let lower = folded.to_lowercase();
    let value = if kind == TokenKind::Mark {
        Value::Mark
    } else {
        value(&lower)
    };
    Piece {
        text: folded,
        lower,
        value,
        range,
    }
}

fn value(word: &str) -> Value {
    if let Some(number) = number(word) {
        return match number {
            1900..=2199 if word.len() == 4 => Value::Year(number.cast_signed()),
            _ => Value::Number(number),
        };
    }
    if let Some(ordinal) = ordinal(word) {
        return Value::Ordinal(ordinal);
    }
    let mut parts = word.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(session), Some(rest), None) => match (number(session), number(rest)) {
            (Some(session), Some(rest)) => Value::Resolution(session, rest),
            _ => symbol_or_word(word),
        },
        _ => symbol_or_word(word),
    }
}

fn symbol_or_word(word: &str) -> Value {
    if word.contains('/') && word.chars().any(|c| c.is_ascii_digit()) {
        Value::Symbol
    } else {
        Value::Word
    }
}

fn number(word: &str) -> Option<u32> {
    let digits = !word.is_empty() && word.len() <= 7 && word.bytes().all(|b| b.is_ascii_digit());
    if digits { word.parse().ok() } else { None }
}

/// Returns the number that an English ordinal stands for, up to a hundred and ninety-nine.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    const UNITS: [&str; 20] = [
        "",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ];
    const TENS: [(&str, &str); 9] = [
        ("", ""),
        ("twenty", "twentieth"),
        ("thirty", "thirtieth"),
        ("forty", "fortieth"),
        ("fifty", "fiftieth"),
        ("sixty", "sixtieth"),
        ("seventy", "seventieth"),
        ("eighty", "eightieth"),
        ("ninety", "ninetieth"),
    ];
    let word: String = word.chars().filter(|c| !c.is_whitespace()).collect();
    for hundred in ["one-hundred-and-", "onehundredand"] {
        if let Some(rest) = word.strip_prefix(hundred) {
            return Some(100 + ordinal(rest)?);
        }
    }
    if let Some(at) = UNITS.iter().position(|unit| !unit.is_empty() && *unit == word) {
        return Some(at as u32);
    }
    for (at, (tens, round)) in TENS.iter().enumerate().skip(1) {
        let value = (at as u32 + 1) * 10;
        if word == *round {
            return Some(value);
        }
        let rest = word.strip_prefix(tens).and_then(|rest| rest.strip_prefix('-'));
        if let Some(unit) = rest {
            let unit = UNITS
                .iter()
                .take(10)
                .position(|known| *known == unit && !known.is_empty())?;
            return Some(value + unit as u32);
        }
    }
    // `79th`, and `79e` in French.
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    if matches!(suffix, "st" | "nd" | "rd" | "th" | "e") {
        number(digits)
    } else {
        None
    }
}

/// Joins `twenty -second` and `seventy - ninth`, which a PDF tore apart: a hyphen with a space at one side only, or
/// the parts of an ordinal.
fn mend_hyphens(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut mended: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut rest = pieces.into_iter().peekable();
    while let Some(next) = rest.next() {
        let hyphen = next.lower == "-";
        let joins = hyphen && mended.last().is_some_and(|last| last.value == Value::Word);
        let follower = rest.peek().filter(|after| after.is_word() && joins);
        if let (Some(last), Some(after)) = (mended.last(), follower) {
            let spaced = (
                last.range.end < next.range.start,
                next.range.end < after.range.start,
            );
            let joined = format!("{}-{}", last.lower, after.lower);
            if spaced.0 != spaced.1 || ordinal(&joined).is_some() {
                let range = last.range.start..after.range.end;
                let shown = format!("{}-{}", last.text, after.text);
                let value = value(&joined);
                rest.next();
                mended.pop();
                mended.push(Piece {
                    text: shown,
                    lower: joined,
                    value,
                    range,
                });
                continue;
            }
        }
        mended.push(next);
    }
    mended
}

fn join_values(text: &str, pieces: &[Piece]) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let found = date_range(&pieces[at..])
            .or_else(|| date(&pieces[at..]))
            .or_else(|| numbered(&pieces[at..]))
            .or_else(|| ordinal_of_words(&pieces[at..]));
        let Some((len, value)) = found else {
            joined.push(pieces[at].clone());
            at += 1;
            continue;
        };
        let range = pieces[at].range.start..pieces[at + len - 1].range.end;
        let shown = fold(&text[range.clone()]);
        joined.push(Piece {
            lower: shown.to_lowercase(),
            text: shown,
            value,
            range,
        });
        at += len;
    }
    joined
}

/// Reads `30 May to 2 June 2023`, `21 to 23 January 2024`, `21 and 22 January 2024`.
fn date_range(pieces: &[Piece]) -> Option<(usize, Value)> {
    day(pieces.first()?)?;
    let month = usize::from(month(&pieces.get(1)?.lower).is_some());
    let join = pieces.get(1 + month)?;
    if !matches!(join.lower.as_str(), "to" | "and" | "-" | "au" | "et" | "al" | "y") {
        return None;
    }
    let (len, value) = date(&pieces[2 + month..])?;
    Some((2 + month + len, value))
}

/// Reads `12 December 2022`, `12 décembre 2022`, `12 de diciembre de 2022`.
fn date(pieces: &[Piece]) -> Option<(usize, Value)> {
    let day = day(pieces.first()?)?;
    let skip = |at: usize| at + usize::from(pieces.get(at).is_some_and(|piece| piece.lower == "de"));
    let at = skip(1);
    let month = month(&pieces.get(at)?.lower)?;
    let at = skip(at + 1);
    match pieces.get(at)?.value {
        Value::Year(year) => Some((at + 1, Value::Date(year, month, day))),
        _ => None,
    }
}

fn month(word: &str) -> Option<u32> {
    LANGUAGES.iter().find_map(|language| language.month(word))
}

/// Reads an ordinal of one word or several that is not English: `soixante et onzième`, `septuagésimo octavo`.
fn ordinal_of_words(pieces: &[Piece]) -> Option<(usize, Value)> {
    const MOST: usize = 3;
    if !ordinals::may_begin(&pieces.first()?.lower) {
        return None;
    }
    (1..=MOST.min(pieces.len())).rev().find_map(|len| {
        let words: Vec<&str> = pieces[..len].iter().map(|piece| piece.lower.as_str()).collect();
        if pieces[..len].iter().any(|piece| piece.value != Value::Word) {
            return None;
        }
        let number = ordinals::french(&words.join("-")).or_else(|| ordinals::spanish(&words.join(" ")))?;
        // `second` and `premier` are English too, and no session there.
        (!matches!(words.as_slice(), ["second" | "premier"])).then_some((len, Value::Ordinal(number)))
    })
}

fn day(piece: &Piece) -> Option<u32> {
    match piece.value {
        Value::Number(day @ 1..=31) => Some(day),
        _ => None,
    }
}

/// Reads `363 (1974)`.
fn numbered(pieces: &[Piece]) -> Option<(usize, Value)> {
    let [number, open, year, close, ..] = pieces else {
        return None;
    };
    match (&number.value, &year.value) {
        (Value::Number(number), Value::Year(year)) if open.lower == "(" && close.lower == ")" => {
            Some((4, Value::Numbered(*number, *year)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<Value> {
        let pieces = pieces(text).into_iter().map(|piece| piece.value);
        pieces
            .filter(|value| !matches!(value, Value::Word | Value::Mark))
            .collect()
    }

    #[test]
    fn values_are_one_piece_each() {
        for (text, expected) in [
            ("at its seventy -ninth session", Value::Ordinal(79)),
            ("at its sixty - second session", Value::Ordinal(62)),
            ("at its 80th session", Value::Ordinal(80)),
            ("resolution 77/228", Value::Resolution(77, 228)),
            ("resolution 363 (1974)", Value::Numbered(363, 1974)),
            ("held from 30 May to 2 June 2023", Value::Date(2023, 6, 2)),
            ("of 19 December 2023", Value::Date(2023, 12, 19)),
            ("document A/78/123", Value::Symbol),
            ("in 2025", Value::Year(2025)),
            ("paragraph 5", Value::Number(5)),
        ] {
            assert_eq!(values(text), [expected], "{text}");
        }
    }

    #[test]
    fn ordinals_are_read_and_other_words_are_not() {
        for (word, number) in [
            ("first", 1),
            ("twelfth", 12),
            ("twentieth", 20),
            ("eighty-first", 81),
            ("3rd", 3),
        ] {
            assert_eq!(ordinal(word), Some(number), "{word}");
        }
        for word in ["", "twenty", "sixty", "seventy-", "session", "th", "4"] {
            assert_eq!(ordinal(word), None, "{word}");
        }
    }
}
