//! The first words of a text, folded, one behind the other: asked of nearly every line, so they take one piece of memory and not one each.

/// Some words with their ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FirstWords {
    /// The letters of all.
    letters: String,
    ends: Vec<End>,
}

/// Where a word ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct End {
    /// Among the letters, in bytes.
    here: usize,
    /// In the text, in bytes.
    there: usize,
}

impl FirstWords {
    /// No words, with room for so many.
    pub(super) fn for_at_most(words: usize) -> Self {
        Self {
            letters: String::with_capacity(8 * words),
            ends: Vec::with_capacity(words),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns a word.
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let end = self.ends.get(at)?.here;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before].here);
        Some(&self.letters[start..end])
    }

    /// Returns where the word before position `at` ends in the text, in bytes.
    ///
    /// # Panics
    ///
    /// If there is no such word.
    pub(super) fn end(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |last| self.ends[last].there)
    }

    /// Begins a word with a letter that ends there in the text.
    pub(super) fn begin(&mut self, letter: char, there: usize) {
        self.letters.push(letter);
        let here = self.letters.len();
        self.ends.push(End { here, there });
    }

    /// Adds a letter to the last word.
    pub(super) fn go_on(&mut self, letter: char, there: usize) {
        self.letters.push(letter);
        let here = self.letters.len();
        if let Some(last) = self.ends.last_mut() {
            *last = End { here, there };
        }
    }

    /// Adds a word of ASCII in small letters.
    pub(super) fn push_plain(&mut self, word: &str, there: usize) {
        let start = self.letters.len();
        self.letters.push_str(word);
        self.letters[start..].make_ascii_lowercase();
        let here = self.letters.len();
        self.ends.push(End { here, there });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_one_behind_the_other_each_with_its_end() {
        let mut words = FirstWords::for_at_most(2);
        words.push_plain("Takes", 7);
        words.begin('é', 10);
        words.go_on('t', 11);
        assert_eq!(
            (words.get(0), words.get(1), words.get(2)),
            (Some("takes"), Some("ét"), None)
        );
        assert_eq!((words.end(0), words.end(1), words.end(2)), (0, 7, 11));
        assert_eq!(words.len(), 2);
    }
}
