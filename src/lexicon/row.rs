//! Words one behind the other, without an address.
//!
//! An address in the program is written anew by the loader whenever the program begins, page by page, whether it is ever looked at or not: the
//! words of all languages would be a hundred pages. So the compiler makes one text of the words that are written down as lists, and a list of
//! where each ends.
//!
//! ```text
//! "and", "or", "et"     ▶     andoret   3 5 7
//! ```

/// Some words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// All of them, one behind the other.
    text: &'static str,
    /// Where each ends, in bytes.
    ends: &'static [u16],
}

impl Row {
    /// No words.
    pub(super) const NONE: Self = Self { text: "", ends: &[] };

    /// Puts together what [`joined`] and [`ends`] made of the same words.
    pub(super) const fn of(text: &'static [u8], ends: &'static [u16]) -> Self {
        let Ok(text) = str::from_utf8(text) else {
            panic!("words are UTF-8")
        };
        Self { text, ends }
    }

    /// Returns how many there are.
    pub(super) const fn len(self) -> usize {
        self.ends.len()
    }

    /// Returns the word of a number.
    ///
    /// # Panics
    ///
    /// If there is none.
    pub(super) const fn word(self, at: usize) -> &'static str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        self.text
            .split_at(self.ends[at] as usize)
            .0
            .split_at(start as usize)
            .1
    }

    /// Returns some words in a row.
    pub(super) fn words(self, numbers: std::ops::Range<usize>) -> impl Iterator<Item = &'static str> + Clone {
        numbers.map(move |at| self.word(at))
    }
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

/// Makes a [`Row`] of constant [`Lists`] while the program is compiled.
macro_rules! row {
    ($lists:expr) => {{
        use $crate::lexicon::row;
        const SIZE: (usize, usize) = row::size($lists);
        const TEXT: [u8; SIZE.1] = row::joined($lists);
        const ENDS: [u16; SIZE.0] = row::ends($lists);
        row::Row::of(&TEXT, &ENDS)
    }};
}
pub(in crate::lexicon) use row;

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: [&[&str]; 3] = [&["and", "état"], &[], &["及", "and"]];
    static WORDS: Row = row!(&LISTS);

    #[test]
    fn the_words_stand_in_the_order_of_the_lists() {
        assert!(WORDS.words(0..WORDS.len()).eq(LISTS.concat()));
        assert_eq!((WORDS.word(1), Row::NONE.len()), ("état", 0));
    }
}
