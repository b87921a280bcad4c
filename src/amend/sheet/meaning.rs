//! Clauses → actions: what a verb with its parts asks for, at each place that it names.
//!
//! ```text
//! Delete   words a              in OP3, OP5      delete_words a in OP3; delete_words a in OP5
//! Insert   a new paragraph      after OP3        insert_paragraph after:OP3, with the payload
//! Replace  —  by the payload    OP9              replace_paragraph OP9
//! Delete   words a  · Insert b  (nowhere else)   replace_words a by b
//! ```
//!
//! A clause that lacks what its verb needs is no action, and then the whole instruction is not understood.

use super::clause::{Clause, New, Quoted, Sentence, Trouble};
use super::place::{Place, refined, refines};
use crate::amend::{Act, Action, Position};
use crate::instrument::{Address, Base, Group, Line, Series, Spot, Target};
use crate::lexicon::amending::{Deed, Relation};

/// A paragraph that an instruction brings along.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Payload {
    /// The label that it bears: `5 bis`, `(c)`.
    pub(super) label: Option<String>,
    pub(super) text: String,
}

/// What an instruction still needs from the paragraphs below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// So many paragraphs; none where it does not say.
    Paragraphs(Option<u32>),
    /// It may go on below with instructions, or give the words: `amend OP5 as follows:`.
    Either,
}

/// What the surroundings of an instruction say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Context {
    /// The provision that was named above.
    pub(super) outer: Option<Address>,
    /// What a paragraph is that nothing is said of.
    pub(super) default: Series,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            outer: None,
            default: Series::Operative,
        }
    }
}

/// Tells what an instruction needs from the paragraphs below it.
pub(super) fn wanted(sentence: &Sentence) -> Option<Wanted> {
    let clause = sentence.clauses.last()?;
    match clause.deed {
        Some(Deed::Insert | Deed::Replace | Deed::Substitute | Deed::Read) if clause.wants_words() => {
            let count = match &clause.new {
                Some(new) => new.count,
                None if clause.several => clause.count,
                None if clause.deed == Some(Deed::Insert) && clause.beside.is_some() => None,
                None => Some(1),
            };
            Some(Wanted::Paragraphs(count))
        }
        Some(Deed::Merge) if clause.following => Some(Wanted::Paragraphs(Some(1))),
        Some(Deed::Amend) if clause.bare.is_empty() => Some(Wanted::Either),
        None if clause.new.is_some() && clause.payload.is_none() && clause.bare.is_empty() => {
            Some(Wanted::Paragraphs(clause.new.as_ref().and_then(|new| new.count)))
        }
        None => Some(Wanted::Either),
        _ => None,
    }
}

/// Returns the provision or part that a line names and says nothing else of: a heading above instructions.
pub(super) fn named(sentence: &Sentence, context: &Context) -> Option<Context> {
    let [clause] = sentence.clauses.as_slice() else {
        return None;
    };
    if !matches!(clause.deed, None | Some(Deed::Amend)) || !clause.bare.is_empty() || clause.new.is_some() {
        return None;
    }
    let place = clause.object.iter().chain(&clause.inside).next()?;
    let mut inner = context.clone();
    match place {
        Place::Provision(rough) => inner.outer = Some(rough.within(context.outer.as_ref())?),
        Place::Part(series) => inner.default = *series,
        Place::Annex(_) | Place::Last(_) | Place::Everything | Place::NoteOf(_) => return None,
    }
    Some(inner)
}

/// Returns what an instruction asks for; `payload` are the paragraphs that stand below it.
pub(super) fn actions(
    sentence: &Sentence,
    payload: &[Payload],
    context: &Context,
) -> Result<Vec<Action>, Trouble> {
    let mut actions = Vec::new();
    let mut context = context.clone();
    let clauses = merged(&sentence.clauses);
    let count = clauses.len().saturating_sub(1);
    for (at, clause) in clauses.iter().enumerate() {
        let own = if at == count { payload } else { &[] };
        let found = of_clause(clause, own, &context)?;
        // `In OP5, delete “x”; after “y”, insert “z”`; but a paragraph that goes holds nothing of what follows.
        let holding = found.first().filter(|action| action.act.is_of_words());
        if let Some(outer) = holding.and_then(|action| action.target.address()) {
            context.outer = Some(outer.clone());
        }
        actions.extend(found);
    }
    Ok(actions)
}

