//! The command: what is written where, and how it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::apply::BASE;

const SHEET: &str = "\
Freedonia: amendment to draft resolution A/C.3/80/L.50

1. In operative paragraph 1, replace “in trade” with “in finance”.

2. Delete operative paragraph 2.

3. In operative paragraph 5, delete “nowhere to be found”.
";

fn travaux(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("base.txt"), BASE).unwrap();
    fs::write(folder.path().join("sheet.txt"), SHEET).unwrap();
    fs::write(
        folder.path().join("good.txt"),
        SHEET.split("3. In").next().unwrap(),
    )
    .unwrap();
    folder
}

#[test]
fn the_terminal_tells_each_item_and_then_the_comparison() {
    let folder = folder();
    let run = travaux(folder.path(), &["amend", "base.txt", "sheet.txt"]);
    let text = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(1), "{text}");
    for words in [
        "applied: OP1: replace “in trade” by “in finance”",
        "REFUSED: OP5: delete “nowhere to be found”",
        "does not stand in OP 5",
        "2 of 3 actions applied, 1 refused",
        "including in [-trade-]{+finance+}",
        "· by item 1 of sheet.txt (Freedonia)",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn a_run_without_refusals_ends_with_success_and_writes_every_output() {
    let folder = folder();
    let all = [
        "out.html", "out.md", "out.docx", "out.csv", "out.xlsx", "out.json",
    ];
    let mut arguments = vec!["amend", "base.txt", "good.txt"];
    arguments.extend(all.iter().flat_map(|name| ["-o", name]));
    arguments.extend(["--save", "saved.docx"]);
    let run = travaux(folder.path(), &arguments);
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let page = fs::read_to_string(folder.path().join("out.html")).unwrap();
    assert!(page.contains("item 1 of good.txt (Freedonia)"));
    assert!(page.contains("Amendments: 2 of 2 actions applied"));
    let notes = fs::read_to_string(folder.path().join("out.md")).unwrap();
    assert!(notes.contains("item 1 of good.txt"), "{notes}");
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("out.json")).unwrap()).unwrap();
    assert_eq!(json["schema"], "travaux-amendments/1");
    for (name, value) in [("amendments", &json), ("comparison", &json["comparison"])] {
        let schema = travaux(folder.path(), &["schema", name]).stdout;
        let schema: serde_json::Value = serde_json::from_slice(&schema).unwrap();
        jsonschema::validate(&schema, value).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    }
    assert_eq!(json["sheets"][0]["items"][0]["actions"][0]["status"], "applied");
    assert_eq!(json["result"]["source"]["format"], "amended");
    assert_eq!(
        json["base"]["provisions"].as_array().unwrap().len(),
        json["result"]["provisions"].as_array().unwrap().len() + 1
    );
    assert!(json["collisions"].as_array().unwrap().is_empty());
    let by = &json["comparison"]["entries"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["new"][0] == "OP1")
        .unwrap()["by"];
    assert_eq!(by[0]["sponsors"][0], "Freedonia");
    // The redline is signed by the sponsor; accepted, it is the text that is saved.
    let same = travaux(folder.path(), &["out.docx", "saved.docx", "--exit-code"]);
    assert_eq!(
        same.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&same.stdout)
    );
    let document = part(&folder.path().join("out.docx"));
    assert!(document.contains("w:author=\"Freedonia\""));
    assert!(!document.contains("w:author=\"travaux\""));
    assert!(!part(&folder.path().join("saved.docx")).contains("w:ins"));
}

#[test]
fn the_amended_text_is_saved_as_lines_that_read_the_same() {
    let folder = folder();
    for name in ["saved.txt", "saved.md"] {
        let run = travaux(
            folder.path(),
            &["amend", "base.txt", "good.txt", "--save", name, "-o", "out.json"],
        );
        assert_eq!(
            run.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        let again = travaux(
            folder.path(),
            &["amend", "base.txt", "good.txt", "--format", "json"],
        );
        let json: serde_json::Value = serde_json::from_slice(&again.stdout).unwrap();
        let shown = travaux(folder.path(), &["base.txt", name, "--format", "json"]);
        let report: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
        let texts = |value: &serde_json::Value| -> Vec<(String, String)> {
            let provisions = value["provisions"].as_array().unwrap().iter();
            provisions
                .map(|it| (it["id"].to_string(), it["text"].to_string()))
                .collect()
        };
        assert_eq!(texts(&report["new"]), texts(&json["result"]), "{name}");
    }
}

#[test]
fn authors_stand_for_the_sponsors_of_their_sheets() {
    let folder = folder();
    let run = travaux(
        folder.path(),
        &[
            "amend", "base.txt", "good.txt", "--author", "EU", "-o", "out.docx",
        ],
    );
    assert_eq!(run.status.code(), Some(0));
    assert!(part(&folder.path().join("out.docx")).contains("w:author=\"EU\""));
}

#[test]
fn another_base_is_a_warning_and_an_adopted_text_is_asked() {
    let folder = folder();
    let base = format!("A/C.3/80/L.51\n\nGeneral Assembly\n\nWater\n\n{BASE}");
    fs::write(folder.path().join("other.txt"), base).unwrap();
    let run = travaux(
        folder.path(),
        &["amend", "other.txt", "good.txt", "--adopted", "base.txt"],
    );
    let text = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(0), "{text}");
    assert!(
        text.contains("amends A/C.3/80/L.50, and the base is A/C.3/80/L.51"),
        "{text}"
    );
    assert!(text.contains("not taken (OP 1)"), "{text}");
}

#[test]
fn one_text_alone_is_no_amendment() {
    let run = travaux(folder().path(), &["amend", "base.txt"]);
    assert_eq!(run.status.code(), Some(2));
}

/// Returns the body of a Word file.
fn part(path: &Path) -> String {
    use std::io::Read;
    let bytes = fs::read(path).unwrap();
    let archive = rawzip::ZipArchive::from_slice(&bytes).unwrap();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        if entry.file_path().as_ref() == b"word/document.xml" {
            let wayfinder = entry.wayfinder();
            let entry = archive.get_entry(wayfinder).unwrap();
            let mut text = String::new();
            flate2::read::DeflateDecoder::new(entry.data())
                .read_to_string(&mut text)
                .unwrap();
            return text;
        }
    }
    panic!("no body")
}
