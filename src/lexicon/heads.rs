//! The words that number the heads of sections where no roman number does: `أولا`, `باء`, `三`.

use super::LANGUAGES;
use super::folded::Folded;

/// What marks the head of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// `ثانيا`, as `II`
    Number(u32),
    /// `باء`, as `B`
    Letter(u32),
}

/// Reads the word that numbers a head at the head of a text; returns its end in bytes with it.
///
/// ```
/// use travaux::lexicon::{Head, head};
/// assert_eq!(head("ثانيا - الوثائق"), Some((Head::Number(2), "ثانيا".len())));
/// ```
pub fn head(text: &str) -> Option<(Head, usize)> {
    if !text.starts_with(may_number) {
        return None;
    }
    let folded = Folded::head(text, 24);
    let numbers = LANGUAGES
        .iter()
        .flat_map(|language| marks(language.heads, Head::Number));
    let letters = LANGUAGES
        .iter()
        .flat_map(|language| marks(language.head_letters, Head::Letter));
    numbers
        .chain(letters)
        .filter_map(|(word, head)| folded.after(word).map(|end| (head, end)))
        .filter(|&(_, end)| !text[end..].starts_with(char::is_alphanumeric))
        .max_by_key(|&(_, end)| end)
}

/// Whether a word that numbers a head may begin so: only languages with other letters than Latin ones have such words.
fn may_number(first: char) -> bool {
    first >= '\u{370}' && !matches!(first, '\u{2000}'..='\u{206f}')
}

fn marks(
    words: &'static [&'static str],
    head: fn(u32) -> Head,
) -> impl Iterator<Item = (&'static str, Head)> {
    let forms =
        move |(words, place): (&&'static str, u32)| words.split('/').map(move |word| (word, head(place)));
    words.iter().zip(1..).flat_map(forms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_numbers_a_head_is_one_that_may() {
        for language in LANGUAGES {
            for words in language.heads.iter().chain(language.head_letters) {
                let mut words = words.split('/');
                assert!(
                    words.all(|word| word.starts_with(may_number)),
                    "{}",
                    language.code
                );
            }
        }
    }
}
