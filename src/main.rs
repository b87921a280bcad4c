//! The doorbell: everything happens in [`travaux::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    travaux::cli::run(std::env::args_os())
}
