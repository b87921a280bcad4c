//! What a text must contain, and what it must not.

use super::scene::first_words;
use super::{Ask, Example, Hit, Rule, Scene, Spot, Takes};
use crate::check::Level;
use crate::sides::Sides;

pub(super) const MUST_CONTAIN: Rule = Rule {
    name: "must-contain",
    what: "The paragraphs that are selected contain some words, at one place at least.",
    why: "The one sentence that a delegation came for must be in every draft. Words between slashes are a regular expression.",
    fires: Example {
        told: "pattern = \"within existing resources\"",
        ..Example::of(
            "The General Assembly,\n\n1. Requests a report, within existing resources;\n\n2. Decides to remain seized of the matter.\n",
            "The General Assembly,\n\n1. Requests a report;\n\n2. Decides to remain seized of the matter.\n",
        )
    },
    passes: Example {
        told: "pattern = \"within existing resources\"",
        ..Example::of(
            "The General Assembly,\n\n1. Requests a report;\n\n2. Decides to remain seized of the matter.\n",
            "The General Assembly,\n\n1. Requests a report, within  existing resources;\n\n2. Decides to remain seized of the matter.\n",
        )
    },
    sets: &[],
    level: Level::Error,
    usual: None,
    takes: Takes::Pattern,
    find: must_contain,
};

fn must_contain(scene: &Scene<'_>, ask: &Ask<'_>) -> Vec<Hit> {
    let Some(pattern) = &ask.condition.pattern else {
        return Vec::new();
    };
    let mut provisions = scene.new_text().provisions.iter().enumerate();
    if provisions
        .any(|(at, provision)| (ask.selects)(Spot::New(at)) && pattern.find(&provision.text).is_some())
    {
        return Vec::new();
    }
    vec![Hit {
        content: Some(Sides::new(pattern.written.clone(), String::new())),
        words: Some(Sides::default()),
        ..Hit::at(
            Spot::Whole,
            format!("nowhere says \"{}\"", first_words(&pattern.written)),
        )
    }]
}

pub(super) const MUST_NOT_CONTAIN: Rule = Rule {
    name: "must-not-contain",
    what: "No paragraph of the later text contains some words.",
    why: "Some words were struck for good. Words between slashes are a regular expression.",
    fires: Example {
        told: "pattern = \"/(?i)subject to domestic law/\"",
        ..Example::of(
            "The General Assembly,\n\n1. Urges all States to cooperate in good faith.\n",
            "The General Assembly,\n\n1. Urges all States to cooperate in good faith, subject to domestic law.\n",
        )
    },
    passes: Example {
        told: "pattern = \"/(?i)subject to domestic law/\"",
        ..Example::of(
            "The General Assembly,\n\n1. Urges all States to cooperate in good faith, subject to domestic law.\n",
            "The General Assembly,\n\n1. Urges all States to cooperate in good faith, in line with domestic law.\n",
        )
    },
    sets: &[],
    level: Level::Error,
    usual: None,
    takes: Takes::Pattern,
    find: must_not_contain,
};

fn must_not_contain(scene: &Scene<'_>, ask: &Ask<'_>) -> Vec<Hit> {
    let Some(pattern) = &ask.condition.pattern else {
        return Vec::new();
    };
    let hits = scene
        .new_text()
        .provisions
        .iter()
        .enumerate()
        .filter_map(|(at, provision)| {
            let found = first_words(&pattern.find(&provision.text)?);
            let message = format!("says \"{found}\", which must not stand here");
            Some(Hit::at(Spot::New(at), message).about(found))
        });
    hits.collect()
}
