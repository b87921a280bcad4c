//! Which phrase that negotiators fight over stands at a place of a text.
//!
//! Every word of a changed stretch is asked whether a phrase begins with it, and nearly none does. So the first words of all phrases of all
//! languages are in one table by the hash of the word, made when the program is compiled as that of [`super::openings`] is.
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

/// How many slots the table has: a power of two, at least half of them empty.
const SLOTS: usize = 1 << 12;

/// The place of a phrase (language, group and number, a byte each) and one, or 0 for none.
static TABLE: [u32; SLOTS] = table();

/// Returns the longest named phrase that stands at the start of some words, each given in lower case and as printed;
/// `May` with a capital is the month, and `states` without one a verb.
pub fn named<'a>(words: &(impl Iterator<Item = (&'a str, &'a str)> + Clone)) -> Option<Named> {
    let first = words.clone().next()?.0;
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
    let mut slot = places::slot(places::plain_hash(behind_first(word)), SLOTS);
    std::iter::from_fn(move || {
        let entry = TABLE[slot].checked_sub(1)?;
        slot = places::behind(slot, SLOTS);
        let [number, group, language, _] = entry.to_le_bytes();
        let group = &LANGUAGES[usize::from(language)].qualifiers[usize::from(group)];
        Some((group.matter, group.phrases[usize::from(number)]))
    })
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

const fn table() -> [u32; SLOTS] {
    let (mut slots, mut filled, mut language) = ([0; SLOTS], 0, 0);
    while language < LANGUAGES.len() {
        let groups = LANGUAGES[language].qualifiers;
        let mut group = 0;
        while group < groups.len() {
            let phrases = groups[group].phrases;
            let mut number = 0;
            // The words before a deadline name nothing by themselves.
            while number < phrases.len() && !is_deadline(&groups[group]) {
                let behind = behind_first(first_word(phrases[number]));
                let mut slot = places::slot(places::plain_hash(behind), SLOTS);
                while slots[slot] != 0 {
                    slot = places::behind(slot, SLOTS);
                }
                slots[slot] = entry(language, group, number);
                filled += 1;
                number += 1;
            }
            group += 1;
        }
        language += 1;
    }
    assert!(filled <= SLOTS / 2, "the table needs more slots");
    slots
}

/// Returns what stands behind the first letter of a word.
const fn behind_first(word: &str) -> &str {
    let mut at = 0;
    while at < word.len() && (at == 0 || !word.is_char_boundary(at)) {
        at += 1;
    }
    word.split_at(at).1
}

const fn entry(language: usize, group: usize, number: usize) -> u32 {
    assert!(
        language < 0xff && group < 0xff && number < 0xff,
        "each has a byte"
    );
    ((language << 16 | group << 8 | number) + 1) as u32
}

const fn is_deadline(group: &Qualifiers) -> bool {
    matches!(group.matter, Matter::Deadline)
}

#[cfg(test)]
mod tests {
    use super::super::drafting::qualifiers;
    use super::*;

    fn phrases() -> impl Iterator<Item = &'static str> {
        let groups = qualifiers().filter(|group| !is_deadline(group));
        groups.flat_map(|group| group.phrases.iter().copied())
    }

    #[test]
    fn every_phrase_is_named_whole_where_it_stands() {
        for phrase in phrases() {
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
        for phrase in phrases() {
            let behind = behind_first(first_word(phrase));
            assert_eq!(lower(behind), behind.to_ascii_lowercase(), "{phrase}");
        }
    }

    #[test]
    fn a_month_is_no_modal_verb_and_a_small_verb_no_state() {
        let found = |lower: &'static str, printed: &'static str| named(&[(lower, printed)].into_iter());
        assert!(found("may", "may").is_some() && found("may", "May").is_none());
        assert!(found("states", "States").is_some() && found("states", "states").is_none());
    }
}
