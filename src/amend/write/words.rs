//! What changes in one paragraph → the clauses of an instruction.
//!
//! ```text
//! Urges all States to act;            after “States”, insert “and observers”
//! Urges all States and observers …    words that stand once in the paragraph, as few as that takes
//! ```
//!
//! 1. The word diff of both texts is cut into *hunks*: stretches that go, come, or take each other's place. What comparison ignores
//!    (glyphs, kinds of space) stays as the old text has it.
//! 2. Hunks that hardly a word parts are one, and those in whose middle a quotation begins; one that cuts a word, or is nothing but marks, takes in the words beside it.
//! 3. Words that come alone are put after, or before, as few words as stand once in the paragraph. Words that go are named; if they stand
//!    there more than once, the words beside them are named with them.
//!
//! A hunk that cannot be said so makes the whole paragraph one that is replaced. Cost: that of the paragraph for each hunk, so that
//! a paragraph of many hunks and words is replaced, too.

use std::ops::Range;

use crate::amend::apply::Searched;
use crate::diff::Edit;
use crate::report::word_edits;

/// What is done at one place of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::amend) enum Clause {
    After {
        anchor: String,
        new: String,
    },
    Before {
        anchor: String,
        new: String,
    },
    Replace {
        old: String,
        new: String,
    },
    Delete {
        old: String,
    },
    /// The words from the first to the last go; others may come.
    Span {
        first: String,
        last: String,
        new: Option<String>,
    },
}

/// The two texts of a paragraph, and where they differ.
pub(in crate::amend) struct Change {
    old: String,
    /// The new text in the glyphs of the old one, where they are the same words.
    pub(in crate::amend) target: String,
    hunks: Vec<Hunk>,
    /// The share of words that stay, 0..1.
    kept: f64,
    /// Whether hunks with a word between them are one.
    joins: bool,
}

/// A stretch of the old text, and that of the target which takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hunk {
    old: Range<usize>,
    new: Range<usize>,
}

/// How words that come are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::amend) enum Manner {
    /// Beside words that stay.
    Anchored,
    /// With the words beside them, in the place of these.
    InPlace,
}

/// The most words that an anchor takes.
const LONGEST_ANCHOR: usize = 14;
/// Words that go are named one by one up to so many; beyond, by their first and last.
const LONGEST_NAMED: usize = 24;
/// Hunks times bytes of a paragraph that are looked through.
const MOST_WORK: usize = 8_000_000;

impl Change {
    pub(in crate::amend) fn of(old: &str, new: &str) -> Self {
        Self::told(old, new, true)
    }

    /// A change of which each place is told by itself, however close it stands to the next.
    pub(in crate::amend) fn apart(old: &str, new: &str) -> Self {
        Self::told(old, new, false)
    }

    fn told(old: &str, new: &str, joins: bool) -> Self {
        let mut change = Self {
            old: old.to_owned(),
            target: String::with_capacity(new.len()),
            hunks: Vec::new(),
            kept: 0.0,
            joins,
        };
        let mut at = 0;
        let mut kept = 0;
        for edit in word_edits(old, new) {
            let start = change.target.len();
            match edit {
                Edit::Equal { old, .. } => {
                    kept += old.split_whitespace().count();
                    change.target.push_str(&old);
                    at += old.len();
                }
                Edit::Delete(old) => {
                    change.touch(at..at + old.len(), start..start);
                    at += old.len();
                }
                Edit::Insert(new) => {
                    change.target.push_str(&new);
                    change.touch(at..at, start..start + new.len());
                }
            }
        }
        let count = |text: &str| text.split_whitespace().count().max(1);
        change.kept = kept as f64 / count(old).max(count(&change.target)) as f64;
        change.tidy();
        change
    }

