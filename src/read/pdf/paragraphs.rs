//! Halves of paragraphs: Word sometimes cuts one in two where a page ends.
//!
//! They are joined when print and wording agree that nothing ended:
//!
//! ```text
//! ...of 26 October 1994, 50/10 of 9 November   <- last line of its page, full, no sign of an end
//! 1999, 55/20 of 9 November 2000,              <- first line of the next, not indented as a paragraph
//! ```

use super::draft::Draft;
use super::measure::Measure;
use super::rows::Row;
use super::tags::Role;

/// Joins halves of paragraphs that were cut where a page ends; the notes between them stay behind.
pub(super) fn join_broken(drafts: &mut Vec<Draft>) {
    let rows: Vec<(usize, &Row)> = drafts
        .iter()
        .flat_map(|draft| draft.rows.iter().map(|(page, row)| (*page, row)))
        .collect();
    let measure = Measure::new(&rows);
    let mut kept = 0;
    let mut last_text: Option<usize> = None;
    for at in 0..drafts.len() {
        match last_text {
            Some(last) if is_continued(&drafts[last], &drafts[at], &measure) => {
                let mut rows = std::mem::take(&mut drafts[at].rows);
                drafts[last].rows.append(&mut rows);
            }
            _ => {
                if drafts[at].role != Role::Note {
                    last_text = Some(kept);
                }
                drafts.swap(kept, at);
                kept += 1;
            }
        }
    }
    drafts.truncate(kept);
}

fn is_continued(first: &Draft, second: &Draft, measure: &Measure) -> bool {
    let is_text = |draft: &Draft| draft.role == Role::Paragraph && !draft.table && draft.outside.is_none();
    let (Some((page, last)), Some((next_page, head))) = (first.rows.last(), second.rows.first()) else {
        return false;
    };
    is_text(first)
        && is_text(second)
        && first.depth == second.depth
        && page + 1 == *next_page
        && ends_open(last, head)
        && next_word_did_not_fit(first, last, head, measure)
        && goes_on_at_the_margin(first, second, measure)
}

/// Whether the wording allows that the paragraph goes on.
fn ends_open(last: &Row, head: &Row) -> bool {
    let end = last.words.last().and_then(|word| word.text().chars().next_back());
    let start = head.words.first().and_then(|word| word.text().chars().next());
    match (end, start) {
        (Some('.' | ';' | ':' | '!' | '?' | '”' | '»') | None, _) | (_, None) => false,
        (Some(','), Some(start)) => start.is_lowercase() || start.is_ascii_digit(),
        _ => true,
    }
}

fn next_word_did_not_fit(first: &Draft, last: &Row, head: &Row, measure: &Measure) -> bool {
    let margin = if first.rows.len() > 1 {
        first.rows.iter().map(|(_, row)| row.end()).fold(0.0, f32::max)
    } else {
        measure.right
    };
    let width = head.words.first().map_or(0.0, |word| word.end - word.x);
    last.end() + 0.25 * last.size + width > margin - 0.5 * last.size
}

fn goes_on_at_the_margin(first: &Draft, second: &Draft, measure: &Measure) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < 1.5 * measure.column;
    let head = second.rows[0].1.x();
    let before = (first.rows.len() > 1).then(|| first.rows[first.rows.len() - 1].1.x());
    let after = second.rows.get(1).map(|(_, row)| row.x());
    match (before, after) {
        (Some(before), Some(after)) => near(head, before) && near(head, after),
        (Some(other), None) | (None, Some(other)) => near(head, other),
        (None, None) => false,
    }
}
