//! The whole program as one short function.

use crate::align::align;
use crate::error::Error;
use crate::read::{ReadOptions, Source, read};
use crate::report::{Origin, Report, report};
use crate::sides::Sides;
use crate::structure::structure;

/// The choices of a comparison, grouped by the stage that they belong to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// How to read each text.
    pub read: Sides<ReadOptions>,
}

/// Compares two texts: reads them, finds their paragraphs, aligns these, and reports what changed.
///
/// # Errors
///
/// When a text cannot be read, or no paragraph is found in it.
pub fn compare(sources: &Sides<Source>, options: &Options) -> Result<Report, Error> {
    let documents = sources
        .as_ref()
        .zip(options.read.as_ref())
        .try_map(|(source, how)| read(source, how))?;
    let origins = sources
        .as_ref()
        .zip(documents.as_ref())
        .map(|(source, (format, _))| Origin::new(source, *format));
    let instruments = documents.map(|(_, document)| structure(&document));
    let alignment = align(instruments.as_ref());
    Ok(report(origins, instruments.as_ref(), &alignment))
}
