//! From pairs to groups: who belongs together, and how sure that is.

use std::collections::HashSet;

use super::candidates::Pair;
use super::context::Context;
use super::judge::Judge;
use super::moves::{Place, moved};
use super::pairing::Pairing;
use super::score::Scored;
use super::weights::{ALONE, CHOSEN};
use super::{Evidence, Fate, Group, Perhaps, Rival, Weighed};
use crate::instrument::ProvisionIndex;
use crate::sides::{Side, Sides};
use crate::text::similarity::common_words;

/// Returns the groups, those with both sides first.
pub(super) fn groups(pairing: &Pairing) -> Vec<Group> {
    let members = members(pairing);
    let context = Context::new(&pairing.shapes, &pairing.sure);
    let judge = Judge::new(
        &pairing.wordings,
        &pairing.shapes,
        &pairing.bases,
        &pairing.scored,
        &pairing.sure,
    );
    let rivals = Rivals::of(&pairing.scored);
    let places: Vec<Place> = members.iter().filter_map(|sides| place(sides, pairing)).collect();
    let mut order_changed = moved(&places).into_iter();
    let mut groups = Vec::with_capacity(members.len());
    for sides in members {
        let rival = rivals.best(&sides);
        let both = !sides.old.is_empty() && !sides.new.is_empty();
        let mut group = Group {
            moved: false,
            similarity: 0.0,
            confidence: confidence(pairing, &judge, &sides, rival.as_ref()),
            evidence: Evidence::default(),
            rival,
            sides: sides
                .clone()
                .map(|side| side.into_iter().map(ProvisionIndex).collect()),
        };
        if both {
            group.moved = order_changed.next().unwrap_or(false);
            group.similarity = similarity(pairing, &sides);
            group.evidence = evidence(pairing, &context, &sides);
        }
        groups.push(group);
    }
    groups
}

/// Returns the pairs that may be meant, in the order of the old text.
pub(super) fn perhaps(pairing: &Pairing) -> Vec<Perhaps> {
    let told = |&(chance, (old, new)): &(f64, Pair)| Perhaps {
        pair: Sides::new(ProvisionIndex(old), ProvisionIndex(new)),
        similarity: similarity(pairing, &Sides::new(vec![old], vec![new])),
        confidence: chance,
    };
    let mut perhaps: Vec<Perhaps> = pairing.late.perhaps.iter().map(told).collect();
    perhaps.sort_by_key(|it| (it.pair.old, it.pair.new));
    perhaps
}

/// Returns every pair that was weighed.
pub(super) fn weighed(pairing: &Pairing) -> Vec<Weighed> {
    let judge = Judge::new(
        &pairing.wordings,
        &pairing.shapes,
        &pairing.bases,
        &pairing.scored,
        &pairing.sure,
    );
    let free: HashSet<Pair> = pairing.late.by_words.iter().map(|it| (it.old, it.new)).collect();
    let fate = |pair: Pair| {
        if free.contains(&pair) {
            Fate::Free
        } else if pairing.late.partners.old[pair.0] == Some(pair.1) {
            Fate::Chosen
        } else {
            Fate::Refused
        }
    };
    let told = |scored: &Scored| Weighed {
        pair: Sides::new(ProvisionIndex(scored.old), ProvisionIndex(scored.new)),
        fate: fate((scored.old, scored.new)),
        parts: judge.parts(scored).to_vec(),
    };
    pairing.scored.iter().map(told).collect()
}

/// The provisions of each group: the pairs with those that joined them, then those that stay alone.
fn members(pairing: &Pairing) -> Vec<Sides<Vec<usize>>> {
    let mut groups: Vec<Sides<Vec<usize>>> = Vec::new();
    let mut group_of = pairing
        .late
        .partners
        .as_ref()
        .map(|partners| vec![None; partners.len()]);
    for (old, new) in pairing.late.partners.old.iter().enumerate() {
        if let Some(new) = *new {
            group_of.old[old] = Some(groups.len());
            group_of.new[new] = Some(groups.len());
            groups.push(Sides::new(vec![old], vec![new]));
        }
    }
    for joining in &pairing.late.joinings {
        if let Some(group) = group_of.get(joining.side.other())[joining.host] {
            groups[group].get_mut(joining.side).push(joining.free);
            group_of.get_mut(joining.side)[joining.free] = Some(group);
        }
    }
    for group in &mut groups {
        group.old.sort_unstable();
        group.new.sort_unstable();
    }
    let alone = |group_of: &[Option<usize>]| -> Vec<usize> {
        (0..)
            .zip(group_of)
            .filter_map(|(index, group)| group.is_none().then_some(index))
            .collect()
    };
    groups.extend(
        alone(&group_of.old)
            .into_iter()
            .map(|old| Sides::new(vec![old], Vec::new())),
    );
    groups.extend(
        alone(&group_of.new)
            .into_iter()
            .map(|new| Sides::new(Vec::new(), vec![new])),
    );
    groups
}

