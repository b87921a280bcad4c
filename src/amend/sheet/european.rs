//! Amendments of the European Parliament: an address, and below it the proposed text beside the amended one.
//!
//! ```text
//! Amendment 60
//! Article 1 — paragraph 3 — point b
//! Text proposed by the Commission     Amendment
//! (b) … interpersonal …               (b) … number-independent interpersonal …
//! ```
//!
//! An empty left column, or `(new)` in the address, puts something in behind what the address names without its last letter:
//! `Recital 77 a (new)` stands behind recital 77. The word for *deleted* on the right takes out what stands on the left. A numbered
//! point is one of an article whose paragraph has no number, as those of definitions are: `Article 2 — paragraph 1 — point 6` is
//! `Art2(6)`. What an opening part is amended in are the words that differ; any other part is replaced as a whole.

use super::Reading;
use super::law::labelled;
use crate::amend::{Act, Action, Item, Position};
use crate::document::Warning;
use crate::instrument::{Address, Base, Number, Series, Target};
use crate::lexicon::amending::laws::european::{COLUMNS, Columns};
use crate::structure::{Passage, Passages};

/// Counts the amendments that are understood.
pub(super) fn claims(passages: &Passages) -> usize {
    let items = read(passages).items;
    items.iter().filter(|item| !item.actions.is_empty()).count()
}

/// Reads the amendments of a document in columns.
pub(super) fn read(passages: &Passages) -> Reading {
    let mut reading = Reading::default();
    let Some(words) = COLUMNS.iter().find(|words| speaks(passages, words)) else {
        return reading;
    };
    let lines = lines(&passages.passages);
    let starts: Vec<usize> = (0..lines.len())
        .filter(|at| number(&lines[*at], words).is_some())
        .collect();
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(lines.len());
        let n = number(&lines[start], words);
        let item = &lines[start..end];
        let found = amendment(item, words);
        let actions = found.unwrap_or_else(|trouble| {
            let named = n.clone().unwrap_or_default();
            reading.warnings.push(Warning {
                code: "amendment-not-understood",
                message: format!("item {named} is not understood: {trouble}"),
                locator: item[0].passage.locator.clone(),
            });
            Vec::new()
        });
        let text: Vec<&str> = item.iter().map(|line| line.text).collect();
        reading.items.push(Item {
            n,
            text: text.join("\n"),
            sponsors: Vec::new(),
            page: item[0].passage.locator.page,
            line: item[0].passage.locator.line,
            actions,
        });
    }
    reading
}

/// A printed line; a row of a table has its cells parted by tabs.
struct Line<'a> {
    passage: &'a Passage,
    text: &'a str,
}

fn lines(passages: &[Passage]) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(passages.len());
    for passage in passages {
        let mut from = 0;
        for at in passage.breaks.iter().copied().chain([passage.text.len()]) {
            let piece = passage.text.get(from..at).unwrap_or_default();
            let texts = piece.split('\n').filter(|text| !text.trim().is_empty());
            lines.extend(texts.map(|text| Line { passage, text }));
            from = at;
        }
    }
    lines
}

/// Tells whether a document is headed in these words.
fn speaks(passages: &Passages, words: &Columns) -> bool {
    let headed = |passage: &Passage| {
        passage
            .text
            .split(['\n', '\t'])
            .any(|cell| is(cell, words.proposed))
    };
    passages.passages.iter().any(headed)
}

fn is(text: &str, words: &[&str]) -> bool {
    let text = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    words.contains(&text.trim_matches(['.', ':', '*', '(', ')']))
}

/// Returns the number of an amendment that begins here.
fn number(line: &Line<'_>, words: &Columns) -> Option<String> {
    let mut parts = line.text.split_whitespace();
    let named = parts.next().is_some_and(|word| is(word, words.amendment));
    let number = parts.next()?;
    let alone = parts.next().is_none() && number.chars().all(|c| c.is_ascii_digit());
    (named && alone).then(|| number.to_owned())
}

