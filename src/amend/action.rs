//! What a sheet asks for, as values.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::document::Warning;
use crate::instrument::{Address, Instrument, Target};
use crate::report::{Masthead, SourceInfo};

/// Amendment sheets that were read: `travaux-amendments/1`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Amendments {
    /// The name and version of the contract.
    pub schema: &'static str,
    /// The program and its version.
    pub generator: String,
    /// The sheets in the order in which they were named.
    pub sheets: Vec<Sheet>,
    /// What was doubtful in them.
    pub warnings: Vec<Doubt>,
}

impl Amendments {
    /// The name and version of the contract.
    pub const SCHEMA: &'static str = "travaux-amendments/1";

    /// Makes the value of sheets that were read.
    pub fn of(sheets: Vec<Sheet>) -> Self {
        let doubts = |(sheet, read): (usize, &Sheet)| {
            let doubt = |warning: &Warning| Doubt {
                sheet: Some(sheet),
                code: warning.code,
                message: warning.message.clone(),
                page: warning.locator.page,
                line: warning.locator.line,
            };
            read.warnings.iter().map(doubt).collect::<Vec<_>>()
        };
        Self {
            schema: Self::SCHEMA,
            generator: concat!("travaux ", env!("CARGO_PKG_VERSION")).to_owned(),
            warnings: sheets.iter().enumerate().flat_map(doubts).collect(),
            sheets,
        }
    }
}

/// What was doubtful in a sheet, or in what it does to a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// The place of the sheet, from 0; none for what concerns the text.
    pub sheet: Option<usize>,
    /// A stable word for programs: `amendment-not-understood`.
    pub code: &'static str,
    /// One sentence for people.
    pub message: String,
    /// The page, from 1.
    pub page: Option<u32>,
    /// The line, from 1.
    pub line: Option<u32>,
}

/// An amendment sheet, read.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    #[serde(skip)]
    pub warnings: Vec<Warning>,
    /// The text as it was before all changes, where the sheet is a file that tracks them: its items speak of the paragraphs of this one.
    #[serde(skip)]
    pub original: Option<Arc<Instrument>>,
}

/// One instruction of a sheet, as printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Action {
    /// What is to be done.
    #[serde(rename = "action")]
    pub act: Act,
    /// Where: an address of the sheet until it is applied, of the base from then on.
    #[serde(serialize_with = "shown")]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The words that go, without quotation marks.
    pub old_text: String,
    /// The words that come, without quotation marks and without the label of a paragraph.
    pub new_text: String,
    /// The label that a paragraph that comes is to bear: `5 bis`, `(c)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Where a paragraph is moved to; the paragraphs that one is merged with.
    #[serde(serialize_with = "all_shown", skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<Target>,
    /// What became of it; none until it is applied.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
}

impl Action {
    /// An action that names no words yet.
    pub(super) fn bare(act: Act, target: Target) -> Self {
        Self {
            act,
            target,
            locator: None,
            scope: None,
            position: Position::Once,
            anchor: String::new(),
            until: None,
            old_text: String::new(),
            new_text: String::new(),
            label: None,
            to: Vec::new(),
            outcome: None,
        }
    }
}

/// Writes a target as it is read.
fn shown<S: Serializer>(target: &Target, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(target)
}

fn all_shown<S: Serializer>(targets: &[Target], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(targets.iter().map(Target::to_string))
}

/// The kinds of action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is its own name")]
#[non_exhaustive]
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
    InsertFootnote,
}

impl Act {
    /// Tells whether it changes words inside a paragraph that stays.
    pub fn is_of_words(self) -> bool {
        matches!(self, Self::DeleteWords | Self::InsertWords | Self::ReplaceWords)
    }
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
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outcome {
    /// Whether it was carried out.
    pub status: Status,
    /// Why it was refused, or what an editor would note; empty where nothing is to be said.
    pub why: String,
    /// Where its words stand in the result.
    #[serde(serialize_with = "addresses")]
    pub result: Vec<Address>,
    /// How far an adopted text took it; none where there is none to ask.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Uptake>,
}

/// How far an adopted text took what an action asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Uptake {
    /// Wholly, in part, not.
    pub taken: Taken,
    /// The paragraphs of the adopted text that answer.
    #[serde(rename = "adopted", serialize_with = "addresses")]
    pub at: Vec<Address>,
}

/// Wholly, in part, not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Taken {
    /// As it was asked for.
    #[serde(rename = "taken")]
    Wholly,
    /// Some of it.
    #[serde(rename = "in part")]
    InPart,
    /// Nothing of it.
    #[serde(rename = "not")]
    Not,
}

impl Taken {
    /// Returns the word for people: `taken in part`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wholly => "taken",
            Self::InPart => "taken in part",
            Self::Not => "not taken",
        }
    }
}

fn addresses<S: Serializer>(addresses: &[Address], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(addresses.iter().map(Address::to_string))
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

impl Sheet {
    /// What the sheet is called: its symbol, or the name of its file.
    pub fn name(&self) -> &str {
        self.masthead.symbol.as_deref().unwrap_or(&self.source.name)
    }

    /// What an item is called: `item 3 of A/C.3/80/L.58`.
    pub fn called(&self, item: usize) -> String {
        match self.items.get(item).and_then(|item| item.n.as_deref()) {
            Some(n) => format!("item {n} of {}", self.name()),
            None if self.items.len() == 1 => self.name().to_owned(),
            None => format!("item {} of {}", item + 1, self.name()),
        }
    }

    /// Whether an item was not understood. One that asks for nothing that is not done anyway, `renumber accordingly`, is understood.
    pub fn is_lost(&self, item: &Item) -> bool {
        let place = |page: Option<u32>, line: Option<u32>| page == item.page && line == item.line;
        let mut doubts = self.warnings.iter().filter(|it| it.code == NOT_UNDERSTOOD);
        item.actions.is_empty() && doubts.any(|it| place(it.locator.page, it.locator.line))
    }

    /// Who wants an item: those that it names, else those of the sheet.
    pub fn sponsors_of(&self, item: usize) -> &[String] {
        match self.items.get(item) {
            Some(item) if !item.sponsors.is_empty() => &item.sponsors,
            _ => &self.sponsors,
        }
    }
}

/// The code of an item that was not understood.
pub(super) const NOT_UNDERSTOOD: &str = "amendment-not-understood";

/// Returns what an action's item is called.
pub(super) fn called(sheets: &[Sheet], step: Step) -> String {
    sheets
        .get(step.sheet)
        .map_or_else(String::new, |sheet| sheet.called(step.item))
}

/// Makes a doubt without a place in its sheet.
pub(super) fn doubt(sheet: Option<usize>, code: &'static str, message: String) -> Doubt {
    Doubt {
        sheet,
        code,
        message,
        page: None,
        line: None,
    }
}
