//! The words that acts print beside their text.
//!
//! ```text
//!       The board shall keep a register of all vessels        Register of      the side note: a row of the head
//!       that lie in the port for more than forty days,        vessels.
//!       and shall publish it each quarter.
//! ```
//!
//! Read line by line, such words stand inside the sentences. In a text that keeps the columns of its page they are known by their own
//! column: beyond the end of the text, or before its margin, parted by a wide space, on a few lines only, with text that runs on
//! beside them. A column that stands on most lines is a column of text or of a table, and stays.
//!
//! Cost: linear.

use memchr::memmem;

use super::labels::is_label;
use crate::document::{Block, Extent, Hints, Outside, Run};

/// The space that parts a note from the text.
const WIDE: &[u8] = b"   ";
/// A line of a note has no more characters than this.
const LONGEST: usize = 32;
/// The lines of a note.
const MOST_LINES: usize = 8;
/// A text of fewer lines shows no columns.
const FEWEST_LINES: usize = 4;

/// Sets side notes apart: the lines of each become one block before the line that it begins beside.
pub(super) fn set_apart(blocks: &mut Vec<Block>) {
    let lines = blocks.iter().filter(|block| is_line(block)).count();
    if lines < FEWEST_LINES {
        return;
    }
    for side in [Side::Right, Side::Left] {
        let found = notes(blocks, side);
        let count = found.iter().flatten().count();
        if count > 0 && count * 5 <= lines * 2 {
            part(blocks, &found, side);
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// A line cut in two: where the first half ends and the second begins, in bytes, and the column of the second.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Halves {
    end: usize,
    start: usize,
    column: f32,
}

fn is_line(block: &Block) -> bool {
    block.extent == Extent::Line && block.hints.outside.is_none()
}

/// Finds the lines that have a note on one side.
fn notes(blocks: &[Block], side: Side) -> Vec<Option<Halves>> {
    let none = vec![None; blocks.len()];
    let halves: Vec<Option<Halves>> = blocks.iter().map(|block| halves(block, side)).collect();
    let Some(column) = column(blocks, &halves, side) else {
        return none;
    };
    let kept = (0..blocks.len()).map(|at| {
        let near = |half: &Halves| (half.column - column).abs() <= 2.0;
        halves[at]
            .filter(near)
            .filter(|half| is_note(&blocks[at], half, side))
    });
    let kept: Vec<Option<Halves>> = kept.collect();
    if runs_on_beside(blocks, &kept, side) {
        kept
    } else {
        none
    }
}

/// Cuts a line at its first wide space, or at its last.
fn halves(block: &Block, side: Side) -> Option<Halves> {
    if !is_line(block) || block.hints.heading.is_some() {
        return None;
    }
    let text = block.letters();
    let end = match side {
        Side::Left => memmem::find(text.as_bytes(), WIDE)?,
        Side::Right => {
            memmem::rfind(text.trim_end().as_bytes(), WIDE).map(|at| text[..at].trim_end().len())?
        }
    };
    let start = end + text[end..].len() - text[end..].trim_start().len();
    let column = block.hints.indent.unwrap_or(0.0) + text[..start].chars().count() as f32;
    (end > 0 && start < text.len()).then_some(Halves { end, start, column })
}

/// Returns the column that parts the notes from the text: at the right, one beyond the ends of the other lines; at the left, the
/// margin of the text.
fn column(blocks: &[Block], halves: &[Option<Halves>], side: Side) -> Option<f32> {
    let lines = || (0..blocks.len()).filter(|&at| is_line(&blocks[at]));
    match side {
        Side::Right => {
            let mut columns: Vec<u32> = halves.iter().flatten().map(|half| half.column as u32).collect();
            columns.sort_unstable();
            let column = *columns
                .chunk_by(|a, b| a == b)
                .max_by_key(|run| run.len())?
                .first()? as f32;
            // Lines without a note end before its column.
            let beyond = lines()
                .filter(|&at| halves[at].is_none())
                .filter(|&at| blocks[at].hints.end.is_some_and(|end| end > column))
                .count();
            (beyond == 0).then_some(column)
        }
        Side::Left => {
            let mut indents: Vec<u32> = lines()
                .filter(|&at| halves[at].is_none())
                .filter_map(|at| blocks[at].hints.indent.map(|indent| indent as u32))
                .collect();
            indents.sort_unstable();
            let run = indents.chunk_by(|a, b| a == b).max_by_key(|run| run.len())?;
            (run[0] >= 8 && run.len() * 2 >= indents.len()).then_some(run[0] as f32)
        }
    }
}

/// Tells whether the half of a line on one side may be part of a note: short words, no label, no figures.
fn is_note(block: &Block, half: &Halves, side: Side) -> bool {
    let text = block.letters();
    let (note, own) = match side {
        Side::Left => (&text[..half.end], &text[half.start..]),
        Side::Right => (&text[half.start..], &text[..half.end]),
    };
    let worded = note.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !is_label(note.trim());
    let figures = note.chars().filter(char::is_ascii_digit).count() * 2 > note.chars().count();
    let margin = block.hints.indent.unwrap_or(0.0);
    let outside = side == Side::Right || margin + 6.0 <= half.column;
    worded && !figures && outside && note.chars().count() <= LONGEST && own.chars().any(char::is_alphabetic)
}

/// Tells whether the text beside the notes is prose that runs on: some of its lines, or of the lines below them, open in small letters.
/// A note at the left ends as a sentence does: else it is a term with its meaning.
fn runs_on_beside(blocks: &[Block], found: &[Option<Halves>], side: Side) -> bool {
    let own = |at: usize| match (found[at], side) {
        (Some(half), Side::Left) => blocks[at].letters()[half.start..].to_owned(),
        (Some(half), Side::Right) => blocks[at].letters()[..half.end].to_owned(),
        (None, _) => blocks[at].text(),
    };
    let groups = groups(found);
    let prose = groups.iter().filter(|group| {
        let behind = (group.end < blocks.len()).then_some(group.end);
        let small = (*group)
            .clone()
            .chain(behind)
            .filter(|&at| own(at).starts_with(char::is_lowercase));
        let full = own(group.start).chars().count() >= LONGEST;
        small.count() > 0 && full
    });
    let closed = |group: &std::ops::Range<usize>| {
        let half = found[group.end - 1];
        half.is_some_and(|half| {
            blocks[group.end - 1].letters()[..half.end]
                .trim_end()
                .ends_with('.')
        })
    };
    let fits = side == Side::Right || groups.iter().all(closed);
    !groups.is_empty()
        && prose.count() * 2 >= groups.len()
        && fits
        && groups.iter().all(|group| group.len() <= MOST_LINES)
}

/// Returns the lines of each note.
fn groups(found: &[Option<Halves>]) -> Vec<std::ops::Range<usize>> {
    let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
    for at in (0..found.len()).filter(|&at| found[at].is_some()) {
        match groups.last_mut() {
            Some(group) if group.end == at => group.end += 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

/// Parts the notes from the text.
fn part(blocks: &mut Vec<Block>, found: &[Option<Halves>], side: Side) {
    let groups = groups(found);
    let mut starts = groups.iter().peekable();
    let old = std::mem::take(blocks);
    for (at, block) in old.iter().enumerate() {
        if let Some(group) = starts.next_if(|group| group.start == at) {
            blocks.push(note(&old[group.clone()], &found[group.clone()], side));
        }
        blocks.push(match found[at] {
            Some(half) => text_beside(block, half, side),
            None => block.clone(),
        });
    }
}

/// Makes the block of a note from its lines.
fn note(blocks: &[Block], halves: &[Option<Halves>], side: Side) -> Block {
    let part = |(block, half): (&Block, &Option<Halves>)| {
        let text = block.letters();
        half.map(|half| match side {
            Side::Left => text[..half.end].trim().to_owned(),
            Side::Right => text[half.start..].trim().to_owned(),
        })
    };
    let words: Vec<String> = blocks.iter().zip(halves).filter_map(part).collect();
    Block {
        extent: Extent::Paragraph,
        runs: vec![Run::plain(words.join(" "))],
        hints: Hints {
            outside: Some(Outside::SideNote),
            ..Hints::default()
        },
        locator: blocks[0].locator.clone(),
    }
}

/// Returns a line without its note.
fn text_beside(block: &Block, half: Halves, side: Side) -> Block {
    let mut block = block.clone();
    let length = block.letters().len();
    let (from, to) = match side {
        Side::Left => (half.start, length),
        Side::Right => (0, half.end),
    };
    let mut start = 0;
    block.runs.retain_mut(|run| {
        let end = start + run.text.len();
        let (low, high) = (from.clamp(start, end) - start, to.clamp(start, end) - start);
        run.text = run.text[low..high].to_owned();
        start = end;
        !run.text.is_empty()
    });
    let indent = block.hints.indent.unwrap_or(0.0);
    match side {
        Side::Left => block.hints.indent = Some(half.column),
        Side::Right => block.hints.end = Some(indent + block.letters().chars().count() as f32),
    }
    block
}
