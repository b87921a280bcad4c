//! Where does this language come from, and where is it repeated?
//!
//! A report says what a resolution asked for, a draft takes a paragraph of last year's, a rival text takes a clause: they are no versions of each
//! other, and still say the same in places. A delegate wants to know of each paragraph which text it comes from, how closely, and what of it is new.
//!
//! ```text
//! text ──reading──▶ passages ─┐                                              ┌▶ restatements  P2 → 23/3, OP 20, closely
//!                             ├─candidates──▶ pairs ──stretches──▶ strength ─┤
//! others ─index──▶ pairs of words that are rarely said together              └▶ sources       share, new language
//! ```
//!
//! 1. A paragraph is read as words that prove something and words that do not (`reading`, `names`, `stems`).
//! 2. All others stand in an index of what is rarely said together (`index`), which may be made once and kept (`stored`).
//! 3. A paragraph looks up its rarest pairs and meets its candidates (`candidates`); how much a pair proves is told in `weight`.
//! 4. Each is aligned with its candidates, strong word by strong word (`stretches`), and judged (`strength`).
//! 5. What was found is told in paragraphs and letters (`found`), and what was not is new language (`sources`).
//!
//! Cost: linear in the others for the index, in the text for all the rest; two paragraphs are aligned only where rare words
//! brought them together. Paragraphs in two languages never meet. Deliberately absent: who wrote first, which the dates of the texts say and
//! nobody's words.

mod candidates;
mod found;
mod holding;
mod index;
mod names;
mod reading;
mod sources;
mod stems;
mod stored;
mod strength;
mod stretches;
mod traced;
mod weight;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use candidates::Scales;
use found::{Found, Library, covered, found, letters, share};
use reading::{Passage, Reader, is_read};
use sources::{best, new_language};
use weight::Everywhere;

use crate::lexicon::Language;

pub use holding::{Holding, Title};
pub use index::Index;
pub use stored::{read as read_index, write as write_index};
pub use traced::{Known, Part, Restatement, Source, Span, Strength, Trace, Warning, percent};

/// Which of the others are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Others {
    /// All, with all their paragraphs.
    #[default]
    Whole,
    /// Those that something was found in, with the paragraphs that were found: an index may hold thousands.
    Cited,
}

/// Finds where the paragraphs of a text stand in others.
///
/// ```
/// use travaux::compare::understand;
/// use travaux::read::{ReadOptions, Source};
/// use travaux::trace::{Holding, Index, Others, Strength, trace};
///
/// # fn main() -> Result<(), travaux::Error> {
/// let held = |name: &str, text: &str| {
///     let source = Source { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
///     understand(&source, &ReadOptions::default()).map(|text| Holding::of(&text))
/// };
/// let resolution = held("resolution.txt", "The General Assembly,\n\n\
///     1. Calls upon States to inspect every village well before the dry season begins;\n")?;
/// let report = held("report.txt", "Report\n\n\
///     1. The Assembly called upon States to inspect every village well before the dry season begins.\n")?;
/// let traced = trace(&report, &Index::of(vec![resolution]), Others::Whole);
/// assert_eq!(traced.restatements[0].b, "OP1");
/// assert_eq!(traced.restatements[0].strength, Strength::Verbatim);
/// # Ok(())
/// # }
/// ```
pub fn trace(text: &Holding, index: &Index, others: Others) -> Trace {
    let language = Language::of_code(text.text.masthead.language.as_deref());
    let mut titles = index.titles();
    for title in &text.titles {
        titles.add(&title.title, language);
    }
    let everywhere = Everywhere::of(language);
    let reader = Reader::of(&text.text, &titles);
    let passages = reader.read(&text.text);
    let scales = Scales::of(&passages, index, &everywhere);
    let own = own(text, index);
    let library = Library {
        index,
        scales: &scales,
        titles: &titles,
        own: &own,
    };
    let told = Telling::of(text, &passages, &library);
    told.trace(text, index, others, &own)
}

