//! Rules of words: verbs, qualifiers, citations, numbers.
//!
//! What a paragraph that stayed says of them stands in the causes of the report. A paragraph that came or went has no causes, since all of
//! it is one change; its citations and figures are read by the same grammar of values.

use super::scene::{causes, ids, told};
use super::{Ask, Example, Hit, Rule, Scene, Set, Spot, Takes};
use crate::check::Level;
use crate::lexicon::{Movement, modals, values as words_of_values};
use crate::report::{Cause, Change, Entry, Relation, Shift, Subject, VerbShift};
use crate::sides::Side;
use crate::text::values::{Value, values};

pub(super) const NO_WEAKER_VERB: Rule = Rule {
    name: "no-weaker-verb",
    what: "No verb asks for less than it did: neither the leading verb, nor one inside the paragraph, nor a modal verb.",
    why: "\"Urges\" that becomes \"Encourages\", or \"shall\" that becomes \"should\", is the cheapest way to lose what was won.",
    fires: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Encourages all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
    ),
    passes: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Calls upon all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::Negotiation, Set::Law],
    level: Level::Error,
    usual: Some(Level::Error),
    takes: Takes::Nothing,
    find: no_weaker_verb,
};

fn no_weaker_verb(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let hits = scene.entries().filter_map(|(at, entry)| {
        let weaker: Vec<&Cause> = causes(entry)
            .into_iter()
            .filter(|cause| is_weaker(cause))
            .collect();
        if weaker.is_empty() && entry.header.shift != VerbShift::Weaker {
            return None;
        }
        Some(Hit::at(
            Spot::Entry(at),
            format!("a verb is weaker: {}", told(weaker)),
        ))
    });
    hits.collect()
}

fn is_weaker(cause: &Cause) -> bool {
    match cause {
        Cause::Verb { shift, .. } => *shift == Shift::Weaker,
        Cause::Named {
            subject: Subject::ModalVerb,
            change: Change::Changed { old, new },
        } => modals().compare(old, new) == Movement::Weaker,
        _ => false,
    }
}

pub(super) const NO_NEW_QUALIFIER: Rule = Rule {
    name: "no-new-qualifier",
    what: "No paragraph gets a qualifier that it did not have: \"where appropriate\", \"as far as possible\", \"voluntary\".",
    why: "Two words turn a duty into an offer. A whole new paragraph is another rule's business.",
    fires: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith, where appropriate;\n\n2. Decides to remain seized of the matter.\n",
    ),
    passes: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith, where appropriate;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::Negotiation],
    level: Level::Error,
    usual: None,
    takes: Takes::Nothing,
    find: no_new_qualifier,
};

fn no_new_qualifier(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    of_causes(scene, |cause| {
        matches!(
            cause,
            Cause::Named {
                subject: Subject::Qualifier,
                change: Change::Added(_) | Change::Changed { .. },
            }
        )
    })
}

/// Finds the paragraphs that have such causes, and tells these.
fn of_causes(scene: &Scene<'_>, is_such: impl Fn(&Cause) -> bool) -> Vec<Hit> {
    let hits = scene.entries().filter_map(|(at, entry)| {
        let such: Vec<&Cause> = causes(entry).into_iter().filter(|cause| is_such(cause)).collect();
        (!such.is_empty()).then(|| Hit::at(Spot::Entry(at), told(such)))
    });
    hits.collect()
}

pub(super) const NO_CITATION_CHANGE: Rule = Rule {
    name: "no-citation-change",
    what: "No citation of a resolution or document comes, goes or changes, but for what rolls forward with the session.",
    why: "A digit makes another document of it, and nobody reads a number twice.",
    fires: Example::of(
        "The General Assembly,\n\nRecalling its resolution 77/228 of 15 December 2022,\n\n1. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\nRecalling its resolution 77/229 of 15 December 2022,\n\n1. Decides to remain seized of the matter.\n",
    ),
    passes: Example::of(
        "The General Assembly,\n\nRecalling its resolution 77/228 of 15 December 2022,\n\n1. Urges States to act.\n",
        "The General Assembly,\n\nRecalling its resolution 77/228 of 15 December 2022,\n\n1. Urges States to act soon.\n",
    ),
    sets: &[Set::Law],
    level: Level::Error,
    usual: None,
    takes: Takes::Nothing,
    find: no_citation_change,
};

fn no_citation_change(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let is_citation =
        |value: &Value| matches!(value, Value::Resolution(..) | Value::Numbered(..) | Value::Symbol);
    of_values(scene, "citation", &[Subject::Citation], is_citation)
}

pub(super) const NO_NUMBER_CHANGE: Rule = Rule {
    name: "no-number-change",
    what: "No number, amount, date, deadline or session comes, goes or changes, but for what rolls forward or follows a renumbering.",
    why: "Money and days are where a slip costs most, and where a diff of words shows least.",
    fires: Example::of(
        "The General Assembly,\n\n1. Decides to appropriate 25 million dollars by 2030;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Decides to appropriate 20 million dollars by 2030;\n\n2. Decides to remain seized of the matter.\n",
    ),
    passes: Example::of(
        "The General Assembly,\n\n1. Decides to appropriate 25 million dollars by 2030;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Decides to appropriate up to 25 million dollars by 2030;\n\n2. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::Law],
    level: Level::Error,
    usual: None,
    takes: Takes::Nothing,
    find: no_number_change,
};

fn no_number_change(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let subjects = [
        Subject::Number,
        Subject::Amount,
        Subject::Date,
        Subject::Deadline,
        Subject::Session,
    ];
    let is_number =
        |value: &Value| !matches!(value, Value::Resolution(..) | Value::Numbered(..) | Value::Symbol);
    of_values(scene, "number", &subjects, is_number)
}

/// Finds the paragraphs whose values of a sort changed: by the causes, or as a whole.
fn of_values(
    scene: &Scene<'_>,
    noun: &str,
    subjects: &[Subject],
    is_such: impl Fn(&Value) -> bool,
) -> Vec<Hit> {
    let named = |cause: &Cause| matches!(cause, Cause::Named { subject, .. } if subjects.contains(subject));
    let hits = scene.entries().filter_map(|(at, entry)| {
        let message = if let Some((verb, text)) = whole(scene, entry) {
            let found = values(&text, words_of_values()).into_iter();
            let found = found.filter(|found| is_such(&found.value));
            let found: Vec<&str> = found.map(|found| &text[found.range]).collect();
            (!found.is_empty()).then(|| format!("{noun} {verb} with its paragraph: {}", quoted(&found)))
        } else {
            let such: Vec<&Cause> = causes(entry).into_iter().filter(|cause| named(cause)).collect();
            (!such.is_empty()).then(|| told(such))
        };
        message.map(|message| Hit::at(Spot::Entry(at), message))
    });
    hits.collect()
}

/// Returns what became of a paragraph that only one text has, and its words.
fn whole(scene: &Scene<'_>, entry: &Entry) -> Option<(&'static str, String)> {
    let (side, verb) = match entry.relation {
        Relation::Inserted => (Side::New, "came"),
        Relation::Deleted => (Side::Old, "went"),
        _ => return None,
    };
    let texts = ids(entry, side).iter().filter_map(|id| scene.provision(side, id));
    let texts: Vec<&str> = texts.map(|(_, provision)| provision.text.as_str()).collect();
    Some((verb, texts.join("\n")))
}

fn quoted(found: &[&str]) -> String {
    const MOST: usize = 4;
    let shown: Vec<String> = found
        .iter()
        .take(MOST)
        .map(|text| format!("\"{text}\""))
        .collect();
    let more = if found.len() > MOST { " …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
