//! Words that negotiators fight over, and words in two spellings (`spelling.toml`, read once).
//!
//! Sources of what is fought over: the lists of weasel words and safeguards in the UNITAR and Permanent Mission of
//! Switzerland guides for delegates; the edits between the drafts and adopted texts of the eightieth session of the General
//! Assembly that were read for the tests.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::LANGUAGES;
use super::lines::Lines;
use crate::text::tokens::words;

/// What negotiators fight over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// A condition or limit on what is asked.
    Qualifier,
    /// What is owed, allowed or hoped.
    ModalVerb,
    /// `not`
    Negation,
    /// Who is meant.
    WhoIsMeant,
    /// Words after which a date or a year is a deadline.
    Deadline,
    /// A name with a word that is one of the others elsewhere: `universal periodic review`. It is told by nobody.
    Name,
}

/// A group of phrases that are named when they come or go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Qualifiers {
    /// What they are instances of.
    pub matter: Matter,
    /// `where appropriate`
    pub phrases: &'static [&'static str],
}

/// What an editor may change without changing the meaning.
#[derive(Debug)]
pub struct Spelling {
    /// Each spelling of a word or phrase, lower case, with its first one. All lists are in order: they are made in every run, and a tree takes
    /// longer to make than to look into.
    variants: Vec<[&'static str; 2]>,
    /// Words that differ, each before and behind the other.
    different: Vec<[&'static str; 2]>,
    names: Vec<Vec<String>>,
    /// The names that have a word, by the word.
    by_word: BTreeMap<String, Vec<usize>>,
    floating: Vec<&'static str>,
    capital_matters: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpellingFile {
    #[serde(borrow)]
    words: Vec<[&'static str; 2]>,
    #[serde(borrow)]
    phrases: Vec<[&'static str; 2]>,
    #[serde(borrow)]
    different: Vec<[&'static str; 2]>,
    #[serde(borrow)]
    names: Vec<&'static str>,
    #[serde(borrow)]
    floating: Vec<&'static str>,
    #[serde(borrow)]
    capital_matters: Vec<&'static str>,
}

static SPELLING: LazyLock<Spelling> = LazyLock::new(|| {
    let file: SpellingFile = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/spelling.json")))
        .expect("the shipped spellings are read by a test");
    let variants = file.words.into_iter().chain(file.phrases);
    let different = file.different.into_iter();
    let names: Vec<Vec<String>> = file.names.iter().map(|name| words(name)).collect();
    let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        for word in name {
            by_word.entry(word.clone()).or_default().push(at);
        }
    }
    Spelling {
        variants: last_of_each(variants.flat_map(|[one, other]| [[one, one], [other, one]])),
        different: in_order(different.flat_map(|[one, other]| [[one, other], [other, one]])),
        names,
        by_word,
        floating: in_order(file.floating.into_iter()),
        capital_matters: in_order(file.capital_matters.into_iter()),
    }
});

fn in_order<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all
}

/// Puts pairs in order by what they begin with. Of those that begin alike the last one counts.
fn last_of_each(pairs: impl Iterator<Item = [&'static str; 2]>) -> Vec<[&'static str; 2]> {
    let mut pairs: Vec<[&str; 2]> = pairs.collect();
    pairs.sort_by_key(|[one, _]| *one);
    pairs.dedup_by(|next, kept| {
        let again = next[0] == kept[0];
        if again {
            kept[1] = next[1];
        }
        again
    });
    pairs
}

/// The words of English texts, from which a stray space inside one is told from two words.
const WORDS: Lines = Lines(include_str!("english_words.txt"));

/// Returns the groups of phrases that are named when they come or go, of all languages.
pub fn qualifiers() -> impl Iterator<Item = &'static Qualifiers> {
    LANGUAGES.iter().flat_map(|language| language.qualifiers)
}

/// Returns what an editor may change without changing the meaning.
pub fn spelling() -> &'static Spelling {
    &SPELLING
}

impl Spelling {
    /// Whether two different words or phrases, lower case, are one in two spellings.
    pub fn same(&self, old: &str, new: &str) -> bool {
        let first = self.first_spelling(old);
        let alike = first.is_some() && first == self.first_spelling(new)
            || old.len() == new.len() && with_z(old) == with_z(new);
        alike && !self.differ(old, new)
    }

    fn first_spelling(&self, word: &str) -> Option<&'static str> {
        let known = self.variants.binary_search_by_key(&word, |[variant, _]| variant);
        known.ok().map(|at| self.variants[at][1])
    }

    /// Whether two stretches are the same but for a phrase that is written in two ways.
    pub fn same_phrase(&self, old: &str, new: &str) -> bool {
        let with_first = |text: &str| {
            let mut text = format!(" {text} ");
            let other = |[variant, first]: &&[&str; 2]| variant != first && variant.contains(' ');
            for [variant, first] in self.variants.iter().filter(other) {
                if text.contains(variant) {
                    text = text.replace(&format!(" {variant} "), &format!(" {first} "));
                }
            }
            text
        };
        with_first(old) == with_first(new)
    }

    /// Whether two words are known to differ however much they look like spellings of one.
    pub fn differ(&self, old: &str, new: &str) -> bool {
        self.different.binary_search(&[old, new]).is_ok()
    }

    /// Whether the words begin with a name that takes the article or leaves it.
    pub fn begins_with_name(&self, words: &[String]) -> bool {
        self.names.iter().any(|name| words.starts_with(name))
    }

    /// Returns the words of each name that has this word.
    pub fn names_with(&self, word: &str) -> impl Iterator<Item = &[String]> {
        let places = self.by_word.get(word).into_iter().flatten();
        places.map(|&at| self.names[at].as_slice())
    }

    /// Whether an adjective stands before or behind its noun alike.
    pub fn floats(&self, word: &str) -> bool {
        self.floating.binary_search(&word).is_ok()
    }

    /// Whether a word means something else with a capital.
    pub fn capital_matters(&self, word: &str) -> bool {
        self.capital_matters.binary_search(&word).is_ok()
    }

    /// Whether a text of the lexicon's sources has this word.
    pub fn is_word(&self, word: &str) -> bool {
        WORDS.has(word) || word.len() == 1 && matches!(word, "a" | "i")
    }
}

/// Returns a word with the endings of the *Concise Oxford*: `organise`, `organisation` with z.
fn with_z(word: &str) -> String {
    const ENDINGS: [&str; 10] = [
        "isations",
        "isation",
        "ising",
        "isers",
        "iser",
        "ised",
        "ises",
        "ise",
        "isable",
        "isational",
    ];
    for ending in ENDINGS {
        if let Some(stem) = word.strip_suffix(ending) {
            // Short words such as `rise` and `wise` have no other spelling, and neither has anyone made one.
            if stem.chars().count() >= 3 {
                return format!("{stem}iz{}", &ending[2..]);
            }
        }
    }
    word.to_owned()
}
