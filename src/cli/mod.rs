//! Arguments, files, terminal, exit codes: the only place that touches the outside world.

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with the arguments of a command line, the program's name first.
pub fn run(_arguments: impl Iterator<Item = OsString>) -> ExitCode {
    ExitCode::SUCCESS
}
