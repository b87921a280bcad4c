//! The concordance as a table for a spreadsheet: one row for each field of the head, each entry and each footnote, both
//! texts, the change and its cause.
//!
//! The form is that of RFC 4180 with every field in quotes; the byte order mark at the start is what makes spreadsheet
//! programs read UTF-8. A text may begin with `=` or another character that such a program takes for a formula; these
//! fields get an apostrophe in front, which the program shows as text:
//!
//! ```text
//! =HYPERLINK("http://…")   becomes   "'=HYPERLINK(""http://…"")"
//! ```
//!
//! Characters that command or deceive are shown as the terminal shows them (see [`super::visible`]); the change column
//! has the terminal's marks, `[-old-]{+new+}`.

use super::visible::{escape, visible, visible_space};
use crate::report::{Edit, Entry, Filter, HeadRow, Lookup, Note, Op, Report};

const COLUMNS: [&str; 16] = [
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
];

/// Renders a report as comma-separated values, with every change.
pub fn render(report: &Report) -> String {
    render_with(report, Filter::default())
}

/// Renders a report as comma-separated values, without the paragraphs that changed only in other classes.
pub fn render_with(report: &Report, filter: Filter) -> String {
    let lookup = Lookup::new(report);
    let sections = lookup.sections(report);
    let mut table = String::from('\u{feff}');
    push_row(&mut table, &COLUMNS.map(str::to_owned));
    for row in report.head.iter().filter(|row| filter.shows(row.class)) {
        let mut fields = head_facts(row);
        fields.push(change(&row.edits));
        fields.push(head_causes(row));
        push_row(&mut table, &fields);
    }
    for (entry, section) in report.entries.iter().zip(sections) {
        if entry.worth_reading() && !filter.keeps(entry) {
            continue;
        }
        let mut fields = facts(entry, &section.title());
        fields.push(change(&entry.edits));
        fields.push(causes(entry, filter));
        push_row(&mut table, &fields);
    }
    for note in report.footnotes.iter().filter(|note| filter.shows(note.class)) {
        let mut fields = note_facts(note);
        fields.push(change(&note.edits));
        fields.push(note_causes(note));
        push_row(&mut table, &fields);
    }
    table
}

/// Returns the fields of an entry that both tables have, as far as both texts, made visible.
pub(super) fn facts(entry: &Entry, section: &str) -> Vec<String> {
    let yes = |fact: bool| if fact { "yes" } else { "no" }.to_owned();
    let header = |header: &Option<String>| header.clone().unwrap_or_default();
    let fields = [
        entry.old.join(" + "),
        entry.new.join(" + "),
        section.to_owned(),
        header(&entry.header.old),
        header(&entry.header.new),
        entry.header.shift.to_owned(),
        entry.relation.word().to_owned(),
        yes(entry.moved),
        yes(entry.renumbered),
        entry.class.word().to_owned(),
        entry.words(Op::Delete).to_string(),
        entry.words(Op::Insert).to_string(),
        entry.edits.iter().map(|edit| edit.old.as_str()).collect(),
        entry.edits.iter().map(|edit| edit.new.as_str()).collect(),
    ];
    fields.iter().map(|field| shown(field)).collect()
}

/// Returns why each change has its class: `consequential: other number`, one line each.
pub(super) fn causes(entry: &Entry, filter: Filter) -> String {
    let told = entry.told(filter);
    let told = told
        .iter()
        .map(|told| format!("{}: {}", told.class.word(), told.in_words()));
    let brackets = entry.brackets_in_words();
    let lines: Vec<String> = told
        .chain(brackets)
        .map(|line| shown(&line.replace('\n', " ")))
        .collect();
    lines.join("\n")
}

