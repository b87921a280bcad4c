//! Reviewdog's `rdjson`: one diagnostic for each finding, which it writes as a comment on the change, on whatever platform that is.
//!
//! A column is counted in bytes there, and in letters here. The two agree at the first one; at any other place the diagnostic is about the
//! whole line, which is true, where a column could point beside the word. What somebody accepted would become a comment, too, so it is left
//! out, and the notice beside the output counts it.

use serde::Serialize;

use super::{path, told};
use crate::check::{Finding, Findings, Level};
use crate::render::Made;
use crate::report::count;

#[derive(Serialize)]
struct DiagnosticResult {
    source: Source,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
}

#[derive(Serialize)]
struct Code {
    value: String,
}

/// Renders what a check found as the result of a diagnostic tool.
///
/// # Panics
///
/// Never: a diagnostic is plain data.
pub fn render(findings: &Findings) -> Made {
    let result = DiagnosticResult {
        source: Source { name: "travaux" },
        diagnostics: findings.open().map(diagnostic).collect(),
    };
    let mut text = serde_json::to_string_pretty(&result).expect("a diagnostic is plain data");
    text.push('\n');
    let notice = match findings.waived().count() {
        0 => None,
        waived => Some(format!(
            "rdjson: {} left out: reviewdog comments on every diagnostic",
            count(waived, "waived finding")
        )),
    };
    Made {
        notice,
        ..text.into()
    }
}

fn diagnostic(finding: &Finding) -> Diagnostic {
    let start = finding.line.map(|line| Position {
        line,
        column: finding.column.filter(|&column| column == 1),
    });
    Diagnostic {
        message: told(finding).join("\n"),
        location: Location {
            path: path(&finding.file),
            range: start.map(|start| Range { start }),
        },
        severity: match finding.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Note => "INFO",
        },
        code: Code {
            value: finding.rule.clone(),
        },
    }
}
