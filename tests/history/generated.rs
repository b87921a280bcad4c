//! Histories made by chance, of which the past of every word is known.
//!
//! Paragraphs of clauses are put in, left out, moved, split and taken up again over four to eight versions, never reworded; every word
//! must be told right in every version. `TRAVAUX_HISTORIES=500 cargo test --test history generated -- --nocapture` makes so many of them and
//! prints what is wrong.

use std::collections::BTreeMap;

use travaux::Options;
use travaux::history::{History, history};

use crate::versions::understood;

/// A row of numbers that looks like chance and is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn of(&mut self, all: &[&'static str]) -> &'static str {
        all[self.below(all.len())]
    }
}

const VERBS: [&str; 10] = [
    "Urges",
    "Requests",
    "Invites",
    "Encourages",
    "Welcomes",
    "Decides",
    "Notes",
    "Recommends",
    "Stresses",
    "Calls upon",
];
const BEGIN: [&str; 12] = [
    "ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "so",
];
const END: [&str; 12] = [
    "ta", "rel", "min", "dos", "vuk", "lan", "per", "tig", "mon", "sur", "zek", "bal",
];
const GRAMMAR: [&str; 8] = ["the", "of", "and", "to", "in", "for", "with", "by"];

/// A word with its number: who it is, however often it stands somewhere.
type Word = (String, usize);

#[derive(Clone)]
struct Paragraph {
    head: Vec<Word>,
    clauses: Vec<Vec<Word>>,
}

struct World {
    chance: Chance,
    words: usize,
    now: Vec<Paragraph>,
    /// Clauses and paragraphs that left, and when.
    clauses: Vec<(usize, Vec<Word>)>,
    paragraphs: Vec<(usize, Paragraph)>,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut world = Self {
            chance: Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) + 1),
            words: 0,
            now: Vec::new(),
            clauses: Vec::new(),
            paragraphs: Vec::new(),
        };
        for _ in 0..5 + world.chance.below(5) {
            let paragraph = world.paragraph();
            world.now.push(paragraph);
        }
        world
    }

    fn word(&mut self, text: String) -> Word {
        self.words += 1;
        (text, self.words)
    }

    fn content(&mut self) -> Word {
        let text = [self.chance.of(&BEGIN), self.chance.of(&END), self.chance.of(&END)].concat();
        self.word(text)
    }

    fn clause(&mut self) -> Vec<Word> {
        let mut clause = vec![self.content()];
        for _ in 0..6 + self.chance.below(6) {
            let word = if self.chance.below(5) < 2 {
                let text = self.chance.of(&GRAMMAR).to_owned();
                self.word(text)
            } else {
                self.content()
            };
            clause.push(word);
        }
        clause.push(self.content());
        clause
    }

    fn paragraph(&mut self) -> Paragraph {
        let verb = self.chance.of(&VERBS);
        let head = verb.split(' ').map(|word| self.word(word.to_owned())).collect();
        let clauses = (0..2 + self.chance.below(3)).map(|_| self.clause()).collect();
        Paragraph { head, clauses }
    }

    /// Does one thing to the text, of those that can be done.
    fn change(&mut self, version: usize) {
        let at = self.chance.below(self.now.len());
        match self.chance.below(8) {
            0 => {
                let clause = self.clause();
                self.put(at, clause);
            }
            1 => {
                if let Some(clause) = self.take(at) {
                    self.clauses.push((version, clause));
                }
            }
            2 => {
                let paragraph = self.now.remove(at);
                let to = self.chance.below(self.now.len() + 1);
                self.now.insert(to, paragraph);
            }
            3 => {
                let paragraph = self.paragraph();
                self.now.insert(at, paragraph);
            }
            4 if self.now.len() > 4 => {
                let paragraph = self.now.remove(at);
                self.paragraphs.push((version, paragraph));
            }
            5 => {
                if let Some(clause) = left(&mut self.clauses, version) {
                    self.put(at, clause);
                }
            }
            6 => {
                if let Some(paragraph) = left(&mut self.paragraphs, version) {
                    self.now.insert(at, paragraph);
                }
            }
            _ => {
                let to = self.chance.below(self.now.len());
                if at != to
                    && let Some(clause) = self.take(at)
                {
                    self.put(to, clause);
                }
            }
        }
    }

    fn put(&mut self, at: usize, clause: Vec<Word>) {
        let place = 1 + self.chance.below(self.now[at].clauses.len());
        self.now[at].clauses.insert(place, clause);
    }

    fn take(&mut self, at: usize) -> Option<Vec<Word>> {
        let many = self.now[at].clauses.len();
        (many > 2).then(|| {
            let place = self.chance.below(many);
            self.now[at].clauses.remove(place)
        })
    }
}

