//! A block before it is measured.

use super::cell::Place;
use super::margins::Beside;
use super::rows::Row;
use super::tags::Role;
use crate::document::{Extent, Outside};

/// A block before it is measured.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) extent: Extent,
    /// The rows with their pages, counted from 0.
    pub(super) rows: Vec<(usize, Row)>,
    pub(super) role: Role,
    pub(super) table: bool,
    /// Its cell, in a table of data.
    pub(super) cell: Option<Place>,
    pub(super) depth: Option<u8>,
    pub(super) outside: Option<Outside>,
    /// The name of the picture that it is; its one row is empty and only a place.
    pub(super) picture: Option<String>,
}

impl Draft {
    /// Makes a line of print.
    pub(super) fn line(page: usize, row: Row, outside: Option<Outside>) -> Self {
        Self {
            extent: Extent::Line,
            rows: vec![(page, row)],
            role: Role::Paragraph,
            table: false,
            cell: None,
            depth: None,
            outside,
            picture: None,
        }
    }

    /// Makes a line of what stands beside the text of a page, and a paragraph of each note.
    pub(super) fn beside(page: usize, beside: Beside) -> Self {
        let is_note = beside.kind == Outside::SideNote;
        let row = |words: Vec<Row>| words.into_iter().map(move |row| (page, row));
        let joined = |rows: Vec<Row>| Row {
            words: rows.iter().flat_map(|row| row.words.clone()).collect(),
            ..rows.into_iter().next().unwrap_or_default()
        };
        let rows = if is_note {
            beside.rows
        } else {
            vec![joined(beside.rows)]
        };
        Self {
            extent: if is_note { Extent::Paragraph } else { Extent::Line },
            rows: row(rows).collect(),
            role: Role::Paragraph,
            table: false,
            cell: None,
            depth: None,
            outside: Some(beside.kind),
            picture: None,
        }
    }

    /// Makes a paragraph of a cell.
    pub(super) fn cell(rows: Vec<(usize, Row)>, place: Place) -> Self {
        Self {
            extent: Extent::Paragraph,
            rows,
            role: Role::Paragraph,
            table: true,
            cell: Some(place),
            depth: None,
            outside: None,
            picture: None,
        }
    }

    /// Makes a picture.
    pub(super) fn picture(page: usize, name: String, y: f32) -> Self {
        let place = Row { y, ..Row::default() };
        Self {
            extent: Extent::Paragraph,
            picture: Some(name),
            ..Self::line(page, place, None)
        }
    }

    /// Whether it stands beside the text, at no place of its order.
    pub(super) fn is_beside(&self) -> bool {
        matches!(self.outside, Some(Outside::LineNumber | Outside::SideNote))
    }

    /// The page on which it begins, from 0.
    pub(super) fn page(&self) -> usize {
        self.rows.first().map_or(0, |(page, _)| *page)
    }
}
