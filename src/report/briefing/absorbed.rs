//! Paragraphs that went and whose words stand in another one now: they are told where they stand.
//!
//! A merger by rewording looks like a deletion beside an insertion inside a live paragraph: most of the words of the
//! paragraph that went came there. Words are compared by their first letters (`assess`, `assessing`). Cost: linear in the words,
//! by an index from words to the paragraphs that they came into.

use std::collections::{BTreeSet, HashMap};

use super::statement::Statement;
use super::vocabulary::is_content;
use super::{About, Atom, Fate, Scene};
use crate::report::Op;
use crate::text::tokens::words;

/// So much of a paragraph must have come elsewhere.
const SHARE: f32 = 0.6;
/// Of fewer words nobody knows.
const FEWEST: usize = 6;

/// Returns the paragraphs that came or went, without those that are told with the live ones that took them in.
pub(super) fn told_where_they_stand(alone: Vec<Atom>, live: &mut [Atom], scene: &Scene<'_>) -> Vec<Atom> {
    let came = came_into(live, scene);
    let mut left = Vec::new();
    for atom in alone {
        let host = (atom.fate == Fate::Gone).then(|| host(&atom, &came)).flatten();
        match host.filter(|at| live[*at].place == atom.place) {
            Some(at) => {
                let part = &atom.parts[0];
                let name = scene_name(&part.name);
                let text = part.text.clone();
                let statement = Statement::TakesIn { name, text };
                live[at].parts[0].statements.push((420, statement));
                live[at].about.extend(atom.about);
            }
            None => left.push(atom),
        }
    }
    left
}

/// Returns `OP 3` of `OP 3 (deleted)`.
fn scene_name(name: &str) -> String {
    name.rsplit_once(" (deleted")
        .map_or(name, |(name, _)| name)
        .to_owned()
}

/// Returns into which live paragraphs the stem of each word came.
fn came_into(live: &[Atom], scene: &Scene<'_>) -> HashMap<String, BTreeSet<usize>> {
    let mut came: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for (at, atom) in live.iter().enumerate() {
        let Some(About::Entry(entry)) = atom.about.first() else {
            continue;
        };
        let inserted = scene.report.entries[*entry]
            .edits
            .iter()
            .filter(|edit| edit.op == Op::Insert);
        for stem in inserted.flat_map(|edit| stems(&edit.new)) {
            came.entry(stem).or_default().insert(at);
        }
    }
    came
}

fn host(atom: &Atom, came: &HashMap<String, BTreeSet<usize>>) -> Option<usize> {
    let stems: BTreeSet<String> = stems(&atom.parts[0].text).collect();
    if stems.len() < FEWEST {
        return None;
    }
    let mut hits: HashMap<usize, usize> = HashMap::new();
    for at in stems.iter().filter_map(|stem| came.get(stem)).flatten() {
        *hits.entry(*at).or_default() += 1;
    }
    let best = hits
        .into_iter()
        .max_by_key(|(at, hits)| (*hits, std::cmp::Reverse(*at)))?;
    (best.1 as f32 >= SHARE * stems.len() as f32).then_some(best.0)
}

fn stems(text: &str) -> impl Iterator<Item = String> {
    const LETTERS: usize = 5;
    let content = words(text).into_iter().filter(|word| is_content(word));
    content.map(|word| word.chars().take(LETTERS).collect())
}
