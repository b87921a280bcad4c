//! The word diff of two wordings, as edits of a report.

use super::{Causes, Class, Edit, Op, Relation};
use crate::diff::{self, diff};
use crate::lexicon;
use crate::sides::Sides;

/// Returns the word diff of two texts, cut as the words of all languages cut them.
pub fn word_edits(old: &str, new: &str) -> Vec<diff::Edit> {
    let words = diff::Words {
        values: lexicon::values(),
        grammar: lexicon::carries_grammar,
    };
    diff(old, new, words)
}

/// Returns the edits between two wordings of one paragraph, without a class: what is wanted is not yet what changed.
pub fn plain_edits(old: &str, new: &str) -> Vec<Edit> {
    let relation = match (old.is_empty(), new.is_empty()) {
        (true, _) => Relation::Inserted,
        (_, true) => Relation::Deleted,
        _ => Relation::Amended,
    };
    edits(relation, &Sides::new(old.to_owned(), new.to_owned()))
}

/// Returns the edits between both sides; a side without paragraphs needs no diff.
pub(super) fn edits(relation: Relation, words: &Sides<String>) -> Vec<Edit> {
    let raw = match relation {
        Relation::Inserted => vec![diff::Edit::Insert(words.new.clone())],
        Relation::Deleted => vec![diff::Edit::Delete(words.old.clone())],
        _ => word_edits(&words.old, &words.new),
    };
    let edits: Vec<Edit> = raw
        .into_iter()
        .map(edit)
        .filter(|edit| !edit.old.is_empty() || !edit.new.is_empty())
        .collect();
    let rebuilt = Sides::new(
        edits.iter().map(|edit| edit.old.as_str()).collect::<String>(),
        edits.iter().map(|edit| edit.new.as_str()).collect::<String>(),
    );
    assert!(
        rebuilt == *words,
        "the edits do not rebuild the paragraphs {words:?}"
    );
    edits
}

fn edit(raw: diff::Edit) -> Edit {
    let (op, old, new) = match raw {
        diff::Edit::Equal { old, new } => (Op::Equal, old, new),
        diff::Edit::Delete(old) => (Op::Delete, old, String::new()),
        diff::Edit::Insert(new) => (Op::Insert, String::new(), new),
    };
    Edit {
        op,
        old,
        new,
        class: Class::None,
        causes: Causes::default(),
        by: Vec::new(),
    }
}
