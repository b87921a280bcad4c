//! What lives on between neighbours: the pairs of the alignment, and the words that the diff says they have in common.

use std::collections::HashMap;
use std::ops::Range;

use super::{OPEN, Place, Source, Step, Words};
use crate::history::carry::{Change, Written, carried};
use crate::history::cuts::{Cuts, Piece};
use crate::report::{Entry, Report};

/// A pair of the alignment that is less alike than this may lose its words to a better source.
const POOR: f64 = 0.5;
/// By how much a source must be more alike than the pair of the alignment.
const BETTER: f64 = 0.25;
/// A paragraph of which less than this is in the other, or the other in it, was rewritten.
const REWRITTEN: f64 = 0.5;
/// How many words that are no grammar say something of themselves, beside each other.
const TELLING: usize = 2;
/// So many words and marks in a row are a clause.
const CLAUSE: usize = 7;

/// An entry with both sides, as positions.
pub(super) struct Link<'r> {
    pub(super) entry: &'r Entry,
    pub(super) old: Vec<usize>,
    pub(super) new: Vec<usize>,
}

impl Words<'_> {
    /// Reads the entries that have both sides.
    pub(super) fn links<'r>(&mut self, version: usize, report: &'r Report) -> Vec<Link<'r>> {
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
                let (old, new) = (Place::new(version - 1, old), Place::new(version, new));
                self.parents[version][new.provision].push(old);
                self.next.entry(old).or_default().push(new);
            }
        }
        links
    }

    /// Finds the pairs of the alignment whose new paragraph is much more alike to another former one.
    pub(super) fn poor(&self, version: usize, links: &[Link<'_>]) -> HashMap<usize, Source> {
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
            let source = self.source(Place::new(version, *new));
            if let Some(source) = source.filter(|it| it.alike > linked + BETTER) {
                poor.insert(*new, source);
            }
        }
        poor
    }

    /// Lets the words of a pair of the alignment live on, as the diff says.
    pub(super) fn follow(&mut self, step: &mut Step, link: &Link<'_>) {
        let version = step.version;
        let sides = (
            Joined::of(&self.cuts, version - 1, &link.old),
            Joined::of(&self.cuts, version, &link.new),
        );
        let changes: Vec<Change<'_>> = link.entry.edits.iter().map(Change::from).collect();
        let found = carried(&changes, sides.0.written(), sides.1.written());
        let found = match (&link.old[..], &link.new[..]) {
            ([old], [new]) => self.telling(found, Place::new(version - 1, *old), Place::new(version, *new)),
            _ => found,
        };
        for (new, old) in found.into_iter().enumerate() {
            let Some(old) = old else { continue };
            let (new, old) = (sides.1.of[new], sides.0.of[old]);
            let from = Place::new(version - 1, old.0);
            let to = Place::new(version, new.0);
            *self.shared.entry((from, to)).or_default() += 1;
            if step.lives[new.0][new.1] == OPEN {
                self.take(step, new, (from, old.1));
            }
        }
    }

    /// Leaves what says something of itself, where a paragraph was rewritten so that less than half of either is the other: a verb and
    /// an article that both have are no survivors then. Where a clause of it lives on, its verb does, too.
    fn telling(&self, found: Vec<Option<usize>>, old: Place, new: Place) -> Vec<Option<usize>> {
        let cuts = [old, new].map(|it| self.cuts.of[it.version][it.provision]);
        if cuts[0] == cuts[1] || self.cuts.weights.shared(cuts[0], cuts[1]) >= REWRITTEN {
            return found;
        }
        let pieces = &self.cuts.all[cuts[1]].pieces;
        let content = |it: &usize| self.cuts.keys[pieces[*it].key as usize].content;
        let stretches = stretches(&found);
        if stretches.iter().any(|it| it.len() >= CLAUSE) {
            return found;
        }
        let mut kept = vec![None; found.len()];
        for stretch in stretches {
            if stretch.clone().filter(content).count() >= TELLING {
                kept[stretch.clone()].copy_from_slice(&found[stretch]);
            }
        }
        kept
    }
}

/// Returns the stretches that live on as they stood, beside each other.
fn stretches(found: &[Option<usize>]) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let goes_on = |to: &usize| found[*to].is_some() && found[*to] == found[*to - 1].map(|it| it + 1);
        let end = (at + 1..found.len()).find(|to| !goes_on(to));
        let end = end.unwrap_or(found.len());
        if found[at].is_some() {
            stretches.push(at..end);
        }
        at = end;
    }
    stretches
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
            let cut = cuts.at(Place::new(version, provision));
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
