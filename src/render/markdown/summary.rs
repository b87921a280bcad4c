//! What a check found, for the summary of a GitHub job: the verdict, how much of each rule, and a table for each text.
//!
//! A job's summary takes a megabyte from one step, and one that is larger is dropped whole. So the rows of the gravest findings come first into
//! what room there is, every text's table keeps its order, and a last line counts what is left out. Words are cut where they are many: the
//! table is read on a page.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::escaped;
use crate::check::{Checked, Finding, Findings, Level};
use crate::render::Made;
use crate::report::count;

/// As many bytes of tables are written; the rest of 1,048,576 is for what stands around them.
const MOST_BYTES: usize = 900_000;
/// The most letters of old or new words in a row.
const LONGEST: usize = 300;
/// As many rules are named at most.
const MOST_NAMES: usize = 200;
/// The most letters of a place or a name.
const LONGEST_NAME: usize = 200;

/// Renders what a check found as a job's summary.
pub fn render(findings: &Findings) -> Made {
    let verdict = if findings.passed { "passed" } else { "failed" };
    let mut page = vec![format!(
        "## Check {verdict}\n\n{}.\n",
        escaped(&findings.sentence())
    )];
    page.extend(rules(findings));
    let tables = Tables::new(findings);
    page.extend(tables.written.into_values().map(|table| table.concat()));
    let notice = (tables.left_out > 0).then(|| {
        let left_out = count(tables.left_out, "finding");
        format!("{left_out} left out, since a summary has a megabyte at most")
    });
    page.extend(
        notice
            .as_ref()
            .map(|notice| format!("\n**{}.**\n", escaped(notice))),
    );
    Made {
        notice: notice.map(|notice| format!("github-summary: {notice}; --format json tells all")),
        ..page.concat().into()
    }
}

/// Returns how much was found of each rule, and how much of it somebody accepted.
fn rules(findings: &Findings) -> Option<String> {
    let mut rules: BTreeMap<(Reverse<Level>, &str), (usize, usize)> = BTreeMap::new();
    for finding in &findings.findings {
        let (open, waived) = rules
            .entry((Reverse(finding.level), finding.rule.as_str()))
            .or_default();
        match finding.waived {
            None => *open += 1,
            Some(_) => *waived += 1,
        }
    }
    let rows = rules
        .iter()
        .take(MOST_NAMES)
        .map(|((Reverse(level), rule), (open, waived))| {
            format!("| {} | `{rule}` | {open} | {waived} |\n", level.word())
        });
    let rows: String = rows.collect();
    (!rows.is_empty()).then(|| format!("\n| Level | Rule | Open | Waived |\n|---|---|--:|--:|\n{rows}"))
}

/// The tables, as much of them as there is room for.
struct Tables {
    /// The head of the table of each text and its rows, by the place of the text; what concerns no text stands last.
    written: BTreeMap<usize, Vec<String>>,
    left_out: usize,
}

impl Tables {
    /// Writes what nobody accepted, the gravest first, until the room is full.
    fn new(findings: &Findings) -> Self {
        let mut order: Vec<(usize, &Finding)> = findings.open().enumerate().collect();
        order.sort_by_key(|(_, finding)| Reverse(finding.level));
        let mut room = MOST_BYTES;
        let mut tables: BTreeMap<usize, BTreeMap<usize, String>> = BTreeMap::new();
        let mut kept = 0;
        for &(at, finding) in &order {
            let text = finding.text.unwrap_or(usize::MAX);
            let row = row(finding);
            let table = tables.get(&text);
            let heading = table.map_or_else(|| heading(findings, finding.text), |_| String::new());
            let Some(left) = room.checked_sub(heading.len() + row.len()) else {
                break;
            };
            room = left;
            kept += 1;
            let table = tables.entry(text).or_default();
            if !heading.is_empty() {
                table.insert(0, heading);
            }
            table.insert(at + 1, row);
        }
        Self {
            left_out: order.len() - kept,
            written: tables
                .into_iter()
                .map(|(text, table)| (text, table.into_values().collect()))
                .collect(),
        }
    }
}

fn heading(findings: &Findings, text: Option<usize>) -> String {
    let pair = text.and_then(|at| findings.texts.get(at));
    let name = pair.map_or_else(|| "Policy and pins".to_owned(), Checked::name);
    format!(
        "\n### {}\n\n| | Place | What | Old words | New words | Rule |\n|---|---|---|---|---|---|\n",
        escaped(&short(&name, LONGEST_NAME))
    )
}

fn row(finding: &Finding) -> String {
    let words = |words: &Option<String>| words.as_deref().map(|words| escaped(&short(words, LONGEST)));
    format!(
        "| {} | {} ({}) | {} | {} | {} | `{}` `{}` |\n",
        finding.level.word(),
        escaped(&short(&finding.name, LONGEST_NAME)),
        escaped(&short(&finding.place_in_file(), LONGEST_NAME)),
        escaped(&short(&finding.message, LONGEST)),
        words(&finding.words.old).unwrap_or_default(),
        words(&finding.words.new).unwrap_or_default(),
        finding.rule,
        finding.fingerprint
    )
}

/// Returns a text of at most so many letters, with `…` where something is missing.
fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
    }
}
