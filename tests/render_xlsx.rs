//! The concordance as a workbook: its form, its words, and what a spreadsheet program may not compute.

#[path = "../src/address.rs"]
mod address;
#[path = "fixtures/render/canonical.rs"]
mod canonical;
#[path = "fixtures/render/hostile.rs"]
mod hostile;
#[path = "support/optional.rs"]
mod optional;

use std::fs;
use std::io::Read;
use std::process::Command;

use insta::{assert_snapshot, with_settings};
use optional::Optional;
use travaux::render::xlsx::render;
use travaux::render::{csv, visible::visible};
use travaux::report::{Class, Edit, Filter, Op, Relation, Report};

/// A cell: its style, its type, and its runs: what marks them, and their letters.
#[derive(Debug, Clone, PartialEq)]
struct Cell {
    style: String,
    kind: Option<String>,
    runs: Vec<(&'static str, String)>,
}

impl Cell {
    fn text(&self) -> String {
        self.runs.iter().map(|(_, text)| text.as_str()).collect()
    }
}

#[test]
fn sheet_of_the_canonical_report() {
    let sheet = part(
        &render(&canonical::report(), Filter::default()),
        "xl/worksheets/sheet1.xml",
    );
    let lines = sheet.replace("<row ", "\n<row ").replace("<c ", "\n  <c ");
    with_settings!({ snapshot_path => "fixtures/render", prepend_module_to_snapshot => false, omit_expression => true },
        { assert_snapshot!("xlsx", lines) });
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = canonical::report();
    assert_eq!(
        render(&report, Filter::default()),
        render(&report, Filter::default())
    );
}

#[test]
fn head_row_stays_on_the_screen() {
    let sheet = part(
        &render(&canonical::report(), Filter::default()),
        "xl/worksheets/sheet1.xml",
    );
    assert!(
        sheet.contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
    );
}

#[test]
fn deletions_are_struck_and_insertions_underlined() {
    let report = canonical::report();
    let rows = rows(&report, Filter::default()).split_off(report.head.len());
    let change = cell(&rows[6], "O").expect("the change of OP 1");
    assert_eq!(change.runs[0], ("strike", "Urges".to_owned()));
    assert_eq!(change.runs[1], ("u", "Encourages".to_owned()));
    assert_eq!(change.runs[2].0, "");
    assert_eq!(cell(&rows[6], "P").expect("its cause").text().lines().count(), 2);
}

#[test]
fn no_cell_is_a_formula_and_no_word_is_lost() {
    for text in hostile::texts()
        .into_iter()
        .chain(["=1+1".to_owned(), "_x0041_".to_owned()])
    {
        let mut report = canonical::report();
        hostile::fill(&mut report, &text);
        let rows = rows(&report, Filter::default());
        assert_eq!(rows.len(), report.head.len() + report.entries.len() + 1);
        let head = report.head.iter().map(|row| &row.edits);
        let all = head.chain(report.entries.iter().map(|entry| &entry.edits));
        for (row, edits) in rows[1..].iter().zip(all) {
            for (column, cell) in row {
                let number = cell.kind.is_none();
                assert!(number == (cell.style == "3"), "{column} {cell:?}");
                assert!(
                    !number || cell.text().bytes().all(|byte| byte.is_ascii_digit()),
                    "{cell:?}"
                );
            }
            for (column, pick) in [
                ("M", (|edit: &Edit| edit.old.clone()) as fn(&Edit) -> String),
                ("N", |edit| edit.new.clone()),
            ] {
                let wanted: String = edits.iter().map(pick).collect();
                let found = cell(row, column).map(Cell::text).unwrap_or_default();
                assert_eq!(found, shown(&wanted), "{text:?}");
            }
        }
    }
}

#[test]
fn what_a_cell_cannot_hold_goes_on_below() {
    let mut report = canonical::report();
    let long = "states ".repeat(10_000);
    let edit = &mut report.entries[2].edits[0];
    assert_eq!(edit.op, Op::Insert);
    edit.new.clone_from(&long);
    let rows = rows(&report, Filter::default()).split_off(report.head.len());
    assert_eq!(rows.len(), report.entries.len() + 3);
    let parts: Vec<String> = rows[3..6]
        .iter()
        .map(|row| cell(row, "N").expect("a part").text())
        .collect();
    assert!(parts.iter().all(|part| part.encode_utf16().count() <= 32_767));
    assert_eq!(parts.concat(), long);
    for row in &rows[3..6] {
        assert_eq!(cell(row, "B").expect("the id").text(), "PP3");
    }
}

#[test]
fn hidden_classes_have_no_rows() {
    let report = canonical::report();
    let shown = rows(&report, Filter::only(&[Class::Editorial]));
    let left = report.entries.iter().filter(|entry| {
        !entry.worth_reading() || entry.edits.iter().any(|edit| edit.class == Class::Editorial)
    });
    let rows_left = report.head.iter().filter(|row| !row.differs()).count();
    assert_eq!(shown.len(), left.count() + rows_left + 1);
    assert!(shown.len() < report.entries.len());
}

/// LibreOffice opens the workbook and reads the same table in it as stands in the CSV file.
#[test]
fn libreoffice_reads_the_same_table() {
    let optional = Optional::test("libreoffice_reads_the_same_table");
    let folder = tempfile::tempdir().expect("a folder");
    let mut report = canonical::report();
    // The marks of the change column and the guards against formulas are the CSV's own.
    report.entries.retain(|entry| entry.relation != Relation::Split);
    fs::write(
        folder.path().join("table.xlsx"),
        render(&report, Filter::default()),
    )
    .expect("written");
    let profile = format!(
        "-env:UserInstallation={}",
        address::file_address(&folder.path().join("profile"))
    );
    let started = Command::new("soffice")
        .args([&profile, "--headless", "--norestore", "--convert-to"])
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")
        .arg("--outdir")
        .arg(folder.path())
        .arg(folder.path().join("table.xlsx"))
        .output();
    if started.is_err() {
        optional.left_out("LibreOffice", "install libreoffice-calc");
        return;
    }
    let Ok(converted) = fs::read_to_string(folder.path().join("table.csv")) else {
        // A LibreOffice without its spreadsheet program opens no workbook at all.
        optional.left_out("LibreOffice Calc", "install libreoffice-calc");
        return;
    };
    let (found, wanted) = (read(&converted), read(&csv::render(&report)));
    assert_eq!(found.len(), wanted.len());
    for (found, wanted) in found.iter().zip(&wanted) {
        for column in (0..14).chain([15]) {
            let wanted = wanted[column].strip_prefix('\'').unwrap_or(&wanted[column]);
            assert_eq!(found[column], wanted, "column {column} of {:?}", found[0]);
        }
    }
}

fn rows(report: &Report, filter: Filter) -> Vec<Vec<(String, Cell)>> {
    let sheet = part(&render(report, filter), "xl/worksheets/sheet1.xml");
    let tree = roxmltree::Document::parse(&sheet).expect("sound XML");
    let named = |name: &'static str| {
        move |node: &roxmltree::Node<'_, '_>| {
            node.has_tag_name(("http://schemas.openxmlformats.org/spreadsheetml/2006/main", name))
        }
    };
    assert!(tree.descendants().find(named("f")).is_none(), "a formula");
    let row = |row: roxmltree::Node<'_, '_>| -> Vec<(String, Cell)> {
        let cells = row.children().filter(named("c"));
        cells
            .map(|cell| {
                let place = cell
                    .attribute("r")
                    .expect("a place")
                    .trim_end_matches(|c: char| c.is_ascii_digit());
                let mut runs: Vec<(&'static str, String)> = Vec::new();
                for text in cell.descendants().filter(|node| {
                    node.has_tag_name(("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "t"))
                        || node
                            .has_tag_name(("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "v"))
                }) {
                    let run = text.parent().expect("a text stands in something");
                    let mark = ["strike", "u"]
                        .into_iter()
                        .find(|mark| run.descendants().any(|node| node.tag_name().name() == *mark));
                    runs.push((mark.unwrap_or_default(), decoded(text.text().unwrap_or_default())));
                }
                let cell = Cell {
                    style: cell.attribute("s").unwrap_or_default().to_owned(),
                    kind: cell.attribute("t").map(str::to_owned),
                    runs,
                };
                (place.to_owned(), cell)
            })
            .collect()
    };
    tree.descendants().filter(named("row")).map(row).collect()
}

fn cell<'a>(row: &'a [(String, Cell)], column: &str) -> Option<&'a Cell> {
    row.iter()
        .find(|(place, _)| place == column)
        .map(|(_, cell)| cell)
}

/// Reads `_x0041_` as spreadsheet programs do.
fn decoded(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest
            .get(at + 2..at + 6)
            .and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(char::from_u32) {
            Some(letter) if rest[at + 6..].starts_with('_') => {
                plain.push_str(&rest[..at]);
                plain.push(letter);
                rest = &rest[at + 7..];
            }
            _ => {
                plain.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    plain + rest
}

fn shown(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(visible).collect();
    lines.join("\n")
}

fn part(bytes: &[u8], name: &str) -> String {
    let archive = rawzip::ZipArchive::from_slice(bytes).expect("a container");
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().expect("an entry") {
        if entry.file_path().as_bytes() == name.as_bytes() {
            let packed = archive.get_entry(entry.wayfinder()).expect("its bytes");
            let mut text = String::new();
            flate2::bufread::DeflateDecoder::new(packed.data())
                .read_to_string(&mut text)
                .expect("UTF-8");
            return text;
        }
    }
    panic!("no part {name}");
}

/// Reads comma-separated values as RFC 4180 says.
fn read(table: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut letters = table.trim_start_matches('\u{feff}').chars().peekable();
    let mut quoted = false;
    while let Some(c) = letters.next() {
        let row = rows.last_mut().expect("a row");
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                row.last_mut().expect("a field").push('"');
                letters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            c => row.last_mut().expect("a field").push(c),
        }
    }
    rows.pop_if(|row| row.len() == 1);
    rows
}
