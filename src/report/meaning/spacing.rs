//! Places that differ by white space alone: other words, or a word that extraction tore.
//!
//! The rule stands in front of all others, since what they say of spelling and order holds for words that are written
//! as they are meant: `per cent` and `percent` are one word to a dictionary, and a change to who compares two texts.

use super::hunks::Hunk;
use super::pieces::Piece;
use super::{Finding, View};
use crate::report::cause::Form;
use crate::report::spacing::Parted;

/// Decides about a place or a part of it.
pub(super) fn alone(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    match parted(view, hunk)? {
        Parted::Alike => None,
        Parted::Debris => Some(Finding::form(Form::TornWord)),
        words => Some(Finding::substantive(words.cause().into_iter().collect())),
    }
}

/// Capitals do not count here: a space beside one is still a space.
fn parted(view: &View<'_>, hunk: &Hunk) -> Option<Parted> {
    let slices = view.slice(hunk);
    if slices.old.is_empty() || slices.new.is_empty() {
        return None;
    }
    let same = |letters: for<'p> fn(&'p Piece<'_>) -> &'p str| {
        let texts = slices.map(|pieces| spaced(pieces, letters));
        view.setting.spacing.between(&texts.old, &texts.new)
    };
    match same(|piece| &piece.lower)? {
        // No other rule knows a torn word, so one in other capitals stays unproved.
        Parted::Debris if same(|piece| &piece.text).is_none() => None,
        parted => Some(parted),
    }
}

/// Returns pieces as one text, with the spaces that stand between them.
fn spaced(pieces: &[Piece<'_>], letters: for<'p> fn(&'p Piece<'_>) -> &'p str) -> String {
    let mut text = String::new();
    let mut end = None;
    for piece in pieces {
        if end.is_some_and(|end| end < piece.range.start) {
            text.push(' ');
        }
        text.push_str(letters(piece));
        end = Some(piece.range.end);
    }
    text
}
