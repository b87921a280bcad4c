//! Heads of articles in a language of which no word is known: the same words around a number that counts from 1.
//!
//! ```text
//! Madde 1            제 1 조            1 ماددا            አንቀጽ፡፩፤
//! Madde 2            제 2 조            2 ماددا            አንቀጽ፡፪፤
//! Madde 3            제 3 조            3 ماددا            አንቀጽ፡፫፤
//! ```
//!
//! The words that count furthest are those of the articles, if three heads have them; one number may be missing, as a misprint hides
//! it. A head stands alone, or has a stop
//! or a dash before its text. The cost is linear. It gives up where a language is known: its words for articles are, too, and
//! what counts otherwise is a table or a step.

use std::collections::HashMap;

use super::label::{Label, LabelForm};
use crate::text::digits;

/// Fewer are a chance.
const FEWEST: u32 = 3;

/// The words around a number are no longer than this, in Unicode scalar values.
const LONGEST: usize = 24;

/// The words around the numbers of the articles of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct CountedHeads {
    before: String,
    after: String,
}

impl CountedHeads {
    /// Finds the words that count furthest from 1.
    pub(super) fn among<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut counted: HashMap<Self, (u32, usize, u32)> = HashMap::new();
        for (place, text) in texts.enumerate() {
            let Some(head) = Head::of(text) else {
                continue;
            };
            let last = counted.entry(head.words).or_insert((0, place, 0));
            let next = (last.0 + 1..=last.0 + 2).contains(&head.number);
            if next && (last.0 > 0 || head.number == 1) {
                *last = (head.number, last.1, last.2 + 1);
            }
        }
        counted
            .into_iter()
            .filter(|&(_, (.., members))| members >= FEWEST)
            .max_by_key(|&(_, (last, place, _))| (last, std::cmp::Reverse(place)))
            .map(|(words, _)| words)
    }

    /// Reads the head of an article.
    pub(super) fn label(&self, text: &str) -> Option<Label> {
        let head = Head::of(text).filter(|head| head.words == *self)?;
        Some(Label {
            form: LabelForm::Article,
            shown: text[..head.end].trim().to_owned(),
            end: head.own,
        })
    }
}

/// A number among a few words.
struct Head {
    words: CountedHeads,
    number: u32,
    /// Where the words and the number end, in bytes.
    end: usize,
    /// Where the text behind them begins.
    own: usize,
}

impl Head {
    fn of(text: &str) -> Option<Self> {
        let near = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
        let start = text[..near].find(is_numeral)?;
        let digits = text[start..]
            .find(|c| !is_numeral(c))
            .unwrap_or(text.len() - start);
        let number = value(&text[start..start + digits])?;
        let before = text[..start].trim_matches(is_blank);
        let behind = &text[start + digits..];
        let stop = behind.find(|c: char| is_stop(c)).unwrap_or(behind.len());
        let after = behind[..stop].trim_matches(is_blank);
        let own = behind[stop..].trim_start_matches(|c| is_stop(c) || is_blank(c));
        let letters = |words: &str| {
            words
                .chars()
                .all(|c| c.is_alphabetic() || is_blank(c) || is_vowel_sign(c))
        };
        let fits = letters(before) && letters(after) && after.chars().count() <= LONGEST;
        // `1. Text` is a number; `3 May` in running prose is no head.
        let named = !before.is_empty() || !after.is_empty() && own.is_empty();
        (fits && named && !(after.contains(' ') && own.is_empty())).then(|| Self {
            words: CountedHeads {
                before: before.to_lowercase(),
                after: after.to_lowercase(),
            },
            number,
            end: start + digits + behind[..stop].trim_end().len(),
            own: text.len() - own.len(),
        })
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '፡'
}

/// Signs above and below letters of Indian and other scripts, which are no letters by themselves.
fn is_vowel_sign(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | ':' | '–' | '—' | '-' | '።' | '፤' | '۔' | '។' | '।' | '，' | '、'
    )
}

fn is_numeral(c: char) -> bool {
    digits::value(c).is_some() || digits::ethiopic(c).is_some()
}

/// No law has more articles than four numerals say.
fn value(numerals: &str) -> Option<u32> {
    digits::number(numerals).filter(|_| numerals.chars().count() <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(texts: &[&str]) -> Vec<Option<(String, usize)>> {
        let Some(heads) = CountedHeads::among(texts.iter().copied()) else {
            return vec![None; texts.len()];
        };
        let label = |text: &&str| heads.label(text).map(|label| (label.number(), label.end));
        texts.iter().map(label).collect()
    }

    #[test]
    fn words_that_count_from_one_head_articles() {
        let numbers = |texts: &[&str]| -> Vec<String> {
            heads(texts)
                .into_iter()
                .flatten()
                .map(|(number, _)| number)
                .collect()
        };
        assert_eq!(
            numbers(&["Madde 1", "Su.", "Madde 2", "Göl.", "Madde 3", "Dere."]),
            ["1", "2", "3"]
        );
        assert_eq!(numbers(&["제 1 조", "제 2 조", "제 3 조"]), ["1", "2", "3"]);
        assert_eq!(numbers(&["1 ماددا", "2 ماددا", "3 ماددا"]), ["1", "2", "3"]);
        assert_eq!(
            numbers(&["አንቀጽ፡፱፤", "አንቀጽ፡፩፤", "አንቀጽ፡፪፤", "አንቀጽ፡፫፤"]),
            ["9", "1", "2", "3"]
        );
        assert_eq!(numbers(&["अनुच्छेद १.", "अनुच्छेद २.", "अनुच्छेद ३."]), ["1", "2", "3"]);
        assert_eq!(
            numbers(&["Madde 1 – Su akar.", "Madde 2 – Göl durur.", "Madde 3 – Son."]),
            ["1", "2", "3"]
        );
    }

    #[test]
    fn two_or_a_beginning_behind_one_are_a_chance() {
        assert!(heads(&["Madde 1", "Madde 2"]).iter().all(Option::is_none));
        assert!(
            heads(&["Madde 4", "Madde 5", "Madde 6"])
                .iter()
                .all(Option::is_none)
        );
        assert!(heads(&["1. Su.", "2. Su.", "3. Su."]).iter().all(Option::is_none));
    }
}
