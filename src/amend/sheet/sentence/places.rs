//! Places and parts that an instruction names: what its verb works on, where, and beside what.

use super::Reader;
use crate::amend::sheet::clause::{New, Quoted, Trouble, spaced};
use crate::amend::sheet::place;
use crate::amend::sheet::place::{Place, Places, places};
use crate::amend::sheet::word::Token;
use crate::instrument::Base;
use crate::lexicon::amending::{Deed, Relation, Sense, Thing};

impl Reader<'_> {
    pub(super) fn is_place(&self) -> bool {
        self.is_place_at(self.at)
    }

    fn is_place_at(&self, at: usize) -> bool {
        places(self.text, self.words, self.vocabulary, at, self.default).is_some()
    }

    /// Reads a place, a part of one, or a noun that stands for quoted words.
    pub(super) fn thing(&mut self) -> Result<(), Trouble> {
        let is_note = self.token(0) == Some(&Token::Sense(Sense::Thing(Thing::Footnote)));
        if is_note && self.is_new_note() {
            self.at += 1;
            return self.note(false);
        }
        if let Some(found) = places(self.text, self.words, self.vocabulary, self.at, self.default) {
            self.at = found.end;
            return self.place(found);
        }
        match self.token(0) {
            Some(Token::Sense(Sense::Thing(Thing::Footnote))) => {
                self.at += 1;
                self.note(false)
            }
            Some(Token::Ordinal(_)) => self.counted(),
            Some(Token::Sense(Sense::Thing(Thing::Mark(mark)))) => {
                let text = mark.to_string();
                self.at += 1;
                // `the comma “,”`
                if matches!(self.token(0), Some(Token::Quoted(_))) {
                    return Ok(());
                }
                self.quoted(Quoted { text })
            }
            Some(Token::Item(item)) => Err(format!("\"({item})\" is of nothing that was named")),
            Some(Token::Sense(Sense::Thing(Thing::Words))) => {
                self.at += 1;
                let filler = |token: &Token| matches!(token, Token::Sense(Sense::Filler | Sense::Which(_)));
                let mut ahead = self.words[self.at..].iter().map(|word| &word.token);
                let next = ahead.find(|token| !filler(token));
                self.clause.vague |= !matches!(
                    next,
                    None | Some(
                        Token::Quoted(_)
                            | Token::Open(_)
                            | Token::Colon
                            | Token::Comma
                            | Token::Sense(Sense::Thing(_))
                            | Token::Ordinal(_)
                    )
                );
                Ok(())
            }
            // `the end of the paragraph`, `the existing text`: nothing new.
            _ => {
                if matches!(self.token(0), Some(Token::Sense(Sense::Thing(Thing::Text)))) {
                    self.clause.following |= self.clause.deed == Some(Deed::Read);
                }
                self.pass()
            }
        }
    }

    /// Reads `the second “x”`, `the second occurrence of “x”`.
    #[expect(clippy::unnecessary_wraps, reason = "what a step answers")]
    pub(super) fn counted(&mut self) -> Result<(), Trouble> {
        let start = self.words[self.at].range.start;
        let mut end = self.words[self.at].range.end;
        self.at += 1;
        while let Some(Token::Sense(
            Sense::Thing(Thing::Occurrence | Thing::Words | Thing::Mark(_)) | Sense::Filler,
        )) = self.token(0)
        {
            if !matches!(self.token(0), Some(Token::Sense(Sense::Filler))) {
                end = self.words[self.at].range.end;
            }
            if let Some(Token::Sense(Sense::Thing(Thing::Mark(_)))) = self.token(0) {
                break;
            }
            self.at += 1;
        }
        // `the second occurrence of “x”`
        let of = |token: Option<&Token>| matches!(token, Some(Token::Sense(Sense::Near(Relation::In))));
        if of(self.token(0)) && !self.is_place_at(self.at + 1) {
            self.at += 1;
        }
        let said = self.text[start..end].to_lowercase();
        let words = said.split_whitespace().count();
        let occurrence = if words == 1 || matches!(self.token(0), Some(Token::Quoted(_))) {
            let first = said.split_whitespace().next().unwrap_or_default();
            format!("{first} occurrence")
        } else {
            said
        };
        self.clause.scope = Some(occurrence);
        Ok(())
    }

    /// Takes up places that were read.
    pub(super) fn place(&mut self, found: Places) -> Result<(), Trouble> {
        let relation = self.relation.take();
        let parted = std::mem::take(&mut self.joined);
        if let Some(scope) = found.scope {
            let alone = found.places.is_empty();
            if alone && self.clause.said && self.clause.is_complete() && parted && self.ahead_is_more() {
                self.next_clause();
            }
            if self.clause.deed.is_none() && self.clause.bare.is_empty() {
                self.led_scope = Some(scope.clone());
            }
            self.clause.scope = Some(scope);
        }
        if found.places.is_empty() {
            return Ok(());
        }
        // `delete OP5 in the draft`, `insert “x” in the text`
        if found.places == [Place::Everything] && !self.clause.each {
            return Ok(());
        }
        match relation {
            None => self.object(found.places, parted),
            Some(Relation::In | Relation::From) => self.inside(found.places, parted),
            Some(relation @ (Relation::After | Relation::Before | Relation::Between)) => {
                self.beside(relation, found.places)
            }
            Some(Relation::For | Relation::Instead) => {
                if relation == Some(Relation::Instead) {
                    self.clause.deed = Some(Deed::Replace);
                }
                self.clause.object = found.places;
                Ok(())
            }
            Some(relation @ (Relation::To | Relation::As | Relation::With)) => {
                self.towards(relation, found.places)
            }
            Some(Relation::Start | Relation::End) => Err("a place in the wrong place".to_owned()),
        }
    }

    pub(super) fn object(&mut self, places: Vec<Place>, parted: bool) -> Result<(), Trouble> {
        if self.clause.deed.is_none() && self.clause.has_content() && parted {
            // `“x” in OP3 and OP5 should be deleted`
            self.clause.inside.extend(places);
            return Ok(());
        }
        match self.clause.deed {
            None => {
                self.clause.object.extend(places);
                Ok(())
            }
            Some(Deed::Delete | Deed::Renumber | Deed::Merge | Deed::Move | Deed::Split | Deed::Amend) => {
                let passive =
                    self.clause.said && !self.clause.object.is_empty() && !self.clause.object_behind;
                if !self.clause.bare.is_empty() || self.clause.towards.is_some() || passive {
                    self.next_clause();
                } else {
                    self.clause.object_behind = true;
                }
                self.clause.object.extend(places);
                Ok(())
            }
            // `add a paragraph 3 bis`
            Some(Deed::Insert) if self.clause.said => self.as_numbered(&places),
            Some(_) => {
                if self.clause.is_complete() {
                    self.next_clause();
                }
                self.clause.object_behind = true;
                self.clause.object.extend(places);
                Ok(())
            }
        }
    }

    /// Takes up `in OP5`.
    pub(super) fn inside(&mut self, places: Vec<Place>, parted: bool) -> Result<(), Trouble> {
        if place::refines(&self.clause.inside, &places) {
            self.clause.inside = place::refined(&self.clause.inside, places);
            if !self.led.is_empty() {
                self.led.clone_from(&self.clause.inside);
            }
            return Ok(());
        }
        // `delete OP3 in OP5` says two things; `delete OP3, in OP5 delete “x”` begins another.
        if self.clause.object_behind && !place::refines(&places, &self.clause.object) {
            if !self.ahead_is_more() {
                return Err("a paragraph in another".to_owned());
            }
            self.next_clause();
        }
        let own = !self.clause.inside.is_empty();
        let complete = self.clause.is_complete() && self.clause.deed.is_some();
        if complete && (own || parted && !self.led.is_empty() && self.ahead_is_more()) {
            self.next_clause();
        }
        if self.clause.deed.is_none() && !self.clause.has_content() {
            self.led.clone_from(&places);
        } else {
            // Those before it that have no place have this one.
            for clause in &mut self.done.clauses[self.part_from..] {
                if clause.inside.is_empty() && clause.object.is_empty() && clause.beside.is_none() {
                    clause.inside.clone_from(&places);
                }
            }
        }
        self.clause.inside.extend(places);
        Ok(())
    }

    pub(super) fn beside(&mut self, relation: Relation, places: Vec<Place>) -> Result<(), Trouble> {
        if self.clause.deed == Some(Deed::Move) && !self.clause.object.is_empty() {
            self.clause.towards = Some((relation, places));
            return Ok(());
        }
        if self.clause.beside.is_some() {
            if !self.clause.is_complete() {
                return Err("two places for one paragraph".to_owned());
            }
            self.next_clause();
        } else if self.clause.deed.is_some()
            && self.clause.deed != Some(Deed::Insert)
            && self.clause.has_content()
        {
            self.next_clause();
        }
        self.clause.beside = Some((relation, places));
        Ok(())
    }

    fn towards(&mut self, relation: Relation, places: Vec<Place>) -> Result<(), Trouble> {
        match self.clause.deed {
            Some(Deed::Insert) if relation == Relation::To => self.inside(places, false),
            Some(Deed::Insert) if relation == Relation::As => self.as_numbered(&places),
            Some(Deed::Move | Deed::Merge | Deed::Renumber | Deed::Read | Deed::Split) => {
                self.clause.towards = Some((relation, places));
                Ok(())
            }
            _ => Err("a place that nothing is said of".to_owned()),
        }
    }

    /// `insert the following as operative paragraph 5 bis`
    fn as_numbered(&mut self, places: &[Place]) -> Result<(), Trouble> {
        let [Place::Provision(rough)] = places else {
            return Err("a new paragraph with several numbers".to_owned());
        };
        let Some(Base::Counted(series, number)) = rough.base.clone() else {
            return Err("a new paragraph without a number".to_owned());
        };
        let label = spaced(&number.shown);
        match &mut self.clause.new {
            Some(new) => {
                new.label = Some(label);
                new.series = Some(series);
            }
            None => {
                self.clause.new = Some(New {
                    series: Some(series),
                    sub: false,
                    label: Some(label),
                    count: Some(1),
                    last: false,
                });
            }
        }
        Ok(())
    }
}

pub(super) fn is_paragraph(thing: Thing) -> bool {
    matches!(
        thing,
        Thing::Paragraph
            | Thing::Preambular
            | Thing::Operative
            | Thing::Pp
            | Thing::Op
            | Thing::Subparagraph
            | Thing::Article
    )
}
