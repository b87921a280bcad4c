//! From rules to grids: which cells the rules of a page enclose.
//!
//! Rules that meet form a grid. The lines on which they lie cut its surface into small fields; where no rule parts two
//! fields they are one cell, so cells that were merged are one. A cell is *closed* where rules run on all four sides. The outer sides of a grid
//! may be left out, as many tables do: then the rules above and below the cell, or on its left and right, reach to its corners.
//!
//! ```text
//! +------+----------+          five cells; the first row is
//! | Vessel and fee  |          one cell, for no rule parts it
//! +------+----------+
//! | Tug  | 40       |          a row that is not closed where the
//! | Barge| 60       |          page ends goes on on the next page
//! ```
//!
//! Meeting rules are found by a sweep down the page, with the rules that run down it in order of their places. Cost: that of
//! sorting the rules, and one step for each place where two meet and each field, of which a table has few thousand. A page
//! with more is a drawing.

use std::collections::BTreeMap;

use super::rules::{Rule, Rules};

/// Rules that come so near meet, in points.
const TOUCH: f32 = 3.0;
/// A page on which more rules meet is a drawing.
const MOST_CORNERS: usize = 40_000;
/// A page with more fields is a drawing.
const MOST_FIELDS: usize = 40_000;
/// A page with more grids is a form or a drawing.
const MOST_GRIDS: usize = 100;
/// The memory that a field of a grid takes until its page is read, in bytes.
pub(super) const FIELD_BYTES: u64 = 64;
/// The fewest cells of a table.
const MIN_CELLS: usize = 3;

/// Rules that meet, and the cells between them.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// The places of the rules that run down the page, and of the outer sides.
    pub(super) columns: Vec<f32>,
    /// The places of the rules that run along the lines, and of the outer sides.
    pub(super) rows: Vec<f32>,
    /// The cells by the row and the column in which they begin.
    pub(super) cells: Vec<Cell>,
    /// The cell of each field, row by row.
    fields: Vec<usize>,
}

/// A cell of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// The row in which it begins.
    pub(super) row: usize,
    /// The column in which it begins.
    pub(super) column: usize,
    /// The row and the column behind it.
    end: (usize, usize),
    /// Rules run on all its sides.
    pub(super) is_closed: bool,
    /// No rule runs above it, at the head of the grid.
    pub(super) opens_above: bool,
    /// No rule runs below it, at the foot of the grid.
    pub(super) opens_below: bool,
}

impl Grid {
    /// Returns the cell at a place.
    pub(super) fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let column = field(&self.columns, x)?;
        let row = field(&self.rows, y)?;
        Some(self.fields[row * (self.columns.len() - 1) + column])
    }

    /// Returns how many fields it has.
    pub(super) fn fields(&self) -> u64 {
        self.fields.len() as u64
    }

    /// Whether another grid stands in a cell of this one.
    fn encloses(&self, other: &Self) -> bool {
        let inside = |own: &[f32], its: &[f32]| own[0] < its[0] && its[its.len() - 1] < own[own.len() - 1];
        inside(&self.columns, &other.columns) && inside(&self.rows, &other.rows)
    }
}

/// Returns between which two lines a place lies.
fn field(lines: &[f32], at: f32) -> Option<usize> {
    let behind = lines.partition_point(|&line| line <= at);
    (behind > 0 && behind < lines.len()).then(|| behind - 1)
}

/// Returns the grids of a page, from the top; none where another stands in it, which then lays out the page.
pub(super) fn grids(rules: &Rules) -> Vec<Grid> {
    let Some(parts) = meeting(rules) else {
        return Vec::new();
    };
    let mut left = MOST_FIELDS;
    let mut out = Vec::new();
    for part in parts {
        let lines = Lines::of(&part);
        let Some(rest) = left.checked_sub(lines.fields()) else {
            return Vec::new();
        };
        left = rest;
        out.extend(lines.grid(&part).filter(|grid| grid.cells.len() >= MIN_CELLS));
    }
    if out.len() > MOST_GRIDS {
        return Vec::new();
    }
    let lays_out: Vec<bool> = out
        .iter()
        .map(|grid| out.iter().any(|other| grid.encloses(other)))
        .collect();
    let mut lays_out = lays_out.into_iter();
    out.retain(|_| !lays_out.next().unwrap_or_default());
    out.sort_by(|a, b| {
        let by_row = a.rows[0].total_cmp(&b.rows[0]);
        by_row.then(a.columns[0].total_cmp(&b.columns[0]))
    });
    out
}

