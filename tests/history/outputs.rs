//! What is written of a history, and for whom.

use travaux::history::History;
use travaux::render::ink::Ink;
use travaux::render::{json, markdown, terminal};

use crate::versions::{BUDGET, OCEANS, REPORT, WOMEN, followed};

fn history() -> History {
    let weaker = WOMEN.replace("Urges", "Encourages");
    followed(&[
        &[BUDGET, WOMEN, REPORT],
        &[BUDGET, &weaker, REPORT],
        &[REPORT, BUDGET],
        &[REPORT, BUDGET, WOMEN, OCEANS],
    ])
}

#[test]
fn the_json_keeps_its_schema() {
    let schema: serde_json::Value = serde_json::from_str(json::history::SCHEMA).expect("JSON");
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let document: serde_json::Value = serde_json::from_str(&json::history::render(&history())).expect("JSON");
    let problems: Vec<String> = validator
        .iter_errors(&document)
        .map(|it| it.to_string())
        .collect();
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn comparisons_in_the_json_are_those_of_neighbours_without_their_texts() {
    let history = history();
    let document: serde_json::Value = serde_json::from_str(&json::history::render(&history)).expect("JSON");
    for (at, report) in history.comparisons.iter().enumerate() {
        let mut whole = serde_json::to_value(report).expect("a report");
        let fields = whole.as_object_mut().expect("an object");
        for side in ["old", "new"] {
            let version = at + usize::from(side == "new");
            assert_eq!(fields.remove(side).as_ref(), Some(&document["versions"][version]));
        }
        assert_eq!(document["comparisons"][at], whole);
    }
}

#[test]
fn the_terminal_opens_with_what_matters_and_has_a_sign_for_each_version() {
    let text = terminal::history::render(&history(), None, 100, Ink::Plain);
    for words in [
        "4 versions from 0.txt to 3.txt: 4 of 4 paragraphs alive, 1 reinstated.",
        "New against all earlier versions",
        "OP 4 is new (11 words)",
        "Came back",
        "OP 3 left after 0.txt and came back with 3.txt",
        "Unchanged since\n0.txt: OP 1, OP 2",
        "OP 1  +---  Requests the Secretary-General",
        "OP 3  +# *  Urges States",
        "OP 4     +  Encourages coastal",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn the_life_of_a_paragraph_is_told_in_sentences() {
    let history = history();
    let text = terminal::history::render(&history, history.line_of("op 3"), 120, Ink::Plain);
    for words in [
        "0.txt has it as OP 2.",
        "1.txt a weaker verb: Urges → Encourages; “Urges” → “Encourages” (substantive).",
        "2.txt leaves it out.",
        "3.txt brings it back as OP 3, from 0.txt",
        "[in 0.txt, again since 3.txt]",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn markdown_has_the_ids_of_all_versions_and_every_life() {
    let text = markdown::history::render(&history(), None);
    for words in [
        "# History",
        "| 0.txt | 1.txt | 2.txt | 3.txt |\n|---|---|---|---|\n| OP 3 | OP 3 | OP 1 | OP 1 |",
        "### OP 3",
        "- **2.txt** leaves it out.",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn nothing_of_a_text_reaches_an_output_raw() {
    let bad = "Urges States\u{1b}[31m to *ratify* | the <b>Convention</b> on rights without delay;";
    let history = followed(&[&[BUDGET, WOMEN], &[BUDGET, bad]]);
    let line = history.line_of("OP2");
    for line in [None, line] {
        let shown = terminal::history::render(&history, line, 100, Ink::Plain);
        assert!(!shown.contains('\u{1b}'), "{shown}");
        let page = markdown::history::render(&history, line);
        assert!(!page.contains('\u{1b}') && !page.contains("<b>"), "{page}");
    }
}
