//! Which entries stand together on the page: by section, and runs of unchanged ones as one.

use super::{Page, Unchanged};
use crate::report::{Body, Entry, Section};
use crate::sides::Sides;

/// Entries in a row under one title.
pub(super) struct Group<'a> {
    pub(super) section: Section,
    pub(super) items: Vec<Item<'a>>,
}

/// What takes one row of the concordance.
pub(super) enum Item<'a> {
    /// An entry that is shown.
    Entry(&'a Entry),
    /// Unchanged entries in a row, at least one.
    Unchanged(Vec<&'a Entry>),
}

/// Groups the entries of a report in their order.
pub(super) fn groups<'a>(page: &Page<'a>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for entry in &page.report.entries {
        let section = page.lookup.section(entry);
        let folds = page.options.unchanged == Unchanged::Folded && folds(entry);
        match groups.last_mut() {
            Some(group) if continues(&group.section, &section) => push(group, entry, folds),
            _ => {
                let mut group = Group {
                    section,
                    items: Vec::new(),
                };
                push(&mut group, entry, folds);
                groups.push(group);
            }
        }
    }
    groups
}

/// Returns the first and last id of each side of a run: `OP2–OP4`. Headings are named only when alone.
pub(super) fn span_of(run: &[&Entry], is_heading: impl Fn(&Entry) -> bool) -> Sides<String> {
    let paragraphs: Vec<&Entry> = run.iter().copied().filter(|entry| !is_heading(entry)).collect();
    let named = if paragraphs.is_empty() { run } else { &paragraphs };
    let ends = |ids: fn(&Entry) -> &[String]| {
        let first = named.first().and_then(|entry| ids(entry).first());
        let last = named.last().and_then(|entry| ids(entry).last());
        match (first, last) {
            (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
            (Some(only), _) => only.clone(),
            (None, _) => String::new(),
        }
    };
    Sides::new(ends(|entry| &entry.old), ends(|entry| &entry.new))
}

fn push<'a>(group: &mut Group<'a>, entry: &'a Entry, folds: bool) {
    match group.items.last_mut() {
        Some(Item::Unchanged(run)) if folds => run.push(entry),
        _ if folds => group.items.push(Item::Unchanged(vec![entry])),
        _ => group.items.push(Item::Entry(entry)),
    }
}

fn folds(entry: &Entry) -> bool {
    entry.relation == crate::report::Relation::Unchanged && !entry.moved
}

/// Whether an entry stands under the same title as the one before it. A heading never opens a division of its
/// own: it stands in the one that it interrupts.
fn continues(group: &Section, next: &Section) -> bool {
    group.part == next.part && (group.body == next.body || next.body == Body::Heading)
}
