//! The end of a process group.

/// Ends a process group at once: `soffice` is a script that starts the real program.
pub(super) fn end_group(leader: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(group) = i32::try_from(leader).ok().and_then(Pid::from_raw) {
        // It fails only where nobody of the group is left.
        let _ended = kill_process_group(group, Signal::KILL);
    }
}
