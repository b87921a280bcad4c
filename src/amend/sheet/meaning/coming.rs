//! What is put in, and where: words, paragraphs, items, notes.

use super::inner::{group, inner};
use super::numbers::{letter_before, numbered};
use super::{EACH, Made, Payload};
use crate::amend::sheet::clause::{New, Trouble};
use crate::amend::sheet::numbering;
use crate::amend::sheet::payload;
use crate::amend::sheet::place::Place;
use crate::amend::{Act, Action, Position};
use crate::instrument::{Address, Group, Series, Target};
use crate::lexicon::amending::Relation;

impl Made<'_> {
    /// A footnote comes: behind some words of a paragraph, or at its end.
    fn inserted_note(&self) -> Result<Vec<Action>, Trouble> {
        let clause = self.clause;
        let text = self.come().ok_or("it does not say what the footnote reads")?;
        let (position, anchor) = match (&clause.anchor, clause.end) {
            (Some((relation, quoted)), _) => (position_of(*relation), quoted.text.clone()),
            (None, Some(Relation::End) | None) if clause.beside.is_none() => (Position::End, String::new()),
            _ => return Err("it does not say where the footnote's mark stands".to_owned()),
        };
        Ok(vec![Action {
            position,
            anchor,
            new_text: text,
            ..self.action(Act::InsertFootnote, self.host_of_mark()?)
        }])
    }

    /// The paragraph that gets a note: one of the base, or one that comes, `the new paragraph after paragraph 3`.
    fn host_of_mark(&self) -> Result<Target, Trouble> {
        let places = match (&self.clause.new, &self.clause.beside) {
            (Some(_), Some((relation, places))) => vec![self.put_beside(*relation, places)?.0],
            _ => self.paragraphs()?,
        };
        let comes = self.clause.new.is_some();
        match places.as_slice() {
            [place @ Target::At(_)] if !comes => Ok(place.clone()),
            [place @ (Target::After(_) | Target::Before(_))] if comes => Ok(place.clone()),
            _ => Err("it does not say in which paragraph the footnote's mark stands".to_owned()),
        }
    }

    pub(super) fn inserted(&self) -> Result<Vec<Action>, Trouble> {
        let clause = self.clause;
        if clause.note {
            return self.inserted_note();
        }
        let paragraph = clause.new.is_some() || clause.beside.is_some() && clause.anchor.is_none();
        if paragraph {
            return self.inserted_paragraphs();
        }
        if let Some(items) = self.items_at_end() {
            return Ok(items);
        }
        let text = self.come().ok_or("it does not say what is put in")?;
        let (position, anchor) = match (&clause.anchor, clause.end) {
            (Some((relation, quoted)), _) => (position_of(*relation), quoted.text.clone()),
            (None, Some(end)) => (position_of(end), String::new()),
            (None, None) => return Err("it does not say where the words are put".to_owned()),
        };
        let made = |place: Target| Action {
            position,
            anchor: anchor.clone(),
            until: clause.to.as_ref().map(|quoted| quoted.text.clone()),
            new_text: text.clone(),
            scope: clause
                .scope
                .clone()
                .or_else(|| clause.each.then(|| EACH.to_owned())),
            ..self.action(Act::InsertWords, place)
        };
        Ok(self.places()?.into_iter().map(made).collect())
    }

    /// `At the end of paragraph 2, add the following:` with `(c) To publish …` behind it puts a new item below the paragraph, no words
    /// into it.
    fn items_at_end(&self) -> Option<Vec<Action>> {
        let clause = self.clause;
        let ends = clause.end.map(position_of) == Some(Position::End);
        if !ends || clause.anchor.is_some() || clause.scope.is_some() {
            return None;
        }
        let announced = clause.payload.as_deref().map(payload::payload);
        let payload: Vec<Payload> = match announced {
            Some(payload) => vec![payload],
            None => self.payload.to_vec(),
        };
        let listed = |payload: &Payload| {
            payload.label.is_some() && payload.text.starts_with(|c: char| !c.is_lowercase())
        };
        if payload.is_empty() || !clause.bare.is_empty() || !payload.iter().all(listed) {
            return None;
        }
        let places = self.places().ok()?;
        let [Target::At(spot)] = places.as_slice() else {
            return None;
        };
        let made = payload.into_iter().map(|payload| Action {
            position: Position::End,
            label: payload.label,
            new_text: payload.text,
            ..self.action(Act::InsertParagraph, Target::End(spot.clone()))
        });
        Some(made.collect())
    }

    fn inserted_paragraphs(&self) -> Result<Vec<Action>, Trouble> {
        let (target, position) = self.put()?;
        let clause = self.clause;
        let label = || clause.new.as_ref().and_then(|new| new.label.clone());
        if let Some(text) = self.quoted_new() {
            let payload = payload::payload(&text);
            return Ok(vec![Action {
                position,
                label: label().or(payload.label),
                new_text: payload.text,
                ..self.action(Act::InsertParagraph, target)
            }]);
        }
        if self.payload.is_empty() {
            return Err("it does not say what is put in".to_owned());
        }
        let one = self.payload.len() == 1;
        let heading = clause
            .new
            .as_ref()
            .is_some_and(|new| new.series == Some(Series::Heading));
        let made = |payload: &Payload| {
            let (own, text) = match numbering::of_text(&payload.text).filter(|_| heading) {
                Some(mark) => (Some(mark.shown), payload.text[mark.end..].to_owned()),
                None => (payload.label.clone(), payload.text.clone()),
            };
            let scope = heading.then(|| HEADING.to_owned());
            let action = self.action(Act::InsertParagraph, target.clone());
            Action {
                position,
                label: label().filter(|_| one).or(own),
                new_text: text,
                scope: action.scope.clone().or(scope),
                ..action
            }
        };
        Ok(self.payload.iter().map(made).collect())
    }

    pub(super) fn label(&self) -> Option<String> {
        self.payload.first().and_then(|payload| payload.label.clone())
    }

    /// Finds where a new paragraph is put.
    pub(super) fn put(&self) -> Result<(Target, Position), Trouble> {
        let clause = self.clause;
        if let Some((relation, places)) = &clause.beside {
            return self.put_beside(*relation, places);
        }
        let new = clause
            .new
            .as_ref()
            .ok_or("it does not say where the paragraph is put")?;
        let inside = clause.inside.first().or(clause.object.first());
        if let Some(end) = clause.end {
            return self.put_at_end(end, inside, new);
        }
        let series = match (new.series, inside) {
            (Some(series), _) => series,
            (None, Some(Place::Part(series))) => *series,
            (None, _) => self.context.default,
        };
        if new.last {
            return Ok((Target::EndOf(group(series)), Position::End));
        }
        if new.sub {
            return self.put_in(new, inside);
        }
        let label = new
            .label
            .as_deref()
            .ok_or("it does not say where the paragraph is put")?;
        numbered(series, label).ok_or_else(|| "a new paragraph with a number that is none".to_owned())
    }

    fn put_beside(&self, relation: Relation, places: &[Place]) -> Result<(Target, Position), Trouble> {
        let places = &inner(&self.clause.inside, places)[..];
        let single = places.len() == 1 || relation == Relation::Between && places.len() == 2;
        let place = places
            .first()
            .filter(|_| single)
            .ok_or("several places for one paragraph")?;
        let outer = self.outer();
        match (place, relation) {
            (Place::Provision(rough), _) => {
                let address = rough
                    .within(outer.as_ref())
                    .ok_or("a part of a paragraph that was not named")?;
                Ok(match relation {
                    Relation::Before => (Target::Before(address.into()), Position::Before),
                    _ => (Target::After(address.into()), Position::After),
                })
            }
            (Place::Last(series) | Place::Part(series), Relation::After) => {
                Ok((Target::EndOf(group(*series)), Position::End))
            }
            (Place::Part(Series::Operative), Relation::Before) => {
                Ok((Target::EndOf(group(Series::Preambular)), Position::End))
            }
            _ => Err("a place beside which no paragraph can be put".to_owned()),
        }
    }

    fn put_at_end(
        &self,
        end: Relation,
        inside: Option<&Place>,
        new: &New,
    ) -> Result<(Target, Position), Trouble> {
        let start = end == Relation::Start;
        let position = if start { Position::Start } else { Position::End };
        let first = |series: Series| {
            let first = Address::counted(Vec::new(), series, "1");
            (Target::Before(first.into()), Position::Before)
        };
        match inside {
            Some(Place::Part(series)) if start => Ok(first(*series)),
            Some(Place::Part(series)) => Ok((Target::EndOf(group(*series)), position)),
            Some(Place::Annex(name)) if !start => Ok((
                Target::EndOf(Group {
                    scopes: vec![name.clone()],
                    series: Series::Paragraph,
                }),
                position,
            )),
            Some(Place::Provision(rough)) => {
                let address = rough
                    .within(self.context.outer.as_ref())
                    .ok_or("a part of nothing")?;
                if start {
                    return Ok((Target::Before(address.item("a").into()), Position::Before));
                }
                Ok((Target::End(address.into()), position))
            }
            None | Some(Place::Everything) => match (new.series, &self.context.outer) {
                (Some(series), _) if start => Ok(first(series)),
                (Some(series), _) => Ok((Target::EndOf(group(series)), position)),
                (None, Some(outer)) if new.sub && !start => Ok((Target::End(outer.clone().into()), position)),
                (None, None) if !start => Ok((Target::EndOf(group(self.context.default)), position)),
                _ => Err("an end of something that was not named".to_owned()),
            },
            Some(_) => Err("an end that no paragraph can be put at".to_owned()),
        }
    }

    /// Finds where a new subparagraph is put by its label: `(c)` behind `(b)`.
    fn put_in(&self, new: &New, inside: Option<&Place>) -> Result<(Target, Position), Trouble> {
        let outer = match inside {
            Some(Place::Provision(rough)) => rough.within(self.context.outer.as_ref()),
            Some(_) => None,
            None => self.context.outer.clone(),
        };
        let outer = outer.ok_or("a new subparagraph of nothing that was named")?;
        let before = new.label.as_deref().and_then(letter_before);
        Ok(match before {
            Some(letter) => (Target::After(outer.item(&letter).into()), Position::After),
            None => (Target::End(outer.into()), Position::End),
        })
    }
}

/// The scope of a paragraph that comes and is a heading.
const HEADING: &str = "heading";

pub(super) fn position_of(relation: Relation) -> Position {
    match relation {
        Relation::After | Relation::Between => Position::After,
        Relation::Before => Position::Before,
        Relation::Start => Position::Start,
        Relation::End => Position::End,
        _ => Position::Once,
    }
}
