//! The concordance as a table: its form, its words, and what a spreadsheet program may not compute.

#[path = "fixtures/render/canonical.rs"]
mod canonical;
#[path = "fixtures/render/hostile.rs"]
mod hostile;

use insta::{assert_snapshot, with_settings};
use travaux::render::csv::render;
use travaux::render::visible::visible;
use travaux::report::{Edit, Op};

#[test]
fn table_of_the_canonical_report() {
    with_settings!({ snapshot_path => "fixtures/render", prepend_module_to_snapshot => false, omit_expression => true },
        { assert_snapshot!("csv", render(&canonical::report()).replace(['\r', '\u{feff}'], "")) });
}

#[test]
fn every_row_has_both_texts_and_as_many_fields_as_the_head() {
    for text in hostile::texts().into_iter().chain([String::new()]) {
        let mut report = canonical::report();
        hostile::fill(&mut report, &text);
        let rows = read(&render(&report));
        assert_eq!(rows.len(), report.head.len() + report.entries.len() + 1);
        let head = report.head.iter().map(|row| &row.edits);
        let all = head.chain(report.entries.iter().map(|entry| &entry.edits));
        for (row, edits) in rows[1..].iter().zip(all) {
            assert_eq!(row.len(), rows[0].len(), "{text:?}");
            let side = |pick: fn(&Edit) -> &str| -> String { edits.iter().map(pick).collect() };
            assert_eq!(unguarded(&row[12]), shown(&side(|edit| &edit.old)));
            assert_eq!(unguarded(&row[13]), shown(&side(|edit| &edit.new)));
        }
    }
}

#[test]
fn no_field_is_a_formula() {
    for start in [
        "=", "+", "-", "@", "\t", "\r", "\n", " =", "\u{a0}@", "＝", "＋1", "－", "＠SUM",
    ] {
        let mut report = canonical::report();
        let edit = &mut report.entries[2].edits[0];
        assert_eq!(edit.op, Op::Insert);
        edit.new = format!("{start}cmd|' /C calc'!A0");
        report.entries[2].header.new = Some(format!("{start}1"));
        for field in read(&render(&report)).concat() {
            let first = field.trim_start_matches([' ', '\u{a0}']).chars().next();
            let formula = first.is_some_and(|c| "=+-@\t\r\n＝＋－＠".contains(c));
            assert!(!formula, "{field:?}");
        }
    }
}

#[test]
fn lines_end_as_the_standard_says() {
    let table = render(&canonical::report());
    assert!(table.starts_with("\u{feff}\"old\",\"new\","));
    assert!(table.ends_with("\"\r\n"));
    assert!(!table.replace("\r\n", "").contains('\r'));
}

/// Reads a table as RFC 4180 says, with every field in quotes.
fn read(table: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = table.strip_prefix('\u{feff}').expect("a byte order mark");
    while !rest.is_empty() {
        let mut field = String::new();
        rest = rest.strip_prefix('"').expect("a field begins with a quote");
        loop {
            let end = rest.find('"').expect("a field ends with a quote");
            field.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            let Some(more) = rest.strip_prefix('"') else { break };
            field.push('"');
            rest = more;
        }
        row.push(field);
        if let Some(next) = rest.strip_prefix(',') {
            rest = next;
        } else {
            rest = rest
                .strip_prefix("\r\n")
                .expect("a comma or a line end follows a field");
            rows.push(std::mem::take(&mut row));
        }
    }
    rows
}

fn unguarded(field: &str) -> &str {
    field.strip_prefix('\'').unwrap_or(field)
}

fn shown(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(visible).collect();
    unguarded(&lines.join("\n")).to_owned()
}
