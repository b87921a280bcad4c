//! Walks the lines of the plan over the letters of the file.
//!
//! Kept text moves a cursor, deleted text gives its letters a fate, inserted text is hung on the letter before it, in that
//! letter's look. A paragraph of the new text alone copies the properties of the nearest old paragraph of its kind.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::DocxOptions;
use super::super::authors::authors;
use super::super::plan::{Fate, Item, Line, Piece, Plan, What};
use super::super::xml::{Revisions, run, with_mark};
use super::finding::significant;
use super::new_notes::NewNotes;
use super::places::places;
use crate::instrument::Field;
use crate::read::docx::{Manuscript, Sign};
use crate::report::Report;
use crate::sides::Side;

/// Numbers of revisions start here, above whatever bookmarks and comments a file numbers.
const FIRST_NUMBER: u32 = 900_000;

/// Where new text hangs.
#[derive(Debug, Clone, Copy)]
enum Hook {
    After(usize),
    Before(usize),
}

impl Hook {
    /// On the letter before a place, or on the first letter of the item.
    fn of(cursor: usize, place: &Range<usize>) -> Self {
        if cursor > place.start {
            Self::After(cursor - 1)
        } else {
            Self::Before(place.start)
        }
    }
}

/// A paragraph that a split began: where its properties stand in what hangs on a letter.
struct Begun {
    hook: Hook,
    from: usize,
}

