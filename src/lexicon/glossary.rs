//! Words, and what each of them says, without an address: see [`super::row`].

use super::row::Row;

/// Words, or several that belong together, with what each says.
#[derive(Debug)]
pub struct Glossary<T: 'static> {
    words: Row,
    said: &'static [T],
}

impl<T: Copy> Glossary<T> {
    /// No words.
    pub const NONE: Self = Self {
        words: Row::NONE,
        said: &[],
    };

    /// Puts together what [`words`] and [`said`] made of one list.
    pub(super) const fn of(words: Row, said: &'static [T]) -> Self {
        Self { words, said }
    }

    /// Returns how many there are.
    pub const fn len(&self) -> usize {
        self.said.len()
    }

    /// Tells whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// Returns the words in the order in which they are written down, each with what it says.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, T)> + use<T> {
        self.words.words(0..self.len()).zip(self.said.iter().copied())
    }
}

/// Returns the words of a list.
pub(super) const fn words<T, const WORDS: usize>(list: &[(&'static str, T)]) -> [&'static str; WORDS] {
    let (mut words, mut at) = ([""; WORDS], 0);
    while at < WORDS {
        words[at] = list[at].0;
        at += 1;
    }
    words
}

/// Returns what the words of a list say; it has one at least.
pub(super) const fn said<T: Copy, const WORDS: usize>(list: &[(&'static str, T)]) -> [T; WORDS] {
    let (mut said, mut at) = ([list[0].1; WORDS], 0);
    while at < WORDS {
        said[at] = list[at].1;
        at += 1;
    }
    said
}

/// Makes a [`Glossary`] of a constant list while the program is compiled.
macro_rules! glossary {
    ($list:expr, $said:ty) => {{
        use $crate::lexicon::{glossary, row};
        const BARE: [&str; $list.len()] = glossary::words($list);
        const SAID: [$said; $list.len()] = glossary::said($list);
        glossary::Glossary::of(row::row!(&[&BARE]), &SAID)
    }};
}
pub(in crate::lexicon) use glossary;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_says_what_was_written_down() {
        const WRITTEN: &[(&str, u32)] = &[("and", 1), ("à la fin", 2), ("及", 3)];
        static GLOSSARY: Glossary<u32> = glossary!(WRITTEN, u32);
        assert!(GLOSSARY.iter().eq(WRITTEN.iter().copied()));
        assert_eq!((GLOSSARY.len(), Glossary::<u32>::NONE.is_empty()), (3, true));
    }
}
