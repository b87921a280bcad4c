//! What is no change of substance, for those who ask for it: what follows from other changes, and form.
//!
//! The cause is the sentence, and the same cause in many places is one: `rolled forward: eightieth → eighty-first in OP 4
//! and OP 5`.

use std::collections::BTreeMap;

use super::line::one_line;
use super::ranges::{few, ranges};
use super::statement::Statement;
use super::{About, Atom, Fate, Filter, Item, Part, Place, Scene, listed, weight};
use crate::report::{Cause, Class, Entry, Op};
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

/// Tells in one line what only rolled on, what is asked first: `OP 4 and OP 5 "eightieth" became "eighty-first"`.
pub(super) fn line(scene: &Scene<'_>) -> Option<Item> {
    const TOLD: usize = 8;
    let mut rolled: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, entry) in scene.report.entries.iter().enumerate() {
        let causes = entry.edits.iter().flat_map(|edit| edit.causes.iter());
        for cause in causes.chain(entry.causes.iter()) {
            let Cause::RolledForward { old, new } = cause else {
                continue;
            };
            let places = rolled.entry((old, new)).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    let mut rolled: Vec<((&str, &str), Vec<usize>)> = rolled.into_iter().collect();
    rolled.sort_by_key(|(_, places)| (scene.place(&scene.report.entries[places[0]]), places[0]));
    let about = rolled.iter().flat_map(|(_, places)| places);
    let about: Vec<About> = about.map(|at| About::Entry(*at)).collect();
    let left = rolled.len().saturating_sub(TOLD);
    let mut told: Vec<String> = rolled
        .iter()
        .take(TOLD)
        .map(|((old, new), places)| {
            let names = listed(&names(places, scene));
            match *old {
                "" => format!("{names} \"{new}\" is added"),
                old => format!("{names} \"{old}\" became \"{new}\""),
            }
        })
        .collect();
    if left > 0 {
        told.push(format!("and {left} more of the kind"));
    }
    (!told.is_empty()).then(|| Item {
        about,
        place: Place::Text,
        fate: Fate::Amended,
        weight: 0,
        name: "Rolled forward:".to_owned(),
        told: format!(" {}.", one_line(&told.join("; "))),
    })
}

fn names(places: &[usize], scene: &Scene<'_>) -> Vec<String> {
    const NAMED: usize = 8;
    let names = places.iter().map(|at| scene.report.entries[*at].name());
    few(ranges(&names.collect::<Vec<String>>()), NAMED)
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
        .map(Cause::text)
        .collect()
}

fn atom(cause: String, places: &[usize], scene: &Scene<'_>) -> Atom {
    let weight = 100 + u32::try_from(places.len()).unwrap_or(u32::MAX).min(900);
    Atom {
        about: places.iter().map(|at| About::Entry(*at)).collect(),
        place: Place::Text,
        fate: Fate::Amended,
        weight: weight::of_place(Place::Text, Fate::Amended, weight),
        parts: vec![Part {
            name: listed(&names(places, scene)),
            side: Side::New,
            text: String::new(),
            verb: None,
            statements: vec![(100, Statement::Said(cause))],
            asked: None,
        }],
        title: None,
    }
}
