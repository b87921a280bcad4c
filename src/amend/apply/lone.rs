//! Each action carried out alone: where it lands in the base, and what some of them make of a paragraph.
//!
//! ```text
//! base      Urges all States to act;
//! item 1    replace “all States” by “States Parties”     words 6..16 of OP1
//! item 2    after “all” insert “the”                     a place behind byte 9 of OP1, leaning on what stands there
//! ```
//!
//! What is told is read off the draft after a real application of the one action, so that it is where the engine puts it and nowhere else.
//! Afterwards all that it touched is put back. Cost: that of the action, and of what belongs to its paragraphs.

use std::collections::HashMap;
use std::ops::Range;

use super::Step;
use super::closing::close;
use super::language::vocabulary;
use super::overtaken::overtaken;
use super::refusal::Refusal;
use super::words::{From, Words};
use super::work::{Done, Work};
use crate::amend::{Act, Action, Sheet};
use crate::instrument::{Address, Instrument, Series, Target};
use crate::text::wording::same_wording;

/// Where in the base something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::amend) enum Place {
    /// Between two paragraphs: in front of this one, below that one.
    Gap(i64, Option<usize>),
    /// In a paragraph, the title or a footnote, by its position in the draft.
    In(usize),
    /// At an address that the base has not: those who name the same mean the same. By its position among such addresses.
    Unknown(usize),
}

/// One thing that an action does at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::amend) enum Deed {
    /// Words go, and others may come in their place.
    Strike { words: Range<usize>, new: String },
    /// Words come at a byte; behind or before the letter on which they lean.
    Put {
        at: usize,
        leans: Option<usize>,
        new: String,
    },
    /// The mark of a new footnote comes at a byte.
    Mark {
        at: usize,
        leans: Option<usize>,
        note: String,
    },
    /// The paragraph goes; by itself, or with what it belongs to.
    Drop { itself: bool },
    /// The paragraph as a whole becomes another.
    Rewrite(String),
    /// A paragraph comes.
    Bring(String),
    /// The paragraph is moved.
    Move(Place),
    /// It becomes part of another.
    Join(usize),
    /// It is split at a byte.
    Split(usize),
    /// It gets another number.
    Number(String),
}

/// A base on which actions are tried by themselves.
pub(in crate::amend) struct Lone<'a> {
    work: Work<'a>,
    /// The addresses that the base has not.
    unknown: Vec<Target>,
    known: HashMap<String, usize>,
}

impl<'a> Lone<'a> {
    pub(super) fn of(base: &'a Instrument, sheets: &'a [Sheet], unplaced: HashMap<Step, Refusal>) -> Self {
        let mut work = Work::of(base, sheets);
        work.unplaced = unplaced;
        Self {
            work,
            unknown: Vec::new(),
            known: HashMap::new(),
        }
    }

