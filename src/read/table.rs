//! Is a table data, or does it lay out paragraphs? And what is a row?
//!
//! Formats draw both with the same table: fees by vessel, and `(a)` in one cell with its sentence in the other. Data is
//! compared row by row: a row is one block that holds its cells joined by tabs, so that a row put in is a row put in, and no cell
//! runs on into the next.
//!
//! ```text
//! Vessel | Fee             data: two rows             (a) | Urges all States     layout: paragraphs with labels
//! Tug    | 40 crowns       Tug⇥40 crowns              (b) | Decides so
//! ```
//!
//! A table lays out paragraphs where it has one column or one row, where all its rows are a label with its text, or where
//! its cells hold what no cell of data does: lists, tables, several paragraphs of some length; or where two long texts stand
//! side by side, as in translations. It must do so in many rows: in one of fifty it is a cell with much to say. Cost: linear.

use super::blocks::Runs;
use super::labels::is_label;
use crate::document::{Block, Hints, Holds, Locator, Style};

/// What there is to know of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// The paragraphs with something in them.
    pub(super) paragraphs: usize,
    /// All its words, or as many as were looked at.
    pub(super) words: usize,
    /// A list or a table of data stands in it.
    pub(super) holds_more: bool,
    /// It is `(a)`, `1.` and nothing else.
    pub(super) is_label: bool,
}

/// A cell of data has no more paragraphs than this.
const MOST_PARAGRAPHS: usize = 2;
/// Two paragraphs in one cell of data have no more words than this, nor have both of two cells.
const MOST_WORDS: usize = 40;
/// One row of so many lays out paragraphs: then all of the table does.
const PROSE_SHARE: usize = 4;

impl Cell {
    /// Looks at the blocks that were read in a cell.
    pub(super) fn of(blocks: &[Block]) -> Self {
        let prose = || blocks.iter().filter(|block| block.hints.holds != Holds::Picture);
        let words = prose().map(|block| block.text().split_whitespace().count()).sum();
        let labels = prose().filter(|block| block.hints.label.is_some()).count();
        let rows = blocks
            .iter()
            .filter(|block| block.hints.holds == Holds::Row)
            .count();
        Self {
            paragraphs: prose().count().max(usize::from(!blocks.is_empty())),
            words,
            // Two numbered paragraphs are a list.
            holds_more: rows > 0 || labels > 1,
            is_label: blocks.len() == 1 && prose().any(|block| is_label(&block.text())),
        }
    }

    fn is_filled(self) -> bool {
        self.paragraphs > 0
    }

    fn is_prose(self) -> bool {
        let several = self.paragraphs > 1 && self.words > MOST_WORDS;
        self.holds_more || self.paragraphs > MOST_PARAGRAPHS || several
    }

    fn is_long(self) -> bool {
        self.words > MOST_WORDS
    }
}

/// Tells whether the rows of a table are data.
pub(super) fn is_data(rows: &[Vec<Cell>]) -> bool {
    let count = |is: &dyn Fn(&[Cell]) -> bool| rows.iter().filter(|row| is(row)).count();
    let filled = count(&|row| self::filled(row) > 0);
    let prose = count(&|row| row.iter().any(|cell| cell.is_prose()) || is_side_by_side(row));
    let wide = count(&|row| self::filled(row) > 1 && !is_labelled(row));
    filled > 1 && wide > 0 && prose * PROSE_SHARE <= filled
}

fn filled(row: &[Cell]) -> usize {
    row.iter().filter(|cell| cell.is_filled()).count()
}

/// `(a) | Urges all States`
fn is_labelled(row: &[Cell]) -> bool {
    let mut filled = row.iter().filter(|cell| cell.is_filled());
    filled.next().is_some_and(|cell| cell.is_label) && filled.count() == 1
}

/// Whether a row is two long texts, one beside the other.
fn is_side_by_side(row: &[Cell]) -> bool {
    filled(row) == 2 && row.iter().filter(|cell| cell.is_long()).count() == 2
}

