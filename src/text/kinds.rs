//! What kinds of characters a word has, found in one look at each.
//!
//! Nearly all words are of ASCII letters, and that alone settles much of what is asked of a word: that it folds to itself, that it
//! holds no figure, that no number begins with it. So whoever asks several of these looks at the word once.

/// The kinds of characters that a word has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kinds(u8);

const LETTER: u8 = 1;
const DIGIT: u8 = 1 << 1;
/// A visible sign that folds to itself.
const SIGN: u8 = 1 << 2;
/// What must be folded first: blanks, the grave accent, all that is not of ASCII.
const OTHER: u8 = 1 << 3;
/// Beside `LETTER`: it is a capital.
const CAPITAL: u8 = 1 << 4;

impl Kinds {
    pub(crate) fn of(word: &str) -> Self {
        Self(
            word.bytes()
                .fold(0, |kinds, byte| kinds | KINDS[usize::from(byte)]),
        )
    }

    /// Whether a word is of visible ASCII and folds to itself.
    pub(crate) fn is_plain(self) -> bool {
        self.0 & OTHER == 0
    }

    /// Whether a word is of ASCII letters alone.
    pub(crate) fn is_letters(self) -> bool {
        self.0 & !CAPITAL == LETTER
    }

    /// Whether a word has a capital of ASCII.
    pub(crate) fn has_capital(self) -> bool {
        self.0 & CAPITAL != 0
    }

    /// Whether a word has a digit of ASCII.
    pub(crate) fn has_digit(self) -> bool {
        self.0 & DIGIT != 0
    }
}

/// Whether a byte is a letter or digit of ASCII.
pub(crate) fn is_letter_or_digit(byte: u8) -> bool {
    KINDS[usize::from(byte)] & (LETTER | DIGIT) != 0
}

/// The kind of each byte.
static KINDS: [u8; 256] = {
    let mut kinds = [OTHER; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' => LETTER,
            b'A'..=b'Z' => LETTER | CAPITAL,
            b'0'..=b'9' => DIGIT,
            b'`' => OTHER,
            _ => SIGN,
        };
        byte += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_told_by_the_characters_it_has() {
        let kinds = |word| {
            let kinds = Kinds::of(word);
            (kinds.is_plain(), kinds.is_letters(), kinds.has_digit())
        };
        assert_eq!(kinds("Charter"), (true, true, false));
        assert_eq!(kinds("A/78/123"), (true, false, true));
        assert_eq!(kinds("co-operation"), (true, false, false));
        assert_eq!(kinds("États"), (false, false, false));
        assert_eq!(kinds("`x"), (false, false, false));
        assert_eq!(kinds(""), (true, false, false));
    }
}
