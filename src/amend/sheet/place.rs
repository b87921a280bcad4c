//! Places in words → addresses.
//!
//! ```text
//! the twenty-first preambular paragraph and operative paragraphs 35, 38 and 39     PP21, OP35, OP38, OP39
//! paragraph 12 of the operative part · OP12 · operative clause 12                  OP12
//! subparagraphs (a) to (c) of paragraph 4 · paragraph 4 (a), (b) and (c)           OP4(a), OP4(b), OP4(c)
//! paragraph 3 of annex I · annex I, paragraph 3                                    Annex I:P3
//! the second sentence of paragraph 5                                               OP5, and which sentence
//! footnote 3 · the footnote to paragraph 7                                         Fn3, OP7:fn
//! ```
//!
//! A paragraph that nothing is said of is an operative one, as everywhere in the United Nations; in an article or an annex it is one of
//! that. A subparagraph alone is one of the paragraph that was named before ([`Rough::within`]). Cost: linear, since a look ahead is at
//! most a handful of words.

use super::words::{Token, Word};
use crate::instrument::{Address, Base, Number, Series};
use crate::lexicon::amending::{Relation, Sense, Thing, Vocabulary, Which};
use crate::lexicon::any;

/// Where an instruction works, before its surroundings say the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// A provision, or a part of one.
    Provision(Rough),
    /// The last of a series.
    Last(Series),
    /// The preamble, the operative part.
    Part(Series),
    /// `the footnote to paragraph 7`
    NoteOf(Rough),
    /// An annex as a whole.
    Annex(String),
    /// The draft as a whole.
    Everything,
}

/// An address as far as words tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rough {
    pub(super) scopes: Vec<String>,
    pub(super) base: Option<Base>,
    pub(super) paragraphs: Vec<Number>,
    pub(super) items: Vec<Number>,
}

impl Place {
    /// The place of an address.
    pub(super) fn of(address: &Address) -> Self {
        Self::Provision(Rough {
            scopes: address.scopes.clone(),
            base: Some(address.base.clone()),
            paragraphs: address.paragraphs.clone(),
            items: address.items.clone(),
        })
    }
}

impl Rough {
    fn counted(series: Series, number: &str) -> Self {
        let Address { base, paragraphs, .. } = Address::counted(Vec::new(), series, number);
        Self {
            base: Some(base),
            paragraphs,
            ..Self::default()
        }
    }

    fn is_note(&self) -> bool {
        matches!(self.base, Some(Base::Counted(Series::Footnote, _)))
    }

    fn with_items(mut self, items: &[String]) -> Self {
        self.items.extend(items.iter().map(|item| Number::new(item)));
        self
    }

    /// Puts this place, if it is only a part of one, into that which was named before.
    pub(super) fn within(&self, outer: Option<&Address>) -> Option<Address> {
        if let Some(base) = &self.base {
            let base = match base {
                Base::Counted(series, number) => {
                    Base::Counted(*series, Number::new(&any::latin_number(&number.shown)))
                }
                Base::Title => Base::Title,
            };
            return Some(Address {
                scopes: self.scopes.clone(),
                base,
                paragraphs: self.paragraphs.clone(),
                items: self.items.clone(),
            });
        }
        let mut address = outer?.clone();
        // `In paragraph 4 (a), … In subparagraph (b), …`: beside the one, not inside it.
        let sibling = address.items.len() >= self.items.len() && !self.items.is_empty();
        if sibling && self.scopes.is_empty() {
            let kept = address
                .items
                .len()
                .saturating_sub(self.items.len())
                .min(address.items.len());
            address.items.truncate(kept);
        }
        address.paragraphs.extend(self.paragraphs.iter().cloned());
        address.items.extend(self.items.iter().cloned());
        Some(address)
    }
}

/// Places that were read together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "its places")]
pub(super) struct Places {
    pub(super) places: Vec<Place>,
    /// What is narrower: `second sentence`, `chapeau`.
    pub(super) scope: Option<String>,
    /// The word behind the last one.
    pub(super) end: usize,
}

