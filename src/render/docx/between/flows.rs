//! Gives the lines of a flow to the letters of the old file.
//!
//! A flow is laid out like a whole text: its paragraphs and tables are items, the plan says in which order kept, deleted and
//! inserted ones stand. A line that is part of an old paragraph gives fates to its letters, and hangs new text on the letter
//! before it; a paragraph of the new file alone is written after what stands before it. Where two text boxes, notes or tables
//! answer each other, their flows are compared in the same way.

use std::collections::BTreeSet;

use super::Writer;
use super::answers::{Part, item};
use super::ends::Ends;
use super::texts::{is_open, words_of_flow};
use crate::read::docx::{Element, FlowKind};
use crate::render::docx::plan::{Fate, Line, Piece, keep_apart, lay};
use crate::render::docx::xml::with_mark;
use crate::sides::{Side, Sides};

/// The walk over the lines of one flow.
pub(super) struct Walk {
    pub(super) parts: Sides<Vec<Part>>,
    /// How many characters of each part have been passed.
    pub(super) passed: Sides<Vec<usize>>,
    /// The last letter of each old part that has been passed.
    pub(super) last: Vec<Option<usize>>,
    /// The old paragraphs that were split.
    pub(super) split: BTreeSet<usize>,
    /// Where a paragraph of the new file alone goes.
    pub(super) anchor: usize,
    /// Whether what stands before and after the anchor is a table.
    pub(super) after_table: bool,
    pub(super) range: Option<(Fate, String)>,
    pub(super) kind: FlowKind,
}

impl Walk {
    /// Passes the next character of a part, and returns the letter that it is.
    pub(super) fn pass(&mut self, side: Side, part: usize) -> Option<usize> {
        let passed = &mut self.passed.get_mut(side)[part];
        let letters = &self.parts.get(side)[part].text.letters;
        let letter = letters.get(*passed).copied().flatten();
        *passed += 1;
        letter
    }
}

