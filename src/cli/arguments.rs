//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, FromArgMatches, Subcommand, ValueEnum};

use super::git::form::{self, Driven};
use super::help::Length;
use super::late::Late;
use super::reading::{FormatOf, LimitArguments, ReadingArguments};
use super::settings::{AuthorArguments, FileArguments, SettingsArguments};
use super::{formats, help, meant};
use crate::check::{Day, Level, NoDay};
use crate::read::Revisions;
use crate::render::json::SCHEMAS;
use crate::render::{CheckFormat, Format, HistoryFormat, TraceFormat, VerifyFormat};

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
    Compare(Late<CompareArguments>),
    /// Apply amendment sheets to a text, list what they ask for, or write one
    Amend(Late<AmendArguments>),
    /// Say whether a change keeps the rules of a policy (travaux.toml): the gate for CI
    Check(Late<CheckArguments>),
    /// Say whether a redline is the official text with nothing changed but what is tracked
    Verify(Late<VerifyArguments>),
    /// Tell how each paragraph came to read as it does, over many versions
    History(Late<HistoryArguments>),
    /// Find where the language of a text stands in others, and what is new
    Trace(Late<TraceArguments>),
    /// Make an index of many texts, for 'trace --in'
    Index(Late<IndexArguments>),
    /// Show what was understood of a text
    Show(Late<ShowArguments>),
    /// Show a saved report in another form
    Render(Late<RenderArguments>),
    /// Say what a rule of 'check' is for; without a name, list them all
    Explain(Late<ExplainArguments>),
    /// Print how to make git use this program; edits nothing
    GitSetup(Late<NoArguments>),
    /// Print the JSON Schema of the JSON report, or of another document
    Schema(Late<SchemaArguments>),
    /// Print a script that completes the command line
    Completions(Late<CompletionsArguments>),
    /// Print the manual page of the program, or of one of its commands
    Manual(Late<ManualArguments>),
}

#[derive(Debug, Args)]
pub(super) struct CompareArguments {
    /// The earlier text: a file, - for standard input, or a file of a git revision (HEAD~3:text.md)
    pub(super) old: PathBuf,
    /// The later text; without it, the two sides of OLD, which has conflict markers
    pub(super) new: Option<PathBuf>,
    /// What git told of the texts, where it runs the program as its diff driver.
    #[arg(skip)]
    pub(super) driven: Option<Driven>,
    /// Rank verbs by this file (TOML) beside our own ladders
    #[arg(long, value_name = "FILE")]
    pub(super) ladders: Option<PathBuf>,
    #[command(flatten)]
    pub(super) pins: PinsArguments,
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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub(super) struct CheckArguments {
    /// The earlier text, or - for standard input; with --git, a file or folder to keep to
    #[arg(required_unless_present_any = ["init", "git"])]
    pub(super) old: Option<PathBuf>,
    /// The later text, or - for standard input; with --git, another file or folder
    #[arg(required_unless_present_any = ["init", "alone", "git"], conflicts_with = "alone")]
    pub(super) new: Option<PathBuf>,
    /// With --git, more files and folders
    #[arg(requires = "git")]
    pub(super) more: Vec<PathBuf>,
    /// Check every text that changed in this range of a git repository: BASE..HEAD, main...HEAD (since HEAD left main), or BASE (what is staged)
    #[arg(long, value_name = "RANGE", conflicts_with_all = ["init", "alone"])]
    pub(super) git: Option<String>,
    /// Check one text by itself: only rules that ask a single text can find anything
    #[arg(long)]
    pub(super) alone: bool,
    /// Ask what this policy asks [default: travaux.toml beside the later text or above it]
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
    #[command(flatten)]
    pub(super) pins: PinsArguments,
    /// The day on which waivers are looked at, such as 2026-01-31 [default: that of the system]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) today: Option<Day>,
    /// Fail on findings of this level and graver ones [default: as the policy says, else error]
    #[arg(long, value_name = "LEVEL", value_enum)]
    pub(super) fail_on: Option<LevelName>,
    /// End with status 0 whatever is found; trouble is still 2
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Accept all that is found today: write it into the file of pins as a baseline
    #[arg(long)]
    pub(super) baseline: bool,
    /// Write a commented policy and end
    #[arg(long, conflicts_with_all = ["baseline", "alone"])]
    pub(super) init: bool,
    /// Check what was read of a text that was scanned or read in part, instead of ending with status 2
    #[arg(long)]
    pub(super) accept_unread: bool,
    /// Rank verbs by this file (TOML) beside our own ladders
    #[arg(long, value_name = "FILE")]
    pub(super) ladders: Option<PathBuf>,
    #[arg(short, long, value_name = "FILE", help = formats::help_of_output::<CheckFormat>())]
    pub(super) output: Vec<PathBuf>,
    /// Write in this format; with several outputs, to standard output and to files whose ending says none
    #[arg(long, value_parser = formats::parser::<CheckFormat>(), ignore_case = true)]
    pub(super) format: Option<&'static CheckFormat>,
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
pub(super) struct VerifyArguments {
    /// The official text, of any format; - is standard input
    pub(super) base: PathBuf,
    /// The redline: a Word file with tracked changes
    #[arg(value_name = "REDLINE.docx")]
    pub(super) redline: PathBuf,
    /// Also write the redline to this Word file without the names and days of your side, and verify that copy: what BASE has already, changes and comments, keeps its authors
    #[arg(long, value_name = "FILE")]
    pub(super) anonymous: Option<PathBuf>,
    /// The name that stands for your side in the anonymous copy
    #[arg(long, value_name = "NAME", default_value = "Author", requires = "anonymous")]
    pub(super) name: String,
    #[arg(short, long, value_name = "FILE", help = formats::help_of_output::<VerifyFormat>())]
    pub(super) output: Vec<PathBuf>,
    /// Write in this format; with several outputs, to standard output and to files whose ending says none
    #[arg(long, value_parser = formats::parser::<VerifyFormat>(), ignore_case = true)]
    pub(super) format: Option<&'static VerifyFormat>,
    /// Read the official text as this format instead of detecting it
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Reading")]
    pub(super) format_base: Option<FormatOf>,
    /// Which text of a BASE that tracks changes itself is the official one
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "VIEW",
        help_heading = "Reading"
    )]
    pub(super) base_revisions: BaseView,
    #[command(flatten)]
    pub(super) limits: LimitArguments,
    #[command(flatten)]
    pub(super) looks: LooksArguments,
}

