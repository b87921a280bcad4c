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

pub(crate) fn travaux(folder: &Path, arguments: &[&str]) -> Output {
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
        "applied: OP 1: replace “in trade” by “in finance”",
        "REFUSED: OP 5: delete “nowhere to be found”",
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
pub(crate) fn part(path: &Path) -> String {
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

/// Applies a sheet to a text, and returns what was said and the amended text.
fn saved(base: &str, sheet: &str) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("base.txt"), base).unwrap();
    fs::write(folder.path().join("sheet.txt"), sheet).unwrap();
    let run = travaux(
        folder.path(),
        &["amend", "base.txt", "sheet.txt", "--save", "new.txt"],
    );
    let said = String::from_utf8(run.stdout).unwrap();
    (said, fs::read_to_string(folder.path().join("new.txt")).unwrap())
}

#[test]
fn an_item_that_is_added_at_the_end_of_a_paragraph_stands_below_it() {
    let base = "The General Assembly,\n\nRecalling its resolution 70/1,\n\n1. Requests the Secretary-General:\n\n(a) To report;\n\n(b) To convene a meeting;\n\n2. Decides to remain seized of the matter.\n";
    let sheet = "Norway: amendment to draft resolution A/C.3/80/L.90\n\n1. At the end of operative paragraph 1, add the following:\n\n“(c) To publish a guide;”\n";
    let (said, new) = saved(base, sheet);
    assert!(said.contains("applied: end of OP 1: insert (c)"), "{said}");
    assert!(
        new.contains("(b) To convene a meeting;\n\n(c) To publish a guide;\n\n2. Decides"),
        "{new}"
    );
}

const LAW: &str = "Flussgesetz\n\n§ 1 Zweck\n\n(1) Das Gesetz schützt Flüsse.\n\n(2) Es gilt im ganzen Bundesgebiet.\n\n§ 2 Gebühren\n\n(1) Gebühren werden erhoben.\n\n(2) Das Nähere regelt eine Verordnung.\n\n§ 3 Inkrafttreten\n\nDieses Gesetz tritt morgen in Kraft.\n";
const LAW_SHEET: &str =
    "Artikel 1 Änderung des Flussgesetzes\nDas Flussgesetz vom 1. Januar 2020 wird wie folgt geändert:\n";

#[test]
fn a_paragraph_is_added_to_an_article_that_has_its_number_in_a_heading() {
    let sheet =
        format!("{LAW_SHEET}1. Dem § 1 wird folgender Absatz 3 angefügt:\n„(3) Seen sind wie Flüsse.“\n");
    let (said, new) = saved(LAW, &sheet);
    assert!(said.contains("1 of 1 action applied"), "{said}");
    let expected = LAW.replace("Bundesgebiet.", "Bundesgebiet.\n\n(3) Seen sind wie Flüsse.");
    assert_eq!(new, expected, "{said}");
}

#[test]
fn an_article_goes_with_its_heading_and_the_others_keep_their_numbers() {
    let sheet = format!("{LAW_SHEET}1. § 2 wird aufgehoben.\n");
    let (said, new) = saved(LAW, &sheet);
    let (before, rest) = LAW.split_once("§ 2").unwrap();
    let (_, behind) = rest.split_once("§ 3").unwrap();
    assert_eq!(new, format!("{before}§ 3{behind}"), "{said}");
    let sheet = format!("{LAW_SHEET}1. § 3 wird aufgehoben.\n");
    let (said, new) = saved(LAW, &sheet);
    assert_eq!(
        new.trim_end(),
        LAW.split_once("§ 3").unwrap().0.trim_end(),
        "{said}"
    );
}

#[test]
fn an_article_that_comes_has_a_heading_like_its_neighbours() {
    let sheet = format!(
        "{LAW_SHEET}1. Nach § 1 wird folgender § 1a eingefügt:\n„§ 1a Beirat\n(1) Es wird ein Beirat gebildet.\n(2) Er berät die Länder.“\n"
    );
    let (said, new) = saved(LAW, &sheet);
    let come = "Bundesgebiet.\n\n§ 1a Beirat\n\n(1) Es wird ein Beirat gebildet.\n\n(2) Er berät die Länder.";
    assert_eq!(new, LAW.replace("Bundesgebiet.", come), "{said}");
}

#[test]
fn a_british_amendment_may_bear_its_number_in_front() {
    let sheet = "River Bill\n\nAMENDMENTS TO BE MOVED IN COMMITTEE\n\nClause 2\n\nBARONESS JONES\n\n12 Clause 2, page 1, line 8, after “authorities” insert “and trusts”\n\n13 Clause 3, page 1, line 9, leave out “two” and insert “three”\n";
    let (said, _) = saved(BASE, sheet);
    assert!(said.contains("12. REFUSED: art. 2, page 1, line 8:"), "{said}");
    assert!(said.contains("13. REFUSED: art. 3, page 1, line 9:"), "{said}");
}

