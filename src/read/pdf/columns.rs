//! The reading order of a page without tags: columns one after the other, everything else from top to bottom.
//!
//! Rows run across the whole page at first, so two columns of prose come out interleaved. A **gutter** is a vertical
//! strip that no word crosses over several successive rows, with prose on both sides:
//!
//! ```text
//! A title over both columns
//! Recalling the Charter of | 2. Requests the Secretary-
//! the United Nations, in   | General to report to the
//! particular its Article 2 | Assembly at its session
//! ```
//!
//! Prose means lines that fill most of their side; this tells columns from tables and mastheads, which are read row
//! by row. The idea is the recursive cut of Nagy and Seth (1984), reduced to what UN and EU pages need. Cost: the
//! words of the page times forty places for the gutter. Gives up on columns of fewer than five lines, but where a page before has columns at the same place.

use super::rows::{Row, Word};

/// The fewest lines that make a column.
const MIN_LINES: usize = 5;
/// The fewest characters in the middle line of a column of prose.
const MIN_CHARACTERS: usize = 16;
/// The share of its side that the middle line of prose fills.
const MIN_FILL: f32 = 0.6;
/// The narrowest gutter, in letter sizes; blanks between words are narrower.
const MIN_GUTTER: f32 = 0.8;
/// The most words on a page that is searched for columns; a page that people read has a tenth of it.
const MAX_WORDS: usize = 20_000;
/// How many places are tried for a gutter.
const PLACES: u8 = 40;
/// How many gutters of other pages are tried.
const MAX_GUTTERS: usize = 8;
/// How often a page may be cut within a cut.
const MAX_CUTS: usize = 6;

/// The gutters of the pages before: where they lie, in points.
#[derive(Debug, Default)]
pub(super) struct Gutters(Vec<f32>);

/// Returns the rows in reading order, cut at the gutters. A page that has too few lines to tell, as the last often does,
/// has the gutter of the pages before.
pub(super) fn in_reading_order(rows: Vec<Row>, known: &mut Gutters) -> Vec<Row> {
    cut(rows, MAX_CUTS, known)
}

fn cut(rows: Vec<Row>, cuts: usize, known: &mut Gutters) -> Vec<Row> {
    let found = || find_gutter(&rows).or_else(|| known_gutter(&rows, known));
    let Some(gutter) = (cuts > 0).then(found).flatten() else {
        return rows;
    };
    if known.0.len() < MAX_GUTTERS && !known.0.iter().any(|x| (x - gutter.x).abs() < 1.0) {
        known.0.push(gutter.x);
    }
    let mut rows = rows;
    let below = rows.split_off(gutter.last + 1);
    let beside = rows.split_off(gutter.first);
    let (left, right) = split(beside, gutter.x);
    let mut out = cut(rows, cuts - 1, known);
    out.extend(cut(left, cuts - 1, known));
    out.extend(cut(right, cuts - 1, known));
    out.extend(cut(below, cuts - 1, known));
    out
}

struct Gutter {
    x: f32,
    first: usize,
    last: usize,
}

/// Finds a gutter of the pages before in rows of which each side has a line or more: full lines on the left, in which no
/// other blank is as wide.
fn known_gutter(rows: &[Row], known: &Gutters) -> Option<Gutter> {
    let words: usize = rows.iter().map(|row| row.words.len()).sum();
    if words > MAX_WORDS {
        return None;
    }
    let fits = |&x: &f32| {
        let has = |is: &dyn Fn(&Word) -> bool| rows.iter().position(|row| row.words.iter().any(is));
        let right = has(&|word| word.x >= x)?;
        has(&|word| word.end <= x)?;
        let mut first = right;
        while first > 0
            && !crosses(&rows[first - 1], x)
            && rows[first - 1].end() <= x
            && is_line(&rows[first - 1].words)
        {
            first -= 1;
        }
        let beside = rows[first..].iter().take_while(|row| !crosses(row, x)).count();
        let rows = &rows[first..first + beside];
        let sides_are_lines = rows.iter().all(|row| {
            let at = row.words.partition_point(|word| word.end <= x);
            is_line(&row.words[..at]) && is_line(&row.words[at..])
        });
        let on_both = |row: &Row| {
            let left = row.words.iter().filter(|word| word.end <= x);
            let characters: usize = left.map(|word| word.text().chars().count() + 1).sum();
            characters >= MIN_CHARACTERS && row.end() > x
        };
        (sides_are_lines && rows.iter().any(on_both)).then(|| Gutter {
            x,
            first,
            last: first + beside - 1,
        })
    };
    known.0.iter().find_map(fits)
}

/// Whether no blank within words is as wide as that between columns or cells.
fn is_line(words: &[Word]) -> bool {
    words
        .windows(2)
        .all(|pair| pair[1].x - pair[0].end < MIN_GUTTER * pair[0].size)
}

