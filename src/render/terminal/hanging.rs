//! A paragraph behind a head of its own, wrapped: its further lines stand below its first word.

use crate::render::ink::{Ink, Look, Span, paint};
use crate::render::visible::visible;
use crate::render::wrap::wrap;

/// Writes a paragraph whose further lines stand below its first word.
pub(super) fn line(text: &mut String, head: &str, words: &str, width: usize) {
    let indent = head.chars().count();
    let spans = [Span::new(Look::default(), visible(&words.replace('\n', " ")))];
    let mut lines = wrap(&spans, width.saturating_sub(indent).max(20));
    for (at, line) in lines.iter_mut().enumerate() {
        let lead = if at == 0 {
            head.to_owned()
        } else {
            " ".repeat(indent)
        };
        line.insert(0, Span::new(Look::default(), lead));
    }
    text.push_str(&paint(&lines, Ink::Plain));
}
