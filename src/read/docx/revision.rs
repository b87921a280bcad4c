//! Which of the tracked changes show, in which view of the text.
//!
//! | | final | original | both as text |
//! |---|---|---|---|
//! | inserted | shows | – | shows |
//! | deleted | – | shows | shows |
//! | moved, at its old place | – | shows | – |
//! | moved, at its new place | shows | – | shows |
//!
//! A paragraph mark is tracked like a letter: where the mark does not show, its paragraph runs into the next one.

use std::collections::BTreeSet;
use std::sync::Arc;

use roxmltree::Node;

use super::super::tracked::Counts;
use super::super::{ReadOptions, Revisions};
use super::element::{attribute, child, word};
use crate::document::Warning;

/// One kind of tracked change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Inserted,
    Deleted,
    MovedFrom,
    MovedTo,
}

impl Change {
    /// Names the change that an element tracks: `w:ins` around runs, in the properties of a paragraph mark or a row.
    pub(super) fn of(node: Node<'_, '_>) -> Option<Self> {
        Some(match word(node) {
            "ins" | "cellIns" => Change::Inserted,
            "del" | "cellDel" => Change::Deleted,
            "moveFrom" => Change::MovedFrom,
            "moveTo" => Change::MovedTo,
            _ => return None,
        })
    }

    /// Whether text with this change shows.
    pub(super) fn shows(self, view: Revisions) -> bool {
        match self {
            Change::Inserted | Change::MovedTo => view != Revisions::Original,
            Change::Deleted => view != Revisions::Final,
            Change::MovedFrom => view == Revisions::Original,
        }
    }
}

/// Which text of a file is read: one view for all changes, or the changes of some authors accepted and all others rejected.
#[derive(Debug, Clone)]
pub(super) struct View {
    pub(super) revisions: Revisions,
    accepted: Option<Arc<[String]>>,
}

impl View {
    pub(super) fn of(options: &ReadOptions) -> Self {
        Self {
            revisions: options.revisions,
            accepted: options.accepted.clone(),
        }
    }

    /// Returns the view of one change, which the element around it tracks.
    pub(super) fn on(&self, change: Node<'_, '_>) -> Revisions {
        match &self.accepted {
            None => self.revisions,
            Some(authors) if authors.iter().any(|author| author == author_of(change)) => Revisions::Final,
            Some(_) => Revisions::Original,
        }
    }

    /// Whether what an element tracks shows; what it is no change shows anyway.
    pub(super) fn shows(&self, node: Node<'_, '_>) -> bool {
        Change::of(node).is_none_or(|change| change.shows(self.on(node)))
    }
}

/// The author of a change, as Word names them.
pub(super) fn author_of<'n>(change: Node<'n, '_>) -> &'n str {
    attribute(change, "author").unwrap_or_default()
}

/// Whether the thing with these properties (a paragraph mark, a row, a cell) shows.
pub(super) fn shows(properties: Option<Node<'_, '_>>, view: &View) -> bool {
    properties.is_none_or(|properties| properties.children().all(|node| view.shows(node)))
}

/// Returns the properties `name` (`pPr`, `rPr`) of an element, as they were before a tracked change of format if the
/// original is asked for.
pub(super) fn properties<'a, 'i>(node: Node<'a, 'i>, name: &str, view: &View) -> Option<Node<'a, 'i>> {
    let now = child(node, name)?;
    let before = now
        .children()
        .find(|change| matches!(word(*change), "pPrChange" | "rPrChange"))
        .filter(|change| view.on(*change) == Revisions::Original)
        .and_then(|change| child(change, name));
    Some(before.unwrap_or(now))
}

/// How many changes a file tracks.
#[derive(Debug, Default)]
pub(super) struct Tally {
    insertions: usize,
    deletions: usize,
    /// The names of the moves: the pieces of one move share a name.
    moves: BTreeSet<String>,
    nameless_moves: usize,
}

impl Tally {
    /// Counts the changes in a part.
    pub(super) fn count(&mut self, root: Node<'_, '_>) {
        for node in root.descendants() {
            match word(node) {
                "ins" | "cellIns" if is_change_of_text(node) => self.insertions += 1,
                "del" | "cellDel" if is_change_of_text(node) => self.deletions += 1,
                "moveFromRangeStart" => match attribute(node, "name") {
                    Some(name) => {
                        self.moves.insert(name.to_owned());
                    }
                    None => self.nameless_moves += 1,
                },
                _ => {}
            }
        }
    }

    /// Reports the changes, if there are any.
    pub(super) fn warning(&self, view: Revisions) -> Option<Warning> {
        Counts {
            insertions: self.insertions,
            deletions: self.deletions,
            moves: self.moves.len() + self.nameless_moves,
        }
        .warning(view)
    }
}

/// Whether an element tracks words, a paragraph mark or a row, and not only the number of a list.
pub(super) fn is_change_of_text(node: Node<'_, '_>) -> bool {
    node.parent().is_none_or(|parent| word(parent) != "numPr")
}
