//! Values that rolled forward: sessions, years, resolution numbers and their dates, symbols, anniversaries.
//!
//! Last year's resolution asked for a report `at its seventy-ninth session`, this year's asks for one `at its eightieth`.
//! Nobody negotiated that. The proof has three parts: the value stands in the same slot (the same kind of value, the
//! same words around); it moved forward; and it moved as far as the texts themselves did.
//!
//! | value | how far it may move |
//! |---|---|
//! | session of the speaking organ, its resolutions, its symbols | exactly as many sessions as the texts |
//! | session and resolutions of another body | forward, at most four for each year between the texts, unless the clause `which …` behind it tells another matter |
//! | symbol that counts by years, `E/2023/23` | exactly as many years as the texts |
//! | Security Council resolution `363 (1974)` | forward, to a year not after the text's own |
//! | year, anniversary | exactly as many years as the texts; the year only as a name (`during 2023`, `the 2024 forum`), never beside figures or as a deadline |
//! | date | forward, and only where it belongs to a session or resolution that rolled, or to a report whose date stands in the same distance to the text's |
//!
//! Between two drafts of one session nothing rolls: there all of these are substantive. So are deadlines (`by 2030`),
//! mandates (`until 31 May 1990`), and a list that got one more resolution.

use super::hunks::Hunk;
use super::pieces::{Piece, Value};
use super::{Finding, View};
use crate::lexicon::{Matter, qualifiers};
use crate::report::cause::Cause;
use crate::sides::{Side, Sides};
use crate::text::values::Day;

/// How many pieces behind a rolled session or resolution its date may stand.
const REACH: usize = 8;

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
        let words: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
        words.join(" ")
    });
    any.then(|| {
        Finding::of(Cause::RolledForward {
            old: shown.old,
            new: shown.new,
        })
    })
}

/// Whether the words before and behind the hunk are the same on both sides.
fn same_surroundings(view: &View<'_>, hunk: &Hunk) -> bool {
    let words = |pieces: &'_ [Piece]| -> Vec<String> {
        pieces
            .iter()
            .filter(|piece| piece.is_word())
            .map(|piece| piece.lower.clone())
            .collect()
    };
    let before = Sides::new(
        words(&view.pieces.old[hunk.old.start.saturating_sub(3)..hunk.old.start]),
        words(&view.pieces.new[hunk.new.start.saturating_sub(3)..hunk.new.start]),
    );
    let after = Sides::new(
        words(&view.pieces.old[hunk.old.end..(hunk.old.end + 2).min(view.pieces.old.len())]),
        words(&view.pieces.new[hunk.new.end..(hunk.new.end + 2).min(view.pieces.new.len())]),
    );
    before.old.last() == before.new.last() && after.old.first() == after.new.first()
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
        }
        (Value::Numbered(before, from), Value::Numbered(after, to)) => {
            let own_year = view.setting.dates.new.map(|day| day.year);
            cited(&view.pieces.old, i)
                && cited(&view.pieces.new, k)
                && after > before
                && from <= to
                && passed(view)
                && own_year.is_some_and(|own| to <= own && own - to <= 1)
        }
        (Value::Date(..), Value::Date(..)) => date(view, i, k),
        (Value::Year(before), Value::Year(after)) => year(view, i, k, i64::from(after) - i64::from(before)),
        (Value::Symbol, Value::Symbol) => symbol(view, k, &old.lower, &new.lower),
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
    let noun = |pieces: &[Piece], at: usize| {
        pieces[at + 1..]
            .iter()
            .take(8)
            .find(|piece| {
                piece.is_plain_word()
                    && !matches!(
                        piece.lower.as_str(),
                        "and" | "or" | "to" | "special" | "regular" | "annual" | "ordinary" | "substantive"
                    )
            })
            .map(|piece| piece.lower.clone())
            .unwrap_or_default()
    };
    let nouns = Sides::new(noun(&view.pieces.old, i), noun(&view.pieces.new, k));
    if nouns.old != nouns.new {
        return false;
    }
    match nouns.new.as_str() {
        "session" | "sessions" | "período" | "períodos" => session(view, i, k, distance),
        "anniversary" | "anniversaire" | "aniversario" => {
            distance > 0 && view.setting.years_passed() == Some(distance)
        }
        _ => false,
    }
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
    fn told(pieces: &[Piece], at: usize) -> impl Iterator<Item = &str> {
        let behind = &pieces[at + 1..];
        let which = behind.iter().take(6).position(|piece| piece.lower == "which");
        let clause = which.map_or(&[][..], |which| &behind[which..]);
        let ends = |piece: &&Piece| !matches!(piece.lower.as_str(), "," | ";" | ".");
        clause.iter().take_while(ends).map(|piece| piece.lower.as_str())
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
        .is_some_and(|session| session.abs_diff(before) <= 4);
    session(view, i, k, distance) && (!own || view.setting.sessions_passed() == Some(distance))
}

