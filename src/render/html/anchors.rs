//! The name that a link to a paragraph ends with: `#op8`, `#op12-a`, `#old-op10` for the place in the old text, and
//! `#head-sponsors` for a row of the head.
//!
//! A name holds only small letters, digits, dots and hyphens, so that it survives being sent in a message. It is
//! unique on the page: `OP5~2` and a hostile `OP5-2` get different ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::Report;
use crate::sides::{Side, Sides};

/// The names that the page itself uses.
const TAKEN: [&str; 36] = [
    "perhaps",
    "perhaps-title",
    "texts",
    "texts-title",
    "brackets",
    "brackets-title",
    "room",
    "top",
    "made",
    "briefing",
    "briefing-title",
    "summary-title",
    "concordance-title",
    "footnotes-title",
    "warnings-title",
    "left-out-title",
    "filtered",
    "search",
    "previous",
    "place",
    "next",
    "map",
    "said",
    "keys",
    "all",
    "reading",
    "summary",
    "concordance",
    "comparison",
    "head",
    "head-heading",
    "footnotes",
    "warnings",
    "left-out",
    "tools",
    "nothing",
];

/// The anchors of both texts by provision id.
pub(super) struct Anchors<'a> {
    names: Sides<BTreeMap<&'a str, String>>,
    /// Of each row of the head.
    rows: Vec<String>,
}

impl<'a> Anchors<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let mut taken: BTreeSet<String> = TAKEN.iter().map(|&name| name.to_owned()).collect();
        let mut name_all = |side: Side, prefix: &str| -> BTreeMap<&'a str, String> {
            let mut names = BTreeMap::new();
            for entry in &report.entries {
                let ids = match side {
                    Side::Old => &entry.old,
                    Side::New => &entry.new,
                };
                for id in ids {
                    let name = free(&format!("{prefix}{}", slug(id)), &taken);
                    taken.insert(name.clone());
                    names.insert(id.as_str(), name);
                }
            }
            names
        };
        // The new text first: the names that people pass on are those of the text under negotiation.
        let new = name_all(Side::New, "");
        let old = name_all(Side::Old, "old-");
        let mut rows = Vec::new();
        for row in &report.head {
            let name = free(&format!("head-{}", slug(&row.name())), &taken);
            taken.insert(name.clone());
            rows.push(name);
        }
        Self {
            names: Sides { old, new },
            rows,
        }
    }

    /// Returns the anchor of a row of the head by its place.
    pub(super) fn of_row(&self, at: usize) -> &str {
        self.rows.get(at).map_or("", String::as_str)
    }

    /// Returns the anchor of a provision; empty, which is the top of the page, for an id that the report lacks.
    pub(super) fn of(&self, side: Side, id: &str) -> &str {
        self.names.get(side).get(id).map_or("", String::as_str)
    }
}

fn slug(id: &str) -> String {
    let mut slug = String::new();
    for c in id.chars() {
        match c {
            'a'..='z' | '0'..='9' | '.' => slug.push(c),
            'A'..='Z' => slug.push(c.to_ascii_lowercase()),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "paragraph".to_owned()
    } else {
        slug.to_owned()
    }
}

fn free(name: &str, taken: &BTreeSet<String>) -> String {
    if !taken.contains(name) {
        return name.to_owned();
    }
    let mut number = 2_usize;
    loop {
        let other = format!("{name}-{number}");
        if !taken.contains(&other) {
            return other;
        }
        number += 1;
    }
}
