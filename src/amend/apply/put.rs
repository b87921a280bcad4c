//! Words are put into a paragraph: beside others, or at an end of it.

use super::Step;
use super::find::is_final;
use super::refusal::Refusal;
use super::scope::Scope;
use super::seek::{Finding, Need, Sought, pieces};
use super::so_far::Found;
use super::standing::Standing;
use super::work::{Done, Work};
use crate::amend::{Action, Position};
use crate::text::normalize::fold;

impl Work<'_> {
    /// Puts words beside others, wherever they are not there already.
    pub(super) fn insert_words(
        &mut self,
        step: Step,
        action: &Action,
        scope: &Scope,
        slot: usize,
    ) -> Result<Done, Refusal> {
        let new = action.new_text.trim();
        if new.is_empty() {
            return Err(Refusal::Incomplete {
                what: "what is put in",
            });
        }
        if action.anchor.trim().is_empty() {
            return self.insert_at_edge(step, action, scope, slot);
        }
        let before = action.position == Position::Before;
        let (slot, mut found, note) = self.anchors(action, scope, slot)?;
        let base = Standing::of(self.draft.base_text(slot), new);
        found.retain(|place| !stands_beside(&base, place, before));
        let others = self.stand_by_others(step, slot, &found, before, new);
        let mut by = others.iter();
        found.retain(|_| by.next().is_some_and(Option::is_none));
        let mut notes: Vec<String> = note.into_iter().collect();
        notes.extend(others.into_iter().flatten().map(|by| self.so_by(by)));
        notes.dedup();
        for place in found.iter().rev() {
            let tracked = self.tracked;
            let words = self.draft.words(slot);
            let pieces = pieces(words, place);
            if tracked {
                words.put_apart(if before { pieces.start } else { pieces.end }, new, step);
            } else if before {
                words.put_before(pieces.start, new, step);
            } else {
                words.put_after(pieces.end, new, step);
            }
        }
        Ok(Done {
            already: found.is_empty(),
            notes,
            ..Done::at(slot)
        })
    }

    /// Finds the words beside which others are put: `after “x”`, `between “x” and “y”`.
    pub(super) fn anchors(&mut self, action: &Action, scope: &Scope, slot: usize) -> Finding {
        let sought = Sought {
            words: &action.anchor,
            scope,
            position: if scope.each {
                Position::Each
            } else {
                Position::Once
            },
            shown: action.scope.as_deref(),
            until: action.until.as_deref(),
        };
        self.find(slot, &sought, Need::edge(action.position == Position::Before))
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
        let part = self.part(slot, scope, action)?;
        let new = action.new_text.trim();
        let text = &self.draft.base_text(slot)[part.clone()];
        if start && begins_so(text, new)
            || !start && ends_so(text.trim_end_matches(is_final), new.trim_end_matches(is_final))
        {
            return Ok(Done::already(slot));
        }
        if start {
            let blank = text.len() - text.trim_start().len();
            let start = part.start + blank;
            if let Some(by) = self.stands_by_another(step, slot, start, new) {
                return Ok(self.there_by(by, slot));
            }
            let words = self.draft.words(slot);
            let at = words.border(start);
            words.put_before(at, new, step);
            return Ok(Done::at(slot));
        }
        Ok(self.put_at_end(step, slot, part.start + text.trim_end().len(), new))
    }

    fn put_at_end(&mut self, step: Step, slot: usize, end: usize, new: &str) -> Done {
        let mut done = Done::at(slot);
        let base = self.draft.base_text(slot);
        let mark = base[..end].chars().next_back().filter(|&c| is_final(c));
        let sentence = new.starts_with(char::is_uppercase) && new.ends_with(is_final) && mark == Some('.');
        let mark = mark.filter(|_| !sentence);
        let end = end - mark.map_or(0, char::len_utf8);
        let wording = mark.map_or(new, |_| new.trim_end_matches(is_final));
        if let Some(by) = self.stands_by_another(step, slot, end, wording) {
            return self.there_by(by, slot);
        }
        let words = self.draft.words(slot);
        let at = words.border(end);
        let Some(mark) = mark else {
            words.put_after(at, new, step);
            return done;
        };
        words.put_before(at, new, step);
        if !new.ends_with(is_final) {
            done.notes
                .push(format!("put before the last mark “{mark}”; literally behind it"));
        }
        done
    }
}

/// Tells whether the base has the words beside a place already.
fn stands_beside(base: &Standing<'_>, place: &Found, before: bool) -> bool {
    match place {
        Found::Base(place) if before => base.ending_at(place.start).is_some(),
        Found::Base(place) => base.beginning_at(place.end).is_some(),
        Found::SoFar(_) => false,
    }
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
