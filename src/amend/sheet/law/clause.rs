//! The words of an instruction in a law → forms: one verb with what belongs to it.
//!
//! ```text
//! In § 2 Absatz 1 werden die Wörter „A“ durch die Wörter „B“ ersetzt und nach dem Wort „C“ die Wörter „D“ eingefügt.
//!   Replace  A by B             § 2 Absatz 1
//!   Insert   D after C          § 2 Absatz 1
//! ```
//!
//! A form has a field for each part; words are read into it from left to right, and a part whose field is taken begins the next form.
//! Where the verb stands last (German), forms without one get the next that comes; elsewhere they have that of the form before.
//! Places are chains, each put into what was named before it.

use super::place::{Chain, Step, is_scope, within};
use super::units::{Read, units};
use super::words::{Token, Word};
use crate::amend::sheet::clause::Trouble;
use crate::lexicon::amending::laws::{Deed, Relation, Role, Tradition, Unit};

/// A verb with what belongs to it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Form {
    pub(super) deed: Option<Deed>,
    /// Quoted words that nothing is said of.
    pub(super) bare: Vec<String>,
    /// `durch …`, `par …`
    pub(super) with: Vec<String>,
    /// `aux mots …`
    pub(super) instead: Vec<String>,
    pub(super) anchor: Option<(Relation, String)>,
    /// The first and the last words of a span.
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
    /// Up to the end of the place.
    pub(super) rest: bool,
    /// Where it works, or what it works on.
    pub(super) places: Vec<Chain>,
    /// What stands behind `wird`: the subject, or what the places become.
    pub(super) objects: Vec<Chain>,
    pub(super) beside: Option<(Relation, Vec<Chain>)>,
    pub(super) towards: Vec<Chain>,
    pub(super) new: Option<New>,
    /// What comes stands below.
    pub(super) following: bool,
    pub(super) end: Option<Edge>,
    pub(super) each: bool,
    /// What comes, quoted behind a colon.
    pub(super) payload: Vec<String>,
}

/// An end of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    End,
}

/// What is to come, as it is announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct New {
    pub(super) unit: Unit,
    pub(super) labels: Vec<String>,
}

/// Reads the forms of an instruction that stands in `outer`.
pub(super) fn forms(
    text: &str,
    words: &[Word],
    tradition: Tradition,
    outer: &[Step],
    previous: &[Step],
) -> Result<Vec<Form>, Trouble> {
    let mut reader = Reader {
        text,
        words,
        tradition,
        outer: outer.to_vec(),
        previous,
        at: 0,
        form: Form::default(),
        relation: None,
        joined: None,
        announced: false,
        becomes: false,
        closed: false,
        behind_place: false,
        done: Vec::new(),
    };
    while reader.at < words.len() {
        reader.step()?;
    }
    Ok(reader.finished())
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about what was read"
)]
struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
    tradition: Tradition,
    /// What places without an article stand in.
    outer: Chain,
    /// Where the instruction before works: `du même tableau`.
    previous: &'a [Step],
    at: usize,
    form: Form,
    relation: Option<Relation>,
    /// What joins what comes next to what stands before.
    joined: Option<Joint>,
    /// What comes next is what is put in.
    announced: bool,
    becomes: bool,
    /// The verb that stands last was read.
    closed: bool,
    /// A place was read last.
    behind_place: bool,
    done: Vec<Form>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Comma,
}

