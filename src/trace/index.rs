//! An index of what is rarely said together, so that a paragraph finds its relatives without being compared with all.
//!
//! The question: twenty thousand resolutions have a million paragraphs; which few say what this one says? Every pair of strong words (`weight`) leads to the
//! passages that hold it:
//!
//! ```text
//! draft P2   …pay continued attention…   (continu, attent) ▶ 23/3 OP20, 67/169 OP9      (mutual, understand) ▶ 23/3 PP11, …
//! ```
//!
//! **How common a pair is** is counted by text, not by paragraph: a resolution that is renewed every year makes no formula of its own words. Texts
//! with one title are one *series*, and of a series the text counts that has a pair most often.
//!
//! Cost: two entries for a strong word; a sort of all entries once. Measured figures stand in `docs/trace.md`.

use std::collections::BTreeMap;

use super::holding::Holding;
use super::names::Titles;
use super::reading::{Passage, Reader};
use super::stems::Pair;
use super::weight::pairs;
use crate::lexicon::Language;
use crate::text::tokens::words;

/// Texts, and what is rarely said together in them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Index {
    /// The texts in the order in which they were given.
    pub holdings: Vec<Holding>,
    /// How many passages there are, each series counted once.
    pub(super) counted: usize,
    /// The passages, in the order of the texts.
    pub(super) places: Vec<Place>,
    /// The pairs in order.
    pub(super) pairs: Vec<Pair>,
    /// For each pair, how many passages hold it, each series counted once.
    pub(super) common: Vec<u32>,
    /// For each pair, where its entries begin; and where the last ends.
    pub(super) starts: Vec<usize>,
    /// The passages that hold a pair, as positions in `places`.
    pub(super) entries: Vec<u32>,
}

/// Where a passage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Which text.
    pub(super) holding: u32,
    /// Which provision of it.
    pub(super) provision: u32,
    /// Which passage of the provision.
    pub(super) part: u32,
}

impl Index {
    /// Reads texts into an index.
    pub fn of(holdings: Vec<Holding>) -> Self {
        let holdings: Vec<Holding> = holdings.into_iter().map(Holding::bare).collect();
        let titles = titles(&holdings);
        let mut acts = Acts::new();
        let mut made = Making::default();
        for (at, holding) in holdings.iter().enumerate() {
            let passages = Reader::of(&holding.text, &titles).read(&holding.text);
            made.add(at, holding, &mut acts, &passages);
        }
        drop(acts);
        made.finish(holdings)
    }

    /// Whether every place that it names is there.
    pub(super) fn is_sound(&self) -> bool {
        let stands = |place: &Place| {
            let holding = self.holdings.get(place.holding as usize);
            holding.is_some_and(|holding| (place.provision as usize) < holding.text.provisions.len())
        };
        let known = |entry: &u32| (*entry as usize) < self.places.len();
        self.places.iter().all(stands) && self.entries.iter().all(known) && self.pairs.is_sorted()
    }

    /// Returns the titles of all texts.
    pub(super) fn titles(&self) -> Titles {
        titles(&self.holdings)
    }

    /// Returns the position of a pair.
    pub(super) fn find(&self, pair: Pair) -> Option<usize> {
        self.pairs.binary_search(&pair).ok()
    }

    /// Returns how many passages hold a pair, each series counted once.
    pub(super) fn common(&self, pair: Pair) -> u32 {
        self.find(pair).map_or(0, |at| self.common[at])
    }

    /// Returns the passages that hold the pair at a position.
    pub(super) fn holders(&self, at: usize) -> &[u32] {
        &self.entries[self.starts[at]..self.starts[at + 1]]
    }
}

fn titles(holdings: &[Holding]) -> Titles {
    let mut titles = Titles::default();
    for holding in holdings {
        let language = Language::of_code(holding.text.masthead.language.as_deref());
        for title in &holding.titles {
            titles.add(&title.title, language);
        }
    }
    titles
}

