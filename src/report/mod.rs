//! The result of a comparison, all meaning decided: `travaux-comparison/1`.
//!
//! The types below are the JSON report of the design, field by field; serde lives here and nowhere later. A
//! renderer chooses looks only: if two renderers need the same `if`, its answer belongs here.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::instrument::{Kind, Reason};
use crate::read::{Format, Revisions, Source};
use crate::sides::{Side, Sides};

mod borders;
mod briefing;
mod build;
mod called;
mod changes_alone;
pub(crate) mod cause;
mod causes;
mod edits;
mod filter;
mod footnotes;
mod head;
mod languages;
mod load;
mod lookup;
mod open;
mod perhaps;
mod phrases;
mod refers;
mod rows;
mod schema;
mod sentence;
mod meaning;
mod names;
mod spacing;
mod summary;

pub use crate::align::Wanted;
pub use crate::lexicon::Ladders;
pub use borders::bordered;
pub use briefing::{About, Briefing, Fate, Item, Length, Place, TOP, briefing, briefing_with};
pub use build::{report, report_with, text_of};
pub use called::Called;
pub use cause::{
    Bracket, Cause, Causes, Change, Form, HeadCause, Marks, Parting, Shift, Standing, Subject, Written,
};
pub use causes::Told;
pub use edits::{plain_edits, word_edits};
pub use filter::Filter;
pub use head::HeadRow;
pub use languages::{Apart, Versions};
pub use load::load;
pub use lookup::{Body, Lookup, Section};
pub use meaning::own::{OwnNumber, own_numbers};
pub use open::{Listed, Open};
pub use phrases::cite;
pub use refers::{Meant, Reference, Refers};
pub use rows::{COLUMNS, Row, rows};
pub use schema::Schema;
pub use sentence::{count, signed, thousands};
pub use summary::summarize;

/// What the report says of the file behind a text.
pub type Origin = SourceInfo;

impl SourceInfo {
    /// Describes a source that was read as `format`, in this view of its tracked changes.
    pub fn new(source: &Source, format: Format, revisions: Revisions) -> Self {
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
            sha256: digest(&source.bytes),
            revisions,
        }
    }

    /// Describes a text that was made, by the bytes of its print.
    pub fn of_bytes(name: &str, format: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            format: format.to_owned(),
            bytes: bytes.len(),
            sha256: digest(bytes),
            revisions: Revisions::default(),
        }
    }

    /// Whether these are the bytes of the file.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        self.sha256 == digest(bytes)
    }
}

/// Returns the SHA-256 of a file, in hexadecimal.
fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let digits: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

/// One comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The contract that it follows.
    pub schema: Schema,
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
    /// Pairings that may be meant and are not certain: their paragraphs keep their entries as deleted and inserted.
    pub perhaps: Vec<Perhaps>,
}

/// A pairing that may be meant: paragraphs that stand as deleted and inserted, and might answer each other.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Perhaps {
    /// The ids of the old side; each stands in one such pairing at most.
    pub old: Vec<String>,
    /// The ids of the new side.
    pub new: Vec<String>,
    /// How sure the pairing is, 0..1.
    pub confidence: f64,
    /// Common wording, 0..1.
    pub similarity: f64,
    /// The words, as they would be told.
    pub edits: Vec<Edit>,
}

/// One choice of whoever asked for the comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// `tracked changes of the old text`
    pub name: String,
    /// `rejected`
    pub value: String,
}

/// One of the two texts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// Where it came from.
    pub source: SourceInfo,
    /// The head of the document.
    #[serde(default)]
    pub masthead: Masthead,
    /// Headings, paragraphs, sub-paragraphs in reading order.
    pub provisions: Vec<Provision>,
    /// The footnotes.
    #[serde(default)]
    pub footnotes: Vec<Footnote>,
    /// Every other piece of the file, so that no word is lost.
    #[serde(default)]
    pub cut: Vec<Cut>,
    /// Every word of the provisions that is not shown as printed.
    #[serde(default)]
    pub repairs: Vec<Repair>,
}

/// The file behind a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceInfo {
    /// The file name without its folder, so that the same files give the same bytes anywhere.
    pub name: String,
    /// `text`, `pdf`…
    pub format: String,
    /// The size of the file in bytes.
    pub bytes: usize,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Which text of it was read, where it tracks changes.
    #[serde(skip_serializing_if = "is_usual")]
    pub revisions: Revisions,
}

impl SourceInfo {
    /// The format of a text that amendments made of another.
    pub const AMENDED: &'static str = "amended";

    /// Returns the name for people: that of the file, `draft.docx, as amended` for what amendments made of it.
    pub fn shown(&self) -> String {
        if self.format == Self::AMENDED {
            return format!("{}, as amended", self.name);
        }
        self.name.clone()
    }
}

/// Whether a file was read as files usually are, which needs no word.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_usual(revisions: &Revisions) -> bool {
    *revisions == Revisions::default()
}

