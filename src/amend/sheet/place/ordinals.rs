//! Paragraphs by their place: `the twenty-first preambular paragraph`, `the last two operative paragraphs`.

use super::numbers::letter;
use super::{Joint, Place, Places, Reader, Rough};
use crate::amend::sheet::word::Token;
use crate::instrument::Series;
use crate::lexicon::amending::Thing;

impl Reader<'_> {
    /// Reads `the third and fourth preambular paragraphs`, `the fourth paragraph of the preamble`, `the second sentence of …`.
    pub(super) fn by_ordinals(&self, start: usize) -> Option<Places> {
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
    pub(super) fn last(&self, at: usize) -> Option<Places> {
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
    pub(super) fn counted_part(&self, start: usize, end: usize) -> Places {
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
}
