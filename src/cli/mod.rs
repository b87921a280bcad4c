//! Arguments, files, terminal, exit codes: the only place that touches the outside world.
//!
//! The program ends with 0 for success, 1 for "differs" where that was asked for, 2 for trouble; trouble is one
//! line on standard error. A reader who closes the pipe early (`| head`) has seen enough: that is success. A bug
//! of ours is caught here too, so that nobody meets a backtrace an hour before the informals.

use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use self::arguments::{Command, Parsed};
use self::spoken::{one_line, reason, say, say_the_end};

mod amend;
mod arguments;
mod bell;
mod check;
mod checkable;
mod checked;
mod compare;
mod delivery;
mod driver;
mod explain;
mod findings;
mod formats;
mod git;
mod help;
mod history;
mod index;
mod input;
mod large_pages;
mod late;
pub mod libreoffice;
mod manual;
mod meant;
mod named;
mod open;
mod operand;
mod output;
mod outputs;
mod pager;
mod pinned;
mod place;
mod printer;
mod progress;
mod reading;
mod render;
mod said;
mod settings;
mod show;
mod signals;
mod spoken;
mod terminal;
mod texts;
mod trace;
mod verify;
mod watch;
mod writing;

/// How a run ended, if not in trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Done,
    Differs,
    /// Nobody can say: told like trouble, and no error.
    Unknown,
}

/// Runs the program with the arguments of a command line, the program's name first.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.collect();
    large_pages::suit(&arguments);
    let ended = guarded(move || execute(arguments));
    signals::leave();
    match ended {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Differs) => ExitCode::from(1),
        Ok(Outcome::Unknown) => ExitCode::from(2),
        Err(message) => {
            say_the_end(&message);
            ExitCode::from(2)
        }
    }
}

fn execute(arguments: Vec<OsString>) -> Result<Outcome, String> {
    let command = match arguments::parse(arguments)? {
        Parsed::Run(command) => *command,
        Parsed::Print(help) => return output::to_standard_output(help.as_bytes()).map(|()| Outcome::Done),
    };
    crate::private::sweep();
    match command {
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Render(arguments) => render::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::GitSetup(_) => {
            output::to_standard_output(git::setup::TEXT.as_bytes()).map(|()| Outcome::Done)
        }
        Command::Check(arguments) => check::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::History(arguments) => history::run(&arguments),
        Command::Trace(arguments) => trace::run(&arguments),
        Command::Index(arguments) => index::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Amend(arguments) => amend::run(&arguments),
        Command::Completions(arguments) => manual::completions(arguments.shell),
        Command::Manual(arguments) => manual::manual(arguments.command.as_deref()),
        Command::Schema(arguments) => {
            output::to_standard_output(arguments.schema.as_bytes()).map(|()| Outcome::Done)
        }
    }
}

/// Runs the work on a thread with a deep stack and turns a panic into a message. The first thread waits, minds signals and memory.
fn guarded(work: impl FnOnce() -> Result<Outcome, String> + Send + 'static) -> Result<Outcome, String> {
    let place = Arc::new(Mutex::new(String::new()));
    let noted = Arc::clone(&place);
    panic::set_hook(Box::new(move |info| {
        // A PDF on which the parser gave up, which its reader tells in its own words.
        if thread::current().name() == Some(crate::read::pdf::THREAD) {
            return;
        }
        let mut place = noted.lock().unwrap_or_else(PoisonError::into_inner);
        if place.is_empty() {
            *place = info.to_string();
        }
    }));
    let (bell, ear) = bell::new();
    signals::mind(&bell);
    let done = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&done);
    let caught = move || {
        let ended = panic::catch_unwind(AssertUnwindSafe(work));
        told.store(true, Ordering::SeqCst);
        bell.ring();
        ended
    };
    let working = thread::Builder::new()
        .stack_size(crate::threads::STACK_BYTES)
        .spawn(caught)
        .map_err(|problem| format!("cannot start the work: {}", reason(&problem)))?;
    while !done.load(Ordering::SeqCst) {
        ear.wait(watch::look());
        signals::obey();
    }
    let ended = working.join();
    let place = place.lock().unwrap_or_else(PoisonError::into_inner);
    match ended {
        Ok(Ok(result)) => result,
        Ok(Err(_)) | Err(_) => Err(format!(
            "this is a bug in travaux, not in your text ({}); please report it with the output of 'travaux show'",
            place.trim_end_matches(':')
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // One test for both, because the hook that notes the place of a panic belongs to the whole process.
    #[test]
    fn a_bug_is_one_line_with_its_place_and_a_deep_recursion_is_none() {
        fn sum(depth: u64) -> u64 {
            let local = [depth; 16];
            if depth == 0 {
                0
            } else {
                1 + sum(depth - 1) + local[3] - depth
            }
        }
        let deep = guarded(|| {
            if sum(100_000) == 100_000 {
                Ok(Outcome::Done)
            } else {
                Err(String::new())
            }
        });
        let ended = guarded(|| panic!("the index is out of the text"));
        drop(panic::take_hook());
        assert_eq!(deep, Ok(Outcome::Done));
        let message = ended.unwrap_err();
        assert!(
            message.starts_with("this is a bug in travaux, not in your text"),
            "{message}"
        );
        assert!(message.contains("src/cli/mod.rs:"), "{message}");
        assert_eq!(one_line(&message).lines().count(), 1);
    }

    #[test]
    fn reasons_are_words_without_numbers() {
        let reason = |code| reason(&std::io::Error::from_raw_os_error(code));
        assert_eq!(reason(2), "no such file or folder");
        assert!(!reason(5).contains("os error"));
    }
}
