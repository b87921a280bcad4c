//! Runs another program that is installed on the machine, without a way to the network and for a limited time.
//!
//! Two formats go through programs of others: old text files come in by way of LibreOffice, and a PDF goes out through
//! a browser. Drafts are confidential and files may be hostile, so such a program gets a network of its own with
//! nothing in it where the system can make one, a proxy that leads nowhere in any case, and a private folder (see `private`)
//! as its home, in which everything goes that it writes, readable for nobody else. It is ended with everything that it
//! started when the time is over, when this process ends, and even when this process is killed. Its profile is the caller's
//! business.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::private::{Folder, Running};

/// Port 9 of this machine throws away what it gets.
const NOWHERE: &str = "http://127.0.0.1:9";

/// The arguments with which `unshare` gives a program a network of its own, with nothing in it.
const ISOLATION: [&str; 3] = ["--user", "--map-current-user", "--net"];

/// What goes before a program where there is a shell: what it makes is its owner's alone, and a watcher ends the whole group when
/// this process is gone, which closes its end of the line. A killed process cannot do that itself.
#[cfg(unix)]
const WATCHED: &str = "umask 077
exec 3<&0 </dev/null
( ( read -r _ <&3; kill -KILL 0 ) & )
exec 3<&-
exec \"$@\"";

/// Where a program looks for the places of its user: settings, caches, temporary files, the files used last.
const HOMES: [&str; 9] = [
    "HOME",
    "TMPDIR",
    "TMP",
    "TEMP",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_RUNTIME_DIR",
];

/// Puts together the start of a command, without any way to the network and without a standard stream, that leaves everything in its
/// folder.
pub(crate) fn isolated(program: &Path, home: &Folder) -> Command {
    let mut command = if can_isolate() {
        let mut command = watched(OsStr::new("unshare"));
        command.args(ISOLATION).arg("--").arg(program);
        command
    } else {
        watched(program.as_os_str())
    };
    for name in [
        "http_proxy",
        "https_proxy",
        "ftp_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
    ] {
        command.env(name, NOWHERE);
    }
    command.env_remove("no_proxy").env_remove("NO_PROXY");
    for name in HOMES {
        command.env(name, home.path());
    }
    command
        .current_dir(home.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Runs a program to its end, or ends it when the time is over. Returns how it ended; `None` when not by itself.
pub(crate) fn run(command: &mut Command, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let mut running = Running::start(command)?;
    let start = Instant::now();
    // A question to git takes a few milliseconds, a print some seconds.
    let mut pause = Duration::from_millis(1);
    while !running.is_over()? {
        if start.elapsed() > limit {
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (2 * pause).min(Duration::from_millis(50));
    }
    running.end().map(Some)
}

/// Whether the system can give a program a network of its own.
fn can_isolate() -> bool {
    Command::new("unshare")
        .args(ISOLATION)
        .args(["--", "true"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Starts a command in a process group of its own, under the eyes of a watcher.
#[cfg(unix)]
fn watched(program: &OsStr) -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new("/bin/sh");
    command
        .args(["-c", WATCHED, "travaux"])
        .arg(program)
        .stdin(Stdio::piped())
        .process_group(0);
    command
}

#[cfg(not(unix))]
fn watched(program: &OsStr) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    command
}
