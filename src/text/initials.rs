//! The two letters with which the words of a list begin.
//!
//! Every line of a text is asked in every language whether it begins with a word of some list, and nearly every line begins with other
//! letters. So those of a list are made a table when the program is compiled, and a look at one bit answers most lines.

/// How many letters there are.
const LETTERS: usize = 26;

/// The letters of ASCII with which words begin, in any capitals: for each, the letters that come second, bit 0 for `a`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Initials([u32; LETTERS]);

impl Initials {
    /// Those of no words.
    pub(crate) const NONE: Self = Self([0; LETTERS]);

    /// Returns these and those of a list. A word whose second character is no letter of ASCII may have any there.
    pub(crate) const fn and(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            if let [first, rest @ ..] = words[at].as_bytes()
                && let Some(first) = number(*first)
            {
                let second = match rest {
                    [second, ..] => number(*second),
                    [] => None,
                };
                self.0[first] |= match second {
                    Some(second) => 1 << second,
                    None => u32::MAX,
                };
            }
            at += 1;
        }
        self
    }

    /// Tells whether a word of the list may stand at the head of a text. Of a text that begins with another character than a letter of
    /// ASCII, or with one that a mark may be composed with, this is not known.
    pub(crate) fn may_open(self, text: &str) -> bool {
        match *text.as_bytes() {
            [first, second, ..] if second.is_ascii() => number(first).is_none_or(|first| {
                let seconds = self.0[first];
                // Between two letters may stand what is not read.
                number(second).map_or(seconds != 0, |second| seconds >> second & 1 == 1)
            }),
            _ => true,
        }
    }
}

/// The number of a letter of ASCII, 0 for `a`.
const fn number(byte: u8) -> Option<usize> {
    match byte.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => Some((letter - b'a') as usize),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_begins_as_a_word_may_open_with_it() {
        let initials = Initials::NONE
            .and(&["article", "§", ""])
            .and(&["Section", "état", "l'acte", "o"]);
        for text in [
            "Article 1",
            "section",
            "§ 1",
            "1",
            "",
            "État",
            "E\u{301}tat",
            "a",
            "S*ection",
            "l'acte",
            "lacte",
            "O thou",
            "oz",
        ] {
            assert!(initials.may_open(text), "{text}");
        }
        for text in ["Tax", "zones", "Any", "States", "T-ax"] {
            assert!(!initials.may_open(text), "{text}");
        }
    }
}
