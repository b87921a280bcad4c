//! The page of a rolling text: everything that is proposed, in brackets, with a colour for each who proposes.

use maud::{Markup, html};

use super::document;
use super::words::letters;
use crate::amend::{Bit, Compiled, CompiledKind, Look, Shown};

/// How many colours there are for those who propose.
const COLOURS: usize = 8;

/// Renders a rolling text as a page.
pub fn render(compiled: &Compiled, generator: &str) -> String {
    let shown = compiled.shown();
    let (notes, lines): (Vec<&Shown<'_>>, Vec<&Shown<'_>>) =
        shown.iter().partition(|it| it.line.kind == CompiledKind::Note);
    let title = format!("{}, compiled", compiled.base);
    let body = html! {
        header #top { p.kicker { "Rolling text" } h1 { (letters(&title)) } }
        main #comparison {
            @if !compiled.delegations.is_empty() { (legend(compiled)) }
            section.rolling { @for line in lines { (self::line(line)) } }
            @if !notes.is_empty() { section.rolling.below { @for note in notes { (self::line(note)) } } }
            @if !compiled.refused.is_empty() {
                section { h2 { "Not in the text" } ul { @for it in &compiled.refused { li dir="auto" { (letters(it)) } } } }
            }
        }
    };
    document(&title, generator, false, &body, &super::Dress::USUAL)
}

fn legend(compiled: &Compiled) -> Markup {
    html! {
        ul.who { @for (at, names) in compiled.delegations.iter().enumerate() {
            li { span class=(colour(&[at + 1])) { (letters(&names.join(", "))) } }
        } }
    }
}

fn line(shown: &Shown<'_>) -> Markup {
    let label = match shown.line.kind {
        CompiledKind::Note => shown.label.trim_matches(['[', '^', ']', ':', ' ']),
        _ => &shown.label,
    };
    let words = html! {
        @if shown.line.kind == CompiledKind::Note { sup { (letters(label)) } " " } @else { (letters(label)) }
        @for bit in &shown.bits { (self::bit(bit)) }
    };
    let depth = format!("l{}", shown.line.depth.min(3));
    html! {
        @match shown.line.kind {
            CompiledKind::Heading => h2 dir="auto" { (words) },
            _ => p class=(depth) dir="auto" { (words) },
        }
    }
}

fn bit(bit: &Bit) -> Markup {
    let mark = bit.note.is_some();
    let text = html! { @if mark { sup { (letters(bit.text.trim_matches(['[', '^', ']']))) } } @else { (letters(&bit.text)) } };
    html! {
        @match bit.look {
            Look::Common => (text),
            Look::Contested => span.w0 { (text) },
            Look::Proposed => span class=(colour(&bit.by)) { (text) },
            Look::Tag => b class=(colour(&bit.by)) { (text) },
        }
    }
}

/// The colour of the first who proposes.
fn colour(by: &[usize]) -> String {
    let first = by.iter().find(|text| **text > 0);
    format!("w{}", first.map_or(0, |text| (text - 1) % COLOURS + 1))
}
