//! A sheet → its items and actions, by the grammar of its tradition.
//!
//! Who amends speaks in one of a few ways: the United Nations in sentences with places in front, a parliament by clause, page and
//! line, the European Parliament in two columns. Each is a [`Grammar`]: how much of a sheet speaks for it, and how it is read. The one
//! that understands most reads the whole sheet.
//!
//! What is shared: `quotes` and `words` (an instruction as tokens), `place` (addresses in words), `sentence`, `clause` and `meaning` (a
//! verb with what belongs to it, and what that asks for), `numbering` and `items` (instructions and the paragraphs that they bring along), `head`.
//!
//! To add a tradition, add a file with one `Grammar` and name it in [`PARLIAMENTS`]; its words go where the lexicon keeps them.

mod clause;
mod english;
mod european;
mod head;
mod items;
mod law;
mod meaning;
mod numbering;
mod order;
mod payload;
mod place;
mod quotes;
mod scan;
mod sentence;
mod spanish;
mod table;
mod unread;
mod word;
mod words;

use crate::amend::{Action, Item, Sheet};
use crate::document::Warning;
use crate::error::Error;
use crate::lexicon::ENGLISH;
use crate::read::{ReadOptions, Source};
use crate::report::SourceInfo;
use crate::structure::{Passage, Passages, passages};

/// The way in which a parliament amends.
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

/// The ways of parliaments; where two understand as much, the first of them reads.
const PARLIAMENTS: &[Grammar] = &[
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
    let reading = read(passages);
    let mut warnings = passages.warnings.clone();
    warnings.extend(reading.warnings);
    Sheet {
        source,
        masthead: (&passages.masthead).into(),
        amends: head::amends(passages),
        sponsors: passages.masthead.sponsors.clone(),
        items: reading.items,
        warnings,
        original: None,
    }
}

/// Reads a sheet that says in words what it asks for.
pub(super) fn of_text(source: &Source, options: &ReadOptions) -> Result<Sheet, Error> {
    let (format, document) = crate::read::read(source, options)?;
    let origin = SourceInfo::new(source, format, options.revisions);
    Ok(sheet(origin, &passages(&document)))
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

/// Reads the items by the grammar that understands most of a sheet: that of the United Nations, unless a parliament's does.
fn read(passages: &Passages) -> Reading {
    if let Some(parliament) = parliament(passages) {
        let reading = (parliament.read)(passages);
        let unread = unread::head_lines(passages, &reading.items, parliament.claims);
        return with_unread(reading, unread);
    }
    let reading = items::read(passages);
    let unread = unread::lines(passages, &reading.items);
    with_unread(reading, unread)
}

/// Puts lines of the head that no grammar read in front of the items.
fn with_unread(mut reading: Reading, (unread, doubts): (Vec<Item>, Vec<Warning>)) -> Reading {
    reading.items.splice(0..0, unread);
    reading.warnings.extend(doubts);
    reading
}

/// Returns the grammar of a parliament that understands more than that of the United Nations does.
fn parliament(passages: &Passages) -> Option<&'static Grammar> {
    // A parliament that speaks another language knows its own words best.
    let least = items::claims(passages) + usize::from(passages.language.code == ENGLISH.code);
    let claims = PARLIAMENTS.iter().map(|it| ((it.claims)(passages), it));
    // Of several with the most the last is taken, which is the first of the table.
    let most = claims.rev().max_by_key(|(claims, _)| *claims);
    most.filter(|(claims, _)| *claims >= least.max(1))
        .map(|(_, it)| it)
}
