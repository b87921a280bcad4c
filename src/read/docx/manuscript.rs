//! A Word file as letters that know where they stand in its bytes.
//!
//! A reader of a text asks what it says; a writer of revisions asks where each letter is written, so that a revision can be
//! put around exactly these letters. Both are answered by the one walk in `body`: whatever it takes as a letter, a note, a
//! text box or a cell it also tells the [`Trace`](super::trace::Trace), and that makes the manuscript. So the redline writes
//! into what the reader understood, and nothing has to be found again.
//!
//! The parts stand one after another in one long text. A place in it is a place in exactly one part, so nobody but the
//! packer needs to know of parts.
//!
//! ```text
//! flow (body, cell, note, text box, running head)
//!   ├─ paragraph ─ runs ─ pieces ─ letters
//!   └─ table ─ rows ─ cells ─ flow
//! ```
//!
//! Formulas, pictures and the bases of ruby text are pieces with one or more letters that can only be kept or taken out
//! whole. Hidden text and instructions of fields have letters that nobody looks for. The changes that a file tracks are
//! settled before it is read for this purpose, as Word would.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::field::Field;
use crate::document::Block;

/// The parts of a Word file that hold its text.
#[derive(Default)]
pub(crate) struct Manuscript {
    /// All parts, one after another.
    pub(crate) xml: String,
    pub(crate) parts: Vec<ManuscriptPart>,
    pub(crate) letters: Vec<Letter>,
    pub(crate) runs: Vec<Run>,
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) flows: Vec<Flow>,
    pub(crate) tables: Vec<Table>,
    pub(crate) boxes: Vec<TextBox>,
    /// The references to notes, by their letter.
    pub(crate) references: BTreeMap<usize, NoteKey>,
    /// The notes that are referred to.
    pub(crate) notes: BTreeMap<NoteKey, Body>,
    /// The numbers that the file gives to notes, whether referred to or not.
    pub(crate) note_ids: BTreeSet<NoteKey>,
    /// The headers and footers, by the section that first names them and their kind.
    pub(crate) margins: Vec<(MarginKey, usize)>,
    /// The sections whose first page has a head and a foot of its own, be they empty.
    pub(crate) titled: Vec<usize>,
    /// Whether even pages have them, too.
    pub(crate) tells_even: bool,
    /// The flow of the body.
    pub(crate) body: usize,
    /// The fields that are complete in one part: their runs, and the letters of their results.
    pub(crate) fields: Vec<(Range<usize>, Range<usize>)>,
    /// The fields that the page shows, however they are written, in the order of their ends.
    pub(crate) shown_fields: Vec<Field>,
    /// The links: the paragraph, and the relation that says where it leads.
    pub(crate) links: Vec<(usize, String)>,
    /// The letters before the notes.
    pub(crate) text_end: usize,
    /// Where the properties of the last section begin, or the body ends.
    pub(crate) body_end: usize,
    /// The names of the styles that the file defines.
    pub(crate) styles: BTreeSet<String>,
    /// What the reader made of it all.
    pub(crate) blocks: Vec<Block>,
    /// How many changes were tracked in the file and are settled here.
    pub(crate) settled: usize,
}

/// One part of the package.
pub(crate) struct ManuscriptPart {
    /// Its name in the container: `word/document.xml`.
    pub(crate) name: String,
    /// Where it stands in the long text.
    pub(crate) range: Range<usize>,
    pub(crate) kind: PartKind,
    /// Whether changes that it tracked are settled in it.
    pub(crate) is_settled: bool,
}

/// What a part holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartKind {
    Margin,
    Document,
    Footnotes,
    Endnotes,
}

/// Which note: whether an endnote, and its number in the file.
pub(crate) type NoteKey = (bool, String);

/// Which header or footer: the number of the section, `headerReference`, `first`.
pub(crate) type MarginKey = (usize, String, String);

/// A note.
#[derive(Debug, Clone)]
pub(crate) struct Body {
    pub(crate) letters: Range<usize>,
    pub(crate) paragraphs: Range<usize>,
    pub(crate) flow: usize,
}

/// A character.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Letter {
    pub(crate) c: char,
    pub(crate) sign: Sign,
    pub(crate) run: usize,
    pub(crate) paragraph: usize,
}

/// What a letter is to those who look for words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Letter,
    /// White space, or a character that leaves no mark.
    Space,
    /// A letter that the page does not show.
    Hidden,
    /// The reference to a note.
    Note,
    /// The mark that such a reference prints itself.
    OwnMark,
    /// A picture or a drawing, with its text boxes.
    Object,
}

