//! The words that differ between two lines, sign by sign.
//!
//! The word diff of a comparison looks over what a reader does not mind: kinds of quotation marks, of dashes, of space. A
//! redline that hides such a change is not the official text with tracked changes, so here a stretch that both have in other
//! signs is a change like any other. Only how wide a white space is never counts; whether there is one does.

use std::collections::BTreeMap;

use super::lines::{CELL, END, NOTE, even};
use super::verified::{Piece, What};
use crate::diff::Edit;
use crate::report::{Op, word_edits};

/// Returns the pieces of two lines that differ.
pub(super) fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for edit in word_edits(old, new) {
        match edit {
            Edit::Equal { old, new } if even(&old) == even(&new) && edges(&old) == edges(&new) => {
                push(&mut pieces, Op::Equal, &old, &new);
            }
            Edit::Equal { old, new } => apart(&mut pieces, &old, &new),
            Edit::Delete(old) => push(&mut pieces, Op::Delete, &old, ""),
            Edit::Insert(new) => push(&mut pieces, Op::Insert, "", &new),
        }
    }
    pieces
}

/// Whether a stretch begins and ends with white space.
fn edges(text: &str) -> (bool, bool) {
    (
        text.starts_with(char::is_whitespace),
        text.ends_with(char::is_whitespace),
    )
}

/// Cuts a stretch that both have in other signs: word by word where they have as many, else as a whole.
fn apart(pieces: &mut Vec<Piece>, old: &str, new: &str) {
    let (a, b) = (words(old), words(new));
    if a.len() == b.len() {
        for (old, new) in a.into_iter().zip(b) {
            if even(old) == even(new) && edges(old) == edges(new) {
                push(pieces, Op::Equal, old, new);
            } else {
                push(pieces, Op::Delete, old, "");
                push(pieces, Op::Insert, "", new);
            }
        }
        return;
    }
    let same = |(a, b): &((usize, char), (usize, char))| a.1 == b.1;
    let start: usize = old
        .char_indices()
        .zip(new.char_indices())
        .take_while(same)
        .map(|(a, _)| a.1.len_utf8())
        .sum();
    let (head, old) = old.split_at(start);
    let new = &new[start..];
    let back = old.char_indices().rev().zip(new.char_indices().rev());
    let end: usize = back.take_while(same).map(|(a, _)| a.1.len_utf8()).sum();
    push(pieces, Op::Equal, head, head);
    push(pieces, Op::Delete, &old[..old.len() - end], "");
    push(pieces, Op::Insert, "", &new[..new.len() - end]);
    push(
        pieces,
        Op::Equal,
        &old[old.len() - end..],
        &new[new.len() - end..],
    );
}

/// Cuts a stretch into words with the space behind them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut after_space = false;
    for (at, c) in text.char_indices() {
        if after_space && !c.is_whitespace() {
            words.push(&text[start..at]);
            start = at;
        }
        after_space = c.is_whitespace();
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// Adds a piece, to the last one if that is of its kind. A deletion stands before the insertion beside it.
fn push(pieces: &mut Vec<Piece>, op: Op, old: &str, new: &str) {
    if old.is_empty() && new.is_empty() {
        return;
    }
    if let Some(last) = pieces.last_mut().filter(|last| last.op == op) {
        last.old.push_str(old);
        last.new.push_str(new);
        return;
    }
    pieces.push(Piece {
        op,
        old: old.to_owned(),
        new: new.to_owned(),
    });
    let count = pieces.len();
    if op == Op::Delete && count > 1 && pieces[count - 2].op == Op::Insert {
        let joins = count > 2 && pieces[count - 3].op == Op::Delete;
        if joins {
            pieces.pop();
            pieces[count - 3].old.push_str(old);
        } else {
            pieces.swap(count - 2, count - 1);
        }
    }
}

/// Returns one piece for a side that stands alone.
pub(super) fn alone(old: Option<&str>, new: Option<&str>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    push(&mut pieces, Op::Delete, old.unwrap_or_default(), "");
    push(&mut pieces, Op::Insert, "", new.unwrap_or_default());
    pieces
}

/// Says what kind of thing some pieces of a paragraph change.
pub(super) fn what(pieces: &[Piece]) -> What {
    let changed = || pieces.iter().filter(|piece| piece.op != Op::Equal);
    if changed().any(|piece| piece.old.contains(NOTE) || piece.new.contains(NOTE)) {
        return What::Note;
    }
    // What stands on both sides of a change (`30 June`, `31 June`) is not what changed.
    let mut words: BTreeMap<&str, isize> = BTreeMap::new();
    for piece in changed() {
        piece
            .old
            .split_whitespace()
            .for_each(|word| *words.entry(word).or_default() += 1);
        piece
            .new
            .split_whitespace()
            .for_each(|word| *words.entry(word).or_default() -= 1);
    }
    let differ = words
        .iter()
        .filter(|(_, count)| **count != 0)
        .map(|(word, _)| *word);
    let differ: Vec<&str> = differ
        .filter(|word| word.contains(char::is_alphanumeric))
        .collect();
    let is_figure = |word: &&str| !word.contains(char::is_alphabetic);
    let bare = |side: fn(&Piece) -> &str| -> String {
        let letters = pieces.iter().flat_map(|piece| side(piece).chars());
        letters.filter(|c| c.is_alphanumeric()).collect()
    };
    if differ.is_empty() || bare(|piece| &piece.old) == bare(|piece| &piece.new) {
        What::Signs
    } else if differ.iter().all(is_figure) {
        What::Number
    } else {
        What::Words
    }
}

/// Writes a text for people: a note as `[note]`, the end of a paragraph in a cell as `¶`, a cell in a cell behind a bar.
pub(super) fn shown(text: &str) -> String {
    text.replace(NOTE, "[note]")
        .replace(END, "¶")
        .replace(CELL, " | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(old: &str, new: &str) -> String {
        let pieces = pieces(old, new);
        let old_side: String = pieces.iter().map(|piece| piece.old.as_str()).collect();
        let new_side: String = pieces.iter().map(|piece| piece.new.as_str()).collect();
        assert_eq!((old_side.as_str(), new_side.as_str()), (old, new));
        let pieces = pieces.iter().filter(|piece| piece.op != Op::Equal);
        let pieces: Vec<String> = pieces
            .map(|piece| match piece.op {
                Op::Delete => format!("[-{}-]", piece.old.trim()),
                _ => format!("{{+{}+}}", piece.new.trim()),
            })
            .collect();
        pieces.concat()
    }

    #[test]
    fn a_glyph_is_a_change_and_a_wider_space_is_none() {
        assert_eq!(
            written("the “Rules” apply", "the \"Rules\" apply"),
            "[-“Rules”-]{+\"Rules\"+}"
        );
        assert_eq!(written("the  Rules\u{a0}apply", "the Rules apply"), "");
        assert_eq!(written("2020–2030", "2020-2030"), "[-2020–2030-]{+2020-2030+}");
    }

    #[test]
    fn what_is_changed_is_said_of_the_changed_letters() {
        let kind = |old, new| what(&pieces(old, new));
        assert_eq!(kind("Urges States;", "Urges States,"), What::Signs);
        assert_eq!(kind("by 30 per cent", "by 40 per cent"), What::Number);
        assert_eq!(kind("Urges States", "Invites States"), What::Words);
        assert_eq!(kind("States\u{2} act", "States act"), What::Note);
    }
}
