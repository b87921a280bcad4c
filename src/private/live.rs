//! The list of what this run has made and not yet removed, and its end.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

#[cfg(unix)]
use super::group::end_group;

static LIVE: Mutex<Live> = Mutex::new(Live {
    places: Vec::new(),
    groups: Vec::new(),
});

/// The name of the file by whose lock a folder is known to be in use.
pub(super) const LOCK: &str = "travaux.lock";

/// How often a removal is tried again: a program that was just ended may finish the one write it was in.
const ATTEMPTS: u32 = 50;
/// How long is waited between two of them.
const PAUSE: Duration = Duration::from_millis(20);

/// What is there now.
pub(super) struct Live {
    /// Folders and files.
    pub(super) places: Vec<PathBuf>,
    /// The process groups of programs, by the number of their leader.
    pub(super) groups: Vec<u32>,
}

/// Returns the list, which nobody else can change or read meanwhile.
pub(super) fn live() -> MutexGuard<'static, Live> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Live {
    /// Removes a folder or a file and takes it off the list.
    pub(super) fn remove(&mut self, place: &Path) {
        remove(place);
        self.places.retain(|other| other != place);
    }
}

/// Ends all programs that run for this process and removes all its folders and files, for good: whoever would make or remove
/// one afterwards waits for the end of the process, so that nobody mistakes the end of a program for its result.
#[cfg(unix)]
pub(crate) fn end_all() {
    let live = live();
    for &group in &live.groups {
        end_group(group);
    }
    for place in &live.places {
        remove(place);
    }
    std::mem::forget(live);
}

/// Removes a folder with all that is in it, or a file; a link is removed and not followed. There is nobody to be told where it fails:
/// the next start tries again.
pub(super) fn remove(place: &Path) {
    for _ in 0..ATTEMPTS {
        let is_folder = match fs::symlink_metadata(place) {
            Ok(known) => known.is_dir(),
            Err(_) => return,
        };
        let removed = if is_folder {
            empty(place).and_then(|()| fs::remove_dir_all(place))
        } else {
            fs::remove_file(place)
        };
        if removed.is_ok() {
            return;
        }
        thread::sleep(PAUSE);
    }
}

/// Removes what is in a folder but its lock, which must be the last: without it, the next start could not tell what is left
/// from a folder of somebody's.
fn empty(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == LOCK {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
