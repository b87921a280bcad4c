//! Annexes: `Annex`, `Annex II. Terms of reference`. Below it numbers begin again in a scope of its own, `Annex II:P1`.

use super::{Clean, Part, Walk};
use crate::lexicon::{Language, Script, head};
use crate::structure::paragraph::Paragraph;
use crate::text::digits;

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
            let (_, number) = word_and_number(first, self.language)?;
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
        let numbered = head.is_empty() || is_number(head);
        let title = text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        (short && numbered && title).then(|| rest.to_owned())
    }

    pub(super) fn open_annex(&mut self, clean: Clean, rest: &str) {
        let text = clean.paragraph.rich.text();
        let printed = text.split_whitespace().next().unwrap_or("Annex");
        let word = match word_and_number(printed, self.language) {
            Some((word, _)) => word.to_owned(),
            None => printed.to_owned(),
        };
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
        self.heading(clean, None, false);
        self.restart(Some(&name), None);
        self.annex = Some(name);
        self.part = Part::Annex;
    }
}

/// Tells whether a line is the word `Annex` with or without a number, and nothing else.
pub(in crate::structure) fn is_annex_title(text: &str, language: &Language) -> bool {
    let bare = text.trim_matches(['*', ' ', '.', ':']);
    !bare.starts_with(char::is_lowercase)
        && word_and_number(bare, language).is_some_and(|(_, number)| number.is_empty() || is_number(number))
}

/// Parts the word from the number: `Annex II`, `المرفق الأول`, `附件二`. Where a script has no spaces, the number follows
/// the word at once.
fn word_and_number<'a>(text: &'a str, language: &Language) -> Option<(&'a str, &'a str)> {
    if language.script == Script::Unspaced {
        let word = language.annexes.iter().find(|word| text.starts_with(**word))?;
        return Some((&text[..word.len()], text[word.len()..].trim()));
    }
    let (word, number) = text.split_once(' ').unwrap_or((text, ""));
    is_annex_word(word, language).then_some((word, number))
}

/// `II`, `4`, `B`, `二`, `الأول`
fn is_number(text: &str) -> bool {
    let capitals = (1..=4).contains(&text.len())
        && text
            .chars()
            .all(|c| c.is_ascii_uppercase() || digits::value(c).is_some());
    capitals || head(text).is_some_and(|(_, end)| end == text.len())
}

/// Tells whether a text opens with the word `Annex`, in a capital.
pub(in crate::structure) fn opens_annex(text: &str, language: &Language) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) && is_annex_word(word, language)
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
