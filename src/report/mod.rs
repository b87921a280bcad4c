//! The result of a comparison, all meaning decided: `travaux-comparison/1`.
//!
//! The types below are the JSON report of the design, field by field; serde lives here and nowhere later. A
//! renderer chooses looks only: if two renderers need the same `if`, its answer belongs here.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::read::{Format, Source};
use crate::sides::{Side, Sides};

mod briefing;
mod build;
pub(crate) mod cause;
mod causes;
mod filter;
mod footnotes;
mod head;
mod lookup;
mod phrases;
mod rows;
mod sentence;
mod meaning;
mod spacing;
mod summary;

pub use crate::lexicon::Ladders;
pub use briefing::{About, Sentence, briefing};
pub(crate) use build::{kind_word, reason_word};
pub use build::{report, report_with, word_edits};
pub use cause::{Bracket, Cause, Causes, Change, Form, HeadCause, Marks, Parting, Shift, Standing, Subject};
pub use causes::Told;
pub use filter::Filter;
pub use head::HeadRow;
pub use lookup::{Body, Lookup, Section};
pub use phrases::cite;
pub use rows::{COLUMNS, Row, rows};
pub use sentence::{count, thousands};
pub use summary::summarize;

/// The name and version of the JSON contract.
pub const SCHEMA: &str = "travaux-comparison/1";

/// What the report says of the file behind a text.
pub type Origin = SourceInfo;

impl SourceInfo {
    /// Describes a source that was read as `format`.
    pub fn new(source: &Source, format: Format) -> Self {
        let name = source
            .name
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .to_owned();
        Self {
            name,
            format: format.name().to_owned(),
            bytes: source.bytes.len(),
            sha256: hexadecimal(&Sha256::digest(&source.bytes)),
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

/// One comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// `travaux 0.1.0`
    pub generator: String,
    /// What was asked for beyond the usual; empty for a comparison without options.
    pub options: Vec<Choice>,
    /// Both texts, as `old` and `new`.
    #[serde(flatten)]
    pub texts: Sides<Text>,
    /// The heads of both texts, a row for each field that either side has.
    pub head: Vec<HeadRow>,
    /// The aligned groups in the reading order of the new text.
    pub entries: Vec<Entry>,
    /// The footnotes of both texts, paired, in the order of the new text.
    pub footnotes: Vec<Note>,
    /// Counts.
    pub summary: Summary,
    /// What was doubtful in either text.
    pub warnings: Vec<Notice>,
}

/// One choice of whoever asked for the comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// `tracked changes of the old text`
    pub name: String,
    /// `rejected`
    pub value: String,
}

/// One of the two texts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Text {
    /// Where it came from.
    pub source: SourceInfo,
    /// The head of the document.
    pub masthead: Masthead,
    /// Headings, paragraphs, sub-paragraphs in reading order.
    pub provisions: Vec<Provision>,
    /// The footnotes.
    pub footnotes: Vec<Footnote>,
    /// Every other piece of the file, so that no word is lost.
    pub cut: Vec<Cut>,
    /// Every word of the provisions that is not shown as printed.
    pub repairs: Vec<Repair>,
}

/// The file behind a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceInfo {
    /// The file name without its folder, so that the same files give the same bytes anywhere.
    pub name: String,
    /// `text`, `pdf`…
    pub format: String,
    /// The size of the file in bytes.
    pub bytes: usize,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

/// The head of a document; unknown fields are `null`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "each field is that of `instrument::Masthead`")]
pub struct Masthead {
    pub organ: Option<String>,
    pub symbol: Option<String>,
    pub title: Option<String>,
    pub date: Option<String>,
    pub session: Option<String>,
    pub agenda_item: Option<String>,
    pub kind: Option<String>,
    pub sponsors: Vec<String>,
    pub language: Option<String>,
    pub distribution: Option<String>,
    pub original: Option<String>,
}

/// A heading, a paragraph or a sub-paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provision {
    /// `OP12(a)`, unique in its text.
    pub id: String,
    /// `preambular`, `operative`, `subparagraph`, `paragraph`, `article` or `heading`.
    pub kind: &'static str,
    /// The number or letter as printed, without stop.
    pub label: Option<String>,
    /// What the print puts behind the label: `.`, nothing, ` -`. `None` where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<String>,
    /// The id of the parent.
    pub parent: Option<String>,
    /// The leading verb phrase, as printed.
    pub header: Option<String>,
    /// The clean paragraph.
    pub text: String,
    /// The page, from 1.
    pub page: Option<u32>,
    /// The line, from 1.
    pub line: Option<u32>,
    /// The footnote marks cut out of `text`.
    pub footnotes: Vec<Mark>,
}

/// The place of a footnote mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// `5`
    pub marker: String,
    /// In Unicode scalar values of `text`.
    pub offset: usize,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Footnote {
    /// `5`
    pub marker: String,
    /// Its text.
    pub text: String,
}

/// A piece of the file outside the provisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cut {
    /// `masthead`, `page-number`…
    pub reason: &'static str,
    /// As printed.
    pub text: String,
    /// The page, from 1.
    pub page: Option<u32>,
    /// The line, from 1.
    pub line: Option<u32>,
}

/// A word that extraction tore or a line end broke, and that is shown whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// The id of the provision that it stands in.
    pub provision: String,
    /// Where `shown` begins, in Unicode scalar values of the provision's `text`; `null` if it is part of the label.
    pub offset: Option<usize>,
    /// As printed.
    pub printed: String,
    /// As shown.
    pub shown: String,
}

