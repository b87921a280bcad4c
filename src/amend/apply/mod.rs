//! Sheets are applied to a base: exactly, or not at all.
//!
//! ```text
//! base, sheets ──carry (each action, in the order of the sheets)──▶ draft ──finish──▶ Instrument ──relate──▶ comparison
//! ```
//!
//! 1. Every item speaks of the base, whatever earlier items did (`place`): the draft keeps all of it until the end (`draft`, `words`).
//! 2. Words are searched folded, in the base first, then in the text so far (`seek`, `find`, `scope`). What is found twice, elsewhere or nowhere is
//!    refused with what was found (`refusal`); nothing is guessed, and the rest goes on (`carry`: words in `put` and `strike`, whole
//!    `paragraphs` at a `gap`). What another item brought already comes once (`there`).
//! 3. At the end seams are closed as an editor would (`closing`), numbers given anew or gaps left (`numbers`), and the draft is an
//!    instrument like any other (`finish`). All that no item names is letter by letter what it was.
//! 4. Base and result are compared as any two texts; each change then names its items.
//!
//! Cost: linear in the base, and in the paragraph for each action; a refusal looks through the base once.

mod blank;
mod carry;
mod closing;
mod draft;
mod find;
mod finish;
mod follow;
mod gap;
mod language;
mod lone;
mod notes;
mod numbers;
mod onto;
mod overtaken;
mod paragraphs;
mod payload;
mod place;
mod put;
mod refusal;
mod scope;
mod seek;
mod signed;
mod so_far;
mod standing;
mod strike;
mod there;
mod trial;
mod wish;
mod words;
mod work;

use std::collections::HashMap;

use super::action::doubt;
use super::{Action, Amendments, Doubt, Outcome, Sheet, Status, Step};
use crate::compare::{self, Understood, relate};
use crate::instrument::{Address, Instrument, Spot, Target};
use crate::lexicon::{LANGUAGES, Language};
use crate::report::{By, Entry, Origin, Report, SourceInfo};
use crate::sides::Sides;
use crate::text::normalize::fold;
use draft::Draft;
pub(super) use find::Searched;
use finish::{Finished, finish};
use language::vocabulary;
pub(super) use lone::{Deed, Lone, Place, same_proposal};
use onto::{Onto, onto};
use overtaken::overtaken;
use refusal::Refusal;
pub(super) use trial::Trial;
use work::{Done, Work};

/// The choices of an application.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApplyOptions {
    /// How base and result are compared.
    pub compare: compare::Options,
    /// Numbers are given anew where the tradition of the base would leave gaps.
    pub renumber: bool,
    /// References of the text to its own paragraphs follow their numbers.
    pub follow_references: bool,
}

/// What one action came to, before the result has addresses.
type Came = Result<Done, Refusal>;

/// Sheets that were carried out: what came of them, and what is needed to try each of their actions by itself.
pub(super) struct Applied {
    /// The sheets, each action with its outcome.
    pub(super) sheets: Vec<Sheet>,
    pub(super) result: Understood,
    /// What changed from the base to the result; each change names its items.
    pub(super) comparison: Report,
    /// What was doubtful in the sheets, and in what they do.
    pub(super) warnings: Vec<Doubt>,
    /// The sheets before they were carried out, their places those of the base.
    placed: Vec<Sheet>,
    unplaced: HashMap<Step, Refusal>,
    /// The actions that build on earlier ones, each with those.
    pub(super) built_on: Vec<(Step, Vec<Step>)>,
}

impl Applied {
    /// Returns the base again, on which each action is tried by itself.
    pub(super) fn alone<'a>(&'a self, base: &'a Understood) -> Lone<'a> {
        Lone::of(&base.instrument, &self.placed, self.unplaced.clone())
    }
}

