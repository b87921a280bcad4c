//! Git runs the program as its diff driver (`diff.external`, `GIT_EXTERNAL_DIFF`, `diff.NAME.command`).
//!
//! The call is known by its `form`. What git says of a file in its own diff (names, modes,
//! how alike two names are) is printed above. A path whose merge is not settled comes alone: see `compare`.
//!
//! Git takes any status but 0 for the death of its driver and stops, in the midst of `git log -p`. So a text that cannot be compared is
//! told where its comparison would stand, and the status is 0, unless `--exit-code` asks for the usual ones
//! (`diff.trustExitCode` of git).

use std::env;

use super::arguments::CompareArguments;
use super::{Outcome, one_line, output};

/// Runs a comparison, for git if it asks.
pub(super) fn run(
    arguments: &CompareArguments,
    compare: fn(&CompareArguments) -> Result<Outcome, String>,
) -> Result<Outcome, String> {
    let header = match &arguments.driven {
        Some(driven) => driven.header.clone(),
        None if arguments.new.is_none() && is_driver() => {
            format!("* Unmerged path {}\n", one_line(&arguments.old.to_string_lossy()))
        }
        None => return compare(arguments),
    };
    if arguments.output.writes_to_screen() {
        output::to_standard_output(header.as_bytes())?;
    }
    match compare(arguments) {
        Err(problem) if !arguments.output.exit_code => {
            let line = format!("not compared: {}\n", one_line(&problem));
            output::to_standard_output(line.as_bytes()).map(|()| Outcome::Done)
        }
        ended => ended,
    }
}

/// Whether what is printed goes through the pager that git has started.
pub(super) fn git_has_a_pager() -> bool {
    env::var_os("GIT_PAGER_IN_USE").is_some_and(|value| !matches!(value.to_str(), Some("" | "0" | "false")))
}

/// Whether what is printed stands among what git prints: no pager of our own then. A `difftool` is a program of its own.
pub(super) fn git_shows() -> bool {
    git_has_a_pager() || is_driver()
}

/// Whether git runs the program as its diff driver.
fn is_driver() -> bool {
    env::var_os("GIT_DIFF_PATH_COUNTER").is_some() && env::var_os("GIT_DIFFTOOL_EXTCMD").is_none()
}

/// Returns the path of the text for which `git difftool` runs the program: the files may be temporary.
pub(super) fn path_of_difftool() -> Option<String> {
    env::var_os("GIT_DIFFTOOL_EXTCMD")?;
    let path = env::var_os("BASE").filter(|path| !path.is_empty())?;
    Some(path.to_string_lossy().into_owned())
}
