//! Which units of two texts are common, with the least to read.
//!
//! `similar` first aligns the units by the Histogram algorithm, which looks for rare common wording. Very long texts, where
//! it runs out of rare words, are first cut at `anchors`: wording that stands once in each. The middle of every long common run is then taken as certain,
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
//! On hand-aligned resolutions the second step makes the first one's algorithm a matter of speed: with Patience, Myers
//! or Hunt the edits come out the same. Where only the first step runs, Histogram leaves the fewest places. No
//! deadline is set: `similar` does not say when it hits one, and the result would depend on the clock.
//!
//! Cost: that of `similar` (about linear for like texts, and for texts cut at anchors) and the area between certain runs. Where that area exceeds
//! [`AREA`], the alignment of `similar` stays.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::anchors::{Window, anchors};
use super::run::Run;
use super::units::Units;
use crate::sides::Sides;

/// What a place of change costs, however small it is.
const PLACE: i32 = 26;

/// The largest area, in pairs of units, that is aligned at least cost.
const AREA: usize = 1 << 18;

/// From this many units on both sides together, texts are cut at anchors first: some four pages. Histogram splits at one common run
/// and looks through all of both halves again: where the runs are short, as with a word that changes at a thousand places, it does so
/// a thousand times.
const ANCHORED: usize = 4_000;

/// From this many units on both sides together, what lies between two anchors is cut at narrow ones, and what is as long even then is
/// left to Myers: some forty pages. Histogram keeps more, and of a text where hardly anything answers it is done thirty times sooner: of an
/// act of eleven thousand words that was rewritten, Myers loses twelve of five thousand common words.
const LONG: usize = 50_000;

/// How many units at the ends of a long common run stay uncertain.
const EDGE: usize = 8;

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
    let keys = units.map(|units| units.keys.as_slice());
    let lens = keys.map(<[u32]>::len);
    let mut runs = Vec::new();
    let whole = Stretch {
        from: Sides::new(0, 0),
        to: lens,
    };
    for stretch in whole.cut(keys, ANCHORED, |_| Window::WIDE, &mut runs) {
        for part in stretch.cut(keys, LONG, Window::narrow, &mut runs) {
            rough_between(keys, part, &mut runs);
        }
    }
    runs.sort_unstable_by_key(|run| run.start.old);
    runs
}

/// A part of both texts.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    from: Sides<usize>,
    to: Sides<usize>,
}

impl Stretch {
    /// Cuts it at anchors, if it has so many units on both sides together; adds the anchors to the runs.
    fn cut(
        self,
        keys: Sides<&[u32]>,
        fewest: usize,
        window: fn(usize) -> Window,
        runs: &mut Vec<Run>,
    ) -> Vec<Self> {
        let units = self.units();
        if units < fewest {
            return vec![self];
        }
        let mut parts = Vec::new();
        let mut from = self.from;
        for anchor in anchors(self.of(keys), window(units)) {
            let anchor = anchor.behind(self.from);
            parts.push(Self {
                from,
                to: anchor.start,
            });
            from = anchor.end();
            runs.push(anchor);
        }
        parts.push(Self { from, to: self.to });
        parts
    }

    /// How many units it has on both sides together.
    fn units(self) -> usize {
        let lens = self.to.zip(self.from).map(|(to, from)| to - from);
        lens.old + lens.new
    }

    fn of(self, keys: Sides<&[u32]>) -> Sides<&[u32]> {
        Sides::new(
            &keys.old[self.from.old..self.to.old],
            &keys.new[self.from.new..self.to.new],
        )
    }
}

/// Adds the common runs that `similar` sees in a stretch.
fn rough_between(keys: Sides<&[u32]>, stretch: Stretch, runs: &mut Vec<Run>) {
    let Sides { old, new } = stretch.of(keys);
    let algorithm = if stretch.units() < LONG {
        Algorithm::Histogram
    } else {
        Algorithm::Myers
    };
    let ops = capture_diff_slices(algorithm, old, new).into_iter();
    runs.extend(ops.filter_map(|op| match op {
        DiffOp::Equal {
            old_index,
            new_index,
            len,
        } => {
            let run = Run {
                start: Sides::new(old_index, new_index),
                len,
            };
            Some(run.behind(stretch.from))
        }
        _ => None,
    }));
}

