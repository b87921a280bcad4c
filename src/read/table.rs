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
//! its cells hold what no cell of data does: lists, tables, several paragraphs of some length. It must do so in many
//! rows: in one of fifty it is a cell with much to say. Cost: linear.

use super::blocks::Runs;
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
/// Two paragraphs in one cell of data have no more words than this.
const MOST_WORDS: usize = 40;
/// One row of so many lays out paragraphs: then all of the table does.
const PROSE_SHARE: usize = 4;

impl Cell {
    fn is_filled(self) -> bool {
        self.paragraphs > 0
    }

    fn is_prose(self) -> bool {
        let several = self.paragraphs > 1 && self.words > MOST_WORDS;
        self.holds_more || self.paragraphs > MOST_PARAGRAPHS || several
    }
}

/// Tells whether the rows of a table are data.
pub(super) fn is_data(rows: &[Vec<Cell>]) -> bool {
    let count = |is: &dyn Fn(&[Cell]) -> bool| rows.iter().filter(|row| is(row)).count();
    let filled = count(&|row| self::filled(row) > 0);
    let prose = count(&|row| row.iter().any(|cell| cell.is_prose()));
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

/// Makes the block of a row of data; `None` where nothing is in it.
pub(super) fn row(cells: Vec<Runs>, locator: Locator) -> Option<Block> {
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
            is_label: crate::read::labels::is_label(text),
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
}
