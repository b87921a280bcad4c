//! What changed in a paragraph, as a reader would say it: whole phrases, each once.
//!
//! The word diff tells every word; a sentence tells phrases. So places of which hardly a word stands between are one
//! change; words that went here and came there have moved; where a place is a word or two, its neighbours are told with
//! it (`"every three months" became "every four months"`), and what only says the same again is no change. Cost: linear.

use std::collections::HashMap;
use std::ops::Range;

use super::clause::{Unit, in_name, trimmed, units};
use super::statement::{Beside, Statement};
use super::vocabulary::is_content;
use super::weight;
use crate::report::cause::Cause;
use crate::report::{Class, Edit, Op};
use crate::sides::Sides;

/// A name beside a change is told whole, but for very long ones.
const NAME: usize = 6;

/// A change of an entry's words.
#[derive(Debug, Clone)]
pub(super) struct Change {
    /// Where it stands, in bytes of each side.
    pub(super) at: Sides<Range<usize>>,
    /// Why it is of substance, as far as the report says.
    pub(super) causes: Vec<Cause>,
    /// Whether any of it is of a class that is told.
    told: bool,
    /// How many words it has, the larger side.
    pub(super) words: usize,
}

/// Both sides of an entry, and what changed between them.
pub(super) struct Changes {
    pub(super) texts: Sides<String>,
    pub(super) all: Vec<Change>,
    units: Sides<Vec<Unit>>,
}

impl Changes {
    /// Reads the edits of an entry, a note or a row of the head; those of other classes than `told` are left out.
    pub(super) fn of(edits: &[Edit], told: impl Fn(Class) -> bool) -> Self {
        let texts = Sides::new(
            edits.iter().map(|edit| edit.old.as_str()).collect::<String>(),
            edits.iter().map(|edit| edit.new.as_str()).collect::<String>(),
        );
        let units = texts.as_ref().map(|text| units(text));
        let mut all = places(edits, told);
        for change in &mut all {
            change.words = longer(&units, &change.at);
        }
        let mut changes = Self { texts, all, units };
        changes.join();
        changes.all.retain(|change| change.told);
        changes
    }

    fn text(&self, at: &Sides<Range<usize>>) -> Sides<&str> {
        Sides::new(&self.texts.old[at.old.clone()], &self.texts.new[at.new.clone()])
    }

    /// Joins places between which hardly a word stands.
    fn join(&mut self) {
        let mut joined: Vec<Change> = Vec::new();
        for change in std::mem::take(&mut self.all) {
            match joined.last_mut() {
                Some(last) if self.are_one(last, &change) => {
                    last.at.old.end = change.at.old.end;
                    last.at.new.end = change.at.new.end;
                    last.causes.extend(change.causes);
                    last.told |= change.told;
                    last.words = longer(&self.units, &last.at);
                }
                _ => joined.push(change),
            }
        }
        self.all = joined;
    }

    fn are_one(&self, one: &Change, next: &Change) -> bool {
        let between = inside(&self.units.new, &(one.at.new.end..next.at.new.start));
        if between.iter().any(|unit| unit.ends) || one.words == 0 || next.words == 0 {
            return false;
        }
        let content = between.iter().filter(|unit| is_content(&unit.word)).count();
        match (between.len(), content) {
            (0 | 1, _) | (2 | 3, 0) => true,
            (2, 1) => one.words + next.words >= 4,
            _ => false,
        }
    }

    /// Returns what each change did, with its weight.
    pub(super) fn statements(&self) -> Vec<(u32, Statement)> {
        let moved = self.moved();
        let mut told: Vec<(u32, Statement)> = Vec::new();
        for (at, change) in self.all.iter().enumerate() {
            let statement = match moved.get(&at) {
                Some(true) => Statement::Elsewhere(trimmed(self.text(&change.at).new).to_owned()),
                Some(false) => continue,
                None => match self.statement(change) {
                    Some(statement) => statement,
                    None => continue,
                },
            };
            let weight = weight::of_change(&change.causes, change.words, &statement);
            if !told.iter().any(|(_, known)| *known == statement) {
                told.push((weight, statement));
            }
        }
        told
    }

