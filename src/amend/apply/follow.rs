//! References of the text to itself follow a renumbering, where that is asked for.
//!
//! ```text
//! base     14. Requests … as referred to in paragraph 5 above      item: a new paragraph after 3
//! result   15. Requests … as referred to in paragraph 6 above
//! ```
//!
//! Only what certainly names a paragraph of this text follows, by the grammar that warns where a reference did not. Words that an item
//! brings are left alone: whoever wrote them had numbers of their own in mind. Without being asked nothing follows, and the comparison
//! warns of each.

use std::ops::Range;

use super::draft::Draft;
use super::finish::Finished;
use super::place::Places;
use crate::instrument::{Address, Base, Series};
use crate::report::own_numbers;

/// Puts new numbers where the text names its own paragraphs.
pub(super) fn follow(draft: &Draft<'_>, places: &Places<'_>, finished: &mut Finished) {
    for at in 0..finished.slots.len() {
        let slot = finished.slots[at];
        let Some(base) = draft.slots[slot].base else {
            continue;
        };
        let provision = &draft.base.provisions[base];
        let mut changes = Vec::new();
        for own in own_numbers(&provision.id, &provision.text) {
            let meant = meant(places, &provision.id, own.article, &own.number);
            let Some(now) = meant.and_then(|slot| finished.addresses.get(&slot)) else {
                continue;
            };
            let printed = &provision.text[own.range.clone()];
            let new = renumbered(printed, &own.number, now);
            if new != printed
                && let Some(place) =
                    standing(draft, slot, &own.range, &finished.instrument.provisions[at].text)
            {
                changes.push((place, new));
            }
        }
        if !changes.is_empty() {
            rewrite(finished, at, &changes);
        }
    }
}

/// Finds the paragraph that a number names, in the part that names it.
fn meant(places: &Places<'_>, within: &Address, article: bool, number: &str) -> Option<usize> {
    let named = |stem: &str| {
        let address: Address = format!("{stem}{number}").parse().ok()?;
        Some(Address {
            scopes: within.scopes.clone(),
            ..address
        })
    };
    let stems = match within.article().filter(|_| !article) {
        Some(own) => vec![format!("Art{}.", own.shown)],
        None if article => vec!["Art".to_owned(), "Sec".to_owned()],
        None => vec!["OP".to_owned(), "P".to_owned()],
    };
    let found = stems.iter().filter_map(|stem| named(stem));
    found.filter_map(|address| places.exactly(&address)).next()
}

/// Returns where a stretch of the base stands in the result, if nobody touched it.
fn standing(draft: &Draft<'_>, slot: usize, base: &Range<usize>, text: &str) -> Option<Range<usize>> {
    let Some(words) = &draft.slots[slot].words else {
        return Some(base.clone());
    };
    let end = words.now(base.end)?;
    let start = end.checked_sub(base.len())?;
    (text.get(start..end)? == &draft.base_text(slot)[base.clone()]).then_some(start..end)
}

/// Writes other numbers at places in order, and moves the marks and repairs behind them.
fn rewrite(finished: &mut Finished, at: usize, changes: &[(Range<usize>, String)]) {
    let provision = &mut finished.instrument.provisions[at];
    let old = std::mem::take(&mut provision.text);
    let mut new = String::with_capacity(old.len() + changes.len());
    // Behind so many letters everything moves by so many.
    let mut shifts = Vec::with_capacity(changes.len());
    let (mut from, mut counted, mut delta) = (0, 0, 0_i64);
    for (place, number) in changes {
        new.push_str(&old[from..place.start]);
        new.push_str(number);
        counted += old[from..place.end].chars().count();
        delta += number.chars().count() as i64 - old[place.clone()].chars().count() as i64;
        shifts.push((counted, delta));
        from = place.end;
    }
    new.push_str(&old[from..]);
    provision.text = new;
    let shift = |offset: &mut usize| {
        let passed = shifts.partition_point(|(end, _)| end <= offset);
        if let Some((_, delta)) = passed.checked_sub(1).and_then(|last| shifts.get(last)) {
            *offset = (*offset as i64 + delta) as usize;
        }
    };
    provision
        .marks
        .iter_mut()
        .for_each(|mark| shift(&mut mark.offset));
    let repairs = finished
        .instrument
        .repairs
        .iter_mut()
        .filter(|it| it.provision.0 == at);
    repairs.filter_map(|it| it.offset.as_mut()).for_each(shift);
}

/// Puts the numbers of an address into a printed reference: `12 (a)` becomes `13 (b)`.
fn renumbered(printed: &str, number: &str, now: &Address) -> String {
    let Base::Counted(series, own) = &now.base else {
        return printed.to_owned();
    };
    let inner = matches!(series, Series::Article | Series::Section) && !now.paragraphs.is_empty();
    let first = if inner {
        now.paragraphs[0].shown.clone()
    } else {
        own.shown.clone()
    };
    let old = number.split('(').map(|part| part.trim_end_matches(')'));
    let new = std::iter::once(first).chain(now.items.iter().map(|it| it.shown.clone()));
    let mut out = String::new();
    let mut rest = printed;
    for (old, new) in old.zip(new) {
        let Some(at) = rest.find(old) else { break };
        out.push_str(&rest[..at]);
        out.push_str(&new);
        rest = &rest[at + old.len()..];
    }
    out + rest
}
