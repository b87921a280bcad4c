//! Dates: a day, a month with its year or without, a period.
//!
//! A month is known by its name, and a name that is a word too (`May`, `March`) is one beside a year or a day, with its
//! capital where the language writes one. Beside a month any year from 1500 to 2500 is meant; alone the span is that of
//! [`super::year`].

use std::fmt;

use super::numbers::{number, within};
use super::{Printed, Value, Words};

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Four digits.
    pub year: i32,
    /// 1..=12
    pub month: u32,
    /// 1..=31
    pub day: u32,
}

/// As ISO 8601 has it.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A date, which may lack its year or its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// None in `30 May`.
    pub year: Option<i32>,
    /// 1..=12
    pub month: u32,
    /// None in `May 1992`; the last day of a period.
    pub day: Option<u32>,
    /// The month and day on which a period begins: `30 May` in `30 May to 2 June 2023`.
    pub from: Option<(u32, u32)>,
}

impl Date {
    /// Returns the day, the last one of a period, if nothing of it lacks.
    pub fn whole(&self) -> Option<Day> {
        Some(Day {
            year: self.year?,
            month: self.month,
            day: self.day?,
        })
    }

    fn of(year: Option<i32>, month: u32, day: Option<u32>) -> Self {
        Self {
            year,
            month,
            day,
            from: None,
        }
    }
}

/// Reads `30 May to 2 June 2023`, `21 and 22 January 2024`.
pub(super) fn period<P: Printed>(pieces: &[P], words: &Words) -> Option<(usize, Value)> {
    let text = |at: usize| pieces.get(at).map_or("", Printed::printed);
    let begins = day(text(0), words)?;
    let month = named(&pieces[1..], words);
    let at = 1 + month.map_or(0, |(len, ..)| len);
    if !words.joins_days(text(at)) {
        return None;
    }
    let (len, date) = date(pieces.get(at + 1..)?, words)?;
    date.whole()?;
    let from = Some((month.map_or(date.month, |(_, month, _)| month), begins));
    Some((at + 1 + len, Value::Date(Date { from, ..date })))
}

/// Reads a date with or without its year or its day.
pub(super) fn date<P: Printed>(pieces: &[P], words: &Words) -> Option<(usize, Date)> {
    let head = pieces.first()?.printed();
    if head.starts_with(char::is_numeric) {
        return figures(head)
            .map(|date| (1, date))
            .or_else(|| marked(pieces, words))
            .or_else(|| day_first(pieces, words));
    }
    month_first(pieces, words)
}

/// Returns how many words a year with its mark takes: `2013年`.
pub(super) fn year_with_mark<P: Printed>(pieces: &[P], words: &Words) -> Option<usize> {
    let [year, _, _] = words.date_marks?;
    let marked = year_of_date(pieces.first()?.printed()).is_some() && pieces.get(1)?.printed() == year;
    marked.then_some(2)
}

/// `30 May 1992`, `15 de febrero de 2013`, `30 May`
fn day_first<P: Printed>(pieces: &[P], words: &Words) -> Option<(usize, Date)> {
    let text = |at: usize| pieces.get(at).map_or("", Printed::printed);
    let day = day(text(0), words)?;
    let linked = |at: usize, mark: &str| at + usize::from(text(at) == mark || words.links_date(text(at)));
    let at = linked(1, ".");
    let (len, month, capital) = named(pieces.get(at..)?, words)?;
    let end = at + len;
    let behind = linked(end, ",");
    if let Some(year) = year_of_date(text(behind)) {
        return Some((behind + 1, Date::of(Some(year), month, Some(day))));
    }
    // `30 may`: without its year only a name with its capital is a month.
    capital.then(|| (end, Date::of(None, month, Some(day))))
}

/// `May 1992`, `May 30, 1992`
fn month_first<P: Printed>(pieces: &[P], words: &Words) -> Option<(usize, Date)> {
    let (len, month, capital) = named(pieces, words)?;
    if !capital {
        return None;
    }
    let text = |at: usize| pieces.get(at).map_or("", Printed::printed);
    let at = len + usize::from(words.links_date(text(len)));
    if let Some(year) = year_of_date(text(at)) {
        return Some((at + 1, Date::of(Some(year), month, None)));
    }
    let day = day(text(len), words).filter(|_| text(len + 1) == ",")?;
    let year = year_of_date(text(len + 2))?;
    Some((len + 3, Date::of(Some(year), month, Some(day))))
}

/// `2013年2月15日`, `2013年2月`
fn marked<P: Printed>(pieces: &[P], words: &Words) -> Option<(usize, Date)> {
    let [year_mark, month_mark, day_mark] = words.date_marks?;
    let text = |at: usize| pieces.get(at).map_or("", Printed::printed);
    let year = year_of_date(text(0)).filter(|_| text(1) == year_mark)?;
    let month = number(text(2)).filter(|month| (1..=12).contains(month) && text(3) == month_mark)?;
    let day = number(text(4)).filter(|day| (1..=31).contains(day) && text(5) == day_mark);
    let len = if day.is_some() { 6 } else { 4 };
    Some((len, Date::of(Some(year), month, day)))
}

/// `15.12.2020`, `2020-12-15`
fn figures(word: &str) -> Option<Date> {
    let (parts, turned) = if word.contains('.') {
        (word.split('.').collect::<Vec<_>>(), false)
    } else {
        (word.split('-').collect(), true)
    };
    let [one, month, other] = parts.as_slice() else {
        return None;
    };
    let (day, year) = if turned { (other, one) } else { (one, other) };
    let short = |word: &str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let day = number(day).filter(|n| (1..=31).contains(n) && short(day))?;
    let month = number(month).filter(|n| (1..=12).contains(n) && short(month))?;
    let year = super::year(year)?;
    Some(Date::of(Some(year), month, Some(day)))
}

/// Returns the month that some words name, how many they are, and whether they are printed as the language prints a
/// name of a month.
fn named<P: Printed>(pieces: &[P], words: &Words) -> Option<(usize, u32, bool)> {
    let (len, month) = words.month(pieces)?;
    let printed = pieces[0].printed();
    let proper = !month.capital || printed.starts_with(char::is_uppercase);
    Some((len, month.number, proper))
}

/// `30`, `1er`, `4º`, `4th`
fn day(word: &str, words: &Words) -> Option<u32> {
    let digits = word.find(|c: char| !c.is_numeric()).unwrap_or(word.len());
    let (digits, rest) = word.split_at(digits);
    let day = number(digits).filter(|day| (1..=31).contains(day) && digits.chars().count() <= 2)?;
    (rest.is_empty() || words.ends_ordinal(rest)).then_some(day)
}

fn year_of_date(word: &str) -> Option<i32> {
    within(word, 1500..=2500)
}
