//! Decides which labels Word shall count and which are typed.
//!
//! A number that Word counts itself stays right while delegates edit the file; a number that it would count wrongly is a
//! lie. So both views of the file are counted here as Word counts them, the old one without the inserted paragraphs,
//! the new one without the deleted ones, and a label is left to Word only where it comes out as printed. Everything else
//! (`4 bis`, a number that the draft skipped, `I.` of a heading) is typed.
//!
//! Each part of a text (`Annex:`) has a list of its own, with three levels: `1.`, `(a)`, `(i)`. A level below counts from
//! the start under every paragraph above it.

use std::collections::BTreeMap;

use super::plan::{Item, Plan, What};
use crate::instrument::Kind;
use crate::report::{Provision, Report};
use crate::sides::{Side, Sides};
use crate::text::roman;

/// The number of levels that are counted.
pub(super) const LEVELS: usize = 3;

/// How the label of a paragraph is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    None,
    /// By Word, in the list with this number (from 1), on this level.
    Counted {
        list: u32,
        level: usize,
    },
    Typed,
}

/// The labels of all items, and the lists.
#[derive(Debug)]
pub(super) struct Labels {
    labels: Sides<Vec<Label>>,
    /// The first number of each list.
    pub(super) lists: Vec<u32>,
}

impl Labels {
    /// Counts both views of a plan.
    pub(super) fn new(report: &Report, plan: &Plan) -> Self {
        let mut counting = Counting {
            report,
            plan,
            lists: BTreeMap::new(),
            starts: Vec::new(),
            states: Sides::default(),
        };
        let mut labels = plan.items.as_ref().map(|items| vec![Label::None; items.len()]);
        for line in &plan.lines {
            let wanted = Sides::new(
                line.ends.old.map(|item| counting.label(Side::Old, item)),
                line.ends.new.map(|item| counting.label(Side::New, item)),
            );
            let wanted = match (wanted.old, wanted.new) {
                // One list for both views of one paragraph, or none: a change of list cannot be seen on the page.
                (Some(Label::Typed), Some(Label::Counted { .. }))
                | (Some(Label::Counted { .. }), Some(Label::Typed)) => {
                    Sides::new(Some(Label::Typed), Some(Label::Typed))
                }
                (old, new) => Sides::new(old, new),
            };
            for side in [Side::Old, Side::New] {
                if let (Some(item), Some(label)) = (*line.ends.get(side), *wanted.get(side)) {
                    counting.note(side, item, label);
                    labels.get_mut(side)[item] = label;
                }
            }
        }
        Self {
            labels,
            lists: counting.starts,
        }
    }

    /// Returns how the label of an item is printed.
    pub(super) fn of(&self, side: Side, item: usize) -> Label {
        self.labels.get(side)[item]
    }
}

/// Returns the text of a typed label as printed, without the tab that follows: `4 bis.`, `(a)`, `Article 4`, `第四条`.
pub(super) fn typed(provision: &Provision) -> Option<String> {
    let label = provision.label.as_deref().filter(|label| !label.is_empty())?;
    if let Some(stop) = &provision.stop {
        return Some(format!("{label}{stop}"));
    }
    // Where the print is not known, a number takes the stop of the United Nations.
    let takes_stop = provision.kind != Kind::Subparagraph && is_number(label);
    Some(if takes_stop {
        format!("{label}.")
    } else {
        label.to_owned()
    })
}

/// Whether a label is a bare number or letter of the Latin alphabet: `II`, `4 bis`, `A`; not `Article 4`, `§ 3`, `第四条`.
fn is_number(label: &str) -> bool {
    let first = label.split(' ').next().unwrap_or_default();
    let digits = first.starts_with(|c: char| c.is_ascii_digit());
    let letters = first == label && label.len() <= 4 && label.bytes().all(|b| b.is_ascii_alphabetic());
    (digits || letters) && label.ends_with(|c: char| c.is_ascii_alphanumeric())
}