/// A run of a paragraph, or a formula.
pub(crate) struct Run {
    pub(crate) range: Range<usize>,
    /// Its properties as they are written; empty where it has none.
    pub(crate) properties: Range<usize>,
    /// The inside of its properties.
    pub(crate) look: String,
    /// Whether it stands in its paragraph itself, not in a link or a control.
    pub(crate) is_direct: bool,
    pub(crate) is_formula: bool,
    pub(crate) pieces: Vec<Written>,
    pub(crate) paragraph: usize,
}

/// A piece of a run: its bytes if they are copied as they are, or none for text; and its letters.
pub(crate) type Written = (Option<Range<usize>>, Range<usize>);

/// A paragraph.
pub(crate) struct Paragraph {
    pub(crate) range: Range<usize>,
    pub(crate) letters: Range<usize>,
    /// Where its runs begin; none where it is written as an empty element.
    pub(crate) content: Option<usize>,
    /// Its properties for a copy: without those of its mark, its section, its revision.
    pub(crate) properties: String,
    pub(crate) has_section: bool,
    /// Word cannot delete its mark: the last of a cell or of a part, before a table, with a section.
    pub(crate) is_fixed: bool,
    pub(crate) flow: usize,
    /// The outermost table that it stands in.
    pub(crate) table: Option<Range<usize>>,
    /// Where a revision of the mark is written, and what is written around it.
    pub(crate) mark: (Range<usize>, String, String),
    /// Where its block stands in the text as it was read; none in a row of data, which is one block.
    pub(crate) place: Option<usize>,
    /// The number that Word counts for it.
    pub(crate) label: Option<String>,
    /// The level of that number.
    pub(crate) level: u8,
    /// The number that Word counts for it where it has no words, and so no block, with its level.
    pub(crate) empty_label: Option<(String, u8)>,
}

impl Paragraph {
    /// Returns the change of bytes that gives the mark a revision.
    pub(crate) fn splice_of_mark(&self, mark: &str) -> (Range<usize>, String) {
        let (range, before, after) = &self.mark;
        (range.clone(), format!("{before}{mark}{after}"))
    }
}

/// Paragraphs and tables that follow each other: the body, a cell, a note, a text box, a running head.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    pub(crate) elements: Vec<Element>,
    /// Where the first element may begin.
    pub(crate) start: usize,
    pub(crate) kind: FlowKind,
}

/// What a flow is the content of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum FlowKind {
    #[default]
    Body,
    Cell,
    Note,
    /// A text box, by its place among the boxes.
    Box(usize),
    Margin,
}

/// What a flow is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Element {
    Paragraph(usize),
    Table(usize),
}

/// A table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) range: Range<usize>,
    /// Its properties and its grid, for a copy.
    pub(crate) head: String,
    pub(crate) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) range: Range<usize>,
    /// Its properties for a copy.
    pub(crate) properties: String,
    /// Where a revision of the row is written, and what is written around it.
    pub(crate) mark: (Range<usize>, String, String),
    pub(crate) cells: Vec<Cell>,
}

/// A cell of a row.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    pub(crate) range: Range<usize>,
    pub(crate) properties: String,
    pub(crate) mark: (Range<usize>, String, String),
    pub(crate) flow: usize,
}

/// A text box.
#[derive(Debug)]
pub(crate) struct TextBox {
    /// The letter of its drawing.
    pub(crate) letter: usize,
    pub(crate) flow: usize,
    /// Its content.
    pub(crate) range: Range<usize>,
    /// The same content for older programs.
    pub(crate) copies: Vec<Range<usize>>,
    /// Whether the copies say the same, so that a revision can be written into all of them.
    pub(crate) agrees: bool,
}

impl Manuscript {
    /// Returns the inside of the properties of a letter's run.
    pub(crate) fn look(&self, letter: usize) -> &str {
        &self.runs[self.letters[letter].run].look
    }

    /// Whether the run of a letter stands in its paragraph itself, not in a link or a control.
    pub(crate) fn is_direct(&self, letter: usize) -> bool {
        self.runs[self.letters[letter].run].is_direct
    }

    /// Returns the number of the part of a kind.
    pub(crate) fn part(&self, kind: PartKind) -> Option<usize> {
        self.parts.iter().position(|part| part.kind == kind)
    }

    /// Whether a paragraph stands in a text box.
    pub(crate) fn is_in_box(&self, paragraph: usize) -> bool {
        matches!(self.flows[self.paragraphs[paragraph].flow].kind, FlowKind::Box(_))
    }

    /// Returns the runs without letters that a change can take away.
    pub(crate) fn wordless_runs(&self) -> impl Iterator<Item = (usize, &Run)> {
        let runs = self.runs.iter().enumerate();
        runs.filter(|(_, run)| run.pieces.iter().all(|(_, letters)| letters.is_empty()))
    }
}