/// Returns the part of a long run that is certain. An end of the run at an end of both texts is certain too.
fn core(run: &Run, lens: Sides<usize>) -> Option<Run> {
    let end = run.end();
    let head = if run.start == Sides::new(0, 0) { 0 } else { EDGE };
    let tail = if end == lens { 0 } else { EDGE };
    (run.len > head + tail).then(|| Run {
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
        let table = Table {
            units,
            from,
            rows,
            columns,
        };
        for pair in table.matches() {
            push(
                runs,
                Run {
                    start: Sides::new(from.old + pair.old, from.new + pair.new),
                    len: 1,
                },
            );
        }
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

/// The part of two texts that is aligned at least cost: a table with the old units as rows, the new ones as columns.
struct Table<'a> {
    units: Sides<&'a Units<'a>>,
    /// The first unit of each side.
    from: Sides<usize>,
    rows: usize,
    columns: usize,
}

/// How a cell of the table was reached.
#[derive(Clone, Copy, Default)]
struct Step {
    /// The match of the last two units closed a place of change.
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

/// The least costs up to a cell.
#[derive(Clone, Copy)]
struct Costs {
    /// With the last two units matched.
    matched: i32,
    /// Inside a place of change.
    changing: i32,
}

/// No way leads here.
const NOWHERE: Costs = Costs {
    matched: i32::MAX / 2,
    changing: i32::MAX / 2,
};

impl Table<'_> {
    /// Returns the matched pairs of units, counted from the start of the table, in order.
    fn matches(&self) -> Vec<Sides<usize>> {
        let mut steps = Vec::with_capacity((self.rows + 1) * (self.columns + 1));
        let mut above = vec![NOWHERE; self.columns + 1];
        for row in 0..=self.rows {
            let mut diagonal = NOWHERE;
            let mut left = NOWHERE;
            for (column, cell) in above.iter_mut().enumerate() {
                let (costs, step) = self.cell(row, column, diagonal, *cell, left);
                steps.push(step);
                (diagonal, left) = (*cell, costs);
                *cell = costs;
            }
        }
        let last = above.last().copied().unwrap_or(NOWHERE);
        let changing = last.changing - self.border(self.rows, self.columns) < last.matched;
        self.walk_back(&steps, changing)
    }

    /// Returns the costs of a cell from those of its neighbours.
    fn cell(&self, row: usize, column: usize, diagonal: Costs, above: Costs, left: Costs) -> (Costs, Step) {
        let mut step = Step::default();
        let mut matched = if row + column == 0 { 0 } else { NOWHERE.matched };
        if row > 0 && column > 0 && self.same(row - 1, column - 1) {
            let closing = diagonal.changing - self.border(row - 1, column - 1);
            step.closes = closing < diagonal.matched;
            matched = closing.min(diagonal.matched);
        }
        let mut changing = matched + PLACE - self.border(row, column);
        if row > 0 {
            let cost = above.changing + self.units.old.weights[self.from.old + row - 1].cast_signed();
            if cost < changing {
                (changing, step.change) = (cost, Change::Deletes);
            }
        }
        if column > 0 {
            let cost = left.changing + self.units.new.weights[self.from.new + column - 1].cast_signed();
            if cost < changing {
                (changing, step.change) = (cost, Change::Inserts);
            }
        }
        (Costs { matched, changing }, step)
    }

    fn same(&self, row: usize, column: usize) -> bool {
        self.units.old.keys[self.from.old + row] == self.units.new.keys[self.from.new + column]
    }

    /// Returns how good a place this is to begin or end a change.
    fn border(&self, row: usize, column: usize) -> i32 {
        self.units.old.borders[self.from.old + row] + self.units.new.borders[self.from.new + column]
    }

    fn walk_back(&self, steps: &[Step], mut changing: bool) -> Vec<Sides<usize>> {
        let (mut row, mut column) = (self.rows, self.columns);
        let mut found = Vec::new();
        while row > 0 || column > 0 {
            let step = steps[row * (self.columns + 1) + column];
            match (changing, step.change) {
                (true, Change::Deletes) => row -= 1,
                (true, Change::Inserts) => column -= 1,
                (true, Change::Opens) => changing = false,
                (false, _) => {
                    changing = step.closes;
                    (row, column) = (row - 1, column - 1);
                    found.push(Sides::new(row, column));
                }
            }
        }
        found.reverse();
        found
    }
}