/// Reads the places that begin at a word.
pub(super) fn places(
    text: &str,
    words: &[Word],
    vocabulary: &Vocabulary,
    at: usize,
    default: Series,
) -> Option<Places> {
    let reader = Reader {
        text,
        words,
        vocabulary,
        default,
    };
    let mut found = reader.group(at)?;
    loop {
        let (joint, next) = reader.joint(found.end);
        let Some(more) = joint.and_then(|_| reader.group(next)) else {
            return Some(found);
        };
        if joint == Some(Joint::To) {
            found.places.extend(range(found.places.last(), &more.places)?);
        } else if more.places.is_empty() && joint == Some(Joint::Comma) {
            found.scope = more.scope;
        } else if joint == Some(Joint::Comma) && refines(&found.places, &more.places) {
            found.places = refined(&found.places, more.places);
            found.scope = found.scope.or(more.scope);
        } else {
            found.places.extend(more.places);
            found.scope = found.scope.or(more.scope);
        }
        found.end = more.end;
    }
}

/// Tells whether later places are parts of the one before them: `Article 5, paragraph 2`, `paragraph 4, subparagraph (b)`.
pub(super) fn refines(outer: &[Place], inner: &[Place]) -> bool {
    let [outer] = outer else { return false };
    inner.iter().all(|inner| match (outer, inner) {
        // `paragraph 5, footnote 3`
        (Place::Provision(outer), Place::Provision(inner)) if inner.is_note() => !outer.is_note(),
        (Place::Provision(outer), Place::Provision(inner)) => {
            let article = matches!(
                outer.base,
                Some(Base::Counted(Series::Article | Series::Section, _))
            );
            inner.base.is_none() || article && outer.paragraphs.is_empty() && is_paragraph(inner)
        }
        (Place::Annex(_), Place::Provision(inner)) => inner.base.is_none() || is_paragraph(inner),
        (Place::Part(series), Place::Provision(inner)) => {
            matches!(&inner.base, Some(Base::Counted(own, _)) if own == series) || is_paragraph(inner)
        }
        _ => false,
    })
}

fn is_paragraph(rough: &Rough) -> bool {
    matches!(
        rough.base,
        Some(Base::Counted(Series::Operative | Series::Paragraph, _))
    )
}

pub(super) fn refined(outer: &[Place], inner: Vec<Place>) -> Vec<Place> {
    let Some(outer) = outer.first() else { return inner };
    inner.into_iter().map(|place| inside(outer, place)).collect()
}

