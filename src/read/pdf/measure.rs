//! The measures of a file: its column width, usual letter size, leading and margins.
//!
//! Indents and blank lines mean something only against what is usual in the same file, so every hint is given in
//! units taken from it: widths in average characters of the body, heights in lines. All are medians or shares over
//! the rows of the body, so a title page or a table does not move them.
//!
//! A line stands in the middle when its blanks on both sides are alike and it does not begin where many others begin:
//! the last line of an indented paragraph is as often symmetrical by chance.

use std::collections::BTreeMap;

use super::rows::Row;
use crate::document::Placing;

/// What is usual in a file.
#[derive(Debug, Clone)]
pub(super) struct Measure {
    /// The average width of a character of the body, in points.
    pub(super) column: f32,
    /// The letter size of the body, in points.
    pub(super) size: f32,
    /// The distance between base lines, in letter sizes.
    pub(super) leading: f32,
    /// The left margin of the body, in points.
    pub(super) left: f32,
    /// The right margin of the body, in points.
    pub(super) right: f32,
    /// Where the rows begin, in points, sorted.
    starts: Vec<f32>,
}

/// A place where at least this many rows begin, and this share of them, is a margin.
const MARGIN_ROWS: usize = 3;
const MARGIN_SHARE: f32 = 0.04;

impl Measure {
    /// Measures the rows of the body; those of one page stand together.
    pub(super) fn new(rows: &[(usize, &Row)]) -> Self {
        let size = usual_size(rows);
        let body: Vec<&Row> = rows
            .iter()
            .map(|(_, row)| *row)
            .filter(|row| (row.size - size).abs() < 0.6)
            .collect();
        let mut starts: Vec<f32> = rows.iter().map(|(_, row)| row.x()).collect();
        starts.sort_by(f32::total_cmp);
        Self {
            starts,
            column: column(&body).unwrap_or(size * 0.45).max(0.1),
            size,
            leading: leading(rows).unwrap_or(1.2),
            left: share(body.iter().map(|row| row.x()), 0.03).unwrap_or(0.0),
            right: share(body.iter().map(|row| row.end()), 0.95).unwrap_or(0.0),
        }
    }

    /// Turns points into columns, to a tenth.
    pub(super) fn columns(&self, points: f32) -> f32 {
        tenth(points / self.column)
    }

    /// Returns how the row stands between the margins.
    pub(super) fn placing(&self, row: &Row) -> Placing {
        let before = (row.x() - self.left) / self.column;
        let after = (self.right - row.end()) / self.column;
        let width = (self.right - self.left) / self.column;
        if before > 4.0 && after > 4.0 && (before - after).abs() < 2.5 && !self.is_margin(row.x()) {
            return Placing::Centre;
        }
        if before > width * 0.5 && after.abs() < 1.5 {
            return Placing::End;
        }
        Placing::Start
    }

    fn is_margin(&self, x: f32) -> bool {
        let from = self
            .starts
            .partition_point(|start| *start < x - self.column * 0.5);
        let to = self
            .starts
            .partition_point(|start| *start <= x + self.column * 0.5);
        to - from >= MARGIN_ROWS && (to - from) as f32 >= MARGIN_SHARE * self.starts.len() as f32
    }

    /// Returns the blank space between two rows of a page, in lines, to a tenth.
    pub(super) fn gap(&self, above: &Row, row: &Row) -> f32 {
        let line = self.leading * row.size.min(above.size).max(1.0);
        tenth(((row.y - above.y) / line - 1.0).max(0.0))
    }
}

/// Rounds to one decimal, so that prints stay readable and stable.
pub(super) fn tenth(value: f32) -> f32 {
    (value * 10.0).round() / 10.0
}

/// Returns the letter size in which most characters are set.
fn usual_size(rows: &[(usize, &Row)]) -> f32 {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for (_, row) in rows {
        let characters: usize = row
            .words
            .iter()
            .flat_map(|word| word.parts.iter())
            .map(|(text, _)| text.len())
            .sum();
        *sizes.entry((row.size * 2.0).round() as i32).or_default() += characters;
    }
    sizes
        .iter()
        .max_by_key(|(_, count)| **count)
        .map_or(10.0, |(size, _)| *size as f32 / 2.0)
}

fn column(body: &[&Row]) -> Option<f32> {
    let (mut width, mut characters) = (0.0, 0);
    for word in body.iter().flat_map(|row| &row.words) {
        width += word.end - word.x;
        characters += word.len();
    }
    (characters > 0 && width > 0.0).then(|| width / characters as f32)
}

/// Returns the usual distance between successive rows of one size.
fn leading(rows: &[(usize, &Row)]) -> Option<f32> {
    let distances = rows.windows(2).filter_map(|pair| {
        let ((page, above), (next_page, row)) = (pair[0], pair[1]);
        let distance = (row.y - above.y) / row.size.max(0.1);
        let counts =
            page == next_page && (row.size - above.size).abs() < 0.6 && (0.8..=2.2).contains(&distance);
        counts.then_some(distance)
    });
    share(distances, 0.4)
}

/// Returns the value below which the given share of the values lies.
fn share(values: impl Iterator<Item = f32>, share: f32) -> Option<f32> {
    let mut values: Vec<f32> = values.filter(|value| value.is_finite()).collect();
    values.sort_by(f32::total_cmp);
    let at = ((values.len() as f32 - 1.0) * share).round() as usize;
    values.get(at).copied()
}
