//! Which paragraph becomes which, and what that takes: paragraphs that go, come, move, or read otherwise.
//!
//! ```text
//! pairs     of the comparison, as far as both sides stand below paragraphs that are a pair themselves
//! stay      of the pairs among the children of one paragraph, the most that stand in the same order
//! move      the other pairs, each to the gap behind what stays in front of it
//! come, go  what has no partner, with all that belongs to it
//! ```
//!
//! Of a paragraph that was split the first part is the old one; of several that were merged the first is the new one. Places are those of
//! the old text, so what comes or moves is told beside a paragraph that stays. Several at one gap are told in their order. Cost:
//! O(n log n).

use std::collections::HashMap;

use crate::instrument::{Base, Provision, Series};
use crate::report::Report;
use crate::sides::Sides;
use crate::text::rising::keep_rising;

/// Something that is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::amend) enum Task {
    /// The words of a paragraph become others.
    Words {
        old: usize,
        new: usize,
    },
    Delete {
        old: usize,
    },
    /// Paragraphs come, one behind the other, each with all that belongs to it.
    Insert {
        new: Vec<usize>,
        gap: Gap,
    },
    Move {
        old: usize,
        gap: Gap,
    },
}

/// A place between paragraphs of the old text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::amend) enum Gap {
    After(usize),
    Before(usize),
    /// Behind the last that belongs to a paragraph.
    End(usize),
    /// In front of everything, in a text that has nothing of the kind.
    Nowhere,
}

/// The provisions of both texts, and their pairs.
pub(in crate::amend) struct Plan<'a> {
    texts: Sides<&'a [Provision]>,
    /// The old paragraph that a new one was.
    was: Vec<Option<usize>>,
    /// The new paragraph that an old one becomes.
    becomes: Vec<Option<usize>>,
    children: Sides<HashMap<Option<usize>, Vec<usize>>>,
}

impl<'a> Plan<'a> {
    pub(in crate::amend) fn of(texts: Sides<&'a [Provision]>, comparison: &Report) -> Self {
        let mut plan = Self {
            texts,
            was: vec![None; texts.new.len()],
            becomes: vec![None; texts.old.len()],
            children: texts.map(children),
        };
        plan.pair(comparison);
        plan
    }

    fn pair(&mut self, comparison: &Report) {
        let places = self.texts.map(|provisions| {
            let places = provisions
                .iter()
                .enumerate()
                .map(|(at, it)| (it.id.to_string(), at));
            places.collect::<HashMap<String, usize>>()
        });
        let mut asked = vec![None; self.texts.new.len()];
        for entry in &comparison.entries {
            let old = entry.old.first().and_then(|id| places.old.get(id));
            let new = entry.new.first().and_then(|id| places.new.get(id));
            if let (Some(&old), Some(&new)) = (old, new) {
                asked[new] = Some(old);
            }
        }
        for (new, old) in asked.into_iter().enumerate() {
            if let Some(old) = old.filter(|&old| self.fit(old, new)) {
                self.was[new] = Some(old);
                self.becomes[old] = Some(new);
            }
        }
    }

    /// Tells whether an old paragraph can become a new one: both of one series, below paragraphs that are a pair.
    fn fit(&self, old: usize, new: usize) -> bool {
        let (before, after) = (&self.texts.old[old], &self.texts.new[new]);
        let parents = match (before.parent, after.parent) {
            (None, None) => true,
            (Some(old), Some(new)) => self.was[new.0] == Some(old.0),
            _ => false,
        };
        parents && before.kind == after.kind && series(before) == series(after) && self.becomes[old].is_none()
    }

    /// Parts a pair again: what cannot be moved goes and comes.
    pub(in crate::amend) fn part(&mut self, old: usize) {
        let Some(new) = self.becomes[old].take() else {
            return;
        };
        self.was[new] = None;
        for child in self.children.old.get(&Some(old)).cloned().unwrap_or_default() {
            self.part(child);
        }
    }

    /// The old paragraph that a new one was.
    pub(in crate::amend) fn was(&self, new: usize) -> Option<usize> {
        self.was[new]
    }

    pub(in crate::amend) fn children_of(&self, new: usize) -> &[usize] {
        self.children.new.get(&Some(new)).map_or(&[], Vec::as_slice)
    }

