//! The words of amendment sheets: what an instruction does, where it works, and what it says beside that.
//!
//! An instruction is made of few kinds of words, the same in every language, in an order of its own:
//!
//! ```text
//! In operative paragraph 5, after “States”, insert the words “and observers”.
//! Au paragraphe 5, après « États », insérer « et observateurs ».
//! └─ place ──────┘  └ anchor ────┘  └ verb ┘ └ words that come ────────────┘
//! ```
//!
//! So the lexicon says of each word, or of several that belong together, which kind it is: its [`Sense`]. What an instruction of
//! such kinds means is grammar, and none of the lexicon's business.

pub(super) mod english;
pub(super) mod french;
pub mod laws;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{LANGUAGES, Language};

/// What a word of an instruction is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sense {
    /// What is to be done.
    Do(Deed),
    /// How a place, or quoted words, stand to what is done.
    Near(Relation),
    /// A thing that is counted, quoted or named.
    Thing(Thing),
    /// How a thing is told from others of its kind.
    Which(Which),
    /// Joins what stands beside it: `and`.
    And,
    /// What follows is a reason or a result, and nothing to be done: `so that`, `in order to`.
    SoThat,
    /// What those do who want something: `proposes to`.
    Says,
    /// Says nothing that an editor would need: `please`, `the`, `shall be`.
    Filler,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is its own name")]
pub enum Deed {
    Delete,
    Insert,
    Replace,
    /// `substitute “y” for “x”`, but also `substitute “x” by “y”`
    Substitute,
    /// `should read`, `to read`
    Read,
    /// `amend`, `revise`: in some way that other words tell.
    Amend,
    Move,
    Merge,
    Split,
    Renumber,
    /// `retain`, `keep`: nothing.
    Keep,
}

/// How a place, or quoted words, stand to what is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// `in`, `within`
    In,
    /// `after`
    After,
    /// `before`
    Before,
    /// `between`
    Between,
    /// `at the beginning`
    Start,
    /// `at the end`
    End,
    /// `from`
    From,
    /// `to`, `through`
    To,
    /// `with`, `by`
    With,
    /// `for`
    For,
    /// `instead of`
    Instead,
    /// `as`
    As,
}

/// A thing that is counted, quoted or named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// `paragraph`
    Paragraph,
    /// `preambular`
    Preambular,
    /// `operative`
    Operative,
    /// `preamble`: the part.
    Preamble,
    /// `operative part`
    OperativePart,
    /// `preambular paragraph` in letters: `PP`
    Pp,
    /// `OP`
    Op,
    /// `subparagraph`
    Subparagraph,
    /// `chapeau`: a paragraph without its sub-paragraphs.
    Chapeau,
    /// `article`
    Article,
    /// `section`
    Section,
    /// `annex`
    Annex,
    /// `title`
    Title,
    /// `heading`
    Heading,
    /// `footnote`
    Footnote,
    /// `sentence`: a part of a paragraph that is counted.
    Sentence,
    /// `line`
    Line,
    /// `words`, `phrase`: what is quoted.
    Words,
    /// `comma`: a mark by its name.
    Mark(&'static str),
    /// `text`, `wording`: what follows, where it is said to follow.
    Text,
    /// `draft resolution`, `the whole text`
    Whole,
    /// `occurrence`
    Occurrence,
    /// `amendment`, `proposal`: the instruction itself.
    Amendment,
}

/// How a thing is told from others of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// `new`, `additional`
    New,
    /// `the following`
    Following,
    /// `existing`, `present`: what is there.
    Existing,
    /// `last`, `final`
    Last,
    /// `each`, `wherever it occurs`
    Each,
    /// `everything`, `the rest`
    Rest,
    /// `subsequent`, `remaining`: the paragraphs behind.
    Others,
    /// `accordingly`
    Accordingly,
    /// `bis`, `ter`: a number that was put in between; its sign stands in the text.
    Alternative,
    /// So many: `two`.
    Count(u32),
}

