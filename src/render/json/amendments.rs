//! Amendments for programs: `travaux-amendments/1`.

use crate::amend::Amendments;

/// The JSON Schema (draft 2020-12) of amendments.
pub const SCHEMA: &str = include_str!("../../../schema/travaux-amendments-1.schema.json");

/// Renders amendments as JSON, indented by two spaces, with a line end at the end.
///
/// # Panics
///
/// Never: amendments are plain data.
pub fn render(amendments: &Amendments) -> String {
    let mut text =
        serde_json::to_string_pretty(amendments).expect("amendments are plain data with text keys");
    text.push('\n');
    text
}
