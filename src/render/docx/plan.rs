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
//!    the opening formula, notes that nothing refers to.
//! 2. What answers each other is a *group*: an entry of the report, or two lines of the heads. A group can stand *in
//!    place* when its items are neighbours on both sides and its order agrees with that of the other groups (the longest
//!    rising sequence). The items of all others stand once where they were and once where they are.
//! 3. Inside a group the edits are cut into characters, and woven into lines.
//!
//! What comparison ignores but the eye sees (a straight quote for a curly one) is tracked; a kind of space is not: there
//! the old print stays. Cost: linear in the texts, but for the heads (product of their lines) and the sequence (n log n).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diff::{self, diff};
use crate::report::{Op, Report, Text};
use crate::sides::{Side, Sides};

/// What becomes of a piece of text, a note or a paragraph mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
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
pub(super) enum Piece {
    Text {
        text: String,
        italic: bool,
        fate: Fate,
    },
    /// A footnote mark; both sides where it is kept.
    Note(Sides<Option<usize>>, Fate),
}

/// What stands before one paragraph mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) mark: Fate,
    /// The items whose last line this is.
    pub(super) ends: Sides<Option<usize>>,
    /// The items whose first line this is.
    pub(super) starts: Sides<Option<usize>>,
}

/// What a side prints.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) what: What,
    pub(super) text: String,
    /// The notes, each with its place in `text` in Unicode scalar values.
    pub(super) notes: Vec<(usize, usize)>,
    /// The first characters that are set in italics.
    header: usize,
}

/// The kinds of item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// A provision, by its place in the report.
    Provision(usize),
    Head(Role),
    Formula,
    /// A line after the text: date of adoption, signature.
    Tail,
    /// A note that no mark refers to.
    LooseNote,
}

/// The lines of a masthead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Organ,
    Symbol,
    Distribution,
    Date,
    Original,
    Session,
    Agenda,
    Title,
    Sponsors,
    Other,
}

/// The whole redline.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) items: Sides<Vec<Item>>,
    pub(super) notes: Sides<Vec<Note>>,
    pub(super) lines: Vec<Line>,
}

/// A footnote, or a mark whose footnote is not in the text or hangs on an earlier mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) marker: String,
    pub(super) body: Option<String>,
}

/// Lays out the redline of a report.
pub(super) fn plan(report: &Report) -> Plan {
    let texts = report.texts.as_ref().map(items);
    let (items, notes) = (
        Sides::new(texts.old.0, texts.new.0),
        Sides::new(texts.old.1, texts.new.1),
    );
    let mut groups = entry_groups(report, items.as_ref());
    groups.extend(head_groups(items.as_ref()));
    let looks = report
        .texts
        .as_ref()
        .zip(items.as_ref())
        .map(|(text, items)| -> Vec<_> { items.iter().map(|item| look(text, item)).collect() });
    let placed = in_place(&groups, &looks);
    let lines = lay(&groups, &placed, &looks, items.as_ref());
    Plan { items, notes, lines }
}

