//! What the pairs that are already sure say about a doubtful one.
//!
//! The question: `Requests the Subsidiary Body for Implementation, at its sixty-second session, to consider the issue
//! of the host` stands twice in the new text, once per year; which one continues the old paragraph? By the words alone
//! either. But the heading `2026` above the old one was paired with the heading `2026` above one of them, and so was the paragraph before it.
//!
//! - **Place**: from the nearest sure pair above, the partner is expected as far below the partner of that pair; from the nearest
//!   one below likewise. The nearer to one of these places, the better; both texts are asked.
//! - **Company**: are the parents paired with each other, the headings above, the sub-paragraphs below? Do most sure pairs
//!   of this annex, or of this resolution in a file of many, lead to that one?
//!
//! The same sure pairs also name new candidates: what stands next to them, and what stands between two of them. That is
//! how headings and formulas without a rare word find each other.
//!
//! Cost: constant per pair, after one pass over each text.

use std::collections::BTreeMap;

use super::candidates::Pair;
use crate::instrument::{Instrument, Kind};
use crate::sides::Sides;

/// What a part of support counts when there is nothing to compare, and the place of a provision at an end of the
/// text with no sure pair between it and that end.
pub(super) const UNKNOWN: f64 = 0.4;

/// Between two sure pairs, everything is compared with everything as long as this many pairs suffice.
const GAP: usize = 64;

/// What does not change from round to round: the shape of both texts.
#[derive(Debug)]
pub(super) struct Shape {
    parents: Vec<Option<usize>>,
    headings: Vec<Option<usize>>,
    /// The sub-paragraphs of a paragraph; the paragraphs under a heading.
    members: Vec<Vec<usize>>,
    is_heading: Vec<bool>,
    /// The part (annex, resolution) that each provision stands in, as a number; none in a text without parts.
    parts: Vec<Option<usize>>,
}

impl Shape {
    pub(super) fn of(instrument: &Instrument) -> Self {
        let count = instrument.provisions.len();
        let parents: Vec<Option<usize>> = instrument
            .provisions
            .iter()
            .map(|provision| {
                provision
                    .parent
                    .map(|parent| parent.0)
                    .filter(|&parent| parent < count)
            })
            .collect();
        let mut headings = vec![None; count];
        let mut members = vec![Vec::new(); count];
        let mut above = None;
        for (index, provision) in instrument.provisions.iter().enumerate() {
            if provision.kind == Kind::Heading {
                above = Some(index);
                continue;
            }
            headings[index] = above;
            if let Some(owner) = parents[index].or(above) {
                members[owner].push(index);
            }
        }
        let is_heading = instrument
            .provisions
            .iter()
            .map(|provision| provision.kind == Kind::Heading)
            .collect();
        Self {
            parents,
            headings,
            members,
            is_heading,
            parts: parts(instrument),
        }
    }

    /// Whether a provision is a heading.
    pub(super) fn is_heading(&self, index: usize) -> bool {
        self.is_heading[index]
    }
}

/// Numbers the parts: the scopes of addresses, as of `Annex:P3`, `78/149:OP2`.
fn parts(instrument: &Instrument) -> Vec<Option<usize>> {
    let names = instrument
        .provisions
        .iter()
        .map(|provision| provision.id.scopes.as_slice());
    let mut numbers = BTreeMap::new();
    let parts: Vec<usize> = names
        .map(|name| {
            let next = numbers.len();
            *numbers.entry(name).or_insert(next)
        })
        .collect();
    parts
        .into_iter()
        .map(|part| (numbers.len() > 1).then_some(part))
        .collect()
}

/// The sure pairs, seen from each text.
#[derive(Debug)]
pub(super) struct Context<'a> {
    shapes: &'a Sides<Shape>,
    views: Sides<View>,
    /// For each part, that of the other text to which most of its sure pairs lead.
    parts: Sides<BTreeMap<usize, usize>>,
}

/// The sure pairs, seen from one text.
#[derive(Debug)]
struct View {
    partner: Vec<Option<usize>>,
    /// The nearest sure pair above each provision.
    above: Vec<Option<usize>>,
    /// The nearest sure pair below each provision.
    below: Vec<Option<usize>>,
    /// The number of provisions of the other text.
    others: usize,
}

impl<'a> Context<'a> {
    /// Looks at the texts in the light of the sure pairs, given as a partner for each old provision.
    pub(super) fn new(shapes: &'a Sides<Shape>, sure: &[Option<usize>]) -> Self {
        let counts = shapes.as_ref().map(|shape| shape.parents.len());
        let mut back = vec![None; counts.new];
        for (old, new) in sure.iter().enumerate() {
            if let Some(new) = new {
                back[*new] = Some(old);
            }
        }
        let views = Sides::new(View::new(sure.to_vec(), counts.new), View::new(back, counts.old));
        let lead = sure
            .iter()
            .enumerate()
            .filter_map(|(old, new)| Some((shapes.old.parts[old]?, shapes.new.parts[(*new)?]?)));
        let lead: Vec<(usize, usize)> = lead.collect();
        let parts = Sides::new(
            most(lead.iter().copied()),
            most(lead.iter().map(|&(old, new)| (new, old))),
        );
        Self { shapes, views, parts }
    }

    /// Returns how near the two stand to where the sure pairs around them suggest.
    pub(super) fn place(&self, (old, new): Pair) -> f64 {
        f64::midpoint(
            self.views.old.nearness(old, new),
            self.views.new.nearness(new, old),
        )
    }