/// Applies sheets to a base, in their order.
pub(super) fn applied(base: &Understood, sheets: &[Sheet], options: &ApplyOptions) -> Applied {
    let Onto {
        sheets: placed,
        doubts,
        unplaced,
    } = onto(&base.instrument, sheets);
    let sheets = placed.as_slice();
    let mut work = Work::of(&base.instrument, sheets);
    work.unplaced.clone_from(&unplaced);
    let came = carried_out(&mut work, sheets);
    let language = language(&base.instrument);
    let mut finished = finish(&mut work.draft, options.renumber, language);
    if options.follow_references {
        follow::follow(&work.draft, &work.places, &mut finished);
    }
    let outcomes = outcomes(&work, &came, &finished);
    let mut warnings = Amendments::of(sheets.to_vec()).warnings;
    warnings.extend(doubts);
    warnings.extend(unlike(base, sheets));
    warnings.extend(slips(&came, sheets));
    warnings.extend(ends(&work.draft, &finished));
    let sheets = with_outcomes(&work, sheets, &outcomes);
    let by = by_address(&work.draft, &finished);
    let origin = origin(&base.origin, &finished.instrument);
    let result = Understood::made(origin, finished.instrument.clone());
    let mut comparison = relate(Sides::new(base, &result), &options.compare);
    warnings.extend(stale(&comparison));
    for entry in &mut comparison.entries {
        entry.by = named(entry, &by, &sheets);
    }
    signed::sign(&mut comparison, &work.draft, &finished);
    let built_on = built_on(&came);
    Applied {
        sheets,
        result,
        comparison,
        warnings,
        placed,
        unplaced,
        built_on,
    }
}

/// The actions that build on earlier ones, each with those.
fn built_on(came: &[(Step, Came)]) -> Vec<(Step, Vec<Step>)> {
    let done = came
        .iter()
        .filter_map(|(step, came)| Some((*step, came.as_ref().ok()?.on.clone())));
    done.filter(|(_, on)| !on.is_empty()).collect()
}

/// Returns what sheets make of a text, and whether all of them could be carried out.
pub(super) fn made(base: &Instrument, sheets: &[Sheet]) -> (Instrument, bool) {
    let mut work = Work::of(base, sheets);
    let came = carried_out(&mut work, sheets);
    let result = finish(&mut work.draft, false, language(base)).instrument;
    (result, came.iter().all(|(_, came)| came.is_ok()))
}

/// Counts how often some words stand in a text, glyphs folded.
pub(super) fn times(text: &str, words: &str) -> usize {
    find::Searched::of(text).places(words).len()
}

/// The language of a text, where the lexicon has it.
pub(super) fn language(instrument: &Instrument) -> Option<&'static Language> {
    let code = instrument.masthead.language.as_deref()?;
    LANGUAGES.iter().copied().find(|language| language.code == code)
}

fn steps(sheets: &[Sheet]) -> impl Iterator<Item = (Step, &Action)> {
    sheets.iter().enumerate().flat_map(|(sheet, of)| {
        of.items.iter().enumerate().flat_map(move |(item, of)| {
            let actions = of.actions.iter().enumerate();
            actions.map(move |(action, it)| (Step { sheet, item, action }, it))
        })
    })
}

fn carried_out(work: &mut Work<'_>, sheets: &[Sheet]) -> Vec<(Step, Came)> {
    let mut came: Vec<(Step, Came)> = Vec::new();
    for (step, action) in steps(sheets) {
        let done = work.carry_out(step, action, vocabulary(&sheets[step.sheet], work.draft.base));
        came.push((step, done));
    }
    throughout(sheets, &mut came);
    came
}

/// An item that works throughout the text need not find its words in each part.
fn throughout(sheets: &[Sheet], came: &mut [(Step, Came)]) {
    let is_all = |step: Step| {
        let action = &sheets[step.sheet].items[step.item].actions[step.action];
        matches!(action.target, Target::All(_)).then(|| {
            (
                step.sheet,
                step.item,
                action.act,
                &action.old_text,
                &action.anchor,
            )
        })
    };
    let done: Vec<_> = came
        .iter()
        .filter(|(_, it)| it.is_ok())
        .filter_map(|(step, _)| is_all(*step))
        .collect();
    for (step, result) in came.iter_mut() {
        let missing = matches!(result, Err(Refusal::NotFound { .. }));
        if missing && is_all(*step).is_some_and(|key| done.contains(&key)) {
            *result = Ok(Done {
                already: true,
                notes: vec!["the words do not stand in this part".to_owned()],
                ..Done::default()
            });
        }
    }
}

/// Tells each action what became of it.
fn outcomes(
    work: &Work<'_>,
    came: &[(Step, Came)],
    finished: &Finished,
) -> HashMap<Step, (Outcome, Option<usize>)> {
    let mut notes: HashMap<Step, Vec<String>> = HashMap::new();
    for (step, note) in &finished.notes {
        notes.entry(*step).or_default().push(note.clone());
    }
    let told = came.iter().map(|(step, came)| {
        let outcome = match came {
            Err(refusal) => (
                Outcome {
                    status: Status::Refused,
                    why: refusal.to_string(),
                    result: Vec::new(),
                    taken: None,
                },
                None,
            ),
            Ok(done) => {
                let own = notes.remove(step).unwrap_or_default();
                let lost = overtaken(work, *step, done);
                let mut why: Vec<String> = done.notes.iter().cloned().chain(own).chain(lost).collect();
                why.dedup();
                let result = done
                    .slots
                    .iter()
                    .filter_map(|slot| finished.addresses.get(slot).cloned());
                (
                    Outcome {
                        status: done.status(),
                        why: why.join("; "),
                        result: result.collect(),
                        taken: None,
                    },
                    done.slots.first().copied(),
                )
            }
        };
        (*step, outcome)
    });
    told.collect()
}

