//! What tells a torn word (`discri mination`) from two words (`main stream`).
//!
//! That the whole is a word and a piece is missing in a list proves nothing: `stream`, `miles` and `girls` are missing in
//! every short list. So the proof is made beforehand, with the dictionaries of fifty languages: for each word of the list
//! the places are kept where two good words cannot stand: one of the two pieces is a word in none of them, or neither is
//! English and no family of languages has both. Only English has such a list (`.ci/tears.py` makes it).

use std::sync::OnceLock;

use super::english::FUNCTION_WORDS;
use super::lines::Lines;

/// What is known of the whole words of a language and of their debris.
#[derive(Debug)]
pub struct Wholes {
    words: Lines,
    /// For a word the places, in letters, where it can be torn and nothing else can be meant.
    tears: Lines,
    function_words: &'static [&'static str],
    /// The shapes of the words in `tears`.
    shapes: OnceLock<Shapes>,
}

static ENGLISH: Wholes = Wholes {
    words: Lines(include_str!("english_words.txt")),
    tears: Lines(include_str!("english_tears.txt")),
    function_words: FUNCTION_WORDS,
    shapes: OnceLock::new(),
};

/// The shapes of the words of a list, a bit for each: the first two bytes, the last one and how many there are. Every two neighbours in a
/// long text are asked whether they are one word, and of nearly all this tells that they are none, before they are put together and looked
/// for.
#[derive(Debug)]
struct Shapes(Vec<u64>);

impl Shapes {
    /// A power of two: some sixteen bits for each word.
    const BITS: usize = 1 << 16;

    fn of(list: Lines) -> Self {
        let mut bits = vec![0; Self::BITS / 64];
        for (word, _) in list.iter() {
            let place = Self::place(word, word, word.len());
            bits[place / 64] |= 1 << (place % 64);
        }
        Self(bits)
    }

    /// Tells whether two pieces, put together, may be a word of the list.
    fn may_have(&self, left: &str, right: &str) -> bool {
        let place = Self::place(left, right, left.len() + right.len());
        self.0[place / 64] >> (place % 64) & 1 == 1
    }

    fn place(head: &str, tail: &str, length: usize) -> usize {
        let byte = |byte: Option<&u8>| byte.map_or(0, |&byte| usize::from(byte));
        let head = head.as_bytes();
        let all = [
            byte(head.first()),
            byte(head.get(1)),
            byte(tail.as_bytes().last()),
            length,
        ];
        all.into_iter().fold(0, |place, one| place * 31 + one) % Self::BITS
    }
}

/// Returns what is known of torn words in a language, given by its code of ISO 639-1.
pub fn wholes(code: &str) -> Option<&'static Wholes> {
    (code == super::ENGLISH.code).then_some(&ENGLISH)
}

impl Wholes {
    /// Tells whether a word in small letters is one of the list or serves the grammar.
    pub fn is_word(&self, word: &str) -> bool {
        self.words.has(word) || self.is_function_word(word)
    }

    /// Tells whether a word serves the grammar: `of`, `and`, `which`. Such a word is never a piece of another.
    pub fn is_function_word(&self, word: &str) -> bool {
        self.function_words.contains(&word)
    }

    /// Tells whether two pieces in small letters can only be one torn word.
    ///
    /// ```
    /// let english = travaux::lexicon::wholes("en").unwrap();
    /// assert!(english.is_torn("discri", "mination"));
    /// assert!(!english.is_torn("main", "stream"));
    /// ```
    pub fn is_torn(&self, left: &str, right: &str) -> bool {
        // Two letters at either side are the least that a tear leaves, and hardly any two words are one torn word: this is asked first.
        if left.len() < 2 || right.len() < 2 {
            return false;
        }
        if !self
            .shapes
            .get_or_init(|| Shapes::of(self.tears))
            .may_have(left, right)
        {
            return false;
        }
        let place = left.chars().count();
        let torn = self.tears.find(&[left, right].concat());
        let here = torn.is_some_and(|places| places.split(' ').any(|known| known.parse() == Ok(place)));
        here && !self.is_function_word(left) && !self.is_function_word(right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tear_is_inside_a_word_of_the_list() {
        for (word, places) in ENGLISH.tears.iter() {
            assert!(ENGLISH.words.has(word), "{word}");
            let letters = word.chars().count();
            let inside = |place: &str| {
                place
                    .parse()
                    .is_ok_and(|place: usize| place >= 2 && place + 2 <= letters)
            };
            assert!(places.split(' ').all(inside), "{word}");
        }
    }

    #[test]
    fn each_word_of_the_lists_is_found_where_it_stands() {
        for list in [ENGLISH.words, ENGLISH.tears] {
            assert!(list.iter().all(|(word, rest)| list.find(word) == Some(rest)));
        }
    }

    #[test]
    fn every_tear_has_a_shape_of_the_list() {
        let shapes = Shapes::of(ENGLISH.tears);
        for (word, _) in ENGLISH.tears.iter() {
            for at in 2..word.len().saturating_sub(1) {
                let (left, right) = word.split_at(at);
                assert!(shapes.may_have(left, right), "{left} {right}");
            }
        }
        let bits: u32 = shapes.0.iter().map(|bits| bits.count_ones()).sum();
        assert!((bits as usize) < Shapes::BITS / 8, "{bits}");
    }

    #[test]
    fn no_two_words_of_the_list_are_one_torn_word() {
        for (word, _) in ENGLISH.words.iter() {
            for at in 1..word.len() {
                let (left, right) = word.split_at(at);
                let good = ENGLISH.is_word(left) && ENGLISH.is_word(right);
                assert!(!(good && ENGLISH.is_torn(left, right)), "{left} {right}");
            }
        }
    }

    #[test]
    fn only_a_language_with_a_list_has_torn_words() {
        assert!(wholes("en").is_some());
        assert!(wholes("fr").is_none());
    }
}
