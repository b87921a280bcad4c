//! The tense of what an earlier text asked: `in which it has requested`, `in which it requested`.
//!
//! A resolution that quotes a request of its own says it in either tense, and asks neither more nor less. Proved only where
//! the auxiliary alone came or went, right behind `in which it`, so that the one who asked is the organ of the resolution
//! that is quoted, and before the verb of a request, the same in both texts. `which has requested` may be said of a State,
//! `has not requested` and `has been requested` say something else. Cost: a few words at the place. It knows English only.

use super::hunks::Hunk;
use super::pieces::Piece;
use super::{Finding, View};
use crate::lexicon::any;
use crate::report::cause::Form;

/// How many pieces stand before the auxiliary: `in which it`.
const RELATIVE: usize = 3;

/// The auxiliary of a restated request came or went.
pub(super) fn restated(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let slices = view.slice(hunk);
    let (([auxiliary], []) | ([], [auxiliary])) = (slices.old, slices.new) else {
        return None;
    };
    let next = view.both().zip(hunk.clone()).map(|(pieces, at)| {
        let next = pieces.get(at.end);
        next.map(|piece| piece.lower.as_ref()).unwrap_or_default()
    });
    let relative = |pieces: &[Piece<'_>], start: usize| {
        let words = pieces[start.saturating_sub(RELATIVE)..start].iter();
        let words: Vec<&str> = words.map(|piece| piece.lower.as_ref()).collect();
        any::RESTATING.has(&words.join(" "))
    };
    let proof = any::PERFECT.has(&auxiliary.lower)
        && next.old == next.new
        && any::ASKED.has(next.new)
        && relative(&view.pieces.old, hunk.old.start)
        && relative(&view.pieces.new, hunk.new.start);
    proof.then(|| Finding::form(Form::RestatedTense))
}
