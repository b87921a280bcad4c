//! The words for an annex: `Annex`, `Annex II`, `المرفق الأول`, `附件二`.

use crate::lexicon::{Language, Script, head};
use crate::text::digits;

/// Tells whether a line is the word `Annex` with or without a number, and nothing else.
pub(super) fn is_annex_title(text: &str, language: &Language) -> bool {
    let bare = text.trim_matches(['*', ' ', '.', ':']);
    !bare.starts_with(char::is_lowercase)
        && word_and_number(bare, language).is_some_and(|(_, number)| number.is_empty() || is_number(number))
}

/// Parts the word from the number: `Annex II`, `المرفق الأول`, `附件二`. Where a script has no spaces, the number follows
/// the word at once.
pub(super) fn word_and_number<'a>(text: &'a str, language: &Language) -> Option<(&'a str, &'a str)> {
    if language.script == Script::Unspaced {
        let word = language.annexes.iter().find(|word| text.starts_with(**word))?;
        return Some((&text[..word.len()], text[word.len()..].trim()));
    }
    let (word, number) = text.split_once(' ').unwrap_or((text, ""));
    is_annex_word(word, language).then_some((word, number))
}

/// `II`, `4`, `B`, `二`, `الأول`
pub(super) fn is_number(text: &str) -> bool {
    let capitals = (1..=4).contains(&text.len())
        && text
            .chars()
            .all(|c| c.is_ascii_uppercase() || digits::value(c).is_some());
    capitals || head(text).is_some_and(|(_, end)| end == text.len())
}

/// Tells whether a text opens with the word `Annex`, in a capital.
pub(super) fn opens_annex(text: &str, language: &Language) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) && is_annex_word(word, language)
}

/// No word for an annex is longer than this, in bytes.
const LONGEST_WORD: usize = 100;

/// Tells whether a text is the word `Annex` and nothing else.
pub(super) fn is_annex_word(text: &str, language: &Language) -> bool {
    let bare = text.trim_matches(['*', ' ', '.', ':']);
    bare.len() <= LONGEST_WORD && language.annexes.contains(&bare.to_lowercase().as_str())
}
