//! Links that lead elsewhere while their words stayed.
//!
//! An address is no text, so it stands in the record of what was cut out. What only one text has is paired in the order of
//! the texts. A format that keeps no addresses (PDF, a print) says nothing about them, so both texts must have one.
//! Cost: linear, but for a logarithm.

use std::collections::BTreeMap;

use crate::instrument::{Cut, Instrument, Reason};
use crate::report::Notice;
use crate::sides::{Side, Sides};

const CHANGED: &str = "link-target-changed";

/// Warns of every address that came, went or changed.
pub(super) fn notices(instruments: Sides<&Instrument>) -> Vec<Notice> {
    let all = instruments.map(addresses);
    if all.old.is_empty() || all.new.is_empty() {
        return Vec::new();
    }
    let old = alone(&all.old, &all.new);
    let new = alone(&all.new, &all.old);
    let paired = old.iter().zip(&new).map(|(old, new)| {
        let message = format!("a link that led to {} leads to {}", old.text, new.text);
        notice(Side::New, message, new)
    });
    let paired: Vec<Notice> = paired.collect();
    let went = old.iter().skip(new.len());
    let went = went.map(|cut| notice(Side::Old, format!("the link to {} is gone", cut.text), cut));
    let came = new.iter().skip(old.len());
    let came = came.map(|cut| notice(Side::New, format!("a link to {} came", cut.text), cut));
    paired.into_iter().chain(went).chain(came).collect()
}

fn addresses(instrument: &Instrument) -> Vec<&Cut> {
    let cut = instrument.cut.iter();
    cut.filter(|cut| cut.reason == Reason::Address).collect()
}

/// Returns those of `one` that `other` does not have, or has less often.
fn alone<'a>(one: &[&'a Cut], other: &[&Cut]) -> Vec<&'a Cut> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for cut in other {
        *counts.entry(&cut.text).or_default() += 1;
    }
    let is_alone = |text: &str, counts: &mut BTreeMap<&str, usize>| match counts.get_mut(text) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let all = one.iter().copied();
    all.filter(|cut| is_alone(&cut.text, &mut counts)).collect()
}

fn notice(side: Side, message: String, cut: &Cut) -> Notice {
    Notice {
        side,
        code: CHANGED.to_owned(),
        message,
        page: cut.locator.page,
        line: cut.locator.line,
    }
}