/// Makes `delete “x” and insert “y”`, where nothing says another place, one clause: the one replaces the other.
fn merged(clauses: &[Clause]) -> Vec<Clause> {
    let mut merged: Vec<Clause> = Vec::with_capacity(clauses.len());
    for clause in clauses {
        let joins = merged
            .last()
            .is_some_and(|before| takes_the_place(before, clause));
        match merged.last_mut().filter(|_| joins) {
            Some(before) => {
                before.deed = Some(Deed::Replace);
                before.with = clause.with.clone().or_else(|| clause.bare.first().cloned());
                before.payload.clone_from(&clause.payload);
                before.following = clause.following;
            }
            None => merged.push(clause.clone()),
        }
    }
    merged
}

/// Tells whether a clause brings what comes in the place of what the one before it takes out.
fn takes_the_place(before: &Clause, clause: &Clause) -> bool {
    let deletes = before.deed == Some(Deed::Delete) && before.bare.len() <= 1;
    let nowhere = clause.anchor.is_none()
        && clause.end.is_none()
        && clause.beside.is_none()
        && clause.new.is_none()
        && !(clause.note || before.note)
        && clause.object.is_empty()
        && (clause.inside.is_empty() || clause.inside == before.inside);
    match clause.deed {
        Some(Deed::Insert) => deletes && nowhere,
        Some(Deed::Replace | Deed::Substitute) => {
            deletes
                && nowhere
                && (clause.bare.is_empty() || clause.with.is_none() && clause.instead.is_none())
        }
        _ => false,
    }
}

fn of_clause(clause: &Clause, payload: &[Payload], context: &Context) -> Result<Vec<Action>, Trouble> {
    let made = Made {
        clause,
        payload,
        context,
    };
    match clause.deed {
        Some(Deed::Delete) => made.deleted(),
        Some(Deed::Insert) if clause.instead.is_some() => made.replaced(),
        Some(Deed::Insert) => made.inserted(),
        None if clause.new.is_some() => made.inserted(),
        Some(Deed::Read) if clause.towards.is_some() => made.renumbered(),
        Some(Deed::Replace | Deed::Substitute | Deed::Read) => made.replaced(),
        Some(Deed::Amend) if !payload.is_empty() || clause.with.is_some() => made.replaced(),
        Some(Deed::Move) => made.moved(),
        Some(Deed::Merge) => made.joined(),
        Some(Deed::Split) => made.split(),
        Some(Deed::Renumber) => made.renumbered(),
        Some(Deed::Amend | Deed::Keep) | None => Err("it does not say what is to be done".to_owned()),
    }
}

struct Made<'a> {
    clause: &'a Clause,
    payload: &'a [Payload],
    context: &'a Context,
}

