//! Which phrase that negotiators fight over stands at a place of a text.
//!
//! Every word of a changed stretch is asked whether a phrase begins with it, and nearly none does. So the first words of all phrases of all
//! languages are in one list by the hash of the word, sorted when the program is compiled.
//!
//! ```text
//! as  ──hash──▶ as appropriate, as soon as possible, …        the longest that stands there is named
//! ```
//!
//! The compiler makes no letters beyond ASCII small, and of a first word only the first may be a capital (`États Membres`). So the hash is that
//! of what stands behind it.

use super::drafting::{Matter, Qualifiers};
use super::openings::first_word;
use super::{LANGUAGES, places};
use crate::text::normalize::lower;
use crate::text::table::Lengths;

/// A named phrase where it stands among words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// What it is an instance of.
    pub matter: Matter,
    /// `where appropriate`
    pub phrase: &'static str,
    /// How many words it takes.
    pub len: usize,
}

/// How many phrases there are.
const COUNT: usize = count();

/// Each phrase by the hash of its first word, in the order of the hashes, and then of the lexicon.
static BY_FIRST_WORD: [Entry; COUNT] = sorted(entries());

/// How long the first words are. Asked of words of ASCII, since the compiler makes no other letters small.
static LENGTHS: Lengths = lengths();

/// The place of a phrase.
#[derive(Debug, Clone, Copy)]
struct Entry {
    hash: u32,
    language: u8,
    group: u8,
    number: u8,
}

impl Entry {
    /// Whether it stands before another one.
    const fn is_before(self, other: Self) -> bool {
        self.hash < other.hash || self.hash == other.hash && self.order() < other.order()
    }

    const fn order(self) -> u32 {
        u32::from_be_bytes([0, self.language, self.group, self.number])
    }

    /// Returns the phrase, and what it is an instance of.
    const fn phrase(self) -> (Matter, &'static str) {
        let group = &LANGUAGES[self.language as usize].qualifiers[self.group as usize];
        (group.matter, group.phrases[self.number as usize])
    }
}

/// Returns the longest named phrase that stands at the start of some words, each given in lower case and as printed;
/// `May` with a capital is the month, and `states` without one a verb.
pub fn named<'a>(words: &(impl Iterator<Item = (&'a str, &'a str)> + Clone)) -> Option<Named> {
    let first = words.clone().next()?.0;
    if first.is_ascii() && !LENGTHS.may_have(first) {
        return None;
    }
    let mut longest: Option<Named> = None;
    for (matter, phrase) in beginning_with(first) {
        // Of two as long the first is named.
        if let Some(len) = length(phrase, words.clone())
            && longest.is_none_or(|before| before.len < len)
        {
            longest = Some(Named { matter, phrase, len });
        }
    }
    longest
}

/// Returns the phrases with a first word, in the order of the lexicon, and a few others.
fn beginning_with(word: &str) -> impl Iterator<Item = (Matter, &'static str)> {
    let hash = hash(word);
    let start = BY_FIRST_WORD.partition_point(|entry| entry.hash < hash);
    let found = BY_FIRST_WORD[start..]
        .iter()
        .take_while(move |entry| entry.hash == hash);
    found.map(|entry| entry.phrase())
}

/// Returns how many words a phrase has, if it stands at the start of some.
fn length<'a>(phrase: &str, mut words: impl Iterator<Item = (&'a str, &'a str)>) -> Option<usize> {
    let mut rest = phrase;
    for len in 1.. {
        let (here, printed) = words.next()?;
        if here == "may" && is_capital(printed) {
            return None;
        }
        let behind = rest.strip_prefix(here).or_else(|| {
            // A word that the lexicon writes with a capital.
            let word = first_word(rest);
            let stands = is_capital(printed) && is_capital(word) && lower(word) == here;
            stands.then(|| &rest[word.len()..])
        })?;
        if behind.is_empty() {
            return Some(len);
        }
        rest = behind.strip_prefix(' ')?;
    }
    None
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

