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

use super::visible::{escape, visible_lines, visible_space};
use crate::report::{COLUMNS, Edit, Filter, Op, Report, rows};

/// Renders a report as comma-separated values, with every change.
pub fn render(report: &Report) -> String {
    render_with(report, Filter::default())
}

/// Renders a report as comma-separated values, without the paragraphs that changed only in other classes.
pub fn render_with(report: &Report, filter: Filter) -> String {
    let mut table = String::from('\u{feff}');
    push_row(&mut table, &COLUMNS.map(str::to_owned));
    for row in rows(report, filter) {
        let mut fields: Vec<String> = row.facts.iter().map(|fact| visible_lines(fact)).collect();
        fields.push(change(row.edits));
        fields.push(visible_lines(&row.causes));
        fields.push(visible_lines(&row.by));
        push_row(&mut table, &fields);
    }
    table
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
