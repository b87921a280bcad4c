//! What another program said before it failed, as one line for a person.
//!
//! A browser talks much: its log has a line for every part of the system that it did not find, and it may repeat what a
//! page wrote to its console. The reason of a failure is the last line that is neither, without what stands before the
//! words of a log (process, day, place in the source):
//!
//! ```text
//! [67:89:1127/102623.6:ERROR:dbus/bus.cc:405] Failed to connect to the bus      noise
//! [67:67:1127/102623.9:FATAL:zygote_host.cc:126] No usable sandbox!             No usable sandbox!
//! ```

use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use tempfile::NamedTempFile;

/// A program that talks without end is heard from here on.
const HEARD_BYTES: u64 = 64 << 10;
/// A line may be as long as this.
const LONGEST: usize = 200;
/// Words of lines that say nothing of why a program failed, or that might repeat words of a text.
const NOISE: [&str; 8] = [
    "CONSOLE",
    "dbus",
    "javaldx",
    "DevTools listening",
    ":INFO:",
    ":VERBOSE",
    ":WARNING:",
    "unexpected operator",
];
/// How Chromium says that it cannot set up its sandbox: as root, or where namespaces are not allowed.
const SANDBOX: [&str; 3] = ["sandbox", "move to new namespace", "zygote_host"];

/// Standard error of a program, kept in a private file of its own folder: a pipe that nobody empties would stop it.
pub(super) struct Said(NamedTempFile);

impl Said {
    /// Makes a command write its standard error to a file in this folder.
    pub(super) fn of(command: &mut Command, folder: &Path) -> io::Result<Self> {
        let file = NamedTempFile::new_in(folder)?;
        command.stderr(Stdio::from(file.reopen()?));
        Ok(Self(file))
    }

    /// Returns why the program failed.
    pub(super) fn failure(&self, status: ExitStatus) -> Failure {
        let text = self.heard().unwrap_or_default();
        Failure {
            reason: reason(&text),
            sandbox: text
                .lines()
                .filter(|line| !is_noise(line))
                .find(|line| SANDBOX.iter().any(|word| line.contains(word)))
                .map(words),
            end: end(status),
        }
    }

    fn heard(&self) -> io::Result<String> {
        let mut file = self.0.reopen()?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(HEARD_BYTES)))?;
        let mut bytes = Vec::new();
        file.take(HEARD_BYTES).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// Why a program failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    reason: Option<String>,
    /// What it said of its sandbox, if that was the cause.
    pub(super) sandbox: Option<String>,
    end: String,
}

impl Failure {
    /// Returns the failure in words: `printed nothing: No usable sandbox! (status 1)`.
    pub(super) fn in_words(&self) -> String {
        match &self.reason {
            Some(reason) => format!("printed nothing: {reason} ({})", self.end),
            None => format!("printed nothing and said nothing ({})", self.end),
        }
    }
}

fn reason(text: &str) -> Option<String> {
    let mut lines = text
        .lines()
        .rev()
        .filter(|line| !line.trim().is_empty() && !is_noise(line));
    // What ended the program outranks what it complained of while it was ending.
    let fatal = lines.clone().find(|line| line.contains(":FATAL:"));
    fatal.or_else(|| lines.next()).map(words)
}

fn is_noise(line: &str) -> bool {
    NOISE.iter().any(|word| line.contains(word))
}

/// Returns the words of a line of a log, cut to a bearable length.
fn words(line: &str) -> String {
    let line = line.trim();
    let said = match line.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
        Some((_, said)) => said.trim(),
        None => line,
    };
    let said = said.trim_end_matches('.');
    match said.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &said[..at]),
        None => said.to_owned(),
    }
}

fn end(status: ExitStatus) -> String {
    if let Some(code) = status.code() {
        return format!("status {code}");
    }
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("signal {signal}");
    }
    "no status".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_that_is_no_noise_is_the_reason() {
        let log = "[6:6:1127/1:ERROR:zygote_host_impl_linux.cc:103] Running as root without --no-sandbox is not supported. See https://x.\n\
                   [6:7:1127/1:ERROR:dbus/bus.cc:405] Failed to connect to the bus: none\n\n";
        assert_eq!(
            reason(log).as_deref(),
            Some("Running as root without --no-sandbox is not supported. See https://x")
        );
        assert_eq!(
            reason("soffice: not found\n").as_deref(),
            Some("soffice: not found")
        );
        assert_eq!(reason("\n \n"), None);
    }

    #[test]
    fn what_ended_the_program_outranks_what_came_after() {
        let log = "[1:1:1/1:FATAL:a.cc:1] No usable sandbox!\n[1:1:1/1:ERROR:b.cc:2] Lost the other end\n";
        assert_eq!(reason(log).as_deref(), Some("No usable sandbox!"));
    }

    #[test]
    fn what_a_page_wrote_to_its_console_is_not_repeated() {
        let log = "cannot print\n[1:1:1/1:INFO:CONSOLE(1)] \"Urges States\", source: file:///page.html (1)\n";
        assert_eq!(reason(log).as_deref(), Some("cannot print"));
    }

    #[test]
    fn a_long_line_is_cut_between_letters() {
        let cut = words(&"é".repeat(1_000));
        assert_eq!(cut.chars().count(), LONGEST + 1);
    }
}
