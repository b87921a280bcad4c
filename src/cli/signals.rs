//! A run that is ended before its time leaves nothing behind.
//!
//! `SIGINT` (Ctrl-C), `SIGTERM` (`kill`, a time limit) and `SIGHUP` (the terminal is gone) end the programs that work for
//! this run and remove its folders and unfinished files; then the signal has its usual effect, so that whoever started the
//! run learns how it ended (128 and the number, in a shell). A signal that the run was started without (`nohup`) stays without
//! effect, and Ctrl-C belongs to the pager while one is open. Where there are no signals, the next start sweeps what is left.

use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the pager has the terminal.
static PAGING: AtomicBool = AtomicBool::new(false);

/// Leaves Ctrl-C to the pager as long as the work takes.
pub(super) fn leaving_interrupts_to_the_pager<T>(work: impl FnOnce() -> T) -> T {
    PAGING.store(true, Ordering::SeqCst);
    let result = work();
    PAGING.store(false, Ordering::SeqCst);
    result
}

/// Begins to mind the signals, for the rest of the process.
#[cfg(unix)]
pub(super) fn mind() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    let ignored = ignored();
    let minded = [SIGINT, SIGTERM, SIGHUP]
        .into_iter()
        .filter(|signal| ignored >> (signal - 1) & 1 == 0);
    // Where they cannot be had, they end the run as ever.
    let Ok(mut signals) = Signals::new(minded) else {
        return;
    };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            if signal == SIGINT && PAGING.load(Ordering::SeqCst) {
                continue;
            }
            crate::private::end_all();
            if emulate_default_handler(signal).is_err() {
                std::process::exit(128 + signal);
            }
        }
    });
}

#[cfg(not(unix))]
pub(super) fn mind() {}

/// Returns the signals that the run was started without, the lowest bit for the first, where the system tells.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0)
}
