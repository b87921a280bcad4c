//! A paragraph as a trace reads it: words, and what each of them can prove.
//!
//! ```text
//! Calls upon  Member States,  the specialized agencies … to continue to carry out a constructive dialogue
//! said        named           grammar said        said       grammar …            grammar said    said
//! ```
//!
//! - *grammar*: articles, prepositions, auxiliaries (`lexicon`). They prove nothing by themselves, and count as words of a stretch
//!   that is found.
//! - *named*: names of bodies, acts and documents (`names`), which everybody must write alike.
//! - *figure*: numbers, dates, symbols, which are cited with them.
//! - *said*: all others.
//!
//! What is not grammar stands in `strong`, in order: neighbours there are neighbours of meaning. A paragraph with more words than
//! [`LONGEST`] is read as several passages, cut where a sentence ends, so that no step later on costs more than its words. Headings are no passages:
//! they are titles. Cost: linear.

use std::ops::Range;

use super::names::{self, Titles, is_quotation};
use super::stems::{Stem, Stemmer, hashed};
use crate::instrument::Kind;
use crate::lexicon::{Language, any};
use crate::report::{Provision, Text};
use crate::text::normalize::fold;
use crate::text::tokens::{TokenKind, is_unspaced, tokens};

/// How many words a passage has before the next end of a sentence closes it.
const LONG: usize = 300;

/// How many words a passage has at most.
const LONGEST: usize = 500;

/// A paragraph, or a part of a very long one.
#[derive(Debug, Clone)]
pub(super) struct Passage {
    /// Which provision of its text.
    pub(super) provision: usize,
    /// Its words in order.
    pub(super) words: Vec<Word>,
    /// The words that are no grammar, as positions in `words`.
    pub(super) strong: Vec<usize>,
    /// For each strong word, how many stand before it, where a name is one however many words it has.
    steps: Vec<usize>,
}

/// A word of a passage.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is one property of its place")]
pub(super) struct Word {
    /// What it is without its ending; of grammar, the word itself.
    pub(super) stem: Stem,
    /// What it can prove.
    pub(super) role: Role,
    /// Its place in the text of the provision, in bytes.
    pub(super) range: Range<usize>,
    /// A mark that parts clauses stands before it, or nothing.
    pub(super) opens: bool,
    /// Behind it a sentence ends.
    pub(super) ends: bool,
    /// `and`, `or`: here a new part of a sentence may begin.
    pub(super) joins: bool,
    /// It begins with a capital.
    pub(super) capital: bool,
}

/// What a word can prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// `of`, `the`, `shall`
    Grammar,
    /// `United Nations`, and the title of a text at hand
    Named,
    /// `1999/68`, `20`
    Figure,
    /// `constructive`
    Said,
}

impl Passage {
    /// Returns the strong word at a position of `strong`.
    pub(super) fn strong_word(&self, at: usize) -> &Word {
        &self.words[self.strong[at]]
    }

    /// Returns how far apart two strong words stand, the later one last: neighbours are one step apart, and so are the two sides of a name and
    /// the name. `utilization of the Territory of Namibia as a springboard` has two steps.
    pub(super) fn apart(&self, one: usize, other: usize) -> usize {
        self.steps[other] - self.steps[one]
    }

    fn of(provision: usize, words: Vec<Word>) -> Self {
        let strong = (0..words.len()).filter(|&at| words[at].role != Role::Grammar);
        let strong: Vec<usize> = strong.collect();
        let is_said = |at: usize| words[strong[at]].role == Role::Said;
        let begins = (0..strong.len()).map(|at| usize::from(at > 0 && (is_said(at) || is_said(at - 1))));
        let steps = begins.scan(0, |step, more| {
            *step += more;
            Some(*step)
        });
        Self {
            provision,
            steps: steps.collect(),
            words,
            strong,
        }
    }
}

/// How the paragraphs of a text are read.
pub(super) struct Reader<'a> {
    language: &'static Language,
    stemmer: Stemmer,
    titles: &'a Titles,
}

