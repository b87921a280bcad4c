//! Tables in pages without tags and rules: rows whose cells stand under one another.
//!
//! A row of a table has wide gaps, and so have its neighbours, at the same places. Three such rows in a row are taken
//! for a table; two may be a masthead. A numbered paragraph also has a wide gap under a wide gap, after its label;
//! short first cells that look like labels therefore do not count.
//!
//! Gives up on cells that hold several lines: only the lines with a gap are marked.

use super::draft::Draft;
use super::rows::Row;

/// A gap of this many letter sizes parts cells.
const CELL_GAP: f32 = 1.8;
/// How many cells of a row are looked at.
const MAX_CELLS: usize = 40;
/// The fewest rows of a table.
const MIN_ROWS: usize = 3;

/// Marks the lines that are rows of a table.
pub(super) fn mark(lines: &mut [Draft]) {
    let cells: Vec<Vec<f32>> = lines
        .iter()
        .map(|line| {
            line.rows
                .first()
                .map_or_else(Vec::new, |(_, row)| cell_starts(row))
        })
        .collect();
    let mut start = 0;
    while start < lines.len() {
        let mut end = start + 1;
        while end < lines.len() && share_a_start(&cells[end - 1], &cells[end]) {
            end += 1;
        }
        if end - start >= MIN_ROWS {
            lines[start..end].iter_mut().for_each(|line| line.table = true);
        }
        start = end;
    }
}

/// Returns where the second and later cells of a row begin.
fn cell_starts(row: &Row) -> Vec<f32> {
    let gaps = row.words.windows(2).enumerate().filter(|(_, pair)| {
        let gap = pair[1].x - pair[0].end;
        gap > CELL_GAP * row.size
    });
    gaps.filter(|(at, _)| *at > 0 || !is_label(&row.words[0].text()))
        .map(|(_, pair)| pair[1].x)
        .take(MAX_CELLS)
        .collect()
}

fn is_label(text: &str) -> bool {
    text.chars().count() <= 6 && text.ends_with(['.', ')', '•', '–', '-'])
}

fn share_a_start(above: &[f32], below: &[f32]) -> bool {
    above.iter().any(|a| below.iter().any(|b| (a - b).abs() < 3.0))
}
