//! Where each word of each version comes from.
//!
//! Every word of every version is one of a *life*: the versions that have it. A new version is read from what is surest to what is
//! least sure, and what nothing explains is born:
//!
//! 1. **Links.** The alignment of the two versions pairs paragraphs, and the diff says which words of a pair live on (`carry`).
//! 2. **Sources.** A paragraph that has no answer, or a poor one, takes its words from the earlier paragraph that it is most alike:
//!    one that left (it is *reinstated*) or one that goes on (it is *copied*). The words are those of the same diff.
//! 3. **Runs.** Words that are still open are looked for in the former wordings of the same paragraph, of those that it came from, and
//!    of all others by rare shared wording (`runs`). What left the text is believed sooner than what still stands elsewhere, and the
//!    same paragraph sooner than another.
//!
//! ```text
//! version 2   to allow for its prompt implementation
//! version 4        for its prompt implementation
//! version 5   so as to allow for its prompt implementation      "to allow": since 2, not in 4; "so as": since 5
//! ```
//!
//! A word that is taken up while it still stands where it came from begins a life of its own, with the same past. The idea of looking
//! through all former versions, whole paragraphs before words, is that of `WikiWho` (Flöck and Acosta 2014); the links, the diff and the
//! weights are ours.
//!
//! Cost: the comparisons of neighbours, and for each new or changed paragraph a bounded number of former ones.

use std::collections::{BTreeMap, HashMap};

use super::ages::{Age, Ages};
use super::cuts::{Cuts, Place};
use super::index::Index;
use crate::report::{Report, Text};
use links::Link;

mod explain;
mod links;
mod sources;

/// A word of a version that nothing explains yet.
const OPEN: u32 = u32::MAX;

/// What is known of all words, and of where paragraphs come from.
#[derive(Debug)]
pub(super) struct Words<'a> {
    versions: Vec<&'a Text>,
    pub(super) cuts: Cuts,
    index: Index,
    pub(super) ages: Ages,
    lives: Vec<Age>,
    /// The life of each piece, by version and provision.
    at: Vec<Vec<Vec<u32>>>,
    /// The paragraphs that each one answers or was taken from.
    parents: Vec<Vec<Vec<Place>>>,
    /// The paragraphs in which each one goes on.
    next: HashMap<Place, Vec<Place>>,
    /// The source of each paragraph without an answer.
    pub(super) sources: HashMap<Place, Source>,
    /// How many pieces each pair of linked paragraphs shares.
    pub(super) shared: HashMap<(Place, Place), usize>,
    /// What each paragraph took from others than those that it answers.
    pub(super) taken: BTreeMap<Place, Vec<Taken>>,
}

/// Where a paragraph without an answer was taken from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Source {
    pub(super) place: Place,
    /// How much of the wording is common.
    pub(super) alike: f64,
    /// Whether the paragraph that it was taken from goes on.
    pub(super) alive: bool,
}

/// Words that a paragraph took from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) from: Place,
    pub(super) how: How,
    /// How many words.
    pub(super) words: usize,
}

/// How words came to stand elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// They had left, and came back.
    Back,
    /// They left another paragraph with this version.
    Moved,
    /// They stand there still.
    Copied,
}

/// A version on the way: what its words were taken from.
struct Step {
    version: usize,
    lives: Vec<Vec<u32>>,
    /// The piece that each piece was taken from.
    from: Vec<Vec<Option<(Place, usize)>>>,
}

impl<'a> Words<'a> {
    /// Reads the first version, whose words are all born in it.
    pub(super) fn new(versions: Vec<&'a Text>) -> Self {
        let cuts = Cuts::of(&versions);
        let mut words = Self {
            versions,
            cuts,
            index: Index::default(),
            ages: Ages::default(),
            lives: Vec::new(),
            at: Vec::new(),
            parents: Vec::new(),
            next: HashMap::new(),
            sources: HashMap::new(),
            shared: HashMap::new(),
            taken: BTreeMap::new(),
        };
        let first = words.begin(0);
        words.end(first);
        words
    }

