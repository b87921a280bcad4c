//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, FromArgMatches, Subcommand, ValueEnum};

use super::outputs;
use super::reading::{FormatOf, LimitArguments, ReadingArguments};
use super::settings::{AuthorArguments, FileArguments, SettingsArguments};
use crate::render::{FORMATS, Format};

/// What a command line asks for.
pub(super) enum Parsed {
    /// Work.
    Run(Box<Command>),
    /// A text such as the help.
    Print(String),
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Compare two texts (also without this word: travaux OLD NEW)
    Compare(Box<CompareArguments>),
    /// Show a saved report in another form
    Render(Box<RenderArguments>),
    /// Apply amendment sheets to a text, or list what they ask for
    Amend(Box<AmendArguments>),
    /// Show what was understood of a text
    Show(ShowArguments),
    /// Print the JSON Schema of the JSON report, or of another document
    Schema(SchemaArguments),
}

const AFTER_HELP: &str = "\
Deleted words are shown as [-…-], inserted ones as {+…+}, the border of two paragraphs as ¶; a backslash stands \
before such a mark that the text itself contains. A text called 'show' is named './show'.

Exit status: 0 for success, 1 for a difference where --exit-code asks for it, 2 for trouble.
Environment: NO_COLOR, CLICOLOR_FORCE, PAGER, LESS, TRAVAUX_CHROMIUM.";

#[derive(Debug, Args)]
pub(super) struct CompareArguments {
    /// The earlier text, or - for standard input
    pub(super) old: PathBuf,
    /// The later text, or - for standard input
    pub(super) new: PathBuf,
    /// Rank verbs by this file (TOML) beside our own ladders
    #[arg(long, value_name = "FILE")]
    pub(super) ladders: Option<PathBuf>,
    #[command(flatten)]
    pub(super) output: OutputArguments,
    /// Read the earlier text as this format instead of detecting it
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Reading")]
    pub(super) format_old: Option<FormatOf>,
    /// Read the later text as this format instead of detecting it
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Reading")]
    pub(super) format_new: Option<FormatOf>,
    #[command(flatten)]
    pub(super) reading: ReadingArguments,
}

#[derive(Debug, Args)]
pub(super) struct RenderArguments {
    /// The saved report (travaux OLD NEW -o report.json), or - for standard input
    pub(super) report: PathBuf,
    #[command(flatten)]
    pub(super) output: OutputArguments,
    #[command(flatten)]
    pub(super) files: FileArguments,
    #[command(flatten)]
    pub(super) limits: LimitArguments,
}

/// What becomes of a comparison: where it goes, in which form, and how that looks. Every command with a comparison takes them.
#[derive(Debug, Args)]
#[group(skip)]
pub(super) struct OutputArguments {
    #[arg(short, long, value_name = "FILE", help = help_of_output())]
    pub(super) output: Vec<PathBuf>,
    /// Write in this format; with several outputs, to standard output and to files whose ending says none
    #[arg(long, value_parser = format())]
    pub(super) format: Option<&'static Format>,
    /// Also print the words of unchanged paragraphs, and every warning
    #[arg(long)]
    pub(super) all: bool,
    /// Show only changes of these classes; with --exit-code, only they count
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        value_name = "CLASSES",
        conflicts_with = "hide"
    )]
    pub(super) only: Vec<ClassName>,
    /// Hide changes of these classes; with --exit-code, they do not count
    #[arg(long, value_enum, value_delimiter = ',', value_name = "CLASSES")]
    pub(super) hide: Vec<ClassName>,
    /// Say why paragraphs were paired
    #[arg(long)]
    pub(super) explain: bool,
    /// Print only this many words around each change
    #[arg(long, value_name = "WORDS")]
    pub(super) context: Option<usize>,
    /// End with status 1 when the texts differ
    #[arg(long)]
    pub(super) exit_code: bool,
    /// Print a PDF with this Chromium or Chrome [default: that of `TRAVAUX_CHROMIUM`, else an installed one]
    #[arg(long, value_name = "PROGRAM")]
    pub(super) browser: Option<PathBuf>,
    /// Give up printing a PDF after this many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(super) max_print: u64,
    #[command(flatten)]
    pub(super) settings: SettingsArguments,
    #[command(flatten)]
    pub(super) looks: LooksArguments,
}

