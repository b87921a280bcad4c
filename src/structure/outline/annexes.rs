//! Annexes: `Annex`, `Annex II. Terms of reference`. Below it numbers begin again under a prefix, `Annex II:P1`.

use super::{Clean, Part, Walk};
use crate::lexicon::Language;
use crate::structure::flow::Paragraph;

impl Walk<'_> {
    /// `Annex`, `Annex I`, `Annex II. Terms of reference`: returns what follows the word. A title of any length may
    /// stand on the lines below.
    pub(super) fn annex(&self, paragraph: &Paragraph) -> Option<String> {
        let text = paragraph.rich.text();
        if is_annex_word(text, self.language) {
            return Some(String::new());
        }
        let first = paragraph.lines.get(1).and_then(|&(title, _)| text.get(..title));
        if let Some(first) = first.filter(|first| is_annex_title(first, self.language)) {
            let number = first.split_once(' ').map_or("", |(_, number)| number);
            return Some(number.trim().to_owned());
        }
        let lower = text.to_lowercase();
        let word = self
            .language
            .annexes
            .iter()
            .find(|word| lower.starts_with(**word))?;
        let rest = text.get(word.len()..)?.trim();
        let short = text.split_whitespace().count() <= 12 && !text.ends_with([',', ';']);
        let head = rest.split([' ', '.', ':', '*']).next().unwrap_or_default();
        let numbered = head.is_empty()
            || head.len() <= 4 && head.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        (short && numbered && text.starts_with(char::is_uppercase)).then(|| rest.to_owned())
    }

    pub(super) fn open_annex(&mut self, clean: Clean, rest: &str) {
        let word: String = clean
            .paragraph
            .rich
            .text()
            .split_whitespace()
            .next()
            .unwrap_or("Annex")
            .to_owned();
        let word = capitalized(word.trim_end_matches(['*', ':', '.']));
        let number = rest
            .split([' ', '.', ':', '*'])
            .next()
            .unwrap_or_default()
            .to_owned();
        let name = if number.is_empty() {
            word
        } else {
            format!("{word} {number}")
        };
        self.heading(clean, None);
        self.annex = format!("{name}:");
        self.restart(&self.annex.clone());
        self.part = Part::Annex;
    }
}

/// Tells whether a line is the word `Annex` with or without a number, and nothing else.
pub(in crate::structure) fn is_annex_title(text: &str, language: &Language) -> bool {
    let bare = text.trim_matches(['*', ' ', '.', ':']);
    let (word, number) = bare.split_once(' ').unwrap_or((bare, "I"));
    let numbered = (1..=4).contains(&number.len())
        && number
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    numbered && bare.starts_with(char::is_uppercase) && is_annex_word(word, language)
}

/// Tells whether a text opens with the word `Annex`, in a capital.
pub(in crate::structure) fn opens_annex(text: &str, language: &Language) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && is_annex_word(word, language)
}

/// No word for an annex is longer than this, in bytes.
const LONGEST_WORD: usize = 100;

/// Tells whether a text is the word `Annex` and nothing else.
pub(in crate::structure) fn is_annex_word(text: &str, language: &Language) -> bool {
    let bare = text.trim_matches(['*', ' ', '.', ':']);
    bare.len() <= LONGEST_WORD && language.annexes.contains(&bare.to_lowercase().as_str())
}

pub(super) fn capitalized(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut characters = lower.chars();
    characters
        .next()
        .map(|c| c.to_uppercase().collect::<String>() + characters.as_str())
        .unwrap_or_default()
}
