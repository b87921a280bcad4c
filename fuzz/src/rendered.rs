//! Outputs: a report with the words of the input in every field, rendered and read back.

use std::io::Read;

use travaux::render::{FORMATS, Options, csv, html, json, xlsx};
use travaux::report::{Edit, Filter, Report, load};

use crate::table::{fields, shown, unguarded};
use crate::{canonical, hostile, lossy, markdown, markup, planted};

fn filled(data: &[u8]) -> Report {
    let mut report = canonical::report();
    hostile::fill(&mut report, &lossy(data));
    report
}

/// The concordance as CSV and as a workbook.
pub fn tables(data: &[u8]) {
    let report = filled(data);
    let rows = fields(&planted::table(csv::render(&report)));
    assert_eq!(rows.len(), report.head.len() + report.entries.len() + 1);
    let head = report.head.iter().map(|row| &row.edits);
    let all = head.chain(report.entries.iter().map(|entry| &entry.edits));
    for (row, edits) in rows[1..].iter().zip(all) {
        assert_eq!(row.len(), rows[0].len(), "fields");
        let side = |pick: fn(&Edit) -> &str| -> String { edits.iter().map(pick).collect() };
        assert_eq!(unguarded(&row[12]), shown(&side(|edit| &edit.old)));
        assert_eq!(unguarded(&row[13]), shown(&side(|edit| &edit.new)));
        for field in row {
            let first = field.trim_start_matches([' ', '\u{a0}']).chars().next();
            assert!(
                !first.is_some_and(|c| "=+-@\t\r\n＝＋－＠".contains(c)),
                "a formula: {field:?}"
            );
        }
    }
    workbook(&report);
}

/// A workbook is sound XML, without a formula.
fn workbook(report: &Report) {
    let bytes = xlsx::render(report, Filter::default());
    let archive = rawzip::ZipArchive::from_slice(&bytes).expect("a container");
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().expect("an entry") {
        if entry.file_path().as_bytes() != b"xl/worksheets/sheet1.xml" {
            continue;
        }
        let packed = archive.get_entry(entry.wayfinder()).expect("its bytes");
        let mut text = String::new();
        let mut unpacked = flate2::bufread::DeflateDecoder::new(packed.data());
        unpacked.read_to_string(&mut text).expect("UTF-8");
        let tree = roxmltree::Document::parse(&text).expect("sound XML");
        assert!(
            !tree.descendants().any(|node| node.tag_name().name() == "f"),
            "a formula"
        );
        return;
    }
    panic!("no sheet");
}

/// The page, Markdown and JSON, and every other output for its bare making.
pub fn pages(data: &[u8]) {
    let report = filled(data);
    let acts = |node: &markup::Node| match node {
        markup::Node::Open { name, attributes } => {
            matches!(
                name.as_str(),
                "iframe" | "img" | "object" | "embed" | "base" | "link" | "form"
            ) || attributes.iter().any(|(name, _)| name.starts_with("on"))
        }
        _ => false,
    };
    assert!(
        !markup::parse(&planted::page(html::render(&report)))
            .iter()
            .any(acts),
        "the page acts"
    );
    markdown::assert_read_back(&report);
    let json = travaux::read::Source {
        name: "report.json".to_owned(),
        bytes: json::render(&report).into_bytes(),
    };
    // What `fill` makes need not keep the laws of a report: it may be refused, in words that quote it as it is. The command line makes a
    // line of them.
    let _refused = load(&json);
    for format in FORMATS
        .iter()
        .filter(|it| !["html", "markdown", "json"].contains(&it.name))
    {
        let made = format.render(&report, &Options::default());
        if let (Some(made), "terminal" | "brief") = (made, format.name) {
            let text = String::from_utf8(made.bytes).expect("UTF-8");
            assert!(
                !text.contains(|c: char| c.is_control() && c != '\n'),
                "raw control characters"
            );
        }
    }
}
