//! What a heading does to the numbers below it.
//!
//! Numbers that begin again at 1 below a marked heading stand in its scope: `II:OP1`. Below an annex they begin again in a scope of
//! its own, `Annex II:P1`.

use super::provision::Draft;
use crate::instrument::{Kind, ProvisionIndex};
use crate::structure::outline::Clean;
use crate::structure::outline::class::Heading;
use crate::structure::outline::state::{Part, State};

impl State {
    /// Adds the heading of an annex, and begins to count afresh below it.
    pub(super) fn annex(&mut self, clean: Clean<'_>, heading: Heading, name: String) {
        self.heading(clean, heading);
        self.restart(Some(&name), None);
        self.scopes.annex = Some(name);
        self.frame.part = Part::Annex;
    }

    /// Adds a heading. What is fresh below it is its mark, or that of the heading right above, whose title it is.
    pub(super) fn heading(&mut self, clean: Clean<'_>, heading: Heading) {
        if heading.mark.is_some() {
            self.open.close();
        } else {
            self.open.interrupt(heading.holds);
        }
        match heading.mark {
            Some(mark) => self
                .scopes
                .note_mark(ProvisionIndex(self.outline.provisions.len()), mark),
            // The title of a part stands below its mark.
            None if self.is_below_mark() => {}
            None => self.scopes.fresh = None,
        }
        let end = heading.label.as_ref().map_or(0, |label| label.end);
        let draft = Draft {
            shown: heading.label.map(|label| label.shown),
            end,
            ..Draft::of(self.scopes.heading(), Kind::Heading)
        };
        self.outline.push(clean, draft);
        self.frame.part = heading.part;
        self.frame.titled_preamble = heading.names_preamble;
        if let Some(scope) = heading.scope {
            self.restart(None, Some(&scope));
        } else if self.frame.part == Part::Report && self.scopes.is_part() {
            self.restart(None, None);
        }
        self.end_article_above(heading.within);
    }

    /// Ends the article above a heading. The title of an article on a line below its number does not end it.
    fn end_article_above(&mut self, within: bool) {
        let texts = self.article.as_ref().map_or(0, |article| article.texts);
        let begun = self.numbers.last > 0 || texts > 0;
        if begun && !within || self.scopes.fresh.is_some() {
            self.article = None;
            if self.frame.part == Part::Law {
                self.numbers.last = 0;
            }
        }
    }
}
