//! A sheet → its items and actions, by the grammar of its tradition.
//!
//! Who amends speaks in one of a few ways: the United Nations in sentences with places in front, a parliament by clause, page and
//! line, the European Parliament in two columns. Each is a [`Grammar`]: how much of a sheet speaks for it, and how it is read. The one
//! that understands most reads the whole sheet.
//!
//! What is shared: `quotes` and `words` (an instruction as tokens), `place` (addresses in words), `sentence`, `clause` and `meaning` (a
//! verb with what belongs to it, and what that asks for), `numbering` and `items` (instructions and the paragraphs that they bring along), `head`.
//!
//! To add a tradition, add a file with one `Grammar` and name it in [`GRAMMARS`]; its words go where the lexicon keeps them.

mod clause;
mod european;
mod head;
mod items;
mod law;
mod meaning;
mod numbering;
mod place;
mod quotes;
mod sentence;
mod spanish;
mod table;
mod unread;
mod words;

use crate::amend::{Action, Item, Sheet};
use crate::document::Warning;
use crate::lexicon::ENGLISH;
use crate::lexicon::amending::Vocabulary;
use crate::report::SourceInfo;
use crate::structure::{Passage, Passages};

/// A way of amending.
pub(super) struct Grammar {
    /// Counts what in a sheet is said in this way: instructions that are understood.
    pub(super) claims: fn(&Passages) -> usize,
    /// Reads the items of a sheet.
    pub(super) read: fn(&Passages) -> Reading,
}

/// What a grammar reads of a sheet.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// In reading order; one that is not understood has no actions.
    pub(super) items: Vec<Item>,
    /// What was doubtful, and what was not understood.
    pub(super) warnings: Vec<Warning>,
}

/// The ways of amending; where two understand as much, the first of them reads.
const GRAMMARS: &[Grammar] = &[
    Grammar {
        claims: items::claims,
        read: items::read,
    },
    law::GERMAN,
    law::FRENCH,
    law::BRITISH,
    law::AMERICAN,
    Grammar {
        claims: european::claims,
        read: european::read,
    },
    Grammar {
        claims: spanish::claims,
        read: spanish::read,
    },
];

/// Reads a sheet.
pub(crate) fn sheet(source: SourceInfo, passages: &Passages) -> Sheet {
    let grammar = grammar(passages);
    let reading = (grammar.read)(passages);
    let mut items = reading.items;
    let mut warnings = passages.warnings.clone();
    warnings.extend(reading.warnings);
    let [usual, ..] = GRAMMARS else {
        unreachable!("there is a grammar")
    };
    if std::ptr::eq(grammar, usual) {
        let (unread, doubts) = unread::lines(passages, &items);
        items.splice(0..0, unread);
        warnings.extend(doubts);
    }
    Sheet {
        source,
        masthead: (&passages.masthead).into(),
        amends: head::amends(passages),
        sponsors: passages.masthead.sponsors.clone(),
        items,
        warnings,
    }
}

/// Reads one instruction in English with the paragraphs that it brings along: its actions, if it is one item and wholly understood.
pub(super) fn instruction(paragraphs: &[String]) -> Option<Vec<Action>> {
    let passage = |text: &String| Passage {
        text: text.clone(),
        ..Passage::default()
    };
    let reading = items::read(&Passages {
        masthead: crate::instrument::Masthead::default(),
        head: Vec::new(),
        passages: paragraphs.iter().map(passage).collect(),
        footnotes: Vec::new(),
        language: &ENGLISH,
        warnings: Vec::new(),
    });
    let mut items = reading.items.into_iter();
    let item = items.next().filter(|_| reading.warnings.is_empty())?;
    items.next().is_none().then_some(item.actions)
}

/// Returns the grammar that understands most of a sheet.
fn grammar(passages: &Passages) -> &'static Grammar {
    let [first, rest @ ..] = GRAMMARS else {
        unreachable!("there is a grammar")
    };
    if rest.is_empty() {
        return first;
    }
    let mut best = ((first.claims)(passages), first);
    for other in rest {
        let claims = (other.claims)(passages);
        // A parliament that speaks the language of the sheet knows its own words best.
        let own = claims > 0
            && claims == best.0
            && std::ptr::eq(best.1, first)
            && passages.language.code != ENGLISH.code;
        if claims > best.0 || own {
            best = (claims, other);
        }
    }
    best.1
}

/// Returns the words of English, which are those of a sheet whose own language has none.
fn english() -> &'static Vocabulary {
    ENGLISH
        .amendment_words()
        .expect("English has words of amendments")
}
