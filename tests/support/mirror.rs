//! A comparison and its mirror: entries written so that both can be held against each other.

use travaux::report::{Edit, Entry, Op};

/// An entry as its ids, whether it moved, and its words: `(deleted|inserted)` before each stretch that both have.
pub(crate) type Written = (Vec<String>, Vec<String>, bool, String);

/// Writes an entry with its sides exchanged, so that a mirrored comparison gives the same.
pub(crate) fn mirrored(entry: &Entry) -> Written {
    let words = written(entry, |edit| match edit.op {
        Op::Equal => (String::new(), String::new(), edit.new.clone()),
        Op::Delete => (String::new(), edit.old.clone(), String::new()),
        Op::Insert => (edit.new.clone(), String::new(), String::new()),
    });
    (entry.new.clone(), entry.old.clone(), entry.moved, words)
}

/// Writes an entry as [`mirrored`] does, without exchanging its sides.
pub(crate) fn straight(entry: &Entry) -> Written {
    let words = written(entry, |edit| match edit.op {
        Op::Equal => (String::new(), String::new(), edit.old.clone()),
        Op::Delete => (edit.old.clone(), String::new(), String::new()),
        Op::Insert => (String::new(), edit.new.clone(), String::new()),
    });
    (entry.old.clone(), entry.new.clone(), entry.moved, words)
}

/// Joins the words of an entry; `part` says what an edit deletes, inserts and keeps.
fn written(entry: &Entry, part: impl Fn(&Edit) -> (String, String, String)) -> String {
    let mut pieces = Vec::new();
    let (mut deleted, mut inserted) = (String::new(), String::new());
    for edit in &entry.edits {
        let (gone, come, kept) = part(edit);
        deleted += &gone;
        inserted += &come;
        if edit.op == Op::Equal {
            pieces.push(format!("({deleted}|{inserted}){kept}"));
            (deleted, inserted) = (String::new(), String::new());
        }
    }
    pieces.push(format!("({deleted}|{inserted})"));
    pieces.concat()
}
