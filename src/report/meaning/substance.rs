//! What came or went, in words, where a change is one of substance.
//!
//! A delegate looks for certain things: a verb that moved on its ladder, a qualifier, a modal verb, a negation, who is
//! meant, a number, a date, a bracket. The phrases are data ([`crate::lexicon::qualifiers`]); a phrase came if the new side
//! has it at the place and the old one has not, and the longest phrase at a spot is the one that is named
//! (`all States`, not `States`). A substantive change without a name keeps its words as its only cause.

use super::hunks::Hunk;
use super::pieces::{Piece, Value};
use super::{View, brackets, verbs};
use crate::lexicon::{Ladders, Movement, Named, named, qualifiers};
use crate::sides::Sides;

/// Says what came or went at a place; `unproven` are its hunks without another explanation.
pub(super) fn cause(view: &View<'_>, place: &Hunk, unproven: &[&Hunk]) -> Option<String> {
    let mut causes: Vec<String> = Vec::new();
    causes.extend(verb(view, place, unproven));
    causes.extend(brackets::change(view.slice(place)));
    let addressed = is_addressee(view, place);
    let named = Sides::new(
        phrases(&view.pieces.old, unproven.iter().map(|hunk| hunk.old.clone())),
        phrases(&view.pieces.new, unproven.iter().map(|hunk| hunk.new.clone())),
    );
    let groups = qualifiers()
        .iter()
        .map(|group| group.name.as_str())
        .filter(|name| *name != "deadline");
    for group in groups {
        let of = |side: &[(String, String)]| -> Vec<String> {
            side.iter()
                .filter(|(name, _)| name == group)
                .map(|(_, phrase)| phrase.clone())
                .collect()
        };
        let (mut old, mut new) = (of(&named.old), of(&named.new));
        let common: Vec<String> = old
            .iter()
            .filter(|phrase| new.contains(phrase))
            .cloned()
            .collect();
        old.retain(|phrase| !common.contains(phrase));
        new.retain(|phrase| !common.contains(phrase));
        if group == "who is meant" {
            narrowed(&view.pieces.old, place.old.clone(), &mut old, &new);
            narrowed(&view.pieces.new, place.new.clone(), &mut new, &old);
        }
        let group = if addressed && group == "who is meant" {
            "addressee"
        } else {
            group
        };
        match (old.as_slice(), new.as_slice()) {
            ([], []) => {}
            ([old], [new]) => causes.push(format!("{group}: {old} → {new}")),
            (old, new) => {
                causes.extend(old.iter().map(|phrase| format!("{group} deleted: {phrase}")));
                causes.extend(new.iter().map(|phrase| format!("{group} added: {phrase}")));
            }
        }
    }
    if addressed && !causes.iter().any(|cause| cause.starts_with("addressee")) {
        let slices = view.slice(place);
        causes.push(changed("addressee", &shown(slices.old), &shown(slices.new)));
    }
    causes.extend(values(view, unproven));
    causes.extend(marks(view, place));
    causes.dedup();
    (!causes.is_empty()).then(|| causes.join("; "))
}

/// `Member` before `States` changes who is meant: the words beside the place belong to the name on this side.
fn narrowed(pieces: &[Piece], place: std::ops::Range<usize>, own: &mut Vec<String>, other: &[String]) {
    let ([], [name]) = (own.as_slice(), other) else {
        return;
    };
    let around = place.start.saturating_sub(1)..(place.end + 1).min(pieces.len());
    let beside = phrases(pieces, std::iter::once(around))
        .into_iter()
        .map(|(_, phrase)| phrase)
        .find(|phrase| name.contains(phrase.trim_matches('"')));
    own.extend(beside);
}

