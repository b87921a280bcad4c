//! A folder for one step of the work, such as a conversion by another program.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::claim::{RANDOM, claim, claim_left, is_closed, is_own, named};
use super::live::{LOCK, live, remove};

/// How the names of the folders begin.
const PREFIX: &str = "travaux-private-";

/// A folder that is its user's alone and is removed with all that is in it.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    /// Locked as long as the folder is in use.
    _lock: File,
}

impl Folder {
    /// Makes a folder where temporary files go.
    ///
    /// # Errors
    ///
    /// When nothing can be written there.
    pub(crate) fn new() -> io::Result<Self> {
        loop {
            if let Some(folder) = Self::try_new(&std::env::temp_dir())? {
                return Ok(folder);
            }
        }
    }

    /// Makes a folder and claims it; `None` when a sweep of another run took it for a leftover in the moment between.
    fn try_new(parent: &Path) -> io::Result<Option<Self>> {
        let mut live = live();
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).rand_bytes(RANDOM);
        closed_folder(&mut builder);
        let path = std::path::absolute(builder.tempdir_in(parent)?.keep())?;
        live.places.push(path.clone());
        let lock = path.join(LOCK);
        match new_file(&lock) {
            Ok(file) if claim(&file, &lock) => Ok(Some(Self { path, _lock: file })),
            Err(problem) if problem.kind() != ErrorKind::NotFound => {
                live.remove(&path);
                Err(problem)
            }
            Ok(_) | Err(_) => {
                live.places.retain(|other| *other != path);
                Ok(None)
            }
        }
    }

    /// Where the folder is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a new file of this name into the folder and returns where it is.
    ///
    /// # Errors
    ///
    /// When it is there, or cannot be written.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let path = self.path.join(name);
        new_file(&path)?.write_all(bytes)?;
        Ok(path)
    }

    /// Makes a folder of this name in the folder, with those above it, and returns where it is.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub(crate) fn subfolder(&self, name: &str) -> io::Result<PathBuf> {
        let path = self.path.join(name);
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        closed_subfolder(&mut builder);
        builder.create(&path)?;
        Ok(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        live().remove(&self.path);
    }
}

/// Removes the folders that killed runs of this user have left where temporary files go.
///
/// Cost: one look at the names there.
pub(crate) fn sweep() {
    sweep_in(&std::env::temp_dir());
}

fn sweep_in(parent: &Path) {
    for path in named(parent, PREFIX) {
        // The entry itself is looked at, not what a link leads to.
        let is_ours = |known: fs::Metadata| known.file_type().is_dir() && is_own(&known) && is_closed(&known);
        if !fs::symlink_metadata(&path).is_ok_and(is_ours) {
            continue;
        }
        match claim_left(&path.join(LOCK)) {
            Some(_claimed) => remove(&path),
            // Ended before it had a lock, and so before it had anything; what is not empty stays.
            None => drop(fs::remove_dir(&path)),
        }
    }
}

/// Makes a file that only the owner can read.
fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    closed_file(&mut options);
    options.open(path)
}

#[cfg(unix)]
fn closed_file(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(unix)]
fn closed_subfolder(builder: &mut fs::DirBuilder) {
    use std::os::unix::fs::DirBuilderExt;
    builder.mode(0o700);
}

#[cfg(unix)]
fn closed_folder(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o700));
}

#[cfg(not(unix))]
fn closed_file(_options: &mut OpenOptions) {}

#[cfg(not(unix))]
fn closed_subfolder(_builder: &mut fs::DirBuilder) {}

#[cfg(not(unix))]
fn closed_folder(_builder: &mut tempfile::Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Makes a folder as a run makes it and leaves it behind without its lock, as a killed run does.
    fn left_behind(parent: &Path) -> PathBuf {
        let folder = Folder::try_new(parent).unwrap().unwrap();
        folder.write("text.doc", b"Recalling").unwrap();
        folder.subfolder("profile/user").unwrap();
        let path = folder.path.clone();
        live().places.retain(|other| *other != path);
        let moved = parent.join("aside");
        fs::rename(&path, &moved).unwrap();
        drop(folder);
        fs::rename(&moved, &path).unwrap();
        path
    }

    #[cfg(unix)]
    #[test]
    fn folders_and_files_are_the_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let parent = tempfile::tempdir().unwrap();
        let folder = Folder::try_new(parent.path()).unwrap().unwrap();
        let file = folder.write("text.doc", b"Recalling").unwrap();
        let inner = folder.subfolder("profile/user").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(folder.path()), 0o700);
        assert_eq!(mode(&inner), 0o700);
        assert_eq!(mode(inner.parent().unwrap()), 0o700);
        assert_eq!(mode(&file), 0o600);
        assert_eq!(mode(&folder.path().join(LOCK)), 0o600);
    }

    #[test]
    fn a_folder_goes_with_all_that_is_in_it() {
        let parent = tempfile::tempdir().unwrap();
        let folder = Folder::try_new(parent.path()).unwrap().unwrap();
        folder.write("text.doc", b"Recalling").unwrap();
        fs::write(folder.subfolder("profile/user").unwrap().join("a"), b"x").unwrap();
        drop(folder);
        assert_eq!(names(parent.path()), Vec::<String>::new());
    }

    #[test]
    fn what_a_killed_run_left_is_swept_and_what_a_live_run_has_stays() {
        let parent = tempfile::tempdir().unwrap();
        let left = left_behind(parent.path());
        let empty = parent.path().join(format!("{PREFIX}aaaaaaaaaaaa"));
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        closed_subfolder(&mut builder);
        builder.create(&empty).unwrap();
        let live = Folder::try_new(parent.path()).unwrap().unwrap();
        live.write("text.doc", b"Recalling").unwrap();
        assert!(left.is_dir());
        sweep_in(parent.path());
        let name = live.path().file_name().unwrap().to_str().unwrap();
        assert_eq!(names(parent.path()), [name]);
        assert_eq!(names(live.path()), ["text.doc", LOCK]);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_not_ours_is_never_swept() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let parent = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let target = left_behind(elsewhere.path());
        let make = |letter: &str, mode| {
            let path = parent.path().join(format!("{PREFIX}{}", letter.repeat(RANDOM)));
            fs::create_dir(&path).unwrap();
            fs::write(path.join("notes"), b"mine").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            path
        };
        // A link to a leftover, a folder without a lock, one that is open to others, and one whose lock is a link.
        symlink(
            &target,
            parent.path().join(format!("{PREFIX}{}", "a".repeat(RANDOM))),
        )
        .unwrap();
        make("b", 0o700);
        fs::write(make("c", 0o755).join(LOCK), b"").unwrap();
        symlink(target.join(LOCK), make("d", 0o700).join(LOCK)).unwrap();
        fs::write(
            parent.path().join(format!("{PREFIX}{}", "e".repeat(RANDOM))),
            b"mine",
        )
        .unwrap();
        sweep_in(parent.path());
        assert_eq!(names(parent.path()).len(), 5);
        assert!(target.join("text.doc").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_of_another_user_is_never_swept() {
        let parent = tempfile::tempdir().unwrap();
        let left = left_behind(parent.path());
        if std::os::unix::fs::chown(&left, Some(65_534), None).is_err() {
            println!("skipped: only the administrator can give a folder to another user");
            return;
        }
        sweep_in(parent.path());
        assert!(left.join("text.doc").exists());
    }
}
