//! What the address of a provision is made of, as the outline says it.

use crate::instrument::{ProvisionIndex, Series};

/// What the address of a provision is made of.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) stem: Stem,
    /// The marks below the stem: `a`, `ii`.
    pub(super) items: Vec<String>,
    pub(super) double: Double,
}

/// Where a name begins.
#[derive(Debug, Clone)]
pub(super) enum Stem {
    /// `4bis`, `4.3`: a number that the text gives.
    Numbered(Scope, Series, String),
    /// The next of a series.
    Counted(Scope, Series),
    /// The name of a provision before this one.
    Of(ProvisionIndex),
}

/// What a second provision of one name is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Double {
    /// A double is a slip, and warned of.
    Odd,
    /// A double is usual here: headings, further paragraphs of one article.
    Usual,
    /// No rule of drafting explains the provision, and that is warned of with its first words.
    Unexplained(String),
}

/// The part of a text in which numbers are given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Scope {
    /// The outermost first: `78/149`, `Annex I`.
    pub(super) names: Vec<String>,
    /// Which run of counting it is: a text may count afresh under the same names.
    pub(super) run: usize,
}

impl Name {
    /// The name on a stem, nothing below it.
    pub(super) fn on(stem: Stem) -> Self {
        Self {
            stem,
            items: Vec::new(),
            double: Double::Odd,
        }
    }

    /// The name of an item below a stem.
    pub(super) fn item(stem: Stem, mark: String) -> Self {
        Self {
            items: vec![mark],
            ..Self::on(stem)
        }
    }

    /// Puts a scope behind the outer ones: `I` of a text whose second part, `II`, begins at 1 again.
    pub(super) fn enter(&mut self, outer: &[&String], scope: &str) {
        let (Stem::Numbered(own, ..) | Stem::Counted(own, _)) = &mut self.stem else {
            return;
        };
        if own
            .names
            .iter()
            .zip(outer)
            .filter(|(own, outer)| own == *outer)
            .count()
            == outer.len()
        {
            own.names.insert(outer.len(), scope.to_owned());
        }
    }

    /// A name of which doubles are usual.
    pub(super) fn usual(self) -> Self {
        Self {
            double: Double::Usual,
            ..self
        }
    }
}
