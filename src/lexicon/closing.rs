//! The lines below the last paragraph that say when and how a text was adopted, and dates in every language.
//!
//! ```text
//! 58th plenary meeting            73e séance plénière         第50次全体会议          الجلسة العامة 50
//! 4 December 2023                 4 décembre 2023             2023年12月4日           4 كانون الأول/ديسمبر 2023
//! [Adopted without a vote.]       Adoptée à l’unanimité …     …未经表决通过
//! ```
//!
//! Sources: the closing lines of resolutions in the six official languages of the United Nations.

use super::folded::{Folded, same};
use super::{LANGUAGES, Language, Script};
use crate::text::digits;

/// The words of closing lines. All are as the lexicon has words: small, composed.
#[derive(Debug)]
pub struct Closing {
    /// The beginnings of the line that says how a text was adopted: `adopted`.
    pub adopted: &'static [&'static str],
    /// The ends of such a line, in languages that put the verb there: `通过`.
    pub adopted_last: &'static [&'static str],
    /// What a meeting is called in a line of its own, with its number: `plenary meeting`.
    pub meetings: &'static [&'static str],
    /// What may stand before the number of a meeting: `第`.
    pub before_number: &'static [&'static str],
    /// Words of a remark in brackets on how a text was adopted: `vote`.
    pub votes: &'static [&'static str],
    /// Words of a date beside day, month and year: `de`, `года`.
    pub date_words: &'static [&'static str],
}

impl Closing {
    /// No words: those of a language whose closing lines are not known.
    pub(super) const NONE: Self = Self {
        adopted: &[],
        adopted_last: &[],
        meetings: &[],
        before_number: &[],
        votes: &[],
        date_words: &[],
    };
}

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The year, four digits.
    pub year: u32,
    /// 1..=12
    pub month: u32,
    /// 1..=31
    pub day: u32,
}

/// A date has no more bytes than this.
const LONGEST_DATE: usize = 80;

/// The line of a meeting has no more words than this, one of a script without spaces no more characters.
const LONGEST_MEETING: (usize, usize) = (8, 30);

impl Language {
    /// Tells whether a line names a meeting by its number, with or without a date, and says nothing else.
    pub fn is_meeting_line(&self, text: &str) -> bool {
        let line = folded(text);
        let line = line.trim_matches(|c: char| !c.is_alphanumeric());
        let short = match self.script {
            Script::Spaced => line.split_whitespace().count() <= LONGEST_MEETING.0,
            Script::Unspaced => line.chars().count() <= LONGEST_MEETING.1,
        };
        let holds = |words: &&str| line.contains(words as &str);
        let opens = |words: &&str| line.starts_with(words as &str);
        let own = &self.closing;
        let counted = line.starts_with(char::is_numeric)
            || folded_words(own.before_number).any(|words| opens(&&*words))
            || folded_words(own.meetings).any(|words| opens(&&*words));
        short
            && counted
            && line.contains(char::is_numeric)
            && folded_words(own.meetings).any(|words| holds(&&*words))
    }

    /// Tells whether a line says that the text was adopted: `Adopted unanimously at the 1781st meeting.`
    pub fn is_adoption_line(&self, text: &str) -> bool {
        let line = folded(text);
        let line = line.trim_matches(|c: char| !c.is_alphanumeric());
        let first = folded_words(self.closing.adopted).any(|words| {
            line.strip_prefix(&*words)
                .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        });
        let last = folded_words(self.closing.adopted_last).any(|words| line.ends_with(&*words))
            && line.contains(char::is_numeric);
        first && !text.trim_start().starts_with(char::is_lowercase) || last
    }

    /// Tells whether a line holds the words behind which the articles follow: `Have agreed as follows:`
    pub fn is_enacting(&self, text: &str) -> bool {
        let visible = text.find(char::is_alphanumeric).unwrap_or(0);
        let head = Folded::head(&text[visible..], 80);
        self.enacting.iter().any(|words| head.after(words).is_some())
    }

    /// Tells whether a remark in brackets tells of a vote: `[Adopted by a recorded vote of 120 to 5]`.
    pub fn is_vote_remark(&self, text: &str) -> bool {
        let text = text.trim();
        let bracketed = text.starts_with(['[', '［']) && text.ends_with([']', '］']);
        let line = folded(text);
        bracketed && folded_words(self.closing.votes).any(|words| line.contains(&*words))
    }

