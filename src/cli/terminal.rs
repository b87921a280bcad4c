//! What the terminal can do: its size and its colours.

use std::env;
use std::io::{IsTerminal, stdout};

use terminal_size::{Height, Width, terminal_size_of};

use super::arguments::{ColorChoice, LooksArguments};
use super::driver;
use super::{output, pager};
use crate::render::ink::Ink;

/// The columns of a page when nothing says better; a file is always this wide.
const DEFAULT_WIDTH: usize = 100;
/// Lines longer than this tire the eye, however wide the screen.
const WIDEST: usize = 120;
/// A pager may tell less, and no sentence fits it.
const NARROWEST: usize = 40;

/// Returns the columns to wrap standard output to.
pub(super) fn width(looks: &LooksArguments) -> usize {
    match (looks.width, terminal_size_of(stdout())) {
        (Some(columns), _) => usize::from(columns),
        (None, Some((Width(columns), _))) => usize::from(columns).min(WIDEST),
        (None, None) => width_of_pager().unwrap_or(DEFAULT_WIDTH),
    }
}

/// Whether standard output is read on a screen, and not by a file or a program.
pub(super) fn is_screen() -> bool {
    stdout().is_terminal()
}

/// Returns the columns of git's pager, which git tells.
fn width_of_pager() -> Option<usize> {
    let columns = env::var("COLUMNS").ok().filter(|_| driver::git_has_a_pager())?;
    let columns: usize = columns.parse().ok()?;
    Some(columns.clamp(NARROWEST, WIDEST))
}

/// Returns the columns of a file, which the terminal must not influence.
pub(super) fn file_width(looks: &LooksArguments) -> usize {
    looks.width.map_or(DEFAULT_WIDTH, usize::from)
}

/// Whether standard output is to have colour.
pub(super) fn ink(looks: &LooksArguments) -> Ink {
    let colour = match looks.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => wants_colour(),
    };
    if colour { Ink::Colour } else { Ink::Plain }
}

/// Whether a file is to have colour: only where the command line says so.
pub(super) fn file_ink(looks: &LooksArguments) -> Ink {
    match looks.color {
        ColorChoice::Always => Ink::Colour,
        ColorChoice::Never | ColorChoice::Auto => Ink::Plain,
    }
}

/// Prints a text, in the pager where it is longer than the screen.
pub(super) fn print(text: &str, looks: &LooksArguments) -> Result<(), String> {
    let screen = if looks.no_pager || driver::git_shows() || !stdout().is_terminal() {
        None
    } else {
        terminal_size_of(stdout())
    };
    match screen {
        Some((_, Height(rows))) if text.lines().count() >= usize::from(rows) => pager::show(text),
        _ => output::to_standard_output(text.as_bytes()),
    }
}

/// Follows no-color.org and bixense.com/clicolors.
fn wants_colour() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let forced = env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
    if set("NO_COLOR") {
        return false;
    }
    forced
        || ((stdout().is_terminal() || driver::git_has_a_pager())
            && env::var_os("CLICOLOR").is_none_or(|value| value != "0")
            && env::var_os("TERM").is_none_or(|value| value != "dumb"))
}