/// Makes one block of the blocks that were read in the cells of a row of data. What is no text of a cell (a note, a picture)
/// comes behind.
pub(super) fn row_of(cells: Vec<Vec<Block>>) -> Vec<Block> {
    let first = cells.iter().flatten().find(|block| !stands_behind(block));
    let locator = Locator {
        page: first.and_then(|block| block.locator.page),
        line: first.and_then(|block| block.locator.line),
        ..Locator::default()
    };
    let gap = first.map_or(0.0, |block| block.hints.gap);
    let (mut read, mut behind, mut targets) = (Vec::new(), Vec::new(), Vec::new());
    for cell in cells {
        let mut runs = Runs::default();
        for mut block in cell {
            if stands_behind(&block) {
                behind.push(block);
                continue;
            }
            targets.append(&mut block.hints.targets);
            join(&mut runs, &block);
        }
        read.push(runs);
    }
    let mut row = row(read, locator);
    if let Some(row) = &mut row {
        (row.hints.targets, row.hints.gap) = (targets, gap);
    }
    row.into_iter().chain(behind).collect()
}

fn stands_behind(block: &Block) -> bool {
    let hints = &block.hints;
    hints.outside.is_some() || hints.footnote.is_some() || hints.holds == Holds::Picture
}

/// Adds a paragraph of a cell to those before it, with its number.
fn join(runs: &mut Runs, block: &Block) {
    if !runs.is_empty() {
        runs.push(" ", Style::default());
    }
    if let Some(label) = &block.hints.label {
        runs.push(&format!("{label} "), Style::default());
    }
    block.runs.iter().for_each(|run| runs.push(&run.text, run.style));
}

/// Makes the block of a row of data; `None` where nothing is in it.
fn row(cells: Vec<Runs>, locator: Locator) -> Option<Block> {
    let mut runs = Runs::default();
    for (at, mut cell) in cells.into_iter().enumerate() {
        if at > 0 {
            runs.push("\t", Style::default());
        }
        cell.trim();
        runs.append(cell.on_one_line());
    }
    let hints = Hints {
        table: true,
        holds: Holds::Row,
        ..Hints::default()
    };
    runs.into_row(hints, locator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: &[&str]) -> Vec<Cell> {
        let cell = |text: &&str| Cell {
            paragraphs: text.split('/').filter(|part| !part.is_empty()).count(),
            words: text.split(' ').count(),
            holds_more: text.starts_with('#'),
            is_label: is_label(text),
        };
        row.iter().map(cell).collect()
    }

    fn check(rows: &[&[&str]], expected: bool) {
        let cells: Vec<Vec<Cell>> = rows.iter().map(|row| cells(row)).collect();
        assert_eq!(is_data(&cells), expected, "{rows:?}");
    }

    #[test]
    fn data_has_several_rows_of_several_cells() {
        check(&[&["Vessel", "Fee"], &["Tug", "40 crowns"]], true);
        check(&[&["", "Fee"], &["Tug", "40/crowns"]], true);
        check(&[&["1.", "Tug", "40"], &["2.", "Barge", "60"]], true);
    }

    #[test]
    fn one_column_one_row_labels_and_lists_lay_out_paragraphs() {
        check(&[&["Urges all States"], &["Decides so"]], false);
        check(&[&["United Nations", "A/80/1"]], false);
        check(&[&["(a)", "Urges all States"], &["(b)", "Decides so"]], false);
        check(&[&["Menu", "#list"], &["", "Text"]], false);
        check(&[&["One/Two/Three", "Text"], &["More", "Text"]], false);
    }

    #[test]
    fn two_long_texts_side_by_side_are_no_data() {
        let long = "Recalling its resolutions on the matter, ".repeat(8);
        check(&[&["Article 1", "Artículo 1"], &[&long, &long]], false);
        check(&[&["Vessel", "Remarks"], &["Tug", &long]], true);
        check(&[&["Aim", "Means", "State"], &[&long, &long, "done"]], true);
    }
}
