//! A program of another's that works for this run, and ends with it.

use std::io;
use std::process::{Child, ChildStdin, Command, ExitStatus};

#[cfg(unix)]
use super::group::end_group;
use super::live::live;

/// A program that runs, with all that it started; both end when this goes.
#[derive(Debug)]
pub(crate) struct Running {
    child: Child,
    /// What the program reads from, if that is us: its end tells it that this process is gone.
    _line: Option<ChildStdin>,
    /// How it ended, once that is known.
    status: Option<ExitStatus>,
}

impl Running {
    /// Starts a program, which must lead a process group of its own.
    ///
    /// # Errors
    ///
    /// When it cannot be started.
    pub(crate) fn start(command: &mut Command) -> io::Result<Self> {
        // With the list in hand, so that no program starts after the end of all.
        let mut live = live();
        let mut child = command.spawn()?;
        live.groups.push(child.id());
        Ok(Self {
            _line: child.stdin.take(),
            child,
            status: None,
        })
    }

    /// Whether the program has ended by itself. What it started may still be there.
    ///
    /// # Errors
    ///
    /// When the system cannot say.
    pub(crate) fn is_over(&mut self) -> io::Result<bool> {
        let _live = live();
        is_over(&mut self.child)
    }

    /// Ends what is left of it, and returns how the program itself ended.
    ///
    /// # Errors
    ///
    /// When the system cannot say.
    pub(crate) fn end(mut self) -> io::Result<ExitStatus> {
        self.stop()
    }

    fn stop(&mut self) -> io::Result<ExitStatus> {
        if let Some(status) = self.status {
            return Ok(status);
        }
        let mut live = live();
        let leader = self.child.id();
        // Before the program itself is waited for, as its number is its group's, and free for others afterwards.
        #[cfg(unix)]
        end_group(leader);
        // It fails only where the program has ended already.
        let _ended = self.child.kill();
        let status = self.child.wait()?;
        live.groups.retain(|&other| other != leader);
        self.status = Some(status);
        Ok(status)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Nobody is left who asks.
        let _status = self.stop();
    }
}

/// Looks whether a program is over and leaves its number taken, so that its group can still be named.
#[cfg(unix)]
fn is_over(child: &mut Child) -> io::Result<bool> {
    use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    let status = waitid(WaitId::Pid(Pid::from_child(child)), options)?;
    Ok(status.is_some())
}

#[cfg(not(unix))]
fn is_over(child: &mut Child) -> io::Result<bool> {
    child.try_wait().map(|status| status.is_some())
}
