//! The concordance: which paragraph answers which, each row a link to the words.

use maud::{Markup, html};

use super::Page;
use super::counted::words_changed;
use super::entries::direction;
use super::kind::kind;
use super::words::{became, italics, letters};
use crate::render::wrap::shorten;
use crate::report::{Called, Class, Entry, Relation, cite, count};
use crate::sides::Side;

/// The most columns that a paragraph's first words take.
const WIDEST_NAME: usize = 64;
/// As many in a table of a long comparison.
const WIDEST_OF_LONG: usize = 36;
/// A longer table is folded, because the comparison itself would be far down the page.
const MOST_ROWS: usize = 60;
/// In a longer table, paragraphs in a row that share their fate share one line.
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
                                th scope="col" { "Class" }
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

/// Cuts the entries of a long comparison into those in a row that are unchanged, new or gone, and all others; of a
/// short one each is listed.
fn runs(entries: &[Entry]) -> impl Iterator<Item = &[Entry]> {
    let folds = entries.len() > MOST_LISTED;
    entries.chunk_by(move |one, other| folds && fate(one).is_some() && fate(one) == fate(other))
}

/// Returns what happened, where there is no more to say of an entry than this.
fn fate(entry: &Entry) -> Option<Relation> {
    match entry.relation {
        Relation::Unchanged => (!entry.worth_reading()).then_some(Relation::Unchanged),
        Relation::Inserted | Relation::Deleted => Some(entry.relation),
        _ => None,
    }
}

fn rows(page: &Page<'_>, run: &[Entry]) -> Markup {
    let [first, .., _] = run else {
        return html! { @for entry in run { (row(page, entry)) } };
    };
    let ends = page.lookup.ends(&run.iter().collect::<Vec<_>>());
    let gone = first.new.is_empty();
    html! {
        tr class=[looks(first)] hidden[page.hides(first)] {
            td { @if gone { (link(page, first, ends.old)) } @else { (span(ends.old)) } }
            td { @if !gone { (link(page, first, ends.new)) } }
            td { (count(run.len(), "paragraph")) }
            td { (first.relation.word()) }
            td {}
            td {}
        }
    }
}

fn link(page: &Page<'_>, first: &Entry, ends: Option<(&str, &str)>) -> Markup {
    html! { a href={ "#" (page.anchor(first)) } { (span(ends)) } }
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
        tr class=[looks(entry)] hidden[page.hides(entry)] {
            td { (ids(page, &entry.old, gone.then_some(Side::Old))) }
            td { (ids(page, &entry.new, Some(Side::New))) }
            td dir=[direction(entry)] { (first_words(page, entry)) }
            td { (entry.what_happened()) }
            @if entry.class == Class::None { td {} } @else { td class=(kind(entry.class)) { (entry.class.word()) } }
            td { @if entry.worth_reading() { (words_changed(entry)) } }
        }
    }
}

/// Returns the words by which the style knows a row: that nothing is to be read there, or what happened, where its sign or colour
/// is not that of an amended one.
fn looks(entry: &Entry) -> Option<&'static str> {
    match entry.relation {
        _ if !entry.worth_reading() => Some("quiet"),
        Relation::Unchanged | Relation::Amended => None,
        relation => Some(relation.word()),
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
    let Called { verb, verbs, rest } = page.lookup.called(entry);
    let widest = if page.is_long() {
        WIDEST_OF_LONG
    } else {
        WIDEST_NAME
    };
    let beginning: String = rest.chars().take(2 * widest).collect();
    html! {
        @match verbs {
            Some(verbs) => { (became(verbs, italics)) " " },
            None => @if !verb.is_empty() { em { (letters(verb)) } " " },
        }
        (letters(&shorten(&beginning, widest)))
    }
}