#[derive(Debug, Args)]
pub(super) struct HistoryArguments {
    /// The versions of the text, the oldest first, or a folder of them, whose files are taken in natural order (Rev.2 before Rev.10); - is standard input, and HEAD~3:text.md a file of a git revision
    #[arg(required_unless_present = "git", num_args = 1.., value_name = "VERSION")]
    pub(super) versions: Vec<PathBuf>,
    /// Take the states that this file had in the commits of its git repository, through renames and merges, and what is not committed yet
    #[arg(long, value_name = "FILE", conflicts_with_all = ["versions", "order"])]
    pub(super) git: Option<PathBuf>,
    /// In which order the versions came
    #[arg(long, value_enum, default_value_t, value_name = "ORDER")]
    pub(super) order: Order,
    /// Tell the life of this paragraph alone, by its id in the last version that has it: OP12
    #[arg(long, value_name = "ID")]
    pub(super) line: Option<String>,
    /// Rank verbs by this file (TOML) beside our own ladders
    #[arg(long, value_name = "FILE")]
    pub(super) ladders: Option<PathBuf>,
    #[arg(short, long, value_name = "FILE", help = formats::help_of_output::<HistoryFormat>())]
    pub(super) output: Vec<PathBuf>,
    /// Write in this format; with several outputs, to standard output and to files whose ending says none
    #[arg(long, value_parser = formats::parser::<HistoryFormat>(), ignore_case = true)]
    pub(super) format: Option<&'static HistoryFormat>,
    /// Read the versions as this format instead of detecting it
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Reading")]
    pub(super) format_text: Option<FormatOf>,
    #[command(flatten)]
    pub(super) reading: ReadingArguments,
    #[command(flatten)]
    pub(super) looks: LooksArguments,
}

#[derive(Debug, Args)]
pub(super) struct TraceArguments {
    /// The text whose language is looked for; - is standard input
    pub(super) text: PathBuf,
    /// The texts in which it is looked for
    #[arg(value_name = "OTHER", required_unless_present = "index")]
    pub(super) others: Vec<PathBuf>,
    /// Look in the texts of this index, made by 'travaux index'
    #[arg(long = "in", value_name = "INDEX")]
    pub(super) index: Option<PathBuf>,
    #[arg(short, long, value_name = "FILE", help = formats::help_of_output::<TraceFormat>())]
    pub(super) output: Vec<PathBuf>,
    /// Write in this format; with several outputs, to standard output and to files whose ending says none
    #[arg(long, value_parser = formats::parser::<TraceFormat>(), ignore_case = true)]
    pub(super) format: Option<&'static TraceFormat>,
    #[command(flatten)]
    pub(super) reading: ReadingArguments,
    #[command(flatten)]
    pub(super) looks: LooksArguments,
}

