//! Forms → actions: what a verb with its parts asks for, at each place that it names.
//!
//! A form that lacks what its verb needs is no action, and then the whole instruction is not understood.

use super::clause::{Edge, Form, New};
use super::labels::{Payload, joined, split};
use super::place::{Chain, Found, Step, found, is_scope};
use crate::amend::sheet::clause::Trouble;
use crate::amend::{Act, Action, Position};
use crate::instrument::{Group, Line, Series, Spot, Target};
use crate::lexicon::amending::laws::{Deed, Relation, Tradition, Unit};

/// What the surroundings of an instruction say.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Context {
    /// What was named above.
    pub(super) outer: Chain,
    /// Where a heading names several places: all of them.
    pub(super) all: Vec<Chain>,
    /// A heading puts the whole behind or before that: `Après l’article 43`.
    pub(super) beside: Option<Relation>,
}

/// Returns what an instruction asks for; `below` are the paragraphs that it brings along.
pub(super) fn actions(
    forms: &[Form],
    below: &[String],
    context: &Context,
    tradition: Tradition,
) -> Result<Vec<Action>, Trouble> {
    let mut actions = Vec::new();
    let mut outer = context.outer.clone();
    let forms = merged(forms);
    let last = forms.len().saturating_sub(1);
    for (at, form) in forms.iter().enumerate() {
        let made = Made {
            form,
            below: if at == last { below } else { &[] },
            outer: outer.clone(),
            all: &context.all,
            beside: context.beside,
            tradition,
        };
        actions.extend(made.actions()?);
        if let Some(place) = form.places.last() {
            outer.clone_from(place);
        }
    }
    if actions.is_empty() {
        return Err("it does not say what is to be done".to_owned());
    }
    Ok(actions)
}

/// Tells whether an instruction needs paragraphs from below it.
pub(super) fn wants(forms: &[Form]) -> bool {
    let forms = merged(forms);
    let Some(form) = forms.last() else { return false };
    let brings = match form.deed {
        Some(Deed::Insert | Deed::Append | Deed::Prepend) => form.bare.is_empty() && form.with.is_empty(),
        Some(Deed::Replace) => form.with.is_empty() && (form.bare.is_empty() || form.instead.is_empty()),
        Some(Deed::Read) => form.with.is_empty(),
        _ => false,
    };
    brings && form.payload.is_empty()
}

/// Makes `leave out “x” and insert “y”`, where nothing says another place, one form: the one replaces the other.
fn merged(forms: &[Form]) -> Vec<Form> {
    let mut merged: Vec<Form> = Vec::with_capacity(forms.len());
    for form in forms {
        let joins = merged.last().is_some_and(|before| takes_the_place(before, form));
        match merged.last_mut().filter(|_| joins) {
            Some(before) => {
                before.deed = Some(Deed::Replace);
                before.with = if form.with.is_empty() {
                    form.bare.clone()
                } else {
                    form.with.clone()
                };
                before.payload.clone_from(&form.payload);
                before.new.clone_from(&form.new);
                before.following = form.following;
            }
            None => merged.push(form.clone()),
        }
    }
    merged
}

fn takes_the_place(before: &Form, form: &Form) -> bool {
    let nowhere =
        form.anchor.is_none() && form.end.is_none() && form.beside.is_none() && form.places.is_empty();
    let something = before.bare.len() <= 1 && before.with.is_empty() && before.payload.is_empty();
    before.deed == Some(Deed::Delete) && form.deed == Some(Deed::Insert) && nowhere && something
}

struct Made<'a> {
    form: &'a Form,
    below: &'a [String],
    outer: Chain,
    all: &'a [Chain],
    beside: Option<Relation>,
    tradition: Tradition,
}