/// Reads one amendment.
fn amendment(lines: &[Line<'_>], words: &Columns) -> Result<Vec<Action>, String> {
    let head = lines
        .iter()
        .position(|line| line.text.split('\t').any(|cell| is(cell, words.proposed)))
        .ok_or("it has no two columns")?;
    let place = lines[1..head]
        .iter()
        .rev()
        .find_map(|line| place(line.text, words))
        .ok_or("its address is none that is known here")?;
    let mut columns = Sides::default();
    for line in &lines[head + 1..] {
        if !is(line.text, words.amendment) {
            columns.take(line.text, &place);
        }
    }
    action(&place, &columns, words)
}

/// What an address line names.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    address: Address,
    new: bool,
    /// The label that what is put in has by its address: `77a`.
    label: String,
    /// A part that has no address of its own.
    part: Option<String>,
    opening: bool,
}

/// The two columns, rows joined.
#[derive(Debug, Default)]
struct Sides {
    left: Vec<String>,
    right: Vec<String>,
}

impl Sides {
    /// Adds a row: its cells are label and text of each side, or the text of each.
    fn take(&mut self, row: &str, place: &Place) {
        let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
        let label = |cell: &str| {
            cell.chars().count() <= 7 && cell.ends_with([')', '.']) || cell == "—" || cell == "–"
        };
        let with_label = |label: &str, text: &str| format!("{label} {text}").trim().to_owned();
        let (left, right) = match cells.as_slice() {
            [one] if place.new => (String::new(), (*one).to_owned()),
            [mark, text] if place.new && label(mark) => (String::new(), with_label(mark, text)),
            [left, right] => ((*left).to_owned(), (*right).to_owned()),
            [mark, left, right] if label(mark) => (with_label(mark, left), (*right).to_owned()),
            [left, mark, right] => ((*left).to_owned(), with_label(mark, right)),
            [one, left, other, right] => (with_label(one, left), with_label(other, right)),
            _ => return,
        };
        self.left.extend(Some(left).filter(|text| !text.is_empty()));
        self.right.extend(Some(right).filter(|text| !text.is_empty()));
    }
}

fn action(place: &Place, sides: &Sides, words: &Columns) -> Result<Vec<Action>, String> {
    let left = sides.left.join("\n");
    let right = sides.right.join("\n");
    let (old_label, old) = labelled(&left);
    let (new_label, new) = labelled(&right);
    let blank = Action {
        act: Act::ReplaceParagraph,
        target: Target::At(place.address.clone().into()),
        locator: None,
        scope: place.part.clone(),
        position: Position::Whole,
        anchor: String::new(),
        until: None,
        old_text: old.to_owned(),
        new_text: new.to_owned(),
        label: new_label.filter(|label| old_label.as_ref() != Some(label)),
        to: Vec::new(),
        outcome: None,
    };
    if place.new {
        if right.is_empty() || !left.is_empty() {
            return Err("it does not say what is put in".to_owned());
        }
        let label = blank
            .label
            .clone()
            .or_else(|| Some(place.label.clone()).filter(|label| !label.is_empty()));
        return Ok(vec![inserted(place, Action { label, ..blank })]);
    }
    if left.is_empty() {
        return Err("its left column is empty, and its address is none that is new".to_owned());
    }
    let gone = is(&right, words.deleted);
    let narrow = place.part.is_some() || place.opening;
    Ok(vec![match (gone, narrow) {
        (true, false) => Action {
            act: Act::DeleteParagraph,
            new_text: String::new(),
            label: None,
            ..blank
        },
        (true, true) => Action {
            act: Act::DeleteWords,
            position: Position::Once,
            new_text: String::new(),
            label: None,
            ..blank
        },
        (false, false) => blank,
        (false, true) => words_of(place, blank),
    }])
}

/// What is put in; a part of a paragraph is put at its end as words.
fn inserted(place: &Place, blank: Action) -> Action {
    if place.part.is_some() {
        return Action {
            act: Act::InsertWords,
            position: Position::After,
            ..blank
        };
    }
    Action {
        act: Act::InsertParagraph,
        target: Target::After(place.address.clone().into()),
        position: Position::After,
        scope: None,
        ..blank
    }
}