/// Puts a place into a larger one.
fn inside(outer: &Place, place: Place) -> Place {
    let Place::Provision(mut rough) = place else {
        return place;
    };
    if rough.is_note() {
        return Place::Provision(rough);
    }
    match outer {
        Place::Provision(outer) => {
            let own = match rough.base.take() {
                Some(Base::Counted(_, number)) => vec![number],
                _ => Vec::new(),
            };
            let mut whole = outer.clone();
            whole.paragraphs.extend(own);
            whole.paragraphs.extend(rough.paragraphs);
            whole.items.extend(rough.items);
            Place::Provision(whole)
        }
        Place::Annex(name) => {
            if let Some(Base::Counted(series, _)) = &mut rough.base {
                *series = Series::Paragraph;
            }
            rough.scopes.insert(0, name.clone());
            Place::Provision(rough)
        }
        Place::Part(part) => {
            if let Some(Base::Counted(series, _)) = &mut rough.base {
                *series = *part;
            }
            Place::Provision(rough)
        }
        Place::Last(_) | Place::Everything | Place::NoteOf(_) => Place::Provision(rough),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Comma,
    And,
    To,
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
    vocabulary: &'a Vocabulary,
    /// What a paragraph is that nothing is said of.
    default: Series,
}

/// A number with the marks of items behind it: `4 (a), (b)`.
struct Numbered {
    number: String,
    items: Vec<Vec<String>>,
}

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.words.get(at).map(|word| &word.token)
    }

    fn thing(&self, at: usize) -> Option<Thing> {
        match self.token(at)? {
            Token::Sense(Sense::Thing(thing)) => Some(*thing),
            _ => None,
        }
    }

    /// Passes over articles and the like.
    fn skip(&self, mut at: usize) -> usize {
        while matches!(
            self.token(at),
            Some(Token::Sense(Sense::Filler | Sense::Which(Which::Existing)))
        ) {
            at += 1;
        }
        at
    }

    /// Reads what joins two places, and where the second may begin.
    fn joint(&self, at: usize) -> (Option<Joint>, usize) {
        match self.token(at) {
            Some(Token::Sense(Sense::And)) => (Some(Joint::And), at + 1),
            Some(Token::Comma) => match self.token(at + 1) {
                Some(Token::Sense(Sense::And)) => (Some(Joint::And), at + 2),
                _ => (Some(Joint::Comma), at + 1),
            },
            Some(Token::To | Token::Sense(Sense::Near(Relation::To))) => (Some(Joint::To), at + 1),
            // `5 à 7`: the word says where else, and a range between numbers.
            Some(Token::Sense(Sense::Near(Relation::In))) if self.is_between_numbers(at) => {
                (Some(Joint::To), at + 1)
            }
            _ => (None, at),
        }
    }

    fn is_between_numbers(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        matches!(
            (before, self.token(at + 1)),
            (Some(Token::Number(_)), Some(Token::Number(_))) | (Some(Token::Item(_)), Some(Token::Item(_)))
        )
    }

    /// Reads one place, or several of one kind.
    fn group(&self, at: usize) -> Option<Places> {
        let at = self.skip(at);
        match self.token(at)? {
            Token::Ordinal(_) => self.by_ordinals(at),
            Token::Sense(Sense::Which(Which::Last)) => self.last(at),
            Token::Sense(Sense::Thing(thing)) => self.by_kind(*thing, at),
            Token::Item(_) => self.items_alone(at),
            _ => None,
        }
    }

    fn by_kind(&self, thing: Thing, at: usize) -> Option<Places> {
        let next = at + 1;
        match thing {
            Thing::Pp => self.numbered_in_part(Series::Preambular, next),
            Thing::Op => self.numbered_in_part(Series::Operative, next),
            Thing::Preambular => {
                let behind = self.skip_kind(next);
                self.numbered(Series::Preambular, behind).or_else(|| {
                    self.are_several(next, behind)
                        .then(|| part(Series::Preambular, behind))
                })
            }
            Thing::Operative => {
                let behind = self.skip_kind(next);
                self.numbered(Series::Operative, behind).or_else(|| {
                    self.are_several(next, behind)
                        .then(|| part(Series::Operative, behind))
                })
            }
            // `preamble paragraph 3`, `preamble`
            Thing::Preamble => Some(self.part_or_numbered(Series::Preambular, next)),
            Thing::OperativePart => Some(self.part_or_numbered(Series::Operative, next)),
            Thing::Paragraph => {
                let found = self.numbered(self.default, next)?;
                Some(self.of_what(found))
            }
            Thing::Subparagraph => self.subparagraphs(next),
            Thing::Article => self
                .numbered(Series::Article, next)
                .map(|found| self.of_what(found)),
            Thing::Section => self.section(next),
            Thing::Annex => Some(self.annex(next)),
            Thing::Title => Some(Places {
                places: vec![Place::Provision(Rough {
                    base: Some(Base::Title),
                    ..Rough::default()
                })],
                scope: None,
                end: self.skip_whole(next),
            }),
            Thing::Heading => self.numbered(Series::Heading, next),
            Thing::Footnote => self.footnote(at),
            Thing::Chapeau => {
                let inner = self.of(next)?;
                Some(Places {
                    scope: Some(self.shown(at, at + 1)),
                    ..inner
                })
            }
            Thing::Sentence | Thing::Line => Some(self.counted_part(at, at + 1)),
            Thing::Whole => Some(Places {
                places: vec![Place::Everything],
                scope: None,
                end: next,
            }),
            _ => None,
        }
    }

    /// Tells whether the noun between two words says that there are several: `the preambular paragraphs`.
    fn are_several(&self, noun: usize, behind: usize) -> bool {
        let printed = |word: &Word| self.vocabulary.is_plural(&self.text[word.range.clone()]);
        behind > noun && self.words.get(noun).is_some_and(printed)
    }

    /// Passes over `paragraph` behind `operative`.
    fn skip_kind(&self, at: usize) -> usize {
        match self.thing(at) {
            Some(Thing::Paragraph | Thing::Subparagraph) => at + 1,
            _ => at,
        }
    }

    /// Reads `3`, and the part that it is in by its own name anyway: `recital 3 of the preamble`.
    fn numbered_in_part(&self, series: Series, at: usize) -> Option<Places> {
        let found = self.numbered(series, self.skip_kind(at))?;
        Some(self.skip_part(series, found))
    }

    fn skip_part(&self, series: Series, found: Places) -> Places {
        match self.of(found.end) {
            Some(outer) if outer.places == [Place::Part(series)] || outer.places == [Place::Everything] => {
                Places {
                    end: outer.end,
                    ..found
                }
            }
            _ => found,
        }
    }

    fn part_or_numbered(&self, series: Series, at: usize) -> Places {
        let behind = self.skip_kind(at);
        if behind > at
            && let Some(found) = self.numbered(series, behind)
        {
            return found;
        }
        part(series, self.skip_whole(at))
    }

    /// Reads numbers with their items as addresses of one series.
    fn numbered(&self, series: Series, at: usize) -> Option<Places> {
        let (numbers, end) = self.numbers(at)?;
        let mut places = Vec::new();
        for Numbered { number, items } in numbers {
            let (number, letter) = lettered(series, &number);
            let rough = Rough::counted(series, number).with_items(letter.as_slice());
            if items.is_empty() {
                places.push(Place::Provision(rough));
            } else {
                let each = items
                    .iter()
                    .map(|items| Place::Provision(rough.clone().with_items(items)));
                places.extend(each);
            }
        }
        Some(Places {
            places,
            scope: None,
            end,
        })
    }

    /// Reads `35, 38 and 39`, `5 to 7`, `4 (a) and (b), 6`.
    fn numbers(&self, at: usize) -> Option<(Vec<Numbered>, usize)> {
        let mut at = self.skip_number_word(at);
        let mut numbers: Vec<Numbered> = Vec::new();
        let mut end = None;
        let mut joint = None;
        while let Some(number) = self
            .number(at)
            .or_else(|| self.enclosed(at).filter(|_| numbers.is_empty()))
        {
            let number = &number;
            if joint == Some(Joint::To) {
                let from = numbers.last()?.number.clone();
                let between = between(&from, number)?;
                numbers.extend(between.into_iter().map(Numbered::alone));
            } else {
                numbers.push(Numbered::alone(number.clone()));
            }
            let (items, behind) = self.items(at + 1);
            if let Some(last) = numbers.last_mut() {
                last.items = items;
            }
            end = Some(behind);
            let (found, next) = self.joint(behind);
            joint = found;
            at = self.skip_number_word(next);
            if joint.is_none() {
                break;
            }
        }
        Some((numbers, end?))
    }

    /// Reads a number in figures, or in words: `paragraph three`.
    fn number(&self, at: usize) -> Option<String> {
        match self.token(at)? {
            Token::Number(number) | Token::Roman(number) => Some(number.clone()),
            Token::Sense(Sense::Which(Which::Count(number))) => Some(number.to_string()),
            _ => None,
        }
    }

    /// Reads `(5)` in the place of a number.
    fn enclosed(&self, at: usize) -> Option<String> {
        match self.token(at)? {
            Token::Item(number) if number.chars().all(|c| c.is_ascii_digit()) => Some(number.clone()),
            _ => None,
        }
    }

    /// Passes over `No.` and the like between a noun and its number.
    fn skip_number_word(&self, at: usize) -> usize {
        match (self.token(at), self.token(at + 1)) {
            // `пункты с 5 по 7`
            (Some(Token::Sense(Sense::Filler | Sense::Near(Relation::From))), Some(Token::Number(_))) => {
                at + 1
            }
            // `الفقرات من 5 إلى 7`
            (Some(Token::Sense(Sense::Near(Relation::In))), Some(Token::Number(_)))
                if self.joint(at + 2).0 == Some(Joint::To) =>
            {
                at + 1
            }
            _ => at,
        }
    }

    /// Reads the marks of items: `(b) (ii)` one below the other, `(a), (b) and (c)` beside each other, `(a) to (c)`.
    fn items(&self, at: usize) -> (Vec<Vec<String>>, usize) {
        let mut at = at;
        let mut items: Vec<Vec<String>> = Vec::new();
        let mut end = at;
        let mut joint = None;
        loop {
            let mut path = Vec::new();
            while let Some(Token::Item(item)) = self.token(at) {
                path.push(item.clone());
                at += 1;
            }
            if path.is_empty() {
                break;
            }
            end = at;
            match (joint, items.last().and_then(|path| path.last()), path.last()) {
                (Some(Joint::To), Some(from), Some(to)) if path.len() == 1 => {
                    let outer: Vec<String> = items
                        .last()
                        .map_or_else(Vec::new, |last| last[..last.len() - 1].to_vec());
                    let letters = letters_between(from, to);
                    items.extend(letters.into_iter().map(|letter| {
                        let mut path = outer.clone();
                        path.push(letter);
                        path
                    }));
                }
                // `(b) (i) and (ii)`: below the same letter.
                (Some(_), Some(_), Some(last)) if path.len() == 1 && is_numeral(last) => {
                    let mut whole = items.last().cloned().unwrap_or_default();
                    if whole.len() > 1 {
                        whole.pop();
                        whole.push(last.clone());
                        items.push(whole);
                    } else {
                        items.push(path);
                    }
                }
                _ => items.push(path),
            }
            let (found, next) = self.joint(at);
            if found.is_none() || !matches!(self.token(next), Some(Token::Item(_))) {
                break;
            }
            joint = found;
            at = next;
        }
        (items, end)
    }

    /// Reads what stands behind `subparagraph`: `(b) of paragraph 4`, `4 (b)`.
    fn subparagraphs(&self, at: usize) -> Option<Places> {
        if let Some(Token::Number(_)) = self.token(at) {
            return self.numbered(self.default, at);
        }
        self.items_alone(at)
    }

    /// Reads `(b)` without a number, and the paragraph that it is of, where that is said.
    fn items_alone(&self, at: usize) -> Option<Places> {
        let (items, end) = self.items(at);
        if items.is_empty() {
            return None;
        }
        let places = items
            .iter()
            .map(|items| Place::Provision(Rough::default().with_items(items)))
            .collect();
        let found = Places {
            places,
            scope: None,
            end,
        };
        Some(self.of_what(found))
    }

    /// Reads `of paragraph 4`, `of the operative part`, `of annex I` behind places, and puts them there.
    fn of_what(&self, found: Places) -> Places {
        let Some(outer) = self.of(found.end) else {
            return found;
        };
        let [place] = outer.places.as_slice() else {
            return found;
        };
        if *place == Place::Everything {
            return Places {
                end: outer.end,
                ..found
            };
        }
        Places {
            places: found
                .places
                .into_iter()
                .map(|inner| inside(place, inner))
                .collect(),
            scope: outer.scope.or(found.scope),
            end: outer.end,
        }
    }

    /// Reads a place behind `of` or `in`.
    fn of(&self, at: usize) -> Option<Places> {
        match self.token(at)? {
            Token::Sense(Sense::Near(Relation::In)) => self.group(at + 1),
            Token::Sense(Sense::Thing(_) | Sense::Which(Which::Last)) | Token::Ordinal(_)
                if self.vocabulary.order.bare_genitives =>
            {
                self.group(at)
            }
            _ => None,
        }
    }

    /// Passes over `of the draft resolution`.
    fn skip_whole(&self, at: usize) -> usize {
        match self.of(at) {
            Some(found) if found.places == [Place::Everything] => found.end,
            _ => at,
        }
    }

    /// Reads `the third and fourth preambular paragraphs`, `the fourth paragraph of the preamble`, `the second sentence of …`.
    fn by_ordinals(&self, start: usize) -> Option<Places> {
        let (ordinals, at) = self.ordinals(start);
        let counted = |series: Series, end: usize| {
            let place = |n: &u32| Place::Provision(Rough::counted(series, &n.to_string()));
            Places {
                places: ordinals.iter().map(place).collect(),
                scope: None,
                end,
            }
        };
        match self.thing(at)? {
            Thing::Preambular | Thing::Pp | Thing::Preamble => {
                let found = counted(Series::Preambular, self.skip_kind(at + 1));
                Some(self.skip_part(Series::Preambular, found))
            }
            Thing::Operative | Thing::Op => {
                let found = counted(Series::Operative, self.skip_kind(at + 1));
                Some(self.skip_part(Series::Operative, found))
            }
            Thing::Paragraph => Some(self.of_what(counted(self.default, at + 1))),
            Thing::Article => Some(counted(Series::Article, at + 1)),
            Thing::Heading => Some(counted(Series::Heading, at + 1)),
            Thing::Footnote => Some(self.whose_note(counted(Series::Footnote, at + 1))),
            Thing::Subparagraph => {
                let letters = ordinals.iter().map(|&n| vec![letter(n)]);
                let places = letters.map(|items| Place::Provision(Rough::default().with_items(&items)));
                let found = Places {
                    places: places.collect(),
                    scope: None,
                    end: at + 1,
                };
                Some(self.of_what(found))
            }
            Thing::Sentence | Thing::Line => Some(self.counted_part(start, at + 1)),
            _ => None,
        }
    }

    fn ordinals(&self, at: usize) -> (Vec<u32>, usize) {
        let mut ordinals = Vec::new();
        let mut at = at;
        let mut joint = None;
        while let Some(Token::Ordinal(n)) = self.token(at) {
            match (joint, ordinals.last()) {
                (Some(Joint::To), Some(&from)) if from < *n => ordinals.extend(from + 1..=*n),
                _ => ordinals.push(*n),
            }
            let (found, next) = self.joint(at + 1);
            let next = self.skip(next);
            if found.is_none() || !matches!(self.token(next), Some(Token::Ordinal(_))) {
                return (ordinals, self.skip(at + 1));
            }
            joint = found;
            at = next;
        }
        (ordinals, at)
    }

    /// Reads `the last preambular paragraph`, `the last paragraph of the preamble`, `the last sentence of paragraph 5`.
    fn last(&self, at: usize) -> Option<Places> {
        let next = at + 1;
        let end = self.skip_kind(next + 1);
        let last = |series: Series, end: usize| Places {
            places: vec![Place::Last(series)],
            scope: None,
            end,
        };
        match self.thing(next)? {
            Thing::Preambular | Thing::Pp => Some(last(Series::Preambular, end)),
            Thing::Operative | Thing::Op => Some(last(Series::Operative, end)),
            Thing::Paragraph => {
                let outer = self.of(next + 1)?;
                let [Place::Part(series)] = outer.places.as_slice() else {
                    return None;
                };
                Some(last(*series, outer.end))
            }
            Thing::Sentence | Thing::Line => Some(self.counted_part(at, next + 1)),
            _ => None,
        }
    }

    /// Reads a part of a paragraph that is counted, and the paragraph that it is of.
    fn counted_part(&self, start: usize, end: usize) -> Places {
        let end = match self.token(end) {
            Some(Token::Number(_)) => end + 1,
            _ => end,
        };
        let scope = self.shown(start, end);
        match self.of(end) {
            Some(outer) => Places {
                scope: Some(scope),
                ..outer
            },
            None => Places {
                places: Vec::new(),
                scope: Some(scope),
                end,
            },
        }
    }

    /// Reads `footnote 3 to paragraph 7`, `the footnote to paragraph 7`, `the footnotes`.
    fn footnote(&self, at: usize) -> Option<Places> {
        if let Some(found) = self.numbered(Series::Footnote, at + 1) {
            return Some(self.whose_note(found));
        }
        if self.are_several(at, at + 1) {
            let whose = self
                .noted(at + 1)
                .is_some_and(|it| it.places != [Place::Everything]);
            return (!whose).then(|| part(Series::Footnote, self.skip_whole(at + 1)));
        }
        let outer = self.noted(at + 1)?;
        let [Place::Provision(rough)] = outer.places.as_slice() else {
            return None;
        };
        Some(Places {
            places: vec![Place::NoteOf(rough.clone())],
            scope: None,
            end: outer.end,
        })
    }

    /// Passes over the paragraph that a note which has a number stands in.
    fn whose_note(&self, found: Places) -> Places {
        match self.noted(found.end) {
            Some(outer) => Places {
                end: outer.end,
                ..found
            },
            None => found,
        }
    }

    /// Reads a place behind `to`, `of` or `in`.
    fn noted(&self, at: usize) -> Option<Places> {
        match self.token(at)? {
            Token::To | Token::Sense(Sense::Near(Relation::To)) => self.group(at + 1),
            _ => self.of(at),
        }
    }

    fn section(&self, at: usize) -> Option<Places> {
        if let Some(found) = self.numbered(Series::Section, at) {
            return Some(self.of_what(found));
        }
        None
    }

    fn annex(&self, at: usize) -> Places {
        let (number, end) = match self.token(at) {
            Some(Token::Number(number) | Token::Roman(number)) => (Some(number.clone()), at + 1),
            Some(Token::Item(item)) => (Some(item.clone()), at + 1),
            // `附件一`
            Some(Token::Sense(Sense::Which(Which::Count(number)))) if self.vocabulary.order.nouns_last => {
                (Some(number.to_string()), at + 1)
            }
            _ => (None, at),
        };
        let name = number.map_or_else(|| ANNEX.to_owned(), |number| format!("{ANNEX} {number}"));
        Places {
            places: vec![Place::Annex(name)],
            scope: None,
            end: self.skip_whole(end),
        }
    }

    /// Returns the words from one to another, as printed.
    fn shown(&self, from: usize, to: usize) -> String {
        match (self.words.get(from), self.words.get(to.saturating_sub(1))) {
            (Some(first), Some(last)) => self.text[first.range.start..last.range.end].to_lowercase(),
            _ => String::new(),
        }
    }
}

