//! A text as plain lines: what it says, in the order in which it says it, and nothing of how a file printed it.
//!
//! ```text
//! The General Assembly,
//!
//! Recalling its resolution 60/1[^1],
//!
//! 1. Urges States to cooperate:
//!
//! (a) To report;
//!
//! [^1]: See A/60/L.1.
//! ```
//!
//! Read again it is the same text, which is what makes it a print to save and to sign with a digest. What a page repeats is left out.

use super::{Instrument, Piece, Provision};

/// How a print shows what plain letters do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Letters alone.
    Plain,
    /// With the stars and signs of Markdown: verbs italic, headings as headings.
    Markdown,
}

impl Instrument {
    /// Returns the text as plain lines, a blank line between paragraphs.
    pub fn plain(&self) -> String {
        self.lines(Manner::Plain)
    }

    /// Returns the text as lines in a manner.
    pub fn lines(&self, manner: Manner) -> String {
        let mut out = String::new();
        let whole = super::Head {
            provisions: 0..self.provisions.len(),
            ..super::Head::default()
        };
        let heads = if self.heads.is_empty() {
            std::slice::from_ref(&whole)
        } else {
            &self.heads
        };
        for head in heads {
            let provisions = &self.provisions[head.provisions.clone()];
            let (before, after) = parted(&head.pieces, provisions);
            for piece in before {
                paragraph(&mut out, &piece.text);
            }
            for provision in provisions {
                paragraph(&mut out, &printed(provision, manner));
            }
            for piece in after {
                paragraph(&mut out, &piece.text);
            }
        }
        for note in &self.footnotes {
            paragraph(&mut out, &format!("[^{}]: {}", note.marker, note.text));
        }
        out
    }
}

fn paragraph(out: &mut String, text: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(text.trim_end());
    out.push('\n');
}

/// Parts what stands above the paragraphs from what stands below them.
fn parted<'a>(pieces: &'a [Piece], provisions: &[Provision]) -> (Vec<&'a Piece>, Vec<&'a Piece>) {
    let place = |locator: &crate::document::Locator| (locator.page, locator.bytes.start, locator.line);
    let first = provisions
        .iter()
        .map(|it| place(&it.locator))
        .find(|it| *it != (None, 0, None));
    pieces
        .iter()
        .partition(|piece| first.is_none_or(|first| place(&piece.locator) < first))
}

fn printed(provision: &Provision, manner: Manner) -> String {
    let text = with_marks(provision, manner);
    let Some(label) = &provision.label else {
        return match (manner, provision.kind) {
            (Manner::Markdown, super::Kind::Heading) => format!("## {text}"),
            _ => text,
        };
    };
    let usual = if label.ends_with(')') { "" } else { "." };
    let stop = provision.stop.as_deref().unwrap_or(usual);
    format!("{label}{stop} {text}")
}

/// Puts the marks of notes back into a paragraph.
fn with_marks(provision: &Provision, manner: Manner) -> String {
    let verb = provision.header.as_ref().filter(|_| manner == Manner::Markdown);
    let verb = verb.map_or(0, |header| {
        match provision.text.strip_prefix(header.text.as_str()) {
            Some(_) => header.text.chars().count(),
            None => 0,
        }
    });
    let mut out = String::with_capacity(provision.text.len() + 8);
    let mut marks = provision.marks.iter().peekable();
    let mut put = |at: usize, out: &mut String| {
        while let Some(mark) = marks.next_if(|mark| mark.offset <= at) {
            out.push_str(&format!("[^{}]", mark.marker));
        }
    };
    for (at, c) in provision.text.chars().enumerate() {
        if verb > 0 && (at == 0 || at == verb) {
            out.push('*');
        }
        if at > 0 {
            put(at, &mut out);
        }
        out.push(c);
    }
    if verb > 0 && verb == provision.text.chars().count() {
        out.push('*');
    }
    put(usize::MAX, &mut out);
    out
}