#[test]
fn a_sheet_that_is_given_as_the_text_is_named() {
    let folder = folder();
    let run = travaux(folder.path(), &["amend", "sheet.txt", "good.txt"]);
    assert_eq!(run.status.code(), Some(2));
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("sheet.txt: is a sheet of amendments"), "{said}");
}

#[test]
fn a_table_says_whose_each_change_is_and_two_who_delete_are_both_named() {
    let folder = folder();
    let other = "Norway: amendment to draft resolution A/C.3/80/L.50\n\nDelete operative paragraph 2.\n";
    fs::write(folder.path().join("other.txt"), other).unwrap();
    let all = ["amend", "base.txt", "good.txt", "other.txt"];
    let run = travaux(folder.path(), &all);
    let said = String::from_utf8(run.stdout).unwrap();
    assert_eq!(said.matches("item 2 of good.txt deletes").count(), 1, "{said}");
    let mut table = all.to_vec();
    table.extend(["--format", "csv"]);
    let table = String::from_utf8(travaux(folder.path(), &table).stdout).unwrap();
    assert!(table.lines().next().unwrap().ends_with(",\"by\"\r") || table.contains("\"cause\",\"by\""));
    assert!(
        table.contains("\"item 2 of good.txt (Freedonia) and other.txt (Norway)\""),
        "{table}"
    );
}

#[test]
fn a_rolling_text_is_written_in_every_form_and_gives_each_delegation_back() {
    let folder = tempfile::tempdir().unwrap();
    let base = "The General Assembly,\n\nRecalling its resolution 60/1 of 16 September 2005[^1],\n\n\
        1. Urges all Member States to cooperate;\n\n2. Thanks the donors;\n\n\
        3. Decides to remain seized of the matter.\n\n[^1]: See A/60/L.1.\n";
    let copy = base
        .replace("all Member States", "States Parties")
        .replace("L.1", "L.2");
    for (name, text) in [
        ("base.txt", base),
        ("EU.txt", &copy),
        (
            "kenya.txt",
            "In OP1, replace “cooperate” by “act”.\n\nDelete OP2.\n",
        ),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let sheets = [
        "amend",
        "base.txt",
        "EU.txt",
        "kenya.txt",
        "--compile",
        "--author",
        "EU",
        "--author",
        "Kenya",
    ];
    let mut arguments = sheets.to_vec();
    let all = ["out.html", "out.md", "out.docx", "out.txt", "out.json"];
    arguments.extend(all.iter().flat_map(|name| ["-o", name]));
    let run = travaux(folder.path(), &arguments);
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(
        read("out.txt")
            .contains("1. Urges [all Member States] [EU: States Parties] to [cooperate] [Kenya: act];")
    );
    assert!(read("out.html").contains("[Kenya: delete] "));
    assert!(read("out.md").contains("<strong>\\[EU:</strong> States Parties<strong>\\]</strong>"));
    assert!(part(&folder.path().join("out.docx")).contains("<w:footnoteReference w:id=\"1\"/>"));
    let json: serde_json::Value = serde_json::from_str(&read("out.json")).unwrap();
    let schema = travaux(folder.path(), &["schema", "amendments"]).stdout;
    let schema: serde_json::Value = serde_json::from_slice(&schema).unwrap();
    jsonschema::validate(&schema, &json).unwrap();
    let lines = json["compiled"].as_array().unwrap();
    let pieces = lines.iter().flat_map(|line| line["pieces"].as_array().unwrap());
    assert!(
        pieces
            .filter(|it| it["kind"] != "base")
            .all(|it| !it["by"].as_array().unwrap().is_empty())
    );
    // Out of it comes each text again.
    let mut only = sheets.to_vec();
    only.extend(["--only-by", "eu", "-o", "eu-again.txt", "-o", "eu-again.docx"]);
    assert_eq!(travaux(folder.path(), &only).status.code(), Some(0));
    assert_eq!(read("eu-again.txt"), copy);
    let same = travaux(folder.path(), &["EU.txt", "eu-again.docx", "--exit-code"]);
    assert_eq!(
        same.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&same.stdout)
    );
    let mut nobody = sheets.to_vec();
    nobody.extend(["--only-by", "Japan"]);
    let run = travaux(folder.path(), &nobody);
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("those who do: "));
}
