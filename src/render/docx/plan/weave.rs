//! Weaves the two sides of each group into lines, character by character.
//!
//! The edits of a group are cut into characters, each of one side or of both; a paragraph end is a character too. What
//! both have is kept, what one has is deleted or inserted, and every paragraph end that is met ends a line.

use std::ops::Range;

use super::groups::{Group, ParagraphLook, Placed, neighbours, raw_edits};
use super::{Fate, Item, Line, Piece};
use crate::report::Op;
use crate::sides::{Side, Sides};

/// Writes the lines in the one order that holds both: the groups in place, and in each gap between them what only the
/// old text has there, then what only the new text has.
pub(super) fn lay(
    groups: &[Group],
    placed: &Placed,
    looks: &Sides<Vec<ParagraphLook<'_>>>,
    items: Sides<&Vec<Item>>,
) -> Vec<Line> {
    let mut homes = items.map(|items| vec![None; items.len()]);
    let mut order = Vec::new();
    let mut moves = vec![None; groups.len()];
    let mut next_move = 1_u32;
    for (at, group) in groups.iter().enumerate() {
        for side in [Side::Old, Side::New] {
            for (position, item) in group.sides.get(side).iter().enumerate() {
                let stays = placed[at]
                    .as_ref()
                    .is_some_and(|run| run.get(side).contains(&position));
                homes.get_mut(side)[*item] = Some((at, position, stays));
            }
        }
        if let Some(run) = &placed[at] {
            order.push((group.sides.old[run.old.start], group.sides.new[run.new.start], at));
        } else if is_one_move(group, looks) {
            moves[at] = Some(next_move);
            next_move += 1;
        }
    }
    order.sort_unstable();
    let mut weaver = Weaver {
        groups,
        items,
        homes,
        moves,
        lines: Vec::new(),
    };
    let mut next = Sides::new(0, 0);
    for (old, new, at) in order {
        weaver.apart(Side::Old, next.old..old);
        weaver.apart(Side::New, next.new..new);
        if let Some(run) = &placed[at] {
            weaver.together(at, run);
            next = Sides::new(old + run.old.len(), new + run.new.len());
        }
    }
    weaver.apart(Side::Old, next.old..items.old.len());
    weaver.apart(Side::New, next.new..items.new.len());
    weaver.lines
}

/// Whether a group went from one place to one place.
fn is_one_move(group: &Group, looks: &Sides<Vec<ParagraphLook<'_>>>) -> bool {
    let whole = |side: &Vec<usize>| !side.is_empty() && neighbours(side).len() == side.len();
    let same_look = match (group.sides.old.last(), group.sides.new.last()) {
        (Some(old), Some(new)) => looks.old[*old] == looks.new[*new],
        _ => false,
    };
    same_look && whole(&group.sides.old) && whole(&group.sides.new)
}

/// Where an item is woven: its group, its position there, and whether it stands in place.
type Home = Option<(usize, usize, bool)>;

struct Weaver<'a> {
    groups: &'a [Group],
    items: Sides<&'a Vec<Item>>,
    homes: Sides<Vec<Home>>,
    moves: Vec<Option<u32>>,
    lines: Vec<Line>,
}

/// A character of one side of a group.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    /// The position of its item in the group.
    position: usize,
    /// Its place in the item, in Unicode scalar values.
    offset: usize,
    /// It is the paragraph mark after that item.
    is_mark: bool,
    /// Who signs what becomes of it.
    signer: Option<usize>,
}

/// A character of both sides, or of one.
type Pair = Sides<Option<Letter>>;

