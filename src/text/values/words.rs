//! The words of languages that values are made of: handed over by who knows languages.
//!
//! Every key is folded by [`Words::fold`], as the words of a text are when they are looked up.
//!
//! A word with a letter of another script than Latin is looked up in a second table too, which is made when the first such word comes up:
//! most texts have none.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::{Ordinals, Printed};
use crate::text::table::{Known, Lengths, Table};

/// An ordinal has no more words than this: `cent quatre vingt dix neuvième`.
const MOST_WORDS: usize = 5;

/// The name of a month has no more words than this: `كانون الأول`.
const MONTH_WORDS: usize = 2;

/// The words of values.
#[derive(Debug)]
pub struct Words {
    /// Makes the variants of a word one: capitals, accents apart, alefs.
    fold: fn(&str) -> String,
    months: Table<String, Month>,
    ordinals: Vec<Ordinals>,
    /// The first words of months and ordinals: one look tells that a word opens none.
    opens: Opens,
    ordinal_endings: Known<String>,
    date_links: Known<String>,
    day_joints: Known<String>,
    /// What stands behind year, month and day where they are marked: `年`, `月`, `日`.
    pub(super) date_marks: Option<[&'static str; 3]>,
    foreign: Foreign,
}

/// The words of other scripts than Latin.
#[derive(Debug, Default)]
struct Foreign {
    make: Option<fn() -> Words>,
    made: OnceLock<Box<Words>>,
}

impl Foreign {
    fn words(&self) -> Option<&Words> {
        let make = self.make?;
        Some(self.made.get_or_init(|| Box::new(make())))
    }
}

/// Tells whether a text has a letter of another script than Latin.
pub(crate) fn is_foreign(text: &str) -> bool {
    let letter = |c: char| c >= '\u{370}' && !matches!(c, '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{2bff}');
    !text.is_ascii() && text.chars().any(letter)
}

#[derive(Debug, Default)]
struct Opens {
    words: Known<String>,
    /// The lengths of those of ASCII letters, up to a hyphen.
    lengths: Lengths,
}

impl Opens {
    fn add(&mut self, word: String) {
        if let Some(length) = length_of_letters(&word) {
            self.lengths
                .add_one(word.as_bytes()[0].to_ascii_lowercase(), length);
        }
        self.words.insert(word);
    }

    /// Tells whether a word of ASCII letters, in any capitals, of so many up to a hyphen may be one of these.
    fn may_have(&self, word: &str, length: usize) -> bool {
        let first = word.as_bytes().first();
        first.is_some_and(|first| self.lengths.may_have_one(first.to_ascii_lowercase(), length))
    }
}

/// Returns the length of a word up to a hyphen; none where it is not of ASCII letters.
fn length_of_letters(word: &str) -> Option<usize> {
    let mut length = word.len();
    for (at, byte) in word.bytes().enumerate() {
        match byte {
            b'-' if at > 0 => length = length.min(at),
            b'\'' if at > 0 => {}
            letter if letter.is_ascii_alphabetic() => {}
            _ => return None,
        }
    }
    (length > 0).then_some(length)
}

/// A month that a word names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Month {
    /// 1..=12
    pub(super) number: u32,
    /// Whether its name has a capital: `May`.
    pub(super) capital: bool,
}

impl Words {
    /// No words, in the form that `fold` gives them.
    pub fn new(fold: fn(&str) -> String) -> Self {
        Self {
            fold,
            months: Table::default(),
            ordinals: Vec::new(),
            opens: Opens::default(),
            ordinal_endings: Known::default(),
            date_links: Known::default(),
            day_joints: Known::default(),
            date_marks: None,
            foreign: Foreign::default(),
        }
    }

    /// Names who makes the words of other scripts than Latin, each of which has a letter of its script.
    pub(crate) fn with_foreign(self, make: fn() -> Words) -> Self {
        let foreign = Foreign {
            make: Some(make),
            made: OnceLock::new(),
        };
        Self { foreign, ..self }
    }

    /// Adds a name of a month, 1..=12; `capital` says that the language prints it with one.
    pub fn add_month(&mut self, name: &str, number: u32, capital: bool) {
        let name = self.folded(name).into_owned();
        self.add_folded_month(name, number, capital);
    }

    /// Adds a name of a month that is folded already.
    pub(crate) fn add_folded_month(&mut self, name: String, number: u32, capital: bool) {
        let first = name.split(' ').next().unwrap_or_default().to_owned();
        self.opens.add(first);
        self.months.insert(name, Month { number, capital });
    }

    /// Adds the ordinals of a language.
    pub fn add_ordinals(&mut self, ordinals: Ordinals) {
        for first in ordinals.openings() {
            self.opens.add(first.into_owned());
        }
        self.ordinals.push(ordinals);
    }

