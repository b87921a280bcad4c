//! The words that dates and ordinals are made of, and the table of all languages that the grammar of values reads with.
//!
//! A value is recognised in any language whatever the text is in: a name of a month or an ordinal of one is hardly ever
//! a word of another, and where it is (`premier`, which is English for the head of a government) it is left out.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::LANGUAGES;
use super::folded::Folded;
use crate::text::values::{Day, Ordinals, Words, day, is_foreign};

/// The words of values in one language, beside the names of its months.
#[derive(Debug)]
pub struct ValueWords {
    /// The names of months have a capital.
    pub month_capitals: bool,
    /// Words between the parts of a date, or behind it: `de`, `года`.
    pub date_links: &'static [&'static str],
    /// What stands behind year, month and day: `年`, `月`, `日`.
    pub date_marks: Option<[&'static str; 3]>,
    /// Words between the days of a period: `to`, `and`.
    pub day_joints: &'static [&'static str],
    /// What makes a number in figures an ordinal: `th`.
    pub ordinal_endings: &'static [&'static str],
    /// Ordinals in words.
    pub counting: Counting,
}

impl ValueWords {
    /// No words.
    pub const NONE: Self = Self {
        month_capitals: false,
        date_links: &[],
        date_marks: None,
        day_joints: &[],
        ordinal_endings: &[],
        counting: Counting::NONE,
    };
}

/// How a language counts in words, up to a hundred and ninety-nine.
///
/// ```text
/// seventy-ninth            tens seventy     glue "-"     tail ninth
/// soixante et onzième      tens soixante    glue "-et-"  tail onzième (of the tens that take teens)
/// septuagésimo noveno      tens septuagésimo glue " "    tail noveno
/// ```
#[derive(Debug)]
pub struct Counting {
    /// The ordinals that stand alone.
    pub alone: &'static [(&'static str, u32)],
    /// The ordinals that stand behind tens.
    pub tails: &'static [(&'static str, u32)],
    /// The words of tens before a tail, with the last tail that each takes.
    pub tens: &'static [(&'static str, u32, u32)],
    /// What stands between the two.
    pub glue: &'static [&'static str],
    /// What stands before all of this from a hundred on.
    pub hundreds: &'static [&'static str],
    /// Blanks may stand for its hyphens.
    pub loose: bool,
}

impl Counting {
    /// No ordinals.
    pub const NONE: Self = Self {
        alone: &[],
        tails: &[],
        tens: &[],
        glue: &[],
        hundreds: &[],
        loose: false,
    };

