//! The model in drafting terms: what a delegate sees in a text.
//!
//! Provisions are kept in reading order in one list; a sub-paragraph names its parent by index. That order is what
//! alignment, report and renderers want, and the tree can be walked from it at no cost.

mod address;
mod plain;
mod target;

use std::ops::Range;

use crate::document::{Locator, Spaces, Warning};

pub use address::{Address, Base, NoAddress, Number, Series};
pub use plain::Manner;
pub(crate) use plain::{Printed, label, paragraph};
pub use target::{Group, Line, NoTarget, Spot, Target};

/// A text, understood: a resolution, a decision, a report, a treaty, a law.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Instrument {
    /// What stands above the opening formula.
    pub masthead: Masthead,
    /// Every heading, paragraph and sub-paragraph in reading order.
    pub provisions: Vec<Provision>,
    /// The footnotes in the order of their places in the file.
    pub footnotes: Vec<Footnote>,
    /// What is compared beside provisions and footnotes, for each text of the file: one, or one for each act.
    pub heads: Vec<Head>,
    /// Every piece of the file that is none of the above, in reading order.
    pub cut: Vec<Cut>,
    /// Every word of the provisions that is not shown as printed, in reading order.
    pub repairs: Vec<Repair>,
    /// Whether the spaces between its letters can be believed: as its format has it or, of a plain text, as its print tells.
    pub spaces: Spaces,
    /// Whether marks of footnotes stand raised in it, so that their places are sure.
    pub raised_marks: bool,
    /// What was doubtful.
    pub warnings: Vec<Warning>,
}

/// The head of a document. A field that the text does not give is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Masthead {
    /// `General Assembly`
    pub organ: Option<String>,
    /// `A/C.3/80/L.2`
    pub symbol: Option<String>,
    /// `Limited`
    pub distribution: Option<String>,
    /// The date of the document, ISO 8601: `2025-09-18`.
    pub date: Option<String>,
    /// The language of this text, ISO 639-1: `en`.
    pub language: Option<String>,
    /// The language it was drafted in, as printed: `English`.
    pub original: Option<String>,
    /// `Eightieth session`
    pub session: Option<String>,
    /// `69 (a)`
    pub agenda_item: Option<String>,
    /// `Combating glorification of Nazism…`
    pub title: Option<String>,
    /// `Belarus`, `Russian Federation`: who brings the draft in.
    pub sponsors: Vec<String>,
    /// `draft resolution`, `resolution`, `decision`, `report`…
    pub kind: Option<String>,
}

/// The head of one text of a file, with everything else that stands outside its paragraphs and has a meaning.
///
/// Its letters stand in [`Instrument::cut`], too, as they are printed; here they are told apart by what they say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The number of the act in a file that holds several, as the ids of its provisions begin: `78/149`; empty else.
    pub scope: String,
    /// The provisions of its text, as positions in [`Instrument::provisions`].
    pub provisions: Range<usize>,
    /// In reading order.
    pub pieces: Vec<Piece>,
}

/// A stretch outside the provisions that says one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub field: Field,
    /// As printed, lines joined by a blank.
    pub text: String,
    /// Where it begins.
    pub locator: Locator,
}

/// What a piece of the head says, in the order in which the fields are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Field {
    /// `Combating glorification of Nazism…`
    Title,
    /// `General Assembly`, `Third Committee`
    Organ,
    /// `The General Assembly,`; `HAVE ADOPTED THIS REGULATION:`
    Formula,
    /// `A/C.3/80/L.2`, `80/121.`
    Symbol,
    /// `18 September 2025`
    Date,
    /// `Eightieth session`
    Session,
    /// `Agenda item 69 (a)` and the title of that item.
    AgendaItem,
    /// `draft resolution`, `Resolution adopted by the General Assembly on 29 September 2023`
    Kind,
    /// `Belarus, Cuba and Russian Federation`
    Sponsors,
    /// `Distr.: Limited`
    Distribution,
    /// `Original: English`
    Original,
    /// `58th plenary meeting`, `4 December 2023`, `[on the report of the Second Committee (A/80/555)]`
    Adoption,
    /// `Adopted at the 3222nd meeting by 12 votes to none`
    Vote,
    /// A name under a letter or a treaty.
    Signature,
    /// What the pages repeat and the head does not say.
    RunningHead,
    /// A word beside the text that is no part of its sentences.
    SideNote,
    /// `Note: …` of a publisher.
    Remark,
    /// A line of a table of contents, without its page number.
    Contents,
    /// `https://…`: where a link leads, which the text does not show.
    Link,
    /// `United Nations`: a letterhead, which says nothing of this text.
    Letterhead,
    /// `DEPOSITORY`, with the day and the name of a library: not compared.
    Stamp,
    /// None of these.
    Other,
}

