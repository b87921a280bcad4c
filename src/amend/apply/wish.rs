//! What an action asks for, as far as others may ask for the same.

use crate::amend::{Act, Position};

/// What an action asks for: those who ask for the same have the same.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Wish {
    pub(super) act: Act,
    pub(super) position: Position,
    pub(super) place: String,
    pub(super) words: [String; 4],
    pub(super) more: (Option<String>, Option<String>),
}
