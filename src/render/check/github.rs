//! The log of a GitHub job: one workflow command for each finding, of which the platform makes an annotation beside the line.
//!
//! ```text
//! ::error file=draft.md,line=12,col=4,title=no-weaker-verb::OP 1: the verb is weaker: "Urges" became "Encourages"%0Aold: …
//! ```
//!
//! GitHub shows ten annotations of a kind from one step and drops the others without a word. So at most ten errors and ten warnings are
//! commands of their own; all the rest is folded into one more annotation, a notice, which counts it rule by rule. What somebody
//! accepted is no annotation: the last line, which is no command, counts it.
//!
//! In a command `%` and line ends are escaped, in what stands before its second `::` also `:` and `,`; as that is all that the runner looks
//! for in a line that begins with a command, no words of a text can give one.

use std::collections::BTreeMap;

use super::{gravest, path, shortened, told};
use crate::check::{Finding, Findings, Level};
use crate::render::Made;
use crate::render::visible::visible;
use crate::report::count;

/// As many annotations of each kind the platform shows from one step.
const MOST: usize = 10;
/// The most letters of an annotation: it is read beside a line.
const LONGEST: usize = 2000;

/// Renders what a check found as workflow commands, the gravest first.
pub fn render(findings: &Findings) -> Made {
    let mut lines = Vec::new();
    let mut folded: Vec<&Finding> = Vec::new();
    for (level, most) in [
        (Level::Error, MOST),
        (Level::Warning, MOST),
        (Level::Note, MOST - 1),
    ] {
        let of_level: Vec<&Finding> = findings.open().filter(|finding| finding.level == level).collect();
        let kept = gravest(of_level.iter().copied(), most).findings;
        folded.extend(&of_level[kept.len()..]);
        lines.extend(kept.into_iter().map(command));
    }
    if !folded.is_empty() {
        lines.push(format!("::notice title=travaux::{}", data(&rest(&folded))));
    }
    let verdict = if findings.passed { "Passed" } else { "Failed" };
    lines.push(format!("{verdict}: {}.\n", findings.sentence()));
    lines.join("\n").into()
}

fn command(finding: &Finding) -> String {
    let name = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let mut properties = Vec::new();
    if !finding.file.is_empty() {
        properties.push(format!("file={}", property(&path(&finding.file))));
    }
    properties.extend(finding.line.map(|line| format!("line={line}")));
    if finding.line.is_some() {
        properties.extend(finding.column.map(|column| format!("col={column}")));
    }
    properties.push(format!("title={}", property(&finding.rule)));
    let mut lines = told(finding);
    lines.push(finding.fingerprint.clone());
    let message = shortened(&lines.join("\n"), LONGEST);
    format!("::{name} {}::{}", properties.join(","), data(&message))
}

/// Returns what has no annotation of its own: how much of each level, and of each rule.
fn rest(folded: &[&Finding]) -> String {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in folded {
        *rules.entry(finding.rule.as_str()).or_default() += 1;
    }
    let levels = Level::ALL.iter().rev().filter_map(|&level| {
        let number = folded.iter().filter(|finding| finding.level == level).count();
        (number > 0).then(|| count(number, level.word()))
    });
    let levels: Vec<String> = levels.collect();
    let rules: Vec<String> = rules
        .iter()
        .map(|(rule, number)| format!("{rule}: {number}"))
        .collect();
    format!(
        "Not shown beside their lines: {}\n{}",
        levels.join(", "),
        rules.join("\n")
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}
