//! What a redline was found to be, for programs: `travaux-verify/1`.

use serde::Serialize;

use super::printed::text;
use crate::report::{Report, SourceInfo, Text};
use crate::verify::{Left, Looks, Tracked, Unchecked, Untracked, Verified};

/// The JSON Schema (draft 2020-12) of what a redline was found to be.
pub const SCHEMA: &str = include_str!("../../../schema/travaux-verify-1.schema.json");

/// The document. The comparison carries both texts; the base stands beside it as in every other document.
#[derive(Serialize)]
struct Written<'a> {
    schema: &'static str,
    generator: &'a str,
    base: &'a Text,
    redline: &'a SourceInfo,
    holds: Option<bool>,
    untracked: &'a [Untracked],
    tracked: &'a [Tracked],
    left: &'a [Left],
    formats: &'a [Looks],
    unchecked: &'a [Unchecked],
    comparison: &'a Report,
}

/// Renders what was found as JSON, indented by two spaces, with a line end at the end.
///
/// # Panics
///
/// Never: what was found is plain data.
pub fn render(verified: &Verified) -> String {
    let comparison = &verified.comparison;
    let written = Written {
        schema: Verified::SCHEMA,
        generator: &comparison.generator,
        base: &comparison.texts.old,
        redline: &verified.redline,
        holds: verified.holds(),
        untracked: &verified.untracked,
        tracked: &verified.tracked,
        left: &verified.left,
        formats: &verified.formats,
        unchecked: &verified.unchecked,
        comparison,
    };
    text(&written)
}
