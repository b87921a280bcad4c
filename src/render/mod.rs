//! `Report` → bytes: one file or folder per output. A renderer chooses looks; it decides nothing.
//!
//! The outputs are one table, [`FORMATS`]: a new one is its file and its row here. Names, endings, help, the choice on the
//! command line and the options of an output's own are taken from the table, by every command. No output knows another.
//!
//! [`ink`] and [`wrap`] are the means that all outputs for a terminal share, [`visible`] says for every output what stands for a sign that is not
//! seen. Nothing here looks at the environment: width
//! and colour are arguments.

use std::io::{self, Write};

use crate::amend::Amended;
use crate::read::Limits;
use crate::report::Report;
use crate::sides::Side;

mod check_formats;
mod history_formats;
mod trace_formats;
mod verify_formats;
pub mod check;
pub mod csv;
pub mod brief;
pub mod docx;
pub mod html;
pub mod ink;
pub mod json;
pub mod markdown;
pub mod terminal;
pub mod visible;
pub mod wrap;
pub mod xlsx;

pub use check_formats::{CHECK_FORMATS, CheckFormat, CheckMake, Found};
pub use history_formats::{HISTORY_FORMATS, HistoryFormat, HistoryMake};
pub use trace_formats::{TRACE_FORMATS, TraceFormat};
pub use verify_formats::{VERIFY_FORMATS, VerifyFormat};

/// An output of a comparison: what it is called, and how a report becomes one. [`FORMATS`] lists them all.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name: `markdown`.
    pub name: &'static str,
    /// How the names of such files end, the usual ending first; none for what has no file of its own kind.
    pub endings: &'static [&'static str],
    /// What it is, for one who chooses.
    pub about: &'static str,
    /// What can be chosen of this output alone.
    pub settings: &'static [Setting],
    /// Whether it has the whole of both texts, whatever is asked for: it cannot be of the changes alone.
    pub whole: bool,
    /// How it is made.
    pub make: Make,
}

/// Something that can be chosen of one output: its option on the command line, and how the choice reaches the output.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The option, without its dashes: `author`.
    pub name: &'static str,
    /// What stands for its value in the help: `NAME`.
    pub value: &'static str,
    /// What it does, for one who chooses.
    pub about: &'static str,
    /// What is chosen.
    pub take: Take,
}

/// What a [`Setting`] takes.
#[derive(Debug, Clone, Copy)]
pub enum Take {
    /// A value, which may be refused; the words are what is taken where nothing is chosen.
    Value(Choose, &'static str),
    /// A text's own file. A comparison has it at hand, a saved report asks for it by this option.
    File(Side, for<'a> fn(&mut Options<'a>, TextFile<'a>)),
}

/// A text's own file.
#[derive(Debug, Clone, Copy)]
pub struct TextFile<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// What it may cost when it is read once more: what it was allowed the first time.
    pub limits: Limits,
}

/// Puts a value into the options, or says what is wrong with it.
pub type Choose = for<'a> fn(&mut Options<'a>, &str) -> Result<(), String>;