/// What the sweep meets on its way down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Begins(usize),
    Crosses(usize),
    Ends(usize),
}

/// Returns the rules that hang together, in groups; `None` for a drawing.
fn meeting(rules: &Rules) -> Option<Vec<Rules>> {
    let mut events: Vec<(f32, Event)> = Vec::new();
    for (at, rule) in rules.down.iter().enumerate() {
        events.push((rule.from - TOUCH, Event::Begins(at)));
        events.push((rule.to + TOUCH, Event::Ends(at)));
    }
    let along = rules.along.iter().enumerate();
    events.extend(along.map(|(at, rule)| (rule.at, Event::Crosses(at))));
    events.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));

    let mut groups = Groups::new(rules.along.len() + rules.down.len());
    // The rules that run down the page stand in the order of their places, so their numbers do for these.
    let mut open: BTreeMap<usize, ()> = BTreeMap::new();
    let mut corners = 0;
    for (_, event) in events {
        match event {
            Event::Begins(down) => {
                open.insert(down, ());
            }
            Event::Ends(down) => {
                open.remove(&down);
            }
            Event::Crosses(along) => {
                let rule = rules.along[along];
                let first = rules.down.partition_point(|down| down.at < rule.from - TOUCH);
                let behind = rules.down.partition_point(|down| down.at <= rule.to + TOUCH);
                for (&down, ()) in open.range(first..behind.max(first)) {
                    groups.join(along, rules.along.len() + down);
                    corners += 1;
                }
            }
        }
        if corners > MOST_CORNERS {
            return None;
        }
    }
    Some(grouped(rules, &mut groups))
}

fn grouped(rules: &Rules, groups: &mut Groups) -> Vec<Rules> {
    let mut out: BTreeMap<usize, Rules> = BTreeMap::new();
    for (at, rule) in rules.along.iter().enumerate() {
        out.entry(groups.find(at)).or_default().along.push(*rule);
    }
    for (at, rule) in rules.down.iter().enumerate() {
        let group = groups.find(rules.along.len() + at);
        out.entry(group).or_default().down.push(*rule);
    }
    let parts = out.into_values();
    parts
        .filter(|part| !part.along.is_empty() && !part.down.is_empty())
        .collect()
}

