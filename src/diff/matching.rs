//! Which units of two texts are common, with the least to read.
//!
//! `similar` first aligns the units by the Histogram algorithm, which looks for rare common wording (Myers for very
//! long texts, where Histogram runs out of rare words). The middle of every long common run is then taken as certain,
//! and what lies between two of them is aligned again at least cost (Gotoh's alignment with affine gaps):
//!
//! - a unit shown as deleted or inserted costs its weight;
//! - every place of change costs [`PLACE`] in itself, so two function words between changes are not worth a place;
//! - a place costs a little less where its ends are good borders of a phrase.
//!
//! ```text
//! old  taking note of the report   submitted in 2012    by the Independent Expert
//! new  taking note of the reports  of the Secretary-General and by the Independent Expert
//! ```
//! keeps `by the Independent Expert` and gives up the second `the` in between.
//!
//! Cost: that of `similar` (about linear for like texts) and the area between certain runs. Where that area exceeds
//! [`AREA`], the alignment of `similar` stays.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::units::{Units, WORD};
use crate::sides::Sides;

/// What a place of change costs, however small it is.
const PLACE: i32 = 26;

/// The largest area, in pairs of units, that is aligned at least cost.
const AREA: usize = 1 << 18;

/// From this many units on both sides together, Histogram gives way to Myers.
const LONG: usize = 50_000;

/// A common run of this many units is certain but for `EDGE` units at its ends.
const CERTAIN: usize = 16;
const EDGE: usize = 5;

/// A run of units that both texts have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// Its first unit on each side.
    pub(super) start: Sides<usize>,
    /// The number of units.
    pub(super) len: usize,
}

impl Run {
    /// Returns the first unit after the run on each side.
    pub(super) fn end(&self) -> Sides<usize> {
        self.start.map(|start| start + self.len)
    }
}

/// Returns the common runs of two texts in order; no two touch on both sides.
pub(super) fn runs(units: Sides<&Units<'_>>) -> Vec<Run> {
    let lens = units.map(|units| units.keys.len());
    let rough = rough_runs(units);
    let mut runs = Vec::new();
    let mut from = Sides::new(0, 0);
    for core in rough.iter().filter_map(|run| core(run, lens)) {
        align_between(units, from, core.start, &rough, &mut runs);
        push(&mut runs, core);
        from = core.end();
    }
    align_between(units, from, lens, &rough, &mut runs);
    runs
}

/// Returns the common runs as `similar` sees them.
fn rough_runs(units: Sides<&Units<'_>>) -> Vec<Run> {
    let Sides { old, new } = units.map(|units| units.keys.as_slice());
    let algorithm = if old.len() + new.len() < LONG {
        Algorithm::Histogram
    } else {
        Algorithm::Myers
    };
    let ops = capture_diff_slices(algorithm, old, new).into_iter();
    ops.filter_map(|op| match op {
        DiffOp::Equal {
            old_index,
            new_index,
            len,
        } => Some(Run {
            start: Sides::new(old_index, new_index),
            len,
        }),
        _ => None,
    })
    .collect()
}

/// Returns the part of a long run that is certain. An end of the run at an end of both texts is certain too.
fn core(run: &Run, lens: Sides<usize>) -> Option<Run> {
    let end = run.end();
    let head = if run.start == Sides::new(0, 0) { 0 } else { EDGE };
    let tail = if end == lens { 0 } else { EDGE };
    let long = run.len >= CERTAIN.min(head + tail + 1);
    long.then(|| Run {
        start: run.start.map(|start| start + head),
        len: run.len - head - tail,
    })
}

fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.end() == run.start => last.len += run.len,
        _ => runs.push(run),
    }
}

