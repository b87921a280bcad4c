//! What one PDF may still spend while its pages are drawn.
//!
//! The instructions of a page are a program, and a small program can run for ever: forms draw forms that draw forms, a
//! font gives a thousand letters for one code, an array of widths names four thousand million of them in twenty bytes.
//! Each of these is paid for here before it is done, out of the limits that hold for every format.

use crate::error::Refusal;
use crate::read::limits::{Limits, MEMORY, NESTING, NODES, Purse, STEPS, UNPACKED};

/// The memory that a character takes until its row is read, in bytes: itself, its word, and the run made of it.
pub(super) const GLYPH_BYTES: u64 = 150;

/// What is left for one file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    /// Instructions, characters and forms that may still be drawn.
    pub(super) steps: Purse,
    /// Bytes that may still come out of streams and maps of letters.
    pub(super) unpacked: Purse,
    /// Widths that fonts may still list.
    pub(super) nodes: Purse,
    /// Memory that may still be kept.
    pub(super) memory: Purse,
    nesting: u32,
}

impl Budget {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            steps: Purse::new(STEPS, limits.steps),
            unpacked: Purse::new(UNPACKED, limits.unpacked_bytes),
            nodes: Purse::new(NODES, limits.nodes.into()),
            memory: Purse::new(MEMORY, limits.memory_bytes),
            nesting: limits.nesting,
        }
    }

    /// Allows one more form inside `depth` others. The error is the reason why not, for a person.
    pub(super) fn deeper(&self, depth: usize) -> Result<(), Refusal> {
        if depth >= self.nesting as usize {
            return Err(NESTING.refusal(self.nesting.into()));
        }
        Ok(())
    }
}