/// Returns the texts of an index that are the same file.
fn own(text: &Holding, index: &Index) -> Vec<usize> {
    let digest = &text.text.source.sha256;
    let same = |holding: &Holding| !digest.is_empty() && holding.text.source.sha256 == *digest;
    let all = index.holdings.iter().enumerate();
    all.filter(|(_, holding)| same(holding))
        .map(|(at, _)| at)
        .collect()
}

/// What is told of a text, while its others have their places in the index.
#[derive(Default)]
struct Telling {
    restatements: Vec<Restatement>,
    sources: Vec<Source>,
    /// The provisions that are cited, by text.
    cited: BTreeMap<usize, BTreeSet<usize>>,
}

impl Telling {
    fn of(text: &Holding, passages: &[Passage], library: &Library<'_>) -> Self {
        let mut told = Self::default();
        let mut rest = passages;
        for (at, provision) in text.text.provisions.iter().enumerate() {
            if !is_read(provision) {
                continue;
            }
            let own = rest.iter().take_while(|passage| passage.provision == at).count();
            let (own, after) = rest.split_at(own);
            rest = after;
            let found = found(&provision.text, own, library);
            told.paragraph((at, &provision.id, &provision.text), own, &found, library);
        }
        told
    }

    fn paragraph(
        &mut self,
        (at, id, text): (usize, &str, &str),
        passages: &[Passage],
        found: &[Found],
        library: &Library<'_>,
    ) {
        let first = self.restatements.len();
        for it in found {
            self.cited.entry(it.holding).or_default().insert(it.provision);
            let holding = &library.index.holdings[it.holding];
            let b = &holding.text.provisions[it.provision].id;
            self.restatements.push(Restatement {
                a: id.to_owned(),
                other: it.holding,
                b: b.clone(),
                provision: it.provision,
                citation: holding.citation(b),
                strength: it.strength,
                share: share(it.words.len(), passages),
                spans: it.spans.clone(),
            });
        }
        let covered = covered(passages, found);
        let words = covered.iter().flatten().filter(|found| **found).count();
        let not_found = passages.iter().zip(&covered).flat_map(|(passage, covered)| {
            let new = new_language(passage, covered, library.scales).into_iter();
            new.map(|stretch| letters(text, passage, stretch))
        });
        self.sources.push(Source {
            a: id.to_owned(),
            provision: at,
            found: first..self.restatements.len(),
            best: best(found).into_iter().map(|at| first + at).collect(),
            share: share(words, passages),
            not_found: not_found.collect(),
        });
    }

    fn trace(mut self, text: &Holding, index: &Index, others: Others, own: &[usize]) -> Trace {
        let holdings = match others {
            Others::Whole => index.holdings.clone(),
            Others::Cited => self.only_cited(index),
        };
        let warnings = own.iter().map(|&at| Warning {
            code: "own-text",
            message: format!(
                "{} is the text itself, and nothing was looked for in it",
                index.holdings[at].name()
            ),
        });
        Trace {
            generator: concat!("travaux ", env!("CARGO_PKG_VERSION")).to_owned(),
            text: text.clone(),
            others: holdings,
            restatements: self.restatements,
            sources: self.sources,
            warnings: warnings.collect(),
        }
    }

    /// Returns the texts that are cited, with the paragraphs that are, and counts them anew.
    fn only_cited(&mut self, index: &Index) -> Vec<Holding> {
        let numbers: BTreeMap<usize, usize> = self.cited.keys().copied().zip(0..).collect();
        for restatement in &mut self.restatements {
            let provisions = &self.cited[&restatement.other];
            restatement.provision = provisions.range(..restatement.provision).count();
            restatement.other = numbers[&restatement.other];
        }
        let kept = self.cited.iter().map(|(&at, provisions)| {
            let holding = &index.holdings[at];
            let mut text = holding.text.clone();
            text.provisions = provisions
                .iter()
                .map(|&at| holding.text.provisions[at].clone())
                .collect();
            Holding {
                text,
                titles: holding.titles.clone(),
            }
        });
        kept.collect()
    }
}
