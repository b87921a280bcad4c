//! Who wants what in which paragraph: the variants of each party, side by side against the base.

use std::collections::BTreeMap;

use super::party::party;
use super::{Contested, Hand, Party, Variant};
use crate::amend::apply::{Deed, Lone, Place};
use crate::amend::{Step, said};
use crate::report::{Edit, plain_edits};

/// Returns the places at which several parties want something, in the order of the text.
pub(super) fn contested(lone: &mut Lone<'_>, places: &BTreeMap<Place, Vec<Hand>>) -> Vec<Contested> {
    let mut ordered: Vec<(&Place, &Vec<Hand>)> = places.iter().collect();
    ordered.sort_by_key(|(place, _)| match **place {
        Place::In(slot) => (i64::try_from(slot).unwrap_or(i64::MAX), 1),
        Place::Gap(at, _) => (at, 0),
        Place::Unknown(_) => (i64::MAX, 2),
    });
    let found = ordered
        .into_iter()
        .filter_map(|(place, hands)| wanted(lone, *place, hands));
    found.collect()
}

/// What one party does at a place.
struct Wanted {
    by: Vec<String>,
    steps: Vec<Step>,
}

fn wanted(lone: &mut Lone<'_>, place: Place, hands: &[Hand]) -> Option<Contested> {
    let sheets = lone.sheets();
    let mut parties: Vec<(Party<'_>, Vec<Step>)> = Vec::new();
    for hand in hands {
        let own = party(sheets, hand.step);
        match parties.iter_mut().find(|(it, _)| *it == own) {
            Some((_, steps)) => steps.push(hand.step),
            None => parties.push((own, vec![hand.step])),
        }
    }
    if parties.len() < 2 {
        return None;
    }
    let target = lone.target(place)?;
    let base = match place {
        Place::In(slot) => lone.base_text(slot).to_owned(),
        Place::Gap(..) | Place::Unknown(_) => String::new(),
    };
    let mut variants: Vec<(Option<String>, Variant)> = Vec::new();
    for ((sheet, sponsors), mut steps) in parties {
        steps.dedup();
        let by = match sponsors {
            [] => vec![sheets[sheet].name().to_owned()],
            own => own.to_vec(),
        };
        let reads = reads(lone, place, &steps, hands);
        add(lone, &mut variants, &base, reads, Wanted { by, steps });
    }
    Some(Contested {
        target: target.to_string(),
        cited: target.cited(),
        base,
        variants: variants.into_iter().map(|(_, variant)| variant).collect(),
    })
}

/// What a place reads as one party wants it; none where it is deleted.
fn reads(lone: &mut Lone<'_>, place: Place, steps: &[Step], hands: &[Hand]) -> Option<String> {
    match place {
        Place::In(slot) => lone.reads(steps, slot),
        Place::Unknown(_) => hands
            .iter()
            .filter(|hand| steps.contains(&hand.step))
            .find_map(|hand| match &hand.deed {
                Deed::Rewrite(new) => Some(new.clone()),
                _ => None,
            }),
        Place::Gap(..) => {
            let own = hands.iter().filter(|hand| steps.contains(&hand.step));
            let brought: Vec<&str> = own
                .filter_map(|hand| match &hand.deed {
                    Deed::Bring(new) => Some(new.as_str()),
                    _ => None,
                })
                .collect();
            Some(brought.join("\n"))
        }
    }
}

/// Adds what a party wants: to the variant that reads the same and is asked for in the same way, else as one of its own.
fn add(
    lone: &Lone<'_>,
    variants: &mut Vec<(Option<String>, Variant)>,
    base: &str,
    reads: Option<String>,
    wanted: Wanted,
) {
    let changes = reads.as_deref() != Some(base);
    if let Some((_, same)) = variants.iter_mut().find(|(own, _)| changes && *own == reads) {
        let new = wanted.by.into_iter().filter(|it| !same.by.contains(it));
        let new: Vec<String> = new.collect();
        same.by.extend(new);
        same.actions.extend(wanted.steps);
        return;
    }
    let asks = wanted.steps.iter().map(|&step| said(lone.action(step)));
    let edits: Vec<Edit> = plain_edits(base, reads.as_deref().unwrap_or_default());
    let variant = Variant {
        by: wanted.by,
        asks: asks.collect(),
        actions: wanted.steps,
        deleted: reads.is_none(),
        edits,
    };
    variants.push((reads, variant));
}
