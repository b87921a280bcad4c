//! What a text on the command line is: standard input, a file, a file of a revision, or nothing.
//!
//! In this order, so that no file is ever out of reach because of its name:
//!
//! 1. `-` is standard input;
//! 2. `/dev/null` is a text that is not there, as git names it; `nul` too, where no file is called so (on Windows always);
//! 3. what is there as a file is that file;
//! 4. a single letter before a colon is a drive;
//! 5. `REV:path` is a file of a revision, see [`git::revision`](super::git::revision).

use std::fs;
use std::path::Path;

use super::git::revision::{Revision, is_pointer};
use super::{input, meant};
use crate::read::Source;
use crate::read::limits::Limits;

/// Reads a text; `None` is the one that is not there.
pub(super) fn read(path: &Path, limits: Limits) -> Result<Option<Source>, String> {
    let source = match named(path) {
        Named::Nothing => return Ok(None),
        Named::File => input::source(path, limits)?,
        Named::Revision(name, revision) => match meant::text(name) {
            Some(meant) => return Err(format!("{name}: {meant}")),
            None => revision.read(name, limits)?,
        },
    };
    if is_pointer(&source.bytes) {
        return Err(format!(
            "{}: is only a pointer to a file that Git LFS keeps elsewhere; 'git lfs pull' brings it here",
            source.name
        ));
    }
    Ok(Some(source))
}

/// Whether a path is that of a file of a revision.
pub(super) fn is_revision(path: &Path) -> bool {
    matches!(named(path), Named::Revision(..))
}

/// Returns the path of a text, without the revision.
pub(super) fn place(path: &Path) -> &Path {
    match named(path) {
        Named::Revision(_, revision) => Path::new(revision.path()),
        Named::Nothing | Named::File => path,
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Named<'a> {
    Nothing,
    File,
    Revision(&'a str, Revision<'a>),
}

fn named(path: &Path) -> Named<'_> {
    if input::is_standard_input(path) {
        return Named::File;
    }
    let is_there = || fs::symlink_metadata(path).is_ok();
    let is_nul = path.as_os_str().eq_ignore_ascii_case("nul");
    if path.as_os_str() == "/dev/null" || (is_nul && (cfg!(windows) || !is_there())) {
        return Named::Nothing;
    }
    match path.to_str() {
        Some(name) if !is_there() && !names_drive(name) => {
            Revision::named(name).map_or(Named::File, |revision| Named::Revision(name, revision))
        }
        _ => Named::File,
    }
}

/// Whether a name begins with a drive: `C:\texts\old.docx`, `c:old.docx`.
fn names_drive(name: &str) -> bool {
    matches!(name.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_file(name: &str) -> bool {
        named(Path::new(name)) == Named::File
    }

    #[test]
    fn a_file_wins_then_a_drive_then_a_revision() {
        let folder = tempfile::tempdir().unwrap();
        if cfg!(unix) {
            let path = folder.path().join("HEAD:text.md");
            fs::write(&path, "x").unwrap();
            assert!(is_file(path.to_str().unwrap()));
        }
        assert!(is_file("C:\\texts\\old.docx") && is_file("c:old.docx"));
        assert!(is_file("missing.md") && is_file("-"));
        assert!(is_revision(Path::new("HEAD:text.md")));
        assert!(is_revision(Path::new("ab:text.md")));
    }

    #[test]
    fn the_null_device_is_a_text_that_is_not_there() {
        for name in ["/dev/null", "nul", "NUL"] {
            assert_eq!(named(Path::new(name)), Named::Nothing, "{name}");
        }
    }
}