fn find_gutter(rows: &[Row]) -> Option<Gutter> {
    let words: usize = rows.iter().map(|row| row.words.len()).sum();
    if rows.len() < MIN_LINES || words > MAX_WORDS {
        return None;
    }
    let start = rows.iter().map(Row::x).fold(f32::MAX, f32::min);
    let end = rows.iter().map(Row::end).fold(f32::MIN, f32::max);
    let mut best: Option<(usize, Vec<Gutter>)> = None;
    for place in 0..PLACES {
        // The outer fifths hold no gutter: a column is wider than that.
        let x = start + (end - start) * (0.2 + 0.6 * f32::from(place) / f32::from(PLACES - 1));
        for gutter in stretches(rows, x) {
            let length = gutter.last - gutter.first;
            match &mut best {
                Some((longest, _)) if length < *longest => {}
                Some((longest, found)) if length == *longest => found.push(gutter),
                _ => best = Some((length, vec![gutter])),
            }
        }
    }
    // Of a wide gutter the middle is the safest place to cut.
    let (_, mut found) = best?;
    let middle = found.len() / 2;
    Some(found.swap_remove(middle))
}

/// Returns the stretches of rows that no word crosses at `x` and that have prose on both sides.
fn stretches(rows: &[Row], x: f32) -> Vec<Gutter> {
    let mut found = Vec::new();
    let mut first = 0;
    for at in 0..=rows.len() {
        if at < rows.len() && !crosses(&rows[at], x) {
            continue;
        }
        if at - first >= MIN_LINES && has_prose_on_both_sides(&rows[first..at], x) {
            found.push(Gutter {
                x,
                first,
                last: at - 1,
            });
        }
        first = at + 1;
    }
    found
}

/// Whether a row runs over `x`: with a word, or with no more than a blank between two words.
fn crosses(row: &Row, x: f32) -> bool {
    let before = row.words.iter().rev().find(|word| word.x < x);
    let after = row.words.iter().find(|word| word.end > x);
    match (before, after) {
        (Some(before), Some(after)) => after.x - before.end < MIN_GUTTER * row.size,
        _ => false,
    }
}

fn has_prose_on_both_sides(rows: &[Row], x: f32) -> bool {
    let side = |keep: &dyn Fn(&Word) -> bool| -> Vec<(f32, f32, f32, usize)> {
        rows.iter()
            .filter_map(|row| {
                let words: Vec<&Word> = row.words.iter().filter(|word| keep(word)).collect();
                let characters = words.iter().map(|word| word.text().chars().count() + 1).sum();
                Some((row.y, words.first()?.x, words.last()?.end, characters))
            })
            .collect()
    };
    let left = side(&|word| word.end <= x);
    let right = side(&|word| word.x >= x);
    is_prose(&left) && is_prose(&right) && stand_beside(&left, &right)
}

fn is_prose(lines: &[(f32, f32, f32, usize)]) -> bool {
    if lines.len() < MIN_LINES {
        return false;
    }
    let start = lines.iter().map(|line| line.1).fold(f32::MAX, f32::min);
    let end = lines.iter().map(|line| line.2).fold(f32::MIN, f32::max);
    let mut widths: Vec<f32> = lines.iter().map(|line| line.2 - line.1).collect();
    widths.sort_by(f32::total_cmp);
    let mut characters: Vec<usize> = lines.iter().map(|line| line.3).collect();
    characters.sort_unstable();
    let middle = lines.len() / 2;
    widths[middle] >= MIN_FILL * (end - start) && characters[middle] >= MIN_CHARACTERS
}

/// Whether the two sides cover mostly the same height, as columns do.
fn stand_beside(left: &[(f32, f32, f32, usize)], right: &[(f32, f32, f32, usize)]) -> bool {
    let span = |side: &[(f32, f32, f32, usize)]| {
        side.iter().fold((f32::MAX, f32::MIN), |(top, foot), line| {
            (top.min(line.0), foot.max(line.0))
        })
    };
    let ((top_left, foot_left), (top_right, foot_right)) = (span(left), span(right));
    let shared = foot_left.min(foot_right) - top_left.max(top_right);
    let shorter = (foot_left - top_left).min(foot_right - top_right);
    shared > 0.0 && shared >= 0.6 * shorter
}

fn split(rows: Vec<Row>, x: f32) -> (Vec<Row>, Vec<Row>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in rows {
        let (before, after): (Vec<Word>, Vec<Word>) = row.words.into_iter().partition(|word| word.end <= x);
        let ends_with_space = row.ends_with_space;
        if !before.is_empty() {
            left.push(Row {
                words: before,
                // Whether a space closed the left part is not known; a blank between words is the common case.
                ends_with_space: true,
                ..row
            });
        }
        if !after.is_empty() {
            right.push(Row {
                words: after,
                ends_with_space,
                ..row
            });
        }
    }
    (left, right)
}
