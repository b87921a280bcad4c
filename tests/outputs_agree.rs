//! What one output says, all say: a change of the head or of a recital is told by each of them, and counted alike.

use std::fs;
use std::process::{Command, Stdio};

use travaux::compare::understand;
use travaux::read::{ReadOptions, Revisions, Source};

const TEXT: &str = "United Nations A/C.2/80/L.13
General Assembly

Norway and Peru: draft resolution

The protection of wells in dry seasons

The General Assembly,

Recalling its resolution 60/1 of 16 September 2005,

1. Urges all Member States to cooperate with the special procedures;

2. Decides to continue its consideration of the question.

Adopted at the 3222nd meeting by 12 votes to none, with 3 abstentions.
";

/// A change: what it is about, the words before and after, the words that each output has of it, and those that the
/// briefing has.
type Change = (
    &'static str,
    &'static str,
    &'static str,
    [&'static str; 2],
    &'static str,
);

const CHANGES: &[Change] = &[
    (
        "title",
        "The protection of wells",
        "The promotion of wells",
        ["protection", "promotion"],
        "Title: \"protection\" became \"promotion\".",
    ),
    (
        "sponsors",
        "Norway and Peru:",
        "Norway and Cuba:",
        ["Peru", "Cuba"],
        "Sponsors: Cuba came; Peru went.",
    ),
    (
        "vote",
        "by 12 votes",
        "by 13 votes",
        ["12", "13"],
        "Vote: \"12\" became \"13\".",
    ),
    (
        "formula",
        "The General Assembly,",
        "The Security Council,",
        ["General Assembly", "Security Council"],
        "Opening formula: \"General Assembly\" became \"Security Council\".",
    ),
    (
        "recital",
        "60/1 of 16",
        "60/2 of 16",
        ["60/1", "60/2"],
        "PP 1: \"60/1\" became \"60/2\".",
    ),
];

fn run(folder: &std::path::Path, arguments: &[&str]) -> (String, Option<i32>) {
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

/// Returns everything that a Word file says in one view, piece by piece.
fn pieces(bytes: &[u8], revisions: Revisions) -> Vec<(String, String)> {
    let source = Source {
        name: "redline.docx".to_owned(),
        bytes: bytes.to_vec(),
    };
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    let instrument = understand(&source, &options).unwrap().instrument;
    let mut said = Vec::new();
    for piece in instrument.heads.iter().flat_map(|head| &head.pieces) {
        said.push((piece.field.name().to_owned(), letters(&piece.text)));
    }
    said.extend(
        instrument
            .provisions
            .iter()
            .map(|it| (it.id.clone(), letters(&it.text))),
    );
    said
}

fn pieces_of_text(text: &str) -> Vec<(String, String)> {
    let source = Source {
        name: "text.txt".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let instrument = understand(&source, &ReadOptions::default()).unwrap().instrument;
    let mut said = Vec::new();
    for piece in instrument.heads.iter().flat_map(|head| &head.pieces) {
        said.push((piece.field.name().to_owned(), letters(&piece.text)));
    }
    said.extend(
        instrument
            .provisions
            .iter()
            .map(|it| (it.id.clone(), letters(&it.text))),
    );
    said
}

#[test]
fn a_change_is_told_alike_by_every_output() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.txt"), TEXT).unwrap();
    for (what, before, after, [gone, come], sentence) in CHANGES {
        assert!(TEXT.contains(before), "{what}");
        let changed = TEXT.replacen(before, after, 1);
        fs::write(folder.path().join("new.txt"), &changed).unwrap();
        let say = |format: &str| run(folder.path(), &["old.txt", "new.txt", "--format", format]).0;
        let (terminal, status) = run(folder.path(), &["old.txt", "new.txt", "--exit-code"]);
        assert_eq!(status, Some(1), "{what}");

        let json: serde_json::Value = serde_json::from_str(&say("json")).unwrap();
        let schema: serde_json::Value = serde_json::from_str(travaux::render::json::SCHEMA).unwrap();
        assert!(jsonschema::is_valid(&schema, &json), "{what}");
        let changes = json["summary"]["changes"].as_u64().unwrap();
        assert_eq!(changes, 1, "{what}: {}", json["head"]);
        let told = "1 change by meaning: 1 substantive";

        let brief = say("brief");
        assert_eq!(brief.lines().next(), Some(*sentence), "{what}");
        assert!(brief.contains("1 change. Of substance: 1;"), "{what}: {brief}");
        let html = say("html");
        let (del, ins) = (format!("<del>{gone}</del>"), format!("<ins>{come}</ins>"));
        assert!(html.contains(&del) && html.contains(&ins), "{what}: page");
        assert!(html.contains("data-changes=1>"), "{what}: page");
        let (marked, table) = (format!("[-{gone}-]{{+{come}+}}"), say("csv"));
        assert!(
            terminal.contains(&marked) && terminal.contains(told),
            "{what}: {terminal}"
        );
        assert!(table.contains(&marked), "{what}: {table}");
        let markdown = say("markdown");
        let struck = format!("~~{gone}~~");
        assert!(
            markdown.contains(&struck) && markdown.contains(told),
            "{what}: {markdown}"
        );
        for output in [&terminal, &brief, &html, &markdown] {
            assert!(!output.to_lowercase().contains("no word changed"), "{what}");
        }

        run(folder.path(), &["old.txt", "new.txt", "-o", "redline.docx"]);
        let redline = fs::read(folder.path().join("redline.docx")).unwrap();
        assert_eq!(
            pieces(&redline, Revisions::Original),
            pieces_of_text(TEXT),
            "{what}: rejected"
        );
        assert_eq!(
            pieces(&redline, Revisions::Final),
            pieces_of_text(&changed),
            "{what}: accepted"
        );
    }
}
