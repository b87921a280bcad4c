//! Who signs a change: the sponsors of the amendments that ask for it.
//!
//! A report of a text and the same text as amended says of each change whose it is. A line of the plan belongs to the paragraphs that
//! begin or end in it; a line in the middle of one, to the paragraph of the line before. Where several change one paragraph, each edit is
//! signed by those whose it is.

use std::collections::HashMap;

use super::plan::{Line, Plan, What};
use crate::report::{By, Edit, Entry, Report};
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

/// The most UTF-16 units that Word takes for the name of an author.
const LONGEST: usize = 255;

/// Names the sponsors behind one edit of an entry, where they are others than those of all.
pub(super) fn of_edit(entry: &Entry, edit: &Edit) -> Option<String> {
    let own = edit.by.iter().filter_map(|&at| entry.by.get(at));
    let own = Some(names(own)).filter(|own| !own.is_empty())?;
    (own != sponsors(entry)).then_some(own)
}

/// Names the sponsors behind an entry: `EU, Norway`; the item where it has none. Of very many, as many as Word takes.
fn sponsors(entry: &Entry) -> String {
    names(entry.by.iter())
}

fn names<'a>(items: impl Iterator<Item = &'a By>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for by in items {
        let own: Vec<&str> = match by.sponsors.as_slice() {
            [] => vec![by.name.as_str()],
            sponsors => sponsors.iter().map(String::as_str).collect(),
        };
        for name in own {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    signature(&names)
}

/// Joins names, as many as fit: `Austria, Belgium and 25 more`.
fn signature(names: &[&str]) -> String {
    let shortened = (0..names.len()).map(|left_out| match left_out {
        0 => names.join(", "),
        more => format!("{} and {more} more", names[..names.len() - more].join(", ")),
    });
    let mut fitting = shortened.filter(|name| name.encode_utf16().count() <= LONGEST);
    fitting.next().unwrap_or_else(|| {
        names
            .first()
            .copied()
            .unwrap_or_default()
            .chars()
            .take(LONGEST / 2)
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, signature};

    #[test]
    fn names_that_word_does_not_take_are_counted() {
        assert_eq!(signature(&["EU", "Norway"]), "EU, Norway");
        let many = vec!["Netherlands (Kingdom of the)"; 20];
        let signed = signature(&many);
        assert!(signed.ends_with("(Kingdom of the) and 12 more"), "{signed}");
        assert!(signed.len() <= LONGEST);
        assert!(signature(&["x".repeat(400).as_str()]).len() <= LONGEST);
    }
}
