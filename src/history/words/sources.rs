//! The paragraph that a new one was taken from: the most alike of all earlier versions, or one with the same words.
//!
//! It need not be the last version: of two that are about as much alike the younger is meant, and of the same words in one version those of
//! a paragraph that does not go on, for a paragraph that came back is more likely than one that was copied.

use std::collections::{HashMap, HashSet};

use super::links::Link;
use super::{How, OPEN, Place, Source, Step, Words};
use crate::diff;
use crate::history::carry::{Change, Written, carried};
use crate::history::cuts::Cut;
use crate::report::{Op, word_edits};

/// A paragraph without an answer takes its words from one that is at least so much alike.
const ALIKE: f64 = 0.5;
/// What a source must have in common beside formulas: a rare word or two.
const TELLING: f64 = 1.0;
/// What a version of age costs a source: of two that are about as much alike, the younger is meant.
const OLDER: f64 = 0.01;
/// What age costs at most.
const OLDEST: f64 = 0.1;

impl Words<'_> {
    /// Lets paragraphs without an answer, or with a poor one, take their words from where they come from, the surest first.
    pub(super) fn take_from_sources(
        &mut self,
        step: &mut Step,
        links: &[Link<'_>],
        poor: &HashMap<usize, Source>,
    ) {
        let version = step.version;
        let answered: HashSet<usize> = links.iter().flat_map(|link| link.new.iter().copied()).collect();
        let mut sources: Vec<(usize, Source)> = (0..step.lives.len())
            .filter_map(|provision| {
                let source = if answered.contains(&provision) {
                    poor.get(&provision).copied()
                } else {
                    self.source(Place::new(version, provision))
                        .filter(|it| it.alike >= ALIKE)
                };
                source.map(|source| (provision, source))
            })
            .collect();
        sources.sort_by(|one, other| other.1.alike.total_cmp(&one.1.alike).then(one.0.cmp(&other.0)));
        for (provision, mut source) in sources {
            let place = Place::new(version, provision);
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
    pub(super) fn source(&self, place: Place) -> Option<Source> {
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
            if self.cuts.weights.telling(cut, other) < TELLING {
                continue;
            }
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
    pub(super) fn former(&self, cut: usize, place: Place) -> Option<Place> {
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
    fn of(cut: &'a Cut) -> Self {
        Self {
            text: &cut.text,
            pieces: &cut.pieces,
        }
    }
}
