//! Gives the lines of a flow to the letters of the old file.
//!
//! A flow is laid out like a whole text: its paragraphs and tables are items, the plan says in which order kept, deleted and
//! inserted ones stand. A line that is part of an old paragraph gives fates to its letters, and hangs new text on the letter
//! before it; a paragraph of the new file alone is written after what stands before it. Where two text boxes, notes or tables
//! answer each other, their flows are compared in the same way.

use std::collections::BTreeSet;

use super::Writer;
use super::ends::Ends;
use super::manner::Manner;
use super::pairs::{self, Unit};
use super::texts::{Text, is_open, words_of_flow};
use crate::read::docx::{Element, FlowKind, Manuscript, Sign};
use crate::render::docx::plan::{
    Answer, Fate, Item, Line, ParagraphLook, Piece, keep_apart, lay, stands_for_a_thing,
};
use crate::render::docx::xml::run;
use crate::sides::{Side, Sides};

/// The kinds of things in a flow.
const PARAGRAPH: u8 = 0;
const TABLE: u8 = 1;

/// Something in a flow with words: a paragraph, or a table.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) element: Element,
    /// Its place among the elements of its flow.
    pub(super) place: usize,
    pub(super) text: Text,
    /// The old paragraph whose list it is counted in.
    manner: Option<usize>,
}

/// The walk over the lines of one flow.
struct Walk {
    parts: Sides<Vec<Part>>,
    /// How many characters of each part have been passed.
    passed: Sides<Vec<usize>>,
    /// The last letter of each old part that has been passed.
    last: Vec<Option<usize>>,
    /// The old paragraphs that were split.
    split: BTreeSet<usize>,
    /// Where a paragraph of the new file alone goes.
    anchor: usize,
    /// Whether what stands before and after the anchor is a table.
    after_table: bool,
    range: Option<(Fate, String)>,
    kind: FlowKind,
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

    /// Returns what Word must know of the parts beside their words. New ones are written like the old ones that they answer.
    fn looks(&self, parts: &Sides<Vec<Part>>, answers: &[Answer]) -> Sides<Vec<ParagraphLook<'static>>> {
        let mut looks = Sides::new(Side::Old, Side::New).map(|side| {
            let file: &Manuscript = self.files.get(side);
            let parts = parts.get(side).iter();
            parts.map(|part| look(file, part.element)).collect::<Vec<_>>()
        });
        for (at, part) in parts.new.iter().enumerate() {
            if let Some(model) = part.manner {
                looks.new[at] = look(self.files.old, Element::Paragraph(model));
            }
        }
        for answer in answers {
            if let (Some(old), Some(new)) = (answer.sides.old.last(), answer.sides.new.last()) {
                looks.new[*new] = looks.old[*old].clone();
            }
        }
        looks
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

    /// Returns what stands in a flow and has words.
    fn parts(&mut self, side: Side, flow: usize) -> Vec<Part> {
        let file: &Manuscript = self.files.get(side);
        let mut parts = Vec::new();
        for (place, element) in file.flows[flow].elements.iter().enumerate() {
            let text = match element {
                Element::Paragraph(paragraph) => Text::of(self.files, side, *paragraph, &mut self.signs),
                Element::Table(_) => {
                    let mut text = Text::default();
                    text.push(self.signs.table(), None);
                    text
                }
            };
            if !text.is_blank() {
                parts.push(Part {
                    element: *element,
                    place,
                    text,
                    manner: None,
                });
            }
        }
        parts
    }

