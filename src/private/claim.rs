//! Whose a file is, and whether its run is still there: a lock that ends with the process that has it.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// The letters and digits after the prefix of a name.
pub(super) const RANDOM: usize = 12;

/// Whether a name is one of ours: the prefix and then only letters and digits, [`RANDOM`] of them.
fn is_named(name: &OsStr, prefix: &str) -> bool {
    name.to_str()
        .and_then(|name| name.strip_prefix(prefix))
        .is_some_and(|rest| rest.len() == RANDOM && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Yields what is in a folder and has a name of ours.
pub(super) fn named(folder: &Path, prefix: &str) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = entries.filter(move |entry| is_named(&entry.file_name(), prefix));
    ours.map(|entry| entry.path())
}

/// Claims a file that was just made. Returns whether it is ours now: a sweep may have claimed it in the moment before.
pub(super) fn claim(file: &File, path: &Path) -> bool {
    let held_by_a_sweep = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    // Where the system of files knows no locks, nobody can claim, so nothing is swept either.
    !held_by_a_sweep && path.exists()
}

/// Claims a file of a run that is over. `None` when its run is there, or when the system cannot say.
pub(super) fn claim_left(path: &Path) -> Option<File> {
    let before = fs::symlink_metadata(path).ok()?;
    if !before.is_file() {
        return None;
    }
    // Opened also for writing, because a pipe that somebody put in its place would keep a mere reader waiting.
    let file = OpenOptions::new().read(true).write(true).open(path).ok()?;
    let after = file.metadata().ok()?;
    (is_same(&before, &after) && file.try_lock().is_ok()).then_some(file)
}

/// Whether the user who runs this process is the owner.
#[cfg(unix)]
pub(super) fn is_own(known: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    known.uid() == rustix::process::geteuid().as_raw()
}

/// Where files are kept apart by user (`AppData`), what is there is the user's.
#[cfg(not(unix))]
pub(super) fn is_own(_known: &Metadata) -> bool {
    true
}

/// Whether nobody but the owner may do anything with it.
#[cfg(unix)]
pub(super) fn is_closed(known: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    known.mode().trailing_zeros() >= 6
}

#[cfg(not(unix))]
pub(super) fn is_closed(_known: &Metadata) -> bool {
    true
}

#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(_one: &Metadata, other: &Metadata) -> bool {
    other.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_ours_by_its_prefix_and_its_length() {
        let is = |name: &str| is_named(OsStr::new(name), "travaux-private-");
        assert!(is("travaux-private-aB3dE6gH9jK2"));
        assert!(!is("travaux-private-notes"));
        assert!(!is("travaux-private-aB3dE6gH9jK2.bak"));
        assert!(!is("my-travaux-private-aB3dE6gH9jK2"));
    }
}