/// The scope of what stands in an annex.
const ANNEX: &str = "Annex";

impl Numbered {
    fn alone(number: String) -> Self {
        Self {
            number,
            items: Vec::new(),
        }
    }
}

fn part(series: Series, end: usize) -> Places {
    Places {
        places: vec![Place::Part(series)],
        scope: None,
        end,
    }
}

/// No range has more paragraphs than this.
const LONGEST_RANGE: u32 = 500;

/// Returns the numbers behind one, up to another: `6`, `7` of `5 to 7`.
fn between(from: &str, to: &str) -> Option<Vec<String>> {
    let (Ok(first), Ok(last)) = (from.parse::<u32>(), to.parse::<u32>()) else {
        return None;
    };
    (first < last && last - first <= LONGEST_RANGE)
        .then(|| (first + 1..=last).map(|n| n.to_string()).collect())
}

/// Returns the provisions behind one, up to the first of others, and these: `OP6`, `OP7` of `OP5–OP7`.
fn range(from: Option<&Place>, to: &[Place]) -> Option<Vec<Place>> {
    let Some(Place::Provision(first)) = from else {
        return None;
    };
    let [Place::Provision(last), rest @ ..] = to else {
        return None;
    };
    let plain = |rough: &Rough| rough.items.is_empty() && rough.paragraphs.is_empty();
    if !plain(first) || !plain(last) || first.scopes != last.scopes {
        return None;
    }
    let (Some(Base::Counted(series, from)), Some(Base::Counted(other, to))) = (&first.base, &last.base)
    else {
        return None;
    };
    let numbers = between(&from.shown, &to.shown).filter(|_| series == other)?;
    let inner = numbers.iter().map(|number| {
        Place::Provision(Rough {
            scopes: first.scopes.clone(),
            ..Rough::counted(*series, number)
        })
    });
    Some(inner.chain(rest.iter().cloned()).collect())
}