/// Puts outcomes and resolved addresses into the sheets.
fn with_outcomes(
    work: &Work<'_>,
    sheets: &[Sheet],
    outcomes: &HashMap<Step, (Outcome, Option<usize>)>,
) -> Vec<Sheet> {
    let mut told = sheets.to_vec();
    for (step, _) in steps(sheets) {
        let Some((outcome, slot)) = outcomes.get(&step) else {
            continue;
        };
        let action = &mut told[step.sheet].items[step.item].actions[step.action];
        resolve(work, action, *slot);
        action.outcome = Some(outcome.clone());
    }
    told
}

/// Names the provision of the base that a target turned out to be.
fn resolve(work: &Work<'_>, action: &mut Action, host: Option<usize>) {
    let provisions = &work.draft.base.provisions;
    let own = |slot: usize| match work.draft.note(slot) {
        Some(note) => Some(Address::footnote(&note.marker)),
        None => work.draft.slots[slot].base.map(|at| provisions[at].id.clone()),
    };
    let found = match &action.target {
        Target::At(_) => host.and_then(own),
        Target::After(spot) | Target::Before(spot) | Target::End(spot) => {
            work.places.spot(spot).ok().map(|at| provisions[at].id.clone())
        }
        Target::EndOf(_) | Target::All(_) => None,
    };
    let Some(address) = found else { return };
    let spot = Spot::from(address);
    let resolved = match &action.target {
        Target::At(_) => Target::At(spot),
        Target::After(_) => Target::After(spot),
        Target::Before(_) => Target::Before(spot),
        _ => Target::End(spot),
    };
    if resolved != action.target {
        let asked = action.target.to_string();
        action.locator.get_or_insert(asked);
        action.target = resolved;
    }
}

/// Warns of sheets that amend another text.
fn unlike(base: &Understood, sheets: &[Sheet]) -> Vec<Doubt> {
    let symbol = base.instrument.masthead.symbol.as_deref();
    let other = |(_, sheet): &(usize, &Sheet)| match (&sheet.amends, symbol) {
        (Some(amends), Some(symbol)) => !names(amends, symbol),
        _ => false,
    };
    let warned = sheets.iter().enumerate().filter(other).map(|(at, sheet)| {
        let amends = sheet.amends.as_deref().unwrap_or_default();
        let base = symbol.unwrap_or_default();
        doubt(
            Some(at),
            "another-base",
            format!("{} amends {amends}, and the base is {base}", sheet.name()),
        )
    });
    warned.collect()
}

/// Tells whether what a sheet amends is called so: the symbol itself, or as part of what it says. A resolution that prints its number
/// alone (`23/3`) is the one whose symbol ends in it (`A/HRC/RES/23/3`).
fn names(amends: &str, symbol: &str) -> bool {
    let (amends, symbol) = (fold(amends).to_lowercase(), fold(symbol).to_lowercase());
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '/');
    amends.match_indices(&symbol).any(|(at, found)| {
        let before = &amends[..at];
        let begins = edge(before.chars().next_back()) || NUMBERED.iter().any(|kind| before.ends_with(kind));
        begins && edge(amends[at + found.len()..].chars().next())
    })
}

/// What stands in a symbol before the number of a resolution or a decision.
const NUMBERED: [&str; 2] = ["/res/", "/dec/"];

fn slips(came: &[(Step, Came)], sheets: &[Sheet]) -> Vec<Doubt> {
    let slips = came.iter().flat_map(|(step, came)| {
        let slips = came.iter().flat_map(|done| &done.slips);
        slips.map(move |slip| {
            let message = format!("{}: {slip}", super::action::called(sheets, *step));
            doubt(Some(step.sheet), "slip", message)
        })
    });
    slips.collect()
}

