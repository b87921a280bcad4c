//! Which word of a new wording is which word of the old one, where the diff has said what is common.
//!
//! The diff works on what a reader takes as one thing; here each word and mark of it is followed. What stands in an equal stretch is
//! the same by its letters, however it is spaced. In a changed stretch a word still lives on where
//!
//! - only its letters' case changed (`Also emphasizes`, `Emphasizes`), or how it is parted and hyphenated (`Internati onal`),
//! - a scan misread it (`rnaintain` for `maintain`),
//! - the change says nothing new: spelling, a reference that followed a renumbering.
//!
//! A mark at the end only says whether another paragraph follows, and lives on as whatever stands there.
//!
//! Cost: linear, but for changed stretches, which cost the product of their lengths up to a bound.

use std::ops::Range;

use super::cuts::Piece;
use crate::report::{Cause, Class, Edit, Op};
use crate::text::normalize::fold;

/// The largest product of two changed stretches, in words, that are compared word by word: a longer one was rewritten, and a capital is
/// not what changed in it.
const AREA: usize = 1 << 18;

/// A stretch of both wordings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'a> {
    pub(super) op: Op,
    pub(super) old: &'a str,
    pub(super) new: &'a str,
    /// Whether the words are the same to whoever reads them, though they are written otherwise.
    pub(super) same: bool,
}

impl<'a> From<&'a Edit> for Change<'a> {
    fn from(edit: &'a Edit) -> Self {
        let follows = |cause: &Cause| matches!(cause, Cause::FollowsRenumbering { .. });
        Self {
            op: edit.op,
            old: &edit.old,
            new: &edit.new,
            same: edit.class == Class::Editorial || edit.causes.iter().any(follows),
        }
    }
}

/// A side of a change: its text, and the words and marks of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) text: &'a str,
    pub(super) pieces: &'a [Piece],
}

/// Returns for each piece of the new side the piece of the old one that lives on in it.
pub(super) fn carried(changes: &[Change<'_>], old: Written<'_>, new: Written<'_>) -> Vec<Option<usize>> {
    let mut walk = Walk {
        old,
        new,
        found: vec![None; new.pieces.len()],
        at: (0, 0),
        from: (0, 0),
    };
    for place in changes.chunk_by(|one, next| (one.op == Op::Equal) == (next.op == Op::Equal)) {
        walk.step(place);
    }
    walk.last_mark();
    walk.found
}

/// How far both sides were read: bytes, and pieces.
struct Walk<'a> {
    old: Written<'a>,
    new: Written<'a>,
    found: Vec<Option<usize>>,
    at: (usize, usize),
    from: (usize, usize),
}