/// One aligned group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// What became of it.
    pub relation: Relation,
    /// The ids of the old side.
    pub old: Vec<String>,
    /// The ids of the new side.
    pub new: Vec<String>,
    /// Its order against the others changed.
    pub moved: bool,
    /// Its id changed.
    pub renumbered: bool,
    /// The leading verb phrases of the first paragraph of each side.
    pub header: HeaderChange,
    /// What kind of change it is, as a whole: the gravest of its edits.
    pub class: Class,
    /// What its number, place or part of the text add to the class.
    #[serde(flatten)]
    pub causes: Causes,
    /// Its square brackets, where it has any.
    pub brackets: Option<Brackets>,
    /// Common wording, 0..1.
    pub similarity: f64,
    /// How sure the pairing is, 0..1.
    pub confidence: f64,
    /// What spoke for the pairing.
    pub evidence: Evidence,
    /// The best pairing that was not chosen.
    pub rival: Option<Rival>,
    /// The words.
    pub edits: Vec<Edit>,
}

/// What became of a footnote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// `unchanged`, `amended`, `inserted` or `deleted`.
    pub relation: Relation,
    /// Its mark in the old text.
    pub old: Option<String>,
    /// Its mark in the new text.
    pub new: Option<String>,
    /// The id of the old paragraph that its mark stands in, where it was found.
    pub old_in: Option<String>,
    /// The id of the new paragraph that its mark stands in, where it was found.
    pub new_in: Option<String>,
    /// What kind of change it is.
    pub class: Class,
    /// Why, where there is more to say than the class.
    #[serde(flatten)]
    pub causes: Causes,
    /// The words.
    pub edits: Vec<Edit>,
}

/// What became of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The same words.
    Unchanged,
    /// One paragraph, other words.
    Amended,
    /// One old, several new.
    Split,
    /// Several old, one new.
    Merged,
    /// Only in the new text.
    Inserted,
    /// Only in the old text.
    Deleted,
}

/// The leading verb phrases of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeaderChange {
    /// Of the old side.
    pub old: Option<String>,
    /// Of the new side.
    pub new: Option<String>,
    /// Which way the verb moved: `none`, `stronger`, `weaker`, `different`, `consequential`.
    pub shift: &'static str,
    /// What moved: `"Urges" became "Encourages" (weaker)`.
    #[serde(serialize_with = "cause::in_words")]
    pub cause: Option<Cause>,
}

/// The square brackets of an entry: text that is not agreed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Brackets {
    /// How many are open on the old side.
    pub old: usize,
    /// How many are open on the new side.
    pub new: usize,
    /// Who wants what, by name, on the new side: `EU`.
    pub attributions: Vec<String>,
}

/// What a change means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// No change.
    None,
    /// Punctuation, capitals, spelling.
    Editorial,
    /// Follows from another change: a renumbering, a session that rolled on.
    Consequential,
    /// Everything else; the answer when in doubt.
    Substantive,
}

/// What spoke for a pairing, each 0..1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "each field is that of `align::Evidence`")]
pub struct Evidence {
    pub wording: f64,
    pub header: f64,
    pub position: f64,
    pub citations: f64,
}

/// The best pairing that was not chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rival {
    /// The old paragraph's id.
    pub old: String,
    /// The new paragraph's id.
    pub new: String,
    /// Its score, 0..1.
    pub score: f64,
}

/// A stretch of an entry's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// In both, or in one.
    pub op: Op,
    /// As the old text prints it; empty for an insertion.
    pub old: String,
    /// As the new text prints it; empty for a deletion.
    pub new: String,
    /// What the change means.
    pub class: Class,
    /// Why, where there is more to say than the class.
    #[serde(flatten)]
    pub causes: Causes,
}

/// What happened to a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Op {
    /// In both texts.
    Equal,
    /// Only in the old one.
    Delete,
    /// Only in the new one.
    Insert,
}

/// Counts of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Entries by relation.
    pub unchanged: usize,
    /// Entries by relation.
    pub amended: usize,
    /// Entries by relation.
    pub split: usize,
    /// Entries by relation.
    pub merged: usize,
    /// Entries by relation.
    pub inserted: usize,
    /// Entries by relation.
    pub deleted: usize,
    /// Entries whose order changed.
    pub moved: usize,
    /// Entries whose id changed.
    pub renumbered: usize,
    /// Words that only the old text has.
    pub words_deleted: usize,
    /// Words that only the new text has.
    pub words_inserted: usize,
    /// Words that both have.
    pub words_unchanged: usize,
    /// Entries by class.
    pub classes: Classes,
    /// Footnotes by class.
    pub footnotes: Classes,
    /// Rows of the head by class.
    pub head: Classes,
    /// Entries, footnotes and rows of the head that differ in anything: the one number of changes.
    pub changes: usize,
    /// Square brackets open in the old text.
    pub brackets_old: usize,
    /// Square brackets open in the new text.
    pub brackets_new: usize,
}

/// How many entries, or footnotes, there are of each class.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "each field is a variant of `Class`")]
pub struct Classes {
    pub none: usize,
    pub editorial: usize,
    pub consequential: usize,
    pub substantive: usize,
}

/// Something doubtful.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// In which text.
    pub side: Side,
    /// A stable word for programs.
    pub code: String,
    /// One sentence for people.
    pub message: String,
    /// The page, from 1.
    pub page: Option<u32>,
    /// The line, from 1.
    pub line: Option<u32>,
}
