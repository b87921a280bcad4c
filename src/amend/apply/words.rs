//! Words in work: the text of a paragraph while items change it.
//!
//! ```text
//! base     Urges all States to act;
//! item 1   replace “all” with “the”
//! item 2   after “States” insert “Parties”
//! pieces   Urges ·{the}[all]· States·{Parties}· to act;
//! ```
//!
//! A paragraph is pieces of the base, which may be struck, and pieces that were put between them. Nothing is thrown away: so an item
//! finds its words in the base whatever earlier items did, marks of footnotes follow the words that they stand behind, and each
//! piece knows whose it is. Cost: that of the paragraph for each action on it.

use std::ops::Range;

use super::Step;
use super::blank::needs_blank;
use crate::diff::Edit;

/// The text of a paragraph in work.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) pieces: Vec<Piece>,
}

/// A stretch with one fate.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) from: From,
    /// Who struck it.
    pub(super) gone: Option<Step>,
    /// The notes whose marks items put into it: behind so many bytes, and which note in work.
    pub(super) marks: Vec<(usize, usize)>,
}

/// Where a piece comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// The base, at this byte.
    Base(usize),
    /// An item.
    Item(Step),
    /// An item, in the place of words that it struck.
    Instead(Step),
}

impl Piece {
    /// A piece that nobody struck.
    pub(super) fn new(text: &str, from: From) -> Self {
        Self {
            text: text.to_owned(),
            from,
            gone: None,
            marks: Vec::new(),
        }
    }

    pub(super) fn is_live(&self) -> bool {
        self.gone.is_none()
    }

    /// Who put it there, if it is not of the base.
    pub(super) fn by(&self) -> Option<Step> {
        match self.from {
            From::Base(_) => None,
            From::Item(step) | From::Instead(step) => Some(step),
        }
    }

    /// Cuts the piece in two; this one keeps what is in front.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let text = self.text.split_off(at);
        let from = match self.from {
            From::Base(start) => From::Base(start + at),
            other => other,
        };
        let (own, rest) = self.marks.iter().partition(|(behind, _)| *behind <= at);
        self.marks = own;
        let rest: Vec<(usize, usize)> = rest;
        Self {
            text,
            from,
            gone: self.gone,
            marks: rest
                .into_iter()
                .map(|(behind, note)| (behind - at, note))
                .collect(),
        }
    }
}

impl Words {
    /// The words of the base, nothing done yet.
    pub(super) fn of(base: &str) -> Self {
        let piece = Piece::new(base, From::Base(0));
        Self {
            pieces: if base.is_empty() { Vec::new() } else { vec![piece] },
        }
    }

    /// Words that an item brings.
    pub(super) fn brought(text: &str, step: Step) -> Self {
        Self {
            pieces: vec![Piece::new(text, From::Item(step))],
        }
    }

    /// The words of the base as an item rewrites them: what both have stays, with its place in the base.
    pub(super) fn rewritten(edits: Vec<Edit>, step: Step) -> Self {
        let mut pieces = Vec::with_capacity(edits.len());
        let mut at = 0;
        let mut of_base = |text: String, gone: Option<Step>, pieces: &mut Vec<Piece>| {
            let from = From::Base(at);
            at += text.len();
            pieces.push(Piece {
                gone,
                ..Piece::new(&text, from)
            });
        };
        let new = |text: String| Piece::new(&text, From::Instead(step));
        for edit in edits {
            match edit {
                Edit::Equal { old, new } if old == new => of_base(old, None, &mut pieces),
                Edit::Equal { old, new: glyphs } => {
                    pieces.push(new(glyphs));
                    of_base(old, Some(step), &mut pieces);
                }
                Edit::Delete(old) => of_base(old, Some(step), &mut pieces),
                Edit::Insert(text) => pieces.push(new(text)),
            }
        }
        Self { pieces }
    }

    /// The text so far.
    pub(super) fn text(&self) -> String {
        self.live().map(|piece| piece.text.as_str()).collect()
    }