impl Weaver<'_> {
    /// Writes the items of one side that do not stand in place.
    fn apart(&mut self, side: Side, range: Range<usize>) {
        for item in range {
            let Some((at, position, false)) = self.homes.get(side)[item] else {
                continue;
            };
            let pairs = self.pairs(at);
            let (plain, carried) = match (side, self.moves[at]) {
                (Side::Old, Some(number)) => (Fate::Deleted, Fate::MovedFrom(number)),
                (Side::Old, None) => (Fate::Deleted, Fate::Deleted),
                (Side::New, Some(number)) => (Fate::Inserted, Fate::MovedTo(number)),
                (Side::New, None) => (Fate::Inserted, Fate::Inserted),
            };
            let printed = &self.items.get(side)[item];
            let mut line = Strand::default();
            line.notes(printed, side, 0, plain);
            for pair in pairs {
                let Some(letter) = pair.get(side).filter(|it| it.position == position && !it.is_mark) else {
                    continue;
                };
                let fate = if pair.get(side.other()).is_some() {
                    carried
                } else {
                    plain
                };
                let signer = letter.signer.filter(|_| fate == plain);
                line.letter(letter.c, letter.offset < printed.header, fate, signer);
                line.notes(printed, side, letter.offset + 1, plain);
            }
            let mut own = Sides::default();
            *own.get_mut(side) = Some(item);
            self.lines.push(Line {
                pieces: line.pieces,
                mark: carried,
                ends: own,
                starts: own,
            });
        }
    }

    /// Writes the items of a group that stand in place.
    fn together(&mut self, at: usize, run: &Sides<Range<usize>>) {
        let pairs = self.pairs(at);
        let group = &self.groups[at];
        let printed = |side: Side, position: usize| &self.items.get(side)[group.sides.get(side)[position]];
        let inside = |side: Side, letter: Letter| {
            let run = run.get(side);
            run.contains(&letter.position) && !(letter.is_mark && letter.position + 1 == run.end)
        };
        let mut lines: Vec<Line> = Vec::new();
        let mut strand = Strand::default();
        strand.pair_of_notes(
            printed(Side::Old, run.old.start),
            printed(Side::New, run.new.start),
            Sides::new(0, 0),
        );
        for pair in pairs {
            let old = pair.old.filter(|letter| inside(Side::Old, *letter));
            let new = pair.new.filter(|letter| inside(Side::New, *letter));
            if let (Some(old), Some(new)) = (old, new)
                && old.is_mark == new.is_mark
            {
                let ends = Sides::new(Some(old.position), Some(new.position));
                let (before, after) = (printed(Side::Old, old.position), printed(Side::New, new.position));
                if old.is_mark {
                    strand.end(&mut lines, Fate::Kept, ends);
                    strand.pair_of_notes(
                        printed(Side::Old, old.position + 1),
                        printed(Side::New, new.position + 1),
                        Sides::new(0, 0),
                    );
                } else {
                    strand.letter(old.c, new.offset < after.header, Fate::Kept, None);
                    strand.pair_of_notes(before, after, Sides::new(old.offset + 1, new.offset + 1));
                }
                continue;
            }
            for (side, letter, fate) in [(Side::Old, old, Fate::Deleted), (Side::New, new, Fate::Inserted)] {
                let Some(letter) = letter else { continue };
                if letter.is_mark {
                    let mut ends = Sides::default();
                    *ends.get_mut(side) = Some(letter.position);
                    strand.end(&mut lines, fate, ends);
                    strand.notes(printed(side, letter.position + 1), side, 0, fate);
                } else {
                    let item = printed(side, letter.position);
                    strand.letter(letter.c, letter.offset < item.header, fate, letter.signer);
                    strand.notes(item, side, letter.offset + 1, fate);
                }
            }
        }
        let ends = Sides::new(Some(run.old.end - 1), Some(run.new.end - 1));
        strand.end(&mut lines, Fate::Kept, ends);
        for side in [Side::Old, Side::New] {
            let items = group.sides.get(side);
            let mut first = true;
            for line in 0..lines.len() {
                if first {
                    let next = lines[line..].iter().find_map(|line| *line.ends.get(side));
                    *lines[line].starts.get_mut(side) = next;
                }
                first = lines[line].ends.get(side).is_some();
            }
            for line in &mut lines {
                for of_line in [&mut line.ends, &mut line.starts] {
                    let position = of_line.get_mut(side);
                    *position = position.map(|position| items[position]);
                }
            }
        }
        self.lines.extend(lines);
    }

    /// Cuts the edits of a group into characters.
    fn pairs(&self, at: usize) -> Vec<Pair> {
        let group = &self.groups[at];
        let mut letters = Sides::new(Side::Old, Side::New).map(|side| {
            let items = group
                .sides
                .get(side)
                .iter()
                .map(|item| &self.items.get(side)[*item]);
            letters(items).into_iter()
        });
        let mut pairs = Vec::new();
        for (at, (op, old, new)) in group.edits.iter().enumerate() {
            let hand = group.signers.get(at).copied().flatten();
            let by_signer = |letter: Letter| {
                Some(Letter {
                    signer: hand,
                    ..letter
                })
            };
            let old = letters.old.by_ref().take(old.chars().count()).collect::<Vec<_>>();
            let new = letters.new.by_ref().take(new.chars().count()).collect::<Vec<_>>();
            if *op == Op::Equal {
                same_letters(&old, &new, &mut pairs);
            } else {
                pairs.extend(old.into_iter().map(|letter| Sides::new(by_signer(letter), None)));
                pairs.extend(new.into_iter().map(|letter| Sides::new(None, by_signer(letter))));
            }
        }
        pairs
    }
}

