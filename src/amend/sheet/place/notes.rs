//! Footnotes: `footnote 3`, `the footnote to paragraph 7`.

use super::numbers::part;
use super::{Place, Places, Reader};
use crate::amend::sheet::word::Token;
use crate::instrument::Series;
use crate::lexicon::amending::{Relation, Sense};

impl Reader<'_> {
    /// Reads `footnote 3 to paragraph 7`, `the footnote to paragraph 7`, `the footnotes`.
    pub(super) fn footnote(&self, at: usize) -> Option<Places> {
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
    pub(super) fn whose_note(&self, found: Places) -> Places {
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
}
