//! A Word file with tracked changes: the old text, and the revisions that make it the new one.
//!
//! Opened in Word or `LibreOffice`, the file shows what a drafter would have left behind: insertions, deletions, moves at
//! both ends, paragraphs split and joined by their marks. Accepting everything gives the new text, rejecting everything
//! the old one, with the numbers that each of them prints.
//!
//! ```text
//! Report ──plan──▶ lines, each piece with its fate ──numbering──▶ labels ──clean──▶ parts ──▶ container
//!                                                  └──original──▶ the old file's own parts
//! ```
//!
//! * `plan` lays both texts into one sequence of lines.
//! * `numbering` decides which numbers Word counts and which are typed.
//! * `clean` writes a new document in the manner of the United Nations, `cells` the rows of its tables.
//! * `briefing` puts what matters into a comment at the head of the new document.
//! * `original` writes the revisions into the old Word file instead, where there is one, and leaves every other byte alone.
//! * `between` does the same where the new text is a Word file too, letter by letter, tables and text boxes as well.
//!
//! Nothing looks at the clock: author and date are options, so that the same texts give the same bytes.

mod anonymous;
mod authors;
mod between;
mod briefing;
mod cells;
mod clean;
mod compiled;
mod numbering;
mod original;
mod parts;
mod plan;
mod proof;
mod sheet;
mod signature;
mod sponsors;
mod styled;
mod traced;
mod whole;
mod xml;

pub use anonymous::{Anonymous, anonymous};
pub use compiled::compiled;
pub use sheet::sheet;
pub use traced::traced;

use super::{Setting, Take};
use crate::package::repack;
use crate::read::docx::manuscript;
use crate::read::{Limits, Revisions};
use crate::report::Report;
use crate::sides::Side;

/// How the revisions are signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocxOptions<'a> {
    /// Who made the changes.
    pub author: String,
    /// When, as ISO 8601: `2025-09-18T00:00:00Z`; where nobody said a day, the changes have none.
    pub date: Option<String>,
    /// The old text's own Word file, where it has one: the revisions are then written into a copy of it.
    pub original: Option<&'a [u8]>,
    /// The new text's own Word file, where it has one: the copy then holds it letter by letter.
    pub revised: Option<Revised<'a>>,
    /// What that file may cost when it is read once more for its copy: what it was allowed the first time.
    pub limits: Limits,
}

/// The Word file of the new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revised<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// What it may cost when it is read once more.
    pub limits: Limits,
}

/// Who makes the changes where nobody is named.
const AUTHOR: &str = "travaux";
/// What stands for no day.
const NO_DATE: &str = "none";

/// What can be chosen of a Word file alone.
pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        name: "author",
        value: "NAME",
        about: "Sign the tracked changes of a Word file with this name",
        take: Take::Value(
            |options, value| {
                options.word.author = signature::author(value)?;
                Ok(())
            },
            AUTHOR,
        ),
    },
    Setting {
        name: "date",
        value: "DATE",
        about: "Date the tracked changes of a Word file: 2025-09-18, 2025-09-18T10:00:00Z or none",
        take: Take::Value(
            |options, value| {
                options.word.date = match value {
                    NO_DATE => None,
                    day => Some(signature::date(day)?),
                };
                Ok(())
            },
            NO_DATE,
        ),
    },
    Setting {
        name: "original",
        value: "FILE",
        about: "Write the tracked changes of a Word file into a copy of this one, the old text's own",
        take: Take::File(Side::Old, |options, file| {
            options.word.original = Some(file.bytes);
            options.word.limits = file.limits;
        }),
    },
    Setting {
        name: "revised",
        value: "FILE",
        about: "Let that copy hold the new text letter by letter, as this one has it, the new text's own Word file",
        take: Take::File(Side::New, |options, file| {
            options.word.revised = Some(Revised {
                bytes: file.bytes,
                limits: file.limits,
            });
        }),
    },
];

impl Default for DocxOptions<'_> {
    fn default() -> Self {
        Self {
            author: AUTHOR.to_owned(),
            date: None,
            original: None,
            revised: None,
            limits: Limits::default(),
        }
    }
}

/// A Word file, and what the person who gets it should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redline {
    /// The file.
    pub bytes: Vec<u8>,
    /// Why the revisions are not written into the original, where there is one, or what of it they could not reach.
    pub notice: Option<String>,
}

/// Renders a report as a Word file with tracked changes.
///
/// # Panics
///
/// When the parts cannot be packed in memory: a bug of ours, never of a text.
pub fn render(report: &Report, options: &DocxOptions<'_>) -> Vec<u8> {
    redline(report, options).bytes
}

/// Renders a report as a Word file with tracked changes, into the original where that can be done.
///
/// # Panics
///
/// When the parts cannot be packed in memory: a bug of ours, never of a text.
pub fn redline(report: &Report, options: &DocxOptions<'_>) -> Redline {
    written(report, options, || briefing::comment(report, options))
}

/// Writes the revisions into the original, or into a new document with a comment.
fn written(report: &Report, options: &DocxOptions<'_>, comment: impl FnOnce() -> Option<String>) -> Redline {
    let plan = plan::plan(report);
    let mut notice = None;
    if let Some(original) = options.original {
        let name = &report.texts.old.source.name;
        match into_original(report, &plan, options, original) {
            Ok(copy) => {
                let lines = copy.notices.iter().map(|line| format!("{name}: {line}"));
                let lines: Vec<String> = lines.collect();
                return Redline {
                    bytes: copy.bytes,
                    notice: (!lines.is_empty()).then(|| lines.join("\n")),
                };
            }
            Err(reason) => {
                notice = Some(format!(
                    "{name}: the changes are in a new document, not in this file, because {reason}"
                ));
            }
        }
    }
    let unplaced: Vec<String> = plan.unplaced(report).iter().map(|row| row.name()).collect();
    if !unplaced.is_empty() {
        let left = format!("changed, and not in the Word file: {}", unplaced.join(", "));
        notice = Some(notice.map_or(left.clone(), |told| format!("{told}\n{left}")));
    }
    Redline {
        bytes: clean::write(report, &plan, options, comment().as_deref())
            .expect("packing into memory does not fail"),
        notice,
    }
}

/// Renders the new text as a Word file without tracked changes: the redline, everything accepted.
///
/// # Errors
///
/// When the changes cannot be accepted.
pub fn accepted(report: &Report, options: &DocxOptions<'_>) -> Result<Vec<u8>, String> {
    let redline = written(report, options, || None).bytes;
    let manuscript = manuscript(&redline, Revisions::Final, options.limits)?;
    let settled = manuscript.parts.iter().filter(|part| part.is_settled);
    let parts: Vec<(&str, &[u8])> = settled
        .map(|part| (part.name.as_str(), manuscript.xml[part.range.clone()].as_bytes()))
        .collect();
    repack(&redline, &parts)
}

/// Writes the revisions into a copy of the original: letter by letter between two Word files, by the report otherwise.
fn into_original(
    report: &Report,
    plan: &plan::Plan,
    options: &DocxOptions<'_>,
    original: &[u8],
) -> Result<original::Copy, String> {
    if let Some(revised) = options.revised
        && let Ok(copy) = between::write(report, options, original, revised)
    {
        return Ok(copy);
    }
    original::write(report, plan, options, original)
}
