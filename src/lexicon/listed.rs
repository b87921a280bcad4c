//! A list of words in a table that the compiler makes, without an address in it.
//!
//! An address in the program is written anew by the loader whenever the program begins, page by page, whether it is ever looked at or not: the
//! words of all languages would be a hundred pages. So the words of a list are one text with the ends of its words, and a table by the hash of
//! the word holds numbers.
//!
//! ```text
//! and  ──hash──▶ slot ──▶ word 7 ──ends──▶ "and" of "…oretand…"
//! ```

use super::places;
use crate::text::table::Lengths;

/// Words, with a table in which each is found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed {
    /// All words, one behind the other.
    text: &'static str,
    /// Where each ends, in bytes.
    ends: &'static [u16],
    /// The number of a word and one, or 0 for none: see [`places`].
    slots: &'static [u16],
    lengths: &'static Lengths,
}

impl Listed {
    /// Puts together what [`joined`], [`ends`], [`slots`] and [`lengths`] made of the same words.
    pub(super) const fn of(
        text: &'static [u8],
        ends: &'static [u16],
        slots: &'static [u16],
        lengths: &'static Lengths,
    ) -> Self {
        let Ok(text) = str::from_utf8(text) else {
            panic!("words are UTF-8")
        };
        Self {
            text,
            ends,
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
            if self.word(at) == word {
                return true;
            }
            slot = places::behind(slot, self.slots.len());
        }
        false
    }

    /// Returns the words in the order of the list.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> + use<> {
        let words = *self;
        (0..words.ends.len()).map(move |at| words.word(at))
    }

    fn word(&self, at: usize) -> &'static str {
        word(self.text, self.ends, at)
    }
}

/// Returns the word of a number.
pub(super) const fn word(text: &'static str, ends: &[u16], at: usize) -> &'static str {
    let start = if at == 0 { 0 } else { ends[at - 1] };
    text.split_at(ends[at] as usize).0.split_at(start as usize).1
}

/// Lists of words, one behind the other.
pub(super) type Lists = [&'static [&'static str]];

/// Returns how many words there are, and how many bytes they have.
pub(super) const fn size(lists: &Lists) -> (usize, usize) {
    let (mut words, mut bytes, mut list) = (0, 0, 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            words += 1;
            bytes += lists[list][at].len();
            at += 1;
        }
        list += 1;
    }
    assert!(
        bytes <= u16::MAX as usize && words < u16::MAX as usize,
        "ends and numbers are short"
    );
    (words, bytes)
}

/// Returns how many slots the table of so many words has: a power of two, at least half of them empty.
pub(super) const fn slots_of(words: usize) -> usize {
    (2 * words + 1).next_power_of_two()
}

/// Returns the letters of all words.
pub(super) const fn joined<const BYTES: usize>(lists: &Lists) -> [u8; BYTES] {
    let (mut letters, mut filled, mut list) = ([0; BYTES], 0, 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            let (word, mut byte) = (lists[list][at].as_bytes(), 0);
            while byte < word.len() {
                letters[filled] = word[byte];
                filled += 1;
                byte += 1;
            }
            at += 1;
        }
        list += 1;
    }
    letters
}

/// Returns where each word ends.
pub(super) const fn ends<const WORDS: usize>(lists: &Lists) -> [u16; WORDS] {
    let (mut ends, mut end, mut filled, mut list) = ([0; WORDS], 0, 0, 0);
    while list < lists.len() {
        let mut at = 0;
        while at < lists[list].len() {
            end += lists[list][at].len();
            ends[filled] = end as u16;
            filled += 1;
            at += 1;
        }
        list += 1;
    }
    ends
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

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: [&[&str]; 3] = [&["and", "état"], &[], &["及", "and"]];
    const SIZE: (usize, usize) = size(&LISTS);
    static TEXT: [u8; SIZE.1] = joined(&LISTS);
    static ENDS: [u16; SIZE.0] = ends(&LISTS);
    static SLOTS: [u16; slots_of(SIZE.0)] = slots(&LISTS);
    static LENGTHS: Lengths = lengths(&LISTS);
    static LISTED: Listed = Listed::of(&TEXT, &ENDS, &SLOTS, &LENGTHS);

    #[test]
    fn every_word_is_found_and_no_other() {
        assert!(["and", "état", "及"].iter().all(|word| LISTED.has(word)));
        assert!(
            !["", "an", "ands", "etat", "和"]
                .iter()
                .any(|word| LISTED.has(word))
        );
    }

    #[test]
    fn the_words_stand_in_the_order_of_the_lists() {
        assert_eq!(LISTED.iter().collect::<Vec<_>>(), ["and", "état", "及", "and"]);
    }
}