impl Reader<'_> {
    fn token(&self, ahead: usize) -> Option<&Token> {
        self.words.get(self.at + ahead).map(|word| &word.token)
    }

    fn step(&mut self) -> Result<(), Trouble> {
        let Some(token) = self.token(0).cloned() else {
            return Ok(());
        };
        if self.unit_begins() {
            return self.place();
        }
        self.at += 1;
        match token {
            Token::Quoted(text) => self.quoted(text),
            Token::Role(Role::Mark(sign)) => self.quoted(sign.to_string()),
            Token::Role(role) => return self.role(role),
            Token::Comma => self.joined = self.joined.or(Some(Joint::Comma)),
            Token::Semicolon | Token::Stop => self.stop(),
            Token::Colon | Token::Dash | Token::Aside => {}
            Token::Unknown(word) => return self.unknown(&word),
            Token::Letter(word)
            | Token::Number(word)
            | Token::Degree(word)
            | Token::Roman(word)
            | Token::Item(word) => {
                return Err(format!(
                    "\"{word}\" is no word of an instruction that is known here"
                ));
            }
            Token::Ordinal(n) => return Err(format!("{n} of something that is not named")),
        }
        Ok(())
    }

    fn role(&mut self, role: Role) -> Result<(), Trouble> {
        match role {
            Role::Do(deed) => self.verb(deed),
            Role::Near(relation) => {
                self.opens();
                // `nach dem Wort`: the article of a noun is no place.
                let waits = self.relation.is_some_and(|before| before != Relation::In);
                if relation != Relation::In || !waits {
                    self.relation = Some(relation);
                }
            }
            Role::Words => {
                self.opens();
                self.announced = false;
            }
            Role::New | Role::Following | Role::Count(_) => self.announce(role),
            Role::Same => self.same(),
            Role::Each => self.form.each = true,
            Role::Rest => {
                self.opens();
                self.form.rest = true;
            }
            Role::End | Role::Start => self.edge(role),
            Role::And => self.joined = Some(Joint::And),
            Role::Becomes => self.becoming(),
            Role::Contents => return Err("a table of contents is no part of the text".to_owned()),
            Role::Name => self.skip_name(),
            Role::Provenance => self.skip_provenance(),
            Role::Last | Role::LastButOne => return Err("the last of something that is not named".to_owned()),
            Role::To => self.span(),
            Role::Filler | Role::Unit(_) | Role::Mark(_) => {}
        }
        Ok(())
    }

    /// `die Wörter „x“ bis „y“`: what was quoted are the first words of a span.
    fn span(&mut self) {
        if let Some(first) = self.form.bare.pop() {
            self.form.from = Some(first);
            self.relation = Some(Relation::Until);
        }
    }

    /// Begins the next form where the verb that stands last was read.
    fn opens(&mut self) {
        if self.closed {
            self.next_form();
        }
    }

    fn next_form(&mut self) {
        let next = Form {
            places: Vec::new(),
            ..Form::default()
        };
        let form = std::mem::replace(&mut self.form, next);
        let objects = form.objects.last().filter(|_| form.deed.is_some());
        if let Some(place) = form.places.last().or(objects) {
            self.outer.clone_from(place);
        }
        self.done.push(form);
        self.relation = None;
        self.announced = false;
        self.becomes = false;
        self.closed = false;
        self.behind_place = false;
    }

    fn stop(&mut self) {
        self.joined = Some(Joint::Comma);
        self.relation = None;
        if self.form.deed.is_some() && self.form.has_content() {
            if self.tradition.verb_stands_last() {
                self.closed = true;
            } else if self.at < self.words.len() {
                self.next_form();
            }
        }
    }

    fn verb(&mut self, deed: Deed) {
        self.relation = None;
        if self.tradition.verb_stands_last() {
            if self.closed {
                self.next_form();
            }
            self.form.deed = Some(deed);
            if deed == Deed::Prepend {
                self.form.end = Some(Edge::Start);
            }
            for form in self.done.iter_mut().rev() {
                if form.deed.is_some() || form.is_renumbering() {
                    break;
                }
                form.deed = Some(deed);
            }
            self.closed = true;
            self.becomes = false;
            return;
        }
        match self.form.deed {
            None | Some(Deed::Amend) => self.form.deed = Some(deed),
            Some(Deed::Append | Deed::Insert | Deed::Replace) if deed == Deed::Read => {
                self.form.following = true;
            }
            Some(_) if deed == Deed::Amend => {}
            Some(_) => {
                self.next_form();
                self.form.deed = Some(deed);
            }
        }
        self.joined = None;
    }

    fn announce(&mut self, role: Role) {
        if role == Role::Following || role == Role::New {
            self.form.following = !self.tradition.verb_stands_last() || self.form.following;
            // Stands behind what it announces.
            if self.tradition == Tradition::French && (self.form.new.is_some() || self.behind_place) {
                return;
            }
        }
        // `in dem neuen Satz 3`: one that is there by now.
        if role == Role::New && self.relation == Some(Relation::In) {
            return;
        }
        let renumbers = self.tradition.verb_stands_last() && self.form.is_renumbering();
        if self.closed || renumbers {
            self.next_form();
        }
        self.announced = true;
    }

    /// `cet alinéa`, `du même tableau`: the place that is known already.
    fn same(&mut self) {
        let Some(Token::Role(Role::Unit(unit))) = self.token(0).cloned() else {
            return;
        };
        self.at += 1;
        self.behind_place = true;
        let has = |chain: &[Step]| chain.iter().any(|step| step.unit == unit);
        if !has(&self.outer) && has(self.previous) {
            return self.same_as_before();
        }
        let end = self.outer.iter().position(|step| step.unit == unit);
        if let Some(end) = end.filter(|end| end + 1 < self.outer.len())
            && self.form.places.is_empty()
        {
            self.form.places.push(self.outer[..=end].to_vec());
        }
    }

    /// `à la troisième ligne du même tableau`: in the paragraph that the instruction before works in.
    fn same_as_before(&mut self) {
        let whole = |step: &&Step| !is_scope(step.unit);
        let base: Chain = self.previous.iter().filter(whole).cloned().collect();
        if self.form.places.is_empty() {
            self.form.places.push(Chain::new());
        }
        for place in &mut self.form.places {
            let own: Chain = place.iter().filter(|step| is_scope(step.unit)).cloned().collect();
            *place = base.iter().cloned().chain(own).collect();
        }
    }

    fn edge(&mut self, role: Role) {
        self.opens();
        let words = !self.form.bare.is_empty() || !self.form.with.is_empty();
        if self.form.end.is_some() && self.joined.is_some() && words && self.form.deed.is_some() {
            self.next_form();
        }
        self.form.end = Some(if role == Role::Start {
            Edge::Start
        } else {
            Edge::End
        });
        self.relation = Some(Relation::In);
    }

    fn becoming(&mut self) {
        if !self.tradition.verb_stands_last() {
            return;
        }
        self.opens();
        if self.form.is_renumbering() {
            // `Absatz 2 wird Absatz 3 und Absatz 3 wird Absatz 4`
            let again = self.form.objects.pop();
            if self.form.objects.is_empty() {
                self.form.objects.extend(again);
            } else {
                self.next_form();
                self.form.places.extend(again);
            }
        }
        self.becomes = true;
        self.relation = None;
        self.joined = None;
        self.behind_place = false;
    }

    fn quoted(&mut self, text: String) {
        let joined = self.joined.take();
        self.behind_place = false;
        let comes = self.form.new.is_some() || self.form.deed == Some(Deed::Read);
        if comes && self.form.deed.is_some() && self.relation.is_none_or(|at| at == Relation::With) {
            self.form.payload.push(text);
            return;
        }
        self.announced = false;
        let relation = self.relation.take();
        match relation {
            Some(at @ (Relation::After | Relation::Before)) => {
                let deletes =
                    self.form.deed == Some(Deed::Delete) && !self.form.bare.is_empty() && !self.form.rest;
                if self.form.anchor.is_some() || deletes {
                    self.next_form();
                }
                self.form.anchor = Some((at, text));
            }
            Some(Relation::With | Relation::As) => {
                self.form.with.push(text);
                self.more_of_what_comes();
            }
            Some(Relation::Instead) => {
                if !self.form.instead.is_empty() && !self.form.bare.is_empty() {
                    self.next_form();
                }
                self.form.instead.push(text);
            }
            Some(Relation::From) => self.form.from = Some(text),
            Some(Relation::Until) => self.form.until = Some(text),
            Some(Relation::In) | None => self.bare(text, joined),
        }
    }

    /// `durch ein Komma und die Wörter „B“`: goes on with what comes, unless it has words of its own that come.
    fn more_of_what_comes(&mut self) {
        let mut ahead = 0;
        if self.token(0) != Some(&Token::Role(Role::And)) {
            return;
        }
        loop {
            ahead += 1;
            match self.token(ahead) {
                Some(Token::Role(Role::Filler | Role::Words)) => {}
                Some(Token::Quoted(_) | Token::Role(Role::Mark(_))) => break,
                _ => return,
            }
        }
        let again = matches!(
            self.token(ahead + 1),
            Some(Token::Role(Role::Near(Relation::With)))
        );
        let sign = |text: &str| text.chars().all(|c| c.is_ascii_punctuation());
        let signs = self.form.with.iter().all(|text| sign(text));
        let next_sign = matches!(self.token(ahead), Some(Token::Role(Role::Mark(_))));
        if !again && (signs || next_sign) {
            self.relation = Some(Relation::With);
        }
    }

    fn bare(&mut self, text: String, joined: Option<Joint>) {
        let full = !self.form.with.is_empty()
            || !self.form.instead.is_empty() && !self.form.bare.is_empty()
            || !self.form.bare.is_empty() && joined.is_none();
        if full && !self.closed {
            self.next_form();
        }
        self.form.bare.push(text);
    }

    fn unit_begins(&self) -> bool {
        match self.token(0) {
            Some(
                Token::Role(Role::Unit(_) | Role::Last | Role::LastButOne)
                | Token::Ordinal(_)
                | Token::Degree(_)
                | Token::Roman(_),
            ) => true,
            Some(Token::Item(_)) => self.announced && !self.tradition.verb_stands_last(),
            Some(Token::Letter(_)) => {
                self.tradition == Tradition::French && (self.relation.is_some() || self.announced)
            }
            _ => false,
        }
    }

    fn place(&mut self) -> Result<(), Trouble> {
        let Read { chains, end } = units(self.text, self.words, self.at, self.tradition)?;
        self.at = end.max(self.at + 1);
        let joined = self.joined.take();
        if self.announced || self.is_announced(&chains) {
            self.comes(&chains);
            return Ok(());
        }
        // `to the second “the” in line 5`: which of several it is.
        let spans = self.form.until.is_some() || self.form.from.is_some();
        let line = chains.iter().flatten().all(|step| step.unit == Unit::Line);
        if spans && line && matches!(self.relation, None | Some(Relation::In)) {
            self.relation = None;
            return Ok(());
        }
        if self.closed {
            self.next_form();
        }
        if self.is_occurrence(&chains) {
            self.occurrence(&chains, joined);
            return Ok(());
        }
        let relation = self.relation.take();
        match relation {
            Some(at @ (Relation::After | Relation::Before)) => self.put_beside(at, &chains),
            Some(Relation::As) => self.form.towards.extend(chains),
            _ if self.form.deed == Some(Deed::Renumber)
                && !self.form.places.is_empty()
                && relation.is_none() =>
            {
                self.form.towards.extend(chains);
            }
            Some(Relation::With) => {
                // `par l’alinéa suivant`
                self.form.places.extend(chains);
            }
            _ if self.becomes && relation.is_none() => self.objects(&chains, joined),
            _ => self.inside(&chains, joined),
        }
        self.behind_place = true;
        Ok(())
    }

    /// `la seconde occurrence du mot : « x »`
    fn is_occurrence(&self, chains: &[Chain]) -> bool {
        let pieces = chains.iter().flatten().all(|step| step.unit == Unit::Piece);
        let behind = usize::from(matches!(self.token(0), Some(Token::Role(Role::Filler))));
        pieces && matches!(self.token(behind), Some(Token::Role(Role::Words)))
    }

    /// Reads which of several is meant; how the words stand to the verb was said before.
    fn occurrence(&mut self, chains: &[Chain], joined: Option<Joint>) {
        let relation = self.relation.take();
        self.inside(chains, joined.filter(|_| false));
        let goes = relation == Some(Relation::In) && self.form.deed == Some(Deed::Replace);
        self.relation = if goes { Some(Relation::Instead) } else { relation };
    }

    /// `l’alinéa suivant`: a unit without a number, and what follows says that it comes.
    fn is_announced(&self, chains: &[Chain]) -> bool {
        let [chain] = chains else { return false };
        let [step] = chain.as_slice() else { return false };
        let follows = matches!(self.token(0), Some(Token::Role(Role::Following | Role::New)));
        self.tradition == Tradition::French && step.number.is_empty() && follows
    }

    fn comes(&mut self, chains: &[Chain]) {
        self.announced = false;
        let steps: Vec<&Step> = chains.iter().filter_map(|chain| chain.last()).collect();
        let Some(first) = steps.first() else { return };
        let labels = steps
            .iter()
            .map(|step| step.number.clone())
            .filter(|label| !label.is_empty());
        self.form.new = Some(New {
            unit: first.unit,
            labels: labels.collect(),
        });
        self.relation = None;
    }

    fn put_beside(&mut self, relation: Relation, chains: &[Chain]) {
        if self.form.beside.is_some() {
            self.next_form();
        }
        let outer = self
            .form
            .places
            .last()
            .cloned()
            .unwrap_or_else(|| self.outer.clone());
        let resolved = chains.iter().map(|chain| within(&outer, chain)).collect();
        self.form.beside = Some((relation, resolved));
    }

    fn objects(&mut self, chains: &[Chain], joined: Option<Joint>) {
        let place = self
            .form
            .places
            .last()
            .cloned()
            .unwrap_or_else(|| self.outer.clone());
        let before = self
            .form
            .objects
            .last()
            .cloned()
            .filter(|_| joined.is_some())
            .unwrap_or(place);
        let resolved = chains.iter().map(|chain| within(&before, chain));
        self.form.objects.extend(resolved);
    }

    fn inside(&mut self, chains: &[Chain], joined: Option<Joint>) {
        let last = self.tradition.verb_stands_last();
        let complete = (self.form.deed.is_some() || last) && self.form.has_words() && joined.is_some()
            || last && self.form.is_renumbering();
        if complete {
            self.next_form();
        }
        let Some(last) = self.form.places.last().cloned() else {
            let outer = self.outer.clone();
            self.form.places = chains.iter().map(|chain| within(&outer, chain)).collect();
            return;
        };
        let lower = chains
            .first()
            .is_some_and(|chain| within(&last, chain).len() > last.len());
        let parallel = joined == Some(Joint::And) || joined.is_some() && !lower;
        if parallel && self.behind_place {
            self.form
                .places
                .extend(chains.iter().map(|chain| within(&last, chain)));
            return;
        }
        let refined = |place: &Chain| {
            chains
                .iter()
                .map(|chain| within(place, chain))
                .collect::<Vec<_>>()
        };
        self.form.places = self.form.places.iter().flat_map(refined).collect();
    }

    /// A word that is not known may be the name of an act, and nothing else.
    fn unknown(&mut self, word: &str) -> Result<(), Trouble> {
        let capital = word.starts_with(char::is_uppercase);
        let behind_of = self.at >= 2
            && matches!(
                self.words[self.at - 2].token,
                Token::Role(Role::Filler | Role::Name)
            );
        let named = match self.tradition {
            Tradition::German => capital && self.tradition.names_act(word),
            Tradition::American => capital && behind_of,
            _ => false,
        };
        if !named {
            return Err(format!(
                "\"{word}\" is no word of an instruction that is known here"
            ));
        }
        self.skip_name();
        Ok(())
    }

    /// Passes over the name of an act.
    fn skip_name(&mut self) {
        while let Some(token) = self.token(0) {
            let ends = match token {
                Token::Quoted(_)
                | Token::Colon
                | Token::Semicolon
                | Token::Dash
                | Token::Role(
                    Role::Do(_)
                    | Role::Words
                    | Role::Becomes
                    | Role::Provenance
                    | Role::Near(Relation::After | Relation::Before | Relation::With),
                ) => true,
                Token::Comma => self.goes_on_behind_comma(),
                _ => false,
            };
            if ends {
                return;
            }
            self.at += 1;
        }
    }

    /// Tells whether the instruction goes on behind the comma here, and no name does.
    fn goes_on_behind_comma(&self) -> bool {
        let mut ahead = 1;
        while let Some(Token::Role(Role::Filler | Role::And)) = self.token(ahead) {
            ahead += 1;
        }
        match self.token(ahead) {
            Some(Token::Role(Role::Near(Relation::In))) => {
                let behind = self.token(ahead + 1);
                matches!(
                    behind,
                    Some(Token::Role(Role::Unit(_)) | Token::Ordinal(_) | Token::Degree(_))
                )
            }
            Some(Token::Role(role)) => !matches!(role, Role::Name | Role::Near(Relation::As)),
            Some(Token::Ordinal(_)) | None => true,
            _ => false,
        }
    }

    /// Passes over how an act came to read as it does, up to the verb.
    fn skip_provenance(&mut self) {
        while let Some(token) = self.token(0) {
            if matches!(
                token,
                Token::Role(Role::Do(_) | Role::Becomes | Role::Words) | Token::Quoted(_)
            ) {
                return;
            }
            self.at += 1;
        }
    }

    fn finished(mut self) -> Vec<Form> {
        if self.form != Form::default() {
            self.next_form();
        }
        let mut before = None;
        for form in &mut self.done {
            if form.deed.is_none() && form.is_renumbering() {
                form.deed = Some(Deed::Renumber);
                form.towards = std::mem::take(&mut form.objects);
            }
            form.deed = form.deed.or(before);
            before = form.deed;
        }
        self.done
    }
}

impl Form {
    /// Tells whether quoted words stand in it.
    fn has_words(&self) -> bool {
        !self.bare.is_empty() || !self.with.is_empty() || !self.payload.is_empty()
    }

    fn has_content(&self) -> bool {
        self.has_words()
            || !self.places.is_empty()
            || self.new.is_some()
            || self.beside.is_some()
            || self.from.is_some()
    }

    /// `Absatz 2 wird Absatz 3`: a subject, what it becomes, and nothing else.
    fn is_renumbering(&self) -> bool {
        let nothing =
            self.bare.is_empty() && self.with.is_empty() && self.anchor.is_none() && self.new.is_none();
        self.deed.is_none()
            && !self.objects.is_empty()
            && nothing
            && self.beside.is_none()
            && self.end.is_none()
    }
}