/// What Word would know in one view.
#[derive(Default)]
struct State {
    /// For each list, the number last printed and its item, by level.
    last: BTreeMap<u32, [Option<(u32, usize)>; LEVELS]>,
}

struct Counting<'a> {
    report: &'a Report,
    plan: &'a Plan,
    lists: BTreeMap<String, u32>,
    starts: Vec<u32>,
    states: Sides<State>,
}

impl<'a> Counting<'a> {
    fn provision(&self, side: Side, item: usize) -> Option<&'a Provision> {
        let items: &Vec<Item> = self.plan.items.get(side);
        match items[item].what {
            What::Provision(at) => Some(&self.report.texts.get(side).provisions[at]),
            _ => None,
        }
    }

    /// Says how the label of an item can be printed, were this view alone.
    fn label(&mut self, side: Side, item: usize) -> Label {
        let Some(provision) = self.provision(side, item) else {
            return Label::None;
        };
        let Some(printed) = provision.label.as_deref() else {
            return Label::None;
        };
        let counted = matches!(
            provision.kind.known(),
            Some(Kind::Operative | Kind::Paragraph | Kind::Subparagraph)
        );
        if !counted {
            return Label::Typed;
        }
        let part = provision.part();
        let Some(level) = self.level(side, provision) else {
            return Label::Typed;
        };
        let counted_stop = if level == 0 { "." } else { "" };
        if provision.stop.as_deref().is_some_and(|stop| stop != counted_stop) {
            return Label::Typed;
        }
        let list = if let Some(list) = self.lists.get(&part) {
            *list
        } else {
            let Some(first) = printed.parse().ok().filter(|_| level == 0) else {
                return Label::Typed;
            };
            self.starts.push(first);
            let list = self.starts.len() as u32;
            self.lists.insert(part, list);
            list
        };
        let start = self.starts[list as usize - 1];
        let printed_before = self.states.get(side).last.get(&list);
        let printed_before = printed_before.copied().unwrap_or_default();
        if level > 0 {
            let above = printed_before[level - 1].and_then(|(_, item)| self.provision(side, item));
            if above.map(|above| &above.id) != provision.parent.as_ref() {
                return Label::Typed;
            }
        }
        let next = match printed_before[level] {
            Some((number, _)) => number.saturating_add(1),
            None if level == 0 => start,
            None => 1,
        };
        if written(level, next) == printed {
            Label::Counted { list, level }
        } else {
            Label::Typed
        }
    }

    fn level(&self, side: Side, provision: &Provision) -> Option<usize> {
        let mut level = 0;
        let mut current = provision;
        while current.kind == Kind::Subparagraph {
            level += 1;
            let parent = current.parent.as_deref()?;
            let provisions = &self.report.texts.get(side).provisions;
            current = provisions.iter().rev().find(|it| it.id == parent)?;
            if level >= LEVELS {
                return None;
            }
        }
        Some(level)
    }

    /// Follows a label as Word does.
    fn note(&mut self, side: Side, item: usize, label: Label) {
        let Label::Counted { list, level } = label else {
            return;
        };
        let start = self.starts[list as usize - 1];
        let last = self.states.get_mut(side).last.entry(list).or_default();
        let first = if level == 0 { start } else { 1 };
        let number = last[level].map_or(first, |(number, _)| number.saturating_add(1));
        last[level] = Some((number, item));
        for below in &mut last[level + 1..] {
            *below = None;
        }
    }
}

/// Writes a number as the level does.
fn written(level: usize, number: u32) -> String {
    match level {
        0 => number.to_string(),
        1 => format!("({})", letters(number)),
        _ => format!("({})", roman::written(number.min(LONGEST_ROMAN))),
    }
}

/// No list of paragraphs goes further.
const LONGEST_ROMAN: u32 = 399;

/// Word counts `z`, `aa`, `bb`.
fn letters(number: u32) -> String {
    let index = number.saturating_sub(1);
    let letter = char::from(b'a' + (index % 26) as u8);
    letter.to_string().repeat((index / 26 + 1).min(64) as usize)
}
