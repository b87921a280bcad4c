//! A sheet as plain text, and its head.
//!
//! ```text
//! General Assembly
//!
//! Eightieth session
//!
//! Amendments to draft resolution A/C.3/80/L.2
//!
//! 1. In operative paragraph 5, after “States”, insert “and observers”.
//! ```
//!
//! A line is a paragraph, however long: who prints it breaks it.

use super::{Line, LineKind};
use crate::instrument::Instrument;

/// Makes the head of the sheet that amends a text.
pub(super) fn head(old: &Instrument) -> Vec<Line> {
    let masthead = &old.masthead;
    let line = |kind, text: &Option<String>| {
        text.as_ref().map(|text| Line {
            kind,
            text: text.clone(),
        })
    };
    let item = masthead
        .agenda_item
        .as_ref()
        .map(|item| format!("Agenda item {item}"));
    let lines = [
        line(LineKind::Organ, &masthead.organ),
        line(LineKind::Session, &masthead.session),
        line(LineKind::Session, &item),
        Some(Line {
            kind: LineKind::Kind,
            text: named(masthead.kind.as_deref(), masthead.symbol.as_deref()),
        }),
        line(LineKind::Title, &masthead.title),
    ];
    lines.into_iter().flatten().collect()
}

/// `Amendments to draft resolution A/C.3/80/L.2`
fn named(kind: Option<&str>, symbol: Option<&str>) -> String {
    let known = ["draft resolution", "draft decision", "resolution", "decision"];
    let said = kind.unwrap_or_default().to_lowercase();
    let kind = known
        .into_iter()
        .find(|kind| said.contains(kind))
        .unwrap_or("draft resolution");
    match symbol {
        Some(symbol) => format!("Amendments to {kind} {symbol}"),
        None => format!("Amendments to the {kind}"),
    }
}

/// Prints a sheet.
pub(super) fn plain(head: &[Line], items: &[Vec<String>]) -> String {
    let head = head.iter().map(|line| line.text.clone());
    let items = items.iter().map(|item| {
        item.join("\n\n")
            .replace('\n', "\n\n")
            .replace("\n\n\n\n", "\n\n")
    });
    let all: Vec<String> = head.chain(items).collect();
    format!("{}\n", all.join("\n\n"))
}
