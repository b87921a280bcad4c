//! The words of languages that values are made of: handed over by who knows languages.
//!
//! Every key is folded by [`Words::fold`], as the words of a text are when they are looked up.

use std::borrow::Cow;

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
        }
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
    pub fn add_ordinal_endings(&mut self, endings: &[&str]) {
        let folded = endings.iter().map(|ending| (self.fold)(ending));
        self.ordinal_endings.extend(folded);
    }

    /// Adds words that stand between the parts of a date, or behind it: `de`, `года`.
    pub fn add_date_links(&mut self, links: &[&str]) {
        let folded = links.iter().map(|link| (self.fold)(link));
        self.date_links.extend(folded);
    }

    /// Adds words that stand between the days of a period: `to`, `and`.
    pub fn add_day_joints(&mut self, joints: &[&str]) {
        let folded = joints.iter().map(|joint| (self.fold)(joint));
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
        let word = self.folded(word);
        self.months.get(word.as_ref()).map(|month| month.number)
    }

    /// Returns the number that a text stands for if it is an ordinal in words and nothing else.
    pub fn ordinal_named(&self, text: &str) -> Option<u32> {
        self.look_up(&self.folded(text))
    }

    pub(super) fn month<P: Printed>(&self, pieces: &[P]) -> Option<(usize, Month)> {
        let first = self.folded(pieces.first()?.printed());
        if !first.starts_with(char::is_alphabetic) || !self.opens.words.contains(first.as_ref()) {
            return None;
        }
        (1..=MONTH_WORDS.min(pieces.len())).rev().find_map(|len| {
            let month = self.months.get(&self.joined(&pieces[..len]))?;
            Some((len, *month))
        })
    }

    pub(super) fn ordinal<P: Printed>(&self, pieces: &[P]) -> Option<(usize, u32)> {
        let first = self.folded(pieces.first()?.printed());
        let opening = first.split('-').next().unwrap_or_default();
        if !self.opens.words.contains(opening) {
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
        self.ordinals.iter().find_map(|ordinals| ordinals.number(words))
    }

    /// Tells whether letters behind a number in figures make it an ordinal: `th`.
    pub fn ends_ordinal(&self, ending: &str) -> bool {
        !ending.is_empty() && self.ordinal_endings.contains(self.folded(ending).as_ref())
    }

    pub(super) fn links_date(&self, word: &str) -> bool {
        self.date_links.contains(self.folded(word).as_ref())
    }

    pub(super) fn joins_days(&self, word: &str) -> bool {
        self.day_joints.contains(self.folded(word).as_ref())
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
