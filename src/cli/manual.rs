//! Manual pages and completions, from the definition that the command line itself is read by.

use clap_complete::Shell;

use super::arguments::whole_command_line;
use super::{Outcome, output};

/// Prints a completion script.
pub(super) fn completions(shell: Shell) -> Result<Outcome, String> {
    let mut script = Vec::new();
    let mut command = whole_command_line();
    clap_complete::generate(shell, &mut command, "travaux", &mut script);
    output::to_standard_output(&script).map(|()| Outcome::Done)
}

/// Prints the manual page of the program, or of a command.
pub(super) fn manual(name: Option<&str>) -> Result<Outcome, String> {
    let page = page(name)?;
    output::to_standard_output(&page).map(|()| Outcome::Done)
}

fn page(name: Option<&str>) -> Result<Vec<u8>, String> {
    let whole = whole_command_line();
    let command = match name {
        None => whole,
        Some(name) => whole
            .find_subcommand(name)
            .cloned()
            .ok_or_else(|| format!("no command is called '{name}'; 'travaux --help' lists them"))?,
    };
    let mut page = Vec::new();
    let written = clap_mangen::Man::new(command)
        .source(concat!("travaux ", env!("CARGO_PKG_VERSION")))
        .render(&mut page);
    written.map_err(|problem| format!("cannot write the manual page: {}", super::reason(&problem)))?;
    Ok(page)
}
