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

mod coming;
mod inner;
mod numbers;
mod whole;
mod words;

use super::clause::{Clause, Sentence, Trouble};
use super::payload::Payload;
use super::place::Place;
use crate::amend::{Act, Action, Position};
use crate::instrument::{Address, Group, Line, Series, Spot, Target};
use crate::lexicon::amending::{Deed, Relation};
use inner::{group, inner};
pub(super) use numbers::numbered_at;
use words::TO_THE_END;

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
            scope: self.scope(),
            ..Action::bare(act, target)
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

/// The scope of words that are put in at every place where the anchor stands.
const EACH: &str = "each occurrence";

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
