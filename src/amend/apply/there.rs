//! What an item asks for may be there already, because another item brought it: those who agree get it once.
//!
//! ```text
//! base     Urges all States to act;
//! item 1   replace “States” by “States Parties”
//! item 2   replace “States” by “States Parties”          the same again
//! item 3   after “States” insert “Parties”               the words stand there
//! item 4   replace “all States” by “all States Parties”  its words read so
//! ```
//!
//! An author who tracks changes had before them what they had done themselves, so within one such file nothing is asked for twice: `very, very`
//! is meant. Cost: that of the paragraph.

use std::ops::Range;

use super::Step;
use super::overtaken::overtaken;
use super::so_far::{Found, SoFar};
use super::standing::Standing;
use super::wish::Wish;
use super::work::{Done, Work};
use crate::amend::{Act, Action, Position};
use crate::instrument::Target;
use crate::text::normalize::fold;

impl Work<'_> {
    /// Returns what an action asks for; none where its place cannot be found.
    pub(super) fn wish(&mut self, action: &Action) -> Option<Wish> {
        let place = match action.act {
            // Who deletes what another deletes signs with them.
            Act::DeleteParagraph | Act::DeleteWords => return None,
            // `after OP3` and `before OP4` name one place.
            Act::InsertParagraph => {
                let gap = self.gap(&action.target, action.label.as_deref()).ok()?;
                format!("{:?} {:?}", gap.key.first(), gap.parent)
            }
            _ => action.target.to_string(),
        };
        let to: Vec<String> = action.to.iter().map(Target::to_string).collect();
        let words = [&action.old_text, &action.anchor, &action.new_text].map(|it| fold(it.trim()));
        let [old, anchor, new] = words;
        Some(Wish {
            act: action.act,
            position: match action.act {
                Act::InsertParagraph => Position::Whole,
                _ => action.position,
            },
            place: format!("{place} {}", to.join(" ")),
            words: [
                old,
                anchor,
                new,
                fold(action.until.as_deref().unwrap_or_default()),
            ],
            more: (action.label.clone(), action.scope.clone()),
        })
    }

    /// Returns what came of another item that asks for the same, where that still stands.
    pub(super) fn asked_before(&self, step: Step, wish: &Wish) -> Option<Done> {
        let (by, slots) = self.asked.get(wish)?;
        let done = Done {
            already: true,
            slots: slots.clone(),
            notes: vec![format!("{} asks for the same", self.by(*by))],
            ..Done::default()
        };
        (self.is_anothers(step, *by) && overtaken(self, *by, &done).is_none()).then_some(done)
    }

    /// What comes of an action whose paragraph another made read so.
    pub(super) fn there_by(&self, by: Step, slot: usize) -> Done {
        Done {
            notes: vec![self.so_by(by)],
            ..Done::already(slot)
        }
    }

    /// Says that another makes it read so.
    pub(super) fn so_by(&self, by: Step) -> String {
        format!("{} makes it read so, too", self.by(by))
    }

    /// Tells whether an earlier action is that of another item, and of somebody who did not know of this one.
    fn is_anothers(&self, step: Step, by: Step) -> bool {
        by.sheet != step.sheet || by.item != step.item && !self.tracked
    }

    /// Returns who put words beside each place where an action would put them.
    pub(super) fn stand_by_others(
        &self,
        step: Step,
        slot: usize,
        found: &[Found],
        before: bool,
        new: &str,
    ) -> Vec<Option<Step>> {
        let places = |so_far: &SoFar<'_>| found.iter().map(|it| so_far.beside(it, before)).collect();
        self.put_by_others(step, slot, new, places)
            .unwrap_or_else(|| vec![None; found.len()])
    }

    /// Returns who put words at a place of the base.
    pub(super) fn stands_by_another(&self, step: Step, slot: usize, base: usize, new: &str) -> Option<Step> {
        let places = |so_far: &SoFar<'_>| vec![so_far.behind(base)];
        self.put_by_others(step, slot, new, places)?.pop()?
    }

    /// Returns who put words at each of some places, from its beginning on or up to its end.
    fn put_by_others(
        &self,
        step: Step,
        slot: usize,
        new: &str,
        places: impl Fn(&SoFar<'_>) -> Vec<Range<usize>>,
    ) -> Option<Vec<Option<Step>>> {
        let so_far = SoFar::of(self.draft.slots[slot].words.as_ref()?);
        let standing = Standing::of(&so_far.text, new);
        let by = |place: Range<usize>| so_far.by(&place, |by| self.is_anothers(step, by));
        let put = |place: &Range<usize>| {
            let ending = standing.ending_at(place.end).and_then(by);
            ending.or_else(|| standing.beginning_at(place.start).and_then(by))
        };
        Some(places(&so_far).iter().map(put).collect())
    }

    /// Returns who made the words at each place grow to those that should come there: `States` in `States Parties`.
    pub(super) fn grown_by_others(
        &self,
        step: Step,
        slot: usize,
        found: &[Found],
        action: &Action,
    ) -> Vec<Option<Step>> {
        let words = self.draft.slots[slot].words.as_ref();
        let Some(words) = words.filter(|_| grows(action)) else {
            return vec![None; found.len()];
        };
        let so_far = SoFar::of(words);
        let standing = Standing::of(&so_far.text, action.new_text.trim());
        let by = |found: &Found| {
            let grown = standing.around(&so_far.stretch(found))?;
            so_far.by(&grown, |by| self.is_anothers(step, by))
        };
        found.iter().map(by).collect()
    }

    /// Returns who made words of the base read as an action asks, wherever they stand.
    pub(super) fn read_by_another(
        &self,
        step: Step,
        slot: usize,
        places: &[Range<usize>],
        new: &str,
    ) -> Option<Step> {
        let so_far = SoFar::of(self.draft.slots[slot].words.as_ref()?);
        let new = fold(new.trim());
        let by = |place: &Range<usize>| {
            let pieces = so_far.touched(place);
            let reads = fold(so_far.reads(&pieces).trim()) == new;
            let mut hands = so_far.hands(pieces);
            hands.find(|&by| reads && self.is_anothers(step, by))
        };
        let all: Option<Vec<Step>> = places.iter().map(by).collect();
        all?.pop()
    }
}

/// Tells whether words should become others that contain them.
pub(super) fn grows(action: &Action) -> bool {
    fold(&action.new_text).contains(&fold(&action.old_text))
}
