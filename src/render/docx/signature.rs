//! Who signs the tracked changes of a Word file, and when.
//!
//! Both are chosen, never asked of the machine, so that the same texts give the same bytes.

/// The longest name of an author in a Word file, in its units (`ST_String` of ECMA-376).
const LONGEST_AUTHOR: usize = 255;

/// Takes a day or a second of a day, ISO 8601, and returns the second.
pub(super) fn date(value: &str) -> Result<String, String> {
    let (day, time) = value.split_once('T').unwrap_or((value, "00:00:00Z"));
    let time = time.strip_suffix('Z').unwrap_or(time);
    let (Some([year, month, number]), Some(clock)) =
        (numbers(day, '-', [4, 2, 2]), numbers(time, ':', [2, 2, 2]))
    else {
        return Err("expected a date such as 2025-09-18 or 2025-09-18T10:00:00Z".to_owned());
    };
    if year == 0 {
        return Err("there is no year 0; years go from 0001 to 9999".to_owned());
    }
    if !(1..=12).contains(&month) {
        return Err(format!("there is no month {month:02}; months go from 01 to 12"));
    }
    let last = days(year, month);
    if !(1..=last).contains(&number) {
        return Err(format!(
            "there is no such day; {year:04}-{month:02} has {last} days"
        ));
    }
    if clock[0] > 23 || clock[1] > 59 || clock[2] > 59 {
        return Err(format!(
            "there is no such time; {day}T23:59:59Z is the last of that day"
        ));
    }
    Ok(format!("{day}T{time}Z"))
}

/// Returns how many days a month has, by the calendar of today for every year.
fn days(year: u16, month: u16) -> u16 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u16::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns the numbers of a text that is made of as many, each with so many digits.
fn numbers(text: &str, separator: char, lengths: [usize; 3]) -> Option<[u16; 3]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; 3];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let part = parts.next()?;
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = part.parse().ok().filter(|_| digits)?;
    }
    parts.next().is_none().then_some(numbers)
}

/// Takes a name that can stand in a Word file: on one line, and no longer than the format allows.
pub(super) fn author(value: &str) -> Result<String, String> {
    if value.trim().is_empty() {
        return Err("expected a name".to_owned());
    }
    if value.chars().any(char::is_control) {
        return Err("a name has no control characters".to_owned());
    }
    if value.encode_utf16().count() > LONGEST_AUTHOR {
        return Err(format!("a name has at most {LONGEST_AUTHOR} characters"));
    }
    Ok(value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        for day in [
            "2025-02-28",
            "2024-02-29",
            "2000-02-29",
            "0001-01-01",
            "9999-12-31",
            "2025-04-30",
        ] {
            assert_eq!(date(day), Ok(format!("{day}T00:00:00Z")));
        }
        for day in [
            "2025-02-31",
            "2025-02-29",
            "1900-02-29",
            "2025-04-31",
            "2025-00-10",
            "2025-13-01",
            "2025-01-00",
            "0000-01-01",
        ] {
            assert!(
                date(day).is_err_and(|message| message.starts_with("there is no ")),
                "{day}"
            );
        }
        for day in [
            "10000-01-01",
            "2025-1-1",
            "+025-01-01",
            "2025-01-01-",
            "18.9.2025",
            "",
            "２０２５-01-01",
        ] {
            assert!(
                date(day).is_err_and(|message| message.starts_with("expected a date")),
                "{day}"
            );
        }
    }

    #[test]
    fn a_time_is_one_of_a_day() {
        assert_eq!(date("2025-09-18T23:59:59"), Ok("2025-09-18T23:59:59Z".to_owned()));
        for time in ["24:00:00", "10:60:00", "10:00:60"] {
            let message = date(&format!("2025-09-18T{time}Z")).unwrap_err();
            assert_eq!(
                message,
                "there is no such time; 2025-09-18T23:59:59Z is the last of that day"
            );
        }
        for time in ["10:00", "10:00:00+02:00", "10:00:00ZZ", ""] {
            assert!(date(&format!("2025-09-18T{time}")).is_err(), "{time}");
        }
    }

    #[test]
    fn an_author_is_a_name_on_one_line() {
        assert!(author("Ms. Ó Súilleabháin").is_ok());
        assert!(author(&"é".repeat(LONGEST_AUTHOR)).is_ok());
        for name in ["", " ", "a\nb", "a\u{1}", &"é".repeat(LONGEST_AUTHOR + 1)] {
            assert!(author(name).is_err(), "{name:?}");
        }
    }
}