impl Field {
    /// Every field, in the order in which they are told.
    pub const ALL: [Field; 22] = [
        Field::Title,
        Field::Organ,
        Field::Formula,
        Field::Symbol,
        Field::Date,
        Field::Session,
        Field::AgendaItem,
        Field::Kind,
        Field::Sponsors,
        Field::Distribution,
        Field::Original,
        Field::Adoption,
        Field::Vote,
        Field::Signature,
        Field::RunningHead,
        Field::SideNote,
        Field::Remark,
        Field::Contents,
        Field::Link,
        Field::Letterhead,
        Field::Stamp,
        Field::Other,
    ];

    /// Whether a change of the field is told: all but a library's stamp.
    pub fn is_compared(self) -> bool {
        self != Field::Stamp
    }

    /// Returns the word for the field in reports and prints: `agenda_item`.
    pub fn name(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Organ => "organ",
            Field::Formula => "formula",
            Field::Symbol => "symbol",
            Field::Date => "date",
            Field::Session => "session",
            Field::AgendaItem => "agenda_item",
            Field::Kind => "kind",
            Field::Sponsors => "sponsors",
            Field::Distribution => "distribution",
            Field::Original => "original",
            Field::Adoption => "adoption",
            Field::Vote => "vote",
            Field::Signature => "signature",
            Field::RunningHead => "running-head",
            Field::SideNote => "side-note",
            Field::Remark => "remark",
            Field::Contents => "contents",
            Field::Link => "link",
            Field::Letterhead => "letterhead",
            Field::Stamp => "stamp",
            Field::Other => "other",
        }
    }

    /// Returns the field in words for people: `agenda item`.
    pub fn words(self) -> &'static str {
        match self {
            Field::Formula => "opening formula",
            Field::AgendaItem => "agenda item",
            Field::Kind => "kind of text",
            Field::Original => "original language",
            Field::RunningHead => "running head",
            Field::SideNote => "side note",
            Field::Contents => "table of contents",
            Field::Other => "head",
            other => other.name(),
        }
    }
}

/// The position of a provision in [`Instrument::provisions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProvisionIndex(pub usize);

/// A heading, a paragraph or a sub-paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Provision {
    /// `OP12(a)`, unique in its text.
    pub id: Address,
    /// What it is.
    pub kind: Kind,
    /// The number or letter as printed, without stop: `12`, `(a)`, `4 bis`.
    pub label: Option<String>,
    /// What the print puts behind the label: `.`, nothing, ` -`. `None` where that is not known.
    pub stop: Option<String>,
    /// The paragraph that this one belongs to: that of a sub-paragraph; none for a paragraph.
    pub parent: Option<ProvisionIndex>,
    /// The leading verb phrase.
    pub header: Option<Header>,
    /// The clean paragraph: no number, footnote marks or page furniture; otherwise as printed.
    pub text: String,
    /// The footnote marks cut out of `text`, in order.
    pub marks: Vec<Mark>,
    /// Where it begins.
    pub locator: Locator,
}

/// The kinds of provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// *Recalling* its resolution 77/228,
    Preambular,
    /// 3. *Urges* States to cooperate;
    Operative,
    /// (a) To report to the Assembly;
    Subparagraph,
    /// A numbered paragraph of a report or of another text that is not a resolution.
    Paragraph,
    /// Article 4, or a numbered paragraph of it.
    Article,
    /// II. Enhancing cooperation
    Heading,
    /// A row of a table, its cells joined by tabs: `Tug⇥40 crowns`
    Row,
    /// `[picture 3f2a…]`, by its digest or its name
    Picture,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 8] = [
        Kind::Preambular,
        Kind::Operative,
        Kind::Subparagraph,
        Kind::Paragraph,
        Kind::Article,
        Kind::Heading,
        Kind::Row,
        Kind::Picture,
    ];

    /// Returns the word for the kind in reports and prints: `preambular`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Preambular => "preambular",
            Kind::Operative => "operative",
            Kind::Subparagraph => "subparagraph",
            Kind::Paragraph => "paragraph",
            Kind::Article => "article",
            Kind::Heading => "heading",
            Kind::Row => "row",
            Kind::Picture => "picture",
        }
    }
}

