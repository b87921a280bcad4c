//! Which two texts these are: what they are called at the head of the page; and, once what matters is said, both mastheads
//! side by side, the options that matter, and folded away how all was made.

use maud::{Markup, html};

use super::Page;
use super::words::letters;
use crate::report::{Class, Filter, Text, thousands};
use crate::sides::Sides;

/// Returns `A/HRC/RES/23/3 → draft by Cuba`.
pub(super) fn title(page: &Page<'_>) -> String {
    let names = page.report.names();
    format!("{} → {}", names.old, names.new)
}

/// Returns what the page is headed by: what the texts are called, and below it their files.
pub(super) fn heading(page: &Page<'_>) -> Markup {
    let names = page.report.names();
    let files = page.report.texts.as_ref().map(|text| text.source.shown());
    html! {
        p.kicker { "Comparison of two texts" }
        h1 { (both(&names)) }
        @if files != names { p.files { (both(&files)) } }
    }
}

fn both(names: &Sides<String>) -> Markup {
    html! {
        bdi { (letters(&names.old)) } " " span aria-hidden="true" { "→" } span.v { "compared with" } " "
        bdi { (letters(&names.new)) }
    }
}

/// Returns both mastheads, and how the comparison was made.
pub(super) fn markup(page: &Page<'_>) -> Markup {
    let texts = page.report.texts.as_ref();
    html! {
        section #texts aria-labelledby="texts-title" {
            h2 #texts-title { "The two texts" }
            div.mastheads {
                (column(texts.old, "Old text"))
                (column(texts.new, "New text"))
            }
            (made(page))
        }
    }
}

/// Returns how the comparison was made: what a reader needs who wants to make it again and get the same.
fn made(page: &Page<'_>) -> Markup {
    let texts = page.report.texts.as_ref();
    let shown = shown_classes(page.filter);
    html! {
        @if !page.report.options.is_empty() || shown.is_some() {
            ul.options aria-label="Options of this comparison" {
                @for option in &page.report.options {
                    li { (letters(&option.name)) ": " (letters(&option.value)) }
                }
                @if let Some(shown) = shown { li { (shown) } }
            }
        }
        details #made {
            summary { "How this was made" }
            dl {
                @for (side, text) in [("Old text", texts.old), ("New text", texts.new)] {
                    dt { (side) }
                    dd {
                        bdi { (letters(&text.source.shown())) } ", read as " (text.source.format) ", "
                        (thousands(text.source.bytes)) " bytes, SHA-256 " code { (text.source.sha256) }
                    }
                }
                dt { "Program" } dd { (letters(&page.report.generator)) }
                dt { "Options" }
                dd {
                    @if page.report.options.is_empty() { "none: everything as usual" }
                    @for (index, option) in page.report.options.iter().enumerate() {
                        @if index > 0 { "; " }
                        (letters(&option.name)) ": " (letters(&option.value))
                    }
                }
            }
        }
    }
}

/// Says which classes of change are shown at first, where these are not all.
fn shown_classes(filter: Filter) -> Option<String> {
    let changes = [Class::Substantive, Class::Consequential, Class::Editorial];
    let (shown, hidden): (Vec<Class>, Vec<Class>) = changes.iter().partition(|class| filter.shows(**class));
    let words = |classes: &[Class]| -> String {
        let words: Vec<&str> = classes.iter().map(|class| class.word()).collect();
        words.join(", ")
    };
    if hidden.is_empty() {
        return None;
    }
    if shown.is_empty() {
        return Some("changes of every class are hidden".to_owned());
    }
    Some(format!(
        "shown: {} changes; hidden: {}",
        words(&shown),
        words(&hidden)
    ))
}

fn column(text: &Text, side: &str) -> Markup {
    let masthead = &text.masthead;
    let place = joined([&masthead.organ, &masthead.session]);
    let kind = joined([&masthead.kind, &masthead.date_in_words()]);
    let item = masthead
        .agenda_item
        .as_ref()
        .map(|item| format!("Agenda item {item}"));
    let sponsors = (!masthead.sponsors.is_empty()).then(|| masthead.sponsors.join(", "));
    let print = joined([
        &masthead
            .distribution
            .as_ref()
            .map(|word| format!("Distribution: {}", word.to_lowercase())),
        &masthead.original.as_ref().map(|word| format!("Original: {word}")),
    ]);
    html! {
        section.masthead aria-label=(side) {
            p.side { (side) }
            @if let Some(symbol) = &masthead.symbol { p.symbol dir="auto" { (letters(symbol)) } }
            @if let Some(title) = &masthead.title { p.title dir="auto" { (letters(title)) } }
            @for line in [place, kind, item, sponsors, print].into_iter().flatten() {
                p.field dir="auto" { (letters(&line)) }
            }
            p.file {
                bdi { (letters(&text.source.shown())) } ", " (text.source.format)
            }
        }
    }
}

fn joined<const N: usize>(fields: [&Option<String>; N]) -> Option<String> {
    let known: Vec<&str> = fields.into_iter().flatten().map(String::as_str).collect();
    (!known.is_empty()).then(|| known.join(" · "))
}