/// Whether a session or resolution is that of the organ that speaks: no other body is named near it.
pub(super) fn speaks(pieces: &[Piece], at: usize, organ: Option<&str>) -> bool {
    const BODIES: [&str; 20] = [
        "conseil",
        "comité",
        "conférence",
        "assemblée",
        "consejo",
        "comisión",
        "conferencia",
        "asamblea",
        "junta",
        "council",
        "commission",
        "committee",
        "conference",
        "board",
        "assembly",
        "parties",
        "forum",
        "organization",
        "programme",
        "group",
    ];
    let is_body = |piece: &&Piece| BODIES.contains(&piece.lower.as_str());
    let organ = organ.unwrap_or_default();
    // English names a body by its last word, French and Spanish by the first behind the article.
    let own = |body: &str| {
        let first = organ
            .split(' ')
            .find(|word| !matches!(*word, "l'" | "le" | "la" | "el" | "l’"));
        organ.ends_with(body) || first.is_some_and(|first| first.trim_start_matches(['l', '\'', '’']) == body)
    };
    let before = pieces[..at].iter().rev().take(12).find(is_body);
    if let Some(body) = before {
        return own(&body.lower);
    }
    let behind: Vec<&Piece> = pieces[at + 1..].iter().take(12).collect();
    let follows = behind
        .iter()
        .position(|piece| matches!(piece.lower.as_str(), "session" | "sessions"));
    let Some(of) =
        follows.filter(|&session| behind.get(session + 1).is_some_and(|piece| piece.lower == "of"))
    else {
        return true;
    };
    let body = behind[of..].iter().copied().find(|piece| is_body(piece));
    body.is_some_and(|body| own(&body.lower))
}

/// Whether `resolution` or `decision` introduces a number.
fn cited(pieces: &[Piece], at: usize) -> bool {
    pieces[..at].iter().rev().take(14).any(|piece| {
        matches!(
            piece.lower.as_str(),
            "resolution"
                | "resolutions"
                | "decision"
                | "decisions"
                | "résolution"
                | "résolutions"
                | "décision"
                | "décisions"
                | "resolución"
                | "resoluciones"
                | "decisión"
                | "decisiones"
        )
    })
}

