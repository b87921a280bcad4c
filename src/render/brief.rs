//! The briefing as text: the sentences of [`crate::report::briefing`], one to a line, and a last line of counts.

use super::ink::{Ink, Line, Look, Span, paint};
use super::wrap::wrap;
use crate::report::{Report, briefing};

/// Renders the briefing for a page of `width` columns.
pub fn render(report: &Report, width: usize, ink: Ink) -> String {
    let mut lines: Vec<Line> = Vec::new();
    for sentence in briefing(report) {
        let (id, rest) = sentence.text.split_once(": ").unwrap_or(("", &sentence.text));
        let spans = [
            Span::shown(Look::Strong, &format!("{id}:")),
            Span::new(Look::Text, " "),
            Span::shown(Look::Text, rest),
        ];
        lines.extend(wrap(&spans, width.max(40)));
    }
    lines.extend(wrap(&[Span::new(Look::Quiet, counts(report))], width.max(40)));
    paint(&lines, ink)
}

/// Returns `Of substance: 3; consequential only: 12; editorial only: 4.`
fn counts(report: &Report) -> String {
    let classes = &report.summary.classes;
    let substance = match classes.substantive {
        0 => "No change of substance".to_owned(),
        number => format!("Of substance: {number}"),
    };
    let mut parts = vec![substance];
    parts.push(format!("consequential only: {}", classes.consequential));
    parts.push(format!("editorial only: {}", classes.editorial));
    if report.summary.footnotes.substantive > 0 {
        parts.push(format!(
            "footnotes of substance: {}",
            report.summary.footnotes.substantive
        ));
    }
    let (old, new) = (report.summary.brackets_old, report.summary.brackets_new);
    if old + new > 0 {
        parts.push(format!("brackets open: {old} → {new}"));
    }
    format!("{}.", parts.join("; "))
}