    /// Returns the sheets, their places those of the base.
    pub(in crate::amend) fn sheets(&self) -> &'a [Sheet] {
        self.work.sheets
    }

    /// Returns an action.
    pub(in crate::amend) fn action(&self, step: Step) -> &'a Action {
        &self.work.sheets[step.sheet].items[step.item].actions[step.action]
    }

    /// What a place has in the base.
    pub(in crate::amend) fn base_text(&self, slot: usize) -> &'a str {
        self.work.draft.base_text(slot)
    }

    /// What a place of the base is called as a target; none for what has no name.
    pub(in crate::amend) fn target(&self, place: Place) -> Option<Target> {
        let draft = &self.work.draft;
        let provisions = &draft.base.provisions;
        let named = |address: Address| Target::At(address.into());
        match place {
            Place::Unknown(at) => self.unknown.get(at).cloned(),
            Place::In(slot) => match (draft.slots[slot].base, draft.note(slot)) {
                (Some(at), _) => Some(named(provisions[at].id.clone())),
                (None, Some(note)) => Some(named(Address::footnote(&note.marker))),
                (None, None) => "title".parse().ok(),
            },
            Place::Gap(at, parent) => {
                let at = usize::try_from(at).ok()?;
                let beside = |it: &usize| provisions[*it].parent.map(|own| own.0) == parent;
                let before = (0..at.min(provisions.len())).rev().find(beside);
                match before.or(parent) {
                    Some(before) if Some(before) == parent => {
                        Some(Target::End(provisions[before].id.clone().into()))
                    }
                    Some(before) => Some(Target::After(provisions[before].id.clone().into())),
                    None => Some(Target::Before(provisions.first()?.id.clone().into())),
                }
            }
        }
    }

    /// Carries out an action alone, and returns where it lands; nothing where it is refused or asks for what is there already.
    pub(in crate::amend) fn lands(&mut self, step: Step) -> Vec<(Place, Deed)> {
        let before = self.work.draft.slots.len();
        let deeds = match self.carry(step) {
            Ok(done) if !done.already => self.deeds(step, &done, before),
            Err(Refusal::NoTarget { .. }) => self.nowhere(step).into_iter().collect(),
            _ => Vec::new(),
        };
        self.restore(&[step], before);
        deeds
    }

    /// Tells what an action would do to a whole paragraph that the base has not.
    fn nowhere(&mut self, step: Step) -> Option<(Place, Deed)> {
        let action = self.action(step);
        let deed = match (action.act, &action.target) {
            (Act::DeleteParagraph, Target::At(_)) => Deed::Drop { itself: true },
            (Act::ReplaceParagraph, Target::At(_)) => Deed::Rewrite(action.new_text.trim().to_owned()),
            _ => return None,
        };
        let next = self.unknown.len();
        let at = *self.known.entry(action.target.to_string()).or_insert(next);
        if at == next {
            self.unknown.push(action.target.clone());
        }
        Some((Place::Unknown(at), deed))
    }

    /// Returns what actions make of a paragraph, one after the other: none where they delete it. Those that cannot be carried out are passed over.
    pub(in crate::amend) fn reads(&mut self, steps: &[Step], slot: usize) -> Option<String> {
        let before = self.work.draft.slots.len();
        for &step in steps {
            let _ = self.carry(step);
        }
        let gone = self.work.draft.gone(slot).is_some();
        let base = self.work.draft.base_text(slot);
        let words = self.work.draft.words(slot);
        close(words, base);
        let text = words.text();
        self.restore(steps, before);
        self.work.draft.restore(slot);
        (!gone).then_some(text)
    }

    /// Carries out some actions in this order, and counts those that an earlier one left nothing to do; none where one is refused, or
    /// something of one is lost by another.
    pub(in crate::amend) fn bear_each_other(&mut self, steps: &[Step]) -> Option<usize> {
        let before = self.work.draft.slots.len();
        let mut done = Vec::with_capacity(steps.len());
        let mut all = true;
        for &step in steps {
            match self.carry(step) {
                Ok(came) => done.push((step, came)),
                Err(_) => all = false,
            }
        }
        let all = all
            && done
                .iter()
                .all(|(step, came)| overtaken(&self.work, *step, came).is_none());
        self.restore(steps, before);
        all.then(|| done.iter().filter(|(_, came)| came.already).count())
    }

    fn carry(&mut self, step: Step) -> Result<Done, Refusal> {
        let action = self.action(step);
        let words = vocabulary(&self.work.sheets[step.sheet], self.work.draft.base);
        self.work.carry_out(step, action, words)
    }

    /// Puts back what actions may have touched: the paragraphs that they name, with what belongs to these, and what they brought.
    fn restore(&mut self, steps: &[Step], before: usize) {
        self.work.draft.truncate(before);
        self.work.asked.clear();
        for &step in steps {
            let action = self.action(step);
            self.work.tracked = self.work.is_tracked(step);
            for target in std::iter::once(&action.target).chain(&action.to) {
                for slot in self.named(target) {
                    self.restore_with_own(slot);
                }
            }
        }
    }

    fn named(&self, target: &Target) -> Vec<usize> {
        match target {
            Target::All(group) if group.series == Series::Footnote => self.work.draft.notes().collect(),
            Target::All(group) => self.work.places.group(group),
            other => self.work.slot(other).ok().into_iter().collect(),
        }
    }

    fn restore_with_own(&mut self, slot: usize) {
        let heading = match self.work.draft.slots[slot].base {
            Some(at) => self.work.places.heading_of(at),
            None => None,
        };
        let own = self.work.with_children(vec![slot]);
        for it in own.into_iter().chain(heading) {
            self.work.draft.restore(it);
        }
    }

    /// Reads off the draft what an action did.
    fn deeds(&self, step: Step, done: &Done, before: usize) -> Vec<(Place, Deed)> {
        let action = self.action(step);
        match action.act {
            Act::DeleteWords | Act::InsertWords | Act::ReplaceWords => {
                let own = done.slots.iter().filter(|&&slot| slot < before);
                own.flat_map(|&slot| self.in_words(action, slot)).collect()
            }
            Act::DeleteParagraph => self.drops(step, &done.slots),
            Act::ReplaceParagraph => self.rewrites(step, action, done),
            Act::InsertParagraph => self.brings(action, before),
            Act::MoveParagraph => self.moves(done),
            Act::MergeParagraphs => self.joins(step, action, done),
            Act::SplitParagraph => self.splits(done),
            Act::RenumberParagraph => numbers(action, done),
            Act::InsertFootnote => self.marks(action),
        }
    }

    fn in_words(&self, action: &Action, slot: usize) -> Vec<(Place, Deed)> {
        let words = self.work.draft.slots[slot].words.as_ref();
        let anchored = !action.anchor.trim().is_empty();
        let deeds = words.map_or_else(Vec::new, |words| deeds_in(words, anchored));
        deeds.into_iter().map(|deed| (Place::In(slot), deed)).collect()
    }

    fn drops(&self, step: Step, named: &[usize]) -> Vec<(Place, Deed)> {
        let gone = |slot: &usize| self.work.draft.slots[*slot].gone == Some(step);
        let mut all: Vec<usize> = named.to_vec();
        all.extend(self.work.with_children(named.to_vec()).into_iter().filter(gone));
        all.sort_unstable();
        all.dedup();
        let deed = |slot: usize| Deed::Drop {
            itself: named.contains(&slot),
        };
        all.into_iter()
            .map(|slot| (Place::In(slot), deed(slot)))
            .collect()
    }

    fn rewrites(&self, step: Step, action: &Action, done: &Done) -> Vec<(Place, Deed)> {
        let Some(&slot) = done.slots.first() else {
            return Vec::new();
        };
        let mut all = vec![(Place::In(slot), Deed::Rewrite(action.new_text.trim().to_owned()))];
        let below = self.drops(step, &[slot]).into_iter();
        all.extend(below.filter(|(place, _)| *place != Place::In(slot)));
        all
    }

    fn brings(&self, action: &Action, before: usize) -> Vec<(Place, Deed)> {
        let label = action.label.as_deref().unwrap_or_default();
        let new = format!("{label} {}", action.new_text.trim());
        let deed = Deed::Bring(new.trim().to_owned());
        let first = self.work.draft.slots.get(before).map(|_| self.gap(before));
        first.into_iter().map(|place| (place, deed.clone())).collect()
    }

    fn gap(&self, slot: usize) -> Place {
        let own = &self.work.draft.slots[slot];
        let key = self.work.draft.place(slot);
        Place::Gap(key.first().copied().unwrap_or_default(), own.parent)
    }

    fn moves(&self, done: &Done) -> Vec<(Place, Deed)> {
        let to = |slot: usize| (Place::In(slot), Deed::Move(self.gap(slot)));
        done.slots.iter().map(|&slot| to(slot)).collect()
    }

    fn joins(&self, step: Step, action: &Action, done: &Done) -> Vec<(Place, Deed)> {
        let Some(&first) = done.slots.first() else {
            return Vec::new();
        };
        let others = action.to.iter().filter_map(|to| self.work.slot(to).ok());
        let mut all: Vec<_> = others.map(|it| (Place::In(it), Deed::Join(first))).collect();
        if !action.new_text.trim().is_empty() {
            all.extend(self.rewrites(step, action, done));
        }
        all
    }

    fn splits(&self, done: &Done) -> Vec<(Place, Deed)> {
        let Some(&slot) = done.slots.first() else {
            return Vec::new();
        };
        let words = self.work.draft.slots[slot].words.as_ref();
        let tail = words.and_then(|words| words.pieces.iter().find(|piece| !piece.is_live()));
        match tail.map(|piece| piece.from) {
            Some(From::Base(at)) => vec![(Place::In(slot), Deed::Split(at))],
            _ => Vec::new(),
        }
    }

    /// Finds the marks of the notes that an action brought among the words of what it names.
    fn marks(&self, action: &Action) -> Vec<(Place, Deed)> {
        let draft = &self.work.draft;
        let named = self.work.with_children(self.named(&action.target));
        let touched = named
            .into_iter()
            .filter(|&slot| draft.slots[slot].words.is_some());
        let mut found = Vec::new();
        for slot in touched {
            let words = draft.slots[slot].words.as_ref().expect("it has words");
            for piece in &words.pieces {
                let From::Base(start) = piece.from else { continue };
                for &(behind, note) in &piece.marks {
                    let at = start + behind;
                    let deed = Deed::Mark {
                        at,
                        leans: at.checked_sub(1),
                        note: draft.text(note),
                    };
                    found.push((Place::In(slot), deed));
                }
            }
        }
        found
    }
}

