//! How to read the texts: format, tracked changes, limits.

use clap::{Args, ValueEnum};

use crate::read::{Format, Limits, ReadOptions, Revisions};

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
    /// Refuse a packed file that unpacks beyond this many megabytes
    #[arg(long, value_name = "MB", default_value_t = 64, help_heading = "Reading")]
    max_unpacked: u64,
    /// Refuse a file whose elements nest deeper than this
    #[arg(long, value_name = "DEPTH", default_value_t = 512, help_heading = "Reading")]
    max_nesting: u32,
    /// Refuse a file with more paragraphs than this
    #[arg(
        long,
        value_name = "COUNT",
        default_value_t = 100_000,
        help_heading = "Reading"
    )]
    max_paragraphs: usize,
    /// Give up a conversion by LibreOffice after this many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60, help_heading = "Reading")]
    max_conversion: u64,
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
            limits: Limits {
                unpacked_bytes: self.max_unpacked.saturating_mul(1 << 20),
                nesting: self.max_nesting,
                paragraphs: self.max_paragraphs,
                conversion_seconds: self.max_conversion,
                ..Limits::default()
            },
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
