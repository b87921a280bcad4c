//! The briefing as text: its head, its items of [`crate::report::briefing`], one to a line, and a last line of counts.
//!
//! On a screen a line that is longer goes on, indented, on the next; in a file or a pipe each sentence is one line, so that it can be
//! searched, counted and sent on.

use super::ink::{Ink, Line, Look, Span, paint};
use super::wrap::wrap_hanging;
use super::{Setting, Take};
use crate::report::{Filter, Length, Report, TOP, briefing_with};

/// How many items a briefing has at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Top(pub usize);

impl Default for Top {
    fn default() -> Self {
        Self(TOP)
    }
}

/// What can be chosen of the briefing alone.
pub(super) const SETTINGS: &[Setting] = &[Setting {
    name: "top",
    value: "N",
    about: "Tell at most so many items; what does not fit is folded into them",
    take: Take::Value(
        |options, value| {
            let top = value.parse().ok().filter(|top| *top > 0);
            options.top = Top(top.ok_or_else(|| "a number from 1 is wanted".to_owned())?);
            Ok(())
        },
        "10",
    ),
}];

/// How the briefing is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BriefOptions {
    /// The columns of the screen; none where each sentence is to be one line.
    pub width: Option<usize>,
    /// Whether there are colours.
    pub ink: Ink,
    /// Which classes of change are told.
    pub filter: Filter,
    /// At most so many items are told.
    pub top: usize,
}

impl Default for BriefOptions {
    fn default() -> Self {
        Self {
            width: None,
            ink: Ink::Plain,
            filter: Filter::default(),
            top: TOP,
        }
    }
}

/// Renders the briefing.
pub fn render(report: &Report, options: &BriefOptions) -> String {
    let briefing = briefing_with(report, options.filter, Length::items(options.top));
    let mut sentences: Vec<Vec<Span>> = Vec::new();
    sentences.extend(
        briefing
            .head
            .iter()
            .map(|line| vec![Span::shown(Look::Text, line)]),
    );
    sentences.extend(
        briefing
            .items
            .iter()
            .map(|item| Span::named(&item.name, &item.told)),
    );
    sentences.push(vec![Span::new(Look::Quiet, briefing.counts)]);
    let lines: Vec<Line> = sentences
        .iter()
        .flat_map(|spans| match options.width {
            Some(width) => wrap_hanging(spans, width),
            None => vec![spans.clone()],
        })
        .collect();
    paint(&lines, options.ink)
}
