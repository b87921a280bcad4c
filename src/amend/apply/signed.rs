//! Whose each changed stretch of a comparison is.
//!
//! The words in work know who struck them and who brought them. Each paragraph that somebody touched is cut into stretches, each with
//! its step; an edit of the comparison is theirs whose stretches it covers, and is parted where another's begin.
//!
//! ```text
//! base      Urges ·all· States to act;                      all: item 1
//! result    Urges ·the· States ·and observers· to act;      the: item 1, and observers: item 2
//! edits     [-all-]{+the+} item 1      {+and observers +} item 2
//! ```
//!
//! Where the texts are not those of the words in work (a reference that followed a number), nobody is named for an edit, and all who
//! changed the paragraph stand for it. Cost: linear in the paragraphs that changed.

use std::collections::HashMap;

use super::Step;
use super::draft::Draft;
use super::finish::Finished;
use super::words::From;
use crate::report::{Causes, Edit, Entry, Op, Report};
use crate::sides::Sides;

/// So many bytes, and whose they are.
type Stretch = (usize, Option<Step>);

/// Names for each edit of a comparison those whose it is, among those that its entry names.
pub(super) fn sign(comparison: &mut Report, draft: &Draft<'_>, finished: &Finished) {
    let base = draft.base.provisions.iter().map(|it| it.id.to_string());
    let result = finished.instrument.provisions.iter().map(|it| it.id.to_string());
    let places = Sides::new(base.zip(0..).collect(), result.zip(0..).collect());
    let signer = Signer {
        draft,
        finished,
        places,
    };
    for entry in comparison.entries.iter_mut().filter(|it| !it.by.is_empty()) {
        signer.entry(entry);
    }
}

struct Signer<'a> {
    draft: &'a Draft<'a>,
    finished: &'a Finished,
    /// The places of the paragraphs of both texts, by their ids.
    places: Sides<HashMap<String, usize>>,
}

impl Signer<'_> {
    fn entry(&self, entry: &mut Entry) {
        let (Some(old), Some(new)) = (self.old_side(entry), self.new_side(entry)) else {
            return;
        };
        let (mut old, mut new) = (Cursor::of(old), Cursor::of(new));
        let by: Vec<Step> = entry
            .by
            .iter()
            .map(|by| Step {
                sheet: by.sheet,
                item: by.item,
                action: by.action,
            })
            .collect();
        let place = |step: &Step| by.iter().position(|own| own == step);
        let places = |steps: &[Step]| -> Vec<usize> {
            let mut places: Vec<usize> = steps.iter().filter_map(place).collect();
            places.sort_unstable();
            places.dedup();
            places
        };
        let edits = std::mem::take(&mut entry.edits);
        entry.edits = edits
            .into_iter()
            .flat_map(|edit| {
                let (were, are) = (old.take(&edit.old), new.take(&edit.new));
                let hands = match edit.op {
                    Op::Equal => return vec![edit],
                    Op::Delete => were,
                    Op::Insert => are,
                };
                parted(&edit, &hands, &places)
            })
            .collect();
    }

    /// The stretches of the old side, joined by line ends.
    fn old_side(&self, entry: &Entry) -> Option<Vec<Stretch>> {
        let own = entry.old.iter().map(|id| {
            let at = *self.places.old.get(id)?;
            let text = self.draft.base.provisions[at].text.as_str();
            Some((of_base(self.draft, at), text.len()))
        });
        joined(own)
    }

    fn new_side(&self, entry: &Entry) -> Option<Vec<Stretch>> {
        let own = entry.new.iter().map(|id| {
            let at = *self.places.new.get(id)?;
            let text = self.finished.instrument.provisions[at].text.as_str();
            Some((of_result(self.draft, self.finished.slots[at]), text.len()))
        });
        joined(own)
    }
}

