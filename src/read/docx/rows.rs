//! Makes rows of the paragraphs of a table, where it is one of data.
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
use crate::document::Block;

/// How many blocks the cells of a table gave, row by row.
#[derive(Debug, Default)]
pub(super) struct Rows(Vec<Vec<usize>>);

impl Rows {
    pub(super) fn begin_row(&mut self) {
        self.0.push(Vec::new());
    }

    /// Notes the blocks of a cell; one that is not there, or that another covers, counts only where it has some.
    pub(super) fn cell(&mut self, cell: Node<'_, '_>, shown: bool, view: Revisions, blocks: usize) {
        let is_there = shown && !is_covered(cell, view);
        if let Some(row) = self.0.last_mut()
            && (is_there || blocks > 0)
        {
            row.push(blocks);
        }
    }

    /// Whether the blocks of the table are data.
    pub(super) fn are_data(&self, mut blocks: &[Block]) -> bool {
        let mut cell = |count: &usize| {
            let (cell, rest) = blocks.split_at_checked(*count)?;
            blocks = rest;
            Some(table::Cell::of(cell))
        };
        let rows: Option<Vec<Vec<table::Cell>>> = self
            .0
            .iter()
            .map(|row| row.iter().map(&mut cell).collect())
            .collect();
        // In a table that is none (cells without a row) there are blocks of no cell.
        rows.is_some_and(|rows| blocks.is_empty() && table::is_data(&rows))
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

/// Whether a cell goes on with the one above it or before it.
fn is_covered(cell: Node<'_, '_>, view: Revisions) -> bool {
    let properties = child(cell, "tcPr");
    let merges = |name: &str| properties.and_then(|properties| child(properties, name));
    if let Some(change) = merges("cellMerge") {
        let name = match view {
            Revisions::Original => "vMergeOrig",
            Revisions::Final | Revisions::BothAsText => "vMerge",
        };
        return attribute(change, name) == Some("cont");
    }
    let mut merges = ["vMerge", "hMerge"].iter().filter_map(|name| merges(name));
    merges.any(|merge| attribute(merge, "val") != Some("restart"))
}
