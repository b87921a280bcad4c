//! A day of the calendar, as waivers and `--today` name it: `2026-01-31`.

use std::fmt;
use std::str::FromStr;

/// A day, in the order of time.
///
/// ```
/// use travaux::check::Day;
///
/// let day: Day = "2026-01-31".parse().unwrap();
/// assert!(day < "2026-02-01".parse().unwrap());
/// assert!("2026-02-30".parse::<Day>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    of_month: u8,
}

/// A text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDay;

impl fmt::Display for NoDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a day such as 2026-01-31")
    }
}

impl std::error::Error for NoDay {}

impl Day {
    /// Returns the day that lies so many days after 1 January 1970, which is how systems count.
    pub fn since_epoch(days: u64) -> Self {
        let mut left = days;
        let mut year = 1970_u16;
        while left >= u64::from(days_of_year(year)) {
            left -= u64::from(days_of_year(year));
            year += 1;
        }
        let mut month = 1;
        while left >= u64::from(days_of_month(year, month)) {
            left -= u64::from(days_of_month(year, month));
            month += 1;
        }
        Self {
            year,
            month,
            of_month: left as u8 + 1,
        }
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of_year(year: u16) -> u16 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_of_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.of_month)
    }
}

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else {
            return Err(NoDay);
        };
        let digits =
            |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return Err(NoDay);
        }
        let read = || Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?));
        let (year, month, day): (u16, u8, u8) = read().ok_or(NoDay)?;
        let there = (1..=12).contains(&month) && day >= 1 && day <= days_of_month(year, month);
        there
            .then_some(Self {
                year,
                month,
                of_month: day,
            })
            .ok_or(NoDay)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_are_counted_as_systems_count_them() {
        for (days, day) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_784, "2026-11-27"),
        ] {
            assert_eq!(Day::since_epoch(days).to_string(), day);
            assert_eq!(day.parse(), Ok(Day::since_epoch(days)));
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026-1-31",
            "2026-13-01",
            "2026-02-29",
            "31.1.2026",
            "+026-01-01",
            "2026-01-31x",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }
}
