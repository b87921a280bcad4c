//! Footnotes that change between two texts → instructions.
//!
//! ```text
//! another wording     In footnote 3, replace “60/1” with “79/1”.
//! one that goes       Delete footnote 3.
//! one that comes      In operative paragraph 5, after “rights”, insert a footnote reading: “See A/80/1.”
//! ```
//!
//! What the comparison pairs is amended; what it finds on one side alone goes, or comes. A note comes by what is missing once all other
//! items are applied: so one whose words another item rewrites is put in again. No address leads to a paragraph that comes itself: it is
//! named by where it comes, and known among its neighbours there by the words in front of the mark.
//!
//! ```text
//! In the new operative paragraph after operative paragraph 5, after “rights”, insert a footnote reading: “See A/80/1.”
//! ```
//!
//! Cost: that of the paragraphs that have notes; of those that come at one place up to [`MOST_AT_ONE_PLACE`], and beyond it their notes are told.

use std::collections::HashMap;

use super::back::read;
use super::marks::{CLOSE, MARKS, OPEN, quoted};
use super::plan::{Gap, series};
use super::{Writer, place};
use crate::amend::amended::apply;
use crate::amend::apply::{ApplyOptions, Searched, times};
use crate::amend::{Act, Position, Sheet};
use crate::compare::Understood;
use crate::diff::Edit;
use crate::instrument::{Address, Instrument, Mark, Provision, Spot, Target};
use crate::report::{Relation, Report, word_edits};
use crate::sides::Sides;
use crate::text::wording::same_wording;

/// The most words that an anchor of a mark takes.
const LONGEST_ANCHOR: usize = 14;

/// So many paragraphs that come at one place are told apart by their words.
const MOST_AT_ONE_PLACE: usize = 100;

/// The paragraphs that come.
#[derive(Debug, Default)]
pub(super) struct Came {
    /// Where each comes, in words, and its place.
    beside: HashMap<usize, (String, Place)>,
    /// What comes at each place.
    at: HashMap<Place, Vec<usize>>,
}

/// A place between paragraphs of the old text: in front of so many, and whether it belongs to what is behind it.
type Place = (usize, bool);

impl Writer<'_> {
    /// Remembers where paragraphs come, with all that belongs to them.
    pub(super) fn remember(&mut self, new: &[usize], gap: Gap) {
        let (said, place) = match gap {
            Gap::After(at) => (
                self.name(at).map(|it| format!("after {it}")),
                (self.trial.end(at), false),
            ),
            Gap::Before(at) => (self.name(at).map(|it| format!("before {it}")), (at, true)),
            Gap::End(_) | Gap::Nowhere => return,
        };
        let Some(said) = said else { return };
        let mut open = new.to_vec();
        while let Some(at) = open.pop() {
            open.extend(self.plan.children_of(at));
            self.came.beside.insert(at, (said.clone(), place));
            self.came.at.entry(place).or_default().push(at);
        }
    }

    /// Says what becomes of the notes of the old text.
    pub(super) fn notes(&mut self, texts: Sides<&Instrument>, comparison: &Report) {
        for note in &comparison.footnotes {
            let (Some(old), new) = (&note.old, &note.new) else {
                continue;
            };
            let Some((name, at)) = self.note_name(old) else {
                continue;
            };
            match (note.relation, new) {
                (Relation::Deleted, _) => self.items.push(vec![format!("Delete {name}.")]),
                (_, Some(new)) => {
                    if let (Some(before), Some(after)) =
                        (note_text(texts.old, old), note_text(texts.new, new))
                    {
                        self.words(&name, at, before, after);
                    }
                }
                _ => {}
            }
        }
    }

    /// What a note of the old text is called, and its place among the notes in work.
    fn note_name(&self, marker: &str) -> Option<(String, usize)> {
        let address = Address::footnote(marker);
        let at = self.trial.place(&Target::At(Spot::from(address.clone())))?;
        let leads_back = |name: &String| {
            let actions = read(&[format!("Delete {name}.")]);
            actions.is_some_and(
                |actions| matches!(actions.as_slice(), [one] if self.trial.place(&one.target) == Some(at)),
            )
        };
        let name = place::names(&address).into_iter().find(leads_back)?;
        Some((name, at))
    }

    /// Puts in the notes that are missing once a sheet is applied; tells whether there was any to put in.
    pub(super) fn missing_notes(&mut self, texts: Sides<&Understood>, sheet: &Sheet) -> bool {
        let new = &texts.new.instrument;
        if new.footnotes.is_empty() {
            return false;
        }
        let amended = apply(texts.old, std::slice::from_ref(sheet), &ApplyOptions::default());
        let result = &amended.result.instrument;
        if result.provisions.len() != new.provisions.len() {
            return false;
        }
        let before = self.items.len();
        for (at, want) in new.provisions.iter().enumerate() {
            let have = noted(result, &result.provisions[at]);
            for (mark, text) in noted(new, want) {
                let there = have.iter().any(|(_, own)| same_wording(own, text));
                if there {
                    continue;
                }
                let item = match self.plan.was(at) {
                    Some(old) => self.noting(old, want, mark, text),
                    None => self.noting_new(at, want, mark, text),
                };
                self.items.extend(item.filter(|item| !self.items.contains(item)));
            }
        }
        self.items.len() > before
    }

    /// Returns the instruction that puts a note behind the words in front of its mark, if it is read so.
    fn noting(&mut self, old: usize, want: &Provision, mark: &Mark, text: &str) -> Option<Vec<String>> {
        let name = self.name(old)?;
        let (front, behind) = at_mark(want, mark);
        let payload = format!("{OPEN}{text}{CLOSE}");
        if behind.trim().is_empty() {
            let said = format!("At the end of {name}, insert a footnote reading:");
            return in_marks(&[said, payload], "", text);
        }
        let anchor = self.anchor(old, front, &want.text)?;
        let said = format!("In {name}, after {OPEN}{anchor}{CLOSE}, insert a footnote reading:");
        in_marks(&[said, payload], anchor, text)
    }

    /// Returns the instruction that puts a note into a paragraph that comes, if it is read so.
    fn noting_new(&self, at: usize, want: &Provision, mark: &Mark, text: &str) -> Option<Vec<String>> {
        let (beside, place) = self.came.beside.get(&at)?;
        let neighbours = &self.came.at[place];
        if neighbours.len() > MOST_AT_ONE_PLACE {
            return None;
        }
        let texts = || neighbours.iter().map(|&it| self.provisions.new[it].text.as_str());
        let once = |words: &&str| texts().map(|text| times(text, words)).sum::<usize>() == 1;
        let anchor = endings(at_mark(want, mark).0).find(once)?;
        let noun = place::noun(series(want), want.parent.is_some());
        let said =
            format!("In the new {noun} {beside}, after {OPEN}{anchor}{CLOSE}, insert a footnote reading:");
        in_marks(&[said, format!("{OPEN}{text}{CLOSE}")], anchor, text)
    }

    /// Finds the fewest last words of a text that stand once in the old paragraph, or in the new one alone.
    fn anchor<'t>(&self, old: usize, front: &'t str, new: &str) -> Option<&'t str> {
        let before = &self.provisions.old[old].text;
        let home = home(before, new, front.trim_end().len());
        let places = Searched::of(before);
        let there = |words: &&str| match places.places(words).as_slice() {
            [] => times(new, words) == 1,
            [one] => Some(one.end) == home,
            _ => false,
        };
        endings(front).find(there)
    }
}