/// Returns the fields of a row of the head that both tables have, as far as both texts; what it is called stands in the
/// place of the ids.
pub(super) fn head_facts(row: &HeadRow) -> Vec<String> {
    let name = |there: bool| if there { row.name() } else { String::new() };
    let no = || "no".to_owned();
    let fields = [
        name(row.old.is_some()),
        name(row.new.is_some()),
        "Head".to_owned(),
        String::new(),
        String::new(),
        "none".to_owned(),
        row.relation.word().to_owned(),
        no(),
        no(),
        row.class.word().to_owned(),
        row.words(Op::Delete).to_string(),
        row.words(Op::Insert).to_string(),
        row.old.clone().unwrap_or_default(),
        row.new.clone().unwrap_or_default(),
    ];
    fields.iter().map(|field| shown(field)).collect()
}

/// Returns why a row of the head changed, and who came and went among the sponsors.
pub(super) fn head_causes(row: &HeadRow) -> String {
    let verdict = row.verdict().filter(|_| !row.causes.is_empty());
    let lines: Vec<String> = row.parties().into_iter().chain(verdict).collect();
    shown(&lines.join("\n"))
}

/// Returns the fields of a footnote that both tables have, as far as both texts; its marks stand in the place of the ids.
pub(super) fn note_facts(note: &Note) -> Vec<String> {
    let mark = |marker: &Option<String>| {
        marker
            .as_ref()
            .map_or_else(String::new, |it| format!("footnote {it}"))
    };
    let yes = |fact: bool| if fact { "yes" } else { "no" }.to_owned();
    let text = |side: fn(&Edit) -> &String| {
        note.edits
            .iter()
            .map(|edit| side(edit).as_str())
            .collect::<String>()
    };
    let both = note.old.is_some() && note.new.is_some();
    let fields = [
        mark(&note.old),
        mark(&note.new),
        "Footnotes".to_owned(),
        String::new(),
        String::new(),
        "none".to_owned(),
        note.relation.word().to_owned(),
        yes(false),
        yes(both && note.old != note.new),
        note.class.word().to_owned(),
        note.words(Op::Delete).to_string(),
        note.words(Op::Insert).to_string(),
        text(|edit| &edit.old),
        text(|edit| &edit.new),
    ];
    fields.iter().map(|field| shown(field)).collect()
}

/// Returns why a footnote changed, one line for each cause.
pub(super) fn note_causes(note: &Note) -> String {
    let mut causes: Vec<String> = note.edits.iter().filter_map(|edit| edit.causes.text()).collect();
    causes.extend(note.causes.text());
    causes.dedup();
    shown(&causes.join("\n"))
}

/// Returns the edits in the terminal's marks.
fn change(edits: &[Edit]) -> String {
    edits
        .iter()
        .map(|edit| match edit.op {
            Op::Equal => marked(&edit.new),
            Op::Delete => format!("[-{}-]", changed(&edit.old)),
            Op::Insert => format!("{{+{}+}}", changed(&edit.new)),
        })
        .collect()
}

/// Returns the words of a change; nothing but blanks is shown as such.
fn changed(text: &str) -> String {
    if !text.contains('\n') && text.trim().is_empty() {
        return visible_space(text);
    }
    marked(text)
}

fn marked(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(escape).collect();
    lines.join("¶\n")
}

/// Makes a field visible; its line ends, which are borders of paragraphs, stay.
fn shown(field: &str) -> String {
    let lines: Vec<String> = field.split('\n').map(visible).collect();
    lines.join("\n")
}

fn push_row(table: &mut String, fields: &[String]) {
    let quoted: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
    table.push_str(&quoted.join(","));
    table.push_str("\r\n");
}

fn quoted(field: &str) -> String {
    let guard = if is_formula(field) { "'" } else { "" };
    format!("\"{guard}{}\"", field.replace('"', "\"\""))
}

/// Whether a spreadsheet program might compute the field. Some programs drop leading blanks first, and some take the
/// wide forms of East Asian writing for the signs.
fn is_formula(field: &str) -> bool {
    let first = field.trim_start_matches([' ', '\u{a0}']).chars().next();
    matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    )
}
