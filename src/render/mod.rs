//! `Report` → bytes: one file or folder per output. A renderer chooses looks; it decides nothing.
//!
//! Beside the outputs of a comparison stand the prints of the earlier stages ([`outline`], [`dump`]), for people
//! who want to see what was understood, and for tests. [`ink`], [`visible`] and [`wrap`] are the means that all
//! outputs for a terminal share. Nothing here looks at the environment: width and colour are arguments.

use crate::report::Report;

pub mod csv;
pub mod brief;
pub mod docx;
pub mod dump;
pub mod html;
pub mod ink;
pub mod json;
pub mod markdown;
pub mod outline;
pub mod terminal;
pub mod visible;
pub mod wrap;

/// The outputs of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text for people, in a terminal or a plain file.
    Terminal,
    /// `travaux-comparison/1`, for programs.
    Json,
    /// One page, for a browser and for paper.
    Html,
    /// For pull requests and notes.
    Markdown,
    /// The concordance, for a spreadsheet.
    Csv,
    /// One sentence for each change of substance.
    Brief,
    /// A Word file with tracked changes.
    Docx,
}

/// Renders a report in one format. A Word file is unsigned here: [`docx::render`] takes author and date.
pub fn render(report: &Report, format: Format, terminal: &terminal::TerminalOptions) -> Vec<u8> {
    match format {
        Format::Terminal => terminal::render(report, terminal).into_bytes(),
        Format::Json => json::render(report).into_bytes(),
        Format::Html => html::render(report).into_bytes(),
        Format::Markdown => markdown::render(report).into_bytes(),
        Format::Csv => csv::render_only(report, terminal.filter).into_bytes(),
        Format::Brief => brief::render(report, terminal.width, terminal.ink).into_bytes(),
        Format::Docx => docx::render(report, &docx::DocxOptions::default()),
    }
}