/// The state of the walk.
pub(super) struct Pen<'a> {
    pub(super) report: &'a Report,
    pub(super) plan: &'a Plan,
    pub(super) revisions: Revisions<'a>,
    pub(super) manuscript: &'a Manuscript,
    /// For every old item, its letters; heads that the body does not print have none.
    pub(super) places: Vec<Option<Range<usize>>>,
    /// The fates of the letters.
    pub(super) fates: Vec<Fate>,
    /// Who signs the fate of a letter, among the signers of the plan, where it is another than whoever signs its paragraph.
    pub(super) signers: BTreeMap<usize, usize>,
    /// What is written after, and before, a letter.
    pub(super) after: BTreeMap<usize, String>,
    pub(super) before: BTreeMap<usize, String>,
    /// The fates of paragraph marks.
    pub(super) marks: BTreeMap<usize, Fate>,
    /// The part of each paragraph of the file that was split off last.
    begun: BTreeMap<usize, Begun>,
    /// Paragraphs of which everything goes.
    pub(super) whole: BTreeMap<usize, Fate>,
    /// Byte ranges and what replaces them; an empty range is an insertion.
    pub(super) splices: Vec<(Range<usize>, String)>,
    /// How far each old item has been walked.
    pub(super) cursors: BTreeMap<usize, usize>,
    /// Where a paragraph of the new text alone goes: a place in bytes.
    pub(super) anchor: usize,
    pub(super) range: Option<(Fate, String)>,
    /// The notes that only the new text has.
    pub(super) new_notes: NewNotes,
    /// What changed where no revision can be written.
    pub(super) left_out: Vec<String>,
    /// Who signs each line of the plan.
    authors: Vec<Option<String>>,
    /// Who signs what is written in a paragraph of the file.
    pub(super) signed: BTreeMap<usize, String>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(
        report: &'a Report,
        plan: &'a Plan,
        options: &'a DocxOptions<'a>,
        manuscript: &'a Manuscript,
    ) -> Self {
        let places = places(report, plan, manuscript);
        let first = places.iter().flatten().next();
        let anchor = first.map_or(manuscript.body_end, |place| {
            manuscript.before_paragraph(manuscript.letters[place.start].paragraph)
        });
        Self {
            report,
            plan,
            revisions: Revisions::new(options, FIRST_NUMBER),
            manuscript,
            places,
            fates: vec![Fate::Kept; manuscript.letters.len()],
            signers: BTreeMap::new(),
            after: BTreeMap::new(),
            before: BTreeMap::new(),
            begun: BTreeMap::new(),
            marks: BTreeMap::new(),
            whole: BTreeMap::new(),
            splices: Vec::new(),
            cursors: BTreeMap::new(),
            anchor,
            range: None,
            new_notes: NewNotes::new(manuscript),
            left_out: Vec::new(),
            authors: authors(report, plan),
            signed: BTreeMap::new(),
        }
    }

    /// Writes one line.
    pub(super) fn line(&mut self, at: usize) {
        let line = &self.plan.lines[at];
        let author = self.authors[at].clone();
        self.revisions.sign(author.as_deref());
        if self.plan.is_of(line, is_beside) {
            self.leave_out_line(line);
            return;
        }
        let close = self.close_range(line.mark);
        if let Some(close) = close {
            self.splices.push((self.anchor..self.anchor, close));
        }
        match (self.old_item(at), line.ends.new) {
            (Some(item), _) => self.written(at, item),
            (None, Some(new)) => self.unwritten(line, new),
            (None, None) => {}
        }
    }

    /// Returns the old item that a line is part of: its own, or the one whose mark follows in a later line.
    fn old_item(&self, at: usize) -> Option<usize> {
        let line = &self.plan.lines[at];
        if line.ends.old.is_some() {
            return line.ends.old;
        }
        let is_apart =
            line.starts.new.is_some() && line.starts.new == line.ends.new && line.mark != Fate::Kept;
        let has_old = line.pieces.iter().any(|piece| fate_of(piece).shows(Side::Old));
        let follows = || self.plan.lines[at + 1..].iter().find_map(|line| line.ends.old);
        // A line that only the new text has is part of an old paragraph when that paragraph has begun and not ended.
        let begun = line.starts.old.is_some() || self.open_item(at);
        if begun && (has_old || !is_apart || self.open_item(at)) {
            return follows();
        }
        None
    }

    /// Whether an old paragraph has begun before a line and ends after it.
    fn open_item(&self, at: usize) -> bool {
        let before = self.plan.lines[..at].iter().rev();
        for line in before {
            if line.ends.old.is_some() {
                return false;
            }
            if line.starts.old.is_some() {
                return true;
            }
        }
        false
    }

    /// Writes a line of an old paragraph.
    fn written(&mut self, at: usize, item: usize) {
        let line = &self.plan.lines[at];
        let place = self.places[item].clone();
        let Some(place) = place.filter(|place| !self.manuscript.is_locked(place)) else {
            self.leave_out_line(line);
            return;
        };
        let paragraph = self.manuscript.letters[place.start].paragraph;
        let last_paragraph = self.manuscript.letters[place.end - 1].paragraph;
        if let Some(author) = &self.authors[at] {
            self.signed
                .extend((paragraph..=last_paragraph).map(|it| (it, author.clone())));
        }
        let is_apart = line.ends.new.is_none() && line.starts.old == Some(item);
        let is_alone = (paragraph..=last_paragraph).all(|it| self.is_only(it, item));
        if is_apart
            && is_alone
            && line.pieces.iter().all(|piece| !fate_of(piece).shows(Side::New))
            && line.mark != Fate::Kept
        {
            self.strike(line, paragraph..last_paragraph + 1);
            self.set_letters(line, item, &place);
            self.anchor = self.manuscript.after_paragraph(last_paragraph);
            return;
        }
        // The first line that is written here, which need not be the first of the group.
        if !self.cursors.contains_key(&item) {
            self.relabel(at, item, &place);
        }
        self.set_letters(line, item, &place);
        match line.mark {
            Fate::Inserted | Fate::MovedTo(_) => {
                if !self.split(at, item, &place) {
                    self.leave_out_line(line);
                }
            }
            Fate::Deleted | Fate::MovedFrom(_) => {
                let next = self.plan.lines[at + 1..].iter().find_map(|line| line.ends.old);
                let next = next
                    .and_then(|next| self.places[next].clone())
                    .map_or(last_paragraph + 1, |next| {
                        self.manuscript.letters[next.start].paragraph
                    });
                for paragraph in last_paragraph..next.max(last_paragraph + 1) {
                    self.marks.insert(paragraph, line.mark);
                }
                // The label of the next paragraph goes with the border.
                self.drop_label(at);
            }
            Fate::Kept => {}
        }
        self.anchor = self.manuscript.after_paragraph(last_paragraph);
    }

    /// Notes that a line changed which cannot be written.
    fn leave_out_line(&mut self, line: &Line) {
        let is_kept = line.mark == Fate::Kept && line.pieces.iter().all(|piece| fate_of(piece) == Fate::Kept);
        if is_kept {
            return;
        }
        // The old words say best which place is meant.
        let words = |side: Side| -> String {
            let words = line.pieces.iter().filter_map(|piece| match piece {
                Piece::Text { text, fate, .. } if fate.shows(side) => Some(text.as_str()),
                _ => None,
            });
            words.collect()
        };
        let old = words(Side::Old);
        let told = if old.trim().is_empty() {
            words(Side::New)
        } else {
            old
        };
        self.leave_out(&told);
    }

    /// Notes a text that changed and cannot be written.
    pub(super) fn leave_out(&mut self, text: &str) {
        self.left_out.push(text.to_owned());
    }

    /// Whether a paragraph holds the letters of one item alone.
    fn is_only(&self, paragraph: usize, item: usize) -> bool {
        let all = self.manuscript.paragraphs[paragraph].letters.clone();
        !self.places.iter().enumerate().any(|(other, place)| {
            other != item
                && place
                    .as_ref()
                    .is_some_and(|place| place.start < all.end && all.start < place.end)
        })
    }

    /// Takes whole paragraphs out, with their labels and marks.
    fn strike(&mut self, line: &Line, paragraphs: Range<usize>) {
        let fate = line.mark;
        for paragraph in paragraphs.clone() {
            self.whole.insert(paragraph, fate);
            self.marks.insert(paragraph, line.written_mark());
            for letter in self.manuscript.paragraphs[paragraph].letters.clone() {
                self.fates[letter] = fate;
            }
        }
        if self.range.is_none()
            && let Some((start, end)) = self.revisions.range(fate)
        {
            let place = self.manuscript.paragraphs[paragraphs.start].content;
            if let Some(place) = place {
                self.splices.push((place..place, start));
                self.range = Some((fate, end));
            }
        }
    }

    /// Walks the pieces of a line over the letters of an item.
    fn set_letters(&mut self, line: &'a Line, item: usize, place: &Range<usize>) {
        let mut cursor = self.cursors.get(&item).copied().unwrap_or(place.start);
        for piece in &line.pieces {
            match piece {
                Piece::Text {
                    text, fate, signer, ..
                } if fate.shows(Side::Old) => match self.walk(text, *fate, cursor, place.end) {
                    Some(next) => {
                        self.signers.extend(
                            signer
                                .iter()
                                .flat_map(|&signer| (cursor..next).map(move |it| (it, signer))),
                        );
                        cursor = next;
                    }
                    None => self.leave_out(text),
                },
                Piece::Text {
                    text, fate, signer, ..
                } => {
                    let look = self.look(cursor, place);
                    let signer = signer.and_then(|at| self.plan.signers.get(at));
                    let text = self.revisions.wrap_by(&run(text, &look, *fate), *fate, signer);
                    self.hang(&text, cursor, place);
                }
                Piece::Note(notes, fate) => cursor = self.note(*notes, *fate, cursor, place),
            }
        }
        self.cursors.insert(item, cursor);
    }

    /// Gives the letters of an old piece their fate, and returns the place after them; nothing where they are not there.
    pub(super) fn walk(&mut self, text: &str, fate: Fate, from: usize, end: usize) -> Option<usize> {
        let letters = &self.manuscript.letters;
        let mut cursor = from;
        for c in text.chars() {
            let is_significant = significant(c);
            while cursor < end && letters[cursor].sign != Sign::Letter {
                if matches!(letters[cursor].sign, Sign::Note | Sign::OwnMark) {
                    break;
                }
                if !is_significant {
                    self.fates[cursor] = fate;
                }
                cursor += 1;
            }
            if !is_significant {
                continue;
            }
            // A mark of a note that the old text does not give a place to is passed by.
            while cursor < end && letters[cursor].sign != Sign::Letter {
                cursor += 1;
            }
            if cursor >= end {
                return None;
            }
            self.fates[cursor] = fate;
            cursor += 1;
        }
        Some(cursor)
    }

    /// Hangs new text on the letter before a place, or on the first letter of the item.
    pub(super) fn hang(&mut self, text: &str, cursor: usize, place: &Range<usize>) {
        self.hung(Hook::of(cursor, place)).push_str(text);
    }

    /// What hangs on a letter so far.
    fn hung(&mut self, hook: Hook) -> &mut String {
        match hook {
            Hook::After(letter) => self.after.entry(letter).or_default(),
            Hook::Before(letter) => self.before.entry(letter).or_default(),
        }
    }

    /// Returns the look of the letter beside a place.
    pub(super) fn look(&self, cursor: usize, place: &Range<usize>) -> String {
        let beside = if cursor > place.start {
            cursor - 1
        } else {
            place.start
        };
        // The mark of a note is raised; its neighbour's look is meant.
        let beside = (place.start..=beside)
            .rev()
            .find(|at| self.manuscript.letters[*at].sign != Sign::Note)
            .unwrap_or(beside);
        self.manuscript.look(beside).to_owned()
    }

    /// Ends a paragraph of the new text inside an old one; tells whether that can be done.
    fn split(&mut self, at: usize, item: usize, place: &Range<usize>) -> bool {
        let cursor = self.cursors.get(&item).copied().unwrap_or(place.start);
        let beside = if cursor > place.start {
            cursor - 1
        } else {
            place.start
        };
        let paragraph = self.manuscript.letters[beside].paragraph;
        let about = &self.manuscript.paragraphs[paragraph];
        if !self.manuscript.is_direct(beside) || about.has_section {
            return false;
        }
        let properties = about.properties.clone();
        self.end_of_split(paragraph, &properties, self.plan.lines[at].mark);
        let opening = "</w:p><w:p>";
        let hook = Hook::of(cursor, place);
        let from = self.hung(hook).len() + opening.len();
        self.begun.insert(paragraph, Begun { hook, from });
        let mut text = format!("{opening}{properties}");
        let next = self.plan.lines.get(at + 1).and_then(|line| line.starts.new);
        if let Some(next) = next
            && let Some(prefix) = self.prefix(place, item, next)
        {
            let look = self.manuscript.look(beside).to_owned();
            text += &self
                .revisions
                .wrap(&run(&prefix, &look, Fate::Inserted), Fate::Inserted);
        }
        self.hang(&text, cursor, place);
        true
    }

    /// Gives the border that ends here its revision. The border of the file stands behind the last part; so the one of the part before is that of
    /// the paragraph itself, or of the part that the last split began.
    fn end_of_split(&mut self, paragraph: usize, properties: &str, mark: Fate) {
        let Some(begun) = self.begun.remove(&paragraph) else {
            self.marks.insert(paragraph, mark);
            return;
        };
        let marked = with_mark(properties, &self.revisions.mark(mark));
        self.hung(begun.hook)
            .replace_range(begun.from..begun.from + properties.len(), &marked);
    }

    /// Writes a paragraph that only the new text has.
    fn unwritten(&mut self, line: &Line, item: usize) {
        let model = self.model(item);
        let (properties, prefix, looks) = match model {
            Some((old, place)) => {
                let letters = &self.manuscript.letters;
                let paragraph = letters[place.start].paragraph;
                let looks = (
                    self.manuscript.look(place.start).to_owned(),
                    self.manuscript.look(place.end - 1).to_owned(),
                );
                let properties = &self.manuscript.paragraphs[paragraph].properties;
                let properties = self.numbered_like(properties, old, item);
                (properties, self.prefix(&place, old, item), looks)
            }
            None => (String::new(), None, Default::default()),
        };
        let mark = self.revisions.mark(line.written_mark());
        let mut out = format!("<w:p>{}", with_mark(&properties, &mark));
        if self.range.is_none()
            && let Some((start, end)) = self.revisions.range(line.mark)
        {
            out += &start;
            self.range = Some((line.mark, end));
        }
        let prefix = run(&prefix.unwrap_or_default(), &looks.1, line.mark);
        out += &self.revisions.wrap(&prefix, line.mark);
        for piece in &line.pieces {
            match piece {
                Piece::Text {
                    text,
                    italic,
                    fate,
                    signer,
                } => {
                    let look = if *italic { &looks.0 } else { &looks.1 };
                    let signer = signer.and_then(|at| self.plan.signers.get(at));
                    out += &self.revisions.wrap_by(&run(text, look, *fate), *fate, signer);
                }
                Piece::Note(notes, fate) => {
                    if let Some(note) = notes.new {
                        out += &self.new_mark(&self.plan.notes.new[note], *fate);
                    }
                }
            }
        }
        out += "</w:p>";
        self.splices.push((self.anchor..self.anchor, out));
    }

    fn close_range(&mut self, next: Fate) -> Option<String> {
        match self.range.take() {
            Some((fate, end)) if next != fate => Some(end),
            kept => {
                self.range = kept;
                None
            }
        }
    }
}

/// Whether an item stands in no part of the file that this pen writes, or in one that the program which opens it writes
/// anew: what the pages repeat, and tables of contents.
fn is_beside(item: &Item) -> bool {
    matches!(item.what, What::PageHead | What::Head(Field::Contents))
}

/// Returns the fate of a piece.
pub(super) fn fate_of(piece: &Piece) -> Fate {
    match piece {
        Piece::Text { fate, .. } | Piece::Note(_, fate) => *fate,
    }
}
