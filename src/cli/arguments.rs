//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, FromArgMatches, Subcommand, ValueEnum};

use super::outputs;
use super::reading::{FormatOf, ReadingArguments};
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
    /// Show what was understood of a text
    Show(ShowArguments),
    /// Print the JSON Schema of the JSON report
    Schema,
}

const AFTER_HELP: &str = "\
Deleted words are shown as [-…-], inserted ones as {+…+}, the border of two paragraphs as ¶; a backslash stands \
before such a mark that the text itself contains. A text called 'show' is named './show'.

Exit status: 0 for success, 1 for a difference where --exit-code asks for it, 2 for trouble.
Environment: NO_COLOR, CLICOLOR_FORCE, PAGER, LESS, TRAVAUX_CHROMIUM.";

/// The longest name of an author in a Word file, in its units (`ST_String` of ECMA-376).
const LONGEST_AUTHOR: usize = 255;

#[derive(Debug, Args)]
pub(super) struct CompareArguments {
    /// The earlier text, or - for standard input
    pub(super) old: PathBuf,
    /// The later text, or - for standard input
    pub(super) new: PathBuf,
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
    /// Rank verbs by this file (TOML) beside our own ladders
    #[arg(long, value_name = "FILE")]
    pub(super) ladders: Option<PathBuf>,
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
    /// Sign the tracked changes of a Word file with this name
    #[arg(long, value_name = "NAME", default_value = "travaux", value_parser = author)]
    pub(super) author: String,
    /// Date the tracked changes of a Word file: 2025-09-18 or 2025-09-18T10:00:00Z
    #[arg(long, value_name = "DATE", default_value = "2000-01-01T00:00:00Z", value_parser = date)]
    pub(super) date: String,
    /// Read the earlier text as this format instead of detecting it
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Reading")]
    pub(super) format_old: Option<FormatOf>,
    /// Read the later text as this format instead of detecting it
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Reading")]
    pub(super) format_new: Option<FormatOf>,
    #[command(flatten)]
    pub(super) reading: ReadingArguments,
    #[command(flatten)]
    pub(super) looks: LooksArguments,
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

/// Takes a day or a second of a day, ISO 8601, and returns the second.
fn date(value: &str) -> Result<String, String> {
    let (day, time) = value.split_once('T').unwrap_or((value, "00:00:00Z"));
    let time = time.strip_suffix('Z').unwrap_or(time);
    let (Some([year, month, number]), Some(clock)) =
        (numbers(day, '-', [4, 2, 2]), numbers(time, ':', [2, 2, 2]))
    else {
        return Err("expected a date such as 2025-09-18 or 2025-09-18T10:00:00Z".to_owned());
    };
    if year == 0 {
        return Err("there is no year 0; years go from 0001 to 9999".to_owned());
    }
    if !(1..=12).contains(&month) {
        return Err(format!("there is no month {month:02}; months go from 01 to 12"));
    }
    let last = days(year, month);
    if !(1..=last).contains(&number) {
        return Err(format!(
            "there is no such day; {year:04}-{month:02} has {last} days"
        ));
    }
    if clock[0] > 23 || clock[1] > 59 || clock[2] > 59 {
        return Err(format!(
            "there is no such time; {day}T23:59:59Z is the last of that day"
        ));
    }
    Ok(format!("{day}T{time}Z"))
}

/// Returns how many days a month has, by the calendar of today for every year.
fn days(year: u16, month: u16) -> u16 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u16::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns the numbers of a text that is made of as many, each with so many digits.
fn numbers(text: &str, separator: char, lengths: [usize; 3]) -> Option<[u16; 3]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; 3];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let part = parts.next()?;
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = part.parse().ok().filter(|_| digits)?;
    }
    parts.next().is_none().then_some(numbers)
}

/// Takes a name that can stand in a Word file: on one line, and no longer than the format allows.
fn author(value: &str) -> Result<String, String> {
    if value.trim().is_empty() {
        return Err("expected a name".to_owned());
    }
    if value.chars().any(char::is_control) {
        return Err("a name has no control characters".to_owned());
    }
    if value.encode_utf16().count() > LONGEST_AUTHOR {
        return Err(format!("a name has at most {LONGEST_AUTHOR} characters"));
    }
    Ok(value.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        for day in [
            "2025-02-28",
            "2024-02-29",
            "2000-02-29",
            "0001-01-01",
            "9999-12-31",
            "2025-04-30",
        ] {
            assert_eq!(date(day), Ok(format!("{day}T00:00:00Z")));
        }
        for day in [
            "2025-02-31",
            "2025-02-29",
            "1900-02-29",
            "2025-04-31",
            "2025-00-10",
            "2025-13-01",
            "2025-01-00",
            "0000-01-01",
        ] {
            assert!(
                date(day).is_err_and(|message| message.starts_with("there is no ")),
                "{day}"
            );
        }
        for day in [
            "10000-01-01",
            "2025-1-1",
            "+025-01-01",
            "2025-01-01-",
            "18.9.2025",
            "",
            "２０２５-01-01",
        ] {
            assert!(
                date(day).is_err_and(|message| message.starts_with("expected a date")),
                "{day}"
            );
        }
    }

    #[test]
    fn a_time_is_one_of_a_day() {
        assert_eq!(date("2025-09-18T23:59:59"), Ok("2025-09-18T23:59:59Z".to_owned()));
        for time in ["24:00:00", "10:60:00", "10:00:60"] {
            let message = date(&format!("2025-09-18T{time}Z")).unwrap_err();
            assert_eq!(
                message,
                "there is no such time; 2025-09-18T23:59:59Z is the last of that day"
            );
        }
        for time in ["10:00", "10:00:00+02:00", "10:00:00ZZ", ""] {
            assert!(date(&format!("2025-09-18T{time}")).is_err(), "{time}");
        }
    }

    #[test]
    fn an_author_is_a_name_on_one_line() {
        assert!(author("Ms. Ó Súilleabháin").is_ok());
        assert!(author(&"é".repeat(LONGEST_AUTHOR)).is_ok());
        for name in ["", " ", "a\nb", "a\u{1}", &"é".repeat(LONGEST_AUTHOR + 1)] {
            assert!(author(name).is_err(), "{name:?}");
        }
    }
}