    /// Returns the number of the month, 1..=12, that a word names. A month with two names (`كانون الأول/ديسمبر`) is
    /// known by either.
    pub fn month(&self, word: &str) -> Option<u32> {
        let word = folded(word);
        let named = |month: &str| {
            same(&word, month.chars()) || month.split('/').any(|name| same(&word, name.chars()))
        };
        self.months
            .iter()
            .position(|month| !word.is_empty() && named(month))
            .map(|at| at as u32 + 1)
    }

    /// Reads a text that is a date and nothing else.
    fn date(&self, text: &str) -> Option<Date> {
        let (day, month, year) = match self.script {
            Script::Spaced => self.spaced_date(text)?,
            Script::Unspaced => self.marked_date(text)?,
        };
        let possible = (1..=31).contains(&day) && (1900..2200).contains(&year);
        possible.then_some(Date { year, month, day })
    }

    /// `4 de diciembre de 2023`: day, month and year, with words between.
    fn spaced_date(&self, text: &str) -> Option<(u32, u32, u32)> {
        let fills = |word: &str| self.closing.date_words.contains(&folded(word).as_str());
        let words: Vec<&str> = text.split_whitespace().filter(|word| !fills(word)).collect();
        let [day, month @ .., year] = words.as_slice() else {
            return None;
        };
        if month.is_empty() || month.len() > 3 {
            return None;
        }
        let month = self.month(&month.join(" "))?;
        Some((
            number(trim_day(day))?,
            month,
            number(year.trim_end_matches(['.', ',', '،']))?,
        ))
    }

    /// `2023年12月4日`: every number is followed by its mark; the months are such marks.
    fn marked_date(&self, text: &str) -> Option<(u32, u32, u32)> {
        let text: String = text.split_whitespace().collect();
        let [year_mark, month_mark, day_mark] = self.closing.date_words else {
            return None;
        };
        let (year, rest) = text.split_once(year_mark)?;
        let (month, rest) = rest.split_once(month_mark)?;
        let day = rest.strip_suffix(day_mark)?;
        let month = number(month).filter(|month| (1..=12).contains(month))?;
        Some((number(day)?, month, number(year)?))
    }
}

/// Reads a text that is a date in any language of the lexicon, and nothing else.
///
/// ```
/// use travaux::lexicon::date;
/// let day = date("4 de diciembre de 2023").unwrap();
/// assert_eq!((day.year, day.month, day.day), (2023, 12, 4));
/// assert_eq!(date("31 December"), None);
/// ```
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let may_be = text.len() <= LONGEST_DATE && text.starts_with(char::is_numeric);
    if !may_be {
        return None;
    }
    LANGUAGES.iter().find_map(|language| language.date(text))
}

/// `1er`, `4.`, `4º`: the number of a day without what makes it an ordinal.
fn trim_day(day: &str) -> &str {
    day.trim_end_matches(['.', 'º', '°', 'ª', 'ö'])
        .trim_end_matches("er")
}

/// Reads a number in the digits of any script.
fn number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 4 {
        return None;
    }
    text.chars()
        .try_fold(0, |value, c| Some(value * 10 + digits::value(c)?))
}

fn folded(text: &str) -> String {
    Folded::head(text, usize::MAX).into_text()
}

fn folded_words(words: &'static [&'static str]) -> impl Iterator<Item = String> {
    words.iter().map(|word| folded(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> String {
        date(text).map_or(String::new(), |day| {
            format!("{}-{:02}-{:02}", day.year, day.month, day.day)
        })
    }

    #[test]
    fn dates_are_read_in_every_language() {
        for text in [
            "4 December 2023",
            "4 décembre 2023",
            "4 de diciembre de 2023",
            "4 декабря 2023 года",
            "2023年12月4日",
            "4 كانون الأول/ديسمبر 2023",
            "٤ ديسمبر ٢٠٢٣",
            "4. Dezember 2023",
            "4 de dezembro de 2023",
            "4 dicembre 2023",
            "4 בדצמבר 2023",
        ] {
            assert_eq!(iso(text), "2023-12-04", "in {text}");
        }
        assert_eq!(iso("1er décembre 2023"), "2023-12-01");
        assert_eq!(iso("45 December 2023"), "");
        assert_eq!(iso("a report by 4 December 2023"), "");
    }
}
