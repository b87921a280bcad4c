//! From pairs to groups: who belongs together, and how sure that is.

use super::context::Context;
use super::moves::{Place, moved};
use super::pairing::Pairing;
use super::score::Scored;
use super::{Evidence, Group, Rival};
use crate::instrument::ProvisionIndex;
use crate::sides::{Side, Sides};
use crate::text::similarity::common_words;

/// Returns the groups, those with both sides first.
pub(super) fn groups(pairing: &Pairing) -> Vec<Group> {
    let members = members(pairing);
    let context = Context::new(&pairing.shapes, &pairing.sure);
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
            confidence: confidence(score(pairing, &sides), rival.as_ref()),
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

/// The provisions of each group: the pairs with those that joined them, then those that stay alone.
fn members(pairing: &Pairing) -> Vec<Sides<Vec<usize>>> {
    let mut groups: Vec<Sides<Vec<usize>>> = Vec::new();
    let mut group_of = pairing
        .partners
        .as_ref()
        .map(|partners| vec![None; partners.len()]);
    for (old, new) in pairing.partners.old.iter().enumerate() {
        if let Some(new) = *new {
            group_of.old[old] = Some(groups.len());
            group_of.new[new] = Some(groups.len());
            groups.push(Sides::new(vec![old], vec![new]));
        }
    }
    for joining in &pairing.joinings {
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

/// The score of the best pair inside a group; none where a side is empty.
fn score(pairing: &Pairing, sides: &Sides<Vec<usize>>) -> Option<f64> {
    let scores = sides
        .old
        .iter()
        .flat_map(|&old| pairing.scored[of_old(&pairing.scored, old)].iter());
    scores
        .filter(|pair| sides.new.contains(&pair.new))
        .map(|pair| pair.score)
        .max_by(f64::total_cmp)
}

fn of_old(scored: &[Scored], old: usize) -> std::ops::Range<usize> {
    scored.partition_point(|pair| pair.old < old)..scored.partition_point(|pair| pair.old <= old)
}

/// The score, less the more a rival comes near it; for a provision that stays alone, what its best rival leaves.
fn confidence(score: Option<f64>, rival: Option<&Rival>) -> f64 {
    let rival = rival.map_or(0.0, |rival| rival.score);
    match score {
        Some(score) if score > 0.0 => {
            let nearness = (rival / score).min(1.0);
            score * (1.0 - nearness * nearness / 2.0)
        }
        Some(_) => 0.0,
        None => 1.0 - rival,
    }
}

/// The evidence for the group: that of its pair.
fn evidence(pairing: &Pairing, context: &Context<'_>, sides: &Sides<Vec<usize>>) -> Evidence {
    let pair = sides
        .old
        .iter()
        .find_map(|&old| pairing.partners.old[old].map(|new| (old, new)));
    let Some((old, new)) = pair else {
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