/// A part of a paragraph: the words of an opening that differ, or the whole part.
fn words_of(place: &Place, whole: Action) -> Action {
    let (old, new) = if place.opening {
        differing(&whole.old_text, &whole.new_text)
    } else {
        (whole.old_text.clone(), whole.new_text.clone())
    };
    Action {
        act: Act::ReplaceWords,
        position: Position::Once,
        old_text: old,
        new_text: new,
        label: None,
        ..whole
    }
}

/// Takes off the words that two texts begin and end with.
fn differing(old: &str, new: &str) -> (String, String) {
    let (a, b): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let most = a.len().min(b.len()) - head;
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take(most)
        .take_while(|(a, b)| a == b)
        .count();
    let (own, other) = (
        a[head..a.len() - tail].join(" "),
        b[head..b.len() - tail].join(" "),
    );
    if own.is_empty() || other.is_empty() {
        return (old.to_owned(), new.to_owned());
    }
    (own, other)
}

/// Reads `Article 2 — paragraph 1 — point 2 — point f a (new)`.
fn place(text: &str, words: &Columns) -> Option<Place> {
    let parts = text
        .split(['—', '–', '-'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let mut place: Option<Place> = None;
    for part in parts {
        let (part, new) = without_new(part, words);
        let (word, number) = part.split_once(char::is_whitespace).unwrap_or((&part, ""));
        let (number, letter) = parted(number.trim());
        place = Some(match place {
            None => first(word, &number, words)?,
            Some(place) => place.below(&part, word, &number, words)?,
        });
        if let Some(place) = &mut place {
            place.new |= new;
            place.label = letter.map_or_else(String::new, |letter| format!("{number}{letter}"));
        }
    }
    place
}

/// Takes `(new)` off.
fn without_new(part: &str, words: &Columns) -> (String, bool) {
    let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
    match part.rsplit_once('(') {
        Some((before, last)) if is(last, words.new) => (before.trim().to_owned(), true),
        _ => (part, false),
    }
}

/// Parts `77 a`, `f a`, `1a`: the number that is there, and the letter of what is put behind it.
fn parted(number: &str) -> (String, Option<String>) {
    match number.split_once(' ') {
        Some((before, letter)) => (before.to_owned(), Some(letter.to_owned())),
        None => (number.to_owned(), None),
    }
}

fn first(word: &str, number: &str, words: &Columns) -> Option<Place> {
    let base = match word {
        word if is(word, words.recital) => Base::Counted(Series::Recital, Number::new(number)),
        word if is(word, words.article) => Base::Counted(Series::Article, Number::new(number)),
        word if is(word, words.title) && number.is_empty() => Base::Title,
        _ => return None,
    };
    let address = Address {
        scopes: Vec::new(),
        base,
        paragraphs: Vec::new(),
        items: Vec::new(),
    };
    address.is_complete().then_some(Place {
        address,
        new: false,
        label: String::new(),
        part: None,
        opening: false,
    })
}

impl Place {
    fn below(mut self, part: &str, word: &str, number: &str, words: &Columns) -> Option<Self> {
        let named = |wanted: &[&str]| is(word, wanted) && !number.is_empty();
        if is(part, words.opening) {
            self.opening = true;
        } else if named(words.paragraph) {
            self.address.paragraphs.push(Number::new(number));
        } else if named(words.point) {
            let counted = number.starts_with(|c: char| c.is_ascii_digit());
            let only = self.address.paragraphs.len() == 1 && self.address.paragraphs[0].shown == "1";
            if counted && only && self.address.items.is_empty() {
                self.address.paragraphs.clear();
            }
            self.address.items.push(Number::new(number));
        } else if named(words.subparagraph) || named(words.indent) || is(word, words.title) {
            self.part = Some(part.to_owned());
        } else {
            return None;
        }
        Some(self)
    }
}
