//! One action is carried out, or refused: in words of one paragraph or of each that has them (`put`, `strike`), or on whole paragraphs
//! (`paragraphs`).

use super::Step;
use super::notes::not_of_notes;
use super::refusal::Refusal;
use super::scope::Scope;
use super::work::{Done, Work};
use crate::amend::{Act, Action, Position};
use crate::instrument::{Series, Target};
use crate::lexicon::amending::Vocabulary;

impl Work<'_> {
    /// Carries out an action, and notes whose words it builds on.
    pub(super) fn carry_out(
        &mut self,
        step: Step,
        action: &Action,
        vocabulary: Option<&Vocabulary>,
    ) -> Result<Done, Refusal> {
        self.on.clear();
        self.tracked = self.all_tracked || self.is_tracked(step);
        let bringers = self.bringers(action);
        let wish = self.wish(action);
        if let Some(done) = wish.as_ref().and_then(|wish| self.asked_before(step, wish)) {
            return Ok(done);
        }
        let mut done = self.carried(step, action, vocabulary)?;
        if let Some(wish) = wish.filter(|_| !done.already) {
            self.asked
                .entry(wish)
                .or_insert_with(|| (step, done.slots.clone()));
        }
        done.on = std::mem::take(&mut self.on);
        done.on.extend(bringers);
        done.on
            .extend(done.slots.iter().filter_map(|&slot| self.bringer(slot)));
        done.on.retain(|&on| on != step);
        done.on.sort_unstable();
        done.on.dedup();
        Ok(done)
    }

    fn carried(
        &mut self,
        step: Step,
        action: &Action,
        vocabulary: Option<&Vocabulary>,
    ) -> Result<Done, Refusal> {
        not_of_notes(action)?;
        if let Some(refusal) = self.unplaced.get(&step) {
            return Err(refusal.clone());
        }
        match action.act {
            Act::InsertFootnote => {
                let scope = action.scope.as_deref().map(|scope| Scope::of(scope, vocabulary));
                self.insert_note(step, action, &scope.unwrap_or_default())
            }
            Act::DeleteWords | Act::InsertWords | Act::ReplaceWords => {
                let scope = action.scope.as_deref().map(|scope| Scope::of(scope, vocabulary));
                self.in_words(step, action, &scope.unwrap_or_default())
            }
            Act::DeleteParagraph => self.delete(step, action),
            Act::InsertParagraph => {
                let scope = action.scope.as_deref().map(|scope| Scope::of(scope, vocabulary));
                let said = self.tracked && action.scope.is_some();
                self.insert(step, action, said || scope.is_some_and(|scope| scope.heading))
            }
            Act::ReplaceParagraph => self.replace(step, action),
            Act::MoveParagraph => self.shift(step, action),
            Act::MergeParagraphs => self.merge(step, action),
            Act::SplitParagraph => self.split(step, action),
            Act::RenumberParagraph => self.renumber(step, action),
        }
    }

    /// Whether an action comes from tracked changes.
    pub(super) fn is_tracked(&self, step: Step) -> bool {
        self.sheets
            .get(step.sheet)
            .is_some_and(|sheet| sheet.original.is_some())
    }

    fn in_words(&mut self, step: Step, action: &Action, scope: &Scope) -> Result<Done, Refusal> {
        if let Target::All(group) = &action.target
            && group.series == Series::Footnote
        {
            return self.everywhere(step, action, scope, self.draft.notes().collect());
        }
        if let Target::All(group) = &action.target {
            let slots = self.with_children(self.places.group(group));
            return self.everywhere(step, action, scope, slots);
        }
        let slot = self.worked_on(action)?;
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
        let mut there = None;
        for slot in slots {
            match self.in_one(step, &each, &scope, slot) {
                Ok(one) if one.already => there = Some(one),
                Ok(one) => {
                    done.slots.extend(one.slots);
                    done.notes.extend(one.notes);
                }
                Err(Refusal::NotFound { .. } | Refusal::OutOfScope { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        if done.slots.is_empty() {
            return there.ok_or_else(|| Refusal::NotFound {
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
}

fn sought_words(action: &Action) -> &str {
    match action.act {
        Act::InsertWords => &action.anchor,
        _ if action.old_text.is_empty() => &action.anchor,
        _ => &action.old_text,
    }
}
