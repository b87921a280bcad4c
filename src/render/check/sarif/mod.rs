//! SARIF 2.1.0, the form in which tools that look at files tell what they found.
//!
//! A finding is a result. Its rule stands once, in the table of the tool, with its help. A place is a line and a column where the file is text,
//! and its page and paragraph where it is not; columns count characters, which the run says. A path is relative to `%SRCROOT%`, the
//! folder of the repository, unless it was named from the root of a system.
//!
//! **The same finding is the same alert.** Platforms follow a result from run to run by its partial fingerprints. GitHub looks only at
//! `primaryLocationLineHash` and would make one of the line, so that moving a paragraph closed one alert and opened another; ours is made
//! of rule and words, and stands there too.
//!
//! **What somebody accepted is suppressed**, with the reason, and every other result says that it is not.
//!
//! **Limits** are those of GitHub: 5,000 results are kept of a run, the file has ten megabytes at most (packed; here it has them unpacked, which
//! is safe). What is left out is told in the run's own notifications and in the notice.

mod plain;
mod rule;

use std::collections::{BTreeSet, HashMap};

use serde_json::{Value as Json, json};

use super::{cut_notice, gravest, path, shortened, told};
use crate::check::{Finding, Findings, Place, Waiver};
use crate::render::Made;
use plain::plain;

/// As many results of a run are kept.
const MOST_RESULTS: usize = 5_000;
/// As many bytes of results are written; the rest of ten million is for the rules.
const MOST_BYTES: usize = 9_000_000;
/// The most letters of a message.
const LONGEST: usize = 1_000;
/// The folder of the repository.
const ROOT: &str = "%SRCROOT%";
/// Where the schema is.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Renders what a check found as SARIF.
///
/// # Panics
///
/// Never: a log is plain data.
pub fn render(findings: &Findings) -> Made {
    let kept = gravest(findings.findings.iter(), MOST_RESULTS);
    let rules: BTreeSet<&str> = kept
        .findings
        .iter()
        .map(|finding| finding.rule.as_str())
        .collect();
    let places: HashMap<&str, usize> = rules.iter().enumerate().map(|(at, rule)| (*rule, at)).collect();
    let (results, too_big) = within_bytes(&kept.findings, |finding| {
        result(finding, places[finding.rule.as_str()])
    });
    let notice = cut_notice(
        "sarif",
        kept.left_out + too_big,
        "since platforms take 5,000 results and ten megabytes",
    );
    let rules: Vec<Json> = rules.into_iter().map(rule::described).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "travaux", "version": version(findings), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": "The folder of the repository." } } },
            "invocations": [invocation(notice.as_deref())],
            "results": results,
            "properties": { "passed": findings.passed, "today": findings.today },
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).expect("a log is plain data");
    text.push('\n');
    Made {
        notice,
        ..text.into()
    }
}

/// Returns the version of the program that checked.
fn version(findings: &Findings) -> &str {
    let generator = findings.generator.as_str();
    generator.rsplit(' ').next().unwrap_or(generator)
}

fn invocation(notice: Option<&str>) -> Json {
    let mut invocation = json!({ "executionSuccessful": true });
    if let Some(notice) = notice {
        invocation["toolExecutionNotifications"] =
            json!([{ "level": "warning", "message": { "text": notice } }]);
    }
    invocation
}

/// Makes results, the gravest first, as long as there is room for them; returns them in their order, and how many have none.
fn within_bytes(findings: &[&Finding], make: impl Fn(&Finding) -> Json) -> (Vec<Json>, usize) {
    let results: Vec<Json> = findings.iter().map(|finding| make(finding)).collect();
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|&at| {
        (
            findings[at].waived.is_some(),
            std::cmp::Reverse(findings[at].level),
        )
    });
    let mut room = MOST_BYTES;
    let mut fit = vec![false; findings.len()];
    for at in order {
        let Some(left) = room.checked_sub(printed(&results[at])) else {
            break;
        };
        (room, fit[at]) = (left, true);
    }
    let too_big = fit.iter().filter(|fit| !**fit).count();
    let mut fit = fit.into_iter();
    let results = results.into_iter().filter(|_| fit.next() == Some(true)).collect();
    (results, too_big)
}

/// Returns the bytes of a result in the file, with what its lines are moved in by.
fn printed(result: &Json) -> usize {
    let text = format!("{result:#}");
    text.len() + 9 * (text.lines().count() + 1)
}

fn result(finding: &Finding, rule: usize) -> Json {
    json!({
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": finding.level.word(),
        "message": { "text": plain(&shortened(&told(finding).join("\n"), LONGEST)) },
        "locations": [location(finding)],
        "partialFingerprints": {
            "primaryLocationLineHash": format!("{}:1", finding.fingerprint),
            "travauxFinding/v1": finding.fingerprint,
        },
        "suppressions": finding.waived.iter().map(suppression).collect::<Vec<Json>>(),
    })
}

fn suppression(waiver: &Waiver) -> Json {
    let why = super::waiver(waiver);
    json!({ "kind": "external", "status": "accepted", "justification": shortened(&why, LONGEST) })
}

fn location(finding: &Finding) -> Json {
    let mut location = json!({});
    if !matches!(finding.file.as_str(), "" | "-") {
        let mut place = json!({ "artifactLocation": artifact(&path(&finding.file)) });
        if let Some(line) = finding.line {
            place["region"] = json!({ "startLine": line });
            if let Some(column) = finding.column {
                place["region"]["startColumn"] = json!(column);
            }
        }
        location["physicalLocation"] = place;
    }
    let logical = logical(finding);
    if !logical.is_empty() {
        location["logicalLocations"] = json!(logical);
    }
    location
}

/// Returns the paragraph, by what people call it and by its id, and the page.
fn logical(finding: &Finding) -> Vec<Json> {
    let kind = match finding.place {
        Place::Entry(_) => Some("paragraph"),
        Place::Head(_) => Some("head"),
        Place::Note(_) => Some("footnote"),
        Place::Whole(()) => None,
    };
    let mut all = Vec::new();
    if let Some(kind) = kind {
        let mut one = json!({ "name": finding.name, "kind": kind });
        if let Some(id) = finding.new.first().or(finding.old.first()) {
            one["fullyQualifiedName"] = json!(id);
        }
        all.push(one);
    }
    all.extend(
        finding
            .page
            .map(|page| json!({ "name": format!("page {page}"), "kind": "page" })),
    );
    all
}

/// Returns where a file is: below the folder of the repository, or where it was named from the root of a system.
fn artifact(path: &str) -> Json {
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes().get(2) == Some(&b'/');
    if path.starts_with('/') {
        json!({ "uri": format!("file://{}", encoded(path)) })
    } else if drive {
        json!({ "uri": format!("file:///{}:{}", encoded(&path[..1]), encoded(&path[2..])) })
    } else {
        json!({ "uri": encoded(path), "uriBaseId": ROOT })
    }
}

/// Returns a path as a part of an address.
fn encoded(path: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| match byte {
            byte if kept(byte) => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}
