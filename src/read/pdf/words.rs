//! What the words of a file say, each once: a text of fifty thousand words has a few thousand different ones.
//!
//! A word in its place is three numbers and a pointer to what it says. Only words of one look are looked for among the
//! known ones: the few of which a part is raised or italic are hardly ever the same.

use std::borrow::Borrow;
use std::cell::RefCell;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use crate::document::Style;
use crate::text::table::Known;

/// The letters of a word, cut where their look changes.
pub(super) type Parts = Rc<Vec<(String, Style)>>;

/// What [`Style`] says of a letter, to be compared at once.
pub(super) type Look = u8;

pub(super) const ITALIC: Look = 1;
pub(super) const BOLD: Look = 1 << 1;
pub(super) const RAISED: Look = 1 << 2;
pub(super) const UNDERLINED: Look = 1 << 3;
pub(super) const STRUCK: Look = 1 << 4;

/// What the words of a file say, as far as they have been met.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// By their look.
    known: RefCell<Vec<Known<Said>>>,
    nothing: Parts,
}

impl Words {
    /// Returns what a word without letters says.
    pub(super) fn nothing(&self) -> Parts {
        Rc::clone(&self.nothing)
    }

    /// Returns what a word says whose letters look the same.
    pub(super) fn of_one_look(&self, letters: &str, look: Look) -> Parts {
        let look_at = usize::from(look);
        let mut known = self.known.borrow_mut();
        if known.len() <= look_at {
            known.resize_with(look_at + 1, Known::default);
        }
        let known = &mut known[look_at];
        if let Some(Said(parts)) = known.get(letters) {
            return Rc::clone(parts);
        }
        let parts = Rc::new(vec![(letters.to_owned(), style(look))]);
        known.insert(Said(Rc::clone(&parts)));
        parts
    }
}

/// The one part of a word, told by its letters.
#[derive(Debug)]
struct Said(Parts);

impl Borrow<str> for Said {
    fn borrow(&self) -> &str {
        self.0.first().map_or("", |(letters, _)| letters)
    }
}

impl Hash for Said {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let letters: &str = self.borrow();
        letters.hash(state);
    }
}

impl PartialEq for Said {
    fn eq(&self, other: &Self) -> bool {
        let (own, its): (&str, &str) = (self.borrow(), other.borrow());
        own == its
    }
}

impl Eq for Said {}

/// Spells a look out.
pub(super) fn style(look: Look) -> Style {
    Style {
        italic: look & ITALIC != 0,
        bold: look & BOLD != 0,
        superscript: look & RAISED != 0,
        underline: look & UNDERLINED != 0,
        struck: look & STRUCK != 0,
        reference: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_comes_again_is_kept_once() {
        let words = Words::default();
        let first = words.of_one_look("States", ITALIC);
        assert!(Rc::ptr_eq(&first, &words.of_one_look("States", ITALIC)));
        assert_eq!(*first, [("States".to_owned(), style(ITALIC))]);
    }

    #[test]
    fn the_same_letters_in_another_look_are_another_word() {
        let words = Words::default();
        let (plain, bold) = (words.of_one_look("States", 0), words.of_one_look("States", BOLD));
        assert!(!plain[0].1.bold && bold[0].1.bold);
    }
}