/// Takes something that left before this version.
fn left<T>(all: &mut Vec<(usize, T)>, version: usize) -> Option<T> {
    let at = all.iter().position(|(when, _)| *when < version)?;
    Some(all.remove(at).1)
}

impl Paragraph {
    fn text(&self) -> String {
        let words = |words: &[Word]| {
            words
                .iter()
                .map(|word| word.0.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let clauses: Vec<String> = self.clauses.iter().map(|clause| words(clause)).collect();
        format!("{} {};", words(&self.head), clauses.join(", "))
    }

    fn words(&self) -> impl Iterator<Item = &Word> {
        self.head.iter().chain(self.clauses.iter().flatten())
    }
}

/// What was found in a number of histories.
#[derive(Default)]
struct Tally {
    words: usize,
    wrong: Vec<String>,
}

fn tally(seed: u64, into: &mut Tally) {
    let mut world = World::new(seed);
    let mut versions = vec![world.now.clone()];
    for version in 1..=3 + world.chance.below(5) {
        for _ in 0..=world.chance.below(3) {
            world.change(version);
        }
        versions.push(world.now.clone());
    }
    let mut past: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (version, paragraphs) in versions.iter().enumerate() {
        for word in paragraphs.iter().flat_map(Paragraph::words) {
            past.entry(word.1).or_default().push(version);
        }
    }
    let texts: Vec<_> = versions
        .iter()
        .enumerate()
        .map(|(version, paragraphs)| {
            let paragraphs: Vec<String> = paragraphs.iter().map(Paragraph::text).collect();
            understood(&format!("{version}.txt"), &paragraphs)
        })
        .collect();
    let history = history(&texts, &Options::default()).expect("versions");
    for (version, paragraphs) in versions.iter().enumerate() {
        assert_eq!(history.versions[version].provisions.len(), paragraphs.len());
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let told = told(&history, version, at);
            let words: Vec<&Word> = paragraph.words().collect();
            assert_eq!(told.len(), words.len());
            for ((text, was_in), word) in told.into_iter().zip(words) {
                into.words += 1;
                let wanted = &past[&word.1];
                if text.to_lowercase() != word.0.to_lowercase() || was_in != *wanted {
                    let id = &history.versions[version].provisions[at].id;
                    into.wrong.push(format!(
                        "seed {seed}, version {version}, {id}: {text} was in {was_in:?}, not {wanted:?}"
                    ));
                }
            }
        }
    }
}

/// Returns the words of a paragraph with the versions that have them, as the history tells them.
fn told(history: &History, version: usize, provision: usize) -> Vec<(String, Vec<usize>)> {
    let id = &history.versions[version].provisions[provision].id;
    let line = history
        .lines
        .iter()
        .find(|line| line.ids[version].contains(id))
        .expect("a line");
    let wording = line.wording(version).expect("a wording");
    let words = wording.words.iter().flat_map(|run| {
        let words = run
            .text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words.map(|word| (word.to_owned(), run.was_in.clone()))
    });
    words.collect()
}

#[test]
fn every_word_of_a_history_without_rewording_is_told_right() {
    let many = std::env::var("TRAVAUX_HISTORIES")
        .ok()
        .and_then(|many| many.parse().ok());
    let mut tally = Tally::default();
    for seed in 0..many.unwrap_or(40) {
        super::generated::tally(seed, &mut tally);
    }
    let mut seeds: Vec<&str> = tally.wrong.iter().filter_map(|it| it.split(',').next()).collect();
    seeds.dedup();
    println!("{} words, {} wrong, in {seeds:?}", tally.words, tally.wrong.len());
    assert!(
        tally.wrong.is_empty(),
        "{:#?}",
        &tally.wrong[..tally.wrong.len().min(60)]
    );
}
