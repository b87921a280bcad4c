//! The concordance as a table: its form, its words, and what a spreadsheet program may not compute.

#[path = "fixtures/render/canonical.rs"]
mod canonical;
#[path = "fixtures/render/hostile.rs"]
mod hostile;
#[path = "support/csv.rs"]
mod table;

use insta::{assert_snapshot, with_settings};
use travaux::render::csv::render;
use travaux::report::{Edit, Op};

use table::{fields, shown, unguarded};

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
        let rows = fields(&render(&report));
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
        for field in fields(&render(&report)).concat() {
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
