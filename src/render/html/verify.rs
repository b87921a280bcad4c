//! The page of a verification: the verdict and all that was found, and below it the comparison of the base with the redline, all
//! its changes rejected.

use maud::{Markup, html};

use super::anchors::Anchors;
use super::comparison;
use super::words::letters;
use crate::report::{Filter, Op, cite};
use crate::sides::Side;
use crate::verify::{Left, Untracked, Verified};

/// Renders what was found as a page.
pub fn render(verified: &Verified, filter: Filter) -> String {
    let anchors = Anchors::new(&verified.comparison);
    comparison(&verified.comparison, filter, &section(verified, &anchors))
}

fn section(verified: &Verified, anchors: &Anchors<'_>) -> Markup {
    html! {
        section #verify aria-labelledby="verify-title" {
            h2 #verify-title { "Redline: " (verified.verdict()) }
            p.sentence { (verified.sentence()) "." }
            @if !verified.untracked.is_empty() {
                h3 { "Not tracked" }
                ol.brief { @for it in &verified.untracked { li dir="auto" { (untracked(it, verified, anchors)) } } }
            }
            @if !verified.unchecked.is_empty() {
                h3 { "Not compared" }
                ul { @for it in &verified.unchecked { li dir="auto" { (letters(&it.part)) ": " (letters(&it.why)) } } }
            }
            @if !verified.tracked.is_empty() {
                h3 { "Tracked" }
                ul {
                    @for it in &verified.tracked {
                        li dir="auto" { b { (letters(it.who())) } ": " (letters(&it.sentence())) @if it.before { ", in the base already" } }
                    }
                }
            }
            @if !verified.left.is_empty() {
                h3 { "Left in the file" }
                ul { @for it in &verified.left { li dir="auto" { (left(it)) } } }
            }
            @if !verified.formats.is_empty() {
                details {
                    summary { "Looks otherwise, and says the same: " (verified.formats.len()) }
                    ul {
                        @for it in &verified.formats {
                            li dir="auto" {
                                (letters(&it.id.as_deref().map_or_else(|| it.part.clone(), cite)))
                                " (" (it.how.join(", ")) "): " (letters(&it.text))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn untracked(it: &Untracked, verified: &Verified, anchors: &Anchors<'_>) -> Markup {
    let is_of = |side: Side, id: &str| {
        let text = verified.comparison.texts.get(side);
        text.provisions.iter().any(|provision| provision.id == id)
    };
    let linked = it.id.as_deref().and_then(|id| {
        let sides = [Side::New, Side::Old];
        let side = sides.into_iter().find(|side| is_of(*side, id))?;
        Some(anchors.of(side, id))
    });
    html! {
        @match linked {
            Some(anchor) => a href={ "#" (anchor) } { (letters(&it.place())) },
            None => (letters(&it.place())),
        }
        ": " strong { (letters(&it.happened())) }
        br;
        @for piece in &it.edits {
            @match piece.op {
                Op::Equal => (letters(&piece.old)),
                Op::Delete => del { (letters(&piece.old)) },
                Op::Insert => ins { (letters(&piece.new)) },
            }
        }
    }
}

fn left(it: &Left) -> Markup {
    html! {
        (it.what.word())
        @if let Some(id) = &it.id { " at " (letters(&cite(id))) }
        @if let Some(author) = &it.author { ", by " (letters(author)) }
        @if let Some(date) = &it.date { ", " (letters(date)) }
        ": " (letters(&it.text))
        @if it.before { " (the base has it, too)" }
    }
}
