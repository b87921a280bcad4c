//! What is known when a paragraph comes: the part of the instrument, the scopes and numbers that count, the paragraph that is
//! open and the levels below it, the article in hand, and what was laid down so far.
//!
//! ```text
//! Annex II                                scopes: Annex II
//! A. Elements                             the mark of the heading above: A
//! 3. Parties shall:                       numbers: 3; open: this paragraph
//! (a) Report:                             a level of letters, at 1
//! (i) Each year;                          a level of roman numbers below it, at 1
//! ```
//!
//! Classifying reads it, and nesting alone changes it.

mod article;
mod frame;
mod numbers;
mod open;
mod scopes;

pub(super) use self::article::{Article, Opener};
pub(super) use self::frame::{Frame, Part};
pub(super) use self::numbers::Numbers;
pub(super) use self::open::{Level, Open, Place, Series};
pub(super) use self::scopes::Scopes;
use super::{Outline, Outlined};
use crate::instrument::{self, Kind};
use crate::structure::name::Stem;
use crate::structure::segments::Begins;

/// Where the walk is.
pub(super) struct State {
    /// What was outlined, and cut, so far.
    pub(super) outline: Outline,
    pub(super) frame: Frame,
    pub(super) scopes: Scopes,
    pub(super) numbers: Numbers,
    pub(super) open: Open,
    /// The article in hand.
    pub(super) article: Option<Article>,
}

impl State {
    /// The state before the first paragraph. `act` is the scope of the whole text, where a file holds several.
    pub(super) fn new(act: Option<String>, begins: Begins) -> Self {
        Self {
            outline: Outline::default(),
            frame: Frame::new(begins),
            scopes: Scopes::new(act),
            numbers: Numbers::default(),
            open: Open::default(),
            article: None,
        }
    }

    /// The provision before this one.
    pub(super) fn last(&self) -> Option<&Outlined> {
        self.outline.provisions.last()
    }

    /// Tells whether a heading stands right above.
    pub(super) fn is_below_heading(&self) -> bool {
        self.last().is_some_and(|last| last.kind == Kind::Heading)
    }

    /// Tells whether the mark of a part, `II`, stands right above.
    pub(super) fn is_below_mark(&self) -> bool {
        self.scopes.fresh.is_some() && self.is_below_heading()
    }

    /// Tells whether the provision before this one announces something: `The following:`
    pub(super) fn is_announced(&self) -> bool {
        self.last().is_some_and(|last| last.text.ends_with(':'))
    }

    /// What the names in the current article stand on: `Art4`, with a tail `Art4.2`.
    pub(super) fn article_stem(&self, tail: &str) -> Stem {
        let article = self.article.as_ref().map_or("", |article| &article.number);
        Stem::Numbered(
            self.scopes.current.clone(),
            instrument::Series::Article,
            format!("{article}{tail}"),
        )
    }

    /// Begins to count afresh in the annex, if there is one, or in a part of the text.
    pub(super) fn restart(&mut self, annex: Option<&str>, part: Option<&str>) {
        self.scopes.enter(annex, part);
        self.numbers.restart();
        self.article = None;
        self.open.close();
    }

    /// Begins to count afresh in a part, `II`. The numbers of the first part then have its label as a scope as well.
    pub(super) fn restart_part(&mut self, mark: &str) {
        self.scopes.mark_first_part(&mut self.outline.provisions);
        let annex = self.scopes.annex.clone();
        self.restart(annex.as_deref(), Some(mark));
    }
}
