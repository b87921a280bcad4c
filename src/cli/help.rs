//! Help that fits a screen.
//!
//! Most people meet the program without a command (`travaux OLD NEW`), which takes every option of `compare`. Its help would
//! fill two screens, and nobody in a hurry reads the second. So it begins with examples and shows the options that a delegate
//! needs; `-h` shows fewer still; `travaux compare --help` and the manual page have them all.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

/// Where the help of the bare program begins.
const EXAMPLES: &str = "\
Examples:
  travaux last-year.pdf this-year.pdf                   what changed, in the terminal
  travaux last-year.docx draft.docx -o redline.docx     the same as tracked changes in the old file
  travaux old.pdf new.pdf -o page.html --open           as a page, shown at once
  travaux amend draft.docx L.50.pdf -o redline.docx     an amendment sheet, applied
  travaux check agreed.md draft.md                      status 1 when an agreed paragraph changed";

/// What stands in `-h`, and what `--help` adds.
const BRIEFLY: [&str; 5] = ["old", "new", "output", "open", "help"];
const SHOWN: [&str; 5] = ["format", "only", "hide", "revisions", "version"];

const AFTER: &str = "\
Every option: travaux compare --help. Colours are signs too: [-deleted-], {+inserted+}, ¶ between paragraphs.
Exit status: 0 for success, 1 for what --exit-code or a gate finds, 2 for trouble.";

/// What every command's full help ends with.
const AFTER_ALL: &str = "\
Deleted words are shown as [-…-], inserted ones as {+…+}, the border of two paragraphs as ¶; a backslash stands \
before such a mark that the text itself contains. A text called 'show' is named './show'.

Exit status: 0 for success, 1 for a difference where --exit-code asks for it and for what 'check' and 'verify' find, 2 for trouble and for a redline that cannot be compared as a whole.
Environment: NO_COLOR, CLICOLOR_FORCE, PAGER, LESS, TRAVAUX_CHROMIUM.";

/// How much of the bare program's help is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// `-h`
    Brief,
    /// `--help`
    Screen,
}

impl Length {
    /// Returns what a command line asks for.
    pub(super) fn of(arguments: &[OsString]) -> Self {
        if arguments.iter().any(|argument| argument == "--help") {
            Self::Screen
        } else {
            Self::Brief
        }
    }

    fn shows(self, argument: &Arg) -> bool {
        let id = argument.get_id().as_str();
        BRIEFLY.contains(&id) || self == Self::Screen && SHOWN.contains(&id)
    }

    fn after(self) -> &'static str {
        match self {
            Self::Brief => "More: travaux --help. Every option: travaux compare --help.",
            Self::Screen => AFTER,
        }
    }
}

/// Gives the bare program the help that fits a screen.
pub(super) fn fitted(command: Command, length: Length) -> Command {
    // Clap's own long help has a blank line after each option, which no screen has room for.
    let bare = help(ArgAction::HelpShort).help("Print help: -h briefly, --help what is used most");
    command
        // This holds for the commands too.
        .disable_help_flag(true)
        .arg(bare)
        .mut_args(|argument| sized(argument, length))
        .help_template("{about}.\n\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}\n")
        .before_help(EXAMPLES)
        .after_help(length.after())
}

/// Gives a command its whole help.
pub(super) fn whole(command: Command) -> Command {
    let usual = help(ArgAction::Help).help("Print help (see a summary with '-h')");
    command.arg(usual).after_help(AFTER_ALL)
}

fn help(action: ArgAction) -> Arg {
    Arg::new("help").short('h').long("help").action(action)
}

fn sized(argument: Arg, length: Length) -> Arg {
    let hidden = !length.shows(&argument);
    let argument = if argument.get_action().takes_values() {
        argument.hide_possible_values(true).hide_default_value(true)
    } else {
        argument
    };
    argument.hide(hidden)
}
