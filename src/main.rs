//! The doorbell: everything happens in [`travaux::cli`].

use std::process::ExitCode;

/// Words come and go by the hundred thousand, in a thread of their own: there the usual allocator of Linux asks the system for every page
/// anew (a third of the time on a short pair).
#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    travaux::cli::run(std::env::args_os())
}
