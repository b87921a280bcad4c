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

pub(super) mod arabic;
pub(super) mod chinese;
pub(super) mod english;
pub(super) mod french;
pub mod laws;
pub(super) mod russian;
pub(super) mod spanish;

use std::sync::{LazyLock, OnceLock};

use super::glossary::Glossary;
use super::{LANGUAGES, Language};
use crate::text::table::Table;
use crate::text::tokens::is_unspaced;

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
    Mark(char),
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
    pub words: Glossary<Sense>,
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
    /// Words that say several things at once: `словами`, with the words.
    pub compounds: &'static [(&'static str, &'static [Sense])],
    /// What is written together with the word behind it: `و`.
    pub proclitics: &'static [(&'static str, Sense)],
    /// What stands behind a number that was put in between, in this language alone, each with the Latin word that says the same:
    /// `бис`, `bis`.
    pub between: &'static [(&'static str, &'static str)],
    /// How paragraphs are counted in words, where the words of values do not say.
    pub ordinals: Ordinals,
    /// How its sentences stand to the order that the grammar of instructions knows.
    pub order: Order,
}

/// The order of nouns and what belongs to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    /// A noun stands right behind what is a part of it: `пункт 5 постановляющей части`.
    pub bare_genitives: bool,
    /// Ordinals and adjectives may stand behind their noun: `الفقرة الثالثة`.
    pub adjectives_behind: bool,
    /// A noun stands behind its number, and `after` behind what it is of: `第5段之后`.
    pub nouns_last: bool,
}

impl Order {
    /// As in English.
    pub const PLAIN: Self = Self {
        bare_genitives: false,
        adjectives_behind: false,
        nouns_last: false,
    };
}

/// Ordinals by their stems and endings.
///
/// ```text
/// двадцать пят + ый      tens двадцать, then пят with an ending
/// الخامسة والعشرين       the tens behind, written with the word that joins them
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Ordinals {
    /// The stems of those that are one word, or several without tens.
    pub stems: &'static [(&'static str, u32)],
    /// What a stem may end in.
    pub endings: &'static [&'static str],
    /// Tens with those that stand behind them.
    pub before: &'static [(&'static str, u32)],
    /// Tens with those that stand before them.
    pub behind: &'static [(&'static str, u32)],
    /// Forms that stand beside the units alone, where tens are said: `الحادية`.
    pub units: &'static [(&'static str, u32)],
}

impl Ordinals {
    /// None.
    pub const NONE: Self = Self {
        stems: &[],
        endings: &[],
        before: &[],
        behind: &[],
        units: &[],
    };

    /// Returns every ordinal with its number.
    fn all(&self) -> Vec<(String, u32)> {
        let alone = self.stems.iter().flat_map(|&(stem, number)| {
            let endings = self.endings.iter();
            endings.map(move |ending| (format!("{stem}{ending}"), number))
        });
        let mut all: Vec<(String, u32)> = alone.collect();
        let own = self.units.iter().map(|&(unit, number)| (unit.to_owned(), number));
        let units: Vec<(String, u32)> = all.iter().filter(|(_, n)| *n < 10).cloned().chain(own).collect();
        for (unit, number) in units {
            let before = self
                .before
                .iter()
                .map(|(tens, base)| (format!("{tens} {unit}"), base + number));
            let behind = self
                .behind
                .iter()
                .map(|(tens, base)| (format!("{unit} {tens}"), base + number));
            all.extend(before.chain(behind));
        }
        all
    }
}

impl Amending {
    /// No words.
    pub const NONE: Self = Self {
        words: Glossary::NONE,
        columns: &[],
        items: &[],
        acts: &[],
        plurals: &[],
        genitives: &[],
        compounds: &[],
        proclitics: &[],
        between: &[],
        ordinals: Ordinals::NONE,
        order: Order::PLAIN,
    };
}

/// The words of an entry, and all that they say.
type Entry = (Vec<&'static str>, Vec<Sense>);

/// The words of one language, ready to be looked up.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// By the first word; the longest first.
    by_first: Table<&'static str, Vec<Entry>>,
    plurals: &'static [&'static str],
    genitives: &'static [&'static str],
    proclitics: &'static [(&'static str, Sense)],
    ordinals: Ordinals,
    /// Made when a text first numbers something in words.
    ordinal_words: OnceLock<Table<String, u32>>,
    /// How its sentences are ordered.
    pub order: Order,
}

