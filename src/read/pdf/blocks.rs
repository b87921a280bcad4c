//! From rows to blocks: the drafts of lines and paragraphs, in reading order, given their hints.
//!
//! A draft is a block before it is measured: rows, and what the tags say of them. Paragraph drafts come from the
//! structure tree, line drafts from the print. Both get the same hints in the same units, so that the next stage
//! need not ask which way a text came.

use super::cells::Rows;
use super::draft::Draft;
use super::measure::{Measure, tenth};
use super::rows::Row;
use super::tags::Role;
use super::text::{Hyphens, line_runs, paragraph_runs};
use crate::document::{Block, Extent, Hints, Locator, Placing};
use crate::read::picture;

/// Letters of a footnote are at most this share of the body's.
const NOTE_SIZE: f32 = 0.93;

/// Returns the blocks with runs, hints and places; the cells of a row of data are one.
///
/// A draft is gone when its block is made, so the text is not there twice.
pub(super) fn blocks(drafts: Vec<Draft>, measure: &Measure) -> Vec<Block> {
    let body = drafts
        .iter()
        .filter(|draft| draft.outside.is_none() && draft.picture.is_none())
        .flat_map(|draft| &draft.rows);
    let hyphens = Hyphens::new(body.map(|(_, row)| row));
    let numbers = LineNumbers::new(&drafts);
    let mut above: Option<(usize, Row)> = None;
    let mut out = Rows::with_room(drafts.len());
    let mut marker_before = None;
    for draft in drafts {
        let Some(first) = draft.rows.first() else {
            continue;
        };
        let locator = Locator {
            page: u32::try_from(first.0 + 1).ok(),
            line: numbers.of(first.0, first.1.y),
            bytes: 0..0,
        };
        if let Some(name) = &draft.picture {
            out.push(picture::block(name, "", locator), None);
            continue;
        }
        let hints = hints(&draft, first, above.as_ref(), measure);
        let mut block = Block {
            extent: draft.extent,
            runs: match draft.extent {
                Extent::Line => line_runs(&first.1, measure),
                Extent::Paragraph => {
                    let rows = draft.rows.iter().map(|(_, row)| row);
                    paragraph_runs(rows, &hyphens, blank(hints.placing))
                }
            },
            hints,
            locator,
        };
        if draft.extent == Extent::Paragraph && is_note(&draft, &block, measure) {
            take_marker(&mut block, &mut marker_before);
        }
        out.push(block, draft.cell);
        if !draft.is_beside() {
            above = draft.rows.into_iter().next_back();
        }
    }
    out.joined()
}

/// Returns what parts the rows of a paragraph.
///
/// Rows at the right margin fill less than half of the page, so nothing but a wish broke them: `58th plenary meeting`
/// above `4 December 2023`.
fn blank(placing: Placing) -> &'static str {
    if placing == Placing::End { "\n" } else { " " }
}

fn hints(draft: &Draft, first: &(usize, Row), above: Option<&(usize, Row)>, measure: &Measure) -> Hints {
    let row = &first.1;
    let end = draft.rows.iter().map(|(_, row)| row.end()).fold(0.0, f32::max);
    let gap = above
        .filter(|(page, above)| *page == first.0 && above.y < row.y)
        .map_or(0.0, |(_, above)| measure.gap(above, row));
    let placings: Vec<_> = draft.rows.iter().map(|(_, row)| measure.placing(row)).collect();
    Hints {
        heading: match draft.role {
            Role::Heading(level) => Some(level.max(1)),
            _ => None,
        },
        depth: draft.depth,
        indent: Some(measure.columns(row.x())),
        end: Some(measure.columns(end)),
        gap,
        size: Some(tenth(size(draft))),
        placing: placings
            .first()
            .filter(|placing| placings.iter().all(|other| other == *placing))
            .copied()
            .unwrap_or_default(),
        outside: draft.outside,
        table: draft.table,
        ..Hints::default()
    }
}

/// Returns the letter size of the row with the most words: the first row may be no more than a small label.
fn size(draft: &Draft) -> f32 {
    let fullest = draft.rows.iter().rev().max_by_key(|(_, row)| row.words.len());
    fullest.map_or(0.0, |(_, row)| row.size)
}

/// Whether a paragraph is the body of a footnote: tagged so, or small print that begins with a raised mark.
fn is_note(draft: &Draft, block: &Block, measure: &Measure) -> bool {
    if draft.outside.is_some() {
        return false;
    }
    let begins_raised = block.runs.first().is_some_and(|run| run.style.superscript);
    let is_small = block
        .hints
        .size
        .is_some_and(|size| size <= measure.size * NOTE_SIZE);
    draft.role == Role::Note || (begins_raised && is_small && !draft.table)
}

/// Moves the mark at the start of a footnote's body into its hint.
///
/// A block without a mark is the next paragraph of the footnote before it.
fn take_marker(block: &mut Block, before: &mut Option<String>) {
    if let Some(marker) = marker(block) {
        strip_start(block, marker.len());
        *before = Some(marker);
    }
    block.hints.footnote.clone_from(before);
}

/// Returns the mark that a footnote's body begins with: raised, or a number or sign as its first word.
fn marker(block: &Block) -> Option<String> {
    let first = block.runs.first()?;
    if first.style.superscript {
        return Some(first.text.trim().to_owned()).filter(|text| !text.is_empty());
    }
    let text = block.text();
    let word = text.split_whitespace().next()?;
    let is_number = word.len() <= 3 && word.chars().all(|digit| digit.is_ascii_digit());
    let is_sign = word.chars().all(|sign| matches!(sign, '*' | '†' | '‡' | '§'));
    (is_number || is_sign).then(|| word.to_owned())
}

/// Removes so many bytes, and the blanks after them, from the start of the text.
fn strip_start(block: &mut Block, mut bytes: usize) {
    for run in &mut block.runs {
        let text = if bytes > 0 {
            run.text.trim_start()
        } else {
            &run.text
        };
        let cut = bytes.min(text.len());
        let rest = text.get(cut..).unwrap_or_default().to_owned();
        bytes -= cut;
        run.text = rest;
    }
    for run in &mut block.runs {
        run.text = run.text.trim_start().to_owned();
        if !run.text.is_empty() {
            break;
        }
    }
    block.runs.retain(|run| !run.text.is_empty());
}

/// The number of each line on its page.
struct LineNumbers {
    /// Base lines per page, sorted.
    pages: Vec<Vec<f32>>,
}

impl LineNumbers {
    fn new(drafts: &[Draft]) -> Self {
        let mut pages: Vec<Vec<f32>> = Vec::new();
        let printed = drafts.iter().filter(|draft| draft.picture.is_none());
        for (page, row) in printed.flat_map(|draft| &draft.rows) {
            if pages.len() <= *page {
                pages.resize(page + 1, Vec::new());
            }
            pages[*page].push(row.y);
        }
        for page in &mut pages {
            page.sort_by(f32::total_cmp);
            page.dedup_by(|next, before| *next - *before < 1.0);
        }
        Self { pages }
    }

    fn of(&self, page: usize, y: f32) -> Option<u32> {
        let above = self.pages.get(page)?.partition_point(|&line| line < y - 1.0);
        u32::try_from(above + 1).ok()
    }
}
