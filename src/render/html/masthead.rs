//! Which two texts these are: both mastheads side by side, and what was read.

use maud::{Markup, html};

use super::Page;
use super::words::letters;
use crate::report::{Text, thousands};

/// Returns `A/HRC/RES/23/3 → A/C.3/69/L.2`, or the names of the files.
pub(super) fn title(page: &Page<'_>) -> String {
    let names = page.report.texts.as_ref().map(name);
    format!("{} → {}", names.old, names.new)
}

pub(super) fn markup(page: &Page<'_>) -> Markup {
    let texts = page.report.texts.as_ref();
    html! {
        p.kicker { "Comparison of two texts" }
        h1 {
            bdi { (letters(name(texts.old))) } " " span aria-hidden="true" { "→" } span.v { "compared with" } " "
            bdi { (letters(name(texts.new))) }
        }
        div.mastheads {
            (column(texts.old, "Old text"))
            (column(texts.new, "New text"))
        }
    }
}

fn name(text: &Text) -> &str {
    text.masthead.symbol.as_deref().unwrap_or(&text.source.name)
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
                bdi { (letters(&text.source.name)) } ", read as " (text.source.format) ", " (thousands(text.source.bytes)) " bytes"
            }
            p.hash { "SHA-256 " code { (text.source.sha256) } }
        }
    }
}

fn joined<const N: usize>(fields: [&Option<String>; N]) -> Option<String> {
    let known: Vec<&str> = fields.into_iter().flatten().map(String::as_str).collect();
    (!known.is_empty()).then(|| known.join(" · "))
}
