//! The head: a row for each field outside the paragraphs, set as the paragraphs are, so that filters, search and keys
//! treat it like one.
//!
//! ```text
//! Title              The p̶r̶o̶t̶e̶c̶t̶i̶o̶n̶ promotion of wells
//! ≠ amended −1 +1
//! ● substantive
//! ```
//!
//! A row has the class `f`, by which the script keeps it out of the layouts of one text: both mastheads stand at the
//! head of the page as they are.

use maud::{Markup, html};

use super::kind::{besides, kind};
use super::words::{isolated, letters, note_words, turns};
use super::{MINUS, Page};
use crate::report::{Class, HeadRow, Op, Relation, signed};

pub(super) fn markup(page: &Page<'_>) -> Markup {
    let rows = &page.report.head;
    html! {
        @if !rows.is_empty() {
            section.group #head aria-labelledby="head-heading" {
                h2 #head-heading { "Head" }
                @for (at, row) in rows.iter().enumerate() { (shown(page, row, page.anchors.of_row(at))) }
            }
        }
    }
}

fn shown(page: &Page<'_>, row: &HeadRow, anchor: &str) -> Markup {
    let hidden = row.differs() && !page.filter.shows(row.class);
    html! {
        div id=(anchor) class=(looks(row)) hidden[hidden] {
            @if !row.differs() || is_told_by_name(row) {
                h3 { (letters(&row.name())) @if let Some(fate) = fate(row) { " " small { "(" (fate) ")" } } }
            } @else {
                div.head {
                    h3 { a href={ "#" (anchor) } { (letters(&row.name())) } }
                    p.what { (row.relation.word()) " " span { (signed(MINUS, row.words(Op::Delete), row.words(Op::Insert))) } }
                    p class=(kind(row.class)) { (row.class.word()) }
                }
            }
            p dir=[direction(row)] { (note_words(&row.edits)) }
            (causes(row))
        }
    }
}

/// Returns the words by which style and script know a row, as for an entry.
fn looks(row: &HeadRow) -> String {
    let changed = row.differs();
    let usual = if changed { Class::Substantive } else { Class::None };
    let mut looks = vec!["f"];
    if row.relation != Relation::Unchanged {
        looks.push(row.relation.word());
    } else if changed {
        looks.push("w");
    }
    if row.class != usual {
        looks.push(row.class.word());
    }
    looks.join(" ")
}

/// Whether a field came or went as a whole: its name says so, and that this is of substance needs no word.
fn is_told_by_name(row: &HeadRow) -> bool {
    fate(row).is_some() && row.class == Class::Substantive
}

fn fate(row: &HeadRow) -> Option<&'static str> {
    match row.relation {
        Relation::Inserted => Some("new"),
        Relation::Deleted => Some("deleted"),
        _ => None,
    }
}

fn causes(row: &HeadRow) -> Markup {
    let cause = row.causes.text().filter(|_| row.differs());
    let parties = row.parties();
    html! {
        @if cause.is_some() || parties.is_some() {
            ul.causes {
                @if let Some(parties) = parties {
                    li class=[besides(row.class)] { (isolated(&parties)) }
                }
                @if let Some(cause) = cause {
                    li class=[besides(row.class)] { b { (row.class.word()) } ": " (isolated(&cause)) }
                }
            }
        }
    }
}

fn direction(row: &HeadRow) -> Option<&'static str> {
    let mut edits = row.edits.iter();
    edits
        .any(|edit| turns(&edit.old) || turns(&edit.new))
        .then_some("auto")
}
