//! Runs a reader on a stack that fits the nesting it may meet.
//!
//! The readers of nested formats walk the tree by recursion, which is the clearest way to write them, and a stack that
//! overflows ends the whole program: it cannot be caught. So the nesting is limited before the tree is built, and the
//! walk runs on a stack of its own, sized for that limit instead of whatever stack the caller happens to have.
//!
//! Such a stack is that of a thread. Where there are no threads (WebAssembly), the work is done on the stack of the caller,
//! who then gives it the room or lowers the limit; an overflow ends the work there, and nothing else.

use std::io;
use std::thread;

use super::{Limits, Source};
use crate::error::Error;

/// The bytes of stack that one level of nesting may take, generously, in a build without optimization.
const BYTES_PER_LEVEL: usize = 24 << 10;
/// The bytes of stack that a reader takes before it meets any nesting.
const BASE: usize = 2 << 20;

/// Runs `reader` on a stack that fits `limits.nesting` levels.
pub(super) fn with_room<T: Send>(
    source: &Source,
    limits: Limits,
    reader: impl FnOnce() -> Result<T, Error> + Send,
) -> Result<T, Error> {
    let size = size_for(limits);
    let no_room = || {
        Error::about(
            &source.name,
            "there is no memory for so deep a nesting; lower --max-nesting",
        )
    };
    match on_own_stack("reading", size, reader).map_err(|_| no_room())? {
        Ok(result) => result,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// The bytes of stack that a walk may take.
pub(super) fn size_for(limits: Limits) -> usize {
    BASE.saturating_add(BYTES_PER_LEVEL.saturating_mul(limits.nesting as usize))
}

/// Does work on a stack of so many bytes, in a thread of this name. Returns how it ended: with a result, or in a panic.
#[cfg(not(target_family = "wasm"))]
pub(super) fn on_own_stack<T: Send>(
    name: &str,
    size: usize,
    work: impl FnOnce() -> T + Send,
) -> io::Result<thread::Result<T>> {
    thread::scope(|scope| {
        thread::Builder::new()
            .name(name.to_owned())
            .stack_size(size)
            .spawn_scoped(scope, work)
            .map(thread::ScopedJoinHandle::join)
    })
}

/// Does work on the stack of the caller.
#[cfg(target_family = "wasm")]
pub(super) fn on_own_stack<T: Send>(
    _name: &str,
    _size: usize,
    work: impl FnOnce() -> T + Send,
) -> io::Result<thread::Result<T>> {
    Ok(Ok(work()))
}
