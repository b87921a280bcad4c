//! The word diff: its edits rebuild both texts, exchanging the texts mirrors them, and no two of a kind stand together.

use travaux::diff::Edit;
use travaux::report::word_edits;

use crate::{lossy, planted};

/// Compares the first line with the rest.
pub fn words(data: &[u8]) {
    let input = lossy(data);
    let (old, new) = input.split_once('\n').unwrap_or((&input, &input));
    let edits = planted::edits(word_edits(old, new));
    assert_eq!(sides(&edits), (old.to_owned(), new.to_owned()), "rebuilt");
    assert_eq!(word_edits(new, old), mirrored(&edits), "mirrored");
    for two in edits.windows(2) {
        let allowed = matches!(
            (&two[0], &two[1]),
            (Edit::Equal { .. }, Edit::Delete(_) | Edit::Insert(_))
                | (Edit::Delete(_), Edit::Insert(_))
                | (Edit::Delete(_) | Edit::Insert(_), Edit::Equal { .. })
        );
        assert!(allowed, "{two:?}");
    }
    let itself = word_edits(old, old);
    assert!(
        itself.iter().all(|edit| matches!(edit, Edit::Equal { .. })),
        "itself"
    );
}

fn sides(edits: &[Edit]) -> (String, String) {
    let (mut old, mut new) = (String::new(), String::new());
    for edit in edits {
        match edit {
            Edit::Equal { old: was, new: is } => {
                old.push_str(was);
                new.push_str(is);
            }
            Edit::Delete(text) => old.push_str(text),
            Edit::Insert(text) => new.push_str(text),
        }
    }
    (old, new)
}

/// The mirror of edits: sides exchanged, each deletion before its insertion.
fn mirrored(edits: &[Edit]) -> Vec<Edit> {
    let exchanged = edits.iter().cloned().map(|edit| match edit {
        Edit::Equal { old, new } => Edit::Equal { old: new, new: old },
        Edit::Delete(text) => Edit::Insert(text),
        Edit::Insert(text) => Edit::Delete(text),
    });
    let mut mirror: Vec<Edit> = exchanged.collect();
    for at in 1..mirror.len() {
        if matches!((&mirror[at - 1], &mirror[at]), (Edit::Insert(_), Edit::Delete(_))) {
            mirror.swap(at - 1, at);
        }
    }
    mirror
}
