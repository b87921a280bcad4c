//! One action is carried out, or refused.
//!
//! Words are searched in the base first: that is what who wrote the sheet had before them. Where earlier items changed them, or
//! brought them, they are searched in the text so far. Nothing is guessed: what is found twice, elsewhere or nowhere is refused with
//! what was found.

use std::cell::OnceCell;
use std::ops::Range;

use super::Step;
use super::draft::{Draft, signed};
use super::find::Searched;
use super::place::Places;
use super::refusal::{Refusal, cut};
use super::scope::Scope;
use super::words::{From, Words};
use crate::amend::{Act, Action, Position, Sheet, Status};
use crate::instrument::{Address, Base, Instrument, Series, Spot, Target};
use crate::lexicon::amending::Vocabulary;
use crate::report::word_edits;
use crate::text::normalize::fold;
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
}

impl Done {
    pub(super) fn status(&self) -> Status {
        if self.already {
            Status::Already
        } else {
            Status::Applied
        }
    }

    fn at(slot: usize) -> Self {
        Self {
            slots: vec![slot],
            ..Self::default()
        }
    }

    fn already(slot: usize) -> Self {
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
    folded: OnceCell<Vec<String>>,
}

/// The paragraph that words were found in, where they stand, and what an editor would note of that.
type Finding = Result<(usize, Vec<Found>, Option<String>), Refusal>;

/// Where words were found.
#[derive(Debug, Clone)]
enum Found {
    /// In the base.
    Base(Range<usize>),
    /// In the text so far.
    SoFar(Range<usize>),
}

/// What is sought in a paragraph.
struct Sought<'s> {
    words: &'s str,
    scope: &'s Scope,
    position: Position,
    shown: Option<&'s str>,
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

    /// Carries out an action.
    pub(super) fn carry_out(
        &mut self,
        step: Step,
        action: &Action,
        vocabulary: Option<&Vocabulary>,
    ) -> Result<Done, Refusal> {
        match action.act {
            Act::DeleteWords | Act::InsertWords | Act::ReplaceWords => {
                let scope = action.scope.as_deref().map(|scope| Scope::of(scope, vocabulary));
                self.in_words(step, action, &scope.unwrap_or_default())
            }
            Act::DeleteParagraph => self.delete(step, action),
            Act::InsertParagraph => {
                let scope = action.scope.as_deref().map(|scope| Scope::of(scope, vocabulary));
                self.insert(step, action, scope.is_some_and(|scope| scope.heading))
            }
            Act::ReplaceParagraph => self.replace(step, action),
            Act::MoveParagraph => self.shift(step, action),
            Act::MergeParagraphs => self.merge(step, action),
            Act::SplitParagraph => self.split(step, action),
            Act::RenumberParagraph => self.renumber(step, action),
        }
    }

    // Words ------------------------------------------------------------------------------------------------------

    fn in_words(&mut self, step: Step, action: &Action, scope: &Scope) -> Result<Done, Refusal> {
        if let Target::All(group) = &action.target {
            let slots = self.with_children(self.places.group(group));
            return self.everywhere(step, action, scope, slots);
        }
        let slot = self.slot(&action.target)?;
        self.in_one(step, action, scope, slot)
    }

