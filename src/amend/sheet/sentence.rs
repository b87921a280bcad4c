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

use super::clause::{Clause, New, Quoted, Sentence, Trouble, spaced};
use super::place::{Place, Places, places};
use super::words::{Token, Word};
use crate::instrument::{Base, Series};
use crate::lexicon::amending::{Deed, Relation, Sense, Thing, Vocabulary, Which};

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

    /// Reads `US:` or `The delegation of Cuba proposes to` in front of an instruction.
    fn leading_sponsor(&mut self) {
        if let Some(says) = self.says() {
            let unknown = self.words[self.at..says]
                .iter()
                .filter(|word| matches!(word.token, Token::Unknown(_) | Token::Roman(_) | Token::Number(_)));
            let ranges: Vec<_> = unknown.map(|word| word.range.clone()).collect();
            if let (Some(first), Some(last)) = (ranges.first(), ranges.last()) {
                self.done
                    .sponsors
                    .extend(super::head::names(&self.text[first.start..last.end]));
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
        self.done
            .sponsors
            .extend(super::head::names(&self.text[from..end]));
        self.at += behind + 1;
    }

    /// Reads who wants something behind the place that it is about: `OP5, EU: delete`, `OP5: Cuba proposes to delete`.
    fn sponsor_behind_place(&mut self) -> bool {
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
    fn says(&self) -> Option<usize> {
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

    /// Reads `(EU)` or `– US` at the end.
    fn trailing_sponsor(&mut self) -> bool {
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
            self.done.sponsors.extend(super::head::names(&names));
            self.at = self.words.len();
        }
        begin
    }

    /// Words in parentheses inside an instruction: `(new)` says that a paragraph is, all else is a remark.
    #[expect(clippy::unnecessary_wraps, reason = "what a step answers")]
    fn aside(&mut self, words: &str) -> Result<(), Trouble> {
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
            self.done.sponsors.extend(super::head::names(words));
        }
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

    /// Reads `a new operative paragraph 5 bis`, `the following two paragraphs`, `the following text`.
    fn announced(&mut self) -> Result<(), Trouble> {
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
                text: mark.to_owned(),
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
    fn note(&mut self, following: bool) -> Result<(), Trouble> {
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
    fn is_new_note(&self) -> bool {
        let inserts = self.clause.deed == Some(Deed::Insert) && self.clause.said && !self.clause.note;
        inserts && matches!(self.relation, None | Some(Relation::As))
    }

    /// Reads the noun of what is announced: `preambular paragraph`, `text`.
    fn noun(&mut self, new: &mut New) -> Option<Thing> {
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
    fn comes(&mut self, new: New, following: bool) -> Result<(), Trouble> {
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

    fn is_place(&self) -> bool {
        self.is_place_at(self.at)
    }

    fn is_place_at(&self, at: usize) -> bool {
        places(self.text, self.words, self.vocabulary, at, self.default).is_some()
    }

    /// Reads a place, a part of one, or a noun that stands for quoted words.
    fn thing(&mut self) -> Result<(), Trouble> {
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
                let text = (*mark).to_owned();
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
    fn counted(&mut self) -> Result<(), Trouble> {
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
    fn place(&mut self, found: Places) -> Result<(), Trouble> {
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

    fn object(&mut self, places: Vec<Place>, parted: bool) -> Result<(), Trouble> {
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
    fn inside(&mut self, places: Vec<Place>, parted: bool) -> Result<(), Trouble> {
        if super::place::refines(&self.clause.inside, &places) {
            self.clause.inside = super::place::refined(&self.clause.inside, places);
            if !self.led.is_empty() {
                self.led.clone_from(&self.clause.inside);
            }
            return Ok(());
        }
        // `delete OP3 in OP5` says two things; `delete OP3, in OP5 delete “x”` begins another.
        if self.clause.object_behind && !super::place::refines(&places, &self.clause.object) {
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

    /// Tells whether more words or another verb come in this sentence.
    fn ahead_is_more(&self) -> bool {
        let ends = |word: &&Word| !matches!(word.token, Token::Stop | Token::Semicolon);
        let mut rest = self.words[self.at..].iter().take_while(ends);
        rest.any(|word| matches!(word.token, Token::Quoted(_) | Token::Sense(Sense::Do(_))))
    }

    fn beside(&mut self, relation: Relation, places: Vec<Place>) -> Result<(), Trouble> {
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

    /// Takes up quoted words.
    fn quoted(&mut self, quoted: Quoted) -> Result<(), Trouble> {
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

    fn bare(&mut self, quoted: Quoted) -> Result<(), Trouble> {
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

    fn with(&mut self, quoted: Quoted) -> Result<(), Trouble> {
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
    fn colon(&mut self) -> Result<(), Trouble> {
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

/// So many words may name who wants something.
const LONGEST_SPONSORS: usize = 12;

fn stands_beside(relation: Relation) -> bool {
    matches!(relation, Relation::After | Relation::Before | Relation::Between)
}

fn is_paragraph(thing: Thing) -> bool {
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