    /// Returns the ordinals in the form in which the words of a text are looked up.
    fn folded(&self) -> Ordinals {
        let each = |words: &[&'static str]| words.iter().map(|word| folded(word)).collect();
        let numbered =
            |words: &[(&'static str, u32)]| words.iter().map(|&(word, n)| (folded(word), n)).collect();
        Ordinals {
            alone: numbered(self.alone),
            tails: numbered(self.tails),
            tens: self
                .tens
                .iter()
                .map(|&(tens, base, most)| (folded(tens), base, most))
                .collect(),
            glue: each(self.glue),
            hundreds: each(self.hundreds),
            loose: self.loose,
        }
    }
}

/// Folds a word of the lexicon; nearly all of ASCII are so already.
fn folded(word: &'static str) -> Cow<'static, str> {
    if is_folded(word) {
        word.into()
    } else {
        fold(word).into()
    }
}

/// Tells of a text of ASCII in small letters that it is folded already.
fn is_folded(text: &str) -> bool {
    text.bytes()
        .all(|b| b.is_ascii_lowercase() || matches!(b, b' ' | b'-' | b'\''))
}

fn fold(text: &str) -> String {
    if is_folded(text) {
        return text.to_owned();
    }
    Folded::head(text, usize::MAX).into_text()
}

/// Those of other scripts than Latin are made when a word of such a script is looked up.
static WORDS: LazyLock<Words> =
    LazyLock::new(|| words_of(|word| !is_foreign(word)).with_foreign(|| words_of(is_foreign)));

/// Returns those words of all languages that belong to a script.
fn words_of(belongs: fn(&str) -> bool) -> Words {
    let chosen = |list: &'static [&'static str]| list.iter().copied().filter(move |word| belongs(word));
    let mut words = Words::new(fold);
    for language in LANGUAGES {
        let own = &language.values;
        for (name, number) in language
            .months
            .iter()
            .zip(1..)
            .filter(|(name, _)| !name.is_empty() && belongs(name))
        {
            each_form(name, |form| {
                words.add_folded_month(form, number, own.month_capitals);
            });
        }
        words.add_date_links(chosen(own.date_links));
        words.add_day_joints(chosen(own.day_joints));
        words.add_ordinal_endings(chosen(own.ordinal_endings));
        // All ordinals of a language are of one script.
        if own.counting.alone.first().is_some_and(|(word, _)| belongs(word)) {
            words.add_ordinals(own.counting.folded());
        }
        if let Some(marks) = own.date_marks {
            words.set_date_marks(marks);
        }
    }
    words
}

/// Finds the names of a month, folded, each alone and any two as some texts give them: `شباط/فبراير`.
fn each_form(name: &'static str, mut found: impl FnMut(String)) {
    if !name.contains('/') {
        found(folded(name).into_owned());
        return;
    }
    let names: Vec<Cow<'_, str>> = name.split('/').map(folded).collect();
    for one in &names {
        for other in names.iter().filter(|other| *other != one) {
            found([one, "/", other].concat());
        }
    }
    for one in names {
        found(one.into_owned());
    }
}

/// Returns the words of values in all languages.
pub fn values() -> &'static Words {
    &WORDS
}

/// Reads a text that is a date in any language of the lexicon, and nothing else.
///
/// ```
/// use travaux::lexicon::date;
/// let day = date("4 de diciembre de 2023").unwrap();
/// assert_eq!((day.year, day.month, day.day), (2023, 12, 4));
/// assert_eq!(date("31 December"), None);
/// ```
pub fn date(text: &str) -> Option<Day> {
    /// A date has no more bytes than this.
    const LONGEST: usize = 80;
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let may_be = text.len() <= LONGEST && text.contains(char::is_numeric);
    if may_be { day(text, values()) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> String {
        date(text).map_or(String::new(), |day| day.to_string())
    }

    #[test]
    fn dates_are_read_in_every_language() {
        for text in [
            "4 December 2023",
            "December 4, 2023",
            "4 décembre 2023",
            "4 de diciembre de 2023",
            "4 декабря 2023 года",
            "4 декабря 2023 г.",
            "2023年12月4日",
            "4 كانون الأول/ديسمبر 2023",
            "٤ ديسمبر ٢٠٢٣",
            "4. Dezember 2023",
            "4 de dezembro de 2023",
            "4 dicembre 2023",
            "4 בדצמבר 2023",
            "4.12.2023",
            "2023-12-04",
        ] {
            assert_eq!(iso(text), "2023-12-04", "in {text}");
        }
        assert_eq!(iso("1er décembre 2023"), "2023-12-01");
        assert_eq!(iso("45 December 2023"), "");
        assert_eq!(iso("2 to 4 December 2023"), "");
        assert_eq!(iso("a report by 4 December 2023"), "");
    }

    #[test]
    fn words_stay_in_their_script_when_they_are_folded() {
        for language in LANGUAGES {
            let own = &language.values;
            let lists = [
                own.date_links,
                own.day_joints,
                own.ordinal_endings,
                language.months.as_slice(),
            ];
            for word in lists.into_iter().flatten() {
                assert_eq!(is_foreign(&fold(word)), is_foreign(word), "{word}");
            }
            let ordinals = own.counting.alone.iter().chain(own.counting.tails);
            let mut scripts = ordinals.map(|(word, _)| is_foreign(word));
            let first = scripts.next();
            assert!(scripts.all(|script| Some(script) == first), "{}", language.code);
        }
    }

    /// Says what each value of a text is, and its words.
    fn told(text: &str) -> Vec<String> {
        let found = crate::text::values::values(text, values());
        let told = found.into_iter().map(|it| {
            let printed = &text[it.range];
            let kind = format!("{:?}", it.value);
            let kind = kind.split([' ', '(', '{']).next().unwrap_or_default();
            format!("{kind} {printed}")
        });
        told.collect()
    }

    #[test]
    fn a_value_is_found_where_it_stands_in_any_language() {
        for (text, expected) in [
            (
                "resolution 77/228 of 19 December 2023",
                vec!["Resolution 77/228", "Date 19 December 2023"],
            ),
            (
                "held from 30 May to 2 June 2023",
                vec!["Date 30 May to 2 June 2023"],
            ),
            ("on 21 and 22 January 2024", vec!["Date 21 and 22 January 2024"]),
            ("by 31 May each year", vec!["Date 31 May"]),
            ("States may 5 times", vec!["Number 5"]),
            ("30 may apply", vec!["Number 30"]),
            ("in May 1992 and in May", vec!["Date May 1992"]),
            ("on July 4, 1776", vec!["Date July 4, 1776"]),
            ("in 1776, in 1976", vec!["Number 1776", "Year 1976"]),
            (
                "resolution 363 (1974), A/78/123",
                vec!["Numbered 363 (1974)", "Symbol A/78/123"],
            ),
            (
                "seventy-ninth and 80th sessions",
                vec!["Ordinal seventy-ninth", "Ordinal 80th"],
            ),
            (
                "ses soixante et onzième et 79e sessions",
                vec!["Ordinal soixante et onzième", "Ordinal 79e"],
            ),
            (
                "su septuagésimo noveno período",
                vec!["Ordinal septuagésimo noveno"],
            ),
            (
                "$5,000 or 40% of 207 080 300",
                vec!["Amount $5,000", "Percentage 40%", "Figure 207 080 300"],
            ),
            ("12.5 and 207,080,300", vec!["Figure 12.5", "Figure 207,080,300"]),
            ("4 كانون الأول/ديسمبر 2023", vec!["Date 4 كانون الأول/ديسمبر 2023"]),
            ("2013年2月15日通过", vec!["Date 2013年2月15日"]),
            ("с 4 декабря 2023 года", vec!["Date 4 декабря 2023"]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn what_a_value_prints_is_that_value_again() {
        let text = "resolution 363 (1974) of 19 December 1974, 77/228, held from 30 May to 2 June 2023 at its \
            seventy-ninth session, 40% or $5,000 of 207 080 300 in 2030, vingt et unième, May 1992, 2013年2月15日";
        let all = crate::text::values::values(text, values());
        assert!(all.len() > 10);
        for found in all {
            let printed = &text[found.range.clone()];
            let again = crate::text::values::values(printed, values());
            assert_eq!(again.len(), 1, "{printed}");
            assert_eq!(
                (again[0].value, again[0].range.clone()),
                (found.value, 0..printed.len()),
                "{printed}"
            );
        }
    }

    #[test]
    fn ordinals_in_words_are_read_and_other_words_are_not() {
        for (words, number) in [
            ("first", 1),
            ("twelfth", 12),
            ("twentieth", 20),
            ("eighty-first", 81),
            ("one hundred and tenth", 110),
            ("première", 1),
            ("neuvième", 9),
            ("vingt-cinquième", 25),
            ("vingt et unième", 21),
            ("cinquante-quatrième", 54),
            ("soixante-dixième", 70),
            ("soixante et onzième", 71),
            ("soixante-et-onzième", 71),
            ("soixante-dix-huitième", 78),
            ("quatre-vingtième", 80),
            ("quatre-vingt-unième", 81),
            ("quatre-vingt-onzième", 91),
            ("centième", 100),
            ("cent-vingt-cinquième", 125),
            ("primer", 1),
            ("décimo", 10),
            ("vigésimo cuarto", 24),
            ("septuagésima novena", 79),
            ("octogésimo primer", 81),
        ] {
            assert_eq!(values().ordinal_named(words), Some(number), "{words}");
        }
        for words in [
            "",
            "twenty",
            "twenty first",
            "seventy-",
            "th",
            "4",
            "unième",
            "premier",
            "session",
            "soixante",
            "dix",
            "septuagésimo período",
            "cuarto quinto",
        ] {
            assert_eq!(values().ordinal_named(words), None, "{words}");
        }
    }
}
