//! The numbers that bills print beside their lines.
//!
//! Members cite a bill by page and line, so every line has its number in the margin, or every fifth: at the left, at the right,
//! or on both sides. They count lines of print, not provisions, and change whenever a word moves:
//!
//! ```text
//!  3   Section 9A. The harbour master shall keep a register of        the number of a line: cut, not compared
//!  4   all vessels that lie in the port for more than thirty
//! ```
//!
//! A column of numbers is believed where it counts as lines do and as nothing else would:
//!
//! * *every line*: nearly all lines from the first to the last number have the next one, and some of them carry on a sentence in
//!   small letters, which no numbered paragraph does;
//! * *every fifth*: 5, 10, 15, five lines apart, outside the margin that the other lines keep.
//!
//! Counting may begin again on any page. A line with a number alone is a blank line. Cost: linear.

use crate::document::{Block, Extent, Outside, Run, Style};

/// Sets the numbers of lines apart: each becomes a block of its own before the line that it stands beside.
pub(super) fn set_apart(blocks: &mut Vec<Block>) {
    for side in [Side::Left, Side::Right] {
        let numbers = numbers(blocks, side);
        if numbers.iter().any(Option::is_some) {
            part(blocks, &numbers, side);
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// A number at one end of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Number {
    value: u32,
    /// The bytes of the line that are its own text.
    own: (usize, usize),
    /// Where that text begins or, at the right, where the number does; in columns.
    column: f32,
}

/// Fewer numbers than this on every line prove nothing.
const FEWEST: usize = 4;
/// Fewer numbers than this on every fifth line prove nothing.
const FEWEST_FIFTHS: usize = 2;

/// Finds the numbers of lines on one side: for each block, its own.
fn numbers(blocks: &[Block], side: Side) -> Vec<Option<Number>> {
    let found: Vec<Option<Number>> = blocks.iter().map(|block| number(block, side)).collect();
    let every = chain(blocks, &found, 1);
    if counts_lines(blocks, &every) {
        return every;
    }
    let fifth = chain(blocks, &found, 5);
    if counts_fifths(blocks, &fifth, side) {
        return fifth;
    }
    vec![None; blocks.len()]
}

/// Reads the number at one end of a line.
fn number(block: &Block, side: Side) -> Option<Number> {
    if block.extent != Extent::Line || block.hints.outside.is_some() || block.hints.heading.is_some() {
        return None;
    }
    let text = block.letters();
    let digit = |c: char| c.is_ascii_digit();
    let indent = block.hints.indent.unwrap_or(0.0);
    match side {
        Side::Left => {
            let end = text.find(|c: char| !digit(c)).unwrap_or(text.len());
            let rest = text[end..].trim_start();
            let blank = text.len() - end - rest.len();
            let value = text[..end].parse().ok().filter(|_| end <= 3)?;
            (blank > 0 || rest.is_empty()).then(|| Number {
                value,
                own: (end + blank, text.len()),
                column: indent + (end + blank) as f32,
            })
        }
        Side::Right => {
            let text = text.trim_end();
            let start = text.len() - text.bytes().rev().take_while(u8::is_ascii_digit).count();
            let value = text[start..].parse().ok().filter(|_| text.len() - start <= 3)?;
            let rest = text[..start].trim_end();
            let wide = start - rest.len() >= 2 && !rest.is_empty();
            wide.then(|| Number {
                value,
                own: (0, rest.len()),
                column: indent + text[..start].chars().count() as f32,
            })
        }
    }
}

/// Keeps the numbers that count on by `step`, or begin again.
fn chain(blocks: &[Block], found: &[Option<Number>], step: u32) -> Vec<Option<Number>> {
    let mut kept = vec![None; found.len()];
    let mut last: Option<(u32, usize)> = None;
    let mut lines = 0_u32;
    for (at, number) in found.iter().enumerate() {
        lines += u32::from(blocks[at].hints.outside.is_none());
        let Some(number) = number else { continue };
        let value = number.value;
        let fits = match last {
            None => value > 0 && value % step == 0,
            Some((before, place)) => {
                let new_page = blocks[at].locator.page != blocks[place].locator.page;
                let apart = blanks_between(blocks, place, at) + lines;
                let next = value > before && value - before <= lines.max(apart).max(step);
                let on = value == before + step
                    && (step == 1 || lines.abs_diff(step) <= 1 || apart.abs_diff(step) <= 1);
                let skipped = step == 1
                    && next
                    && value - before <= 3
                    && (value - before == lines || value - before == apart);
                let again = value == step && before > value || new_page && value <= step;
                on || skipped || again
            }
        };
        if fits {
            kept[at] = Some(*number);
            last = Some((value, at));
            lines = 0;
        }
    }
    kept
}

/// Counts the blank lines between two lines.
fn blanks_between(blocks: &[Block], from: usize, to: usize) -> u32 {
    blocks[from + 1..=to]
        .iter()
        .map(|block| block.hints.gap.max(0.0) as u32)
        .sum()
}

/// Tells whether a chain counts every line.
fn counts_lines(blocks: &[Block], chain: &[Option<Number>]) -> bool {
    let places = places(chain);
    let (Some(&first), Some(&last)) = (places.first(), places.last()) else {
        return false;
    };
    let lines = blocks[first..=last]
        .iter()
        .filter(|block| block.hints.outside.is_none())
        .count();
    let carried = places.iter().filter(|&&at| {
        chain[at].is_some_and(|number| {
            blocks[at].letters()[number.own.0..number.own.1].starts_with(char::is_lowercase)
        })
    });
    places.len() >= FEWEST && places.len() * 4 >= lines * 3 && carried.count() * 6 >= places.len()
}

/// Tells whether a chain counts every fifth line, in a column of its own.
fn counts_fifths(blocks: &[Block], chain: &[Option<Number>], side: Side) -> bool {
    let places = places(chain);
    // Every fifth line is a fifth of them.
    if places.len() < FEWEST_FIFTHS || places.len() * 12 < blocks.len().min(60) {
        return false;
    }
    let mut others: Vec<f32> = (0..blocks.len())
        .filter(|&at| chain[at].is_none() && blocks[at].hints.outside.is_none())
        .filter_map(|at| match side {
            Side::Left => blocks[at].hints.indent,
            Side::Right => blocks[at].hints.end,
        })
        .collect();
    others.sort_unstable_by(f32::total_cmp);
    let margin = commonest(&others);
    let apart = places.iter().filter(|&&at| {
        let Some(number) = chain[at] else { return false };
        match side {
            Side::Left => {
                let inside = blocks[at].hints.indent.is_some_and(|indent| indent < margin);
                inside && (number.column >= margin - 1.0)
            }
            Side::Right => {
                let further = others.len() - others.partition_point(|end| *end <= number.column);
                further * 10 <= others.len()
            }
        }
    });
    // They stand in the margin.
    apart.count() * 4 >= places.len() * 3
}

fn places(chain: &[Option<Number>]) -> Vec<usize> {
    (0..chain.len()).filter(|&at| chain[at].is_some()).collect()
}

/// Returns the commonest of some columns in order.
fn commonest(sorted: &[f32]) -> f32 {
    let whole = |column: f32| column.round() as u32;
    let runs = sorted.chunk_by(|&a, &b| whole(a) == whole(b));
    let longest = runs.max_by_key(|run| run.len());
    longest.map_or(0.0, |run| whole(run[0]) as f32)
}

/// Parts the numbers from their lines.
fn part(blocks: &mut Vec<Block>, numbers: &[Option<Number>], side: Side) {
    let mut parted = Vec::with_capacity(blocks.len() * 2);
    let mut blank = 0.0;
    for (mut block, number) in std::mem::take(blocks).into_iter().zip(numbers) {
        let Some(number) = number else {
            block.hints.gap += std::mem::take(&mut blank);
            parted.push(block);
            continue;
        };
        let mut beside = block.clone();
        beside.runs = vec![Run {
            text: number.value.to_string(),
            style: Style::default(),
        }];
        beside.hints.outside = Some(Outside::LineNumber);
        beside.hints.targets = Vec::new();
        let alone = number.own.0 == number.own.1;
        if side == Side::Left {
            block.hints.indent = Some(number.column);
        } else {
            let width = block.letters()[..number.own.1].chars().count() as f32;
            block.hints.end = Some(block.hints.indent.unwrap_or(0.0) + width);
        }
        parted.push(beside);
        if alone {
            blank += 1.0 + block.hints.gap;
            continue;
        }
        block.hints.gap += std::mem::take(&mut blank);
        cut(&mut block.runs, number.own);
        parted.push(block);
    }
    *blocks = parted;
}

/// Keeps the bytes from one place to another.
fn cut(runs: &mut Vec<Run>, (from, to): (usize, usize)) {
    let mut start = 0;
    runs.retain_mut(|run| {
        let end = start + run.text.len();
        let (low, high) = (from.clamp(start, end) - start, to.clamp(start, end) - start);
        run.text = run.text[low..high].to_owned();
        start = end;
        !run.text.is_empty()
    });
}
