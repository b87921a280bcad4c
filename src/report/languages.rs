//! Two language versions of a text: what can be compared where the words cannot.
//!
//! A translator's question: are the same paragraphs there, and do they say the same numbers, dates and symbols? Paragraphs
//! answer each other by their numbers. Values are compared by what they are, so `12 December 2022` and `12 décembre 2022` are
//! one. What languages write now in words and now in figures (small numbers, ordinals) proves nothing and is left out.
//!
//! ```text
//! By their numbers 21 paragraphs answer each other; OP 9 is only in the old text.
//! OP 4: "30 June 2026" only in the old text, "30 juin 2025" only in the new one.
//! ```
//!
//! Cost: linear.

use std::collections::{BTreeMap, BTreeSet};

use super::phrases::{cite, listed};
use super::{Provision, Report, Text};
use crate::instrument::Kind;
use crate::lexicon;
use crate::sides::{Side, Sides};
use crate::text::values::{Value, values};

/// Numbers up to this one are written in words by some languages.
const SPELLED: u32 = 20;
/// So many paragraphs are named.
const NAMED: usize = 12;

impl Report {
    /// Returns what two language versions have in common; nothing where both texts are of one language, or
    /// that of one is not known.
    pub fn versions(&self) -> Option<Versions> {
        let texts = self.texts.as_ref();
        let languages = texts.map(|text| text.masthead.language.as_deref());
        let (old, new) = (languages.old?, languages.new?);
        if old == new {
            return None;
        }
        let by_id = texts.map(paragraphs);
        let (paired, apart) = paired(&by_id);
        Some(Versions {
            languages: Sides::new(old.to_owned(), new.to_owned()),
            paragraphs: which(&by_id, paired),
            paired,
            apart,
        })
    }
}

/// What two language versions have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// `en` and `fr`
    pub languages: Sides<String>,
    /// Which paragraphs answer each other: `By their numbers 21 paragraphs answer each other.`
    pub paragraphs: String,
    /// How many paragraphs answer each other.
    pub paired: usize,
    /// The paragraphs whose values differ, in the order of the old text.
    pub apart: Vec<Apart>,
}

/// A paragraph that says other values in the other language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// Its id, which is the same in both texts.
    pub id: String,
    /// `"30 June 2026" only in the old text.`
    pub told: String,
}

impl Versions {
    /// Returns what is true of the texts as a whole, sentence by sentence.
    pub fn summary(&self) -> Vec<String> {
        let mut told = vec![self.paragraphs.clone()];
        if self.apart.is_empty() && self.paired > 0 {
            told.push("Their numbers, dates and symbols agree.".to_owned());
        }
        told
    }
}

fn paragraphs(text: &Text) -> BTreeMap<&str, &Provision> {
    let provisions = text.provisions.iter();
    provisions
        .filter(|provision| provision.kind != Kind::Heading)
        .map(|provision| (provision.id.as_str(), provision))
        .collect()
}

/// Counts the paragraphs that both texts have, and tells those whose values differ, in the order of the old text.
fn paired(by_id: &Sides<BTreeMap<&str, &Provision>>) -> (usize, Vec<Apart>) {
    let mut old: Vec<&&Provision> = by_id.old.values().collect();
    old.sort_by_key(|provision| (provision.page, provision.line, provision.place));
    let pairs: Vec<(&str, Sides<&str>)> = old
        .iter()
        .filter_map(|old| {
            let new = by_id.new.get(old.id.as_str())?;
            Some((old.id.as_str(), Sides::new(old.text.as_str(), new.text.as_str())))
        })
        .collect();
    // A report of the changes alone has no words of the others.
    let with_words = pairs
        .iter()
        .filter(|(_, texts)| !texts.old.is_empty() && !texts.new.is_empty());
    let apart = with_words.filter_map(|(id, texts)| {
        let id = (*id).to_owned();
        values_apart(*texts).map(|told| Apart { id, told })
    });
    (pairs.len(), apart.collect())
}

/// Says which paragraphs answer each other.
fn which(by_id: &Sides<BTreeMap<&str, &Provision>>, paired: usize) -> String {
    let mut told = match paired {
        0 => "By their numbers no paragraphs answer each other".to_owned(),
        1 => "By its number 1 paragraph is in both texts".to_owned(),
        paired => format!("By their numbers {paired} paragraphs answer each other"),
    };
    for side in [Side::Old, Side::New] {
        let other = by_id.get(side.other());
        let alone: Vec<String> = by_id
            .get(side)
            .keys()
            .filter(|id| !other.contains_key(**id))
            .map(|id| cite(id))
            .collect();
        if !alone.is_empty() {
            let verb = if alone.len() == 1 { "is" } else { "are" };
            told = format!("{told}; {} {verb} only in {}", named(alone), called(side));
        }
    }
    told.push('.');
    told
}

