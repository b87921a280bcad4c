//! How to read the texts: format, tracked changes, limits.

use std::num::NonZeroUsize;

use clap::{Args, ValueEnum};

use super::libreoffice;
use crate::read::limits::{self, Bound, Limits};
use crate::read::{Format, ReadOptions, Revisions};
use crate::threads::Threads;

/// The options that every command with a text takes.
#[derive(Debug, Args)]
#[group(skip)]
pub(super) struct ReadingArguments {
    /// Which text of a file with tracked changes to take
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "VIEW",
        help_heading = "Reading"
    )]
    revisions: View,
    /// Work with so many threads at most; the result is the same
    #[arg(long, value_name = "COUNT", help_heading = "Limits")]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    limits: LimitArguments,
}

/// What a file may cost.
#[derive(Debug, Args)]
#[group(skip)]
#[expect(clippy::struct_field_names, reason = "each is the name of its option")]
pub(super) struct LimitArguments {
    /// Refuse a file larger than this many megabytes
    #[arg(long, value_name = "MB", default_value_t = limits::INPUT.usual, help_heading = "Limits")]
    max_input: u64,
    /// Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes
    #[arg(long, value_name = "MB", default_value_t = limits::UNPACKED.usual, help_heading = "Limits")]
    max_unpacked: u64,
    /// Refuse a file whose elements nest deeper than this
    #[arg(long, value_name = "DEPTH", default_value_t = limits::NESTING.usual, value_parser = counted(), help_heading = "Limits")]
    max_nesting: u64,
    /// Refuse a file with more elements than this in one part
    #[arg(long, value_name = "COUNT", default_value_t = limits::NODES.usual, value_parser = counted(), help_heading = "Limits")]
    max_nodes: u64,
    /// Refuse a PDF whose pages take more steps than this to draw
    #[arg(long, value_name = "COUNT", default_value_t = limits::STEPS.usual, help_heading = "Limits")]
    max_steps: u64,
    /// Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most
    #[arg(long, value_name = "COUNT", default_value_t = limits::PARAGRAPHS.usual, value_parser = counted(), help_heading = "Limits")]
    max_paragraphs: u64,
    /// Give up a conversion by LibreOffice after this many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = limits::CONVERSION.usual, help_heading = "Limits")]
    max_conversion: u64,
    /// Give up when the work needs more than this many megabytes of memory
    #[arg(long, value_name = "MB", default_value_t = limits::MEMORY.usual, help_heading = "Limits")]
    max_memory: u64,
}

/// Takes the numbers that fit all counters.
fn counted() -> clap::builder::RangedU64ValueParser {
    clap::value_parser!(u64).range(..=u64::from(u32::MAX))
}

impl ReadingArguments {
    /// Returns how to read a text; `format` overrules detection.
    pub(super) fn options(&self, format: Option<FormatOf>) -> ReadOptions {
        ReadOptions {
            format: format.map(FormatOf::format),
            revisions: match self.revisions {
                View::Final => Revisions::Final,
                View::Original => Revisions::Original,
                View::BothAsText => Revisions::BothAsText,
            },
            accepted: None,
            limits: self.limits(),
            converter: Some(libreoffice::converter()),
        }
    }

    /// Returns the bounds of what a text may cost.
    pub(super) fn limits(&self) -> Limits {
        self.limits.limits()
    }

    /// Returns how many threads may work.
    pub(super) fn threads(&self) -> Threads {
        Threads::of(self.threads)
    }
}

impl LimitArguments {
    /// Returns how to read a text with every change accepted; `format` overrules detection.
    pub(super) fn options(&self, format: Option<FormatOf>) -> ReadOptions {
        ReadOptions {
            format: format.map(FormatOf::format),
            revisions: Revisions::Final,
            accepted: None,
            limits: self.limits(),
            converter: Some(libreoffice::converter()),
        }
    }

    /// Returns the bounds of what a file may cost.
    pub(super) fn limits(&self) -> Limits {
        let bytes = |bound: &Bound, value: u64| value.saturating_mul(bound.unit);
        Limits {
            input_bytes: bytes(&limits::INPUT, self.max_input),
            unpacked_bytes: bytes(&limits::UNPACKED, self.max_unpacked),
            nesting: self.max_nesting as u32,
            nodes: self.max_nodes as u32,
            steps: self.max_steps,
            paragraphs: self.max_paragraphs as usize,
            conversion_seconds: self.max_conversion,
            memory_bytes: bytes(&limits::MEMORY, self.max_memory),
        }
    }
}

/// The views of a text with tracked changes.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum View {
    /// Every change accepted
    #[default]
    Final,
    /// Every change rejected
    Original,
    /// Inserted and deleted words alike, each where it stands
    BothAsText,
}

/// The formats that can be named to overrule detection.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FormatOf {
    /// Plain text or Markdown
    Text,
    /// PDF
    Pdf,
    /// Word 2007 or later
    Docx,
    /// A web page
    Html,
    /// `OpenDocument`
    Odt,
    /// Akoma Ntoso or USLM
    Akn,
    /// Word 97, RTF, `WordPerfect`, through `LibreOffice`
    Office,
}

impl FormatOf {
    fn format(self) -> Format {
        match self {
            FormatOf::Text => Format::Text,
            FormatOf::Pdf => Format::Pdf,
            FormatOf::Docx => Format::Docx,
            FormatOf::Html => Format::Html,
            FormatOf::Odt => Format::Odt,
            FormatOf::Akn => Format::Akn,
            FormatOf::Office => Format::Office,
        }
    }
}
