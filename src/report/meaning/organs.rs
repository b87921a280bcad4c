//! Who is meant by `its`, when two bodies are compared.
//!
//! The Human Rights Council recalls `the adoption by the General Assembly` of a declaration, the General Assembly `its
//! adoption`; the Council cites `Council resolution 19/33`, the Assembly `Human Rights Council resolution 19/33`. Each
//! place is rewritten with the full name of the body in place of `its` and of short names, from the masthead of its
//! own text; if both sides then read the same, the same body is meant. `Council` in a text of the Assembly is
//! nobody in particular (there are three), and proves nothing.

use std::borrow::Cow;
use std::ops::Range;

use super::hunks::Hunk;
use super::pieces::{Piece, Value};
use super::rolled::speaks;
use super::speaker::own_thing;
use super::{Finding, View};
use crate::lexicon::{LANGUAGES, any};
use crate::report::cause::Cause;
use crate::sides::Sides;
use crate::text::values::Day;

/// Returns the bodies of all languages: in full, and in short where it is their own text.
fn bodies() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    LANGUAGES
        .iter()
        .flat_map(|language| language.judging.bodies.names.iter().copied())
}

/// The same body is meant on both sides.
pub(super) fn same(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let slices = view.slice(hunk);
    // `the assembly of parts`, `the Assembly of parts`: the same name on both sides proves nothing of its capitals.
    let lower = slices.map(|pieces| pieces.iter().map(|piece| piece.lower.as_ref()));
    let named = |piece: &Piece<'_>| any::BODY_HINTS.has(&piece.lower);
    if !slices.old.iter().chain(slices.new).any(named) || Iterator::eq(lower.old, lower.new) {
        return None;
    }
    let organs = view.setting.organs.as_ref();
    let spoken = Sides::new(
        owns_are_speakers(
            &view.pieces.old,
            &hunk.old,
            view.header.old,
            organs.old.as_deref(),
        ),
        owns_are_speakers(
            &view.pieces.new,
            &hunk.new,
            view.header.new,
            organs.new.as_deref(),
        ),
    );
    if !spoken.old || !spoken.new {
        return None;
    }
    let words = Sides::new(
        wide(&view.pieces.old, &hunk.old),
        wide(&view.pieces.new, &hunk.new),
    );
    let full = Sides::new(
        in_full(&words.old, organs.old.as_deref()?),
        in_full(&words.new, organs.new.as_deref()?),
    );
    (full.old == full.new).then(|| {
        let shown = slices.map(|pieces| {
            let words: Vec<&str> = pieces.iter().map(|piece| piece.text.as_ref()).collect();
            words.join(" ")
        });
        Finding::of(Cause::SameBody {
            old: shown.old,
            new: shown.new,
        })
    })
}

/// Whether every `its` of a stretch can mean nobody but the speaker: it has a session or a resolution by its number, or stands
/// right behind the leading verb; and no other body is named before it. In `Invites the Conference of the Parties to review its
/// decisions`, whoever is invited owns the decisions.
fn owns_are_speakers(pieces: &[Piece<'_>], place: &Range<usize>, header: usize, organ: Option<&str>) -> bool {
    // The phrase goes on behind the place.
    let end = (place.end + 2).min(pieces.len());
    let mut owns = (place.start..end).filter(|&at| any::OWN.has(&pieces[at].lower));
    owns.all(|at| {
        let named = own_thing(&pieces[at + 1..]).is_some() && speaks(pieces, at, organ);
        named || at <= header + 1
    })
}

/// Returns the words of a place with the article before it. The noun behind the place belongs to the phrase: `Council resolution`,
/// `Human Rights [Council resolution]`.
fn wide<'a>(pieces: &'a [Piece<'_>], place: &Range<usize>) -> Vec<&'a str> {
    let article = place.start > 0 && any::DEFINITE.has(&pieces[place.start - 1].lower);
    let from = place.start - usize::from(article);
    let to = (place.end + 2).min(pieces.len());
    pieces[from..to]
        .iter()
        .map(|piece| piece.lower.as_ref())
        .collect()
}

/// Rewrites a stretch with the full names of bodies: `its adoption` and `the adoption by the General Assembly` become
/// `<general assembly> adoption`.
fn in_full<'a>(words: &[&'a str], own: &str) -> Vec<Cow<'a, str>> {
    let mut full: Vec<Cow<'a, str>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if any::OWN.has(words[at]) && bodies().any(|(name, _)| name == own) {
            full.push(format!("<{own}>").into());
            at += 1;
        } else if let Some((len, name)) = body(&words[at..], own) {
            // The article goes with the name.
            if full.last().is_some_and(|last| any::DEFINITE.has(last)) {
                full.pop();
            }
            let agent = full.last().is_some_and(|last| any::AGENT.has(last))
                && full.len() >= 3
                && any::DEFINITE.has(&full[full.len() - 3]);
            if agent {
                full.pop();
                let act = full.pop().unwrap_or_default();
                full.pop();
                full.push(format!("<{name}>").into());
                full.push(act);
            } else {
                full.push(format!("<{name}>").into());
            }
            at += len;
        } else {
            full.push(words[at].into());
            at += 1;
        }
    }
    full
}

fn body(words: &[&str], own: &str) -> Option<(usize, &'static str)> {
    for (name, short) in bodies() {
        // The first word tells of nearly all that they are others.
        if name.starts_with(words[0]) {
            let mut parts = name.split(' ');
            let len = parts.clone().count();
            if words.len() >= len
                && words
                    .iter()
                    .all(|word| parts.next().is_none_or(|part| part == *word))
            {
                return Some((len, name));
            }
        }
        if name == own && short.contains(&words[0]) {
            return Some((1, name));
        }
    }
    None
}

/// The closing formula of each body: `the matter in 2014, in accordance with its annual programme of work` of one that
/// counts years, `the question at its sixty-ninth session` of one that counts sessions. Both mean the next time where
/// they stand one step after their own text.
pub(super) fn closing(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    if view.setting.organs.old == view.setting.organs.new {
        return None;
    }
    let opens = |pieces: &[Piece<'_>]| {
        let words: Vec<&str> = pieces.iter().take(6).map(|piece| piece.lower.as_ref()).collect();
        LANGUAGES.iter().any(|language| {
            let formula = language.judging.bodies.closing_formula;
            !formula.is_empty()
                && words.starts_with(formula)
                && words
                    .get(formula.len())
                    .is_some_and(|act| any::CLOSING_ACTS.has(act))
        })
    };
    if !opens(&view.pieces.old) || !opens(&view.pieces.new) || hunk.old.start < 5 || hunk.new.start < 5 {
        return None;
    }
    let slices = view.slice(hunk);
    let when = Sides::new(
        next_time(slices.old, view.setting.dates.old, view.setting.sessions.old)?,
        next_time(slices.new, view.setting.dates.new, view.setting.sessions.new)?,
    );
    (when.old == when.new && when.new > 0).then(|| Finding::of(Cause::SameNextTime))
}

/// Reads `matter in 2014, in accordance with its annual programme of work`; returns how many steps after the text.
fn next_time(pieces: &[Piece<'_>], date: Option<Day>, session: Option<u32>) -> Option<i64> {
    let mut steps = None;
    for piece in pieces {
        match piece.value {
            Some(Value::Year(year)) => steps = Some(i64::from(year) - i64::from(date?.year)),
            Some(Value::Ordinal(ordinal)) => steps = Some(i64::from(ordinal) - i64::from(session?)),
            None if piece.lower == "," => {}
            None if any::CLOSING_WORDS.has(&piece.lower) => {}
            _ => return None,
        }
    }
    steps
}
