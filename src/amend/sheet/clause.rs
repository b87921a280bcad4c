//! A clause: one verb of an instruction with what belongs to it.
//!
//! It is a form with a field for each part that an instruction may have; `sentence` fills it in, `meaning` says what it asks for.

use super::place::Place;
use crate::instrument::{Address, Base, Series};
use crate::lexicon::amending::{Deed, Relation};
use crate::text::tokens::is_unspaced;

/// A verb with what belongs to it.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that may be said")]
pub(super) struct Clause {
    pub(super) deed: Option<Deed>,
    /// The verb stands in this clause, and is not that of the one before.
    pub(super) said: bool,
    /// Quoted words that nothing is said of: those that go, or that come, by the verb.
    pub(super) bare: Vec<Quoted>,
    /// `with “…”`, `by “…”`
    pub(super) with: Option<Quoted>,
    /// `substitute … for “…”`
    pub(super) instead: Option<Quoted>,
    /// `after “…”`, `before “…”`
    pub(super) anchor: Option<(Relation, Quoted)>,
    /// The first and the last words of a span.
    pub(super) from: Option<Quoted>,
    pub(super) to: Option<Quoted>,
    /// The paragraphs that the verb is about: `delete OP5`.
    pub(super) object: Vec<Place>,
    /// The verb stands before them.
    pub(super) object_behind: bool,
    /// Where the words stand: `in OP5`.
    pub(super) inside: Vec<Place>,
    /// The paragraphs beside which something is put: `after OP5`.
    pub(super) beside: Option<(Relation, Vec<Place>)>,
    /// Where a paragraph is moved to, as what it is numbered.
    pub(super) towards: Option<(Relation, Vec<Place>)>,
    /// `a new operative paragraph 5 bis`
    pub(super) new: Option<New>,
    /// A footnote is to come, or is spoken of without its number: `add a footnote`, `in paragraph 7, delete the footnote`.
    pub(super) note: bool,
    /// `the following`
    pub(super) following: bool,
    /// `at the end`
    pub(super) end: Option<Relation>,
    pub(super) scope: Option<String>,
    pub(super) each: bool,
    /// `everything`, `the rest`
    pub(super) rest: bool,
    /// `renumber accordingly`
    pub(super) accordingly: bool,
    /// Several paragraphs come in the place of one, and how many, where that is said.
    pub(super) several: bool,
    pub(super) count: Option<u32>,
    /// It speaks of words and does not quote them.
    pub(super) vague: bool,
    /// What comes, where it stands in the same paragraph without quotation marks.
    pub(super) payload: Option<String>,
}

/// Quoted words, and what tells which of several they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Quoted {
    pub(super) text: String,
}

/// A paragraph that is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct New {
    pub(super) series: Option<Series>,
    /// A subparagraph.
    pub(super) sub: bool,
    /// The label that it is to bear: `5 bis`, `(c)`.
    pub(super) label: Option<String>,
    /// How many; none for `the following paragraphs`.
    pub(super) count: Option<u32>,
    /// `a new last preambular paragraph`
    pub(super) last: bool,
}

/// An instruction, as far as its words say.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sentence {
    pub(super) clauses: Vec<Clause>,
    /// Who wants it.
    pub(super) sponsors: Vec<String>,
}

/// Why an instruction is not understood, in words.
pub(super) type Trouble = String;

/// `5bis` → `5 bis`
pub(super) fn spaced(number: &str) -> String {
    let at = number
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(number.len());
    let (digits, suffix) = number.split_at(at);
    let suffix = suffix.trim();
    let apart = !suffix.starts_with(is_unspaced);
    let word = suffix.chars().count() > 1 && !digits.is_empty() && apart;
    if word {
        format!("{digits} {suffix}")
    } else {
        format!("{digits}{suffix}")
    }
}