/// Adds the runs from unit `from` to before unit `to` on each side.
fn align_between(
    units: Sides<&Units<'_>>,
    from: Sides<usize>,
    to: Sides<usize>,
    rough: &[Run],
    runs: &mut Vec<Run>,
) {
    let Sides {
        old: rows,
        new: columns,
    } = from.zip(to).map(|(from, to)| to - from);
    if rows == 0 || columns == 0 {
        return;
    }
    if (rows + 1).saturating_mul(columns + 1) <= AREA {
        let range = from.zip(to);
        align_at_least_cost(units, range.map(|(from, to)| from..to), runs);
        return;
    }
    let first = rough.partition_point(|run| run.end().old <= from.old);
    for run in rough[first..].iter().take_while(|run| run.start.old < to.old) {
        let head = from.old.saturating_sub(run.start.old);
        let tail = run.end().old.saturating_sub(to.old);
        push(
            runs,
            Run {
                start: run.start.map(|start| start + head),
                len: run.len - head - tail,
            },
        );
    }
}

/// How a cell of the alignment was reached.
#[derive(Clone, Copy, Default)]
struct Step {
    /// A match was made inside a place of change, which it closed.
    closes: bool,
    /// The cheapest way to be inside a place of change here.
    change: Change,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Change {
    /// It begins here.
    #[default]
    Opens,
    /// The last old unit was deleted.
    Deletes,
    /// The last new unit was inserted.
    Inserts,
}

/// The costs of a cell: with the last units matched, and inside a place of change.
#[derive(Clone, Copy)]
struct Costs {
    matched: i32,
    changing: i32,
}

const NEVER: i32 = i32::MAX / 2;

fn align_at_least_cost(units: Sides<&Units<'_>>, range: Sides<Range<usize>>, runs: &mut Vec<Run>) {
    let (rows, columns) = (range.old.len(), range.new.len());
    let (from_old, from_new) = (range.old.start, range.new.start);
    let border =
        |row: usize, column: usize| units.old.borders[from_old + row] + units.new.borders[from_new + column];
    let width = columns + 1;
    let mut steps = vec![Step::default(); (rows + 1) * width];
    let mut row_costs = vec![
        Costs {
            matched: NEVER,
            changing: NEVER
        };
        width
    ];
    for row in 0..=rows {
        let mut diagonal = Costs {
            matched: NEVER,
            changing: NEVER,
        };
        for column in 0..=columns {
            let above = row_costs[column];
            let step = &mut steps[row * width + column];
            let mut matched = if row + column == 0 { 0 } else { NEVER };
            if row > 0 && column > 0 {
                let same = units.old.keys[from_old + row - 1] == units.new.keys[from_new + column - 1];
                if same {
                    let closing = diagonal.changing - border(row - 1, column - 1);
                    step.closes = closing < diagonal.matched;
                    matched = closing.min(diagonal.matched);
                }
            }
            let mut changing = matched + PLACE - border(row, column);
            if row > 0 {
                let cost = above.changing + units.old.weights[from_old + row - 1] as i32;
                if cost < changing {
                    (changing, step.change) = (cost, Change::Deletes);
                }
            }
            if column > 0 {
                let cost = row_costs[column - 1].changing + units.new.weights[from_new + column - 1] as i32;
                if cost < changing {
                    (changing, step.change) = (cost, Change::Inserts);
                }
            }
            diagonal = above;
            row_costs[column] = Costs { matched, changing };
        }
    }
    let last = row_costs[columns];
    let changing = last.changing - border(rows, columns) < last.matched;
    let found = walk_back(&steps, width, rows, columns, changing);
    for (row, column) in found.into_iter().rev() {
        push(
            runs,
            Run {
                start: Sides::new(from_old + row, from_new + column),
                len: 1,
            },
        );
    }
}

/// Returns the matched pairs, the last first.
fn walk_back(
    steps: &[Step],
    width: usize,
    rows: usize,
    columns: usize,
    changing: bool,
) -> Vec<(usize, usize)> {
    let (mut row, mut column, mut changing) = (rows, columns, changing);
    let mut found = Vec::new();
    while row > 0 || column > 0 {
        let step = steps[row * width + column];
        match (changing, step.change) {
            (true, Change::Deletes) => row -= 1,
            (true, Change::Inserts) => column -= 1,
            (true, Change::Opens) => changing = false,
            (false, _) => {
                changing = step.closes;
                row -= 1;
                column -= 1;
                found.push((row, column));
            }
        }
    }
    found
}
