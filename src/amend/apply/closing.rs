//! What an editor closes where words went or came: blanks, and marks that stand twice.
//!
//! ```text
//! literal   of sex, age ,  race                  closed   of sex, age, race
//! literal   States,{, in particular women,}, to  closed   States, in particular women, to
//! ```
//!
//! Only seams are touched: places where something was struck or put. Between two words there is one blank, before a comma or stop none,
//! and of two marks the stronger stays. A paragraph that lost its last mark with its last words gets it back. Marks that were
//! closed are told with the literal reading; blanks are not. Cost: linear in the pieces.

use super::Step;
use super::blank::{needs_blank, opens};
use super::words::{From, Piece, Words};

/// What was closed, and at whose words.
pub(super) struct Closed {
    pub(super) step: Step,
    pub(super) note: String,
}

/// The marks that end a paragraph.
const FINAL: [char; 11] = [',', ';', ':', '.', '，', '；', '：', '。', '、', '،', '؛'];

/// Closes the seams of a paragraph.
pub(super) fn close(words: &mut Words, base: &str) -> Vec<Closed> {
    let mut seams = Seams {
        done: Vec::with_capacity(words.pieces.len()),
        struck: None,
        closed: Vec::new(),
    };
    for piece in std::mem::take(&mut words.pieces) {
        seams.add(piece);
    }
    seams.end(base);
    words.pieces = seams.done;
    seams.closed
}

struct Seams {
    done: Vec<Piece>,
    /// Who struck something since the last live piece.
    struck: Option<Step>,
    closed: Vec<Closed>,
}

impl Seams {
    fn add(&mut self, mut piece: Piece) {
        if !piece.is_live() {
            self.struck = self.struck.or(piece.gone);
            self.done.push(piece);
            return;
        }
        if piece.text.is_empty() {
            return;
        }
        let left = self.done.iter().rposition(Piece::is_live);
        let here = left.and_then(|left| self.done[left].by());
        let step = self.struck.or(piece.by()).or(here);
        self.struck = None;
        match (left, step) {
            (Some(_), Some(step)) => self.join(&mut piece, step),
            (None, Some(step)) => self.cut_head(&mut piece, step, char::is_whitespace),
            (_, None) => {}
        }
        if piece.text.is_empty() {
            self.struck = step;
        } else {
            self.done.push(piece);
        }
    }

    /// Closes the seam between what is there and a piece that follows.
    fn join(&mut self, piece: &mut Piece, step: Step) {
        let (Some(l), Some(r)) = (self.last(), piece.text.chars().next()) else {
            return;
        };
        if l.is_whitespace() && (r.is_whitespace() || closes(r)) {
            self.cut_tail(step, char::is_whitespace);
        } else if opens(l) && r.is_whitespace() {
            self.cut_head(piece, step, char::is_whitespace);
        } else if self.parts(l, r, piece) {
            self.done.push(Piece::new(" ", From::Item(step)));
        }
        self.marks(piece, step);
    }

    /// Tells whether a blank belongs between two signs. Words that took the place of others keep what the base had beside its marks.
    fn parts(&self, l: char, r: char, piece: &Piece) -> bool {
        let left = self.done.iter().rev().find(|it| it.is_live());
        let instead = |piece: &Piece| matches!(piece.from, From::Instead(_));
        let kept = instead(piece) || left.is_some_and(instead);
        parted(l, r, kept)
    }

    /// Of two marks that stand together the stronger stays; of two alike, the one that an item brought.
    fn marks(&mut self, piece: &mut Piece, step: Step) {
        let (Some(l), Some(r)) = (self.last(), piece.text.trim_start().chars().next()) else {
            return;
        };
        let strong = |c: char| matches!(c, ';' | '.' | ':');
        let literal = format!("{l}{r}");
        if l == r && matches!(l, ',' | ';' | '.' | ':') {
            let brought = self
                .done
                .iter()
                .rev()
                .find(|it| it.is_live())
                .and_then(Piece::by)
                .is_some();
            // An ellipsis is no doubled stop.
            if l == '.' && (piece.text.trim_start().starts_with("..") || self.ends_with("..")) {
                return;
            }
            if brought {
                self.cut_mark(piece, step);
            } else {
                self.cut_tail(step, |c| c == l);
            }
        } else if l == ',' && strong(r) {
            self.cut_tail(step, |c| c == ',' || c.is_whitespace());
        } else if strong(l) && r == ',' && l != '.' {
            self.cut_mark(piece, step);
        } else {
            return;
        }
        let note = format!("“{literal}” was closed to one mark; literally both stand");
        self.closed.push(Closed { step, note });
        self.respace(piece, step);
    }

