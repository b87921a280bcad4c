//! The rounds of pairing: anchors, candidates, assignment, and again in the light of what became sure.
//!
//! In the first round only the anchors are sure. Each assignment makes further pairs sure, these support (or no
//! longer support) their neighbours and bring new candidates between them, and the assignment is made anew, until it
//! stays the same or [`ROUNDS`] are over. Anchors stay; every other pair must win its place in each round. At the end
//! the provisions that stayed alone may still join a pair.

use super::anchors::anchors;
use super::assignment::{Offer, assign};
use super::candidates::{Pair, candidates};
use super::context::{Context, Shape};
use super::corrections::Fixed;
use super::residual::{Joining, joinings};
use super::score::{Basis, Scored, THRESHOLD, basis};
use super::terms::{Wordings, wordings};
use crate::instrument::Instrument;
use crate::sides::Sides;

/// How often the pairs are weighed anew at most. Two or three rounds suffice for most texts.
const ROUNDS: usize = 5;

/// The score above which a pair supports its neighbours.
const SURE: f64 = 0.5;

/// Everything that was found out about two texts.
#[derive(Debug)]
pub(super) struct Pairing {
    pub(super) wordings: Wordings,
    pub(super) shapes: Sides<Shape>,
    /// The candidate pairs with what they are worth in themselves.
    pub(super) bases: Bases,
    /// The candidate pairs with their scores in the last round.
    pub(super) scored: Vec<Scored>,
    /// The chosen pairs, seen from each side.
    pub(super) partners: Sides<Vec<Option<usize>>>,
    /// The sure pairs that supported the last round, as a partner for each old provision.
    pub(super) sure: Vec<Option<usize>>,
    /// The provisions that join a pair.
    pub(super) joinings: Vec<Joining>,
}

/// Pairs the provisions of two texts.
pub(super) fn pair(instruments: Sides<&Instrument>, fixed: &Fixed) -> Pairing {
    let wordings = wordings(instruments);
    let shapes = instruments.map(Shape::of);
    let anchors = anchors(instruments, &wordings, fixed);
    let weigh = |pair| basis(instruments, &wordings, pair).filter(|_| fixed.allows(pair));
    let mut bases = Bases::default();
    bases.consider(candidates(&wordings), weigh);
    bases.consider(pairs(&anchors).collect(), weigh);
    let mut sure = anchors.clone();
    let mut partner = anchors.clone();
    let mut scored = Vec::new();
    for _ in 0..ROUNDS {
        let context = Context::new(&shapes, &sure);
        bases.consider(context.candidates(), weigh);
        scored = score_all(&bases, &context);
        let next = assignment(&scored, &anchors, wordings.sides.new.len());
        let next_sure = sure_ones(&scored, &next, &anchors);
        let settled = next == partner && next_sure == sure;
        partner = next;
        if settled {
            break;
        }
        sure = next_sure;
    }
    let partners = both_ways(partner, wordings.sides.new.len());
    let joinings = joinings(&wordings, &partners, bases.0.iter().map(|&(pair, _)| pair), fixed);
    Pairing {
        wordings,
        shapes,
        bases,
        scored,
        partners,
        sure,
        joinings,
    }
}

/// The candidate pairs in order, with what they are worth in themselves: a few hundred thousand for a long text, so they
/// stand in one list.
#[derive(Debug, Default)]
pub(super) struct Bases(Vec<(Pair, Basis)>);

impl Bases {
    /// Returns what a pair is worth.
    pub(super) fn get(&self, pair: Pair) -> Option<&Basis> {
        self.place(pair).ok().map(|at| &self.0[at].1)
    }

    fn place(&self, pair: Pair) -> Result<usize, usize> {
        self.0.binary_search_by_key(&pair, |&(pair, _)| pair)
    }

    /// Weighs those of the pairs that are new.
    fn consider(&mut self, mut pairs: Vec<Pair>, weigh: impl Fn(Pair) -> Option<Basis>) {
        pairs.retain(|&pair| self.place(pair).is_err());
        pairs.sort_unstable();
        pairs.dedup();
        let weighed = pairs.into_iter().filter_map(|pair| Some((pair, weigh(pair)?)));
        self.0.extend(weighed);
        // Two stretches that are in order: a stable sort merges them.
        self.0.sort_by_key(|&(pair, _)| pair);
    }
}

fn pairs(partner: &[Option<usize>]) -> impl Iterator<Item = Pair> {
    (0..).zip(partner).filter_map(|(old, new)| Some((old, (*new)?)))
}

fn score_all(bases: &Bases, context: &Context<'_>) -> Vec<Scored> {
    bases
        .0
        .iter()
        .map(|&((old, new), basis)| Scored {
            old,
            new,
            score: basis.score(context, (old, new)),
        })
        .collect()
}

/// Keeps the anchors and pairs the rest so that the scores above the threshold sum up to the most.
fn assignment(scored: &[Scored], anchors: &[Option<usize>], new_count: usize) -> Vec<Option<usize>> {
    let mut anchored = vec![false; new_count];
    anchors.iter().flatten().for_each(|&new| anchored[new] = true);
    let mut offers = vec![Vec::new(); anchors.len()];
    for pair in scored {
        if anchors[pair.old].is_none() && !anchored[pair.new] && pair.score >= THRESHOLD {
            offers[pair.old].push(Offer {
                new: pair.new,
                gain: gain(pair),
            });
        }
    }
    let assigned = assign(&offers, new_count);
    anchors
        .iter()
        .zip(assigned)
        .map(|(anchor, assigned)| anchor.or(assigned))
        .collect()
}

/// A whole number, so that sums are the same in any order. The score to six digits comes first; among equals
/// the pairs that keep the order: of all ways to pair equals the order-preserving one has the smallest sum of squared distances.
fn gain(pair: &Scored) -> i64 {
    const EQUALS: i64 = 1 << 40;
    let distance = i64::try_from(pair.old.abs_diff(pair.new))
        .unwrap_or(i64::MAX)
        .min(1 << 19);
    ((pair.score - THRESHOLD) * 1e6).round() as i64 * EQUALS + EQUALS - distance * distance
}

fn sure_ones(scored: &[Scored], partner: &[Option<usize>], anchors: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut sure = anchors.to_vec();
    for pair in scored {
        if partner[pair.old] == Some(pair.new) && pair.score >= SURE {
            sure[pair.old] = Some(pair.new);
        }
    }
    sure
}

fn both_ways(partner: Vec<Option<usize>>, new_count: usize) -> Sides<Vec<Option<usize>>> {
    let mut back = vec![None; new_count];
    for (old, new) in pairs(&partner) {
        back[new] = Some(old);
    }
    Sides::new(partner, back)
}
