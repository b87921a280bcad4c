//! Where words stand in a list of the lexicon: a table that is made in no time.
//!
//! A run reads some hundreds of lines and asks of each whether it begins with one of some thousand words; to make the tables of the standard
//! library for them took longer than to ask. This one holds nothing but numbers of entries, by a hash (FNV-1a, over characters) that is as
//! quick as it is weak: nobody but us chooses what is in the table, so nobody can make it slow. The caller compares the words.
//!
//! Cost: a few instructions for each character, and for each entry with the same end of its hash.

/// The numbers of entries by the hash of a word.
#[derive(Debug)]
pub(super) struct Places {
    /// An entry's number and one, or 0 for none; always a power of two, at least half of it empty.
    slots: Vec<u32>,
}

impl Places {
    /// Makes room for at most so many entries.
    pub(super) fn for_at_most(entries: usize) -> Self {
        let slots = vec![0; (2 * entries + 1).next_power_of_two()];
        Self { slots }
    }

    /// Adds the entry `at` of a word.
    pub(super) fn add(&mut self, hash: u32, at: usize) {
        let mut slot = slot(hash, self.slots.len());
        while self.slots[slot] != 0 {
            slot = behind(slot, self.slots.len());
        }
        self.slots[slot] = at as u32 + 1;
    }

    /// Returns every entry of a word, in the order in which they were added, and a few others.
    pub(super) fn at(&self, hash: u32) -> impl Iterator<Item = usize> {
        let mut slot = slot(hash, self.slots.len());
        std::iter::from_fn(move || {
            let entry = self.slots[slot].checked_sub(1)?;
            slot = behind(slot, self.slots.len());
            Some(entry as usize)
        })
    }
}

/// Returns where an entry is looked for first, in so many slots: a power of two.
pub(super) const fn slot(hash: u32, slots: usize) -> usize {
    // The upper half knows more of the word than the lower.
    (hash ^ hash >> 15) as usize & (slots - 1)
}

/// Returns where it is looked for next.
pub(super) const fn behind(slot: usize, slots: usize) -> usize {
    (slot + 1) & (slots - 1)
}

/// Returns the hash of a word, given by its characters.
pub(super) fn hash(word: impl Iterator<Item = char>) -> u32 {
    word.fold(EMPTY, |hash, c| longer(hash, c as u32))
}

/// Returns the hash of a word, given by its bytes, with those of ASCII in small letters: of a word of ASCII that of [`hash`].
pub(super) const fn plain_hash(word: &str) -> u32 {
    let (word, mut hash, mut at) = (word.as_bytes(), EMPTY, 0);
    while at < word.len() {
        hash = longer(hash, word[at].to_ascii_lowercase() as u32);
        at += 1;
    }
    hash
}

/// Returns the hash of a word, given by its bytes as they are.
pub(super) const fn byte_hash(word: &str) -> u32 {
    let (word, mut hash, mut at) = (word.as_bytes(), EMPTY, 0);
    while at < word.len() {
        hash = longer(hash, word[at] as u32);
        at += 1;
    }
    hash
}

/// The hash of no characters.
const EMPTY: u32 = 0x811c_9dc5;

/// Returns the hash of a word with one character more.
const fn longer(hash: u32, character: u32) -> u32 {
    (hash ^ character).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_of_a_word_is_found_in_order() {
        let words = ["take", "note", "take", "urge", "take", "note"];
        let mut places = Places::for_at_most(words.len());
        for (at, word) in words.iter().enumerate() {
            places.add(hash(word.chars()), at);
        }
        for word in ["take", "note", "urge", "no"] {
            let found: Vec<usize> = places
                .at(hash(word.chars()))
                .filter(|&at| words[at] == word)
                .collect();
            let expected: Vec<usize> = (0..words.len()).filter(|&at| words[at] == word).collect();
            assert_eq!(found, expected, "{word}");
        }
    }

    #[test]
    fn a_table_of_nothing_has_nothing() {
        assert_eq!(Places::for_at_most(0).at(hash("a".chars())).count(), 0);
    }
}