    /// Sees to the blank once more after a mark went.
    fn respace(&mut self, piece: &Piece, step: Step) {
        if let (Some(l), Some(r)) = (self.last(), piece.text.chars().next())
            && l.is_whitespace()
            && (r.is_whitespace() || closes(r))
        {
            self.cut_tail(step, char::is_whitespace);
        }
    }

    fn last(&self) -> Option<char> {
        let live = self.done.iter().rev().find(|piece| piece.is_live())?;
        live.text.chars().next_back()
    }

    fn ends_with(&self, text: &str) -> bool {
        self.done
            .iter()
            .rev()
            .find(|piece| piece.is_live())
            .is_some_and(|it| it.text.ends_with(text))
    }

    /// Strikes the end of what is there.
    fn cut_tail(&mut self, step: Step, goes: impl Fn(char) -> bool) {
        while let Some(at) = self.done.iter().rposition(Piece::is_live) {
            let kept = self.done[at].text.trim_end_matches(&goes).len();
            if kept == self.done[at].text.len() {
                return;
            }
            let mut tail = self.done[at].split_off(kept);
            // A note behind a blank or a mark that goes stands behind what is in front of it.
            let behind = std::mem::take(&mut tail.marks).into_iter();
            self.done[at].marks.extend(behind.map(|(_, note)| (kept, note)));
            let brought = self.done[at].by().is_some();
            if kept == 0 {
                self.done.remove(at);
            }
            if !brought {
                tail.gone = Some(step);
                self.done.insert(at + usize::from(kept > 0), tail);
            }
            if kept > 0 {
                return;
            }
        }
    }

    /// Strikes the head of a piece that follows.
    fn cut_head(&mut self, piece: &mut Piece, step: Step, goes: impl Fn(char) -> bool) {
        let cut = piece.text.len() - piece.text.trim_start_matches(goes).len();
        self.cut_bytes(piece, step, cut);
    }

    /// Strikes the mark at the head of a piece, with the blanks in front of it.
    fn cut_mark(&mut self, piece: &mut Piece, step: Step) {
        let blank = piece.text.len() - piece.text.trim_start().len();
        let mark = piece.text[blank..].chars().next().map_or(0, char::len_utf8);
        self.cut_bytes(piece, step, blank + mark);
    }

    fn cut_bytes(&mut self, piece: &mut Piece, step: Step, cut: usize) {
        if cut == 0 {
            return;
        }
        let rest = piece.split_off(cut);
        let mut head = std::mem::replace(piece, rest);
        // A note behind a mark that goes stands where this stood.
        let behind = std::mem::take(&mut head.marks).into_iter();
        piece.marks.splice(0..0, behind.map(|(_, note)| (0, note)));
        head.gone = Some(step);
        if matches!(head.from, From::Base(_)) {
            self.done.push(head);
        }
    }

    /// Closes the end of the paragraph.
    fn end(&mut self, base: &str) {
        let last = self.done.iter().rposition(Piece::is_live);
        let Some(step) = self.struck.or(last.and_then(|at| self.done[at].by())) else {
            return;
        };
        self.cut_tail(step, char::is_whitespace);
        let ended = base.trim_end().chars().next_back().filter(|c| FINAL.contains(c));
        let (Some(mark), Some(l)) = (ended, self.last()) else {
            return;
        };
        if !(l.is_alphanumeric() || matches!(l, ')' | ']' | '”' | '’' | '»' | '"' | '\'')) {
            return;
        }
        self.done.push(Piece::new(&mark.to_string(), From::Item(step)));
        let note = format!("the paragraph keeps its last mark “{mark}”; literally it ends without");
        self.closed.push(Closed { step, note });
    }
}

/// Marks that stand close behind a word.
fn closes(c: char) -> bool {
    matches!(
        c,
        ',' | '.' | ';' | ':' | ')' | ']' | '”' | '。' | '，' | '；' | '：' | '،' | '؛'
    )
}

/// Tells whether a blank parts two signs of pieces. What took the place of other words keeps what the base had beside its marks.
pub(super) fn parted(l: char, r: char, instead: bool) -> bool {
    needs_blank(l, r) && (!instead || l.is_alphanumeric() && r.is_alphanumeric())
}