    /// Adds the endings that make a number in figures an ordinal: `th`.
    pub fn add_ordinal_endings<'w>(&mut self, endings: impl Iterator<Item = &'w str>) {
        let folded = endings.map(|ending| (self.fold)(ending));
        self.ordinal_endings.extend(folded);
    }

    /// Adds words that stand between the parts of a date, or behind it: `de`, `года`.
    pub fn add_date_links<'w>(&mut self, links: impl Iterator<Item = &'w str>) {
        let folded = links.map(|link| (self.fold)(link));
        self.date_links.extend(folded);
    }

    /// Adds words that stand between the days of a period: `to`, `and`.
    pub fn add_day_joints<'w>(&mut self, joints: impl Iterator<Item = &'w str>) {
        let folded = joints.map(|joint| (self.fold)(joint));
        self.day_joints.extend(folded);
    }

    /// Sets what stands behind year, month and day in a script that marks them.
    pub fn set_date_marks(&mut self, marks: [&'static str; 3]) {
        self.date_marks = Some(marks);
    }

    /// Tells of most words that no value begins with them: words of letters that begin neither a month nor an ordinal.
    pub(super) fn may_open(&self, word: &str) -> bool {
        let Some(length) = length_of_letters(word) else {
            return true;
        };
        self.opens.may_have(word, length) && {
            let word = self.folded(word);
            let opening = word.split('-').next().unwrap_or_default();
            self.opens.words.contains(word.as_ref()) || self.opens.words.contains(opening)
        }
    }

    /// Tells the same of a word of ASCII letters alone.
    pub(super) fn may_open_letters(&self, word: &str) -> bool {
        self.opens.may_have(word, word.len()) && self.opens.words.contains(self.folded(word).as_ref())
    }

    /// Returns the number of the month that a word names: `мая`, `أيار/مايو`.
    pub fn month_named(&self, word: &str) -> Option<u32> {
        self.month_of(&self.folded(word)).map(|month| month.number)
    }

    /// Returns the number that a text stands for if it is an ordinal in words and nothing else.
    pub fn ordinal_named(&self, text: &str) -> Option<u32> {
        self.look_up(&self.folded(text))
    }

    pub(super) fn month<P: Printed>(&self, pieces: &[P]) -> Option<(usize, Month)> {
        let first = self.folded(pieces.first()?.printed());
        if !first.starts_with(char::is_alphabetic) || !self.is_opening(&first) {
            return None;
        }
        (1..=MONTH_WORDS.min(pieces.len())).rev().find_map(|len| {
            let month = self.month_of(&self.joined(&pieces[..len]))?;
            Some((len, month))
        })
    }

    pub(super) fn ordinal<P: Printed>(&self, pieces: &[P]) -> Option<(usize, u32)> {
        let first = self.folded(pieces.first()?.printed());
        let opening = first.split('-').next().unwrap_or_default();
        if !self.is_opening(opening) {
            return None;
        }
        let words = pieces
            .iter()
            .take(MOST_WORDS)
            .take_while(|piece| piece.printed().starts_with(char::is_alphabetic));
        let most = words.count();
        (1..=most).rev().find_map(|len| {
            let number = self.look_up(&self.joined(&pieces[..len]))?;
            Some((len, number))
        })
    }

    fn look_up(&self, words: &str) -> Option<u32> {
        self.ask(words, |own| {
            own.ordinals.iter().find_map(|ordinals| ordinals.number(words))
        })
    }

    fn month_of(&self, name: &str) -> Option<Month> {
        self.ask(name, |own| own.months.get(name).copied())
    }

    fn is_opening(&self, word: &str) -> bool {
        self.has(word, |own| &own.opens.words)
    }

    fn has(&self, word: &str, words: fn(&Self) -> &Known<String>) -> bool {
        self.ask(word, |own| words(own).contains(word).then_some(()))
            .is_some()
    }

    /// Asks these words, and those of other scripts where the text has a letter of one.
    fn ask<T>(&self, text: &str, ask: impl Fn(&Self) -> Option<T>) -> Option<T> {
        ask(self).or_else(|| {
            let foreign = is_foreign(text).then(|| self.foreign.words());
            ask(foreign.flatten()?)
        })
    }

    /// Tells whether letters behind a number in figures make it an ordinal: `th`.
    pub fn ends_ordinal(&self, ending: &str) -> bool {
        !ending.is_empty() && self.has(&self.folded(ending), |own| &own.ordinal_endings)
    }

    pub(super) fn links_date(&self, word: &str) -> bool {
        self.has(&self.folded(word), |own| &own.date_links)
    }

    pub(super) fn joins_days(&self, word: &str) -> bool {
        self.has(&self.folded(word), |own| &own.day_joints)
    }

    fn joined<P: Printed>(&self, pieces: &[P]) -> String {
        let words: Vec<Cow<'_, str>> = pieces.iter().map(|piece| self.folded(piece.printed())).collect();
        words.join(" ")
    }

    /// Nearly all words are ASCII, and fold by their capitals alone.
    fn folded<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if word.is_ascii() && !word.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Borrowed(word)
        } else if word.is_ascii() {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Owned((self.fold)(word))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_foreign;

    #[test]
    fn accents_quotes_and_dashes_are_no_other_script() {
        for latin in ["décembre", "naïve", "“mot” – l’État", "ệ", "12 ½", "→"] {
            assert!(!is_foreign(latin), "{latin}");
        }
        for other in ["мая", "أيار/مايو", "בדצמבר", "年", "day день"] {
            assert!(is_foreign(other), "{other}");
        }
    }
}
