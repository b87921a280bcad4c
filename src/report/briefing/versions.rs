//! The briefing of two language versions: which paragraphs answer each other, and which say other numbers or dates.
//!
//! Their words all differ, so that every paragraph would be told as gone and come. What [`Versions`] found is told instead.
//!
//! ```text
//! Two languages (en, fr), of which the words cannot be compared. By their numbers 21 paragraphs answer each other.
//! OP 4: "30 June 2026" only in the old text, "30 juin 2025" only in the new text.
//! ```

use std::collections::BTreeMap;

use super::fold::Told;
use super::line::one_line;
use super::ranges::{few, ranges};
use super::{About, Briefing, Fate, Item, Length, Place, Scene, count, head, listed};
use crate::report::phrases::cite;
use crate::report::{Apart, Versions};

/// So many stretches of paragraphs are named in one line.
const NAMED: usize = 20;

pub(super) fn briefing(versions: &Versions, length: Length, scene: &Scene<'_>) -> Briefing {
    let told = told(&versions.apart, length, scene);
    let languages = versions.languages.as_ref();
    let mut sentences = vec![format!(
        "Two languages ({}, {}), of which the words cannot be compared.",
        languages.old, languages.new
    )];
    sentences.extend(versions.summary());
    Briefing {
        head: vec![one_line(&head::texts(scene)), sentences.join(" ")],
        items: told.items,
        rest: told.rest,
        folded: told.folded,
        counts: format!(
            "Taken for one language, they would have {}.",
            count(scene.report.summary.changes, "change")
        ),
    }
}

/// Tells the paragraphs one by one, and names in the last line those that have no room; these stand by themselves in the rest.
fn told(apart: &[Apart], length: Length, scene: &Scene<'_>) -> Told {
    let top = length.items;
    let alone = if apart.len() > top { top - 1 } else { apart.len() };
    let (first, others) = apart.split_at(alone);
    let entries = entries(scene);
    let item = |it: &Apart| {
        item(
            cite(&it.id),
            format!(": {}", it.told),
            std::slice::from_ref(it),
            &entries,
            scene,
        )
    };
    let mut items: Vec<Item> = first.iter().map(item).collect();
    if !others.is_empty() {
        let places: Vec<String> = others.iter().map(|it| cite(&it.id)).collect();
        let named = format!(" in {}.", listed(&few(ranges(&places), NAMED)));
        let name = "Other numbers, dates or symbols too".to_owned();
        items.push(self::item(name, named, others, &entries, scene));
    }
    Told {
        items,
        rest: others.iter().take(length.rest).map(item).collect(),
        folded: others.len(),
    }
}

/// Returns the place of each paragraph of the new text among the entries.
fn entries<'a>(scene: &Scene<'a>) -> BTreeMap<&'a str, usize> {
    let entries = scene.report.entries.iter().enumerate();
    entries
        .flat_map(|(at, entry)| entry.new.iter().map(move |id| (id.as_str(), at)))
        .collect()
}

fn item(
    name: String,
    told: String,
    apart: &[Apart],
    entries: &BTreeMap<&str, usize>,
    scene: &Scene<'_>,
) -> Item {
    let found = apart.iter().filter_map(|it| entries.get(it.id.as_str()));
    let about: Vec<About> = found.map(|at| About::Entry(*at)).collect();
    let place = match about.as_slice() {
        [About::Entry(at), ..] => scene.place(&scene.report.entries[*at]),
        _ => Place::Text,
    };
    Item {
        about,
        place,
        fate: Fate::Amended,
        weight: 0,
        name,
        told,
    }
}
