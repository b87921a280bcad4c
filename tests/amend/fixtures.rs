//! Sheets written by hand, with what they ask for.

use super::{actions, evened, line, sheet};

/// Checks each block of a fixture.
fn check(fixture: &str) {
    let mut wrong = Vec::new();
    for block in fixture.split("\n---\n").skip(1) {
        let (want, text): (Vec<&str>, Vec<&str>) = block.lines().partition(|line| line.starts_with("= "));
        let want: Vec<String> = want.iter().map(|line| evened(&line[2..])).collect();
        let read = sheet(&text.join("\n"));
        let got: Vec<String> = actions(&read).into_iter().map(line).collect();
        if got != want {
            wrong.push(format!("{}\n  want {want:#?}\n  got {got:#?}", text.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn one_sentence_is_read_in_many_wordings() {
    check(include_str!("../fixtures/amend/wordings.txt"));
}

#[test]
fn paragraphs_are_instructions_or_what_these_bring_along() {
    check(include_str!("../fixtures/amend/sheets.txt"));
}

#[test]
fn what_is_no_instruction_asks_for_nothing() {
    check(include_str!("../fixtures/amend/no_instructions.txt"));
}

#[test]
fn sheets_in_french_are_read_in_many_wordings() {
    check(include_str!("../fixtures/amend/french.txt"));
}

#[test]
fn sheets_in_spanish_are_read_in_many_wordings() {
    check(include_str!("../fixtures/amend/spanish.txt"));
}

#[test]
fn sheets_in_russian_are_read_in_many_wordings() {
    check(include_str!("../fixtures/amend/russian.txt"));
}

#[test]
fn sheets_in_arabic_are_read_in_many_wordings() {
    check(include_str!("../fixtures/amend/arabic.txt"));
}

#[test]
fn sheets_in_chinese_are_read_in_many_wordings() {
    check(include_str!("../fixtures/amend/chinese.txt"));
}
