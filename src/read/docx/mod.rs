//! Word files of 2007 and later (Office Open XML).
//!
//! A Word file is a ZIP container of XML parts. What the reader of the page sees is spread over them: the words in
//! `document.xml`, the notes in `footnotes.xml`, the symbol and the date of a UN document in the header of the first
//! page, the slant of *Recalling* in `styles.xml`, and the number of a paragraph nowhere: it is computed from
//! `numbering.xml` while the page is drawn.
//!
//! ```text
//! container ──package──▶ parts ──styles, numbering──▶ what a paragraph looks like ──body──▶ blocks
//! ```
//!
//! The blocks come in this order: the header of the first page (in UN documents it is the masthead, so it is text and
//! not furniture), the body, the footnotes and endnotes in the order of their marks, then the running heads and feet,
//! marked as outside.
//!
//! Changes tracked in the file are taken as [`Revisions`](super::Revisions) asks, and counted in a warning. Comments
//! and hidden text never get into the text, and never go without a warning.
//!
//! Cost: linear in the size of the parts. It gives up, with the reason, on a container that is broken, locked or too
//! large, and on parts that are no XML. Deliberately absent: shapes, and files embedded in the file.

mod authors;
mod beside;
mod body;
mod destinations;
mod element;
mod faint;
mod field;
mod formula;
mod likeness;
mod looks;
mod manuscript;
mod notes;
mod numbering;
mod package;
mod pictures;
mod relationships;
mod revision;
mod rows;
mod settle;
mod stories;
mod styles;
mod symbols;
mod trace;

pub(crate) use beside::{Beside, Embedded, MarkKind, beside};
pub(crate) use destinations::destinations;
pub(crate) use element::{attribute, word};
pub(crate) use likeness::{REFERENCES, likenesses};
pub(crate) use manuscript::*;
pub(crate) use settle::MarkKey;
pub(crate) use stories::{bytes_of, letters_of, manuscript, part, part_names, pictures};

use super::refusal::{SAVE_AGAIN, refusal};
use super::{Limits, ReadOptions, Source, stack, tracked};
use crate::document::{Document, Locator, Spaces, Warning};
use crate::error::{Error, Refusal};
use body::{Links, Pictures};
use looks::{Looks, reader};
use package::Parts;
use relationships::parse;

/// Reads a Word file.
///
/// # Errors
///
/// When the container is broken, protected or too large, or a part is not well-formed.
pub fn read(source: &Source, options: &ReadOptions) -> Result<Document, Error> {
    stack::with_room(source, options.limits, || {
        read_bytes(&source.bytes, options).map_err(|reason| Error::about(&source.name, reason))
    })
}

/// Returns whose changes a Word file tracks, each author behind those in whose words they write; none where it tracks none.
///
/// # Errors
///
/// When the file cannot be read.
pub fn authors(source: &Source, limits: Limits) -> Result<Vec<String>, Error> {
    stack::with_room(source, limits, || {
        authors::authors(&source.bytes, limits).map_err(|reason| Error::about(&source.name, reason))
    })
}

/// Reads the bytes of a Word file. The error is the reason, for a person.
fn read_bytes(bytes: &[u8], options: &ReadOptions) -> Result<Document, Refusal> {
    let parts = Parts::open(bytes, options.limits)?;
    let parse = |part| parse(part, options.limits);
    let document = parse(&parts.document)?;
    if element::word(document.root_element()) != "document" {
        let what = format!("the part {} is no Word document", parts.document.name);
        return Err(refusal(what, SAVE_AGAIN));
    }
    let styles = parts.styles.as_ref().map(parse).transpose()?;
    let numbering = parts.numbering.as_ref().map(parse).transpose()?;
    let settings = parts.settings.as_ref().map(parse).transpose()?;
    let comments = parts.comments.as_ref().map(parse).transpose()?;
    let footnotes = parts.footnotes.as_ref().map(parse).transpose()?;
    let endnotes = parts.endnotes.as_ref().map(parse).transpose()?;
    let margins = parts
        .margins
        .iter()
        .map(|(id, part)| Ok((id.as_str(), parse(part)?)))
        .collect::<Result<_, Refusal>>()?;

    let notes = notes::Notes::new(footnotes.as_ref(), endnotes.as_ref(), settings.as_ref());
    let links = Links {
        body: parts.links,
        notes: parts.note_links,
    };
    let pictures = Pictures {
        body: parts.pictures,
        notes: parts.note_pictures,
    };
    let looks = Looks {
        styles: styles.as_ref(),
        numbering: numbering.as_ref(),
        settings: settings.as_ref(),
    };
    let mut reader = reader(&looks, notes, options, links, pictures);
    let mut blocks = reader.read(&document, &margins)?;
    for block in &mut blocks {
        block.hints.marks_references = true;
    }
    let mut warnings = reader.warnings();
    warnings.extend(parts.loose.iter().map(|name| loose(name)));
    warnings.extend(comments.as_ref().and_then(comment_warning));
    Ok(Document {
        blocks,
        spaces: Spaces::Stored,
        warnings,
    })
}

/// Reports a part with words that nothing refers to, so that no program shows it.
fn loose(name: &str) -> Warning {
    Warning {
        code: "unreferenced-part",
        message: format!("nothing refers to the part {name}, which holds words; it is left out"),
        locator: Locator::default(),
    }
}

/// Reports the comments, which are no part of the text.
fn comment_warning(part: &roxmltree::Document<'_>) -> Option<Warning> {
    let count = part
        .root_element()
        .children()
        .filter(|node| element::word(*node) == "comment")
        .count();
    tracked::left_out("comments", count, "comment", " in the margin")
}
