//! The rule of characters that nobody sees, or cannot tell from others.

use std::collections::BTreeMap;

use super::{Ask, Example, Hit, Rule, Scene, Set, Spot, Takes};
use crate::check::Level;
use crate::report::{Edit, Op, Text};
use crate::sides::Sides;
use crate::text::unseen::{self, Scripts, code_point, look_alike, unseen_in};

pub(super) const UNSEEN_CHARACTERS: Rule = Rule {
    name: "unseen-characters",
    what: "No character comes that a reader cannot see, or takes for another: a letter of another script, a sign that turns the writing round.",
    why: "What two people read as the same words must be the same words, also for a machine that searches them.",
    fires: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Urges all St\u{430}tes to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
    ),
    passes: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Urges all States to cooperate with the \u{413}\u{43e}\u{440}\u{43d}\u{44b}\u{439} \u{444}\u{43e}\u{43d}\u{434} in good faith;\n\n2. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::AgreedLanguage, Set::Negotiation, Set::Law, Set::Drafting],
    level: Level::Error,
    usual: Some(Level::Error),
    takes: Takes::Nothing,
    find: unseen_characters,
};

fn unseen_characters(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let report = scene.report;
    let scripts = report.texts.as_ref().map(scripts);
    let look =
        |spot: Spot, edits: &[Edit]| came(scene, edits, &scripts).map(|message| Hit::at(spot, message));
    let entries = scene
        .entries()
        .filter_map(|(at, entry)| look(Spot::Entry(at), &entry.edits));
    let notes = report.footnotes.iter().enumerate();
    let notes = notes.filter_map(|(at, note)| look(Spot::Note(at), &note.edits));
    let rows = report
        .head
        .iter()
        .enumerate()
        .filter_map(|(at, row)| look(Spot::Head(at), &row.edits));
    let labels = scene
        .new_text()
        .provisions
        .iter()
        .enumerate()
        .filter_map(|(at, provision)| {
            let found = suspicious(provision.label.as_deref()?, &scripts.new);
            (!found.is_empty()).then(|| Hit::at(Spot::New(at), format!("in its number: {}", shown(&found))))
        });
    entries.chain(labels).chain(notes).chain(rows).collect()
}

fn scripts(text: &Text) -> Scripts {
    let provisions = text.provisions.iter().map(|it| it.text.as_str());
    Scripts::of(provisions.chain(text.footnotes.iter().map(|it| it.text.as_str())))
}

/// What was found, how often.
type Found = BTreeMap<(char, String), usize>;

/// Says what came, if anything did; all of it, where there is no earlier text.
fn came(scene: &Scene<'_>, edits: &[Edit], scripts: &Sides<Scripts>) -> Option<String> {
    if !scene.alone && edits.iter().all(|edit| edit.old == edit.new) {
        return None;
    }
    let side = |of: fn(&Edit) -> &String| -> String { edits.iter().map(|edit| of(edit).as_str()).collect() };
    let mut found = suspicious(&side(|edit| &edit.new), &scripts.new);
    if !found.is_empty() && !scene.alone {
        for (what, times) in suspicious(&side(|edit| &edit.old), &scripts.old) {
            found
                .entry(what)
                .and_modify(|now| *now = now.saturating_sub(times));
        }
        found.retain(|_, times| *times > 0);
    }
    if !found.is_empty() {
        return Some(shown(&found));
    }
    let alike = edits.windows(2).find(|pair| disguised(pair, scripts))?;
    Some(format!(
        "\"{}\" looks like the old word and is not the same",
        alike[1].new.trim()
    ))
}

fn suspicious(text: &str, scripts: &Scripts) -> Found {
    let mut found = Found::new();
    for one in unseen_in(text, scripts) {
        if one.level == unseen::Level::Suspicious {
            *found.entry((one.character, one.what)).or_default() += 1;
        }
    }
    found
}

/// Whether a word took the place of another that looks the same, and the old one was not itself the disguise.
fn disguised(pair: &[Edit], scripts: &Sides<Scripts>) -> bool {
    let [deleted, inserted] = pair else { return false };
    deleted.op == Op::Delete
        && inserted.op == Op::Insert
        && inserted.new.contains(char::is_alphanumeric)
        && look_alike(&deleted.old, &inserted.new)
        && suspicious(&deleted.old, &scripts.old).is_empty()
}

fn shown(found: &Found) -> String {
    const MOST: usize = 4;
    let each = found.iter().take(MOST).map(|((character, what), times)| {
        let times = if *times > 1 {
            format!(", {times} times")
        } else {
            String::new()
        };
        format!("{} ({what}){times}", code_point(*character))
    });
    let each: Vec<String> = each.collect();
    let more = if found.len() > MOST { " and others" } else { "" };
    format!(
        "characters that nobody sees for what they are: {}{more}",
        each.join(", ")
    )
}