/// The orders of versions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Order {
    /// As they are named
    #[default]
    AsNamed,
    /// By the dates that the texts give in their heads
    ByDate,
}

#[derive(Debug, Args)]
pub(super) struct IndexArguments {
    /// The folder, with all that are in it
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// Write the index to this file
    #[arg(short, long, value_name = "INDEX")]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) reading: ReadingArguments,
}

/// The views of a base with tracked changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum BaseView {
    /// Every change rejected; those that the redline still tracks are told as there before
    #[default]
    Original,
    /// Every change accepted
    Final,
}

impl BaseView {
    /// Returns the view.
    pub(super) fn revisions(self) -> Revisions {
        match self {
            Self::Original => Revisions::Original,
            Self::Final => Revisions::Final,
        }
    }
}

/// Where the file is that says which paragraphs somebody paired by hand. Every command that compares takes it.
#[derive(Debug, Args)]
#[group(skip)]
pub(super) struct PinsArguments {
    /// Keep to these corrections of the pairing, and to what was accepted [default: travaux.pins.toml beside the later text or above it]
    #[arg(long, value_name = "FILE")]
    pub(super) pins: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The rule: no-weaker-verb
    pub(super) rule: Option<String>,
    #[command(flatten)]
    pub(super) looks: LooksArguments,
}

/// What a command is told that takes nothing but its name.
#[derive(Debug, Args)]
pub(super) struct NoArguments {}

