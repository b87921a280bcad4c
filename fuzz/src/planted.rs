//! The controls: with the feature `planted`, what a target is handed has a rare fault, which it must find.
//!
//! Each fault needs what random bytes do not have by chance, and what is found in the seeds and the dictionary: so it is one that was
//! missed before coverage, seeds and dictionary were right. Without the feature every function gives back what it got.

use travaux::diff::Edit;

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
