//! Runs another program that is installed on the machine, without a way to the network and for a limited time.
//!
//! Two formats go through programs of others: old text files come in by way of LibreOffice, and a PDF goes out through
//! a browser. Drafts are confidential and files may be hostile, so such a program gets a network of its own with
//! nothing in it where the system can make one, a proxy that leads nowhere in any case, and is ended with everything
//! that it started when the time is over. Its folder and its profile are the caller's business.

use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Port 9 of this machine throws away what it gets.
const NOWHERE: &str = "http://127.0.0.1:9";

/// The arguments with which `unshare` gives a program a network of its own, with nothing in it.
const ISOLATION: [&str; 3] = ["--user", "--map-current-user", "--net"];

/// Puts together the start of a command, without any way to the network and without a standard stream.
pub(crate) fn isolated(program: &Path) -> Command {
    let mut command = if can_isolate() {
        let mut command = Command::new("unshare");
        command.args(ISOLATION).arg("--").arg(program);
        command
    } else {
        Command::new(program)
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
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    own_group(&mut command);
    command
}

/// Waits for a program, and ends it when the time is over. Returns whether it ended by itself.
pub(crate) fn wait(child: &mut Child, limit: Duration) -> io::Result<bool> {
    let start = Instant::now();
    loop {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        if start.elapsed() > limit {
            end(child)?;
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(50));
    }
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

/// Gives the command a process group, so that what it starts can be ended with it.
#[cfg(unix)]
fn own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn own_group(_command: &mut Command) {}

/// Ends the command and all that it started: `soffice` is a script that starts the real program.
fn end(child: &mut Child) -> io::Result<()> {
    if cfg!(unix) {
        let group = format!("-{}", child.id());
        // When there is no `kill`, the script alone is ended below.
        let _ended = Command::new("kill").args(["-KILL", "--", &group]).status();
    }
    child.kill()?;
    child.wait().map(|_| ())
}
