//! From the paragraphs of cells to rows: a row of data is one block, as in other formats.
//!
//! Tags or drawn rules say in which cell of which table a paragraph stands. Whether the table is data, its cells together
//! decide ([`table::is_data`]); a table that lays out paragraphs forgets its cells and is read as any text. What stands
//! between the cells of a row (a running foot, where a page ends within the row) comes behind the row.
//!
//! ```text
//! "Tug" in row 2, cell 0; "40 crowns" and "a year" in row 2, cell 1      ->  "Tug⇥40 crowns a year"
//! ```
//!
//! Cost: a sort of the cells.

use std::collections::BTreeMap;

use super::cell::Place;
use super::draft::Draft;
use super::rows::Row;
use crate::document::Block;
use crate::read::labels::is_label;
use crate::read::table::{self, Cell};

/// Forgets the cells of all tables that are no data.
pub(super) fn keep_data(drafts: &mut [Draft]) {
    let mut tables: BTreeMap<usize, BTreeMap<Place, Vec<&Draft>>> = BTreeMap::new();
    for draft in drafts.iter() {
        if let Some(place) = draft.cell {
            let cells = tables.entry(place.table).or_default();
            cells.entry(place).or_default().push(draft);
        }
    }
    let data: Vec<usize> = tables
        .into_iter()
        .filter(|(_, cells)| are_data(cells))
        .map(|(table, _)| table)
        .collect();
    for draft in drafts {
        draft.cell = draft
            .cell
            .filter(|place| data.binary_search(&place.table).is_ok());
    }
}

/// Tells whether cells with their paragraphs are those of a table of data.
fn are_data(cells: &BTreeMap<Place, Vec<&Draft>>) -> bool {
    let mut rows: BTreeMap<usize, Vec<Cell>> = BTreeMap::new();
    for (place, drafts) in cells {
        rows.entry(place.row).or_default().push(cell(drafts));
    }
    table::is_data(&rows.into_values().collect::<Vec<_>>())
}

/// Looks at the paragraphs of a cell.
fn cell(drafts: &[&Draft]) -> Cell {
    let words = |draft: &Draft| draft.rows.iter().map(|(_, row)| row.words.len()).sum::<usize>();
    // Two numbered paragraphs are a list.
    let items = drafts
        .iter()
        .filter(|draft| draft.depth.is_some() || begins_item(draft));
    Cell {
        paragraphs: drafts.len(),
        words: drafts.iter().map(|draft| words(draft)).sum(),
        holds_more: items.count() > 1,
        is_label: drafts.len() == 1 && words(drafts[0]) == 1 && begins_item(drafts[0]),
    }
}

fn begins_item(draft: &Draft) -> bool {
    draft.rows.first().is_some_and(|(_, row)| opens_with_label(row))
}

/// Tells whether a line begins with `(a)`, `1.` or a sign of a list.
pub(super) fn opens_with_label(row: &Row) -> bool {
    row.words.first().is_some_and(|word| is_label(&word.text()))
}

/// Blocks in their order, of which some are cells.
#[derive(Default)]
pub(super) struct Rows {
    blocks: Vec<Block>,
    /// The rows that have been met, with how many blocks stand before each.
    places: Vec<(usize, usize)>,
    /// The cells of each.
    cells: BTreeMap<usize, Vec<Vec<Block>>>,
}

impl Rows {
    /// Makes room for so many blocks.
    pub(super) fn with_room(count: usize) -> Self {
        Self {
            blocks: Vec::with_capacity(count),
            ..Self::default()
        }
    }

    pub(super) fn push(&mut self, block: Block, place: Option<Place>) {
        let Some(Place { row, cell, .. }) = place else {
            self.blocks.push(block);
            return;
        };
        let cells = self.cells.entry(row).or_insert_with(|| {
            self.places.push((self.blocks.len(), row));
            Vec::new()
        });
        if cells.len() <= cell {
            cells.resize_with(cell + 1, Vec::new);
        }
        cells[cell].push(block);
    }

    /// Returns the blocks, the cells of each row in one.
    pub(super) fn joined(mut self) -> Vec<Block> {
        if self.places.is_empty() {
            return self.blocks;
        }
        let mut out = Vec::with_capacity(self.blocks.len() + self.places.len());
        let mut blocks = self.blocks.into_iter();
        let mut before = 0;
        for (at, row) in self.places {
            out.extend(blocks.by_ref().take(at - before));
            before = at;
            out.append(&mut table::row_of(self.cells.remove(&row).unwrap_or_default()));
        }
        out.extend(blocks);
        out
    }
}
