//! The place where a paragraph is put, as the sheet names it: behind another, in front of it, at an end.

use super::draft::signed;
use super::refusal::Refusal;
use super::work::Work;
use crate::instrument::{Address, Base, Kind, Provision, Series, Spot, Target};

/// Where a paragraph is put, and what it is there.
pub(super) struct Gap {
    pub(super) key: Vec<i64>,
    pub(super) like: Option<usize>,
    pub(super) kind: Kind,
    pub(super) parent: Option<usize>,
}

impl Work<'_> {
    /// Finds where a paragraph is put.
    pub(super) fn gap(&mut self, target: &Target, label: Option<&str>) -> Result<Gap, Refusal> {
        let order = self.draft.next();
        match target {
            Target::After(spot) | Target::At(spot) => match self.spot(spot) {
                Ok(at) if self.is_item_below(at, label) => Ok(self.end_of(at, order)),
                Ok(at) => Ok(self.after(at, order)),
                Err(refusal) => self.beside_brought(spot, 1, order).ok_or(refusal),
            },
            Target::Before(spot) => match self.spot(spot) {
                Ok(at) => Ok(self.before(at, order)),
                Err(refusal) => self
                    .first_of(&spot.address)
                    .or_else(|| self.beside_brought(spot, -1, order))
                    .ok_or(refusal),
            },
            Target::End(spot) => {
                let at = self.spot(spot)?;
                Ok(self.end_of(at, order))
            }
            Target::EndOf(group) | Target::All(group) => match self.places.group(group).last() {
                Some(&last) => Some(self.after(last, order)),
                None => self.new_series(group.series, order),
            }
            .ok_or_else(|| Refusal::NoTarget {
                asked: target.to_string(),
                near: Vec::new(),
            }),
        }
    }

    fn beside_brought(&self, asked: &Spot, side: i64, order: i64) -> Option<Gap> {
        let slot = self.brought(asked)?;
        Some(self.beside(slot, side, order))
    }

    fn after(&self, at: usize, order: i64) -> Gap {
        let slot = &self.draft.slots[at];
        Gap {
            key: vec![signed(self.places.end(at)), 0, -self.draft.depth(at), order],
            like: Some(at),
            kind: slot.kind,
            parent: self.draft.base.provisions[at].parent.map(|it| it.0),
        }
    }

    fn before(&self, at: usize, order: i64) -> Gap {
        Gap {
            key: vec![signed(at), 1, self.draft.depth(at), order],
            ..self.after(at, order)
        }
    }

    /// Behind the last that belongs to a provision.
    fn end_of(&self, at: usize, order: i64) -> Gap {
        let last_child = self.children_of_base(at).last().copied();
        if let Some(child) = last_child {
            return self.after(child, order);
        }
        let last = self.places.end(at) - 1;
        let counted = matches!(
            self.draft.base.provisions[at].id.base,
            Base::Counted(Series::Article | Series::Section, _)
        );
        if counted || self.places.heads_article(at) {
            let top = self.top(last);
            return Gap {
                key: vec![signed(last) + 1, 0, 0, order],
                ..self.after(top, order)
            };
        }
        Gap {
            key: vec![signed(self.places.end(at)), 0, -self.draft.depth(at) - 1, order],
            like: None,
            kind: Kind::Subparagraph,
            parent: Some(at),
        }
    }

    fn top(&self, at: usize) -> usize {
        std::iter::successors(Some(at), |&it| self.draft.slots[it].parent)
            .last()
            .unwrap_or(at)
    }

    /// Beside a paragraph that an item brings.
    fn beside(&self, slot: usize, side: i64, order: i64) -> Gap {
        let own = &self.draft.slots[slot];
        let mut key = self.draft.place(slot);
        if side == 1 {
            key.extend([1, order]);
        } else {
            // In front of it, and behind what stands before it.
            if let Some(last) = key.last_mut() {
                *last -= 1;
            }
            key.extend([2, order]);
        }
        Gap {
            key,
            like: own.like,
            kind: own.kind,
            parent: own.parent,
        }
    }

    /// `before:OP1(a)` where OP1 has no items yet, `before:PP1` where there is no preamble.
    fn first_of(&mut self, address: &Address) -> Option<Gap> {
        let order = self.draft.next();
        let mut stem = address.clone();
        if stem.items.pop().is_some() {
            let at = self.places.address(&stem).ok()?;
            return self
                .children_of_base(at)
                .is_empty()
                .then(|| self.end_of(at, order));
        }
        let Base::Counted(series, number) = &address.base else {
            return None;
        };
        (number.shown == "1").then(|| self.new_series(*series, order))?
    }

    /// The place of a first preambular or operative paragraph.
    fn new_series(&self, series: Series, order: i64) -> Option<Gap> {
        let provisions = &self.draft.base.provisions;
        let of = |wanted: Series| {
            move |it: &Provision| {
                it.id.scopes.is_empty() && matches!(it.id.base, Base::Counted(own, _) if own == wanted)
            }
        };
        match series {
            Series::Preambular => {
                let first = provisions.iter().position(of(Series::Operative))?;
                Some(Gap {
                    key: vec![signed(first), 0, 0, order],
                    like: None,
                    kind: Kind::Preambular,
                    parent: None,
                })
            }
            Series::Operative => {
                let last = provisions.iter().rposition(of(Series::Preambular))?;
                Some(Gap {
                    key: vec![signed(last) + 1, 0, 0, order],
                    like: None,
                    kind: Kind::Operative,
                    parent: None,
                })
            }
            _ => None,
        }
    }

    /// Tells whether a label makes a new paragraph behind another an item of it: `(c)` behind OP5, which has items.
    fn is_item_below(&self, at: usize, label: Option<&str>) -> bool {
        let Some(label) = label else { return false };
        let style = |label: &str| {
            let inner = label.trim_matches(['(', ')', '.', ' ']);
            (label.contains(')'), inner.chars().all(|c| c.is_ascii_digit()))
        };
        let own = self.draft.base.provisions[at].label.as_deref();
        let below = self.children_of_base(at);
        let item = below
            .first()
            .and_then(|&child| self.draft.base.provisions[child].label.as_deref());
        item.is_some_and(|item| style(item) == style(label))
            && own.is_none_or(|own| style(own) != style(label))
    }
}
