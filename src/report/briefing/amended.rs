//! The paragraphs that both texts have: what their verb does, and what else changed in them.
//!
//! `"X" became "Y"` is said of a verb only where X is gone and Y was not there: a clause that was put before the old verb, or that was taken
//! away before the new one, is told as that (`"Welcoming" is put before "Reaffirming"`). Where hardly a word was kept, both wordings are told
//! and not their single words.

use super::changes::Changes;
use super::clause::{trimmed, units};
use super::notes::Notes;
use super::statement::Statement;
use super::{About, Atom, Class, Entry, Part, Place, Scene, weight};
use crate::lexicon::any;
use crate::report::cause::{Cause, Standing};
use crate::report::{Op, Relation};
use crate::sides::{Side, Sides};
use crate::text::tokens::words;

/// With less than this share of the words kept, a paragraph is another one in the same place.
const KEPT: f32 = 0.3;
/// Of so few words the words themselves are told.
const FEW: usize = 16;

/// Tells each paragraph that changed in substance, or whose footnotes did.
pub(super) fn atoms(scene: &Scene<'_>, notes: &Notes<'_>) -> Vec<Atom> {
    let entries = scene.report.entries.iter().enumerate();
    entries
        .filter(|(_, entry)| !matches!(entry.relation, Relation::Inserted | Relation::Deleted))
        .filter_map(|(at, entry)| {
            let below = notes.of_entry(at);
            let told = entry.class == Class::Substantive || !below.is_empty();
            told.then(|| {
                let mut part = part(entry);
                part.statements.extend(below);
                let mut atom = Atom::amended(About::Entry(at), scene.place(entry), part);
                let lists = atom.place == Place::Operative
                    && atom.parts[0].verb.is_none()
                    && only_lists(entry, scene);
                atom.weight = weight::of_standing(entry, atom.weight, lists);
                atom
            })
        })
        .collect()
}

/// Whether a paragraph asks for nothing: it reaffirms, notes or welcomes what is there.
fn only_lists(entry: &Entry, scene: &Scene<'_>) -> bool {
    let ladders = &scene.ladders;
    let asking = ladders.ladders().first().map(|it| it.name.as_str());
    let header = entry.header.new.as_deref();
    let ladder = header.and_then(|header| ladders.ladder_of(header));
    ladder.is_some() && ladder != asking
}

fn part(entry: &Entry) -> Part {
    let mut changes = Changes::of(&entry.edits, |class| class == Class::Substantive);
    let verb = verb(entry, &changes.texts);
    if verb.is_some() {
        without_header(&mut changes, entry);
    }
    let mut statements = match rewritten(entry, &changes.texts) {
        Some(statement) => vec![(500, statement)],
        None => changes.statements(),
    };
    let telling = |cause: &&Cause| {
        !matches!(
            cause,
            Cause::Standing(Standing::Order | Standing::ToOperative | Standing::ToPreamble)
                | Cause::OtherNumber
        )
    };
    if entry.class == Class::Substantive {
        let said = entry.causes.iter().filter(telling);
        statements.extend(said.map(|cause| (150, Statement::Said(cause.text()))));
    }
    if statements.is_empty() && verb.is_none() && entry.moved {
        statements.push((90, Statement::Moved(changes.texts.new.replace('\n', " "))));
    }
    if statements.is_empty() && verb.is_none() {
        statements.push((50, Statement::Said("form only".to_owned())));
    }
    Part {
        name: name(entry),
        side: Side::New,
        text: changes.texts.new.replace('\n', " "),
        verb,
        statements,
        asked: entry.asked(),
    }
}

