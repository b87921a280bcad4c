//! Rules of whole paragraphs: whether they stay, change, move, and how much.

use super::scene::{causes, differs, is_gone, told};
use super::{Ask, Example, Hit, Rule, Scene, Set, Spot, Takes};
use crate::check::Level;
use crate::report::{Cause, Class, Entry, Op, Relation, Standing};

pub(super) const FROZEN: Rule = Rule {
    name: "frozen",
    what: "A paragraph stays as it is, to the last mark, where it stands; only its number may follow others.",
    why: "Agreed language that is opened once is open again. Whoever touches it must say so, and ask.",
    fires: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Urges all States to cooperate, in good faith;\n\n2. Decides to remain seized of the matter.\n",
    ),
    passes: Example {
        told: "select = \"OP1\"",
        ..Example::of(
            "The General Assembly,\n\nRecalling its resolution 77/1,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
            "The General Assembly,\n\nRecalling its resolution 77/1,\n\n1. Welcomes the report on wells;\n\n2. Urges all States to cooperate in good faith;\n\n3. Decides to remain seized of the matter.\n",
        )
    },
    sets: &[Set::AgreedLanguage],
    level: Level::Error,
    usual: None,
    takes: Takes::Nothing,
    find: frozen,
};

fn frozen(scene: &Scene<'_>, ask: &Ask<'_>) -> Vec<Hit> {
    let among = among(scene, ask);
    let entries = scene
        .entries()
        .filter(|(at, entry)| is_touched(entry) && (entry.relation != Relation::Inserted || among[*at]));
    let entries = entries.map(|(at, entry)| Hit::at(Spot::Entry(at), touched(entry)));
    let notes = scene
        .report
        .footnotes
        .iter()
        .enumerate()
        .filter(|(_, note)| differs(&note.edits));
    let notes = notes.map(|(at, _)| Hit::at(Spot::Note(at), "a footnote of a frozen paragraph changed"));
    entries.chain(notes).collect()
}

/// Says of each entry whether it stands among frozen ones: the next that the earlier text has, above and below, are both frozen. What came
/// before the first of them or behind the last touches none.
fn among(scene: &Scene<'_>, ask: &Ask<'_>) -> Vec<bool> {
    let entries = &scene.report.entries;
    let frozen = |at: usize| (ask.selects)(Spot::Entry(at));
    let mut among = vec![true; entries.len()];
    let mut sweep = |order: &mut dyn Iterator<Item = usize>| {
        let mut last = ask.everything;
        for at in order {
            if entries[at].relation == Relation::Inserted {
                among[at] &= last;
            } else {
                last = frozen(at);
            }
        }
    };
    sweep(&mut (0..entries.len()));
    sweep(&mut (0..entries.len()).rev());
    among
}

/// Whether anything of a paragraph is other than it was, but for its number and the glyphs that comparison takes as one.
fn is_touched(entry: &Entry) -> bool {
    let standing =
        |cause: &Cause| matches!(cause, Cause::Standing(_) | Cause::Unseen { .. } | Cause::Other(_));
    entry.relation != Relation::Unchanged
        || entry.moved
        || differs(&entry.edits)
        || entry.causes.iter().any(standing)
}

fn touched(entry: &Entry) -> String {
    match entry.relation {
        Relation::Deleted => "a frozen paragraph is gone".to_owned(),
        Relation::Inserted => "a paragraph came among frozen ones".to_owned(),
        Relation::Split => "a frozen paragraph was split".to_owned(),
        Relation::Merged => "a frozen paragraph was joined with another".to_owned(),
        Relation::Unchanged if entry.moved => "a frozen paragraph stands elsewhere".to_owned(),
        _ => with_causes("a frozen paragraph changed", entry),
    }
}

fn with_causes(what: &str, entry: &Entry) -> String {
    let causes = causes(entry);
    let causes: Vec<&Cause> = causes
        .into_iter()
        .filter(|cause| !matches!(cause, Cause::OtherNumber))
        .collect();
    if causes.is_empty() {
        return what.to_owned();
    }
    format!("{what}: {}", told(causes))
}

pub(super) const NO_SUBSTANTIVE_CHANGE: Rule = Rule {
    name: "no-substantive-change",
    what: "Nothing changes in substance: paragraphs, footnotes and head may be edited, counted anew and brought up to date, no more.",
    why: "A technical update that changes what a text asks is no technical update. When in doubt a change is one of substance.",
    fires: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Urges all States to cooperate in good time;\n\n2. Decides to remain seized of the matter.\n",
    ),
    passes: Example::of(
        "The General Assembly,\n\n1. Urges all States to adopt the programme of the organization;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Urges all States to adopt the program of the organization;\n\n2. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::Law],
    level: Level::Error,
    usual: Some(Level::Error),
    takes: Takes::Nothing,
    find: no_substantive_change,
};

fn no_substantive_change(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let report = scene.report;
    let entries = scene
        .entries()
        .filter(|(_, entry)| entry.class == Class::Substantive);
    let entries = entries.map(|(at, entry)| Hit::at(Spot::Entry(at), substance(entry)));
    let notes = report
        .footnotes
        .iter()
        .enumerate()
        .filter(|(_, note)| note.class == Class::Substantive);
    let notes = notes.map(|(at, _)| Hit::at(Spot::Note(at), "the footnote changed in substance"));
    let rows = report
        .head
        .iter()
        .enumerate()
        .filter(|(_, row)| row.class == Class::Substantive);
    let rows = rows.map(|(at, _)| Hit::at(Spot::Head(at), "the head changed in substance"));
    entries.chain(notes).chain(rows).collect()
}