/// The other number of paragraphs.
fn numbers(action: &Action, done: &Done) -> Vec<(Place, Deed)> {
    let label = action.new_text.trim().trim_end_matches('.');
    let deed = Deed::Number(label.to_owned());
    done.slots
        .iter()
        .map(|&slot| (Place::In(slot), deed.clone()))
        .collect()
}

/// Reads off words in work what one action did to them.
fn deeds_in(words: &Words, anchored: bool) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = Vec::new();
    let mut came: Option<&str> = None;
    let mut passed = 0;
    let mut struck = false;
    for (index, piece) in words.pieces.iter().enumerate() {
        match piece.from {
            From::Base(start) => {
                let end = start + piece.text.len();
                if piece.is_live() {
                    struck = false;
                } else {
                    match deeds.last_mut() {
                        Some(Deed::Strike { words, .. }) if struck && came.is_none() => words.end = end,
                        _ => deeds.push(Deed::Strike {
                            words: start..end,
                            new: came.take().unwrap_or_default().to_owned(),
                        }),
                    }
                    struck = true;
                }
                passed = end;
            }
            From::Instead(_) => came = Some(&piece.text),
            From::Item(_) => deeds.push(Deed::Put {
                at: passed,
                leans: leans(words, index, passed).filter(|_| anchored),
                new: piece.text.clone(),
            }),
        }
    }
    deeds
}

/// The letter of the base that words lean on: that beside which no border but theirs was made.
fn leans(words: &Words, index: usize, at: usize) -> Option<usize> {
    let blank = |text: &str, back: bool| {
        let c = if back {
            text.chars().next_back()
        } else {
            text.chars().next()
        };
        c.is_none_or(char::is_whitespace)
    };
    let before = index.checked_sub(1).map(|it| &words.pieces[it].text);
    let after = words.pieces.get(index + 1).map(|it| &it.text);
    match (before, after) {
        (Some(before), _) if !blank(before, true) => at.checked_sub(1),
        (_, Some(after)) if !blank(after, false) => Some(at),
        _ => None,
    }
}

/// Tells whether two wordings are one proposal.
pub(in crate::amend) fn same_proposal(one: &str, other: &str) -> bool {
    one == other || same_wording(one, other)
}
