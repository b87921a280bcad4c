//! All versions cut into words, each wording once.
//!
//! Most paragraphs of a draft stand in the next one as they are, so a wording is cut once and known by all places that have it. A word
//! is a number: glyphs made one, and the first of a paragraph in small letters, for `Also requests` is `Requests`, while a `Subsidiary
//! Body` is no subsidiary body. A date is one thing, as it is to the diff: half of one is nothing that could come back.
//!
//! Cost: one pass over the words of all wordings.

use std::collections::HashMap;
use std::ops::Range;

use super::weights::{Known, Weights};
use crate::lexicon::{carries_grammar, values};
use crate::report::Text;
use crate::text::normalize::fold;
use crate::text::tokens::{TokenKind, tokens};
use crate::text::values::{Printed, unit_len};

/// A provision of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) version: usize,
    pub(super) provision: usize,
}

impl Place {
    /// Returns the place of a provision.
    pub(super) fn new(version: usize, provision: usize) -> Self {
        Self { version, provision }
    }
}

/// A word or a mark of a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its place in the text, in bytes.
    pub(super) range: Range<usize>,
    /// What comparison sees of it.
    pub(super) key: u32,
}

/// A wording, cut.
#[derive(Debug, Default)]
pub(super) struct Cut {
    pub(super) text: String,
    /// Words and marks, in order.
    pub(super) pieces: Vec<Piece>,
    /// Which of them are words.
    pub(super) words: Vec<usize>,
    /// The keys of the words.
    pub(super) keys: Vec<u32>,
    /// The words that are one value with each word, as positions among the words.
    pub(super) units: Vec<Range<usize>>,
    /// The places that have it, in order.
    pub(super) places: Vec<Place>,
}

/// The versions as words.
#[derive(Debug, Default)]
pub(super) struct Cuts {
    pub(super) all: Vec<Cut>,
    /// The wording of each provision, by version.
    pub(super) of: Vec<Vec<usize>>,
    /// What is known of each key.
    pub(super) keys: Vec<Known>,
    pub(super) weights: Weights,
}

impl Cuts {
    /// Cuts all versions.
    pub(super) fn of(versions: &[&Text]) -> Self {
        let mut cuts = Self::default();
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut keys = HashMap::new();
        for (version, text) in versions.iter().enumerate() {
            let mut of = Vec::with_capacity(text.provisions.len());
            for (provision, it) in text.provisions.iter().enumerate() {
                let next = cuts.all.len();
                let cut = *known.entry(&it.text).or_insert(next);
                if cut == next {
                    cuts.all.push(cut_text(&it.text, &mut keys, &mut cuts.keys));
                }
                cuts.all[cut].places.push(Place { version, provision });
                of.push(cut);
            }
            cuts.of.push(of);
        }
        cuts.weights = Weights::of(
            cuts.all.iter().map(|cut| cut.keys.as_slice()),
            &cuts.keys,
            &cuts.of,
        );
        cuts
    }

    /// Returns the wording of a provision.
    pub(super) fn at(&self, place: Place) -> &Cut {
        &self.all[self.of[place.version][place.provision]]
    }
}

fn cut_text(text: &str, known: &mut HashMap<String, u32>, keys: &mut Vec<Known>) -> Cut {
    let mut cut = Cut {
        text: text.to_owned(),
        ..Cut::default()
    };
    let mut printed = Vec::new();
    for token in tokens(text) {
        if token.kind == TokenKind::Space {
            continue;
        }
        let mut folded = fold(&text[token.range.clone()]);
        printed.push(Folded(folded.clone(), token.range.clone()));
        if token.kind == TokenKind::Word {
            if cut.words.is_empty() {
                folded = folded.to_lowercase();
            }
            cut.words.push(cut.pieces.len());
        }
        let key = *known.entry(folded).or_insert_with_key(|folded| {
            keys.push(Known {
                content: token.kind == TokenKind::Word && !carries_grammar(folded),
                figure: folded.contains(char::is_numeric),
            });
            (keys.len() - 1) as u32
        });
        cut.pieces.push(Piece {
            range: token.range,
            key,
        });
    }
    cut.keys = cut.words.iter().map(|&at| cut.pieces[at].key).collect();
    cut.units = units(&printed, &cut.words);
    cut
}

/// A piece as the grammar of values looks at it.
struct Folded(String, Range<usize>);

impl Printed for Folded {
    fn printed(&self) -> &str {
        &self.0
    }

    fn span(&self) -> Range<usize> {
        self.1.clone()
    }
}

/// Returns for each word the words that are one value with it.
fn units(pieces: &[Folded], words: &[usize]) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::with_capacity(words.len());
    while let Some(&at) = words.get(units.len()) {
        let len = unit_len(&pieces[at..], values()).max(1);
        let count = words[units.len()..].partition_point(|&word| word < at + len);
        let unit = units.len()..units.len() + count;
        units.extend(vec![unit; count]);
    }
    units
}