/// Joins the stretches of paragraphs by line ends; none where they are not as long as the texts.
fn joined(paragraphs: impl Iterator<Item = Option<(Vec<Stretch>, usize)>>) -> Option<Vec<Stretch>> {
    let mut all = Vec::new();
    for (at, paragraph) in paragraphs.enumerate() {
        let (stretches, length) = paragraph?;
        if stretches.iter().map(|(bytes, _)| bytes).sum::<usize>() != length {
            return None;
        }
        if at > 0 {
            all.push((1, None));
        }
        all.extend(stretches);
    }
    Some(all)
}

/// The stretches of a paragraph of the base, with those who struck them.
fn of_base(draft: &Draft<'_>, at: usize) -> Vec<Stretch> {
    let text = &draft.base.provisions[at].text;
    let slot = &draft.slots[at];
    let whole = |step| vec![(text.len(), step)];
    match (draft.gone(at), &slot.words) {
        (Some(step), _) => whole(Some(step)),
        (None, None) => whole(None),
        (None, Some(words)) => {
            let own = words.pieces.iter().filter(|it| matches!(it.from, From::Base(_)));
            own.map(|it| (it.text.len(), it.gone)).collect()
        }
    }
}

/// The stretches of a paragraph of the result, with those who brought them.
fn of_result(draft: &Draft<'_>, at: usize) -> Vec<Stretch> {
    let slot = &draft.slots[at];
    let mut all: Vec<Stretch> = match &slot.words {
        Some(words) => words.live().map(|it| (it.text.len(), it.by())).collect(),
        None => vec![(draft.base_text(at).len(), None)],
    };
    for &other in &slot.joined {
        all.push((1, None));
        all.extend(of_result(draft, other));
    }
    all
}

/// Stretches that are read from the front.
struct Cursor {
    stretches: std::vec::IntoIter<Stretch>,
    /// What is left of the one that was begun.
    open: Stretch,
}

impl Cursor {
    fn of(stretches: Vec<Stretch>) -> Self {
        Self {
            stretches: stretches.into_iter(),
            open: (0, None),
        }
    }

    /// Passes over a text, and returns whose its parts are. Blanks, and what is nobody's, belong to what stands in front of them.
    fn take(&mut self, text: &str) -> Vec<Hand> {
        let mut hands: Vec<Hand> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            while self.open.0 == 0 {
                let Some(next) = self.stretches.next() else {
                    return hands;
                };
                self.open = next;
            }
            let (left, step) = self.open;
            let bytes = left.min(text.len() - at);
            self.open.0 -= bytes;
            let own = text.get(at..at + bytes).unwrap_or_default();
            let blank = own.trim().is_empty();
            at += bytes;
            match hands.last_mut() {
                Some(last) if last.step.is_none() || blank || step.is_none() || last.step == step => {
                    last.bytes += bytes;
                    if last.blank || last.step.is_none() {
                        last.step = step.or(last.step);
                        last.blank = blank;
                    }
                }
                _ => hands.push(Hand { bytes, step, blank }),
            }
        }
        hands
    }
}

/// A part of an edit.
struct Hand {
    bytes: usize,
    step: Option<Step>,
    /// Nothing but blanks so far.
    blank: bool,
}

/// Parts an edit where another's words begin.
fn parted(edit: &Edit, hands: &[Hand], places: &impl Fn(&[Step]) -> Vec<usize>) -> Vec<Edit> {
    let mut at = 0;
    let parts = hands.iter().enumerate().map(|(first, hand)| {
        let range = at..at + hand.bytes;
        at = range.end;
        let part = |text: &str| text.get(range.clone()).unwrap_or_default().to_owned();
        Edit {
            old: part(&edit.old),
            new: part(&edit.new),
            by: places(hand.step.as_slice()),
            // What the change means is said once.
            causes: if first == 0 {
                edit.causes.clone()
            } else {
                Causes::default()
            },
            ..edit.clone()
        }
    });
    let parts: Vec<Edit> = parts.collect();
    let whole = parts.iter().map(|it| it.old.len() + it.new.len()).sum::<usize>();
    if whole == edit.old.len() + edit.new.len() {
        parts
    } else {
        vec![edit.clone()]
    }
}
