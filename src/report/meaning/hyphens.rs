//! A hyphen for a space, or a space for a hyphen: when both write one compound.
//!
//! A hyphen groups: `more-qualified staff` are better, `more qualified staff` are many; `small arms-dealers` are small,
//! `small-arms dealers` sell small arms. So it is substantive, but where the compound is known as a whole: it is in the list
//! (`capacity-building`), or its last part is one that makes compounds (`-led`, `-based`) behind a common word.
//!
//! *Proves*: the same parts in the same order, hyphens that only came or only went (none moved), every compound known.
//! *Forbids*: a number, a negation or a degree before the compound or in it (`four month-long`, `more`, `no`). *Fails*:
//! towards substance, at compounds that no list has.

use super::View;
use super::hunks::Hunk;
use super::pieces::{Piece, Value};
use crate::lexicon::{any, spelling, wholes};
use crate::sides::Sides;

/// Whether two stretches, lower case and with the same letters, are the same compounds.
pub(super) fn same_compounds(view: &View<'_>, hunk: &Hunk, spoken: &Sides<String>) -> bool {
    let parts: Vec<&str> = spoken.old.split([' ', '-']).collect();
    if parts.iter().any(|part| counts(part)) || before(view, hunk).is_some_and(governs) {
        return false;
    }
    let joints = spoken.as_ref().map(|text| joints(text));
    let nested = |more: &[bool], fewer: &[bool]| more.iter().zip(fewer).all(|(more, fewer)| *more || !fewer);
    let more = if nested(&joints.old, &joints.new) {
        (&joints.old, &joints.new)
    } else if nested(&joints.new, &joints.old) {
        (&joints.new, &joints.old)
    } else {
        return false;
    };
    compounds(more.0)
        .filter(|(from, to)| more.0[*from..*to] != more.1[*from..*to])
        .all(|(from, to)| is_compound(&parts[from..=to]))
}

/// Whether each joint between the parts of a text is a hyphen.
fn joints(text: &str) -> Vec<bool> {
    let signs = text.chars().filter(|c| matches!(c, ' ' | '-'));
    signs.map(|sign| sign == '-').collect()
}

/// Returns the first and last parts of each stretch of parts that hyphens join.
fn compounds(joints: &[bool]) -> impl Iterator<Item = (usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, _) in joints.iter().enumerate().filter(|(_, hyphen)| **hyphen) {
        match found.last_mut().filter(|last| last.1 == at) {
            Some(last) => last.1 = at + 1,
            None => found.push((at, at + 1)),
        }
    }
    found.into_iter()
}

fn is_compound(parts: &[&str]) -> bool {
    if any::HYPHENATED.has(&parts.join("-")) {
        return true;
    }
    let [head, tail] = parts else { return false };
    let grammar = wholes("en").is_some_and(|words| words.is_function_word(head));
    any::HYPHEN_TAILS.has(tail) && spelling().is_word(head) && !grammar && !any::DEGREE_WORDS.has(head)
}

fn before<'a>(view: &'a View<'_>, hunk: &Hunk) -> Option<&'a Piece<'a>> {
    view.pieces.new[..hunk.new.start].last()
}

/// Whether a word takes what stands behind it together: `more`, `no`, a number.
fn governs(piece: &Piece<'_>) -> bool {
    any::DEGREE_WORDS.has(&piece.lower)
        || counts(&piece.lower)
        || matches!(piece.value, Some(Value::Number(_)))
}

/// Whether a word counts, so that a hyphen decides what it counts: `four month-long`, `four-month long`.
fn counts(word: &str) -> bool {
    any::NUMBERS.has(word) || word.chars().any(|c| c.is_ascii_digit())
}
