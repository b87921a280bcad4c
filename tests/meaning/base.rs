//! A text with places, of which each can be filled otherwise; and several edits in one comparison.
//!
//! Reading a text costs far more than comparing a paragraph, so edits of different places are made at once: a *round*. An
//! edit is passed in its round where the paragraph of its place answers itself, and is substantive. Every other answer
//! is asked again, with the edit alone in its text.

use std::ops::Range;
use std::sync::Arc;

use travaux::compare::{Options, understand};
use travaux::read::Source;
use travaux::sides::{Side, Sides};

/// A pair of texts with places.
#[derive(Debug)]
pub(crate) struct Base {
    pub(crate) language: &'static str,
    pub(crate) name: String,
    /// The two texts, as they are without an edit; they may differ in their heads.
    pub(crate) texts: Sides<String>,
    pub(crate) places: Vec<Place>,
}

/// A stretch of both texts.
#[derive(Debug)]
pub(crate) struct Place {
    /// `op`, `annex`, or the number of a block.
    pub(crate) name: String,
    pub(crate) ranges: Sides<Range<usize>>,
    /// The id of the paragraph that holds it; none for a footnote, a line of the head, and what stands in two.
    pub(crate) id: Option<String>,
}

/// A text to be filled, with the places in it.
pub(crate) struct Marked {
    pub(crate) text: String,
    pub(crate) places: Vec<(String, Range<usize>)>,
}

impl Base {
    pub(crate) fn new(language: &'static str, name: String, marked: Sides<Marked>) -> Arc<Self> {
        let ids = ids(&marked.old);
        let Sides { old, new } = marked;
        let places = old.places.into_iter().zip(new.places).zip(ids);
        let places = places.map(|(((name, old), (_, new)), id)| Place {
            name,
            ranges: Sides::new(old, new),
            id,
        });
        Arc::new(Self {
            language,
            name,
            places: places.collect(),
            texts: Sides::new(old.text, new.text),
        })
    }

    /// Takes a text as it is; its blocks are the places.
    pub(crate) fn of_blocks(language: &'static str, name: &str, text: &str) -> Arc<Self> {
        let marked = || Marked {
            text: text.to_owned(),
            places: blocks(text),
        };
        Self::new(language, name.to_owned(), Sides::new(marked(), marked()))
    }

    /// Writes both texts with some of the places filled otherwise, which stand in order.
    pub(crate) fn filled(&self, with: &[(usize, &Sides<String>)]) -> Sides<String> {
        let side = |side: Side| {
            let text = self.texts.get(side);
            let (mut whole, mut done) = (String::new(), 0);
            for (place, words) in with {
                let range = self.places[*place].ranges.get(side);
                whole += &text[done..range.start];
                whole += words.get(side);
                done = range.end;
            }
            whole + &text[done..]
        };
        Sides::new(side(Side::Old), side(Side::New))
    }

    /// Returns what stands in a place of the old text.
    pub(crate) fn block(&self, place: usize) -> &str {
        &self.texts.old[self.places[place].ranges.old.clone()]
    }
}

/// Returns the blocks of a text, which blank lines part.
fn blocks(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    for block in text.split("\n\n") {
        let start = at + block.len() - block.trim_start().len();
        if !block.trim().is_empty() {
            found.push((found.len().to_string(), start..start + block.trim().len()));
        }
        at += block.len() + 2;
    }
    found
}

/// Returns the id of the one paragraph that has the words of each place.
fn ids(marked: &Marked) -> Vec<Option<String>> {
    let source = Source {
        name: "base.txt".to_owned(),
        bytes: marked.text.clone().into_bytes(),
    };
    let text = understand(&source, &Options::default().read.old).expect("a text of the tests can be read");
    let provisions: Vec<(String, String)> = text
        .instrument
        .provisions
        .iter()
        .map(|it| (letters(&it.text), it.id.to_string()))
        .collect();
    let of_words = |words: &str| {
        let words = letters(words);
        let mut same = provisions.iter().filter(|(text, _)| {
            text.chars().count() > 4 && (words.ends_with(text.as_str()) || text.ends_with(&words))
        });
        let found = same.next().map(|(_, id)| id.clone());
        found.filter(|_| same.next().is_none())
    };
    marked
        .places
        .iter()
        .map(|(_, range)| of_words(&marked.text[range.clone()]))
        .collect()
}

/// Leaves out what a format may print otherwise: marks, stars, spaces.
fn letters(text: &str) -> String {
    text.replace("<sup>", "")
        .replace("</sup>", "")
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}