/// The leading verb phrase of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// As printed, the first words of the paragraph's text: `Also emphasizes`.
    pub text: String,
    /// The verb that it turns on, so that `Recognizing also` and `Recognizes` meet: `recognize`, `take note`.
    /// Empty where the lexicon does not know the phrase.
    pub lemma: String,
}

/// The place of a footnote mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// `5`, `*`
    pub marker: String,
    /// Where in the clean text it stood, in Unicode scalar values.
    pub offset: usize,
}

/// The body of a footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// `5`, `*`
    pub marker: String,
    /// `Resolution 55/2.`
    pub text: String,
    /// Where it begins.
    pub locator: Locator,
}

/// A piece of the file that is not a provision, a masthead field's source or a footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Why it is no provision.
    pub reason: Reason,
    /// The piece as printed.
    pub text: String,
    /// Where it begins.
    pub locator: Locator,
}

/// A word that extraction tore or a line end broke, and that is shown whole. Putting `printed` back in the place of `shown` undoes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The provision that it stands in.
    pub provision: ProvisionIndex,
    /// Where in the clean text the word shown begins, in Unicode scalar values; none if it is part of the label.
    pub offset: Option<usize>,
    /// `Internati onal`, `Interna-tional`
    pub printed: String,
    /// `International`
    pub shown: String,
}

/// Why a piece of a file is no provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reason {
    /// `Distr.: Limited`: part of the head of the document.
    Masthead,
    /// `The General Assembly,`
    OpeningFormula,
    /// `58th plenary meeting`, `Adopted unanimously at the 1781st meeting.`
    AdoptionLine,
    /// A table of contents.
    Contents,
    /// The symbol or title repeated at the head of a page.
    RunningHead,
    /// `2/11`
    PageNumber,
    /// `25-14998 (E)`, `*2514998*`
    JobNumber,
    /// `UNITED NATIONS DEPOSITORY`: a library's stamp.
    Stamp,
    /// `* * *`, a rule.
    Separator,
    /// A name under a letter or a treaty.
    Signature,
    /// Front matter and the like.
    Metadata,
    /// A remark of the publisher: `Note: …`
    Remark,
    /// The address that a link leads to.
    Address,
    /// The number that a bill prints beside a line.
    LineNumber,
    /// A word that an act prints beside its text.
    SideNote,
    /// What leads about in a web page and between pages.
    Navigation,
    /// A picture above the text: an emblem.
    Picture,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Reason; 17] = [
        Reason::Masthead,
        Reason::OpeningFormula,
        Reason::AdoptionLine,
        Reason::Contents,
        Reason::RunningHead,
        Reason::PageNumber,
        Reason::JobNumber,
        Reason::Stamp,
        Reason::Separator,
        Reason::Signature,
        Reason::Metadata,
        Reason::Remark,
        Reason::Address,
        Reason::LineNumber,
        Reason::SideNote,
        Reason::Navigation,
        Reason::Picture,
    ];

    /// Returns the word for the reason in reports and prints: `page-number`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Masthead => "masthead",
            Reason::OpeningFormula => "opening-formula",
            Reason::AdoptionLine => "adoption-line",
            Reason::Contents => "contents",
            Reason::RunningHead => "running-head",
            Reason::PageNumber => "page-number",
            Reason::JobNumber => "job-number",
            Reason::Stamp => "stamp",
            Reason::Separator => "separator",
            Reason::Signature => "signature",
            Reason::Metadata => "metadata",
            Reason::Remark => "remark",
            Reason::Address => "address",
            Reason::LineNumber => "line-number",
            Reason::SideNote => "side-note",
            Reason::Navigation => "navigation",
            Reason::Picture => "picture",
        }
    }
}
