//! Square brackets: text that is not agreed.
//!
//! In a negotiating text `[shall][should]` offers two options, `[, where appropriate,]` one word or none, `[EU: …]` and
//! `(US: delete)` say who wants what. The report counts the brackets that are open in each paragraph and in all, and
//! says of a change whether it opened or closed some, and which option was kept. A bracket whose whole content is an
//! editor's addition (`[sic]`, `[1974]`, `[…]`) counts like any other: only a reader can tell.
//!
//! Cost: linear. Brackets that never close count as open; a closing one without a partner counts for nothing.

use super::pieces::Piece;
use crate::report::{Brackets, Entry};
use crate::sides::Sides;

/// Counts the brackets of an entry's sides, and reads their attributions.
pub(super) fn count(entry: &Entry) -> Option<Brackets> {
    let texts = Sides::new(
        entry
            .edits
            .iter()
            .map(|edit| edit.old.as_str())
            .collect::<String>(),
        entry
            .edits
            .iter()
            .map(|edit| edit.new.as_str())
            .collect::<String>(),
    );
    let open = texts.as_ref().map(|text| text.matches('[').count());
    let mut attributions = attributions(&texts.new);
    attributions.sort();
    attributions.dedup();
    (open.old + open.new > 0 || !attributions.is_empty()).then_some(Brackets {
        old: open.old,
        new: open.new,
        attributions,
    })
}

/// Returns the names before a colon at the start of a bracket: `EU`, `US`, `G77 and China`.
fn attributions(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['[', '(']) {
        let inside = &text[at + 1..];
        let end = inside.find([']', ')', '[', '(']).unwrap_or(inside.len());
        let Some((name, _)) = inside[..end].split_once(':') else {
            continue;
        };
        let name = name.trim();
        let short = !name.is_empty() && name.split_whitespace().count() <= 6 && name.chars().count() <= 40;
        let capital = name.chars().next().is_some_and(char::is_uppercase);
        let known = name
            .split([' ', ',', '/', ';'])
            .filter(|word| !word.is_empty() && !matches!(*word, "and" | "of" | "the"))
            .all(|word| {
                word.chars()
                    .next()
                    .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
            });
        if short && capital && known {
            found.push(name.to_owned());
        }
    }
    found
}

/// Says what a place did to brackets.
pub(super) fn change(slices: Sides<&[Piece]>) -> Option<String> {
    let count =
        |pieces: &[Piece], bracket: &str| pieces.iter().filter(|piece| piece.lower == bracket).count();
    let opening = slices.map(|pieces| count(pieces, "["));
    let closing = slices.map(|pieces| count(pieces, "]"));
    if opening.old + opening.new + closing.old + closing.new == 0 {
        return None;
    }
    let options = options(slices.old);
    let bare = |pieces: &[Piece]| {
        let words: Vec<&str> = pieces
            .iter()
            .filter(|piece| !matches!(piece.lower.as_str(), "[" | "]"))
            .map(|piece| piece.text.as_str())
            .collect();
        words.join(" ")
    };
    let (old, new) = (bare(slices.old), bare(slices.new));
    let fewer = opening.new + closing.new < opening.old + closing.old;
    let more = opening.new + closing.new > opening.old + closing.old;
    Some(match (fewer, more) {
        (true, _) if options.len() > 1 && options.contains(&new) => {
            format!("brackets closed: option \"{new}\" of {} kept", options.len())
        }
        (true, _) if old == new => "brackets closed: text kept".to_owned(),
        (true, _) if new.is_empty() => "brackets closed: text deleted".to_owned(),
        (true, _) => "brackets closed: other text".to_owned(),
        (_, true) if old == new => "brackets opened around agreed text".to_owned(),
        (_, true) => "brackets opened".to_owned(),
        _ => "bracketed text changed".to_owned(),
    })
}

/// Returns the contents of brackets that follow each other, and of stretches divided by a slash inside one.
fn options(pieces: &[Piece]) -> Vec<String> {
    let mut options = Vec::new();
    let mut open: Option<Vec<&str>> = None;
    for piece in pieces {
        match (piece.lower.as_str(), &mut open) {
            ("[", _) => open = Some(Vec::new()),
            ("]", Some(words)) => {
                options.push(words.join(" "));
                open = None;
            }
            ("/", Some(words)) => {
                options.push(words.join(" "));
                words.clear();
            }
            (_, Some(words)) => words.push(&piece.text),
            _ => {}
        }
    }
    options
}