/// Parts the words of a paragraph at a mark.
fn at_mark<'t>(want: &'t Provision, mark: &Mark) -> (&'t str, &'t str) {
    let end = want.text.char_indices().nth(mark.offset);
    want.text.split_at(end.map_or(want.text.len(), |(at, _)| at))
}

/// Returns the last words of a text, the fewest first.
fn endings(front: &str) -> impl Iterator<Item = &str> {
    let front = front.trim_end();
    let starts = front.char_indices().rev().filter(|(at, c)| {
        !c.is_whitespace() && front[..*at].chars().next_back().is_none_or(char::is_whitespace)
    });
    starts.take(LONGEST_ANCHOR).map(|(at, _)| &front[at..])
}

/// Returns where the old text has what stands in front of a byte of the new one.
fn home(old: &str, new: &str, end: usize) -> Option<usize> {
    let (mut before, mut after) = (0, 0);
    for edit in word_edits(old, new) {
        match edit {
            Edit::Equal { old, new } => {
                if after < end && end <= after + new.len() {
                    return (old.len() == new.len()).then_some(before + end - after);
                }
                before += old.len();
                after += new.len();
            }
            Edit::Delete(old) => before += old.len(),
            Edit::Insert(new) => after += new.len(),
        }
    }
    None
}

/// Puts an instruction into quotation marks with which it is read as meant.
fn in_marks(parts: &[String], anchor: &str, text: &str) -> Option<Vec<String>> {
    let position = if anchor.is_empty() {
        Position::End
    } else {
        Position::After
    };
    let items = MARKS
        .iter()
        .map(|marks| parts.iter().map(|part| quoted(part, *marks)).collect());
    let fits = |item: &Vec<String>| {
        read(item).is_some_and(|actions| match actions.as_slice() {
            [one] => {
                one.act == Act::InsertFootnote
                    && one.position == position
                    && one.anchor == anchor
                    && one.new_text == text
            }
            _ => false,
        })
    };
    items.into_iter().find(fits)
}

fn note_text<'t>(text: &'t Instrument, marker: &str) -> Option<&'t str> {
    let mut notes = text.footnotes.iter().filter(|note| note.marker == marker);
    let found = notes.next()?;
    notes.next().is_none().then_some(found.text.as_str())
}

/// The marks of a paragraph with the notes that they lead to.
fn noted<'t>(text: &'t Instrument, provision: &'t Provision) -> Vec<(&'t Mark, &'t str)> {
    let marks = provision.marks.iter();
    marks
        .filter_map(|mark| Some((mark, note_text(text, &mark.marker)?)))
        .collect()
}
