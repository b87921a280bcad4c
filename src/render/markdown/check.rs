//! What a check found, for pull requests and notes: the verdict, a table of what nobody accepted, and folded what somebody did.

use super::escaped;
use crate::check::{Finding, Findings};

/// Renders what a check found as GitHub-flavoured Markdown.
pub fn render(findings: &Findings) -> String {
    let verdict = if findings.passed { "passed" } else { "failed" };
    let mut page = vec![format!(
        "# Check {verdict}\n\n{}.\n",
        escaped(&findings.sentence())
    )];
    for (name, here) in findings.groups() {
        page.push(format!("\n## {}\n\n", escaped(&name)));
        page.push(
            "| Level | Place | What | Old words | New words | Rule |\n|---|---|---|---|---|---|\n".to_owned(),
        );
        page.extend(here.into_iter().map(row));
    }
    page.extend(waived(findings));
    page.concat()
}

fn row(finding: &Finding) -> String {
    let words = |words: &Option<String>| words.as_deref().map(escaped).unwrap_or_default();
    format!(
        "| {} | {} ({}) | {} | {} | {} | `{}` `{}` |\n",
        finding.level.word(),
        escaped(&finding.name),
        escaped(&finding.place_in_file()),
        escaped(&finding.message),
        words(&finding.words.old),
        words(&finding.words.new),
        finding.rule,
        finding.fingerprint
    )
}

fn waived(findings: &Findings) -> Vec<String> {
    let count = findings.waived().count();
    if count == 0 {
        return Vec::new();
    }
    let mut list = vec![format!("\n<details><summary>{} waived</summary>\n\n", count)];
    for finding in findings.waived() {
        let Some(waiver) = &finding.waived else { continue };
        let until = waiver
            .expires
            .as_ref()
            .map_or(String::new(), |day| format!(", until {day}"));
        list.push(format!(
            "- {} (`{}`): {}{}{}\n",
            escaped(&finding.sentence()),
            finding.rule,
            escaped(&waiver.reason),
            if waiver.owner.is_empty() {
                String::new()
            } else {
                format!(", {}", escaped(&waiver.owner))
            },
            escaped(&until)
        ));
    }
    list.push("\n</details>\n".to_owned());
    list
}