    fn touch(&mut self, old: Range<usize>, new: Range<usize>) {
        match self.hunks.last_mut() {
            Some(last) if last.old.end == old.start && last.new.end == new.start => {
                last.old.end = old.end;
                last.new.end = new.end;
            }
            _ => self.hunks.push(Hunk { old, new }),
        }
    }

    pub(in crate::amend) fn is_empty(&self) -> bool {
        self.hunks.is_empty()
    }

    /// Tells whether the paragraph is better given as a whole: more than half of its words are others.
    pub(in crate::amend) fn is_whole(&self) -> bool {
        let adds = self
            .hunks
            .iter()
            .all(|hunk| hunk.old.is_empty() || hunk.new.is_empty());
        let few = self.hunks.len() == 1 && adds;
        self.kept < 0.5 && !few || self.hunks.len().saturating_mul(self.old.len()) > MOST_WORK
    }

    /// Brings the hunks to words.
    fn tidy(&mut self) {
        let hunks = std::mem::take(&mut self.hunks);
        for hunk in hunks {
            let hunk = self.whole_words(self.trimmed(hunk));
            let joins = self
                .hunks
                .last()
                .is_some_and(|last| self.stand_close(last, &hunk));
            match self.hunks.last_mut() {
                Some(last) if joins => {
                    last.old.end = hunk.old.end.max(last.old.end);
                    last.new.end = hunk.new.end.max(last.new.end);
                }
                _ => self.hunks.push(hunk),
            }
        }
    }

    fn trimmed(&self, hunk: Hunk) -> Hunk {
        Hunk {
            old: trimmed(&self.old, hunk.old),
            new: trimmed(&self.target, hunk.new),
        }
    }

    /// Tells whether two hunks are one for a reader: at most a word stands between them.
    fn stand_close(&self, one: &Hunk, other: &Hunk) -> bool {
        let few = usize::from(self.joins);
        one.old.end >= other.old.start
            || one.new.end >= other.new.start
            || words_of(&self.old[one.old.end..other.old.start]) <= few
            || opens_quotation(&self.old[one.old.clone()])
            || opens_quotation(&self.target[one.new.clone()])
    }

    /// Takes in the rest of a word that a hunk cuts, and a word beside marks alone.
    fn whole_words(&self, mut hunk: Hunk) -> Hunk {
        let marks = |text: &str| !text.contains(char::is_alphanumeric);
        while self.cuts_left(&hunk) && self.wider(&mut hunk, true) {}
        while self.cuts_right(&hunk) && self.wider(&mut hunk, false) {}
        if marks(&self.old[hunk.old.clone()]) && marks(&self.target[hunk.new.clone()]) {
            let _ = self.wider(&mut hunk, true) || self.wider(&mut hunk, false);
        }
        hunk
    }

    fn cuts_left(&self, hunk: &Hunk) -> bool {
        let before = self.old[..hunk.old.start].chars().next_back();
        let first = |text: &str| text.chars().next();
        joined(before, first(&self.old[hunk.old.clone()]))
            || joined(before, first(&self.target[hunk.new.clone()]))
    }

    fn cuts_right(&self, hunk: &Hunk) -> bool {
        let behind = self.old[hunk.old.end..].chars().next();
        let last = |text: &str| text.chars().next_back();
        joined(last(&self.old[hunk.old.clone()]), behind)
            || joined(last(&self.target[hunk.new.clone()]), behind)
    }

    /// Takes one more word in, on the left or on the right; none where the texts end or differ.
    fn wider(&self, hunk: &mut Hunk, left: bool) -> bool {
        let (old, new) = (&self.old, &self.target);
        if left {
            let same = last_word(&old[..hunk.old.start]);
            let word = &old[hunk.old.start - same..hunk.old.start];
            let fits = same > 0 && new[..hunk.new.start].ends_with(word);
            if fits {
                hunk.old.start -= same;
                hunk.new.start -= same;
            }
            return fits;
        }
        let same = first_word(&old[hunk.old.end..]);
        let fits = same > 0 && new[hunk.new.end..].starts_with(&old[hunk.old.end..hunk.old.end + same]);
        if fits {
            hunk.old.end += same;
            hunk.new.end += same;
        }
        fits
    }