const fn count() -> usize {
    let (mut count, mut language) = (0, 0);
    while language < LANGUAGES.len() {
        let groups = LANGUAGES[language].qualifiers;
        let mut group = 0;
        while group < groups.len() {
            count += phrases(&groups[group]).len();
            group += 1;
        }
        language += 1;
    }
    count
}

/// Returns the phrases of a group that are named. The words before a deadline name nothing by themselves.
const fn phrases(group: &Qualifiers) -> &'static [&'static str] {
    if matches!(group.matter, Matter::Deadline) {
        &[]
    } else {
        group.phrases
    }
}

const fn lengths() -> Lengths {
    let (mut lengths, entries, mut at) = (Lengths::NONE, entries(), 0);
    while at < COUNT {
        let word = first_word(entries[at].phrase().1);
        if let [first, ..] = word.as_bytes() {
            lengths.add_one(first.to_ascii_lowercase(), word.len());
        }
        at += 1;
    }
    lengths
}

/// Returns every phrase in the order of the lexicon.
const fn entries() -> [Entry; COUNT] {
    let none = Entry {
        hash: 0,
        language: 0,
        group: 0,
        number: 0,
    };
    let (mut entries, mut filled, mut language) = ([none; COUNT], 0, 0);
    while language < LANGUAGES.len() {
        let groups = LANGUAGES[language].qualifiers;
        let mut group = 0;
        while group < groups.len() {
            let phrases = phrases(&groups[group]);
            let mut number = 0;
            while number < phrases.len() {
                assert!(
                    language < 0xff && group < 0xff && number < 0xff,
                    "each has a byte"
                );
                entries[filled] = Entry {
                    hash: hash(first_word(phrases[number])),
                    language: language as u8,
                    group: group as u8,
                    number: number as u8,
                };
                filled += 1;
                number += 1;
            }
            group += 1;
        }
        language += 1;
    }
    entries
}

/// Sorts entries (Shell 1959): the compiler has no sorting of its own.
const fn sorted(mut entries: [Entry; COUNT]) -> [Entry; COUNT] {
    let mut gap = COUNT / 2;
    while gap > 0 {
        let mut end = gap;
        while end < COUNT {
            let entry = entries[end];
            let mut at = end;
            while at >= gap && entry.is_before(entries[at - gap]) {
                entries[at] = entries[at - gap];
                at -= gap;
            }
            entries[at] = entry;
            end += 1;
        }
        gap /= 2;
    }
    entries
}

/// Returns the hash of what stands behind the first letter of a word.
const fn hash(word: &str) -> u32 {
    let mut at = 0;
    while at < word.len() && (at == 0 || !word.is_char_boundary(at)) {
        at += 1;
    }
    places::plain_hash(word.split_at(at).1)
}

#[cfg(test)]
mod tests {
    use super::super::drafting::qualifiers;
    use super::*;

    fn all() -> impl Iterator<Item = &'static str> {
        qualifiers().flat_map(|group| phrases(group).iter().copied())
    }

    #[test]
    fn every_phrase_is_named_whole_where_it_stands() {
        for phrase in all() {
            for behind in ["", " wells"] {
                let text = format!("{phrase}{behind}");
                let words: Vec<(String, &str)> = text
                    .split(' ')
                    .map(|word| (lower(word).into_owned(), word))
                    .collect();
                let found = named(&words.iter().map(|(lower, printed)| (lower.as_str(), *printed)));
                assert_eq!(
                    found.map(|named| named.len),
                    Some(phrase.split(' ').count()),
                    "{text}"
                );
            }
        }
        assert_eq!(named(&[("wells", "wells")].into_iter()), None);
    }

    #[test]
    fn letters_beyond_ascii_are_small_behind_the_first() {
        for phrase in all() {
            let first = first_word(phrase);
            assert_eq!(hash(&lower(first)), hash(first), "{phrase}");
        }
    }

    #[test]
    fn a_month_is_no_modal_verb_and_a_small_verb_no_state() {
        let found = |lower: &'static str, printed: &'static str| named(&[(lower, printed)].into_iter());
        assert!(found("may", "may").is_some() && found("may", "May").is_none());
        assert!(found("states", "States").is_some() && found("states", "states").is_none());
    }
}
