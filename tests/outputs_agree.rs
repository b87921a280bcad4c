//! What one output says, all say: a change of the head or of a recital is told by each of them, and counted alike.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use travaux::compare::understand;
use travaux::read::{ReadOptions, Revisions, Source};

const TEXT: &str = "United Nations
A/C.2/80/L.13
General Assembly

Norway and Peru: draft resolution

The protection of wells in dry seasons

The General Assembly,

Recalling its resolution 60/1 on drinking water,

1. Urges all Member States to cooperate with the special procedures;

2. Decides to continue its consideration of the question.

Adopted at the 3222nd meeting by 12 votes to none, with 3 abstentions.

58th plenary meeting
4 December 2023
";

/// A change.
struct Change {
    what: &'static str,
    /// Words of the text, and what stands there in the other.
    texts: [&'static str; 2],
    /// What every output marks as deleted and inserted.
    words: [&'static str; 2],
    /// What the briefing says of it; nothing where it is of no substance.
    sentence: Option<&'static str>,
}

const CHANGES: &[Change] = &[
    Change {
        what: "title",
        texts: ["The protection of wells", "The promotion of wells"],
        words: ["protection", "promotion"],
        sentence: Some(
            "\nTitle: \"The protection of wells in dry seasons\" became \"The promotion of wells in dry seasons\".\n",
        ),
    },
    Change {
        what: "sponsors",
        texts: ["Norway and Peru:", "Norway and Cuba:"],
        words: ["Peru", "Cuba"],
        sentence: Some("\nSponsors: Cuba came; Peru went.\n"),
    },
    Change {
        what: "vote",
        texts: ["by 12 votes", "by 13 votes"],
        words: ["12", "13"],
        sentence: Some("\nVote: \"meeting by 12 votes\" became \"meeting by 13 votes\".\n"),
    },
    Change {
        what: "formula",
        texts: ["The General Assembly,", "The Security Council,"],
        words: ["General Assembly", "Security Council"],
        sentence: Some("\nOpening formula: \"The General Assembly\" became \"The Security Council\".\n"),
    },
    Change {
        what: "recital",
        texts: ["drinking water", "mineral water"],
        words: ["drinking", "mineral"],
        sentence: Some(": \"60/1 on drinking water\" became \"60/1 on mineral water\".\n"),
    },
    Change {
        what: "adoption line",
        texts: ["58th plenary", "59th plenary"],
        words: ["58th", "59th"],
        sentence: None,
    },
    Change {
        what: "symbol",
        texts: ["A/C.2/80/L.13", "A/C.2/80/L.14"],
        words: ["A/C.2/80/L.13", "A/C.2/80/L.14"],
        sentence: None,
    },
];

fn run(folder: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

/// Returns the letters of a text, so that lines which are set otherwise say the same.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Returns everything that a text says, piece by piece: of a Word file in one view.
fn pieces(name: &str, bytes: &[u8], revisions: Revisions) -> Vec<(String, String)> {
    let source = Source {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    };
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    let instrument = understand(&source, &options).unwrap().instrument;
    let head = instrument.heads.iter().flat_map(|head| &head.pieces);
    let provisions = instrument.provisions.iter();
    let mut said: Vec<(String, String)> = head
        .map(|piece| (piece.field.name().to_owned(), letters(&piece.text)))
        .chain(provisions.map(|it| (it.id.to_string(), letters(&it.text))))
        .collect();
    // A Word file has no lines by which its pieces could be put into order.
    said.sort();
    said
}

#[test]
fn a_change_is_told_alike_by_every_output() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.txt"), TEXT).unwrap();
    for change in CHANGES {
        let [before, after] = change.texts;
        assert!(TEXT.contains(before), "{}", change.what);
        let changed = TEXT.replacen(before, after, 1);
        fs::write(folder.path().join("new.txt"), &changed).unwrap();
        assert_told(folder.path(), change);
        assert_tracked(folder.path(), change.what, &changed);
    }
}

fn assert_told(folder: &Path, change: &Change) {
    let Change {
        what,
        words,
        sentence,
        ..
    } = change;
    let say = |format: &str| run(folder, &["old.txt", "new.txt", "--format", format]).0;
    let (terminal, status) = run(folder, &["old.txt", "new.txt", "--exit-code"]);
    assert_eq!(status, Some(1), "{what}");

    let json: serde_json::Value = serde_json::from_str(&say("json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(travaux::render::json::SCHEMA).unwrap();
    assert!(jsonschema::is_valid(&schema, &json), "{what}");
    assert_eq!(json["summary"]["changes"], 1, "{what}: {}", json["head"]);

    let [gone, come] = words;
    let class = if sentence.is_some() {
        "substantive"
    } else {
        "consequential"
    };
    let counted = format!("1 change by meaning: 1 {class}");
    let marked = format!("[-{gone}-]{{+{come}+}}");
    let (brief, html, markdown) = (say("brief"), say("html"), say("markdown"));
    assert!(
        sentence.is_none_or(|sentence| brief.contains(sentence)),
        "{what}: {brief}"
    );
    assert!(brief.contains("\n1 change. "), "{what}: {brief}");
    assert!(html.contains(&format!(">{gone}</del>")), "{what}: page");
    assert!(html.contains(&format!(">{come}</ins>")), "{what}: page");
    assert!(html.contains("data-changes=1>"), "{what}: page");
    assert!(
        terminal.contains(&marked) && terminal.contains(&counted),
        "{what}: {terminal}"
    );
    assert!(say("csv").contains(&marked), "{what}: table");
    let struck = format!("~~{gone}~~ **{come}**");
    assert!(
        markdown.contains(&struck) && markdown.contains(&counted),
        "{what}: {markdown}"
    );
    for output in [&terminal, &brief, &html, &markdown] {
        assert!(!output.to_lowercase().contains("no word changed"), "{what}");
    }
    run(folder, &["old.txt", "new.txt", "-o", "table.xlsx"]);
    let sheet = part(
        &fs::read(folder.join("table.xlsx")).unwrap(),
        "xl/worksheets/sheet1.xml",
    );
    assert!(sheet.contains(&format!(">{gone}</t>")), "{what}: workbook");
    assert!(sheet.contains(&format!(">{come}</t>")), "{what}: workbook");
}

/// Asserts that the Word file gives back both texts.
fn assert_tracked(folder: &Path, what: &str, changed: &str) {
    run(folder, &["old.txt", "new.txt", "-o", "redline.docx"]);
    let redline = fs::read(folder.join("redline.docx")).unwrap();
    let document = part(&redline, "word/document.xml");
    assert!(
        document.contains("<w:del ") && document.contains("<w:ins "),
        "{what}: nothing is tracked"
    );
    for (view, text) in [(Revisions::Original, TEXT), (Revisions::Final, changed)] {
        let wanted = pieces("text.txt", text.as_bytes(), Revisions::Final);
        assert_eq!(pieces("redline.docx", &redline, view), wanted, "{what}: {view:?}");
    }
}

/// Unpacks one part of a file.
fn part(bytes: &[u8], name: &str) -> String {
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
