//! A sign of life on standard error while long work goes on.

use std::io::{IsTerminal, Write, stderr};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Work that is done sooner than this needs no sign.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Shows a line on the terminal, from some time after its start until it is dropped.
#[must_use = "the line goes away when this is dropped"]
pub(super) struct Progress {
    /// Dropping the sender ends the thread.
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts the clock, if standard error is a terminal.
    pub(super) fn start(what: &'static str) -> Self {
        if !stderr().is_terminal() {
            return Self { running: None };
        }
        let (sender, receiver) = channel::<()>();
        let watch = move || {
            if receiver.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            // The sign is a courtesy: where it cannot be written, the work goes on.
            let _ = write!(stderr(), "{what}…");
            let _ = receiver.recv();
            let _ = write!(stderr(), "\r{}\r", " ".repeat(what.len() + 1));
        };
        let thread = thread::Builder::new().spawn(watch);
        Self {
            running: thread.ok().map(|thread| (sender, thread)),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.running.take() {
            drop(sender);
            // It only waits for the line to be cleared; a panic in it would have shown nothing.
            let _ = thread.join();
        }
    }
}
