//! Footnotes that changed: their words and why; those that only have another number are counted.

use super::Page;
use super::entries::{paragraphs, section_title};
use crate::render::ink::{Line, Look, Span};
use crate::report::{Class, Note, Relation, count};

/// Blank columns before the words of a note.
const INDENT: usize = 4;

pub(super) fn lines(page: &Page<'_>) -> Vec<Line> {
    let notes = &page.report.footnotes;
    let shown: Vec<&Note> = notes
        .iter()
        .filter(|note| note.differs() && page.options.filter.shows(note.class))
        .collect();
    let (numbers, worth): (Vec<&Note>, Vec<&Note>) = shown.into_iter().partition(|note| only_number(note));
    let mut lines = Vec::new();
    for note in worth {
        lines.push(Line::new());
        lines.extend(page.indented(&title(note), 0));
        for paragraph in paragraphs(&note.edits, &[], "", page.options.context) {
            lines.extend(page.indented(&paragraph, INDENT));
        }
        for cause in causes(note) {
            lines.extend(page.indented(&[Span::shown(Look::Quiet, &cause)], INDENT + 2));
        }
    }
    if !numbers.is_empty() {
        let told = format!("{} with another number only", count(numbers.len(), "footnote"));
        lines.push(Line::new());
        lines.extend(page.indented(&[Span::new(Look::Quiet, told)], 0));
    }
    if !lines.is_empty() {
        lines.insert(0, section_title(page, "Footnotes"));
    }
    lines
}

/// Whether nothing changed but the number.
fn only_number(note: &Note) -> bool {
    note.relation == Relation::Unchanged
        && note.class == Class::Consequential
        && note.old != note.new
        && note.causes.is_only_number()
}

/// Returns `footnote 5 → 6  in PP4  amended`.
fn title(note: &Note) -> Vec<Span> {
    let mark = match (&note.old, &note.new) {
        (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
        (_, Some(mark)) | (Some(mark), None) => mark.clone(),
        (None, None) => String::new(),
    };
    let mut spans = vec![Span::shown(Look::Strong, &format!("footnote {mark}"))];
    if let Some(host) = note.new_in.as_ref().or(note.old_in.as_ref()) {
        spans.push(Span::new(Look::Text, "  in "));
        spans.push(Span::shown(Look::Text, host));
    }
    spans.push(Span::new(Look::Text, "  "));
    spans.push(Span::new(Look::Quiet, note.relation.word()));
    spans
}

/// Returns why each change has its class, once each.
fn causes(note: &Note) -> Vec<String> {
    let edits = note
        .edits
        .iter()
        .filter_map(|edit| Some((edit.class, edit.causes.text()?)));
    let whole = note.causes.text().map(|cause| (note.class, cause));
    let mut causes: Vec<String> = Vec::new();
    for (class, cause) in edits.chain(whole) {
        let line = format!("· {}: {cause}", class.name());
        if !causes.contains(&line) {
            causes.push(line);
        }
    }
    causes
}
