//! The place of a cell in its table.

/// A cell among all tables of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) table: usize,
    /// The row among the rows of all tables.
    pub(super) row: usize,
    /// The cell in its row, from 0.
    pub(super) cell: usize,
}
