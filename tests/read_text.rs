//! Plain text and Markdown: tables, pictures, struck words, line numbers, side notes.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

use std::fmt::Write as _;

use travaux::document::{Document, Holds, Outside};
use travaux::read::{ReadOptions, Revisions, Source, read};

fn document(text: &str, revisions: Revisions) -> Document {
    let source = Source {
        name: "text.md".to_owned(),
        bytes: text.into(),
    };
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    read(&source, &options).unwrap().1
}

/// Prints what a text is: a row with `row`, a picture with `picture`, what is outside with its name.
fn print(document: &Document) -> String {
    let mut print = String::new();
    for block in &document.blocks {
        let word = match (block.hints.outside, block.hints.holds) {
            (Some(Outside::LineNumber), _) => "number ",
            (Some(Outside::SideNote), _) => "side ",
            (Some(_), _) => "outside ",
            (None, Holds::Row) => "row ",
            (None, Holds::Picture) => "picture ",
            (None, Holds::Words) => "",
        };
        let text = block.text().replace('\t', "⇥");
        writeln!(print, "{word}| {text}").unwrap();
    }
    for warning in &document.warnings {
        writeln!(print, "! {}", warning.code).unwrap();
    }
    print
}

fn check(text: &str, expected: &str) {
    assert_eq!(print(&document(text, Revisions::Final)), expected, "{text}");
}

#[test]
fn a_table_is_rows_of_cells_and_its_rule_no_text() {
    check(
        "The fees:\n\n| Vessel | *Fee* |\n|:---|---:|\n| Tug | 40 \\| 50 |\n| | 60 |\n\nPaid in advance.\n",
        "| The fees:\nrow | Vessel⇥Fee\noutside | |:---|---:|\nrow | Tug⇥40 | 50\nrow | ⇥60\n| Paid in advance.\n",
    );
}

#[test]
fn bars_without_a_rule_are_wording() {
    check(
        "shall | should | may act\nnow",
        "| shall | should | may act\n| now\n",
    );
}

#[test]
fn a_picture_stands_behind_its_paragraph() {
    check(
        "The wells ![A map](wells.png \"of wells\") lie\nin the north.\n\n![](data:image/png;base64,d2VsbHM=)\n",
        "| The wells  lie\n| in the north.\npicture | [picture wells.png: A map of wells]\npicture | [picture dda9f4f9]\n",
    );
}

#[test]
fn alternatives_in_brackets_behind_a_call_are_no_picture() {
    check("Act now![shall](should) be", "| Act now![shall](should) be\n");
}

#[test]
fn waves_strike_out_and_follow_the_view() {
    let text = "within ~~five years~~ <u>three years</u> of six~~teen~~<ins>ty</ins> days\n";
    let shown = |view| print(&document(text, view));
    assert_eq!(
        shown(Revisions::Final),
        "| within three years of sixty days\n! struck-words\n"
    );
    assert_eq!(
        shown(Revisions::Original),
        "| within five years of sixteen days\n! struck-words\n"
    );
    check("about ~5 and ~6, ~~~~", "| about ~5 and ~6, ~~~~\n");
}

#[test]
fn numbers_of_every_line_are_set_apart() {
    check(
        " 1  Section 1. The harbour master shall keep\n 2  a register of all vessels, and\n 3\n 4  shall send a copy\n 5  each quarter.\n",
        "number | 1\n| Section 1. The harbour master shall keep\nnumber | 2\n| a register of all vessels, and\nnumber | 3\n\
         number | 4\n| shall send a copy\nnumber | 5\n| each quarter.\n",
    );
}

#[test]
fn numbers_of_every_fifth_line_are_set_apart_on_either_side() {
    let line = |at: usize| format!("the {at}th line of the text goes on and on without an end");
    let left = |at: usize| match at % 5 {
        0 => format!("{at:>3}   {}\n", line(at)),
        _ => format!("      {}\n", line(at)),
    };
    let right = |at: usize| match at % 5 {
        0 => format!("{:<64}{at:>3}\n", line(at)),
        _ => format!("{}\n", line(at)),
    };
    for print_of in [&left as &dyn Fn(usize) -> String, &right] {
        let text: String = (1..=16).map(print_of).collect();
        let shown = print(&document(&text, Revisions::Final));
        assert_eq!(shown.matches("number | ").count(), 3, "{shown}");
        assert!(
            shown.contains("number | 10\n| the 10th line of the text goes on and on without an end\n"),
            "{shown}"
        );
    }
}

#[test]
fn numbered_paragraphs_and_rows_of_figures_are_no_line_numbers() {
    let paragraphs = "1  The court heard the parties.\n2  The action is late.\n3  It is dismissed.\n4  No costs.\n5  Done.\n";
    let figures = "Wells      5\nRivers    10\nLakes     15\nSprings   20\n";
    for text in [paragraphs, figures] {
        assert!(
            !print(&document(text, Revisions::Final)).contains("number"),
            "{text}"
        );
    }
}

#[test]
fn side_notes_stand_beside_the_sentences() {
    check(
        "The board shall keep a register of all vessels that lie          Register of\n\
         in the port for more than forty days, and shall publish          vessels.\n\
         it each quarter in the gazette of the port and send it\n\
         to the ministry, which keeps it for ten years at least.\n\
         It is open to all who ask for it at the office.\n",
        "side | Register of vessels.\n| The board shall keep a register of all vessels that lie\n\
         | in the port for more than forty days, and shall publish\n| it each quarter in the gazette of the port and send it\n\
         | to the ministry, which keeps it for ten years at least.\n| It is open to all who ask for it at the office.\n",
    );
}

#[test]
fn columns_of_a_table_are_no_side_notes() {
    let text = "Vessel                                Fee of the year\nTug                                   forty crowns\nBarge                                 sixty crowns\n\
                Ferry                                 seventy crowns\nRaft                                  ten crowns\n";
    assert!(!print(&document(text, Revisions::Final)).contains("side"));
}
