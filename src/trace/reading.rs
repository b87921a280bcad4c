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

use super::names::{self, Titles};
use super::stems::Stemmer;
use super::words::{Role, Word, words};
use crate::instrument::Kind;
use crate::lexicon::Language;
use crate::report::{Provision, Text};

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