impl Vocabulary {
    fn of(amending: &Amending) -> Self {
        let mut by_first: Table<&'static str, Vec<Entry>> = Table::default();
        by_first.reserve(amending.words.len());
        let words = amending.words.iter().map(|(phrase, sense)| (phrase, vec![sense]));
        let compounds = amending.compounds.iter();
        for (phrase, senses) in words.chain(compounds.map(|(phrase, senses)| (*phrase, senses.to_vec()))) {
            let parts = parts(phrase);
            by_first.entry(parts[0]).or_default().push((parts, senses));
        }
        for entries in by_first.values_mut() {
            entries.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.len()));
        }
        Self {
            by_first,
            plurals: amending.plurals,
            genitives: amending.genitives,
            proclitics: amending.proclitics,
            ordinals: amending.ordinals,
            ordinal_words: OnceLock::new(),
            order: amending.order,
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
        let (count, senses) = self.senses(word)?;
        Some((count, *senses.first()?))
    }

    /// Returns all that the words here say, most of them one thing, and how many of them belong together.
    pub fn senses(&self, word: impl Fn(usize) -> Option<String>) -> Option<(usize, &[Sense])> {
        let entries = self.by_first.get(word(0)?.as_str())?;
        let fits = |parts: &[&str]| {
            let mut rest = parts.iter().enumerate().skip(1);
            rest.all(|(at, part)| word(at).as_deref() == Some(part))
        };
        let (parts, senses) = entries.iter().find(|(parts, _)| fits(parts))?;
        Some((parts.len(), senses))
    }

    /// Returns what a word begins with that is written together with the word behind it, and what it says.
    pub fn proclitic(&self, word: &str) -> Option<(&'static str, Sense)> {
        let mut all = self.proclitics.iter().copied();
        all.find(|(own, _)| word.len() > own.len() && word.starts_with(own))
    }

    /// Returns the number of an ordinal in words, in small letters, its words parted by a blank.
    pub fn ordinal(&self, words: &str) -> Option<u32> {
        let all = self
            .ordinal_words
            .get_or_init(|| self.ordinals.all().into_iter().collect());
        all.get(words).copied()
    }
}

/// Parts a phrase into its words; where a script puts no spaces, every character is one.
fn parts(phrase: &'static str) -> Vec<&'static str> {
    let mut parts = Vec::new();
    for word in phrase.split(' ') {
        let mut from = 0;
        for (at, c) in word.char_indices() {
            if is_unspaced(c) {
                parts.extend((from < at).then(|| &word[from..at]));
                parts.push(&word[at..at + c.len_utf8()]);
                from = at + c.len_utf8();
            }
        }
        parts.extend((from < word.len()).then(|| &word[from..]));
    }
    parts
}

/// The vocabulary of each language, made when it is first asked for: most texts are no sheets, and a sheet has one language.
static VOCABULARIES: LazyLock<Vec<OnceLock<Vocabulary>>> =
    LazyLock::new(|| LANGUAGES.iter().map(|_| OnceLock::new()).collect());

/// Returns what stands in a column with this title, in any language.
pub fn column(title: &str) -> Option<Column> {
    let title = title.trim().to_lowercase();
    let mut all = LANGUAGES.iter().flat_map(|language| language.amending.columns);
    all.find(|(name, _)| *name == title).map(|&(_, column)| column)
}

impl Language {
    /// Tells whether words behind the number of a paragraph speak of the part of the text that it stands in, or, where something
    /// is `announced` behind them, of how it is to read: `постановляющей части`, `изложить в следующей редакции:`.
    pub fn speaks_of_text(&self, words: &[&str], announced: bool) -> bool {
        // Asked of mastheads, where nearly always nothing stands there.
        if words.is_empty() {
            return false;
        }
        let said = self
            .amendment_words()
            .and_then(|own| own.sense(|at| words.get(at).map(|word| word.to_lowercase())));
        said.is_some_and(|(_, sense)| {
            let reads = announced && matches!(sense, Sense::Do(Deed::Read | Deed::Amend | Deed::Replace));
            reads || matches!(sense, Sense::Thing(Thing::Preamble | Thing::OperativePart))
        })
    }

    /// Returns the words of its amendment sheets.
    pub fn amendment_words(&self) -> Option<&'static Vocabulary> {
        let at = LANGUAGES.iter().position(|language| language.code == self.code)?;
        Some(VOCABULARIES[at].get_or_init(|| Vocabulary::of(&LANGUAGES[at].amending)))
    }
}
