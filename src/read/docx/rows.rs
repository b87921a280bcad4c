//! Makes rows of the paragraphs of a table, where it is one of figures.
//!
//! `105` says nothing without the row that it stands in; the words of a cell do, and a paragraph is what Word knows, numbers, moves and
//! tracks: so in a table of words each cell is compared for itself, and a column that came is its cells.
//!
//! The walk reads a table cell by cell, as it reads any text, and notes here how many blocks each cell gave. So a table is
//! judged by what it shows: rows and cells whose deletion is tracked, and hidden words, are not there. A cell that another
//! covers (`w:vMerge`) is none of its row, as in other formats, unless words stand in it.
//!
//! ```text
//! tr ─ tc ─ p "Tug"                       one block: "Tug⇥40 crowns a year"
//!    └ tc ─ p "40 crowns", p "a year"
//! ```
//!
//! Cost: linear.

use roxmltree::Node;

use super::super::{Revisions, table};
use super::element::{attribute, child};
use super::revision::View;
use crate::document::Block;

/// How many blocks the cells of a table gave, row by row.
#[derive(Debug, Default)]
pub(super) struct Rows(Vec<Vec<usize>>);

impl Rows {
    pub(super) fn begin_row(&mut self) {
        self.0.push(Vec::new());
    }

    /// Notes the blocks of a cell; one that is not there, or that another covers, counts only where it has some.
    pub(super) fn cell(&mut self, cell: Node<'_, '_>, shown: bool, view: &View, blocks: usize) {
        let is_there = shown && !is_covered(cell, view);
        if let Some(row) = self.0.last_mut()
            && (is_there || blocks > 0)
        {
            row.push(blocks);
        }
    }

    /// Whether the blocks of the table are data, and most of it figures.
    pub(super) fn are_figures(&self, mut blocks: &[Block]) -> bool {
        let mut cell = |count: &usize| {
            let (cell, rest) = blocks.split_at_checked(*count)?;
            blocks = rest;
            Some(cell)
        };
        let rows: Option<Vec<Vec<&[Block]>>> = self
            .0
            .iter()
            .map(|row| row.iter().map(&mut cell).collect())
            .collect();
        // In a table that is none (cells without a row) there are blocks of no cell.
        rows.is_some_and(|rows| blocks.is_empty() && is_data(&rows) && is_of_figures(&rows))
    }

    /// Makes one block of each row.
    pub(super) fn joined(self, blocks: Vec<Block>) -> Vec<Block> {
        let mut blocks = blocks.into_iter();
        let mut cell = |count| blocks.by_ref().take(count).collect();
        let rows = self.0.into_iter();
        rows.flat_map(|row| table::row_of(row.into_iter().map(&mut cell).collect()))
            .collect()
    }
}

fn is_data(rows: &[Vec<&[Block]>]) -> bool {
    let cells = |row: &Vec<&[Block]>| row.iter().map(|cell| table::Cell::of(cell)).collect();
    table::is_data(&rows.iter().map(cells).collect::<Vec<_>>())
}

/// Whether most cells are figures, beside the first row and the first cell of each, which say what they are figures of.
fn is_of_figures(rows: &[Vec<&[Block]>]) -> bool {
    let cells = || rows.iter().skip(1).flat_map(|row| row.iter().skip(1));
    let filled = cells().filter(|cell| !cell.is_empty()).count();
    cells().filter(|cell| is_figures(cell)).count() * 2 > filled
}

fn is_figures(cell: &[Block]) -> bool {
    cell.first().is_some_and(|block| is_figure(&block.text()))
}

/// A figure, with its unit or its month, has no more words than this.
const FIGURE: usize = 3;

/// `1,250`, `(419)`, `–`, `40 crowns`, `12 March 2026`
fn is_figure(text: &str) -> bool {
    let counts = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_short = text.split_whitespace().nth(FIGURE).is_none();
    is_short && counts.chars().next().is_none_or(char::is_numeric)
}

/// Whether a cell goes on with the one above it or before it.
fn is_covered(cell: Node<'_, '_>, view: &View) -> bool {
    let properties = child(cell, "tcPr");
    let merges = |name: &str| properties.and_then(|properties| child(properties, name));
    if let Some(change) = merges("cellMerge") {
        let name = match view.on(change) {
            Revisions::Original => "vMergeOrig",
            Revisions::Final | Revisions::BothAsText => "vMerge",
        };
        return attribute(change, name) == Some("cont");
    }
    let mut merges = ["vMerge", "hMerge"].iter().filter_map(|name| merges(name));
    merges.any(|merge| attribute(merge, "val") != Some("restart"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_has_its_unit_or_its_month_and_no_sentence() {
        for text in [
            "1,250",
            "(419)",
            "\u{2013}",
            "40 crowns",
            "12 March 2026",
            "\u{20ac} 40",
            "2.5 %",
        ] {
            assert!(is_figure(text), "{text}");
        }
        for text in ["Alpine Club", "Tug 40", "40 crowns for each tug", "A/80/1"] {
            assert!(!is_figure(text), "{text}");
        }
    }
}
