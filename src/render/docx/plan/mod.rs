//! Lays both texts into one: the lines of a redline, each piece with its fate.
//!
//! The question: in which order do kept, deleted and inserted words stand, so that striking out the inserted ones leaves
//! the old text and striking out the deleted ones the new text, in their own orders?
//!
//! A paragraph end is a character like any other and has a fate too. A *line* is what stands before one:
//!
//! ```text
//! old  4. Invites States to act, and requests a report;      new  4. Invites States to act;
//!                                                                 5. Requests a report;
//!
//! Invites States to act [-, and requests-] {+; ¶ Requests+} a report; ¶
//! └────────────── line 1, its mark inserted ────┘└─ line 2, its mark kept ┘
//! ```
//!
//! 1. Every piece of a side that will be printed is an *item*, in reading order: provisions, lines of the masthead,
//!    the opening formula, notes that nothing refers to, what the pages repeat.
//! 2. What answers each other is a *group*: an entry of the report, or the lines of one row of its head. A group can stand *in
//!    place* when its items are neighbours on both sides and its order agrees with that of the other groups (the longest
//!    rising sequence). The items of all others stand once where they were and once where they are.
//! 3. Inside a group the edits are cut into characters, and woven into lines.
//!
//! What comparison ignores but the eye sees (a straight quote for a curly one) is tracked; a kind of space is not: there
//! the old print stays. Cost: linear in the texts, but for the heads (product of their blocks) and the sequence (n log n).

mod ends;
mod fields;
mod groups;
mod items;
mod moves;
mod thing;
mod weave;

use std::collections::BTreeSet;

pub(in crate::render::docx) use weave::note_pieces;

use crate::instrument::Field;
use crate::report::{HeadRow, Report};
use crate::sides::{Side, Sides};
pub(in crate::render::docx) use ends::keep_apart;
pub(in crate::render::docx) use groups::ParagraphLook;
use groups::{entry_groups, head_groups, in_place, look};
use items::items;
pub(in crate::render::docx) use thing::stands_for_a_thing;

/// What becomes of a piece of text, a note or a paragraph mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render::docx) enum Fate {
    Kept,
    Deleted,
    Inserted,
    /// At the old place of the move with this number.
    MovedFrom(u32),
    /// At its new place.
    MovedTo(u32),
}

/// A stretch of a line with one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render::docx) enum Piece {
    Text {
        text: String,
        italic: bool,
        fate: Fate,
        /// Who signs it, among the signers of the plan; none where those of the line do.
        signer: Option<usize>,
    },
    /// A footnote mark; both sides where it is kept.
    Note(Sides<Option<usize>>, Fate),
}

/// What stands before one paragraph mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render::docx) struct Line {
    pub(in crate::render::docx) pieces: Vec<Piece>,
    pub(in crate::render::docx) mark: Fate,
    /// The items whose last line this is.
    pub(in crate::render::docx) ends: Sides<Option<usize>>,
    /// The items whose first line this is.
    pub(in crate::render::docx) starts: Sides<Option<usize>>,
}

/// What a side prints.
#[derive(Debug, Clone)]
pub(in crate::render::docx) struct Item {
    pub(in crate::render::docx) what: What,
    /// The rows of the report's head that it belongs to.
    pub(in crate::render::docx) rows: Vec<usize>,
    pub(in crate::render::docx) text: String,
    /// The notes, each with its place in `text` in Unicode scalar values.
    pub(in crate::render::docx) notes: Vec<(usize, usize)>,
    /// The first characters that are set in italics.
    header: usize,
}

/// The kinds of item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::render::docx) enum What {
    /// A provision, by its place in the report.
    Provision(usize),
    /// A line of a masthead, of contents, or an opening formula.
    Head(Field),
    /// A line after the text: date of adoption, vote, signature.
    Tail(Field),
    /// A note that no mark refers to.
    LooseNote,
    /// A line that the pages repeat.
    PageHead,
}

/// The whole redline.
#[derive(Debug, Clone)]
pub(in crate::render::docx) struct Plan {
    pub(in crate::render::docx) items: Sides<Vec<Item>>,
    pub(in crate::render::docx) notes: Sides<Vec<Note>>,
    pub(in crate::render::docx) lines: Vec<Line>,
    /// The names of those who sign some edits of a paragraph that others change, too.
    pub(in crate::render::docx) signers: Vec<String>,
}

