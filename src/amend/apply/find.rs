//! Where words stand in a paragraph.
//!
//! A sheet is typed on another keyboard than its base, and was broken into other lines. So both are folded: quotation marks, dashes,
//! hyphens, kinds of space. Nothing else is forgiven but the capital of a word that opens a sentence. Words are found as words:
//! `State` does not stand in `States`.
//!
//! ```text
//! sheet   “neo-Nazism”          folded   neo-Nazism
//! base    ‘neo‑Nazism,’         folded   'neo-Nazism,'      found at 1, in bytes of the base 3..15
//! ```
//!
//! Where that finds nothing, spaces beside marks are left out on both sides (`climate change -related`), which print and extraction
//! put there. Cost: linear in the paragraph.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::text::normalize::{fold, fold_glyphs};
use crate::text::tokens::{is_unspaced, words};

/// A text that is searched.
pub(in crate::amend) struct Searched<'a> {
    source: &'a str,
    folded: Folded,
}

/// A folded text, each byte with the stretch of the source that it comes from.
#[derive(Default)]
struct Folded {
    text: String,
    from: Vec<u32>,
    to: Vec<u32>,
}

impl<'a> Searched<'a> {
    pub(in crate::amend) fn of(source: &'a str) -> Self {
        Self {
            source,
            folded: Folded::of(source),
        }
    }

    /// Returns every place of some words, in bytes of the text, in order.
    pub(in crate::amend) fn places(&self, sought: &str) -> Vec<Range<usize>> {
        let needle = fold(sought);
        if needle.is_empty() {
            return Vec::new();
        }
        let found = self.exactly(&self.folded, &needle);
        if !found.is_empty() {
            return found;
        }
        let found = self.at_sentences(&needle);
        if !found.is_empty() {
            return found;
        }
        let tight = Folded::of(&needle).tight();
        if tight.text.is_empty() {
            return Vec::new();
        }
        self.exactly(&self.folded.tight(), &tight.text)
    }

    fn exactly(&self, folded: &Folded, needle: &str) -> Vec<Range<usize>> {
        let step = needle.chars().next().map_or(1, char::len_utf8);
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut from = 0;
        while let Some(at) = folded.text[from..].find(needle).map(|at| from + at) {
            let range = folded.source(at..at + needle.len());
            let apart = found.last().is_none_or(|last| last.end <= range.start);
            if apart && self.is_whole(&range) {
                found.push(range);
            }
            from = at + step;
        }
        found
    }

    /// Finds words whose first letter opens a sentence here and not in the sheet, or the other way round.
    fn at_sentences(&self, needle: &str) -> Vec<Range<usize>> {
        let Some(first) = needle.chars().next().filter(|c| c.is_alphabetic()) else {
            return Vec::new();
        };
        let other: String = if first.is_uppercase() {
            first.to_lowercase().collect()
        } else {
            first.to_uppercase().collect()
        };
        let swapped = format!("{other}{}", &needle[first.len_utf8()..]);
        let mut found = self.exactly(&self.folded, &swapped);
        found.retain(|range| self.opens_sentence(range.start));
        found
    }

    fn opens_sentence(&self, at: usize) -> bool {
        let before = self.source[..at].trim_end_matches(|c: char| !c.is_alphanumeric() && !is_stop(c));
        before.is_empty() || before.ends_with(is_stop)
    }

    /// Tells whether no word is cut at either end.
    fn is_whole(&self, range: &Range<usize>) -> bool {
        let (before, behind) = (&self.source[..range.start], &self.source[range.end..]);
        let inside = &self.source[range.clone()];
        let joined = |left: Option<char>, right: Option<char>| {
            let of_word = |c: char| c.is_alphanumeric() && !is_unspaced(c);
            left.is_some_and(|c| of_word(c) || is_combining_mark(c) && !is_unspaced(c))
                && right.is_some_and(|c| of_word(c) || is_combining_mark(c))
        };
        !joined(before.chars().next_back(), inside.chars().next())
            && !joined(inside.chars().next_back(), behind.chars().next())
    }

