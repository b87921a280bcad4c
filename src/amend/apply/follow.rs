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
        let Some(base) = draft.slots[slot].base else { continue };
        let id = &draft.base.provisions[base].id;
        let numbers = own_numbers(id, &draft.base.provisions[base].text);
        for own in numbers.iter().rev() {
            let now = meant(places, id, own.article, &own.number).and_then(|slot| finished.addresses.get(&slot));
            let Some(now) = now.cloned() else { continue };
            if let Some(place) = standing(draft, slot, &own.range) {
                rewrite(finished, at, place, &own.number, &now);
            }
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
fn standing(draft: &Draft<'_>, slot: usize, base: &Range<usize>) -> Option<Range<usize>> {
    let Some(words) = &draft.slots[slot].words else {
        return Some(base.clone());
    };
    let end = words.now(base.end)?;
    let start = end.checked_sub(base.len())?;
    (words.text().get(start..end)? == &draft.base_text(slot)[base.clone()]).then_some(start..end)
}

/// Writes another number, and moves the marks and repairs behind it.
fn rewrite(finished: &mut Finished, at: usize, place: Range<usize>, number: &str, now: &Address) {
    let provision = &mut finished.instrument.provisions[at];
    let printed = &provision.text[place.clone()];
    let new = renumbered(printed, number, now);
    if new == printed {
        return;
    }
    let before = provision.text[..place.end].chars().count();
    let delta = new.chars().count() as i64 - printed.chars().count() as i64;
    provision.text.replace_range(place, &new);
    let shift = |offset: &mut usize| {
        if *offset >= before {
            *offset = (*offset as i64 + delta) as usize;
        }
    };
    provision.marks.iter_mut().for_each(|mark| shift(&mut mark.offset));
    let repairs = finished.instrument.repairs.iter_mut().filter(|it| it.provision.0 == at);
    repairs.filter_map(|it| it.offset.as_mut()).for_each(shift);
}

/// Puts the numbers of an address into a printed reference: `12 (a)` becomes `13 (b)`.
fn renumbered(printed: &str, number: &str, now: &Address) -> String {
    let Base::Counted(series, own) = &now.base else {
        return printed.to_owned();
    };
    let inner = matches!(series, Series::Article | Series::Section) && !now.paragraphs.is_empty();
    let first = if inner { now.paragraphs[0].shown.clone() } else { own.shown.clone() };
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