impl Made<'_> {
    /// The provisions in which words are changed.
    fn places(&self) -> Result<Vec<Target>, Trouble> {
        let places = self.paragraphs()?;
        if !self.clause.note {
            return Ok(places);
        }
        // `in paragraph 7, delete the footnote`
        let note = |target: Target| match target {
            Target::At(Spot { address, line: None }) => Some(note_of(address)),
            _ => None,
        };
        let notes: Option<Vec<Target>> = places.into_iter().map(note).collect();
        notes.ok_or_else(|| "a footnote that is not named".to_owned())
    }

    /// The provisions that are named.
    fn paragraphs(&self) -> Result<Vec<Target>, Trouble> {
        let clause = self.clause;
        let outer = self.outer();
        let named = if clause.inside.is_empty() {
            &clause.object
        } else {
            &clause.inside
        };
        let relative = !clause.object.is_empty() && !clause.inside.is_empty();
        let refined;
        let named = if relative {
            refined = inner(&clause.inside, &clause.object);
            &refined
        } else {
            named
        };
        if named.is_empty() {
            if let Some(outer) = &self.context.outer {
                return Ok(vec![Target::At(outer.clone().into())]);
            }
            if !clause.each {
                return Err("it does not say in which paragraph".to_owned());
            }
        }
        let everything = [Place::Everything];
        let named = if named.is_empty() { &everything[..] } else { named };
        named
            .iter()
            .flat_map(|place| at(place, outer.as_ref()))
            .collect::<Option<_>>()
            .ok_or_else(|| "a part of a paragraph that was not named".to_owned())
    }

    /// The provision that `in OP5` names, for a place that is only a part: `in OP5, after subparagraph (b)`.
    fn outer(&self) -> Option<Address> {
        let own = match self.clause.inside.as_slice() {
            [Place::Provision(rough)] => rough.within(self.context.outer.as_ref()),
            _ => None,
        };
        own.or_else(|| self.context.outer.clone())
    }

    fn position(&self, usual: Position) -> Position {
        match self.clause.end {
            _ if self.clause.each => Position::Each,
            Some(Relation::Start) => Position::Start,
            Some(_) => Position::End,
            None => usual,
        }
    }

    fn deleted(&self) -> Result<Vec<Action>, Trouble> {
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

    fn has_span(&self) -> bool {
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

    fn replaced(&self) -> Result<Vec<Action>, Trouble> {
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
        let Payload { label, text } = super::items::payload(&new);
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

    /// A footnote comes: behind some words of a paragraph, or at its end.
    fn inserted_note(&self) -> Result<Vec<Action>, Trouble> {
        let clause = self.clause;
        let text = self.come().ok_or("it does not say what the footnote reads")?;
        let (position, anchor) = match (&clause.anchor, clause.end) {
            (Some((relation, quoted)), _) => (position_of(*relation), quoted.text.clone()),
            (None, Some(Relation::End) | None) if clause.beside.is_none() => (Position::End, String::new()),
            _ => return Err("it does not say where the footnote's mark stands".to_owned()),
        };
        let paragraphs = self.paragraphs()?;
        let [place @ Target::At(_)] = paragraphs.as_slice() else {
            return Err("it does not say in which paragraph the footnote's mark stands".to_owned());
        };
        Ok(vec![Action {
            position,
            anchor,
            new_text: text,
            ..self.action(Act::InsertFootnote, place.clone())
        }])
    }

    fn inserted(&self) -> Result<Vec<Action>, Trouble> {
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
        let announced = clause.payload.as_deref().map(super::items::payload);
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
            let payload = super::items::payload(&text);
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
            let (own, text) = match super::numbering::of_text(&payload.text).filter(|_| heading) {
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

    /// The words that come, where the instruction itself quotes them.
    fn quoted_new(&self) -> Option<String> {
        let clause = self.clause;
        let quoted = clause.bare.first().or(clause.with.as_ref());
        quoted
            .map(|quoted| quoted.text.clone())
            .or_else(|| clause.payload.clone())
    }

    /// The words that come, from the instruction or from below it.
    fn come(&self) -> Option<String> {
        self.quoted_new().or_else(|| self.words())
    }

    /// The words below the instruction as one text.
    fn words(&self) -> Option<String> {
        if let Some(payload) = &self.clause.payload {
            return Some(super::items::payload(payload).text);
        }
        let texts: Vec<&str> = self.payload.iter().map(|payload| payload.text.as_str()).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    fn label(&self) -> Option<String> {
        self.payload.first().and_then(|payload| payload.label.clone())
    }

    /// Finds where a new paragraph is put.
    fn put(&self) -> Result<(Target, Position), Trouble> {
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

    fn moved(&self) -> Result<Vec<Action>, Trouble> {
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

    fn joined(&self) -> Result<Vec<Action>, Trouble> {
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

    fn split(&self) -> Result<Vec<Action>, Trouble> {
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
    fn renumbered(&self) -> Result<Vec<Action>, Trouble> {
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

    /// The paragraphs that the verb is about.
    fn objects(&self) -> Result<Vec<Target>, Trouble> {
        let outer = self.context.outer.as_ref();
        if self.clause.object.is_empty() {
            return Err("it does not say which paragraph".to_owned());
        }
        let each = self.clause.object.iter().flat_map(|place| at(place, outer));
        let each: Option<Vec<Target>> = each.collect();
        each.ok_or_else(|| "a part of a paragraph that was not named".to_owned())
    }

    fn whole(&self, act: Act, target: Target) -> Action {
        Action {
            position: Position::Whole,
            scope: None,
            ..self.action(act, target)
        }
    }

    fn action(&self, act: Act, target: Target) -> Action {
        Action {
            act,
            target,
            locator: None,
            scope: self.scope(),
            position: Position::Once,
            anchor: String::new(),
            until: None,
            old_text: String::new(),
            new_text: String::new(),
            label: None,
            to: Vec::new(),
            outcome: None,
        }
    }

    fn scope(&self) -> Option<String> {
        let clause = self.clause;
        let end = (clause.rest && self.has_span() && clause.to.is_none()).then(|| TO_THE_END.to_owned());
        match (&clause.scope, end) {
            (Some(scope), Some(end)) => Some(format!("{scope}, {end}")),
            (scope, end) => scope.clone().or(end),
        }
    }
}

/// The scope of words that reach to the end of what they stand in.
const TO_THE_END: &str = "to the end";

/// The scope of words that are put in at every place where the anchor stands.
const EACH: &str = "each occurrence";

/// The scope of a paragraph that comes and is a heading.
const HEADING: &str = "heading";

/// Returns the targets of a place; none for a part of what was not named.
fn at(place: &Place, outer: Option<&Address>) -> Vec<Option<Target>> {
    let all = |scopes: Vec<String>, series| Some(Target::All(Group { scopes, series }));
    match place {
        Place::Provision(rough) => vec![rough.within(outer).map(|address| Target::At(address.into()))],
        Place::NoteOf(rough) => vec![rough.within(outer).map(note_of)],
        Place::Last(series) => vec![Some(Target::EndOf(group(*series)))],
        Place::Part(series) => vec![all(Vec::new(), *series)],
        Place::Annex(name) => vec![all(vec![name.clone()], Series::Paragraph)],
        Place::Everything => vec![
            all(Vec::new(), Series::Preambular),
            all(Vec::new(), Series::Operative),
        ],
    }
}

/// The only footnote of a provision; a note itself.
fn note_of(provision: Address) -> Target {
    let line = (!provision.is_footnote()).then_some(Line::Footnote);
    Target::At(Spot {
        address: provision,
        line,
    })
}

/// Returns places as parts of the one around them, where they are: `in the annex, delete paragraph 3`.
fn inner(outer: &[Place], places: &[Place]) -> Vec<Place> {
    if refines(outer, places) {
        return refined(outer, places.to_vec());
    }
    places.to_vec()
}

fn group(series: Series) -> Group {
    Group {
        scopes: Vec::new(),
        series,
    }
}

fn position_of(relation: Relation) -> Position {
    match relation {
        Relation::After | Relation::Between => Position::After,
        Relation::Before => Position::Before,
        Relation::Start => Position::Start,
        Relation::End => Position::End,
        _ => Position::Once,
    }
}

/// Finds where a paragraph is put that is to bear a number: `5 bis` behind 5, `6` behind 5, `1` before 1.
fn numbered(series: Series, label: &str) -> Option<(Target, Position)> {
    let at = label.find(|c: char| !c.is_ascii_digit()).unwrap_or(label.len());
    let number: u32 = label[..at].parse().ok()?;
    let suffix = label[at..].trim();
    let address = |number: u32| Spot::from(Address::counted(Vec::new(), series, &number.to_string()));
    Some(match (number, suffix) {
        (number, super::words::IN_FRONT) => (Target::Before(address(number)), Position::Before),
        (1, "") => (Target::Before(address(1)), Position::Before),
        (number, "") => (Target::After(address(number - 1)), Position::After),
        (number, _) => (Target::After(address(number)), Position::After),
    })
}

/// Finds where a new paragraph is put that is to have an address.
pub(super) fn numbered_at(address: &Address) -> Option<(Target, Position)> {
    match &address.base {
        Base::Counted(series, number) if address.items.is_empty() => numbered(*series, &number.shown),
        _ => None,
    }
}

/// Returns the letter before one, without parentheses: `b` of `(c)`.
fn letter_before(label: &str) -> Option<String> {
    let mark = label.trim_matches(['(', ')', ' ']);
    let mut chars = mark.chars();
    let letter = chars.next().filter(char::is_ascii_lowercase)?;
    match chars.as_str().trim() {
        "" if letter > 'a' => char::from_u32(letter as u32 - 1).map(String::from),
        "" => None,
        _ => Some(letter.to_string()),
    }
}
