//! The letters with which the words of a list begin.
//!
//! Every line of a text is asked in every language whether it begins with a word of some list, and nearly every line begins with another
//! letter. So the letters of a list are made one number when the program is compiled, and a look at one bit answers most lines.

/// The letters of ASCII with which words begin, in any capitals: bit 0 for `a`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Initials(u32);

impl Initials {
    /// Those of no words.
    pub(crate) const NONE: Self = Self(0);

    /// Returns these and those of a list.
    pub(crate) const fn and(self, words: &[&str]) -> Self {
        let (mut letters, mut at) = (self.0, 0);
        while at < words.len() {
            if let [first, ..] = words[at].as_bytes() {
                letters |= bit(*first);
            }
            at += 1;
        }
        Self(letters)
    }

    /// Tells whether a word of the list may stand at the head of a text. Of a text that begins with another character than a letter of
    /// ASCII, or with one that a mark may be composed with, this is not known.
    pub(crate) fn may_open(self, text: &str) -> bool {
        match *text.as_bytes() {
            [first, second, ..] if first.is_ascii_alphabetic() && second.is_ascii() => {
                self.0 & bit(first) != 0
            }
            _ => true,
        }
    }
}

/// The bit of a letter of ASCII; of any other byte, none.
const fn bit(byte: u8) -> u32 {
    match byte.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => 1 << (letter - b'a'),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_begins_as_a_word_may_open_with_it() {
        let initials = Initials::NONE
            .and(&["article", "§", ""])
            .and(&["Section", "état"]);
        for text in ["Article 1", "section", "§ 1", "1", "", "État", "E\u{301}tat", "a"] {
            assert!(initials.may_open(text), "{text}");
        }
        for text in ["Tax", "zones"] {
            assert!(!initials.may_open(text), "{text}");
        }
    }
}
