//! What two texts have in common, as long as it is sought: runs of units.

use crate::sides::Sides;

/// A run of units that both texts have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// Its first unit on each side.
    pub(super) start: Sides<usize>,
    /// The number of units.
    pub(super) len: usize,
}

impl Run {
    /// Returns the run, so many units later on each side.
    pub(super) fn behind(self, units: Sides<usize>) -> Self {
        Self {
            start: self.start.zip(units).map(|(start, units)| start + units),
            ..self
        }
    }

    /// Returns the first unit after the run on each side.
    pub(super) fn end(&self) -> Sides<usize> {
        self.start.map(|start| start + self.len)
    }
}
