//! Two sponsors in one paragraph: each edit is told and signed as that of its own item.

use std::fs;
use std::path::Path;

use super::apply::BASE;
use super::command::{part, travaux};

const EU: &str = "EU: amendment to draft resolution A/C.3/80/L.50\n\n1. In operative paragraph 1, replace “in trade” with “in finance”.\n";
const US: &str = "United States: amendment to draft resolution A/C.3/80/L.50\n\n1. In operative paragraph 1, after “Member States” insert “and observers”.\n\n2. In operative paragraph 1, delete “and to report”.\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("base.txt", BASE), ("eu.txt", EU), ("us.txt", US)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn amend(folder: &Path, base: &str, more: &[&str]) -> String {
    let arguments = [&["amend", base, "eu.txt", "us.txt"], more].concat();
    let run = travaux(folder, &arguments);
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn each_edit_has_the_place_of_its_item_among_those_of_the_paragraph() {
    let folder = folder();
    let json = amend(folder.path(), "base.txt", &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let entries = json["comparison"]["entries"].as_array().unwrap();
    let entry = entries.iter().find(|it| it["new"][0] == "OP1").unwrap();
    let edits = entry["edits"].as_array().unwrap().iter();
    let told: Vec<String> = edits
        .filter(|edit| edit["op"] != "equal")
        .map(|edit| {
            let at = edit["by"][0].as_u64().unwrap() as usize;
            assert_eq!(edit["by"].as_array().unwrap().len(), 1, "{edit}");
            let words = edit["old"].as_str().unwrap().to_owned() + edit["new"].as_str().unwrap();
            format!(
                "{} {}",
                words.trim_matches([' ', ',']),
                entry["by"][at]["sponsors"][0]
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "and observers \"United States\"",
            "trade \"EU\"",
            "and to report \"United States\"",
            "finance \"EU\"",
        ]
    );
    let plain = entries.iter().find(|it| it["new"][0] == "OP4").unwrap();
    assert!(plain["edits"][0].get("by").is_none());
}

#[test]
fn the_terminal_and_the_page_name_the_item_at_the_edit() {
    let folder = folder();
    let text = amend(folder.path(), "base.txt", &[]);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "[-trade-]⟨item 1 of eu.txt (EU)⟩[-, and to report-]⟨item 2 of us.txt (United States)⟩",
        "{+finance+}⟨item 1 of eu.txt (EU)⟩",
        "⟨item 1 of us.txt (United States)⟩",
        "⟨item 2 of us.txt (United States)⟩",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let page = amend(folder.path(), "base.txt", &["--format", "html"]);
    assert!(page.contains("<ins>finance</ins><sup class=m>[item 1 of eu.txt (EU)]</sup>"));
    // One item alone is named below the paragraph, as ever.
    let alone = travaux(folder.path(), &["amend", "base.txt", "eu.txt"]);
    assert!(!String::from_utf8(alone.stdout).unwrap().contains('⟨'));
}

#[test]
fn each_edit_of_a_redline_is_signed_by_its_own_sponsor() {
    let folder = folder();
    amend(
        folder.path(),
        "base.txt",
        &["-o", "plain.docx", "--save", "saved.docx"],
    );
    // The same in a file of Word: the amended text stands for another base.
    fs::write(
        folder.path().join("eu.txt"),
        EU.replace("“in trade” with “in finance”", "“in finance” with “in trade”"),
    )
    .unwrap();
    fs::write(
        folder.path().join("us.txt"),
        "United States: amendment to draft resolution A/C.3/80/L.50\n\n1. In operative paragraph 1, delete “and observers”.\n",
    )
    .unwrap();
    amend(folder.path(), "saved.docx", &["-o", "original.docx"]);
    for (name, eu, us) in [
        (
            "plain.docx",
            &["trade", "finance"][..],
            &["observers", "to report"][..],
        ),
        ("original.docx", &["finance", "trade"], &["observers"]),
    ] {
        let document = part(&folder.path().join(name));
        for (author, words) in [("EU", eu), ("United States", us)] {
            for word in words {
                assert!(
                    revisions(&document).any(|(by, text)| by == author && text.contains(word)),
                    "{name}: {author}: {word}: {:#?}",
                    revisions(&document).collect::<Vec<_>>()
                );
            }
        }
        assert!(!document.contains("w:author=\"EU, United States\""), "{name}");
    }
}

/// The revisions of runs, each with its author and what is in it.
fn revisions(document: &str) -> impl Iterator<Item = (&str, &str)> {
    let begun = document
        .split("<w:ins ")
        .flat_map(|piece| piece.split("<w:del "))
        .skip(1);
    begun.filter_map(|piece| {
        let author = piece.split("w:author=\"").nth(1)?.split('"').next()?;
        let inside = piece.split("</w:ins>").next()?.split("</w:del>").next()?;
        Some((author, inside))
    })
}
