//! Values that rolled forward: sessions, years, resolution numbers and their dates, symbols, anniversaries.
//!
//! Last year's resolution asked for a report `at its seventy-ninth session`, this year's asks for one `at its eightieth`.
//! Nobody negotiated that. The proof has three parts: the value stands in the same slot (the same kind of value, the
//! same words around); it moved forward; and it moved as far as the texts themselves did, which a second witness must confirm
//! where the number could be another's ([`super::witnesses`]).
//!
//! | value | how far it may move |
//! |---|---|
//! | session of the speaking organ, its symbols | exactly as many sessions as the texts |
//! | resolution of the speaking organ | the same, with a second witness |
//! | session of another body | forward, at most four for each year between the texts, unless the clause `which …` behind it tells another matter |
//! | resolution of another body, also `363 (1974)` | the same, with a second witness |
//! | symbol that counts by years, `E/2023/23` | exactly as many years as the texts |
//! | anniversary | exactly as many years as the texts |
//! | year | the same, and only beside what comes each year (`the 2024 forum`, `its activities during 2023`), never beside figures |
//! | date | forward, and only where it belongs to a session or resolution that rolled, or to a report whose date stands in the same distance to the text's |
//!
//! Between two drafts of one session nothing rolls: there all of these are substantive. So are deadlines (`by 2030`, `until
//! its eightieth session`), mandates (`Extends the mandate …`), what has a year for good (`the 1967 borders`), and a number
//! without a second witness. A list that got the old text's own number behind its last rolled on.

use super::hunks::Hunk;
use super::pieces::{Piece, Value};
use super::{Finding, View, witnesses};
use crate::lexicon::{LANGUAGES, Matter, any, qualifiers};
use crate::report::cause::Cause;
use crate::sides::{Side, Sides};
use crate::text::values::Day;

/// How many pieces behind a rolled session or resolution its date may stand.
const REACH: usize = 8;

/// A session or number this near to the session of the text is counted by the speaking organ.
const NEAR_SESSIONS: u32 = 4;

/// What belongs to a value stands within so many pieces of it.
const WHOLE_CLAUSE: usize = 40;

/// A clause of more pieces than this is not compared to its end: what nobody can read at a glance is not proved.
const LONGEST_CLAUSE: usize = 1000;

/// Every value of the hunk rolled forward, and all else in it is the same.
pub(super) fn forward(view: &mut View<'_>, hunk: &Hunk) -> Option<Finding> {
    let (old, new) = (hunk.old.clone(), hunk.new.clone());
    if old.is_empty() || old.len() != new.len() || !same_surroundings(view, hunk) {
        return None;
    }
    let before = view.rolled;
    let mut any = false;
    for (i, k) in old.clone().zip(new) {
        if view.pieces.old[i].lower == view.pieces.new[k].lower {
            continue;
        }
        if !rolled(view, i, k) {
            view.rolled = before;
            return None;
        }
        view.rolled = Some(k);
        any = true;
    }
    let shown = view.slice(hunk).map(|pieces| {
        let words: Vec<&str> = pieces.iter().map(|piece| piece.text.as_ref()).collect();
        words.join(" ")
    });
    any.then(|| {
        Finding::of(Cause::RolledForward {
            old: shown.old,
            new: shown.new,
        })
    })
}

