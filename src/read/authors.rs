//! Whose changes a file tracks.

use super::tracked::TRACKED;
use super::{Format, ReadOptions, Source, detect, docx, odt, read};
use crate::error::Error;

/// Whose changes a file tracks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authors {
    /// It tracks none.
    Nobody,
    /// It tracks some, and does not say whose.
    Unknown,
    /// Those of these authors, each behind those in whose words they write: [`ReadOptions::accepted`] takes their names.
    Named(Vec<String>),
}

/// Returns whose changes a file tracks.
///
/// # Errors
///
/// When the file cannot be read.
pub fn authors(source: &Source, options: &ReadOptions) -> Result<Authors, Error> {
    let named = match options.format.unwrap_or_else(|| detect::detect(&source.bytes)) {
        Format::Docx => docx::authors(source, options.limits)?,
        Format::Odt => odt::authors(source, options.limits)?,
        Format::Html => return unnamed(source, options),
        Format::Text | Format::Pdf | Format::Office | Format::Akn => Vec::new(),
    };
    Ok(if named.is_empty() {
        Authors::Nobody
    } else {
        Authors::Named(named)
    })
}

/// Tells whether a file tracks changes in a format that has no authors.
fn unnamed(source: &Source, options: &ReadOptions) -> Result<Authors, Error> {
    let (_, document) = read(source, options)?;
    let tracks = document.warnings.iter().any(|it| it.code == TRACKED);
    Ok(if tracks { Authors::Unknown } else { Authors::Nobody })
}
