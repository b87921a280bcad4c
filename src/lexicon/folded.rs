//! The form of a text in which it is compared with the drafting words.
//!
//! One word is printed in many ways: `L’Assemblée` with one letter `é` or with an `e` and an accent behind it, `إذ` with
//! or without the hamza of its alef, `قـرر` stretched to fill a line, a formula behind a mark of direction that nobody
//! sees. The folded form knows one of them, and remembers for each letter where it stands in the text as printed:
//! what is told of the text is told in its own bytes.
//!
//! ```text
//! printed   L ’ A s s e m b l e ◌́ e          bytes 0..16
//! folded    l ' a s s e m b l é   e           é ends at byte 14
//! ```
//!
//! Composition follows Unicode (form C). Left out: marks that are not seen, the tatweel, the vowel signs of Arabic and
//! Hebrew. Made one: small and capital letters, apostrophes, hyphens, the alefs of Arabic, `ё` and `е`, spaces.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::Script;
use super::first_words::FirstWords;

/// A letter of a folded text.
#[derive(Debug, Clone, Copy)]
struct Letter {
    folded: char,
    /// The end of what it stands for in the text as printed, in bytes.
    end: usize,
}

/// A text, or the head of one, in folded form.
#[derive(Debug)]
pub(super) struct Folded {
    letters: Vec<Letter>,
}

impl Folded {
    /// Folds the head of a text, up to `most` characters of it.
    pub(super) fn head(text: &str, most: usize) -> Self {
        let mut letters = Vec::with_capacity(text.len().min(most));
        let mut cluster = String::new();
        let mut characters = text.char_indices().take(most).peekable();
        while let Some((at, c)) = characters.next() {
            let mut end = at + c.len_utf8();
            // Most characters of most texts are these, and nothing can be composed with them before the next.
            if c.is_ascii() && characters.peek().is_none_or(|(_, next)| next.is_ascii()) {
                let folded = if c.is_whitespace() {
                    ' '
                } else {
                    c.to_ascii_lowercase()
                };
                letters.push(Letter { folded, end });
                continue;
            }
            cluster.clear();
            cluster.push(c);
            while let Some((at, mark)) =
                characters.next_if(|&(_, c)| !c.is_ascii() && canonical_combining_class(c) != 0)
            {
                cluster.push(mark);
                end = at + mark.len_utf8();
            }
            let letter = |folded| Letter { folded, end };
            if cluster.len() == c.len_utf8() {
                letters.extend(fold(c).map(letter));
            } else {
                letters.extend(cluster.nfc().flat_map(fold).map(letter));
            }
        }
        Self { letters }
    }

    /// Returns the end, in the text as printed, of `words` at its head.
    pub(super) fn after(&self, words: &str) -> Option<usize> {
        let first = self.letters.first()?.folded;
        // The letters of the lexicon's ASCII words are folded already, and most words begin with another one.
        if words.starts_with(|c: char| c.is_ascii() && c.to_ascii_lowercase() != first) {
            return None;
        }
        let mut own = self.letters.iter();
        let mut end = 0;
        for expected in words.chars().flat_map(fold) {
            let letter = own.next()?;
            if letter.folded != expected {
                return None;
            }
            end = letter.end;
        }
        Some(end)
    }

    /// Returns the words of the head with their ends: those of a phrase, which punctuation ends.
    fn phrase(&self, script: Script, most: usize) -> FirstWords {
        let mut words = FirstWords::for_at_most(most);
        let mut open = false;
        for letter in &self.letters {
            let c = letter.folded;
            if c.is_alphanumeric() || matches!(c, '-' | '\'') {
                if open {
                    words.go_on(c, letter.end);
                } else if words.len() < most {
                    words.begin(c, letter.end);
                } else {
                    break;
                }
                open = script == Script::Spaced;
                continue;
            }
            open = false;
            if !c.is_whitespace() && !words.is_empty() {
                break;
            }
        }
        words
    }

