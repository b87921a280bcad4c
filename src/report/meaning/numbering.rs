//! Whether the number of a paragraph follows from its place.
//!
//! A paragraph that is renumbered because another came before it has the number that its place gives it: one more than the
//! paragraph before it, or one less than the one behind. A number that its place does not give (`§ 412` → `§ 413` between the same
//! neighbours) was chosen, and is substance. So with articles, and so is a label that came or went while the others of its list kept
//! theirs: `(b) To act`, `To act`. Letters and numbers in parts (`4.3`) are not judged. Cost: linear.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::instrument::{Instrument, Number, Provision};
use crate::text::values::number;

/// Says of each provision whether its number follows from its place, as far as it has one.
pub(super) fn in_order(instrument: &Instrument) -> Vec<bool> {
    let mut ordered = vec![true; instrument.provisions.len()];
    let mut last = HashMap::new();
    for (at, provision) in instrument.provisions.iter().enumerate() {
        let Some((above, own)) = provision.label.as_deref().and_then(placed_number) else {
            continue;
        };
        let row = (provision.parent.map(|parent| parent.0), provision.kind, above);
        let before = last.insert(row, (at, own));
        ordered[at] = own == 1;
        if let Some((before, number)) = before
            && number + 1 == own
        {
            ordered[at] = true;
            ordered[before] = true;
        }
    }
    let runs = articles(instrument);
    for (nth, run) in runs.iter().enumerate() {
        let beside = |other: Option<&Run<'_>>| other.filter(|it| it.scope == run.scope).map(|it| it.number);
        let before = beside(nth.checked_sub(1).and_then(|nth| runs.get(nth)));
        let behind = beside(runs.get(nth + 1));
        let follows = before.map_or(run.number == 1, |before| before + 1 == run.number);
        let article = follows || behind == Some(run.number + 1);
        for place in run.provisions.clone().filter(|_| !article) {
            ordered[place] = false;
        }
    }
    ordered
}

/// Says of each provision whether others of its row have labels: of the same list, or of the same kind outside lists.
pub(super) fn labelled_rows(instrument: &Instrument) -> Vec<bool> {
    let row = |it: &Provision| match it.parent {
        Some(parent) => (Some(parent.0), None),
        None => (None, Some(it.kind)),
    };
    let labelled: HashSet<_> = instrument
        .provisions
        .iter()
        .filter(|it| it.label.is_some())
        .map(row)
        .collect();
    instrument
        .provisions
        .iter()
        .map(|it| labelled.contains(&row(it)))
        .collect()
}

/// The provisions of one article.
struct Run<'a> {
    scope: &'a [String],
    number: u32,
    provisions: Range<usize>,
}

/// Returns the articles of a text by the ids of what is in them: `Art5.1`. A second article of a number is one of its own
/// (`Art5.1~2` opens it where `Art5.2` stood before), and `Art12A` is not judged.
fn articles(instrument: &Instrument) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut last: Option<(&Number, bool)> = None;
    for (at, provision) in instrument.provisions.iter().enumerate() {
        let Some(article) = provision.id.article() else {
            continue;
        };
        let Some(number) = number(&article.shown) else {
            continue;
        };
        let scope = provision.id.scopes.as_slice();
        let copied = provision.id.paragraphs.iter().any(|it| it.copy.is_some());
        let goes_on = last.is_some_and(|(number, was_copied)| number == article && (was_copied || !copied));
        let open = runs.last_mut().filter(|run| run.scope == scope && goes_on);
        match open {
            Some(run) => run.provisions.end = at + 1,
            None => runs.push(Run {
                scope,
                number,
                provisions: at..at + 1,
            }),
        }
        last = Some((article, copied));
    }
    runs
}

/// Returns the number that places a paragraph in its row, with what stands before it: `3` of `1.3` in the row of `1`, `2` of the
/// head `Article 2` in the row of the articles.
fn placed_number(label: &str) -> Option<(&str, u32)> {
    let bare = label.trim_start_matches(['§', ' ']).trim_end_matches('.');
    let (above, own) = bare.rsplit_once(['.', ' ', '\u{a0}']).unwrap_or(("", bare));
    Some((above, number(own)?))
}
