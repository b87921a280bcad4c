//! Where the language of a text stands in others, for programs: `travaux-trace/1`.

use serde::Serialize;

use super::printed::text;
use crate::report::Text;
use crate::trace::{Restatement, Source, Trace, Warning};

/// The JSON Schema (draft 2020-12) of a trace.
pub const SCHEMA: &str = include_str!("../../../schema/travaux-trace-1.schema.json");

#[derive(Serialize)]
struct Written<'a> {
    schema: &'static str,
    generator: &'a str,
    text: &'a Text,
    others: Vec<&'a Text>,
    restatements: &'a [Restatement],
    sources: &'a [Source],
    warnings: &'a [Warning],
}

/// Renders a trace as JSON, indented by two spaces, with a line end at the end.
///
/// # Panics
///
/// Never: a trace is plain data.
pub fn render(trace: &Trace) -> String {
    let written = Written {
        schema: Trace::SCHEMA,
        generator: &trace.generator,
        text: &trace.text.text,
        others: trace.others.iter().map(|other| &other.text).collect(),
        restatements: &trace.restatements,
        sources: &trace.sources,
        warnings: &trace.warnings,
    };
    text(&written)
}
