//! Numbers, amounts, dates and terms that changed, said side by side.
//!
//! A value is named with the one that stands in its place: of the same role on the other side, in order, and only where
//! both sides have as many of it. `2015` does not become `20 December 2012`: a year went, and a date came.

use super::View;
use super::hunks::Hunk;
use super::pieces::{Piece, Value};
use crate::lexicon::any;
use crate::report::cause::{Cause, Change, Subject};
use crate::sides::{Side, Sides};

/// How far behind an ordinal its session may stand: `seventy-ninth and eightieth sessions`.
const TO_SESSION: usize = 5;

/// What a value is for; values of two roles never answer each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Role {
    subject: Subject,
    /// A year alone, where the subject is a date or a term.
    year: bool,
}

/// Says of each place which values came, went or changed.
pub(super) fn changed(view: &View<'_>, unproven: &[&Hunk]) -> Vec<Cause> {
    unproven.iter().flat_map(|hunk| in_hunk(view, hunk)).collect()
}

fn in_hunk(view: &View<'_>, hunk: &Hunk) -> Vec<Cause> {
    let old = values(&view.pieces.old, hunk.get(Side::Old).clone());
    let new = values(&view.pieces.new, hunk.get(Side::New).clone());
    let mut roles: Vec<Role> = Vec::new();
    for (role, _) in old.iter().chain(&new) {
        if !roles.contains(role) {
            roles.push(*role);
        }
    }
    let of = |side: &[(Role, String)], role: Role| -> Vec<String> {
        let own = side.iter().filter(|(other, _)| *other == role);
        own.map(|(_, text)| text.clone()).collect()
    };
    roles
        .into_iter()
        .flat_map(|role| {
            let texts = Sides::new(of(&old, role), of(&new, role));
            changes(&texts).into_iter().map(move |change| Cause::Named {
                subject: role.subject,
                change,
            })
        })
        .collect()
}

/// As many on both sides answer each other; else some came and others went.
fn changes(texts: &Sides<Vec<String>>) -> Vec<Change> {
    if texts.old == texts.new {
        return Vec::new();
    }
    let joined = texts.as_ref().map(|side| side.join(", "));
    if texts.old.len() == texts.new.len() || texts.old.is_empty() || texts.new.is_empty() {
        return vec![Change::of(joined.old, joined.new)];
    }
    vec![
        Change::of(joined.old, String::new()),
        Change::of(String::new(), joined.new),
    ]
}

/// Returns the values of a stretch with their roles; the day of a resolution belongs to its number.
fn values(pieces: &[Piece<'_>], place: std::ops::Range<usize>) -> Vec<(Role, String)> {
    let mut found: Vec<(Role, String)> = Vec::new();
    let mut cited = None;
    for at in place {
        let piece = &pieces[at];
        if !is_value(piece) {
            continue;
        }
        let dated =
            matches!(piece.value, Some(Value::Date(..))) && cited.is_some_and(|cited| at - cited <= 3);
        if let Some((_, text)) = found.last_mut().filter(|_| dated) {
            text.push_str(", ");
            text.push_str(&piece.text);
            continue;
        }
        let role = role(pieces, at);
        cited = (role.subject == Subject::Citation).then_some(at);
        found.push((role, piece.text.to_string()));
    }
    found
}

fn is_value(piece: &Piece<'_>) -> bool {
    piece.value.is_some()
        || piece.text.contains(|c: char| c.is_ascii_digit())
            && piece.text.starts_with(|c: char| !c.is_alphabetic())
        || piece.text.contains(['$', '€', '£', '¥'])
        || any::NUMBERS.has(&piece.lower)
}

fn role(pieces: &[Piece<'_>], at: usize) -> Role {
    let piece = &pieces[at];
    let before = at.checked_sub(1).map(|at| pieces[at].lower.as_ref());
    let dated = if before.is_some_and(|word| any::BEFORE_DEADLINES.has(word)) {
        Subject::Deadline
    } else {
        Subject::Date
    };
    let behind = pieces
        .get(at + 1)
        .map(|piece| piece.lower.as_ref())
        .unwrap_or_default();
    let subject = match piece.value {
        Some(Value::Date(..) | Value::Year(_)) => dated,
        Some(Value::Resolution(..) | Value::Numbered(..) | Value::Symbol) => Subject::Citation,
        Some(Value::Ordinal(_)) if counts_sessions(pieces, at) => Subject::Session,
        Some(Value::Amount | Value::Percentage) => Subject::Amount,
        _ if any::UNITS.has(behind) || piece.text.contains(['$', '€', '£', '¥', '%']) => Subject::Amount,
        _ => Subject::Number,
    };
    Role {
        subject,
        year: matches!(piece.value, Some(Value::Year(_))),
    }
}

fn counts_sessions(pieces: &[Piece<'_>], at: usize) -> bool {
    let behind = pieces[at + 1..].iter().take(TO_SESSION);
    let mut counted = behind.filter(|piece| piece.is_plain_word() && !any::COUNTED_HOW.has(&piece.lower));
    counted
        .next()
        .is_some_and(|piece| any::SESSIONS.has(&piece.lower))
}
