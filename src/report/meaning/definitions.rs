//! The words of the terms that a text defines.
//!
//! A definition quotes its term, `(“the Services”)`, `“Services” means …`, `“Panel” –`, or names it behind a word of the
//! lexicon: `hereinafter the Court`. Whatever is quoted and short counts as a term: the list only forbids, so a
//! quoted title in it costs a glance. Cost: linear, once for two texts.

use crate::instrument::Instrument;
use crate::lexicon::any;
use crate::text::normalize::lower;

/// A term has no more words than this.
const LONGEST_TERM: usize = 5;

/// Quotation marks that open, with those that may close.
const QUOTES: [(char, &[char]); 6] = [
    ('“', &['”', '“']),
    ('"', &['"']),
    ('«', &['»']),
    ('„', &['“', '”', '"']),
    ('‘', &['’']),
    ('「', &['」']),
];

/// Returns the words of all terms, in lower case.
pub(super) fn words(instrument: &Instrument) -> Vec<String> {
    let paragraphs = instrument.provisions.iter().map(|it| it.text.as_str());
    let notes = instrument.footnotes.iter().map(|it| it.text.as_str());
    let mut found = Vec::new();
    for text in paragraphs.chain(notes) {
        quoted(text, &mut found);
        named(text, &mut found);
    }
    found
}

/// Reads what stands between quotation marks.
fn quoted(text: &str, found: &mut Vec<String>) {
    let mut open: Option<(usize, &[char])> = None;
    for (at, c) in text.char_indices() {
        // Nearly every character is none of these.
        if c.is_ascii() && c != '"' {
            continue;
        }
        match open {
            Some((from, closing)) if closing.contains(&c) => {
                term(&text[from..at], found);
                open = None;
            }
            Some(_) => {}
            None => {
                let opened = QUOTES.iter().find(|(opening, _)| *opening == c);
                open = opened.map(|&(opening, closing)| (at + opening.len_utf8(), closing));
            }
        }
    }
}

/// Reads what stands behind `hereinafter`.
fn named(text: &str, found: &mut Vec<String>) {
    let mut rest = 0;
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
        if any::DEFINING.has(&lower(word)) {
            rest = LONGEST_TERM;
        } else if rest > 0 && !word.is_empty() {
            rest -= 1;
            found.push(word.to_lowercase());
        }
    }
}

fn term(text: &str, found: &mut Vec<String>) {
    let words = || {
        text.split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|word| !word.is_empty())
    };
    if words().count() <= LONGEST_TERM {
        found.extend(
            words()
                .map(str::to_lowercase)
                .filter(|word| !any::GRAMMAR.has(word)),
        );
    }
}
