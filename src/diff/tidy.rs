//! Makes the common runs of two texts fit for reading.
//!
//! Three steps, on runs that already cost little:
//!
//! 1. *Absorb.* A short run between two big changes is noise: in a rewritten paragraph, `the United Nations` in the
//!    middle of forty deleted and fifty inserted words only breaks both sentences. A run stays if it is worth its
//!    place between the changes around it, and the bigger the smaller of these, the more it must be worth.
//! 2. *Slide.* An inserted phrase whose first word is also the word that follows it can stand at two places:
//!    `promotion {+and encouragement +}and protection` or `promotion and {+encouragement and +}protection`. It goes
//!    where a phrase begins: before a comma or `and`, after a semicolon, never between `of` and its noun. A sentence
//!    that follows the last one is marked with its own stop: `waived.{+ It is final.+}`, not `waived{+. It is final+}.`
//! 3. *Close brackets.* A change that opens a bracket on both sides takes the closing one along, and the reverse:
//!    `[-(S/2021/186)-]{+(S/2023/438)+}`, not `[-(S/2021/186-]{+(S/2023/438+})`.
//!
//! Cost: linear in the number of runs for each of a few rounds.

use std::ops::Range;

use super::run::Run;
use super::units::{Units, WORD};
use crate::sides::Sides;

/// What a run between two changes must weigh in any case.
const LEAST: u32 = WORD;

/// What a run between two changes must weigh at most to stay.
const MOST: u32 = 5 * WORD;

/// What one final mark for another weighs: `;` for a full stop.
const FINAL_MARKS: u32 = WORD / 2;

/// Which part of the smaller of the changes around it a run must weigh on top.
const SHARE: u32 = 6;

/// Absorbs what is not worth its place and slides what could stand elsewhere.
pub(super) fn tidy(runs: &[Run], units: Sides<&Units<'_>>) -> Vec<Run> {
    const ROUNDS: usize = 6;
    let mut runs = runs.to_vec();
    for _ in 0..ROUNDS {
        let before = runs.len();
        runs = absorb(&runs, units);
        if runs.len() == before {
            break;
        }
    }
    slide(&mut runs, units);
    close_brackets(&mut runs, units);
    runs.retain(|run| run.len > 0);
    runs
}

/// Goes once over the runs from left to right.
fn absorb(runs: &[Run], units: Sides<&Units<'_>>) -> Vec<Run> {
    let lens = units.map(|units| units.keys.len());
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let from = kept.last().map_or(Sides::new(0, 0), Run::end);
        let to = runs.get(at + 1).map_or(lens, |next| next.start);
        let before = changed(units, from.zip(run.start).map(|(from, to)| from..to));
        let after = changed(units, run.end().zip(to).map(|(from, to)| from..to));
        let weight = units.old.weight(run.start.old..run.end().old);
        let last = at + 1 == runs.len() && after <= FINAL_MARKS;
        let smaller = if last { 0 } else { before.min(after) };
        let needed = (LEAST + smaller / SHARE).min(MOST);
        if before == 0 || after == 0 || weight >= needed {
            kept.push(*run);
        }
    }
    kept
}

fn changed(units: Sides<&Units<'_>>, ranges: Sides<Range<usize>>) -> u32 {
    units.old.weight(ranges.old) + units.new.weight(ranges.new)
}

/// Moves every change that has only one side to the best of its possible places.
fn slide(runs: &mut [Run], units: Sides<&Units<'_>>) {
    let lens = units.map(|units| units.keys.len());
    for at in 1..runs.len() {
        let (before, after) = (runs[at - 1], runs[at]);
        // What ends both texts may go over to the change before it as a whole: then the change ends the text.
        let spare = usize::from(at + 1 == runs.len() && after.end() == lens);
        let gap = before.end().zip(after.start).map(|(from, to)| from..to);
        let shift = match (gap.old.is_empty(), gap.new.is_empty()) {
            (true, false) => best_shift(units.new, gap.new, before.len, after.len + spare),
            (false, true) => best_shift(units.old, gap.old, before.len, after.len + spare),
            _ => 0,
        };
        runs[at - 1].len = before.len.saturating_add_signed(shift);
        runs[at].start = after.start.map(|start| start.saturating_add_signed(shift));
        runs[at].len = after.len.saturating_add_signed(-shift);
    }
}

/// Returns by how many units, to the right if positive, the one-sided change `range` should move. At least one unit
/// of the runs before and after it stays, so one more than it has may be given for a run that can go.
fn best_shift(units: &Units<'_>, range: Range<usize>, before: usize, after: usize) -> isize {
    const FARTHEST: usize = 64;
    let keys = &units.keys;
    let value = |range: &Range<usize>| units.borders[range.start] + units.borders[range.end];
    let (mut best, mut shift) = (value(&range), 0);
    let mut left = range.clone();
    for step in 1..before.min(FARTHEST) {
        if keys[left.start - 1] != keys[left.end - 1] {
            break;
        }
        left = left.start - 1..left.end - 1;
        if value(&left) > best {
            (best, shift) = (value(&left), -step.cast_signed());
        }
    }
    let mut right = range;
    for step in 1..after.min(FARTHEST) {
        if keys[right.start] != keys[right.end] {
            break;
        }
        right = right.start + 1..right.end + 1;
        if value(&right) > best {
            (best, shift) = (value(&right), step.cast_signed());
        }
    }
    shift
}

/// Gives every change the bracket that it leaves open, or closes, on both sides.
fn close_brackets(runs: &mut [Run], units: Sides<&Units<'_>>) {
    let mut from = Sides::new(0, 0);
    for run in runs.iter_mut() {
        let to = run.start;
        if run.len > 0 && opens(units.old, from.old..to.old) && opens(units.new, from.new..to.new) {
            let closing = usize::from(units.old.brackets[to.old] == -1);
            run.start = to.map(|start| start + closing);
            run.len -= closing;
        }
        from = run.end();
    }
    let mut to = units.map(|units| units.keys.len());
    for run in runs.iter_mut().rev() {
        let from = run.end();
        if run.len > 0 && closes(units.old, from.old..to.old) && closes(units.new, from.new..to.new) {
            run.len -= usize::from(units.old.brackets[from.old - 1] == 1);
        }
        to = run.start;
    }
}

/// Returns whether a bracket opens in `range` that does not close there.
fn opens(units: &Units<'_>, range: Range<usize>) -> bool {
    let brackets = units.brackets[range].iter();
    brackets.fold(0, |depth: i32, &step| (depth + i32::from(step)).max(0)) > 0
}

/// Returns whether a bracket closes in `range` that did not open there.
fn closes(units: &Units<'_>, range: Range<usize>) -> bool {
    let brackets = units.brackets[range].iter().rev();
    brackets.fold(0, |depth: i32, &step| (depth - i32::from(step)).max(0)) > 0
}
