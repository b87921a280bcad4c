//! Words are taken out of a paragraph, and others come in their place.

use std::ops::Range;

use super::Step;
use super::find::{Searched, is_final};
use super::refusal::{Refusal, cut};
use super::scope::Scope;
use super::seek::{Finding, Need, Sought, pieces};
use super::so_far::Found;
use super::standing::Standing;
use super::there::grows;
use super::work::{Done, Work};
use crate::amend::{Act, Action, Position};

impl Work<'_> {
    /// Takes words out, and puts others in their place.
    pub(super) fn strike_words(
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
            match self.named(action, scope, slot, need) {
                Ok(found) => found,
                Err(refusal) => {
                    return self
                        .reads_so(action, slot)
                        .or_else(|| self.reads_so_far(step, action, scope, slot))
                        .ok_or(refusal);
                }
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

    /// Finds the words that the sheet quotes whole.
    fn named(&mut self, action: &Action, scope: &Scope, slot: usize, need: Need) -> Finding {
        self.find(slot, &quoted(action, scope), need)
    }

    /// Words that were changed because another made them what should come in their place.
    fn reads_so_far(&mut self, step: Step, action: &Action, scope: &Scope, slot: usize) -> Option<Done> {
        if action.act != Act::ReplaceWords {
            return None;
        }
        let base = self.draft.base_text(slot);
        let places = self.chosen(slot, base, &quoted(action, scope)).ok()?;
        let by = self.read_by_another(step, slot, &places, &action.new_text)?;
        Some(self.there_by(by, slot))
    }

    /// Finds words by their first and last: `from “x” to “y”`, `from “x” to the end`.
    fn span(&mut self, action: &Action, scope: &Scope, slot: usize, need: Need) -> Finding {
        let base = self.draft.base_text(slot);
        let part = self.part(slot, scope, action)?;
        let start = self.only(slot, base, &part, &action.anchor)?;
        let end = match &action.until {
            Some(until) => Some(self.only(slot, base, &(start.end..part.end), until)?),
            None => None,
        };
        let range = spanned(base, &part, &start, end.as_ref(), action.position);
        if range.is_empty() || base[range.clone()].trim().is_empty() {
            return Err(Refusal::Incomplete {
                what: "which words go",
            });
        }
        self.free(slot, &range, need, base[range.clone()].trim())?;
        let note =
            (stays(action.position) && end.is_some()).then(|| "the first and the last words stay".to_owned());
        Ok((slot, vec![Found::Base(range)], note))
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
        let replaces = action.act == Act::ReplaceWords;
        let reads = (replaces && grows(action)).then(|| Standing::of(base, action.new_text.trim()));
        let others = if replaces {
            self.grown_by_others(step, slot, found, action)
        } else {
            vec![None; found.len()]
        };
        let mut struck = 0;
        for (place, by) in found.iter().zip(others).rev() {
            if already_reads(reads.as_ref(), place) {
                continue;
            }
            if let Some(by) = by {
                done.notes.push(self.so_by(by));
                continue;
            }
            struck += 1;
            done.slips.extend(self.slip(slot, place, action));
            let words = self.draft.words(slot);
            let pieces = pieces(words, place);
            words.strike(pieces.clone(), step);
            if replaces {
                words.instead(pieces.start, action.new_text.trim(), step);
            }
        }
        done.notes.dedup();
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

    /// A verb that is replaced without the word that belongs to it: `Takes note` where the base has `Takes note of`.
    fn slip(&self, slot: usize, place: &Found, action: &Action) -> Option<String> {
        let Found::Base(place) = place else { return None };
        let base = self.draft.base_text(slot);
        let opens = !base[..place.start].contains(char::is_alphanumeric);
        if action.act != Act::ReplaceWords || !opens || place.end > base.len() {
            return None;
        }
        let language = super::language(self.draft.base)?;
        let old = language.leading_phrase(base)?;
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
}

/// What a sheet that quotes the words whole seeks.
fn quoted<'s>(action: &'s Action, scope: &'s Scope) -> Sought<'s> {
    Sought {
        words: &action.old_text,
        scope,
        position: if scope.each {
            Position::Each
        } else {
            action.position
        },
        shown: action.scope.as_deref(),
        until: None,
    }
}

/// Returns what lies from the first words to the last, or to an end of the part.
fn spanned(
    base: &str,
    part: &Range<usize>,
    first: &Range<usize>,
    last: Option<&Range<usize>>,
    position: Position,
) -> Range<usize> {
    let from = if position == Position::After {
        first.end
    } else {
        first.start
    };
    match last {
        Some(last) if stays(position) => first.end..last.start,
        Some(last) => first.start..last.end,
        None if position == Position::Before => part.start..first.start,
        None => from..base[..part.end].trim_end().trim_end_matches(is_final).len(),
    }
}

/// Tells whether the first and the last words of a span stay: `between “x” and “y”`.
fn stays(position: Position) -> bool {
    matches!(position, Position::After | Position::Before)
}

/// Tells whether words that should become others, which contain them, are those others already: `States` in `States Parties`.
fn already_reads(base: Option<&Standing<'_>>, place: &Found) -> bool {
    let Found::Base(place) = place else { return false };
    base.is_some_and(|base| base.around(place).is_some())
}
