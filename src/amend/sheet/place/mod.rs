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

mod notes;
mod numbers;
mod ordinals;

use super::word::{Token, Word};
use crate::instrument::{Address, Base, Number, Series};
use crate::lexicon::amending::{Relation, Sense, Thing, Vocabulary, Which};
use crate::lexicon::any;
use numbers::{part, range};

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