    /// Returns the versions that have each piece of a paragraph.
    pub(super) fn of(&self, place: Place) -> impl Iterator<Item = Age> + '_ {
        let lives = &self.at[place.version][place.provision];
        lives.iter().map(|&life| self.lives[life as usize])
    }

    /// Reads the next version, which the report compares with the one before it.
    pub(super) fn step(&mut self, report: &Report) {
        let version = self.at.len();
        let mut step = self.begin(version);
        self.parents.push(vec![Vec::new(); step.lives.len()]);
        let links = self.links(version, report);
        let poor: HashMap<usize, Source> = self.poor(version, &links);
        let (sure, late): (Vec<&Link<'_>>, Vec<&Link<'_>>) = links
            .iter()
            .partition(|link| !link.new.iter().any(|it| poor.contains_key(it)));
        for link in sure {
            self.follow(&mut step, link);
        }
        self.take_from_sources(&mut step, &links, &poor);
        for link in late {
            self.follow(&mut step, link);
        }
        for provision in 0..step.lives.len() {
            self.explain(&mut step, provision);
        }
        self.end(step);
    }

    fn begin(&mut self, version: usize) -> Step {
        if version == 0 {
            self.parents.push(vec![Vec::new(); self.cuts.of[0].len()]);
        }
        let len = |&cut: &usize| self.cuts.all[cut].pieces.len();
        Step {
            version,
            lives: self.cuts.of[version]
                .iter()
                .map(|cut| vec![OPEN; len(cut)])
                .collect(),
            from: self.cuts.of[version]
                .iter()
                .map(|cut| vec![None; len(cut)])
                .collect(),
        }
    }

    /// Lets what is open be born, and keeps the version for later ones to look at.
    fn end(&mut self, mut step: Step) {
        for provision in 0..step.lives.len() {
            self.marks(&mut step, provision);
            for life in &mut step.lives[provision] {
                if *life == OPEN {
                    let age = self.ages.born(step.version);
                    *life = self.lives.len() as u32;
                    self.lives.push(age);
                }
            }
        }
        let version = step.version;
        self.at.push(step.lives);
        for provision in 0..self.cuts.of[version].len() {
            let cut = self.cuts.of[version][provision];
            if self.cuts.all[cut].places[0] == (Place::new(version, provision)) {
                self.index.add(&self.cuts, cut);
            }
        }
    }

    /// Gives a piece the life of an earlier one.
    fn take(&mut self, step: &mut Step, (provision, piece): (usize, usize), from: (Place, usize)) {
        let life = self.at[from.0.version][from.0.provision][from.1];
        let age = self.lives[life as usize];
        let life = if self.ages.last(age) == step.version {
            let past = self.ages.before(age, step.version);
            let age = self.ages.grown(past, step.version);
            self.lives.push(age);
            (self.lives.len() - 1) as u32
        } else {
            self.lives[life as usize] = self.ages.grown(age, step.version);
            life
        };
        step.lives[provision][piece] = life;
        step.from[provision][piece] = Some(from);
    }

    /// How a word comes to stand elsewhere.
    fn how(&self, version: usize, from: (Place, usize)) -> How {
        let life = self.at[from.0.version][from.0.provision][from.1];
        match self.ages.last(self.lives[life as usize]) {
            last if last == version => How::Copied,
            last if last + 1 == version => How::Moved,
            _ => How::Back,
        }
    }

    fn note(&mut self, place: Place, from: Place, how: How, words: usize) {
        if words == 0 {
            return;
        }
        let taken = self.taken.entry(place).or_default();
        match taken.iter_mut().find(|it| it.from == from && it.how == how) {
            Some(it) => it.words += words,
            None => taken.push(Taken { from, how, words }),
        }
    }

    /// Lets a mark live on that stands behind a word where it stood behind it before.
    fn marks(&mut self, step: &mut Step, provision: usize) {
        for piece in 1..step.lives[provision].len() {
            if step.lives[provision][piece] != OPEN {
                continue;
            }
            let Some((from, before)) = step.from[provision][piece - 1] else {
                continue;
            };
            let place = Place::new(step.version, provision);
            let cut = self.cuts.at(place);
            let is_mark = cut.words.binary_search(&piece).is_err();
            let there = self.cuts.at(from).pieces.get(before + 1);
            let same = there.is_some_and(|there| there.key == cut.pieces[piece].key);
            if is_mark && same {
                self.take(step, (provision, piece), (from, before + 1));
            }
        }
    }
}
