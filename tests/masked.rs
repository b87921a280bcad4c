//! A layout without its words: whatever a file writes, none of it stands in the masked print, and its layout does.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use travaux::read::{ReadOptions, Source, read};
use travaux::show;
use travaux::structure::structure;

#[path = "support/pack.rs"]
mod pack;

fn masked(bytes: &[u8]) -> String {
    let source = Source {
        name: "secret-name".to_owned(),
        bytes: bytes.to_vec(),
    };
    let (format, document) = read(&source, &ReadOptions::default()).expect("a text");
    show::masked(format, &document, &structure(&document))
}

/// The words of the print that are ours.
const OURS: [&str; 64] = [
    "document",
    "text",
    "docx",
    "html",
    "odt",
    "akn",
    "pdf",
    "blocks",
    "line",
    "paragraph",
    "heading",
    "label",
    "depth",
    "indent",
    "end",
    "gap",
    "size",
    "footnote",
    "role",
    "centre",
    "outside",
    "header",
    "footer",
    "ornament",
    "metadata",
    "navigation",
    "number",
    "side",
    "note",
    "table",
    "row",
    "picture",
    "target",
    "cut",
    "warnings",
    "masthead",
    "running",
    "head",
    "page",
    "job",
    "symbol",
    "rule",
    "link",
    "i",
    "b",
    "s",
    "u",
    "ib",
    "n",
    "num",
    "article",
    "preamble",
    "content",
    "p",
    "title",
    "front",
    "matter",
    "properties",
    "repeated",
    "tracked",
    "address",
    "opening",
    "formula",
    "separator",
];

/// Asserts that every word of a print is one of ours, or of `x`, `X` and `9`.
#[track_caller]
fn check(print: &str) {
    let blocks = print.split("\nwarnings\n").next().expect("a first piece");
    let words: BTreeSet<&str> = blocks.split(|c: char| !c.is_alphabetic()).collect();
    let masks = |word: &str| word.chars().all(|c| "xX".contains(c));
    let left: Vec<&&str> = words
        .iter()
        .filter(|word| !masks(word) && !OURS.contains(word))
        .collect();
    // `p3:l12` is a place.
    let left: Vec<_> = left.iter().filter(|word| ***word != "l").collect();
    assert!(left.is_empty(), "{left:?} in {print}");
    for quoted in print.split('"').skip(1).step_by(2) {
        assert!(!quoted.contains(|c: char| ('0'..='8').contains(&c)), "{print}");
    }
}

#[test]
fn no_word_of_a_plain_text_is_left_and_its_lines_are() {
    let text = "---\ntitle: Zebra\nauthor: Quokka\n---\nA/C.2/80/L.13\n\nThe General Assembly,\n\n    Recalling Zanzibar¹ and [it](https://quagga.example/1),\n\n\
        1. Decides that 12 Yaks walk;\n\n(a) Здесь — 大会;\n\n__________\n1 Ibid., Wombat 2.\n";
    let print = masked(text.as_bytes());
    check(&print);
    assert!(print.contains("\"X/X.9/99/X.99\""), "{print}");
    assert!(print.contains("9. Xxxxxxx xxxx 99 Xxxx xxxx;"), "{print}");
    assert!(
        print.contains("indent=4") && print.contains("Xxxxx — xx;"),
        "{print}"
    );
}

#[test]
fn no_word_of_a_word_file_is_left_in_labels_notes_heads_or_properties() {
    let body = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>Urges Yaks</w:t></w:r>\
        <w:r><w:footnoteReference w:id='2'/></w:r></w:p><w:p><w:ins w:author='Quokka'><w:r><w:t>Zebra 7</w:t></w:r></w:ins></w:p>\
        <w:sectPr><w:headerReference w:type='default' r:id='header1'/></w:sectPr>";
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>\
        <w:lvlText w:val='Wombat %1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let notes = "<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Narwhal 5.</w:t></w:r></w:p></w:footnote>";
    let head = "<w:p><w:r><w:t>Okapi secret</w:t></w:r></w:p>";
    let file = pack::docx(
        body,
        &[("numbering", numbering), ("footnotes", notes), ("header1", head)],
    );
    let print = masked(&file);
    check(&print);
    assert!(print.contains("label=\"Xxxxxx 9.\""), "{print}");
    assert!(
        print.contains("footnote=\"9\"") && print.contains("Xxxxxxx 9."),
        "{print}"
    );
    assert!(print.contains("outside=header"), "{print}");
    assert!(!print.contains("Quokka"), "{print}");
}

#[test]
fn no_word_of_a_web_page_or_of_law_in_xml_is_left() {
    let page = "<html><head><title>Zebra secrets</title><meta name=author content=Quokka></head><body><h1>Yaks</h1><p>Decides on \
        <a href='https://quagga.example/a'>Wombats</a><img src=narwhal.png alt=Okapi></p></body></html>";
    check(&masked(page.as_bytes()));
    let law = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><act><meta/><body><article><num>Article 4</num><zebra>\
        <p>The Yaks walk.</p></zebra></article></body></act></akomaNtoso>";
    let print = masked(law.as_bytes());
    check(&print);
    assert!(print.contains("\"Xxxxxxx 9\""), "{print}");
}

#[test]
fn warnings_keep_their_code_and_place_alone() {
    let text = "The General Assembly,\n\n1. Urges Yaks;\n\n~~Zebra~~ stays;\n";
    let print = masked(text.as_bytes());
    let warnings = print.split("\nwarnings\n").nth(1).expect("a warning");
    assert!(warnings.lines().all(|line| line.ends_with(" \"\"")), "{print}");
}

#[test]
fn the_command_prints_it_and_names_no_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("zebra.txt"), "1. Urges Yaks.\n").unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
        let done = command
            .current_dir(folder.path())
            .args(["show", "--masked"])
            .args(arguments);
        done.output().unwrap()
    };
    let print = String::from_utf8(run(&["zebra.txt"]).stdout).unwrap();
    assert!(
        print.starts_with("document text\nblocks\n") && print.contains("\"9. Xxxxx Xxxx.\""),
        "{print}"
    );
    check(&print);
    for wrong in [
        &["zebra.txt", "zebra.txt"][..],
        &["--stage", "outline", "zebra.txt"],
        &["--plain", "zebra.txt"],
    ] {
        assert!(!run(wrong).status.success(), "{wrong:?}");
    }
}
