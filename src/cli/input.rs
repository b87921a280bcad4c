//! Files and standard input become [`Source`]s.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::reason;
use crate::read::Source;

/// Whether a path stands for standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads a whole file, or standard input for `-`.
pub(super) fn source(path: &Path) -> Result<Source, String> {
    if is_standard_input(path) {
        return standard_input();
    }
    let name = path.to_string_lossy().into_owned();
    let bytes = fs::read(path).map_err(|problem| format!("{name}: {}", reason(&problem)))?;
    Ok(Source { name, bytes })
}

fn standard_input() -> Result<Source, String> {
    let name = "standard input".to_owned();
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|problem| format!("{name}: {}", reason(&problem)))?;
    Ok(Source { name, bytes })
}