impl Fate {
    /// Whether the piece is there on a side.
    pub(super) fn shows(self, side: Side) -> bool {
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
    pub(super) fn written_mark(&self) -> Fate {
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

/// Lists what a text prints, in reading order.
fn items(text: &Text) -> (Vec<Item>, Vec<Note>) {
    let mut notes = Notes::new(text);
    let provisions: Vec<Item> = (0..text.provisions.len())
        .map(|at| provision(text, at, &mut notes))
        .collect();
    let formula = text.cut.iter().position(|cut| cut.reason == "opening-formula");
    let first = text.provisions.first().map(|it| (it.page, it.line));
    let mut heads = Vec::new();
    let mut placed: Vec<(usize, Item)> = Vec::new();
    for (at, cut) in text.cut.iter().enumerate() {
        let what = match cut.reason {
            "masthead" => What::Head(role(text, &cut.text)),
            "opening-formula" => What::Formula,
            "adoption-line" | "signature" | "remark" => What::Tail,
            _ => continue,
        };
        let item = notes.attach(what, &cut.text);
        let place = (cut.page, cut.line);
        let is_placed = cut.line.is_some() || cut.page.is_some();
        let before_text = match (is_placed, first) {
            (true, Some(first)) => place < first,
            _ => what != What::Tail && formula.is_none_or(|formula| at <= formula),
        };
        if before_text {
            heads.push(item);
        } else if is_placed {
            let follows = text.provisions.iter().rposition(|it| (it.page, it.line) <= place);
            placed.push((follows.map_or(0, |at| at + 1), item));
        } else {
            placed.push((text.provisions.len(), item));
        }
    }
    placed.sort_by_key(|(at, _)| *at);
    let mut placed = placed.into_iter().peekable();
    let mut all = heads;
    for (at, item) in provisions.into_iter().enumerate() {
        while let Some((_, cut)) = placed.next_if(|(place, _)| *place <= at) {
            all.push(cut);
        }
        all.push(item);
    }
    all.extend(placed.map(|(_, item)| item));
    all.extend(notes.loose());
    (all, notes.list)
}

/// Finds the footnote of each mark; a marker that comes twice means the next note with it.
struct Notes<'a> {
    text: &'a Text,
    list: Vec<Note>,
    used: BTreeSet<usize>,
    /// Notes that some mark of a provision may still claim.
    claimed: BTreeSet<&'a str>,
}

impl<'a> Notes<'a> {
    fn new(text: &'a Text) -> Self {
        let marks = text.provisions.iter().flat_map(|it| &it.footnotes);
        Self {
            text,
            list: text
                .footnotes
                .iter()
                .map(|note| Note {
                    marker: note.marker.clone(),
                    body: Some(note.text.clone()),
                })
                .collect(),
            used: BTreeSet::new(),
            claimed: marks.map(|mark| mark.marker.as_str()).collect(),
        }
    }

    fn find(&mut self, marker: &str) -> usize {
        let fresh = (0..self.text.footnotes.len())
            .find(|at| self.text.footnotes[*at].marker == marker && !self.used.contains(at));
        let found = fresh.unwrap_or(self.list.len());
        if fresh.is_none() {
            self.list.push(Note {
                marker: marker.to_owned(),
                body: None,
            });
        }
        self.used.insert(found);
        found
    }

    /// Makes the item of a line outside the provisions. A sign such as `*` in it is the mark of a note, if there is one.
    fn attach(&mut self, what: What, text: &str) -> Item {
        let mut item = Item {
            what,
            text: String::with_capacity(text.len()),
            notes: Vec::new(),
            header: 0,
        };
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let sign = self
                .text
                .footnotes
                .iter()
                .map(|note| note.marker.as_str())
                .find(|marker| {
                    !marker.is_empty()
                        && !marker.contains(char::is_alphanumeric)
                        && !self.claimed.contains(marker)
                        && rest.starts_with(marker)
                });
            if let Some(sign) = sign {
                item.notes.push((self.find(sign), item.text.chars().count()));
                rest = &rest[sign.len()..];
                continue;
            }
            item.text.push(c);
            rest = &rest[c.len_utf8()..];
        }
        item
    }

    /// The notes that nothing refers to, as lines of their own.
    fn loose(&self) -> impl Iterator<Item = Item> {
        let notes = self.text.footnotes.iter().enumerate();
        notes
            .filter(|(at, _)| !self.used.contains(at))
            .map(|(_, note)| Item {
                what: What::LooseNote,
                text: format!("{} {}", note.marker, note.text),
                notes: Vec::new(),
                header: 0,
            })
    }
}

fn provision(text: &Text, at: usize, notes: &mut Notes<'_>) -> Item {
    let provision = &text.provisions[at];
    let italic = matches!(provision.kind, "preambular" | "operative");
    let header = provision
        .header
        .as_deref()
        .filter(|header| italic && provision.text.starts_with(header))
        .map_or(0, |header| header.chars().count());
    let found = provision.footnotes.iter();
    Item {
        what: What::Provision(at),
        text: provision.text.clone(),
        notes: found
            .map(|mark| (notes.find(&mark.marker), mark.offset))
            .collect(),
        header,
    }
}

/// Says which line of a masthead this is, by the field that it gives.
fn role(text: &Text, line: &str) -> Role {
    let head = &text.masthead;
    let is = |field: &Option<String>| field.as_deref().is_some_and(|field| field == line);
    let has = |field: &Option<String>| field.as_deref().is_some_and(|field| line.contains(field));
    if is(&head.organ) {
        Role::Organ
    } else if is(&head.title) || has(&head.title) {
        Role::Title
    } else if has(&head.symbol) {
        Role::Symbol
    } else if line.starts_with("Distr") {
        Role::Distribution
    } else if line.starts_with("Original") {
        Role::Original
    } else if line.len() < 40 && line.split_whitespace().next_back().is_some_and(is_year) {
        Role::Date
    } else if is(&head.session) {
        Role::Session
    } else if line.chars().count() < 80 && has(&head.agenda_item) {
        Role::Agenda
    } else if head
        .sponsors
        .iter()
        .any(|sponsor| line.contains(sponsor.as_str()))
    {
        Role::Sponsors
    } else {
        Role::Other
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Items that answer each other, with the edits between them, joined by `\n`.
struct Group {
    sides: Sides<Vec<usize>>,
    moved: bool,
    edits: Vec<(Op, String, String)>,
}

fn entry_groups(report: &Report, items: Sides<&Vec<Item>>) -> Vec<Group> {
    let places = report.texts.as_ref().zip(items).map(|(text, items)| {
        let place_of = |item: &Item| match item.what {
            What::Provision(at) => Some(text.provisions[at].id.as_str()),
            _ => None,
        };
        let named = items.iter().enumerate();
        named
            .filter_map(|(place, item)| Some((place_of(item)?, place)))
            .collect::<BTreeMap<_, _>>()
    });
    let find = |side: Side, ids: &[String]| -> Vec<usize> {
        let known = places.get(side);
        ids.iter()
            .filter_map(|id| known.get(id.as_str()).copied())
            .collect()
    };
    report
        .entries
        .iter()
        .map(|entry| Group {
            sides: Sides::new(find(Side::Old, &entry.old), find(Side::New, &entry.new)),
            moved: entry.moved,
            edits: entry
                .edits
                .iter()
                .map(|edit| (edit.op, edit.old.clone(), edit.new.clone()))
                .collect(),
        })
        .collect()
}

/// Pairs the lines outside the provisions: the longest common sequence of their roles.
fn head_groups(items: Sides<&Vec<Item>>) -> Vec<Group> {
    let lines = items.map(|items| -> Vec<usize> {
        (0..items.len())
            .filter(|at| !matches!(items[*at].what, What::Provision(_)))
            .collect()
    });
    let same = |old: usize, new: usize| {
        let (old, new) = (&items.old[old], &items.new[new]);
        let by_role =
            matches!(old.what, What::Formula | What::Head(_)) && old.what != What::Head(Role::Other);
        old.what == new.what && (by_role || old.text == new.text)
    };
    let mut groups = Vec::new();
    let mut paired = Sides::<BTreeSet<usize>>::default();
    for (old, new) in common_sequence(&lines, same) {
        paired.old.insert(old);
        paired.new.insert(new);
        groups.push(Group {
            sides: Sides::new(vec![old], vec![new]),
            moved: false,
            edits: raw_edits(&items.old[old].text, &items.new[new].text),
        });
    }
    for at in lines.old.into_iter().filter(|at| !paired.old.contains(at)) {
        groups.push(Group {
            sides: Sides::new(vec![at], Vec::new()),
            moved: false,
            edits: vec![(Op::Delete, items.old[at].text.clone(), String::new())],
        });
    }
    for at in lines.new.into_iter().filter(|at| !paired.new.contains(at)) {
        groups.push(Group {
            sides: Sides::new(Vec::new(), vec![at]),
            moved: false,
            edits: vec![(Op::Insert, String::new(), items.new[at].text.clone())],
        });
    }
    groups
}

/// Returns the word edits between two short texts that the report does not compare: lines of the head, notes.
pub(super) fn raw_edits(old: &str, new: &str) -> Vec<(Op, String, String)> {
    diff(old, new)
        .into_iter()
        .map(|edit| match edit {
            diff::Edit::Equal { old, new } => (Op::Equal, old, new),
            diff::Edit::Delete(old) => (Op::Delete, old, String::new()),
            diff::Edit::Insert(new) => (Op::Insert, String::new(), new),
        })
        .collect()
}

/// The lines outside the provisions beyond which pairing them is given up.
const HEAD_LINES: usize = 1000;

fn common_sequence(lines: &Sides<Vec<usize>>, same: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let (old, new) = (&lines.old, &lines.new);
    if old.len() > HEAD_LINES || new.len() > HEAD_LINES {
        return Vec::new();
    }
    let mut lengths = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            lengths[i][j] = if same(old[i], new[j]) {
                lengths[i + 1][j + 1] + 1
            } else {
                lengths[i + 1][j].max(lengths[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < old.len() && j < new.len() {
        if same(old[i], new[j]) {
            pairs.push((old[i], new[j]));
            i += 1;
            j += 1;
        } else if lengths[i + 1][j] >= lengths[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// For each group, the positions in its lists that stand in place together; `None` where none do.
type Placed = Vec<Option<Sides<Range<usize>>>>;

/// What Word must know of a paragraph beside its words: kind, depth, and the part whose list it is numbered in.
type ParagraphLook<'a> = (&'static str, usize, Option<&'a str>);

fn look<'a>(text: &'a Text, item: &Item) -> ParagraphLook<'a> {
    let What::Provision(at) = item.what else {
        return ("", 0, None);
    };
    let provision = &text.provisions[at];
    let part = provision.id.rsplit_once(':').map_or("", |(part, _)| part);
    // The depth of an id: `OP12(a)(ii)` is two below `OP12`.
    let depth = if provision.kind == "subparagraph" {
        provision.id.matches('(').count()
    } else {
        0
    };
    (provision.kind, depth, provision.label.is_some().then_some(part))
}

/// Chooses the groups that stand in place.
///
/// A paragraph that became another kind (a sub-paragraph, an operative paragraph) does not: `LibreOffice` accepts but does
/// not reject a tracked change of list or style, and a move beside deleted paragraphs of another style confuses it. So the
/// paragraph is deleted where it was and inserted where it is, which both programs take back.
fn in_place(groups: &[Group], looks: &Sides<Vec<ParagraphLook<'_>>>) -> Placed {
    let mut candidates: Vec<(usize, Sides<Range<usize>>)> = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| !group.moved && !group.sides.old.is_empty() && !group.sides.new.is_empty())
        .map(|(at, group)| (at, group.sides.as_ref().map(|side| neighbours(side))))
        .filter(|(at, run)| {
            let sides = &groups[*at].sides;
            looks.old[sides.old[run.old.end - 1]] == looks.new[sides.new[run.new.end - 1]]
        })
        .collect();
    candidates.sort_by_key(|(at, run)| groups[*at].sides.new[run.new.start]);
    let starts: Vec<usize> = candidates
        .iter()
        .map(|(at, run)| groups[*at].sides.old[run.old.start])
        .collect();
    let mut placed = vec![None; groups.len()];
    for kept in rising(&starts) {
        let (at, run) = &candidates[kept];
        placed[*at] = Some(run.clone());
    }
    placed
}

/// Returns the longest stretch of a list that counts up by one.
fn neighbours(list: &[usize]) -> Range<usize> {
    let mut best = 0..1;
    let mut start = 0;
    for at in 1..=list.len() {
        if at < list.len() && list[at] == list[at - 1] + 1 {
            continue;
        }
        if at - start > best.len() {
            best = start..at;
        }
        start = at;
    }
    best
}

/// Returns the positions of a longest rising sequence.
fn rising(values: &[usize]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        let length = tails.partition_point(|tail| values[*tail] < *value);
        before.push(length.checked_sub(1).map(|shorter| tails[shorter]));
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut sequence = Vec::new();
    let mut at = tails.last().copied();
    while let Some(here) = at {
        sequence.push(here);
        at = before[here];
    }
    sequence.reverse();
    sequence
}

/// Writes the lines in the one order that holds both: the groups in place, and in each gap between them what only the
/// old text has there, then what only the new text has.
fn lay(
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
                line.letter(letter.c, letter.offset < printed.header, fate);
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
                    strand.letter(old.c, new.offset < after.header, Fate::Kept);
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
                    strand.letter(letter.c, letter.offset < item.header, fate);
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
        for (op, old, new) in &group.edits {
            let old = letters.old.by_ref().take(old.chars().count()).collect::<Vec<_>>();
            let new = letters.new.by_ref().take(new.chars().count()).collect::<Vec<_>>();
            if *op == Op::Equal {
                same_letters(&old, &new, &mut pairs);
            } else {
                pairs.extend(old.into_iter().map(|letter| Sides::new(Some(letter), None)));
                pairs.extend(new.into_iter().map(|letter| Sides::new(None, Some(letter))));
            }
        }
        pairs
    }
}

fn letters<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<Letter> {
    let mut letters = Vec::new();
    for (position, item) in items.enumerate() {
        let own = item.text.chars().enumerate().map(|(offset, c)| Letter {
            c,
            position,
            offset,
            is_mark: false,
        });
        letters.extend(own);
        letters.push(Letter {
            c: '\n',
            position,
            offset: 0,
            is_mark: true,
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
    fn letter(&mut self, c: char, italic: bool, fate: Fate) {
        if let Some(Piece::Text {
            text,
            italic: same,
            fate: last,
        }) = self.pieces.last_mut()
            && *same == italic
            && *last == fate
        {
            text.push(c);
            return;
        }
        self.pieces.push(Piece::Text {
            text: c.to_string(),
            italic,
            fate,
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
