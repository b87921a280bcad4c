//! Lets paragraphs come and go beside an end that Word cannot delete: the last of a part or a cell, the one before a table.
//!
//! A paragraph is taken out by deleting its mark, which joins it to the next. Where no paragraph follows, the mark stays, and a
//! blank paragraph with it. So the last mark is kept on both sides, and another one goes or comes in its place:
//!
//! ```text
//! [Wells are dug. ¶]⁎ {Boats are lit. ¶}       ⇒      [Wells are dug.]{Boats are lit.} ¶⁎       (⁎ cannot be deleted)
//! Wells are dug. ¶ [Boats are lit. ¶]⁎         ⇒      Wells are dug. [¶ Boats are lit.] ¶⁎
//! Wells are dug. ¶⁎ {Boats are lit. ¶}         ⇒      Wells are dug. {¶ Boats are lit.} ¶⁎
//! ```
//!
//! A mark carries the style and the list of its paragraph. Where those differ, the blank paragraph is the lesser harm, and
//! all stays as it was. Cost: linear in the lines.

use super::Writer;
use super::answers::Part;
use crate::read::docx::{Element, Paragraph};
use crate::render::docx::plan::{Fate, Line, ParagraphLook, Piece};
use crate::sides::{Side, Sides};

/// What is known of the things in two flows.
pub(super) struct Ends<'w, 'a> {
    pub(super) writer: &'w Writer<'a>,
    pub(super) parts: &'w Sides<Vec<Part>>,
    pub(super) looks: &'w Sides<Vec<ParagraphLook<'static>>>,
}

impl Ends<'_, '_> {
    /// Returns the lines with another end, wherever one could not be deleted.
    pub(super) fn settle(&self, lines: Vec<Line>) -> Vec<Line> {
        let mut settled = Vec::with_capacity(lines.len());
        let mut rest = lines.into_iter().peekable();
        while let Some(line) = rest.next() {
            let fixed = line
                .ends
                .old
                .filter(|old| self.old_paragraph(*old).is_some_and(|it| it.is_fixed));
            let Some(old) = fixed else {
                settled.push(line);
                continue;
            };
            let mut added = Vec::new();
            while let Some(next) = rest.next_if(comes) {
                added.push(next);
            }
            self.end(&mut settled, line, added, old);
        }
        settled
    }

    /// Adds a line whose end cannot be deleted, and the paragraphs that come behind it.
    fn end(&self, settled: &mut Vec<Line>, line: Line, mut added: Vec<Line>, old: usize) {
        if goes(&line) {
            let before = settled.pop_if(|before| added.is_empty() && self.replaces(old, before));
            let after = added.pop_if(|last| self.replaces(old, last));
            match before.or(after) {
                Some(new) => {
                    settled.append(&mut added);
                    settled.push(in_one(line, new));
                }
                None if added.is_empty() => self.join(settled, line, old),
                None => {
                    settled.push(line);
                    settled.append(&mut added);
                }
            }
        } else {
            settled.push(line);
            let start = settled.len() - 1;
            settled.append(&mut added);
            self.open(&mut settled[start..], old);
        }
    }

    /// Whether a new paragraph can have the mark of an old one.
    fn replaces(&self, old: usize, line: &Line) -> bool {
        comes(line)
            && line.ends.new.is_some_and(|new| {
                let sides = Sides::new(vec![old], vec![new]);
                self.new_paragraph(new).is_some()
                    && self.looks.old[old] == self.looks.new[new]
                    && !self.writer.is_apart(self.parts, &sides)
            })
    }

    /// Deletes the mark before a paragraph that goes instead of its own.
    fn join(&self, settled: &mut Vec<Line>, mut line: Line, old: usize) {
        let gone = settled.iter().rev().take_while(|it| goes(it)).count();
        let place = settled.len().checked_sub(gone + 1);
        let before = place.map(|at| &mut settled[at]);
        if let Some(before) = before
            && before.mark == Fate::Kept
            && let Some(stays) = before.ends.old
            && self.parts.old[stays].place + gone + 1 == self.parts.old[old].place
            && let (Some(one), Some(other)) = (self.old_paragraph(stays), self.old_paragraph(old))
            && one.properties == other.properties
            && before
                .ends
                .new
                .is_some_and(|new| self.new_paragraph(new).is_some())
        {
            before.mark = Fate::Deleted;
            line.ends.new = before.ends.new.take();
            line.mark = Fate::Kept;
        }
        settled.push(line);
    }

    /// Inserts the mark before the paragraphs that come instead of the last of theirs.
    fn open(&self, lines: &mut [Line], old: usize) {
        let is_table = |line: &Line| line.ends.new.is_some_and(|new| self.new_paragraph(new).is_none());
        if lines.iter().any(is_table) {
            return;
        }
        let [first, .., last] = lines else { return };
        let alike = last
            .ends
            .new
            .and_then(|new| self.new_paragraph(new))
            .zip(self.old_paragraph(old));
        if first.mark == Fate::Kept
            && alike.is_some_and(|(new, old)| new.properties == old.properties)
            && self.can_open(old)
        {
            first.mark = Fate::Inserted;
            last.mark = Fate::Kept;
            last.ends.old = first.ends.old.take();
        }
    }

    /// Whether a mark can be written behind the last letter of an old paragraph: not inside a link or a control.
    fn can_open(&self, old: usize) -> bool {
        let file = self.writer.files.old;
        self.old_paragraph(old).is_some_and(|about| {
            let own = self.parts.old[old].text.letters.iter().rev().flatten().next();
            let end = about.letters.end;
            !about.has_section && own.is_some_and(|last| (*last..end).all(|letter| file.is_direct(letter)))
        })
    }

    fn old_paragraph(&self, part: usize) -> Option<&Paragraph> {
        self.paragraph(Side::Old, part)
    }

    fn new_paragraph(&self, part: usize) -> Option<&Paragraph> {
        self.paragraph(Side::New, part)
    }

    fn paragraph(&self, side: Side, part: usize) -> Option<&Paragraph> {
        match self.parts.get(side)[part].element {
            Element::Paragraph(at) => Some(&self.writer.files.get(side).paragraphs[at]),
            Element::Table(_) => None,
        }
    }
}

/// Whether a line is a paragraph or a table that only the new file has.
fn comes(line: &Line) -> bool {
    line.mark == Fate::Inserted
        && (line.starts.old, line.ends.old) == (None, None)
        && line.ends.new.is_some()
        && line.starts.new == line.ends.new
}

/// Whether a line is a whole paragraph that only the old file has.
fn goes(line: &Line) -> bool {
    let is_gone = |piece: &Piece| match piece {
        Piece::Text { fate, .. } | Piece::Note(_, fate) => *fate == Fate::Deleted,
    };
    line.mark == Fate::Deleted
        && (line.starts.new, line.ends.new) == (None, None)
        && line.ends.old.is_some()
        && line.starts.old == line.ends.old
        && line.pieces.iter().all(is_gone)
}

/// Puts a paragraph that comes into the one that goes.
fn in_one(gone: Line, new: Line) -> Line {
    let mut pieces = gone.pieces;
    pieces.extend(new.pieces);
    Line {
        pieces,
        mark: Fate::Kept,
        ends: Sides::new(gone.ends.old, new.ends.new),
        starts: Sides::new(gone.starts.old, new.starts.new),
    }
}