    /// Returns the clauses that bring the change about; none if it cannot be said so.
    pub(in crate::amend) fn clauses(&self, manner: Manner) -> Option<Vec<Clause>> {
        let searched = Searched::of(&self.old);
        let clauses = self.hunks.iter().enumerate().map(|(at, hunk)| {
            let from = at.checked_sub(1).map_or(0, |before| self.hunks[before].old.end);
            let to = self
                .hunks
                .get(at + 1)
                .map_or(self.old.len(), |next| next.old.start);
            self.clause(hunk, from..to, &searched, manner)
        });
        clauses.collect()
    }

    /// Says one hunk with words from a stretch that no other one touches.
    fn clause(
        &self,
        hunk: &Hunk,
        free: Range<usize>,
        searched: &Searched<'_>,
        manner: Manner,
    ) -> Option<Clause> {
        let new = self.target[hunk.new.clone()].trim().to_owned();
        if hunk.old.is_empty() && manner == Manner::Anchored {
            return self.beside(hunk, &free, searched, new);
        }
        let long = words_of(&self.old[hunk.old.clone()]) > LONGEST_NAMED;
        if long && let Some((first, last)) = self.ends(&hunk.old, searched) {
            let new = (!new.is_empty()).then_some(new);
            return Some(Clause::Span { first, last, new });
        }
        let mut wide = hunk.clone();
        let mut left = true;
        let mut stuck = 0;
        while wide.old.is_empty() || !stands_once(searched, &self.old, &wide.old) {
            let before = wide.clone();
            let grown =
                self.wider(&mut wide, left) && free.start <= wide.old.start && wide.old.end <= free.end;
            if grown {
                stuck = 0;
            } else {
                wide = before;
                stuck += 1;
            }
            if stuck == 2 || words_of(&self.old[wide.old.clone()]) > LONGEST_ANCHOR + LONGEST_NAMED {
                return None;
            }
            left = !left;
        }
        let text = |all: &str, range: &Range<usize>| all[range.clone()].trim().to_owned();
        let (old, new) = (text(&self.old, &wide.old), text(&self.target, &wide.new));
        Some(if new.is_empty() {
            Clause::Delete { old }
        } else {
            Clause::Replace { old, new }
        })
    }

    /// Finds the fewest words beside which words can be put.
    fn beside(
        &self,
        hunk: &Hunk,
        free: &Range<usize>,
        searched: &Searched<'_>,
        new: String,
    ) -> Option<Clause> {
        let at = hunk.old.start;
        let (mut start, mut end) = (at, at);
        for _ in 0..LONGEST_ANCHOR {
            let word = last_word(&self.old[free.start..start]);
            if word > 0 {
                start -= word;
                let range = trimmed(&self.old, start..at);
                if stands_once(searched, &self.old, &range) {
                    let anchor = self.old[range].to_owned();
                    return Some(Clause::After { anchor, new });
                }
            }
            let next = first_word(&self.old[end..free.end]);
            if next > 0 {
                end += next;
                let range = trimmed(&self.old, at..end);
                if stands_once(searched, &self.old, &range) {
                    let anchor = self.old[range].to_owned();
                    return Some(Clause::Before { anchor, new });
                }
            }
            if word == 0 && next == 0 {
                return None;
            }
        }
        None
    }

