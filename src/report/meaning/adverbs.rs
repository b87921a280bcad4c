//! `Also`, `further`: words of a row of paragraphs, not of one.
//!
//! Editors open the first paragraph of a row with `Emphasizes`, the second with `Also emphasizes`, later ones with
//! `Further emphasizes` or `Emphasizes further`. When a paragraph above comes, goes or moves, or changes its verb, the
//! adverb follows. That is proved from both texts: the adverb must fit its place in the row on each side, and the
//! place must have changed. An adverb that changes at the same place in the row is nobody's consequence.

use super::hunks::Hunk;
use super::pieces::Piece;
use super::{Finding, View};
use crate::lexicon::any;
use crate::report::cause::{Cause, Form};
use crate::sides::Sides;

/// The adverb followed the paragraphs above.
pub(super) fn series(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    if hunk.old.end > view.header.old || hunk.new.end > view.header.new {
        return None;
    }
    let slices = view.slice(hunk);
    if !slices.old.iter().chain(slices.new).all(is_series_word) {
        return None;
    }
    proved(view)
}

/// The whole leading phrase changed by nothing but the row, or by the order of its words.
pub(super) fn order(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    if hunk.old.end > view.header.old || hunk.new.end > view.header.new {
        return None;
    }
    let headers = headers(view);
    let sorted = headers.map(|header| {
        let mut words: Vec<&str> = header.iter().map(|piece| piece.lower.as_ref()).collect();
        words.sort_unstable();
        words
    });
    let series = headers.old.iter().any(is_series_word);
    let verbs = headers.map(|header| {
        header
            .iter()
            .filter(|piece| !is_series_word(piece))
            .map(|piece| piece.lower.as_ref())
            .collect::<Vec<_>>()
    });
    // `Recognizing also` and `Also recognizing`: the other words keep their order.
    (series && sorted.old == sorted.new && verbs.old == verbs.new).then(|| Finding::form(Form::HeaderOrder))
}

/// Whether both leading phrases are the same but for words of the row.
pub(super) fn differ_by_row_only(view: &View<'_>) -> bool {
    let bare = headers(view).map(|header| {
        header
            .iter()
            .filter(|piece| !is_series_word(piece))
            .map(|piece| piece.lower.as_ref())
            .collect::<Vec<_>>()
    });
    !bare.old.is_empty() && bare.old == bare.new
}

/// Proves that the adverbs of both leading phrases fit their place in the row, and that the place changed.
pub(super) fn proved(view: &View<'_>) -> Option<Finding> {
    if !differ_by_row_only(view) {
        return None;
    }
    let run = view.setting.run(view.first);
    let adverb = headers(view).map(|header| header.iter().any(is_series_word));
    let fits = |run: usize, adverb: bool| run > 0 && adverb == (run > 1);
    let proof = run.old != run.new && fits(run.old, adverb.old) && fits(run.new, adverb.new);
    proof.then(|| {
        Finding::of(Cause::FollowsSeries {
            old: run.old,
            new: run.new,
        })
    })
}

fn headers<'a>(view: &'a View<'_>) -> Sides<&'a [Piece<'a>]> {
    Sides::new(
        &view.pieces.old[..view.header.old],
        &view.pieces.new[..view.header.new],
    )
}

fn is_series_word(piece: &Piece<'_>) -> bool {
    any::SERIES.has(&piece.lower)
}
