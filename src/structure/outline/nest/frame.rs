//! What frames a text is kept in the record of what was cut, with its reason.

use crate::document::{Locator, Warning};
use crate::instrument::{Cut, Reason};
use crate::structure::outline::state::{Part, State};
use crate::structure::outline::{Clean, Remark};

impl State {
    /// A second formula opens a new part: `B`, with its own preamble. Behind a formula nobody else says who declares.
    pub(super) fn formula(&mut self, clean: &Clean<'_>) {
        self.frame.declarer_awaited = false;
        if !self.outline.provisions.is_empty() {
            if let Some(mark) = self.scopes.fresh.take() {
                self.restart(None, Some(&mark));
            }
            self.frame.part = Part::Preamble;
        }
        self.cut(Reason::OpeningFormula, clean);
    }

    /// Cuts the lines of the meeting, and the record of the adoption below them, each for itself.
    pub(super) fn adopted(&mut self, clean: &Clean<'_>, adopted: Option<usize>) {
        self.frame.part = Part::Close;
        let Some(at) = adopted else {
            return self.cut(Reason::AdoptionLine, clean);
        };
        for text in [&clean.printed()[..at], &clean.printed()[at..]] {
            self.cut_text(Reason::AdoptionLine, text.trim(), &clean.paragraph.locator);
        }
    }

    /// A label without a text is kept in the record, with a warning.
    pub(super) fn stray(&mut self, clean: &Clean<'_>) {
        let text = clean.paragraph.rich.text();
        let message = format!("the label \"{text}\" has no text");
        self.remark("label-without-text", message, &clean.paragraph.locator);
        self.cut(Reason::Remark, clean);
    }

    pub(super) fn cut(&mut self, reason: Reason, clean: &Clean<'_>) {
        self.cut_text(reason, clean.printed(), &clean.paragraph.locator);
    }

    pub(super) fn cut_text(&mut self, reason: Reason, text: &str, locator: &Locator) {
        self.outline.cut.push(Cut {
            reason,
            text: text.to_owned(),
            locator: locator.clone(),
        });
    }

    /// Warns of something at the place of the next provision.
    pub(super) fn remark(&mut self, code: &'static str, message: String, locator: &Locator) {
        let before = self.outline.provisions.len();
        let warning = Warning {
            code,
            message,
            locator: locator.clone(),
        };
        self.outline.remarks.push(Remark { before, warning });
    }
}