/// How a report becomes an output.
#[derive(Debug, Clone, Copy)]
pub enum Make {
    /// Text for people, which a screen shows page by page.
    Text(fn(&Report, &Options<'_>) -> String),
    /// A file for a program.
    File(fn(&Report, &Options<'_>) -> Made),
    /// A file for a program that goes out as it is made, so that its bytes are never in memory all at once.
    Stream(Stream),
    /// The page or the Word file on paper: a program of another's prints it, which is the caller's business.
    Paper,
}

/// Writes a report piece by piece; fails only where its bytes cannot be written.
pub type Stream = fn(&Report, &Options<'_>, &mut dyn Write) -> io::Result<()>;

/// A file, and what the person who gets it should know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// What to know, line by line.
    pub notice: Option<String>,
}

impl From<Vec<u8>> for Made {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, notice: None }
    }
}

impl From<String> for Made {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

/// What can be chosen of the outputs. Each takes what concerns it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options<'a> {
    /// How text for people is to look, and which classes of change are shown in any output.
    pub looks: terminal::TerminalOptions,
    /// At most so many items are in the briefing.
    pub top: brief::Top,
    /// How a Word file is written.
    pub word: docx::DocxOptions<'a>,
    /// The amendments whose result is compared with its base.
    pub amended: Option<&'a Amended>,
}

/// Every output, in the order in which they are offered.
pub static FORMATS: [Format; 9] = [
    Format {
        name: "html",
        endings: &["html", "htm"],
        about: "One page for a browser and for paper",
        settings: &[],
        whole: false,
        make: Make::File(|report, options| match options.amended {
            Some(amended) => html::amendments::applied(amended, options.looks.filter).into(),
            None => html::render_with(report, options.looks.filter).into(),
        }),
    },
    Format {
        name: "pdf",
        endings: &["pdf"],
        about: "The page printed by an installed Chromium or `LibreOffice`",
        settings: &[],
        whole: false,
        make: Make::Paper,
    },
    Format {
        name: "docx",
        endings: &["docx"],
        about: "A Word file with tracked changes",
        settings: docx::SETTINGS,
        whole: true,
        make: Make::File(|report, options| {
            let docx::Redline { bytes, notice } = docx::redline(report, &options.word);
            Made { bytes, notice }
        }),
    },
    Format {
        name: "markdown",
        endings: &["md", "markdown"],
        about: "For pull requests and notes",
        settings: &[],
        whole: false,
        make: Make::File(|report, options| match options.amended {
            Some(amended) => markdown::amendments::applied(amended, options.looks.filter).into(),
            None => markdown::render_with(report, options.looks.filter).into(),
        }),
    },
    Format {
        name: "xlsx",
        endings: &["xlsx"],
        about: "The concordance as a workbook",
        settings: &[],
        whole: false,
        make: Make::File(|report, options| xlsx::render(report, options.looks.filter).into()),
    },
    Format {
        name: "csv",
        endings: &["csv"],
        about: "The concordance for a spreadsheet",
        settings: &[],
        whole: false,
        make: Make::File(|report, options| csv::render_with(report, options.looks.filter).into()),
    },
    Format {
        name: "json",
        endings: &["json"],
        about: "travaux-comparison/1, for programs",
        settings: &[],
        whole: true,
        make: Make::Stream(|report, options, out| match options.amended {
            Some(amended) => json::amendments::write(amended, out),
            None => json::write(report, out),
        }),
    },
    Format::TERMINAL,
    Format {
        name: "brief",
        endings: &[],
        about: "What matters: which texts, how much was kept, the ten weightiest changes in sentences",
        settings: brief::SETTINGS,
        whole: false,
        make: Make::Text(|report, options| {
            let looks = &options.looks;
            let options = brief::BriefOptions {
                width: looks.screen.then_some(looks.width),
                ink: looks.ink,
                filter: looks.filter,
                top: options.top.0,
            };
            brief::render(report, &options)
        }),
    },
];

impl Format {
    /// What is shown where nothing else is asked for.
    pub const TERMINAL: Self = Self {
        name: "terminal",
        endings: &["txt"],
        about: "Text for people",
        settings: &[],
        whole: false,
        make: Make::Text(|report, options| match options.amended {
            Some(amended) => terminal::amendments::applied(amended, &options.looks),
            None => terminal::render(report, &options.looks),
        }),
    };

    /// Returns what can be chosen of each output alone, in the order of the outputs.
    pub fn settings() -> impl Iterator<Item = &'static Setting> {
        FORMATS.iter().flat_map(|format| format.settings)
    }

    /// Returns the output of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Returns the output whose files end in this way, in small letters and without the dot.
    pub fn by_ending(ending: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.endings.contains(&ending))
    }

    /// Renders a report; `None` for what only a program of another's can print.
    ///
    /// ```
    /// # fn main() -> Result<(), travaux::Error> {
    /// use travaux::render::{FORMATS, Options};
    /// # let text = b"The General Assembly,\n\n1. Urges States to act.\n".to_vec();
    /// # let source = travaux::read::Source { name: "a.txt".to_owned(), bytes: text };
    /// # let report = travaux::compare(&travaux::Sides::new(source.clone(), source), &travaux::Options::default())?;
    /// for format in &FORMATS {
    ///     let rendered = format.render(&report, &Options::default());
    ///     assert_eq!(rendered.is_none(), format.name == "pdf");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Panics
    ///
    /// Never: memory takes every byte.
    pub fn render(&self, report: &Report, options: &Options<'_>) -> Option<Made> {
        match self.make {
            Make::Text(make) => Some(make(report, options).into()),
            Make::File(make) => Some(make(report, options)),
            Make::Stream(write) => {
                let mut bytes = Vec::new();
                write(report, options, &mut bytes).expect("memory takes every byte");
                Some(bytes.into())
            }
            Make::Paper => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_has_a_name_of_its_own_and_takes_what_it_has_usually() {
        let mut names: Vec<&str> = Format::settings().map(|setting| setting.name).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        let mut options = Options::default();
        for setting in Format::settings() {
            if let Take::Value(choose, usual) = setting.take {
                assert_eq!(choose(&mut options, usual), Ok(()), "{}", setting.name);
            }
        }
        assert_eq!(options, Options::default());
    }

    #[test]
    fn every_name_and_every_ending_says_one_output() {
        for format in &FORMATS {
            assert_eq!(Format::named(format.name).map(|it| it.about), Some(format.about));
            for ending in format.endings {
                assert_eq!(Format::by_ending(ending).map(|it| it.name), Some(format.name));
            }
        }
    }
}