    /// Returns the folded letters.
    pub(super) fn into_text(self) -> String {
        self.letters.into_iter().map(|letter| letter.folded).collect()
    }
}

/// Returns the first words of a text with their ends, at most so many of at most so many characters: those of a phrase, which
/// punctuation ends.
pub(super) fn phrase(text: &str, longest: usize, script: Script, most: usize) -> FirstWords {
    match plain_phrase(text, longest, most) {
        Some(words) if script == Script::Spaced => words,
        _ => Folded::head(text, longest).phrase(script, most),
    }
}

/// Returns the first word of a text as [`phrase`] reads it, but as printed, where it is of ASCII and nothing can be composed with its last
/// letter; none where that must be looked at.
pub(super) fn plain_first_word(text: &str) -> Option<&str> {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'\'');
    let bytes = &text.as_bytes()[..text.len().min(LONGEST_WORD)];
    let start = bytes
        .iter()
        .position(|byte| is_letter(byte) || !byte.is_ascii())?;
    let end = start + bytes[start..].iter().position(|byte| !is_letter(byte))?;
    (start < end && bytes[end].is_ascii()).then(|| &text[start..end])
}

/// The first word of a text that is looked at as printed ends within so many bytes.
const LONGEST_WORD: usize = 64;

/// Does the same for words of ASCII, as nearly all are where it is asked; none where another letter comes first.
fn plain_phrase(text: &str, longest: usize, most: usize) -> Option<FirstWords> {
    let mut words = FirstWords::for_at_most(most);
    let mut start = None;
    for (at, byte) in text.bytes().enumerate().take(longest) {
        let letter = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'\'');
        match start {
            _ if !byte.is_ascii() => return None,
            None if letter && words.len() == most => return Some(words),
            None if letter => start = Some(at),
            Some(from) if !letter => {
                words.push_plain(&text[from..at], at);
                start = None;
            }
            _ => {}
        }
        if !letter && !char::from(byte).is_whitespace() && !words.is_empty() {
            return Some(words);
        }
    }
    // A mark on the last letter would be composed with it.
    let end = text.len().min(longest);
    if text.as_bytes().get(end).is_some_and(|byte| !byte.is_ascii()) {
        return None;
    }
    if let Some(from) = start {
        words.push_plain(&text[from..end], end);
    }
    Some(words)
}

/// Tells at once of most texts that words of the lexicon do not stand at their head: as far as both are of ASCII, without folding them.
pub(super) fn may_begin(text: &str, words: &str) -> bool {
    let plain = |byte: u8| match char::from(byte) {
        c if c.is_whitespace() => ' ',
        c => c.to_ascii_lowercase(),
    };
    let mut letters = text.bytes().peekable();
    for expected in words.bytes() {
        let Some(letter) = letters.next() else {
            return false;
        };
        // A mark on the letter would be composed with it.
        let is_plain = letter.is_ascii() && letters.peek().is_none_or(u8::is_ascii);
        if !(is_plain && expected.is_ascii()) {
            return true;
        }
        if plain(letter) != plain(expected) {
            return false;
        }
    }
    true
}

/// Tells whether a word of the lexicon is this folded word.
pub(super) fn same(folded: &str, word: impl Iterator<Item = char>) -> bool {
    folded.chars().eq(word.flat_map(fold))
}

/// Tells of some characters at once that they are compared as no letter of ASCII: the letters of other scripts.
pub(super) fn is_foreign_to_ascii(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{1dff}' | '\u{3040}'..='\u{d7ff}') && c.is_alphabetic() && !is_left_out(c)
}

