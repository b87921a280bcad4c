//! Whole paragraphs that are moved, joined, split and given other numbers.

use super::coming::position_of;
use super::inner::group;
use super::{Made, at};
use crate::amend::sheet::clause::Trouble;
use crate::amend::sheet::place::Place;
use crate::amend::{Act, Action};
use crate::instrument::{Base, Spot, Target};
use crate::lexicon::amending::Relation;

impl Made<'_> {
    pub(super) fn moved(&self) -> Result<Vec<Action>, Trouble> {
        let (relation, towards) = self.clause.towards.as_ref().ok_or("it does not say where to")?;
        let [place] = towards.as_slice() else {
            return Err("it is moved to several places".to_owned());
        };
        let outer = self.context.outer.as_ref();
        let to = match (place, relation) {
            (Place::Provision(rough), _) => {
                let address = rough.within(outer).ok_or("a part of nothing that was named")?;
                let spot = Spot::from(address);
                match relation {
                    Relation::After | Relation::Between => Target::After(spot),
                    Relation::Before => Target::Before(spot),
                    _ => Target::At(spot),
                }
            }
            (Place::Part(series) | Place::Last(series), _) => Target::EndOf(group(*series)),
            _ => return Err("a place that nothing can be moved to".to_owned()),
        };
        let made = |place: Target| Action {
            to: vec![to.clone()],
            ..self.whole(Act::MoveParagraph, place)
        };
        Ok(self.objects()?.into_iter().map(made).collect())
    }

    pub(super) fn joined(&self) -> Result<Vec<Action>, Trouble> {
        let mut all = self.objects()?;
        if let Some((_, towards)) = &self.clause.towards {
            let outer = self.context.outer.as_ref();
            let more = towards.iter().flat_map(|place| at(place, outer));
            let more: Option<Vec<Target>> = more.collect();
            all.extend(more.ok_or("a part of nothing that was named")?);
        }
        if all.len() < 2 {
            return Err("one paragraph cannot be merged".to_owned());
        }
        let first = all.remove(0);
        Ok(vec![Action {
            to: all,
            new_text: self.come().unwrap_or_default(),
            ..self.whole(Act::MergeParagraphs, first)
        }])
    }

    pub(super) fn split(&self) -> Result<Vec<Action>, Trouble> {
        let (relation, anchor) = self
            .clause
            .anchor
            .as_ref()
            .ok_or("it does not say where it is split")?;
        let made = |place: Target| Action {
            position: position_of(*relation),
            anchor: anchor.text.clone(),
            ..self.action(Act::SplitParagraph, place)
        };
        Ok(self.objects()?.into_iter().map(made).collect())
    }

    /// `renumber OP5 as OP6`; `renumber accordingly` asks for nothing that is not done anyway.
    pub(super) fn renumbered(&self) -> Result<Vec<Action>, Trouble> {
        let Some((_, towards)) = &self.clause.towards else {
            return Ok(Vec::new());
        };
        let objects = self.objects()?;
        if objects.len() != towards.len() {
            return Err("other numbers than paragraphs".to_owned());
        }
        let label = |place: &Place| match place {
            Place::Provision(rough) => match (&rough.base, rough.items.last()) {
                (_, Some(item)) => Some(format!("({item})")),
                (Some(Base::Counted(_, number)), None) => Some(number.to_string()),
                _ => None,
            },
            _ => None,
        };
        let made = objects.into_iter().zip(towards).map(|(object, towards)| {
            Some(Action {
                new_text: label(towards)?,
                ..self.whole(Act::RenumberParagraph, object)
            })
        });
        let made: Option<Vec<Action>> = made.collect();
        made.ok_or_else(|| "a number that is none".to_owned())
    }
}