    /// Says which parts answer each other: by the report, else by their words.
    fn answers(&self, parts: &Sides<Vec<Part>>, kind: FlowKind) -> Vec<Answer> {
        let mut taken = parts.as_ref().map(|parts| vec![false; parts.len()]);
        let mut answers = Vec::new();
        if kind == FlowKind::Body {
            self.reported(parts, &mut taken, &mut answers);
        }
        let fixed: Vec<(usize, usize)> = answers
            .iter()
            .filter(|answer: &&Answer| !answer.moved)
            .filter_map(|answer| Some((*answer.sides.old.first()?, *answer.sides.new.first()?)))
            .collect();
        let units = Sides::new(Side::Old, Side::New).map(|side| {
            let file = self.files.get(side);
            let parts = parts.get(side).iter();
            parts.map(|part| unit(file, part)).collect::<Vec<_>>()
        });
        let in_step = kind != FlowKind::Body;
        for (old, new) in pairs::pair(&units.old, &units.new, &fixed, &taken, in_step) {
            if self.is_apart(parts, &Sides::new(vec![old], vec![new])) {
                continue;
            }
            taken.old[old] = true;
            taken.new[new] = true;
            answers.push(Answer {
                sides: Sides::new(vec![old], vec![new]),
                moved: false,
            });
        }
        for (side, taken) in [(Side::Old, &taken.old), (Side::New, &taken.new)] {
            for at in (0..taken.len()).filter(|at| !taken[*at]) {
                let mut sides = Sides::<Vec<usize>>::default();
                sides.get_mut(side).push(at);
                answers.push(Answer { sides, moved: false });
            }
        }
        answers
    }

    /// Takes over what the report says.
    fn reported(&self, parts: &Sides<Vec<Part>>, taken: &mut Sides<Vec<bool>>, answers: &mut Vec<Answer>) {
        let places = Sides::new(Side::Old, Side::New).map(|side| {
            let mut places = std::collections::BTreeMap::new();
            for (at, part) in parts.get(side).iter().enumerate() {
                if let Element::Paragraph(paragraph) = part.element
                    && let Some(provision) = self.provision(side, paragraph)
                {
                    places.insert(provision.id.as_str(), at);
                }
            }
            places
        });
        for entry in &self.report.entries {
            let free = |side: Side, ids: &[String], taken: &[bool]| -> Vec<usize> {
                let known = ids
                    .iter()
                    .filter_map(|id| places.get(side).get(id.as_str()).copied());
                known.filter(|at| !taken[*at]).collect()
            };
            let sides = Sides::new(
                free(Side::Old, &entry.old, &taken.old),
                free(Side::New, &entry.new, &taken.new),
            );
            if sides.old.is_empty() || sides.new.is_empty() || self.is_apart(parts, &sides) {
                continue;
            }
            for side in [Side::Old, Side::New] {
                for at in sides.get(side) {
                    taken.get_mut(side)[*at] = true;
                }
            }
            answers.push(Answer {
                sides,
                moved: entry.moved,
            });
        }
    }

    /// Whether parts are numbered so differently that one cannot become the other.
    pub(super) fn is_apart(&self, parts: &Sides<Vec<Part>>, sides: &Sides<Vec<usize>>) -> bool {
        let (Some(old), Some(new)) = (sides.old.last(), sides.new.last()) else {
            return false;
        };
        let (old, new) = (&parts.old[*old], &parts.new[*new]);
        match (old.element, new.element) {
            (Element::Paragraph(old), Element::Paragraph(at)) => self.is_another_list(old, at, &new.text),
            _ => false,
        }
    }

    /// Lets the last new paragraph fill the blank one of an old flow without words.
    fn fill_blank(&self, flow: usize, parts: &mut Sides<Vec<Part>>, answers: &mut [Answer]) {
        let mut elements = self.files.old.flows[flow].elements.iter().enumerate();
        let blank = elements.find(|(_, element)| matches!(element, Element::Paragraph(_)));
        let (Some((place, element)), Some(last)) = (blank, parts.new.len().checked_sub(1)) else {
            return;
        };
        if self.files.old.flows[flow].kind == FlowKind::Body
            || matches!(parts.new[last].element, Element::Table(_))
        {
            return;
        }
        parts.old.push(Part {
            element: *element,
            place,
            text: Text::default(),
            manner: None,
        });
        for answer in answers.iter_mut().filter(|answer| answer.sides.new == [last]) {
            answer.sides.old.push(0);
        }
    }

