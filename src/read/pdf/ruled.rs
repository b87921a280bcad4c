//! Tables in pages without tags: words between drawn rules.
//!
//! The words of a page's rows are put into the cells of its grids (`grids`). A grid is believed where every word in it
//! lies in one closed cell: a word that a rule crosses, or that stands where no cell is closed, makes it a drawing like any other, and the
//! page is read as it was. Whether a believed grid is data, its cells decide (`table::is_data`); a grid with the same
//! columns at the head of the next page is the same table. A table of data is taken from the rows, and a row without
//! letters stands in its place for as long as the page is put into its order.
//!
//! ```text
//! | Tug of up    | 40 |      one row: "Tug of up to 20 m⇥40"
//! | to 20 m      |    |
//! +--------------+----+
//! | Barges that  |    |      no rule where the page ends, none at the head
//! ---- page end ------ of the next: one row, "Barges that carry sand⇥60"
//! | carry sand   | 60 |
//! +--------------+----+
//! ```
//!
//! Cost: the words of the tables, each looked at twice. Gives up on tables with rules along the lines alone, and on grids by blank space.

use super::cell::Place;
use super::cells::{self};
use super::draft::Draft;
use super::grids::Grid;
use super::rows::{Row, Word};
use super::words::Parts;

/// Edges of columns differ by no more than this from page to page, in points.
const SAME_EDGE: f32 = 2.0;
/// How far within its edges a word is looked at, in letter sizes: italics lean over.
const WITHIN: f32 = 0.15;
/// Lines farther apart than this, in distances of close lines of the cell, are two paragraphs.
const APART: f32 = 1.5;
/// The same in letter sizes, where a cell has no close lines.
const FAR_APART: f32 = 2.4;

/// Takes the tables of data out of the rows of all pages, and returns them; a row that stands for one has its place among
/// them in [`Row::table`].
pub(super) fn take(pages: &mut [&mut Vec<Row>], grids: &[&[Grid]]) -> Vec<Vec<Draft>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for (page, (rows, grids)) in pages.iter().zip(grids).enumerate() {
        let filled = grids.iter().enumerate().filter_map(|(at, grid)| {
            Some(Part {
                page,
                grid,
                is_first: at == 0,
                is_last: at + 1 == grids.len(),
                cells: filled(grid, rows)?,
            })
        });
        parts.extend(filled);
    }
    let mut drafts = Vec::new();
    let mut ends = Vec::new();
    let mut places = Places::default();
    for at in 0..parts.len() {
        let (before, part) = parts.split_at_mut(at);
        let part = &mut part[0];
        places.begin(before.last().filter(|before| before.goes_on_in(part)), part);
        part.draft(&mut places, &mut drafts);
        ends.push(drafts.len());
    }
    cells::keep_data(&mut drafts);
    let mut drafts = drafts.into_iter();
    let mut out = Vec::new();
    let mut start = 0;
    for (part, end) in parts.iter().zip(ends) {
        let own: Vec<Draft> = drafts.by_ref().take(end - start).collect();
        start = end;
        if own.iter().any(|draft| draft.cell.is_some()) {
            cut(pages[part.page], part.grid, out.len());
            out.push(own);
        }
    }
    out
}

/// The part of a table that stands on one page.
struct Part<'g> {
    page: usize,
    grid: &'g Grid,
    /// No other grid stands above it on its page.
    is_first: bool,
    /// No other grid stands below it.
    is_last: bool,
    /// The lines of each cell.
    cells: Vec<Vec<Row>>,
}

impl Part<'_> {
    /// Whether the next part is of the same table.
    fn goes_on_in(&self, next: &Self) -> bool {
        let (own, its) = (&self.grid.columns, &next.grid.columns);
        let mut edges = own.iter().zip(its);
        self.is_last
            && next.is_first
            && self.page + 1 == next.page
            && own.len() == its.len()
            && edges.all(|(a, b)| (a - b).abs() <= SAME_EDGE)
    }

    /// Makes paragraphs of its cells.
    fn draft(&mut self, places: &mut Places, out: &mut Vec<Draft>) {
        for (at, lines) in std::mem::take(&mut self.cells).into_iter().enumerate() {
            let place = places.next(self.grid.cells[at].row);
            let page = self.page;
            out.extend(paragraphs(lines).map(|rows| {
                let rows = rows.into_iter().map(|row| (page, row));
                Draft::cell(rows.collect(), place)
            }));
        }
    }
}

/// Gives the cells of tables their places.
#[derive(Default)]
struct Places {
    tables: usize,
    /// How many rows there are, of all tables.
    rows: usize,
    /// The row of the grid that is being gone through.
    grid_row: Option<usize>,
    cells: usize,
}

impl Places {
    /// Begins a part of a table, of which another may stand on the page before.
    fn begin(&mut self, before: Option<&Part<'_>>, part: &Part<'_>) {
        self.tables += usize::from(before.is_none());
        // The first row of a part that opens above is the last one of the part before.
        let goes_on = before.is_some_and(|before| is_broken(before.grid, part.grid));
        self.grid_row = goes_on.then_some(0);
        self.cells = 0;
    }