impl Made<'_> {
    fn actions(&self) -> Result<Vec<Action>, Trouble> {
        match self.form.deed {
            Some(Deed::Delete) => self.deleted(),
            Some(Deed::Insert | Deed::Append | Deed::Prepend) => self.inserted(),
            Some(Deed::Replace | Deed::Read) => self.replaced(),
            Some(Deed::Renumber) => self.renumbered(),
            Some(Deed::Amend) if self.form.places.is_empty() => Ok(Vec::new()),
            Some(Deed::Amend) | None => Err("it does not say what is to be done".to_owned()),
        }
    }

    /// The places that the verb works on, or in.
    fn places(&self) -> Vec<Chain> {
        let form = self.form;
        if !form.objects.is_empty() {
            return form.objects.clone();
        }
        if !form.places.is_empty() {
            return form.places.clone();
        }
        if self.all.is_empty() {
            vec![self.outer.clone()]
        } else {
            self.all.to_vec()
        }
    }

    fn found(&self) -> Result<Vec<Found>, Trouble> {
        // `nach Nummer 4 der Punkt`: at the end of what is named.
        if let Some((Relation::After, beside)) = &self.form.beside
            && !self.form.bare.is_empty()
        {
            return if self.form.bare.iter().all(|text| is_sign(text)) && beside.len() == 1 {
                at(&beside[0]).map(|place| vec![place])
            } else {
                Err("words that stand beside a paragraph".to_owned())
            };
        }
        let places = self.places();
        places.iter().map(|place| at(place)).collect()
    }

    fn position(&self, places: usize) -> Position {
        match self.form.end {
            _ if self.form.each && places == 1 => Position::Each,
            Some(Edge::Start) => Position::Start,
            Some(Edge::End) => Position::End,
            None if self.form.beside.is_some() => Position::End,
            None => Position::Once,
        }
    }

    fn is_span(&self) -> bool {
        let form = self.form;
        form.from.is_some() || form.rest && (form.anchor.is_some() || !form.bare.is_empty())
    }

    /// An action on words that are named by their first and last.
    fn span(&self, act: Act, place: Found) -> Action {
        let form = self.form;
        let mut action = action(act, place);
        match (&form.from, &form.anchor, form.bare.first()) {
            (Some(from), _, _) => {
                action.anchor.clone_from(from);
                // `leave out from “x” to “y”`: what goes begins behind the first words.
                if self.tradition == Tradition::British {
                    action.position = Position::After;
                }
            }
            (None, Some((relation, anchor)), _) => {
                action.anchor.clone_from(anchor);
                action.position = position_of(*relation);
            }
            (None, None, Some(first)) => action.anchor.clone_from(first),
            (None, None, None) => {}
        }
        action.until.clone_from(&form.until);
        if action.until.is_none() {
            let end = action
                .scope
                .map_or_else(|| TO_THE_END.to_owned(), |scope| format!("{scope}, {TO_THE_END}"));
            action.scope = Some(end);
        }
        action
    }

    fn deleted(&self) -> Result<Vec<Action>, Trouble> {
        let form = self.form;
        let places = self.found()?;
        if !form.with.is_empty() || form.new.is_some() || !form.payload.is_empty() {
            return Err("what is deleted with something".to_owned());
        }
        if self.is_span() {
            return Ok(places
                .into_iter()
                .map(|place| self.span(Act::DeleteWords, place))
                .collect());
        }
        if !form.bare.is_empty() {
            let count = places.len();
            let old = alternatives(&form.bare);
            let each = places.iter().flat_map(|place| {
                old.iter().map(|old| Action {
                    old_text: old.clone(),
                    position: self.beside_mark(self.position(count)),
                    anchor: self.mark_anchor(),
                    ..action(Act::DeleteWords, place.clone())
                })
            });
            return Ok(each.collect());
        }
        if form.anchor.is_some()
            || form.beside.is_some()
            || form.places.is_empty() && form.objects.is_empty() && self.outer.is_empty()
        {
            return Err("it does not say what is deleted".to_owned());
        }
        if self.beside.is_some() && form.places.is_empty() {
            return Err("what a heading puts in is deleted".to_owned());
        }
        let line =
            |chain: &Chain| matches!(chain.last().map(|step| step.unit), Some(Unit::Line | Unit::Page));
        if self.places().iter().any(line) {
            return Err("printed lines are deleted, and not what stands in them".to_owned());
        }
        Ok(places.into_iter().map(gone).collect())
    }

    /// `nach dem Wort „x“ das Komma gestrichen`: which of several is meant.
    fn mark_anchor(&self) -> String {
        self.form
            .anchor
            .as_ref()
            .map(|(_, text)| text.clone())
            .unwrap_or_default()
    }

    fn beside_mark(&self, usual: Position) -> Position {
        match &self.form.anchor {
            Some((relation, _)) => position_of(*relation),
            None => usual,
        }
    }

    fn replaced(&self) -> Result<Vec<Action>, Trouble> {
        let form = self.form;
        let places = self.found()?;
        let (old, new) = self.pair();
        if !old.is_empty() || self.is_span() {
            let new = new.or_else(|| self.text()).ok_or("it does not say what comes")?;
            let count = places.len();
            if self.is_span() {
                let made = |place: Found| Action {
                    new_text: new.clone(),
                    ..self.span(Act::ReplaceWords, place)
                };
                return Ok(places.into_iter().map(made).collect());
            }
            let each = places.iter().flat_map(|place| {
                old.iter().map(|old| Action {
                    old_text: old.clone(),
                    new_text: new.clone(),
                    position: self.beside_mark(self.position(count)),
                    anchor: self.mark_anchor(),
                    ..action(Act::ReplaceWords, place.clone())
                })
            });
            return Ok(each.collect());
        }
        if form.anchor.is_some() || form.beside.is_some() {
            return Err("it does not say what is replaced".to_owned());
        }
        self.read_anew(places, new)
    }

    /// The words that go and those that come.
    fn pair(&self) -> (Vec<String>, Option<String>) {
        let form = self.form;
        if form.instead.is_empty() {
            return (
                alternatives(&form.bare),
                (!form.with.is_empty()).then(|| joined(&form.with)),
            );
        }
        let new = if form.with.is_empty() {
            &form.bare
        } else {
            &form.with
        };
        (
            alternatives(&form.instead),
            (!new.is_empty()).then(|| joined(new)),
        )
    }

    /// The paragraphs that come, as one text.
    fn text(&self) -> Option<String> {
        let texts = if self.form.payload.is_empty() {
            self.below
        } else {
            &self.form.payload
        };
        (!texts.is_empty()).then(|| texts.join("\n").trim().to_owned())
    }

    /// Whole places, or sentences of them, that are to read in another way.
    fn read_anew(&self, places: Vec<Found>, new: Option<String>) -> Result<Vec<Action>, Trouble> {
        if self.form.places.is_empty() && self.form.objects.is_empty() && self.outer.is_empty() {
            return Err("it does not say what is replaced".to_owned());
        }
        let announced =
            self.form.new.is_some() || self.form.following || self.tradition == Tradition::British;
        if self.form.deed == Some(Deed::Replace) && new.is_none() && !announced {
            return Err("it does not say what is replaced".to_owned());
        }
        let payload = self.payload(new)?;
        if places.iter().any(|place| place.narrow) {
            let text = payload.iter().map(Payload::whole).collect::<Vec<_>>().join("\n");
            let mut made = places.into_iter().enumerate().map(|(at, place)| {
                if at == 0 {
                    Action {
                        new_text: text.clone(),
                        ..action(Act::ReplaceWords, place)
                    }
                } else {
                    gone(place)
                }
            });
            return Ok(made.by_ref().collect());
        }
        let mut actions = Vec::new();
        let paired = payload.len() == places.len();
        for (at, place) in places.iter().enumerate() {
            let own: &[Payload] = match (paired, at) {
                (true, _) => &payload[at..=at],
                (false, 0) => &payload,
                (false, _) => &[],
            };
            let Some((first, more)) = own.split_first() else {
                actions.push(gone(place.clone()));
                continue;
            };
            let rest: String = more
                .iter()
                .flat_map(|payload| ["\n".to_owned(), payload.whole()])
                .collect();
            actions.push(Action {
                label: first.label.clone(),
                new_text: format!("{}{rest}", first.text),
                ..whole(Act::ReplaceParagraph, place.clone())
            });
        }
        Ok(actions)
    }

    /// What comes, each with its label.
    fn payload(&self, new: Option<String>) -> Result<Vec<Payload>, Trouble> {
        let text = new.or_else(|| self.text()).ok_or("it does not say what comes")?;
        let labels: Vec<String> = match &self.form.new {
            Some(new) => new.labels.clone(),
            None => self
                .places()
                .iter()
                .filter_map(|chain| chain.last())
                .map(|step| step.number.clone())
                .collect(),
        };
        let mut found = split(&text, &labels);
        let lines = super::labels::alineas(&text);
        let several = self.places();
        let alinea = several
            .iter()
            .all(|chain| chain.last().is_some_and(|step| step.unit == Unit::Alinea));
        if alinea && several.len() > 1 && lines.len() == several.len() {
            found = lines;
        }
        let article = |chain: &Chain| {
            matches!(
                chain.last().map(|step| step.unit),
                Some(Unit::Article | Unit::Section)
            )
        };
        if self.places().iter().any(article) {
            found = super::labels::only_labelled(found, &text, &labels);
        }
        Ok(found)
    }

    fn inserted(&self) -> Result<Vec<Action>, Trouble> {
        let form = self.form;
        if let Some(new) = &form.new
            && !is_scope(new.unit)
        {
            return self.new_paragraphs(Some(new));
        }
        let words = form.bare.is_empty() && form.with.is_empty();
        if words && form.new.is_none() {
            return self.unnamed();
        }
        // `at end insert— “(1A) …”`
        let british =
            self.tradition == Tradition::British && form.end == Some(Edge::End) && form.anchor.is_none();
        if british
            && form
                .bare
                .first()
                .is_some_and(|text| super::labels::label(text).0.is_some())
        {
            return self.new_paragraphs(None);
        }
        self.inserted_words()
    }

    /// `at end insert— “(1A) …”`, `adding at the end the following: …`: paragraphs where a label says so, or where it is put beside one.
    fn unnamed(&self) -> Result<Vec<Action>, Trouble> {
        let text = self.text().ok_or("it does not say what is put in")?;
        let labelled = split(&text, &[])
            .first()
            .is_some_and(|payload| payload.label.is_some());
        if self.form.anchor.is_none()
            && (labelled || self.form.beside.is_some() || self.tradition == Tradition::American)
        {
            return self.new_paragraphs(None);
        }
        self.inserted_words()
    }

    fn inserted_words(&self) -> Result<Vec<Action>, Trouble> {
        let form = self.form;
        let mut words: Vec<String> = form.bare.iter().chain(&form.with).cloned().collect();
        if words.is_empty() {
            words.extend(self.text());
        }
        if words.is_empty() {
            return Err("it does not say what is put in".to_owned());
        }
        let text = joined(&words);
        let (position, anchor) = match (&form.anchor, form.end) {
            (Some((relation, anchor)), _) => (position_of(*relation), anchor.clone()),
            (None, Some(Edge::Start)) => (Position::Start, String::new()),
            (None, Some(Edge::End)) => (Position::End, String::new()),
            (None, None) if form.beside.is_some() => return self.beside_sentence(&text),
            (None, None) if form.deed == Some(Deed::Append) => (Position::End, String::new()),
            // A sentence with a number has its place.
            (None, None) if form.new.is_some() => (Position::End, String::new()),
            (None, None) => return Err("it does not say where the words are put".to_owned()),
        };
        let each = form.each;
        let made = |place: Found| {
            let mut action = Action {
                position,
                anchor: anchor.clone(),
                new_text: text.clone(),
                ..action(Act::InsertWords, place)
            };
            if each && form.places.len() + form.objects.len() <= 1 {
                let scope = action
                    .scope
                    .take()
                    .map_or_else(|| EACH.to_owned(), |scope| format!("{scope}, {EACH}"));
                action.scope = Some(scope);
            }
            action
        };
        Ok(self.found()?.into_iter().map(made).collect())
    }

    /// `nach Satz 2 wird folgender Satz eingefügt`
    fn beside_sentence(&self, text: &str) -> Result<Vec<Action>, Trouble> {
        let Some((relation, chains)) = &self.form.beside else {
            return Err("it does not say where the words are put".to_owned());
        };
        let made = |chain: &Chain| {
            let place = at(chain)?;
            Ok(Action {
                position: position_of(*relation),
                new_text: text.to_owned(),
                ..action(Act::InsertWords, place)
            })
        };
        chains.iter().map(made).collect()
    }

    fn new_paragraphs(&self, new: Option<&New>) -> Result<Vec<Action>, Trouble> {
        let form = self.form;
        let words: Vec<String> = form.bare.iter().chain(&form.with).cloned().collect();
        let text = if words.is_empty() {
            self.text()
        } else {
            Some(joined(&words))
        };
        let text = text.ok_or("it does not say what is put in")?;
        let labels = new.map(|new| new.labels.clone()).unwrap_or_default();
        let mut payload = split(&text, &labels);
        if new.is_some_and(|new| labels.is_empty() && new.unit == Unit::Alinea) {
            payload = super::labels::alineas(&text);
        }
        let (target, position, found) = self.put(new)?;
        let made = |payload: &Payload| Action {
            target: target.clone(),
            position,
            label: payload.label.clone(),
            new_text: payload.text.clone(),
            scope: None,
            ..action(Act::InsertParagraph, found.clone())
        };
        Ok(payload.iter().map(made).collect())
    }

    /// Finds where paragraphs are put.
    fn put(&self, new: Option<&New>) -> Result<(Target, Position, Found), Trouble> {
        let form = self.form;
        if let Some((relation, chains)) = &form.beside {
            let chain = chains
                .last()
                .filter(|_| chains.len() == 1)
                .ok_or("several places for one paragraph")?;
            return put_beside(*relation, at(chain)?);
        }
        if let (Some(relation), true) = (self.beside, form.places.is_empty()) {
            return put_beside(relation, at(&self.outer)?);
        }
        let whole = new.is_some_and(|new| new.unit == Unit::Article);
        if whole && form.places.is_empty() {
            return Ok(put_in_act());
        }
        let place = self.places().into_iter().next().unwrap_or_default();
        let place = new.map_or_else(|| place.clone(), |new| above(&place, new.unit));
        let found = at(&place)?;
        // British lines count what stands above them: the end of a line is behind it.
        if self.tradition == Tradition::British && matches!(found.spot.line, Some(Line::Printed { .. })) {
            return Ok((Target::After(found.spot.clone()), Position::After, found));
        }
        if form.end == Some(Edge::Start) {
            return put_first(&place, new);
        }
        Ok((Target::End(found.spot.clone()), Position::End, found))
    }

    fn renumbered(&self) -> Result<Vec<Action>, Trouble> {
        let form = self.form;
        let places = self.found_of(&form.places)?;
        if places.len() != form.towards.len() {
            return Err("other numbers than paragraphs".to_owned());
        }
        let made = places.into_iter().zip(&form.towards).map(|(place, towards)| {
            let last = towards.last().ok_or("a number that is none")?;
            Ok(Action {
                new_text: super::labels::shown(last.unit, &last.number, self.tradition),
                ..whole(Act::RenumberParagraph, place)
            })
        });
        made.collect()
    }

    fn found_of(&self, places: &[Chain]) -> Result<Vec<Found>, Trouble> {
        if places.is_empty() {
            return Ok(vec![at(&self.outer)?]);
        }
        places.iter().map(|place| at(place)).collect()
    }
}

