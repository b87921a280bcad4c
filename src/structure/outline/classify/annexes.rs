//! Annexes: `Annex`, `Annex II. Terms of reference`.

use super::Question;
use crate::structure::annex_words::{is_annex_title, is_annex_word, is_number, word_and_number};

impl<'a> Question<'a> {
    /// Returns the name of the annex that a paragraph opens: `Annex II`.
    pub(super) fn annex(self) -> Option<String> {
        let rest = self.behind_annex_word()?;
        let printed = self.text().split_whitespace().next().unwrap_or("Annex");
        let word = word_and_number(printed, self.language()).map_or(printed, |(word, _)| word);
        let word = capitalized(word.trim_end_matches(['*', ':', '.']));
        let number = rest.split([' ', '.', ':', '*']).next().unwrap_or_default();
        Some(if number.is_empty() {
            word
        } else {
            format!("{word} {number}")
        })
    }

    /// `Annex`, `Annex I`, `Annex II. Terms of reference`: returns what follows the word. A title of any length may
    /// stand on the lines below.
    fn behind_annex_word(self) -> Option<&'a str> {
        let (text, language) = (self.text(), self.language());
        if is_annex_word(text, language) {
            return Some("");
        }
        let second = self.paragraph().lines.get(1);
        let first = second.and_then(|&(title, _)| text.get(..title));
        if let Some(first) = first.filter(|first| is_annex_title(first, language)) {
            let (_, number) = word_and_number(first, language)?;
            return Some(number.trim());
        }
        let lower = text.to_lowercase();
        let word = language.annexes.iter().find(|word| lower.starts_with(**word))?;
        let rest = text.get(word.len()..)?.trim();
        let short = text.split_whitespace().count() <= 12 && !text.ends_with([',', ';']);
        let head = rest.split([' ', '.', ':', '*']).next().unwrap_or_default();
        let numbered = head.is_empty() || is_number(head);
        let title = text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        (short && numbered && title).then_some(rest)
    }
}

/// Writes the name of a part as scopes have it: `Annex`, whatever its capitals.
pub(super) fn capitalized(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut characters = lower.chars();
    characters
        .next()
        .map(|c| c.to_uppercase().collect::<String>() + characters.as_str())
        .unwrap_or_default()
}
