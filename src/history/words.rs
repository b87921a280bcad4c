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
//! through all former versions, whole paragraphs before words, is that of WikiWho (Flöck and Acosta 2014); the links, the diff and the
//! weights are ours.
//!
//! Cost: the comparisons of neighbours, and for each new or changed paragraph a bounded number of former ones.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet, VecDeque};

use super::ages::{Age, Ages};
use super::carry::{Change, Written, carried};
use super::cuts::{Cuts, Piece, Place};
use super::index::Index;
use super::runs::{Run, runs};
use crate::diff;
use crate::report::{Entry, Op, Report, Text, word_edits};

/// A paragraph without an answer takes its words from one that is at least so much alike.
const ALIKE: f64 = 0.5;
/// A pair of the alignment that is less alike than this may lose its words to a better source.
const POOR: f64 = 0.5;
/// By how much a source must be more alike than the pair of the alignment.
const BETTER: f64 = 0.25;
/// What a version of age costs a source: of two that are about as much alike, the younger is meant.
const OLDER: f64 = 0.01;
/// What age costs at most.
const OLDEST: f64 = 0.1;
/// A paragraph of which less than this is in the other, or the other in it, was rewritten.
const REWRITTEN: f64 = 0.5;
/// How many words that are no grammar say something of themselves, beside each other.
const TELLING: usize = 2;
/// How many former wordings of the paragraph and of its sources are asked.
const FORMER: usize = 256;

/// What runs are worth is compared in parts of this size.
const PARTS: f64 = 1e6;

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

/// A run that may explain open words, from a paragraph.
struct Offer {
    run: Run,
    from: Place,
    /// Whether that is a former wording of the paragraph, or of one that it came from.
    kin: bool,
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
        self.from_sources(&mut step, &links, &poor);
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
            if self.cuts.all[cut].places[0] == (Place { version, provision }) {
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
}

/// An entry with both sides, as positions.
struct Link<'r> {
    entry: &'r Entry,
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Words<'_> {
    fn links<'r>(&mut self, version: usize, report: &'r Report) -> Vec<Link<'r>> {
        let ids = |version: usize| -> HashMap<&str, usize> {
            let provisions = self.versions[version].provisions.iter().enumerate();
            provisions.map(|(at, it)| (it.id.as_str(), at)).collect()
        };
        let (olds, news) = (ids(version - 1), ids(version));
        let found = |ids: &[String], known: &HashMap<&str, usize>| -> Vec<usize> {
            ids.iter()
                .filter_map(|id| known.get(id.as_str()).copied())
                .collect()
        };
        let links = report
            .entries
            .iter()
            .filter(|it| !it.old.is_empty() && !it.new.is_empty());
        let links: Vec<Link<'r>> = links
            .map(|entry| Link {
                entry,
                old: found(&entry.old, &olds),
                new: found(&entry.new, &news),
            })
            .collect();
        for link in &links {
            for (&old, &new) in link
                .old
                .iter()
                .flat_map(|old| link.new.iter().map(move |new| (old, new)))
            {
                let (old, new) = (
                    Place {
                        version: version - 1,
                        provision: old,
                    },
                    Place {
                        version,
                        provision: new,
                    },
                );
                self.parents[version][new.provision].push(old);
                self.next.entry(old).or_default().push(new);
            }
        }
        links
    }

    /// Finds the pairs of the alignment whose new paragraph is much more alike to another former one.
    fn poor(&self, version: usize, links: &[Link<'_>]) -> HashMap<usize, Source> {
        let mut poor = HashMap::new();
        for link in links {
            let ([old], [new]) = (&link.old[..], &link.new[..]) else {
                continue;
            };
            if link.entry.similarity >= POOR {
                continue;
            }
            let linked = self
                .cuts
                .weights
                .alike(self.cuts.of[version - 1][*old], self.cuts.of[version][*new]);
            let source = self.source(Place {
                version,
                provision: *new,
            });
            if let Some(source) = source.filter(|it| it.alike > linked + BETTER) {
                poor.insert(*new, source);
            }
        }
        poor
    }

    /// Lets the words of a pair of the alignment live on, as the diff says.
    fn follow(&mut self, step: &mut Step, link: &Link<'_>) {
        let version = step.version;
        let sides = (
            Joined::of(&self.cuts, version - 1, &link.old),
            Joined::of(&self.cuts, version, &link.new),
        );
        let changes: Vec<Change<'_>> = link.entry.edits.iter().map(Change::from).collect();
        let found = carried(&changes, sides.0.written(), sides.1.written());
        let found = match (&link.old[..], &link.new[..]) {
            ([old], [new]) => self.telling(
                found,
                Place {
                    version: version - 1,
                    provision: *old,
                },
                Place {
                    version,
                    provision: *new,
                },
            ),
            _ => found,
        };
        for (new, old) in found.into_iter().enumerate() {
            let Some(old) = old else { continue };
            let (new, old) = (sides.1.of[new], sides.0.of[old]);
            let from = Place {
                version: version - 1,
                provision: old.0,
            };
            let to = Place {
                version,
                provision: new.0,
            };
            *self.shared.entry((from, to)).or_default() += 1;
            if step.lives[new.0][new.1] == OPEN {
                self.take(step, new, (from, old.1));
            }
        }
    }
}

