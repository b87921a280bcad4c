//! The notes that only the new text has, as they gather while the text is written.

use crate::read::docx::Manuscript;
use crate::sides::Sides;

/// The notes that only the new text has.
pub(super) struct NewNotes {
    /// Whether the file uses endnotes.
    pub(super) are_endnotes: bool,
    /// The elements, one after another.
    pub(super) text: String,
    pub(super) next: u32,
    /// The counted marks met so far, in each view.
    pub(super) counted: Sides<u32>,
    /// How far the numbers that Word prints are from that count.
    pub(super) ahead: i64,
}

impl NewNotes {
    pub(super) fn new(manuscript: &Manuscript) -> Self {
        let used = manuscript
            .note_ids
            .iter()
            .filter_map(|(_, id)| id.parse::<u32>().ok());
        Self {
            are_endnotes: manuscript
                .references
                .values()
                .next()
                .is_some_and(|(is_endnote, _)| *is_endnote),
            text: String::new(),
            next: used.max().unwrap_or(0).saturating_add(1),
            counted: Sides::new(0, 0),
            ahead: 0,
        }
    }

    /// The number that Word prints for the next mark in the new view.
    pub(super) fn next_number(&self) -> i64 {
        i64::from(self.counted.new) + 1 + self.ahead
    }
}
