//! A paragraph as printed: its letters, what the format said of it, and where its lines began.

use super::lines::Line;
use super::rich::Rich;
use crate::document::{Hints, Locator};

/// A paragraph as printed, with its label still in the text.
#[derive(Debug, Clone)]
pub(super) struct Paragraph<'a> {
    pub(super) rich: Rich<'a>,
    /// What the format said of its first line.
    pub(super) hints: Hints,
    /// Where it begins.
    pub(super) locator: Locator,
    /// Where each of its lines begins: offset in bytes, position in the list of lines.
    pub(super) lines: Vec<(usize, usize)>,
    /// Where a hyphen that broke a word at a line end was left out: offsets in bytes, in order.
    pub(super) closed: Vec<usize>,
    /// Blank space stands above it, or the text has no such space to tell by.
    pub(super) set_apart: bool,
}

impl<'a> Paragraph<'a> {
    /// Makes a paragraph of one line; `no_space_tells` where the text has no blank space to tell paragraphs by.
    pub(super) fn of(line: &Line<'a>, at: usize, no_space_tells: bool) -> Self {
        Self {
            rich: line.rich.clone(),
            hints: line.hints.clone(),
            locator: line.locator.clone(),
            lines: vec![(0, at)],
            closed: Vec::new(),
            set_apart: line.hints.gap > 0.0 || line.whole || no_space_tells,
        }
    }

    /// Cuts the paragraph at these bytes, which rise, in one pass over it.
    pub(super) fn cut_at(self, cuts: &[usize]) -> Vec<Self> {
        let len = self.rich.text().len();
        let ends = cuts.iter().copied().chain(std::iter::once(len));
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        starts.zip(ends).map(|(from, to)| self.part(from, to)).collect()
    }

    /// Returns the paragraph that stands from one byte to another. A label that the format gave belongs to the first.
    fn part(&self, from: usize, to: usize) -> Self {
        let first = self.lines.partition_point(|&(offset, _)| offset <= from);
        let behind = self.lines.partition_point(|&(offset, _)| offset < to);
        let inside = first.checked_sub(1).map_or(0, |line| self.lines[line].1);
        let further = self.lines[first..behind.max(first)].iter();
        let lines = std::iter::once((0, inside))
            .chain(further.map(|&(offset, line)| (offset - from, line)))
            .collect();
        let mut hints = self.hints.clone();
        if from > 0 {
            hints.label = None;
        }
        let rich = self.rich.slice(from..to);
        let last = to == self.rich.text().len();
        let blank = rich.text().len() - rich.text().trim_start().len();
        let start = from + if last { 0 } else { blank };
        let closed = self
            .closed
            .iter()
            .filter(|&&offset| start < offset && offset < to);
        Self {
            closed: closed.map(|offset| offset - start).collect(),
            rich: if last { rich } else { rich.trimmed() },
            hints,
            locator: self.locator.clone(),
            lines,
            set_apart: self.set_apart,
        }
    }
}
