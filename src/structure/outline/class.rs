//! What a paragraph is: the answer of classifying, and all that nesting needs to know of it.

use super::state::{Part, Series};
use crate::instrument::{self, Header, Kind, ProvisionIndex};
use crate::structure::label::Label;

/// What a paragraph is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A row of a table, a picture: it stands among the paragraphs and is none.
    Beside(Kind),
    /// `The General Assembly,` on a line of its own.
    OpeningFormula,
    /// `We, the Heads of State and Government,`: it says who declares, and opens the preamble as a formula does.
    Declarer,
    /// `HAVE ADOPTED THIS REGULATION:`
    EnactingWords,
    /// `58th plenary meeting`, `4 December 2023`. The line that says how the text was adopted may stand below in the same
    /// paragraph: it begins at this byte of what is printed.
    AdoptionLine { adopted: Option<usize> },
    /// `In favour: Atlantis, Utopia`: behind the close of a text, and neither an annex nor numbered.
    BehindClose,
    /// `▼M6`
    ConsolidationMark,
    /// `Contents`, `Page`, `I. Introduction ........ 3`
    Contents,
    /// `Annex II. Terms of reference`
    Annex { name: String, heading: Heading },
    /// `(a)`, and nothing behind it.
    StrayLabel,
    /// `II. Financial performance`, `Capacity-building`
    Heading(Heading),
    /// `Article 4`, `Art. 5. 1. The river is free.`
    Article { label: Label, says: Says },
    /// `PP4 bis Noting the report,` of a draft.
    DraftedPreambular(Labelled),
    /// `(77) The processing of data…` before the first article of an act.
    Recital(Label),
    /// `A. whereas floods do not stop at borders;`
    LetteredRecital(Labelled),
    /// `(a) To act;`, `– having met;`, `II - conheça o rio;`
    Item(Item),
    /// `12. Urges States;`, `(1) Everyone has rights.` in an article.
    Numbered(Numbered),
    /// `“basin” means the land that a river drains;`, one of the terms that this paragraph announces.
    Definition(ProvisionIndex),
    /// `Recalling its resolution,`, `Decides to act.`, `However, they may stay.`
    Unnumbered(Unnumbered),
}

/// A label, and the leading verb phrase behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Labelled {
    pub(super) label: Label,
    pub(super) header: Option<Header>,
}

/// What a heading is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) label: Option<Label>,
    /// The mark of the part that it opens: `II`.
    pub(super) mark: Option<String>,
    /// The part below it, which it may begin or end.
    pub(super) part: Part,
    /// It stands within the current article, or the numbers of the paragraphs go on below it.
    pub(super) within: bool,
    /// The paragraph above has items, or announces them: they may go on below a title.
    pub(super) holds: bool,
    /// `Preamble`
    pub(super) names_preamble: bool,
    /// `Summary`: a part that is a scope of its own.
    pub(super) scope: Option<String>,
}

/// What the head of an article says besides its number.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// `Article 4`
    Nothing,
    /// `Article 3 bis (nouveau)`: in which reading the article came.
    Reading(String),
    /// `Article 4 Definitions`
    Title,
    /// `Article 4. The river is free.`
    Text,
    /// `Art. 5. 1. The river is free.`, `226. § (1) A gát`: the first paragraph, with the label up to its own number.
    Paragraph { label: Label, in_parentheses: bool },
}

/// What an item of a list is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) label: Label,
    /// The label as printed, where it is read as another: `(6)` between `(a)` and `(c)`.
    pub(super) printed: Option<String>,
    pub(super) series: Series,
    /// Its place in the series, from 1.
    pub(super) value: u32,
    /// What it is called: `a`, `ii`, `option2`.
    pub(super) mark: String,
    /// So many of the open levels stay open, and it stands right below them.
    pub(super) depth: usize,
    pub(super) header: Option<Header>,
}

/// What a numbered paragraph is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    pub(super) label: Label,
    pub(super) value: u32,
    /// The label as printed, where its stop or its digits were misread: `3,`.
    pub(super) printed: Option<String>,
    /// The part that it stands in, which it may begin.
    pub(super) part: Part,
    /// The mark of the part in which numbers begin again with it: `II`.
    pub(super) opens: Option<String>,
    pub(super) header: Option<Header>,
}

/// What a paragraph without a number is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unnumbered {
    /// The part that it stands in, which it may begin.
    pub(super) part: Part,
    /// The mark of the part whose preamble it begins: `II`.
    pub(super) opens: Option<String>,
    pub(super) role: Role,
}

/// What a paragraph without a number does.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `Recalling its resolution,`
    Preambular(Option<Header>),
    /// `Decides to act.`
    Operative(Option<Header>),
    /// `However, they may stay.`: a paragraph of an article.
    OfArticle,
    /// `The dish is boiled.` behind `2. Preparation:`: the words that this item announces.
    OfItem(ProvisionIndex),
    /// A paragraph of a report or an annex, counted in this series.
    Counted(instrument::Series),
    /// No rule of drafting explains it. It may have a label.
    Unexplained(Option<Label>),
}