impl Walk<'_> {
    fn step(&mut self, place: &[Change<'_>]) {
        let len = |of: fn(&Change<'_>) -> usize| place.iter().map(of).sum::<usize>();
        let at = (
            self.at.0 + len(|it| it.old.len()),
            self.at.1 + len(|it| it.new.len()),
        );
        let old = begun_before(self.old.pieces, self.from.0, at.0);
        let new = begun_before(self.new.pieces, self.from.1, at.1);
        (self.from, self.at) = ((old.end, new.end), at);
        if place[0].op == Op::Equal {
            // A word that a change cuts is not whole on this side of it.
            let whole = |pieces: &[Piece], range: Range<usize>, end: usize| {
                let cut = range.end > range.start && pieces[range.end - 1].range.end > end;
                range.start..range.end - usize::from(cut)
            };
            let old = whole(self.old.pieces, old, at.0);
            let new = whole(self.new.pieces, new, at.1);
            self.same_letters(old, new);
        } else {
            self.changed(old, new, place.iter().all(|it| it.same));
        }
    }

    fn changed(&mut self, old: Range<usize>, new: Range<usize>, same: bool) {
        if old.is_empty() || new.is_empty() {
            return;
        }
        let letters = |side: Written<'_>, range: &Range<usize>| -> String {
            range.clone().map(|at| letters(side, at)).collect()
        };
        if letters(self.old, &old) == letters(self.new, &new) {
            self.same_letters(old, new);
            return;
        }
        let common = self.common(&old, &new);
        let mut from = (old.start, new.start);
        for (o, n) in common.into_iter().chain([(old.end, new.end)]) {
            self.between(from.0..o, from.1..n, same);
            if n < new.end && self.old.pieces[o].key != self.new.pieces[n].key {
                self.found[n] = Some(o);
            }
            from = (o + 1, n + 1);
        }
    }

    /// Follows the pieces between two common ones, where each answers one.
    fn between(&mut self, old: Range<usize>, new: Range<usize>, same: bool) {
        if old.len() != new.len() {
            return;
        }
        for (o, n) in old.zip(new) {
            if same || misread(&letters(self.old, o)) == misread(&letters(self.new, n)) {
                self.found[n] = Some(o);
            }
        }
    }

    /// Follows pieces of the same letters, which spaces and hyphens may part otherwise.
    fn same_letters(&mut self, old: Range<usize>, new: Range<usize>) {
        let keys = |side: Written<'_>, range: &Range<usize>| -> Vec<u32> {
            side.pieces[range.clone()].iter().map(|piece| piece.key).collect()
        };
        if keys(self.old, &old) == keys(self.new, &new) {
            for (o, n) in old.zip(new) {
                self.found[n] = Some(o);
            }
            return;
        }
        let (mut o, mut before, mut to) = (old.start, 0, 0);
        for n in new {
            while o < old.end && to <= before {
                to += letters(self.old, o).chars().count();
                o += 1;
            }
            if o > old.start {
                self.found[n] = Some(o - 1);
            }
            before += letters(self.new, n).chars().count();
        }
    }

    /// Returns the longest common sequence of two stretches, by the letters of the words. Those that are the same in every sign were
    /// taken for changed by the diff, with what is around them, and are so.
    fn common(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<(usize, usize)> {
        if old.len() * new.len() > AREA {
            return Vec::new();
        }
        let (rows, columns) = (old.len(), new.len());
        let small = |side: Written<'_>, range: &Range<usize>| -> Vec<String> {
            range.clone().map(|at| letters(side, at)).collect()
        };
        let (olds, news) = (small(self.old, old), small(self.new, new));
        let same = |o: usize, n: usize| olds[o] == news[n];
        let mut longest = vec![0_u32; (rows + 1) * (columns + 1)];
        let cell = |o: usize, n: usize| o * (columns + 1) + n;
        for o in (0..rows).rev() {
            for n in (0..columns).rev() {
                longest[cell(o, n)] = if same(o, n) {
                    longest[cell(o + 1, n + 1)] + 1
                } else {
                    longest[cell(o + 1, n)].max(longest[cell(o, n + 1)])
                };
            }
        }
        let mut common = Vec::new();
        let (mut o, mut n) = (0, 0);
        while o < rows && n < columns {
            if same(o, n) {
                common.push((old.start + o, new.start + n));
                (o, n) = (o + 1, n + 1);
            } else if longest[cell(o + 1, n)] >= longest[cell(o, n + 1)] {
                o += 1;
            } else {
                n += 1;
            }
        }
        common
    }

    fn last_mark(&mut self) {
        let is_mark = |side: Written<'_>| {
            let last = side.pieces.last()?;
            let mark = !side.text[last.range.clone()].contains(char::is_alphanumeric);
            mark.then_some(side.pieces.len() - 1)
        };
        if let (Some(old), Some(new)) = (is_mark(self.old), is_mark(self.new)) {
            let taken = self.found.contains(&Some(old));
            if self.found[new].is_none() && !taken {
                self.found[new] = Some(old);
            }
        }
    }
}

/// Returns the pieces from `first` that begin before a place.
fn begun_before(pieces: &[Piece], first: usize, end: usize) -> Range<usize> {
    let count = pieces[first..].partition_point(|piece| piece.range.start < end);
    first..first + count
}

/// Returns the letters of a piece: small, glyphs made one, without hyphens.
fn letters(side: Written<'_>, at: usize) -> String {
    let folded = fold(&side.text[side.pieces[at].range.clone()]).to_lowercase();
    if folded.chars().all(|c| !c.is_alphanumeric()) {
        return folded;
    }
    folded.chars().filter(|c| *c != '-' && *c != ' ').collect()
}

/// Returns a word with the letters made one that scans take for each other; a number is what it is.
fn misread(word: &str) -> String {
    if !word.contains(char::is_alphabetic) {
        return word.to_owned();
    }
    let shapes = [
        ("rn", "m"),
        ("cl", "d"),
        ("vv", "w"),
        ("1", "l"),
        ("i", "l"),
        ("0", "o"),
        ("5", "s"),
    ];
    shapes
        .iter()
        .fold(word.to_owned(), |word, (from, to)| word.replace(from, to))
}
