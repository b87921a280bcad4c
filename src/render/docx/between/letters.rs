//! Gives the pieces of a line to the letters of an old paragraph.
//!
//! Letters that stay are passed, letters that go get their fate, and new text hangs on the last letter before it. A mark that
//! comes divides the paragraph there, one that goes joins it to the next.

use super::Writer;
use super::flows::Walk;
use super::texts::whole;
use crate::read::docx::{Element, FlowKind, Manuscript, Sign};
use crate::render::docx::plan::{Fate, Line, Piece};
use crate::render::docx::xml::with_mark;
use crate::sides::{Side, Sides};

impl Writer<'_> {
    /// Takes a whole paragraph out, with its mark and everything in it.
    pub(super) fn strike(&mut self, walk: &mut Walk, line: &Line, paragraph: usize) {
        let fate = line.mark;
        self.strike_letters(paragraph, fate);
        self.marks.insert(paragraph, line.written_mark());
        if walk.range.is_none()
            && let Some((start, end)) = self.revisions.range(fate)
            && let Some(place) = self.files.old.paragraphs[paragraph].content
        {
            self.splices.push((place..place, start));
            walk.range = Some((fate, end));
        }
    }

    /// Takes the letters of a paragraph out, with the notes that they refer to.
    pub(super) fn strike_letters(&mut self, paragraph: usize, fate: Fate) {
        self.whole.insert(paragraph, fate);
        for letter in self.files.old.paragraphs[paragraph].letters.clone() {
            self.fates[letter] = fate;
            if self.files.old.letters[letter].sign == Sign::Note {
                self.strike_note(letter);
            }
        }
    }

    /// Gives the pieces of a line to the letters of an old part, and hangs new text between them.
    pub(super) fn set_pieces(&mut self, walk: &mut Walk, line: &Line, old: usize, new: Option<usize>) {
        for piece in &line.pieces {
            match piece {
                Piece::Text { text, fate, .. } => {
                    let count = text.chars().count();
                    match (fate.shows(Side::Old), fate.shows(Side::New)) {
                        (true, true) => self.keep(walk, old, new, count),
                        (true, false) => self.take_out(walk, old, *fate, count),
                        (false, true) => {
                            if let Some(new) = new {
                                self.hang_text(walk, old, new, *fate, count);
                            }
                        }
                        (false, false) => {}
                    }
                }
                Piece::Note(notes, fate) => self.note_piece(walk, old, *notes, *fate),
            }
        }
    }

    /// Passes letters that stay, and compares the text boxes among them.
    fn keep(&mut self, walk: &mut Walk, old: usize, new: Option<usize>, count: usize) {
        for _ in 0..count {
            let own = walk.pass(Side::Old, old);
            if let Some(letter) = own {
                walk.last[old] = Some(self.last_of(letter));
            }
            let Some(new) = new else { continue };
            let other = walk.pass(Side::New, new);
            if let (Some(own), Some(other)) = (own, other) {
                self.boxes(own, other);
            }
        }
    }

    /// Returns the last letter of the piece that a letter stands in, where it is one thing.
    fn last_of(&self, letter: usize) -> usize {
        whole(self.files.old, letter).map_or(letter, |letters| letters.end.max(letter + 1) - 1)
    }

    /// Compares the text boxes of two drawings.
    fn boxes(&mut self, old: usize, new: usize) {
        if self.files.old.letters[old].sign != Sign::Object {
            return;
        }
        let of = |file: &Manuscript, letter: usize| -> Vec<usize> {
            let last = whole(file, letter).map_or(letter + 1, |letters| letters.end);
            let boxes = file.boxes.iter().filter(|it| (letter..last).contains(&it.letter));
            boxes.map(|it| it.flow).collect()
        };
        let (old, new) = (of(self.files.old, old), of(self.files.new, new));
        for (old, new) in old.iter().zip(&new) {
            self.flow(Sides::new(*old, *new));
        }
        for flow in old.iter().skip(new.len()) {
            self.leave_out_flow(Side::Old, *flow);
        }
        for flow in new.iter().skip(old.len()) {
            self.leave_out_flow(Side::New, *flow);
        }
    }

    /// Gives letters that go their fate.
    fn take_out(&mut self, walk: &mut Walk, old: usize, fate: Fate, count: usize) {
        for _ in 0..count {
            let letter = walk.pass(Side::Old, old);
            if let Some(letter) = letter {
                let last = self.last_of(letter);
                for it in letter..=last {
                    self.fates[it] = fate;
                }
                walk.last[old] = Some(last);
            }
        }
    }

    /// Hangs new letters behind those that were passed.
    fn hang_text(&mut self, walk: &mut Walk, old: usize, new: usize, fate: Fate, count: usize) {
        let from = walk.passed.new[new];
        walk.passed.new[new] += count;
        let text = &walk.parts.new[new].text;
        let end = (from + count).min(text.chars.len());
        let letters: Vec<(char, Option<usize>)> =
            (from..end).map(|at| (text.chars[at], text.letters[at])).collect();
        let before = text.letters[..from].iter().rev().flatten().next().copied();
        // The first letters of a paragraph look like the first ones of the other: the large `A` of a symbol.
        let first = || walk.parts.old[old].text.letters.iter().flatten().next().copied();
        let beside = before.and(walk.last[old]).or_else(first);
        // The mark of a note is raised; its neighbour's look is meant.
        let look = beside.map(|letter| self.neighbour_look(letter));
        let written = self.letters(&letters, before, look.as_deref(), fate);
        self.hang(walk, old, &written);
    }

    fn neighbour_look(&self, letter: usize) -> String {
        let file = self.files.old;
        let all = file.paragraphs[file.letters[letter].paragraph].letters.clone();
        let plain = |at: &usize| matches!(file.letters[*at].sign, Sign::Letter | Sign::Space);
        let own = (all.start..=letter).rev().find(plain);
        let near = own.or_else(|| (letter..all.end).find(plain)).unwrap_or(letter);
        file.look(near).to_owned()
    }

    /// Writes something behind what was passed of an old part.
    fn hang(&mut self, walk: &Walk, old: usize, written: &str) {
        if written.is_empty() {
            return;
        }
        let Element::Paragraph(paragraph) = walk.parts.old[old].element else {
            return;
        };
        let about = &self.files.old.paragraphs[paragraph];
        if let Some(last) = walk.last[old] {
            self.after.entry(last).or_default().push_str(written);
        } else if !about.letters.is_empty() {
            self.before
                .entry(about.letters.start)
                .or_default()
                .push_str(written);
        } else if about.content.is_some() {
            let end = about.range.end - "</w:p>".len();
            self.splices.push((end..end, written.to_owned()));
        } else {
            self.splices
                .push((about.range.clone(), format!("<w:p>{written}</w:p>")));
        }
    }

    /// Hangs the mark of a note that only the new file has, behind what was passed.
    fn note_piece(&mut self, walk: &mut Walk, old: usize, notes: Sides<Option<usize>>, fate: Fate) {
        if let Some(mark) = notes.old {
            walk.last[old] = Some(self.own_mark_end(Side::Old, mark) - 1);
        }
        let written = match (notes.old, notes.new) {
            (Some(mark), Some(other)) => self.note_stays(mark, other),
            (Some(mark), None) => {
                self.strike_mark(mark, fate);
                String::new()
            }
            (None, Some(other)) => self.note_comes(other, fate, walk.kind == FlowKind::Margin),
            (None, None) => String::new(),
        };
        self.hang(walk, old, &written);
    }

    /// Ends a paragraph of the new file inside an old one; tells whether that can be done. `next` is the fate of the end that
    /// follows.
    pub(super) fn split(
        &mut self,
        walk: &mut Walk,
        old: usize,
        paragraph: usize,
        fate: Fate,
        next: Fate,
    ) -> bool {
        let about = &self.files.old.paragraphs[paragraph];
        let beside = walk.last[old].or_else(|| (!about.letters.is_empty()).then_some(about.letters.start));
        if about.has_section || beside.is_none_or(|letter| !self.files.old.is_direct(letter)) {
            return false;
        }
        let mark = self.revisions.mark(next);
        let opened = format!("</w:p><w:p>{}", with_mark(&about.properties, &mark));
        if walk.split.insert(paragraph) {
            self.marks.insert(paragraph, fate);
        }
        self.hang(walk, old, &opened);
        true
    }

    /// Deletes the end of an old paragraph, and those of the blank ones up to the next part.
    pub(super) fn join(&mut self, walk: &Walk, old: usize, paragraph: usize, fate: Fate) {
        let file = self.files.old;
        let elements = &file.flows[file.paragraphs[paragraph].flow].elements;
        let from = walk.parts.old[old].place;
        let end = walk
            .parts
            .old
            .get(old + 1)
            .map_or(elements.len(), |part| part.place);
        for element in &elements[from..end] {
            if let Element::Paragraph(at) = element
                && !walk.split.contains(at)
            {
                self.marks.insert(*at, fate);
            }
        }
    }
}
