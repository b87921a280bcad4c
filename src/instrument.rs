//! The model in drafting terms: what a delegate sees in a text.
//!
//! Provisions are kept in reading order in one list; a sub-paragraph names its parent by index. That order is what
//! alignment, report and renderers want, and the tree can be walked from it at no cost.

use crate::document::{Locator, Warning};

/// A text, understood: a resolution, a decision, a report, a treaty, a law.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Instrument {
    /// What stands above the opening formula.
    pub masthead: Masthead,
    /// Every heading, paragraph and sub-paragraph in reading order.
    pub provisions: Vec<Provision>,
    /// The footnotes in the order of their places in the file.
    pub footnotes: Vec<Footnote>,
    /// Every piece of the file that is none of the above, in reading order.
    pub cut: Vec<Cut>,
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

/// The position of a provision in [`Instrument::provisions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProvisionIndex(pub usize);

/// A heading, a paragraph or a sub-paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Provision {
    /// `OP12(a)`, unique in its text.
    pub id: String,
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

/// Why a piece of a file is no provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
}
