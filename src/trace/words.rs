//! The words of a paragraph, and what each of them can prove.

use std::ops::Range;

use super::stems::{Stem, Stemmer, hashed};
use crate::lexicon::{Language, any};
use crate::text::normalize::{fold, fold_glyph};
use crate::text::tokens::{TokenKind, is_unspaced, tokens};

/// A word of a passage.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is one property of its place")]
pub(super) struct Word {
    /// What it is without its ending; of grammar, the word itself.
    pub(super) stem: Stem,
    /// What it can prove.
    pub(super) role: Role,
    /// Its place in the text of the provision, in bytes.
    pub(super) range: Range<usize>,
    /// A mark that parts clauses stands before it, or nothing.
    pub(super) opens: bool,
    /// Behind it a sentence ends.
    pub(super) ends: bool,
    /// `and`, `or`: here a new part of a sentence may begin.
    pub(super) joins: bool,
    /// It begins with a capital.
    pub(super) capital: bool,
}

/// What a word can prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// `of`, `the`, `shall`
    Grammar,
    /// `United Nations`, and the title of a text at hand
    Named,
    /// `1999/68`, `20`
    Figure,
    /// `constructive`
    Said,
}

/// Returns the strong stems of a title.
pub(super) fn stems_of(title: &str, language: &'static Language) -> Vec<Stem> {
    let stemmer = Stemmer::of(language);
    let words = words(title, &stemmer).into_iter();
    words
        .filter(|word| word.role != Role::Grammar)
        .map(|word| word.stem)
        .collect()
}

pub(super) fn words(text: &str, stemmer: &Stemmer) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut opens = true;
    for token in tokens(text) {
        let printed = &text[token.range.clone()];
        match token.kind {
            TokenKind::Word => {
                found.push(word(printed, token.range, opens, stemmer));
                opens = false;
            }
            TokenKind::Mark => {
                opens |= parts_clauses(printed);
                if let (Some(last), true) = (found.last_mut(), ends_sentence(printed)) {
                    last.ends = true;
                }
            }
            TokenKind::Space => {}
        }
    }
    found
}

fn word(printed: &str, range: Range<usize>, opens: bool, stemmer: &Stemmer) -> Word {
    let small = fold(printed).to_lowercase();
    let grammar = stemmer.is_grammar(&small);
    let role = if grammar {
        Role::Grammar
    } else if small.chars().any(char::is_numeric) {
        Role::Figure
    } else {
        Role::Said
    };
    Word {
        stem: if grammar {
            hashed(&small)
        } else {
            stemmer.stem(&small)
        },
        role,
        range,
        opens,
        ends: false,
        joins: any::LIST_JOINS.has(&small),
        capital: printed.starts_with(char::is_uppercase),
    }
}

/// Whether a mark parts clauses, in any script.
fn parts_clauses(mark: &str) -> bool {
    mark.starts_with([
        ',', ';', ':', '.', '?', '!', '(', ')', '—', '–', '،', '؛', '؟', '。', '，', '、', '；', '：',
    ]) || mark.starts_with(is_quotation)
}

/// Whether a sign is a quotation mark, of any shape.
pub(super) fn is_quotation(c: char) -> bool {
    fold_glyph(c) == Some('"')
}

fn ends_sentence(mark: &str) -> bool {
    mark.starts_with(['.', ';', ':', '?', '!', '؛', '؟', '。', '；', '：'])
}

/// How much a word counts where words are counted: half, in a script that is cut into syllables.
pub(super) fn counts(text: &str, word: &Word) -> f64 {
    let unspaced = text[word.range.clone()].starts_with(is_unspaced);
    if unspaced { 0.5 } else { 1.0 }
}