/// Returns the letters behind one, up to another: `b`, `c` of `(a) to (c)`; of roman numerals likewise.
fn letters_between(from: &str, to: &str) -> Vec<String> {
    let single = |text: &str| text.chars().next().filter(|_| text.len() == 1);
    if let (Some(first), Some(last)) = (single(from), single(to))
        && first < last
    {
        return (first..=last).skip(1).map(String::from).collect();
    }
    let value = crate::text::roman::value;
    match (value(from), value(to)) {
        (Some(first), Some(last)) if first < last => {
            (first + 1..=last).map(crate::text::roman::written).collect()
        }
        _ => vec![to.to_owned()],
    }
}

/// Parts `5a`, which is paragraph 5 (a) where negotiators write it.
fn lettered(series: Series, number: &str) -> (&str, Option<String>) {
    let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let letter = &number[digits.len()..];
    let counted = matches!(series, Series::Preambular | Series::Operative);
    if counted && letter.len() == 1 && digits.chars().all(|c| c.is_ascii_digit()) {
        return (digits, Some(letter.to_owned()));
    }
    (number, None)
}

fn is_numeral(item: &str) -> bool {
    item.len() > 1 && crate::text::roman::value(item).is_some() || item == "i"
}

/// Returns the letter that a subparagraph has by its place.
fn letter(place: u32) -> String {
    let letter = u8::try_from(place).ok().filter(|place| (1..=26).contains(place));
    letter.map_or_else(
        || place.to_string(),
        |place| char::from(b'a' + place - 1).to_string(),
    )
}
