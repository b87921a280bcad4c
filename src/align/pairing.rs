//! The rounds of pairing: anchors, candidates, assignment, and again in the light of what became sure.
//!
//! In the first round only the anchors are sure. Each assignment makes further pairs sure, these support (or no
//! longer support) their neighbours and bring new candidates between them, and the assignment is made anew, until it
//! stays the same or [`ROUNDS`] are over. Anchors stay; every other pair must win its place in each round. At the end
//! the provisions that stayed alone may still join a pair, or find each other.

use std::collections::{BTreeMap, HashSet};

use super::anchors::anchors;
use super::assignment::{Offer, assign};
use super::bases::Bases;
use super::candidates::{Pair, candidates};
use super::context::{Context, Shape};
use super::corrections::Fixed;
use super::formula::Fellows;
use super::judge::Judge;
use super::late::{Likely, likely};
use super::residual::{Enough, Joining, by_hand, joinings, seeds};
use super::score::{Scored, THRESHOLD, basis};
use super::terms::{Wordings, wordings};
use crate::instrument::Instrument;
use crate::sides::Sides;
use crate::threads::Threads;

/// How often the pairs are weighed anew at most. Two or three rounds suffice for most texts.
const ROUNDS: usize = 5;

/// The score above which a pair supports its neighbours.
const SURE: f64 = 0.5;

/// The score below which a pair must share more than a formula.
const WEAK: f64 = 0.4;

/// How much liker than to its partner a provision of such a pair may be to a fellow.
const FELLOW: f64 = 1.5;

/// So many provisions of both texts are worth the beginning of a thread.
const WORTH_A_THREAD: usize = 2_000;

/// The chance of a pair that begins with words carried whole.
const SEEDED: f64 = 0.75;

/// Everything that was found out about two texts.
#[derive(Debug)]
pub(super) struct Pairing {
    pub(super) wordings: Wordings,
    pub(super) shapes: Sides<Shape>,
    /// The candidate pairs with what they are worth in themselves.
    pub(super) bases: Bases,
    /// The candidate pairs with their scores in the last round.
    pub(super) scored: Vec<Scored>,
    /// The sure pairs that supported the last round, as a partner for each old provision.
    pub(super) sure: Vec<Option<usize>>,
    /// The pairs in the end.
    pub(super) late: Late,
}

/// Pairs the provisions of two texts.
pub(super) fn pair(instruments: Sides<&Instrument>, fixed: &Fixed, threads: Threads) -> Pairing {
    let count = instruments.old.provisions.len() + instruments.new.provisions.len();
    let threads = threads.if_worth(count >= WORTH_A_THREAD);
    let wordings = wordings(instruments);
    let shapes = instruments.map(Shape::of);
    let anchors = anchors(instruments, &wordings, fixed);
    let weigh = |pair| basis(instruments, &wordings, pair).filter(|_| fixed.allows(pair));
    let mut bases = Bases::default();
    bases.consider(candidates(&wordings, threads), weigh, threads);
    bases.consider(pairs(&anchors).collect(), weigh, threads);
    let mut sure = anchors.clone();
    let mut partner = anchors.clone();
    let mut scored = Vec::new();
    for _ in 0..ROUNDS {
        let context = Context::new(&shapes, &sure);
        bases.consider(context.candidates(), weigh, threads);
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
    let partner = without_formulas(partner, &wordings, &bases, &scored, &anchors);
    let late = late(&Found {
        wordings: &wordings,
        shapes: &shapes,
        bases: &bases,
        scored: &scored,
        sure: &sure,
        fixed,
        partners: both_ways(partner, wordings.sides.new.len()),
        threads,
    });
    Pairing {
        wordings,
        shapes,
        bases,
        scored,
        sure,
        late,
    }
}

/// Parts the weak pairs that share a formula and no more, and pairs the others anew. Weak pairs support nobody, so that no score changes.
fn without_formulas(
    mut partner: Vec<Option<usize>>,
    wordings: &Wordings,
    bases: &Bases,
    scored: &[Scored],
    anchors: &[Option<usize>],
) -> Vec<Option<usize>> {
    let fellows = Fellows::of(wordings, scored);
    let mut parted = HashSet::new();
    for _ in 0..ROUNDS {
        let known = parted.len();
        let weak = scored.iter().filter(|pair| {
            partner[pair.old] == Some(pair.new) && pair.score < WEAK && anchors[pair.old].is_none()
        });
        let pairs = weak.map(|pair| (pair.old, pair.new));
        parted.extend(pairs.filter(|&pair| fellows.formula(bases, pair) > FELLOW));
        if parted.len() == known {
            break;
        }
        let left = scored.iter().copied();
        let left: Vec<Scored> = left
            .filter(|pair| !parted.contains(&(pair.old, pair.new)))
            .collect();
        partner = assignment(&left, anchors, wordings.sides.new.len());
    }
    partner
}

/// What the rounds found.
struct Found<'a> {
    wordings: &'a Wordings,
    shapes: &'a Sides<Shape>,
    bases: &'a Bases,
    scored: &'a [Scored],
    sure: &'a [Option<usize>],
    fixed: &'a Fixed,
    partners: Sides<Vec<Option<usize>>>,
    threads: Threads,
}

