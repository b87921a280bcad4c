//! The rule of footnotes.

use super::scene::{causes, differs};
use super::{Ask, Example, Hit, Rule, Scene, Set, Spot, Takes};
use crate::check::Level;
use crate::report::{Cause, Class, Note, Relation, Standing};

pub(super) const NO_FOOTNOTE_CHANGE: Rule = Rule {
    name: "no-footnote-change",
    what: "No footnote comes, goes or changes, and no mark of one moves; numbers may follow, and so may \"Ibid.\".",
    why: "Footnotes hold the sources and the reservations, and are the first to be lost when a text is copied.",
    fires: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;[^1]\n\n2. Decides to remain seized of the matter.\n\n[^1]: Resolution 55/2.\n",
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
    ),
    passes: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;[^1]\n\n2. Decides to remain seized of the matter.\n\n[^1]: Resolution 55/2.\n",
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;[^2]\n\n2. Decides to remain seized of the matter.\n\n[^2]: Resolution 55/2.\n",
    ),
    sets: &[Set::AgreedLanguage, Set::Negotiation, Set::Law],
    level: Level::Error,
    usual: Some(Level::Error),
    takes: Takes::Nothing,
    find: no_footnote_change,
};

fn no_footnote_change(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let notes = scene
        .report
        .footnotes
        .iter()
        .enumerate()
        .filter_map(|(at, note)| {
            let message = changed(note)?;
            Some(Hit::at(Spot::Note(at), message))
        });
    let marks = scene.entries().filter_map(|(at, entry)| {
        let moved = causes(entry).into_iter().find(|cause| is_of_mark(cause))?;
        Some(Hit::at(Spot::Entry(at), moved.text()))
    });
    notes.chain(marks).collect()
}

/// Says what became of a footnote, unless that follows from something else.
fn changed(note: &Note) -> Option<String> {
    match note.relation {
        Relation::Deleted => return Some("the footnote is gone".to_owned()),
        Relation::Inserted => return Some("a footnote came".to_owned()),
        _ => {}
    }
    let matters = match note.class {
        Class::Substantive | Class::Editorial => true,
        Class::Consequential => false,
        Class::None => differs(&note.edits),
    };
    matters.then(|| match note.causes.text() {
        Some(causes) => format!("the footnote changed: {causes}"),
        None => "the footnote changed".to_owned(),
    })
}

fn is_of_mark(cause: &Cause) -> bool {
    matches!(
        cause,
        Cause::Standing(
            Standing::MarkInNumber | Standing::MarkMoved | Standing::MarkGone | Standing::MarkCame
        )
    )
}
