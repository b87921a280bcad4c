//! Which words changed inside an aligned group.
//!
//! The shortest edit script is not what people read best. Between *submitted in 2012 by the Independent Expert to
//! the Council* and *of the Special Rapporteur to the Assembly* it keeps `the`, `to the` and shows three changes where
//! a reader sees one or two. This module looks for the script with the least to read: few words changed, in few
//! places, each place a phrase.
//!
//! ```text
//! text ──units──▶ keys ──matching──▶ runs in common ──tidy──▶ runs worth keeping ──assemble──▶ edits
//! ```
//!
//! 1. `units`: the text is cut into what a reader takes as one thing, down to whole dates, and each unit gets a
//!    number for what comparison sees of it, a weight (`Charter` weighs more than `of` or a comma) and a mark for how
//!    well a phrase may start there.
//! 2. `matching`: `similar` finds the long runs that both texts have; between them, an alignment of least cost
//!    decides what else is worth keeping, where every changed place costs something in itself.
//! 3. `tidy`: what is left of confetti between big changes is absorbed, and a phrase that could start at several
//!    places starts where a drafter would say it does.
//! 4. `assemble`: units become text again, white space going with the word it belongs to.
//!
//! White space beside a mark is never a change (`sixty -eighth`, `« mot »`), and neither is a paragraph end where the
//! other text has a space; white space between two words is (`can not`, `cannot`).
//!
//! To make `diff(new, old)` the exact mirror of `diff(old, new)`, the work is always done in the same order of the
//! two texts and mirrored where needed: ties are otherwise broken by side.
//!
//! A tab stands between two cells of a row, and no change reaches over it where both rows have as many cells.
//!
//! Cost: about linear for texts that are alike; between two long common runs, the product of what lies between,
//! up to a fixed area, beyond which the script of `similar` is taken as it is. Texts of many thousand words are cut at
//! `anchors` first.

mod anchors;
mod assemble;
mod matching;
mod run;
mod tidy;
mod units;

use std::cmp::Ordering;

use crate::sides::Sides;
use crate::text::values;

/// The words of languages that the diff looks at: it knows none itself, they are handed over.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Those that dates and numbers are made of.
    pub values: &'a values::Words,
    /// Tells which words carry grammar rather than meaning. It only steers what a diff looks like, never what it says: a word
    /// missing there makes a change read a little worse.
    pub grammar: fn(&str) -> bool,
}

/// A stretch that both texts have, or that one of them has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// In both; `old` and `new` differ at most in what comparison ignores (glyphs, kinds of space).
    Equal {
        /// As the old text prints it.
        old: String,
        /// As the new text prints it.
        new: String,
    },
    /// Only in the old text.
    Delete(String),
    /// Only in the new text.
    Insert(String),
}

/// Compares two paragraphs word by word.
///
/// The old sides of the edits, joined, are exactly `old`, the new sides exactly `new`. A deletion stands before
/// the insertion that replaces it; no edit is empty and no two of a kind stand side by side.
///
/// ```
/// use travaux::diff::Edit;
/// use travaux::report::word_edits;
///
/// let edits = word_edits("Also emphasizes the role", "Emphasizes the role");
/// assert_eq!(edits[0], Edit::Delete("Also emphasizes".into()));
/// assert_eq!(edits[1], Edit::Insert("Emphasizes".into()));
/// ```
pub fn diff(old: &str, new: &str, words: Words<'_>) -> Vec<Edit> {
    match new.cmp(old) {
        Ordering::Less => mirror(diff_in_order(new, old, words)),
        Ordering::Equal if old.is_empty() => Vec::new(),
        Ordering::Equal => vec![Edit::Equal {
            old: old.to_owned(),
            new: new.to_owned(),
        }],
        Ordering::Greater => diff_in_order(old, new, words),
    }
}

/// Compares two texts that stand in the order in which ties are broken.
fn diff_in_order(old: &str, new: &str, words: Words<'_>) -> Vec<Edit> {
    match by_cells(old, new, words) {
        Some(edits) => edits,
        None => diff_of_words(old, new, words),
    }
}

fn diff_of_words(old: &str, new: &str, words: Words<'_>) -> Vec<Edit> {
    let sides = units::units(Sides { old, new }, words);
    let runs = tidy::tidy(&matching::runs(sides.as_ref()), sides.as_ref());
    assemble::assemble(&runs, sides.as_ref())
}

/// What stands between the cells of a row.
const CELL: char = '\t';

/// Compares two rows with as many cells cell by cell, unless that changes more than comparing them as a whole does: then the cells
/// have moved.
fn by_cells(old: &str, new: &str, words: Words<'_>) -> Option<Vec<Edit>> {
    let count = |text: &str| text.matches(CELL).count();
    if !old.contains(CELL) || count(old) != count(new) {
        return None;
    }
    let mut edits: Vec<Edit> = Vec::new();
    for (at, (old, new)) in old.split(CELL).zip(new.split(CELL)).enumerate() {
        if at > 0 {
            push_equal(&mut edits, "\t", "\t");
        }
        for edit in diff_of_words(old, new, words) {
            match edit {
                Edit::Equal { old, new } => push_equal(&mut edits, &old, &new),
                edit => edits.push(edit),
            }
        }
    }
    let whole = diff_of_words(old, new, words);
    (changed(&edits) <= changed(&whole) + count(old) * 2).then_some(edits)
}

fn push_equal(edits: &mut Vec<Edit>, old: &str, new: &str) {
    if let Some(Edit::Equal { old: o, new: n }) = edits.last_mut() {
        o.push_str(old);
        n.push_str(new);
    } else {
        edits.push(Edit::Equal {
            old: old.to_owned(),
            new: new.to_owned(),
        });
    }
}

/// Counts the letters that edits change.
fn changed(edits: &[Edit]) -> usize {
    let changed = edits.iter().map(|edit| match edit {
        Edit::Equal { .. } => 0,
        Edit::Delete(text) | Edit::Insert(text) => text.chars().filter(|c| !c.is_whitespace()).count(),
    });
    changed.sum()
}

/// Returns what the edits are with the texts exchanged; a deletion still stands before its insertion.
fn mirror(edits: Vec<Edit>) -> Vec<Edit> {
    let mut mirrored: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match edit {
            Edit::Equal { old, new } => mirrored.push(Edit::Equal { old: new, new: old }),
            Edit::Delete(text) => mirrored.push(Edit::Insert(text)),
            Edit::Insert(text) => {
                let follows = mirrored
                    .last()
                    .is_some_and(|edit| matches!(edit, Edit::Insert(_)));
                let place = mirrored.len() - usize::from(follows);
                mirrored.insert(place, Edit::Delete(text));
            }
        }
    }
    mirrored
}
