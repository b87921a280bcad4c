//! Lists what a text prints, in reading order: its items and its notes.
//!
//! Items are the provisions, the lines of the masthead, the opening formula, what stands after the text, the notes that no
//! mark refers to, and at the end what the pages repeat. The report keeps the lines outside the provisions in a list of their own; page and line, where the
//! format knows them, bring them back to their places.

use std::collections::BTreeSet;

use super::fields::{Fields, Taken};
use super::{Item, Note, What};
use crate::instrument::{Field, Kind, Reason};
use crate::report::{Open, Report, Text};
use crate::sides::Side;

/// Lists what a text prints, in reading order.
pub(super) fn items(report: &Report, side: Side) -> (Vec<Item>, Vec<Note>) {
    let text = report.texts.get(side);
    let mut fields = Fields::of(report, side);
    let mut notes = Notes::new(text);
    let provisions: Vec<Item> = (0..text.provisions.len())
        .map(|at| provision(text, at, &mut notes))
        .collect();
    let formula = text
        .cut
        .iter()
        .position(|cut| cut.reason == Reason::OpeningFormula);
    let first = text.provisions.first().map(|it| (it.page, it.line));
    let mut heads = Vec::new();
    let mut placed: Vec<(usize, Item)> = Vec::new();
    for (at, item) in lines(text, &mut fields, &mut notes) {
        let cut = &text.cut[at];
        let is_tail = matches!(item.what, What::Tail(_));
        let place = (cut.page, cut.line);
        let is_placed = cut.line.is_some() || cut.page.is_some();
        let before_text = match (is_placed, first) {
            (true, Some(first)) => place < first,
            _ => !is_tail && formula.is_none_or(|formula| at <= formula),
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
    all.extend(page_heads(report, side));
    (all, notes.list)
}

/// Makes the items of the lines outside the provisions, each with the place of its cut. The lines of one piece, which the
/// print broke, are one item.
fn lines<'a>(text: &'a Text, fields: &mut Fields, notes: &mut Notes<'a>) -> Vec<(usize, Item)> {
    let mut lines: Vec<(usize, Item)> = Vec::new();
    for (at, cut) in text.cut.iter().enumerate() {
        let Some(usual) = field_of(&cut.reason) else {
            continue;
        };
        let taken = fields.take(&cut.reason, &cut.text).unwrap_or(Taken {
            rows: Vec::new(),
            field: usual,
            goes_on: false,
        });
        let is_tail = matches!(
            cut.reason.known(),
            Some(Reason::AdoptionLine | Reason::Signature | Reason::Remark)
        );
        let what = if is_tail {
            What::Tail(taken.field)
        } else {
            What::Head(taken.field)
        };
        let item = Item {
            rows: taken.rows,
            ..notes.attach(what, &cut.text)
        };
        match lines.last_mut() {
            Some((_, begun)) if taken.goes_on && begun.rows == item.rows => begun.go_on(item),
            _ => lines.push((at, item)),
        }
    }
    lines
}

impl Item {
    /// Adds the next printed line of the same piece.
    fn go_on(&mut self, next: Item) {
        self.text.push(' ');
        let start = self.text.chars().count();
        self.text.push_str(&next.text);
        let notes = next.notes.into_iter();
        self.notes
            .extend(notes.map(|(note, place)| (note, start + place)));
    }
}

/// What a line that was cut for a reason is, where no row of the report says more; nothing for what is not printed.
fn field_of(reason: &Open<Reason>) -> Option<Field> {
    match reason.known()? {
        Reason::Masthead => Some(Field::Other),
        Reason::OpeningFormula => Some(Field::Formula),
        Reason::AdoptionLine => Some(Field::Adoption),
        Reason::Contents => Some(Field::Contents),
        Reason::Signature => Some(Field::Signature),
        Reason::Remark => Some(Field::Remark),
        _ => None,
    }
}

/// What the pages repeat, each line once.
fn page_heads(report: &Report, side: Side) -> impl Iterator<Item = Item> {
    let rows = report.head.iter().enumerate();
    let rows = rows.filter(|(_, row)| row.field == Field::RunningHead);
    rows.flat_map(move |(row, about)| {
        let value = match side {
            Side::Old => &about.old,
            Side::New => &about.new,
        };
        let lines = value.iter().flat_map(|value| value.split('\n'));
        lines.map(move |line| Item {
            what: What::PageHead,
            rows: vec![row],
            text: line.to_owned(),
            notes: Vec::new(),
            header: 0,
        })
    })
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
            rows: Vec::new(),
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
                rows: Vec::new(),
                text: format!("{} {}", note.marker, note.text),
                notes: Vec::new(),
                header: 0,
            })
    }
}

fn provision(text: &Text, at: usize, notes: &mut Notes<'_>) -> Item {
    let provision = &text.provisions[at];
    let italic = matches!(provision.kind.known(), Some(Kind::Preambular | Kind::Operative));
    let header = provision
        .header
        .as_deref()
        .filter(|header| italic && provision.text.starts_with(header))
        .map_or(0, |header| header.chars().count());
    let found = provision.footnotes.iter();
    Item {
        what: What::Provision(at),
        rows: Vec::new(),
        text: provision.text.clone(),
        notes: found
            .map(|mark| (notes.find(&mark.marker), mark.offset))
            .collect(),
        header,
    }
}
