//! The head: title, organ, sponsors, vote and whatever else stands outside the paragraphs, a row for each that changed.
//!
//! ```text
//! ── Head ────────────────────────────────────────────────────────
//! title             The [-protection-]{+promotion+} of wells  · substantive
//! symbol            [-A/RES/79/110-]{+A/C.2/80/L.13+}  · consequential: the document's own symbol
//! sponsors          came: Norway; went: Cuba  · substantive
//!                   Belarus, [-Cuba-]{+Norway+} ⟨12 words⟩
//! ```

use super::entries::{paragraphs, section_title};
use super::{Page, Unchanged};
use crate::render::ink::{Line, Look, Span};
use crate::report::{Class, HeadRow};

/// The columns of the names, which every name but the longest leaves a blank of.
const NAMES: usize = 18;
/// Of a list of sponsors, only the words near a change are shown.
const NEAR: usize = 3;

pub(super) fn lines(page: &Page<'_>) -> Vec<Line> {
    let all = page.options.unchanged == Unchanged::Shown;
    let mut lines = Vec::new();
    let mut act = None;
    for row in &page.report.head {
        let shown = row.is_shown(page.options.filter) || (all && !row.differs());
        if !shown {
            continue;
        }
        if row.act() != act {
            act = row.act();
            if !lines.is_empty() {
                lines.push(Line::new());
            }
            let act = act.as_deref().unwrap_or_default();
            lines.extend(page.indented(&[Span::shown(Look::Strong, act)], 0));
        }
        lines.extend(set(page, row));
    }
    if !lines.is_empty() {
        lines.insert(0, section_title(page, "Head"));
    }
    lines
}

/// Sets a row in two columns: its name, and its words with what they mean.
fn set(page: &Page<'_>, row: &HeadRow) -> Vec<Line> {
    let mut lines = Vec::new();
    for spans in told(page, row) {
        lines.extend(page.indented(&spans, NAMES));
    }
    let look = match row.class {
        Class::Substantive => Look::Strong,
        _ => Look::Quiet,
    };
    if let Some(first) = lines.first_mut().and_then(|line| line.first_mut()) {
        let name = row.field.words();
        *first = Span::new(look, format!("{name:<NAMES$}"));
    }
    lines
}

/// Returns what is told of a row, one list of spans for each line that must end.
fn told(page: &Page<'_>, row: &HeadRow) -> Vec<Vec<Span>> {
    let named = row.parties();
    let near = named.as_ref().map(|_| NEAR);
    let context = near.or(page.options.context);
    let mut told: Vec<Vec<Span>> = Vec::new();
    told.extend(named.map(|parties| vec![Span::shown(Look::Text, &parties)]));
    told.extend(paragraphs(&row.edits, &[], "", context));
    let verdict = row.verdict().or_else(|| Some(row.relation.word().to_owned()));
    if let (Some(last), Some(verdict)) = (told.last_mut(), verdict) {
        last.push(Span::new(Look::Text, "  "));
        last.push(Span::shown(Look::Quiet, &format!("· {verdict}")));
    }
    told
}