/// Cuts the change from one text of a note to another into pieces.
///
/// What comparison ignores but the eye sees is a change here too.
pub(in crate::render::docx) fn note_pieces(old: &str, new: &str) -> Vec<(String, Fate)> {
    let letters = |text: &str| -> Vec<Letter> {
        let letters = text.chars().enumerate();
        letters
            .map(|(offset, c)| Letter {
                c,
                position: 0,
                offset,
                is_mark: false,
                signer: None,
            })
            .collect()
    };
    let mut pairs = Vec::new();
    for (op, old, new) in raw_edits(old, new) {
        let (old, new) = (letters(&old), letters(&new));
        if op == Op::Equal {
            same_letters(&old, &new, &mut pairs);
        } else {
            pairs.extend(old.into_iter().map(|letter| Sides::new(Some(letter), None)));
            pairs.extend(new.into_iter().map(|letter| Sides::new(None, Some(letter))));
        }
    }
    let mut pieces: Vec<(String, Fate)> = Vec::new();
    for pair in pairs {
        let (c, fate) = match (pair.old, pair.new) {
            (Some(old), Some(_)) => (old.c, Fate::Kept),
            (Some(old), None) => (old.c, Fate::Deleted),
            (None, Some(new)) => (new.c, Fate::Inserted),
            (None, None) => continue,
        };
        match pieces.last_mut() {
            Some((text, last)) if *last == fate => text.push(c),
            _ => pieces.push((c.to_string(), fate)),
        }
    }
    pieces
}

fn letters<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<Letter> {
    let mut letters = Vec::new();
    for (position, item) in items.enumerate() {
        let own = item.text.chars().enumerate().map(|(offset, c)| Letter {
            c,
            position,
            offset,
            is_mark: false,
            signer: None,
        });
        letters.extend(own);
        letters.push(Letter {
            c: '\n',
            position,
            offset: 0,
            is_mark: true,
            signer: None,
        });
    }
    // Marks stand between the items of a side; the last one is not part of the edits.
    letters.pop();
    letters
}

/// How many characters of glyphs may differ in one place (`--` for a dash).
const GLYPHS: usize = 16;

