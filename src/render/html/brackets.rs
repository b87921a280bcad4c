//! Where square brackets are open: what is not agreed yet, each a link to its paragraph.

use maud::{Markup, html};

use super::Page;
use super::concordance::first_words;
use super::words::{isolated, letters};
use crate::report::{Entry, count, thousands};

/// A page lists no more than these: with more, nearly all of the text is open.
const MOST: usize = 200;

pub(super) fn markup(page: &Page<'_>) -> Markup {
    let entries = page.report.entries.iter();
    let open: Vec<&Entry> = entries
        .filter(|entry| entry.brackets.as_ref().is_some_and(|brackets| brackets.new > 0))
        .collect();
    html! {
        @if !open.is_empty() {
            section #brackets aria-labelledby="brackets-title" {
                h2 #brackets-title { "Open brackets" }
                details {
                    summary { (count(open.len(), "paragraph")) " of the new text with open brackets" }
                    ul.notes {
                        @for entry in open.iter().take(MOST) { (shown(page, entry)) }
                        @if open.len() > MOST { li { "and " (thousands(open.len() - MOST)) " more" } }
                    }
                }
            }
        }
    }
}

fn shown(page: &Page<'_>, entry: &Entry) -> Markup {
    html! {
        li {
            a href={ "#" (page.anchor(entry)) } { (letters(&entry.name())) } " "
            bdi { (first_words(page, entry)) }
            @if let Some(words) = entry.brackets_in_words() { " – " (isolated(&words)) }
        }
    }
}
