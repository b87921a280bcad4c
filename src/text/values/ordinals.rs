//! Ordinals in words, read by the rule by which a language makes them.
//!
//! A language has a few dozen words for ordinals and makes some thousands of them. They are not made to be looked up: the words of a text
//! are taken apart, what stands for a hundred first, then the tens, what joins them, and the rest.
//!
//! ```text
//! one hundred and seventy-ninth    hundred "one hundred and "   tens "seventy"   glue "-"   tail "ninth"
//! ```

use std::borrow::Cow;

type Word = Cow<'static, str>;

/// The ordinals of a language, up to a hundred and ninety-nine; all words are folded.
#[derive(Debug)]
pub struct Ordinals {
    /// The ordinals that stand alone.
    pub alone: Vec<(Word, u32)>,
    /// The ordinals that stand behind tens.
    pub tails: Vec<(Word, u32)>,
    /// The words of tens before a tail, with their number and the last tail that each takes.
    pub tens: Vec<(Word, u32, u32)>,
    /// What stands between the two.
    pub glue: Vec<Word>,
    /// What stands before all of this from a hundred on.
    pub hundreds: Vec<Word>,
    /// Whether blanks may stand for hyphens: `soixante et onzième`, not `twenty first`.
    pub loose: bool,
}

impl Ordinals {
    /// Returns the number for which folded words stand.
    pub(super) fn number(&self, words: &str) -> Option<u32> {
        if self.loose && words.contains(' ') {
            return self.solid(&words.replace(' ', "-"));
        }
        self.solid(words)
    }

    fn solid(&self, words: &str) -> Option<u32> {
        self.below_hundred(words).or_else(|| {
            let mut behind = self
                .hundreds
                .iter()
                .filter_map(|hundred| words.strip_prefix(&**hundred));
            behind.find_map(|rest| {
                self.below_hundred(rest)
                    .filter(|&number| number < 100)
                    .map(|n| 100 + n)
            })
        })
    }

    fn below_hundred(&self, words: &str) -> Option<u32> {
        let behind_tens = self.tens.iter().find_map(|(tens, base, most)| {
            let rest = words.strip_prefix(&**tens)?;
            let mut tails = self.glue.iter().filter_map(|glue| rest.strip_prefix(&**glue));
            let number = tails.find_map(|tail| named(&self.tails, tail))?;
            (number <= *most).then_some(base + number)
        });
        behind_tens.or_else(|| named(&self.alone, words))
    }

    /// Returns the words, up to a blank or a hyphen, with which an ordinal begins.
    pub(super) fn openings(&self) -> impl Iterator<Item = Word> {
        let alone = self.alone.iter().map(|(word, _)| word);
        let whole = alone.chain(&self.hundreds).map(|words| first(words));
        whole.chain(self.tens.iter().flat_map(|(tens, ..)| self.behind(tens)))
    }

    /// Returns the first words of all that begin with some tens: those words themselves, or all in one where nothing parts them.
    fn behind(&self, tens: &Word) -> Vec<Word> {
        if tens.contains(PARTS) || self.glue.iter().all(|glue| glue.starts_with(PARTS)) {
            return vec![first(tens)];
        }
        let whole = |glue: &Word| {
            let tails = self.tails.iter();
            tails
                .map(|(tail, _)| first(&Cow::Owned(format!("{tens}{glue}{tail}"))))
                .collect::<Vec<_>>()
        };
        self.glue.iter().flat_map(whole).collect()
    }
}

/// What stands between the words of an ordinal.
const PARTS: [char; 2] = [' ', '-'];

fn named(ordinals: &[(Word, u32)], words: &str) -> Option<u32> {
    ordinals
        .iter()
        .find(|(word, _)| *word == words)
        .map(|&(_, number)| number)
}

fn first(words: &Word) -> Word {
    match words {
        Cow::Borrowed(words) => Cow::Borrowed(words.split(PARTS).next().unwrap_or_default()),
        Cow::Owned(words) => Cow::Owned(words.split(PARTS).next().unwrap_or_default().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french() -> Ordinals {
        Ordinals {
            alone: vec![("dixième".into(), 10), ("centième".into(), 100)],
            tails: vec![("unième".into(), 1), ("onzième".into(), 11)],
            tens: vec![("vingt".into(), 20, 9), ("soixante".into(), 60, 19)],
            glue: vec!["-".into(), "-et-".into()],
            hundreds: vec!["cent-".into()],
            loose: true,
        }
    }

    #[test]
    fn an_ordinal_is_taken_apart_into_hundred_tens_and_tail() {
        for (words, number) in [
            ("dixième", Some(10)),
            ("vingt-et-unième", Some(21)),
            ("soixante et onzième", Some(71)),
            ("cent soixante-onzième", Some(171)),
            ("vingt-onzième", None),
            ("cent centième", None),
            ("soixante", None),
            ("", None),
        ] {
            assert_eq!(french().number(words), number, "{words}");
        }
    }

    #[test]
    fn every_opening_is_the_first_word_of_an_ordinal() {
        let openings = |ordinals: &Ordinals| ordinals.openings().map(Cow::into_owned).collect::<Vec<_>>();
        assert_eq!(
            openings(&french()),
            ["dixième", "centième", "cent", "vingt", "soixante"]
        );
        let joined = Ordinals {
            glue: vec!["".into()],
            ..french()
        };
        assert_eq!(joined.number("vingtunième"), Some(21));
        assert!(openings(&joined).contains(&"vingtunième".to_owned()));
    }
}
