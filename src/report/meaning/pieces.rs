//! A paragraph as a drafter reads it: words, and whole values where several words are one.
//!
//! `12 December 2022`, `30 May to 2 June 2023`, `363 (1974)`, `77/228` and `seventy -ninth` (with the stray space of a
//! PDF) are one thing each: what rolled forward is the value, and half a date means nothing. The pieces are cut from
//! the tokens of [`crate::text::tokens`] and joined by the grammar of [`crate::text::values`]; a value that is not
//! recognised stays several pieces, and the rules then find it harder to prove anything, which is the safe side.

use std::borrow::Cow;
use std::ops::Range;

use crate::lexicon::values as words_of_values;
use crate::text::kinds::Kinds;
use crate::text::normalize::fold;
use crate::text::tokens::{TokenKind, tokens};
pub(super) use crate::text::values::Value;
use crate::text::values::{Printed, first, may_be_value};

/// A word, a mark or a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// As printed, glyphs folded.
    pub(super) text: Cow<'a, str>,
    /// The same in lower case.
    pub(super) lower: Cow<'a, str>,
    /// What it is, if it is more than a word.
    pub(super) value: Option<Value>,
    /// Whether it is a mark.
    mark: bool,
    /// Whether a value may begin with it.
    opens: bool,
    /// Its place in the paragraph, in bytes.
    pub(super) range: Range<usize>,
}

impl Piece<'_> {
    /// Whether it is a word or a value.
    pub(super) fn is_word(&self) -> bool {
        !self.mark
    }

    /// Whether it is a word and nothing more.
    pub(super) fn is_plain_word(&self) -> bool {
        !self.mark && self.value.is_none()
    }
}

impl Printed for Piece<'_> {
    fn printed(&self) -> &str {
        &self.text
    }

    fn span(&self) -> Range<usize> {
        self.range.clone()
    }
}

/// A paragraph, kept for its pieces: most of them are stretches of it.
pub(super) struct Paragraph<'a> {
    text: &'a str,
    /// The same with the letters of ASCII in lower case, so that both have their words at the same places.
    lower: String,
}

impl<'a> Paragraph<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            text,
            lower: text.to_ascii_lowercase(),
        }
    }

    /// Cuts the paragraph into pieces.
    pub(super) fn pieces(&self) -> Vec<Piece<'_>> {
        let tokens = tokens(self.text);
        let mut found = Vec::with_capacity(tokens.len() / 2 + 1);
        let mut torn = false;
        for token in tokens {
            if token.kind != TokenKind::Space {
                let piece = self.piece(token.range, token.kind == TokenKind::Mark);
                torn |= piece.mark && piece.lower == "-";
                found.push(piece);
            }
        }
        join_values(self.text, if torn { mend_hyphens(found) } else { found })
    }

    fn piece(&self, range: Range<usize>, mark: bool) -> Piece<'_> {
        let printed = &self.text[range.clone()];
        let kinds = Kinds::of(printed);
        let (text, lower) = if kinds.is_plain() {
            (printed.into(), self.lower[range.clone()].into())
        } else {
            folded(printed)
        };
        Piece {
            opens: !kinds.is_letters() || may_be_value(&lower, words_of_values()),
            text,
            lower,
            value: None,
            mark,
            range,
        }
    }
}

/// Folds what is not of plain ASCII, and puts it in lower case.
fn folded(printed: &str) -> (Cow<'_, str>, Cow<'_, str>) {
    let text = fold(printed);
    let lower = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.to_lowercase()
    };
    (text.into(), lower.into())
}

/// Joins `twenty -second` and `seventy - ninth`, which a PDF tore apart: a hyphen with a space at one side only, or
/// the parts of an ordinal.
fn mend_hyphens(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut mended: Vec<Piece<'_>> = Vec::with_capacity(pieces.len());
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
                    text: shown.into(),
                    lower: joined.into(),
                    value: None,
                    mark: false,
                    opens: true,
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
fn opens_compound(piece: &Piece<'_>) -> bool {
    piece.is_word() && first(std::slice::from_ref(piece), words_of_values()).is_none()
}

/// Joins the pieces of each value.
fn join_values<'a>(text: &'a str, mut pieces: Vec<Piece<'a>>) -> Vec<Piece<'a>> {
    // Behind the first value, what stays moves up to the places that its pieces leave.
    let (mut kept, mut at) = (0, 0);
    while at < pieces.len() {
        let value = || first(&pieces[at..], words_of_values());
        let Some((len, value)) = pieces[at].opens.then(value).flatten() else {
            if kept < at {
                pieces.swap(kept, at);
            }
            (kept, at) = (kept + 1, at + 1);
            continue;
        };
        let range = pieces[at].range.start..pieces[at + len - 1].range.end;
        pieces.swap(kept, at);
        let piece = &mut pieces[kept];
        // A word that was mended is shown as it was meant.
        if len > 1 {
            piece.text = fold(&text[range.clone()]).into();
        }
        if len > 1 || !piece.text.is_ascii() {
            piece.lower = piece.text.to_lowercase().into();
        }
        (piece.value, piece.mark, piece.range) = (Some(value), false, range);
        (kept, at) = (kept + 1, at + len);
    }
    pieces.truncate(kept);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<Value> {
        let paragraph = Paragraph::of(text);
        let pieces = paragraph.pieces();
        pieces.iter().filter_map(|piece| piece.value).collect()
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