impl<'a> Reader<'a> {
    pub(super) fn of(text: &Text, titles: &'a Titles) -> Self {
        let language = Language::of_code(text.masthead.language.as_deref());
        Self {
            language,
            stemmer: Stemmer::of(language),
            titles,
        }
    }

    /// Reads a whole text.
    pub(super) fn read(&self, text: &Text) -> Vec<Passage> {
        let provisions = text.provisions.iter().enumerate();
        provisions
            .filter(|(_, provision)| is_read(provision))
            .flat_map(|(at, provision)| self.passages(at, provision))
            .collect()
    }

    /// Reads one provision.
    pub(super) fn passages(&self, at: usize, provision: &Provision) -> Vec<Passage> {
        let mut words = words(&provision.text, &self.stemmer);
        let header = provision.header.as_deref().map_or(0, str::len);
        names::mark(&provision.text, &mut words, header, self.language);
        self.titles.mark(&mut words);
        cut(words)
            .into_iter()
            .map(|words| Passage::of(at, words))
            .collect()
    }
}

/// Whether a provision is prose: all but headings and pictures.
pub(super) fn is_read(provision: &Provision) -> bool {
    let kind = provision.kind.known();
    !matches!(kind, Some(Kind::Heading | Kind::Picture))
}

/// Returns the strong stems of a title.
pub(super) fn stems_of(title: &str, language: &'static Language) -> Vec<Stem> {
    let stemmer = Stemmer::of(language);
    let words = words(title, &stemmer).into_iter();
    words
        .filter(|word| word.role != Role::Grammar)
        .map(|word| word.stem)
        .collect()
}

fn words(text: &str, stemmer: &Stemmer) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut opens = true;
    for token in tokens(text) {
        let printed = &text[token.range.clone()];
        match token.kind {
            TokenKind::Word => {
                found.push(word(printed, token.range, opens, stemmer));
                opens = false;
            }
            TokenKind::Mark => {
                opens |= parts_clauses(printed);
                if let (Some(last), true) = (found.last_mut(), ends_sentence(printed)) {
                    last.ends = true;
                }
            }
            TokenKind::Space => {}
        }
    }
    found
}

fn word(printed: &str, range: Range<usize>, opens: bool, stemmer: &Stemmer) -> Word {
    let small = fold(printed).to_lowercase();
    let grammar = stemmer.is_grammar(&small);
    let role = if grammar {
        Role::Grammar
    } else if small.chars().any(char::is_numeric) {
        Role::Figure
    } else {
        Role::Said
    };
    Word {
        stem: if grammar {
            hashed(&small)
        } else {
            stemmer.stem(&small)
        },
        role,
        range,
        opens,
        ends: false,
        joins: any::LIST_JOINS.has(&small),
        capital: printed.starts_with(char::is_uppercase),
    }
}

/// Whether a mark parts clauses, in any script.
fn parts_clauses(mark: &str) -> bool {
    mark.starts_with([
        ',', ';', ':', '.', '?', '!', '(', ')', '—', '–', '،', '؛', '؟', '。', '，', '、', '；', '：',
    ]) || mark.starts_with(is_quotation)
}

fn ends_sentence(mark: &str) -> bool {
    mark.starts_with(['.', ';', ':', '?', '!', '؛', '؟', '。', '；', '：'])
}

/// Cuts very long paragraphs.
fn cut(words: Vec<Word>) -> Vec<Vec<Word>> {
    if words.len() <= LONG {
        return vec![words];
    }
    let mut pieces = Vec::new();
    let mut piece = Vec::new();
    for word in words {
        let ends = word.ends;
        piece.push(word);
        if piece.len() >= LONGEST || ends && piece.len() >= LONG {
            pieces.push(std::mem::take(&mut piece));
        }
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}

/// How much a word counts where words are counted: half, in a script that is cut into syllables.
pub(super) fn counts(text: &str, word: &Word) -> f64 {
    let unspaced = text[word.range.clone()].starts_with(is_unspaced);
    if unspaced { 0.5 } else { 1.0 }
}
