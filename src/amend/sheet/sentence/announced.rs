//! What an instruction announces: `a new paragraph`, `the following two subparagraphs`, `a footnote reading`.
//!
//! Its words come in quotation marks behind it, or as the payload below.

use super::Reader;
use super::places::is_paragraph;
use crate::amend::sheet::clause::{New, Quoted, Trouble, spaced};
use crate::amend::sheet::word::{Token, Word};
use crate::instrument::Series;
use crate::lexicon::amending::{Deed, Relation, Sense, Thing, Which};

impl Reader<'_> {
    /// Reads `a new operative paragraph 5 bis`, `the following two paragraphs`, `the following text`.
    pub(super) fn announced(&mut self) -> Result<(), Trouble> {
        let start = self.at;
        let mut new = New {
            series: None,
            sub: false,
            label: None,
            count: Some(1),
            last: false,
        };
        let (mut fresh, mut following, mut counted) = (false, false, false);
        if self.follows_the_counted() {
            self.at += 1;
            self.relation = Some(Relation::After);
            return Ok(());
        }
        loop {
            match self.token(0) {
                // `following the following words: “x”`
                Some(Token::Sense(Sense::Which(Which::Following))) if following => {
                    self.clause.following = false;
                    self.relation = Some(Relation::After);
                    self.at += 1;
                    self.skip_to_quotation();
                    return Ok(());
                }
                Some(Token::Sense(Sense::Which(Which::New))) => fresh = true,
                Some(Token::Sense(Sense::Which(Which::Following))) => following = true,
                Some(Token::Sense(Sense::Which(Which::Last))) => new.last = true,
                Some(Token::Sense(Sense::Which(Which::Existing | Which::Alternative) | Sense::Filler)) => {}
                Some(Token::Ordinal(n)) if new.label.is_none() => new.label = Some(n.to_string()),
                Some(Token::Sense(Sense::Which(Which::Count(n)))) => {
                    counted = true;
                    new.count = Some(*n);
                }
                _ => break,
            }
            self.at += 1;
        }
        let noun = self.noun(&mut new);
        if noun == Some(Thing::Footnote) {
            return self.note(following);
        }
        // `a new heading`: what is announced is a heading only where it is said to be new.
        let paragraph = noun.is_some_and(is_paragraph) || fresh && noun == Some(Thing::Heading);
        if following && !fresh && !counted && self.follows_something(start, paragraph) {
            return Ok(());
        }
        if paragraph {
            if !counted && self.vocabulary.is_plural(self.printed(self.at - 1)) {
                new.count = None;
            }
            self.number_of(&mut new);
            self.part_of(&mut new);
            return self.comes(new, following);
        }
        self.clause.following |= following;
        if new.last && noun.is_none() {
            self.clause.scope = Some(self.text[self.words[start].range.clone()].to_lowercase());
        }
        let counted_part =
            matches!(noun, Some(Thing::Sentence | Thing::Line)) || new.last && noun == Some(Thing::Words);
        if counted_part && !fresh && !following {
            self.clause.scope = Some(
                self.text[self.words[start].range.start..self.words[self.at - 1].range.end].to_lowercase(),
            );
        }
        if let (Some(Thing::Mark(mark)), false) = (noun, self.at == start) {
            return self.quoted(Quoted {
                text: mark.to_string(),
            });
        }
        Ok(())
    }

    /// `following the twelfth operative paragraph`: behind it, and not announced.
    fn follows_the_counted(&self) -> bool {
        let bare = self.token(0) == Some(&Token::Sense(Sense::Which(Which::Following)))
            && !self.printed(self.at).contains(' ');
        let filler = |word: &&Word| word.token == Token::Sense(Sense::Filler);
        let mut behind = self.words[self.at + 1..].iter().skip_while(filler);
        bare && behind
            .next()
            .is_some_and(|word| matches!(word.token, Token::Ordinal(_)))
    }

    /// Passes over `words:` in front of a quotation.
    fn skip_to_quotation(&mut self) {
        let quoted = |word: &Word| matches!(word.token, Token::Quoted(_));
        let noun = |word: &Word| {
            matches!(
                word.token,
                Token::Sense(Sense::Thing(Thing::Words | Thing::Text)) | Token::Colon
            )
        };
        let rest = &self.words[self.at..];
        let passed = rest.iter().take_while(|word| noun(word)).count();
        if rest.get(passed).is_some_and(quoted) {
            self.at += passed;
        }
    }

    /// A footnote comes, or is spoken of without its number; one that comes may say which it will bear.
    #[expect(clippy::unnecessary_wraps, reason = "what a step answers")]
    pub(super) fn note(&mut self, following: bool) -> Result<(), Trouble> {
        if matches!(self.token(0), Some(Token::Number(_))) {
            self.at += 1;
        }
        self.clause.note = true;
        self.clause.following |= following;
        if self.relation == Some(Relation::As) {
            self.relation = None;
        }
        Ok(())
    }

    /// Tells whether a footnote is to come here: `add a footnote to paragraph 7`, and not `add “x” in footnote 3`.
    pub(super) fn is_new_note(&self) -> bool {
        let inserts = self.clause.deed == Some(Deed::Insert) && self.clause.said && !self.clause.note;
        inserts && matches!(self.relation, None | Some(Relation::As))
    }

    /// Reads the noun of what is announced: `preambular paragraph`, `text`.
    pub(super) fn noun(&mut self, new: &mut New) -> Option<Thing> {
        let mut noun = None;
        while let Some(Token::Sense(Sense::Thing(thing))) = self.token(0) {
            match thing {
                Thing::Preambular | Thing::Pp | Thing::Preamble => new.series = Some(Series::Preambular),
                Thing::Operative | Thing::Op | Thing::OperativePart => new.series = Some(Series::Operative),
                Thing::Article => new.series = Some(Series::Article),
                Thing::Heading => new.series = Some(Series::Heading),
                Thing::Subparagraph => new.sub = true,
                _ => {}
            }
            noun = Some(*thing);
            self.at += 1;
        }
        noun
    }

    /// Reads the number that a new paragraph is to bear.
    fn number_of(&mut self, new: &mut New) {
        match self.token(0) {
            Some(Token::Number(number)) => {
                new.label = Some(spaced(number));
                self.at += 1;
                while let Some(Token::Item(item)) = self.token(0) {
                    new.label = Some(format!("({item})"));
                    new.sub = true;
                    self.at += 1;
                }
            }
            Some(Token::Item(item)) => {
                new.label = Some(format!("({item})"));
                new.sub = true;
                self.at += 1;
                // `(e) and (f)`
                while matches!(self.token(0), Some(Token::Sense(Sense::And) | Token::Comma))
                    && matches!(self.token(1), Some(Token::Item(_)))
                {
                    new.count = new.count.map(|count| count + 1);
                    self.at += 2;
                }
            }
            _ => {}
        }
    }

    /// Reads the part that a new paragraph is of, where nothing stands between: `новый пункт 5 бис постановляющей части`.
    fn part_of(&mut self, new: &mut New) {
        let series = match self.token(0) {
            Some(Token::Sense(Sense::Thing(Thing::Preamble))) => Series::Preambular,
            Some(Token::Sense(Sense::Thing(Thing::OperativePart))) => Series::Operative,
            _ => return,
        };
        if self.vocabulary.order.bare_genitives {
            new.series = Some(series);
            self.at += 1;
        }
    }

    /// `following OP3, insert …`: stands behind something, and announces nothing.
    fn follows_something(&mut self, start: usize, paragraph: bool) -> bool {
        let bare = !self.printed(start).contains(' ');
        let article = start
            .checked_sub(1)
            .is_some_and(|before| self.words[before].token == Token::Sense(Sense::Filler));
        // `26`, `No. 26`
        let behind = usize::from(self.token(0) == Some(&Token::Sense(Sense::Filler)));
        let numbered = matches!(self.token(behind), Some(Token::Number(_) | Token::Ordinal(_)));
        let quoted = matches!(self.token(0), Some(Token::Quoted(_)));
        if bare && !article && (paragraph && numbered || quoted) {
            self.at = start + 1;
            self.relation = Some(Relation::After);
            return true;
        }
        false
    }

    /// A new paragraph is to come.
    pub(super) fn comes(&mut self, new: New, following: bool) -> Result<(), Trouble> {
        if self.clause.new.is_some() {
            if self.relation == Some(Relation::As) {
                self.relation = None;
                let own = self.clause.new.get_or_insert(new.clone());
                own.label = new.label.or(own.label.take());
                own.series = new.series.or(own.series);
                own.last |= new.last;
                return Ok(());
            }
            if self.clause.following || following {
                self.clause.following = true;
                return Ok(());
            }
            return Err("two new paragraphs at once".to_owned());
        }
        // `replace OP5 with the following paragraph`: the words of one that is there.
        let replaces = matches!(
            self.clause.deed,
            Some(Deed::Replace | Deed::Substitute | Deed::Read)
        );
        let relation = self.relation.take();
        // `combine OP5 and OP6 into one paragraph`
        if matches!(self.clause.deed, Some(Deed::Merge | Deed::Split)) && self.clause.object_behind {
            self.clause.following |= following;
            return Ok(());
        }
        // `OP5: insert after it a new paragraph`
        if let Some(relation @ (Relation::After | Relation::Before)) = relation
            && self.clause.beside.is_none()
            && self.clause.deed == Some(Deed::Insert)
            && self.clause.object.len() == 1
        {
            let places = std::mem::take(&mut self.clause.object);
            self.clause.beside = Some((relation, places));
        }
        if replaces && following {
            self.clause.following = true;
            self.clause.several = new.count != Some(1);
            self.clause.count = new.count;
            return Ok(());
        }
        if self.clause.deed.is_some() && self.clause.is_complete() {
            self.next_clause();
        }
        self.clause.following |= following;
        self.clause.new = Some(new);
        Ok(())
    }
}