/// The leading verb, or a further one inside the paragraph, that moved.
fn verb(view: &View<'_>, place: &Hunk, unproven: &[&Hunk]) -> Option<String> {
    let ladders = view.setting.ladders;
    let text = |pieces: &[Piece]| {
        pieces
            .iter()
            .map(|piece| piece.text.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let opens = unproven
        .iter()
        .any(|hunk| hunk.old.start < view.header.old && hunk.new.start < view.header.new);
    let (old, new) = if opens {
        (
            text(&view.pieces.old[..view.header.old]),
            text(&view.pieces.new[..view.header.new]),
        )
    } else {
        let slices = view.slice(place);
        (
            verb_of_ladder(slices.old, ladders)?,
            verb_of_ladder(slices.new, ladders)?,
        )
    };
    match ladders.compare(&old, &new) {
        Movement::Same => None,
        Movement::Stronger => Some(verbs::became(&old, &new, "stronger")),
        Movement::Weaker => Some(verbs::became(&old, &new, "weaker")),
        Movement::Different => Some(verbs::became(&old, &new, "different")),
    }
}

/// Returns the phrase of a ladder in a short stretch: its longest one, the first of them.
fn verb_of_ladder(pieces: &[Piece], ladders: &Ladders) -> Option<String> {
    // A long stretch has verbs of many clauses, and which answers which is anybody's guess.
    if pieces.len() > 6 {
        return None;
    }
    for len in (1..=pieces.len().min(4)).rev() {
        for window in pieces.windows(len) {
            let words: Vec<&str> = window.iter().map(|piece| piece.text.as_str()).collect();
            let phrase = words.join(" ");
            if ladders.ladder_of(&phrase).is_some() {
                return Some(phrase);
            }
        }
    }
    None
}

/// Who is asked: the words between a verb of the directive ladder and what is asked.
fn is_addressee(view: &View<'_>, place: &Hunk) -> bool {
    let asks = |pieces: &[Piece], header: usize| {
        let words: Vec<&str> = pieces[..header].iter().map(|piece| piece.text.as_str()).collect();
        view.setting.ladders.ladder_of(&words.join(" ")) == Some("directive")
    };
    if !asks(&view.pieces.old, view.header.old) || !asks(&view.pieces.new, view.header.new) {
        return false;
    }
    let span = |pieces: &[Piece], header: usize| {
        let to = pieces[header..]
            .iter()
            .position(|piece| matches!(piece.lower.as_str(), "to" | "that"))?;
        // Whoever is named further on is named in what is asked.
        (to <= 20).then_some(header..header + to)
    };
    let spans = (
        span(&view.pieces.old, view.header.old),
        span(&view.pieces.new, view.header.new),
    );
    let (Some(old), Some(new)) = spans else {
        return false;
    };
    let inside = place.old.start >= old.start
        && place.old.end <= old.end
        && place.new.start >= new.start
        && place.new.end <= new.end;
    let slices = view.slice(place);
    let all = slices.old.iter().chain(slices.new);
    let named = all
        .filter(|piece| piece.is_word())
        .any(|piece| !matches!(piece.lower.as_str(), "the" | "a" | "an"));
    inside && named
}

/// Returns the named phrases that share a piece with one of the hunks, longest first at each spot.
fn phrases(pieces: &[Piece], hunks: impl Iterator<Item = std::ops::Range<usize>>) -> Vec<(String, String)> {
    let hunks: Vec<_> = hunks.collect();
    let touched = |range: &std::ops::Range<usize>| {
        hunks
            .iter()
            .any(|hunk| range.start < hunk.end && hunk.start < range.end)
    };
    // Behind the last hunk nothing can be touched.
    let end = hunks.iter().map(|hunk| hunk.end).max().unwrap_or(0);
    let mut found = Vec::new();
    let mut at = 0;
    while at < end {
        let here = pieces[at..]
            .iter()
            .map(|piece| (piece.lower.as_str(), piece.text.as_str()));
        let Some(Named { group, phrase, len }) = named(here) else {
            at += 1;
            continue;
        };
        if touched(&(at..at + len)) {
            found.push((group.to_owned(), format!("\"{phrase}\"")));
        }
        at += len;
    }
    found
}

/// Numbers, amounts, dates and terms that changed.
fn values(view: &View<'_>, unproven: &[&Hunk]) -> Vec<String> {
    let mut causes = Vec::new();
    for hunk in unproven {
        let slices = view.slice(hunk);
        let pick = |pieces: &[Piece]| -> Vec<String> {
            pieces
                .iter()
                .filter(|piece| {
                    !matches!(piece.value, Value::Word | Value::Mark)
                        || piece.text.chars().any(|c| c.is_ascii_digit())
                })
                .map(|piece| piece.text.clone())
                .collect()
        };
        let (old, new) = (pick(slices.old), pick(slices.new));
        if old == new {
            continue;
        }
        let name = kind_of_value(view, hunk);
        causes.push(changed(name, &old.join(", "), &new.join(", ")));
    }
    causes
}

fn kind_of_value(view: &View<'_>, hunk: &Hunk) -> &'static str {
    let slices = view.slice(hunk);
    let all = || slices.old.iter().chain(slices.new);
    let before = view.pieces.new[..hunk.new.start]
        .last()
        .map(|piece| piece.lower.as_str());
    let dated = all().any(|piece| matches!(piece.value, Value::Date(..) | Value::Year(_)));
    if dated
        && matches!(
            before,
            Some("by" | "until" | "till" | "before" | "than" | "through" | "beyond" | "since" | "after")
        )
    {
        return "deadline";
    }
    if all().any(|piece| {
        matches!(
            piece.value,
            Value::Resolution(..) | Value::Numbered(..) | Value::Symbol
        )
    }) {
        return "citation";
    }
    if dated {
        return "date";
    }
    let session = view
        .pieces
        .new
        .get(hunk.new.end)
        .is_some_and(|next| next.lower.starts_with("session"));
    if session && all().any(|piece| matches!(piece.value, Value::Ordinal(_))) {
        return "session";
    }
    if all().any(|piece| piece.text.contains(['$', '€', '£', '¥', '%'])) {
        return "amount";
    }
    "number"
}

fn changed(name: &str, old: &str, new: &str) -> String {
    match (old, new) {
        ("", new) => format!("{name} added: \"{new}\""),
        (old, "") => format!("{name} deleted: \"{old}\""),
        (old, new) => format!("{name}: \"{old}\" → \"{new}\""),
    }
}

fn shown(pieces: &[Piece]) -> String {
    let words: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    words
        .join(" ")
        .replace(" ,", ",")
        .trim_matches([',', ' '])
        .to_owned()
}

/// A place of marks alone, other than brackets.
fn marks(view: &View<'_>, place: &Hunk) -> Option<String> {
    let slices = view.slice(place);
    let mut all = slices.old.iter().chain(slices.new);
    let only = all.all(|piece| piece.text.chars().all(super::editorial::is_punctuation));
    let quotes = slices
        .old
        .iter()
        .chain(slices.new)
        .any(|piece| matches!(piece.lower.as_str(), "\"" | "'"));
    only.then(|| {
        if quotes {
            "quotation marks"
        } else {
            "punctuation inside the sentence"
        }
        .to_owned()
    })
}
