//! The footnotes that changed in substance: with the paragraph that holds their mark, or by themselves.

use std::collections::BTreeMap;

use super::changes::Changes;
use super::statement::Statement;
use super::{About, Atom, Class, Part, Place, Scene};
use crate::report::phrases::capital;
use crate::report::{Note, Relation, Report};
use crate::sides::{Side, Sides};

/// The footnotes by the entry that holds their mark.
pub(super) struct Notes<'a> {
    of_entry: BTreeMap<usize, Vec<&'a Note>>,
    /// Those whose mark was not found in any paragraph.
    of_nothing: Vec<(usize, &'a Note)>,
}

/// What a footnote cites weighs little beside what the paragraph says.
const WEIGHT: u32 = 110;

impl<'a> Notes<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let mut entries = Sides::new(BTreeMap::new(), BTreeMap::new());
        for (index, entry) in report.entries.iter().enumerate() {
            entries
                .old
                .extend(entry.old.iter().map(|id| (id.as_str(), index)));
            entries
                .new
                .extend(entry.new.iter().map(|id| (id.as_str(), index)));
        }
        let mut notes = Self {
            of_entry: BTreeMap::new(),
            of_nothing: Vec::new(),
        };
        let all = report.footnotes.iter().enumerate();
        for (at, note) in all.filter(|(_, note)| note.class == Class::Substantive) {
            let of_new = note.new_in.as_ref().and_then(|id| entries.new.get(id.as_str()));
            let of_old = note.old_in.as_ref().and_then(|id| entries.old.get(id.as_str()));
            match of_new.or(of_old) {
                Some(&index) => notes.of_entry.entry(index).or_default().push(note),
                None => notes.of_nothing.push((at, note)),
            }
        }
        notes
    }

    /// Returns what the footnotes of a paragraph say now.
    pub(super) fn of_entry(&self, entry: usize) -> Vec<(u32, Statement)> {
        let notes = self.of_entry.get(&entry).map_or(&[][..], Vec::as_slice);
        notes
            .iter()
            .map(|note| {
                (
                    WEIGHT,
                    Statement::Note {
                        name: name(note),
                        told: told(note),
                    },
                )
            })
            .collect()
    }

    /// Tells the footnotes that no paragraph holds.
    pub(super) fn alone(&self, _scene: &Scene<'_>) -> Vec<Atom> {
        let alone = self.of_nothing.iter();
        alone
            .map(|(at, note)| {
                let part = Part {
                    name: capital(&name(note)),
                    side: Side::New,
                    text: String::new(),
                    verb: None,
                    statements: told(note).into_iter().map(|it| (WEIGHT, it)).collect(),
                    asked: None,
                };
                Atom::amended(About::Footnote(*at), Place::Heading, part)
            })
            .collect()
    }
}

fn name(note: &Note) -> String {
    let mark = note.new.as_ref().or(note.old.as_ref());
    format!("footnote {}", mark.map_or("", String::as_str))
}

fn told(note: &Note) -> Vec<Statement> {
    let changes = Changes::of(&note.edits, |class| class == Class::Substantive);
    let beside = None;
    match note.relation {
        Relation::Inserted => vec![Statement::Came {
            words: changes.texts.new,
            beside,
        }],
        Relation::Deleted => vec![Statement::Went {
            words: changes.texts.old,
            beside,
        }],
        _ => {
            let told: Vec<Statement> = changes.statements().into_iter().map(|(_, it)| it).collect();
            match note.causes.text() {
                Some(cause) if told.is_empty() => vec![Statement::Said(cause)],
                _ => told,
            }
        }
    }
}