    /// Writes the numbers of the new paragraphs in the manner of the old file.
    fn number(&mut self, parts: &mut Sides<Vec<Part>>, answers: &[Answer]) {
        for answer in answers {
            for (place, at) in answer.sides.new.iter().enumerate() {
                let Element::Paragraph(new) = parts.new[*at].element else {
                    continue;
                };
                let mut text = std::mem::take(&mut parts.new[*at].text);
                // Where paragraphs are joined, the end that stays is that of the last one, with its list.
                let is_last = place + 1 == answer.sides.new.len();
                let own = answer.sides.old.get(place).filter(|_| !is_last);
                let model = own.or(answer.sides.old.last()).map(|old| &parts.old[*old]);
                if let Some(model) = model
                    && let Element::Paragraph(old) = model.element
                {
                    self.number_like(old, &model.text, new, &mut text);
                    // Where it moved, it is written anew, in the list of the one that it was.
                    let is_counted = self.files.old.paragraphs[old].label.is_some();
                    parts.new[*at].manner = is_counted.then_some(old);
                } else if let Manner::Counted(model) = self.number_alone(new, &mut text) {
                    parts.new[*at].manner = Some(model);
                }
                parts.new[*at].text = text;
            }
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

    /// Takes a whole paragraph out, with its mark and everything in it.
    fn strike(&mut self, walk: &mut Walk, line: &Line, paragraph: usize) {
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
    fn set_pieces(&mut self, walk: &mut Walk, line: &Line, old: usize, new: Option<usize>) {
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
            let own = walk.parts.old[old]
                .text
                .letters
                .get(walk.passed.old[old])
                .copied()
                .flatten();
            walk.passed.old[old] += 1;
            if let Some(letter) = own {
                walk.last[old] = Some(self.last_of(letter));
            }
            let Some(new) = new else { continue };
            let other = walk.parts.new[new]
                .text
                .letters
                .get(walk.passed.new[new])
                .copied()
                .flatten();
            walk.passed.new[new] += 1;
            if let (Some(own), Some(other)) = (own, other) {
                self.boxes(own, other);
            }
        }
    }

    /// Returns the last letter of the piece that a letter stands in, where it is one thing.
    fn last_of(&self, letter: usize) -> usize {
        super::texts::whole(self.files.old, letter).map_or(letter, |letters| letters.end.max(letter + 1) - 1)
    }

    /// Compares the text boxes of two drawings.
    fn boxes(&mut self, old: usize, new: usize) {
        if self.files.old.letters[old].sign != Sign::Object {
            return;
        }
        let of = |file: &Manuscript, letter: usize| -> Vec<usize> {
            let last = super::texts::whole(file, letter).map_or(letter + 1, |letters| letters.end);
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
            let letter = walk.parts.old[old]
                .text
                .letters
                .get(walk.passed.old[old])
                .copied()
                .flatten();
            walk.passed.old[old] += 1;
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
        let beside =
            walk.last[old].or_else(|| walk.parts.old[old].text.letters.iter().flatten().next().copied());
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
    fn split(&mut self, walk: &mut Walk, old: usize, paragraph: usize, fate: Fate, next: Fate) -> bool {
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
    fn join(&mut self, walk: &Walk, old: usize, paragraph: usize, fate: Fate) {
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

    /// Writes a paragraph of the new file as one that is inserted, with all that it refers to.
    pub(super) fn new_paragraph(&mut self, paragraph: usize, first: &str, is_in_note: bool) -> String {
        let mut text = Text::of(self.files, Side::New, paragraph, &mut self.signs);
        // A number that is typed in a cell or a note belongs to no list of the text.
        let is_counted = self.files.new.paragraphs[paragraph].label.is_some();
        let manner = match is_counted.then(|| self.number_alone(paragraph, &mut text)) {
            Some(Manner::Counted(model)) => Some(model),
            _ => None,
        };
        let fate = Fate::Inserted;
        let mut inner = String::new();
        let mut from = 0;
        let places: Vec<(usize, usize)> = text
            .notes
            .iter()
            .copied()
            .chain([(usize::MAX, text.chars.len())])
            .collect();
        for (note, place) in places {
            let letters: Vec<(char, Option<usize>)> = (from..place.max(from))
                .map(|at| (text.chars[at], text.letters[at]))
                .collect();
            inner += &self.letters(&letters, None, None, fate);
            if note != usize::MAX {
                inner += &self.note_comes(note, fate, is_in_note);
            }
            from = place.max(from);
        }
        let properties = self.properties(paragraph, manner);
        let mark = if is_in_note && !first.is_empty() {
            String::new()
        } else {
            self.revisions.mark(fate)
        };
        format!("<w:p>{}{first}{inner}</w:p>", with_mark(&properties, &mark))
    }

    fn blank_paragraph(&mut self) -> String {
        let mark = self.revisions.mark(Fate::Inserted);
        format!("<w:p>{}</w:p>", with_mark("", &mark))
    }

    /// Returns the properties of a paragraph of the new file, with the list of an old one, and without a style that the old
    /// file does not have.
    fn properties(&self, new: usize, list: Option<usize>) -> String {
        let own = &self.files.new.paragraphs[new].properties;
        let own = own
            .strip_prefix("<w:pPr>")
            .and_then(|it| it.strip_suffix("</w:pPr>"))
            .unwrap_or_default();
        let mut own = without(own, "numPr");
        if !self.has_style(&own, "pStyle") {
            own = without(&own, "pStyle");
        }
        let model = list.map(|list| self.files.old.paragraphs[list].properties.as_str());
        if let Some(model) = model {
            // A list that comes by the style is had with the style.
            match element(model, "numPr") {
                Some(number) => own = with_number(&own, number),
                None => return model.to_owned(),
            }
        }
        if own.is_empty() {
            own
        } else {
            format!("<w:pPr>{own}</w:pPr>")
        }
    }

    /// Whether the old file has the style that properties name.
    fn has_style(&self, properties: &str, name: &str) -> bool {
        let Some(style) = element(properties, name) else {
            return true;
        };
        let value = style
            .split_once("w:val=\"")
            .or_else(|| style.split_once("w:val='"));
        value
            .and_then(|(_, rest)| rest.split(['"', '\'']).next())
            .is_some_and(|name| self.files.old.styles.contains(name))
    }

    /// Writes letters of the new file. Beside a neighbour in the old file they take its look, unless they look otherwise than
    /// their neighbour in the new one.
    fn letters(
        &mut self,
        letters: &[(char, Option<usize>)],
        before: Option<usize>,
        beside: Option<&str>,
        fate: Fate,
    ) -> String {
        let file = self.files.new;
        let neighbour = before
            .or_else(|| letters.iter().find_map(|(_, letter)| *letter))
            .map(|at| plain_look(file.look(at)));
        let mut out = String::new();
        let mut text = String::new();
        let mut look = String::new();
        let flush = |writer: &mut Self, text: &mut String, look: &str, out: &mut String| {
            let run = run(text, look, fate);
            out.push_str(&writer.revisions.wrap(&run, fate));
            text.clear();
        };
        for (c, letter) in letters {
            let own = letter.map(|at| file.look(at));
            let new_look = match (own, beside) {
                (Some(own), Some(beside)) if neighbour.as_deref() == Some(plain_look(own).as_str()) => {
                    beside.to_owned()
                }
                (Some(own), _) => self.own_look(own),
                (None, beside) => beside.unwrap_or_default().to_owned(),
            };
            if new_look != look {
                flush(self, &mut text, &look, &mut out);
                look = new_look;
            }
            if stands_for_a_thing(*c) {
                flush(self, &mut text, &look, &mut out);
                let thing = letter.map(|at| self.carry(at));
                match thing {
                    Some(Ok(thing)) => out.push_str(&self.revisions.wrap(&thing, fate)),
                    Some(Err(said)) => {
                        let run = run(&said, &look, fate);
                        out.push_str(&self.revisions.wrap(&run, fate));
                    }
                    None => {}
                }
            } else {
                text.push(*c);
            }
        }
        flush(self, &mut text, &look, &mut out);
        out
    }

    /// Returns the look of a letter of the new file, without a style that the old file does not have.
    pub(super) fn own_look(&self, look: &str) -> String {
        if self.has_style(look, "rStyle") {
            look.to_owned()
        } else {
            without(look, "rStyle")
        }
    }
}

/// Returns what a part is in the plan.
fn item(part: &Part) -> Item {
    Item::bare(part.text.string(), part.text.notes.clone())
}

/// Returns what Word must know of a part beside its words.
fn look(file: &Manuscript, element_of: Element) -> ParagraphLook<'static> {
    match element_of {
        Element::Table(_) => (None, 0, Some("table".to_owned())),
        Element::Paragraph(at) => {
            let about = &file.paragraphs[at];
            let level = about.label.as_ref().map_or(0, |_| usize::from(about.level) + 1);
            (
                None,
                level,
                element(&about.properties, "pStyle").map(str::to_owned),
            )
        }
    }
}

/// Returns a part as something that can be paired.
fn unit(file: &Manuscript, part: &Part) -> Unit {
    match part.element {
        Element::Paragraph(_) => Unit::new(PARAGRAPH, pairs::words(&part.text.string())),
        Element::Table(table) => {
            let cells = file.tables[table].rows.iter().flat_map(|row| &row.cells);
            let texts = cells.flat_map(|cell| words_of_flow(file, cell.flow));
            Unit::new(TABLE, texts.flat_map(|text| pairs::words(&text)).collect())
        }
    }
}

/// Returns the fate of a piece.
fn fate_of(piece: &Piece) -> Fate {
    match piece {
        Piece::Text { fate, .. } | Piece::Note(_, fate) => *fate,
    }
}

/// Puts the mark of a revision into properties that have no section and no run properties.
pub(super) fn with_mark(properties: &str, mark: &str) -> String {
    if mark.is_empty() {
        return properties.to_owned();
    }
    let mark = format!("<w:rPr>{mark}</w:rPr></w:pPr>");
    match properties.strip_suffix("</w:pPr>") {
        Some(open) => open.to_owned() + &mark,
        None => "<w:pPr>".to_owned() + &mark,
    }
}

/// Returns the element of a name in properties.
fn element<'p>(properties: &'p str, name: &str) -> Option<&'p str> {
    let start = [" ", "/", ">"]
        .iter()
        .filter_map(|end| properties.find(&format!("<w:{name}{end}")))
        .min()?;
    let rest = &properties[start..];
    let tag = rest.find('>')? + 1;
    if rest[..tag].ends_with("/>") {
        return Some(&rest[..tag]);
    }
    let close = format!("</w:{name}>");
    Some(&rest[..rest.find(&close)? + close.len()])
}

/// Returns properties without the element of a name.
fn without(properties: &str, name: &str) -> String {
    match element(properties, name) {
        Some(found) => properties.replacen(found, "", 1),
        None => properties.to_owned(),
    }
}

/// Puts a list into properties, where it belongs.
fn with_number(properties: &str, number: &str) -> String {
    let before = [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
    ];
    let last = before
        .iter()
        .filter_map(|name| element(properties, name))
        .filter_map(|found| Some(properties.find(found)? + found.len()))
        .max();
    let (head, tail) = properties.split_at(last.unwrap_or_default());
    [head, number, tail].concat()
}

/// Returns a look without what nobody sees.
fn plain_look(look: &str) -> String {
    ["lang", "noProof", "webHidden", "rFonts"]
        .iter()
        .fold(look.to_owned(), |look, name| without(&look, name))
}
