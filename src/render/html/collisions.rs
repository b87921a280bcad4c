//! Where items meet, on the page: the collisions, who wants what in which paragraph, and the variants beside each other.

use maud::{Markup, html};

use super::words::{letters, note_words};
use crate::amend::{Amended, Contested, Variant};
use crate::report::Op;

/// Renders what meets; nothing where nothing does.
pub(super) fn collisions(amended: &Amended) -> Markup {
    let met = &amended.met;
    html! {
        @if let Some(sentence) = met.sentence() {
            section #collisions aria-labelledby="collisions-title" {
                h2 #collisions-title { (sentence) }
                @if !met.collisions.is_empty() {
                    ol.brief { @for it in &met.collisions { li dir="auto" { (letters(&it.said(&amended.sheets))) } } }
                }
                @if !met.agreements.is_empty() {
                    h3 { "Agreed" }
                    ul { @for it in &met.agreements { li dir="auto" { (letters(&it.why)) } } }
                }
            }
        }
        @if !met.contested.is_empty() { (contested(&met.contested)) }
    }
}

fn contested(contested: &[Contested]) -> Markup {
    html! {
        section #variants aria-labelledby="variants-title" {
            h2 #variants-title { "Who wants what" }
            div.scroll {
                table {
                    thead { tr { th scope="col" { "Paragraph" } th scope="col" { "Who" } th scope="col" { "What" } } }
                    tbody { @for it in contested { @for (at, variant) in it.variants.iter().enumerate() {
                        tr {
                            td { @if at == 0 { (letters(&it.cited)) } }
                            td dir="auto" { (letters(&variant.by.join(", "))) }
                            td dir="auto" { @for (at, ask) in variant.asks.iter().enumerate() { @if at > 0 { br; } (letters(ask)) } }
                        }
                    } } }
                }
            }
            @for it in contested {
                h3 { (letters(&it.cited)) }
                div.variants { @for variant in &it.variants { (self::variant(variant)) } }
            }
        }
    }
}

fn variant(variant: &Variant) -> Markup {
    html! {
        div {
            h4 dir="auto" { (letters(&variant.by.join(", "))) @if variant.deleted { " – deletes it" } }
            @if variant.edits.iter().all(|edit| edit.op == Op::Equal) {
                // What changes is none of the words: a number, a place, a note.
                @for ask in &variant.asks { p dir="auto" { (letters(ask)) } }
            } @else { p dir="auto" { (note_words(&variant.edits)) } }
        }
    }
}
