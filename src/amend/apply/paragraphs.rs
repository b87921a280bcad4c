//! Whole paragraphs are taken out, replaced, brought, moved, joined, split and given other numbers.

use std::ops::Range;

use super::Step;
use super::draft::Slot;
use super::gap::Gap;
use super::refusal::Refusal;
use super::seek::Need;
use super::words::Words;
use super::work::{Done, Work};
use crate::amend::{Action, Position};
use crate::instrument::{Kind, Series, Target};
use crate::report::word_edits;
use crate::text::wording::same_wording;

impl Work<'_> {
    pub(super) fn delete(&mut self, step: Step, action: &Action) -> Result<Done, Refusal> {
        let slots = match &action.target {
            Target::All(group) if group.series == Series::Footnote => self.draft.notes().collect(),
            Target::All(group) => self.places.group(group),
            _ => vec![self.worked_on(action)?],
        };
        let mut done = Done {
            slots: slots.clone(),
            ..Done::default()
        };
        for slot in slots {
            if slot == self.draft.title() {
                return Err(Refusal::Incomplete {
                    what: "what the title becomes",
                });
            }
            match self.draft.gone(slot) {
                Some(by) => {
                    done.notes.push(format!("{} deletes it, too", self.by(by)));
                    self.draft.slots[slot].by.push(step);
                }
                None => self.drop_whole(slot, step),
            }
        }
        Ok(done)
    }

    /// Deletes a paragraph with all that belongs to it and was not moved elsewhere; an article with the heading that is its number.
    fn drop_whole(&mut self, slot: usize, step: Step) {
        let home = &self.draft.slots[slot].moved_to;
        let at_home = |it: &usize| match self.draft.slots[*it].parent {
            _ if *it == slot => true,
            None => self.draft.slots[*it].moved_to == *home,
            Some(_) => self.draft.is_below(*it, slot),
        };
        let own: Vec<usize> = self
            .with_children(vec![slot])
            .into_iter()
            .filter(at_home)
            .collect();
        let heading = self.draft.slots[slot]
            .base
            .and_then(|at| self.places.heading_of(at));
        for it in own.into_iter().chain(heading) {
            self.draft.slots[it].gone.get_or_insert(step);
        }
    }

    pub(super) fn replace(&mut self, step: Step, action: &Action) -> Result<Done, Refusal> {
        let slot = self.worked_on(action)?;
        let new = action.new_text.trim();
        if new.is_empty() {
            return Err(Refusal::Incomplete { what: "what comes" });
        }
        if self.draft.is_note(slot) {
            return Ok(self.replace_note(step, slot, new));
        }
        let mut lines = new.split('\n');
        let first = lines.next().unwrap_or_default().trim();
        let rest: Vec<&str> = lines.collect();
        let base = self.draft.base_text(slot);
        let children: Vec<usize> = self.children_of_base(slot);
        if same_wording(base, first) && base.trim_end() == first && rest.is_empty() && children.is_empty() {
            return Ok(Done::already(slot));
        }
        let mut done = Done::at(slot);
        self.rewrite(step, slot, first);
        if rest.is_empty() && !children.is_empty() && first.ends_with(':') {
            done.notes.push("its subparagraphs stay".to_owned());
            return Ok(done);
        }
        for child in children {
            self.draft.slots[child].gone.get_or_insert(step);
        }
        let key = self.draft.place(slot);
        let brought = self.bring(step, slot, &key, &rest);
        done.slots.extend(brought);
        Ok(done)
    }

    /// Makes the words of a paragraph others; what both have stays, with the marks of its notes.
    pub(super) fn rewrite(&mut self, step: Step, slot: usize, new: &str) {
        let base = self.draft.base_text(slot);
        let touched = self.draft.slots[slot].words.is_some();
        let words = self.draft.words(slot);
        if touched || base.is_empty() {
            let all = 0..words.pieces.len();
            words.strike(all.clone(), step);
            words.instead(all.end, new, step);
            return;
        }
        *words = Words::rewritten(word_edits(base, new), step);
    }

    pub(super) fn renumber(&mut self, step: Step, action: &Action) -> Result<Done, Refusal> {
        let slot = self.worked_on(action)?;
        let label = action.new_text.trim().trim_end_matches('.').to_owned();
        if label.is_empty() || slot == self.draft.title() {
            return Err(Refusal::Incomplete {
                what: "the new number",
            });
        }
        let own = self.draft.slots[slot]
            .base
            .and_then(|at| self.draft.base.provisions[at].label.clone());
        let same = own.as_deref() == Some(&label);
        self.draft.slots[slot].label = Some(label);
        if same {
            // It keeps its number, whatever comes in front of it.
            return Ok(Done::already(slot));
        }
        self.draft.slots[slot].by.push(step);
        Ok(Done::at(slot))
    }

    pub(super) fn shift(&mut self, step: Step, action: &Action) -> Result<Done, Refusal> {
        let slot = self.slot(&action.target)?;
        let asked = action.to.first().ok_or(Refusal::Incomplete {
            what: "where it is moved to",
        })?;
        let from = self.draft.slots[slot].base.ok_or(Refusal::Incomplete {
            what: "a paragraph of the base",
        })?;
        let beside = match asked {
            // `move OP5 to OP9`: it is to be the ninth.
            Target::At(there) if self.slot(asked)? > slot => Target::After(there.clone()),
            Target::At(there) => Target::Before(there.clone()),
            other => other.clone(),
        };
        let gap = self.gap(&beside, action.label.as_deref())?;
        let own = from..self.places.end(from);
        if gap.like.is_some_and(|like| own.contains(&like)) {
            return Err(Refusal::Incomplete {
                what: "another place than its own",
            });
        }
        // What belongs to it goes with it, since keys are compared below one paragraph; the paragraphs of an article belong to none.
        let home = self.draft.slots[slot].moved_to.clone();
        for at in own {
            let it = &mut self.draft.slots[at];
            if at == from || it.parent.is_none() && it.moved_to == home {
                it.moved_to.splice(0..0, gap.key.iter().copied());
            }
        }
        self.draft.adopt(slot, gap.parent);
        let slot_of = &mut self.draft.slots[slot];
        slot_of.kind = gap.kind;
        slot_of.by.push(step);
        slot_of.like = gap.like.or(slot_of.like);
        Ok(Done::at(slot))
    }

    pub(super) fn merge(&mut self, step: Step, action: &Action) -> Result<Done, Refusal> {
        let first = self.slot(&action.target)?;
        let others: Vec<usize> = action
            .to
            .iter()
            .map(|it| self.slot(it))
            .collect::<Result<_, _>>()?;
        if others.is_empty() || others.contains(&first) {
            return Err(Refusal::Incomplete {
                what: "what it is merged with",
            });
        }
        let mut done = Done::at(first);
        let new = action.new_text.trim();
        if new.is_empty() {
            done.notes
                .push("joined as they are; the wording at the joint is left alone".to_owned());
        } else {
            self.rewrite(step, first, new);
        }
        for other in others {
            for child in self.children(other) {
                self.draft.adopt(child, Some(first));
            }
            let taken = self.draft.slots[other].gone.is_some();
            self.draft.slots[other].gone.get_or_insert(step);
            if new.is_empty() && !taken {
                self.draft.slots[other].joined_to = Some(first);
                self.draft.slots[first].joined.push(other);
            }
        }
        self.draft.slots[first].by.push(step);
        Ok(done)
    }

    pub(super) fn split(&mut self, step: Step, action: &Action) -> Result<Done, Refusal> {
        let slot = self.slot(&action.target)?;
        let base = self.draft.base_text(slot);
        let place = self.only(slot, base, &(0..base.len()), &action.anchor)?;
        let at = if action.position == Position::After {
            place.end
        } else {
            place.start
        };
        let (front, back) = (base[..at].trim(), base[at..].trim());
        if front.is_empty() || back.is_empty() {
            return Err(Refusal::Incomplete {
                what: "a place inside the paragraph",
            });
        }
        let tail = at..base.len();
        self.free(slot, &tail, Need::Whole { deletes: false }, back)?;
        let second = self.cut(step, slot, tail);
        for child in self.children_of_base(slot) {
            self.draft.adopt(child, Some(second));
        }
        Ok(Done {
            slots: vec![slot, second],
            ..Done::default()
        })
    }

    /// Makes the end of a paragraph one of its own.
    fn cut(&mut self, step: Step, slot: usize, tail: Range<usize>) -> usize {
        let head = tail.start;
        let mut rest = self.draft.words(slot).clone();
        let words = self.draft.words(slot);
        let pieces = words.stretch(tail);
        words.strike(pieces.clone(), step);
        let end = words.pieces.len();
        words.strike(pieces.start..end, step);
        let head = rest.border(head);
        rest.strike(0..head, step);
        self.second(step, slot, rest)
    }

    /// Adds the paragraph that the end of another becomes.
    fn second(&mut self, step: Step, slot: usize, words: Words) -> usize {
        let mut key = self.draft.place(slot);
        key.extend([0, self.draft.next()]);
        let own = &self.draft.slots[slot];
        let gap = Gap {
            key,
            like: own.like,
            kind: own.kind,
            parent: own.parent,
        };
        let text_of = own.text_of;
        let second = self.add(step, &gap, "", None);
        self.draft.slots[second].words = Some(words);
        self.draft.slots[second].text_of = text_of;
        self.draft.slots[slot].split_to = Some(second);
        second
    }

    pub(super) fn insert(&mut self, step: Step, action: &Action, heading: bool) -> Result<Done, Refusal> {
        let new = action.new_text.trim();
        if new.is_empty() {
            return Err(Refusal::Incomplete {
                what: "what is put in",
            });
        }
        let gap = self.gap(&action.target, action.label.as_deref())?;
        let gap = self.of_kind(gap, heading, action.label.as_deref());
        let mut lines = new.split('\n');
        let first = lines.next().unwrap_or_default().trim();
        let rest: Vec<&str> = lines.collect();
        if rest.is_empty()
            && let Some(there) = self.stands_there(&gap, &action.target, first)
        {
            return Ok(Done::already(there));
        }
        let slot = self.add(step, &gap, first, action.label.clone());
        let key = self.draft.place(slot);
        let mut done = Done::at(slot);
        done.slots.extend(self.bring(step, slot, &key, &rest));
        Ok(done)
    }

    /// What comes beside a heading is one only where the sheet says so, or where its label does: `§ 3a` beside `§ 3`. Beside a paragraph
    /// likewise.
    fn of_kind(&self, gap: Gap, heading: bool, label: Option<&str>) -> Gap {
        if heading {
            return Gap {
                kind: Kind::Heading,
                like: None,
                parent: None,
                ..gap
            };
        }
        let Some(at) = gap.like.filter(|_| gap.kind == Kind::Heading) else {
            return gap;
        };
        let provisions = &self.draft.base.provisions;
        if label.is_some_and(|label| {
            provisions[at]
                .label
                .as_deref()
                .is_some_and(|own| alike(own, label))
        }) {
            return gap;
        }
        let counted = |it: &usize| provisions[*it].parent.is_none() && provisions[*it].kind != Kind::Heading;
        let like = (at..provisions.len())
            .find(counted)
            .or_else(|| (0..at).rev().find(counted));
        match like {
            Some(like) => Gap {
                kind: provisions[like].kind,
                like: Some(like),
                ..gap
            },
            None => gap,
        }
    }

    /// Finds the paragraph beside a gap that has a wording already. The one that the sheet names is not meant: who puts the same
    /// words beside it wants them twice.
    fn stands_there(&self, gap: &Gap, target: &Target, new: &str) -> Option<usize> {
        let like = gap.like?;
        let there = match target {
            Target::Before(_) => like.checked_sub(1)?,
            _ => self.places.end(like),
        };
        let reads = |at: usize| same_wording(&self.draft.base.provisions[at].text, new);
        Some(there).filter(|&at| at < self.draft.title() && reads(at))
    }

    fn add(&mut self, step: Step, gap: &Gap, text: &str, label: Option<String>) -> usize {
        self.draft.push(Slot {
            like: gap.like,
            parent: gap.parent,
            words: Some(Words::brought(text, step)),
            label,
            by: vec![step],
            ..Slot::empty(gap.kind, gap.key.clone())
        })
    }

    /// Adds the further lines of a payload behind its first paragraph: lettered ones below it, others beside it.
    fn bring(&mut self, step: Step, root: usize, key: &[i64], lines: &[&str]) -> Vec<usize> {
        let mut levels = super::payload::Levels::default();
        let mut above = vec![root];
        let mut brought = Vec::new();
        let lines = lines.iter().map(|line| line.trim());
        for line in lines.filter(|line| !line.is_empty()) {
            let mut key = key.to_vec();
            key.extend([0, self.draft.next()]);
            let (level, label, text) = levels.next(line);
            above.truncate(level.max(1));
            let own = &self.draft.slots[root];
            let gap = if level == 0 {
                above.clear();
                Gap {
                    key,
                    like: own.like,
                    kind: own.kind,
                    parent: own.parent,
                }
            } else {
                Gap {
                    key,
                    like: None,
                    kind: Kind::Subparagraph,
                    parent: above.last().copied(),
                }
            };
            let slot = self.add(step, &gap, text, label);
            above.push(slot);
            brought.push(slot);
        }
        brought
    }
}

/// Tells whether two labels name the same kind of unit: `§ 3` and `§ 3a`, and not `(3)`.
fn alike(one: &str, other: &str) -> bool {
    let named = |label: &str| {
        let name = label
            .split(|c: char| c.is_ascii_digit())
            .next()
            .unwrap_or_default();
        name.trim().to_lowercase()
    };
    let name = named(one);
    name == named(other) && !matches!(name.as_str(), "" | "(") && one != other
}
