//! The page of amended texts: what became of each item, and below it the comparison of the base with the result.

use maud::{Markup, html};

use super::collisions::collisions;
use super::comparison;
use super::words::letters;
use crate::amend::{Amended, Item, Sheet, said_with_outcome};
use crate::report::Filter;

/// Renders what sheets did to a text as a page.
pub fn applied(amended: &Amended, filter: Filter) -> String {
    comparison(&amended.comparison, filter, &section(amended))
}

fn section(amended: &Amended) -> Markup {
    html! {
        section #amendments aria-labelledby="amendments-title" {
            h2 #amendments-title { "Amendments: " (letters(&amended.sentence())) }
            @for sheet in &amended.sheets { (self::sheet(sheet)) }
            @for doubt in amended.doubts_beside_comparison() { p.sentence { (letters(&doubt.message)) "." } }
        }
        (collisions(amended))
    }
}

fn sheet(sheet: &Sheet) -> Markup {
    html! {
        h3 { (letters(sheet.name())) @if let Some(amends) = &sheet.amends { ", amends " (letters(amends)) } }
        @if !sheet.sponsors.is_empty() { p.sentence { (letters(&sheet.sponsors.join(", "))) } }
        ul { @for item in &sheet.items { (self::item(item)) } }
    }
}

fn item(item: &Item) -> Markup {
    let sponsors = (!item.sponsors.is_empty()).then(|| format!(" – {}", item.sponsors.join(", ")));
    html! {
        li dir="auto" {
            @if let Some(n) = &item.n { b { (letters(n)) } " " }
            @for (at, action) in item.actions.iter().enumerate() {
                @if at > 0 { br; }
                (letters(&said_with_outcome(action)))
            }
            @if item.actions.is_empty() { (letters(&item.text)) " – no action" }
            @if let Some(sponsors) = sponsors { (letters(&sponsors)) }
        }
    }
}
