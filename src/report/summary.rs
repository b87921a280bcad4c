//! The counts of a comparison.

use super::{Class, Classes, Edit, Entry, HeadRow, Note, Op, Relation, Summary};
use crate::text::tokens::count_words;

/// Counts everything that is compared: entries by relation and words by edit, footnotes, rows of the head.
pub fn summarize(entries: &[Entry], notes: &[Note], head: &[HeadRow]) -> Summary {
    let differing = entries.iter().filter(|entry| entry.differs()).count()
        + notes.iter().filter(|note| note.differs()).count()
        + head.iter().filter(|row| row.differs()).count();
    let mut summary = Summary {
        footnotes: classes(notes.iter().map(|note| note.class)),
        head: classes(head.iter().map(|row| row.class)),
        changes: differing,
        ..Summary::default()
    };
    for entry in entries {
        *count_of(&mut summary, entry.relation) += 1;
        summary.moved += usize::from(entry.moved);
        summary.renumbered += usize::from(entry.renumbered);
        summary.words_deleted += entry.words(Op::Delete);
        summary.words_inserted += entry.words(Op::Insert);
        summary.words_unchanged += entry.words(Op::Equal);
        *count_of_class(&mut summary.classes, entry.class) += 1;
        if let Some(brackets) = &entry.brackets {
            summary.brackets_old += brackets.old;
            summary.brackets_new += brackets.new;
        }
    }
    summary
}

impl Summary {
    /// Counts everything of a class: entries, footnotes and rows of the head.
    pub fn of_class(&self, class: Class) -> usize {
        let all = [&self.classes, &self.footnotes, &self.head];
        all.iter().map(|classes| classes.of(class)).sum()
    }
}

impl Classes {
    /// Returns how many are of a class.
    pub fn of(&self, class: Class) -> usize {
        match class {
            Class::None => self.none,
            Class::Editorial => self.editorial,
            Class::Consequential => self.consequential,
            Class::Substantive => self.substantive,
        }
    }
}

fn classes(all: impl Iterator<Item = Class>) -> Classes {
    let mut classes = Classes::default();
    for class in all {
        *count_of_class(&mut classes, class) += 1;
    }
    classes
}

fn count_of(summary: &mut Summary, relation: Relation) -> &mut usize {
    match relation {
        Relation::Unchanged => &mut summary.unchanged,
        Relation::Amended => &mut summary.amended,
        Relation::Split => &mut summary.split,
        Relation::Merged => &mut summary.merged,
        Relation::Inserted => &mut summary.inserted,
        Relation::Deleted => &mut summary.deleted,
    }
}

fn count_of_class(classes: &mut Classes, class: Class) -> &mut usize {
    match class {
        Class::None => &mut classes.none,
        Class::Editorial => &mut classes.editorial,
        Class::Consequential => &mut classes.consequential,
        Class::Substantive => &mut classes.substantive,
    }
}

impl Entry {
    /// Counts the words of the edits that do `op`; those of equal stretches are counted in the old text.
    pub fn words(&self, op: Op) -> usize {
        words_of(&self.edits, op)
    }

    /// Whether anything at all differs: a word, a mark, the place, the id, or what the same words mean.
    pub fn differs(&self) -> bool {
        self.relation != Relation::Unchanged
            || self.class != Class::None
            || self.moved
            || self.renumbered
            || self.edits.iter().any(|edit| edit.op != Op::Equal)
    }
}

fn words_of(edits: &[Edit], op: Op) -> usize {
    let matching = edits.iter().filter(|edit| edit.op == op);
    matching
        .map(|edit| count_words(if op == Op::Insert { &edit.new } else { &edit.old }))
        .sum()
}

impl Note {
    /// Counts the words of the edits that do `op`; those of equal stretches are counted in the old text.
    pub fn words(&self, op: Op) -> usize {
        words_of(&self.edits, op)
    }

    /// Whether anything at all differs: a word, a mark, the number or the paragraph.
    pub fn differs(&self) -> bool {
        self.class != Class::None || self.edits.iter().any(|edit| edit.op != Op::Equal)
    }
}

impl HeadRow {
    /// Counts the words of the edits that do `op`; those of equal stretches are counted in the old text.
    pub fn words(&self, op: Op) -> usize {
        words_of(&self.edits, op)
    }
}

impl super::Report {
    /// Whether the two texts differ in anything that the report shows.
    pub fn differs(&self) -> bool {
        self.entries.iter().any(Entry::differs)
            || self.footnotes.iter().any(Note::differs)
            || self.head.iter().any(HeadRow::differs)
    }
}
