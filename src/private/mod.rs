//! What a run makes for itself, that nobody else may read and that is gone when the run is: folders, files and programs.
//!
//! A draft is confidential, so what the program needs beside its output is made in one place, here, and lives by three rules.
//!
//! 1. *Private*: a [`Folder`] is 0700 and a file 0600 from its first moment, whatever the user's mask is; a name says nothing of
//!    what is inside.
//! 2. *Gone at the end*: each is on one list (`live`) as long as it is there, and taken off by its `Drop`. Whoever ends the
//!    run before its time (the command line, at a signal) calls [`end_all`], which ends the programs, removes the rest and
//!    lets nothing new begin.
//! 3. *Swept at the next start*: a run that was killed could do neither. What it left is known by its name, by its owner and by a
//!    lock that the system took away with the process (`claim`); [`sweep`] removes it, and never what a live run holds.
//!
//! The table of who must wait for whom:
//!
//! ```text
//! run:    make ─ lock ─ still there? ─▶ use ─▶ remove        (not there: a sweep came between; make another)
//! sweep:  name, owner ─ lock ─▶ remove                       (locked by another: a live run; leave it)
//! ```

mod claim;
mod draft;
mod folder;
#[cfg(unix)]
mod group;
mod live;
mod running;

pub(crate) use draft::Draft;
pub(crate) use folder::{Folder, sweep};
#[cfg(unix)]
pub(crate) use live::end_all;
pub(crate) use running::Running;
