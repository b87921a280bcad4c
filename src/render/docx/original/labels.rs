//! Writes the numbers of paragraphs the way the file writes its own: typed as it types them, or counted by Word.
//!
//! A kept paragraph whose number is typed gets the new number in place of the old one. A new paragraph copies what stands
//! before the text of the nearest paragraph of its kind (`\t4.\t`), or its list and level where numbers are counted.

use std::ops::Range;

use super::super::numbering::typed;
use super::super::plan::{Fate, Line, What};
use super::super::xml::run;
use super::finding::significant;
use super::pen::{Pen, fate_of};
use crate::instrument::Kind;
use crate::report::{Open, Provision};
use crate::sides::Side;

/// What an old paragraph is looked for by: its kind, and whether it has a label.
type Look<'a> = (Option<&'a Open<Kind>>, bool);

impl<'a> Pen<'a> {
    /// Returns the new item that begins in a line, or in lines before it of which nothing but this beginning is left.
    fn new_item(&self, at: usize) -> Option<usize> {
        let line = &self.plan.lines[at];
        if line.starts.new.is_some() {
            return line.starts.new;
        }
        let gone = |line: &&Line| {
            line.ends.new.is_none() && line.pieces.iter().all(|piece| !fate_of(piece).shows(Side::New))
        };
        self.plan.lines[..at]
            .iter()
            .rev()
            .take_while(gone)
            .find_map(|line| line.starts.new)
    }

    /// Changes a number that is typed before an item.
    pub(super) fn relabel(&mut self, at: usize, item: usize, place: &Range<usize>) {
        let Some(new) = self.new_item(at) else { return };
        let (old, new) = (self.label(Side::Old, item), self.label(Side::New, new));
        let (Some(old), Some(new)) = (old, new) else {
            return;
        };
        if old == new {
            return;
        }
        let Some(typed) = self.typed_label(place, &old) else {
            return;
        };
        let look = self.manuscript.look(typed.start).to_owned();
        for letter in typed.clone() {
            self.fates[letter] = Fate::Deleted;
        }
        let text = self
            .revisions
            .wrap(&run(&new, &look, Fate::Inserted), Fate::Inserted);
        self.after.entry(typed.end - 1).or_default().push_str(&text);
    }

    /// Deletes the typed label of the old paragraph that follows a deleted border.
    pub(super) fn drop_label(&mut self, at: usize) {
        let Some(next) = self.plan.lines[at + 1..].iter().find_map(|line| line.starts.old) else {
            return;
        };
        let Some(place) = self.places[next].clone() else {
            return;
        };
        let all = self.manuscript.paragraphs[self.manuscript.letters[place.start].paragraph]
            .letters
            .clone();
        if !self.is_first_in_paragraph(&place) {
            return;
        }
        for letter in all.start..place.start {
            self.fates[letter] = Fate::Deleted;
        }
    }

    fn is_first_in_paragraph(&self, place: &Range<usize>) -> bool {
        let all = self.manuscript.paragraphs[self.manuscript.letters[place.start].paragraph]
            .letters
            .clone();
        let others = self.places.iter().flatten();
        !others
            .into_iter()
            .any(|other| other.end > all.start && other.end <= place.start)
    }

    fn label(&self, side: Side, item: usize) -> Option<String> {
        self.provision(side, item)?.label.clone()
    }

