//! The report for people at a terminal.
//!
//! The order is that of a delegate's questions: which texts are these, how much changed, what of the head, which
//! paragraph answers which, and then the words. Unchanged paragraphs are folded into one line. What happened is always written in
//! marks that survive without colour (see [`super::visible`]); colour repeats it for the eye.

use super::ink::{Ink, Line, Look, Span, paint};
use super::wrap::{wrap, wrap_hanging};
use crate::report::{Class, Filter, Length, Lookup, Notice, Report, TOP, Versions, briefing_with, count};

pub mod check;
pub mod history;
pub mod trace;
pub mod verify;
pub mod amendments;
mod collisions;
mod concordance;
mod entries;
pub mod explain;
mod fold;
mod footnotes;
mod hanging;
mod head;
mod masthead;

/// More warnings than these would hide the end of the comparison.
const MOST_WARNINGS: usize = 10;

/// How the comparison is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TerminalOptions {
    /// The columns of the page.
    pub width: usize,
    /// Whether it is read on a screen, or set to a width that somebody asked for.
    pub screen: bool,
    /// Whether there are colours.
    pub ink: Ink,
    /// What becomes of unchanged paragraphs.
    pub unchanged: Unchanged,
    /// Whether each entry says why its paragraphs were paired.
    pub explain: bool,
    /// Which classes of change are shown.
    pub filter: Filter,
    /// Shows this many words around each change and leaves out the rest; none shows whole paragraphs.
    pub context: Option<usize>,
}

/// What becomes of unchanged paragraphs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unchanged {
    /// `OP2–OP4 unchanged`
    #[default]
    Folded,
    /// Their words are printed like all others.
    Shown,
}

impl Default for TerminalOptions {
    fn default() -> Self {
        Self {
            width: 100,
            screen: false,
            ink: Ink::Plain,
            unchanged: Unchanged::Folded,
            explain: false,
            filter: Filter::default(),
            context: None,
        }
    }
}

/// Says how much changed, and what it means.
fn summary(page: &Page<'_>) -> Vec<Line> {
    let mut lines = page.indented(&[Span::new(Look::Strong, page.report.sentence())], 0);
    if let Some(meaning) = page.report.meaning() {
        lines.extend(page.indented(&[Span::new(Look::Text, meaning)], 0));
    }
    for line in page.report.versions().iter().flat_map(Versions::summary) {
        lines.extend(page.indented(&[Span::shown(Look::Text, &line)], 0));
    }
    lines
}

/// Says what matters, as every output does.
fn matters(page: &Page<'_>) -> Vec<Line> {
    if !page.options.filter.shows(Class::Substantive) {
        return Vec::new();
    }
    let items = briefing_with(page.report, page.options.filter, Length::items(TOP)).items;
    let told = items
        .iter()
        .flat_map(|item| wrap_hanging(&Span::named(&item.name, &item.told), page.options.width));
    let mut lines: Vec<Line> = told.collect();
    if !lines.is_empty() {
        lines.insert(0, vec![Span::new(Look::Title, "What matters")]);
    }
    lines
}

/// Renders a report for a terminal.
pub fn render(report: &Report, options: &TerminalOptions) -> String {
    let options = TerminalOptions {
        width: options.width.max(40),
        ..*options
    };
    let page = Page {
        report,
        lookup: Lookup::new(report),
        options,
    };
    let parts = [
        masthead::lines(&page),
        summary(&page),
        matters(&page),
        head::lines(&page),
        concordance::lines(&page),
        entries::lines(&page),
        footnotes::lines(&page),
        warnings(&page),
    ];
    let lines: Vec<Line> = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(&Line::new());
    paint(&lines, options.ink)
}

/// What every part of the page needs.
struct Page<'a> {
    report: &'a Report,
    lookup: Lookup<'a>,
    options: TerminalOptions,
}

impl Page<'_> {
    /// Wraps spans to the page, each line after `indent` blanks.
    fn indented(&self, spans: &[Span], indent: usize) -> Vec<Line> {
        let mut lines = wrap(spans, self.options.width.saturating_sub(indent));
        for line in &mut lines {
            line.insert(0, Span::new(Look::Text, " ".repeat(indent)));
        }
        lines
    }
}

fn warnings(page: &Page<'_>) -> Vec<Line> {
    let warnings = &page.report.warnings;
    if warnings.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![vec![Span::new(Look::Title, "Doubtful places")]];
    let shown = match page.options.unchanged {
        Unchanged::Folded => warnings.len().min(MOST_WARNINGS),
        Unchanged::Shown => warnings.len(),
    };
    for notice in &warnings[..shown] {
        lines.extend(page.indented(&warning(notice), 2));
    }
    if shown < warnings.len() {
        let rest = format!(
            "and {}; --all prints every one",
            count(warnings.len() - shown, "other")
        );
        lines.extend(page.indented(&[Span::new(Look::Quiet, rest)], 2));
    }
    lines
}

fn warning(notice: &Notice) -> [Span; 2] {
    [
        Span::new(Look::Quiet, format!("{}: ", notice.place())),
        Span::shown(Look::Text, &notice.message),
    ]
}
