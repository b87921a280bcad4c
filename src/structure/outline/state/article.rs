//! The article in hand.

use crate::structure::label::Label;

/// The article that paragraphs belong to.
#[derive(Debug)]
pub(in crate::structure::outline) struct Article {
    /// Its number: `4`.
    pub(in crate::structure::outline) number: String,
    /// The level of the heading that opened it, where the format says that it is one.
    pub(in crate::structure::outline) level: Option<u8>,
    /// What opened it.
    pub(in crate::structure::outline) opener: Opener,
    /// How many paragraphs without a number it has.
    pub(in crate::structure::outline) texts: u32,
}

impl Article {
    /// An article of which nothing stands but its head; `level` is that of the heading, where the format says that it is one.
    pub(in crate::structure::outline) fn new(head: &Label, level: Option<u8>) -> Self {
        Self {
            number: head.number(),
            level,
            opener: if head.shown.contains('§') {
                Opener::Sign
            } else {
                Opener::Word
            },
            texts: 0,
        }
    }
}

/// What a law numbers its articles with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure::outline) enum Opener {
    /// `Art. 5`
    Word,
    /// `§ 5`
    Sign,
}
