//! What glyphs say, as numbers: a page has thousands of glyphs, and nearly every one says one character.
//!
//! A character is its own number; the few texts of several characters (`ffi`, a letter with its accent) are kept once for the
//! file and numbered behind the last character. So a glyph takes four bytes for what it says, and two that say the same are
//! told by their numbers.

use std::rc::Rc;

use super::words::Words;
use crate::text::table::Table;

/// The number behind that of the last character.
const BEHIND: u32 = 0x11_0000;

/// What a glyph says: usually one character, several for a ligature, nothing for a piece of ink whose meaning its
/// neighbour has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Letters(u32);

impl Letters {
    /// Returns the character, if it is one.
    pub(super) fn one(self) -> Option<char> {
        char::from_u32(self.0)
    }
}

/// The texts of a file, each once: those of glyphs that are not one character, and those of words.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) words: Words,
    kept: Vec<Rc<str>>,
    numbers: Table<Rc<str>, Letters>,
}

impl Texts {
    /// Returns the number of a text.
    pub(super) fn keep(&mut self, text: &str) -> Letters {
        let mut signs = text.chars();
        if let (Some(sign), None) = (signs.next(), signs.next()) {
            return Letters(sign.into());
        }
        if let Some(known) = self.numbers.get(text) {
            return *known;
        }
        let letters = Letters(BEHIND + self.kept.len() as u32);
        let text: Rc<str> = text.into();
        self.kept.push(Rc::clone(&text));
        self.numbers.insert(text, letters);
        letters
    }

    /// Returns what several glyphs say, one behind the other.
    pub(super) fn joined(&self, letters: impl ExactSizeIterator<Item = Letters>) -> String {
        let mut out = String::with_capacity(letters.len());
        for it in letters {
            self.write(it, &mut out);
        }
        out
    }

    /// Writes what a glyph says behind `out`.
    pub(super) fn write(&self, letters: Letters, out: &mut String) {
        match letters.one() {
            Some(sign) => out.push(sign),
            None => out.push_str(&self.kept[(letters.0 - BEHIND) as usize]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were_kept() {
        let mut texts = Texts::default();
        let all = ["a", "ffi", "", "\u{fffd}", "e\u{301}", "ffi"];
        let letters = all.map(|text| texts.keep(text));
        let mut out = String::new();
        for it in letters {
            texts.write(it, &mut out);
        }
        assert_eq!(out, all.concat());
        assert_eq!(letters[1], letters[5]);
    }
}