fn at(place: &[Step]) -> Result<Found, Trouble> {
    found(place).ok_or_else(|| "it does not say in which article".to_owned())
}

fn put_beside(relation: Relation, found: Found) -> Result<(Target, Position, Found), Trouble> {
    if found.narrow {
        return Err("a sentence beside which no paragraph can be put".to_owned());
    }
    let spot = found.spot.clone();
    Ok(match relation {
        Relation::Before => (Target::Before(spot), Position::Before, found),
        _ => (Target::After(spot), Position::After, found),
    })
}

fn put_in_act() -> (Target, Position, Found) {
    let group = Group {
        scopes: Vec::new(),
        series: Series::Article,
    };
    let spot = Spot::from(crate::instrument::Address::counted(
        Vec::new(),
        Series::Article,
        "1",
    ));
    let nowhere = Found {
        spot,
        narrow: false,
        scope: None,
        locator: None,
    };
    (Target::EndOf(group), Position::End, nowhere)
}

fn action(act: Act, place: Found) -> Action {
    Action {
        locator: place.locator,
        scope: place.scope,
        ..Action::bare(act, Target::At(place.spot))
    }
}

/// `wird folgender Absatz 1 vorangestellt`: before the first of its kind.
fn put_first(place: &[Step], new: Option<&New>) -> Result<(Target, Position, Found), Trouble> {
    let unit = new
        .map(|new| new.unit)
        .ok_or("a beginning that no paragraph can be put at")?;
    let number = if matches!(unit, Unit::Letter | Unit::Double | Unit::Triple) {
        "a"
    } else {
        "1"
    };
    let first = Step {
        unit,
        number: number.to_owned(),
        shown: String::new(),
    };
    let chain: Chain = place.iter().cloned().chain([first]).collect();
    put_beside(Relation::Before, at(&chain)?)
}

