//! Notes that people put on a PDF: comments, marks, filled-in fields. Never part of the text, always reported.
//!
//! A delegate's copy often carries yellow notes and struck-out words. They are not the text that was issued, so they
//! are not read; but a reader of the comparison must know that they are there. Links are no such notes.

use hayro_syntax::object::{Array, Dict, Name};
use hayro_syntax::page::Page;

use crate::document::{Locator, Warning};

/// The most notes of one page that are counted.
const MAX_NOTES: usize = 10_000;

/// Returns a warning when there are notes on the pages.
pub(super) fn warning<'a>(pages: impl Iterator<Item = &'a Page<'a>>) -> Option<Warning> {
    let (mut all, mut first) = (0, None);
    for (number, page) in (1u32..).zip(pages) {
        let found = count(page);
        if found > 0 {
            first = first.or(Some(number));
        }
        all += found;
    }
    let page = first?;
    let notes = if all == 1 {
        "1 comment, mark or field is"
    } else {
        &format!("{all} comments, marks or fields are")
    };
    Some(Warning {
        code: "annotations",
        message: format!("{notes} put on the pages and not read as text"),
        locator: Locator {
            page: Some(page),
            ..Locator::default()
        },
    })
}

fn count(page: &Page<'_>) -> usize {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else {
        return 0;
    };
    let is_note = |dict: &Dict<'_>| {
        let kind = dict.get::<Name<'_>>("Subtype");
        match kind.as_deref() {
            Some(b"Link" | b"Popup" | b"PrinterMark" | b"TrapNet") | None => false,
            // An empty field says nothing.
            Some(b"Widget") => dict.contains_key("V"),
            Some(_) => true,
        }
    };
    annotations
        .iter::<Dict<'_>>()
        .take(MAX_NOTES)
        .filter(is_note)
        .count()
}