fn named(mut names: Vec<String>) -> String {
    let left = names.len().saturating_sub(NAMED);
    if left > 0 {
        names.truncate(NAMED);
        names.push(format!("{left} others"));
    }
    listed(&names)
}

fn called(side: Side) -> &'static str {
    match side {
        Side::Old => "the old text",
        Side::New => "the new text",
    }
}

/// Tells the values that only one version of a paragraph has.
fn values_apart(texts: Sides<&str>) -> Option<String> {
    let found = texts.map(keyed);
    let mut told = Vec::new();
    for side in [Side::Old, Side::New] {
        let others = Facts::of(found.get(side.other()));
        let mut alone: Vec<String> = Vec::new();
        for (fact, printed) in found.get(side) {
            let printed = format!("\"{printed}\"");
            if !others.say(fact) && !alone.contains(&printed) && alone.len() < NAMED {
                alone.push(printed);
            }
        }
        if !alone.is_empty() {
            told.push(format!("{} only in {}", listed(&alone), called(side)));
        }
    }
    (!told.is_empty()).then(|| format!("{}.", told.join(", ")))
}

/// What is the same for the same value in every language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Fact {
    /// A count or a year.
    Number(i64),
    /// `1591 (2005)`
    Numbered(i64, i32),
    /// Any other value, in one print for all languages.
    Other(String),
}

/// The values of one version of a paragraph.
struct Facts {
    all: BTreeSet<Fact>,
    /// The numbers of those that have a year, too.
    numbered: BTreeSet<i64>,
}

impl Facts {
    fn of(keyed: &[(Fact, &str)]) -> Self {
        let all: BTreeSet<Fact> = keyed.iter().map(|(fact, _)| fact.clone()).collect();
        let numbered = all.iter().filter_map(|fact| match fact {
            Fact::Numbered(number, _) => Some(*number),
            _ => None,
        });
        Self {
            numbered: numbered.collect(),
            all,
        }
    }

    /// Whether a value is said here too; one language names the year of a resolution where another one does not.
    fn say(&self, fact: &Fact) -> bool {
        let without_year = match fact {
            Fact::Numbered(number, _) => self.all.contains(&Fact::Number(*number)),
            Fact::Number(number) => self.numbered.contains(number),
            Fact::Other(_) => false,
        };
        without_year || self.all.contains(fact)
    }
}

/// Returns the values of a text by what they are, each with its print.
fn keyed(text: &str) -> Vec<(Fact, &str)> {
    let found = values(text, lexicon::values()).into_iter();
    found
        .filter_map(|found| {
            let printed = &text[found.range];
            Some((fact(found.value, printed)?, printed))
        })
        .collect()
}

fn fact(value: Value, printed: &str) -> Option<Fact> {
    let digits = || -> String { printed.chars().filter(char::is_ascii_digit).collect() };
    match value {
        Value::Date(date) => Some(Fact::Other(format!(
            "{:?}-{}-{:?}",
            date.year, date.month, date.day
        ))),
        Value::Year(year) => Some(Fact::Number(year.into())),
        Value::Symbol => Some(Fact::Other(printed.to_uppercase())),
        Value::Resolution(session, number) => Some(Fact::Other(format!("{session}/{number}"))),
        Value::Numbered(number, year) => Some(Fact::Numbered(number.into(), year)),
        Value::Number(number) if number > SPELLED => Some(Fact::Number(number.into())),
        Value::Amount | Value::Percentage | Value::Figure => Some(Fact::Other(digits())),
        Value::Ordinal(_) | Value::Number(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_the_same_day_in_two_languages() {
        let texts = Sides::new(
            "by 12 December 2022 at the latest",
            "le 12 décembre 2022 au plus tard",
        );
        assert_eq!(values_apart(texts), None);
    }

    #[test]
    fn a_resolution_is_the_same_where_one_language_leaves_out_its_year() {
        for (old, new, told) in [
            (
                "the 1591 Committee",
                "le Comité de la résolution 1591 (2005)",
                None,
            ),
            (
                "1591 (2005)",
                "1591 (2006)",
                Some("\"1591 (2005)\" only in the old text, \"1591 (2006)\" only in the new text."),
            ),
            (
                "the 1591 Committee",
                "la résolution 1592 (2005)",
                Some("\"1591\" only in the old text, \"1592 (2005)\" only in the new text."),
            ),
        ] {
            assert_eq!(values_apart(Sides::new(old, new)).as_deref(), told, "{old}");
        }
    }

    #[test]
    fn another_day_or_number_is_told_with_both_prints() {
        let texts = Sides::new(
            "by 12 December 2022, 150 posts, two reports",
            "le 13 décembre 2022, 150 postes, 2 rapports",
        );
        assert_eq!(
            values_apart(texts).as_deref(),
            Some("\"12 December 2022\" only in the old text, \"13 décembre 2022\" only in the new text.")
        );
    }
}
