//! The flat model: a text as its format shows it, before anyone asks what the paragraphs mean.
//!
//! A reader turns bytes into a [`Document`]: blocks in reading order, each a line or a whole paragraph, made of
//! runs with the same look. What the format knows (a heading level, a list label, an indent, a footnote) is kept
//! as a hint; no drafting term occurs here.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// A file as its format shows it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// Whether the spaces between its letters can be believed.
    pub spaces: Spaces,
    /// What the reader had to guess or leave out.
    pub warnings: Vec<Warning>,
}

/// What is known of the spaces of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Spaces {
    /// The format stores them, as Word and HTML do: they are what somebody wrote.
    #[default]
    Stored,
    /// The format stores letters with distances, as PDF does: a wide distance was taken for a space.
    Guessed,
    /// A plain text, which may have been typed, or extracted from pages: its print must tell.
    Untold,
}

/// A line or a paragraph with one place in the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Block {
    /// Whether the format gave a line of print or a whole paragraph.
    pub extent: Extent,
    /// The text, cut where its look changes. Joined, the runs are the text as printed, without line ends.
    pub runs: Vec<Run>,
    /// What the format says of the block.
    pub hints: Hints,
    /// Where the block stands in the file.
    pub locator: Locator,
}

/// How much of a paragraph a block holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Extent {
    /// One line of print: a paragraph is one or several of these (plain text, PDF without tags).
    #[default]
    Line,
    /// A whole paragraph, which may still contain line breaks as `\n` (Word, HTML, tagged PDF).
    Paragraph,
}

/// A stretch of text with one look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// Their look.
    pub style: Style,
}

/// The looks that carry meaning in drafting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one independent property of the print"
)]
pub struct Style {
    /// Slanted, as `Recalling` at the start of a paragraph.
    pub italic: bool,
    /// Heavy, as a title.
    pub bold: bool,
    /// Raised, as a footnote mark.
    pub superscript: bool,
    /// Underlined, as an address or an old title.
    pub underline: bool,
    /// With a line through it, as words that a draft takes out.
    pub struck: bool,
    /// A reference to a note, which the format itself marks: no part of the words.
    pub reference: bool,
}

/// What a format says of a block, beside its text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hints {
    /// The heading level, 1 the highest, where the format marks headings.
    pub heading: Option<u8>,
    /// The label that the format computes and does not print in the text: `1.` or `(a)` of an automatic list.
    pub label: Option<String>,
    /// The nesting depth of that list, 0 the outermost.
    pub depth: Option<u8>,
    /// The distance from the left edge of the page, in average character widths (columns).
    pub indent: Option<f32>,
    /// The end of the line, in columns from the left edge of the page.
    pub end: Option<f32>,
    /// Blank space above the block, in lines (0: it follows directly).
    pub gap: f32,
    /// The size of the letters, in points, where known.
    pub size: Option<f32>,
    /// Whether the block is set in the middle or at the right of the page.
    pub placing: Placing,
    /// The block is the body of the footnote with this marker.
    pub footnote: Option<String>,
    /// The format marks each reference to a note ([`Style::reference`]): no other letters are one by their looks alone.
    pub marks_references: bool,
    /// The format itself says that the block is no part of the text.
    pub outside: Option<Outside>,
    /// The block is a row or a cell of a table.
    pub table: bool,
    /// What the block holds, where it is no prose.
    pub holds: Holds,
    /// The addresses that links in the block lead to, in order: no text, and not lost.
    pub targets: Vec<String>,
    /// The role that a structured format (Akoma Ntoso) gives the block, in that format's own word: `preamble`,
    /// `paragraph`, `num`, `heading`.
    pub role: Option<String>,
    /// The containers around the block in a structured format, the outermost first: `body`, `article`, `paragraph`.
    pub within: Option<Arc<[Within]>>,
}

/// What a block holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Holds {
    /// Words that run on, or may.
    #[default]
    Words,
    /// A whole row of a table of data, its cells joined by tabs: `Tug⇥40 crowns`.
    Row,
    /// A picture, by its digest or its name and the words that stand for it: `[picture 3f2a…: A map of the wells]`.
    Picture,
}

/// An element of a structured format that holds text or other such elements.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Within {
    /// Its name in the format: `article`.
    pub name: String,
    /// Its number as printed, if it has one: `Article 4`.
    pub label: Option<String>,
    /// Its place among all containers of the file, which tells it from others of its name.
    pub place: usize,
}

/// How a block stands on the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Placing {
    /// At the left margin, or justified, or unknown.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the right margin.
    End,
}

/// Text that the format itself sets apart from the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// A running head.
    Header,
    /// A running foot: page number, job number.
    Footer,
    /// A rule, or another mark that is not text.
    Ornament,
    /// Metadata at the head of the file (`---` front matter).
    Metadata,
    /// What leads about in a web page and between pages, and is none of its text.
    Navigation,
    /// The number that a bill prints beside a line.
    LineNumber,
    /// A word that an act prints beside its text.
    SideNote,
}

/// A place in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Locator {
    /// The page, from 1, where the format has pages.
    pub page: Option<u32>,
    /// The line, from 1, where the format has lines.
    pub line: Option<u32>,
    /// The place in bytes of the decoded file (empty where the format has none).
    pub bytes: Range<usize>,
}

/// Something the user should know about a text, which did not stop the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// A stable word for programs: `duplicate-id`, `unclassified`.
    pub code: &'static str,
    /// One sentence for people.
    pub message: String,
    /// Where it happened.
    pub locator: Locator,
}

impl Hints {
    /// Returns the containers around the block, the outermost first.
    pub fn within(&self) -> &[Within] {
        self.within.as_deref().unwrap_or_default()
    }
}

impl Block {
    /// Returns the characters of all runs, joined.
    pub fn text(&self) -> String {
        self.letters().into_owned()
    }

    /// Returns the characters of all runs, joined; those of a single run are only looked at.
    pub fn letters(&self) -> Cow<'_, str> {
        match self.runs.as_slice() {
            [run] => Cow::Borrowed(&run.text),
            runs => {
                let mut joined = String::with_capacity(runs.iter().map(|run| run.text.len()).sum());
                for run in runs {
                    joined.push_str(&run.text);
                }
                Cow::Owned(joined)
            }
        }
    }
}

impl Run {
    /// Makes a run without any particular look.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            style: Style::default(),
        }
    }
}
