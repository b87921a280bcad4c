//! Text with looks, and the one place where looks become escape sequences.
//!
//! A renderer composes [`Line`]s of [`Span`]s; only [`paint`] knows how a terminal shows a [`Look`]. So all
//! measuring and wrapping happens on plain text, and a line without colour is the same line.

#[cfg(feature = "cli")]
use colored::{Colorize, control};

use super::visible::visible;

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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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

    /// Sets a sentence of the briefing: its name stands out, and what is told follows, behind a blank where it begins with one.
    pub fn named(name: &str, told: &str) -> Line {
        let gap = if told.starts_with(' ') { " " } else { "" };
        vec![
            Self::shown(Look::Strong, name),
            Self::new(Look::Text, gap),
            Self::shown(Look::Text, told),
        ]
    }

    /// Makes a stretch of a document's words: control characters are made visible, line ends become spaces.
    pub fn shown(look: Look, text: &str) -> Self {
        let one_line: Vec<&str> = text.split_whitespace().collect();
        Self::new(look, visible(&one_line.join(" ")))
    }
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
    text.push_str(&coloured(shown, look));
}

/// Returns a text in a look, as terminals are told of it.
#[cfg(feature = "cli")]
fn coloured(text: &str, look: Look) -> String {
    // `colored` asks a global switch. It is only ever turned on here, and only this function asks it, so the
    // result depends on nothing but the arguments.
    control::set_override(true);
    let styled = match look {
        Look::Text => text.normal(),
        Look::Strong => text.bold(),
        Look::Title => text.bold().underline(),
        Look::Verb => text.italic(),
        Look::Quiet => text.dimmed(),
        Look::Deleted => text.red(),
        Look::Inserted => text.green(),
        Look::Changed => text.yellow(),
        Look::Moved => text.cyan(),
    };
    styled.to_string()
}

/// Returns the text alone: without the command line there is no terminal to be told of looks.
#[cfg(not(feature = "cli"))]
fn coloured(text: &str, _look: Look) -> String {
    text.to_owned()
}
