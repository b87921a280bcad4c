//! Footnote marks that stand among the words: `Convention5 and`, `the Convention,5 and`.
//!
//! Where a text lost its superscripts, a mark that the structure could not place is still in the words. It is proved by three
//! things: its footnote has no other mark in that text, it stands right behind a word of letters or behind a mark, without a
//! blank, and the word itself is the same in both texts. A number that follows a blank may count something (`article 5`), one
//! behind a figure may belong to it (`77/225`), and short words have numbers of their own (`CO2`, `G20`): none of these is a
//! mark. Cost: a few characters at the place.

use super::hunks::Hunk;
use super::pieces::{Piece, Value};
use super::{Finding, View};
use crate::report::cause::Cause;
use crate::sides::Side;

/// Shorter words may end in a number of their own: `CO2`, `MERS1`.
const SHORTEST: usize = 5;

/// A leaked mark came, went or changed.
pub(super) fn mark(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let slices = view.slice(hunk);
    let proof = match (slices.old, slices.new) {
        ([old], [new]) if is_number(old) || is_number(new) => {
            is_mark(view, Side::Old, hunk.old.start) && is_mark(view, Side::New, hunk.new.start)
        }
        ([old], [new]) => bare(view, Side::Old, old) == bare(view, Side::New, new),
        ([_], []) => is_mark(view, Side::Old, hunk.old.start),
        ([], [_]) => is_mark(view, Side::New, hunk.new.start),
        _ => false,
    };
    proof.then(|| Finding::of(Cause::FootnoteNumber))
}

fn is_number(piece: &Piece<'_>) -> bool {
    matches!(piece.value, Some(Value::Number(_)))
}

/// Whether a number stands right behind a mark, which no figure precedes, and a footnote of its own lacks a mark.
fn is_mark(view: &View<'_>, side: Side, at: usize) -> bool {
    let pieces = view.pieces.get(side);
    let [word, sign, number] = &pieces[at.saturating_sub(2)..(at + 1).min(pieces.len())] else {
        return false;
    };
    let glued = word.range.end == sign.range.start && sign.range.end == number.range.start;
    let apart = pieces
        .get(at + 1)
        .is_none_or(|next| next.range.start > number.range.end || !next.is_word());
    is_number(number)
        && glued
        && apart
        && !sign.is_word()
        && word.text.chars().all(char::is_alphabetic)
        && view.setting.unmarked.get(side).contains(number.text.as_ref())
}

/// Returns a word without the mark that leaked into it: `Convention` of `Convention5`.
fn bare<'a>(view: &View<'_>, side: Side, piece: &'a Piece<'_>) -> &'a str {
    let word = piece.text.trim_end_matches(|c: char| c.is_ascii_digit());
    let mark = &piece.text[word.len()..];
    let long = word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic);
    let small = word.ends_with(char::is_lowercase);
    if long && small && view.setting.unmarked.get(side).contains(mark) {
        word
    } else {
        &piece.text
    }
}
