//! Rules of references of a text to itself.

use super::scene::{first_words, ids};
use super::{Ask, Example, Hit, Rule, Scene, Set, Spot, Takes};
use crate::check::Level;
use crate::report::{Entry, Meant, Reference, cite};
use crate::sides::Side;

pub(super) const STALE_REFERENCE: Rule = Rule {
    name: "stale-reference",
    what: "A reference follows when the paragraph that it means gets another number.",
    why: "After a renumbering \"paragraph 5 above\" is still there, and means what nobody agreed to.",
    fires: Example::of(
        "The General Assembly,\n\n1. Urges States to inspect village wells;\n\n2. Invites the report requested in paragraph 1 above;\n\n3. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Welcomes the handbook on ferries;\n\n2. Urges States to inspect village wells;\n\n3. Invites the report requested in paragraph 1 above;\n\n4. Decides to remain seized of the matter.\n",
    ),
    passes: Example::of(
        "The General Assembly,\n\n1. Urges States to inspect village wells;\n\n2. Invites the report requested in paragraph 1 above;\n\n3. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Welcomes the handbook on ferries;\n\n2. Urges States to inspect village wells;\n\n3. Invites the report requested in paragraph 2 above;\n\n4. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::AgreedLanguage, Set::Negotiation, Set::Law],
    level: Level::Warning,
    usual: Some(Level::Warning),
    takes: Takes::Nothing,
    find: stale_reference,
};

fn stale_reference(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (_, entry) in scene.entries() {
        let first = |side: Side| scene.provision(side, ids(entry, side).first()?);
        let (Some((old, _)), Some((new, after))) = (first(Side::Old), first(Side::New)) else {
            continue;
        };
        let told = stale(
            scene,
            scene.references(Side::Old, old),
            scene.references(Side::New, new),
        );
        if !told.is_empty() {
            let message = format!("refers as before to {}", told.join(" and to "));
            hits.push(Hit::at(Spot::New(new), message).about(first_words(&after.text)));
        }
    }
    hits
}

/// Says which numbers stayed and mean other paragraphs now. References are paired in order, where both texts have as many.
fn stale(scene: &Scene<'_>, old: &[Option<Reference>], new: &[Option<Reference>]) -> Vec<String> {
    if old.len() != new.len() {
        return Vec::new();
    }
    let mut told = Vec::new();
    for (old, new) in old.iter().zip(new) {
        let (Some(old), Some(new)) = (old, new) else {
            continue;
        };
        if old.article != new.article || old.numbers.len() != new.numbers.len() {
            continue;
        }
        let word = if old.article { "article" } else { "paragraph" };
        for ((number, before), (same, now)) in old.numbers.iter().zip(&new.numbers) {
            if number == same
                && let Some(became) = became(scene, *before, *now)
            {
                told.push(format!("{word} {number}, which {became}"));
            }
        }
    }
    told
}

/// Says what became of the paragraph that was meant, if it is not the one that is meant now.
fn became(scene: &Scene<'_>, before: Meant, now: Meant) -> Option<String> {
    let Meant::Provision(before) = before else {
        return None;
    };
    let id = &scene.old().provisions[before].id;
    let entry: &Entry = &scene.report.entries[scene.entry_of(Side::Old, id)?];
    if let Meant::Provision(now) = now
        && entry.new.contains(&scene.new_text().provisions[now].id)
    {
        return None;
    }
    let ids: Vec<String> = entry.new.iter().map(|id| cite(id)).collect();
    Some(if ids.is_empty() {
        "is gone".to_owned()
    } else {
        format!("is now {}", ids.join(" and "))
    })
}

pub(super) const BROKEN_REFERENCE: Rule = Rule {
    name: "broken-reference",
    what: "A reference of the later text to itself means a paragraph that is there.",
    why: "It asks one text alone, so it finds what was wrong before anybody compared.",
    fires: Example::alone(
        "The General Assembly,\n\n1. Urges States to inspect village wells;\n\n2. Invites the report requested in paragraph 7 above.\n",
    ),
    passes: Example::alone(
        "The General Assembly,\n\n1. Urges States to inspect village wells;\n\n2. Invites the report requested in paragraph 7 of resolution 77/1.\n",
    ),
    sets: &[Set::AgreedLanguage, Set::Negotiation, Set::Law, Set::Drafting],
    level: Level::Warning,
    usual: Some(Level::Warning),
    takes: Takes::Nothing,
    find: broken_reference,
};

fn broken_reference(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (at, provision) in scene.new_text().provisions.iter().enumerate() {
        let said = scene
            .references(Side::New, at)
            .iter()
            .flatten()
            .filter(|reference| reference.said);
        let broken: Vec<String> = said.filter_map(broken).collect();
        if !broken.is_empty() {
            let message = format!("refers to {}, and there is none", broken.join(" and to "));
            hits.push(Hit::at(Spot::New(at), message).about(first_words(&provision.text)));
        }
    }
    hits
}

/// Returns what a reference names that is not there.
fn broken(reference: &Reference) -> Option<String> {
    let numbers = reference
        .numbers
        .iter()
        .filter(|(_, meant)| *meant == Meant::Nothing);
    let numbers: Vec<&str> = numbers.map(|(number, _)| number.as_str()).collect();
    let word = if reference.article { "article" } else { "paragraph" };
    (!numbers.is_empty()).then(|| format!("{word} {}", numbers.join(", ")))
}
