//! Which entries stand together on the page: by section, and runs of unchanged ones as one.

use super::{Page, Unchanged};
use crate::report::{Body, Entry, Relation, Section};
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
    let sections = sections(page);
    for (entry, section) in page.report.entries.iter().zip(sections) {
        let folds = folds(page, entry);
        match groups.last_mut() {
            Some(group) if group.section == section => push(group, entry, folds),
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

/// Returns the first and last id of each side of a run: `OP2–OP4`.
pub(super) fn span_of(run: &[&Entry]) -> Sides<String> {
    let ends = |ids: fn(&Entry) -> &[String]| {
        let first = run.first().and_then(|entry| ids(entry).first());
        let last = run.last().and_then(|entry| ids(entry).last());
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

fn folds(page: &Page<'_>, entry: &Entry) -> bool {
    let wanted = page.options.unchanged == Unchanged::Folded && !page.options.explain;
    // A heading stays visible: it says where the paragraphs below it stand.
    let heading = page.lookup.section(entry).body == Body::Heading;
    wanted && entry.relation == Relation::Unchanged && !entry.moved && !heading
}

/// Returns the section that each entry is shown in. A heading has none of its own: it stands with the paragraphs
/// that it introduces.
fn sections(page: &Page<'_>) -> Vec<Section> {
    let mut sections: Vec<Section> = page
        .report
        .entries
        .iter()
        .map(|entry| page.lookup.section(entry))
        .collect();
    for index in (1..sections.len()).rev() {
        let (before, after) = sections.split_at_mut(index);
        if let ([.., heading], [next, ..]) = (before, after)
            && heading.body == Body::Heading
            && heading.part == next.part
        {
            heading.body = next.body;
        }
    }
    sections
}