    /// Returns the place of the next cell, which begins in this row of its grid.
    fn next(&mut self, grid_row: usize) -> Place {
        if self.grid_row != Some(grid_row) {
            self.grid_row = Some(grid_row);
            self.rows += 1;
            self.cells = 0;
        }
        self.cells += 1;
        Place {
            table: self.tables,
            row: self.rows,
            cell: self.cells - 1,
        }
    }
}

/// Whether the last row of a grid goes on in the first of the next: both are open there, and have the same cells.
fn is_broken(above: &Grid, below: &Grid) -> bool {
    let last = above.rows.len() - 2;
    let ending = || above.cells.iter().filter(|cell| cell.row == last);
    let beginning = || below.cells.iter().filter(|cell| cell.row == 0);
    ending().all(|cell| cell.opens_below)
        && beginning().all(|cell| cell.opens_above)
        && ending()
            .map(|cell| cell.column)
            .eq(beginning().map(|cell| cell.column))
}

/// Returns the lines of each cell of a grid; `None` where a word lies in no closed cell, or where there are no words.
fn filled(grid: &Grid, rows: &[Row]) -> Option<Vec<Vec<Row>>> {
    let mut out: Vec<Vec<Row>> = vec![Vec::new(); grid.cells.len()];
    let mut is_empty = true;
    for row in &rows[beside(grid, rows)] {
        let mut last = None;
        for word in &row.words {
            let cell = match Line::of(row).spot(word, grid) {
                Spot::Cell(cell) => cell,
                Spot::Astray => return None,
                Spot::Outside => {
                    last = None;
                    continue;
                }
            };
            if last != Some(cell) {
                out[cell].push(Row {
                    words: Vec::new(),
                    ends_with_space: false,
                    ..*row
                });
            }
            let line = out[cell].last_mut()?;
            line.words.push(word.clone());
            (last, is_empty) = (Some(cell), false);
        }
        if let Some(line) = last.and_then(|cell| out[cell].last_mut()) {
            line.ends_with_space = row.ends_with_space;
        }
    }
    (!is_empty).then_some(out)
}

/// Returns which rows stand at the height of a grid.
fn beside(grid: &Grid, rows: &[Row]) -> std::ops::Range<usize> {
    let (top, bottom) = (grid.rows[0], grid.rows[grid.rows.len() - 1]);
    let reach = rows.iter().map(|row| row.size).fold(0.0, f32::max);
    let first = rows.partition_point(|row| row.y < top);
    let behind = rows.partition_point(|row| row.y < bottom + reach);
    first..behind.max(first)
}

/// Where a word lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Outside,
    Cell(usize),
    /// In two cells, or in one that is not closed.
    Astray,
}

/// A row without its words.
#[derive(Clone, Copy)]
struct Line {
    y: f32,
    is_table: bool,
}

impl Line {
    fn of(row: &Row) -> Self {
        Self {
            y: row.y,
            is_table: row.table.is_some(),
        }
    }

    /// Says where a word of it lies.
    fn spot(self, word: &Word, grid: &Grid) -> Spot {
        if self.is_table {
            return Spot::Outside;
        }
        let within = (WITHIN * word.size).min((word.end - word.x) / 2.0);
        let start = grid.cell_at(word.x + within, self.y - 0.1 * word.size);
        let end = grid.cell_at(word.end - within, self.y - 0.5 * word.size);
        match (start, end) {
            (None, None) => Spot::Outside,
            (Some(start), Some(end)) if start == end && grid.cells[start].is_closed => Spot::Cell(start),
            _ => Spot::Astray,
        }
    }
}

/// Takes the words of a grid out of the rows of its page, and puts a row in their place.
fn cut(rows: &mut Vec<Row>, grid: &Grid, table: usize) {
    let beside = beside(grid, rows);
    let mut left = Vec::new();
    let mut stands = false;
    for mut row in rows.drain(beside.clone()) {
        let count = row.words.len();
        let line = Line::of(&row);
        row.words.retain(|word| line.spot(word, grid) == Spot::Outside);
        if row.words.len() < count && !stands {
            left.push(standing(grid, &row, table));
            stands = true;
        }
        if !row.words.is_empty() {
            left.push(row);
        }
    }
    rows.splice(beside.start..beside.start, left);
}

/// Makes a row as wide as a grid.
fn standing(grid: &Grid, first: &Row, table: usize) -> Row {
    Row {
        y: first.y,
        size: first.size,
        words: vec![Word {
            x: grid.columns[0],
            end: grid.columns[grid.columns.len() - 1],
            size: first.size,
            parts: Parts::default(),
        }],
        ends_with_space: false,
        table: Some(table),
    }
}

/// Parts the lines of a cell where one begins with a label, or stands far below the one above.
fn paragraphs(lines: Vec<Row>) -> impl Iterator<Item = Vec<Row>> {
    let steps = lines.windows(2).map(|pair| pair[1].y - pair[0].y);
    let close = steps.filter(|step| *step > 0.0).fold(f32::MAX, f32::min);
    let mut out: Vec<Vec<Row>> = Vec::new();
    for line in lines {
        let goes_on = out.last().and_then(|lines| lines.last()).is_some_and(|above| {
            let step = line.y - above.y;
            step <= APART * close && step <= FAR_APART * line.size && !cells::opens_with_label(&line)
        });
        match out.last_mut() {
            Some(lines) if goes_on => lines.push(line),
            _ => out.push(vec![line]),
        }
    }
    out.into_iter()
}
