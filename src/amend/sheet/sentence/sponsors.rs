//! Who wants something: `US:`, `The delegation of Cuba proposes to`, `(proposed by Peru)`.
//!
//! That is nothing of what is asked for, and is passed over, wherever it stands in an instruction.

use super::Reader;
use crate::amend::sheet::clause::Trouble;
use crate::amend::sheet::head;
use crate::amend::sheet::word::{Token, Word};
use crate::lexicon::amending::{Relation, Sense, Thing, Which};

impl Reader<'_> {
    /// Reads `US:` or `The delegation of Cuba proposes to` in front of an instruction.
    pub(super) fn leading_sponsor(&mut self) {
        if let Some(says) = self.says() {
            let unknown = self.words[self.at..says]
                .iter()
                .filter(|word| matches!(word.token, Token::Unknown(_) | Token::Roman(_) | Token::Number(_)));
            let ranges: Vec<_> = unknown.map(|word| word.range.clone()).collect();
            if let (Some(first), Some(last)) = (ranges.first(), ranges.last()) {
                self.done
                    .sponsors
                    .extend(head::names(&self.text[first.start..last.end]));
            }
            self.at = says + 1;
            return;
        }
        let is_name = |word: &Word| {
            matches!(
                word.token,
                Token::Unknown(_) | Token::Roman(_) | Token::Aside(_) | Token::Number(_)
            ) || matches!(word.token, Token::Sense(Sense::And) | Token::Comma)
        };
        let rest = &self.words[self.at..];
        let names = rest.iter().take_while(|word| is_name(word)).count();
        let numbered = rest
            .first()
            .is_some_and(|word| matches!(word.token, Token::Number(_)));
        let proposal =
            rest.get(names).map(|word| &word.token) == Some(&Token::Sense(Sense::Thing(Thing::Amendment)));
        let behind = names + usize::from(proposal);
        let colon = matches!(
            rest.get(behind).map(|word| &word.token),
            Some(Token::Colon | Token::Dash)
        );
        if names == 0 || numbered || !colon || names > LONGEST_SPONSORS {
            return;
        }
        let (from, end) = (rest[0].range.start, rest[names].range.start);
        self.done.sponsors.extend(head::names(&self.text[from..end]));
        self.at += behind + 1;
    }

    /// Reads who wants something behind the place that it is about: `OP5, EU: delete`, `OP5: Cuba proposes to delete`.
    pub(super) fn sponsor_behind_place(&mut self) -> bool {
        let capital = self.printed(self.at).starts_with(char::is_uppercase);
        let begun =
            self.clause.deed.is_none() && !self.clause.object.is_empty() && self.clause.bare.is_empty();
        let before = self.at;
        if capital && begun && self.joined {
            self.leading_sponsor();
        }
        self.at > before
    }

    /// Finds the verb of one who proposes something, with nothing but a name in front.
    pub(super) fn says(&self) -> Option<usize> {
        let at = self
            .words
            .iter()
            .skip(self.at)
            .take(LONGEST_SPONSORS)
            .position(|word| word.token == Token::Sense(Sense::Says))?
            + self.at;
        let names = self.words[self.at..at].iter().all(|word| {
            matches!(
                word.token,
                Token::Unknown(_)
                    | Token::Roman(_)
                    | Token::Number(_)
                    | Token::Comma
                    | Token::Sense(Sense::And | Sense::Filler | Sense::Near(Relation::In))
            )
        });
        names.then_some(at)
    }

    /// Reads `(EU)` or `– US` at the end.
    pub(super) fn trailing_sponsor(&mut self) -> bool {
        let rest = &self.words[self.at..];
        let stop = |word: &&Word| !matches!(word.token, Token::Stop | Token::Semicolon);
        let rest: Vec<&Word> = rest.iter().filter(stop).collect();
        let (names, begin) = match rest.as_slice() {
            [word] => match &word.token {
                Token::Aside(names) if names.starts_with(char::is_uppercase) => (names.clone(), true),
                _ => return false,
            },
            [dash, names @ ..] if dash.token == Token::Dash && names.len() <= LONGEST_SPONSORS => {
                let is_name = |word: &&Word| {
                    matches!(
                        word.token,
                        Token::Unknown(_) | Token::Roman(_) | Token::Comma | Token::Number(_)
                    ) || word.token == Token::Sense(Sense::And)
                };
                let begins = names.first().map(|word| word.range.start).unwrap_or_default();
                let ends = names.last().map(|word| word.range.end).unwrap_or_default();
                let capital = self.text[begins..].starts_with(char::is_uppercase);
                (
                    self.text[begins..ends].to_owned(),
                    capital && !names.is_empty() && names.iter().all(is_name),
                )
            }
            _ => return false,
        };
        if begin {
            self.done.sponsors.extend(head::names(&names));
            self.at = self.words.len();
        }
        begin
    }

    /// Words in parentheses inside an instruction: `(new)` says that a paragraph is, all else is a remark.
    #[expect(clippy::unnecessary_wraps, reason = "what a step answers")]
    pub(super) fn aside(&mut self, words: &str) -> Result<(), Trouble> {
        let new = self
            .vocabulary
            .sense(|at| (at == 0).then(|| words.to_lowercase()));
        if new == Some((1, Sense::Which(Which::New))) {
            self.clause.becomes_new();
        }
        // `OP5 (EU): delete`
        let behind = matches!(self.token(1), Some(Token::Colon | Token::Dash));
        let begun = self.clause.deed.is_none() && self.clause.bare.is_empty();
        if new.is_none() && behind && begun && words.starts_with(char::is_uppercase) {
            self.done.sponsors.extend(head::names(words));
        }
        self.at += 1;
        Ok(())
    }
}

/// So many words may name who wants something.
const LONGEST_SPONSORS: usize = 12;