    /// Returns how far parents, headings and sub-paragraphs are paired with each other.
    pub(super) fn company(&self, (old, new): Pair) -> f64 {
        let Sides { old: a, new: b } = self.shapes;
        let known = [
            self.agree(a.parents[old], b.parents[new]),
            self.agree(a.headings[old], b.headings[new]),
            self.members((old, new)),
            self.same_part(a.parts[old], b.parts[new]),
        ];
        let (sum, count) = known
            .iter()
            .flatten()
            .fold((0.0, 0.0), |(sum, count), part| (sum + part, count + 1.0));
        if count == 0.0 { UNKNOWN } else { sum / count }
    }

    fn agree(&self, old: Option<usize>, new: Option<usize>) -> Option<f64> {
        let (old, new) = (old?, new?);
        match (self.views.old.partner[old], self.views.new.partner[new]) {
            (None, None) => None,
            (partner, _) => Some(f64::from(u8::from(partner == Some(new)))),
        }
    }

    fn same_part(&self, old: Option<usize>, new: Option<usize>) -> Option<f64> {
        let (old, new) = (old?, new?);
        match (self.parts.old.get(&old), self.parts.new.get(&new)) {
            (None, None) => None,
            (there, back) => Some(f64::from(u8::from(there == Some(&new) || back == Some(&old)))),
        }
    }

    /// How many of the members are paired with each other; a paragraph with sub-paragraphs hardly answers one without.
    fn members(&self, (old, new): Pair) -> Option<f64> {
        let Sides { old: a, new: b } = self.shapes;
        let (olds, news) = (&a.members[old], &b.members[new]);
        match (olds.is_empty(), news.is_empty()) {
            (true, true) => return None,
            (true, false) | (false, true) => return (!a.is_heading[old]).then_some(0.0),
            (false, false) => {}
        }
        let paired = |member: &&usize| {
            self.views.old.partner[**member]
                .is_some_and(|partner| b.parents[partner].or(b.headings[partner]) == Some(new))
        };
        let together = olds.iter().filter(paired).count();
        (together > 0).then(|| 2.0 * together as f64 / (olds.len() + news.len()) as f64)
    }

    /// Returns the pairs that stand next to a sure pair or between two.
    pub(super) fn candidates(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        let counts = self.shapes.as_ref().map(|shape| shape.parents.len());
        let mut add = |old: usize, new: usize| {
            if old < counts.old && new < counts.new {
                pairs.push((old, new));
            }
        };
        let mut last: Option<Pair> = None;
        let ends = self.views.old.partner.iter().copied().enumerate();
        for (old, new) in ends.chain([(counts.old, Some(counts.new))]) {
            let Some(new) = new else { continue };
            let (first_old, first_new) = last.map_or((0, 0), |(old, new)| (old + 1, new + 1));
            last = Some((old, new));
            let gap = Sides::new(first_old..old, first_new..new);
            if gap.old.len() * gap.new.len() <= GAP {
                for old in gap.old {
                    gap.new.clone().for_each(|new| add(old, new));
                }
            }
            add(old + 1, new + 1);
            add(old.wrapping_sub(1), new.wrapping_sub(1));
            self.add_family((old, new), &mut add);
        }
        pairs
    }

    /// Adds the parents and the sub-paragraphs of a sure pair.
    fn add_family(&self, (old, new): Pair, add: &mut impl FnMut(usize, usize)) {
        let Sides { old: a, new: b } = self.shapes;
        let (Some(olds), Some(news)) = (a.members.get(old), b.members.get(new)) else {
            return;
        };
        if let (Some(old), Some(new)) = (a.parents[old], b.parents[new]) {
            add(old, new);
        }
        if let (Some(old), Some(new)) = (a.headings[old], b.headings[new]) {
            add(old, new);
        }
        for (rank, &old) in olds.iter().enumerate() {
            for &new in news.iter().skip(rank.saturating_sub(1)).take(3) {
                add(old, new);
            }
        }
    }
}

/// Returns for each first number the second that comes with it most often, the smallest of equals.
fn most(pairs: impl Iterator<Item = (usize, usize)>) -> BTreeMap<usize, usize> {
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for pair in pairs {
        *counts.entry(pair).or_default() += 1;
    }
    let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for ((one, other), count) in counts {
        let leader = best.entry(one).or_insert((other, count));
        if count > leader.1 {
            *leader = (other, count);
        }
    }
    best.into_iter().map(|(one, (other, _))| (one, other)).collect()
}

impl View {
    fn new(partner: Vec<Option<usize>>, others: usize) -> Self {
        let mut above = Vec::with_capacity(partner.len());
        let mut below = vec![None; partner.len()];
        let mut last = None;
        for (index, paired) in partner.iter().enumerate() {
            above.push(last);
            last = paired.map(|_| index).or(last);
        }
        last = None;
        for (index, paired) in partner.iter().enumerate().rev() {
            below[index] = last;
            last = paired.map(|_| index).or(last);
        }
        Self {
            partner,
            above,
            below,
            others,
        }
    }

    /// 1 where `other` stands where the sure pair above or the one below suggests for `one`, less with every step away.
    fn nearness(&self, one: usize, other: usize) -> f64 {
        let near = |expected: usize| 1.0 / (1.0 + expected.abs_diff(other) as f64);
        let from_above = match self.above[one] {
            Some(sure) => near(self.partner[sure].unwrap_or(0) + (one - sure)),
            None => UNKNOWN * near(one),
        };
        let from_below = match self.below[one] {
            Some(sure) => (self.partner[sure].unwrap_or(0) + one)
                .checked_sub(sure)
                .map(near),
            None => (self.others + one)
                .checked_sub(self.partner.len())
                .map(|x| UNKNOWN * near(x)),
        };
        from_above.max(from_below.unwrap_or(0.0))
    }
}
