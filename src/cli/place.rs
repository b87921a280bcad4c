//! Where a name leads, and whether two names lead to one file.
//!
//! `q.html`, `./q.html`, `dir/../q.html`, a link to it and a hard link are one file. Links are followed, as every program
//! does that opens a file: what is written under the name of a link is its file, also where that file is yet to be made.
//! Two names are the same place where their paths are one when all links are followed; where both exist and the system
//! tells the identity of a file (device and number), also where that is one; and in a folder that takes capitals for
//! small letters, where they differ in nothing else.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::private::Draft;

/// As many links one after the other are followed, as Linux does.
const MOST_LINKS: usize = 40;

/// Names that systems have for the streams of a process. Opened as files they would be written from their beginning, over
/// what is there, or replaced under the hands of the one who reads them.
const STREAMS: [&str; 5] = [
    "/dev/stdin",
    "/dev/stdout",
    "/dev/stderr",
    "/dev/fd",
    "/proc/self/fd",
];

/// Where a name leads.
#[derive(Debug)]
pub(super) struct Place {
    /// The path with all links followed; of what is no file (a pipe), the name itself.
    path: PathBuf,
    /// What is there now.
    known: Option<Metadata>,
    /// Whether the name is that of a stream.
    is_stream: bool,
}

impl Place {
    /// Returns the place of a file that is to be read, if there is one.
    pub(super) fn of_input(path: &Path) -> Option<Self> {
        let known = fs::metadata(path).ok()?;
        Some(Self {
            path: fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
            known: Some(known),
            is_stream: STREAMS.iter().any(|stream| path.starts_with(stream)),
        })
    }

    /// Returns the place of the file that a standard stream is led from or into, if it is a file.
    pub(super) fn of_stream(stream: &str) -> Option<Self> {
        Self::of_input(Path::new(stream)).filter(Self::is_file)
    }

    /// Returns the place of a file that is to be written, whether there is one already or not.
    pub(super) fn of_output(path: &Path) -> io::Result<Self> {
        if names_folder(path) {
            return Err(io::Error::other("names a folder, expected a file"));
        }
        match Self::of_input(path) {
            Some(place) if place.known.as_ref().is_some_and(Metadata::is_dir) => {
                Err(ErrorKind::IsADirectory.into())
            }
            Some(place) => Ok(place),
            None => follow(path).map(|path| Self {
                path,
                known: None,
                is_stream: false,
            }),
        }
    }

    /// Returns the path with all links followed.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Returns what is there now.
    pub(super) fn known(&self) -> Option<&Metadata> {
        self.known.as_ref()
    }

    /// Returns the folder of the place.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("/"))
    }

    /// Whether what is written here takes the place of what was; a device, a pipe or a stream goes on.
    pub(super) fn is_replaced(&self) -> bool {
        !self.is_stream && self.known.as_ref().is_none_or(Metadata::is_file)
    }

    /// Whether a file is there now, and not a device or a pipe.
    pub(super) fn is_file(&self) -> bool {
        self.known.as_ref().is_some_and(Metadata::is_file)
    }

    /// Whether two names lead here.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let same_file =
            self.is_file() && other.is_file() && identity(self).is_some_and(|it| identity(other) == Some(it));
        self.path == other.path || same_file || self.would_be_same(other)
    }

    /// Whether two files that are not there yet would be one, because the folder takes capitals for small letters.
    fn would_be_same(&self, other: &Self) -> bool {
        self.known.is_none()
            && other.known.is_none()
            && self.folder() == other.folder()
            && without_case(&self.path) == without_case(&other.path)
            && ignores_case(self.folder())
    }
}

/// Whether a path can only be that of a folder: `out/`, `out/.`, `..`.
fn names_folder(path: &Path) -> bool {
    let bytes = path.as_os_str().as_encoded_bytes();
    let separator = |byte: u8| std::path::is_separator(char::from(byte));
    match bytes {
        [.., last] if separator(*last) => true,
        [.., before, b'.'] if separator(*before) => true,
        _ => path.file_name().is_none(),
    }
}

/// Follows a path whose file is not there: its folder, and a link that leads to nothing yet.
fn follow(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let folder = fs::canonicalize(folder)?;
        if !fs::metadata(&folder)?.is_dir() {
            return Err(ErrorKind::NotADirectory.into());
        }
        let name = path.file_name().ok_or(ErrorKind::IsADirectory)?;
        let place = folder.join(name);
        match fs::read_link(&place) {
            Ok(target) if names_folder(&target) => {
                return Err(io::Error::other("leads to a folder, expected a file"));
            }
            Ok(target) => path = folder.join(target),
            Err(_) => return Ok(place),
        }
    }
    Err(io::Error::other("a link that leads back to itself"))
}

fn without_case(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.nfc().flat_map(char::to_lowercase).collect()
}

/// Whether a folder takes capitals for small letters, tried with a file of our own.
fn ignores_case(folder: &Path) -> bool {
    let Ok(probe) = Draft::in_folder(folder) else {
        return false;
    };
    let name = probe.path().file_name().unwrap_or_default().to_string_lossy();
    folder.join(name.to_uppercase()).exists()
}

/// Returns what tells a file from every other on the machine.
#[cfg(unix)]
fn identity(place: &Place) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    place.known.as_ref().map(|known| (known.dev(), known.ino()))
}

/// Elsewhere the standard library tells none; the path with its links followed has to do.
#[cfg(not(unix))]
fn identity(_place: &Place) -> Option<(u64, u64)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_folders_are_known_by_their_end() {
        for name in ["out/", "out/.", ".", "..", "a/..", "/"] {
            assert!(names_folder(Path::new(name)), "{name}");
        }
        for name in ["out", "a.", ".out", "..out", "a/.html"] {
            assert!(!names_folder(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn names_without_case_are_the_same_in_any_spelling_of_their_letters() {
        let folded = |name| without_case(Path::new(name));
        assert_eq!(folded("a/RÉSUMÉ.HTML"), folded("b/re\u{301}sume\u{301}.html"));
        assert_ne!(folded("q.html"), folded("p.html"));
    }

    #[test]
    fn names_that_differ_in_case_are_one_place_only_where_the_folder_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| Place::of_output(&folder.path().join(name)).unwrap();
        assert_eq!(
            place("q.html").is_same(&place("Q.HTML")),
            ignores_case(folder.path())
        );
        assert!(!place("q.html").is_same(&place("p.html")));
    }
}
