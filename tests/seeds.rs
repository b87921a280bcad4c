//! The five texts of `samples/` as Word, OpenDocument, HTML, RTF and PDF files: the same text in each.
//!
//! `tests/fixtures/read/seeds/make.py` wrote the files, with automatic numbers, letters and notes.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

#[path = "support/optional.rs"]
mod optional;

use std::collections::BTreeMap;
use std::path::Path;

use optional::Optional;
use travaux::read::{Format, Source};
use travaux::report::{Provision, Relation, Report, Text};
use travaux::{Options, Sides, compare};

const TEXTS: [&str; 5] = [
    "A_68_176",
    "A_C.3_68_CUBA_DRAFT",
    "A_HRC_21_DRAFT_SOLIDARITY",
    "A_HRC_RES_23_3",
    "E_CN.4_2001_95",
];

fn source(folder: &str, name: &str) -> Source {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name);
    Source {
        name: name.to_owned(),
        bytes: std::fs::read(path).unwrap(),
    }
}

/// Waits longer than a busy machine takes to start LibreOffice.
fn patient() -> Options {
    let mut options = Options::default();
    options.read.old.limits.conversion_seconds = 600;
    options.read.new.limits.conversion_seconds = 600;
    options.read.new.converter = Some(travaux::cli::libreoffice::converter());
    options
}

/// Compares each text with its copy in a format: nothing may differ.
#[track_caller]
fn check(ending: &str, format: Format) {
    for text in TEXTS {
        let name = format!("{text}.{ending}");
        let sources = Sides::new(
            source("samples", &format!("{text}.txt")),
            source("tests/fixtures/read/seeds", &name),
        );
        let report = compare(&sources, &patient()).unwrap();
        assert_eq!(report.texts.new.source.format, format.name(), "{name}");
        check_report(&name, &report);
    }
}

#[track_caller]
fn check_report(name: &str, report: &Report) {
    for entry in &report.entries {
        let same = entry.relation == Relation::Unchanged && !entry.moved && !entry.renumbered;
        assert!(same, "{name}: {entry:#?}");
    }
    let (old, new) = (&report.texts.old, &report.texts.new);
    let shown = |text: &Text| -> Vec<String> { text.provisions.iter().map(|it| shown(it, name)).collect() };
    assert!(shown(old).len() > 20, "{name}");
    assert_eq!(shown(old), shown(new), "{name}");
    assert_eq!(notes(old), notes(new), "{name}");
    assert_eq!(old.masthead, new.masthead, "{name}");
}

/// Writes a provision as `OP13(a) subparagraph (a) - 1`, all but its words. An HTML list knows letters but no
/// parentheses, so those are left out there.
fn shown(provision: &Provision, name: &str) -> String {
    let label = provision.label.as_deref().unwrap_or("-");
    let is_page = Path::new(name).extension().is_some_and(|ending| ending == "html");
    let label = if is_page {
        label.trim_matches(['(', ')'])
    } else {
        label
    };
    let marks: Vec<&str> = provision
        .footnotes
        .iter()
        .map(|mark| mark.marker.as_str())
        .collect();
    format!(
        "{} {} {label} {} {}",
        provision.id,
        provision.kind.word(),
        provision.header.as_deref().unwrap_or("-"),
        marks.join(",")
    )
}

/// Returns the footnotes by their marks: a note stands where the page of its format has it.
fn notes(text: &Text) -> BTreeMap<&str, String> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<&str>>().join(" ");
    text.footnotes
        .iter()
        .map(|note| (note.marker.as_str(), words(&note.text)))
        .collect()
}

#[test]
fn word_files_hold_the_same_texts() {
    check("docx", Format::Docx);
}

#[test]
fn opendocument_files_hold_the_same_texts() {
    check("odt", Format::Odt);
}

#[test]
fn web_pages_hold_the_same_texts() {
    check("html", Format::Html);
}

#[test]
fn printed_files_hold_the_same_texts() {
    check("pdf", Format::Pdf);
}

#[test]
fn rtf_files_hold_the_same_texts() {
    let optional = Optional::test("rtf_files_hold_the_same_texts");
    let installed = std::process::Command::new("soffice")
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success());
    if installed {
        check("rtf", Format::Office);
    } else {
        optional.left_out(
            "LibreOffice, through which RTF is read",
            "install libreoffice-writer",
        );
    }
}
