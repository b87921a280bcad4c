//! Where items meet, in the terminal: the collisions, and for each paragraph who wants what of it, word by word.

use super::entries::paragraphs;
use super::hanging::line;
use crate::amend::{Amended, Contested, Variant};
use crate::render::ink::{Ink, Look, Span, paint};
use crate::render::visible::visible;
use crate::render::wrap::wrap;
use crate::report::Op;

/// Renders what meets; nothing where nothing does.
pub(super) fn collisions(amended: &Amended, width: usize, ink: Ink) -> String {
    let met = &amended.met;
    let mut text = String::new();
    if let Some(sentence) = met.sentence() {
        line(&mut text, "", &format!("{sentence}:"), width);
        for it in &met.collisions {
            line(&mut text, "! ", &it.said(&amended.sheets), width);
        }
        for it in &met.agreements {
            line(&mut text, "= ", &format!("agreement: {}", it.why), width);
        }
        text.push('\n');
    }
    if !met.contested.is_empty() {
        line(&mut text, "", "Who wants what:", width);
        text.push('\n');
        for it in &met.contested {
            contested(&mut text, it, width, ink);
        }
    }
    text
}

fn contested(text: &mut String, contested: &Contested, width: usize, ink: Ink) {
    text.push_str(&paint(
        &[vec![Span::new(Look::Strong, visible(&contested.cited))]],
        ink,
    ));
    for it in &contested.variants {
        variant(text, it, width, ink);
    }
    text.push('\n');
}

fn variant(text: &mut String, variant: &Variant, width: usize, ink: Ink) {
    let deletes = if variant.deleted { " deletes it" } else { "" };
    let who = format!("{}{deletes}:", variant.by.join(", "));
    line(text, "  ", &who, width);
    if variant.edits.iter().all(|edit| edit.op == Op::Equal) {
        // What changes is none of the words: a number, a place, a note.
        for ask in &variant.asks {
            line(text, INDENT, ask, width);
        }
        return;
    }
    for spans in paragraphs(&variant.edits, &[], "", None) {
        let mut lines = wrap(&spans, width.saturating_sub(INDENT.len()).max(20));
        for line in &mut lines {
            line.insert(0, Span::new(Look::Text, INDENT));
        }
        text.push_str(&paint(&lines, ink));
    }
}

const INDENT: &str = "    ";
