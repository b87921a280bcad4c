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
    let classes = &report.summary.classes;
    let mut last = match classes.substantive {
        0 => "No change of substance".to_owned(),
        number => format!("Of substance: {number}"),
    };
    for (number, word) in [
        (classes.consequential, "consequential"),
        (classes.editorial, "editorial"),
    ] {
        last.push_str(&format!("; {word} only: {number}"));
    }
    if report.summary.brackets_old + report.summary.brackets_new > 0 {
        last.push_str(&format!(
            "; brackets open: {} → {}",
            report.summary.brackets_old, report.summary.brackets_new
        ));
    }
    last.push('.');
    lines.extend(wrap(&[Span::new(Look::Quiet, last)], width.max(40)));
    paint(&lines, ink)
}
