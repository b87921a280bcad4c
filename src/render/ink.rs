//! Text with looks, and the one place where looks become escape sequences.
//!
//! A renderer composes [`Line`]s of [`Span`]s; only [`paint`] knows how a terminal shows a [`Look`]. So all
//! measuring and wrapping happens on plain text, and a line without colour is the same line.

use super::visible::visible;
use super::wrap::width;

/// Whether looks are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ink {
    /// Characters only.
    #[default]
    Plain,
    /// With the escape sequences of a colour terminal.
    Colour,
}

/// What a stretch is, for the eye.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// Running text.
    #[default]
    Text,
    /// A name to find again: an id, a symbol.
    Strong,
    /// A title of a section.
    Title,
    /// A leading verb phrase.
    Verb,
    /// Something of less weight.
    Quiet,
    /// Words that only the old text has.
    Deleted,
    /// Words that only the new text has.
    Inserted,
    /// A paragraph whose words changed.
    Changed,
    /// A paragraph that stands elsewhere.
    Moved,
}

/// A stretch with one look. Its text is printed as it is: what comes from a document goes through
/// [`Span::shown`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The characters.
    pub text: String,
    /// Their look.
    pub look: Look,
}

/// Stretches that stand on one line, or are still to be wrapped.
pub type Line = Vec<Span>;

impl Span {
    /// Makes a stretch of our own words.
    pub fn new(look: Look, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            look,
        }
    }

    /// Makes a stretch of a document's words: control characters are made visible, line ends become spaces.
    pub fn shown(look: Look, text: &str) -> Self {
        let one_line: Vec<&str> = text.split_whitespace().collect();
        Self::new(look, visible(&one_line.join(" ")))
    }
}

/// Returns the columns that a line takes.
pub fn line_width(line: &[Span]) -> usize {
    line.iter().map(|span| width(&span.text)).sum()
}

/// Turns lines into text, without blanks at the ends of lines.
pub fn paint(lines: &[Line], ink: Ink) -> String {
    let mut text = String::new();
    for line in lines {
        let end = line
            .iter()
            .map(|span| span.text.as_str())
            .collect::<String>()
            .trim_end_matches(' ')
            .len();
        let mut start = 0;
        for stretch in line.chunk_by(|one, next| one.look == next.look) {
            let mut shown: String = stretch.iter().map(|span| span.text.as_str()).collect();
            let length = shown.len();
            shown.truncate(end.saturating_sub(start));
            start += length;
            push(&mut text, &shown, stretch[0].look, ink);
        }
        text.push('\n');
    }
    text
}

fn push(text: &mut String, shown: &str, look: Look, ink: Ink) {
    if ink == Ink::Plain || look == Look::Text || shown.is_empty() {
        text.push_str(shown);
        return;
    }
    text.push_str(&format!("\u{1b}[{}m{shown}\u{1b}[0m", parameters(look)));
}

/// Returns the parameters of the escape sequence that begins a look (ECMA-48, "select graphic rendition").
fn parameters(look: Look) -> &'static str {
    match look {
        Look::Text => "0",
        Look::Strong => "1",
        Look::Title => "1;4",
        Look::Verb => "3",
        Look::Quiet => "2",
        Look::Deleted => "31",
        Look::Inserted => "32",
        Look::Changed => "33",
        Look::Moved => "36",
    }
}
