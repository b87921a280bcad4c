//! What proves that the number of a resolution is next year's and not another's.
//!
//! A number alone proves nothing: `resolution 77/225` → `78/190` may be the next resolution on the matter, or one on another.
//! Two witnesses that know nothing of each other are asked for: the number went as far as the texts did, and
//!
//! | second witness | |
//! |---|---|
//! | its date | `77/74 of 7 December 2022` → `78/44 of 4 December 2023`: both moved on, and the new one is not after the text |
//! | the old text's own number | `A/RES/78/190` is what the next text recalls as `resolution 78/190` |
//! | its quoted title | `…, entitled “Nuclear security”`, the same words on both sides |
//!
//! What forbids it: a date that stayed (`70/1 of 25 September 2015` → `71/1 of 25 September 2015`) or stands on one side only, and a number
//! that looks like a slip for the old text's own (`78/109` for `78/190`), which must stand out.

use super::View;
use super::pieces::{Piece, Value};
use crate::instrument::{Instrument, Provision};
use crate::lexicon::{any, values};
use crate::report::Notice;
use crate::sides::{Side, Sides};
use crate::text::values as grammar;
use crate::text::values::Day;

/// The words between a number and its date are no more than these: `A of`.
const TO_DATE: usize = 3;

/// How many months after its own day a text may still cite.
const SLACK: u32 = 2;

/// A title stands within so many pieces behind its number, and has no more than the second.
const TITLE: (usize, usize) = (16, 80);

/// Whether a second witness says that the number of the new side answers that of the old one.
pub(super) fn agree(view: &View<'_>, at: Sides<usize>) -> bool {
    let dates = Sides::new(
        date_behind(&view.pieces.old, at.old),
        date_behind(&view.pieces.new, at.new),
    );
    let moved = match (dates.old, dates.new) {
        (None, None) => false,
        (Some(old), Some(new)) if old < new && !is_later_than_text(view, new) => {
            !is_typed_over(view, at, Sides::new(old, new))
        }
        _ => return false,
    };
    let number = view.pieces.new[at.new].value;
    if number.is_some() && number == own_number(view) {
        return true;
    }
    same_title(view, at) || moved && !is_slip(view, at.new, dates.new)
}

/// `70/1 of 25 September 2015` → `71/1 of 25 September 2016`: no session adopts the same number on the same day as the one
/// before. Who typed the one over the other proves nothing by the day that came along.
fn is_typed_over(view: &View<'_>, at: Sides<usize>, dates: Sides<Day>) -> bool {
    let number = |piece: &Piece<'_>| match piece.value {
        Some(Value::Resolution(_, number) | Value::Numbered(number, _)) => Some(number),
        _ => None,
    };
    let numbers = Sides::new(number(&view.pieces.old[at.old]), number(&view.pieces.new[at.new]));
    let day = dates.map(|date| (date.month, date.day));
    numbers.old == numbers.new && day.old == day.new
}

fn is_later_than_text(view: &View<'_>, date: Day) -> bool {
    // The day in a head may be that of an earlier print.
    view.setting
        .dates
        .new
        .is_some_and(|text| (date.year, date.month) > (text.year, text.month + SLACK))
}

