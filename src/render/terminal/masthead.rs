//! Which two texts these are: side by side where there is room, else one above the other.

use super::Page;
use crate::render::ink::{Line, Look, Span, line_width};
use crate::render::wrap::wrap;
use crate::report::Text;
use crate::sides::Sides;

/// The narrowest page on which two columns can be read.
const TWO_COLUMNS: usize = 90;
/// Blank columns between the two.
const GUTTER: usize = 3;

pub(super) fn lines(page: &Page<'_>) -> Vec<Line> {
    let width = page.options.width;
    if width < TWO_COLUMNS {
        let texts = page.report.texts.as_ref();
        let mut lines = column(texts.old, "Old", width);
        lines.push(Line::new());
        lines.extend(column(texts.new, "New", width));
        return lines;
    }
    let half = (width - GUTTER) / 2;
    let columns = page.report.texts.as_ref().zip(Sides::new("Old", "New"));
    side_by_side(&columns.map(|(text, title)| column(text, title, half)), half)
}

fn side_by_side(columns: &Sides<Vec<Line>>, half: usize) -> Vec<Line> {
    let height = columns.old.len().max(columns.new.len());
    (0..height)
        .map(|row| {
            let mut line = columns.old.get(row).cloned().unwrap_or_default();
            let right = columns.new.get(row).cloned().unwrap_or_default();
            let gap = half + GUTTER - line_width(&line).min(half);
            line.push(Span::new(Look::Text, " ".repeat(gap)));
            line.extend(right);
            line
        })
        .collect()
}

fn column(text: &Text, title: &str, width: usize) -> Vec<Line> {
    let masthead = &text.masthead;
    let rule = "─".repeat(width.saturating_sub(title.len() + 1));
    let mut lines = vec![vec![
        Span::new(Look::Strong, title),
        Span::new(Look::Quiet, format!(" {rule}")),
    ]];
    let rows = [
        (Look::Strong, masthead.symbol.clone().unwrap_or_default()),
        (Look::Text, masthead.title.clone().unwrap_or_default()),
        (Look::Text, joined([&masthead.organ, &masthead.session])),
        (Look::Text, joined([&masthead.kind, &masthead.date])),
        (Look::Text, masthead.sponsors.join(", ")),
        (Look::Quiet, text.source.name.clone()),
    ];
    for (look, row) in rows {
        if !row.trim().is_empty() {
            lines.extend(wrap(&[Span::shown(look, &row)], width));
        }
    }
    lines
}

fn joined<const N: usize>(fields: [&Option<String>; N]) -> String {
    let known: Vec<&str> = fields.into_iter().flatten().map(String::as_str).collect();
    known.join(" · ")
}