/// Returns `PP 10 (was PP 9 and PP 10, merged)`, `PP 5 (was OP 3, moved to the preamble)`.
pub(super) fn name(entry: &Entry) -> String {
    let crossed = entry.causes.iter().find_map(|cause| match cause {
        Cause::Standing(Standing::ToOperative) => Some("moved to the operative part"),
        Cause::Standing(Standing::ToPreamble) => Some("moved to the preamble"),
        _ => None,
    });
    let how = match entry.relation {
        Relation::Split => Some("split"),
        Relation::Merged => Some("merged"),
        _ => None,
    };
    let moved = crossed.or(entry.moved.then_some("moved"));
    let told: Vec<String> = [entry.former(), how.map(str::to_owned), moved.map(str::to_owned)]
        .into_iter()
        .flatten()
        .collect();
    if told.is_empty() {
        entry.name()
    } else {
        format!("{} ({})", entry.name(), told.join(", "))
    }
}

/// Says what became of the leading verb, where it is another one.
fn verb(entry: &Entry, texts: &Sides<String>) -> Option<Statement> {
    let shift = entry.header.shift;
    let (old, new) = (entry.header.old.as_deref()?, entry.header.new.as_deref()?);
    if !shift.is_of_substance() {
        return None;
    }
    let (old, new) = (old.to_owned(), new.to_owned());
    if stands_later(&texts.old, &old, &texts.new, &new) {
        return Some(Statement::PutBefore { new, old });
    }
    if stands_later(&texts.new, &new, &texts.old, &old) {
        return Some(Statement::TakenAway { old, new });
    }
    let whom = texts.new.strip_prefix(new.as_str()).unwrap_or_default();
    let whom = addressed(whom);
    Some(Statement::Verb {
        shift,
        old,
        new,
        whom,
    })
}

/// Whether the verb of a text, with the words behind it, stands in the other text behind another verb. It is the whole phrase but for
/// `also` and `further` before it: of `Notes with concern the` there is more to find than `concern the`.
fn stands_later(text: &str, header: &str, other: &str, before: &str) -> bool {
    const BEHIND: usize = 2;
    let verb = words(header);
    let text = words(text);
    let own = verb
        .iter()
        .position(|word| !any::WEIGHTLESS.has(word))
        .unwrap_or(0);
    let wanted = text.get(own..verb.len() + BEHIND);
    let later = words(other.strip_prefix(before).unwrap_or(other));
    wanted.is_some_and(|wanted| later.windows(wanted.len()).any(|window| window == wanted))
}

/// Returns the words behind the verb up to the first mark.
fn addressed(text: &str) -> String {
    const MOST: usize = 12;
    let units = units(text);
    let end = units
        .iter()
        .position(|unit| unit.ends)
        .map_or(units.len(), |at| at + 1);
    let Some(last) = units[..end.min(MOST)].last() else {
        return String::new();
    };
    trimmed(&text[..last.range.end]).to_owned()
}

/// Leaves out of the changes what lies inside the leading verb phrases.
fn without_header(changes: &mut Changes, entry: &Entry) {
    let within = |header: Option<&str>, text: &str| {
        let header = header.filter(|header| text.starts_with(header));
        header.map_or(0, str::len)
    };
    let header = Sides::new(
        within(entry.header.old.as_deref(), &changes.texts.old),
        within(entry.header.new.as_deref(), &changes.texts.new),
    );
    for change in &mut changes.all {
        change.at.old.start = change.at.old.start.max(header.old.min(change.at.old.end));
        change.at.new.start = change.at.new.start.max(header.new.min(change.at.new.end));
    }
    let texts = &changes.texts;
    changes.all.retain(|change| {
        let says = |text: &str| text.chars().any(char::is_alphanumeric);
        says(&texts.old[change.at.old.clone()]) || says(&texts.new[change.at.new.clone()])
    });
}

/// Tells both wordings where hardly a word was kept.
fn rewritten(entry: &Entry, texts: &Sides<String>) -> Option<Statement> {
    let kept = entry.words(Op::Equal);
    let old = kept + entry.words(Op::Delete);
    let new = kept + entry.words(Op::Insert);
    let share = kept as f32 / old.max(new).max(1) as f32;
    (share < KEPT && old.min(new) >= FEW).then(|| Statement::Rewritten {
        old: texts.old.replace('\n', " "),
        new: texts.new.replace('\n', " "),
    })
}