#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// Of which document
    #[arg(value_name = "NAME", default_value = "comparison", value_parser = schema())]
    pub(super) schema: &'static str,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// For which shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManualArguments {
    /// Of which command
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(super) struct OutputArguments {
    #[arg(short, long, value_name = "FILE", help = formats::help_of_output::<Format>())]
    pub(super) output: Vec<PathBuf>,
    /// Write in this format; with several outputs, to standard output and to files whose ending says none
    #[arg(long, value_parser = formats::parser::<Format>(), ignore_case = true)]
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
    /// Leave out the words of unchanged paragraphs altogether, for a page that may be passed on
    #[arg(long, conflicts_with = "all")]
    pub(super) changed_only: bool,
    /// Say why paragraphs were paired
    #[arg(long)]
    pub(super) explain: bool,
    /// Print only this many words around each change
    #[arg(long, value_name = "WORDS")]
    pub(super) context: Option<usize>,
    /// End with status 1 when the texts differ
    #[arg(long)]
    pub(super) exit_code: bool,
    /// Print nothing but trouble, and end with status 1 when the texts differ; files are still written
    #[arg(short, long)]
    pub(super) quiet: bool,
    /// Show the first file that was written with the system's program for it
    #[arg(long)]
    pub(super) open: bool,
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

impl OutputArguments {
    /// Whether the comparison is shown as text for people on standard output.
    pub(super) fn writes_to_screen(&self) -> bool {
        self.output.is_empty()
            && self
                .format
                .is_none_or(|format| format.name == Format::TERMINAL.name)
    }
}

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(super) struct AmendArguments {
    /// The text and the amendment sheets that are applied to it, or files with tracked changes (Word, OpenDocument), each of which is a sheet; with --list, sheets alone; - is standard input
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
    /// Write one rolling text with everything that anybody proposes, in brackets with who proposes it; edited copies of the base, too, are sheets
    #[arg(long, conflicts_with_all = ["list", "write", "save", "adopted"])]
    pub(super) compile: bool,
    /// With --compile: give one delegation's clean text out of it again
    #[arg(long, value_name = "NAME", requires = "compile")]
    pub(super) only_by: Option<String>,
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
pub(super) struct ShowArguments {
    /// The text, or - for standard input; two of them for the stages 'alignment' and 'candidates'
    #[arg(required = true, num_args = 1..=2, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Which stage to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) stage: Stage,
    /// Print the whole text, one paragraph a line with its id, footnotes last
    #[arg(long, conflicts_with = "stage")]
    pub(super) plain: bool,
    /// As --plain, for git's textconv: of a file that cannot be read, a line that says so, and status 0
    #[arg(long, conflicts_with_all = ["stage", "plain"])]
    pub(super) textconv: bool,
    /// Print the layout without the words, to be sent with a bug report: letters are x, capitals X, digits 9; lengths of words stay
    #[arg(long, conflicts_with_all = ["stage", "plain", "textconv"])]
    pub(super) masked: bool,
    #[command(flatten)]
    pub(super) pins: PinsArguments,
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

/// A level of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LevelName {
    /// Not to pass
    Error,
    /// To be looked at
    Warning,
    /// Told
    Note,
}

impl LevelName {
    /// Returns the level.
    pub(super) fn level(self) -> Level {
        match self {
            Self::Error => Level::Error,
            Self::Warning => Level::Warning,
            Self::Note => Level::Note,
        }
    }
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
    /// Every pair of paragraphs that was weighed, and what is known of it
    Candidates,
}

/// Understands a command line.
pub(super) fn parse(arguments: Vec<OsString>) -> Result<Parsed, String> {
    if let Some((command, driven)) = form::recognized(&arguments) {
        let mut parsed = parse_words(command)?;
        if let Parsed::Run(command) = &mut parsed
            && let Command::Compare(arguments) = command.as_mut()
        {
            arguments.driven = Some(driven);
        }
        return Ok(parsed);
    }
    parse_words(arguments)
}

fn parse_words(arguments: Vec<OsString>) -> Result<Parsed, String> {
    let understood = command_line(Length::of(&arguments))
        .try_get_matches_from(arguments)
        .and_then(|matches| {
            // Two texts without a command are a comparison; the derive macro has no word for this.
            match matches.subcommand_name() {
                Some(_) => Command::from_arg_matches(&matches),
                None => CompareArguments::from_arg_matches(&matches)
                    .map(|arguments| Command::Compare(arguments.into())),
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

/// Returns the command line; its help is as long as was asked for. The options of a command come when it is named.
pub(super) fn command_line(length: Length) -> clap::Command {
    let bare = clap::Command::new("travaux");
    // The description comes last: the derived arguments bring their own along, which is not that of the program.
    let command = Command::augment_subcommands(CompareArguments::augment_args(bare))
        .version(env!("CARGO_PKG_VERSION"))
        .about("Compares two diplomatic or legislative texts, paragraph by paragraph and word by word")
        .args_conflicts_with_subcommands(true)
        .subcommand_negates_reqs(true)
        .disable_help_subcommand(true);
    help::fitted(command, length)
}

/// Returns the command line with the options of every command.
pub(super) fn whole_command_line() -> clap::Command {
    let mut whole = command_line(Length::Screen);
    whole.build();
    whole
}

/// Takes the name of a schema.
fn schema() -> impl TypedValueParser<Value = &'static str> {
    let names = SCHEMAS.iter().map(|(name, _)| PossibleValue::new(name));
    PossibleValuesParser::new(names).try_map(|name| {
        let found = SCHEMAS.iter().find(|(known, _)| *known == name);
        found.map(|(_, schema)| *schema).ok_or("no such schema")
    })
}

fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|no_day: NoDay| no_day.to_string())
}

/// What clap says where a command line lacks something.
const LACKING: &str = "the following required arguments were not provided:";

/// Returns clap's message, which takes several lines, as one, with its suggestion.
fn condensed(problem: &clap::Error) -> String {
    if problem.kind() == ErrorKind::UnknownArgument
        && let Some(ContextValue::String(typed)) = problem.get(ContextKind::InvalidArg)
        && let Some(here) = meant::option(typed)
    {
        return format!("{typed} is no option here: {here}; see 'travaux --help'");
    }
    let text = problem.render().to_string();
    let parts: Vec<&str> = text
        .lines()
        .map(str::trim)
        .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more information"))
        .filter(|line| !line.is_empty())
        .collect();
    let message = parts.join(" ").replace(" tip: ", "; ");
    let message = message.strip_prefix("error: ").unwrap_or(&message);
    // To pass an option as a file is nobody's wish.
    let message = message.split("; to pass '").next().unwrap_or(message);
    let message = match message.strip_prefix(LACKING) {
        Some(" <OLD>") if !text.contains("travaux check") => "name two texts: travaux OLD NEW".to_owned(),
        Some(lacking) => format!("this is missing:{lacking}"),
        None => message.replace("invalid digit found in string", "a whole number is wanted"),
    };
    // Clap takes a third text for a command in the wrong place.
    let message = match message
        .strip_prefix("the subcommand ")
        .and_then(|rest| rest.split_once(" cannot"))
    {
        Some((extra, _)) => format!("unexpected argument {extra} after two texts"),
        None => message,
    };
    format!("{message}; see 'travaux --help'")
}
