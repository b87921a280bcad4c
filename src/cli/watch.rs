//! Watches what memory the system has given the program, and ends it before it is too much.
//!
//! The stages ask before they begin, but a guess can be wrong, a file can hide its price from every check, and a program
//! that is refused memory can only abort. So the thread that waits for the work looks on, the oftener the less room is left, up to a few
//! hundred times a second.
//! What it sees is the memory of the whole process, where the system tells (Linux, macOS, Windows, `FreeBSD`); elsewhere it sees nothing.
//!
//! The end is that of any refusal: one line, status 2. Nothing is half-written, since everything that takes memory is done before standard output
//! gets its first byte and files their names; from then on ([`end`]) nobody looks any more, so that no run ends between two of its outputs.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{input, signals};
use crate::memory;
use crate::read::limits::{Limits, MEMORY};

/// How many bytes come in a millisecond at most: the system clears some ten megabytes in that time for each thread.
const FASTEST: u64 = 32 << 20;

/// How long nobody looks, in milliseconds, at least and at most.
const PAUSE: (u64, u64) = (3, 50);

/// Returns how long so much room lasts for certain. A look costs more than a hundredth of the time between the shortest pauses.
fn pause(room: u64) -> Duration {
    Duration::from_millis((room / FASTEST).clamp(PAUSE.0, PAUSE.1))
}

/// What is watched. Whoever holds it decides how the run ends.
static WATCHED: Mutex<Watched> = Mutex::new(Watched::NotYet);

/// A run is watched once: when the watch is over, nobody wakes up to see whether another begins.
enum Watched {
    /// Arguments are read. The work begins within a pause, and has taken next to nothing by then.
    NotYet,
    Work(Work),
    Over,
}

/// Work that is watched.
struct Work {
    /// What is said where it takes too much.
    line: String,
    /// How many bytes it may take.
    most: u64,
}

fn watched() -> MutexGuard<'static, Watched> {
    WATCHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the watch: all that is left to be done is to write what is there. Where the watch has just found too much, this waits
/// for the end of the process.
pub(super) fn end() {
    *watched() = Watched::Over;
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
    *watched() = Watched::Work(Work { line, most });
}

/// Looks, and ends the run where the work takes too much. Returns how long nobody need look again; `None` if never.
pub(super) fn look() -> Option<Duration> {
    let watched = watched();
    match &*watched {
        Watched::NotYet => Some(Duration::from_millis(PAUSE.0)),
        Watched::Over => None,
        Watched::Work(work) => {
            let used = memory::used()?;
            let Some(room) = work.most.checked_sub(used) else {
                // Nothing is dropped at such an end: programs, folders and unfinished files are ended by hand.
                #[cfg(unix)]
                crate::private::end_all();
                signals::leave();
                super::say_the_end(&work.line);
                std::process::exit(2);
            };
            Some(pause(room))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_less_room_is_left_the_oftener_somebody_looks() {
        let milliseconds = |room: u64| pause(room).as_millis();
        assert_eq!(milliseconds(0), 3);
        assert_eq!(milliseconds(320 << 20), 10);
        assert_eq!(milliseconds(u64::MAX), 50);
    }
}
