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
    titled_preamble: bool,
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

    /// What has a number or a title behind the close of a text is its annex.
    pub(in crate::structure::outline) fn reopen(&mut self) {
        if self.part == Part::Close {
            self.part = Part::Annex;
        }
    }

    /// A heading says that the preamble follows, where no opening formula does, and the next heading ends it.
    pub(in crate::structure::outline) fn pass_heading(&mut self, title: &str, names_preamble: bool) {
        match self.part {
            Part::Report if names_preamble && !title.is_empty() => self.part = Part::Preamble,
            Part::Preamble if self.titled_preamble => self.part = Part::Report,
            _ => {}
        }
        self.titled_preamble = names_preamble;
    }
}