impl Words<'_> {
    /// Leaves what says something of itself, where a paragraph was rewritten so that less than half of either is the other: a verb and
    /// an article that both have are no survivors then.
    fn telling(&self, found: Vec<Option<usize>>, old: Place, new: Place) -> Vec<Option<usize>> {
        let cuts = [old, new].map(|it| self.cuts.of[it.version][it.provision]);
        if cuts[0] == cuts[1] || self.cuts.weights.shared(cuts[0], cuts[1]) >= REWRITTEN {
            return found;
        }
        let pieces = &self.cuts.all[cuts[1]].pieces;
        let mut kept = vec![None; found.len()];
        let mut at = 0;
        while at < found.len() {
            let goes_on = |to: &usize| found[*to].is_some() && found[*to] == found[*to - 1].map(|it| it + 1);
            let end = (at + 1..found.len())
                .find(|to| !goes_on(to))
                .unwrap_or(found.len());
            let content = (at..end)
                .filter(|it| self.cuts.keys[pieces[*it].key as usize].content)
                .count();
            if content >= TELLING {
                kept[at..end].copy_from_slice(&found[at..end]);
            }
            at = end;
        }
        kept
    }
}

/// The paragraphs of one side of an entry as one text.
struct Joined {
    text: String,
    pieces: Vec<Piece>,
    /// The provision and the position in it of each piece.
    of: Vec<(usize, usize)>,
}

impl Joined {
    fn of(cuts: &Cuts, version: usize, provisions: &[usize]) -> Self {
        let mut joined = Self {
            text: String::new(),
            pieces: Vec::new(),
            of: Vec::new(),
        };
        for (count, &provision) in provisions.iter().enumerate() {
            let cut = cuts.at(Place { version, provision });
            if count > 0 {
                joined.text.push('\n');
            }
            let start = joined.text.len();
            joined.text.push_str(&cut.text);
            for (at, piece) in cut.pieces.iter().enumerate() {
                joined.pieces.push(Piece {
                    range: start + piece.range.start..start + piece.range.end,
                    key: piece.key,
                });
                joined.of.push((provision, at));
            }
        }
        joined
    }

    fn written(&self) -> Written<'_> {
        Written {
            text: &self.text,
            pieces: &self.pieces,
        }
    }
}

