//! A run that is ended before its time leaves nothing behind.
//!
//! `SIGINT` (Ctrl-C), `SIGTERM` (`kill`, a time limit) and `SIGHUP` (the terminal is gone) end the programs that work for
//! this run and remove its folders and unfinished files; then the signal has its usual effect, so that whoever started the
//! run learns how it ended (128 and the number, in a shell). A signal that the run was started without (`nohup`) stays without
//! effect, and Ctrl-C belongs to the pager while one is open. Where there are no signals, the next start sweeps what is left.

use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(unix)]
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
#[cfg(unix)]
use signal_hook::flag;
#[cfg(unix)]
use signal_hook::low_level::{emulate_default_handler, pipe};

use super::bell::Bell;

/// Whether the pager has the terminal.
static PAGING: AtomicBool = AtomicBool::new(false);

/// Leaves Ctrl-C to the pager as long as the work takes.
pub(super) fn leaving_interrupts_to_the_pager<T>(work: impl FnOnce() -> T) -> T {
    PAGING.store(true, Ordering::SeqCst);
    let result = work();
    PAGING.store(false, Ordering::SeqCst);
    result
}

/// The signals that end a run, and whether they came.
#[cfg(unix)]
static MINDED: [(i32, AtomicBool); 3] = [
    (SIGINT, AtomicBool::new(false)),
    (SIGTERM, AtomicBool::new(false)),
    (SIGHUP, AtomicBool::new(false)),
];

/// Whether nobody waits for signals any more.
#[cfg(unix)]
static LEFT: AtomicBool = AtomicBool::new(false);

/// Begins to mind the signals until they are [left](leave): each rings the bell. Where they cannot be had, they end the run as ever.
#[cfg(unix)]
pub(super) fn mind(bell: &Bell) {
    let ignored = ignored();
    for (signal, came) in &MINDED {
        if ignored >> (signal - 1) & 1 == 0
            && let Ok(another) = bell.another()
            && flag::register(*signal, came).is_ok()
        {
            // In this order: a signal that comes meanwhile is noted, and found at the next look.
            let _unheard = pipe::register(*signal, another);
            let _unleft = flag::register_conditional_default(*signal, &LEFT);
        }
    }
}

#[cfg(not(unix))]
pub(super) fn mind(_: &Bell) {}

/// Ends the run if a signal came that asks for it.
#[cfg(unix)]
pub(super) fn obey() {
    for (signal, came) in &MINDED {
        if !came.swap(false, Ordering::SeqCst) || *signal == SIGINT && PAGING.load(Ordering::SeqCst) {
            continue;
        }
        crate::private::end_all();
        if emulate_default_handler(*signal).is_err() {
            std::process::exit(128 + signal);
        }
    }
}

#[cfg(not(unix))]
pub(super) fn obey() {}

/// Gives the signals their usual effect from here on: who waited for them has other things to do, such as to write a line that nobody reads.
pub(super) fn leave() {
    #[cfg(unix)]
    LEFT.store(true, Ordering::SeqCst);
    obey();
}

/// Returns the signals that the run was started without, the lowest bit for the first, where the system tells.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0)
}
