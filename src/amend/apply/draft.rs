//! The text in work: the paragraphs of the base, those that items bring, and the order in which they will stand.
//!
//! Nothing moves while items are carried out: each paragraph has a key, and keys are sorted once, at the end. That is how addresses of the
//! base hold for every item.
//!
//! ```text
//! OP3                    [7, 2]          OP3 stands at 7
//! after:OP3, item 1      [8, 0, 0, 1]    between 7 and 8, belonging to what is in front
//! after:OP3, item 4      [8, 0, 0, 4]    several at one place keep the order of the sheets
//! before:OP4             [8, 1, 0, 9]    belonging to what is behind
//! OP4                    [8, 2]
//! ```
//!
//! Keys are compared among what belongs to one paragraph, so that all of it stands where the paragraph does, wherever that is moved.
//!
//! A new item `(c)` stands before a new paragraph behind the same one: what is deeper comes first. What is moved takes the key of its
//! new place in front of its own.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::Step;
use super::words::Words;
use crate::instrument::{Footnote, Instrument, Kind};

/// A paragraph in work.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// Its position in the base; none for a paragraph that an item brings.
    pub(super) base: Option<usize>,
    /// The paragraph of the base that it is counted and printed like.
    pub(super) like: Option<usize>,
    pub(super) kind: Kind,
    /// The paragraph that it belongs to.
    pub(super) parent: Option<usize>,
    /// The key of the place that it, or what it belongs to, was moved to.
    pub(super) moved_to: Vec<i64>,
    /// Where it stands there.
    pub(super) key: Vec<i64>,
    /// The paragraph of the base whose words it has.
    pub(super) text_of: Option<usize>,
    /// The paragraph that its end became, where it was split.
    pub(super) split_to: Option<usize>,
    /// The paragraph that it was joined to.
    pub(super) joined_to: Option<usize>,
    /// Those that were joined to it, in order.
    pub(super) joined: Vec<usize>,
    /// Its words, once somebody touched them.
    pub(super) words: Option<Words>,
    /// Who deleted it.
    pub(super) gone: Option<Step>,
    /// The label that an item gives it.
    pub(super) label: Option<String>,
    /// Who brought it, moved it, gave it another number, or would delete it, too.
    pub(super) by: Vec<Step>,
    /// It is a footnote, and stands below the text.
    pub(super) is_note: bool,
}

impl Slot {
    /// A paragraph without words.
    pub(super) fn empty(kind: Kind, key: Vec<i64>) -> Self {
        Self {
            base: None,
            like: None,
            kind,
            parent: None,
            moved_to: Vec::new(),
            key,
            text_of: None,
            split_to: None,
            joined_to: None,
            joined: Vec::new(),
            words: None,
            gone: None,
            label: None,
            by: Vec::new(),
            is_note: false,
        }
    }
}

/// All paragraphs in work: those of the base at their positions, then the title, then the footnotes of the base, then what items bring.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) base: &'a Instrument,
    pub(super) slots: Vec<Slot>,
    /// Those that belong to a paragraph and do not in the base.
    adopted: HashMap<usize, BTreeSet<usize>>,
    order: i64,
    /// The first number that no footnote of the base bears.
    pub(super) unborne: usize,
}

impl<'a> Draft<'a> {
    pub(super) fn of(base: &'a Instrument) -> Self {
        let of_base = base.provisions.len() + 1 + base.footnotes.len();
        let slots = (0..of_base).map(|at| untouched(base, at)).collect();
        let numbers = base
            .footnotes
            .iter()
            .filter_map(|it| it.marker.parse::<usize>().ok());
        Self {
            base,
            slots,
            adopted: HashMap::new(),
            order: 0,
            unborne: numbers.max().unwrap_or(0) + 1,
        }
    }

    /// Takes back all that was done to what the base has at a position.
    pub(super) fn restore(&mut self, slot: usize) {
        let untouched = untouched(self.base, slot);
        self.adopt(slot, untouched.parent);
        self.slots[slot] = untouched;
    }

    /// Adds a paragraph that an item brings, and returns its position.
    pub(super) fn push(&mut self, slot: Slot) -> usize {
        let parent = slot.parent;
        let at = self.slots.len();
        self.slots.push(Slot { parent: None, ..slot });
        self.adopt(at, parent);
        at
    }

    /// Takes back what items brought, from a position on.
    pub(super) fn truncate(&mut self, len: usize) {
        for at in len..self.slots.len() {
            self.adopt(at, None);
        }
        self.slots.truncate(len);
    }

    /// Makes a paragraph belong to another, or to none.
    pub(super) fn adopt(&mut self, child: usize, parent: Option<usize>) {
        let before = std::mem::replace(&mut self.slots[child].parent, parent);
        let of_base = self.parent_of_base(child);
        if let Some(before) = before
            && let Some(children) = self.adopted.get_mut(&before)
        {
            children.remove(&child);
        }
        if let Some(parent) = parent.filter(|_| parent != of_base) {
            self.adopted.entry(parent).or_default().insert(child);
        }
    }

    fn parent_of_base(&self, slot: usize) -> Option<usize> {
        let provision = self.base.provisions.get(slot)?;
        provision.parent.map(|parent| parent.0)
    }

    /// The position of the title.
    pub(super) fn title(&self) -> usize {
        self.base.provisions.len()
    }

