//! An output that is being written: beside its place, private until it is whole.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::claim::{RANDOM, claim, claim_left, is_own, named};
use super::live::{live, remove};

/// How the names of unfinished files begin.
const PREFIX: &str = ".travaux-unfinished-";

/// A file that nobody else can read, and that takes its name and its permissions when it is whole, or goes.
#[derive(Debug)]
pub(crate) struct Draft {
    file: File,
    path: PathBuf,
    /// Those that it will have, once it is whole.
    permissions: Option<Permissions>,
}

impl Draft {
    /// Begins a file in the folder where it will stay. What killed runs have left in that folder is swept.
    ///
    /// # Errors
    ///
    /// When nothing can be written there.
    pub(crate) fn in_folder(folder: &Path) -> io::Result<Self> {
        sweep(folder);
        loop {
            let mut live = live();
            let (file, path) = builder().tempfile_in(folder)?.keep().map_err(io::Error::from)?;
            live.places.push(path.clone());
            drop(live);
            let draft = Self {
                file,
                path,
                permissions: None,
            };
            if claim(&draft.file, &draft.path) {
                return Ok(draft);
            }
        }
    }

    /// Where it is now.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the whole, which will have the permissions of the file that it replaces, else those that any new file gets there.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub(crate) fn write(
        &mut self,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
        former: Option<Permissions>,
    ) -> io::Result<()> {
        content(&mut self.file)?;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        self.permissions = Some(former.map_or_else(|| permissions_of_a_new_file(folder), Ok)?);
        self.file.sync_all()
    }

    /// Puts it in its place, in one step.
    ///
    /// # Errors
    ///
    /// When it cannot be put there; the place is then as it was.
    pub(crate) fn put(self, place: &Path) -> io::Result<()> {
        if let Some(permissions) = self.permissions.clone() {
            self.file.set_permissions(permissions)?;
        }
        fs::rename(&self.path, place)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Nothing is there any more where the file has taken its place.
        live().remove(&self.path);
    }
}

/// Removes what killed runs of this user have left in a folder.
fn sweep(folder: &Path) {
    for path in named(folder, PREFIX) {
        let is_ours = fs::symlink_metadata(&path).is_ok_and(|known| is_own(&known));
        if is_ours && claim_left(&path).is_some() {
            remove(&path);
        }
    }
}

/// Names a new file; a temporary file is its owner's alone unless another mode is asked for.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).rand_bytes(RANDOM);
    builder
}

/// Returns the permissions that any other program's new file would have in a folder: the system takes away what the user's mask
/// forbids. An empty file is made to learn them, because the mask can be asked for only by changing it.
#[cfg(unix)]
fn permissions_of_a_new_file(folder: &Path) -> io::Result<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    let empty = builder()
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder)?;
    empty.as_file().metadata().map(|known| known.permissions())
}

#[cfg(not(unix))]
fn permissions_of_a_new_file(folder: &Path) -> io::Result<Permissions> {
    let empty = builder().tempfile_in(folder)?;
    empty.as_file().metadata().map(|known| known.permissions())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_private_until_it_is_whole() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let mut draft = Draft::in_folder(folder.path()).unwrap();
        assert_eq!(mode(&draft.path), 0o600);
        let (new, usual) = (folder.path().join("new"), folder.path().join("usual"));
        draft.write(|out| out.write_all(b"whole"), None).unwrap();
        assert_eq!(mode(&draft.path), 0o600);
        draft.put(&new).unwrap();
        fs::write(&usual, b"any").unwrap();
        assert_eq!(mode(&new), mode(&usual), "as any other new file");
        let mut draft = Draft::in_folder(folder.path()).unwrap();
        draft
            .write(|out| out.write_all(b"again"), Some(Permissions::from_mode(0o640)))
            .unwrap();
        draft.put(&new).unwrap();
        assert_eq!((mode(&new), fs::read(&new).unwrap()), (0o640, b"again".to_vec()));
        assert_eq!(names(folder.path()).len(), 2, "nothing else is left");
    }

    #[test]
    fn a_file_that_is_not_put_goes() {
        let folder = tempfile::tempdir().unwrap();
        drop(Draft::in_folder(folder.path()).unwrap());
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn what_a_killed_run_left_is_swept_and_what_a_live_run_writes_stays() {
        let folder = tempfile::tempdir().unwrap();
        let left = format!("{PREFIX}{}", "a".repeat(RANDOM));
        fs::write(folder.path().join(&left), b"half").unwrap();
        fs::write(folder.path().join(".travaux-mine"), b"mine").unwrap();
        let live = Draft::in_folder(folder.path()).unwrap();
        let other = Draft::in_folder(folder.path()).unwrap();
        assert!(live.path.exists() && other.path.exists());
        assert!(!folder.path().join(&left).exists());
        assert!(folder.path().join(".travaux-mine").exists());
    }
}
