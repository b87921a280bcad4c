//! Text drawn over text: the same words twice, or two lines on one another.
//!
//! Programs that have no heavy font draw a word again, a hair beside; shadows are the word again, a little lower. Read
//! letter by letter both give `DDrraafftt`. So a stretch of drawing that repeats an earlier one close by is left out.
//!
//! ```text
//! (Draft) at 72, 700;  (Draft) at 72.4, 700     ->  Draft
//! (Draft) at 72, 700;  (Draft) at 73.5, 698.5   ->  Draft
//! ```
//!
//! Two different texts at one place (a foot over a foot, a filled-in form) are told by their letters lying over one another
//! all along the line: each stretch of drawing then goes to the first line that has room for it.
//!
//! Cost: linear in the letters; stretches of one line are compared with each other only where letters overlap.

use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::FixedState;

use super::glyph::Glyph;
use crate::text::table::Table;

/// How far beside and below its first place a text is drawn again, in letter sizes.
const SHADOW: f32 = 0.35;
/// The same for a single letter: two equal letters of a word are further apart.
const SHADOW_OF_ONE: f32 = 0.15;
/// The most stretches with the same words that one is compared with.
const MOST_ALIKE: usize = 64;
/// The most stretches of a line that are sorted into lines of their own.
const MOST_STRETCHES: usize = 400;

/// Leaves out what is drawn a second time.
pub(super) fn leave_one(glyphs: &mut Vec<Glyph>) {
    let hasher = FixedState::default();
    let mut seen: Table<u64, Vec<std::ops::Range<usize>>> = Table::default();
    let mut doubled: Vec<std::ops::Range<usize>> = Vec::new();
    let mut start = 0;
    for stretch in glyphs.chunk_by(follows) {
        let range = start..start + stretch.len();
        start = range.end;
        if !stretch.iter().any(|glyph| glyph.signs.is_inked()) {
            continue;
        }
        let mut hash = hasher.build_hasher();
        for glyph in stretch {
            glyph.letters.hash(&mut hash);
        }
        let alike = seen.entry(hash.finish()).or_default();
        if alike
            .iter()
            .any(|first| is_again(&glyphs[first.clone()], stretch))
        {
            doubled.push(range);
        } else if alike.len() < MOST_ALIKE {
            alike.push(range);
        }
    }
    if doubled.is_empty() {
        return;
    }
    let mut doubled = doubled.into_iter().peekable();
    let mut at = 0;
    glyphs.retain(|_| {
        while doubled.next_if(|range| range.end <= at).is_some() {}
        let is_doubled = doubled.peek().is_some_and(|range| range.contains(&at));
        at += 1;
        !is_doubled
    });
}

/// Whether a glyph goes on with the stretch of drawing that another ends.
fn follows(before: &Glyph, after: &Glyph) -> bool {
    before.turn == after.turn
        && before.mark == after.mark
        && (before.y - after.y).abs() < 0.05 * before.size
        && after.x > before.x + 0.5 * (before.end - before.x)
        && after.x < before.end + 3.0 * before.size
}

fn is_again(first: &[Glyph], again: &[Glyph]) -> bool {
    let reach = if again.len() == 1 { SHADOW_OF_ONE } else { SHADOW };
    let near = |a: &Glyph, b: &Glyph| {
        let reach = reach * a.size;
        a.turn == b.turn
            && a.letters == b.letters
            && a.invisible == b.invisible
            && (a.size - b.size).abs() < 0.1 * a.size
            && (a.x - b.x).abs() <= reach
            && (a.y - b.y).abs() <= reach
    };
    first.len() == again.len() && first.iter().zip(again).all(|(a, b)| near(a, b))
}

/// Sorts what is drawn on one base line into lines of their own, if letters lie over one another all along it.
///
/// `glyphs` are in the order of drawing. Returns the number of the line of each.
pub(super) fn lines(glyphs: &[&Glyph]) -> Option<Vec<usize>> {
    if !lie_over_one_another(glyphs) {
        return None;
    }
    let mut lines: Vec<Vec<(f32, f32)>> = Vec::new();
    let mut out = Vec::with_capacity(glyphs.len());
    for (count, stretch) in glyphs
        .chunk_by(|before, after| follows(before, after))
        .enumerate()
    {
        if count >= MOST_STRETCHES {
            return None;
        }
        let edge = 0.2 * stretch[0].size;
        let (start, end) = (stretch[0].x + edge, stretch[stretch.len() - 1].end - edge);
        let has_room = |line: &Vec<(f32, f32)>| line.iter().all(|(from, to)| *to <= start || *from >= end);
        let line = lines.iter().position(has_room).unwrap_or(lines.len());
        if line == lines.len() {
            lines.push(Vec::new());
        }
        lines[line].push((start, end));
        out.extend(std::iter::repeat_n(line, stretch.len()));
    }
    Some(out)
}

/// Whether a good part of the letters lies over others.
fn lie_over_one_another(glyphs: &[&Glyph]) -> bool {
    let mut inked: Vec<&&Glyph> = glyphs.iter().filter(|glyph| glyph.signs.is_inked()).collect();
    inked.sort_by(|a, b| a.x.total_cmp(&b.x));
    let over = inked
        .windows(2)
        .filter(|pair| {
            let narrower = (pair[0].end - pair[0].x).min(pair[1].end - pair[1].x);
            pair[0].letters != pair[1].letters && narrower > 0.0 && pair[0].end - pair[1].x > 0.4 * narrower
        })
        .count();
    over >= 4 && over * 5 >= inked.len()
}