fn place(sides: &Sides<Vec<usize>>, pairing: &Pairing) -> Option<Place> {
    let words = |side: Side| -> usize {
        sides
            .get(side)
            .iter()
            .map(|&index| pairing.wordings.sides.get(side)[index].words.len())
            .sum()
    };
    Some(Place {
        old: *sides.old.first()?,
        new: *sides.new.first()?,
        words: words(Side::Old) + words(Side::New),
    })
}

/// The common words in the same order, of both sides joined; 1 only for the same words.
fn similarity(pairing: &Pairing, sides: &Sides<Vec<usize>>) -> f64 {
    let joined = |side: Side| -> Vec<u32> {
        sides
            .get(side)
            .iter()
            .flat_map(|&index| pairing.wordings.sides.get(side)[index].words.iter().copied())
            .collect()
    };
    let (old, new) = (joined(Side::Old), joined(Side::New));
    if old.is_empty() && new.is_empty() {
        let class = |side: Side| {
            sides
                .get(side)
                .first()
                .map(|&index| pairing.wordings.sides.get(side)[index].class)
        };
        return f64::from(u8::from(class(Side::Old) == class(Side::New)));
    }
    2.0 * common_words(&old, &new) as f64 / (old.len() + new.len()) as f64
}

fn of_old(scored: &[Scored], old: usize) -> std::ops::Range<usize> {
    scored.partition_point(|pair| pair.old < old)..scored.partition_point(|pair| pair.old <= old)
}

/// The chance that the group is what a careful reader would say; for a provision that stays alone, the chance that its best
/// candidate does not answer it.
fn confidence(pairing: &Pairing, judge: &Judge<'_>, sides: &Sides<Vec<usize>>, rival: Option<&Rival>) -> f64 {
    let scored = |pair: &Rival| Scored {
        old: pair.pair.old.0,
        new: pair.pair.new.0,
        score: pair.score,
    };
    if sides.old.is_empty() || sides.new.is_empty() {
        return rival.map_or(1.0, |rival| 1.0 - judge.chance(&scored(rival), &ALONE));
    }
    match pair(pairing, sides) {
        Some(pair) => match pairing.late.chances.get(&pair) {
            Some(&chance) => chance,
            None => best(pairing, pair).map_or(1.0, |best| judge.chance(best, &CHOSEN)),
        },
        None => 0.5,
    }
}

/// The pair of a group, which the others joined.
fn pair(pairing: &Pairing, sides: &Sides<Vec<usize>>) -> Option<Pair> {
    sides
        .old
        .iter()
        .find_map(|&old| pairing.late.partners.old[old].map(|new| (old, new)))
}

/// A candidate pair with its score.
fn best(pairing: &Pairing, pair: Pair) -> Option<&Scored> {
    let at = pairing.scored.binary_search_by_key(&pair, |it| (it.old, it.new));
    at.ok().map(|at| &pairing.scored[at])
}

/// The evidence for the group: that of its pair.
fn evidence(pairing: &Pairing, context: &Context<'_>, sides: &Sides<Vec<usize>>) -> Evidence {
    let Some((old, new)) = pair(pairing, sides) else {
        return Evidence::default();
    };
    pairing
        .bases
        .get((old, new))
        .map_or_else(Evidence::default, |basis| basis.evidence(context, (old, new)))
}

/// The candidate pairs of each provision.
struct Rivals<'a> {
    scored: &'a [Scored],
    by_new: Vec<usize>,
}

impl<'a> Rivals<'a> {
    fn of(scored: &'a [Scored]) -> Self {
        let mut by_new: Vec<usize> = (0..scored.len()).collect();
        by_new.sort_by_key(|&pair| (scored[pair].new, scored[pair].old));
        Self { scored, by_new }
    }

    /// The best candidate pair that leads out of the group.
    fn best(&self, sides: &Sides<Vec<usize>>) -> Option<Rival> {
        let from_old = sides
            .old
            .iter()
            .flat_map(|&old| self.scored[of_old(self.scored, old)].iter());
        let from_new = sides.new.iter().flat_map(|&new| {
            let first = self.by_new.partition_point(|&pair| self.scored[pair].new < new);
            let end = self.by_new.partition_point(|&pair| self.scored[pair].new <= new);
            self.by_new[first..end].iter().map(|&pair| &self.scored[pair])
        });
        from_old
            .chain(from_new)
            .filter(|pair| !(sides.old.contains(&pair.old) && sides.new.contains(&pair.new)))
            .max_by(|a, b| {
                a.score
                    .total_cmp(&b.score)
                    .then((b.old, b.new).cmp(&(a.old, a.new)))
            })
            .map(|pair| Rival {
                pair: Sides::new(ProvisionIndex(pair.old), ProvisionIndex(pair.new)),
                score: pair.score,
            })
    }
}
