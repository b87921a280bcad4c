//! What stands beside the comparison: doubtful places, footnotes, and the pieces that are no part of a text.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::Page;
use super::words::{isolated, letters, note_words};
use crate::report::{Note, Notice, Op, Text, count};

/// Of one kind of doubtful place, no more than these are listed: the kind then says more than the places.
const MOST_OF_A_KIND: usize = 25;

pub(super) fn warnings(page: &Page<'_>) -> Markup {
    let warnings = &page.report.warnings;
    let mut of_a_kind: BTreeMap<&str, usize> = BTreeMap::new();
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    let mut listed: Vec<&Notice> = Vec::new();
    for notice in warnings {
        let seen = of_a_kind.entry(&notice.code).or_default();
        *seen += 1;
        if *seen <= MOST_OF_A_KIND {
            listed.push(notice);
        } else {
            *left.entry(&notice.code).or_default() += 1;
        }
    }
    html! {
        @if !warnings.is_empty() {
            section #warnings aria-labelledby="warnings-title" {
                h2 #warnings-title { "Doubtful places" }
                details open[warnings.len() <= 10] {
                    summary { (count(warnings.len(), "place")) " to check against the original" }
                    ul {
                        @for notice in listed {
                            li { span.where { (notice.place()) ": " } (isolated(&notice.message)) }
                        }
                        @for (code, number) in left {
                            li { "and " (count(number, "more place")) " of the kind \"" (letters(code)) "\"; the JSON report lists each" }
                        }
                    }
                }
            }
        }
    }
}

/// Returns the pairings that may be meant, each with its words, folded.
pub(super) fn perhaps(page: &Page<'_>) -> Markup {
    let all = &page.report.perhaps;
    html! {
        @if !all.is_empty() {
            section #perhaps aria-labelledby="perhaps-title" {
                h2 #perhaps-title { "Perhaps" }
                p.note { "These stand above as deleted and new, and may be one paragraph that was rewritten." }
                ul.notes.changed {
                    @for it in all {
                        li {
                            details {
                                summary { (letters(&it.question())) }
                                p dir="auto" { (note_words(&it.edits)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn footnotes(page: &Page<'_>) -> Markup {
    let texts = page.report.texts.as_ref();
    html! {
        @if texts.old.footnotes.len() + texts.new.footnotes.len() > 0 {
            section #footnotes aria-labelledby="footnotes-title" {
                h2 #footnotes-title { "Footnotes" }
                (changed(page))
                div.twofold {
                    (notes_of(texts.old, "Old text"))
                    (notes_of(texts.new, "New text"))
                }
            }
        }
    }
}

/// Returns the footnotes whose words changed, with their causes; both lists below have every footnote as printed.
fn changed(page: &Page<'_>) -> Markup {
    let notes = page.report.footnotes.iter();
    let changed = |note: &&Note| note.edits.iter().any(|edit| edit.op != Op::Equal);
    let shown: Vec<&Note> = notes
        .filter(changed)
        .filter(|note| page.filter.shows(note.class))
        .collect();
    html! {
        @if !shown.is_empty() {
            ul.notes.changed {
                @for note in shown {
                    li {
                        p.note { (letters(&note.citation())) }
                        p dir="auto" { (note_words(&note.edits)) }
                        @for cause in causes(note) { p.note { (isolated(&cause)) } }
                    }
                }
            }
        }
    }
}

fn causes(note: &Note) -> Vec<String> {
    let mut causes: Vec<String> = Vec::new();
    for cause in note.edits.iter().filter_map(|edit| edit.causes.text()) {
        if !causes.contains(&cause) {
            causes.push(cause);
        }
    }
    causes
}

fn notes_of(text: &Text, side: &str) -> Markup {
    html! {
        div {
            h3 { (side) }
            @if text.footnotes.is_empty() { p.where { "No footnotes." } }
            @else {
                ul.notes {
                    @for note in &text.footnotes {
                        li { span.marker { (letters(&note.marker)) } " " span.note dir="auto" { (letters(&note.text)) } }
                    }
                }
            }
        }
    }
}

/// Returns every piece of either file that is no provision, as printed, so that nobody wonders where a line went.
pub(super) fn left_out(page: &Page<'_>) -> Markup {
    let texts = page.report.texts.as_ref();
    let pieces = texts.old.cut.len() + texts.new.cut.len();
    html! {
        @if pieces > 0 {
            section #left-out aria-labelledby="left-out-title" {
                h2 #left-out-title { "Outside the paragraphs" }
                details {
                    summary { (count(pieces, "piece")) " as printed: the head, which is compared above, page numbers and the like" }
                    div.twofold {
                        (pieces_of(texts.old, "Old text"))
                        (pieces_of(texts.new, "New text"))
                    }
                }
            }
        }
    }
}

/// Returns the pieces of a side, each text once: a running head stands on every page of its file.
fn pieces_of(text: &Text, side: &str) -> Markup {
    let mut places: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for cut in &text.cut {
        *places.entry((cut.reason.word(), &cut.text)).or_default() += 1;
    }
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    let first = text
        .cut
        .iter()
        .filter(|cut| told.insert((cut.reason.word(), cut.text.as_str())));
    html! {
        div {
            h3 { (side) }
            ul {
                @for cut in first {
                    @let others = places.get(&(cut.reason.word(), cut.text.as_str())).map_or(0, |places| places - 1);
                    li {
                        span.where {
                            (letters(cut.reason.word()))
                            @if let Some(page) = cut.page { ", page " (page) }
                            @if let Some(line) = cut.line { ", line " (line) }
                            @if others > 0 { " and " (count(others, "other place")) }
                            ": "
                        }
                        span dir="auto" { (letters(&cut.text)) }
                    }
                }
            }
        }
    }
}
