//! Finds the words of a text among the letters of a file.
//!
//! This is for texts that are not Word files: the report has their paragraphs, and the old file's own are found by their
//! visible characters. Matches that fill their paragraph come first.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::read::docx::{Manuscript, Sign};

impl Manuscript {
    /// Finds a text among the letters within `range`: at the start of a paragraph but for its label, or after what was
    /// found before (`range.start`). Matches that fill their paragraph come first.
    pub(super) fn find<'m>(
        &self,
        text: &str,
        label: Option<&str>,
        range: Range<usize>,
        marks: impl Fn(usize) -> Vec<&'m str>,
    ) -> Option<Range<usize>> {
        let wanted: Vec<(usize, char)> = text
            .chars()
            .enumerate()
            .filter(|(_, c)| significant(*c))
            .collect();
        let (_, first) = wanted.first()?;
        let starts = |strict: bool| {
            range
                .clone()
                .filter(|at| self.letters[*at].sign == Sign::Letter && same(self.letters[*at].c, *first))
                .filter(|at| self.may_start(*at, range.start, label))
                .find_map(|at| {
                    let found = self.matches(&wanted, at, &marks)?;
                    (found.end <= range.end && (!strict || self.fills(&found))).then_some(found)
                })
        };
        starts(true).or_else(|| starts(false))
    }

    /// Finds the text of a note among its letters, after its own mark.
    pub(super) fn find_note(&self, text: &str, range: Range<usize>) -> Option<Range<usize>> {
        let wanted: Vec<(usize, char)> = text
            .chars()
            .enumerate()
            .filter(|(_, c)| significant(*c))
            .collect();
        let found = range
            .clone()
            .take(OWN_MARK)
            .filter(|at| self.letters[*at].sign == Sign::Letter)
            .find_map(|at| self.matches(&wanted, at, &|_| Vec::new()))?;
        let rest = self.letters.get(found.end..range.end)?;
        rest.iter()
            .all(|letter| letter.sign != Sign::Letter)
            .then_some(found)
    }

    /// Whether nothing but the label stands before a letter.
    fn may_start(&self, at: usize, from: usize, label: Option<&str>) -> bool {
        let all = &self.paragraphs[self.letters[at].paragraph].letters;
        let before = self.letters[all.start.max(from).min(at)..at]
            .iter()
            .map(|letter| letter.c);
        let before = before.filter(|c| c.is_alphanumeric());
        let label = label.unwrap_or_default().chars().filter(|c| c.is_alphanumeric());
        let before: Vec<char> = before.take(64).collect();
        before.is_empty() || label.eq(before.iter().copied())
    }

    fn fills(&self, found: &Range<usize>) -> bool {
        let Some(last) = self.letters.get(found.end - 1) else {
            return true;
        };
        let all = &self.paragraphs[last.paragraph].letters;
        self.letters[found.end..all.end.max(found.end)]
            .iter()
            .all(|letter| letter.sign != Sign::Letter)
    }

    fn matches<'m>(
        &self,
        wanted: &[(usize, char)],
        start: usize,
        marks: &impl Fn(usize) -> Vec<&'m str>,
    ) -> Option<Range<usize>> {
        let mut at = start;
        let mut last_offset = 0;
        for (n, (offset, c)) in wanted.iter().enumerate() {
            let mut note = false;
            while self
                .letters
                .get(at)
                .is_some_and(|letter| letter.sign != Sign::Letter)
            {
                note |= self.letters[at].sign == Sign::Note;
                at += 1;
            }
            if n > 0 && !note {
                for place in last_offset + 1..=*offset {
                    for marker in marks(place) {
                        at = self.skip(at, marker);
                    }
                }
            }
            let letter = self.letters.get(at)?;
            if letter.sign != Sign::Letter || !same(letter.c, *c) {
                return None;
            }
            last_offset = *offset;
            at += 1;
        }
        Some(start..at)
    }

    /// Passes a marker that is typed.
    fn skip(&self, at: usize, marker: &str) -> usize {
        let end = at + marker.chars().count();
        match self.letters.get(at..end) {
            Some(letters) if letters.iter().map(|letter| letter.c).eq(marker.chars()) => end,
            _ => at,
        }
    }

    /// Returns the place in bytes before a paragraph, or before the table that it stands in.
    pub(super) fn before_paragraph(&self, paragraph: usize) -> usize {
        let paragraph = &self.paragraphs[paragraph];
        paragraph.table.as_ref().unwrap_or(&paragraph.range).start
    }

    /// Returns the place in bytes after a paragraph, or after the table that it stands in.
    pub(super) fn after_paragraph(&self, paragraph: usize) -> usize {
        let paragraph = &self.paragraphs[paragraph];
        paragraph.table.as_ref().unwrap_or(&paragraph.range).end
    }

    /// Whether a place stands in a text box.
    pub(super) fn is_locked(&self, place: &Range<usize>) -> bool {
        let letters = self.letters[place.clone()].iter();
        letters
            .map(|letter| letter.paragraph)
            .any(|at| self.is_in_box(at))
    }
}

/// The letters within which the text of a note begins.
const OWN_MARK: usize = 16;

/// Whether a character tells texts apart.
pub(super) fn significant(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')
}

/// Whether two characters are the same word's; styles print capitals, and symbols have fonts of their own.
fn same(written: char, read: char) -> bool {
    // Raised digits of the file are read as `³`.
    let raised = written.is_ascii_digit() && read.nfkc().eq([written]);
    raised || written == read || written == '\u{fffc}' || written.to_lowercase().eq(read.to_lowercase())
}