/// Returns what a composed character is compared as, if it counts.
pub(super) fn fold(c: char) -> impl Iterator<Item = char> + Clone {
    let plain = match c {
        '’' | '‘' | 'ʼ' | '＇' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ё' | 'Ё' => 'е',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let counts = plain.is_ascii() || !is_left_out(plain);
    plain.to_lowercase().filter(move |_| counts)
}

/// Marks that are not seen, and signs that only help to read.
fn is_left_out(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}'..='\u{5c7}'
            | '\u{61c}'
            | '\u{640}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_and_keep_their_places() {
        let text = "L’Assemble\u{301}e";
        let folded = Folded::head(text, 80);
        assert_eq!(folded.after("L'Assemblée"), Some(text.len()));
        assert_eq!(folded.after("l'assemblé"), Some(text.len() - 1));
        assert_eq!(folded.after("l'assemblee"), None);
    }

    #[test]
    fn a_plain_first_word_is_the_first_word_of_a_phrase() {
        for text in [
            "Urges States",
            "URGES, once more",
            " “Urges” it",
            "[Re-affirms] it",
            "Urge\u{301}s it",
            "États",
            "1. Urges",
            "Urges",
            "",
            "... --x y",
        ] {
            if let Some(word) = plain_first_word(text) {
                let words = phrase(text, 240, Script::Spaced, 1);
                assert_eq!(words.get(0), Some(word.to_ascii_lowercase().as_str()), "{text}");
            }
        }
        assert_eq!(plain_first_word(" “Urges” it"), None);
        assert_eq!(plain_first_word("[Re-affirms] it"), Some("Re-affirms"));
    }

    #[test]
    fn what_cannot_begin_a_text_does_not() {
        for text in [
            "",
            "The",
            "The General Assembly,",
            "THE\tGENERAL assembly",
            "l’Assemblée générale",
            "L'Assemble\u{301}e",
            "l'assemble",
            "the\u{301} general assembly",
        ] {
            for words in [
                "the general assembly",
                "l'assemblée générale",
                "l'assemblé",
                "the",
                "",
            ] {
                let found = Folded::head(text, 120).after(words).is_some();
                assert!(!found || may_begin(text, words), "{text:?} {words:?}");
            }
        }
        assert!(!may_begin("The Council", "the general assembly"));
        assert!(!may_begin("l'Ordre", "l'assemblée"));
    }

    #[test]
    fn no_letter_of_another_script_is_compared_as_a_letter_of_ascii() {
        let foreign = ('\u{80}'..=char::MAX).filter(|&c| is_foreign_to_ascii(c));
        assert!(foreign.clone().count() > 10_000);
        for c in foreign {
            assert!(fold(c).next().is_some_and(|first| !first.is_ascii()), "{c:?}");
        }
    }

    #[test]
    fn a_character_alone_and_one_with_a_mark_are_folded_alike() {
        for c in '\0'..='\u{7f}' {
            let (plain, marked) = (
                Folded::head(&c.to_string(), 9),
                Folded::head(&format!("{c}\u{200b}"), 9),
            );
            assert_eq!(plain.into_text(), fold(c).collect::<String>());
            assert_eq!(marked.into_text(), fold(c).collect::<String>());
        }
    }

    #[test]
    fn words_of_ascii_are_read_as_all_words_are() {
        for text in [
            "",
            " - ",
            "Takes note with \u{b}appreciation",
            "(Takes) note",
            "1. Also re-affirms: the states' rights",
            "Urges, also",
            "a b c d e f",
            "Recalle\u{301}",
            "Note – also",
            "\u{1}x \u{1}y",
        ] {
            for (longest, most) in [(80, 14), (80, 1), (80, 4), (7, 14), (6, 2), (1, 1)] {
                let slow = Folded::head(text, longest).phrase(Script::Spaced, most);
                assert_eq!(
                    phrase(text, longest, Script::Spaced, most),
                    slow,
                    "{text:?} {longest} {most}"
                );
            }
        }
    }

    #[test]
    fn what_is_not_seen_hides_nothing() {
        let text = "\u{feff}\u{200f}إِنَّ الجمعيـة";
        let folded = Folded::head(text, 80);
        assert_eq!(folded.after("ان الجمعية"), Some(text.len()));
    }

    #[test]
    fn a_script_without_spaces_has_words_of_one_character() {
        let words = phrase("注意到，其", 80, Script::Unspaced, 14);
        assert_eq!(words.len(), 3);
        assert_eq!(words.end(3), "注意到".len());
    }
}
