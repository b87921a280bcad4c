//! Words that go, and what comes in their place.

use super::coming::position_of;
use super::{Made, Payload};
use crate::amend::sheet::clause::{Quoted, Trouble};
use crate::amend::sheet::payload;
use crate::amend::{Act, Action, Position};
use crate::instrument::Target;

impl Made<'_> {
    pub(super) fn deleted(&self) -> Result<Vec<Action>, Trouble> {
        let clause = self.clause;
        let places = self.places()?;
        if clause.with.is_some() || clause.new.is_some() {
            return Err("what is deleted with something".to_owned());
        }
        if !clause.bare.is_empty() {
            let each = places.iter().flat_map(|place| {
                clause.bare.iter().map(|quoted| Action {
                    old_text: quoted.text.clone(),
                    position: self.position(Position::Once),
                    ..self.action(Act::DeleteWords, place.clone())
                })
            });
            return Ok(each.collect());
        }
        if self.has_span() || clause.scope.is_some() {
            return Ok(places
                .into_iter()
                .map(|place| self.span(Act::DeleteWords, place))
                .collect());
        }
        if clause.vague {
            return Err("words that it does not quote".to_owned());
        }
        if clause.object.is_empty() && clause.inside.is_empty() || clause.anchor.is_some() {
            return Err("it does not say what is deleted".to_owned());
        }
        if clause.object.is_empty() && clause.end.is_some() {
            return Err("it does not say what is deleted there".to_owned());
        }
        Ok(places
            .into_iter()
            .map(|place| self.whole(Act::DeleteParagraph, place))
            .collect())
    }

    pub(super) fn has_span(&self) -> bool {
        let clause = self.clause;
        clause.from.is_some() || clause.rest && clause.anchor.is_some()
    }

    /// An action on words that are named by their first and last: `from “x” to “y”`, `everything after “x”`.
    fn span(&self, act: Act, place: Target) -> Action {
        let clause = self.clause;
        let mut action = self.action(act, place);
        match (&clause.from, &clause.anchor) {
            (Some(from), _) => action.anchor.clone_from(&from.text),
            (None, Some((relation, anchor))) => {
                action.anchor.clone_from(&anchor.text);
                action.position = position_of(*relation);
            }
            (None, None) => {}
        }
        action.until = clause.to.as_ref().map(|quoted| quoted.text.clone());
        action
    }

    pub(super) fn replaced(&self) -> Result<Vec<Action>, Trouble> {
        let clause = self.clause;
        let places = self.places()?;
        let first = clause.bare.first();
        let (old, new): (Vec<&Quoted>, Option<&Quoted>) = match (&clause.instead, &clause.with) {
            (Some(instead), _) => (vec![instead], first.or(clause.with.as_ref())),
            (None, with) => (clause.bare.iter().collect(), with.as_ref()),
        };
        let new = new.map(|quoted| quoted.text.clone()).or_else(|| self.words());
        let new = new.ok_or("it does not say what comes")?;
        if !old.is_empty() {
            let each = places.iter().flat_map(|place| {
                old.iter().map(|quoted| Action {
                    old_text: quoted.text.clone(),
                    new_text: new.clone(),
                    position: self.position(Position::Once),
                    ..self.action(Act::ReplaceWords, place.clone())
                })
            });
            return Ok(each.collect());
        }
        let narrow = clause.scope.is_some() || self.has_span();
        let Payload { label, text } = payload::payload(&new);
        let made = |place: Target| {
            if narrow {
                return Action {
                    new_text: new.clone(),
                    ..self.span(Act::ReplaceWords, place)
                };
            }
            Action {
                label: self.label().or_else(|| label.clone()),
                new_text: text.clone(),
                ..self.whole(Act::ReplaceParagraph, place)
            }
        };
        if clause.several && self.payload.len() > 1 && places.len() == 1 && !narrow {
            return Ok(self.one_by_several(&places[0]));
        }
        if clause.end.is_some() || clause.anchor.is_some() && !narrow || clause.beside.is_some() {
            return Err("it does not say what goes".to_owned());
        }
        if clause.vague && !narrow {
            return Err("words that it does not quote".to_owned());
        }
        if places.len() > 1 && !narrow {
            return Err("one wording for several paragraphs".to_owned());
        }
        Ok(places.into_iter().map(made).collect())
    }

    /// The first of several paragraphs takes the place of one, and the others stand behind it.
    fn one_by_several(&self, place: &Target) -> Vec<Action> {
        let behind = match place {
            Target::At(spot) => Target::After(spot.clone()),
            other => other.clone(),
        };
        let made = |(at, payload): (usize, &Payload)| {
            let action = if at == 0 {
                self.whole(Act::ReplaceParagraph, place.clone())
            } else {
                Action {
                    position: Position::After,
                    ..self.action(Act::InsertParagraph, behind.clone())
                }
            };
            Action {
                label: payload.label.clone(),
                new_text: payload.text.clone(),
                ..action
            }
        };
        self.payload.iter().enumerate().map(made).collect()
    }

    /// The words that come, where the instruction itself quotes them.
    pub(super) fn quoted_new(&self) -> Option<String> {
        let clause = self.clause;
        let quoted = clause.bare.first().or(clause.with.as_ref());
        quoted
            .map(|quoted| quoted.text.clone())
            .or_else(|| clause.payload.clone())
    }

    /// The words that come, from the instruction or from below it.
    pub(super) fn come(&self) -> Option<String> {
        self.quoted_new().or_else(|| self.words())
    }

    /// The words below the instruction as one text.
    pub(super) fn words(&self) -> Option<String> {
        if let Some(payload) = &self.clause.payload {
            return Some(payload::payload(payload).text);
        }
        let texts: Vec<&str> = self.payload.iter().map(|payload| payload.text.as_str()).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }
}

/// The scope of words that reach to the end of what they stand in.
pub(super) const TO_THE_END: &str = "to the end";
