//! What a check found, for people at a terminal: one block for each finding, then what that means.
//!
//! ```text
//! error   OP 1 (was OP 2): the verb is weaker: "Urges" became "Encourages"
//!         draft.md:12:4, no-weaker-verb, 1f3a5c7e9b2d4f60
//!         old: Urges all Member States
//!         new: Encourages all Member States
//!
//! Failed: 1 error and 2 warnings; 1 waived.
//! ```

use super::super::ink::{Ink, Line, Look, Span, paint};
use super::super::wrap::wrap;
use crate::check::{Finding, Findings, Level};

/// Blank columns before what stands below the first line of a finding.
const INDENT: usize = 9;

/// Renders what a check found for a terminal.
pub fn render(findings: &Findings, width: usize, ink: Ink) -> String {
    let width = width.max(40);
    let mut lines = Vec::new();
    for (name, here) in findings.groups() {
        if findings.texts.len() > 1 {
            lines.push(vec![Span::shown(Look::Title, &name)]);
            lines.push(Line::new());
        }
        for finding in here {
            lines.extend(block(finding, width));
            lines.push(Line::new());
        }
    }
    lines.extend(waived(findings, width));
    let verdict = if findings.passed { "Passed" } else { "Failed" };
    let verdict = format!("{verdict}: {}.", findings.sentence());
    lines.extend(wrap(&[Span::new(Look::Strong, verdict)], width));
    paint(&lines, ink)
}

fn block(finding: &Finding, width: usize) -> Vec<Line> {
    let mut lines = behind(
        &Span::new(look(finding.level), finding.level.word()),
        &[Span::shown(Look::Text, &finding.sentence())],
        width,
    );
    let place = format!(
        "{}, {}, {}",
        finding.place_in_file(),
        finding.rule,
        finding.fingerprint
    );
    lines.extend(behind(
        &Span::default(),
        &[Span::shown(Look::Quiet, &place)],
        width,
    ));
    let sides = [
        ("old: ", &finding.words.old, Look::Deleted),
        ("new: ", &finding.words.new, Look::Inserted),
    ];
    for (name, words, look) in sides {
        if let Some(words) = words {
            let spans = [Span::new(Look::Quiet, name), Span::shown(look, words)];
            lines.extend(behind(&Span::default(), &spans, width));
        }
    }
    lines
}

/// Accepted findings are told in one line each: they are counted apart, and never hidden.
fn waived(findings: &Findings, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for finding in findings.waived() {
        let Some(waiver) = &finding.waived else { continue };
        let until = waiver
            .expires
            .as_ref()
            .map_or(String::new(), |day| format!(" until {day}"));
        let who = if waiver.owner.is_empty() {
            String::new()
        } else {
            format!(" by {}", waiver.owner)
        };
        let told = format!(
            "{} ({}){who}{until}: {}",
            finding.sentence(),
            finding.rule,
            waiver.reason
        );
        lines.extend(behind(
            &Span::new(Look::Quiet, "waived"),
            &[Span::shown(Look::Quiet, &told)],
            width,
        ));
    }
    if !lines.is_empty() {
        lines.push(Line::new());
    }
    lines
}

/// Puts wrapped text behind a word that stands in the margin.
fn behind(margin: &Span, spans: &[Span], width: usize) -> Vec<Line> {
    let mut lines = wrap(spans, width.saturating_sub(INDENT));
    let pad = INDENT.saturating_sub(margin.text.chars().count());
    for (at, line) in lines.iter_mut().enumerate() {
        if at == 0 {
            line.insert(0, Span::new(Look::Text, " ".repeat(pad)));
            line.insert(0, margin.clone());
        } else {
            line.insert(0, Span::new(Look::Text, " ".repeat(INDENT)));
        }
    }
    lines
}

fn look(level: Level) -> Look {
    match level {
        Level::Error => Look::Deleted,
        Level::Warning => Look::Changed,
        Level::Note => Look::Quiet,
    }
}
