//! Bytes go to standard output or to files.
//!
//! A file is written beside its final place and then renamed, so that nobody ever finds half a report and a
//! failure leaves the former file as it was. Several files are all written beside their places before the first is
//! renamed, readable for their owner alone until then (see `private`): where one cannot be written (no space, no permission), none is, and nothing is left. What is not a plain file
//! (`/dev/null`, a named pipe, a stream such as `/dev/fd/3`) cannot be replaced and is written to directly, after the files.
//!
//! A link is followed, so that it is its file that is replaced. Another name of a former file (a hard link) keeps the
//! former bytes.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::place::Place;
use super::reason;
use crate::private::Draft;

/// Writes to standard output; a reader who stopped reading is no trouble.
pub(super) fn to_standard_output(bytes: &[u8]) -> Result<(), String> {
    stream_to_standard_output(|out| out.write_all(bytes))
}

/// Writes to standard output what is made as it is written.
pub(super) fn stream_to_standard_output(
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), String> {
    let mut stdout = io::stdout().lock();
    quiet_if_closed(content(&mut stdout).and_then(|()| stdout.flush()))
        .map_err(|problem| format!("standard output: cannot write: {}", reason(&problem)))
}

/// Takes a closed pipe as success.
pub(super) fn quiet_if_closed(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(problem) if problem.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// A file that is to be written, found fit for it before any work is done.
#[derive(Debug)]
pub(super) struct Destination {
    /// The name that the user gave.
    name: PathBuf,
    place: Place,
}

impl Destination {
    /// Follows a name, and tries what can be tried without touching what is there: that it is no folder, that the former
    /// file may be written, and that its folder takes new files.
    pub(super) fn of(name: &Path) -> Result<Self, String> {
        let tried = Place::of_output(name).and_then(|place| {
            if place.is_replaced() {
                refuse_locked(&place)?;
                Draft::in_folder(place.folder())?;
            }
            Ok(place)
        });
        let place = tried.map_err(|problem| trouble(name, &problem))?;
        Ok(Self {
            name: name.to_owned(),
            place,
        })
    }

    /// Returns the name that the user gave.
    pub(super) fn name(&self) -> String {
        self.name.display().to_string()
    }

    /// Returns where the name leads.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    /// Writes bytes beside the final place, or keeps them where nothing can stand beside it.
    pub(super) fn stage(&self, bytes: &[u8]) -> Result<Staged<'_>, String> {
        self.stage_stream(|out| out.write_all(bytes))
    }

    /// Does the same with what is made as it is written.
    pub(super) fn stage_stream(
        &self,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Staged<'_>, String> {
        let staged = || {
            if !self.place.is_replaced() {
                let mut bytes = Vec::new();
                content(&mut bytes)?;
                return Ok(Staged::Kept(self, bytes));
            }
            let mut draft = Draft::in_folder(self.place.folder())?;
            draft.write(content, self.place.known().map(Metadata::permissions))?;
            Ok(Staged::Beside(self, draft))
        };
        staged().map_err(|problem| trouble(&self.name, &problem))
    }
}

/// Bytes that are ready to be put into their place; dropped, they leave no trace.
pub(super) enum Staged<'a> {
    /// In a file that only needs its name.
    Beside(&'a Destination, Draft),
    /// For a device or a pipe.
    Kept(&'a Destination, Vec<u8>),
}

/// Puts everything into its place: files first, since what a device or a pipe was given cannot be taken back.
pub(super) fn publish(staged: Vec<Staged<'_>>) -> Result<(), String> {
    let mut kept = Vec::new();
    let mut written: Vec<String> = Vec::new();
    for staged in staged {
        match staged {
            Staged::Beside(to, draft) => {
                draft.put(to.place.path()).map_err(|problem| {
                    let mut message = trouble(&to.name, &problem);
                    if !written.is_empty() {
                        message.push_str(&format!("; already written: {}", written.join(", ")));
                    }
                    message
                })?;
                written.push(to.name.display().to_string());
            }
            Staged::Kept(to, bytes) => kept.push((to, bytes)),
        }
    }
    for (to, bytes) in kept {
        fs::OpenOptions::new()
            .append(true)
            .open(to.place.path())
            .and_then(|mut file| quiet_if_closed(file.write_all(&bytes)))
            .map_err(|problem| trouble(&to.name, &problem))?;
    }
    Ok(())
}

fn trouble(name: &Path, problem: &io::Error) -> String {
    format!("{}: cannot write: {}", name.display(), reason(problem))
}

/// Refuses a former file that its owner made read-only, though a new one could take its place.
fn refuse_locked(place: &Place) -> io::Result<()> {
    if place.known().is_some_and(|known| known.permissions().readonly()) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_already_written_is_told_where_a_later_name_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let destination = |name: &str| Destination::of(&folder.path().join(name)).unwrap();
        let (first, second) = (destination("a.txt"), destination("b.txt"));
        let staged = vec![first.stage(b"a").unwrap(), second.stage(b"b").unwrap()];
        fs::create_dir(folder.path().join("b.txt")).unwrap();
        let message = publish(staged).unwrap_err();
        assert!(message.contains("b.txt: cannot write: "), "{message}");
        assert!(
            message.contains("; already written: ") && message.ends_with("a.txt"),
            "{message}"
        );
        assert_eq!(fs::read(folder.path().join("a.txt")).unwrap(), b"a");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_is_staged_and_dropped_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let destination = Destination::of(&folder.path().join("a.txt")).unwrap();
        drop(destination.stage(b"a").unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
