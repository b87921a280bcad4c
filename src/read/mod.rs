//! Bytes in, [`Document`] out: one file or folder per format.
//!
//! Detection looks at the bytes, never at the name alone. A reader knows its format and nothing of drafting.

use crate::document::Document;
use crate::error::Error;

pub mod pdf;
pub mod text;

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
}

impl Format {
    /// The word for the format in reports and on the command line: `text`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Pdf => "pdf",
        }
    }
}

/// How to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Takes the bytes as this format instead of detecting it.
    pub format: Option<Format>,
}

/// Reads a source as the format that its bytes show.
///
/// # Errors
///
/// When there is nothing to work on: an empty, binary or undecodable file.
pub fn read(source: &Source, options: &ReadOptions) -> Result<(Format, Document), Error> {
    let format = options.format.unwrap_or_else(|| detect(source));
    let document = match format {
        Format::Text => text::read(source)?,
        Format::Pdf => pdf::read(source)?,
    };
    Ok((format, document))
}

/// Names the format that the first bytes show.
fn detect(source: &Source) -> Format {
    if pdf::is_pdf(&source.bytes) {
        return Format::Pdf;
    }
    Format::Text
}
