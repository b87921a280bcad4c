//! The paragraph that is open, and the levels of sub-paragraphs below it.
//!
//! ```text
//! 3. Parties shall:       the paragraph
//! (a) Report;             level 1, letters
//! (b) Take part:          level 1
//! (i) In meetings;        level 2, roman numbers
//! Finance                 a title without a mark: the paragraph is held
//! (c) Pay.                and goes on
//! ```

use crate::instrument::ProvisionIndex;
use crate::structure::flow::STEP;
use crate::structure::paragraph::Paragraph;

/// What is open.
#[derive(Debug, Default)]
pub(in crate::structure::outline) struct Open {
    /// The paragraph that sub-paragraphs belong to.
    pub(in crate::structure::outline) paragraph: Option<ProvisionIndex>,
    /// The open levels below it, or below the article that has no paragraph yet; the outermost first.
    pub(in crate::structure::outline) levels: Vec<Level>,
    /// The paragraph before the last heading, with its levels, if that heading has no mark: a title may stand among the
    /// sub-paragraphs of one paragraph.
    pub(in crate::structure::outline) held: Option<(ProvisionIndex, Vec<Level>)>,
    /// Where the last numbered paragraph stands.
    pub(in crate::structure::outline) place: Place,
}

/// An open level of sub-paragraphs.
#[derive(Debug, Clone, Copy)]
pub(in crate::structure::outline) struct Level {
    pub(in crate::structure::outline) series: Series,
    pub(in crate::structure::outline) last: u32,
    pub(in crate::structure::outline) index: ProvisionIndex,
    pub(in crate::structure::outline) place: Place,
}

/// The kinds of series that sub-paragraphs are labelled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure::outline) enum Series {
    /// `(a)`
    Letter,
    /// `(ii)`
    Roman,
    /// `(A)`
    Capital,
    /// `(1)`
    Paren,
    /// `1.`
    Number,
    /// `Option 2:`
    Option,
    /// `Option (b):`
    LetteredOption,
    /// `a.`
    Small,
    /// `•`
    Bullet,
    /// A term that a law explains, without a letter.
    Term,
}

impl Open {
    /// Ends the current paragraph: nothing belongs to it any more.
    pub(in crate::structure::outline) fn close(&mut self) {
        self.paragraph = None;
        self.levels.clear();
        self.held = None;
    }

    /// Opens a paragraph, and ends the one before.
    pub(in crate::structure::outline) fn begin(&mut self, paragraph: ProvisionIndex) {
        self.close();
        self.paragraph = Some(paragraph);
    }

    /// Interrupts the current paragraph by a title without a mark: it is held where its items may go on.
    pub(in crate::structure::outline) fn interrupt(&mut self, holds: bool) {
        let levels = std::mem::take(&mut self.levels);
        if let Some(paragraph) = self.paragraph.take().filter(|_| holds) {
            self.held = Some((paragraph, levels));
        }
    }

    /// What a sub-paragraph would belong to: the paragraph with its levels, or the one that a title interrupted.
    pub(in crate::structure::outline) fn resumed(&self) -> (Option<ProvisionIndex>, &[Level]) {
        match &self.held {
            Some((paragraph, levels)) if self.paragraph.is_none() => (Some(*paragraph), levels),
            _ => (self.paragraph, &self.levels),
        }
    }

    /// Goes on with the paragraph that a title interrupted.
    pub(in crate::structure::outline) fn resume(&mut self) {
        let held = self.held.take().filter(|_| self.paragraph.is_none());
        if let Some((paragraph, levels)) = held {
            self.paragraph = Some(paragraph);
            self.levels = levels;
        }
    }

    /// Closes all but so many levels, and returns what an item below these belongs to.
    pub(in crate::structure::outline) fn keep(&mut self, depth: usize) -> Option<ProvisionIndex> {
        self.levels.truncate(depth);
        let level = self.levels.last().map(|level| level.index);
        level.or(self.paragraph)
    }

    /// Returns the innermost open level of a series.
    pub(in crate::structure::outline) fn level(&self, series: Series) -> Option<&Level> {
        self.levels.iter().rev().find(|level| level.series == series)
    }
}

/// Where the first line of a paragraph stands, in columns, if the text shows it.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::structure::outline) struct Place {
    page: Option<u32>,
    indent: Option<f32>,
}

impl Place {
    pub(in crate::structure::outline) fn of(paragraph: &Paragraph<'_>) -> Self {
        Self {
            page: paragraph.locator.page,
            indent: paragraph.hints.indent,
        }
    }

    /// Tells whether a place is set in from another on the same page.
    pub(in crate::structure::outline) fn is_within(self, other: Self) -> bool {
        let indents = self.indent.zip(other.indent).filter(|_| self.page == other.page);
        indents.is_some_and(|(own, outer)| own > outer + STEP)
    }
}