fn date(view: &View<'_>, i: usize, k: usize) -> bool {
    let day = |piece: &Piece| match piece.value {
        Some(Value::Date(date)) => date.whole(),
        _ => None,
    };
    let (Some(before), Some(after)) = (day(&view.pieces.old[i]), day(&view.pieces.new[k])) else {
        return false;
    };
    if after <= before || is_deadline(&view.pieces.old, i) || is_deadline(&view.pieces.new, k) {
        return false;
    }
    if near_rolled(view, k) {
        return true;
    }
    let reported = |pieces: &[Piece], at: usize| {
        pieces[..at]
            .iter()
            .rev()
            .take(8)
            .any(|piece| matches!(piece.lower.as_str(), "report" | "reports"))
            && pieces[..at]
                .last()
                .is_some_and(|piece| matches!(piece.lower.as_str(), "of" | "dated"))
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
    if distance <= 0 || is_deadline(&view.pieces.old, i) || is_deadline(&view.pieces.new, k) {
        return false;
    }
    let held = view.pieces.new[..k]
        .iter()
        .rev()
        .take(3)
        .any(|piece| piece.lower == "held");
    if held && near_rolled(view, k) {
        return true;
    }
    // `during 2023`, `the 2024 high-level political forum`; `in 2022` may date a finding, and a figure always does.
    let named = |pieces: &[Piece], at: usize| {
        let before = pieces[..at].last().map(|piece| piece.lower.as_str());
        let behind = pieces.get(at + 1).is_some_and(|piece| {
            let term = matches!(
                piece.lower.as_str(),
                "and"
                    | "to"
                    | "or"
                    | "deadline"
                    | "target"
                    | "targets"
                    | "budget"
                    | "goal"
                    | "goals"
                    | "date"
                    | "level"
                    | "levels"
                    | "agenda"
            );
            piece.is_plain_word() && !term
        });
        before == Some("during") || behind && matches!(before, Some("the" | "its"))
    };
    let figures = |side: Side| {
        let figure = |piece: &Piece| {
            let unit = matches!(
                piece.lower.as_str(),
                "per" | "cent" | "percent" | "million" | "billion" | "trillion" | "dollars"
            );
            unit || is_figure(piece)
        };
        let once = view.once.get(side);
        *once
            .figures
            .get_or_init(|| view.pieces.get(side).iter().any(figure))
    };
    named(&view.pieces.old, i)
        && named(&view.pieces.new, k)
        && !figures(Side::Old)
        && !figures(Side::New)
        && view.setting.years_passed() == Some(distance)
}

/// Whether a piece is a number, or counts days of which no year is told.
fn is_figure(piece: &Piece) -> bool {
    match piece.value {
        Some(Value::Number(_) | Value::Figure | Value::Amount | Value::Percentage) => true,
        Some(Value::Date(date)) => date.year.is_none(),
        _ => false,
    }
}

/// `GC(67)/RES/8` → `GC(68)/RES/9`: the session in brackets, of a body that numbers its documents by it.
fn bracketed(view: &View<'_>, old: &str, new: &str) -> bool {
    fn parts(symbol: &str) -> Option<(&str, u32, &str)> {
        let (body, rest) = symbol.split_once('(')?;
        let (session, rest) = rest.split_once(')')?;
        let rest = rest.trim_end_matches(|c: char| c.is_ascii_digit());
        Some((body, session.parse().ok()?, rest))
    }
    let (Some(old), Some(new)) = (parts(old), parts(new)) else {
        return false;
    };
    let distance = i64::from(new.1) - i64::from(old.1);
    old.0 == new.0 && old.2 == new.2 && distance > 0 && view.setting.years_passed() == Some(distance)
}

/// `A/78/123` → `A/79/98`
fn symbol(view: &View<'_>, k: usize, old: &str, new: &str) -> bool {
    if near_rolled(view, k) && view.rolled.is_some_and(|at| k - at <= 3) {
        let series = |symbol: &str| symbol.split('/').next().map(str::to_owned);
        return series(old) == series(new);
    }
    if bracketed(view, old, new) {
        return true;
    }
    let parts = |symbol: &str| symbol.split('/').map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (parts(old), parts(new));
    if old.len() != new.len() || old.len() < 3 {
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
    matches!(moved.as_slice(), [Some(distance)] if *distance > 0 && view.setting.sessions_passed() == Some(*distance))
        || by_years
            && matches!(years.as_slice(), [Some(distance)] if *distance > 0 && view.setting.years_passed() == Some(*distance))
}

/// Whether a value that rolled stands close before, in the same sentence.
fn near_rolled(view: &View<'_>, k: usize) -> bool {
    view.rolled.is_some_and(|at| {
        let between = &view.pieces.new[(at + 1).min(k)..k];
        let belongs = |piece: &Piece| {
            let name = piece.text.chars().next().is_some_and(char::is_uppercase);
            let link = matches!(
                piece.lower.as_str(),
                "of" | "held"
                    | "on"
                    | "from"
                    | "in"
                    | "at"
                    | "the"
                    | "session"
                    | "sessions"
                    | "regular"
                    | "special"
                    | "to"
                    | "be"
                    | ","
                    | "("
                    | "and"
                    | "du"
                    | "le"
                    | "de"
                    | "del"
                    | "en"
                    | "date"
            );
            name || link || piece.value == Some(Value::Symbol)
        };
        at < k
            && k - at <= REACH
            && between.iter().all(belongs)
            && view.pieces.new[at..k].iter().all(|piece| piece.lower != ";")
    })
}

/// Whether a date or year is a term: `by 2030`, `until 31 May 1990`.
fn is_deadline(pieces: &[Piece], at: usize) -> bool {
    let before: Vec<&str> = pieces[at.saturating_sub(4)..at]
        .iter()
        .map(|piece| piece.lower.as_str())
        .collect();
    let spoken = before.join(" ");
    let deadlines = qualifiers().filter(|group| group.matter == Matter::Deadline);
    deadlines.flat_map(|group| group.phrases).any(|phrase| {
        spoken == *phrase
            || spoken.ends_with(&format!(" {phrase}"))
            || spoken.ends_with(&format!(" {phrase} the"))
            || spoken.ends_with("the end of")
    })
}

/// A footnote number that still stands among the words, because its mark was not raised.
pub(super) fn footnote_number(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let slices = view.slice(hunk);
    let ([old], [new]) = (slices.old, slices.new) else {
        return None;
    };
    let number = |piece: &Piece| matches!(piece.value, Some(Value::Number(_)));
    let marks = number(old)
        && number(new)
        && view.setting.unmarked.old.contains(old.text.as_str())
        && view.setting.unmarked.new.contains(new.text.as_str());
    // A number before a noun could count it: `5 workshops`.
    let counts = view.pieces.new.get(hunk.new.end).is_some_and(|next| {
        next.is_plain_word()
            && !matches!(
                next.lower.as_str(),
                "and" | "or" | "which" | "in" | "of" | "to" | "at" | "as" | "by" | "on" | "with" | "for"
            )
    });
    (marks && !counts).then(|| Finding::of(Cause::FootnoteNumber))
}
