//! What a sheet asks for, as values.

use serde::Serialize;

use crate::document::Warning;
use crate::instrument::{Address, Target};
use crate::report::{Masthead, SourceInfo};

/// An amendment sheet, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The file that it comes from.
    pub source: SourceInfo,
    /// Its own head.
    pub masthead: Masthead,
    /// The text that it says it amends, as it names it: `A/C.3/80/L.50`.
    pub amends: Option<String>,
    /// Who moves it.
    pub sponsors: Vec<String>,
    /// Its items in reading order; what was not understood is among them, without actions.
    pub items: Vec<Item>,
    /// What was doubtful.
    pub warnings: Vec<Warning>,
}

/// One instruction of a sheet, as printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The number it bears: `3`, `I (a)`.
    pub n: Option<String>,
    /// The instruction and the words that it brings along, as printed, paragraphs joined by line ends.
    pub text: String,
    /// Who wants it, where the item itself says so: `EU`, `US`.
    pub sponsors: Vec<String>,
    /// The page of its first line, from 1.
    pub page: Option<u32>,
    /// Its first line, from 1.
    pub line: Option<u32>,
    /// What it asks for; empty where it was not understood.
    pub actions: Vec<Action>,
}

/// One thing that is to be done at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// What is to be done.
    pub act: Act,
    /// Where: an address of the sheet until it is applied, of the base from then on.
    pub target: Target,
    /// The sheet's own address where it is another than `target`: `page 2, line 6`, `alinéa 15`.
    pub locator: Option<String>,
    /// What is narrower than the paragraph, in the sheet's words: `second sentence`, `second occurrence`.
    pub scope: Option<String>,
    /// Where at the anchor, or in the paragraph.
    pub position: Position,
    /// The words of the base beside which words are put; the first words of a span.
    pub anchor: String,
    /// The last words of a span: `from “x” to “y”`.
    pub until: Option<String>,
    /// The words that go, without quotation marks.
    pub old_text: String,
    /// The words that come, without quotation marks and without the label of a paragraph.
    pub new_text: String,
    /// The label that a paragraph that comes is to bear: `5 bis`, `(c)`.
    pub label: Option<String>,
    /// Where a paragraph is moved to; the paragraphs that one is merged with.
    pub to: Vec<Target>,
    /// What became of it; none until it is applied.
    pub outcome: Option<Outcome>,
}

/// The kinds of action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is its own name")]
pub enum Act {
    DeleteWords,
    InsertWords,
    ReplaceWords,
    DeleteParagraph,
    InsertParagraph,
    ReplaceParagraph,
    MoveParagraph,
    MergeParagraphs,
    SplitParagraph,
    RenumberParagraph,
}

/// Where words or a paragraph are put.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// Words that occur once.
    #[default]
    #[serde(rename = "")]
    Once,
    /// Behind the anchor.
    After,
    /// In front of the anchor.
    Before,
    /// At the beginning of the paragraph.
    Start,
    /// At its end.
    End,
    /// The paragraph as a whole.
    Whole,
    /// Every occurrence.
    Each,
}

/// Which action it is: positions from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Step {
    /// The sheet, as given.
    pub sheet: usize,
    /// The item in the sheet.
    pub item: usize,
    /// The action in the item.
    pub action: usize,
}

/// What became of an action on a base.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Whether it was carried out.
    pub status: Status,
    /// Why it was refused, or what an editor would note; empty where nothing is to be said.
    pub why: String,
    /// Where its words stand in the result.
    pub result: Vec<Address>,
}

/// Whether an action was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Exactly.
    Applied,
    /// Not at all.
    Refused,
    /// The base reads so already.
    Already,
}
