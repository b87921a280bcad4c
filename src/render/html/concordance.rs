//! The concordance: which paragraph answers which, each row a link to the words.

use maud::{Markup, html};

use super::words::letters;
use super::{Page, sign, words_changed};
use crate::render::wrap::shorten;
use crate::report::{Entry, Relation, cite, count};
use crate::sides::Side;

/// The most columns that a paragraph's first words take.
const WIDEST_NAME: usize = 64;
/// A longer table is folded, because the comparison itself would be far down the page.
const MOST_ROWS: usize = 60;
/// In a longer table, unchanged paragraphs in a row share one line.
const MOST_LISTED: usize = 400;

pub(super) fn markup(page: &Page<'_>) -> Markup {
    let entries = &page.report.entries;
    html! {
        section #concordance aria-labelledby="concordance-title" {
            h2 #concordance-title { "Concordance" }
            details open[entries.len() <= MOST_ROWS] {
                summary { "Which paragraph answers which" }
                div.scroll tabindex="0" role="region" aria-label="Concordance table" {
                    table {
                        thead {
                            tr {
                                th scope="col" { "Old" }
                                th scope="col" { "New" }
                                th scope="col" { "Paragraph" }
                                th scope="col" { "What happened" }
                                th scope="col" { "Words" }
                            }
                        }
                        tbody { @for run in runs(entries) { (rows(page, run)) } }
                    }
                }
            }
        }
    }
}

/// Cuts the entries of a long comparison into unchanged ones in a row and all others; of a short one each is listed.
fn runs(entries: &[Entry]) -> impl Iterator<Item = &[Entry]> {
    let folds = entries.len() > MOST_LISTED;
    entries.chunk_by(move |one, other| folds && !one.worth_reading() && !other.worth_reading())
}

fn rows(page: &Page<'_>, run: &[Entry]) -> Markup {
    let [first, .., _] = run else {
        return html! { @for entry in run { (row(page, entry)) } };
    };
    let ends = page.lookup.ends(&run.iter().collect::<Vec<_>>());
    html! {
        tr.quiet {
            td { (span(ends.old)) }
            td { a href={ "#" (page.anchor(first)) } { (span(ends.new)) } }
            td { (count(run.len(), "paragraph")) }
            td.what { span.sign aria-hidden="true" { (sign(Relation::Unchanged)) } " unchanged" }
            td {}
        }
    }
}

fn span(ends: Option<(&str, &str)>) -> Markup {
    html! {
        @if let Some((first, last)) = ends {
            (letters(&cite(first)))
            @if first != last { " – " (letters(&cite(last))) }
        }
    }
}

fn row(page: &Page<'_>, entry: &Entry) -> Markup {
    let gone = entry.new.is_empty();
    html! {
        tr.(entry.relation.word()).quiet[!entry.worth_reading()] {
            td { (ids(page, &entry.old, gone.then_some(Side::Old))) }
            td { (ids(page, &entry.new, Some(Side::New))) }
            td dir="auto" { (first_words(page, entry)) }
            td.what { span.sign aria-hidden="true" { (sign(entry.relation)) } " " (entry.what_happened()) }
            td.count { (words_changed(entry)) }
        }
    }
}

/// Returns the ids of a side, as links where the words of that side are shown under them.
fn ids(page: &Page<'_>, ids: &[String], linked: Option<Side>) -> Markup {
    html! {
        @for (index, id) in ids.iter().enumerate() {
            @if index > 0 { " + " }
            @if let Some(side) = linked { a href={ "#" (page.anchors.of(side, id)) } { (letters(&cite(id))) } }
            @else { (letters(&cite(id))) }
        }
    }
}

/// Returns how a delegate would call the paragraph: its verb, or both where it changed, and its next words.
pub(super) fn first_words(page: &Page<'_>, entry: &Entry) -> Markup {
    let header = entry
        .header
        .new
        .as_deref()
        .or(entry.header.old.as_deref())
        .unwrap_or_default();
    let first = match (entry.new.first(), entry.old.first()) {
        (Some(id), _) => page.lookup.provision(Side::New, id),
        (None, Some(id)) => page.lookup.provision(Side::Old, id),
        (None, None) => None,
    };
    let text = first.map_or("", |provision| provision.text.as_str());
    let rest = text.strip_prefix(header).unwrap_or(text).trim_start();
    let beginning: String = rest.chars().take(2 * WIDEST_NAME).collect();
    html! {
        @match (&entry.header.old, &entry.header.new) {
            (Some(old), Some(new)) if entry.header.shift != "none" => {
                em { (letters(old)) } " → " em { (letters(new)) } " "
            },
            _ => @if !header.is_empty() { em { (letters(header)) } " " },
        }
        (letters(&shorten(&beginning, WIDEST_NAME)))
    }
}