/// A list of resolutions that got the old text's own number: `76/2 and 77/7` → `76/2, 77/7 and 78/7`. What comes is that number
/// with its day, and the words of a list; a joint that moved on stands between two members of the list.
pub(super) fn listed(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let own = witnesses::own_number(view).filter(|_| passed(view))?;
    let slices = view.slice(hunk);
    let joint = |piece: &Piece<'_>| piece.lower == "," || any::LIST_JOINS.has(&piece.lower);
    let day = view.setting.dates.old;
    let of_own = |piece: &Piece<'_>| match piece.value {
        Some(Value::Date(date)) => date.whole().is_some() && date.whole() == day,
        Some(value) => value == own,
        None => joint(piece) || any::DATED_OF.has(&piece.lower),
    };
    let in_list = |pieces: &[Piece<'_>], at: usize| at > 0 && is_member(&pieces[at - 1]);
    let goes_on = in_list(&view.pieces.old, hunk.old.start) && in_list(&view.pieces.new, hunk.new.start);
    if !goes_on || !slices.old.iter().all(joint) || !slices.new.iter().all(of_own) {
        return None;
    }
    let is_own = |piece: &Piece<'_>| piece.value == Some(own);
    let comes = slices.new.iter().any(is_own) || {
        let ahead = view.pieces.new[hunk.new.end..].iter().take(REACH);
        let mut list =
            ahead.take_while(|piece| is_member(piece) || joint(piece) || any::DATED_OF.has(&piece.lower));
        !slices.new.is_empty() && list.any(is_own)
    };
    let was_there = view.pieces.old.iter().any(is_own);
    (comes && !was_there).then(|| {
        let words: Vec<&str> = slices.new.iter().map(|piece| piece.text.as_ref()).collect();
        // A joint is told with the number that it makes room for.
        let new = if slices.new.iter().any(is_own) {
            words.join(" ")
        } else {
            witnesses::shown(own)
        };
        Finding::of(Cause::RolledForward {
            old: String::new(),
            new,
        })
    })
}

/// Whether a piece is a member of a list of resolutions, or the day of one.
fn is_member(piece: &Piece<'_>) -> bool {
    matches!(
        piece.value,
        Some(Value::Resolution(..) | Value::Numbered(..) | Value::Date(..))
    )
}

