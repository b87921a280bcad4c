//! The words with which verb phrases open, of all languages in one table that the compiler makes.
//!
//! Every line of a text is asked in every language whether it begins with a verb phrase, and most begin with a word that opens none in
//! any. So the first words of all verbs, and of what may stand before a verb, are in one table by the hash of the word: one look tells
//! which languages know it. It is made when the program is compiled, since to fill such tables took longer than to ask on a short pair.
//!
//! ```text
//! urges  ──hash──▶ en, verb 4        deseando ──hash──▶ es, verb 31
//! ```
//!
//! Only words of ASCII stand here, in small letters, since the compiler folds no others; [`super::phrase`] has the rest. The
//! table is as those of [`super::places`], which are made while the program runs. The caller compares the words.

use super::{LANGUAGES, Language, OneVerb, Script, places};

/// How many slots the table has: a power of two, at least half of them empty.
const SLOTS: usize = 1 << 14;

/// What a word opens in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    /// A form of the verb of this number.
    Verb(usize),
    /// What may stand before the verb, of this number (see [`before`]).
    Before(usize),
}

/// An [`Opener`] and the number of its language as one number, or 0 for none.
static TABLE: [u32; SLOTS] = table();

/// Returns what a word of ASCII opens, with the number of the language, in the order of the lexicon; and a few others.
pub(super) fn openers(word: &str) -> impl Iterator<Item = (usize, Opener)> {
    let mut slot = places::slot(places::plain_hash(word), SLOTS);
    std::iter::from_fn(move || {
        let entry = TABLE[slot].checked_sub(1)?;
        slot = places::behind(slot, SLOTS);
        let number = (entry & 0xffff) as usize;
        let opener = if entry >> 16 & 1 == 1 {
            Opener::Before(number)
        } else {
            Opener::Verb(number)
        };
        Some(((entry >> 17) as usize, opener))
    })
}

/// Returns what may stand before the verb of a language, by its number: its markers, adverbs and what something is done `with`.
pub(super) const fn before(language: &'static Language, number: usize) -> Option<&'static str> {
    let (markers, adverbs, with) = (language.markers, language.adverbs, language.with);
    if number < markers.len() {
        Some(markers[number])
    } else if number < markers.len() + adverbs.len() {
        Some(adverbs[number - markers.len()])
    } else if number < markers.len() + adverbs.len() + with.len() {
        Some(with[number - markers.len() - adverbs.len()])
    } else {
        None
    }
}

/// Returns what stands before the first space. Words are so short that to search for it takes longer than to look.
pub(super) const fn first_word(phrase: &str) -> &str {
    let mut end = 0;
    while end < phrase.len() && phrase.as_bytes()[end] != b' ' {
        end += 1;
    }
    phrase.split_at(end).0
}

#[expect(clippy::large_stack_arrays, reason = "it is the compiler's stack")]
const fn table() -> [u32; SLOTS] {
    let mut filling = Filling {
        slots: [0; SLOTS],
        filled: 0,
    };
    let mut number = 0;
    while number < LANGUAGES.len() {
        // A character alone is a word where there are no spaces, and is none of ASCII.
        if matches!(LANGUAGES[number].script, Script::Spaced) {
            filling.add_language(number);
        }
        number += 1;
    }
    assert!(filling.filled <= SLOTS / 2, "the table needs more slots");
    filling.slots
}

/// The table while it is made.
struct Filling {
    slots: [u32; SLOTS],
    filled: usize,
}

impl Filling {
    const fn add_language(&mut self, number: usize) {
        let language = LANGUAGES[number];
        let mut at = 0;
        while at < language.verbs.len() {
            self.add_forms(language.verbs.get(at), number, at);
            at += 1;
        }
        let mut at = 0;
        while let Some(phrase) = before(language, at) {
            let word = first_word(phrase);
            if word.is_ascii() {
                self.add(places::plain_hash(word), number << 1 | 1, at);
            }
            at += 1;
        }
    }

    /// Adds the first words of a verb's forms, but none twice in a row: most begin with the word of the one before.
    const fn add_forms(&mut self, verb: OneVerb, language: usize, number: usize) {
        let (mut at, mut last) = (0, None);
        while at < verb.count_of_forms() {
            let word = first_word(verb.form(at));
            if word.is_ascii() {
                let hash = places::plain_hash(word);
                if !matches!(last, Some(last) if last == hash) {
                    self.add(hash, language << 1, number);
                }
                last = Some(hash);
            }
            at += 1;
        }
    }

    const fn add(&mut self, hash: u32, kind: usize, number: usize) {
        assert!(number < 0xffff, "the number has two bytes");
        let mut slot = places::slot(hash, SLOTS);
        while self.slots[slot] != 0 {
            slot = places::behind(slot, SLOTS);
        }
        self.slots[slot] = ((kind << 16 | number) + 1) as u32;
        self.filled += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_and_every_word_before_it_is_found_under_its_first_word() {
        for (number, language) in LANGUAGES.iter().enumerate() {
            if language.script == Script::Unspaced {
                continue;
            }
            let found = |phrase: &str, opener: Opener| {
                let word = first_word(phrase).to_ascii_lowercase();
                !word.is_ascii() || openers(&word).any(|one| one == (number, opener))
            };
            for (at, verb) in language.verbs.iter().enumerate() {
                for form in verb.forms() {
                    assert!(found(form, Opener::Verb(at)), "{form}");
                }
            }
            let words = [language.markers, language.adverbs, language.with].concat();
            for (at, phrase) in words.iter().enumerate() {
                assert_eq!(before(language, at), Some(*phrase));
                assert!(found(phrase, Opener::Before(at)), "{phrase}");
            }
            assert_eq!(before(language, words.len()), None);
        }
    }

    #[test]
    fn what_is_found_under_a_word_that_opens_nothing_is_something_else() {
        for word in ["", "paragraph", "zzz"] {
            for (number, opener) in openers(word) {
                let phrases = match opener {
                    Opener::Verb(at) => LANGUAGES[number].verbs.get(at).forms().collect(),
                    Opener::Before(at) => before(LANGUAGES[number], at).into_iter().collect::<Vec<_>>(),
                };
                assert!(phrases.iter().all(|phrase| first_word(phrase) != word), "{word}");
            }
        }
    }

    #[test]
    fn no_first_word_of_the_lexicon_is_folded_into_one_of_ascii() {
        for language in LANGUAGES {
            let forms = language.verbs.iter().flat_map(OneVerb::forms);
            let before = [language.markers, language.adverbs, language.with].concat();
            for phrase in forms.chain(before) {
                let word = first_word(phrase);
                let folded: String = word.chars().flat_map(super::super::folded::fold).collect();
                assert_eq!(word.is_ascii(), folded.is_ascii(), "{phrase}");
            }
        }
    }
}
