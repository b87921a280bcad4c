//! Asks the git that is installed.
//!
//! Git is the user's own program in the user's own repository, so it runs as it does in a shell, with the user's settings (which
//! say, among others, whose repositories are trusted). What it is asked reads and never writes, and whatever could make it
//! start something else is turned off:
//!
//! | what | how |
//! |---|---|
//! | network | no transport is allowed, and what a partial clone lacks is not fetched |
//! | hooks, file watchers | none are run |
//! | pager, prompts, editors | none |
//! | locks | none that is not needed |
//! | time | a limit, after which it is ended with all that it started |
//!
//! Its answer goes to a file in a private folder, so that nobody waits for a pipe.

use std::fs::{self, File};
use std::io;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::super::reason;
use crate::private::Folder;
use crate::program;

/// A question to git that takes longer than this is given up.
const LIMIT: Duration = Duration::from_mins(1);

/// What comes before every question.
const QUIET: [&str; 10] = [
    "--no-pager",
    "--no-optional-locks",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "protocol.allow=never",
    "-c",
    "core.quotePath=false",
];

/// What git finds in its environment: no way to a network or to a person, and messages that do not depend on the place.
const SURROUNDINGS: [(&str, &str); 7] = [
    ("GIT_ALLOW_PROTOCOL", ""),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_PAGER", "cat"),
    ("LC_ALL", "C"),
    ("LANGUAGE", "C"),
];

/// What a git that runs this program may have left in the environment, and must not reach the git that is asked.
const LEFT: [&str; 3] = ["GIT_EXTERNAL_DIFF", "GIT_ASKPASS", "SSH_ASKPASS"];

/// A way to ask git.
pub(in crate::cli) struct Git {
    folder: Folder,
}

/// What git answered.
pub(in crate::cli) struct Answer {
    /// Whether it did what it was asked.
    pub(in crate::cli) done: bool,
    /// Standard output.
    pub(in crate::cli) output: Vec<u8>,
    /// The first line of standard error, without its `fatal:`.
    pub(in crate::cli) complaint: String,
}

impl Git {
    /// Makes ready to ask.
    pub(in crate::cli) fn new() -> Result<Self, String> {
        match Folder::new() {
            Ok(folder) => Ok(Self { folder }),
            Err(problem) => Err(format!("cannot keep what git answers: {}", reason(&problem))),
        }
    }

    /// Asks git. An error is only that there is no answer at all.
    pub(in crate::cli) fn ask(&self, question: &[&str]) -> Result<Answer, String> {
        self.asked(question).map_err(|problem| match problem.kind() {
            io::ErrorKind::NotFound => "git is not installed, or not in PATH".to_owned(),
            io::ErrorKind::TimedOut => format!("git gave no answer within {} seconds", LIMIT.as_secs()),
            _ => format!("git cannot be run: {}", reason(&problem)),
        })
    }

    /// Asks git, and returns its answer in words where it did what it was asked.
    pub(in crate::cli) fn word(&self, question: &[&str]) -> Result<Option<String>, String> {
        let answer = self.ask(question)?;
        let word = String::from_utf8_lossy(&answer.output).trim_end().to_owned();
        Ok(answer.done.then_some(word))
    }

    fn asked(&self, question: &[&str]) -> io::Result<Answer> {
        let places = ["answer", "complaint"].map(|name| self.folder.path().join(name));
        let mut command = Command::new("git");
        command
            .args(QUIET)
            .args(question)
            .envs(SURROUNDINGS)
            .stdin(Stdio::null())
            .stdout(File::create(&places[0])?)
            .stderr(File::create(&places[1])?);
        for name in LEFT {
            command.env_remove(name);
        }
        lead_a_group(&mut command);
        let Some(status) = program::run(&mut command, LIMIT)? else {
            return Err(io::ErrorKind::TimedOut.into());
        };
        let complaint = String::from_utf8_lossy(&fs::read(&places[1])?).into_owned();
        let first = complaint.lines().next().unwrap_or_default();
        Ok(Answer {
            done: status.success(),
            output: fs::read(&places[0])?,
            complaint: first.trim_start_matches("fatal: ").to_owned(),
        })
    }
}

/// Puts git into a process group of its own, so that it ends with all that it started.
#[cfg(unix)]
fn lead_a_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn lead_a_group(_command: &mut Command) {}