/// What stands in a column of an amendment table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// `paragraph`: where.
    Place,
    /// `original text`
    Original,
    /// `proposed text`
    Proposal,
    /// `delegation`
    Sponsor,
    /// `reason`
    Reason,
}

/// The words of amendment sheets in one language.
#[derive(Debug)]
pub struct Amending {
    /// Each word, or several that belong together, in small letters, and what it is there for.
    pub words: &'static [(&'static str, Sense)],
    /// What the columns of an amendment table are called, in small letters.
    pub columns: &'static [(&'static str, Column)],
    /// What numbers an instruction: `amendment 3`.
    pub items: &'static [&'static str],
    /// What a draft is, where it is named by its number: `draft resolution 4`.
    pub acts: &'static [&'static str],
    /// Those of them that say of a paragraph that there are several: `paragraphs`.
    pub plurals: &'static [&'static str],
    /// Those of them that join a noun to what it is of, beside saying where: `of`.
    pub genitives: &'static [&'static str],
}

impl Amending {
    /// No words.
    pub const NONE: Self = Self {
        words: &[],
        columns: &[],
        items: &[],
        acts: &[],
        plurals: &[],
        genitives: &[],
    };
}

/// The words of one language, ready to be looked up.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// By the first word; the longest first.
    by_first: HashMap<&'static str, Vec<(Vec<&'static str>, Sense)>>,
    plurals: &'static [&'static str],
    genitives: &'static [&'static str],
}

impl Vocabulary {
    fn of(amending: &Amending) -> Self {
        let mut by_first: HashMap<&'static str, Vec<(Vec<&'static str>, Sense)>> = HashMap::new();
        for (phrase, sense) in amending.words {
            let parts: Vec<&str> = phrase.split(' ').collect();
            by_first.entry(parts[0]).or_default().push((parts, *sense));
        }
        for entries in by_first.values_mut() {
            entries.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.len()));
        }
        Self {
            by_first,
            plurals: amending.plurals,
            genitives: amending.genitives,
        }
    }

    /// Tells whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// Tells whether a word says of a paragraph that there are several.
    pub fn is_plural(&self, word: &str) -> bool {
        self.plurals.contains(&word.to_lowercase().as_str())
    }

    /// Tells whether a word joins a noun to what it is of: `deletion of “x”`.
    pub fn is_genitive(&self, word: &str) -> bool {
        self.genitives.contains(&word.to_lowercase().as_str())
    }

    /// Returns what the words here are there for, and how many of them belong together: as many as can. `word` gives the
    /// word at a place, in small letters.
    pub fn sense(&self, word: impl Fn(usize) -> Option<String>) -> Option<(usize, Sense)> {
        let entries = self.by_first.get(word(0)?.as_str())?;
        let fits = |parts: &[&str]| {
            let mut rest = parts.iter().enumerate().skip(1);
            rest.all(|(at, part)| word(at).as_deref() == Some(part))
        };
        let (parts, sense) = entries.iter().find(|(parts, _)| fits(parts))?;
        Some((parts.len(), *sense))
    }
}

static VOCABULARIES: LazyLock<HashMap<&'static str, Vocabulary>> = LazyLock::new(|| {
    let vocabulary = |language: &&Language| (language.code, Vocabulary::of(&language.amending));
    LANGUAGES.iter().map(vocabulary).collect()
});

/// Returns what stands in a column with this title, in any language.
pub fn column(title: &str) -> Option<Column> {
    let title = title.trim().to_lowercase();
    let mut all = LANGUAGES.iter().flat_map(|language| language.amending.columns);
    all.find(|(name, _)| *name == title).map(|&(_, column)| column)
}

impl Language {
    /// Returns the words of its amendment sheets.
    pub fn amendment_words(&self) -> Option<&'static Vocabulary> {
        VOCABULARIES.get(self.code)
    }
}
