//! Bytes go to standard output or to a file.
//!
//! A file is written beside its final place and then renamed, so that nobody ever finds half a report and a
//! failure leaves the former file as it was (see `private` for who may read it meanwhile). What is not a plain file (`/dev/null`, a named pipe) cannot be
//! replaced and is written to directly.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::input::is_standard_input;
use super::reason;
use crate::private::Draft;

/// Writes to standard output; a reader who stopped reading is no trouble.
pub(super) fn to_standard_output(bytes: &[u8]) -> Result<(), String> {
    let mut stdout = io::stdout().lock();
    quiet_if_closed(stdout.write_all(bytes).and_then(|()| stdout.flush()))
        .map_err(|problem| format!("standard output: cannot write: {}", reason(&problem)))
}

/// Takes a closed pipe as success.
pub(super) fn quiet_if_closed(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(problem) if problem.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Refuses a file that is one of the inputs, before any work is done.
pub(super) fn refuse_inputs(output: &Path, inputs: &[&Path]) -> Result<(), String> {
    let Ok(place) = fs::canonicalize(output) else {
        return Ok(());
    };
    let overwritten = inputs
        .iter()
        .filter(|input| !is_standard_input(input))
        .any(|input| fs::canonicalize(input).is_ok_and(|input| input == place));
    if overwritten {
        return Err(format!(
            "{}: would overwrite a text that is compared; choose another name for the output",
            output.display()
        ));
    }
    Ok(())
}

/// Writes a file in one step.
pub(super) fn to_file(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let trouble = |problem: io::Error| format!("{}: cannot write: {}", path.display(), reason(&problem));
    // A link is followed, so that it is its file that is replaced.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&place) {
        Ok(known) if known.is_file() => replace(&place, bytes, Some(&known)),
        Ok(known) if known.is_dir() => Err(io::Error::from(ErrorKind::IsADirectory)),
        Ok(_) => fs::OpenOptions::new()
            .write(true)
            .open(&place)
            .and_then(|mut file| quiet_if_closed(file.write_all(bytes))),
        Err(_) => replace(&place, bytes, None),
    }
    .map_err(trouble)
}

fn replace(place: &Path, bytes: &[u8], former: Option<&Metadata>) -> io::Result<()> {
    if former.is_some_and(|former| former.permissions().readonly()) {
        return Err(io::Error::from(ErrorKind::PermissionDenied));
    }
    let folder = match place.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let permissions = former.map(Metadata::permissions);
    Draft::in_folder(&folder)?.put(bytes, place, permissions)
}
