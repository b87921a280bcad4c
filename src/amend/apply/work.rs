//! What actions work on, and what comes of one.

use std::cell::OnceCell;

use super::Step;
use super::draft::Draft;
use super::place::Places;
use super::refusal::Refusal;
use crate::amend::{Sheet, Status};
use crate::instrument::{Address, Base, Instrument, Kind, Line, Spot, Target};

/// What came of an action.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// The base read so already.
    pub(super) already: bool,
    /// What an editor would note.
    pub(super) notes: Vec<String>,
    /// The paragraphs that it worked on.
    pub(super) slots: Vec<usize>,
    /// Slips of the sheet.
    pub(super) slips: Vec<String>,
}

impl Done {
    pub(super) fn status(&self) -> Status {
        if self.already {
            Status::Already
        } else {
            Status::Applied
        }
    }

    pub(super) fn at(slot: usize) -> Self {
        Self {
            slots: vec![slot],
            ..Self::default()
        }
    }

    pub(super) fn already(slot: usize) -> Self {
        Self {
            already: true,
            ..Self::at(slot)
        }
    }
}

/// Everything that items are carried out on.
pub(super) struct Work<'a> {
    pub(super) draft: Draft<'a>,
    pub(super) places: Places<'a>,
    pub(super) sheets: &'a [Sheet],
    /// The paragraphs of the base, folded, for the question where else some words stand.
    pub(super) folded: OnceCell<Vec<String>>,
}

impl<'a> Work<'a> {
    pub(super) fn of(base: &'a Instrument, sheets: &'a [Sheet]) -> Self {
        Self {
            draft: Draft::of(base),
            places: Places::of(base),
            sheets,
            folded: OnceCell::new(),
        }
    }

    /// Finds the position that a target names.
    pub(super) fn slot(&self, target: &Target) -> Result<usize, Refusal> {
        match target {
            Target::At(spot) | Target::After(spot) | Target::Before(spot) | Target::End(spot) => {
                if spot.address.base == Base::Title {
                    return Ok(self.draft.title());
                }
                if spot.line == Some(Line::Footnote) {
                    return self.note_of(&spot.address);
                }
                if spot.address.is_footnote() {
                    return self.note(&spot.address);
                }
                let found = self.places.spot(spot);
                found.or_else(|refusal| self.brought(spot).ok_or(refusal))
            }
            Target::EndOf(group) | Target::All(group) => {
                self.places
                    .group(group)
                    .last()
                    .copied()
                    .ok_or_else(|| Refusal::NoTarget {
                        asked: target.to_string(),
                        near: Vec::new(),
                    })
            }
        }
    }

    /// Finds a paragraph that an earlier item brings by the label that it bears: `OP5bis`.
    pub(super) fn brought(&self, spot: &Spot) -> Option<usize> {
        let Address {
            base: Base::Counted(_, number),
            items,
            ..
        } = &spot.address
        else {
            return None;
        };
        let asked = items.last().unwrap_or(number);
        let bears = |label: &str| {
            let label: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
            label.eq_ignore_ascii_case(&asked.shown)
        };
        let new = self.draft.notes().end..self.draft.slots.len();
        let mut found = new.filter(|&at| {
            let own = &self.draft.slots[at];
            let below = items.is_empty() != (own.kind == Kind::Subparagraph);
            below && !own.is_note && own.gone.is_none() && own.label.as_deref().is_some_and(bears)
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    pub(super) fn children_of_base(&self, slot: usize) -> Vec<usize> {
        match self.draft.slots[slot].base {
            Some(at) => {
                let below = at + 1..self.places.end(at);
                below
                    .filter(|&it| self.draft.base.provisions[it].parent.is_some_and(|p| p.0 == at))
                    .collect()
            }
            None => Vec::new(),
        }
    }

    /// Returns paragraphs with all that belongs to them.
    pub(super) fn with_children(&self, slots: Vec<usize>) -> Vec<usize> {
        let own = |slot: usize| match self.draft.slots[slot].base {
            Some(at) => at..self.places.end(at),
            None => slot..slot + 1,
        };
        slots.into_iter().flat_map(own).collect()
    }

    /// What a paragraph is called in a sentence.
    pub(super) fn called(&self, slot: usize) -> String {
        match self.draft.slots[slot].base {
            Some(at) => self.draft.base.provisions[at].id.cited(),
            None if slot == self.draft.title() => "the title".to_owned(),
            None if self.draft.is_note(slot) => match self.draft.note(slot) {
                Some(note) => format!("footnote {}", note.marker),
                None => "a new footnote".to_owned(),
            },
            None => "a new paragraph".to_owned(),
        }
    }

    pub(super) fn by(&self, step: Step) -> String {
        crate::amend::amended::called(self.sheets, step)
    }
}
