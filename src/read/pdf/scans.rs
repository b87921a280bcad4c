//! Scanned pages: pictures of text, with or without a text layer that a machine has guessed.
//!
//! The layer is drawn without ink over the picture. It is read only where the page shows no text of its own, and
//! never silently: guessed words are a warning, poorly guessed words a second one. A file that is nothing but
//! pictures is an error that names the pages, because an empty comparison would look like an agreement.

use std::fmt::Write;

use super::content::Content;
use super::glyph::Mark;
use super::letters::Texts;
use crate::document::{Locator, Warning};
use crate::error::Error;

/// Below this share of sound words a guessed text is poor.
const SOUND_SHARE: f32 = 0.95;
/// A page whose inked characters are at most this share of its invisible ones is a scan with a stamp.
const STAMP_SHARE: f32 = 0.1;

/// What was guessed or is missing on the pages so far.
#[derive(Debug, Default)]
pub(super) struct Scans {
    /// The pages whose words a machine has guessed, from 1.
    guessed: Vec<usize>,
    /// The pages that show nothing but pictures, from 1.
    pictures: Vec<usize>,
    words: Words,
    has_text: bool,
}

impl Scans {
    /// Leaves on the next page the text to be read.
    pub(super) fn choose_text(&mut self, number: usize, page: &mut Content, texts: &Texts) {
        let (mut hidden, mut inked, mut body) = (0_usize, 0_usize, 0_usize);
        for glyph in page.glyphs.iter().filter(|glyph| glyph.signs.is_inked()) {
            hidden += usize::from(glyph.invisible);
            inked += usize::from(!glyph.invisible);
            body += usize::from(!glyph.invisible && !matches!(glyph.mark, Mark::Artifact(_)));
        }
        self.has_text |= hidden + inked > 0;
        if hidden == 0 && inked == 0 {
            if !page.pictures.is_empty() {
                self.pictures.push(number + 1);
            }
        } else if body as f32 <= STAMP_SHARE * hidden as f32 {
            self.guessed.push(number + 1);
            self.words.add(page, texts);
            // They are the print that was guessed.
            page.pictures.clear();
        } else {
            page.glyphs.retain(|glyph| !glyph.invisible);
        }
    }

    /// Returns the warnings for all pages.
    ///
    /// # Errors
    ///
    /// When no page has any text.
    pub(super) fn warnings(&self, name: &str) -> Result<Vec<Warning>, Error> {
        if self.has_text {
            let mut warnings = Vec::new();
            warn(
                self.words.sound_share(),
                &self.guessed,
                &self.pictures,
                &mut warnings,
            );
            return Ok(warnings);
        }
        let message = if self.pictures.is_empty() {
            "the PDF has no text on any page; if its words are drawn, run character recognition (OCR) on it first"
                .to_owned()
        } else {
            format!(
                "scanned without a text layer: {}; run character recognition (OCR) on it first",
                list(&self.pictures)
            )
        };
        Err(Error::about(name, message))
    }
}

fn warn(sound: f32, guessed: &[usize], pictures: &[usize], warnings: &mut Vec<Warning>) {
    let mut push = |code, first: usize, message| {
        warnings.push(Warning {
            code,
            message,
            locator: Locator {
                page: u32::try_from(first).ok(),
                ..Locator::default()
            },
        });
    };
    if let Some(&first) = pictures.first() {
        push(
            "page-without-text",
            first,
            format!(
                "a picture without a text layer, so nothing was read: {}",
                list(pictures)
            ),
        );
    }
    let Some(&first) = guessed.first() else {
        return;
    };
    push(
        "ocr-text-layer",
        first,
        format!("scanned, the words are guessed by a machine: {}", list(guessed)),
    );
    if sound < SOUND_SHARE {
        push(
            "poor-text-layer",
            first,
            format!(
                "only {:.0} of 100 guessed words look like words; check the text against the picture",
                sound * 100.0
            ),
        );
    }
}

/// How many guessed words look like words.
#[derive(Debug, Default)]
struct Words {
    /// Those made of letters only, or of digits only, with signs at their ends.
    sound: usize,
    all: usize,
}

impl Words {
    fn add(&mut self, page: &Content, texts: &Texts) {
        let text = texts.joined(page.glyphs.iter().map(|glyph| glyph.letters));
        for word in text.split_whitespace() {
            let core = word.trim_matches(|sign: char| !sign.is_alphanumeric());
            self.all += 1;
            self.sound += usize::from(is_sound(word, core));
        }
    }

    fn sound_share(&self) -> f32 {
        if self.all == 0 {
            1.0
        } else {
            self.sound as f32 / self.all as f32
        }
    }
}

fn is_sound(word: &str, core: &str) -> bool {
    if core.is_empty() || word.chars().count() > core.chars().count() + 3 {
        return false;
    }
    let mut pieces = core.split(['-', '/', '.', '\'', '’', ',']);
    pieces.all(|piece| {
        let letters = piece.chars().all(char::is_alphabetic);
        let has_case_jump =
            piece.chars().skip(1).any(char::is_uppercase) && piece.chars().any(char::is_lowercase);
        (letters && !has_case_jump) || piece.chars().all(|digit| digit.is_ascii_digit())
    })
}

/// Writes page numbers as people do: `page 3`, `pages 1-4, 7`.
fn list(pages: &[usize]) -> String {
    let mut out = String::from(if pages.len() == 1 { "page " } else { "pages " });
    let mut at = 0;
    while at < pages.len() {
        let start = at;
        while at + 1 < pages.len() && pages[at + 1] == pages[at] + 1 {
            at += 1;
        }
        let comma = if start == 0 { "" } else { ", " };
        let _ = match at - start {
            0 => write!(out, "{comma}{}", pages[start]),
            _ => write!(out, "{comma}{}-{}", pages[start], pages[at]),
        };
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_written_as_people_do() {
        assert_eq!(list(&[3]), "page 3");
        assert_eq!(list(&[1, 2, 3, 4, 7]), "pages 1-4, 7");
    }

    #[test]
    fn sound_words_are_letters_or_digits_with_signs_at_their_ends() {
        let sound = |word: &str| is_sound(word, word.trim_matches(|sign: char| !sign.is_alphanumeric()));
        assert!(
            [
                "Assembly,",
                "(a)",
                "77/228",
                "Secretary-General",
                "LIMITED",
                "d’Ivoire"
            ]
            .iter()
            .all(|word| sound(word))
        );
        assert!(
            ["Nicar~gua,", "l971", "rrwentY", "3tat€s"]
                .iter()
                .all(|word| !sound(word))
        );
    }
}