/// Lets what was left alone join the pairs, finds each other, and join again.
fn late(found: &Found<'_>) -> Late {
    let by_hand = by_hand(found.fixed, &found.partners);
    let first = found.joinings(&found.partners, by_hand, Enough::Clause);
    let mut late = Late {
        partners: found.partners.clone(),
        by_words: found.free(&found.partners, &first).collect(),
        ..Late::default()
    };
    let free = late.by_words.clone();
    for (old, new) in seeds(found.wordings, free.iter().map(|pair| (pair.old, pair.new))) {
        late.pair((old, new), SEEDED);
    }
    let judge = Judge::new(
        found.wordings,
        found.shapes,
        found.bases,
        found.scored,
        found.sure,
    );
    let still = free
        .iter()
        .copied()
        .filter(|pair| late.is_free((pair.old, pair.new)));
    let Likely { pairs, possible } = likely(&judge, still);
    for (chance, pair) in pairs {
        late.pair(pair, chance);
    }
    late.joinings = found.joinings(&late.partners, first, Enough::Less);
    let joined = joined(&late.joinings, &late.partners);
    late.perhaps = possible
        .into_iter()
        .filter(|&(_, (old, new))| !joined.old[old] && !joined.new[new])
        .collect();
    late
}

impl Found<'_> {
    fn joinings(
        &self,
        partners: &Sides<Vec<Option<usize>>>,
        before: Vec<Joining>,
        enough: Enough,
    ) -> Vec<Joining> {
        let candidates = self.bases.iter().map(|(pair, _)| pair);
        joinings(self.wordings, partners, candidates, before, enough, self.threads)
    }

    /// The candidate pairs of two that are in no group, headings aside: these name and do not state.
    fn free(
        &self,
        partners: &Sides<Vec<Option<usize>>>,
        joinings: &[Joining],
    ) -> impl Iterator<Item = Scored> {
        let joined = joined(joinings, partners);
        self.scored.iter().copied().filter(move |pair| {
            partners.old[pair.old].is_none()
                && partners.new[pair.new].is_none()
                && !joined.old[pair.old]
                && !joined.new[pair.new]
                && !self.shapes.old.is_heading(pair.old)
        })
    }
}

/// Tells of each provision whether it joins a pair.
fn joined(joinings: &[Joining], partners: &Sides<Vec<Option<usize>>>) -> Sides<Vec<bool>> {
    let mut joined = partners.as_ref().map(|side| vec![false; side.len()]);
    for joining in joinings {
        joined.get_mut(joining.side)[joining.free] = true;
    }
    joined
}

/// The pairs in the end, and how they came about.
#[derive(Debug, Default)]
pub(super) struct Late {
    /// The chosen pairs, seen from each side.
    pub(super) partners: Sides<Vec<Option<usize>>>,
    /// The provisions that join a pair.
    pub(super) joinings: Vec<Joining>,
    /// The candidate pairs of provisions that the rounds left alone.
    pub(super) by_words: Vec<Scored>,
    /// The pairs of two that the rounds left alone, with their chances.
    pub(super) chances: BTreeMap<Pair, f64>,
    /// Pairs that are possible and were not made, with their chances.
    pub(super) perhaps: Vec<(f64, Pair)>,
}

impl Late {
    fn is_free(&self, (old, new): Pair) -> bool {
        self.partners.old[old].is_none() && self.partners.new[new].is_none()
    }

    fn pair(&mut self, (old, new): Pair, chance: f64) {
        if self.is_free((old, new)) {
            self.partners.old[old] = Some(new);
            self.partners.new[new] = Some(old);
            self.chances.insert((old, new), chance);
        }
    }
}

fn pairs(partner: &[Option<usize>]) -> impl Iterator<Item = Pair> {
    (0..).zip(partner).filter_map(|(old, new)| Some((old, (*new)?)))
}

fn score_all(bases: &Bases, context: &Context<'_>) -> Vec<Scored> {
    let scored = bases.iter().map(|((old, new), basis)| Scored {
        old,
        new,
        score: basis.score(context, (old, new)),
    });
    scored.collect()
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
