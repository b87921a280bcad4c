//! The controls: with the feature `planted`, what a target is handed has a rare fault, which it must find.
//!
//! Each fault needs what random bytes do not have by chance, and what is found in the seeds and the dictionary: so it is one that was
//! missed before coverage, seeds and dictionary were right. Without the feature every function gives back what it got.

use travaux::diff::Edit;
use travaux::instrument::Instrument;
use travaux::report::{Relation, Report};

/// Of edits: where `shall not` was deleted, what is equal behind it is lost.
pub fn edits(mut edits: Vec<Edit>) -> Vec<Edit> {
    let fatal = |edit: &Edit| matches!(edit, Edit::Delete(words) if words.contains("shall not"));
    if cfg!(feature = "planted") && edits.iter().any(fatal) {
        edits.pop();
    }
    edits
}

/// Of numbers: fourteen in Roman letters.
pub fn label(label: String) -> String {
    if cfg!(feature = "planted") && label == "(xiv)" {
        return "(xiiii)".to_owned();
    }
    label
}

/// Of a table: a quote at the end of a field is written once.
pub fn table(table: String) -> String {
    if cfg!(feature = "planted") {
        return table.replace("States\"\"\",", "States\"\",");
    }
    table
}

/// Of rows: a figure of three digits before an organization.
pub fn row(row: String) -> String {
    let words: Vec<&str> = row.split(' ').collect();
    let figures = |word: &&str| word.len() == 3 && word.chars().all(|c| c.is_ascii_digit());
    if cfg!(feature = "planted") && words.iter().any(figures) && words.contains(&"WHO") {
        return words.into_iter().rev().collect::<Vec<_>>().join(" ");
    }
    row
}

/// Of what a reader understood: the mark of a footnote in a paragraph of ten per cent stands behind its end.
pub fn instrument(mut instrument: Instrument) -> Instrument {
    if cfg!(feature = "planted") {
        let few = instrument.provisions.iter_mut();
        for provision in few.filter(|it| it.text.contains("10 per cent")) {
            provision.marks.iter_mut().for_each(|mark| mark.offset += 10_000);
        }
    }
    instrument
}

/// Of a comparison: a paragraph that two became loses its last edit.
pub fn report(mut report: Report) -> Report {
    if cfg!(feature = "planted") {
        let split = report
            .entries
            .iter_mut()
            .filter(|it| it.relation == Relation::Split);
        split.for_each(|entry| drop(entry.edits.pop()));
    }
    report
}

/// Of a Word file that is read again: the letter before a soft hyphen.
pub fn paper(text: String) -> String {
    match text.find('\u{ad}') {
        Some(at) if cfg!(feature = "planted") => text
            .chars()
            .filter(|c| text[..at].chars().next_back() != Some(*c))
            .collect(),
        _ => text,
    }
}

/// Of a page: a form without anything.
pub fn page(page: String) -> String {
    if cfg!(feature = "planted") {
        return page.replace("&lt;form&gt;", "<form>");
    }
    page
}
