//! How a text is printed: where its lines begin and end, and what stands between its paragraphs.
//!
//! Margins are taken page by page, from the side at which lines begin: the commonest left end, and the right end before which nine
//! lines of ten stop. Cost: linear, and a sort of the widths.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::lines::Line;
use crate::document::Placing;

/// How a text is printed.
#[expect(clippy::struct_excessive_bools, reason = "each is one property of the print")]
pub(super) struct Print {
    /// Lines are whole paragraphs, not broken at a margin.
    pub(super) unbroken: bool,
    /// First lines are indented.
    pub(super) indented: bool,
    /// From which side lines are measured.
    pub(super) side: Side,
    /// The left margin of each page (0 where there are none), in columns.
    pub(super) margins: BTreeMap<u32, f32>,
    /// The right margin of each page in columns: nine lines of ten end before it.
    pub(super) rights: BTreeMap<u32, f32>,
    /// Blank lines stand between paragraphs.
    pub(super) spaced: bool,
    /// It is a list of instructions.
    pub(super) listed: bool,
}
impl Print {
    pub(super) fn of(lines: &[Line<'_>], start: usize) -> Self {
        let body: Vec<&Line<'_>> = lines[start..].iter().filter(|line| line.is_body()).collect();
        let mut widths: Vec<f32> = body.iter().map(|line| columns(line.text()) as f32).collect();
        widths.sort_by(f32::total_cmp);
        let total: f32 = widths.iter().sum();
        let long: f32 = widths.iter().filter(|&&width| width > LONGEST_LINE).sum();
        let side = Side::of(&body);
        let margins = margins(&body, side);
        let deeper = body
            .iter()
            .filter(|line| side.indent(line) > margin_of(&margins, line) + INDENT)
            .count();
        let spaced = body.iter().filter(|line| line.hints.gap > 0.0).count();
        Self {
            unbroken: long > total * 0.4,
            indented: deeper * 20 > body.len() && deeper > 2,
            margins,
            rights: rights(&body, side),
            side,
            spaced: spaced * 12 > body.len(),
            listed: false,
        }
    }

    /// Tells whether a line was not broken at the margin.
    pub(super) fn is_short(&self, line: &Line<'_>) -> bool {
        columns(line.text()) < SHORT || !self.ends_full(line)
    }

    pub(super) fn ends_full(&self, line: &Line<'_>) -> bool {
        self.filled(line) >= 0.93
    }

    /// How much of the way from the left to the right margin a line fills.
    pub(super) fn filled(&self, line: &Line<'_>) -> f32 {
        let left = margin_of(&self.margins, line);
        let right = margin_of(&self.rights, line);
        self.side
            .end(line)
            .map_or(1.0, |end| (end - left) / (right - left).max(1.0))
    }
}

/// Lines longer than this, in columns, are not broken by hand.
const LONGEST_LINE: f32 = 150.0;

/// A line of fewer columns is not broken at a margin.
pub(super) const SHORT: usize = 60;

/// A first-line indent is at least this deep, in columns.
pub(super) const INDENT: f32 = 2.5;

/// Returns how many columns a text takes.
pub(super) fn columns(text: &str) -> usize {
    let plain = |byte: u8| matches!(byte, b' '..=b'~');
    if text.bytes().all(plain) {
        text.len()
    } else {
        text.width()
    }
}

/// The side from which the lines of a print are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    /// Arabic and Hebrew on a page: lines begin at the right margin, and are ragged at the left.
    Right,
}

/// Columns are counted from here leftwards where lines begin at the right.
const FAR: f32 = 1000.0;

impl Side {
    /// Lines begin at the right if most are of a script that does, and their right ends are the evener: plain text counts
    /// its columns from the first letter, whatever side that stands on.
    fn of(body: &[&Line<'_>]) -> Self {
        let written = body.iter().filter(|line| is_right_to_left(line.text())).count();
        let even = |place: &dyn Fn(&Line<'_>) -> f32| {
            let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
            for line in body {
                *counts.entry(place(line).max(0.0).round() as u32).or_default() += 1;
            }
            counts.into_values().max().unwrap_or(0)
        };
        let ends = even(&|line| line.hints.end.unwrap_or(0.0));
        let indents = even(&|line| line.hints.indent.unwrap_or(0.0));
        if written * 2 > body.len() && ends > indents {
            Self::Right
        } else {
            Self::Left
        }
    }

    /// Returns how far a line is set in.
    pub(super) fn indent(self, line: &Line<'_>) -> f32 {
        match self {
            Self::Left => line.hints.indent.unwrap_or(0.0),
            Self::Right => FAR - line.hints.end.unwrap_or(FAR),
        }
    }

    /// Returns where a line ends.
    pub(super) fn end(self, line: &Line<'_>) -> Option<f32> {
        match self {
            Self::Left => line.hints.end,
            Self::Right => line.hints.indent.map(|indent| FAR - indent),
        }
    }
}

/// Tells whether the first letter of a text is of a script that runs from right to left.
fn is_right_to_left(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| matches!(c as u32, 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc))
}

/// Returns the left margin of each page: the indent that most of its lines have.
fn margins(body: &[&Line<'_>], side: Side) -> BTreeMap<u32, f32> {
    let mut counts: BTreeMap<u32, BTreeMap<u32, usize>> = BTreeMap::new();
    for line in body {
        let page = line.locator.page.unwrap_or(0);
        *counts
            .entry(page)
            .or_default()
            .entry(side.indent(line).round() as u32)
            .or_default() += 1;
    }
    counts
        .into_iter()
        .map(|(page, indents)| (page, commonest(&indents)))
        .collect()
}

/// Returns the right margin of each page.
fn rights(body: &[&Line<'_>], side: Side) -> BTreeMap<u32, f32> {
    let mut ends: BTreeMap<u32, Vec<f32>> = BTreeMap::new();
    for line in body {
        ends.entry(line.locator.page.unwrap_or(0))
            .or_default()
            .extend(side.end(line));
    }
    let margin = |mut ends: Vec<f32>| {
        ends.sort_by(f32::total_cmp);
        ends.get(ends.len() * 9 / 10)
            .or(ends.last())
            .copied()
            .unwrap_or(0.0)
    };
    ends.into_iter()
        .map(|(page, ends)| (page, margin(ends)))
        .collect()
}

/// Returns the commonest indent; neighbouring columns count together, since extraction shifts lines by one.
fn commonest(indents: &BTreeMap<u32, usize>) -> f32 {
    let around = |column: u32| -> usize {
        (column.saturating_sub(1)..=column + 1)
            .filter_map(|near| indents.get(&near))
            .sum()
    };
    let best = indents
        .keys()
        .copied()
        .max_by(|&a, &b| around(a).cmp(&around(b)).then(b.cmp(&a)));
    best.unwrap_or(0) as f32
}

pub(super) fn margin_of(margins: &BTreeMap<u32, f32>, line: &Line<'_>) -> f32 {
    margins
        .get(&line.locator.page.unwrap_or(0))
        .copied()
        .unwrap_or(0.0)
}

/// A line in the middle or at the right of the page does not carry on one at the margin.
pub(super) fn placed_apart(before: &Line<'_>, line: &Line<'_>) -> bool {
    let (above, below) = (placing(before), placing(line));
    above != below && (above == Placing::End || below == Placing::End)
}

/// Where a line stands, seen from the side at which its script begins: a short line of Arabic is at the right.
fn placing(line: &Line<'_>) -> Placing {
    match line.hints.placing {
        Placing::End if is_right_to_left(line.text()) => Placing::Start,
        placing => placing,
    }
}