    /// Returns all that is to be done, in the order of a sheet. `can` tells whether a paragraph of the old text can be named.
    pub(in crate::amend) fn tasks(&self, can: &mut impl FnMut(usize) -> bool) -> Vec<Task> {
        let mut tasks = Vec::new();
        self.among(None, None, can, &mut tasks);
        let mut ordered: Vec<((usize, u8, usize), Task)> = tasks
            .into_iter()
            .enumerate()
            .map(|(at, task)| (self.order(&task, at), task))
            .collect();
        ordered.sort_by_key(|(order, _)| *order);
        ordered.into_iter().map(|(_, task)| task).collect()
    }

    fn order(&self, task: &Task, at: usize) -> (usize, u8, usize) {
        match task {
            Task::Words { old, .. } | Task::Delete { old } => (*old, 1, at),
            Task::Insert { gap, .. } | Task::Move { gap, .. } => match gap {
                Gap::Before(old) => (*old, 0, at),
                Gap::After(old) | Gap::End(old) => (self.last_of(*old), 2, at),
                Gap::Nowhere => (self.texts.old.len(), 0, at),
            },
        }
    }

    /// The last provision that belongs to one.
    fn last_of(&self, old: usize) -> usize {
        let mut last = old;
        while let Some(&child) = self.children.old.get(&Some(last)).and_then(|all| all.last()) {
            last = child;
        }
        last
    }

    /// Plans what happens among the children of a pair.
    fn among(
        &self,
        old: Option<usize>,
        new: Option<usize>,
        can: &mut impl FnMut(usize) -> bool,
        tasks: &mut Vec<Task>,
    ) {
        let none = Vec::new();
        let before = self.children.old.get(&old).unwrap_or(&none);
        let after = self.children.new.get(&new).unwrap_or(&none);
        let gone = before.iter().filter(|&&it| self.becomes[it].is_none());
        tasks.extend(gone.map(|&old| Task::Delete { old }));
        let was: Vec<Option<usize>> = after.iter().map(|&it| self.was[it]).collect();
        let mut stays = was.clone();
        keep_rising(&mut stays);
        let mut at = 0;
        while at < after.len() {
            let new = after[at];
            match was[at] {
                None => {
                    let gap = self.gap(after, &stays, at, old, can);
                    let alike = |it: usize| {
                        was[it].is_none()
                            && series(&self.texts.new[after[it]]) == series(&self.texts.new[new])
                    };
                    let end = (at..after.len()).find(|&it| !alike(it)).unwrap_or(after.len());
                    tasks.push(Task::Insert {
                        new: after[at..end].to_vec(),
                        gap,
                    });
                    at = end;
                    continue;
                }
                Some(partner) => {
                    if stays[at].is_none() {
                        let gap = self.gap(after, &stays, at, old, can);
                        tasks.push(Task::Move { old: partner, gap });
                    }
                    tasks.push(Task::Words { old: partner, new });
                    self.among(Some(partner), Some(new), can, tasks);
                }
            }
            at += 1;
        }
    }

    /// Finds the gap for what stands at a place among the new children: behind what stays in front of it, or before what stays behind.
    fn gap(
        &self,
        after: &[usize],
        stays: &[Option<usize>],
        at: usize,
        parent: Option<usize>,
        can: &mut impl FnMut(usize) -> bool,
    ) -> Gap {
        let own = series(&self.texts.new[after[at]]);
        let front = (0..at).rev().find_map(|it| stays[it]);
        let behind = (at + 1..after.len()).find_map(|it| stays[it]);
        // What a heading parts is of one kind all the same; a heading stands wherever it is put.
        let alike = |it: &usize| {
            let other = series(&self.texts.old[*it]);
            other == own || [own, other].contains(&Some(Series::Heading))
        };
        if let Some(front) = front.filter(alike).filter(|&it| can(it)) {
            return Gap::After(front);
        }
        if let Some(behind) = behind.filter(alike).filter(|&it| can(it)) {
            return Gap::Before(behind);
        }
        if let Some(parent) = parent.filter(|&it| can(it)) {
            return Gap::End(parent);
        }
        match (front.filter(|&it| can(it)), behind.filter(|&it| can(it))) {
            (Some(front), _) => Gap::After(front),
            (None, Some(behind)) => Gap::Before(behind),
            (None, None) => Gap::Nowhere,
        }
    }
}

/// What a provision is counted with.
pub(in crate::amend) fn series(provision: &Provision) -> Option<Series> {
    match provision.id.base {
        Base::Counted(series, _) => Some(series),
        Base::Title => None,
    }
}

fn children(provisions: &[Provision]) -> HashMap<Option<usize>, Vec<usize>> {
    let mut children: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for (at, provision) in provisions.iter().enumerate() {
        children
            .entry(provision.parent.map(|it| it.0))
            .or_default()
            .push(at);
    }
    children
}