/// Pairs the characters of a stretch that both texts have, which may differ in glyphs and kinds of space.
fn same_letters(old: &[Letter], new: &[Letter], pairs: &mut Vec<Pair>) {
    let alike = |i: usize, j: usize| {
        let (old, new) = (old[i], new[j]);
        old.is_mark == new.is_mark && (old.c == new.c || (old.c.is_whitespace() && new.c.is_whitespace()))
    };
    // After a difference, the texts meet again where two characters in a row agree, or at their common end.
    let meets = |i: usize, j: usize| {
        let ends = (i == old.len(), j == new.len());
        match ends {
            (true, true) => true,
            (false, false) => {
                alike(i, j)
                    && match (i + 1 == old.len(), j + 1 == new.len()) {
                        (false, false) => alike(i + 1, j + 1),
                        (old_ends, new_ends) => old_ends && new_ends,
                    }
            }
            _ => false,
        }
    };
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && alike(i, j) {
            pairs.push(Sides::new(Some(old[i]), Some(new[j])));
            i += 1;
            j += 1;
            continue;
        }
        let steps = (1..=GLYPHS).flat_map(|sum| (0..=sum).map(move |a| (a, sum - a)));
        let within = |(a, b): &(usize, usize)| i + a <= old.len() && j + b <= new.len();
        // One glyph for one is the usual case.
        let (a, b) = std::iter::once((1, 1))
            .chain(steps)
            .filter(within)
            .find(|(a, b)| meets(i + a, j + b))
            .unwrap_or((old.len() - i, new.len() - j));
        pairs.extend(old[i..i + a].iter().map(|letter| Sides::new(Some(*letter), None)));
        pairs.extend(new[j..j + b].iter().map(|letter| Sides::new(None, Some(*letter))));
        i += a;
        j += b;
    }
}

/// A line that is being woven.
#[derive(Default)]
struct Strand {
    pieces: Vec<Piece>,
}

impl Strand {
    fn letter(&mut self, c: char, italic: bool, fate: Fate, signer: Option<usize>) {
        if let Some(Piece::Text {
            text,
            italic: same,
            fate: last,
            signer: hand,
        }) = self.pieces.last_mut()
            && *same == italic
            && *last == fate
            && *hand == signer
        {
            text.push(c);
            return;
        }
        self.pieces.push(Piece::Text {
            text: c.to_string(),
            italic,
            fate,
            signer,
        });
    }

    /// Adds the notes of one side that stand at a place.
    fn notes(&mut self, item: &Item, side: Side, offset: usize, fate: Fate) {
        for note in notes_at(item, offset) {
            let mut notes = Sides::default();
            *notes.get_mut(side) = Some(note);
            self.pieces.push(Piece::Note(notes, fate));
        }
    }

    /// Adds the notes that stand at a place of both sides; one for one, they are kept.
    fn pair_of_notes(&mut self, old: &Item, new: &Item, offset: Sides<usize>) {
        let before: Vec<usize> = notes_at(old, offset.old).collect();
        let after: Vec<usize> = notes_at(new, offset.new).collect();
        let kept = before.len().min(after.len());
        for (old, new) in before.iter().zip(&after) {
            let notes = Sides::new(Some(*old), Some(*new));
            self.pieces.push(Piece::Note(notes, Fate::Kept));
        }
        for old in &before[kept..] {
            let notes = Sides::new(Some(*old), None);
            self.pieces.push(Piece::Note(notes, Fate::Deleted));
        }
        for new in &after[kept..] {
            let notes = Sides::new(None, Some(*new));
            self.pieces.push(Piece::Note(notes, Fate::Inserted));
        }
    }

    fn end(&mut self, lines: &mut Vec<Line>, mark: Fate, ends: Sides<Option<usize>>) {
        lines.push(Line {
            pieces: std::mem::take(&mut self.pieces),
            mark,
            ends,
            starts: Sides::default(),
        });
    }
}

/// Returns the notes of an item whose mark stands at a place.
fn notes_at(item: &Item, offset: usize) -> impl Iterator<Item = usize> + '_ {
    let notes = item.notes.iter();
    notes
        .filter(move |(_, place)| *place == offset)
        .map(|(note, _)| *note)
}
