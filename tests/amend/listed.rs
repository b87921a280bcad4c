//! What is listed of a sheet: its head, its items with their places, what was doubtful.

use travaux::read::Source;

use super::{amendments, sheet};

#[test]
fn the_head_says_who_amends_what() {
    let read = sheet(
        "General Assembly\n\nEightieth session\n\nDenmark and Norway: amendment to draft resolution A/C.2/80/L.13/Rev.1\n\nWells\n\nDelete operative paragraph 3.\n",
    );
    assert_eq!(read.amends.as_deref(), Some("A/C.2/80/L.13/Rev.1"));
    assert_eq!(read.sponsors, ["Denmark", "Norway"]);
    assert_eq!(read.items.len(), 1);
}

#[test]
fn items_keep_their_number_their_words_and_their_place() {
    let read =
        sheet("1. In OP5:\n\n(a) Delete “all”;\n\n(b) After “States”, insert “and observers”. (EU, US)\n");
    let items: Vec<(&str, &str)> = read
        .items
        .iter()
        .map(|item| (item.n.as_deref().unwrap(), item.text.as_str()))
        .collect();
    assert_eq!(items[0], ("1 (a)", "1. In OP5:\n(a) Delete “all”;"));
    assert_eq!(items[1].0, "1 (b)");
    assert_eq!(read.items[1].sponsors, ["EU", "US"]);
    assert_eq!(read.items[1].line, Some(5));
}

#[test]
fn what_is_not_understood_is_an_item_with_a_warning() {
    let read = amendments("1. Delete OP3.\n\n2. Strengthen OP5 considerably.\n");
    let item = &read.sheets[0].items[1];
    assert_eq!((item.n.as_deref(), item.actions.len()), (Some("2"), 0));
    assert_eq!(read.warnings.len(), 1);
    assert_eq!(
        (read.warnings[0].code, read.warnings[0].line),
        ("amendment-not-understood", Some(3))
    );
}

#[test]
fn renumbering_is_understood_and_asks_for_nothing() {
    let read = amendments("1. Delete OP3.\n\n2. Renumber the remaining paragraphs accordingly.\n");
    assert_eq!(read.sheets[0].items.len(), 2);
    assert!(read.sheets[0].items[1].actions.is_empty());
    assert!(read.warnings.is_empty());
}

#[test]
fn the_json_follows_its_schema() {
    let schema: serde_json::Value = serde_json::from_str(travaux::render::json::amendments::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for fixture in [
        include_str!("../fixtures/amend/wordings.txt"),
        include_str!("../fixtures/amend/sheets.txt"),
        include_str!("../fixtures/amend/no_instructions.txt"),
    ] {
        let read = amendments(&fixture.replace("\n---\n", "\n\n"));
        let json: serde_json::Value =
            serde_json::from_str(&travaux::render::json::amendments::render(&read)).unwrap();
        let problems: Vec<String> = validator
            .iter_errors(&json)
            .map(|problem| problem.to_string())
            .collect();
        assert!(problems.is_empty(), "{problems:?}");
    }
}

#[test]
fn the_list_says_each_action_in_one_line() {
    let read = amendments("1. In OP5, after “States”, insert “and observers”.\n\n2. Delete PP3.\n");
    let text = travaux::render::terminal::amendments::render(&read, 100);
    assert!(
        text.contains("1. OP 5: insert “and observers” after “States”\n"),
        "{text}"
    );
    assert!(text.contains("2. PP 3: delete the paragraph\n"), "{text}");
    let text = travaux::render::markdown::amendments::render(&read);
    assert!(text.contains("- 2 PP 3: delete the paragraph\n"), "{text}");
}

/// Compares a draft with another text.
fn compared(other: &str) -> Result<travaux::report::Report, travaux::Error> {
    let source = |name: &str, text: &str| Source {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let draft = "General Assembly\n\nCuba: draft resolution\n\nWells\n\nThe General Assembly,\n\n1. Urges States to act.\n";
    let sides = travaux::Sides::new(source("draft.txt", draft), source("other.txt", other));
    travaux::compare(&sides, &travaux::Options::default())
}

#[test]
fn a_sheet_is_no_text_to_compare() {
    let sheet = "General Assembly\n\nNorway: amendment to draft resolution A/C.3/80/L.2\n\nWells\n\nDelete operative paragraph 1.\n";
    let refused = compared(sheet).unwrap_err().to_string();
    assert!(
        refused.starts_with("other.txt: ") && refused.contains("'travaux amend --list other.txt'"),
        "{refused}"
    );
}

#[test]
fn a_text_whose_title_speaks_of_an_amendment_is_compared() {
    for text in [
        "General Assembly\n\nCuba: draft resolution\n\nAmendment to the Convention on wells\n\nThe General Assembly,\n\n1. Urges States to act.\n",
        "Amendments to the Act on wells\n\n1. Section 3 is amended.\n",
        "Amendment\n\n1. Section 3 is amended.\n",
        "Wells: amendment\n\n1. Section 3 is amended.\n",
        "General Assembly\n\nCuba: draft resolution\n\nWells\n\nThe General Assembly,\n\n1. Adopts the following: amendment to article 3.\n",
    ] {
        assert!(compared(text).is_ok(), "{text}");
    }
}

#[test]
fn a_line_of_the_head_that_asks_for_something_is_kept_and_told_once() {
    let head =
        "General Assembly\n\nEightieth session\n\nNorway: amendment to draft resolution A/C.3/80/L.2\n\n";
    let read = amendments(&format!(
        "{head}Delete “all”: operative paragraph 2\n\nIn paragraph 4, delete “some”.\n"
    ));
    let items: Vec<(&str, usize)> = read.sheets[0]
        .items
        .iter()
        .map(|item| (item.text.as_str(), item.actions.len()))
        .collect();
    assert_eq!(
        items,
        [
            ("Delete “all”: operative paragraph 2", 0),
            ("In paragraph 4, delete “some”.", 1)
        ]
    );
    let lost = read.sheets[0]
        .warnings
        .iter()
        .filter(|it| it.code == "amendment-not-understood");
    assert_eq!(lost.count(), 1);
}
