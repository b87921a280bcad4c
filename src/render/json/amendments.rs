//! Amendments for programs: `travaux-amendments/1`.

use std::io::{self, Write};

use serde::Serialize;

use super::printed::{stream, text};
use crate::amend::{Agreement, Amended, Amendments, Collision, Compiled, Contested, Doubt, Sheet};
use crate::report::{Report, Text};

/// The JSON Schema (draft 2020-12) of amendments.
pub const SCHEMA: &str = include_str!("../../../schema/travaux-amendments-1.schema.json");

/// Renders amendments as JSON, indented by two spaces, with a line end at the end.
///
/// # Panics
///
/// Never: amendments are plain data.
pub fn render(amendments: &Amendments) -> String {
    text(amendments)
}

/// Sheets that were applied: what was read, and what came of it.
#[derive(Serialize)]
struct Applied<'a> {
    schema: &'static str,
    generator: &'a str,
    base: &'a Text,
    sheets: &'a [Sheet],
    result: &'a Text,
    comparison: &'a Report,
    collisions: &'a [Collision],
    agreements: &'a [Agreement],
    contested: &'a [Contested],
    warnings: &'a [Doubt],
    #[serde(flatten)]
    compiled: Option<Rolling<'a>>,
}

/// The rolling text.
#[derive(Serialize)]
struct Rolling<'a> {
    delegations: &'a [Vec<String>],
    compiled: Vec<super::compiled::Line<'a>>,
    not_compiled: &'a [String],
}

/// Renders what sheets did to a text as JSON.
///
/// # Panics
///
/// Never: amendments are plain data.
pub fn applied(amended: &Amended) -> String {
    text(&Applied::of(amended, None))
}

/// Writes what [`applied`] returns, piece by piece.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(amended: &Amended, out: &mut dyn Write) -> io::Result<()> {
    stream(&Applied::of(amended, None), out)
}

/// Renders what sheets did to a text, and the rolling text of it, as JSON.
///
/// # Panics
///
/// Never: amendments are plain data.
pub fn compiled(amended: &Amended, compiled: &Compiled) -> String {
    let rolling = Rolling {
        delegations: &compiled.delegations,
        compiled: super::compiled::lines(compiled),
        not_compiled: &compiled.refused,
    };
    text(&Applied::of(amended, Some(rolling)))
}

impl<'a> Applied<'a> {
    fn of(amended: &'a Amended, compiled: Option<Rolling<'a>>) -> Self {
        let comparison = &amended.comparison;
        Self {
            schema: Amendments::SCHEMA,
            generator: &comparison.generator,
            base: &comparison.texts.old,
            sheets: &amended.sheets,
            result: &comparison.texts.new,
            comparison,
            collisions: &amended.met.collisions,
            agreements: &amended.met.agreements,
            contested: &amended.met.contested,
            warnings: &amended.warnings,
            compiled,
        }
    }
}