fn whole(act: Act, place: Found) -> Action {
    Action {
        position: Position::Whole,
        scope: None,
        ..action(act, place)
    }
}

/// A place that goes as a whole, or the part of it that its scope says.
fn gone(place: Found) -> Action {
    if place.narrow {
        return action(Act::DeleteWords, place);
    }
    whole(Act::DeleteParagraph, place)
}

/// The scope of words that reach to the end of what they stand in.
const TO_THE_END: &str = "to the end";

/// The scope of words that are put in at every place where the anchor stands.
const EACH: &str = "each occurrence";

fn position_of(relation: Relation) -> Position {
    match relation {
        Relation::After => Position::After,
        Relation::Before => Position::Before,
        _ => Position::Once,
    }
}

/// Returns what a new unit is put into: the place without units of its own level and below.
fn above(place: &[Step], unit: Unit) -> Chain {
    super::place::within(
        place,
        &[Step {
            unit,
            number: String::new(),
            shown: String::new(),
        }],
    )
    .into_iter()
    .rev()
    .skip(1)
    .collect::<Vec<_>>()
    .into_iter()
    .rev()
    .filter(|step| !is_scope(step.unit))
    .collect()
}

fn is_sign(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_punctuation() || c == '–' || c == '—')
}

/// Words that go, each by itself; a sign goes with the words that it is named with.
fn alternatives(words: &[String]) -> Vec<String> {
    if words.len() > 1 && words.iter().any(|text| is_sign(text)) {
        return vec![joined(words)];
    }
    words.to_vec()
}
