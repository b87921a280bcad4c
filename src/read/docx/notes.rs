//! Numbers the footnotes and endnotes as Word does while it draws the page, and keeps the order of their marks.
//!
//! The text holds a reference without a number. A note without a mark of its own gets the next number of its kind, in
//! the numerals that the section or the file asks for (footnotes `1`, endnotes `i` unless told otherwise). A mark of
//! its own (`*`) is written in the text and does not count.
//!
//! Deliberately absent: numbering that starts again on every page, because the pages are not known.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::super::numerals::Numerals;
use super::element::{attribute, child, number, value, word};
use super::numbering::numerals;

/// Footnotes or endnotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Footnote,
    Endnote,
}

/// The notes of a file, and those met so far.
#[derive(Default)]
pub(super) struct Notes<'a, 'i> {
    bodies: BTreeMap<(Kind, &'a str), Node<'a, 'i>>,
    defaults: BTreeMap<Kind, Rules>,
    rules: BTreeMap<Kind, Rules>,
    counts: BTreeMap<Kind, u32>,
    met: Vec<(Kind, &'a str, String)>,
}

/// A note that a reference was met for.
pub(super) struct Met<'a, 'i> {
    pub(super) kind: Kind,
    pub(super) id: &'a str,
    pub(super) marker: String,
    pub(super) body: Node<'a, 'i>,
}

/// How notes of one kind are numbered.
#[derive(Debug, Clone, Copy, Default)]
struct Rules {
    numerals: Option<Numerals>,
    start: Option<u32>,
    by_section: Option<bool>,
}

impl<'a, 'i> Notes<'a, 'i> {
    /// Gathers the bodies of the notes, and the rules of the whole file.
    pub(super) fn new(
        footnotes: Option<&'a Document<'i>>,
        endnotes: Option<&'a Document<'i>>,
        settings: Option<&'a Document<'i>>,
    ) -> Self {
        let mut notes = Self::default();
        for (kind, part) in [(Kind::Footnote, footnotes), (Kind::Endnote, endnotes)] {
            let bodies = part.into_iter().flat_map(|part| part.root_element().children());
            for body in bodies.filter(|body| matches!(word(*body), "footnote" | "endnote")) {
                if let Some(id) = attribute(body, "id") {
                    notes.bodies.insert((kind, id), body);
                }
            }
        }
        if let Some(settings) = settings {
            notes.defaults = rules(settings.root_element());
        }
        notes.rules.clone_from(&notes.defaults);
        notes
    }

    /// Enters a section, whose properties may change the numbering.
    pub(super) fn enter_section(&mut self, properties: Node<'_, '_>, is_first: bool) {
        let own = rules(properties);
        for kind in [Kind::Footnote, Kind::Endnote] {
            let base = self.defaults.get(&kind).copied().unwrap_or_default();
            let own = own.get(&kind).copied().unwrap_or_default();
            let rules = Rules {
                numerals: own.numerals.or(base.numerals),
                start: own.start.or(base.start),
                by_section: own.by_section.or(base.by_section),
            };
            if rules.by_section == Some(true) && !is_first {
                self.counts.remove(&kind);
            }
            self.rules.insert(kind, rules);
        }
    }

    /// Meets a reference, and returns the marker to print. `own_mark` is what the text prints itself.
    pub(super) fn meet(&mut self, kind: Kind, id: &'a str, own_mark: Option<String>) -> String {
        let marker = own_mark.unwrap_or_else(|| self.next_marker(kind));
        self.met.push((kind, id, marker.clone()));
        marker
    }

    /// Takes the notes met so far, footnotes first, each with its marker and its body.
    pub(super) fn take(&mut self) -> Vec<Met<'a, 'i>> {
        let mut met = std::mem::take(&mut self.met);
        met.sort_by_key(|(kind, ..)| *kind);
        let with_body = |(kind, id, marker)| {
            let body = *self.bodies.get(&(kind, id))?;
            Some(Met {
                kind,
                id,
                marker,
                body,
            })
        };
        met.into_iter().filter_map(with_body).collect()
    }

    /// Returns the numbers that the file gives to its notes.
    pub(super) fn ids(&self) -> impl Iterator<Item = (Kind, &'a str)> + '_ {
        self.bodies.keys().copied()
    }

    fn next_marker(&mut self, kind: Kind) -> String {
        let rules = self.rules.get(&kind).copied().unwrap_or_default();
        let usual = match kind {
            Kind::Footnote => Numerals::Decimal,
            Kind::Endnote => Numerals::LowerRoman,
        };
        let count = self
            .counts
            .entry(kind)
            .and_modify(|count| *count = count.saturating_add(1))
            .or_insert(rules.start.unwrap_or(1));
        rules.numerals.unwrap_or(usual).write(*count)
    }
}

/// Reads the rules for notes from the settings or a section.
fn rules(node: Node<'_, '_>) -> BTreeMap<Kind, Rules> {
    [(Kind::Footnote, "footnotePr"), (Kind::Endnote, "endnotePr")]
        .into_iter()
        .filter_map(|(kind, name)| {
            let properties = child(node, name)?;
            let rules = Rules {
                numerals: value(properties, "numFmt").and_then(numerals),
                start: number(properties, "numStart"),
                by_section: value(properties, "numRestart").map(|when| when == "eachSect"),
            };
            Some((kind, rules))
        })
        .collect()
}