#[derive(Debug, Args)]
pub(super) struct AmendArguments {
    /// The text and the amendment sheets that are applied to it; with --list, sheets alone; - is standard input
    #[arg(required = true, num_args = 1.., value_name = "BASE SHEET")]
    pub(super) texts: Vec<PathBuf>,
    /// Only read the sheets, and list what each of their items asks for
    #[arg(long, conflicts_with_all = ["save", "renumber", "follow_references", "adopted"])]
    pub(super) list: bool,
    /// Write the sheet that turns the first text into the second: travaux amend --write OLD NEW -o sheet.docx, .txt, .md or .json
    #[arg(long, conflicts_with_all = ["list", "save", "renumber", "author"])]
    pub(super) write: bool,
    /// Also write the amended text itself to this file: .txt, .md or .docx
    #[arg(long, value_name = "FILE")]
    pub(super) save: Option<PathBuf>,
    /// Give numbers anew also where the tradition of the text leaves gaps
    #[arg(long)]
    pub(super) renumber: bool,
    /// Let references of the text to its own paragraphs follow their numbers
    #[arg(long)]
    pub(super) follow_references: bool,
    /// Say which items this adopted text took: wholly, in part, not
    #[arg(long, value_name = "TEXT")]
    pub(super) adopted: Option<PathBuf>,
    #[command(flatten)]
    pub(super) output: OutputArguments,
    #[command(flatten)]
    pub(super) authors: AuthorArguments,
    /// Read the base as this format instead of detecting it
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Reading")]
    pub(super) format_base: Option<FormatOf>,
    /// Read the sheets as this format instead of detecting it
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Reading")]
    pub(super) format_sheet: Option<FormatOf>,
    #[command(flatten)]
    pub(super) reading: ReadingArguments,
}

#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// Which document: comparison or amendments
    #[arg(default_value = "comparison", value_parser = ["comparison", "amendments"])]
    pub(super) name: String,
}

#[derive(Debug, Args)]
pub(super) struct ShowArguments {
    /// The text, or - for standard input; two of them for the stage 'alignment'
    #[arg(required = true, num_args = 1..=2, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Which stage to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) stage: Stage,
    /// Read the text as this format instead of detecting it
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Reading")]
    pub(super) format: Option<FormatOf>,
    #[command(flatten)]
    pub(super) reading: ReadingArguments,
    #[command(flatten)]
    pub(super) looks: LooksArguments,
}

/// How terminal output is to look.
#[derive(Debug, Args)]
#[group(skip)]
pub(super) struct LooksArguments {
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        help = "When to use colour; auto: on a terminal, unless NO_COLOR is set"
    )]
    pub(super) color: ColorChoice,
    /// Wrap to this many columns [default: those of the terminal, else 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=1000))]
    pub(super) width: Option<u16>,
    /// Never start a pager
    #[arg(long)]
    pub(super) no_pager: bool,
}

/// A class of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ClassName {
    /// Marks, capitals, spelling
    Editorial,
    /// What follows from another change
    Consequential,
    /// Everything else
    Substantive,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Stage {
    /// Masthead and paragraphs, one line each
    #[default]
    Outline,
    /// The blocks as the format shows them, and what was cut out as furniture
    Document,
    /// Everything found in the text
    Instrument,
    /// Which paragraph answers which
    Alignment,
}

/// Understands a command line.
pub(super) fn parse(arguments: Vec<OsString>) -> Result<Parsed, String> {
    let understood = command_line()
        .try_get_matches_from(arguments)
        .and_then(|matches| {
            // Two texts without a command are a comparison; the derive macro has no word for this.
            match matches.subcommand_name() {
                Some(_) => Command::from_arg_matches(&matches),
                None => CompareArguments::from_arg_matches(&matches)
                    .map(|arguments| Command::Compare(Box::new(arguments))),
            }
        });
    match understood {
        Ok(command) => Ok(Parsed::Run(Box::new(command))),
        Err(problem) if matches!(problem.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Ok(Parsed::Print(problem.render().to_string()))
        }
        Err(problem) => Err(condensed(&problem)),
    }
}

pub(super) fn command_line() -> clap::Command {
    let bare = clap::Command::new("travaux");
    // The description comes last: the derived arguments bring their own along, which is not that of the program.
    Command::augment_subcommands(CompareArguments::augment_args(bare))
        .version(env!("CARGO_PKG_VERSION"))
        .about("Compares two diplomatic or legislative texts, paragraph by paragraph and word by word")
        .args_conflicts_with_subcommands(true)
        .subcommand_negates_reqs(true)
        .disable_help_subcommand(true)
        .after_help(AFTER_HELP)
}

fn help_of_output() -> String {
    let endings = outputs::endings(", ");
    format!("Write to this file; its ending ({endings}) says the format. Several -o write several files")
}

/// Takes the name of an output.
fn format() -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().map(|format| {
        let ending = format.endings.first().map(|ending| format!(" (.{ending})"));
        PossibleValue::new(format.name).help(format!("{}{}", format.about, ending.unwrap_or_default()))
    });
    PossibleValuesParser::new(names).try_map(|name| Format::named(&name).ok_or("no such format"))
}

/// Returns clap's message, which takes several lines, as one, with its suggestion.
fn condensed(problem: &clap::Error) -> String {
    let text = problem.render().to_string();
    let parts: Vec<&str> = text
        .lines()
        .map(str::trim)
        .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more information"))
        .filter(|line| !line.is_empty())
        .collect();
    let message = parts.join(" ").replace(" tip: ", "; ");
    let message = message.strip_prefix("error: ").unwrap_or(&message);
    // Clap takes a third text for a command in the wrong place.
    let message = match message
        .strip_prefix("the subcommand ")
        .and_then(|rest| rest.split_once(" cannot"))
    {
        Some((extra, _)) => format!("unexpected argument {extra} after two texts"),
        None => message.to_owned(),
    };
    format!("{message}; see 'travaux --help'")
}
