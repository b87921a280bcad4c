//! Says how many changes a file tracks, in the same words for every format.

use super::Revisions;
use crate::document::{Locator, Warning};

/// The code of the warning that a file tracks changes.
pub(super) const TRACKED: &str = "tracked-changes";

/// How many changes a file tracks, by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) insertions: usize,
    pub(super) deletions: usize,
    pub(super) moves: usize,
}

impl Counts {
    /// Reports the changes, if there are any, and which text was taken.
    pub(super) fn warning(self, view: Revisions) -> Option<Warning> {
        let total = self.insertions + self.deletions + self.moves;
        if total == 0 {
            return None;
        }
        let parts = [
            (self.insertions, "insertion"),
            (self.deletions, "deletion"),
            (self.moves, "move"),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| counted(*count, name))
            .collect();
        let message = format!(
            "{} ({}): {}",
            counted(total, "tracked change"),
            parts.join(", "),
            taken(view)
        );
        Some(warning(TRACKED, message))
    }
}

/// Says which text of one that carries its own changes was taken.
pub(super) fn taken(view: Revisions) -> &'static str {
    match view {
        Revisions::Final => "the text is read as if all were accepted",
        Revisions::Original => "the text is read as if all were rejected",
        Revisions::BothAsText => "inserted and deleted words are both read as text",
    }
}

/// Reports things that were left out, if there are any: `3 comments in the margin are left out`.
pub(super) fn left_out(code: &'static str, count: usize, noun: &str, where_: &str) -> Option<Warning> {
    let verb = if count == 1 { "is" } else { "are" };
    (count > 0).then(|| warning(code, format!("{}{where_} {verb} left out", counted(count, noun))))
}

/// Reports things that a reader of the file may not see, if there are any: `1 piece of text in white`.
pub(super) fn told(code: &'static str, count: usize, noun: &str, what: &str) -> Option<Warning> {
    (count > 0).then(|| warning(code, format!("{}{what}", counted(count, noun))))
}

fn warning(code: &'static str, message: String) -> Warning {
    Warning {
        code,
        message,
        locator: Locator::default(),
    }
}

/// Writes a count with its noun: `1 move`, `2 moves`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