/// Whether the words before and behind the hunk are the same on both sides.
fn same_surroundings(view: &View<'_>, hunk: &Hunk) -> bool {
    fn words<'a>(pieces: &'a [Piece<'_>]) -> impl Iterator<Item = &'a str> {
        let words = pieces.iter().filter(|piece| piece.is_word());
        words.map(|piece| piece.lower.as_ref())
    }
    let before = |side: Side| {
        let start = hunk.get(side).start;
        words(&view.pieces.get(side)[start.saturating_sub(3)..start]).last()
    };
    let after = |side: Side| {
        let behind = &view.pieces.get(side)[hunk.get(side).end..];
        words(&behind[..behind.len().min(2)]).next()
    };
    before(Side::Old) == before(Side::New) && after(Side::Old) == after(Side::New)
}

fn rolled(view: &View<'_>, i: usize, k: usize) -> bool {
    let (old, new) = (&view.pieces.old[i], &view.pieces.new[k]);
    let (Some(before), Some(after)) = (old.value, new.value) else {
        return false;
    };
    match (before, after) {
        (Value::Ordinal(before), Value::Ordinal(after)) => {
            ordinal(view, i, k, i64::from(after) - i64::from(before))
        }
        (Value::Resolution(before, _), Value::Resolution(after, _)) => {
            let distance = i64::from(after) - i64::from(before);
            cited(&view.pieces.old, i)
                && cited(&view.pieces.new, k)
                && resolution(view, i, k, before, distance)
                && witnesses::agree(view, Sides::new(i, k))
        }
        (Value::Numbered(before, from), Value::Numbered(after, to)) => {
            let own_year = view.setting.dates.new.map(|day| day.year);
            cited(&view.pieces.old, i)
                && cited(&view.pieces.new, k)
                && after > before
                && from <= to
                && passed(view)
                && own_year.is_some_and(|own| to <= own && own - to <= 1)
                && witnesses::agree(view, Sides::new(i, k))
        }
        (Value::Date(..), Value::Date(..)) => date(view, i, k),
        (Value::Year(before), Value::Year(after)) => year(view, i, k, i64::from(after) - i64::from(before)),
        (Value::Symbol, Value::Symbol) => symbol(view, i, k),
        _ => false,
    }
}

/// Whether the new text is of a later session or date.
fn passed(view: &View<'_>) -> bool {
    match (view.setting.dates.old, view.setting.dates.new) {
        (Some(old), Some(new)) => new > old,
        _ => false,
    }
}

/// `at its seventy-ninth session`, `the seventieth anniversary`
fn ordinal(view: &View<'_>, i: usize, k: usize, distance: i64) -> bool {
    fn noun<'a>(pieces: &'a [Piece<'_>], at: usize) -> &'a str {
        let mut behind = pieces[at + 1..].iter().take(8);
        let counted = behind.find(|piece| piece.is_plain_word() && !any::COUNTED_HOW.has(&piece.lower));
        counted.map_or("", |piece| &piece.lower)
    }
    let nouns = Sides::new(noun(&view.pieces.old, i), noun(&view.pieces.new, k));
    if nouns.old != nouns.new || is_term(view, i, k) {
        return false;
    }
    if any::SESSIONS.has(nouns.new) {
        return session(view, i, k, distance) && (is_ahead(view, i, k) || is_reported(view, i, k));
    }
    any::ANNIVERSARIES.has(nouns.new) && distance > 0 && view.setting.years_passed() == Some(distance)
}

/// Whether a session is still ahead of both texts, or not that of the organ that speaks. What happened at a session of its own
/// that is over happened there: `Recalls that the vote at its sixty-first session was invalid`.
fn is_ahead(view: &View<'_>, i: usize, k: usize) -> bool {
    let numbers = |piece: &Piece<'_>, text: Option<u32>| match (piece.value, text) {
        (Some(Value::Ordinal(session)), Some(text)) => Some((session, text)),
        _ => None,
    };
    let sessions = view.setting.sessions;
    let (Some(old), Some(new)) = (
        numbers(&view.pieces.old[i], sessions.old),
        numbers(&view.pieces.new[k], sessions.new),
    ) else {
        return true;
    };
    let far = old.0.abs_diff(old.1) > NEAR_SESSIONS && names_body(&view.pieces.new, k);
    let own = !far && speaks(&view.pieces.new, k, view.setting.organs.new.as_deref());
    !own || old.0 > old.1 && new.0 > new.1
}

/// Whether a body is named on either side of a value.
fn names_body(pieces: &[Piece<'_>], at: usize) -> bool {
    const NEAR: usize = 12;
    let around = at.saturating_sub(NEAR)..(at + NEAR).min(pieces.len());
    pieces[around]
        .iter()
        .any(|piece| any::BODY_NOUNS.has(&piece.lower))
}

/// Whether a report tells of a session: `the report of the Committee on its sixty-seventh session`.
fn is_reported(view: &View<'_>, i: usize, k: usize) -> bool {
    let reported = |pieces: &[Piece<'_>], at: usize| {
        let mut near = pieces[..at].iter().rev().take(2 * REACH);
        near.any(|piece| any::DATED_REPORTS.has(&piece.lower))
    };
    reported(&view.pieces.old, i) && reported(&view.pieces.new, k)
}

/// Whether a value says how long: a deadline on either side, or the end of what the paragraph prolongs.
fn is_term(view: &View<'_>, i: usize, k: usize) -> bool {
    let ends = |pieces: &[Piece<'_>], at: usize| {
        let mut near = pieces[..at].iter().rev().take(REACH / 2);
        near.any(|piece| any::ENDING.has(&piece.lower))
    };
    let term = |pieces: &[Piece<'_>], at: usize| {
        is_deadline(pieces, at) || is_prolonged(pieces, at) || ends(pieces, at)
    };
    term(&view.pieces.old, i) || term(&view.pieces.new, k)
}

/// `Extends the mandate of the Independent Expert for a period ending at its eightieth session`: a verb that prolongs stands
/// before the value, and what is prolonged near it.
fn is_prolonged(pieces: &[Piece<'_>], at: usize) -> bool {
    let before = pieces[..at].iter().rev().take(WHOLE_CLAUSE);
    let mut prolongs = before.take_while(|piece| piece.lower != ";");
    if !prolongs.any(|piece| any::PROLONGING.has(&piece.lower)) {
        return false;
    }
    let around = at.saturating_sub(WHOLE_CLAUSE)..(at + WHOLE_CLAUSE).min(pieces.len());
    pieces[around].iter().any(|piece| any::MANDATES.has(&piece.lower))
}

/// The session, or the first number of a resolution, of the speaking organ or of another body.
fn session(view: &View<'_>, i: usize, k: usize, distance: i64) -> bool {
    let own = Sides::new(
        speaks(&view.pieces.old, i, view.setting.organs.old.as_deref()),
        speaks(&view.pieces.new, k, view.setting.organs.new.as_deref()),
    );
    if own.old != own.new || distance <= 0 {
        return false;
    }
    if own.new {
        return view.setting.sessions_passed() == Some(distance);
    }
    if tells_another_matter(view, i, k) {
        return false;
    }
    let years = view.setting.years_passed().unwrap_or(0);
    let same_session = view.setting.sessions_passed() == Some(0);
    !same_session && passed(view) && distance <= 4 * years.max(1)
}

/// `its sixty-sixth session, which contains the draft articles on …`: where the clause that tells what was done there
/// changed, another event is meant, and not the next of a row.
fn tells_another_matter(view: &View<'_>, i: usize, k: usize) -> bool {
    fn told<'a>(pieces: &'a [Piece<'_>], at: usize) -> impl Iterator<Item = &'a str> {
        let behind = &pieces[at + 1..];
        let which = behind
            .iter()
            .take(6)
            .position(|piece| any::TELLING.has(&piece.lower));
        let clause = which.map_or(&[][..], |which| &behind[which..]);
        let ends = |piece: &&Piece<'_>| !matches!(piece.lower.as_ref(), "," | ";" | ".");
        clause.iter().take_while(ends).map(|piece| piece.lower.as_ref())
    }
    let (mut old, mut new) = (told(&view.pieces.old, i), told(&view.pieces.new, k));
    for _ in 0..LONGEST_CLAUSE {
        match (old.next(), new.next()) {
            (None, None) => return false,
            (one, other) if one == other => {}
            _ => return true,
        }
    }
    true
}

/// A resolution whose first number is near the session of the text is the speaking organ's own, whatever body is
/// named before it.
fn resolution(view: &View<'_>, i: usize, k: usize, before: u32, distance: i64) -> bool {
    let own = view
        .setting
        .sessions
        .old
        .is_some_and(|session| session.abs_diff(before) <= NEAR_SESSIONS);
    session(view, i, k, distance) && (!own || view.setting.sessions_passed() == Some(distance))
}

/// Whether a session or resolution is that of the organ that speaks: no other body is named near it.
pub(super) fn speaks(pieces: &[Piece<'_>], at: usize, organ: Option<&str>) -> bool {
    let is_body = |piece: &&Piece<'_>| any::BODY_NOUNS.has(&piece.lower);
    let organ = organ.unwrap_or_default();
    // English names a body by its last word, French and Spanish by the first behind the article.
    let own = |body: &str| {
        let articles = || LANGUAGES.iter().flat_map(|language| language.organ_articles);
        let first = organ
            .split(' ')
            .find(|word| !articles().any(|article| article == word));
        organ.ends_with(body) || first.is_some_and(|first| first.trim_start_matches(['l', '\'', '’']) == body)
    };
    let before = pieces[..at].iter().rev().take(12).find(is_body);
    if let Some(body) = before {
        return own(&body.lower);
    }
    let behind: Vec<&Piece<'_>> = pieces[at + 1..].iter().take(12).collect();
    let session = |at: usize| {
        behind
            .get(at)
            .is_some_and(|piece| any::SESSIONS.has(&piece.lower))
    };
    let of = |at: usize| {
        behind
            .get(at)
            .is_some_and(|piece| any::DATED_OF.has(&piece.lower))
    };
    let Some(mut follows) = (0..behind.len()).find(|&at| session(at)) else {
        return true;
    };
    // `período de sesiones` is one noun.
    while of(follows + 1) && session(follows + 2) {
        follows += 2;
    }
    if !of(follows + 1) {
        return true;
    }
    let of = follows;
    let body = behind[of..].iter().copied().find(|piece| is_body(piece));
    body.is_some_and(|body| own(&body.lower))
}

/// Whether `resolution` or `decision` introduces a number.
fn cited(pieces: &[Piece<'_>], at: usize) -> bool {
    let mut before = pieces[..at].iter().rev().take(14);
    before.any(|piece| any::CITING.has(&piece.lower))
}

fn date(view: &View<'_>, i: usize, k: usize) -> bool {
    let day = |piece: &Piece<'_>| match piece.value {
        Some(Value::Date(date)) => date.whole(),
        _ => None,
    };
    let (Some(before), Some(after)) = (day(&view.pieces.old[i]), day(&view.pieces.new[k])) else {
        return false;
    };
    if after <= before || is_term(view, i, k) {
        return false;
    }
    if near_rolled(view, k) {
        return true;
    }
    let reported = |pieces: &[Piece<'_>], at: usize| {
        let mut near = pieces[..at].iter().rev().take(8);
        near.any(|piece| any::DATED_REPORTS.has(&piece.lower))
            && pieces[..at]
                .last()
                .is_some_and(|piece| any::DATED_OF.has(&piece.lower) || any::DATED.has(&piece.lower))
    };
    let recent = |text: Option<Day>, date: Day| {
        text.is_some_and(|text| (0..=120).contains(&(days(text) - days(date))))
    };
    reported(&view.pieces.old, i)
        && reported(&view.pieces.new, k)
        && recent(view.setting.dates.old, before)
        && recent(view.setting.dates.new, after)
        && passed(view)
}

/// Counts days, near enough for a distance.
fn days(day: Day) -> i64 {
    i64::from(day.year) * 365 + i64::from(day.month) * 30 + i64::from(day.day)
}

fn year(view: &View<'_>, i: usize, k: usize, distance: i64) -> bool {
    if distance <= 0 || is_term(view, i, k) {
        return false;
    }
    let mut before = view.pieces.new[..k].iter().rev().take(3);
    if before.any(|piece| any::HELD.has(&piece.lower)) && near_rolled(view, k) {
        return true;
    }
    names_what_recurs(&view.pieces.old, i)
        && names_what_recurs(&view.pieces.new, k)
        && !has_figures(view, Side::Old)
        && !has_figures(view, Side::New)
        && view.setting.years_passed() == Some(distance)
}

/// How many words may stand between a year and what it names: `the 2024 high-level political forum`.
const TO_NOUN: usize = 5;

/// `the 2024 high-level political forum`, `its session of 2024`, `the activities of the Agency during 2023`: the year of what
/// comes each year. `in 2022` may date a finding, `the 1967 borders` a fact.
fn names_what_recurs(pieces: &[Piece<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &pieces[at]) else {
        return false;
    };
    let back = pieces[..at - 1].iter().rev();
    if any::DURING.has(&before.lower) {
        return recurs(back.take(2 * TO_NOUN), |piece| {
            let name = piece.text.starts_with(char::is_uppercase);
            name || any::DATED_OF.has(&piece.lower) || any::DEFINITE.has(&piece.lower)
        });
    }
    // What joins two nouns stands between the year and another thing.
    let adjective = |piece: &Piece<'_>| {
        !any::PLACE_OF.has(&piece.lower) && !any::LIST_JOINS.has(&piece.lower) && !any::OWN.has(&piece.lower)
    };
    if any::DATED_OF.has(&before.lower) {
        return recurs(back.take(TO_NOUN), adjective);
    }
    let named = any::DEFINITE.has(&before.lower) || any::OWN.has(&before.lower);
    let behind = at + 1..(at + 1 + TO_NOUN).min(pieces.len());
    let words = behind.filter(|&at| !joins_names(pieces, at));
    named && recurs(words.map(|at| &pieces[at]), adjective)
}

/// The `and` of `Economic and Social Council`.
fn joins_names(pieces: &[Piece<'_>], at: usize) -> bool {
    let name = |at: usize| {
        pieces
            .get(at)
            .is_some_and(|piece| piece.text.starts_with(char::is_uppercase))
    };
    any::LIST_JOINS.has(&pieces[at].lower) && at > 0 && name(at - 1) && name(at + 1)
}

/// Whether the first of some words that `passes` does not let pass is something that comes each year.
fn recurs<'p>(words: impl Iterator<Item = &'p Piece<'p>>, passes: impl Fn(&Piece<'_>) -> bool) -> bool {
    for piece in words.take_while(|piece| piece.is_plain_word()) {
        if any::YEARLY.has(&piece.lower) {
            return true;
        }
        if any::LASTING.has(&piece.lower) || !passes(piece) {
            return false;
        }
    }
    false
}

/// Whether a side holds a number or an amount.
fn has_figures(view: &View<'_>, side: Side) -> bool {
    let figure = |piece: &Piece<'_>| any::UNITS.has(&piece.lower) || is_figure(piece);
    let once = view.once.get(side);
    *once
        .figures
        .get_or_init(|| view.pieces.get(side).iter().any(figure))
}

/// Whether a piece is a number, or counts days of which no year is told.
fn is_figure(piece: &Piece<'_>) -> bool {
    match piece.value {
        Some(Value::Number(_) | Value::Figure | Value::Amount | Value::Percentage) => true,
        Some(Value::Date(date)) => date.year.is_none(),
        _ => false,
    }
}

/// `GC(67)/RES/8` → `GC(68)/RES/9`: the session in brackets, of a body that numbers its documents by it.
fn bracketed(view: &View<'_>, i: usize, k: usize) -> bool {
    fn parts(symbol: &str) -> Option<(&str, u32, &str)> {
        let (body, rest) = symbol.split_once('(')?;
        let (session, rest) = rest.split_once(')')?;
        let rest = rest.trim_end_matches(|c: char| c.is_ascii_digit());
        Some((body, session.parse().ok()?, rest))
    }
    let (old, new) = (&view.pieces.old[i].lower, &view.pieces.new[k].lower);
    let (Some(before), Some(after)) = (parts(old), parts(new)) else {
        return false;
    };
    let distance = i64::from(after.1) - i64::from(before.1);
    let forward = before.0 == after.0
        && before.2 == after.2
        && distance > 0
        && view.setting.years_passed() == Some(distance);
    let number = |symbol: &str| symbol.rsplit('/').next().map(str::to_owned);
    // The same number again is the same item of the next session.
    forward && (number(old) == number(new) || witnesses::agree(view, Sides::new(i, k)))
}

/// `A/78/123` → `A/79/98`
fn symbol(view: &View<'_>, i: usize, k: usize) -> bool {
    if bracketed(view, i, k) {
        return true;
    }
    let (old, new) = (&view.pieces.old[i].lower, &view.pieces.new[k].lower);
    let parts = |symbol: &str| symbol.split('/').map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (parts(old), parts(new));
    if old.len() != new.len()
        || old.len() < 3
        || witnesses::looks_like(&old[old.len() - 1], &new[new.len() - 1])
    {
        return false;
    }
    let session = |part: &String| {
        part.parse::<i64>()
            .ok()
            .filter(|session| (1..=150).contains(session))
    };
    let moved: Vec<Option<i64>> = old[..old.len() - 1]
        .iter()
        .zip(&new)
        .filter(|(old, new)| old != new)
        .map(|(old, new)| Some(session(new)? - session(old)?))
        .collect();
    // The Economic and Social Council counts by years, `E/2023/23`; an `S/2023/23` may be any letter.
    // A body's annual report keeps its number; another number is another document.
    let by_years = old[0] == "e" && old.last() == new.last();
    let year = |part: &String| {
        part.parse::<i64>()
            .ok()
            .filter(|year| (1946..=2199).contains(year))
    };
    let years: Vec<Option<i64>> = old[..old.len() - 1]
        .iter()
        .zip(&new)
        .filter(|(old, new)| old != new)
        .map(|(old, new)| Some(year(new)? - year(old)?))
        .collect();
    let of_rolled = || {
        let rolled = view.rolled.filter(|_| near_rolled(view, k))?;
        let (Value::Ordinal(session) | Value::Resolution(session, _)) = view.pieces.new[rolled].value? else {
            return None;
        };
        Some(new[..new.len() - 1].contains(&session.to_string()))
    };
    matches!(moved.as_slice(), [Some(distance)] if *distance > 0
        && (view.setting.sessions_passed() == Some(*distance) || of_rolled() == Some(true)))
        || by_years
            && matches!(years.as_slice(), [Some(distance)] if *distance > 0 && view.setting.years_passed() == Some(*distance))
}

/// Whether a value that rolled stands close before, in the same sentence.
fn near_rolled(view: &View<'_>, k: usize) -> bool {
    view.rolled.is_some_and(|at| {
        let between = &view.pieces.new[(at + 1).min(k)..k];
        let belongs = |piece: &Piece<'_>| {
            let name = piece.text.chars().next().is_some_and(char::is_uppercase);
            let link = any::BRIDGES.has(&piece.lower);
            name || link || piece.value == Some(Value::Symbol)
        };
        at < k
            && k - at <= REACH
            && between.iter().all(belongs)
            && view.pieces.new[at..k].iter().all(|piece| piece.lower != ";")
    })
}

/// Whether a date, a year or a session is a term: `by 2030`, `until 31 May 1990`, `until its eightieth session`.
fn is_deadline(pieces: &[Piece<'_>], at: usize) -> bool {
    let mut before: Vec<&str> = pieces[at.saturating_sub(5)..at]
        .iter()
        .map(|piece| piece.lower.as_ref())
        .collect();
    let owner = |word: &str| any::DEFINITE.has(word) || any::OWN.has(word) || is_possessive(word);
    while before.last().is_some_and(|word| owner(word)) {
        before.pop();
    }
    let spoken = before.join(" ");
    let deadlines = qualifiers().filter(|group| group.matter == Matter::Deadline);
    deadlines.flat_map(|group| group.phrases).any(|phrase| {
        spoken == *phrase
            || spoken
                .strip_suffix(phrase)
                .is_some_and(|rest| rest.ends_with(' '))
    })
}

fn is_possessive(word: &str) -> bool {
    LANGUAGES
        .iter()
        .any(|language| language.possessives.contains(&word))
}

/// A footnote number that still stands among the words, because its mark was not raised.
pub(super) fn footnote_number(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let slices = view.slice(hunk);
    let ([old], [new]) = (slices.old, slices.new) else {
        return None;
    };
    let number = |piece: &Piece<'_>| matches!(piece.value, Some(Value::Number(_)));
    let marks = number(old)
        && number(new)
        && view.setting.unmarked.old.contains(old.text.as_ref())
        && view.setting.unmarked.new.contains(new.text.as_ref());
    // A number before a noun could count it, `5 workshops`, and one behind `article` is no mark.
    let counts = view
        .pieces
        .new
        .get(hunk.new.end)
        .is_some_and(|next| next.is_plain_word() && !any::RESUMING.has(&next.lower));
    let announced = |pieces: &[Piece<'_>], at: usize| {
        let before = at.checked_sub(1).map(|at| &pieces[at]);
        before.is_none_or(|it| {
            any::ANNOUNCERS.has(&it.lower)
                || any::DOUBTFUL_ANNOUNCERS.has(&it.lower)
                || any::PARAGRAPHS.has(&it.lower)
                || any::ARTICLES.has(&it.lower)
                || it.value.is_some() && !matches!(it.value, Some(Value::Date(..) | Value::Year(_)))
        })
    };
    let counts =
        counts || announced(&view.pieces.old, hunk.old.start) || announced(&view.pieces.new, hunk.new.start);
    (marks && !counts).then(|| Finding::of(Cause::FootnoteNumber))
}