    /// Returns the words of the text that look most like those sought, if half of these are among them.
    pub(super) fn nearest(&self, sought: &str) -> Option<String> {
        let wanted = words(&fold(sought).to_lowercase());
        let text: Vec<(usize, usize)> = spans(self.source);
        let width = wanted.len();
        if width == 1 {
            let same =
                |&&(from, to): &&(usize, usize)| fold(&self.source[from..to]).to_lowercase() == wanted[0];
            return text
                .iter()
                .find(same)
                .map(|&(from, to)| self.source[from..to].to_owned());
        }
        if width == 0 || text.is_empty() {
            return None;
        }
        let wanted: std::collections::HashSet<String> = wanted.into_iter().collect();
        let hits: Vec<bool> = text
            .iter()
            .map(|&(from, to)| wanted.contains(&fold(&self.source[from..to]).to_lowercase()))
            .collect();
        let width = width.min(text.len());
        let mut count = hits[..width].iter().filter(|&&hit| hit).count();
        let mut best = (count, hits[0], 0);
        for start in 1..=text.len() - width {
            count += usize::from(hits[start + width - 1]);
            count -= usize::from(hits[start - 1]);
            if (count, hits[start]) > (best.0, best.1) {
                best = (count, hits[start], start);
            }
        }
        let (count, _, start) = best;
        let enough = count * 2 >= wanted.len() && count >= 2;
        enough.then(|| self.source[text[start].0..text[start + width - 1].1].to_owned())
    }
}

/// The places of the words of a text.
fn spans(text: &str) -> Vec<(usize, usize)> {
    use crate::text::tokens::{TokenKind, tokens};
    let words = tokens(text)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Word);
    words.map(|token| (token.range.start, token.range.end)).collect()
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ':' | '。' | '؟')
}

impl Folded {
    fn of(source: &str) -> Self {
        let mut folded = Self::default();
        let mut rest = source.char_indices().peekable();
        while let Some((at, first)) = rest.next() {
            let mut end = at + first.len_utf8();
            while let Some((_, mark)) = rest.next_if(|&(_, c)| is_combining_mark(c)) {
                end += mark.len_utf8();
            }
            let glyphs = fold_glyphs(&source[at..end]);
            for c in glyphs.chars() {
                let c = if c.is_whitespace() { ' ' } else { c };
                if c == ' ' && folded.text.ends_with(' ') {
                    continue;
                }
                folded.push(c, at, end);
            }
        }
        folded
    }

    fn push(&mut self, c: char, from: usize, to: usize) {
        self.text.push(c);
        let bytes = c.len_utf8();
        self.from.extend(std::iter::repeat_n(from as u32, bytes));
        self.to.extend(std::iter::repeat_n(to as u32, bytes));
    }

    /// Returns the text without the spaces beside marks.
    fn tight(&self) -> Self {
        let mut tight = Self::default();
        let mut rest = self.text.char_indices().peekable();
        let mut before = None;
        while let Some((at, c)) = rest.next() {
            let behind = rest.peek().map(|&(_, c)| c);
            let part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            if c != ' ' || part(before) && part(behind) {
                tight.push(c, self.from[at] as usize, self.to[at] as usize);
            }
            before = Some(c);
        }
        tight
    }

    /// Returns the stretch of the source behind a stretch of the folded text.
    fn source(&self, range: Range<usize>) -> Range<usize> {
        self.from[range.start] as usize..self.to[range.end - 1] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, sought: &str) -> Vec<&'a str> {
        Searched::of(text)
            .places(sought)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn words_are_found_in_any_glyphs() {
        for (text, sought, place) in [
            ("of ‘neo\u{2011}Nazism’, and", "neo-Nazism", "neo\u{2011}Nazism"),
            (
                "the  States’\u{a0}rights",
                "the States' rights",
                "the  States’\u{a0}rights",
            ),
            (
                "climate change -related loss",
                "climate change-related",
                "climate change -related",
            ),
            ("2015\u{2013} 2030", "2015–2030", "2015\u{2013} 2030"),
            ("the o\u{fb03}ce of", "office", "o\u{fb03}ce"),
            ("re\u{301}solution", "résolution", "re\u{301}solution"),
            ("States, and", ", and", ", and"),
            ("重申各国承诺", "各国", "各国"),
        ] {
            assert_eq!(found(text, sought), [place], "{text}");
        }
    }

    #[test]
    fn parts_of_words_and_other_capitals_are_not_found() {
        for (text, sought) in [
            ("all States", "State"),
            ("cannot", "not"),
            ("the charter", "the Charter"),
            ("Also urges States", "Urges States"),
        ] {
            assert!(found(text, sought).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_capital_of_a_sentence_is_forgiven() {
        assert_eq!(
            found("Takes note of it. The report", "the report"),
            ["The report"]
        );
        assert_eq!(found("takes note", "Takes note"), ["takes note"]);
    }

    #[test]
    fn every_place_is_told() {
        assert_eq!(found("a b a b a", "a b").len(), 2);
        assert_eq!(found("and and and", "and").len(), 3);
    }

    #[test]
    fn the_nearest_words_are_told() {
        let text = "Urges all Member States to cooperate fully in this matter";
        let nearest = Searched::of(text).nearest("Member States to fully cooperate now");
        assert_eq!(nearest.as_deref(), Some("Member States to cooperate fully in"));
        assert_eq!(Searched::of(text).nearest("the world economy"), None);
    }
}
