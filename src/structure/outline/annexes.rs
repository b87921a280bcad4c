//! Annexes: `Annex`, `Annex II. Terms of reference`. Below it numbers begin again in a scope of its own, `Annex II:P1`.

use super::annex_words::{is_annex_title, is_annex_word, is_number, word_and_number};
use super::{Clean, Part, Walk};
use crate::structure::paragraph::Paragraph;

impl Walk {
    /// `Annex`, `Annex I`, `Annex II. Terms of reference`: returns what follows the word. A title of any length may
    /// stand on the lines below.
    pub(super) fn annex(&self, paragraph: &Paragraph) -> Option<String> {
        let text = paragraph.rich.text();
        if is_annex_word(text, self.whole.language) {
            return Some(String::new());
        }
        let first = paragraph.lines.get(1).and_then(|&(title, _)| text.get(..title));
        if let Some(first) = first.filter(|first| is_annex_title(first, self.whole.language)) {
            let (_, number) = word_and_number(first, self.whole.language)?;
            return Some(number.trim().to_owned());
        }
        let lower = text.to_lowercase();
        let word = self
            .whole
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
        let word = match word_and_number(printed, self.whole.language) {
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

pub(super) fn capitalized(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut characters = lower.chars();
    characters
        .next()
        .map(|c| c.to_uppercase().collect::<String>() + characters.as_str())
        .unwrap_or_default()
}