impl Words<'_> {
    /// Lets paragraphs without an answer, or with a poor one, take their words from where they come from, the surest first.
    fn from_sources(&mut self, step: &mut Step, links: &[Link<'_>], poor: &HashMap<usize, Source>) {
        let version = step.version;
        let answered: HashSet<usize> = links.iter().flat_map(|link| link.new.iter().copied()).collect();
        let mut sources: Vec<(usize, Source)> = (0..step.lives.len())
            .filter_map(|provision| {
                let source = if answered.contains(&provision) {
                    poor.get(&provision).copied()
                } else {
                    self.source(Place { version, provision })
                        .filter(|it| it.alike >= ALIKE)
                };
                source.map(|source| (provision, source))
            })
            .collect();
        sources.sort_by(|one, other| other.1.alike.total_cmp(&one.1.alike).then(one.0.cmp(&other.0)));
        for (provision, mut source) in sources {
            let place = Place { version, provision };
            source.alive = self.goes_on(source.place, version);
            self.parents[version][provision].push(source.place);
            self.copy(step, place, source);
            if answered.contains(&provision) {
                continue;
            }
            if !source.alive && source.place.version + 1 < version {
                self.next.entry(source.place).or_default().push(place);
            }
            self.sources.insert(place, source);
        }
    }

    /// Returns the former paragraph that one is most alike.
    fn source(&self, place: Place) -> Option<Source> {
        let cut = self.cuts.of[place.version][place.provision];
        let exact = self.former(cut, place);
        if let Some(former) = exact {
            return Some(Source {
                place: former,
                alike: 1.0,
                alive: false,
            });
        }
        let words = &self.cuts.all[cut].keys;
        let pairs = words.windows(2).map(|two| (two[0], two[1]));
        let mut best: Option<(f64, Source)> = None;
        for other in self.index.sharing(&self.cuts, pairs) {
            let Some(former) = self.former(other, place) else {
                continue;
            };
            let alike = self.cuts.weights.alike(cut, other);
            let age = (place.version - 1 - former.version) as f64;
            let worth = alike - (age * OLDER).min(OLDEST);
            let source = Source {
                place: former,
                alike,
                alive: false,
            };
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, source));
            }
        }
        best.map(|(_, source)| source)
    }

    /// Returns the last place of a wording before a version: of several in one version one that does not go on, else the nearest.
    fn former(&self, cut: usize, place: Place) -> Option<Place> {
        let places = &self.cuts.all[cut].places;
        let before = &places[..places.partition_point(|it| it.version < place.version)];
        let last = before.last()?.version;
        let of_last = before.iter().rev().take_while(|it| it.version == last);
        of_last.copied().min_by_key(|it| {
            (
                self.goes_on(*it, place.version),
                it.provision.abs_diff(place.provision),
            )
        })
    }

    /// Whether a paragraph goes on up to a version.
    fn goes_on(&self, place: Place, version: usize) -> bool {
        let mut seen = HashSet::new();
        let mut todo = vec![place];
        while let Some(place) = todo.pop() {
            if place.version == version {
                return true;
            }
            let next = self.next.get(&place).into_iter().flatten();
            todo.extend(next.filter(|next| seen.insert(**next)));
        }
        false
    }

    fn copy(&mut self, step: &mut Step, place: Place, source: Source) {
        let (old, new) = (self.cuts.at(source.place), self.cuts.at(place));
        let edits = word_edits(&old.text, &new.text);
        let changes: Vec<Change<'_>> = edits.iter().map(Change::from).collect();
        let found = carried(&changes, Written::of(old), Written::of(new));
        let is_word: HashSet<usize> = new.words.iter().copied().collect();
        let mut count = 0;
        let how = match source.place.version + 1 {
            _ if source.alive => How::Copied,
            next if next == step.version => How::Moved,
            _ => How::Back,
        };
        for (new, old) in found.into_iter().enumerate() {
            let Some(old) = old.filter(|_| step.lives[place.provision][new] == OPEN) else {
                continue;
            };
            let from = (source.place, old);
            count += usize::from(is_word.contains(&new));
            self.take(step, (place.provision, new), from);
        }
        self.note(place, source.place, how, count);
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
}

impl<'a> From<&'a diff::Edit> for Change<'a> {
    fn from(edit: &'a diff::Edit) -> Self {
        let (op, old, new) = match edit {
            diff::Edit::Equal { old, new } => (Op::Equal, old.as_str(), new.as_str()),
            diff::Edit::Delete(old) => (Op::Delete, old.as_str(), ""),
            diff::Edit::Insert(new) => (Op::Insert, "", new.as_str()),
        };
        Self {
            op,
            old,
            new,
            same: false,
        }
    }
}

impl<'a> Written<'a> {
    fn of(cut: &'a super::cuts::Cut) -> Self {
        Self {
            text: &cut.text,
            pieces: &cut.pieces,
        }
    }
}

impl Words<'_> {
    /// Looks for the words of a paragraph that are still open in former wordings, its own and others.
    fn explain(&mut self, step: &mut Step, provision: usize) {
        let place = Place {
            version: step.version,
            provision,
        };
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
        let place = Place {
            version: step.version,
            provision,
        };
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
        for (cut, from, kin) in asked {
            let other = &self.cuts.all[cut].keys;
            let own = &self.cuts.at(place).units;
            let runs = runs(&self.cuts, (words, own), open, other).into_iter();
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

impl Words<'_> {
    /// Lets a mark live on that stands behind a word where it stood behind it before.
    fn marks(&mut self, step: &mut Step, provision: usize) {
        for piece in 1..step.lives[provision].len() {
            if step.lives[provision][piece] != OPEN {
                continue;
            }
            let Some((from, before)) = step.from[provision][piece - 1] else {
                continue;
            };
            let place = Place {
                version: step.version,
                provision,
            };
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
