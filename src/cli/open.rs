//! Shows a file that was written with the program that the system has for it (`--open`).
//!
//! That program is the user's own and is not waited for: a browser stays open as long as its user likes. Only files that the
//! user named are shown, since nothing of a confidential text is to stay behind in a temporary folder.

use std::path::Path;
use std::process::{Command, Stdio};

use super::reason;

/// Starts the system's program for a file. The error is the reason, for a person.
pub(super) fn open(file: &Path) -> Result<(), String> {
    let mut command = opener();
    command.arg(file);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let program = command.get_program().to_string_lossy().into_owned();
    match command.spawn() {
        Ok(_) => Ok(()),
        Err(problem) => Err(format!(
            "{}: is written, but cannot be shown: {program}: {}",
            file.display(),
            reason(&problem)
        )),
    }
}

/// Returns the command that hands a file over to the program in charge of it.
fn opener() -> Command {
    if cfg!(target_os = "macos") {
        return Command::new("open");
    }
    if cfg!(windows) {
        // The empty word is the title of a window, which `start` would take the file for.
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        return command;
    }
    Command::new("xdg-open")
}
