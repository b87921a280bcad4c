//! What is left of a word when it no longer bends, as a number.
//!
//! `Calls`, `called`, `calling` are one stem, `enhance` and `enhancement` another: reported speech and another tense are no other wording.
//! Endings are those of the language (`lexicon`), taken off at most three times (`implement-ing`, `imple-ment`, `impl-e`); a language without a list, and a script without
//! spaces, keep their words. A word with a figure is never cut.
//!
//! A stem is known by a hash of its letters (FNV-1a, 64 bits), so that texts and indexes made apart agree without a shared list of words.

use std::collections::HashSet;

use crate::lexicon::Language;

/// How many letters an ending must leave that bends a word: `urges`, `urging`.
const LEFT: usize = 3;
/// How many one must leave that is longer, and makes words of others: `ance` is none of `enhance`.
const LEFT_OF_LONG: usize = 4;
/// An ending with more letters is long.
const BENDING: usize = 3;

/// So many endings stand behind each other: those of `implementing`.
const CUTS: usize = 3;

/// A stem, by its hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Stem(pub(super) u64);

/// How words of a language become stems.
#[derive(Debug)]
pub(super) struct Stemmer {
    endings: &'static [&'static str],
    grammar: HashSet<&'static str>,
}

impl Stemmer {
    pub(super) fn of(language: &'static Language) -> Self {
        Self {
            endings: language.endings,
            grammar: language.grammar.iter().copied().collect(),
        }
    }

    /// Tells whether a folded word in small letters carries grammar and nothing else.
    pub(super) fn is_grammar(&self, word: &str) -> bool {
        self.grammar.contains(word)
    }

    /// Returns the stem of a folded word in small letters.
    pub(super) fn stem(&self, word: &str) -> Stem {
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            return hashed(word);
        }
        let word = word
            .strip_suffix("'s")
            .or_else(|| word.strip_suffix('\''))
            .unwrap_or(word);
        hashed((0..CUTS).fold(word, |left, _| self.cut(left)))
    }

    /// Takes off the longest ending that leaves enough.
    fn cut<'w>(&self, word: &'w str) -> &'w str {
        let mut cuts = self.endings.iter().filter_map(|ending| {
            let is_long = ending.chars().nth(BENDING).is_some();
            let left = if is_long { LEFT_OF_LONG } else { LEFT };
            let rest = word.strip_suffix(ending)?;
            rest.chars().nth(left - 1).is_some().then_some(rest)
        });
        cuts.next().unwrap_or(word)
    }
}

/// Returns a word as it stands, as a number.
pub(super) fn hashed(word: &str) -> Stem {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    Stem(hash)
}

/// Two stems that stand together, in either order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Pair(pub(super) u64);

impl Pair {
    pub(super) fn of(one: Stem, other: Stem) -> Self {
        let (low, high) = (one.0.min(other.0), one.0.max(other.0));
        Self(low.rotate_left(29).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ high)
    }
}

#[cfg(test)]
mod tests {
    use super::{Pair, Stemmer, hashed};
    use crate::lexicon::Language;

    fn same(language: &str, words: &[&str]) {
        let stemmer = Stemmer::of(Language::of_code(Some(language)));
        let first = stemmer.stem(words[0]);
        for word in words {
            assert_eq!(stemmer.stem(word), first, "{word}");
        }
    }

    #[test]
    fn words_that_bend_are_one_stem() {
        same("en", &["calls", "called", "calling", "call"]);
        same("en", &["enhance", "enhanced", "enhancing", "enhancement"]);
        same("en", &["violate", "violated", "violations"]);
        same("en", &["relate", "relation", "relates"]);
        same("en", &["implement", "implementing", "implementation"]);
        same("en", &["participate", "participants", "participation"]);
        same("en", &["promote", "promotes", "promoting", "promotion"]);
        same("en", &["urges", "urged", "urge"]);
        same("en", &["identify", "identified", "identification"]);
        same("fr", &["demande", "demander", "demandé"]);
        same("es", &["insta", "instar", "instando"]);
        same("ru", &["призывает", "призывать"]);
    }

    #[test]
    fn figures_and_scripts_without_endings_stay() {
        let english = Stemmer::of(Language::of_code(Some("en")));
        assert_ne!(english.stem("1990s"), english.stem("1990"));
        let chinese = Stemmer::of(Language::of_code(Some("zh")));
        assert_eq!(chinese.stem("会"), hashed("会"));
    }

    #[test]
    fn a_pair_has_no_order() {
        let (one, other) = (hashed("rights"), hashed("human"));
        assert_eq!(Pair::of(one, other), Pair::of(other, one));
    }
}
