//! A list of words in a table that the compiler makes: as [`super::row`] has them, and by the hash of the word.
//!
//! ```text
//! and  ──hash──▶ slot ──▶ word 7 of the row
//! ```

use super::places;
use super::row::{Lists, Row};
use crate::text::table::Lengths;

/// Words, with a table in which each is found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed {
    words: Row,
    /// The number of a word and one, or 0 for none: see [`places`].
    slots: &'static [u16],
    lengths: &'static Lengths,
}

impl Listed {
    /// Puts together what `row`, [`slots`] and [`lengths`] made of the same words.
    pub(super) const fn of(words: Row, slots: &'static [u16], lengths: &'static Lengths) -> Self {
        Self {
            words,
            slots,
            lengths,
        }
    }

    /// Tells whether a word is listed.
    pub(super) fn has(&self, word: &str) -> bool {
        if !self.lengths.may_have(word) {
            return false;
        }
        let mut slot = places::slot(places::byte_hash(word), self.slots.len());
        while let Some(at) = usize::from(self.slots[slot]).checked_sub(1) {
            if self.words.word(at) == word {
                return true;
            }
            slot = places::behind(slot, self.slots.len());
        }
        false
    }

    /// Returns the words in the order of the list.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.words.words(0..self.words.len())
    }
}

/// Returns how many slots the table of so many words has: a power of two, at least half of them empty.
pub(super) const fn slots_of(words: usize) -> usize {
    (2 * words + 1).next_power_of_two()
}

/// Returns the table of all words.
pub(super) const fn slots<const SLOTS: usize>(lists: &Lists) -> [u16; SLOTS] {
    let (mut slots, mut number, mut list) = ([0; SLOTS], 0, 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            number += 1;
            let mut slot = places::slot(places::byte_hash(lists[list][at]), SLOTS);
            while slots[slot] != 0 {
                slot = places::behind(slot, SLOTS);
            }
            slots[slot] = number;
            at += 1;
        }
        list += 1;
    }
    slots
}

/// Returns how long the words are.
pub(super) const fn lengths(lists: &Lists) -> Lengths {
    let (mut lengths, mut list) = (Lengths::NONE, 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            lengths.add(lists[list][at]);
            at += 1;
        }
        list += 1;
    }
    lengths
}

/// Makes a [`Listed`] of constant [`Lists`] while the program is compiled.
macro_rules! listed {
    ($lists:expr) => {{
        use $crate::lexicon::{listed, row};
        static SLOTS: [u16; listed::slots_of(row::size($lists).0)] = listed::slots($lists);
        static LENGTHS: $crate::text::table::Lengths = listed::lengths($lists);
        listed::Listed::of(row::row!($lists), &SLOTS, &LENGTHS)
    }};
}
pub(super) use listed;

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: [&[&str]; 3] = [&["and", "état"], &[], &["及", "and"]];
    static LISTED: Listed = listed!(&LISTS);

    #[test]
    fn every_word_is_found_and_no_other() {
        assert!(LISTED.iter().all(|word| LISTED.has(word)));
        assert!(
            !["", "an", "ands", "etat", "和"]
                .iter()
                .any(|word| LISTED.has(word))
        );
    }
}
