//! The counts that the page shows.

use super::{MINUS, Page};
use crate::report::{Entry, Op, Relation, signed};

/// Returns `−4 +1`; the signs are those of arithmetic, which are read out as such.
pub(super) fn words_changed(entry: &Entry) -> String {
    signed(MINUS, entry.words(Op::Delete), entry.words(Op::Insert))
}

pub(super) fn number_of(page: &Page<'_>, relation: Relation) -> usize {
    let summary = &page.report.summary;
    match relation {
        Relation::Unchanged => summary.unchanged,
        Relation::Amended => summary.amended,
        Relation::Split => summary.split,
        Relation::Merged => summary.merged,
        Relation::Inserted => summary.inserted,
        Relation::Deleted => summary.deleted,
    }
}
