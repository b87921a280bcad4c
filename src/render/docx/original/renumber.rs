//! Numbers the notes of a file anew, in the order of their marks.
//!
//! `LibreOffice` takes the notes in the order of their numbers in the file and not by these numbers, so where a note comes,
//! all of them are numbered and put anew. Nobody sees these numbers.

use std::collections::BTreeMap;
use std::ops::Range;

use roxmltree::Document;

use super::splice::apply;
use crate::read::docx::{attribute, word};

/// Numbers the notes of a file anew, in the order of their marks. Both texts are returned with the new numbers.
pub(in crate::render::docx) fn renumber(
    document: &str,
    notes: &str,
    are_endnotes: bool,
) -> Option<(String, String)> {
    let (name, reference) = if are_endnotes {
        ("endnote", "endnoteReference")
    } else {
        ("footnote", "footnoteReference")
    };
    let texts = [(document, reference), (notes, name)].map(|(text, name)| {
        let tree = Document::parse(text).ok()?;
        let named = tree.descendants().filter(|node| word(*node) == name);
        // The lines above the notes have a type and keep their numbers.
        let real = named.filter(|node| attribute(*node, "type").is_none_or(|kind| kind == "normal"));
        let ids = real.filter_map(|node| node.attributes().find(|it| it.name() == "id"));
        let ids: Vec<(Range<usize>, String)> =
            ids.map(|id| (id.range_value(), id.value().to_owned())).collect();
        Some(ids)
    });
    let [Some(marks), Some(bodies)] = texts else {
        return None;
    };
    let mut next = first_number(notes, name)?;
    let mut numbers = BTreeMap::new();
    for (_, id) in marks.iter().chain(&bodies) {
        numbers.entry(id.clone()).or_insert_with(|| {
            next += 1;
            next - 1
        });
    }
    let splices = |ids: Vec<(Range<usize>, String)>| -> Vec<(Range<usize>, String)> {
        ids.into_iter()
            .map(|(range, id)| (range, numbers[&id].to_string()))
            .collect()
    };
    let numbered = apply(notes, splices(bodies))?;
    Some((apply(document, splices(marks))?, in_order(&numbered, name)?))
}

/// Puts the notes of a part in the order of their numbers.
fn in_order(notes: &str, name: &str) -> Option<String> {
    let tree = Document::parse(notes).ok()?;
    let elements = tree.root_element().children().filter(|node| word(*node) == name);
    let mut places: Vec<(i64, Range<usize>)> = elements
        .filter_map(|node| Some((attribute(node, "id")?.parse().ok()?, node.range())))
        .collect();
    let written: Vec<Range<usize>> = places.iter().map(|(_, range)| range.clone()).collect();
    places.sort_by_key(|(number, _)| *number);
    let moved = written.into_iter().zip(&places);
    apply(
        notes,
        moved
            .map(|(place, (_, from))| (place, notes[from.clone()].to_owned()))
            .collect(),
    )
}

/// Returns the first number that the lines above the notes leave free.
fn first_number(notes: &str, name: &str) -> Option<i64> {
    let tree = Document::parse(notes).ok()?;
    let lines = tree.descendants().filter(|node| word(*node) == name);
    let lines = lines.filter(|node| attribute(*node, "type").is_some_and(|kind| kind != "normal"));
    let last = lines
        .filter_map(|node| attribute(node, "id")?.parse::<i64>().ok())
        .max();
    Some(last.map_or(1, |last| last.saturating_add(1)).max(1))
}
