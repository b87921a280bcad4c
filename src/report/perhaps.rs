//! What a reader is asked where nobody is sure: `perhaps OP 41 → OP 16?`

use super::phrases::cited;
use super::{Entry, Lookup, Perhaps};

impl Perhaps {
    /// Returns the question: `perhaps OP 41 → OP 16?`
    pub fn question(&self) -> String {
        format!("perhaps {} → {}?", cited(&self.old), cited(&self.new))
    }
}

impl<'a> Lookup<'a> {
    /// Returns what a deleted or inserted entry may be instead.
    pub fn perhaps(&self, entry: &Entry) -> Option<&'a Perhaps> {
        let old = entry.old.first().and_then(|id| self.perhaps.old.get(id.as_str()));
        let new = entry.new.first().and_then(|id| self.perhaps.new.get(id.as_str()));
        old.or(new).copied()
    }
}