/// Warns where the last paragraph of the text is another than before, and ends as one that is not the last. Its mark is left alone: no
/// item names it.
fn ends(draft: &Draft<'_>, finished: &Finished) -> Vec<Doubt> {
    let last_mark = |text: &str| text.trim_end().chars().next_back();
    let last = |provisions: &[crate::instrument::Provision]| {
        let counted = provisions
            .iter()
            .rev()
            .find(|it| it.kind != crate::instrument::Kind::Heading);
        counted.map(|it| (it.id.clone(), last_mark(&it.text)))
    };
    let (Some((_, Some(before))), Some((id, after))) = (
        last(&draft.base.provisions),
        last(&finished.instrument.provisions),
    ) else {
        return Vec::new();
    };
    let stops = before == '.' && after != Some('.') && after.is_some_and(|c| matches!(c, ';' | ','));
    let warning = |message: String| doubt(None, "last-mark", message);
    let mut warnings = Vec::new();
    if stops {
        warnings.push(warning(format!(
            "{} is the last paragraph now, and does not end with a full stop",
            id.cited()
        )));
    }
    let series = finish::series(&id);
    let mut inner = finished
        .instrument
        .provisions
        .iter()
        .zip(&finished.slots)
        .rev()
        .skip(1);
    if let Some((stop, _)) = inner.find(|(it, slot)| {
        let was_last = draft.slots[**slot].base == draft.base.provisions.len().checked_sub(1);
        was_last && finish::series(&it.id) == series && last_mark(&it.text) == Some('.') && before == '.'
    }) {
        warnings.push(warning(format!(
            "{} is not the last paragraph any more, and ends with a full stop",
            stop.id.cited()
        )));
    }
    warnings
}

/// Lists the references that should follow a renumbering, and did not: the comparison finds them.
fn stale(comparison: &Report) -> Vec<Doubt> {
    let stale = comparison.warnings.iter().filter(|it| it.code == UNFOLLOWED);
    let told = stale.map(|notice| Doubt {
        page: notice.page,
        line: notice.line,
        ..doubt(None, UNFOLLOWED, notice.message.clone())
    });
    told.collect()
}

/// The code of a reference that did not follow.
const UNFOLLOWED: &str = "reference-not-followed";

/// Whose hands are in a paragraph of either text, by its id.
struct Hands {
    base: HashMap<String, Vec<Step>>,
    result: HashMap<String, Vec<Step>>,
}

fn by_address(draft: &Draft<'_>, finished: &Finished) -> Hands {
    let mut hands = Hands {
        base: HashMap::new(),
        result: HashMap::new(),
    };
    for (slot, own) in draft.slots.iter().enumerate() {
        let mut steps: Vec<Step> = own.by.clone();
        steps.extend(own.words.iter().flat_map(words::Words::steps));
        steps.extend(draft.gone(slot));
        steps.sort_unstable();
        steps.dedup();
        if steps.is_empty() {
            continue;
        }
        if let Some(at) = own.base {
            hands
                .base
                .insert(draft.base.provisions[at].id.to_string(), steps.clone());
        }
        if let Some(address) = finished.addresses.get(&slot) {
            hands.result.insert(Address::to_string(address), steps);
        }
    }
    hands
}

/// Names the items behind a change.
fn named(entry: &Entry, hands: &Hands, sheets: &[Sheet]) -> Vec<By> {
    let old = entry.old.iter().filter_map(|id| hands.base.get(id));
    let new = entry.new.iter().filter_map(|id| hands.result.get(id));
    let mut steps: Vec<Step> = old.chain(new).flatten().copied().collect();
    steps.sort_unstable();
    steps.dedup();
    let by = steps.into_iter().map(|step| By {
        sheet: step.sheet,
        item: step.item,
        action: step.action,
        name: super::action::called(sheets, step),
        sponsors: sheets[step.sheet].sponsors_of(step.item).to_vec(),
    });
    by.collect()
}

/// The origin of a result: the name of its base, and the bytes of its plain print.
fn origin(base: &Origin, instrument: &Instrument) -> Origin {
    Origin::of_bytes(&base.name, SourceInfo::AMENDED, instrument.plain().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_resolution_that_prints_its_number_alone_is_called_by_its_whole_symbol() {
        assert!(names("A/C.3/80/L.2", "A/C.3/80/L.2"));
        assert!(names("draft resolution 4 in A/80/555", "A/80/555"));
        assert!(names("A/HRC/RES/23/3", "23/3"));
        assert!(!names("A/HRC/23/3", "23/3"));
        assert!(!names("A/HRC/RES/123/3", "23/3"));
        assert!(!names("A/C.3/80/L.21", "A/C.3/80/L.2"));
    }
}
