//! The blocks of a document as lines with a role, the working list of the first steps.

use super::page_numbers::only_numbers;
use super::rich::Rich;
use crate::document::{Block, Document, Extent, Hints, Holds, Locator, Outside};
use crate::instrument::Reason;

/// A block on its way to becoming part of a paragraph, a footnote or the record of what was cut.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// The text without white space at its ends.
    pub(super) rich: Rich<'a>,
    /// What the format said.
    pub(super) hints: &'a Hints,
    /// Where it stands.
    pub(super) locator: &'a Locator,
    /// The format gave a whole paragraph.
    pub(super) whole: bool,
    /// What it is, as far as known.
    pub(super) role: Role,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of the text.
    Body,
    /// No part of the text.
    Cut(Reason),
    /// Part of a footnote's body.
    Note,
    /// The rule above footnotes.
    NoteRule,
}

impl Line<'_> {
    /// The characters.
    pub(super) fn text(&self) -> &str {
        self.rich.text()
    }

    /// Tells whether the line is part of the text.
    pub(super) fn is_body(&self) -> bool {
        self.role == Role::Body
    }
}

/// Lists the blocks as lines, with the roles that the format itself gives.
pub(super) fn lines(document: &Document) -> Vec<Line<'_>> {
    document
        .blocks
        .iter()
        .map(line)
        .filter(|line| !line.text().is_empty())
        .collect()
}

fn line(block: &Block) -> Line<'_> {
    let role = match block.hints.outside {
        // What a format calls a running head is, on the first page, the masthead.
        Some(Outside::Header) if block.locator.page == Some(1) => Role::Body,
        Some(Outside::Footer) if only_numbers(&block.text()) => Role::Cut(Reason::PageNumber),
        Some(Outside::Header | Outside::Footer) => Role::Cut(Reason::RunningHead),
        Some(Outside::Ornament) => Role::Cut(Reason::Separator),
        Some(Outside::Metadata) => Role::Cut(Reason::Metadata),
        Some(Outside::Navigation) => Role::Cut(Reason::Navigation),
        Some(Outside::LineNumber) => Role::Cut(Reason::LineNumber),
        Some(Outside::SideNote) => Role::Cut(Reason::SideNote),
        None if block.hints.footnote.is_some() => Role::Note,
        None => Role::Body,
    };
    let rich = Rich::of(&block.runs);
    // A row may begin with a cell that has no words.
    let rich = if block.hints.holds == Holds::Row {
        rich
    } else {
        rich.trimmed()
    };
    Line {
        rich,
        hints: &block.hints,
        locator: &block.locator,
        whole: block.extent == Extent::Paragraph,
        role,
    }
}
