//! Finds every item of the old text among the letters of its file.
//!
//! Items are found in order by their visible characters, each after the one before; before an item in its paragraph may
//! stand its label and nothing else. An item that is not found in one piece has no place: its changes are named and not
//! written, and all others are. Lines of the head can be printed where no revision can be written, and the text of a note
//! that no mark refers to has no place at all.

use std::ops::Range;

use super::super::plan::{Item, Plan, What};
use crate::read::docx::Manuscript;
use crate::report::Report;

/// Finds every old item among the letters: the provisions in their order, then between them what stands there.
pub(super) fn places(report: &Report, plan: &Plan, manuscript: &Manuscript) -> Vec<Option<Range<usize>>> {
    let items = &plan.items.old;
    let find = |item: &Item, label: Option<&str>, within: Range<usize>| {
        let marks = |offset: usize| -> Vec<&str> {
            let here = item.notes.iter().filter(|(_, place)| *place == offset);
            here.map(|(note, _)| plan.notes.old[*note].marker.as_str())
                .collect()
        };
        manuscript.find(&item.text, label, within, marks)
    };
    let all = manuscript.text_end;
    let mut places = vec![None; items.len()];
    let mut from = 0;
    for (item, place) in items.iter().zip(&mut places) {
        let What::Provision(at) = item.what else { continue };
        let provision = &report.texts.old.provisions[at];
        if let Some(found) = find(item, provision.label.as_deref(), from..all) {
            from = found.end;
            *place = Some(found);
        }
    }
    let mut from = 0;
    for at in 0..items.len() {
        if places[at].is_none() {
            let end = places[at..]
                .iter()
                .flatten()
                .next()
                .map_or(all, |next| next.start);
            places[at] = find(&items[at], None, from..end);
        }
        if let Some(found) = &places[at] {
            from = found.end;
        }
    }
    places
}
