//! Which entries stand together on the page: by section, and runs of unchanged ones as one. A run is named by its ends, so it
//! ends where they would not say what each paragraph of it is called now.

use super::{Page, Unchanged};
use crate::report::{Class, Entry, Relation, Section};

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

/// Which unchanged headings disappear in a run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Headings {
    /// All of them: the concordance is about paragraphs.
    Folded,
    /// Those with nothing but unchanged paragraphs below them; the others say where a change stands.
    Useful,
}

/// Groups the entries of a report in their order.
pub(super) fn groups<'a>(page: &Page<'a>, headings: Headings) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let folded = folded(page, headings);
    let sections = page.lookup.sections(page.report);
    // The last paragraph of the run that is open: a heading is not named in it, and parts nothing.
    let mut last: Option<&Entry> = None;
    for ((entry, section), folds) in page.report.entries.iter().zip(sections).zip(folded) {
        if groups.last().is_none_or(|group| group.section != section) {
            groups.push(Group {
                section,
                items: Vec::new(),
            });
            last = None;
        }
        let heading = is_heading(page, entry);
        let goes_on = heading || last.is_none_or(|last| page.lookup.goes_on(last, entry));
        if !folds {
            last = None;
        } else if !heading {
            last = Some(entry);
        }
        let group = groups
            .last_mut()
            .expect("one was just opened where there was none");
        push(group, entry, folds, goes_on);
    }
    groups
}

/// Whether an entry is about a heading.
pub(super) fn is_heading(page: &Page<'_>, entry: &Entry) -> bool {
    page.lookup.is_heading(entry)
}

/// Whether an entry has the same words in the same place, and nothing hidden in them.
pub(super) fn says_the_same(entry: &Entry) -> bool {
    entry.relation == Relation::Unchanged && !entry.moved && entry.class != Class::Substantive
}

fn push<'a>(group: &mut Group<'a>, entry: &'a Entry, folds: bool, goes_on: bool) {
    match group.items.last_mut() {
        Some(Item::Unchanged(run)) if folds && goes_on => run.push(entry),
        _ if folds => group.items.push(Item::Unchanged(vec![entry])),
        _ => group.items.push(Item::Entry(entry)),
    }
}

/// Says of each entry whether it disappears in a run.
fn folded(page: &Page<'_>, headings: Headings) -> Vec<bool> {
    let entries = &page.report.entries;
    if page.options.unchanged == Unchanged::Shown || page.options.explain {
        return vec![false; entries.len()];
    }
    let mut folded = Vec::with_capacity(entries.len());
    let mut introduces_change = false;
    // Whether the paragraph below says by its id that the number of its head is another one.
    let mut says_number = false;
    for entry in entries.iter().rev() {
        let quiet = says_the_same(entry) || !page.options.filter.keeps(entry);
        let heading = is_heading(page, entry);
        if heading {
            let says = entry.renumbered && !says_number && page.options.filter.keeps(entry);
            folded.push(quiet && !says && !(introduces_change && headings == Headings::Useful));
            introduces_change = false;
        } else {
            folded.push(quiet);
            introduces_change |= !quiet;
        }
        says_number = entry.renumbered && !heading;
    }
    folded.reverse();
    folded
}