    /// Finds words that went at one place and came at another: the place where they came, and the one where they went.
    fn moved(&self) -> HashMap<usize, bool> {
        let words = |at: &Range<usize>, units: &[Unit]| -> Vec<String> {
            inside(units, at).iter().map(|unit| unit.word.clone()).collect()
        };
        let mut found = HashMap::new();
        let mut places: HashMap<Vec<String>, usize> = HashMap::new();
        for at in 0..self.all.len() {
            let went = words(&self.all[at].at.old, &self.units.old);
            if trimmed(self.text(&self.all[at].at).new).is_empty() && went.iter().any(|word| is_content(word))
            {
                places.insert(went, at);
            }
        }
        for at in 0..self.all.len() {
            if !trimmed(self.text(&self.all[at].at).old).is_empty() {
                continue;
            }
            if let Some(from) = places.remove(&words(&self.all[at].at.new, &self.units.new)) {
                found.insert(at, true);
                found.insert(from, false);
            }
        }
        found
    }

    fn statement(&self, change: &Change) -> Option<Statement> {
        if let Some(cause) = change.causes.iter().find(|cause| is_told_by_cause(cause)) {
            return Some(Statement::Said(cause.plain()));
        }
        let held = Sides::new(
            inside(&self.units.old, &change.at.old),
            inside(&self.units.new, &change.at.new),
        );
        let text = self.text(&change.at).map(trimmed);
        match (held.old.len(), held.new.len()) {
            (0, 0) => marks(&text),
            (0, _) => Some(Statement::Came {
                words: text.new.to_owned(),
                beside: self.beside(change, held.new),
            }),
            (_, 0) => Some(Statement::Went {
                words: text.old.to_owned(),
                beside: self.beside(change, held.old),
            }),
            _ if same(held.old, held.new) => None,
            _ if same_letters(held.old, held.new) => Some(Statement::Parted(text.new.to_owned())),
            _ if reordered(held.old, held.new) => Some(Statement::Reordered(text.new.to_owned())),
            (old, new) if old.max(new) <= 3 => Some(self.with_neighbours(change)),
            _ => Some(Statement::Became {
                old: text.old.to_owned(),
                new: text.new.to_owned(),
            }),
        }
    }

    /// Tells a word or two with what stands beside them in both texts, as it is printed: `第八条`, not `第 八 条`.
    fn with_neighbours(&self, change: &Change) -> Statement {
        let at = &change.at.new;
        let units = |beside: Range<usize>| self.units.new.get(beside).unwrap_or_default();
        let before = units(self.before(change)).first();
        let after = units(self.after(change)).last();
        let start = before.map_or(at.start, |unit| unit.range.start.min(at.start));
        let end = after.map_or(at.end, |unit| unit.range.end.max(at.end));
        let (before, after) = (&self.texts.new[start..at.start], &self.texts.new[at.end..end]);
        let text = self.text(&change.at);
        let set = |words: &str| trimmed(&[before, words, after].concat()).to_owned();
        Statement::Became {
            old: set(text.old),
            new: set(text.new),
        }
    }

    /// Says where a word or two came or went.
    fn beside(&self, change: &Change, held: &[Unit]) -> Option<Beside> {
        if held.len() > 3 {
            return None;
        }
        let ends = held.last().is_some_and(|unit| unit.ends);
        let after = trimmed(self.shown(self.after(change))).to_owned();
        if !ends && !after.is_empty() {
            return Some(Beside::Before(after));
        }
        let before = trimmed(self.shown(self.before(change))).to_owned();
        (!before.is_empty()).then_some(Beside::After(before))
    }

    /// Returns which words stand before a change, up to one that says something; none beyond a mark or another change.
    fn before(&self, change: &Change) -> Range<usize> {
        let end = self
            .units
            .new
            .partition_point(|unit| unit.start < change.at.new.start);
        let edge = self.edge(change, false);
        let mut start = end;
        while start > 0 && end - start < 3 {
            let unit = &self.units.new[start - 1];
            let said = end > start && is_content(&self.units.new[start].word);
            if unit.ends || unit.range.start < edge || said {
                break;
            }
            start -= 1;
        }
        while start < end
            && start > 0
            && end - start < NAME
            && in_name(&self.units.new, start)
            && self.units.new[start - 1].range.start >= edge
        {
            start -= 1;
        }
        start..end
    }

