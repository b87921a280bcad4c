//! Bytes in, [`Document`] out: one file or folder per format.
//!
//! Detection looks at the bytes, never at the name alone. A reader knows its format and nothing of drafting.

use crate::document::{Document, Extent};
use crate::error::Error;

pub mod akn;
mod blocks;
mod detect;
pub mod docx;
mod foreign;
pub mod html;
mod labels;
mod numerals;
pub mod odt;
pub mod office;
pub mod pdf;
mod refusal;
mod stack;
pub mod text;
mod tracked;
mod xml;
mod zip;

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
    /// What a file may cost.
    pub limits: Limits,
}

/// The view of a text that carries its own changes (Word, OpenDocument, `ins` and `del` of HTML).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Revisions {
    /// The text with every change accepted.
    #[default]
    Final,
    /// The text with every change rejected.
    Original,
    /// Inserted and deleted words alike, each where it stands; moved words once, at their new place.
    BothAsText,
}

/// The bounds of what one file may cost, so that no file can exhaust the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    /// The bytes that the parts of a packed file may unpack to, together, counted while they stream out.
    pub unpacked_bytes: u64,
    /// The depth to which elements may nest.
    pub nesting: u32,
    /// The elements and pieces of text in one part of a structured file.
    pub nodes: u32,
    /// The paragraphs of one file.
    pub paragraphs: usize,
    /// The seconds that a conversion by another program may take.
    pub conversion_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            unpacked_bytes: 64 << 20,
            nesting: 512,
            nodes: 2_000_000,
            paragraphs: 100_000,
            conversion_seconds: 60,
        }
    }
}

/// Reads a source as the format that its bytes show.
///
/// # Errors
///
/// When there is nothing to work on: an empty, binary, broken or undecodable file, or one beyond the limits.
pub fn read(source: &Source, options: &ReadOptions) -> Result<(Format, Document), Error> {
    let format = options.format.unwrap_or_else(|| detect::detect(&source.bytes));
    let document = match format {
        Format::Text => text::read(source)?,
        Format::Pdf => pdf::read(source)?,
        Format::Docx => docx::read(source, options)?,
        Format::Html => html::read(source, options)?,
        Format::Odt => odt::read(source, options)?,
        Format::Akn => akn::read(source, options)?,
        Format::Office => office::read(source, options)?,
    };
    let paragraphs = document
        .blocks
        .iter()
        .filter(|block| block.extent == Extent::Paragraph);
    if paragraphs.count() > options.limits.paragraphs {
        let message = format!(
            "has more than {} paragraphs: refused as too large",
            options.limits.paragraphs
        );
        return Err(Error::about(&source.name, message));
    }
    Ok((format, document))
}
