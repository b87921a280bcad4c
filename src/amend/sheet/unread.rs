//! What no item has, and yet seems to ask for something: told, so that no instruction goes unseen.
//!
//! The head of a sheet is no instruction. A line of it that has a verb of amending beside quoted words may be one all the same,
//! which only looked like a title or a sponsor.

use std::collections::HashSet;

use super::english::english;
use super::word::Token;
use super::words::words;
use crate::amend::Item;
use crate::document::{Locator, Warning};
use crate::lexicon::amending::Sense;
use crate::structure::{Passage, Passages};

/// Finds the lines that stand in no item and speak as an instruction does: each an item without actions, with its warning.
pub(super) fn lines(passages: &Passages, items: &[Item]) -> (Vec<Item>, Vec<Warning>) {
    let lines = passages.passages.iter().map(|line| (&line.text, &line.locator));
    told(passages, items, lines, &|text| speaks(text, passages))
}

/// Finds the lines of the head that are instructions in the grammar that reads the sheet, or in that of the United Nations: each
/// an item without actions, with its warning.
pub(super) fn head_lines(
    passages: &Passages,
    items: &[Item],
    claims: fn(&Passages) -> usize,
) -> (Vec<Item>, Vec<Warning>) {
    let asks = |text: &str| claims(&alone(text, passages)) > 0;
    told(passages, items, std::iter::empty(), &asks)
}

/// A sheet of one line in the language of another.
fn alone(text: &str, passages: &Passages) -> Passages {
    Passages {
        masthead: crate::instrument::Masthead::default(),
        head: Vec::new(),
        passages: vec![Passage {
            text: text.to_owned(),
            ..Passage::default()
        }],
        footnotes: Vec::new(),
        language: passages.language,
        warnings: Vec::new(),
    }
}

fn told<'a>(
    passages: &'a Passages,
    items: &[Item],
    lines: impl Iterator<Item = (&'a String, &'a Locator)>,
    speaks: &dyn Fn(&str) -> bool,
) -> (Vec<Item>, Vec<Warning>) {
    // A line of the head may be a piece of it and a passage.
    let mut told = HashSet::new();
    let mut unread =
        |text: &str| told.insert(text.to_owned()) && !items.iter().any(|item| item.text.contains(text));
    let pieces = passages.head.iter().map(|piece| (&piece.text, &piece.locator));
    pieces
        .chain(lines)
        .filter(|(text, _)| speaks(text) && unread(text))
        .map(|(text, locator)| (item(text, locator), warning(text, locator)))
        .unzip()
}

fn item(text: &str, locator: &Locator) -> Item {
    Item {
        n: None,
        text: text.to_owned(),
        sponsors: Vec::new(),
        page: locator.page,
        line: locator.line,
        actions: Vec::new(),
    }
}

fn warning(text: &str, locator: &Locator) -> Warning {
    Warning {
        code: "amendment-not-understood",
        message: format!(
            "\"{}\" stands in the head, and seems to ask for something",
            begin(text)
        ),
        locator: locator.clone(),
    }
}

fn speaks(text: &str, passages: &Passages) -> bool {
    let vocabulary = passages.language.amendment_words().unwrap_or_else(english);
    let words = words(text, vocabulary);
    let has = |is: fn(&Token) -> bool| words.iter().any(|word| is(&word.token));
    has(|token| matches!(token, Token::Quoted(_))) && has(|token| matches!(token, Token::Sense(Sense::Do(_))))
}

/// The first words of a line.
fn begin(text: &str) -> String {
    text.split_whitespace().take(8).collect::<Vec<_>>().join(" ")
}
