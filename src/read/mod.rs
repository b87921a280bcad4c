//! Bytes in, [`Document`] out: one file or folder per format.
//!
//! Detection looks at the bytes, never at the name alone. A reader knows its format and nothing of drafting.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::{Block, Document, Extent};
use crate::error::Error;
use crate::memory;

pub mod akn;
mod authors;
mod blocks;
mod detect;
pub mod docx;
mod foreign;
mod formula;
pub mod html;
mod labels;
pub mod limits;
mod line_numbers;
mod numerals;
pub mod odt;
pub mod office;
pub mod pdf;
mod picture;
mod refusal;
mod side_notes;
mod stack;
mod struck;
mod table;
pub mod text;
mod tracked;
mod xml;
mod zip;

pub use authors::{Authors, authors};
pub use limits::Limits;

/// A file to be read: its name for messages and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name to show: a path as given, or `standard input`.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text or Markdown: the two mix in practice and are read by the same rules.
    Text,
    /// PDF.
    Pdf,
    /// A Word file of 2007 or later.
    Docx,
    /// A web page.
    Html,
    /// An OpenDocument text.
    Odt,
    /// A format that only LibreOffice reads: Word 97, RTF, WordPerfect.
    Office,
    /// Law in XML: Akoma Ntoso, or its American sibling USLM.
    Akn,
}

impl Format {
    /// The word for the format in reports and on the command line: `text`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Html => "html",
            Format::Odt => "odt",
            Format::Akn => "akn",
            Format::Office => "office",
        }
    }
}

/// How to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Takes the bytes as this format instead of detecting it.
    pub format: Option<Format>,
    /// Which text of a file with tracked changes to take.
    pub revisions: Revisions,
    /// Takes the changes that these authors track, and rejects those of all others, whatever `revisions` says (Word, OpenDocument).
    pub accepted: Option<Arc<[String]>>,
    /// What a file may cost.
    pub limits: Limits,
    /// The way to read what only LibreOffice reads, where the caller has one.
    pub converter: Option<office::Converter>,
}

/// The view of a text that carries its own changes: tracked (Word, OpenDocument, `ins` and `del` of HTML), or struck and
/// underlined.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Revisions {
    /// The text with every change accepted.
    #[default]
    Final,
    /// The text with every change rejected.
    Original,
    /// Inserted and deleted words alike, each where it stands; moved words once, at their new place.
    BothAsText,
}

/// Returns the format that a source is read as: as asked, else as its bytes show.
pub fn format_of(source: &Source, options: &ReadOptions) -> Format {
    options.format.unwrap_or_else(|| detect::detect(&source.bytes))
}

/// Reads a source as the format that its bytes show.
///
/// # Errors
///
/// When there is nothing to work on: an empty, binary, broken or undecodable file, or one beyond the limits.
pub fn read(source: &Source, options: &ReadOptions) -> Result<(Format, Document), Error> {
    let format = format_of(source, options);
    if source.bytes.len() as u64 > options.limits.input_bytes {
        let reason = limits::INPUT.refusal(options.limits.input_bytes);
        return Err(Error::about(&source.name, reason));
    }
    let mut document = match format {
        Format::Text => text::read(source, options)?,
        Format::Pdf => pdf::read(source, options)?,
        Format::Docx => docx::read(source, options)?,
        Format::Html => html::read(source, options)?,
        Format::Odt => odt::read(source, options)?,
        Format::Akn => akn::read(source, options)?,
        Format::Office => office::read(source, options)?,
    };
    struck::settle(&mut document, options.revisions);
    if paragraphs(&document.blocks) > options.limits.paragraphs {
        let reason = limits::PARAGRAPHS.refusal(options.limits.paragraphs as u64);
        return Err(Error::about(&source.name, reason));
    }
    let bytes = document.blocks.iter().flat_map(|block| &block.runs);
    let bytes = bytes.map(|run| run.text.len()).sum();
    limits::MEMORY
        .ask(
            options.limits.memory_bytes,
            memory::of_text(document.blocks.len(), bytes),
        )
        .map_err(|reason| Error::about(&source.name, reason))?;
    Ok((format, document))
}

/// The most lines that count as one paragraph where a format only has lines.
const LINES_OF_PARAGRAPH: usize = 10;

/// Counts paragraphs before anyone knows which lines belong together: lines without a blank line between them are one,
/// but no paragraph has more than a few.
fn paragraphs(blocks: &[Block]) -> usize {
    let (mut count, mut lines) = (0, LINES_OF_PARAGRAPH);
    for block in blocks {
        let is_line = block.extent == Extent::Line;
        if !is_line || block.hints.gap > 0.0 || lines == LINES_OF_PARAGRAPH {
            (count, lines) = (count + 1, 0);
        }
        lines = if is_line { lines + 1 } else { LINES_OF_PARAGRAPH };
    }
    count
}
