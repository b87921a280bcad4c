//! Gathers the runs of one paragraph and makes a [`Block`] of them.
//!
//! Files cut a text into far more pieces than its look changes: an editing session, a spelling mark, a bookmark each
//! start a new one. Here pieces with the same look join, blank edges go, and a paragraph without a visible character
//! is no block.

use crate::document::{Block, Extent, Hints, Locator, Run, Style};

/// The runs of a paragraph that is being read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Runs(Vec<Run>);

impl Runs {
    /// Adds text as it is.
    pub(super) fn push(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(last) if last.style == style => last.text.push_str(text),
            _ => self.0.push(Run {
                text: text.to_owned(),
                style,
            }),
        }
    }

    /// Adds text whose white space only separates: every stretch of it becomes one space, none after another space or
    /// a line break. No-break and other printed spaces stay.
    pub(super) fn push_collapsed(&mut self, text: &str, style: Style) {
        let after_break = self.last_char().is_some_and(|c| matches!(c, '\n' | '\t'));
        if after_break {
            self.push_spaced(text.trim_start_matches(separates), style);
        } else {
            self.push_spaced(text, style);
        }
    }

    /// Adds text whose white space only separates, but counts after a line break or a tab, as in `OpenDocument`.
    pub(super) fn push_spaced(&mut self, text: &str, style: Style) {
        let mut collapsed = String::with_capacity(text.len());
        let mut after_space = self.last_char().is_none_or(|c| c == ' ');
        for c in text.chars() {
            if !separates(c) {
                collapsed.push(c);
            } else if !after_space {
                collapsed.push(' ');
            }
            after_space = separates(c);
        }
        self.push(&collapsed, style);
    }

    /// Starts a new line, without blank space before it.
    pub(super) fn line_break(&mut self, style: Style) {
        while let Some(last) = self.0.last_mut() {
            last.text.truncate(last.text.trim_end_matches(' ').len());
            if !last.text.is_empty() {
                break;
            }
            self.0.pop();
        }
        self.push("\n", style);
    }

    /// Puts a space between a deleted and an inserted word, which would read as one where both are read.
    pub(super) fn keep_apart(&mut self, next: &str) {
        let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if touches(self.last_char()) && touches(next.chars().next()) {
            self.push(" ", Style::default());
        }
    }

    /// Adds all runs of another paragraph.
    pub(super) fn append(&mut self, other: Runs) {
        for run in other.0 {
            self.push(&run.text, run.style);
        }
    }

    /// Whether there is no character at all.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a line break was the last thing, apart from spaces.
    pub(super) fn ends_line(&self) -> bool {
        let mut back = self.0.iter().rev().flat_map(|run| run.text.chars().rev());
        back.find(|c| *c != ' ') == Some('\n')
    }

    /// Whether there is no visible character.
    pub(super) fn is_blank(&self) -> bool {
        self.0.iter().all(|run| run.text.chars().all(blank))
    }

    /// Returns the last character.
    pub(super) fn last_char(&self) -> Option<char> {
        self.0.last().and_then(|run| run.text.chars().next_back())
    }

    /// Returns the characters of all runs, joined.
    pub(super) fn text(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Makes the block, or `None` when no visible character is there. Blank edges go.
    pub(super) fn into_block(mut self, hints: Hints, locator: Locator) -> Option<Block> {
        self.trim();
        (!self.0.is_empty()).then_some(Block {
            extent: Extent::Paragraph,
            runs: self.0,
            hints,
            locator,
        })
    }

    /// Makes the block of a row, or `None` when no visible character is there. A cell without words at its head stays.
    pub(super) fn into_row(mut self, hints: Hints, locator: Locator) -> Option<Block> {
        self.trim_end();
        (!self.0.is_empty()).then_some(Block {
            extent: Extent::Paragraph,
            runs: self.0,
            hints,
            locator,
        })
    }

    /// Makes one line of the text: line breaks and tabs become spaces.
    pub(super) fn on_one_line(self) -> Self {
        let mut line = Self::default();
        for run in self.0 {
            line.push_spaced(&run.text.replace(['\n', '\t'], " "), run.style);
        }
        line
    }

    /// Drops blank space at both ends.
    pub(super) fn trim(&mut self) {
        self.trim_end();
        let filled = self.0.iter().position(|run| !run.text.chars().all(blank));
        self.0.drain(..filled.unwrap_or(self.0.len()));
        if let Some(first) = self.0.first_mut() {
            let start = first.text.len() - first.text.trim_start_matches(blank).len();
            first.text.drain(..start);
        }
    }

    fn trim_end(&mut self) {
        while let Some(last) = self.0.last_mut() {
            last.text.truncate(last.text.trim_end_matches(blank).len());
            if !last.text.is_empty() {
                break;
            }
            self.0.pop();
        }
    }

    /// Drops the first `bytes` bytes of the text, which end between two characters.
    pub(super) fn drop_start(&mut self, bytes: usize) {
        let mut left = bytes;
        self.0.retain_mut(|run| {
            let cut = run.text.floor_char_boundary(left.min(run.text.len()));
            left -= cut;
            run.text.drain(..cut);
            !run.text.is_empty()
        });
    }
}

/// Whether a character only separates words in markup.
fn separates(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Whether a character leaves no mark at the edge of a paragraph. A paragraph of direction marks alone is blank too.
fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITALIC: Style = Style {
        italic: true,
        bold: false,
        superscript: false,
        underline: false,
        struck: false,
        reference: false,
    };

    #[test]
    fn pieces_of_one_look_are_one_run() {
        let mut runs = Runs::default();
        runs.push("Re", ITALIC);
        runs.push("calling", ITALIC);
        runs.push(" its resolution", Style::default());
        let block = runs.into_block(Hints::default(), Locator::default()).unwrap();
        assert_eq!(block.runs.len(), 2);
        assert_eq!(block.runs[0].text, "Recalling");
    }

    #[test]
    fn separating_space_shows_once_across_runs() {
        let mut runs = Runs::default();
        runs.push_collapsed("\n  Recalling ", ITALIC);
        runs.push_collapsed("\n its", Style::default());
        runs.line_break(Style::default());
        runs.push_collapsed("  resolution\u{a0} ", Style::default());
        runs.trim();
        assert_eq!(runs.text(), "Recalling its\nresolution");
    }

    #[test]
    fn a_paragraph_without_visible_character_is_no_block() {
        let mut runs = Runs::default();
        runs.push(" \t\u{200e}\n", Style::default());
        assert_eq!(runs.into_block(Hints::default(), Locator::default()), None);
    }
}
