//! Who signs a change: the sponsors of the amendments that ask for it.
//!
//! A report of a text and the same text as amended says of each change whose it is. A line of the plan belongs to the paragraphs that
//! begin or end in it; a line in the middle of one, to the paragraph of the line before. Where several change one paragraph, each edit is
//! signed by those whose it is.

use std::collections::HashMap;

use super::plan::{Line, Plan, What};
use super::sponsors::sponsors;
use crate::report::{Entry, Report};
use crate::sides::Side;

/// Returns who signs each line of a plan; none where the report does not say.
pub(super) fn authors(report: &Report, plan: &Plan) -> Vec<Option<String>> {
    let ids = [Side::Old, Side::New].map(|side| {
        let of = |entry: &Entry| {
            if side == Side::Old {
                entry.old.clone()
            } else {
                entry.new.clone()
            }
        };
        let signed = report.entries.iter().filter(|entry| !entry.by.is_empty());
        let named = signed.flat_map(|entry| of(entry).into_iter().map(|id| (id, sponsors(entry))));
        named.collect::<HashMap<String, String>>()
    });
    if ids.iter().all(HashMap::is_empty) {
        return vec![None; plan.lines.len()];
    }
    let mut last: Option<String> = None;
    let mut authors = Vec::with_capacity(plan.lines.len());
    for line in &plan.lines {
        if let Some(provisions) = provisions(plan, line) {
            let named = provisions.into_iter().find_map(|(side, at)| {
                let id = &report.texts.get(side).provisions[at].id;
                ids[usize::from(side == Side::New)].get(id).cloned()
            });
            last = named;
        }
        authors.push(last.clone());
    }
    authors
}

/// Returns the paragraphs that begin or end in a line, or that end behind it; none where it is in the middle of one.
fn provisions(plan: &Plan, line: &Line) -> Option<Vec<(Side, usize)>> {
    let mut found = Vec::new();
    let mut any = false;
    for side in [Side::New, Side::Old] {
        for item in [line.ends.get(side), line.starts.get(side)].into_iter().flatten() {
            any = true;
            if let What::Provision(at) = plan.items.get(side)[*item].what {
                found.push((side, at));
            }
        }
    }
    any.then_some(found)
}
