//! `its` and `it` that stayed although another body speaks now.
//!
//! The Human Rights Council `requests the Secretary-General to report to it at its twentieth session`; the General Assembly
//! takes the paragraph over, and the same words ask for a report to another body. Nothing in the words shows it, so it is
//! a warning, and the paragraph's class is at least `consequential`: the words mean what the masthead makes them mean.
//!
//! Only what can mean nobody but the speaker counts: `its` before a session or a resolution or decision with its
//! number, and `it` as the one who is reported to or kept informed; where another body is named shortly before, `its` is that body's.
//! Everything else (`its commitment`, `its territory`) may be anyone's. Cost: linear.

use super::View;
use super::pieces::{Piece, Value};
use super::rolled::speaks;
use crate::instrument::Provision;
use crate::lexicon::{LANGUAGES, any};
use crate::report::Notice;
use crate::report::cause::Cause;
use crate::sides::Side;

/// How many words may stand between `its` and what it owns: `its seventy-ninth regular session`.
const BETWEEN: usize = 3;

/// Returns what is told of the paragraph, and the warning.
pub(super) fn changed(view: &View<'_>, provision: &Provision) -> Option<(Cause, Notice)> {
    let organs = view.setting.organs.as_ref();
    let (old, new) = (organs.old.as_deref()?, organs.new.as_deref()?);
    if old == new {
        return None;
    }
    let before = own(&view.pieces.old, &view.kept.old, old);
    let mut now = own(&view.pieces.new, &view.kept.new, new);
    now.retain(|phrase| before.contains(phrase));
    now.dedup();
    if now.is_empty() {
        return None;
    }
    let name = |organ: &Option<String>| organ.clone().unwrap_or_default();
    let instruments = view.setting.instruments;
    let cause = Cause::SpeaksForAnother {
        phrases: now,
        bodies: instruments.map(|it| name(&it.masthead.organ)),
    };
    let notice = Notice {
        side: Side::New,
        code: "speaks-for-another-body".to_owned(),
        message: format!("{}: {}", provision.id, cause.text()),
        page: provision.locator.page,
        line: provision.locator.line,
    };
    Some((cause, notice))
}

/// Returns the phrases that stayed and mean the speaker.
fn own(pieces: &[Piece<'_>], kept: &[bool], organ: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, piece) in pieces.iter().enumerate().filter(|(at, _)| kept[*at]) {
        match piece.lower.as_ref() {
            own if any::OWN.has(own) && speaks(pieces, at, Some(organ)) => {
                if let Some(noun) = own_thing(&pieces[at + 1..]) {
                    found.push(format!("{own} {noun}"));
                }
            }
            it if any::SPEAKER.has(it) && reported_to(pieces, at) => found.push(it.to_owned()),
            _ => {}
        }
    }
    found
}

/// Returns what of the speaker stands behind `its`: a session, or a resolution or decision by its number. `its
/// decisions` without a number may be those of a State.
pub(super) fn own_thing<'a>(behind: &'a [Piece<'_>]) -> Option<&'a str> {
    let session = |piece: &Piece<'_>| any::OWN_SESSIONS.has(&piece.lower);
    let noun = behind
        .iter()
        .take(BETWEEN + 1)
        .position(|piece| session(piece) || any::OWN_ACTS.has(&piece.lower))?;
    let numbered =
        |piece: &Piece<'_>| matches!(piece.value, Some(Value::Resolution(..) | Value::Numbered(..)));
    let known = session(&behind[noun]) || behind[noun + 1..].iter().take(2).any(numbered);
    known.then_some(behind[noun].lower.as_ref())
}

/// `to report to it`, `to submit a report to it`, `to keep it informed`
fn reported_to(pieces: &[Piece<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| pieces[at].lower.as_ref()) else {
        return false;
    };
    let keeping = LANGUAGES
        .iter()
        .filter_map(|language| language.judging.bodies.keeping);
    let kept = |[keep, informed]: [&str; 2]| {
        before == keep && pieces[at..].iter().take(4).any(|it| it.lower == informed)
    };
    let verb = |piece: &Piece<'_>| any::REPORTING.has(&piece.lower);
    keeping.into_iter().any(kept) || any::RECEIVER.has(before) && pieces[..at].iter().rev().take(8).any(verb)
}
