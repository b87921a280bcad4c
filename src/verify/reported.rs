//! What differs from a base that is no Word file: what the comparison of both texts says.
//!
//! A PDF or a plain text shows no automatic numbers apart from typed ones, no looks that can be trusted, and breaks its lines where the
//! page ends. So nothing is asked of it but what the comparison asks: words, signs, numbers, notes, the order of paragraphs.
//! Glyphs and white space are not compared. Rows of the head count where they are part of the text: not what a page repeats
//! or a printer adds.

use super::verified::{BODY, Piece, Untracked, What};
use crate::instrument::Field;
use crate::report::{Edit, Entry, Note, Op, Open, Relation, Report};

/// Returns what the comparison found.
pub(super) fn untracked(report: &Report) -> Vec<Untracked> {
    let mut found: Vec<Untracked> = Vec::new();
    for row in report
        .head
        .iter()
        .filter(|row| row.differs() && is_text(&row.field))
    {
        found.push(Untracked {
            part: format!("head of the text: {}", row.field.word()),
            ..told(What::Words, &row.edits)
        });
    }
    found.extend(report.entries.iter().filter_map(entry));
    found.extend(report.footnotes.iter().filter_map(note));
    found
}

/// Whether a field of the head is part of the text, and not what a page repeats or a printer adds.
fn is_text(field: &Open<Field>) -> bool {
    let Some(field) = field.known() else { return false };
    !matches!(
        field,
        Field::Distribution
            | Field::Original
            | Field::RunningHead
            | Field::SideNote
            | Field::Remark
            | Field::Other
    )
}

fn entry(entry: &Entry) -> Option<Untracked> {
    let differs = entry.edits.iter().any(|edit| edit.op != Op::Equal);
    let is_whole = matches!(entry.relation, Relation::Unchanged | Relation::Amended);
    if !differs && is_whole && !entry.moved && !entry.renumbered {
        return None;
    }
    let id = entry.old.first().or(entry.new.first()).cloned();
    if !differs && is_whole && !entry.moved {
        return Some(Untracked {
            id,
            part: "number".to_owned(),
            old: entry.old.first().cloned(),
            new: entry.new.first().cloned(),
            edits: super::edits::alone(
                entry.old.first().map(String::as_str),
                entry.new.first().map(String::as_str),
            ),
            ..told(What::Number, &[])
        });
    }
    let what = if entry.moved {
        What::Moved
    } else if differs {
        super::edits::what(&pieces(&entry.edits))
    } else {
        What::Signs
    };
    Some(Untracked {
        id,
        ..told(what, &entry.edits)
    })
}

fn note(note: &Note) -> Option<Untracked> {
    let differs = note.edits.iter().any(|edit| edit.op != Op::Equal);
    let marker = note.old.as_ref().or(note.new.as_ref()).map_or("", String::as_str);
    differs.then(|| Untracked {
        part: format!("footnote {marker}"),
        id: note.old_in.clone().or_else(|| note.new_in.clone()),
        ..told(What::Note, &note.edits)
    })
}

fn told(what: What, edits: &[Edit]) -> Untracked {
    let side = |of: fn(&Edit) -> &str| -> Option<String> {
        let text: String = edits.iter().map(of).collect();
        Some(text).filter(|text| !text.is_empty())
    };
    Untracked {
        what,
        part: BODY.to_owned(),
        id: None,
        also: Vec::new(),
        old: side(|edit| &edit.old),
        new: side(|edit| &edit.new),
        edits: pieces(edits),
        accepted: false,
    }
}

fn pieces(edits: &[Edit]) -> Vec<Piece> {
    let pieces = edits.iter().map(|edit| Piece {
        op: edit.op,
        old: edit.old.clone(),
        new: edit.new.clone(),
    });
    pieces.collect()
}
