//! The words of an instruction → clauses: one verb with what belongs to it.
//!
//! ```text
//! In OP5, delete “a” and, after “b”, insert “c”.
//!   Delete  words a            in OP5
//!   Insert  words c  after b   in OP5
//! ```
//!
//! An instruction puts its parts in nearly any order (`insert “x” after “y”`, `after “y”, insert “x”`, `the words “x” should be inserted
//! after “y”`), so the clause is a form with a field for each part, and words are read into it from left to right. A part whose
//! field is taken begins the next clause, which has the same verb until another one comes. A place that stands before the verb is that
//! of all that follows it; one behind is that of the clauses before it that have none.
//!
//! A word that is not known, or a part that has no field, makes the whole instruction one that is not understood: nothing is guessed.

mod announced;
mod places;
mod quoted;
mod sponsors;

use super::clause::{Clause, Quoted, Sentence, Trouble};
use super::place::Place;
use super::word::{Token, Word};
use crate::instrument::Series;
use crate::lexicon::amending::{Deed, Relation, Sense, Vocabulary, Which};

/// Reads the clauses of an instruction. `default` is what a paragraph is that nothing is said of.
pub(super) fn sentence(
    text: &str,
    words: &[Word],
    vocabulary: &Vocabulary,
    default: Series,
) -> Result<Sentence, Trouble> {
    let mut reader = Reader {
        text,
        words,
        vocabulary,
        default,
        at: 0,
        clause: Clause::default(),
        relation: None,
        joined: false,
        genitive: false,
        led: Vec::new(),
        led_scope: None,
        done: Sentence::default(),
        part_from: 0,
    };
    reader.leading_sponsor();
    while reader.at < words.len() {
        reader.step()?;
    }
    reader.finish();
    Ok(reader.done)
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
    vocabulary: &'a Vocabulary,
    default: Series,
    at: usize,
    clause: Clause,
    /// How what comes next stands to the verb.
    relation: Option<Relation>,
    /// A comma, an `and` or a stop stands before what comes next.
    joined: bool,
    /// The relation is that of a noun to what it is of: `deletion of`.
    genitive: bool,
    /// The places that stand before the verb, which are those of all that follows.
    led: Vec<Place>,
    /// What is narrower than these.
    led_scope: Option<String>,
    done: Sentence,
    /// The first clause of the part that the last stop began.
    part_from: usize,
}