    /// Finds the first and the last words of a long stretch.
    fn ends(&self, range: &Range<usize>, searched: &Searched<'_>) -> Option<(String, String)> {
        let mut first = range.start..range.start;
        let mut last = range.end..range.end;
        let half = words_of(&self.old[range.clone()]) / 2;
        let mut grown = 0;
        while !stands_once(searched, &self.old, &trimmed(&self.old, first.clone())) {
            first.end += first_word(&self.old[first.end..range.end]);
            grown += 1;
            if grown >= half {
                return None;
            }
        }
        grown = 0;
        while !stands_once(searched, &self.old, &trimmed(&self.old, last.clone())) {
            last.start -= last_word(&self.old[range.start..last.start]);
            grown += 1;
            if grown >= half {
                return None;
            }
        }
        let text = |range: Range<usize>| self.old[trimmed(&self.old, range)].to_owned();
        Some((text(first), text(last)))
    }
}

/// Tells whether words stand once in a paragraph, and there.
fn stands_once(searched: &Searched<'_>, text: &str, range: &Range<usize>) -> bool {
    let words = &text[range.clone()];
    if !words.contains(char::is_alphanumeric) {
        return false;
    }
    let inner = trimmed(text, range.clone());
    matches!(searched.places(words.trim()).as_slice(), [one] if *one == inner)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + (inner.len() - inner.trim_start().len());
    let end = range.end - (inner.len() - inner.trim_end().len());
    if start >= end {
        range.start..range.start
    } else {
        start..end
    }
}

fn words_of(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

/// The bytes of the last word of a text, with the blanks around it; a text that has only blanks has none.
fn last_word(text: &str) -> usize {
    let inner = text.trim_end();
    let start = inner
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + inner[at..].chars().next().map_or(1, char::len_utf8));
    if inner.is_empty() { 0 } else { text.len() - start }
}

/// The bytes of the first word of a text, with the blanks in front of it.
fn first_word(text: &str) -> usize {
    let inner = text.trim_start();
    let blank = text.len() - inner.len();
    if inner.is_empty() {
        return 0;
    }
    blank + inner.find(char::is_whitespace).unwrap_or(inner.len())
}

/// Tells whether a stretch begins a quotation that it does not end: it cannot well be quoted itself.
fn opens_quotation(text: &str) -> bool {
    text.matches('“').count() > text.matches('”').count()
}

/// Tells whether two letters belong to one word.
fn joined(left: Option<char>, right: Option<char>) -> bool {
    let wordish =
        |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '‑' | '‐' | '–' | '’' | '\'' | '%' | '.');
    let letter = |c: char| c.is_alphanumeric();
    match (left, right) {
        (Some(left), Some(right)) => {
            wordish(left)
                && wordish(right)
                && (letter(left) || letter(right))
                && !(left == '.' && right.is_whitespace())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(old: &str, new: &str) -> Vec<Clause> {
        Change::of(old, new).clauses(Manner::Anchored).unwrap()
    }

    fn after(anchor: &str, new: &str) -> Clause {
        Clause::After {
            anchor: anchor.to_owned(),
            new: new.to_owned(),
        }
    }

    fn replace(old: &str, new: &str) -> Clause {
        Clause::Replace {
            old: old.to_owned(),
            new: new.to_owned(),
        }
    }

    #[test]
    fn words_come_after_as_few_words_as_stand_once() {
        assert_eq!(
            clauses("Urges States to act;", "Urges States and others to act;"),
            [after("States", "and others")]
        );
        assert_eq!(
            clauses(
                "the States and the people of the land",
                "the States and the people of the good land"
            ),
            [Clause::Before {
                anchor: "land".to_owned(),
                new: "good".to_owned()
            }]
        );
    }

    #[test]
    fn words_that_stand_twice_are_named_with_those_beside_them() {
        assert_eq!(
            clauses("of women and men and children", "of women and men children"),
            [replace("men and", "men")]
        );
    }

    #[test]
    fn numbers_and_marks_are_named_with_their_words() {
        assert_eq!(
            clauses("in resolution 79/160 of it", "in resolution 80/192 of it"),
            [replace("79/160", "80/192")]
        );
        assert_eq!(
            clauses("to act; and so on", "to act, and so on"),
            [replace("act;", "act,")]
        );
    }
}
