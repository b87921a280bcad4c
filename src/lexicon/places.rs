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
        let mut slot = self.slot(hash);
        while self.slots[slot] != 0 {
            slot = self.behind(slot);
        }
        self.slots[slot] = at as u32 + 1;
    }

    /// Returns every entry of a word, in the order in which they were added, and a few others.
    pub(super) fn at(&self, hash: u32) -> impl Iterator<Item = usize> {
        let mut slot = self.slot(hash);
        std::iter::from_fn(move || {
            let entry = self.slots[slot].checked_sub(1)?;
            slot = self.behind(slot);
            Some(entry as usize)
        })
    }

    fn slot(&self, hash: u32) -> usize {
        // The upper half knows more of the word than the lower.
        (hash ^ hash >> 15) as usize & (self.slots.len() - 1)
    }

    fn behind(&self, slot: usize) -> usize {
        (slot + 1) & (self.slots.len() - 1)
    }
}

/// Returns the hash of a word, given by its characters.
pub(super) fn hash(word: impl Iterator<Item = char>) -> u32 {
    word.fold(0x811c_9dc5, |hash, c| {
        (hash ^ u32::from(c)).wrapping_mul(0x0100_0193)
    })
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
