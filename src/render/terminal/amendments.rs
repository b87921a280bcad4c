//! Amendments in the terminal: the sheets, their items, what each asks for.

use super::TerminalOptions;
use super::hanging::line;
use crate::amend::{Amended, Amendments, Item, Sheet, said_with_outcome};

/// Renders sheets as text of so many columns.
pub fn render(amendments: &Amendments, width: usize) -> String {
    let mut text = String::new();
    for sheet in &amendments.sheets {
        self::sheet(&mut text, sheet, width);
    }
    for doubt in &amendments.warnings {
        line(&mut text, "warning: ", &doubt.message, width);
    }
    text
}

/// Renders what sheets did to a text: each item with what became of it, then what changed.
pub fn applied(amended: &Amended, options: &TerminalOptions) -> String {
    let mut text = String::new();
    for sheet in &amended.sheets {
        self::sheet(&mut text, sheet, options.width);
    }
    for doubt in amended.doubts_beside_comparison() {
        line(&mut text, "warning: ", &doubt.message, options.width);
    }
    line(&mut text, "", &amended.sentence(), options.width);
    text.push('\n');
    text.push_str(&super::collisions::collisions(
        amended,
        options.width,
        options.ink,
    ));
    text.push_str(&super::render(&amended.comparison, options));
    text
}

fn sheet(text: &mut String, sheet: &Sheet, width: usize) {
    let amends = sheet
        .amends
        .as_ref()
        .map_or_else(String::new, |amends| format!(", amends {amends}"));
    line(text, "", &format!("{}{amends}", sheet.source.name), width);
    if !sheet.sponsors.is_empty() {
        line(text, "", &sheet.sponsors.join(", "), width);
    }
    text.push('\n');
    for item in &sheet.items {
        self::item(text, item, width);
    }
    text.push('\n');
}

fn item(text: &mut String, item: &Item, width: usize) {
    let number = item
        .n
        .as_ref()
        .map_or_else(|| "–  ".to_owned(), |n| format!("{n}. "));
    for action in &item.actions {
        let mut sponsors = String::new();
        if !item.sponsors.is_empty() {
            sponsors = format!(" – {}", item.sponsors.join(", "));
        }
        line(
            text,
            &number,
            &format!("{}{sponsors}", said_with_outcome(action)),
            width,
        );
    }
    if item.actions.is_empty() {
        // Its text has its number, as printed.
        line(text, "–  ", &format!("no action: {}", item.text), width);
    }
}
