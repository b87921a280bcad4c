//! Which words of a paragraph are names of bodies, acts and documents.
//!
//! The longest run of equal words in two texts is often `the United Nations Framework Convention on Climate Change`: everybody must write
//! it so, and nobody takes it from anybody. Four things tell a name:
//!
//! - a capital inside a sentence (`Vienna Declaration and Programme of Action`); at the head of a sentence only where the next
//!   word has one too (`Human Rights Council resolution`), and never in a leading verb phrase. In a language where every noun has a capital it
//!   says nothing. The one small word between two of them belongs to the name;
//! - the name of an organ that the lexicon knows, in scripts without capitals;
//! - what stands in quotation marks behind `entitled`;
//! - the title of a text at hand, wherever its words stand in order ([`Titles`]): a report on the *enhancement of international cooperation in the field of
//!   human rights* says so in every paragraph, and so do all resolutions on it.

use std::collections::HashMap;

use super::stems::Stem;
use super::words::{Role, Word, is_quotation, stems_of};
use crate::lexicon::{self, Language, any};
use crate::text::normalize::fold;
use crate::text::values::values;

/// Marks the names among the words of a paragraph; its leading verb phrase has so many bytes.
pub(super) fn mark(text: &str, words: &mut [Word], header: usize, language: &'static Language) {
    if !language.capital_nouns {
        mark_capitals(words, header);
        mark_inner(words);
    }
    mark_values(text, words);
    mark_titled(text, words);
    mark_organs(text, words, language);
}

fn mark_capitals(words: &mut [Word], header: usize) {
    let mut begins = true;
    for at in 0..words.len() {
        let next = words
            .get(at + 1)
            .is_some_and(|next| next.capital && next.role == Role::Said);
        let word = &mut words[at];
        if word.capital && word.role == Role::Said && word.range.start >= header && (!begins || next) {
            word.role = Role::Named;
        }
        begins = word.ends;
    }
}

/// Marks the one small word between two capitals of a clause: that of `Principles of International Law concerning Friendly Relations`.
fn mark_inner(words: &mut [Word]) {
    let strong = (0..words.len()).filter(|&at| words[at].role != Role::Grammar);
    let strong: Vec<usize> = strong.collect();
    let named: Vec<bool> = strong.iter().map(|&at| words[at].role == Role::Named).collect();
    for at in 1..strong.len().saturating_sub(1) {
        let (before, word, after) = (strong[at - 1], strong[at], strong[at + 1]);
        let one_clause = words[before + 1..=after].iter().all(|word| !word.opens);
        if named[at - 1] && named[at + 1] && one_clause && words[word].role == Role::Said {
            words[word].role = Role::Named;
        }
    }
}

/// Marks dates, ordinals and other values as figures, whatever words they are written in: `fifty-seventh`, `20 December`.
fn mark_values(text: &str, words: &mut [Word]) {
    let mut at = 0;
    for found in values(text, lexicon::values()) {
        at += words[at..]
            .iter()
            .take_while(|word| word.range.end <= found.range.start)
            .count();
        let inside = words[at..]
            .iter_mut()
            .take_while(|word| word.range.start < found.range.end);
        for word in inside.filter(|word| word.role == Role::Said) {
            word.role = Role::Figure;
        }
    }
}

/// Marks what stands in quotation marks behind a word that announces a title.
fn mark_titled(text: &str, words: &mut [Word]) {
    for at in 0..words.len() {
        let printed = fold(&text[words[at].range.clone()]).to_lowercase();
        let Some(next) = words.get(at + 1) else { continue };
        let between = &text[words[at].range.end..next.range.start];
        if !any::TITLED.has(&printed) || !between.chars().any(is_quotation) {
            continue;
        }
        let from = next.range.start;
        let close = text[from..]
            .find(is_quotation)
            .map_or(text.len(), |end| from + end);
        let inside = words[at + 1..]
            .iter_mut()
            .take_while(|word| word.range.end <= close);
        for word in inside.filter(|word| word.role == Role::Said) {
            word.role = Role::Named;
        }
    }
}

/// Marks the organs that the lexicon names, as it writes them: in small letters where a script has them, so that this finds the others.
fn mark_organs(text: &str, words: &mut [Word], language: &'static Language) {
    for organ in language.masthead.organs {
        for (start, found) in text.match_indices(organ) {
            let inside =
                |word: &&mut Word| word.range.start >= start && word.range.end <= start + found.len();
            for word in words.iter_mut().filter(inside) {
                word.role = Role::Named;
            }
        }
    }
}

/// The titles of the texts at hand, by their first stem.
#[derive(Debug, Default)]
pub(super) struct Titles {
    by_first: HashMap<Stem, Vec<Vec<Stem>>>,
}

impl Titles {
    /// Titles of fewer words than this are words: `Debt`.
    const SHORTEST: usize = 2;

    pub(super) fn add(&mut self, title: &str, language: &'static Language) {
        let stems = stems_of(title, language);
        if stems.len() < Self::SHORTEST {
            return;
        }
        let known = self.by_first.entry(stems[0]).or_default();
        if !known.contains(&stems) {
            known.push(stems);
        }
    }

    /// Marks the words of every title that stands among these words whole and in order, grammar left out.
    pub(super) fn mark(&self, words: &mut [Word]) {
        if self.by_first.is_empty() {
            return;
        }
        let strong = (0..words.len()).filter(|&at| words[at].role != Role::Grammar);
        let strong: Vec<usize> = strong.collect();
        for at in 0..strong.len() {
            let known = self.by_first.get(&words[strong[at]].stem);
            let stands = |title: &&Vec<Stem>| {
                let here = strong[at..].iter().map(|&at| words[at].stem);
                strong.len() - at >= title.len() && title.iter().copied().eq(here.take(title.len()))
            };
            let longest = known.into_iter().flatten().filter(stands).map(Vec::len).max();
            for &at in &strong[at..at + longest.unwrap_or(0)] {
                if words[at].role == Role::Said {
                    words[at].role = Role::Named;
                }
            }
        }
    }
}