impl Clause {
    /// `OP9 bis (new)`: the paragraph that was named is one that is to come.
    pub(super) fn becomes_new(&mut self) {
        if let [Place::Provision(rough)] = self.object.as_slice()
            && let Some(Base::Counted(series, number)) = rough.base.clone()
        {
            self.object.clear();
            self.deed.get_or_insert(Deed::Insert);
            self.new = Some(New {
                series: Some(series),
                sub: false,
                label: Some(spaced(&number.shown)),
                count: Some(1),
                last: false,
            });
        }
    }

    /// `Delete`, beside a paragraph that is named elsewhere: it is about that.
    pub(super) fn stands_in(&mut self, place: Option<&Address>) {
        let alone = self.deed == Some(Deed::Delete) && !self.has_content() && self.scope.is_none();
        if let Some(address) = place.filter(|_| alone) {
            self.object = vec![Place::of(address)];
        }
    }

    /// Tells whether nothing was said but one number that stands between others: `OP5 alt`, `PP3 bis`.
    pub(super) fn is_between_numbers(&self) -> bool {
        let [Place::Provision(rough)] = self.object.as_slice() else {
            return false;
        };
        match &rough.base {
            Some(Base::Counted(_, number)) => {
                let suffix = number.shown.trim_start_matches(|c: char| c.is_ascii_digit());
                let alone = self.deed.is_none() && self.bare.is_empty() && self.inside.is_empty();
                alone && rough.items.is_empty() && super::word::is_suffix(suffix.trim())
            }
            _ => false,
        }
    }

    /// Tells whether more than a verb and a place was said.
    pub(super) fn has_content(&self) -> bool {
        !self.bare.is_empty()
            || self.with.is_some()
            || self.instead.is_some()
            || self.anchor.is_some()
            || self.from.is_some()
            || !self.object.is_empty()
            || !self.inside.is_empty()
            || self.beside.is_some()
            || self.towards.is_some()
            || self.new.is_some()
            || self.payload.is_some()
            || self.rest
    }

    /// Tells whether nothing but `in OP5` was said.
    pub(super) fn is_places_only(&self) -> bool {
        let bare = Self {
            inside: Vec::new(),
            ..self.clone()
        };
        !self.inside.is_empty() && !bare.has_content() && self.end.is_none() && self.scope.is_none()
    }

    /// Tells whether it says all that its verb needs.
    pub(super) fn is_complete(&self) -> bool {
        match self.deed {
            Some(Deed::Insert) => {
                (!self.bare.is_empty() || self.payload.is_some()) && self.is_placed()
                    || self.following && self.is_placed()
            }
            Some(Deed::Replace | Deed::Substitute | Deed::Read) => {
                let old = !self.bare.is_empty()
                    || self.instead.is_some()
                    || self.from.is_some()
                    || !self.object.is_empty();
                let new = self.with.is_some()
                    || self.payload.is_some()
                    || self.instead.is_some() && !self.bare.is_empty();
                old && new
            }
            Some(Deed::Delete) => {
                !self.bare.is_empty() || self.from.is_some() || !self.object.is_empty() || self.rest
            }
            None | Some(Deed::Amend) => false,
            Some(_) => !self.object.is_empty(),
        }
    }

    /// Tells whether it says what goes where something else comes.
    pub(super) fn names_what_goes(&self) -> bool {
        !self.bare.is_empty()
            || self.instead.is_some()
            || self.from.is_some()
            || self.rest
            || !self.object.is_empty()
            || self.scope.is_some()
            || self.deed == Some(Deed::Read)
    }

    /// Tells whether it is said beside what something is put.
    pub(super) fn is_placed(&self) -> bool {
        self.anchor.is_some() || self.end.is_some() || self.beside.is_some()
    }

    /// Tells whether it still lacks the words that come.
    pub(super) fn wants_words(&self) -> bool {
        match self.deed {
            Some(Deed::Insert) => self.bare.is_empty() && self.with.is_none() && self.payload.is_none(),
            Some(Deed::Replace | Deed::Substitute | Deed::Read) => {
                let substituted = self.instead.is_some() && !self.bare.is_empty();
                self.with.is_none() && self.payload.is_none() && !substituted
            }
            _ => false,
        }
    }
}