    /// Carries out an action in each of several paragraphs that has the words.
    fn everywhere(
        &mut self,
        step: Step,
        action: &Action,
        scope: &Scope,
        slots: Vec<usize>,
    ) -> Result<Done, Refusal> {
        let each = Action {
            position: match action.position {
                Position::Once => Position::Each,
                other => other,
            },
            ..action.clone()
        };
        let scope = Scope {
            each: scope.occurrence.is_none(),
            chapeau: true,
            ..scope.clone()
        };
        let mut done = Done::default();
        for slot in slots {
            match self.in_one(step, &each, &scope, slot) {
                Ok(one) if one.already => {}
                Ok(one) => {
                    done.slots.extend(one.slots);
                    done.notes.extend(one.notes);
                }
                Err(Refusal::NotFound { .. } | Refusal::OutOfScope { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        if done.slots.is_empty() {
            return Err(Refusal::NotFound {
                words: sought_words(action).to_owned(),
                at: action.target.to_string(),
                elsewhere: self.elsewhere(sought_words(action), usize::MAX),
                nearest: None,
            });
        }
        Ok(done)
    }

    fn in_one(&mut self, step: Step, action: &Action, scope: &Scope, slot: usize) -> Result<Done, Refusal> {
        match action.act {
            Act::InsertWords => self.insert_words(step, action, scope, slot),
            _ => self.strike_words(step, action, scope, slot),
        }
    }

    fn insert_words(
        &mut self,
        step: Step,
        action: &Action,
        scope: &Scope,
        slot: usize,
    ) -> Result<Done, Refusal> {
        if action.new_text.trim().is_empty() {
            return Err(Refusal::Incomplete {
                what: "what is put in",
            });
        }
        if action.anchor.trim().is_empty() {
            return self.insert_at_edge(step, action, scope, slot);
        }
        let before = action.position == Position::Before;
        let position = if scope.each {
            Position::Each
        } else {
            Position::Once
        };
        let sought = Sought {
            words: &action.anchor,
            scope,
            position,
            shown: action.scope.as_deref(),
        };
        let beside = |text: &str, place: &Range<usize>| match &action.until {
            Some(until) => touches(text, place.end, until),
            None => true,
        };
        let (slot, found, note) = self.find(slot, &sought, Need::edge(before), &beside)?;
        let base = self.draft.base_text(slot);
        let reads = |place: &Found| match place {
            Found::Base(place) if before => ends_so(&base[..place.start], &action.new_text),
            Found::Base(place) => begins_so(&base[place.end..], &action.new_text),
            Found::SoFar(_) => false,
        };
        let mut done = Done::at(slot);
        let mut put = 0;
        for place in found.iter().rev() {
            if reads(place) {
                continue;
            }
            put += 1;
            let words = self.draft.words(slot);
            let pieces = pieces(words, place);
            if before {
                words.put_before(pieces.start, action.new_text.trim(), step);
            } else {
                words.put_after(pieces.end, action.new_text.trim(), step);
            }
        }
        done.already = put == 0;
        done.notes.extend(note);
        Ok(done)
    }

    /// Puts words at the beginning or the end of a paragraph, or of a sentence of it: before the last mark, unless they are sentences
    /// themselves.
    fn insert_at_edge(
        &mut self,
        step: Step,
        action: &Action,
        scope: &Scope,
        slot: usize,
    ) -> Result<Done, Refusal> {
        let start = match action.position {
            Position::Start | Position::Before => true,
            Position::End | Position::After => false,
            _ => {
                return Err(Refusal::Incomplete {
                    what: "where the words are put",
                });
            }
        };
        let base = self.draft.base_text(slot);
        let part = self.part(slot, scope, action)?;
        let new = action.new_text.trim();
        let text = &base[part.clone()];
        if start && begins_so(text, new)
            || !start && ends_so(text.trim_end_matches(is_final), new.trim_end_matches(is_final))
        {
            return Ok(Done::already(slot));
        }
        let mut done = Done::at(slot);
        let words = self.draft.words(slot);
        if start {
            let blank = text.len() - text.trim_start().len();
            let at = words.border(part.start + blank);
            words.put_before(at, new, step);
            return Ok(done);
        }
        let end = part.start + text.trim_end().len();
        let mark = base[..end].chars().next_back().filter(|&c| is_final(c));
        let sentence = new.starts_with(char::is_uppercase) && new.ends_with(is_final) && mark == Some('.');
        match mark {
            Some(mark) if !sentence => {
                let at = words.border(end - mark.len_utf8());
                words.put_before(at, new, step);
                if !new.ends_with(is_final) {
                    done.notes
                        .push(format!("put before the last mark “{mark}”; literally behind it"));
                }
            }
            _ => {
                let at = words.border(end);
                words.put_after(at, new, step);
            }
        }
        Ok(done)
    }

    /// Takes words out, and puts others in their place.
    fn strike_words(
        &mut self,
        step: Step,
        action: &Action,
        scope: &Scope,
        slot: usize,
    ) -> Result<Done, Refusal> {
        if action.act == Act::ReplaceWords && action.new_text.is_empty() {
            return Err(Refusal::Incomplete { what: "what comes" });
        }
        let need = Need::Whole {
            deletes: action.act == Act::DeleteWords,
        };
        let (slot, found, note) = if !action.old_text.trim().is_empty() {
            let position = if scope.each {
                Position::Each
            } else {
                action.position
            };
            let sought = Sought {
                words: &action.old_text,
                scope,
                position,
                shown: action.scope.as_deref(),
            };
            match self.find(slot, &sought, need, &|_, _| true) {
                Ok(found) => found,
                Err(refusal) => return self.reads_so(action, slot).ok_or(refusal),
            }
        } else if !action.anchor.trim().is_empty() {
            self.span(action, scope, slot, need)?
        } else if scope.sentence.is_some() && !scope.unclear {
            let part = self.part(slot, scope, action)?;
            self.free(slot, &part, need, self.draft.base_text(slot)[part.clone()].trim())?;
            (slot, vec![Found::Base(part)], None)
        } else {
            return Err(Refusal::Incomplete {
                what: "which words go",
            });
        };
        Ok(self.strike_found(step, action, slot, &found, note))
    }

    fn strike_found(
        &mut self,
        step: Step,
        action: &Action,
        slot: usize,
        found: &[Found],
        note: Option<String>,
    ) -> Done {
        let base = self.draft.base_text(slot);
        let mut done = Done::at(slot);
        done.notes.extend(note);
        let mut struck = 0;
        for place in found.iter().rev() {
            if action.act == Act::ReplaceWords && already_reads(base, place, action) {
                continue;
            }
            struck += 1;
            done.slips.extend(self.slip(slot, place, action));
            let words = self.draft.words(slot);
            let pieces = pieces(words, place);
            words.strike(pieces.clone(), step);
            if action.act == Act::ReplaceWords {
                words.instead(pieces.start, action.new_text.trim(), step);
            }
        }
        done.already = struck == 0;
        done
    }

    /// Words that are not there because those that should come in their place are.
    fn reads_so(&self, action: &Action, slot: usize) -> Option<Done> {
        let new = action.new_text.trim();
        let several = new.split_whitespace().count() > 1;
        let once = || Searched::of(self.draft.base_text(slot)).places(new).len() == 1;
        let gone = || {
            Searched::of(self.draft.base_text(slot))
                .places(&action.old_text)
                .is_empty()
        };
        (action.act == Act::ReplaceWords && several && gone() && once()).then(|| Done::already(slot))
    }

    /// Finds words by their first and last: `from “x” to “y”`, `from “x” to the end`.
    fn span(&mut self, action: &Action, scope: &Scope, slot: usize, need: Need) -> Finding {
        let base = self.draft.base_text(slot);
        let part = self.part(slot, scope, action)?;
        let inner = Scope::default();
        let first = Sought {
            words: &action.anchor,
            scope: &inner,
            position: Position::Once,
            shown: None,
        };
        let start = self.only(slot, base, &part, &first)?;
        let stays = matches!(action.position, Position::After | Position::Before);
        let (from, to) = match (&action.until, action.position) {
            (Some(until), _) => {
                let last = Sought {
                    words: until,
                    ..first
                };
                let end = self.only(slot, base, &(start.end..part.end), &last)?;
                if stays {
                    (start.end, end.start)
                } else {
                    (start.start, end.end)
                }
            }
            (None, Position::Before) => (part.start, start.start),
            (None, position) => {
                let text = base[..part.end].trim_end();
                let end = text.trim_end_matches(is_final).len();
                (
                    if position == Position::After {
                        start.end
                    } else {
                        start.start
                    },
                    end,
                )
            }
        };
        if from >= to || base[from..to].trim().is_empty() {
            return Err(Refusal::Incomplete {
                what: "which words go",
            });
        }
        let range = from..to;
        self.free(slot, &range, need, base[range.clone()].trim())?;
        let note = (stays && action.until.is_some()).then(|| "the first and the last words stay".to_owned());
        Ok((slot, vec![Found::Base(range)], note))
    }

    /// Finds words that stand once in a stretch.
    fn only(
        &self,
        slot: usize,
        text: &str,
        part: &Range<usize>,
        sought: &Sought<'_>,
    ) -> Result<Range<usize>, Refusal> {
        let mut places = Searched::of(text).places(sought.words);
        places.retain(|place| part.start <= place.start && place.end <= part.end);
        match places.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(self.not_found(slot, sought.words)),
            several => Err(Refusal::FoundTwice {
                words: sought.words.to_owned(),
                at: self.called(slot),
                times: several.len(),
            }),
        }
    }

    /// Returns the part of a paragraph of the base that a scope leaves.
    fn part(&self, slot: usize, scope: &Scope, action: &Action) -> Result<Range<usize>, Refusal> {
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

    /// Finds words in a paragraph: in the base, in what belongs to the paragraph, in the text so far.
    fn find(
        &mut self,
        slot: usize,
        sought: &Sought<'_>,
        need: Need,
        fits: &dyn Fn(&str, &Range<usize>) -> bool,
    ) -> Finding {
        let base = self.draft.base_text(slot);
        let chosen = self.chosen(slot, base, sought, fits);
        let taken = match chosen {
            Ok(places) => match self.all_free(slot, &places, need, sought.words) {
                Ok(note) => return Ok((slot, places.into_iter().map(Found::Base).collect(), note)),
                Err(taken) => taken,
            },
            Err(Refusal::NotFound { .. }) if !sought.scope.chapeau => {
                match self.below(slot, sought, need, fits) {
                    Some(found) => return found,
                    None => self.not_found(slot, sought.words),
                }
            }
            Err(refusal) => return Err(refusal),
        };
        if self.draft.slots[slot].words.is_some() {
            let text = self.draft.text(slot);
            if let Ok(places) = self.chosen(slot, &text, sought, fits) {
                let note = self.whose(slot, &places);
                return Ok((slot, places.into_iter().map(Found::SoFar).collect(), note));
            }
        }
        match self.draft.slots[slot].split_to {
            Some(second) => self.find(second, sought, need, fits),
            None => Err(taken),
        }
    }

    /// Finds words in the only paragraph below another that has them.
    fn below(
        &mut self,
        slot: usize,
        sought: &Sought<'_>,
        need: Need,
        fits: &dyn Fn(&str, &Range<usize>) -> bool,
    ) -> Option<Finding> {
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
                self.chosen(one, self.draft.base_text(one), sought, fits)
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
    fn chosen(
        &self,
        slot: usize,
        text: &str,
        sought: &Sought<'_>,
        fits: &dyn Fn(&str, &Range<usize>) -> bool,
    ) -> Result<Vec<Range<usize>>, Refusal> {
        let scope = sought.scope;
        let shown = || sought.shown.unwrap_or_default().to_owned();
        let mut places = Searched::of(text).places(sought.words);
        places.retain(|place| fits(text, place));
        if places.is_empty() {
            return Err(self.not_found(slot, sought.words));
        }
        if scope.unclear && places.len() > 1 {
            return Err(Refusal::Scope { scope: shown() });
        }
        let out = || Refusal::OutOfScope {
            words: sought.words.to_owned(),
            at: self.called(slot),
            scope: shown(),
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
        let edge = |edge| Refusal::NotThere {
            words: sought.words.to_owned(),
            at: self.called(slot),
            edge,
        };
        let part = scope.part(text).unwrap_or(0..text.len());
        match sought.position {
            Position::Each => Ok(places),
            Position::Start => {
                let first = places.swap_remove(0);
                let opens = !text[part.start..first.start].contains(char::is_alphanumeric);
                if opens {
                    Ok(vec![first])
                } else {
                    Err(edge("beginning"))
                }
            }
            Position::End => {
                let last = places.pop().expect("there is a place");
                let ends = !text[last.end..part.end].contains(char::is_alphanumeric);
                if ends { Ok(vec![last]) } else { Err(edge("end")) }
            }
            _ if places.len() == 1 => Ok(places),
            _ => Err(Refusal::FoundTwice {
                words: sought.words.to_owned(),
                at: self.called(slot),
                times: places.len(),
            }),
        }
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
    fn free(
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
        let inner = &words.pieces[pieces];
        let of_base = |from: From| matches!(from, From::Base(_));
        let own = |piece: &&super::words::Piece| of_base(piece.from);
        let brought = inner.iter().find(|piece| piece.is_live() && !of_base(piece.from));
        let struck = match need {
            Need::First => inner.iter().find(own).and_then(|piece| piece.gone),
            Need::Last => inner.iter().rev().find(own).and_then(|piece| piece.gone),
            Need::Whole { .. } => inner.iter().filter(own).find_map(|piece| piece.gone),
        };
        let deletes = need == Need::Whole { deletes: true };
        let brought = brought
            .and_then(super::words::Piece::by)
            .filter(|_| matches!(need, Need::Whole { .. }));
        match (struck, brought) {
            (None, None) => Ok(None),
            (Some(by), None) if deletes => Ok(Some(format!(
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
        let by = words.pieces[pieces].iter().find_map(super::words::Piece::by);
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

    /// Returns the paragraphs of the base that have some words.
    fn elsewhere(&self, words: &str, but: usize) -> Vec<String> {
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

    /// A verb that is replaced without the word that belongs to it: `Takes note` where the base has `Takes note of`.
    fn slip(&self, slot: usize, place: &Found, action: &Action) -> Option<String> {
        let Found::Base(place) = place else { return None };
        let base = self.draft.base_text(slot);
        let language = super::language(self.draft.base)?;
        let old = language.leading_phrase(base)?;
        let opens = !base[..place.start].contains(char::is_alphanumeric);
        if action.act != Act::ReplaceWords || !opens || place.end > base.len() {
            return None;
        }
        let new = format!("{}{}", action.new_text.trim(), &base[place.end..]);
        let new = language.leading_phrase(&new)?;
        let next = base[place.end..].split_whitespace().next()?;
        // What follows belonged to the old verb alone.
        let cuts = place.end < old.end && new.end <= action.new_text.trim().len();
        let dangling = place.end >= old.end
            && old.lemma != new.lemma
            && old.lemma.contains(' ')
            && crate::lexicon::carries_grammar(next);
        (cuts || dangling).then(|| {
            format!(
                "{}: “{}” is replaced, and “{next}” behind it stays",
                self.called(slot),
                cut(&action.old_text)
            )
        })
    }

    // Paragraphs -------------------------------------------------------------------------------------------------

    fn delete(&mut self, step: Step, action: &Action) -> Result<Done, Refusal> {
        let slots = match &action.target {
            Target::All(group) => self.places.group(group),
            target => vec![self.slot(target)?],
        };
        let mut done = Done {
            slots: slots.clone(),
            ..Done::default()
        };
        for slot in slots {
            if slot == self.draft.title() {
                return Err(Refusal::Incomplete {
                    what: "what the title becomes",
                });
            }
            match self.draft.gone(slot) {
                Some(by) => done.notes.push(format!("{} deletes it, too", self.by(by))),
                None => self.drop_whole(slot, step),
            }
        }
        Ok(done)
    }

    /// Deletes a paragraph with all that belongs to it and was not moved elsewhere.
    fn drop_whole(&mut self, slot: usize, step: Step) {
        let at_home =
            |it: &usize| *it == slot || self.draft.slots[*it].moved_to == self.draft.slots[slot].moved_to;
        let own: Vec<usize> = self
            .with_children(vec![slot])
            .into_iter()
            .filter(at_home)
            .collect();
        for it in own {
            self.draft.slots[it].gone.get_or_insert(step);
        }
    }

    fn replace(&mut self, step: Step, action: &Action) -> Result<Done, Refusal> {
        let slot = self.slot(&action.target)?;
        let new = action.new_text.trim();
        if new.is_empty() {
            return Err(Refusal::Incomplete { what: "what comes" });
        }
        let mut lines = new.split('\n');
        let first = lines.next().unwrap_or_default().trim();
        let rest: Vec<&str> = lines.collect();
        let base = self.draft.base_text(slot);
        let children: Vec<usize> = self.children_of_base(slot);
        if same_wording(base, first) && base.trim_end() == first && rest.is_empty() && children.is_empty() {
            return Ok(Done::already(slot));
        }
        let mut done = Done::at(slot);
        self.rewrite(step, slot, first);
        if rest.is_empty() && !children.is_empty() && first.ends_with(':') {
            done.notes.push("its subparagraphs stay".to_owned());
            return Ok(done);
        }
        for child in children {
            self.draft.slots[child].gone.get_or_insert(step);
        }
        let key = self.draft.place(slot);
        let brought = self.bring(step, slot, &key, &rest);
        done.slots.extend(brought);
        Ok(done)
    }

    /// Makes the words of a paragraph others; what both have stays, with the marks of its notes.
    fn rewrite(&mut self, step: Step, slot: usize, new: &str) {
        let base = self.draft.base_text(slot);
        let touched = self.draft.slots[slot].words.is_some();
        let words = self.draft.words(slot);
        if touched || base.is_empty() {
            let all = 0..words.pieces.len();
            words.strike(all.clone(), step);
            words.instead(all.end, new, step);
            return;
        }
        *words = Words::rewritten(word_edits(base, new), step);
    }

    fn renumber(&mut self, step: Step, action: &Action) -> Result<Done, Refusal> {
        let slot = self.slot(&action.target)?;
        let label = action.new_text.trim().trim_end_matches('.').to_owned();
        if label.is_empty() || slot == self.draft.title() {
            return Err(Refusal::Incomplete {
                what: "the new number",
            });
        }
        let own = self.draft.slots[slot]
            .base
            .and_then(|at| self.draft.base.provisions[at].label.clone());
        let same = own.as_deref() == Some(&label);
        self.draft.slots[slot].label = Some(label);
        if same {
            // It keeps its number, whatever comes in front of it.
            return Ok(Done::already(slot));
        }
        self.draft.slots[slot].by.push(step);
        Ok(Done::at(slot))
    }

    fn shift(&mut self, step: Step, action: &Action) -> Result<Done, Refusal> {
        let slot = self.slot(&action.target)?;
        let asked = action.to.first().ok_or(Refusal::Incomplete {
            what: "where it is moved to",
        })?;
        let from = self.draft.slots[slot].base.ok_or(Refusal::Incomplete {
            what: "a paragraph of the base",
        })?;
        let beside = match asked {
            // `move OP5 to OP9`: it is to be the ninth.
            Target::At(there) if self.slot(asked)? > slot => Target::After(there.clone()),
            Target::At(there) => Target::Before(there.clone()),
            other => other.clone(),
        };
        let gap = self.gap(&beside, action.label.as_deref())?;
        let own = from..self.places.end(from);
        if gap.like.is_some_and(|like| own.contains(&like)) {
            return Err(Refusal::Incomplete {
                what: "another place than its own",
            });
        }
        for at in own.clone() {
            let slot = &mut self.draft.slots[at];
            let mut key = gap.key.clone();
            key.extend(&slot.moved_to);
            slot.moved_to = key;
        }
        let slot_of = &mut self.draft.slots[slot];
        slot_of.parent = gap.parent;
        slot_of.kind = gap.kind;
        slot_of.by.push(step);
        slot_of.like = gap.like.or(slot_of.like);
        Ok(Done::at(slot))
    }

    fn merge(&mut self, step: Step, action: &Action) -> Result<Done, Refusal> {
        let first = self.slot(&action.target)?;
        let others: Vec<usize> = action
            .to
            .iter()
            .map(|it| self.slot(it))
            .collect::<Result<_, _>>()?;
        if others.is_empty() || others.contains(&first) {
            return Err(Refusal::Incomplete {
                what: "what it is merged with",
            });
        }
        let mut done = Done::at(first);
        let new = action.new_text.trim();
        if new.is_empty() {
            done.notes
                .push("joined as they are; the wording at the joint is left alone".to_owned());
        } else {
            self.rewrite(step, first, new);
        }
        for other in others {
            for child in self.draft.children(other) {
                self.draft.slots[child].parent = Some(first);
            }
            let taken = self.draft.slots[other].gone.is_some();
            self.draft.slots[other].gone.get_or_insert(step);
            if new.is_empty() && !taken {
                self.draft.slots[other].joined_to = Some(first);
                self.draft.slots[first].joined.push(other);
            }
        }
        self.draft.slots[first].by.push(step);
        Ok(done)
    }

    fn split(&mut self, step: Step, action: &Action) -> Result<Done, Refusal> {
        let slot = self.slot(&action.target)?;
        let base = self.draft.base_text(slot);
        let scope = Scope::default();
        let sought = Sought {
            words: &action.anchor,
            scope: &scope,
            position: Position::Once,
            shown: None,
        };
        let place = self.only(slot, base, &(0..base.len()), &sought)?;
        let at = if action.position == Position::After {
            place.end
        } else {
            place.start
        };
        let (front, back) = (base[..at].trim(), base[at..].trim());
        if front.is_empty() || back.is_empty() {
            return Err(Refusal::Incomplete {
                what: "a place inside the paragraph",
            });
        }
        let tail = at..base.len();
        self.free(slot, &tail, Need::Whole { deletes: false }, back)?;
        let mut rest = self.draft.words(slot).clone();
        let words = self.draft.words(slot);
        let pieces = words.stretch(tail);
        words.strike(pieces.clone(), step);
        let end = words.pieces.len();
        words.strike(pieces.start..end, step);
        let head = rest.border(at);
        rest.strike(0..head, step);
        let second = self.second(step, slot, rest);
        for child in self.children_of_base(slot) {
            self.draft.slots[child].parent = Some(second);
        }
        Ok(Done {
            slots: vec![slot, second],
            ..Done::default()
        })
    }

    /// Adds the paragraph that the end of another becomes.
    fn second(&mut self, step: Step, slot: usize, words: Words) -> usize {
        let mut key = self.draft.place(slot);
        key.extend([0, self.draft.next()]);
        let own = &self.draft.slots[slot];
        let gap = Gap {
            key,
            like: own.like,
            kind: own.kind,
            parent: own.parent,
        };
        let text_of = own.text_of;
        let second = self.add(step, &gap, "", None);
        self.draft.slots[second].words = Some(words);
        self.draft.slots[second].text_of = text_of;
        self.draft.slots[slot].split_to = Some(second);
        second
    }

    fn insert(&mut self, step: Step, action: &Action, heading: bool) -> Result<Done, Refusal> {
        let new = action.new_text.trim();
        if new.is_empty() {
            return Err(Refusal::Incomplete {
                what: "what is put in",
            });
        }
        let gap = self.gap(&action.target, action.label.as_deref())?;
        let gap = self.of_kind(gap, heading);
        let mut lines = new.split('\n');
        let first = lines.next().unwrap_or_default().trim();
        let rest: Vec<&str> = lines.collect();
        if rest.is_empty()
            && let Some(there) = self.stands_there(&gap, first)
        {
            return Ok(Done::already(there));
        }
        let slot = self.add(step, &gap, first, action.label.clone());
        let key = self.draft.place(slot);
        let mut done = Done::at(slot);
        done.slots.extend(self.bring(step, slot, &key, &rest));
        Ok(done)
    }

    /// What comes beside a heading is one only where the sheet says so; beside a paragraph likewise.
    fn of_kind(&self, gap: Gap, heading: bool) -> Gap {
        use crate::instrument::Kind;
        if heading {
            return Gap {
                kind: Kind::Heading,
                like: None,
                parent: None,
                ..gap
            };
        }
        let Some(at) = gap.like.filter(|_| gap.kind == Kind::Heading) else {
            return gap;
        };
        let provisions = &self.draft.base.provisions;
        let counted = |it: &usize| provisions[*it].parent.is_none() && provisions[*it].kind != Kind::Heading;
        let like = (at..provisions.len())
            .find(counted)
            .or_else(|| (0..at).rev().find(counted));
        match like {
            Some(like) => Gap {
                kind: provisions[like].kind,
                like: Some(like),
                ..gap
            },
            None => gap,
        }
    }

    /// Finds the paragraph beside a gap that has a wording already.
    fn stands_there(&self, gap: &Gap, new: &str) -> Option<usize> {
        let like = gap.like?;
        let near = [Some(like), Some(self.places.end(like)), like.checked_sub(1)];
        near.into_iter()
            .flatten()
            .find(|&at| at < self.draft.title() && same_wording(&self.draft.base.provisions[at].text, new))
    }

    fn add(&mut self, step: Step, gap: &Gap, text: &str, label: Option<String>) -> usize {
        use super::draft::Slot;
        self.draft.slots.push(Slot {
            base: None,
            like: gap.like,
            kind: gap.kind,
            parent: gap.parent,
            moved_to: Vec::new(),
            key: gap.key.clone(),
            text_of: None,
            split_to: None,
            joined_to: None,
            joined: Vec::new(),
            words: Some(Words::brought(text, step)),
            gone: None,
            label,
            by: vec![step],
        });
        self.draft.slots.len() - 1
    }

    /// Adds the further lines of a payload behind its first paragraph: lettered ones below it, others beside it.
    fn bring(&mut self, step: Step, root: usize, key: &[i64], lines: &[&str]) -> Vec<usize> {
        use crate::instrument::Kind;
        let mut levels = super::payload::Levels::default();
        let mut above = vec![root];
        let mut brought = Vec::new();
        for line in lines
            .iter()
            .map(|line| line.trim())
            .filter(|line| !line.is_empty())
        {
            let mut key = key.to_vec();
            key.extend([0, self.draft.next()]);
            let (level, label, text) = levels.next(line);
            above.truncate(level.max(1));
            let parent = if level == 0 {
                self.draft.slots[root].parent
            } else {
                above.last().copied()
            };
            let gap = Gap {
                key,
                like: if level == 0 {
                    self.draft.slots[root].like
                } else {
                    None
                },
                kind: if level == 0 {
                    self.draft.slots[root].kind
                } else {
                    Kind::Subparagraph
                },
                parent,
            };
            let slot = self.add(step, &gap, text, label);
            if level == 0 {
                above = vec![slot];
            } else {
                above.push(slot);
            }
            brought.push(slot);
        }
        brought
    }

    // Places -----------------------------------------------------------------------------------------------------

    /// Finds where a paragraph is put.
    fn gap(&mut self, target: &Target, label: Option<&str>) -> Result<Gap, Refusal> {
        let order = self.draft.next();
        match target {
            Target::After(spot) | Target::At(spot) => match self.places.spot(spot) {
                Ok(at) if self.is_item_below(at, label) => Ok(self.end_of(at, order)),
                Ok(at) => Ok(self.after(at, order)),
                Err(refusal) => self
                    .brought(spot)
                    .map(|slot| self.beside(slot, 1, order))
                    .ok_or(refusal),
            },
            Target::Before(spot) => match self.places.spot(spot) {
                Ok(at) => Ok(self.before(at, order)),
                Err(refusal) => match self.first_of(&spot.address) {
                    Some(gap) => Ok(gap),
                    None => self
                        .brought(spot)
                        .map(|slot| self.beside(slot, -1, order))
                        .ok_or(refusal),
                },
            },
            Target::End(spot) => {
                let at = self.places.spot(spot)?;
                Ok(self.end_of(at, order))
            }
            Target::EndOf(group) | Target::All(group) => match self.places.group(group).last() {
                Some(&last) => Ok(self.after(last, order)),
                None => self
                    .new_series(group.series, order)
                    .ok_or_else(|| Refusal::NoTarget {
                        asked: target.to_string(),
                        near: Vec::new(),
                    }),
            },
        }
    }

    fn after(&self, at: usize, order: i64) -> Gap {
        let slot = &self.draft.slots[at];
        Gap {
            key: vec![signed(self.places.end(at)), 0, -self.draft.depth(at), order],
            like: Some(at),
            kind: slot.kind,
            parent: self.draft.base.provisions[at].parent.map(|it| it.0),
        }
    }

    fn before(&self, at: usize, order: i64) -> Gap {
        Gap {
            key: vec![signed(at), 1, self.draft.depth(at), order],
            ..self.after(at, order)
        }
    }

    /// Behind the last that belongs to a provision.
    fn end_of(&self, at: usize, order: i64) -> Gap {
        use crate::instrument::Kind;
        let last_child = self.children_of_base(at).last().copied();
        if let Some(child) = last_child {
            return self.after(child, order);
        }
        let last = self.places.end(at) - 1;
        let counted = matches!(
            self.draft.base.provisions[at].id.base,
            Base::Counted(Series::Article | Series::Section, _)
        );
        if counted {
            let top = self.top(last);
            return Gap {
                key: vec![signed(last) + 1, 0, 0, order],
                ..self.after(top, order)
            };
        }
        Gap {
            key: vec![signed(self.places.end(at)), 0, -self.draft.depth(at) - 1, order],
            like: None,
            kind: Kind::Subparagraph,
            parent: Some(at),
        }
    }

    fn top(&self, at: usize) -> usize {
        std::iter::successors(Some(at), |&it| self.draft.slots[it].parent)
            .last()
            .unwrap_or(at)
    }

    /// Beside a paragraph that an item brings.
    fn beside(&self, slot: usize, side: i64, order: i64) -> Gap {
        let own = &self.draft.slots[slot];
        let mut key = self.draft.place(slot);
        if side == 1 {
            key.extend([1, order]);
        } else {
            // In front of it, and behind what stands before it.
            if let Some(last) = key.last_mut() {
                *last -= 1;
            }
            key.extend([2, order]);
        }
        Gap {
            key,
            like: own.like,
            kind: own.kind,
            parent: own.parent,
        }
    }

    /// `before:OP1(a)` where OP1 has no items yet, `before:PP1` where there is no preamble.
    fn first_of(&mut self, address: &Address) -> Option<Gap> {
        let order = self.draft.next();
        let mut stem = address.clone();
        if stem.items.pop().is_some() {
            let at = self.places.address(&stem).ok()?;
            return self
                .children_of_base(at)
                .is_empty()
                .then(|| self.end_of(at, order));
        }
        let Base::Counted(series, number) = &address.base else {
            return None;
        };
        (number.shown == "1").then(|| self.new_series(*series, order))?
    }

    /// The place of a first preambular or operative paragraph.
    fn new_series(&self, series: Series, order: i64) -> Option<Gap> {
        use crate::instrument::Kind;
        let provisions = &self.draft.base.provisions;
        let of = |wanted: Series| {
            move |it: &crate::instrument::Provision| {
                it.id.scopes.is_empty() && matches!(it.id.base, Base::Counted(own, _) if own == wanted)
            }
        };
        match series {
            Series::Preambular => {
                let first = provisions.iter().position(of(Series::Operative))?;
                Some(Gap {
                    key: vec![signed(first), 0, 0, order],
                    like: None,
                    kind: Kind::Preambular,
                    parent: None,
                })
            }
            Series::Operative => {
                let last = provisions.iter().rposition(of(Series::Preambular))?;
                Some(Gap {
                    key: vec![signed(last) + 1, 0, 0, order],
                    like: None,
                    kind: Kind::Operative,
                    parent: None,
                })
            }
            _ => None,
        }
    }

    /// Tells whether a label makes a new paragraph behind another an item of it: `(c)` behind OP5, which has items.
    fn is_item_below(&self, at: usize, label: Option<&str>) -> bool {
        let Some(label) = label else { return false };
        let style = |label: &str| {
            let inner = label.trim_matches(['(', ')', '.', ' ']);
            (label.contains(')'), inner.chars().all(|c| c.is_ascii_digit()))
        };
        let own = self.draft.base.provisions[at].label.as_deref();
        let below = self.children_of_base(at);
        let item = below
            .first()
            .and_then(|&child| self.draft.base.provisions[child].label.as_deref());
        item.is_some_and(|item| style(item) == style(label))
            && own.is_none_or(|own| style(own) != style(label))
    }

    /// Finds the position that a target names.
    fn slot(&self, target: &Target) -> Result<usize, Refusal> {
        match target {
            Target::At(spot) | Target::After(spot) | Target::Before(spot) | Target::End(spot) => {
                if spot.address.base == Base::Title {
                    return Ok(self.draft.title());
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
    fn brought(&self, spot: &Spot) -> Option<usize> {
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
        let new = self.draft.title() + 1..self.draft.slots.len();
        let mut found = new.filter(|&at| {
            let own = &self.draft.slots[at];
            let below = items.is_empty() != (own.kind == crate::instrument::Kind::Subparagraph);
            below && own.gone.is_none() && own.label.as_deref().is_some_and(bears)
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    fn children_of_base(&self, slot: usize) -> Vec<usize> {
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
    fn with_children(&self, slots: Vec<usize>) -> Vec<usize> {
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
            None => "a new paragraph".to_owned(),
        }
    }

    pub(super) fn by(&self, step: Step) -> String {
        crate::amend::amended::called(self.sheets, step)
    }
}

/// Where a paragraph is put, and what it is there.
pub(super) struct Gap {
    key: Vec<i64>,
    like: Option<usize>,
    kind: crate::instrument::Kind,
    parent: Option<usize>,
}

/// What of some words must be as the base has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    First,
    Last,
    Whole { deletes: bool },
}

impl Need {
    fn edge(before: bool) -> Self {
        if before { Need::First } else { Need::Last }
    }
}

fn pieces(words: &mut Words, place: &Found) -> Range<usize> {
    match place {
        Found::Base(range) => words.stretch(range.clone()),
        Found::SoFar(range) => words.live_stretch(range.clone()),
    }
}

fn sought_words(action: &Action) -> &str {
    match action.act {
        Act::InsertWords => &action.anchor,
        _ if action.old_text.is_empty() => &action.anchor,
        _ => &action.old_text,
    }
}

/// The marks that end a paragraph or a sentence.
fn is_final(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '.' | '，' | '；' | '：' | '。' | '،' | '؛')
}

/// Tells whether a text goes on with some words already.
fn begins_so(text: &str, words: &str) -> bool {
    let (text, words) = (fold(text), fold(words));
    let rest = text.trim_start().strip_prefix(words.as_str());
    let whole =
        |rest: &str| !words.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric);
    !words.is_empty() && rest.is_some_and(whole)
}

/// Tells whether a text ends with some words already.
fn ends_so(text: &str, words: &str) -> bool {
    let (text, words) = (fold(text), fold(words));
    let rest = text.trim_end().strip_suffix(words.as_str());
    let whole =
        |rest: &str| !words.starts_with(char::is_alphanumeric) || !rest.ends_with(char::is_alphanumeric);
    !words.is_empty() && rest.is_some_and(whole)
}

/// Tells whether nothing but blanks and marks stands between a place and some words.
fn touches(text: &str, end: usize, words: &str) -> bool {
    let next = Searched::of(text).places(words);
    next.iter()
        .any(|it| it.start >= end && !text[end..it.start].contains(char::is_alphanumeric))
}

/// Tells whether words that should become others, which contain them, are those others already: `States` in `States Parties`.
fn already_reads(base: &str, place: &Found, action: &Action) -> bool {
    let Found::Base(place) = place else { return false };
    let grows = fold(&action.new_text).contains(&fold(&action.old_text));
    grows
        && Searched::of(base)
            .places(action.new_text.trim())
            .iter()
            .any(|new| new.start <= place.start && place.end <= new.end)
}
