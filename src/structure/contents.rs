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

use std::collections::HashSet;

use super::labels::label;
use super::lines::{Line, Role};
use crate::instrument::Reason;
use crate::lexicon::{Language, Script, any};

/// A table of contents has no more lines than this.
const LONGEST: usize = 400;

/// An entry has no more characters than this.
const LONGEST_ENTRY: usize = 250;

/// A first entry with fewer letters is no evidence.
const FEWEST_LETTERS: usize = 4;

/// Marks the lines of the table of contents that stands at or behind `body_start`.
pub(super) fn mark(lines: &mut [Line<'_>], body_start: usize, language: &Language) {
    let titles = |line: &Line<'_>| line.is_body() && is_title(line.text(), language);
    let announces = |line: &Line<'_>| line.is_body() && is_announcement(line.text(), language);
    let title = (body_start..lines.len()).find(|&at| titles(&lines[at]));
    let (from, end) = if let Some(title) = title {
        (title, end(lines, title))
    } else if let Some(at) = (body_start..lines.len()).find(|&at| announces(&lines[at])) {
        (at + 1, end(lines, at))
    } else {
        return;
    };
    let Some(end) = end else { return };
    for line in &mut lines[from..end] {
        if line.is_body() {
            line.role = Role::Cut(Reason::Contents);
        }
    }
}

/// `Contents`, `目　录`: in a script without spaces blanks spread the letters over the line.
pub(super) fn is_title(text: &str, language: &Language) -> bool {
    let short = text.len() <= LONGEST_ENTRY;
    let words = match language.script {
        _ if !short => return false,
        Script::Spaced => text.trim().to_lowercase(),
        Script::Unspaced => text.split_whitespace().collect(),
    };
    language.contents.contains(&words.as_str())
}

/// `The table of contents for this Act is as follows:`
fn is_announcement(text: &str, language: &Language) -> bool {
    let announces = text.len() <= LONGEST_ENTRY && text.ends_with(':');
    announces && {
        let lower = text.to_lowercase();
        let phrase = |words: &&&str| words.contains(' ') && lower.contains(**words);
        language.contents.iter().find(phrase).is_some()
    }
}

/// Finds the line behind the table of contents under a title.
fn end(lines: &[Line<'_>], title: usize) -> Option<usize> {
    let body: Vec<usize> = (title + 1..lines.len())
        .filter(|&at| lines[at].is_body())
        .take(LONGEST)
        .collect();
    // A law may begin above its table: section 1 holds it, and is listed first.
    let above: HashSet<String> = lines[..title].iter().map(|line| letters(line.text())).collect();
    let first = body.iter().position(|&at| {
        let letters = letters(lines[at].text());
        !is_column_head(lines[at].text()) && letters.len() >= FEWEST_LETTERS && !above.contains(&letters)
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