fn substance(entry: &Entry) -> String {
    let what = match entry.relation {
        Relation::Deleted => "the paragraph is gone",
        Relation::Inserted => "a paragraph came",
        _ => "changed in substance",
    };
    let grave = causes(entry)
        .into_iter()
        .filter(|cause| cause.class() == Class::Substantive);
    let grave: Vec<&Cause> = grave.collect();
    if grave.is_empty() {
        return what.to_owned();
    }
    format!("{what}: {}", told(grave))
}

pub(super) const NO_DELETION: Rule = Rule {
    name: "no-deletion",
    what: "No paragraph goes.",
    why: "What is not in the next draft is seldom missed in time. A paragraph that was joined with another or moved is still there.",
    fires: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Requests the Secretary-General to report on village wells;\n\n3. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
    ),
    passes: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Requests the Secretary-General to report on village wells;\n\n3. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Requests the Secretary-General to report on village wells;\n\n2. Urges all States to cooperate in good faith;\n\n3. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::Negotiation],
    level: Level::Error,
    usual: None,
    takes: Takes::Nothing,
    find: no_deletion,
};

fn no_deletion(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let gone = scene.entries().filter(|(_, entry)| is_gone(entry));
    gone.map(|(at, _)| Hit::at(Spot::Entry(at), "the paragraph is gone"))
        .collect()
}

pub(super) const ORDER_UNCHANGED: Rule = Rule {
    name: "order-unchanged",
    what: "Paragraphs keep their order and their part of the text.",
    why: "What stands first is read first, and what leaves the operative part no longer asks anybody for anything.",
    fires: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Requests the Secretary-General to report on village wells;\n\n3. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Requests the Secretary-General to report on village wells;\n\n2. Urges all States to cooperate in good faith;\n\n3. Decides to remain seized of the matter.\n",
    ),
    passes: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Requests the Secretary-General to report on village wells;\n\n2. Urges all States to cooperate in good faith;\n\n3. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::Law],
    level: Level::Error,
    usual: None,
    takes: Takes::Nothing,
    find: order_unchanged,
};

fn order_unchanged(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let hits = scene.entries().filter_map(|(at, entry)| {
        let elsewhere = causes(entry).into_iter().find(|cause| is_elsewhere(cause));
        let message = match elsewhere {
            Some(cause) => cause.text(),
            None if entry.moved => "stands elsewhere in the order".to_owned(),
            None => return None,
        };
        Some(Hit::at(Spot::Entry(at), message))
    });
    hits.collect()
}

fn is_elsewhere(cause: &Cause) -> bool {
    matches!(
        cause,
        Cause::Standing(
            Standing::Order
                | Standing::ToOperative
                | Standing::ToPreamble
                | Standing::FromSubparagraph
                | Standing::ToSubparagraph
                | Standing::OtherPart
        )
    )
}

pub(super) const SHARE_CHANGED: Rule = Rule {
    name: "share-changed",
    what: "No more than a share of a paragraph's words changes; a paragraph that goes changed altogether.",
    why: "An edit is welcome, a rewriting needs another round.",
    fires: Example {
        told: "share = 0.25",
        ..Example::of(
            "The General Assembly,\n\n1. Urges all States to cooperate with the observers of the lake in good faith;\n\n2. Decides to remain seized of the matter.\n",
            "The General Assembly,\n\n1. Urges all States to work closely and openly with the observers of every lake at all times;\n\n2. Decides to remain seized of the matter.\n",
        )
    },
    passes: Example {
        told: "share = 0.25",
        ..Example::of(
            "The General Assembly,\n\n1. Urges all States to cooperate with the observers of the lake in good faith;\n\n2. Decides to remain seized of the matter.\n",
            "The General Assembly,\n\n1. Urges all States to cooperate with the observers of the river in good faith;\n\n2. Decides to remain seized of the matter.\n",
        )
    },
    sets: &[],
    level: Level::Warning,
    usual: None,
    takes: Takes::Share,
    find: share_changed,
};

fn share_changed(scene: &Scene<'_>, ask: &Ask<'_>) -> Vec<Hit> {
    let most = ask.condition.share.unwrap_or(1.0);
    let hits = scene.entries().filter_map(|(at, entry)| {
        let share = changed(entry)?;
        let message = || {
            format!(
                "{:.0} of 100 words changed, {:.0} are allowed",
                (share * 100.0).ceil(),
                (most * 100.0).floor()
            )
        };
        (share > most).then(|| Hit::at(Spot::Entry(at), message()))
    });
    hits.collect()
}

/// Returns which share of the words of both sides is in one of them only; none of a paragraph that came.
fn changed(entry: &Entry) -> Option<f64> {
    if entry.relation == Relation::Inserted {
        return None;
    }
    let (deleted, inserted) = (entry.words(Op::Delete), entry.words(Op::Insert));
    let all = deleted + inserted + 2 * entry.words(Op::Equal);
    (all > 0).then(|| (deleted + inserted) as f64 / all as f64)
}