/// The head of a document; unknown fields are `null`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// `OP12(a)`, unique in its text.
    pub id: String,
    /// `preambular`, `operative`, `subparagraph`, `paragraph`, `article`, `heading`, `row` or `picture`.
    pub kind: Open<Kind>,
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
    #[serde(default)]
    pub footnotes: Vec<Mark>,
    /// Where its first block stands in the text as its format stores it, for a redline in the same file.
    /// In bytes from 0.
    #[serde(default, skip_serializing_if = "is_first")]
    pub place: usize,
}

/// Whether a text begins there, which the report in JSON does not say.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_first(place: &usize) -> bool {
    *place == 0
}

/// The place of a footnote mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// `5`
    pub marker: String,
    /// In Unicode scalar values of `text`.
    pub offset: usize,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// `5`
    pub marker: String,
    /// Its text.
    pub text: String,
}

/// A piece of the file outside the provisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// `masthead`, `page-number`…
    pub reason: Open<Reason>,
    /// As printed.
    pub text: String,
    /// The page, from 1.
    pub page: Option<u32>,
    /// The line, from 1.
    pub line: Option<u32>,
}

/// A word that extraction tore or a line end broke, and that is shown whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What became of it.
    pub relation: Relation,
    /// The ids of the old side.
    pub old: Vec<String>,
    /// The ids of the new side.
    pub new: Vec<String>,
    /// Its order against the others changed.
    #[serde(default)]
    pub moved: bool,
    /// Its number changed: its id is another one and says a printed number, or it is a head that stands under another one.
    #[serde(default)]
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
    #[serde(default)]
    pub similarity: f64,
    /// How sure the pairing is, 0..1.
    #[serde(default)]
    pub confidence: f64,
    /// What spoke for the pairing.
    #[serde(default)]
    pub evidence: Evidence,
    /// What somebody paired or parted by hand here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_hand: Vec<ByHand>,
    /// The best pairing that was not chosen.
    pub rival: Option<Rival>,
    /// The items of amendment sheets that ask for the change, where it is one between a text and the same text as amended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<By>,
    /// The words.
    pub edits: Vec<Edit>,
}

/// An action of an amendment sheet: positions from 0, and what people call it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct By {
    /// The sheet.
    pub sheet: usize,
    /// The item in the sheet.
    pub item: usize,
    /// The action in the item.
    pub action: usize,
    /// `item 3 of A/C.3/80/L.58`
    pub name: String,
    /// Who wants it.
    pub sponsors: Vec<String>,
}

/// What became of a footnote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderChange {
    /// Of the old side.
    pub old: Option<String>,
    /// Of the new side.
    pub new: Option<String>,
    /// Which way the verb moved.
    pub shift: VerbShift,
    /// What moved: `"Urges" became "Encourages" (weaker)`.
    #[serde(flatten)]
    pub causes: Causes,
}

/// Which way the verb of an entry moved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VerbShift {
    /// The same verb, or only one text has the paragraph.
    #[default]
    None,
    /// `Encourages`, `Urges`
    Stronger,
    /// `Urges`, `Encourages`
    Weaker,
    /// Verbs of which neither is stronger.
    Different,
    /// `Also emphasizes`, `Emphasizes`: only what a paragraph above or the part of the text asks for.
    Consequential,
}

impl VerbShift {
    /// Whether another verb stands there, for a reason that no other change gives.
    pub fn is_of_substance(self) -> bool {
        matches!(self, Self::Stronger | Self::Weaker | Self::Different)
    }

    /// Returns the word for a shift: `stronger`.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Stronger => "stronger",
            Self::Weaker => "weaker",
            Self::Different => "different",
            Self::Consequential => "consequential",
        }
    }
}

/// The square brackets of an entry: text that is not agreed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Brackets {
    /// How many are open on the old side.
    pub old: usize,
    /// How many are open on the new side.
    pub new: usize,
    /// Who wants what, by name, on the new side: `EU`.
    pub attributions: Vec<String>,
}

/// What a change means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is that of `align::Evidence`")]
pub struct Evidence {
    pub wording: f64,
    pub header: f64,
    pub position: f64,
    pub citations: f64,
}

/// A correction of the pairing by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByHand {
    /// Whether the paragraphs belong together, or do not.
    pub wanted: Wanted,
    /// Why, as somebody wrote.
    pub reason: String,
}

impl ByHand {
    /// Returns it in words: `put together by hand: rewritten by the facilitator`.
    pub fn in_words(&self) -> String {
        format!("put {} by hand: {}", self.wanted.word(), self.reason)
    }
}

/// The best pairing that was not chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rival {
    /// The old paragraph's id.
    pub old: String,
    /// The new paragraph's id.
    pub new: String,
    /// Its score, 0..1.
    pub score: f64,
}

/// A stretch of an entry's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Whose it is: positions in the `by` of its entry. None where that is not known; it is then theirs together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<usize>,
}

/// What happened to a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// Entries whose number changed.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
