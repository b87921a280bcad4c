//! Words in quotation marks: which part of the clause they are, by what stands in front of them.

use super::Reader;
use crate::amend::sheet::clause::{Quoted, Trouble};
use crate::amend::sheet::word::{Token, Word};
use crate::lexicon::amending::{Deed, Relation, Sense};

impl Reader<'_> {
    /// Takes up quoted words.
    pub(super) fn quoted(&mut self, quoted: Quoted) -> Result<(), Trouble> {
        let relation = self.relation.take();
        self.joined = false;
        match relation {
            None | Some(Relation::Start | Relation::End) => self.bare(quoted),
            Some(relation @ (Relation::After | Relation::Before | Relation::Between)) => {
                self.anchor(relation, quoted)
            }
            Some(Relation::For) => {
                if self.clause.instead.is_some() {
                    self.next_clause();
                }
                self.clause.instead = Some(quoted);
                Ok(())
            }
            Some(Relation::Instead) => {
                self.clause.instead = Some(quoted);
                Ok(())
            }
            Some(Relation::From) => {
                if self.clause.deed == Some(Deed::Insert) {
                    return Err("words that are put in from somewhere".to_owned());
                }
                if self.clause.from.is_some() {
                    self.next_clause();
                }
                self.clause.from = Some(quoted);
                Ok(())
            }
            Some(Relation::To) if self.clause.from.is_some() => {
                self.clause.to = Some(quoted);
                Ok(())
            }
            Some(Relation::With | Relation::As | Relation::To) => self.with(quoted),
            // `deletion of “x”`, `each occurrence of “x”`
            Some(Relation::In) if std::mem::take(&mut self.genitive) => self.bare(quoted),
            Some(Relation::In) => {
                // `in the phrase “x”, delete “y”`
                self.clause.scope = Some(format!("in “{}”", quoted.text));
                Ok(())
            }
        }
    }

    pub(super) fn bare(&mut self, quoted: Quoted) -> Result<(), Trouble> {
        let clause = &self.clause;
        let begun = !clause.bare.is_empty();
        let closed = clause.with.is_some() || clause.payload.is_some();
        // `replace OP5 by the following: “…”`
        let whole = !begun && !clause.object.is_empty() && clause.following;
        match clause.deed {
            Some(Deed::Read) if clause.with.is_none() => return self.with(quoted),
            Some(Deed::Replace | Deed::Substitute) if !closed && whole => return self.with(quoted),
            Some(Deed::Insert) if begun && !clause.is_placed() => {
                return Err("two insertions at one place".to_owned());
            }
            _ => {}
        }
        let another = match clause.deed {
            Some(Deed::Insert) => begun,
            // `以“y”取代“x”`: what comes may be said first.
            Some(Deed::Replace | Deed::Substitute) => {
                let goes = begun || clause.instead.is_some() || clause.from.is_some() || clause.object_behind;
                closed && (goes || clause.payload.is_some())
            }
            Some(Deed::Delete) => begun || clause.object_behind,
            deed => deed == Some(Deed::Read),
        };
        if another {
            self.next_clause();
        }
        self.clause.bare.push(quoted);
        Ok(())
    }

    pub(super) fn with(&mut self, quoted: Quoted) -> Result<(), Trouble> {
        if self.clause.with.is_some() {
            return Err("two wordings for one".to_owned());
        }
        if self.clause.deed == Some(Deed::Delete) && !self.clause.bare.is_empty() {
            // `delete “x” and replace with “y”` has its own verb; `delete “x” with “y”` is none.
            return Err("what is deleted with something".to_owned());
        }
        self.clause.with = Some(quoted);
        Ok(())
    }

    fn anchor(&mut self, relation: Relation, quoted: Quoted) -> Result<(), Trouble> {
        match &self.clause.anchor {
            // `after “a” and before “b”`, `between “a” and “b”`
            Some((Relation::After, _)) if relation == Relation::Before && !self.clause.is_complete() => {
                self.clause.to = Some(quoted);
                return Ok(());
            }
            Some(_) if self.clause.is_complete() => self.next_clause(),
            Some(_) => return Err("two places for the same words".to_owned()),
            None if self.clause.deed.is_some_and(|deed| deed != Deed::Insert)
                && self.clause.has_content() =>
            {
                if self.clause.deed == Some(Deed::Split) || self.clause.rest {
                    // of the clause itself
                } else if self.ahead_is_more() {
                    self.next_clause();
                } else {
                    // `delete “a” after “b”`
                    let sign = if relation == Relation::After {
                        "… “"
                    } else {
                        "” …"
                    };
                    self.clause.scope = Some(match relation {
                        Relation::After => format!("{sign}{}” …", quoted.text),
                        _ => format!("… “{}{sign}", quoted.text),
                    });
                    return Ok(());
                }
            }
            None => {}
        }
        self.clause.anchor = Some((relation, quoted));
        if relation == Relation::Between
            && matches!(self.token(0), Some(Token::Sense(Sense::And)))
            && let Some(Token::Quoted(text)) = self.token(1).cloned()
        {
            self.at += 2;
            self.clause.to = Some(Quoted { text });
            self.clause.anchor = self
                .clause
                .anchor
                .take()
                .map(|(_, quoted)| (Relation::After, quoted));
        }
        Ok(())
    }

    /// A colon: behind it may stand what is put in, without quotation marks.
    #[expect(clippy::unnecessary_wraps, reason = "what a step answers")]
    pub(super) fn colon(&mut self) -> Result<(), Trouble> {
        self.at += 1;
        self.joined = true;
        let filler = |word: &&Word| word.token == Token::Sense(Sense::Filler);
        let verb = self.words[self.at..]
            .iter()
            .find(|word| !filler(word))
            .is_some_and(|word| matches!(word.token, Token::Sense(Sense::Do(_) | Sense::Near(_))));
        if self.clause.deed.is_none() && !verb && self.clause.is_between_numbers() {
            self.clause.becomes_new();
        }
        let wants = self.clause.wants_words();
        let rest = &self.words[self.at..];
        let ended = rest.is_empty();
        let quoted = matches!(
            rest.first().map(|word| &word.token),
            Some(Token::Quoted(_) | Token::Open(_))
        );
        if !wants || ended {
            return Ok(());
        }
        if quoted {
            if self.clause.deed != Some(Deed::Insert)
                && self.clause.following
                && self.clause.names_what_goes()
            {
                self.relation.get_or_insert(Relation::With);
            }
            return Ok(());
        }
        let named = self.clause.new.is_some() || self.clause.following || self.clause.note;
        if verb && !named {
            return Ok(());
        }
        let from = rest[0].range.start;
        self.clause.payload = Some(self.text[from..].trim().to_owned());
        self.at = self.words.len();
        Ok(())
    }
}
