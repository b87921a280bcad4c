//! PDF: the format of most United Nations documents.
//!
//! A PDF says where each character is printed and little else. Reading it is four steps, one file each:
//! `content` runs the pages and gives glyphs in their places, `rows` makes words and lines of them, `tags` reads
//! the structure that Word leaves in the file, `blocks` gives every line or paragraph its hints. The pages are read one
//! by one (`reading`), and a page's glyphs are gone before the next is drawn.
//!
//! Two ways lead from glyphs to blocks (`tagged` and `printed`). When the file is tagged and the tags cover its text, each element of the
//! structure becomes one block of [`Extent::Paragraph`], joined over lines and pages. Otherwise each line of print
//! becomes one block of [`Extent::Line`], and the next stage joins them by indent and wording. Text that the tags
//! leave out is never lost: it comes as lines in its place.
//!
//! ```text
//! P  "Recalling its resolution 77/228⁵ and all its"        ->  Paragraph "Recalling its resolution 77/228⁵ and
//!    "previous resolutions on the subject,"                     all its previous resolutions on the subject,"
//! ```
//!
//! A table whose cells the tags or drawn rules give is read by row where it is data, see `cells`, `grids` and `ruled`.
//!
//! Measured on 22 UN documents read by hand (771 paragraphs): both ways keep every word, and the tags also give where
//! each paragraph begins and ends, across pages and around footnotes; so they are preferred where they cover the
//! text. Cost: linear in the size of the pages.
//!
//! Gives up, with an error that says so, on files that need a password, that are damaged beyond repair, that are too
//! large, or that are pictures of pages without a text layer.

mod annotations;
mod bidi;
mod blocks;
mod budget;
mod cell;
mod cells;
mod columns;
mod content;
mod doubles;
mod draft;
mod drawn;
mod font;
mod glyph;
mod grids;
mod guard;
mod images;
mod ink;
mod layers;
mod letters;
mod margins;
mod measure;
mod paragraphs;
mod parts;
mod pictures;
mod pieces;
mod plain;
mod printed;
mod reading;
mod rows;
mod ruled;
mod rules;
mod scans;
mod sheet;
mod signs;
mod strokes;
mod tables;
mod tagged;
mod tags;
mod text;
mod unnamed;
mod unpack;
mod words;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

pub use self::guard::THREAD;

use self::measure::Measure;
use super::{Limits, ReadOptions, Source};
use crate::document::{Document, Spaces};
use crate::error::{Error, Refusal};

#[cfg(doc)]
use crate::document::Extent;

/// How far into a file its first line may stand, in bytes; mail programs put rubbish before it.
const HEADER_WITHIN: usize = 1024;

/// Whether bytes begin as a PDF does.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEADER_WITHIN)];
    head.windows(5).any(|window| window == b"%PDF-")
}

/// Reads a PDF.
///
/// # Errors
///
/// When the file needs a password, is damaged, is too large, or has no text.
pub fn read(source: &Source, options: &ReadOptions) -> Result<Document, Error> {
    let name = &source.name;
    let limits = options.limits;
    guard::check(&source.bytes, limits).map_err(|reason| Error::about(name, reason))?;
    guard::run(limits.nesting, || read_guarded(source, limits)).unwrap_or_else(|| Err(damaged(name)))
}

fn read_guarded(source: &Source, limits: Limits) -> Result<Document, Error> {
    let name = &source.name;
    let pdf = Pdf::new(source.bytes.clone()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Error::about(
            name,
            Refusal::locked("the PDF is encrypted and needs a password; save a copy without one".to_owned()),
        ),
        LoadPdfError::Decryption(_) => Error::about(
            name,
            "the PDF is encrypted in a way that cannot be read; print it to a new PDF",
        ),
        LoadPdfError::Invalid => damaged(name),
    })?;
    if pdf.pages().is_empty() {
        return Err(damaged(name));
    }
    let reading = reading::read(&pdf, name, limits)?;
    // What the parser unpacked is not needed while blocks are made.
    drop(pdf);
    let drafts = reading.text.drafts();
    let rows: Vec<_> = drafts
        .iter()
        .filter(|draft| draft.outside.is_none())
        .flat_map(|draft| draft.rows.iter().map(|(page, row)| (*page, row)))
        .collect();
    let measure = Measure::new(&rows);
    let drafts = pictures::among(drafts, reading.pictures);
    Ok(Document {
        blocks: blocks::blocks(drafts, &measure),
        spaces: Spaces::Guessed,
        warnings: reading.warnings,
    })
}

fn damaged(name: &str) -> Error {
    Error::about(
        name,
        "the PDF is damaged or incomplete: no page can be read; get the file again, or print it to a new PDF",
    )
}
