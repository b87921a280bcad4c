//! A paragraph and its sub-paragraphs are told together: `OP 1 now "Invites" …; OP 1 (c): "gender statistics" is deleted`.

use std::collections::BTreeMap;

use super::{About, Atom, Fate, Scene};
use crate::instrument::Address;

/// Sub-paragraphs that came or went alone are told with their list where they are more than these.
const MANY: usize = 3;

/// Joins what happened to the paragraphs of one family.
pub(super) fn together(atoms: Vec<Atom>, scene: &Scene<'_>) -> Vec<Atom> {
    let families: Vec<Option<(Fate, String)>> = atoms.iter().map(|atom| family(atom, scene)).collect();
    let mut sizes: BTreeMap<&(Fate, String), usize> = BTreeMap::new();
    for family in families.iter().flatten() {
        *sizes.entry(family).or_default() += 1;
    }
    let joined = |family: &(Fate, String)| family.0 == Fate::Amended || sizes[family] > MANY;
    let joined: Vec<bool> = families
        .iter()
        .map(|it| it.as_ref().is_some_and(joined))
        .collect();
    let mut firsts: BTreeMap<(Fate, String), usize> = BTreeMap::new();
    let mut told: Vec<Atom> = Vec::new();
    for ((atom, family), joined) in atoms.into_iter().zip(families).zip(joined) {
        let known = family
            .as_ref()
            .filter(|_| joined)
            .and_then(|family| firsts.get(family));
        if let Some(&first) = known {
            told[first].take_in(atom);
        } else {
            firsts.extend(family.map(|family| (family, told.len())));
            told.push(atom);
        }
    }
    told
}

/// Returns the paragraph that something belongs to, of what is no heading and no paragraph of several.
fn family(atom: &Atom, scene: &Scene<'_>) -> Option<(Fate, String)> {
    let About::Entry(at) = *atom.about.first()? else {
        return None;
    };
    let entry = &scene.report.entries[at];
    let ids = if atom.fate == Fate::Gone {
        &entry.old
    } else {
        &entry.new
    };
    let mut address: Address = ids.first()?.parse().ok()?;
    address.items.clear();
    address.paragraphs.clear();
    Some((atom.fate, address.to_string()))
}

impl Atom {
    /// Tells another paragraph after this one.
    pub(super) fn take_in(&mut self, other: Self) {
        self.weight = self.weight.max(other.weight);
        self.about.extend(other.about);
        self.parts.extend(other.parts);
    }
}