impl Reader<'_> {
    fn token(&self, ahead: usize) -> Option<&Token> {
        self.words.get(self.at + ahead).map(|word| &word.token)
    }

    fn printed(&self, at: usize) -> &str {
        self.words
            .get(at)
            .map_or("", |word| &self.text[word.range.clone()])
    }

    fn step(&mut self) -> Result<(), Trouble> {
        if self.trailing_sponsor() {
            return Ok(());
        }
        let Some(token) = self.token(0).cloned() else {
            return Ok(());
        };
        match token {
            Token::Quoted(text) => {
                self.at += 1;
                self.quoted(Quoted { text })
            }
            Token::Open(_) => Err("a quotation that does not end".to_owned()),
            Token::Sense(Sense::Do(deed)) => self.verb(deed),
            Token::Sense(Sense::Near(relation)) => self.near(relation),
            Token::Sense(Sense::Which(which)) => self.which(which),
            Token::Sense(Sense::Thing(_)) | Token::Ordinal(_) | Token::Item(_) => self.thing(),
            Token::Sense(Sense::SoThat) => {
                self.at = self.behind_reason();
                Ok(())
            }
            Token::Sense(Sense::Filler | Sense::Says) => self.pass(),
            Token::Aside(words) => self.aside(&words),
            Token::Sense(Sense::And) | Token::Comma | Token::Dash => {
                self.joined = true;
                self.pass()
            }
            Token::Colon => self.colon(),
            Token::Semicolon | Token::Stop => {
                self.at += 1;
                self.stop();
                Ok(())
            }
            Token::Arrow => {
                self.clause.deed.get_or_insert(Deed::Replace);
                self.relation = Some(Relation::With);
                self.pass()
            }
            Token::Plus => self.verb(Deed::Insert),
            Token::Unknown(_) | Token::Roman(_) if self.sponsor_behind_place() => Ok(()),
            Token::Unknown(word) | Token::Roman(word) | Token::Number(word) => Err(format!(
                "\"{word}\" is no word of an instruction that is known here"
            )),
            Token::To => Err("a range of something that has none".to_owned()),
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "what a step answers")]
    fn pass(&mut self) -> Result<(), Trouble> {
        self.at += 1;
        Ok(())
    }

    fn verb(&mut self, deed: Deed) -> Result<(), Trouble> {
        self.at += 1;
        if deed == Deed::Keep {
            return Err("it keeps what is there".to_owned());
        }
        self.relation = None;
        let own = self.clause.deed.filter(|_| self.clause.said);
        match (own, deed) {
            // What stands in front of a verb belongs to it; `amend … by adding …` says what is done.
            (None | Some(Deed::Amend), _) => {}
            // `delete OP5, which reads: “…”`
            (Some(Deed::Delete), Deed::Read) if self.clause.is_complete() => {
                self.at = self.behind_reason();
                return Ok(());
            }
            // `insert a new paragraph reading`
            (Some(_), Deed::Read | Deed::Amend) => {
                if deed == Deed::Read {
                    self.clause.following |= self.clause.deed != Some(Deed::Delete);
                    self.relation = Some(Relation::With);
                }
                return Ok(());
            }
            _ => self.next_clause(),
        }
        self.clause.said = true;
        self.clause.deed = Some(deed);
        if deed == Deed::Read {
            self.clause.following = true;
            self.relation = Some(Relation::With);
        }
        Ok(())
    }

    #[expect(clippy::unnecessary_wraps, reason = "what a step answers")]
    fn near(&mut self, relation: Relation) -> Result<(), Trouble> {
        self.genitive = self.vocabulary.is_genitive(self.printed(self.at));
        self.at += 1;
        match relation {
            Relation::Start | Relation::End => {
                if self.clause.is_complete() && self.joined && self.clause.deed.is_some() {
                    self.next_clause();
                }
                self.clause.end = Some(relation);
                let of = matches!(self.token(0), Some(Token::Sense(Sense::Near(Relation::In))))
                    || self.vocabulary.order.bare_genitives && self.is_place();
                self.relation = of.then_some(Relation::In);
                // `to the end`: of a span that began.
                if relation == Relation::End && self.clause.from.is_some() {
                    self.clause.rest = true;
                }
                Ok(())
            }
            // `the end of the paragraph`: the noun alone says nothing new.
            Relation::In if self.relation.is_some() => Ok(()),
            // `перед словами`: the ending says no more than that a word stands in front.
            Relation::With if self.relation.is_some_and(stands_beside) => Ok(()),
            Relation::To if matches!(self.token(0), Some(Token::Sense(Sense::Do(_)))) => Ok(()),
            _ => {
                self.relation = Some(relation);
                Ok(())
            }
        }
    }

    fn which(&mut self, which: Which) -> Result<(), Trouble> {
        match which {
            Which::Each => {
                self.at += 1;
                self.clause.each = true;
                // `throughout the preamble`
                if self.relation.is_none() && self.is_place() {
                    self.relation = Some(Relation::In);
                }
            }
            Which::Rest => {
                self.at += 1;
                self.clause.rest = true;
            }
            Which::Accordingly => {
                self.at += 1;
                self.clause.accordingly = true;
            }
            Which::Existing | Which::Others => self.at += 1,
            Which::Last if self.is_place() => return self.thing(),
            Which::Alternative | Which::New | Which::Following | Which::Count(_) | Which::Last => {
                return self.announced();
            }
        }
        Ok(())
    }

    /// Tells whether more words or another verb come in this sentence.
    fn ahead_is_more(&self) -> bool {
        let ends = |word: &&Word| !matches!(word.token, Token::Stop | Token::Semicolon);
        let mut rest = self.words[self.at..].iter().take_while(ends);
        rest.any(|word| matches!(word.token, Token::Quoted(_) | Token::Sense(Sense::Do(_))))
    }

    fn stop(&mut self) {
        if self.clause.has_content() || self.clause.deed.is_some() {
            self.next_clause();
            self.clause.deed = None;
        }
        self.part_from = self.done.clauses.len();
        self.led_scope = None;
        self.relation = None;
        self.joined = true;
    }

    /// Returns the end of a reason: it reaches to the end of the sentence.
    fn behind_reason(&self) -> usize {
        let stop = |word: &Word| matches!(word.token, Token::Stop | Token::Semicolon);
        let rest = &self.words[self.at..];
        self.at + rest.iter().position(stop).unwrap_or(rest.len())
    }

    /// Ends the clause and begins another with the same verb and the place that was said in front.
    fn next_clause(&mut self) {
        let deed = self.clause.deed;
        let mut clause = std::mem::take(&mut self.clause);
        self.joined = false;
        self.clause.deed = deed;
        // `delete “x” in OP3 and in OP5`: further places of what was said.
        if !clause.said && clause.deed.is_some() && clause.is_places_only() {
            for before in &mut self.done.clauses[self.part_from..] {
                before.inside.extend(clause.inside.iter().cloned());
            }
            return;
        }
        if clause.inside.is_empty() && clause.object.is_empty() {
            clause.inside.clone_from(&self.led);
            clause.scope = clause.scope.or_else(|| self.led_scope.clone());
        }
        self.done.clauses.push(clause);
    }

    fn finish(&mut self) {
        if self.clause.has_content()
            || self.clause.deed.is_some() && !self.clause.accordingly
            || self.done.clauses.is_empty()
        {
            self.next_clause();
        }
    }
}

fn stands_beside(relation: Relation) -> bool {
    matches!(relation, Relation::After | Relation::Before | Relation::Between)
}