    /// Returns which words stand behind a change, up to one that says something.
    fn after(&self, change: &Change) -> Range<usize> {
        let start = self
            .units
            .new
            .partition_point(|unit| unit.start < change.at.new.end);
        let edge = self.edge(change, true);
        let inside_ends = inside(&self.units.new, &change.at.new)
            .last()
            .is_some_and(|unit| unit.ends);
        let mut end = start;
        while end < self.units.new.len() && end - start < 4 && !inside_ends {
            let unit = &self.units.new[end];
            if unit.range.end > edge {
                break;
            }
            end += 1;
            if unit.ends || is_content(&unit.word) {
                break;
            }
        }
        while end > start
            && end - start < NAME
            && end < self.units.new.len()
            && in_name(&self.units.new, end)
            && self.units.new[end].range.end <= edge
        {
            end += 1;
        }
        start..end
    }

    fn shown(&self, units: Range<usize>) -> &str {
        match self.units.new.get(units) {
            Some([first, .., last]) => &self.texts.new[first.range.start..last.range.end],
            Some([one]) => &self.texts.new[one.range.clone()],
            _ => "",
        }
    }

    /// Returns where the neighbouring change ends or begins in the new text.
    fn edge(&self, change: &Change, behind: bool) -> usize {
        let at = self
            .all
            .partition_point(|other| other.at.new.start < change.at.new.start);
        if behind {
            let next = self.all[at..]
                .iter()
                .find(|other| other.at.new.start > change.at.new.start);
            return next.map_or(self.texts.new.len(), |other| other.at.new.start);
        }
        at.checked_sub(1).map_or(0, |at| self.all[at].at.new.end)
    }
}

/// Whether the cause says more than the words that came and went.
fn is_told_by_cause(cause: &Cause) -> bool {
    matches!(
        cause,
        Cause::Brackets { .. } | Cause::OptionKept { .. } | Cause::PartyNote { .. } | Cause::Unseen { .. }
    )
}

fn marks(text: &Sides<&str>) -> Option<Statement> {
    (text.old != text.new).then_some(Statement::Marks)
}

fn same(old: &[Unit], new: &[Unit]) -> bool {
    old.iter()
        .map(|unit| &unit.word)
        .eq(new.iter().map(|unit| &unit.word))
}

/// Whether both have the same letters, parted into words elsewhere.
fn same_letters(old: &[Unit], new: &[Unit]) -> bool {
    let letters = |units: &[Unit]| units.iter().map(|unit| unit.word.as_str()).collect::<String>();
    letters(old) == letters(new)
}

/// Whether both have the same words in another order.
fn reordered(old: &[Unit], new: &[Unit]) -> bool {
    let sorted = |units: &[Unit]| {
        let mut words: Vec<String> = units.iter().map(|unit| unit.word.clone()).collect();
        words.sort();
        words
    };
    old.len() == new.len() && sorted(old) == sorted(new)
}

/// Returns the words that begin inside a range.
fn inside<'u>(units: &'u [Unit], range: &Range<usize>) -> &'u [Unit] {
    let start = units.partition_point(|unit| unit.start < range.start);
    let end = units.partition_point(|unit| unit.start < range.end);
    &units[start..end.max(start)]
}

fn longer(units: &Sides<Vec<Unit>>, at: &Sides<Range<usize>>) -> usize {
    inside(&units.old, &at.old)
        .len()
        .max(inside(&units.new, &at.new).len())
}

/// Returns the places where the texts differ.
fn places(edits: &[Edit], told: impl Fn(Class) -> bool) -> Vec<Change> {
    let mut found = Vec::new();
    let mut at = Sides::new(0, 0);
    for place in edits.chunk_by(|one, next| (one.op == Op::Equal) == (next.op == Op::Equal)) {
        let end = Sides::new(
            at.old + place.iter().map(|edit| edit.old.len()).sum::<usize>(),
            at.new + place.iter().map(|edit| edit.new.len()).sum::<usize>(),
        );
        if place[0].op != Op::Equal {
            let causes = place.iter().flat_map(|edit| edit.causes.iter().cloned());
            found.push(Change {
                at: Sides::new(at.old..end.old, at.new..end.new),
                causes: causes.collect(),
                told: place.iter().any(|edit| told(edit.class)),
                words: 0,
            });
        }
        at = end;
    }
    found
}
