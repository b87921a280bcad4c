//! Which two texts these are: side by side where there is room, else one above the other.

use super::Page;
use crate::render::ink::{Line, Look, Span};
use crate::render::wrap::{line_width, wrap};
use crate::report::Text;
use crate::sides::Sides;

/// The narrowest page on which two columns can be read.
const TWO_COLUMNS: usize = 90;
/// Blank columns between the two.
const GUTTER: usize = 3;

pub(super) fn lines(page: &Page<'_>) -> Vec<Line> {
    let width = page.options.width;
    let texts = page.report.texts.as_ref();
    if width < TWO_COLUMNS {
        let mut lines = stacked(texts.old, "Old", width);
        lines.push(Line::new());
        lines.extend(stacked(texts.new, "New", width));
        return lines;
    }
    let half = (width - GUTTER) / 2;
    let fields = texts
        .zip(Sides::new("Old", "New"))
        .map(|(text, title)| column(text, title, half));
    // What answers each other stands side by side, also where one side takes more lines.
    let pairs = fields.old.into_iter().zip(fields.new);
    pairs.flat_map(|(old, new)| beside(&old, &new, half)).collect()
}

fn stacked(text: &Text, title: &str, width: usize) -> Vec<Line> {
    column(text, title, width).into_iter().flatten().collect()
}

fn beside(old: &[Line], new: &[Line], half: usize) -> Vec<Line> {
    (0..old.len().max(new.len()))
        .map(|row| {
            let mut line = old.get(row).cloned().unwrap_or_default();
            let gap = half + GUTTER - line_width(&line).min(half);
            line.push(Span::new(Look::Text, " ".repeat(gap)));
            line.extend(new.get(row).cloned().unwrap_or_default());
            line
        })
        .collect()
}

/// Returns the fields of a masthead, each wrapped, in an order that is the same for every text.
fn column(text: &Text, title: &str, width: usize) -> Vec<Vec<Line>> {
    let masthead = &text.masthead;
    let rule = "─".repeat(width.saturating_sub(title.len() + 1));
    let rule = vec![
        Span::new(Look::Strong, title),
        Span::new(Look::Quiet, format!(" {rule}")),
    ];
    let date = masthead.date_in_words();
    let fields = [
        (Look::Strong, masthead.symbol.clone().unwrap_or_default()),
        (Look::Text, masthead.title.clone().unwrap_or_default()),
        (Look::Text, joined([&masthead.organ, &masthead.session])),
        (Look::Text, joined([&masthead.kind, &date])),
        (Look::Text, masthead.sponsors.join(", ")),
        (Look::Quiet, text.source.shown()),
    ];
    let fields = fields.into_iter().map(|(look, field)| match field.trim() {
        "" => Vec::new(),
        field => wrap(&[Span::shown(look, field)], width),
    });
    std::iter::once(vec![rule]).chain(fields).collect()
}

fn joined<const N: usize>(fields: [&Option<String>; N]) -> String {
    let known: Vec<&str> = fields.into_iter().flatten().map(String::as_str).collect();
    known.join(" · ")
}