/// A footnote, or a mark whose footnote is not in the text or hangs on an earlier mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render::docx) struct Note {
    pub(in crate::render::docx) marker: String,
    pub(in crate::render::docx) body: Option<String>,
}

/// Lays out the redline of a report.
pub(in crate::render::docx) fn plan(report: &Report) -> Plan {
    let texts = Sides::new(Side::Old, Side::New).map(|side| items(report, side));
    let (items, notes) = (
        Sides::new(texts.old.0, texts.new.0),
        Sides::new(texts.old.1, texts.new.1),
    );
    let (mut groups, signers) = entry_groups(report, items.as_ref());
    groups.extend(head_groups(items.as_ref()));
    let looks = report
        .texts
        .as_ref()
        .zip(items.as_ref())
        .map(|(text, items)| -> Vec<_> { items.iter().map(|item| look(text, item)).collect() });
    let placed = in_place(&groups, &looks);
    let mut lines = weave::lay(&groups, &placed, &looks, items.as_ref());
    moves::even_out(&mut lines, items.as_ref(), &looks);
    ends::keep_apart(&mut lines);
    Plan {
        items,
        notes,
        lines,
        signers,
    }
}

/// Which items of each side answer each other, and whether they moved.
pub(in crate::render::docx) struct Answer {
    pub(in crate::render::docx) sides: Sides<Vec<usize>>,
    pub(in crate::render::docx) moved: bool,
}

/// Lays out items of which it is known which answer each other; each is in one answer. The ends are to be kept apart then.
pub(in crate::render::docx) fn lay(
    items: Sides<&Vec<Item>>,
    answers: Vec<Answer>,
    looks: &Sides<Vec<ParagraphLook<'_>>>,
) -> Vec<Line> {
    let groups = groups::answered(answers, items);
    let alike = items.map(|items| vec![(None, 0, None); items.len()]);
    let placed = in_place(&groups, &alike);
    let mut lines = weave::lay(&groups, &placed, &alike, items);
    moves::even_out(&mut lines, items, looks);
    lines
}

impl Item {
    /// An item of bare text, with the places of its notes.
    pub(in crate::render::docx) fn bare(text: String, notes: Vec<(usize, usize)>) -> Self {
        Self {
            what: What::Provision(0),
            rows: Vec::new(),
            text,
            notes,
            header: 0,
        }
    }
}

impl Plan {
    /// Whether a line ends an item that is so, on either side.
    pub(in crate::render::docx) fn is_of(&self, line: &Line, is_so: impl Fn(&Item) -> bool) -> bool {
        [Side::Old, Side::New].into_iter().any(|side| {
            let item = line.ends.get(side).map(|item| &self.items.get(side)[item]);
            item.is_some_and(&is_so)
        })
    }

    /// Returns the rows of the head that differ and have no line in this plan, by their places in the report.
    pub(in crate::render::docx) fn unplaced<'r>(&self, report: &'r Report) -> Vec<&'r HeadRow> {
        let items = self.items.old.iter().chain(&self.items.new);
        let placed: BTreeSet<usize> = items.flat_map(|item| item.rows.iter().copied()).collect();
        let rows = report.head.iter().enumerate();
        rows.filter(|(at, row)| row.differs() && !placed.contains(at))
            .map(|(_, row)| row)
            .collect()
    }
}

impl Fate {
    /// Whether the piece is there on a side.
    pub(in crate::render::docx) fn shows(self, side: Side) -> bool {
        match self {
            Fate::Kept => true,
            Fate::Deleted | Fate::MovedFrom(_) => side == Side::Old,
            Fate::Inserted | Fate::MovedTo(_) => side == Side::New,
        }
    }
}

impl Line {
    /// Returns the fate that the paragraph mark itself is given in the file.
    ///
    /// The mark of a paragraph that moved unchanged moves with it. `LibreOffice` 7.4 leaves the empty paragraph behind
    /// where a moved mark stands beside inserted or deleted words, so there the mark is inserted or deleted; both
    /// programs then take it back with the rest.
    pub(in crate::render::docx) fn written_mark(&self) -> Fate {
        let plain = match self.mark {
            Fate::MovedFrom(_) => Fate::Deleted,
            Fate::MovedTo(_) => Fate::Inserted,
            other => return other,
        };
        let is_plain = |piece: &Piece| match piece {
            Piece::Text { fate, .. } | Piece::Note(_, fate) => *fate == plain,
        };
        if self.pieces.iter().any(is_plain) {
            plain
        } else {
            self.mark
        }
    }
}
