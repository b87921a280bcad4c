//! What actions work on, and what comes of one.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::Step;
use super::draft::Draft;
use super::find::Searched;
use super::place::Places;
use super::refusal::Refusal;
use super::wish::Wish;
use crate::amend::{Action, Position, Sheet, Status};
use crate::instrument::{Address, Base, Instrument, Kind, Line, Spot, Target};
use crate::lexicon::any;
use crate::text::wording::same_wording;

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
    /// The earlier actions whose words or paragraphs it works on.
    pub(super) on: Vec<Step>,
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
    /// Whether every action comes from tracked changes.
    pub(super) all_tracked: bool,
    /// Whether the action that is carried out comes from tracked changes: what it names it means to the letter, and what others did
    /// before it is what its author had before them.
    pub(super) tracked: bool,
    /// The actions whose paragraph the base has not, each with why.
    pub(super) unplaced: HashMap<Step, Refusal>,
    /// The actions in whose words the action that is carried out found its own.
    pub(super) on: Vec<Step>,
    /// What was asked for and done: by whom, and in which paragraphs.
    pub(super) asked: HashMap<Wish, (Step, Vec<usize>)>,
}

impl<'a> Work<'a> {
    pub(super) fn of(base: &'a Instrument, sheets: &'a [Sheet]) -> Self {
        Self {
            draft: Draft::of(base),
            places: Places::of(base),
            sheets,
            folded: OnceCell::new(),
            all_tracked: false,
            tracked: false,
            unplaced: HashMap::new(),
            on: Vec::new(),
            asked: HashMap::new(),
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
                let found = self.spot(spot);
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

    /// Finds the paragraph of the base at a spot. Tracked changes name it by the address that it bears, though a reader may doubt which of
    /// two is meant.
    pub(super) fn spot(&self, spot: &Spot) -> Result<usize, Refusal> {
        let own = self.places.bearing(&spot.address);
        match own.filter(|_| self.tracked && spot.line.is_none()) {
            Some(at) => Ok(at),
            None => self.places.spot(spot),
        }
    }

    /// Finds the paragraph that an action works on. Tracked changes name one that earlier ones bring by the place where it comes.
    pub(super) fn worked_on(&mut self, action: &Action) -> Result<usize, Refusal> {
        match &action.target {
            Target::After(_) | Target::Before(_) | Target::End(_) if self.tracked => {
                self.brought_beside(action)
            }
            target => self.slot(target),
        }
    }

    /// Returns the actions that brought the paragraphs which an action names and the base has not.
    pub(super) fn bringers(&self, action: &Action) -> Vec<Step> {
        let named = std::iter::once(&action.target).chain(&action.to);
        let brought = named.filter_map(|target| match target {
            Target::At(spot) | Target::After(spot) | Target::Before(spot) | Target::End(spot) => {
                let title = spot.address.base == Base::Title || spot.address.is_footnote();
                let missing = !title && spot.line.is_none() && self.spot(spot).is_err();
                missing.then(|| self.brought(spot)).flatten()
            }
            Target::EndOf(_) | Target::All(_) => None,
        });
        brought.filter_map(|slot| self.bringer(slot)).collect()
    }

    /// Returns the action that brought a paragraph.
    pub(super) fn bringer(&self, slot: usize) -> Option<Step> {
        let brought = slot >= self.draft.notes().end;
        self.draft.slots[slot].by.first().copied().filter(|_| brought)
    }

    /// Finds the only paragraph among those that earlier items bring to a gap that has the words of an action.
    pub(super) fn brought_beside(&mut self, action: &Action) -> Result<usize, Refusal> {
        let gap = self.gap(&action.target, None)?;
        let words = match action.old_text.as_str() {
            "" => action.anchor.as_str(),
            old => old,
        };
        let whole = action.position == Position::Whole;
        let has = |at: &usize| {
            let own = &self.draft.slots[*at];
            let text = self.draft.text(*at);
            let there = self.draft.place(*at).starts_with(&gap.key[..2]);
            let reads = if whole {
                same_wording(&text, words)
            } else {
                !Searched::of(&text).places(words).is_empty()
            };
            own.gone.is_none() && there && reads
        };
        let new = self.draft.title() + 1..self.draft.slots.len();
        let found: Vec<usize> = new.filter(has).collect();
        match found.as_slice() {
            [one] => Ok(*one),
            [] => Err(Refusal::NotFound {
                words: words.to_owned(),
                at: format!("what comes {}", action.target.cited()),
                elsewhere: self.elsewhere(words, usize::MAX),
                nearest: None,
            }),
            several => Err(Refusal::FoundTwice {
                words: words.to_owned(),
                at: format!("what comes {}", action.target.cited()),
                times: several.len(),
            }),
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
            any::latin_number(&label).eq_ignore_ascii_case(&asked.shown)
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

    /// Those that belong to a paragraph directly, as items left it.
    pub(super) fn children(&self, slot: usize) -> Vec<usize> {
        let below = self.draft.slots[slot].base.map(|at| at + 1..self.places.end(at));
        self.draft.children(slot, below.unwrap_or(slot..slot))
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
        crate::amend::action::called(self.sheets, step)
    }
}
