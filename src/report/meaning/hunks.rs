//! The places that changed, as pieces of both sides.
//!
//! An edit is what a reader sees; a *place* is a deletion with the insertion that replaces it, and a *hunk* the
//! smallest part of a place that must be explained by itself: `Also emphasizes` → `Emphasizes` is the loss of `also`
//! and a capital. Inside a place the pieces are matched by their longest common subsequence, letters in lower case.
//! Cost: the product of the pieces of a place, up to a fixed area; a larger place is one hunk.

use std::ops::Range;

use super::pieces::Piece;
use crate::report::{Edit, Op};
use crate::sides::Sides;

/// The largest table that is filled for one place.
const LARGEST_AREA: usize = 250_000;

/// Neighbouring edits that changed something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Which edits, by index.
    pub(super) edits: Range<usize>,
    /// The pieces of each side.
    pub(super) pieces: Hunk,
}

/// The pieces of each side that answer each other.
pub(super) type Hunk = Sides<Range<usize>>;

/// Joins one side of edits.
pub(super) fn joined(edits: &[Edit], side: impl Fn(&Edit) -> &String) -> String {
    edits.iter().map(|edit| side(edit).as_str()).collect()
}

/// Finds the places that changed.
pub(super) fn places(edits: &[Edit], pieces: Sides<&[Piece<'_>]>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut at = Sides::new(0_usize, 0_usize);
    let mut index = 0;
    while index < edits.len() {
        let start = at;
        let first = index;
        while index < edits.len() && edits[index].op != Op::Equal {
            at.old += edits[index].old.len();
            at.new += edits[index].new.len();
            index += 1;
        }
        if index > first {
            places.push(Place {
                edits: first..index,
                pieces: Sides::new(
                    within(pieces.old, start.old..at.old),
                    within(pieces.new, start.new..at.new),
                ),
            });
            continue;
        }
        at.old += edits[index].old.len();
        at.new += edits[index].new.len();
        index += 1;
    }
    places
}

/// Returns the pieces that share a byte with a range.
fn within(pieces: &[Piece<'_>], bytes: Range<usize>) -> Range<usize> {
    let first = pieces.partition_point(|piece| piece.range.end <= bytes.start);
    let last = pieces.partition_point(|piece| piece.range.start < bytes.end);
    first..last.max(first)
}

/// Cuts a place into hunks; a word that differs in capitals only is a hunk of one piece on each side.
pub(super) fn hunks(place: &Hunk, pieces: Sides<&[Piece<'_>]>) -> Vec<Hunk> {
    let old = &pieces.old[place.old.clone()];
    let new = &pieces.new[place.new.clone()];
    if old.len().saturating_mul(new.len()) > LARGEST_AREA {
        return vec![place.clone()];
    }
    let mut hunks = Vec::new();
    let mut from = Sides::new(0, 0);
    for (i, k) in common(old, new) {
        push(&mut hunks, place, Sides::new(from.old..i, from.new..k));
        if old[i].text != new[k].text {
            push(&mut hunks, place, Sides::new(i..i + 1, k..k + 1));
        }
        from = Sides::new(i + 1, k + 1);
    }
    push(
        &mut hunks,
        place,
        Sides::new(from.old..old.len(), from.new..new.len()),
    );
    hunks
}

fn push(hunks: &mut Vec<Hunk>, place: &Hunk, inside: Hunk) {
    if inside.old.is_empty() && inside.new.is_empty() {
        return;
    }
    let shift = |range: Range<usize>, by: usize| range.start + by..range.end + by;
    hunks.push(Sides::new(
        shift(inside.old, place.old.start),
        shift(inside.new, place.new.start),
    ));
}

/// Returns the positions of a longest common subsequence.
fn common(old: &[Piece<'_>], new: &[Piece<'_>]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for k in (0..new.len()).rev() {
            lengths[i * width + k] = if old[i].lower == new[k].lower {
                lengths[(i + 1) * width + k + 1] + 1
            } else {
                lengths[(i + 1) * width + k].max(lengths[i * width + k + 1])
            };
        }
    }
    let (mut i, mut k) = (0, 0);
    let mut pairs = Vec::new();
    while i < old.len() && k < new.len() {
        if old[i].lower == new[k].lower {
            pairs.push((i, k));
            i += 1;
            k += 1;
        } else if lengths[(i + 1) * width + k] >= lengths[i * width + k + 1] {
            i += 1;
        } else {
            k += 1;
        }
    }
    pairs
}
