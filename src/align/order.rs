//! In which order the groups are told: that of the new text, and what is gone where a reader looks for it.
//!
//! A deleted provision follows the one that preceded it in the old text. Where that one left its part of the text, a
//! deleted paragraph of the preamble would stand among the operative ones, so the parts are kept apart:
//!
//! ```text
//! old  PP1  PP2  PP3 | OP1            new  PP1 | OP1  OP2 (that was PP2)
//!
//! told PP1  PP3 deleted | OP1  OP2        and not PP1 | OP1  OP2  PP3 deleted
//! ```
//!
//! Its place is, whichever comes first: behind the provision that preceded it, where that one stands in a part of this
//! name; behind the last one before it in its own part that stayed there; at the beginning of the part in which the first
//! one behind it stayed, or before that one, if what preceded it stands later; at the near end of the nearest part of this
//! name; behind the whole part that it would otherwise break in two.
//!
//! Cost: linear, but for looking up the nearest part (n log n).

use std::collections::HashMap;

use super::Group;
use crate::instrument::{Instrument, Kind, Provision};
use crate::sides::Sides;

/// Where a group is told: before which new provision, what of all that stands before it, and in which order of the old text.
type Place = (usize, Rank, usize);

/// What stands between two new provisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// What belongs to the provision before, and that one itself.
    Before,
    /// Parts that are gone.
    Gone,
    /// What belongs to the provision behind.
    Behind,
}

/// Puts the groups into the reading order of the new text; one without a new side has its place in its own part.
pub(super) fn in_reading_order(groups: Vec<Group>, instruments: Sides<&Instrument>) -> Vec<Group> {
    let mut places: Vec<Place> = vec![(0, Rank::Before, 0); groups.len()];
    for (place, group) in places.iter_mut().zip(&groups) {
        if let Some(new) = group.sides.new.first() {
            *place = (new.0 + 1, Rank::Before, 0);
        }
    }
    for (old, number, place) in gone(&groups, instruments) {
        places[number] = (place.0, place.1, old + 1);
    }
    let mut ordered: Vec<_> = places.into_iter().zip(groups).collect();
    ordered.sort_by_key(|(place, _)| *place);
    ordered.into_iter().map(|(_, group)| group).collect()
}

/// Returns each old provision that is gone, with its group and its place.
fn gone(groups: &[Group], instruments: Sides<&Instrument>) -> Vec<(usize, usize, (usize, Rank))> {
    let olds = instruments.old.provisions.len();
    let (mut group_of, mut stayed) = (vec![None; olds], vec![None; olds]);
    for (number, group) in groups.iter().enumerate() {
        for old in &group.sides.old {
            group_of[old.0] = Some(number);
            stayed[old.0] = group.sides.new.first().map(|new| new.0);
        }
    }
    let parts = Parts::of(instruments);
    let next = next_in_part(&stayed, &parts);
    let (mut last, mut last_in_part, mut apart) = (None, None, None);
    let mut gone = Vec::new();
    for old in 0..olds {
        if old > 0 && parts.names.old[old] != parts.names.old[old - 1] {
            (last_in_part, apart) = (None, None);
        }
        match (stayed[old], group_of[old]) {
            (Some(new), _) => {
                last = Some(new);
                if parts.is_same(old, new) {
                    last_in_part = last;
                }
            }
            (None, Some(number)) => {
                let near = Near {
                    last,
                    last_in_part,
                    next_in_part: next[old],
                };
                // What has no place in its own part stays together.
                let place = parts.own_place(old, near);
                let place =
                    place.unwrap_or_else(|| *apart.get_or_insert_with(|| parts.other_place(old, last)));
                gone.push((old, number, place));
            }
            (None, None) => {}
        }
    }
    gone
}

/// Returns for each old provision the new place of the first one behind it in its part that stayed in a part of this name.
fn next_in_part(stayed: &[Option<usize>], parts: &Parts) -> Vec<Option<usize>> {
    let names = &parts.names.old;
    let mut next = vec![None; stayed.len()];
    for old in (0..stayed.len().saturating_sub(1)).rev() {
        if names[old] != names[old + 1] {
            continue;
        }
        let follower = stayed[old + 1].filter(|new| parts.is_same(old + 1, *new));
        next[old] = follower.or(next[old + 1]);
    }
    next
}

/// The new places of what stood around an old provision.
#[derive(Debug, Clone, Copy)]
struct Near {
    /// The one before it that stayed anywhere.
    last: Option<usize>,
    /// The one before it in its part that stayed in a part of this name.
    last_in_part: Option<usize>,
    /// The one behind it in its part that did.
    next_in_part: Option<usize>,
}