    pub(super) fn live(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|piece| piece.is_live())
    }

    /// Whose hands are in it.
    pub(super) fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        self.pieces
            .iter()
            .flat_map(|piece| piece.by().into_iter().chain(piece.gone))
    }

    /// Makes a border at a byte of the base, and returns the position of the piece of the base that begins there; that behind the last
    /// one at its end.
    pub(super) fn border(&mut self, at: usize) -> usize {
        let mut behind = 0;
        for index in 0..self.pieces.len() {
            let From::Base(start) = self.pieces[index].from else {
                continue;
            };
            let end = start + self.pieces[index].text.len();
            if start >= at {
                return if start == at { index } else { behind };
            }
            if at < end {
                let rest = self.pieces[index].split_off(at - start);
                self.pieces.insert(index + 1, rest);
                return index + 1;
            }
            behind = index + 1;
        }
        behind
    }

    /// Makes a border at a byte of the text so far, and returns the position of the piece that begins there.
    fn live_border(&mut self, at: usize) -> usize {
        let mut passed = 0;
        for index in 0..self.pieces.len() {
            if !self.pieces[index].is_live() {
                continue;
            }
            let len = self.pieces[index].text.len();
            if at <= passed {
                return index;
            }
            if at < passed + len {
                let rest = self.pieces[index].split_off(at - passed);
                self.pieces.insert(index + 1, rest);
                return index + 1;
            }
            passed += len;
        }
        self.pieces.len()
    }

    /// Returns the pieces of a stretch of the base, with whatever was put between them.
    pub(super) fn stretch(&mut self, base: Range<usize>) -> Range<usize> {
        let start = self.border(base.start);
        if base.is_empty() {
            return start..start;
        }
        self.border(base.end);
        let end = self.pieces.iter().rposition(|piece| match piece.from {
            From::Base(at) => at < base.end,
            _ => false,
        });
        start..end.map_or(start, |last| last + 1)
    }

    /// Returns the pieces of a stretch of the text so far.
    pub(super) fn live_stretch(&mut self, text: Range<usize>) -> Range<usize> {
        let start = self.live_border(text.start);
        if text.is_empty() {
            return start..start;
        }
        self.live_border(text.end);
        let mut left = text.len();
        let mut end = start;
        while left > 0 && end < self.pieces.len() {
            if self.pieces[end].is_live() {
                left = left.saturating_sub(self.pieces[end].text.len());
            }
            end += 1;
        }
        start..end
    }

    /// Strikes what is not struck yet.
    pub(super) fn strike(&mut self, pieces: Range<usize>, step: Step) {
        for piece in &mut self.pieces[pieces] {
            piece.gone.get_or_insert(step);
        }
    }

    /// Puts words in the place of struck ones, which begin at this piece.
    pub(super) fn instead(&mut self, at: usize, text: &str, step: Step) {
        self.pieces.insert(at, Piece::new(text, From::Instead(step)));
    }

    /// Puts words in front of a piece: behind what others put there, but in front of what stands in its place.
    pub(super) fn put_before(&mut self, mut at: usize, text: &str, step: Step) {
        while at > 0 && matches!(self.pieces[at - 1].from, From::Instead(_)) {
            at -= 1;
        }
        self.put(at, text, step);
    }

    /// Puts words behind a piece, which is in front of this position: behind what others put there.
    pub(super) fn put_after(&mut self, mut at: usize, text: &str, step: Step) {
        while self
            .pieces
            .get(at)
            .is_some_and(|piece| matches!(piece.from, From::Item(_)))
        {
            at += 1;
        }
        self.put(at, text, step);
    }

    /// Puts words just there.
    pub(super) fn put(&mut self, at: usize, text: &str, step: Step) {
        self.pieces.insert(at, Piece::new(text, From::Item(step)));
    }

    /// Puts words just there, with the blanks that part them from what stands beside them: whoever builds on them searches what can be
    /// read so far.
    pub(super) fn put_apart(&mut self, at: usize, text: &str, step: Step) {
        let parted = |left: Option<char>, right: Option<char>| match (left, right) {
            (Some(left), Some(right)) if needs_blank(left, right) => " ",
            _ => "",
        };
        let left = self.pieces[..at].iter().rev().find(|it| it.is_live());
        let right = self.pieces[at..].iter().find(|it| it.is_live());
        let before = parted(
            left.and_then(|it| it.text.chars().next_back()),
            text.chars().next(),
        );
        let behind = parted(
            text.chars().next_back(),
            right.and_then(|it| it.text.chars().next()),
        );
        self.put(at, &format!("{before}{text}{behind}"), step);
    }

    /// Puts the mark of a note behind the pieces in front of a position.
    pub(super) fn mark_behind(&mut self, at: usize, note: usize) {
        if let Some(piece) = at.checked_sub(1).and_then(|last| self.pieces.get_mut(last)) {
            piece.marks.push((piece.text.len(), note));
        }
    }

    /// Puts the mark of a note in front of a piece.
    pub(super) fn mark_before(&mut self, at: usize, note: usize) {
        if let Some(piece) = self.pieces.get_mut(at) {
            piece.marks.push((0, note));
        }
    }

    /// Puts the mark of a note behind the last letter or sign.
    pub(super) fn mark_end(&mut self, note: usize) {
        let blank = |piece: &Piece| piece.text.trim().is_empty();
        if let Some(last) = self.pieces.iter().rposition(|it| it.is_live() && !blank(it)) {
            let end = self.pieces[last].text.trim_end().len();
            self.pieces[last].marks.push((end, note));
        }
    }

    /// Returns the marks that items put in and whose words are still there: their bytes in the text, and their notes.
    pub(super) fn marks(&self) -> Vec<(usize, usize)> {
        let mut passed = 0;
        let mut found = Vec::new();
        for piece in self.live() {
            let mut own = piece.marks.clone();
            own.sort_by_key(|(behind, _)| *behind);
            found.extend(own.into_iter().map(|(behind, note)| (passed + behind, note)));
            passed += piece.text.len();
        }
        found
    }

    /// Returns where in the text a place of the base stands now, in bytes, if the letter in front of it is still there.
    pub(super) fn now(&self, base: usize) -> Option<usize> {
        let mut passed = 0;
        for piece in &self.pieces {
            if let From::Base(start) = piece.from
                && (start < base || base == 0)
                && base <= start + piece.text.len()
            {
                return piece.is_live().then_some(passed + base - start);
            }
            if piece.is_live() {
                passed += piece.text.len();
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Step = Step {
        sheet: 0,
        item: 0,
        action: 0,
    };
    const TWO: Step = Step {
        sheet: 0,
        item: 1,
        action: 0,
    };

    #[test]
    fn a_place_of_the_base_is_found_whatever_earlier_items_did() {
        let mut words = Words::of("Urges all States to act;");
        let all = words.stretch(6..9);
        words.strike(all.clone(), ONE);
        words.instead(all.start, "the", ONE);
        let states = words.stretch(10..16);
        words.put_after(states.end, " Parties", TWO);
        assert_eq!(words.text(), "Urges the States Parties to act;");
        assert_eq!(
            (words.now(5), words.now(8), words.now(16)),
            (Some(5), None, Some(16))
        );
        assert_eq!(words.now(24), Some(32));
    }

    #[test]
    fn several_at_one_place_keep_their_order() {
        let mut words = Words::of("a b");
        for text in [" 1", " 2"] {
            let end = words.stretch(0..1).end;
            words.put_after(end, text, ONE);
        }
        assert_eq!(words.text(), "a 1 2 b");
        let b = words.stretch(2..3);
        words.strike(b.clone(), TWO);
        words.instead(b.start, "c", TWO);
        let b = words.stretch(2..3);
        words.put_before(b.start, "3 ", ONE);
        assert_eq!(words.text(), "a 1 2 3 c");
    }

    #[test]
    fn the_text_so_far_is_cut_like_the_base() {
        let mut words = Words::of("a b");
        let end = words.stretch(0..1).end;
        words.put_after(end, " new words", ONE);
        let new = words.live_stretch(2..5);
        words.strike(new, TWO);
        assert_eq!(words.text(), "a  words b");
    }
}
