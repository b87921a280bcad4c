//! A paragraph as a drafter reads it: words, and whole values where several words are one.
//!
//! `12 December 2022`, `30 May to 2 June 2023`, `363 (1974)`, `77/228` and `seventy -ninth` (with the stray space of a
//! PDF) are one thing each: what rolled forward is the value, and half a date means nothing. The pieces are cut from
//! the tokens of [`crate::text::tokens`] and joined by the grammar of [`crate::text::values`]; a value that is not
//! recognised stays several pieces, and the rules then find it harder to prove anything, which is the safe side.

use std::mem::take;
use std::ops::Range;

use crate::lexicon::values as words_of_values;
use crate::text::normalize::fold;
use crate::text::tokens::{TokenKind, tokens};
pub(super) use crate::text::values::Value;
use crate::text::values::{Printed, first};

/// A word, a mark or a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// As printed, glyphs folded.
    pub(super) text: String,
    /// The same in lower case.
    pub(super) lower: String,
    /// What it is, if it is more than a word.
    pub(super) value: Option<Value>,
    /// Whether it is a mark.
    mark: bool,
    /// Its place in the paragraph, in bytes.
    pub(super) range: Range<usize>,
}

impl Piece {
    /// Whether it is a word or a value.
    pub(super) fn is_word(&self) -> bool {
        !self.mark
    }

    /// Whether it is a word and nothing more.
    pub(super) fn is_plain_word(&self) -> bool {
        !self.mark && self.value.is_none()
    }
}

impl Piece {
    /// Takes it out of its row, where nobody reads it again.
    fn taken(&mut self) -> Self {
        Self {
            text: take(&mut self.text),
            lower: take(&mut self.lower),
            value: self.value,
            mark: self.mark,
            range: self.range.clone(),
        }
    }
}

impl Printed for Piece {
    fn printed(&self) -> &str {
        &self.text
    }

    fn span(&self) -> Range<usize> {
        self.range.clone()
    }
}

/// Cuts a paragraph into pieces.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let solid = tokens(text)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Space);
    let found = solid.map(|token| piece(text, token.range, token.kind == TokenKind::Mark));
    let found: Vec<Piece> = found.collect();
    let torn = found.iter().any(|piece| piece.mark && piece.lower == "-");
    join_values(text, if torn { mend_hyphens(found) } else { found })
}

fn piece(text: &str, range: Range<usize>, mark: bool) -> Piece {
    let folded = fold(&text[range.clone()]);
    let lower = if folded.is_ascii() {
        folded.to_ascii_lowercase()
    } else {
        folded.to_lowercase()
    };
    Piece {
        lower,
        text: folded,
        value: None,
        mark,
        range,
    }
}

/// Joins `twenty -second` and `seventy - ninth`, which a PDF tore apart: a hyphen with a space at one side only, or
/// the parts of an ordinal.
fn mend_hyphens(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut mended: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut rest = pieces.into_iter().peekable();
    while let Some(next) = rest.next() {
        let hyphen = next.lower == "-";
        let joins = hyphen && mended.last().is_some_and(opens_compound);
        let follower = rest.peek().filter(|after| after.is_word() && joins);
        if let (Some(last), Some(after)) = (mended.last(), follower) {
            let spaced = (
                last.range.end < next.range.start,
                next.range.end < after.range.start,
            );
            let joined = format!("{}-{}", last.lower, after.lower);
            if spaced.0 != spaced.1 || words_of_values().ordinal_named(&joined).is_some() {
                let range = last.range.start..after.range.end;
                let shown = format!("{}-{}", last.text, after.text);
                rest.next();
                mended.pop();
                mended.push(Piece {
                    text: shown,
                    lower: joined,
                    value: None,
                    mark: false,
                    range,
                });
                continue;
            }
        }
        mended.push(next);
    }
    mended
}

/// Whether a word may be the first part of a compound: no number is.
fn opens_compound(piece: &Piece) -> bool {
    piece.is_word() && first(std::slice::from_ref(piece), words_of_values()).is_none()
}

/// Joins the pieces of each value.
fn join_values(text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let Some((len, value)) = first(&pieces[at..], words_of_values()) else {
            joined.push(pieces[at].taken());
            at += 1;
            continue;
        };
        let range = pieces[at].range.start..pieces[at + len - 1].range.end;
        // A word that was mended is shown as it was meant.
        let shown = match &pieces[at..at + len] {
            [one] => one.text.clone(),
            _ => fold(&text[range.clone()]),
        };
        joined.push(Piece {
            lower: shown.to_lowercase(),
            text: shown,
            value: Some(value),
            mark: false,
            range,
        });
        at += len;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<Value> {
        pieces(text).into_iter().filter_map(|piece| piece.value).collect()
    }

    #[test]
    fn values_are_one_piece_each() {
        for (text, expected) in [
            ("at its seventy -ninth session", Value::Ordinal(79)),
            ("at its sixty - second session", Value::Ordinal(62)),
            ("at its 80th session", Value::Ordinal(80)),
            ("resolution 77/228", Value::Resolution(77, 228)),
            ("resolution 363 (1974)", Value::Numbered(363, 1974)),
            ("document A/78/123", Value::Symbol),
            ("in 2025", Value::Year(2025)),
            ("paragraph 5", Value::Number(5)),
        ] {
            assert_eq!(values(text), [expected], "{text}");
        }
    }
}
