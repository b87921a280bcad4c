//! Amendments as Markdown: the sheets, their items, what each asks for.

use std::fmt::Write;

use crate::amend::{Amended, Amendments, Item, LineKind, Sheet, Written, said_with_outcome};
use crate::render::visible::visible;
use crate::report::Filter;

/// Renders sheets for pull requests and notes.
pub fn render(amendments: &Amendments) -> String {
    let mut text = String::new();
    for sheet in &amendments.sheets {
        self::sheet(&mut text, sheet);
    }
    for doubt in &amendments.warnings {
        let _ = writeln!(text, "> {}", escaped(&doubt.message));
    }
    text
}

/// Renders what sheets did to a text: each item with what became of it, then what changed.
pub fn applied(amended: &Amended, filter: Filter) -> String {
    let mut text = String::new();
    for sheet in &amended.sheets {
        self::sheet(&mut text, sheet);
    }
    for doubt in amended.doubts_beside_comparison() {
        let _ = writeln!(text, "> {}\n", escaped(&doubt.message));
    }
    let _ = writeln!(text, "{}.\n", escaped(&amended.sentence()));
    text.push_str(&super::collisions::collisions(amended));
    text + &super::render_with(&amended.comparison, filter)
}

fn sheet(text: &mut String, sheet: &Sheet) {
    let _ = writeln!(text, "## {}\n", escaped(&sheet.source.name));
    if !sheet.sponsors.is_empty() {
        let _ = writeln!(text, "Sponsors: {}\n", escaped(&sheet.sponsors.join(", ")));
    }
    if let Some(amends) = &sheet.amends {
        let _ = writeln!(text, "Amends: {}\n", escaped(amends));
    }
    for item in &sheet.items {
        self::item(text, item);
    }
    text.push('\n');
}

fn item(text: &mut String, item: &Item) {
    let number = item.n.as_deref().unwrap_or("–");
    for action in &item.actions {
        let _ = writeln!(
            text,
            "- {} {}",
            escaped(number),
            escaped(&said_with_outcome(action))
        );
    }
    if item.actions.is_empty() {
        let _ = writeln!(
            text,
            "- {} *not an action:* {}",
            escaped(number),
            escaped(&item.text)
        );
    }
}

/// Renders a sheet that was written, as it is printed.
pub fn written(written: &Written) -> String {
    let head = written.head.iter().map(|line| match line.kind {
        LineKind::Organ | LineKind::Session => escaped(&line.text),
        LineKind::Kind => format!("**{}**", escaped(&line.text)),
        LineKind::Title => format!("# {}", escaped(&line.text)),
    });
    let items = written.items.iter().map(|item| {
        let parts = item.iter().flat_map(|part| part.split('\n'));
        let parts: Vec<String> = parts.map(escaped).collect();
        parts.join("\n\n")
    });
    let all: Vec<String> = head.chain(items).collect();
    format!("{}\n", all.join("\n\n"))
}

/// Keeps what a text says from being taken for Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(&text.replace('\n', " ")).chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\' | '|' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
