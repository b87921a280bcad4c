//! The words that an action names are found in a paragraph, or it is said why not.
//!
//! They are searched in the base first: that is what who wrote the sheet had before them. Where earlier items changed them, or brought
//! them, they are searched in the text so far. Nothing is guessed: what is found twice, elsewhere or nowhere is refused with what was
//! found.

use std::ops::Range;

use super::Step;
use super::find::Searched;
use super::refusal::{Refusal, cut};
use super::scope::Scope;
use super::so_far::{Found, SoFar};
use super::standing::Standing;
use super::words::{From, Piece, Words};
use super::work::Work;
use crate::amend::{Action, Position};
use crate::text::normalize::fold;

/// The paragraph that words were found in, where they stand, and what an editor would note of that.
pub(super) type Finding = Result<(usize, Vec<Found>, Option<String>), Refusal>;

/// What is sought in a paragraph.
pub(super) struct Sought<'s> {
    pub(super) words: &'s str,
    pub(super) scope: &'s Scope,
    pub(super) position: Position,
    pub(super) shown: Option<&'s str>,
    /// The words that stand behind them: `between “x” and “y”`.
    pub(super) until: Option<&'s str>,
}

/// What of some words must be as the base has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    First,
    Last,
    Whole { deletes: bool },
}

impl Need {
    pub(super) fn edge(before: bool) -> Self {
        if before { Need::First } else { Need::Last }
    }

    /// Returns who struck what an action needs, and who put words into it.
    fn touched(self, inner: &[Piece]) -> (Option<Step>, Option<Step>) {
        let of_base = |from: From| matches!(from, From::Base(_));
        let own = |piece: &&Piece| of_base(piece.from);
        let struck = match self {
            Need::First => inner.iter().find(own).and_then(|piece| piece.gone),
            Need::Last => inner.iter().rev().find(own).and_then(|piece| piece.gone),
            Need::Whole { .. } => inner.iter().filter(own).find_map(|piece| piece.gone),
        };
        let brought = inner.iter().find(|piece| piece.is_live() && !of_base(piece.from));
        let whole = matches!(self, Need::Whole { .. });
        (struck, brought.and_then(Piece::by).filter(|_| whole))
    }
}