impl Writer<'_> {
    /// Compares two flows, and writes what changed.
    pub(super) fn flow(&mut self, flows: Sides<usize>) {
        if !is_open(self.files.old, flows.old) {
            if words_of_flow(self.files.old, flows.old) != words_of_flow(self.files.new, flows.new) {
                self.leave_out_flow(Side::Old, flows.old);
            }
            return;
        }
        let mut parts = flows
            .zip(Sides::new(Side::Old, Side::New))
            .map(|(flow, side)| self.parts(side, flow));
        let mut answers = self.answers(&parts, self.files.old.flows[flows.old].kind);
        if parts.old.is_empty() {
            self.fill_blank(flows.old, &mut parts, &mut answers);
        }
        self.number(&mut parts, &answers);
        let items = parts
            .as_ref()
            .map(|parts| parts.iter().map(item).collect::<Vec<_>>());
        let looks = self.looks(&parts, &answers);
        let lines = lay(items.as_ref(), answers, &looks);
        let ends = Ends {
            writer: self,
            parts: &parts,
            looks: &looks,
        };
        let mut lines = ends.settle(lines);
        keep_apart(&mut lines);
        let about = &self.files.old.flows[flows.old];
        let mut walk = Walk {
            passed: parts.as_ref().map(|parts| vec![0; parts.len()]),
            last: vec![None; parts.old.len()],
            split: BTreeSet::new(),
            anchor: self.start(flows.old),
            after_table: false,
            range: None,
            kind: about.kind,
            parts,
        };
        let mut in_place = false;
        for at in 0..lines.len() {
            in_place |= lines[at].starts.old.is_some() && lines[at].starts.new.is_some();
            self.line(&mut walk, &lines, at, in_place);
            in_place &= lines[at].mark != Fate::Kept;
        }
        if let Some((_, end)) = walk.range.take() {
            self.splices.push((walk.anchor..walk.anchor, end));
        }
    }

    /// Returns the place before the first thing in an old flow.
    fn start(&self, flow: usize) -> usize {
        let flow = &self.files.old.flows[flow];
        match flow.elements.first() {
            Some(Element::Paragraph(at)) => self.files.old.paragraphs[*at].range.start,
            Some(Element::Table(at)) => self.files.old.tables[*at].range.start,
            None => flow.start,
        }
    }

    /// Writes one line.
    fn line(&mut self, walk: &mut Walk, lines: &[Line], at: usize, in_place: bool) {
        let line = &lines[at];
        if let Some((fate, _)) = &walk.range
            && *fate != line.mark
            && let Some((_, end)) = walk.range.take()
        {
            self.splices.push((walk.anchor..walk.anchor, end));
        }
        let next = |side: Side| lines[at..].iter().find_map(|line| *line.ends.get(side));
        let old = if in_place { next(Side::Old) } else { line.ends.old };
        let new = if in_place { next(Side::New) } else { line.ends.new };
        match (old, new) {
            (Some(old), new) => self.written(walk, lines, at, old, new),
            (None, Some(new)) => self.unwritten(walk, line, new),
            (None, None) => {}
        }
    }

    /// Writes a line of an old paragraph or table.
    fn written(&mut self, walk: &mut Walk, lines: &[Line], at: usize, old: usize, new: Option<usize>) {
        let line = &lines[at];
        let element = walk.parts.old[old].element;
        let paragraph = match element {
            Element::Paragraph(paragraph) => paragraph,
            Element::Table(table) => {
                let range = self.files.old.tables[table].range.clone();
                match new.map(|new| walk.parts.new[new].element) {
                    Some(Element::Table(other)) => self.table(table, other),
                    _ => self.strike_table(table),
                }
                walk.anchor = range.end;
                walk.after_table = true;
                return;
            }
        };
        let shows = |side: Side| line.pieces.iter().any(|piece| fate_of(piece).shows(side));
        if new.is_some()
            && line.ends.new.is_some()
            && line.starts.new == line.ends.new
            && line.mark.shows(Side::New)
            && !line.mark.shows(Side::Old)
            && !shows(Side::Old)
            && walk.last[old].is_none()
            && walk.passed.old[old] == 0
        {
            let anchor =
                std::mem::replace(&mut walk.anchor, self.files.old.paragraphs[paragraph].range.start);
            if let Some(new) = new {
                self.unwritten(walk, line, new);
            }
            walk.anchor = anchor;
            return;
        }
        let is_whole =
            line.starts.old == Some(old) && line.ends.old == Some(old) && walk.passed.old[old] == 0;
        let is_gone = !line.mark.shows(Side::New) && !shows(Side::New);
        if is_whole && is_gone {
            self.strike(walk, line, paragraph);
        } else {
            self.set_pieces(walk, line, old, new);
            match line.mark {
                Fate::Inserted | Fate::MovedTo(_) => {
                    let next = lines.get(at + 1).map_or(Fate::Kept, |line| line.mark);
                    if !self.split(walk, old, paragraph, line.mark, next) {
                        self.leave_out("a paragraph is divided here, inside a link or a field");
                    }
                }
                Fate::Deleted | Fate::MovedFrom(_) => self.join(walk, old, paragraph, line.mark),
                Fate::Kept => {}
            }
        }
        walk.anchor = self.files.old.paragraphs[paragraph].range.end;
        walk.after_table = false;
    }

    /// Writes a paragraph or a table that only the new file has.
    fn unwritten(&mut self, walk: &mut Walk, line: &Line, new: usize) {
        let part = walk.parts.new[new].clone();
        let paragraph = match part.element {
            Element::Paragraph(paragraph) => paragraph,
            Element::Table(table) => {
                let apart = if walk.after_table {
                    self.blank_paragraph()
                } else {
                    String::new()
                };
                let written = self.new_table(table);
                walk.after_table = true;
                self.splices.push((walk.anchor..walk.anchor, apart + &written));
                return;
            }
        };
        let range = match walk.range {
            None => self.revisions.range(line.mark),
            Some(_) => None,
        };
        let start = range.map_or_else(String::new, |(start, end)| {
            walk.range = Some((line.mark, end));
            start
        });
        let mut inner = String::new();
        let mut at = 0;
        for piece in &line.pieces {
            match piece {
                Piece::Text { text, fate, .. } => {
                    let end = (at + text.chars().count()).min(part.text.chars.len());
                    let letters: Vec<(char, Option<usize>)> = (at..end)
                        .map(|at| (part.text.chars[at], part.text.letters[at]))
                        .collect();
                    inner += &self.letters(&letters, None, None, *fate);
                    at = end;
                }
                Piece::Note(notes, fate) => {
                    if let Some(note) = notes.new {
                        inner += &self.note_comes(note, *fate, walk.kind == FlowKind::Margin);
                    }
                }
            }
        }
        let mark = self.revisions.mark(line.written_mark());
        let properties = self.properties(paragraph, part.manner);
        let written = format!("<w:p>{}{start}{inner}</w:p>", with_mark(&properties, &mark));
        walk.after_table = false;
        self.splices.push((walk.anchor..walk.anchor, written));
    }
}

/// Returns the fate of a piece.
fn fate_of(piece: &Piece) -> Fate {
    match piece {
        Piece::Text { fate, .. } | Piece::Note(_, fate) => *fate,
    }
}
