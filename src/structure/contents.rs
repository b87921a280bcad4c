//! The table of contents: where it ends.
//!
//! A table of contents lists the headings of the text, and the first thing behind it is the first heading it lists. So
//! it ends where the letters of its first entry come again, whatever its lines look like: leaders, tabs, the cells of a
//! table, an entry over three lines with the page number in the middle.
//!
//! ```text
//! Contents
//!                            Page
//! I. Introduction ............. 3      the first entry
//! II. Developing a methodology  4
//!     of work
//! I. Introduction                      the same letters: here the text begins
//! ```
//!
//! The cost is linear. It gives up where the first entry does not come again soon, or a line between is too long for
//! an entry; what looks like a line of contents by itself is then found paragraph by paragraph.

use super::labels::label;
use super::lines::{Line, Role};
use crate::instrument::Reason;
use crate::lexicon::{Language, any};

/// A table of contents has no more lines than this.
const LONGEST: usize = 400;

/// An entry has no more characters than this.
const LONGEST_ENTRY: usize = 250;

/// A first entry with fewer letters is no evidence.
const FEWEST_LETTERS: usize = 4;

/// Marks the lines of the table of contents that stands at or behind `body_start`.
pub(super) fn mark(lines: &mut [Line<'_>], body_start: usize, language: &Language) {
    let title = |line: &Line<'_>| line.is_body() && is_title(line.text(), language);
    let Some(title) = (body_start..lines.len()).find(|&at| title(&lines[at])) else {
        return;
    };
    let Some(end) = end(lines, title) else { return };
    for line in &mut lines[title..end] {
        if line.is_body() {
            line.role = Role::Cut(Reason::Contents);
        }
    }
}

fn is_title(text: &str, language: &Language) -> bool {
    language.contents.contains(&text.to_lowercase().as_str())
}

/// Finds the line behind the table of contents under a title.
fn end(lines: &[Line<'_>], title: usize) -> Option<usize> {
    let body: Vec<usize> = (title + 1..lines.len())
        .filter(|&at| lines[at].is_body())
        .take(LONGEST)
        .collect();
    let first = body.iter().position(|&at| {
        !is_column_head(lines[at].text()) && letters(lines[at].text()).len() >= FEWEST_LETTERS
    })?;
    let entry = letters(lines[body[first]].text());
    let rest = &body[first + 1..];
    let short = |&&at: &&usize| lines[at].text().chars().count() <= LONGEST_ENTRY;
    let rest: Vec<usize> = rest.iter().take_while(short).copied().collect();
    let same = |&&at: &&usize| letters(lines[at].text()) == entry;
    let begins = |&&at: &&usize| letters(lines[at].text()).starts_with(&entry);
    rest.iter()
        .find(same)
        .or_else(|| rest.iter().find(begins))
        .copied()
}

/// `Page`, `Paragraphs      Page`
pub(super) fn is_column_head(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.split_whitespace().all(|word| any::COLUMNS.has(word))
}

/// Returns the letters of a line behind its label, in small letters.
fn letters(text: &str) -> String {
    let from = label(text).map_or(0, |label| label.end);
    let letters = text[from..].chars().filter(|c| c.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}
