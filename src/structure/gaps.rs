//! Gaps that extraction leaves in words: `accorda nce`, `sixty -eighth`, `a nd`.
//!
//! A PDF stores letters with their distances, and an extractor that takes a wide distance for a space tears a word. The
//! gap is closed where that cannot hide a difference between two texts: the pieces, put together, must be a word that
//! the text has elsewhere or that the lexicon's list of common words has, and at least one piece must be no word at all.
//! So `up on` stays, since both pieces are words, and so does `inter alia`, since `interalia` is none. A space before a
//! hyphen that a letter follows is always a gap; one after a hyphen is, where the compound stands elsewhere (`neo- Nazism`),
//! but not in `short- and long-term`.
//!
//! The words of the text are counted once; the cost is linear.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

/// The commonest words of the resolutions of the seventy-eighth to eightieth sessions, one a line.
static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/english_words.txt").lines().collect());

/// The words of one text with their counts, in small letters.
pub(super) struct Vocabulary {
    counts: HashMap<String, usize>,
}

/// A word that stands at least so often in a text is one, whatever the list says.
const OFTEN: usize = 3;

/// A torn word has at most so many pieces.
const PIECES: usize = 4;

impl Vocabulary {
    /// Counts the words of the paragraphs of a text.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for text in texts {
            for word in text
                .split(|c: char| !c.is_alphabetic() && !is_hyphen(c))
                .filter(|word| !word.is_empty())
            {
                let word = plain(word);
                match counts.get_mut(word.as_ref()) {
                    Some(count) => *count += 1,
                    None => drop(counts.insert(word.into_owned(), 1)),
                }
            }
        }
        Self { counts }
    }

    /// Returns the places of the spaces in `text`, in bytes, that are gaps in words.
    pub(super) fn gaps(&self, text: &str) -> BTreeSet<usize> {
        let mut gaps = BTreeSet::new();
        let pieces = pieces(text);
        let suspicious: Vec<bool> = pieces
            .iter()
            .map(|piece| self.is_suspicious(&text[piece.clone()]))
            .collect();
        let mut at = 0;
        while at < pieces.len() {
            let most = PIECES.min(pieces.len() - at);
            let reach = if suspicious[at..at + most].contains(&true) {
                most
            } else {
                0
            };
            let length = (2..=reach).rev().find(|&length| {
                suspicious[at..at + length].contains(&true) && self.is_torn(text, &pieces[at..at + length])
            });
            if let Some(length) = length {
                gaps.extend(pieces[at..at + length - 1].iter().map(|piece| piece.end));
            }
            at += length.unwrap_or(1);
        }
        gaps
    }

    /// Only a piece that is no word, or has a hyphen at its edge, can be part of a torn word.
    fn is_suspicious(&self, piece: &str) -> bool {
        piece.starts_with(is_hyphen)
            || piece.ends_with(is_hyphen)
            || !piece.split(is_hyphen).all(|part| self.is_word(part))
    }

    /// Tells whether pieces with one space between each are one word.
    fn is_torn(&self, text: &str, pieces: &[std::ops::Range<usize>]) -> bool {
        let follow = pieces
            .windows(2)
            .all(|pair| pair[1].start == pair[0].end + 1 && text.as_bytes()[pair[0].end] == b' ');
        if !follow {
            return false;
        }
        let words: Vec<&str> = pieces.iter().map(|piece| &text[piece.clone()]).collect();
        let whole = words.concat();
        let joined = plain(&whole);
        if joined.contains('-') {
            return words.len() <= 3 && self.is_torn_compound(&words, &joined);
        }
        let capital_inside = words[1..].iter().any(|word| word.starts_with(char::is_uppercase));
        let torn = words.iter().any(|word| !self.is_word(word));
        torn && !capital_inside && (self.stands_elsewhere(&joined) || COMMON.contains(joined.as_ref()))
    }

    /// `sixty -eighth`, `neo- Nazism`, `Secretary - General`
    fn is_torn_compound(&self, words: &[&str], joined: &str) -> bool {
        let clean = joined.trim_matches('-');
        if clean != joined || !joined.contains('-') {
            return false;
        }
        let known = self.counts.contains_key(joined);
        let parts_known = joined
            .split('-')
            .all(|part| COMMON.contains(part) || self.stands_elsewhere(part));
        let torn = words
            .iter()
            .flat_map(|word| word.split(is_hyphen))
            .any(|part| !part.is_empty() && !self.is_word(part));
        let inside = words
            .windows(2)
            .all(|pair| !pair[0].ends_with(is_hyphen) && !pair[1].starts_with(is_hyphen));
        if inside {
            return torn && (known || parts_known);
        }
        match words {
            [left, right] if right.starts_with(is_hyphen) => {
                left.chars().all(char::is_alphabetic) && right.chars().count() > 1
            }
            [left, right] if left.ends_with(is_hyphen) => known && !is_conjunction(right),
            [_, middle, right] if middle.chars().all(is_hyphen) => known && !is_conjunction(right),
            _ => false,
        }
    }

    /// Tells whether a piece is a word by itself.
    fn is_word(&self, piece: &str) -> bool {
        let word = plain(piece);
        let word = word.as_ref();
        if word.chars().count() == 1 {
            return matches!(piece, "a" | "A" | "I" | "é" | "y" | "à" | "e" | "o")
                && piece != "e"
                && piece != "o";
        }
        COMMON.contains(word) || self.counts.get(word).is_some_and(|&count| count >= OFTEN)
    }

    fn stands_elsewhere(&self, word: &str) -> bool {
        word.chars().count() > 1 && self.counts.contains_key(word)
    }
}

/// Returns the places of the pieces of letters and hyphens.
fn pieces(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let inside = c.is_alphabetic() || is_hyphen(c);
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                pieces.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    pieces.extend(start.map(|from| from..text.len()));
    pieces
}

/// Small letters, one kind of hyphen.
fn plain(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let small = word
        .chars()
        .map(|c| if is_hyphen(c) { '-' } else { c })
        .collect::<String>()
        .to_lowercase();
    Cow::Owned(small)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// A hyphen before these words hangs: `short- and long-term`.
fn is_conjunction(word: &str) -> bool {
    matches!(
        plain(word).as_ref(),
        "and" | "or" | "to" | "et" | "ou" | "y" | "o" | "und" | "oder"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let vocabulary = Vocabulary::of([text, "neo-Nazism and policymaking by the Fono"].into_iter());
        let gaps = vocabulary.gaps(text);
        let closed: String = text
            .char_indices()
            .filter(|(at, _)| !gaps.contains(at))
            .map(|(_, c)| c)
            .collect();
        assert_eq!(closed, expected);
    }

    #[test]
    fn a_torn_word_is_closed() {
        check("in accorda nce with it", "in accordance with it");
        check("a nd the implementati on", "and the implementation");
        check("the Genera l F ono", "the General Fono");
        check("immedi at e action", "immediate action");
    }

    #[test]
    fn two_words_stay_two() {
        check(
            "calls up on States, inter alia, to be low",
            "calls up on States, inter alia, to be low",
        );
        check("it is time to go on with it", "it is time to go on with it");
        check("it can not be a way in to it", "it can not be a way in to it");
    }

    #[test]
    fn a_gap_at_a_hyphen_is_closed_and_a_hanging_hyphen_stays() {
        check("its sixty -eighth session", "its sixty-eighth session");
        check("neo- Nazism", "neo-Nazism");
        check("short- and long-term", "short- and long-term");
        check("2015 - 2030", "2015 - 2030");
    }
}