    fn provision(&self, side: Side, item: usize) -> Option<&'a Provision> {
        match self.plan.items.get(side)[item].what {
            What::Provision(at) => Some(&self.report.texts.get(side).provisions[at]),
            _ => None,
        }
    }

    /// Returns the letters before an item in its paragraph that spell its label.
    fn typed_label(&self, place: &Range<usize>, label: &str) -> Option<Range<usize>> {
        let letters = &self.manuscript.letters;
        let all = self.manuscript.paragraphs[letters[place.start].paragraph]
            .letters
            .clone();
        let wanted: Vec<char> = label.chars().collect();
        (all.start..place.start)
            .map(|start| start..start + wanted.len())
            .filter(|range| range.end <= place.start)
            .find(|range| {
                letters[range.clone()]
                    .iter()
                    .map(|letter| letter.c)
                    .eq(wanted.iter().copied())
            })
    }

    /// Returns what is typed before a new item, after the model of an old one; nothing where numbers are counted.
    pub(super) fn prefix(&self, place: &Range<usize>, item: usize, new: usize) -> Option<String> {
        let provision = self.provision(Side::New, new)?;
        let letters = &self.manuscript.letters;
        let all = self.manuscript.paragraphs[letters[place.start].paragraph]
            .letters
            .clone();
        let typed_before: String = letters[all.start.min(place.start)..place.start]
            .iter()
            .map(|letter| letter.c)
            .collect();
        let has_letters = typed_before.chars().any(significant);
        match (
            has_letters,
            self.label(Side::Old, item),
            provision.label.as_deref(),
        ) {
            (true, Some(old), Some(new)) if typed_before.contains(&old) && form(&old) == form(new) => {
                Some(typed_before.replacen(&old, new, 1))
            }
            (true, Some(_), Some(_)) => {
                // Another form of number: what stands before the model's own is still the way to its place.
                let indent: String = typed_before.chars().take_while(|c| !significant(*c)).collect();
                typed(provision).map(|label| indent + &label + "\t")
            }
            (_, None, Some(_)) => typed(provision).map(|label| label + "\t"),
            (false, _, _) if !typed_before.is_empty() => Some(typed_before),
            _ => None,
        }
    }

    /// Returns the properties of a model for a new paragraph, with its level in the list, or without the list.
    pub(super) fn numbered_like(&self, properties: &str, model: usize, new: usize) -> String {
        let Some((before, rest)) = properties.split_once("<w:numPr>") else {
            return properties.to_owned();
        };
        let Some((list, after)) = rest.split_once("</w:numPr>") else {
            return properties.to_owned();
        };
        let provisions = (self.provision(Side::Old, model), self.provision(Side::New, new));
        let (Some(model), Some(new)) = provisions else {
            return before.to_owned() + after;
        };
        if new.label.is_none() {
            return before.to_owned() + after;
        }
        let (from, to) = (model.depth(), new.depth());
        let mut list = list.to_owned();
        if from != to {
            for quote in ['"', '\''] {
                list = list.replace(
                    &format!("w:ilvl w:val={quote}{from}{quote}"),
                    &format!("w:ilvl w:val={quote}{to}{quote}"),
                );
            }
        }
        format!("{before}<w:numPr>{list}</w:numPr>{after}")
    }

    /// Finds the old paragraph that a new one shall look like: the last one of its kind before the anchor, else any.
    pub(super) fn model(&self, item: usize) -> Option<(usize, Range<usize>)> {
        if self.provision(Side::New, item).is_none() {
            return self.model_of_head(item);
        }
        let kind = |side: Side, item: usize| match self.provision(side, item) {
            Some(provision) => (Some(&provision.kind), provision.label.is_some()),
            None => (None, false),
        };
        let wanted = kind(Side::New, item);
        let found = |test: &dyn Fn(Look<'_>) -> bool| {
            let placed = self.places.iter().enumerate();
            let mut best = None;
            for (old, place) in placed {
                let Some(place) = place.as_ref().filter(|place| !self.manuscript.is_locked(place)) else {
                    continue;
                };
                if self.provision(Side::Old, old).is_none() || !test(kind(Side::Old, old)) {
                    continue;
                }
                let paragraph = &self.manuscript.paragraphs[self.manuscript.letters[place.start].paragraph];
                if best.is_none() || paragraph.range.start < self.anchor {
                    best = Some((old, place.clone()));
                }
            }
            best
        };
        found(&|kind| kind == wanted)
            .or_else(|| found(&|kind| kind.0 == wanted.0))
            .or_else(|| found(&|kind| kind.0.is_none_or(|kind| *kind != Kind::Heading)))
            .or_else(|| found(&|_| true))
    }

    /// Finds the old line outside the provisions that a new one shall look like: one of its kind, else the last before the
    /// anchor.
    fn model_of_head(&self, item: usize) -> Option<(usize, Range<usize>)> {
        let wanted = self.plan.items.new[item].what;
        let lines = self.places.iter().enumerate().filter_map(|(old, place)| {
            let what = self.plan.items.old[old].what;
            let place = place.clone().filter(|place| !self.manuscript.is_locked(place))?;
            (!matches!(what, What::Provision(_))).then_some((what, old, place))
        });
        let lines: Vec<(What, usize, Range<usize>)> = lines.collect();
        let start = |place: &Range<usize>| {
            self.manuscript.paragraphs[self.manuscript.letters[place.start].paragraph]
                .range
                .start
        };
        let same = lines.iter().find(|(what, ..)| *what == wanted);
        let before = || lines.iter().rfind(|(_, _, place)| start(place) < self.anchor);
        same.or_else(before).map(|(_, old, place)| (*old, place.clone()))
    }
}

/// The form of a number: `(a)` is another than `1`.
fn form(label: &str) -> (bool, bool) {
    (
        label.starts_with('('),
        label.contains(|c: char| c.is_ascii_digit()),
    )
}
