//! Layouts, filters, search and the way from change to change: shown only where the script runs.

use maud::{Markup, html};

use super::Page;
use super::counted::number_of;
use crate::report::{Class, Op, Relation};

/// The layouts: the value that the script knows, and the word on the button.
const LAYOUTS: [(&str, &str); 6] = [
    ("inline", "Inline"),
    ("sides", "Side by side"),
    ("changes", "Changes only"),
    ("old", "Old text"),
    ("new", "New text"),
    ("marked", "New, marked"),
];

pub(super) fn markup(page: &Page<'_>) -> Markup {
    html! {
        section #tools aria-label="View" hidden {
            fieldset.layouts {
                legend.v { "Layout" }
                @for (value, word) in LAYOUTS {
                    label { input type="radio" name="layout" value=(value) checked[value == "inline"]; span { (word) } }
                }
            }
            details.filter {
                summary { "Filter" span #filtered {} }
                div.box { (filters(page)) }
            }
            button #room type="button" { "Print for the room" }
            label.search { span.v { "Search both texts" } input #search type="search" placeholder="Search" autocomplete="off"; }
            div.steps {
                button #previous type="button" aria-keyshortcuts="k p" { span aria-hidden="true" { "↑" } span.v { "Previous change" } }
                span #place role="status" data-changes=(page.report.summary.changes) {}
                button #next type="button" aria-keyshortcuts="j n" { span aria-hidden="true" { "↓" } span.v { "Next change" } }
            }
        }
        div #map aria-hidden="true" hidden {}
        p #said.v role="status" {}
    }
}

fn filters(page: &Page<'_>) -> Markup {
    let summary = &page.report.summary;
    let rows = &page.report.head;
    let relations = Relation::ALL.map(|relation| {
        let of_head = rows.iter().filter(|row| row.relation == relation).count();
        (number_of(page, relation) + of_head, relation)
    });
    // The footnotes stand below the comparison; what can be filtered are entries and rows of the head.
    let classes = Class::ALL.map(|class| {
        let word = if class == Class::None {
            "no change"
        } else {
            class.word()
        };
        (summary.classes.of(class) + summary.head.of(class), class, word)
    });
    html! {
        fieldset {
            legend { "What happened" }
            @for (number, relation) in relations {
                @if number > 0 {
                    label { input type="checkbox" name="relation" value=(relation.word()) checked;
                        span.sign.(relation.word()) { (relation.word()) " (" (number) ")" } }
                }
            }
        }
        fieldset {
            legend { "Kind of change" }
            @for (number, class, word) in classes {
                @if number > 0 || has_edits(page, class) {
                    label { input type="checkbox" name="class" value=(class.word()) checked[page.filter.shows(class)];
                        span.kind.(class.word()) { (word) " (" (number) ")" } }
                }
            }
        }
        fieldset {
            legend { "Only" }
            @if summary.moved > 0 {
                label { input type="checkbox" name="only" value="moved"; span { "moved (" (summary.moved) ")" } }
            }
            @if summary.renumbered > 0 {
                label { input type="checkbox" name="only" value="renumbered"; span { "renumbered (" (summary.renumbered) ")" } }
            }
            label { input #keys type="checkbox" checked; span { "keys j, n: next change; k, p: previous" } }
            button #all type="button" { "Show all" }
        }
    }
}

/// Whether a class occurs inside entries of a graver one, so that there is something to filter.
fn has_edits(page: &Page<'_>, class: Class) -> bool {
    let mut edits = page.report.entries.iter().flat_map(|entry| &entry.edits);
    class != Class::None && edits.any(|edit| edit.op != Op::Equal && edit.class == class)
}
