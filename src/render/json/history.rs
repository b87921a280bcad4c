//! The life of paragraphs for programs: `travaux-history/1`.

use serde::Serialize;

use super::printed::text;
use crate::history::{Commit, Doubt, History, Line};
use crate::report::{Choice, Entry, HeadRow, Note, Notice, Perhaps, Report, Summary, Text};

/// The JSON Schema (draft 2020-12) of a history.
pub const SCHEMA: &str = include_str!("../../../schema/travaux-history-1.schema.json");

/// The document.
#[derive(Serialize)]
struct Written<'a> {
    schema: &'static str,
    generator: &'a str,
    versions: &'a [Text],
    #[serde(skip_serializing_if = "<[Commit]>::is_empty")]
    commits: &'a [Commit],
    lines: &'a [Line],
    comparisons: Vec<Comparison<'a>>,
    warnings: &'a [Doubt],
}

/// A comparison without its texts, which are two of the versions.
#[derive(Serialize)]
struct Comparison<'a> {
    schema: &'a crate::report::Schema,
    generator: &'a str,
    options: &'a [Choice],
    head: &'a [HeadRow],
    entries: &'a [Entry],
    footnotes: &'a [Note],
    summary: &'a Summary,
    warnings: &'a [Notice],
    perhaps: &'a [Perhaps],
}

impl<'a> From<&'a Report> for Comparison<'a> {
    fn from(report: &'a Report) -> Self {
        Self {
            schema: &report.schema,
            generator: &report.generator,
            options: &report.options,
            head: &report.head,
            entries: &report.entries,
            footnotes: &report.footnotes,
            summary: &report.summary,
            warnings: &report.warnings,
            perhaps: &report.perhaps,
        }
    }
}

/// Renders a history as JSON, indented by two spaces, with a line end at the end.
///
/// # Panics
///
/// Never: a history is plain data.
pub fn render(history: &History) -> String {
    let written = Written {
        schema: History::SCHEMA,
        generator: history.comparisons.first().map_or("", |it| &it.generator),
        versions: &history.versions,
        commits: &history.commits,
        lines: &history.lines,
        comparisons: history.comparisons.iter().map(Comparison::from).collect(),
        warnings: &history.warnings,
    };
    text(&written)
}
