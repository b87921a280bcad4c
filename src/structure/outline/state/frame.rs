//! The part of the instrument that the walk is in.

use crate::structure::segments::Begins;

/// The parts of an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure::outline) enum Part {
    Preamble,
    Operative,
    /// Behind the adoption line.
    Close,
    Report,
    Annex,
    /// Articles.
    Law,
}

/// The part in hand, and what in it is no paragraph.
#[derive(Debug)]
pub(in crate::structure::outline) struct Frame {
    pub(in crate::structure::outline) part: Part,
    /// The last heading says that the preamble follows: it stands under a heading of its own, and the next one ends it.
    pub(in crate::structure::outline) titled_preamble: bool,
    /// The first paragraph is still to come, and says who declares, as an opening formula does.
    pub(in crate::structure::outline) declarer_awaited: bool,
    /// The last paragraph was part of a table of contents.
    pub(in crate::structure::outline) in_contents: bool,
}

impl Frame {
    pub(super) fn new(begins: Begins) -> Self {
        Self {
            part: match begins {
                Begins::Preamble | Begins::Declaration => Part::Preamble,
                Begins::Text => Part::Report,
            },
            titled_preamble: false,
            declarer_awaited: begins == Begins::Declaration,
            in_contents: false,
        }
    }

    /// What is listed behind the close of a text is in its annex.
    pub(in crate::structure::outline) fn reopen(&mut self) {
        if self.part == Part::Close {
            self.part = Part::Annex;
        }
    }
}