/// Returns the day that belongs to a number: `77/253 A of 30 December 2022`.
pub(super) fn date_behind(pieces: &[Piece<'_>], at: usize) -> Option<Day> {
    for piece in pieces[at + 1..].iter().take(TO_DATE) {
        match piece.value {
            Some(Value::Date(date)) => return date.whole(),
            None if any::DATED_OF.has(&piece.lower)
                || piece.lower.chars().count() == 1 && piece.is_word() => {}
            _ => return None,
        }
    }
    None
}

/// Whether the same quoted words stand behind both numbers.
fn same_title(view: &View<'_>, at: Sides<usize>) -> bool {
    let (old, new) = (
        title_behind(&view.pieces.old, at.old),
        title_behind(&view.pieces.new, at.new),
    );
    old.is_some_and(|old| {
        new.is_some_and(|new| {
            old.len() == new.len() && old.iter().zip(new).all(|(one, other)| one.lower == other.lower)
        })
    })
}

/// Returns the pieces between the quotation marks behind a number, if no other number stands between.
fn title_behind<'a>(pieces: &'a [Piece<'a>], at: usize) -> Option<&'a [Piece<'a>]> {
    let behind = &pieces[at + 1..];
    let quote = |piece: &Piece<'_>| piece.lower == "\"";
    let opens = behind.iter().take(TITLE.0).position(quote)?;
    let between = &behind[..opens];
    let told = between.iter().any(|piece| any::TITLED.has(&piece.lower));
    let other = between.iter().any(|piece| {
        matches!(
            piece.value,
            Some(Value::Resolution(..) | Value::Numbered(..) | Value::Symbol)
        ) || piece.lower == ";"
    });
    if !told || other {
        return None;
    }
    let inside = &behind[opens + 1..];
    // A title that the paragraph does not close goes to its end.
    let len = inside
        .iter()
        .take(TITLE.1)
        .position(quote)
        .or_else(|| (inside.len() <= TITLE.1).then_some(inside.len()))?;
    (len > 0).then(|| &inside[..len])
}

/// Returns the number that the old text is known by: its own in a file of several acts, else that of its symbol.
pub(super) fn own_number(view: &View<'_>) -> Option<Value> {
    let act = view.ids.old.and_then(|id| id.scopes.first());
    act.and_then(|act| number_of(act))
        .or(view.setting.own_numbers.old)
}

/// Reads the number in a symbol: `A/RES/78/190`, `S/RES/2664 (2022)`, `78/190`.
pub(super) fn number_of(symbol: &str) -> Option<Value> {
    let tail = symbol.rsplit_once("RES/").map_or(symbol, |(_, tail)| tail);
    let found = grammar::values(tail, values());
    let whole = |it: &&grammar::Found| it.range == (0..tail.trim_end().len());
    found
        .first()
        .filter(whole)
        .map(|it| it.value)
        .filter(|value| matches!(value, Value::Resolution(..) | Value::Numbered(..)))
}

/// Reads the number that a text is known by.
pub(super) fn text_number(instrument: &Instrument) -> Option<Value> {
    number_of(instrument.masthead.symbol.as_deref()?)
}

/// Whether a number looks like the old text's own with a slip of the pen: the same digits in another order, or one other
/// digit on the very day of the old text.
fn is_slip(view: &View<'_>, at: usize, date: Option<Day>) -> bool {
    let (Some(own), Some(number)) = (own_number(view), view.pieces.new[at].value) else {
        return false;
    };
    let Some((own, number)) = within_series(own, number) else {
        return false;
    };
    let same_day = date.is_some() && date == view.setting.dates.old;
    is_transposed(&own, &number) || same_day && one_digit_differs(&own, &number)
}

/// Returns the digits of two numbers of one session or year that are not the same.
fn within_series(own: Value, number: Value) -> Option<(String, String)> {
    let (own, number) = match (own, number) {
        (Value::Resolution(session, own), Value::Resolution(other, number)) if session == other => {
            (own, number)
        }
        (Value::Numbered(own, year), Value::Numbered(number, other)) if year == other => (own, number),
        _ => return None,
    };
    (own != number).then(|| (own.to_string(), number.to_string()))
}

fn is_transposed(own: &str, number: &str) -> bool {
    let sorted = |digits: &str| {
        let mut digits: Vec<u8> = digits.bytes().collect();
        digits.sort_unstable();
        digits
    };
    own.len() > 1 && sorted(own) == sorted(number)
}

/// Whether a number looks like another with a slip of the pen: digits that changed places, or one too many or too few.
pub(super) fn looks_like(one: &str, other: &str) -> bool {
    let longer = one.starts_with(other) || other.starts_with(one);
    one != other && (is_transposed(one, other) || longer)
}

fn one_digit_differs(own: &str, number: &str) -> bool {
    let differ = own
        .bytes()
        .zip(number.bytes())
        .filter(|(one, other)| one != other);
    own.len() == number.len() && differ.count() == 1
}

/// Warns of numbers that only the new text has and that look like the old text's own.
pub(super) fn slips(view: &View<'_>, provision: &Provision) -> Vec<Notice> {
    let Some(own) = own_number(view) else {
        return Vec::new();
    };
    let numbers = view.pieces.new.iter().zip(&view.kept.get(Side::New)[..]);
    let slips = numbers.filter(|(piece, kept)| {
        let digits = piece.value.and_then(|value| within_series(own, value));
        !**kept && digits.is_some_and(|(own, number)| is_transposed(&own, &number))
    });
    slips
        .map(|(piece, _)| Notice {
            side: Side::New,
            code: "number-of-old-text".to_owned(),
            message: format!(
                "{} cites {}; the old text is {}",
                provision.id,
                piece.text,
                shown(own)
            ),
            page: provision.locator.page,
            line: provision.locator.line,
        })
        .collect()
}

/// Returns a number as it is printed: `78/190`, `2664 (2022)`.
pub(super) fn shown(number: Value) -> String {
    match number {
        Value::Resolution(session, number) => format!("{session}/{number}"),
        Value::Numbered(number, year) => format!("{number} ({year})"),
        _ => String::new(),
    }
}
