//! The briefing as text: the sentences of [`crate::report::briefing`], one to a line, and a last line of counts.

use super::ink::{Ink, Line, Look, Span, paint};
use super::wrap::wrap;
use crate::report::{Class, Report, briefing, count, thousands};

/// Renders the briefing for a page of `width` columns.
pub fn render(report: &Report, width: usize, ink: Ink) -> String {
    let mut lines: Vec<Line> = Vec::new();
    for sentence in briefing(report) {
        let spans = [
            Span::shown(Look::Strong, &format!("{}:", sentence.name)),
            Span::new(Look::Text, " "),
            Span::shown(Look::Text, &sentence.told),
        ];
        lines.extend(wrap(&spans, width.max(40)));
    }
    lines.extend(wrap(&[Span::new(Look::Quiet, counts(report))], width.max(40)));
    paint(&lines, ink)
}

/// Returns `19 changes. Of substance: 3; consequential only: 12; editorial only: 4.`
fn counts(report: &Report) -> String {
    let summary = &report.summary;
    if summary.changes == 0 {
        return "No change was found.".to_owned();
    }
    let substance = match summary.of_class(Class::Substantive) {
        0 => "No change of substance".to_owned(),
        number => format!("Of substance: {}", thousands(number)),
    };
    let mut parts = vec![substance];
    for (class, name) in [
        (Class::Consequential, "consequential"),
        (Class::Editorial, "editorial"),
    ] {
        parts.push(format!("{name} only: {}", thousands(summary.of_class(class))));
    }
    let (old, new) = (summary.brackets_old, summary.brackets_new);
    if old + new > 0 {
        parts.push(format!("brackets open: {old} → {new}"));
    }
    format!("{}. {}.", count(summary.changes, "change"), parts.join("; "))
}
