//! `Document` → `Passages`: the paragraphs of a text that is no instrument, before anyone says what they are.
//!
//! An amendment sheet speaks about a text: its paragraphs are instructions and words that these bring along, and an outline of
//! preamble and operative part would be wrong of it. What comes before the outline is as right for it as for any text: furniture,
//! the head, footnotes, lines joined to paragraphs, marks taken out, gaps closed.
//!
//! ```text
//! Ukraine: amendment to draft resolution A/C.3/80/L.2         head, by its fields
//! Combating glorification of Nazism                           a passage of the head: a title, or the first instruction
//! After operative paragraph 3, insert a new …, reading:       a passage of the text
//! ```
//!
//! What stands in the head and is no field of one is a passage, too: a short instruction without a full stop, as negotiators write
//! them, looks like a title. Who reads the sheet decides. The cost is linear.

use super::lines::{Line, Role};
use super::paragraph::Paragraph;
use super::{flow, language, lines, outline, prepared, titles};
use crate::document::{Document, Hints, Locator, Run, Warning};
use crate::instrument::{Field, Footnote, Mark, Masthead, Piece, Reason};
use crate::lexicon::Language;

/// The paragraphs of a text, without an opinion on what they are.
#[derive(Debug, Clone)]
pub struct Passages {
    /// What the head says.
    pub masthead: Masthead,
    /// The pieces of the head, as printed, by what they say.
    pub head: Vec<Piece>,
    /// The paragraphs in reading order.
    pub passages: Vec<Passage>,
    /// The footnotes.
    pub footnotes: Vec<Footnote>,
    /// The drafting words of the language that the text is in.
    pub language: &'static Language,
    /// What was doubtful.
    pub warnings: Vec<Warning>,
}

/// A paragraph as printed, its label still in the text, without footnote marks and furniture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Passage {
    /// Whether it stands in the head or in the text.
    pub place: Place,
    /// The characters.
    pub text: String,
    /// The same in stretches with one look.
    pub runs: Vec<Run>,
    /// The footnote marks that were taken out.
    pub marks: Vec<Mark>,
    /// Where each of its printed lines but the first begins, in bytes.
    pub breaks: Vec<usize>,
    /// What the format said of its first line: a label of an automatic list, an indent, a row of a table.
    pub hints: Hints,
    /// Where it begins.
    pub locator: Locator,
}

/// Where a passage stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    /// Among the lines of the head, and no field of one.
    Head,
    /// In the text.
    #[default]
    Text,
}

/// Finds the head and the paragraphs of a document.
pub fn passages(document: &Document) -> Passages {
    let document = &*titles::believed(document);
    let mut lines = lines::lines(document);
    let tongue = language::language(&lines);
    let printed = lines.clone();
    let prepared = prepared(&mut lines, document.spaces, tongue, flow::instructions);
    let mut passages = of_head(printed, &lines, &prepared.read.pieces, tongue.lexicon);
    passages.extend(prepared.clean.into_iter().map(Passage::of));
    let mut warnings = document.warnings.clone();
    warnings.extend(prepared.read.warnings);
    Passages {
        masthead: prepared.read.masthead,
        head: prepared.read.pieces,
        passages,
        footnotes: prepared.bodies.into_iter().map(|body| body.note).collect(),
        language: tongue.lexicon,
        warnings,
    }
}

impl Passages {
    /// Returns the text of the first piece of the head that says such a thing.
    pub fn said(&self, field: Field) -> Option<&str> {
        let piece = self.head.iter().find(|piece| piece.field == field)?;
        Some(&piece.text)
    }
}

/// Joins the lines of the head that are no field of one to paragraphs.
fn of_head(
    mut printed: Vec<Line<'_>>,
    read: &[Line<'_>],
    pieces: &[Piece],
    language: &Language,
) -> Vec<Passage> {
    let of_head = |line: &Line<'_>| line.role == Role::Cut(Reason::Masthead);
    let end = read.iter().rposition(of_head).map_or(0, |at| at + 1);
    printed.truncate(end);
    let mut said = Said { pieces, at: 0 };
    for (line, read) in printed.iter_mut().zip(read) {
        let free = of_head(read) && said.nothing_at(line.locator, read.hints.gap > 0.0);
        line.role = if free {
            Role::Body
        } else {
            Role::Cut(Reason::Masthead)
        };
    }
    let joined = flow::instructions(&printed, 0, language);
    let passage = |paragraph: Paragraph| Passage {
        place: Place::Head,
        ..Passage::plain(paragraph)
    };
    joined.into_iter().map(passage).collect()
}

/// What the lines of a head say, walked through in their order. A line says what the last piece says that begins at it or above.
struct Said<'a> {
    pieces: &'a [Piece],
    /// How many of them begin above.
    at: usize,
}

impl Said<'_> {
    /// Tells whether the line here is no field of a head; set `apart` by blank space, it carries none on that begins above.
    fn nothing_at(&mut self, locator: &Locator, apart: bool) -> bool {
        let place = |locator: &Locator| (locator.page, locator.line, locator.bytes.start);
        let reached = |piece: &Piece| place(&piece.locator) <= place(locator);
        while self.pieces.get(self.at).is_some_and(reached) {
            self.at += 1;
        }
        let before = &self.pieces[..self.at];
        let last = before.last().map(|piece| place(&piece.locator));
        if apart && last != Some(place(locator)) {
            return true;
        }
        let mut here = before
            .iter()
            .rev()
            .take_while(|piece| Some(place(&piece.locator)) == last);
        here.all(|piece| matches!(piece.field, Field::Title | Field::Other | Field::Remark))
    }
}

impl Passage {
    fn of(clean: outline::Clean<'_>) -> Self {
        Self {
            marks: clean.marks,
            ..Self::plain(clean.paragraph)
        }
    }

    fn plain(paragraph: Paragraph<'_>) -> Self {
        let text = paragraph.rich.text();
        let run = |(range, style)| Run {
            text: text[std::ops::Range::clone(&range)].to_owned(),
            style,
        };
        Self {
            place: Place::Text,
            text: text.to_owned(),
            runs: paragraph.rich.stretches().map(run).collect(),
            marks: Vec::new(),
            breaks: paragraph.lines.iter().skip(1).map(|&(at, _)| at).collect(),
            hints: paragraph.hints,
            locator: paragraph.locator,
        }
    }
}