/// Which of many things belong together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// Returns the smallest of a group, or one on the way to it that has become it.
    fn find(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// The lines on which the rules of a grid lie, and its outer sides.
struct Lines {
    columns: Vec<f32>,
    rows: Vec<f32>,
}

impl Lines {
    fn of(rules: &Rules) -> Self {
        Self {
            columns: lines(&rules.down, &rules.along),
            rows: lines(&rules.along, &rules.down),
        }
    }

    fn fields(&self) -> usize {
        (self.columns.len() - 1) * (self.rows.len() - 1)
    }

    /// Returns the grid, if it has any field.
    fn grid(self, rules: &Rules) -> Option<Grid> {
        let (across, down) = (self.columns.len() - 1, self.rows.len() - 1);
        if across == 0 || down == 0 {
            return None;
        }
        let sides = Sides {
            along: drawn(&rules.along, &self.rows, &self.columns),
            down: drawn(&rules.down, &self.columns, &self.rows),
            size: (down, across),
        };
        let (cells, fields) = sides.cells();
        Some(Grid {
            columns: self.columns,
            rows: self.rows,
            cells,
            fields,
        })
    }
}

/// Returns the places of rules, with those where the rules across them begin and end.
fn lines(rules: &[Rule], across: &[Rule]) -> Vec<f32> {
    let mut out: Vec<f32> = rules.iter().map(|rule| rule.at).collect();
    out.dedup();
    let start = across.iter().map(|rule| rule.from).fold(f32::MAX, f32::min);
    let end = across.iter().map(|rule| rule.to).fold(f32::MIN, f32::max);
    if out.first().is_some_and(|&first| start < first - TOUCH) {
        out.insert(0, start);
    }
    if out.last().is_some_and(|&last| end > last + TOUCH) {
        out.push(end);
    }
    out
}

/// Tells of each line and each field along it whether a rule is drawn there.
fn drawn(rules: &[Rule], lines: &[f32], across: &[f32]) -> Vec<bool> {
    let fields = across.len() - 1;
    let mut out = vec![false; lines.len() * fields];
    for rule in rules {
        let line = lines.partition_point(|&line| line < rule.at);
        let first = across.partition_point(|&at| at < rule.from - TOUCH);
        let behind = across.partition_point(|&at| at <= rule.to + TOUCH);
        if behind > first + 1 {
            out[line * fields + first..line * fields + behind - 1].fill(true);
        }
    }
    out
}

/// Where rules are drawn between the fields of a grid.
struct Sides {
    /// Line by line, from the head of the grid to its foot.
    along: Vec<bool>,
    /// Line by line, from its left to its right.
    down: Vec<bool>,
    /// How many rows and columns there are.
    size: (usize, usize),
}

impl Sides {
    fn above(&self, row: usize, column: usize) -> bool {
        self.along[row * self.size.1 + column]
    }

    fn before(&self, row: usize, column: usize) -> bool {
        self.down[column * self.size.0 + row]
    }

    /// Returns the cells, and the cell of each field.
    fn cells(&self) -> (Vec<Cell>, Vec<usize>) {
        let (down, across) = self.size;
        let places = (0..down).flat_map(|row| (0..across).map(move |column| (row, column)));
        let mut groups = Groups::new(down * across);
        for (row, column) in places.clone() {
            let own = row * across + column;
            if column > 0 && !self.before(row, column) {
                groups.join(own - 1, own);
            }
            if row > 0 && !self.above(row, column) {
                groups.join(own - across, own);
            }
        }
        let mut cells: Vec<Cell> = Vec::new();
        let mut counts: Vec<usize> = Vec::new();
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let mut fields = Vec::with_capacity(down * across);
        for (row, column) in places {
            let group = groups.find(row * across + column);
            let number = *numbers.entry(group).or_insert_with(|| {
                cells.push(Cell::at(row, column));
                counts.push(0);
                cells.len() - 1
            });
            cells[number].take(row, column);
            counts[number] += 1;
            fields.push(number);
        }
        for (cell, count) in cells.iter_mut().zip(counts) {
            self.close(cell, count);
        }
        (cells, fields)
    }

    /// Looks at the sides of a cell of so many fields.
    fn close(&self, cell: &mut Cell, count: usize) {
        let (rows, columns) = (cell.row..cell.end.0, cell.column..cell.end.1);
        let along = |row: usize| columns.clone().all(|column| self.above(row, column));
        let down = |column: usize| rows.clone().all(|row| self.before(row, column));
        let (above, below) = (along(rows.start), along(rows.end));
        let (before, behind) = (down(columns.start), down(columns.end));
        let is_first = (rows.start == 0, columns.start == 0);
        let is_last = (rows.end == self.size.0, columns.end == self.size.1);
        let closed_by_rows = above && below && (before || is_first.1) && (behind || is_last.1);
        let closed_by_columns = before && behind && (above || is_first.0) && (below || is_last.0);
        cell.is_closed = count == rows.len() * columns.len() && (closed_by_rows || closed_by_columns);
        cell.opens_above = !above && is_first.0;
        cell.opens_below = !below && is_last.0;
    }
}

impl Cell {
    fn at(row: usize, column: usize) -> Self {
        Self {
            row,
            column,
            end: (row + 1, column + 1),
            is_closed: false,
            opens_above: false,
            opens_below: false,
        }
    }

    fn take(&mut self, row: usize, column: usize) {
        self.column = self.column.min(column);
        self.end = (self.end.0.max(row + 1), self.end.1.max(column + 1));
    }
}
