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
        for printed in self.in_order() {
            match printed {
                Printed::Piece(piece) => paragraph(&mut out, &piece.text),
                Printed::Provision(at) => paragraph(&mut out, &self::printed(&self.provisions[at], manner)),
            }
        }
        for note in &self.footnotes {
            paragraph(&mut out, &format!("[^{}]: {}", note.marker, note.text));
        }
        out
    }

    /// Returns what a print has above its notes, in its order.
    pub(crate) fn in_order(&self) -> Vec<Printed<'_>> {
        let whole = super::Head {
            provisions: 0..self.provisions.len(),
            ..super::Head::default()
        };
        let heads = if self.heads.is_empty() {
            vec![(&[][..], whole.provisions)]
        } else {
            let own = self.heads.iter();
            own.map(|head| (head.pieces.as_slice(), head.provisions.clone()))
                .collect()
        };
        let mut order = Vec::with_capacity(self.provisions.len());
        for (pieces, provisions) in heads {
            let (before, after) = parted(pieces, &self.provisions[provisions.clone()]);
            order.extend(before.into_iter().map(Printed::Piece));
            order.extend(provisions.map(Printed::Provision));
            order.extend(after.into_iter().map(Printed::Piece));
        }
        order
    }
}

/// What a print has above its notes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Printed<'a> {
    /// A piece of the head.
    Piece(&'a Piece),
    /// A provision, by its position.
    Provision(usize),
}

/// Returns the label of a provision as it is printed in front of its words: `4. `, `(a) `; empty where it has none.
pub(crate) fn label(provision: &Provision) -> String {
    let Some(label) = &provision.label else {
        return String::new();
    };
    let usual = if label.ends_with(')') { "" } else { "." };
    let stop = provision.stop.as_deref().unwrap_or(usual);
    format!("{label}{stop} ")
}

/// Adds a paragraph to a print, behind a blank line and without the blanks at its end.
pub(crate) fn paragraph(out: &mut String, text: &str) {
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
    if provision.label.is_none() && manner == Manner::Markdown && provision.kind == super::Kind::Heading {
        return format!("## {text}");
    }
    label(provision) + &text
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
