//! One sentence that says how much changed.
//!
//! ```text
//! 13 → 12 preambular and 24 → 14 operative paragraphs: 7 unchanged, 12 amended, 1 merged, 2 inserted, 13 deleted;
//! 187 words deleted, 63 inserted.
//! ```

use super::{Page, count, thousands};
use crate::render::ink::{Line, Look, Span};
use crate::sides::Sides;

pub(super) fn lines(page: &Page<'_>) -> Vec<Line> {
    let sentence = format!("{}: {}; {}.", provisions(page), relations(page), words(page));
    page.indented(&[Span::new(Look::Strong, sentence)], 0)
}

/// Counts the provisions of both texts by kind, old and new.
fn provisions(page: &Page<'_>) -> String {
    let kinds = [
        (&["preambular"][..], "preambular paragraph"),
        (&["operative"], "operative paragraph"),
        (&["paragraph"], "paragraph"),
        (&["article"], "article"),
        (&["subparagraph"], "sub-paragraph"),
        (&["heading"], "heading"),
    ];
    let counts: Vec<String> = kinds
        .into_iter()
        .filter_map(|(kinds, noun)| {
            let number = page.report.texts.as_ref().map(|text| {
                text.provisions
                    .iter()
                    .filter(|it| kinds.contains(&it.kind))
                    .count()
            });
            change(number, noun)
        })
        .collect();
    listed(&counts)
}

/// Returns `24 → 14 operative paragraphs`, or nothing where neither text has any.
fn change(number: Sides<usize>, noun: &str) -> Option<String> {
    match (number.old, number.new) {
        (0, 0) => None,
        (old, new) if old == new => Some(count(new, noun)),
        (old, new) => Some(format!("{} → {} {noun}s", thousands(old), thousands(new))),
    }
}

fn relations(page: &Page<'_>) -> String {
    let summary = &page.report.summary;
    let counts = [
        (summary.unchanged, "unchanged"),
        (summary.amended, "amended"),
        (summary.split, "split"),
        (summary.merged, "merged"),
        (summary.inserted, "inserted"),
        (summary.deleted, "deleted"),
        (summary.moved, "moved"),
    ];
    let known: Vec<String> = counts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{} {word}", thousands(number)))
        .collect();
    known.join(", ")
}

fn words(page: &Page<'_>) -> String {
    let summary = &page.report.summary;
    match (summary.words_deleted, summary.words_inserted) {
        (0, 0) => "no word changed".to_owned(),
        (deleted, inserted) => format!(
            "{} deleted, {} inserted",
            count(deleted, "word"),
            thousands(inserted)
        ),
    }
}

/// Returns `a`, `a and b`, `a, b and c`.
fn listed(items: &[String]) -> String {
    match items {
        [] => "no paragraphs".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
