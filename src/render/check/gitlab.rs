//! GitLab Code Quality: a list of issues, of which the platform shows those that a merge request brings.
//!
//! It tells issues apart by their fingerprint and keeps one of each, so the fingerprint of a finding stands as it is, and where two texts of
//! a check have the same finding, the second one's gets a number behind it. It wants a line of every issue: where a file has none
//! it is the first, and the description has the page. It knows no accepted issues: these are of the mildest severity and say who accepted
//! them.

use std::collections::HashMap;

use serde::Serialize;

use super::{path, told};
use crate::check::{Finding, Findings, Level};
use crate::render::Made;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// Renders what a check found as a report of GitLab Code Quality.
///
/// # Panics
///
/// Never: an issue is plain data.
pub fn render(findings: &Findings) -> Made {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let issues: Vec<Issue> = findings
        .findings
        .iter()
        .map(|finding| {
            let before = seen.entry(&finding.fingerprint).or_default();
            *before += 1;
            issue(finding, *before)
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&issues).expect("an issue is plain data");
    text.push('\n');
    text.into()
}

fn issue(finding: &Finding, nth: usize) -> Issue {
    let fingerprint = match nth {
        1 => finding.fingerprint.clone(),
        nth => format!("{}-{nth}", finding.fingerprint),
    };
    Issue {
        description: told(finding).join("\n"),
        check_name: finding.rule.clone(),
        fingerprint,
        severity: severity(finding),
        location: Location {
            path: path(&finding.file),
            lines: Lines {
                begin: finding.line.unwrap_or(1),
            },
        },
    }
}

fn severity(finding: &Finding) -> &'static str {
    match finding.level {
        _ if finding.waived.is_some() => "info",
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Note => "info",
    }
}
