//! Watches what memory the system has given the program, and ends it before it is too much.
//!
//! The stages ask before they begin, but a guess can be wrong, a file can hide its price from every check, and a program
//! that is refused memory can only abort. So a thread looks on, a few hundred times a second. What it sees is the memory
//! of the whole process, where the system tells (Linux, macOS, Windows, `FreeBSD`); elsewhere it sees nothing.
//!
//! The end is that of any refusal: one line, status 2. Nothing is half-written, since outputs are made whole before their
//! first byte is written; from then on ([`end`]) nobody looks any more, so that no run ends between two of its outputs.

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::input;
use crate::memory;
use crate::read::limits::{Limits, MEMORY};

/// How often to look. Memory comes at some megabytes in a millisecond.
const EVERY: Duration = Duration::from_millis(3);

/// Whether somebody looks. Whoever holds it decides how the run ends.
static WATCHED: Mutex<bool> = Mutex::new(false);

/// Ends the watch: all that is left to be done is to write what is there. Where the watch has just found too much, this waits
/// for the end of the process.
pub(super) fn end() {
    *WATCHED.lock().unwrap_or_else(PoisonError::into_inner) = false;
}

/// Begins to watch the work on the texts of these names.
pub(super) fn begin(names: &[&Path], limits: Limits) {
    let names: Vec<String> = names.iter().map(|path| input::name(path)).collect();
    let line = format!(
        "{}: {}",
        names.join(" and "),
        MEMORY.exceeded(limits.memory_bytes)
    );
    // What is taken between two looks must fit as well.
    let most = limits.memory_bytes - limits.memory_bytes / 16;
    *WATCHED.lock().unwrap_or_else(PoisonError::into_inner) = true;
    let watch = move || {
        while memory::used().is_some_and(|used| used <= most) {
            thread::sleep(EVERY);
            if !*WATCHED.lock().unwrap_or_else(PoisonError::into_inner) {
                return;
            }
        }
        let watched = WATCHED.lock().unwrap_or_else(PoisonError::into_inner);
        if *watched && memory::used().is_some() {
            super::say_the_end(&line);
            // Nothing is dropped at such an end: programs, folders and unfinished files are ended by hand.
            #[cfg(unix)]
            crate::private::end_all();
            std::process::exit(2);
        }
    };
    // Without the thread the stages still ask.
    let _unwatched = thread::Builder::new().name("memory".to_owned()).spawn(watch);
}
