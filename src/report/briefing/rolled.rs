//! What is no change of substance, for those who ask for it: what follows from other changes, and form.
//!
//! The cause is the sentence, and the same cause in many places is one: `rolled forward: eightieth → eighty-first in OP 4
//! and OP 5`.

use std::collections::BTreeMap;

use super::statement::Statement;
use super::{About, Atom, Fate, Filter, Part, Place, Scene, listed, weight};
use crate::report::{Class, Entry, Op};
use crate::sides::Side;

/// Tells the changes of the shown classes, cause by cause.
pub(super) fn atoms(scene: &Scene<'_>, filter: Filter) -> Vec<Atom> {
    let mut causes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, entry) in scene.report.entries.iter().enumerate() {
        for cause in causes_of(entry, filter) {
            let places = causes.entry(cause).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    let mut atoms: Vec<Atom> = causes
        .into_iter()
        .map(|(cause, places)| atom(cause, &places, scene))
        .collect();
    atoms.sort_by_key(|atom| (std::cmp::Reverse(atom.weight), atom.about.clone()));
    atoms
}

fn causes_of(entry: &Entry, filter: Filter) -> Vec<String> {
    let shown = |class: Class| class != Class::None && filter.shows(class);
    let edits = entry
        .edits
        .iter()
        .filter(|edit| edit.op != Op::Equal && shown(edit.class));
    let whole = entry.causes.iter().filter(|cause| shown(cause.class()));
    edits
        .flat_map(|edit| edit.causes.iter())
        .chain(whole)
        .map(crate::report::Cause::text)
        .collect()
}

fn atom(cause: String, places: &[usize], scene: &Scene<'_>) -> Atom {
    const NAMED: usize = 8;
    let entries = places.iter().map(|at| &scene.report.entries[*at]);
    let mut names: Vec<String> = entries.take(NAMED).map(Entry::name).collect();
    if places.len() > NAMED {
        names.push(format!("{} others", places.len() - NAMED));
    }
    let weight = 100 + u32::try_from(places.len()).unwrap_or(u32::MAX).min(900);
    Atom {
        about: places.iter().map(|at| About::Entry(*at)).collect(),
        place: Place::Text,
        fate: Fate::Amended,
        weight: weight::of_place(Place::Text, Fate::Amended, weight),
        parts: vec![Part {
            name: listed(&names),
            side: Side::New,
            text: String::new(),
            verb: None,
            statements: vec![(100, Statement::Said(cause))],
            asked: None,
        }],
        title: None,
    }
}