impl Work<'_> {
    /// Finds words in a paragraph: in the base, in what belongs to the paragraph, in the text so far.
    pub(super) fn find(&mut self, slot: usize, sought: &Sought<'_>, need: Need) -> Finding {
        let base = self.draft.base_text(slot);
        let chosen = self.chosen(slot, base, sought);
        let taken = match chosen {
            Ok(places) => match self.all_free(slot, &places, need, sought.words) {
                Ok(note) => return Ok((slot, places.into_iter().map(Found::Base).collect(), note)),
                Err(taken) => taken,
            },
            Err(Refusal::NotFound { .. }) if !sought.scope.chapeau => match self.below(slot, sought, need) {
                Some(found) => return found,
                None => self.not_found(slot, sought.words),
            },
            // Of words that stood twice, another author may have left one.
            Err(twice @ Refusal::FoundTwice { .. }) if self.tracked => twice,
            Err(refusal) => return Err(refusal),
        };
        if let Some(words) = &self.draft.slots[slot].words {
            let so_far = SoFar::of(words);
            if let Ok(places) = self.chosen(slot, &so_far.text, sought) {
                let places: Vec<_> = places.into_iter().map(|it| so_far.letters(it)).collect();
                let note = self.whose(slot, &places);
                return Ok((slot, places.into_iter().map(Found::SoFar).collect(), note));
            }
        }
        match self.draft.slots[slot].split_to {
            Some(second) => self.find(second, sought, need),
            None => Err(taken),
        }
    }

    /// Finds words in the only paragraph below another that has them.
    fn below(&mut self, slot: usize, sought: &Sought<'_>, need: Need) -> Option<Finding> {
        let below: Vec<usize> = self
            .with_children(vec![slot])
            .into_iter()
            .filter(|&at| at != slot)
            .collect();
        let mut having = Vec::new();
        for at in below {
            if !Searched::of(self.draft.base_text(at))
                .places(sought.words)
                .is_empty()
            {
                having.push(at);
            }
        }
        match having.as_slice() {
            [] => None,
            &[one] => Some(
                self.chosen(one, self.draft.base_text(one), sought)
                    .and_then(|places| {
                        let note = self.all_free(one, &places, need, sought.words)?;
                        Ok((one, places.into_iter().map(Found::Base).collect(), note))
                    }),
            ),
            several => Some(Err(Refusal::TargetTwice {
                asked: format!("“{}” in {}", cut(sought.words), self.called(slot)),
                places: several.iter().map(|&at| self.called(at)).collect(),
            })),
        }
    }

    /// Chooses among the places of some words in a text as the sheet says.
    pub(super) fn chosen(
        &self,
        slot: usize,
        text: &str,
        sought: &Sought<'_>,
    ) -> Result<Vec<Range<usize>>, Refusal> {
        let scope = sought.scope;
        let mut places = Searched::of(text).places(sought.words);
        if let Some(until) = sought.until {
            let until = Standing::of(text, until);
            places.retain(|place| until.follows(place.end));
        }
        if places.is_empty() {
            return Err(self.not_found(slot, sought.words));
        }
        if scope.unclear && places.len() > 1 {
            return Err(Refusal::Scope {
                scope: sought.shown.unwrap_or_default().to_owned(),
            });
        }
        let out = || Refusal::OutOfScope {
            words: sought.words.to_owned(),
            at: self.called(slot),
            scope: sought.shown.unwrap_or_default().to_owned(),
        };
        if !scope.unclear {
            let part = scope.part(text).ok_or_else(out)?;
            places.retain(|place| part.start <= place.start && place.end <= part.end);
            scope.beside(text, &mut places);
            if let Some(which) = scope.occurrence {
                places = which.of(&places).cloned().into_iter().collect();
            }
        }
        if places.is_empty() {
            return Err(out());
        }
        self.positioned(slot, text, sought, places)
    }

    /// Leaves of several places those that the position means; words that should stand once and stand twice are refused.
    fn positioned(
        &self,
        slot: usize,
        text: &str,
        sought: &Sought<'_>,
        mut places: Vec<Range<usize>>,
    ) -> Result<Vec<Range<usize>>, Refusal> {
        let part = sought.scope.part(text).unwrap_or(0..text.len());
        let blank = |between: Range<usize>| !text[between].contains(char::is_alphanumeric);
        let (one, at_edge, edge) = match sought.position {
            Position::Each => return Ok(places),
            Position::Start => {
                let first = places.swap_remove(0);
                let opens = blank(part.start..first.start);
                (first, opens, "beginning")
            }
            Position::End => {
                let last = places.pop().expect("there is a place");
                let closes = blank(last.end..part.end);
                (last, closes, "end")
            }
            _ if places.len() == 1 => return Ok(places),
            _ => return Err(self.found_twice(slot, sought.words, places.len())),
        };
        if at_edge {
            return Ok(vec![one]);
        }
        Err(Refusal::NotThere {
            words: sought.words.to_owned(),
            at: self.called(slot),
            edge,
        })
    }

    /// Finds words that stand once in a stretch.
    pub(super) fn only(
        &self,
        slot: usize,
        text: &str,
        part: &Range<usize>,
        words: &str,
    ) -> Result<Range<usize>, Refusal> {
        let mut places = Searched::of(text).places(words);
        places.retain(|place| part.start <= place.start && place.end <= part.end);
        match places.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(self.not_found(slot, words)),
            several => Err(self.found_twice(slot, words, several.len())),
        }
    }

    /// Returns the part of a paragraph of the base that a scope leaves.
    pub(super) fn part(&self, slot: usize, scope: &Scope, action: &Action) -> Result<Range<usize>, Refusal> {
        let shown = || action.scope.clone().unwrap_or_default();
        if scope.unclear {
            return Err(Refusal::Scope { scope: shown() });
        }
        scope
            .part(self.draft.base_text(slot))
            .ok_or_else(|| Refusal::OutOfScope {
                words: shown(),
                at: self.called(slot),
                scope: shown(),
            })
    }

    fn all_free(
        &mut self,
        slot: usize,
        places: &[Range<usize>],
        need: Need,
        words: &str,
    ) -> Result<Option<String>, Refusal> {
        let mut note = None;
        for place in places {
            note = self.free(slot, place, need, words)?.or(note);
        }
        Ok(note)
    }

    /// Tells whether a stretch of the base is still as it was, as far as an action needs that. What another item deleted already
    /// can be deleted again.
    pub(super) fn free(
        &mut self,
        slot: usize,
        place: &Range<usize>,
        need: Need,
        shown: &str,
    ) -> Result<Option<String>, Refusal> {
        if self.draft.slots[slot].words.is_none() {
            return Ok(None);
        }
        let words = self.draft.words(slot);
        let pieces = words.stretch(place.clone());
        let (struck, brought) = need.touched(&words.pieces[pieces]);
        match (struck, brought) {
            (None, None) => Ok(None),
            (Some(by), None) if need == (Need::Whole { deletes: true }) => Ok(Some(format!(
                "{} takes out some of these words, too",
                self.by(by)
            ))),
            (Some(by), _) | (None, Some(by)) => Err(Refusal::Taken {
                words: shown.to_owned(),
                at: self.called(slot),
                by: self.by(by),
            }),
        }
    }

    /// Says whose words were found in the text so far.
    fn whose(&mut self, slot: usize, places: &[Range<usize>]) -> Option<String> {
        let place = places.first()?.clone();
        let words = self.draft.words(slot);
        let pieces = words.live_stretch(place);
        let own: Vec<Step> = words.pieces[pieces].iter().filter_map(Piece::by).collect();
        let by = own.first().copied();
        // Words of the base that stood apart, or twice, stand so since others went.
        let on: Vec<Step> = match by {
            Some(_) => own,
            None => words.pieces.iter().filter_map(|piece| piece.gone).collect(),
        };
        self.on.extend(on);
        let by = by.map_or_else(|| "earlier items".to_owned(), |step| self.by(step));
        Some(format!("found in the text as {by} leaves it"))
    }

    fn not_found(&self, slot: usize, words: &str) -> Refusal {
        Refusal::NotFound {
            words: words.to_owned(),
            at: self.called(slot),
            elsewhere: self.elsewhere(words, slot),
            nearest: Searched::of(self.draft.base_text(slot)).nearest(words),
        }
    }

    fn found_twice(&self, slot: usize, words: &str, times: usize) -> Refusal {
        Refusal::FoundTwice {
            words: words.to_owned(),
            at: self.called(slot),
            times,
        }
    }

    /// Returns the paragraphs of the base that have some words.
    pub(super) fn elsewhere(&self, words: &str, but: usize) -> Vec<String> {
        let provisions = &self.draft.base.provisions;
        let folded = self
            .folded
            .get_or_init(|| provisions.iter().map(|it| fold(&it.text)).collect());
        let sought = fold(words);
        if sought.is_empty() {
            return Vec::new();
        }
        let having = folded
            .iter()
            .enumerate()
            .filter(|(at, text)| *at != but && text.contains(&sought));
        let whole = having.filter(|(at, _)| !Searched::of(&provisions[*at].text).places(words).is_empty());
        whole.take(6).map(|(at, _)| provisions[at].id.cited()).collect()
    }
}

pub(super) fn pieces(words: &mut Words, place: &Found) -> Range<usize> {
    match place {
        Found::Base(range) => words.stretch(range.clone()),
        Found::SoFar(range) => words.live_stretch(range.clone()),
    }
}