/// Which part each provision stands in: those of one name in a row are a part.
struct Parts {
    /// The number of the name of each provision's part.
    names: Sides<Vec<usize>>,
    /// First and last provision of each part of the new text, by the number of its name.
    of_name: HashMap<usize, Vec<(usize, usize)>>,
    /// The first and the last provision of the part that each new provision stands in.
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Parts {
    fn of(instruments: Sides<&Instrument>) -> Self {
        let mut known = HashMap::new();
        let names = instruments.map(|instrument| names(&instrument.provisions, &mut known));
        let mut of_name: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
        let mut starts = Vec::with_capacity(names.new.len());
        let mut ends = Vec::with_capacity(names.new.len());
        let mut start = 0;
        for part in names.new.chunk_by(|one, other| one == other) {
            let end = start + part.len() - 1;
            of_name.entry(part[0]).or_default().push((start, end));
            starts.extend(part.iter().map(|_| start));
            ends.extend(part.iter().map(|_| end));
            start = end + 1;
        }
        Self {
            names,
            of_name,
            starts,
            ends,
        }
    }

    fn is_same(&self, old: usize, new: usize) -> bool {
        self.names.old[old] == self.names.new[new]
    }

    /// Returns where an old provision that is gone is told, if a neighbour of its part stayed.
    fn own_place(&self, old: usize, near: Near) -> Option<(usize, Rank)> {
        let before = near.last.filter(|last| self.is_same(old, *last));
        let before = before.or(near.last_in_part).map(after);
        before.or_else(|| {
            let next = near.next_in_part?;
            let here = near.last.map_or(0, |last| last + 1);
            let at = if here <= next {
                here.max(self.starts[next])
            } else {
                next
            };
            Some((at, Rank::Behind))
        })
    }

    /// Returns where one is told of whose part nothing stayed.
    fn other_place(&self, old: usize, last: Option<usize>) -> (usize, Rank) {
        let here = last.map_or(0, |last| last + 1);
        match (self.nearest(self.names.old[old], here), last) {
            (Some((first, _)), _) if first >= here => (first, Rank::Behind),
            (Some((_, end)), _) => after(end),
            (None, Some(last)) => (self.ends[last] + 1, Rank::Gone),
            (None, None) => (0, Rank::Before),
        }
    }

    /// Returns first and last provision of the part of this name that is nearest to a place of the new text.
    fn nearest(&self, name: usize, here: usize) -> Option<(usize, usize)> {
        let parts = self.of_name.get(&name)?;
        let behind = parts.partition_point(|(first, _)| *first < here);
        let before = behind.checked_sub(1).map(|at| parts[at]);
        match (before, parts.get(behind).copied()) {
            (Some(before), Some(behind)) if behind.0 - here < here.abs_diff(before.1) => Some(behind),
            (before, behind) => before.or(behind),
        }
    }
}

/// Returns the place behind a new provision.
fn after(new: usize) -> (usize, Rank) {
    (new + 1, Rank::Before)
}

/// What a division of a text is called: its scopes, and what stands there.
type Name = (Option<String>, Body);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Body {
    Preamble,
    Operative,
    Articles,
    Other,
}

/// Numbers the name of each provision's part. A heading stands with what follows it.
fn names(provisions: &[Provision], known: &mut HashMap<Name, usize>) -> Vec<usize> {
    let mut bodies: Vec<Option<Body>> = Vec::with_capacity(provisions.len());
    for provision in provisions {
        let above = provision
            .parent
            .and_then(|parent| bodies.get(parent.0).copied().flatten());
        bodies.push(match provision.kind {
            Kind::Heading => None,
            Kind::Preambular => Some(Body::Preamble),
            Kind::Operative => Some(Body::Operative),
            Kind::Article => Some(Body::Articles),
            // `Art3(a)` right below the title of its article has no paragraph above it.
            _ if above.is_none() && provision.id.article().is_some() => Some(Body::Articles),
            _ => Some(above.unwrap_or(Body::Other)),
        });
    }
    let mut names: Vec<Option<usize>> = Vec::with_capacity(provisions.len());
    for (provision, body) in provisions.iter().zip(bodies) {
        names.push(body.map(|body| {
            let next = known.len();
            *known.entry((provision.id.part(), body)).or_insert(next)
        }));
    }
    let mut follower = None;
    for name in names.iter_mut().rev() {
        follower = name.or(follower);
        *name = follower;
    }
    let mut before = 0;
    let filled = names.into_iter().map(|name| {
        before = name.unwrap_or(before);
        before
    });
    filled.collect()
}