    /// The positions of the footnotes of the base.
    pub(super) fn notes(&self) -> Range<usize> {
        let first = self.title() + 1;
        first..first + self.base.footnotes.len()
    }

    /// Tells whether a position is that of a footnote, of the base or of an item.
    pub(super) fn is_note(&self, slot: usize) -> bool {
        self.slots[slot].is_note
    }

    /// The footnote of the base at a position.
    pub(super) fn note(&self, slot: usize) -> Option<&'a Footnote> {
        slot.checked_sub(self.notes().start)
            .and_then(|at| self.base.footnotes.get(at))
    }

    /// What the base has there; nothing for what an item brings.
    pub(super) fn base_text(&self, slot: usize) -> &'a str {
        match self.slots[slot].text_of {
            Some(at) => &self.base.provisions[at].text,
            None if slot == self.title() => self.base.masthead.title.as_deref().unwrap_or_default(),
            None => self.note(slot).map_or("", |note| note.text.as_str()),
        }
    }

    /// What stands there now.
    pub(super) fn text(&self, slot: usize) -> String {
        match &self.slots[slot].words {
            Some(words) => words.text(),
            None => self.base_text(slot).to_owned(),
        }
    }

    /// The words there, to be changed.
    pub(super) fn words(&mut self, slot: usize) -> &mut Words {
        let base = self.base_text(slot);
        self.slots[slot].words.get_or_insert_with(|| Words::of(base))
    }

    /// How many paragraphs it lies below.
    pub(super) fn depth(&self, slot: usize) -> i64 {
        signed(std::iter::successors(self.slots[slot].parent, |&parent| self.slots[parent].parent).count())
    }

    /// The next in the order of the sheets.
    pub(super) fn next(&mut self) -> i64 {
        self.order += 1;
        self.order
    }

    /// Who deleted it, or what it belongs to.
    pub(super) fn gone(&self, slot: usize) -> Option<Step> {
        let mut own = std::iter::successors(Some(slot), |&at| self.slots[at].parent);
        own.find_map(|at| self.slots[at].gone)
    }

    /// Tells whether it belongs to another, directly or not.
    pub(super) fn is_below(&self, slot: usize, other: usize) -> bool {
        let mut above = std::iter::successors(self.slots[slot].parent, |&at| self.slots[at].parent);
        above.any(|at| at == other)
    }

    /// The paragraph that nothing stands above, of those that it belongs to.
    pub(super) fn root(&self, slot: usize) -> usize {
        let above = std::iter::successors(Some(slot), |&at| self.slots[at].parent);
        above.last().unwrap_or(slot)
    }

    /// The paragraph that it is part of in the result: itself, or the one that it was joined to.
    pub(super) fn host(&self, slot: usize) -> usize {
        let hosts = std::iter::successors(Some(slot), |&at| self.slots[at].joined_to);
        hosts.take(self.slots.len()).last().unwrap_or(slot)
    }

    /// Its whole key.
    pub(super) fn place(&self, slot: usize) -> Vec<i64> {
        let Slot { moved_to, key, .. } = &self.slots[slot];
        moved_to.iter().chain(key).copied().collect()
    }

    /// Those that belong to a paragraph directly, of which `below` is what the base has below it. Cost: that of both.
    pub(super) fn children(&self, slot: usize, below: Range<usize>) -> Vec<usize> {
        let stayed =
            below.filter(|&at| self.slots[at].parent == Some(slot) && self.parent_of_base(at) == Some(slot));
        let mut children: Vec<usize> = stayed.collect();
        children.extend(self.adopted.get(&slot).into_iter().flatten());
        children.sort_unstable();
        children
    }
}

/// What stands at a position before anything is done: a provision, the title, a footnote.
fn untouched(base: &Instrument, at: usize) -> Slot {
    match base.provisions.get(at) {
        Some(provision) => Slot {
            base: Some(at),
            like: Some(at),
            parent: provision.parent.map(|parent| parent.0),
            text_of: Some(at),
            ..Slot::empty(provision.kind, vec![signed(at), 2])
        },
        None if at == base.provisions.len() => Slot::empty(Kind::Heading, vec![-1]),
        None => Slot {
            is_note: true,
            ..Slot::empty(Kind::Paragraph, Vec::new())
        },
    }
}

/// A position or a count among keys.
pub(super) fn signed(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Instrument {
        let text = "1. Urges States:\n\n(a) To act;\n\n(b) To help;\n\n2. Thanks donors.\n";
        let source = crate::read::Source {
            name: "base.txt".to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let understood = crate::compare::understand(&source, &crate::read::ReadOptions::default());
        understood.expect("text that is in memory can be read").instrument
    }

    #[test]
    fn who_belongs_to_whom_is_known_after_moves_and_when_they_are_taken_back() {
        let base = base();
        let mut draft = Draft::of(&base);
        let (one, two) = (0, 3);
        assert_eq!(draft.children(one, 1..3), [1, 2]);
        draft.adopt(2, Some(two));
        let new = draft.push(Slot {
            parent: Some(two),
            ..Slot::empty(Kind::Subparagraph, Vec::new())
        });
        assert_eq!(draft.children(one, 1..3), [1]);
        assert_eq!(draft.children(two, 4..4), [2, new]);
        draft.truncate(new);
        draft.restore(2);
        assert_eq!(draft.children(one, 1..3), [1, 2]);
        assert!(draft.children(two, 4..4).is_empty());
    }
}
