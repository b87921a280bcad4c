//! The paragraphs that only one text has, each with the sub-paragraphs that came or went with it.

use std::collections::BTreeMap;

use super::{About, Atom, Class, Entry, Fate, Part, Scene, Statement, weight};
use crate::report::{Relation, count};
use crate::sides::Side;

/// Tells the paragraphs that came or went.
pub(super) fn atoms(scene: &Scene<'_>) -> Vec<Atom> {
    roots(scene)
        .into_iter()
        .map(|(root, children)| atom(root, &children, scene))
        .collect()
}

/// Returns the paragraphs that came or went, with those below them.
fn roots(scene: &Scene<'_>) -> Vec<(usize, Vec<usize>)> {
    let mut roots: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut places: BTreeMap<(Relation, &str), usize> = BTreeMap::new();
    for (at, entry) in scene.report.entries.iter().enumerate() {
        let Some((side, id)) = alone(entry) else { continue };
        let parent = scene
            .lookup
            .provision(side, id)
            .and_then(|it| it.parent.as_deref());
        // Parents stand before their children.
        let known = parent.and_then(|parent| places.get(&(entry.relation, parent)).copied());
        let root = known.unwrap_or(roots.len());
        match known {
            Some(root) => roots[root].1.push(at),
            None => roots.push((at, Vec::new())),
        }
        places.insert((entry.relation, id), root);
    }
    roots
}

/// Returns the side that alone has an entry, and its id there.
fn alone(entry: &Entry) -> Option<(Side, &str)> {
    let (side, ids) = match entry.relation {
        Relation::Inserted => (Side::New, &entry.new),
        Relation::Deleted => (Side::Old, &entry.old),
        _ => return None,
    };
    let id = ids.first().filter(|_| entry.class == Class::Substantive)?;
    Some((side, id))
}

fn atom(root: usize, children: &[usize], scene: &Scene<'_>) -> Atom {
    let entry = &scene.report.entries[root];
    let (side, fate, word) = match entry.relation {
        Relation::Deleted => (Side::Old, Fate::Gone, "deleted"),
        _ => (Side::New, Fate::New, "new"),
    };
    let with = match children.len() {
        0 => String::new(),
        number => format!(", with {}", count(number, "sub-paragraph")),
    };
    let texts: Vec<String> = std::iter::once(root)
        .chain(children.iter().copied())
        .map(|at| words_alone(&scene.report.entries[at]))
        .collect();
    let text = texts.join(" ").replace('\n', " ");
    let header = match side {
        Side::Old => entry.header.old.as_deref(),
        Side::New => entry.header.new.as_deref(),
    };
    let place = scene.place(entry);
    let own = weight::of_text(&text, header, side, scene);
    Atom {
        about: vec![About::Entry(root)],
        place,
        fate,
        weight: weight::of_standing(entry, weight::of_place(place, fate, own), false),
        parts: vec![Part {
            name: format!("{} ({word}{with})", entry.name()),
            side,
            text,
            verb: None,
            statements: Vec::<(u32, Statement)>::new(),
            asked: entry.asked(),
        }],
        title: None,
    }
}

fn words_alone(entry: &Entry) -> String {
    let edits = entry.edits.iter();
    edits
        .flat_map(|edit| [edit.old.as_str(), edit.new.as_str()])
        .collect()
}