/// Which acts are renewals of each other: those of one title, whatever its figures and capitals.
struct Acts<'a> {
    series: BTreeMap<String, u32>,
    acts: BTreeMap<(usize, &'a str), Act>,
}

/// An act of a text, and the series that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Act {
    series: u32,
    number: u32,
}

impl<'a> Acts<'a> {
    fn new() -> Self {
        Self {
            series: BTreeMap::new(),
            acts: BTreeMap::new(),
        }
    }

    fn of(&mut self, at: usize, holding: &'a Holding, id: &'a str) -> Act {
        let scope = Holding::scope(id);
        if let Some(act) = self.acts.get(&(at, scope)) {
            return *act;
        }
        let title = holding
            .title_of(id)
            .map(without_figures)
            .filter(|title| !title.is_empty());
        // A text without a title is a series of its own, under a name that no title has.
        let name = title.unwrap_or_else(|| format!("{at} {scope}"));
        let next = self.series.len() as u32;
        let act = Act {
            series: *self.series.entry(name).or_insert(next),
            number: self.acts.len() as u32,
        };
        self.acts.insert((at, scope), act);
        act
    }
}

fn without_figures(title: &str) -> String {
    let words = words(title).into_iter();
    let words: Vec<String> = words.filter(|word| !word.chars().any(char::is_numeric)).collect();
    words.join(" ")
}

/// An index that is being made.
#[derive(Default)]
struct Making {
    places: Vec<Place>,
    /// The act of each passage.
    acts: Vec<Act>,
    entries: Vec<(Pair, u32)>,
}

impl Making {
    fn add<'a>(&mut self, at: usize, holding: &'a Holding, acts: &mut Acts<'a>, passages: &[Passage]) {
        let mut before = None;
        let mut part = 0;
        for passage in passages {
            part = if before == Some(passage.provision) {
                part + 1
            } else {
                0
            };
            before = Some(passage.provision);
            let number = self.places.len() as u32;
            self.places.push(Place {
                holding: at as u32,
                provision: passage.provision as u32,
                part,
            });
            let id = &holding.text.provisions[passage.provision].id;
            self.acts.push(acts.of(at, holding, id));
            self.entries
                .extend(pairs(passage).into_iter().map(|pair| (pair, number)));
        }
    }

    fn finish(mut self, holdings: Vec<Holding>) -> Index {
        self.entries.sort_unstable();
        let mut index = Index {
            counted: counted(self.acts.iter().copied()),
            places: self.places,
            holdings,
            ..Index::default()
        };
        for group in self.entries.chunk_by(|one, other| one.0 == other.0) {
            index.pairs.push(group[0].0);
            index.starts.push(index.entries.len());
            index.entries.extend(group.iter().map(|(_, place)| *place));
            let acts = group.iter().map(|(_, place)| self.acts[*place as usize]);
            index.common.push(counted(acts) as u32);
        }
        index.starts.push(index.entries.len());
        index
    }
}

/// Counts passages, of a series those of the act that has most; the passages of an act stand together.
fn counted(acts: impl Iterator<Item = Act>) -> usize {
    let mut runs: Vec<(Act, usize)> = Vec::new();
    for act in acts {
        match runs.last_mut() {
            Some((last, count)) if *last == act => *count += 1,
            _ => runs.push((act, 1)),
        }
    }
    runs.sort_unstable();
    let series = runs.chunk_by(|one, other| one.0.series == other.0.series);
    series
        .map(|runs| runs.iter().map(|run| run.1).max().unwrap_or(0))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::{Act, counted};

    #[test]
    fn renewals_of_a_resolution_count_once() {
        let act = |series, number| Act { series, number };
        let yearly = [act(0, 0), act(0, 0), act(0, 1), act(0, 2)];
        assert_eq!(counted(yearly.into_iter()), 2);
        let others = [act(0, 0), act(1, 1), act(2, 2)];
        assert_eq!(counted(others.into_iter()), 3);
    }
}
