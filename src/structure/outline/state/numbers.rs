//! The numbers that count: what came last, so that what comes next is known.

use std::collections::BTreeSet;

use crate::instrument::Series;

/// The numbers of the current scope.
#[derive(Debug, Default)]
pub(in crate::structure::outline) struct Numbers {
    /// The last number in the current scope or article.
    pub(in crate::structure::outline) last: u32,
    /// The series that unnumbered paragraphs were counted in, in the current scope.
    pub(in crate::structure::outline) counted: BTreeSet<Series>,
    /// The number of the last recital: recitals count on through all scopes.
    pub(in crate::structure::outline) recital: u32,
    /// The paragraphs of the current article, or of the scope, have their numbers in parentheses.
    pub(in crate::structure::outline) in_parentheses: bool,
}

impl Numbers {
    /// Begins to count afresh.
    pub(super) fn restart(&mut self) {
        self.last = 0;
        self.counted.clear();
        self.in_parentheses = false;
    }

    /// Counts the paragraphs of an article from its head on.
    pub(in crate::structure::outline) fn begin_article(&mut self) {
        self.last = 0;
        self.in_parentheses = false;
    }
}
