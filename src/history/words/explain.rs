//! Words that are still open, explained by runs that former wordings have.
//!
//! All runs of all wordings that are asked are weighed first, and the one that explains most is believed first; what it explains is no longer
//! there for the others. How much a run must have depends on where it is from:
//!
//! | from | how it left there | words | of them new here and no grammar |
//! |---|---|---|---|
//! | the paragraph, or one that it came from | it left | 2 | 1 |
//! | another | with this version | 4 | 1 |
//! | another | before | 6 | 1 |
//! | any | it still stands there | 8 | 3 |
//!
//! and its pairs must be rare (`weights`), more so the farther it is.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet, VecDeque};

use super::{How, OPEN, Place, Step, Words};
use crate::history::runs::{Patience, Run, runs};

/// How many former wordings of the paragraph and of its sources are asked.
const FORMER: usize = 64;
/// What runs are worth is compared in parts of this size.
const PARTS: f64 = 1e6;

/// A run that may explain open words, from a paragraph.
struct Offer {
    run: Run,
    from: Place,
    /// Whether that is a former wording of the paragraph, or of one that it came from.
    kin: bool,
}

impl Words<'_> {
    /// Looks for the words of a paragraph that are still open in former wordings, its own and others.
    pub(super) fn explain(&mut self, step: &mut Step, provision: usize) {
        let place = Place::new(step.version, provision);
        let cut = self.cuts.of[place.version][provision];
        let words = self.cuts.all[cut].keys.clone();
        let mut open = self.open(step, provision, cut);
        if !open.contains(&true) {
            return;
        }
        let offers = self.offers(place, &words, &open);
        let mut heap: BinaryHeap<(u64, Reverse<usize>)> = BinaryHeap::new();
        for (at, offer) in offers.iter().enumerate() {
            if let Some((_, worth)) = self.believed(place.version, offer, &words, &open) {
                heap.push((worth, Reverse(at)));
            }
        }
        while let Some((promised, Reverse(at))) = heap.pop() {
            let offer = &offers[at];
            // What another offer explained is no longer open.
            let Some((how, worth)) = self.believed(place.version, offer, &words, &open) else {
                continue;
            };
            if worth < promised {
                heap.push((worth, Reverse(at)));
                continue;
            }
            self.accept(step, provision, offer, how, &mut open);
        }
    }

    fn accept(&mut self, step: &mut Step, provision: usize, offer: &Offer, how: How, open: &mut [bool]) {
        let place = Place::new(step.version, provision);
        let mut count = 0;
        for &(here, there) in &offer.run.words {
            if !open[here] {
                continue;
            }
            let from = self.cuts.at(offer.from).words[there];
            let to = self.cuts.at(place).words[here];
            self.take(step, (provision, to), (offer.from, from));
            open[here] = false;
            count += 1;
        }
        self.note(place, offer.from, how, count);
    }

    fn open(&self, step: &Step, provision: usize, cut: usize) -> Vec<bool> {
        let lives = &step.lives[provision];
        let words = self.cuts.all[cut].words.iter();
        words.map(|&at| lives[at] == OPEN).collect()
    }

    /// Returns all runs that former wordings have with the paragraph.
    fn offers(&self, place: Place, words: &[u32], open: &[bool]) -> Vec<Offer> {
        let mut asked: Vec<(usize, Place, bool)> = self.ancestors(place);
        let touched = (1..words.len()).filter(|&at| open[at - 1] || open[at]);
        let pairs = touched.map(|at| (words[at - 1], words[at]));
        for cut in self.index.sharing(&self.cuts, pairs) {
            if asked.iter().any(|it| it.0 == cut) {
                continue;
            }
            if let Some(from) = self.former(cut, place) {
                asked.push((cut, from, false));
            }
        }
        let mut offers = Vec::new();
        let mut patience = Patience::of(words.len());
        for (cut, from, kin) in asked {
            let other = &self.cuts.all[cut].keys;
            let own = &self.cuts.at(place).units;
            let runs = runs(&self.cuts, (words, own), open, other, &mut patience).into_iter();
            offers.extend(runs.map(|run| Offer { run, from, kin }));
        }
        offers
    }

    /// Returns the former wordings of a paragraph, and of those that it came from, the youngest first.
    fn ancestors(&self, place: Place) -> Vec<(usize, Place, bool)> {
        let mut seen = HashSet::from([place]);
        let mut wordings = HashSet::from([self.cuts.of[place.version][place.provision]]);
        let mut todo = VecDeque::from([place]);
        let mut found = Vec::new();
        while let Some(place) = todo.pop_front() {
            for &parent in &self.parents[place.version][place.provision] {
                if !seen.insert(parent) {
                    continue;
                }
                todo.push_back(parent);
                let cut = self.cuts.of[parent.version][parent.provision];
                if wordings.insert(cut) && found.len() < FORMER {
                    found.push((cut, parent, true));
                }
            }
        }
        found
    }

    /// Says how the open words of a run came here and what that is worth, if it is to be believed.
    fn believed(&self, version: usize, offer: &Offer, words: &[u32], open: &[bool]) -> Option<(How, u64)> {
        let cut = self.cuts.at(offer.from);
        let mut how = How::Back;
        let (mut content, mut weight) = (0, 0.0);
        for &(here, there) in offer.run.words.iter().filter(|it| open[it.0]) {
            how = how.max(self.how(version, (offer.from, cut.words[there])));
            let known = self.cuts.keys[words[here] as usize];
            content += usize::from(known.content);
            weight += self.cuts.weights.word(words[here]);
        }
        let needed = Needed::of(offer.kin, how);
        let long = offer.run.words.len() >= needed.words && offer.run.weight >= needed.weight;
        let enough = long && content >= needed.content && weight > 0.0;
        enough.then_some((how, (weight * needed.favour * PARTS) as u64))
    }
}

/// What a run must have to be believed, and how much it is favoured.
struct Needed {
    /// Words of its own that are no grammar.
    content: usize,
    /// Words, with what is around.
    words: usize,
    /// What its pairs weigh, with what is around.
    weight: f64,
    favour: f64,
}

impl Needed {
    fn of(kin: bool, how: How) -> Self {
        let (content, words, weight, favour) = match (kin, how) {
            (true, How::Back | How::Moved) => (1, 2, 2.0, 1.3),
            (false, How::Moved) => (1, 4, 2.5, 1.2),
            // Fewer are a name as often as a clause: `sessions of the subsidiary bodies`.
            (false, How::Back) => (1, 6, 3.5, 1.1),
            (_, How::Copied) => (3, 8, 5.0, 1.0),
        };
        Self {
            content,
            words,
            weight,
            favour,
        }
    }
}
