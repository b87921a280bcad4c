//! A report that may be passed on: of the paragraphs in which nothing changed it keeps the names, and no word.
//!
//! Who sends the changes round is not always free to send the text. Of an unchanged paragraph, row of the head or
//! footnote, nothing is left that it says: no words, no leading verb, no marks, no names in its brackets. What stands
//! beside the paragraphs (running heads, signatures) and what was doubtful goes too, since it quotes. The counts are those of
//! the whole texts. A changed paragraph stays whole, since a change says nothing without its sentence.

use std::collections::BTreeSet;

use super::{Choice, Edit, Entry, HeaderChange, Note, Op, Report, Text};
use crate::sides::{Side, Sides};

impl Report {
    /// Returns the report without the words of what did not change. It is to be shown, not to be saved: its counts are
    /// those of words that it does not have.
    #[must_use]
    pub fn of_changes_alone(mut self) -> Self {
        let silent: Vec<bool> = self
            .entries
            .iter()
            .map(|entry| says_the_same(&entry.edits))
            .collect();
        for side in [Side::Old, Side::New] {
            let kept: BTreeSet<String> = self
                .entries
                .iter()
                .zip(&silent)
                .filter(|(_, silent)| !**silent)
                .flat_map(|(entry, _)| side_of(side, &entry.old, &entry.new).iter().cloned())
                .collect();
            let notes = changed_notes(&self.footnotes, side);
            silence(self.texts.get_mut(side), &kept, &notes);
        }
        for (entry, silent) in self.entries.iter_mut().zip(silent) {
            if silent {
                silence_entry(entry);
            }
        }
        self.footnotes.retain(|note| !says_the_same(&note.edits));
        self.head.retain(super::HeadRow::differs);
        self.warnings.clear();
        self.options.push(Choice {
            name: "words of unchanged paragraphs".to_owned(),
            value: "left out".to_owned(),
        });
        self
    }
}

fn side_of<'a>(side: Side, old: &'a [String], new: &'a [String]) -> &'a [String] {
    match side {
        Side::Old => old,
        Side::New => new,
    }
}

fn says_the_same(edits: &[Edit]) -> bool {
    edits.iter().all(|edit| edit.op == Op::Equal)
}

/// Returns the words of the footnotes of a side in which something changed.
fn changed_notes(notes: &[Note], side: Side) -> BTreeSet<String> {
    let changed = notes.iter().filter(|note| !says_the_same(&note.edits));
    let words = |note: &Note| -> String {
        let edits = note.edits.iter();
        edits
            .map(|edit| *Sides::new(edit.old.as_str(), edit.new.as_str()).get(side))
            .collect()
    };
    changed.map(words).collect()
}

/// Takes the words of all provisions but the kept ones from a text, and of all footnotes but those that changed.
fn silence(text: &mut Text, kept: &BTreeSet<String>, notes: &BTreeSet<String>) {
    for provision in text.provisions.iter_mut().filter(|it| !kept.contains(&it.id)) {
        provision.text.clear();
        provision.header = None;
        provision.footnotes.clear();
    }
    text.footnotes.retain(|note| notes.contains(&note.text));
    text.repairs.retain(|repair| kept.contains(&repair.provision));
    text.cut.clear();
}

fn silence_entry(entry: &mut Entry) {
    entry.edits.clear();
    entry.header = HeaderChange {
        old: None,
        new: None,
        shift: entry.header.shift,
        causes: super::Causes::default(),
    };
    if let Some(brackets) = &mut entry.brackets {
        brackets.attributions.clear();
    }
}
