//! JUnit XML, which every server understands that shows tests.
//!
//! A pair of texts is a suite. A finding for which the check fails is a test that failed, one that somebody accepted is a test that was skipped, any
//! other a test that passed, which the suite's output tells about. A rule that was asked of the texts and found nothing is a test that
//! passed: a suite without tests would read like a check that did not run.
//!
//! There is no standard. What is written is valid both by the schema of Apache Ant's reports, the strictest, and by that of Jenkins. So
//! there is a time, the day of the check; tests take no time; and the place stands in the text of a failure, since neither has an attribute
//! for it.

use super::{path, told};
use crate::check::{Finding, Findings};
use crate::render::Made;
use crate::render::visible::{visible, visible_lines};

/// Renders what a check found as JUnit XML.
pub fn render(findings: &Findings) -> Made {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for (id, suite) in suites(findings).iter().enumerate() {
        xml.push_str(&written(id, suite, findings));
    }
    xml.push_str("</testsuites>\n");
    xml.into()
}

/// A pair of texts, or the policy and the pins.
struct Suite<'a> {
    name: String,
    findings: Vec<&'a Finding>,
    /// The rules that found nothing.
    quiet: Vec<&'a str>,
}

fn suites(findings: &Findings) -> Vec<Suite<'_>> {
    let mut of_pair: Vec<Vec<&Finding>> = vec![Vec::new(); findings.texts.len()];
    let mut of_none = Vec::new();
    for finding in &findings.findings {
        match finding.text.and_then(|at| of_pair.get_mut(at)) {
            Some(suite) => suite.push(finding),
            None => of_none.push(finding),
        }
    }
    let asked = findings.asked();
    let pairs = findings.texts.iter().zip(of_pair);
    let mut suites: Vec<Suite<'_>> = pairs
        .map(|(pair, here)| Suite {
            name: pair.name(),
            quiet: asked
                .iter()
                .copied()
                .filter(|rule| here.iter().all(|finding| finding.rule != **rule))
                .collect(),
            findings: here,
        })
        .collect();
    if !of_none.is_empty() {
        suites.push(Suite {
            name: "Policy and pins".to_owned(),
            findings: of_none,
            quiet: Vec::new(),
        });
    }
    suites
}

fn written(id: usize, suite: &Suite<'_>, findings: &Findings) -> String {
    let tests = suite.findings.len() + suite.quiet.len();
    let failed = suite
        .findings
        .iter()
        .filter(|finding| findings.fails(finding))
        .count();
    let skipped = suite
        .findings
        .iter()
        .filter(|finding| finding.waived.is_some())
        .count();
    let cases = suite.findings.iter().map(|finding| case(finding, findings));
    let passed = suite
        .quiet
        .iter()
        .map(|rule| format!("{}/>\n", opening(rule, "finds nothing")));
    let cases: String = cases.chain(passed).collect();
    format!(
        "  <testsuite id=\"{id}\" package=\"travaux\" name=\"{}\" timestamp=\"{}T00:00:00\" hostname=\"localhost\" tests=\"{tests}\" \
         failures=\"{failed}\" errors=\"0\" skipped=\"{skipped}\" time=\"0\">\n    <properties>\n      \
         <property name=\"generator\" value=\"{}\"/>\n    </properties>\n{cases}    <system-out>{}</system-out>\n    \
         <system-err></system-err>\n  </testsuite>\n",
        escaped(&visible(&suite.name)),
        escaped(&findings.today),
        escaped(&findings.generator),
        escaped(&below(suite, findings)),
    )
}

fn case(finding: &Finding, findings: &Findings) -> String {
    let place = if finding.name.is_empty() {
        finding.file.as_str()
    } else {
        finding.name.as_str()
    };
    let opening = opening(&finding.rule, &format!("{place} [{}]", finding.fingerprint));
    if let Some(waiver) = &finding.waived {
        let why = escaped(&super::waiver(waiver));
        return format!("{opening}>\n      <skipped message=\"{why}\"/>\n    </testcase>\n");
    }
    if !findings.fails(finding) {
        return format!("{opening}/>\n");
    }
    let lines = [vec![place_in_file(finding)], told(finding)].concat();
    format!(
        "{opening}>\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
        finding.level.word(),
        escaped(&visible(&finding.sentence())),
        escaped(&lines.join("\n"))
    )
}

fn opening(rule: &str, name: &str) -> String {
    format!(
        "    <testcase classname=\"{}\" name=\"{}\" time=\"0\"",
        escaped(&visible(rule)),
        escaped(&visible(name))
    )
}

/// Returns what was found and is no reason to fail.
fn below(suite: &Suite<'_>, findings: &Findings) -> String {
    let told = suite
        .findings
        .iter()
        .filter(|finding| finding.waived.is_none() && !findings.fails(finding));
    let lines: Vec<String> = told
        .map(|finding| {
            format!(
                "{}: {}: {} ({})",
                finding.level.word(),
                place_in_file(finding),
                visible(&finding.sentence()),
                finding.rule
            )
        })
        .collect();
    lines.join("\n")
}

fn place_in_file(finding: &Finding) -> String {
    let place = finding.place_in_file();
    // A path may be written in another way there; the rest of the place stands behind it.
    let behind = place.strip_prefix(&finding.file).unwrap_or_default();
    visible_lines(&format!("{}{behind}", path(&finding.file)))
}

/// Returns a text as XML: what means something there is escaped, what XML cannot hold is shown by its number.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.extend(c.escape_unicode()),
            c => escaped.push(c),
        }
    }
    escaped
}
