//! What comes first: the one table of weights.
//!
//! Operative paragraphs ask and bind, the preamble explains: nothing of the preamble comes before what changed in the
//! operative part. There, live paragraphs that changed come before those that came, and these before those that went;
//! among equals decide what the change is about (a verb, a negation, a deadline, money) and how much was said.

use super::statement::Statement;
use super::vocabulary::is_content;
use super::{Fate, Place, Scene};
use crate::instrument::{Address, Base, Series};
use crate::lexicon::{Ladders, Movement, any};
use crate::report::cause::{Cause, Subject};
use crate::report::{Entry, VerbShift};
use crate::sides::Side;
use crate::text::tokens::words;
use crate::text::values::{Value, values};

/// From here on nothing is left out of a sentence.
pub(super) const MUST: u32 = 400;
/// A change of substance that nothing names.
const PLAIN: u32 = 250;
/// Marks, another order: told where there is nothing else.
pub(super) const SLIGHT: u32 = 60;
/// No change of words weighs less, but those of citations, footnotes and marks.
pub(super) const CITED: u32 = 160;

/// Weighs a change of so many words.
pub(super) fn of_change(causes: &[Cause], words: usize, statement: &Statement) -> u32 {
    match statement {
        Statement::Marks | Statement::Elsewhere(_) | Statement::Reordered(_) | Statement::Parted(_) => {
            return SLIGHT;
        }
        _ if is_form(statement) && causes.is_empty() => return SLIGHT,
        _ if is_citation(causes) => return SLIGHT + 40,
        _ => {}
    }
    let gravest = causes.iter().map(of_cause).max().unwrap_or(PLAIN);
    gravest + 4 * u32::try_from(words.min(40)).unwrap_or(40)
}

/// Whether only grammar came, went or changed: `to`, `its`, `improving` for `improve`.
fn is_form(statement: &Statement) -> bool {
    const STEM: usize = 5;
    let stems = |text: &str| -> Vec<String> {
        let content = words(text).into_iter().filter(|word| is_content(word));
        content.map(|word| word.chars().take(STEM).collect()).collect()
    };
    match statement {
        Statement::Came { words, .. } | Statement::Went { words, .. } => stems(words).is_empty(),
        Statement::Became { old, new } => stems(old) == stems(new),
        _ => false,
    }
}

fn of_cause(cause: &Cause) -> u32 {
    match cause {
        Cause::Brackets { .. } | Cause::OptionKept { .. } | Cause::PartyNote { .. } => 650,
        Cause::Named { subject, .. } => match subject {
            Subject::Negation => 640,
            Subject::Deadline => 630,
            Subject::ModalVerb => 620,
            Subject::Amount => 600,
            Subject::Addressee => 520,
            Subject::Date | Subject::Number => 430,
            Subject::WhoIsMeant | Subject::Qualifier => 380,
            Subject::Citation | Subject::Session => PLAIN,
        },
        _ => PLAIN,
    }
}

/// Weighs another leading verb.
pub(super) fn of_verb(shift: VerbShift) -> u32 {
    if shift == VerbShift::Different { 600 } else { 750 }
}

/// Weighs what a paragraph says that only one text has.
pub(super) fn of_text(text: &str, header: Option<&str>, side: Side, scene: &Scene<'_>) -> u32 {
    let ladders = &scene.ladders;
    let verb = header.map_or(0, |header| match ladders.ladder_of(header) {
        Some(ladder) if Some(ladder) == ladders.ladders().first().map(|it| it.name.as_str()) => {
            match ladders.compare(strongest(ladders), header) {
                Movement::Weaker => 100,
                _ => 200,
            }
        }
        _ => 0,
    });
    // Days and amounts are in figures.
    let dated = text.contains(char::is_numeric)
        && values(text, crate::lexicon::values())
            .iter()
            .any(|found| match found.value {
                Value::Date(date) => date.year.is_some(),
                Value::Amount | Value::Percentage => true,
                _ => false,
            });
    let words = words(text);
    let reports = words.iter().any(|word| any::REPORTING.has(word));
    let pays = words.iter().any(|word| any::FUNDING.has(word));
    let says: f32 = words
        .iter()
        .take(60)
        .map(|word| scene.vocabulary.says(side, word))
        .sum();
    let says = says.clamp(0.0, 100.0) as u32;
    300 + verb + 80 * u32::from(dated) + 80 * u32::from(reports && verb > 0) + 60 * u32::from(pays) + says
}

fn strongest(ladders: &Ladders) -> &str {
    let verbs = ladders.ladders().first().and_then(|ladder| ladder.tiers.first());
    verbs.and_then(|tier| tier.first()).map_or("", String::as_str)
}

/// Lessens the weight of what says less than its place: lines without a number beside articles, and another number or date in
/// a paragraph that only `lists` what is there.
pub(super) fn of_standing(entry: &Entry, weight: u32, lists: bool) -> u32 {
    let unnumbered = |id: &String| {
        let address = id.parse::<Address>();
        address.is_ok_and(|it| matches!(it.base, Base::Counted(Series::Unnumbered, _)))
    };
    let ids = entry.new.iter().chain(&entry.old);
    let less = if ids.take(1).any(unnumbered) { 1500 } else { 0 } + if lists { 200 } else { 0 };
    weight.saturating_sub(less)
}

/// Weighs where something stands and what became of it.
pub(super) fn of_place(place: Place, fate: Fate, weight: u32) -> u32 {
    let slight = weight < PLAIN;
    let part = match place {
        Place::Operative => 4000,
        Place::Text => 3000,
        Place::Preamble => 1000,
        Place::Heading => 0,
    };
    let kind = match fate {
        Fate::Amended if slight => 100,
        Fate::Amended => 1000,
        Fate::New => 600,
        Fate::Gone => 200,
    };
    part + kind + weight.min(1000)
}

/// Whether a change is no more than another number or date of a document that is cited.
fn is_citation(causes: &[Cause]) -> bool {
    let cites = |cause: &Cause| {
        matches!(
            cause,
            Cause::Named {
                subject: Subject::Citation | Subject::Session,
                ..
            }
        )
    };
    !causes.is_empty() && causes.iter().all(cites)
}
