//! What a check found, for programs: `travaux-check/1`.

use super::printed::text;
use crate::check::Findings;

/// The JSON Schema (draft 2020-12) of what a check found.
pub const SCHEMA: &str = include_str!("../../../schema/travaux-check-1.schema.json");

/// Renders what a check found as JSON, indented by two spaces, with a line end at the end.
///
/// # Panics
///
/// Never: what was found is plain data.
pub fn render(findings: &Findings) -> String {
    text(findings)
}
