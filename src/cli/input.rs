//! Files and standard input become [`Source`]s.
//!
//! Nothing is believed of a file before it is read: its bytes are counted while they come in, so a pipe that never ends,
//! a device, or a file that grows costs what is allowed and no more.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::{meant, reason};
use crate::read::Source;
use crate::read::limits::{INPUT, Limits};

/// With less room than this the standard library reads into a buffer of its own, and then grows the room.
const TO_SEE_THE_END: usize = 32;

/// Whether a path stands for standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Returns the name of a text in messages.
pub(super) fn name(path: &Path) -> String {
    if is_standard_input(path) {
        return "standard input".to_owned();
    }
    path.to_string_lossy().into_owned()
}

/// Reads a whole file, or standard input for `-`, as far as the limits allow.
pub(super) fn source(path: &Path, limits: Limits) -> Result<Source, String> {
    let name = name(path);
    let bytes = if is_standard_input(path) {
        bounded(io::stdin().lock(), 0, limits.input_bytes)
    } else {
        file(path, limits.input_bytes)
    };
    match bytes {
        Ok(bytes) => Ok(Source { name, bytes }),
        Err(reason) => Err(match meant::text(&name).filter(|_| !path.exists()) {
            Some(meant) => format!("{name}: {meant}"),
            None => format!("{name}: {reason}"),
        }),
    }
}

/// Reads a file. A folder and a device are told before they are opened: some devices wait for ever, or act when they are
/// read. A pipe is read like a file, since shells hand over the output of a command as one.
fn file(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let about = fs::metadata(path).map_err(|problem| reason(&problem))?;
    if about.is_dir() {
        return Err("is a folder, expected a file".to_owned());
    }
    if is_device(&about) {
        return Err("is a device, expected a file".to_owned());
    }
    if about.is_file() && about.len() > most {
        return Err(INPUT.exceeded(most));
    }
    let file = File::open(path).map_err(|problem| reason(&problem))?;
    let expected = if about.is_file() { about.len() } else { 0 };
    bounded(file, expected, most)
}

/// Reads to the end, or to just beyond the bound. Room is made for the bytes that are expected and for the look that finds the end; where
/// there is none, reading says so.
fn bounded(input: impl Read, expected: u64, most: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let _as_it_grows = bytes.try_reserve_exact(expected.min(most) as usize + TO_SEE_THE_END);
    input
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|problem| reason(&problem))?;
    if bytes.len() as u64 > most {
        return Err(INPUT.exceeded(most));
    }
    Ok(bytes)
}

#[cfg(unix)]
fn is_device(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let kind = about.file_type();
    kind.is_char_device() || kind.is_block_device() || kind.is_socket()
}

#[cfg(not(unix))]
fn is_device(_about: &fs::Metadata) -> bool {
    false
}
