//! The concordance row by row: one for each field of the head, each entry and each footnote, with both texts, the change
//! and its cause.
//!
//! Which rows there are, in which order, and what each says is decided here, once; a table for a spreadsheet writes them
//! in its own form. The words are those of the texts: a renderer makes them safe to look at.

use super::{Edit, Entry, Filter, HeadRow, Lookup, Note, Op, Report, VerbShift};

/// A row of the concordance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// What each column before the change says.
    pub facts: [String; FACTS],
    /// What changed.
    pub edits: &'a [Edit],
    /// Why each change has its class, one line each.
    pub causes: String,
    /// Whose items of amendment sheets ask for the change.
    pub by: String,
}

/// The columns before the change.
const FACTS: usize = 14;

/// What the columns are called: the facts, the change, its cause, and who asked for it.
pub const COLUMNS: [&str; FACTS + 3] = [
    "old",
    "new",
    "section",
    "old header",
    "new header",
    "verb shift",
    "what happened",
    "moved",
    "renumbered",
    "class",
    "words deleted",
    "words inserted",
    "old text",
    "new text",
    "change",
    "cause",
    "by",
];

/// Yields the rows of a report, without those that changed only in classes that are not shown.
pub fn rows(report: &Report, filter: Filter) -> impl Iterator<Item = Row<'_>> {
    let sections = Lookup::new(report).sections(report);
    let head = report.head.iter().filter(move |row| filter.shows(row.class));
    let entries = report
        .entries
        .iter()
        .zip(sections)
        .filter(move |(entry, _)| !filter.hides(entry));
    let notes = report
        .footnotes
        .iter()
        .filter(move |note| filter.shows(note.class));
    head.map(of_head)
        .chain(entries.map(move |(entry, section)| of_entry(entry, section.title(), filter)))
        .chain(notes.map(of_note))
}

fn of_entry(entry: &Entry, section: String, filter: Filter) -> Row<'_> {
    let header = |header: &Option<String>| header.clone().unwrap_or_default();
    Row {
        facts: [
            entry.old.join(" + "),
            entry.new.join(" + "),
            section,
            header(&entry.header.old),
            header(&entry.header.new),
            entry.header.shift.word().to_owned(),
            entry.relation.word().to_owned(),
            yes(entry.moved),
            yes(entry.renumbered),
            entry.class.word().to_owned(),
            entry.words(Op::Delete).to_string(),
            entry.words(Op::Insert).to_string(),
            text(&entry.edits, |edit| &edit.old),
            text(&entry.edits, |edit| &edit.new),
        ],
        edits: &entry.edits,
        causes: causes_of_entry(entry, filter),
        by: entry.asked().unwrap_or_default(),
    }
}

/// Returns a row of the head; what it is called stands in the place of the ids.
fn of_head(row: &HeadRow) -> Row<'_> {
    let name = |there: bool| if there { row.name() } else { String::new() };
    Row {
        facts: [
            name(row.old.is_some()),
            name(row.new.is_some()),
            "Head".to_owned(),
            String::new(),
            String::new(),
            VerbShift::None.word().to_owned(),
            row.relation.word().to_owned(),
            yes(false),
            yes(false),
            row.class.word().to_owned(),
            row.words(Op::Delete).to_string(),
            row.words(Op::Insert).to_string(),
            row.old.clone().unwrap_or_default(),
            row.new.clone().unwrap_or_default(),
        ],
        edits: &row.edits,
        causes: causes_of_head(row),
        by: String::new(),
    }
}

/// Returns the row of a footnote; its marks stand in the place of the ids.
fn of_note(note: &Note) -> Row<'_> {
    let mark = |marker: &Option<String>| {
        marker
            .as_ref()
            .map_or_else(String::new, |it| format!("footnote {it}"))
    };
    let both = note.old.is_some() && note.new.is_some();
    Row {
        facts: [
            mark(&note.old),
            mark(&note.new),
            "Footnotes".to_owned(),
            String::new(),
            String::new(),
            VerbShift::None.word().to_owned(),
            note.relation.word().to_owned(),
            yes(false),
            yes(both && note.old != note.new),
            note.class.word().to_owned(),
            note.words(Op::Delete).to_string(),
            note.words(Op::Insert).to_string(),
            text(&note.edits, |edit| &edit.old),
            text(&note.edits, |edit| &edit.new),
        ],
        edits: &note.edits,
        causes: causes_of_note(note),
        by: String::new(),
    }
}

/// Returns `consequential: other number`, one line for each cause.
fn causes_of_entry(entry: &Entry, filter: Filter) -> String {
    let told = entry.told(filter);
    let told = told
        .iter()
        .map(|told| format!("{}: {}", told.class.word(), told.in_words()));
    let lines: Vec<String> = told
        .chain(entry.brackets_in_words())
        .map(|line| line.replace('\n', " "))
        .collect();
    lines.join("\n")
}

/// Returns who came and went among the sponsors, and why the row changed.
fn causes_of_head(row: &HeadRow) -> String {
    let verdict = row.verdict().filter(|_| !row.causes.is_empty());
    let lines: Vec<String> = row.parties().into_iter().chain(verdict).collect();
    lines.join("\n")
}

/// Returns one line for each cause.
fn causes_of_note(note: &Note) -> String {
    let mut causes: Vec<String> = note.edits.iter().filter_map(|edit| edit.causes.text()).collect();
    causes.extend(note.causes.text());
    causes.dedup();
    causes.join("\n")
}

fn yes(fact: bool) -> String {
    if fact { "yes" } else { "no" }.to_owned()
}

fn text(edits: &[Edit], side: fn(&Edit) -> &String) -> String {
    edits.iter().map(|edit| side(edit).as_str()).collect()
}
