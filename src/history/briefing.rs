//! What a reader wants to know first of many versions: what is new in the last one, what came back, what never changed, what changed
//! most often.
//!
//! Each section has a few items, the weightiest first, and says how many it leaves out. *New* is what no earlier version has; what only
//! the one before lacks, and an older one has, came back.

use super::life::{History, Line, Run};
use super::names::when;
use super::story::quoted;
use crate::report::count;

/// How many items a section has at most.
const ITEMS: usize = 10;
/// A new paragraph of so many words is told by them.
const SHORT: usize = 6;
/// How many words of a quotation are kept.
const QUOTED: usize = 18;
/// Fewer words than these in a row that came back are not told by themselves.
const TOLD: usize = 4;
/// How many clauses of a paragraph are quoted that came back.
const CLAUSES: usize = 2;

/// A section of the briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub title: &'static str,
    /// Sentences, the weightiest first.
    pub items: Vec<String>,
}

/// A sentence and what it weighs.
type Weighed = (usize, String);

impl History {
    /// Returns the briefing; a section without items is left out.
    pub fn briefing(&self) -> Vec<Section> {
        let names = self.names();
        let sections = [
            ("New against all earlier versions", self.new_words(&names)),
            ("Came back", self.came_back(&names)),
            ("Unchanged since", self.unchanged(&names)),
            ("Changed most often", self.changed_most()),
        ];
        let told = sections.into_iter().map(|(title, items)| Section {
            title,
            items: fold(items),
        });
        told.filter(|section| !section.items.is_empty()).collect()
    }

    /// Returns the history in one sentence.
    pub fn sentence(&self) -> String {
        let names = self.names();
        let alive = self.lines.iter().filter(|line| line.is_alive()).count();
        let back = self.lines.iter().flat_map(|line| &line.events);
        let back = back.filter(|event| event.reinstated_from.is_some()).count();
        format!(
            "{} from {} to {}: {} of {} alive, {} reinstated",
            count(self.versions.len(), "version"),
            names.first().map_or("", String::as_str),
            names.last().map_or("", String::as_str),
            alive,
            count(self.lines.len(), "paragraph"),
            back
        )
    }

    fn alive(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().enumerate().filter(|(_, line)| line.is_alive())
    }

    fn new_words(&self, names: &[String]) -> Vec<Weighed> {
        let last = names.len() - 1;
        let mut items = Vec::new();
        for (at, line) in self.alive() {
            let is_new = |run: &&Run| run.since == last;
            let new: usize = line.words.iter().filter(is_new).map(words).sum();
            let all: usize = line.words.iter().map(words).sum();
            if new == 0 {
                continue;
            }
            if line.born == last && 5 * new >= 4 * all {
                let whole: String = line.words.iter().map(|run| run.text.as_str()).collect();
                // A heading is told by its words: its number says nothing.
                let told = quoted(&whole, QUOTED).filter(|_| all <= SHORT);
                let told = told.unwrap_or_else(|| format!("({})", count(all, "word")));
                items.push((new, format!("{} is new {told}", self.called(at))));
                continue;
            }
            let quotes: Vec<String> = line
                .words
                .iter()
                .filter(is_new)
                .filter_map(|run| quoted(&run.text, QUOTED))
                .collect();
            items.push((new, format!("{}: {}", self.called(at), quotes.join(", "))));
        }
        items
    }

    fn came_back(&self, names: &[String]) -> Vec<Weighed> {
        let told = self.alive().filter_map(|(at, line)| {
            let reinstated = line
                .events
                .iter()
                .rev()
                .find_map(|event| Some((event.version, event.reinstated_from?)));
            if let Some((version, from)) = reinstated {
                let told = format!(
                    "{} left after {} and came back with {}",
                    self.called(at),
                    names[from],
                    names[version]
                );
                return Some((line.words.iter().map(words).sum(), told));
            }
            self.clauses_back(at, line, names)
        });
        told.collect()
    }

    /// Tells the longest clauses of a paragraph that left and came back, and not what is only a few words of one.
    fn clauses_back(&self, at: usize, line: &Line, names: &[String]) -> Option<Weighed> {
        let mut back: Vec<&Run> = line.words.iter().filter(|run| has_gap(run)).collect();
        back.retain(|run| words(run) >= TOLD);
        back.sort_by_key(|run| std::cmp::Reverse(words(run)));
        let all = back.iter().map(|run| words(run)).sum();
        let quotes = back.iter().take(CLAUSES).filter_map(|run| {
            let quote = quoted(&run.text, QUOTED)?;
            Some(format!("{quote}, {}", when(&run.was_in, names)))
        });
        let quotes: Vec<String> = quotes.collect();
        (!quotes.is_empty()).then(|| (all, format!("{}: {}", self.called(at), quotes.join("; "))))
    }

    fn unchanged(&self, names: &[String]) -> Vec<Weighed> {
        let mut since: Vec<(usize, Vec<String>)> = Vec::new();
        for (at, line) in self.alive() {
            let Some(wording) = line.wordings.last() else {
                continue;
            };
            match since.iter_mut().find(|it| it.0 == wording.version) {
                Some((_, called)) => called.push(self.called(at)),
                None => since.push((wording.version, vec![self.called(at)])),
            }
        }
        let last = names.len() - 1;
        let told = since.into_iter().filter(|(version, _)| *version < last);
        told.map(|(version, called)| {
            let age = names.len() - version;
            (age, format!("{}: {}", names[version], called.join(", ")))
        })
        .collect()
    }

    fn changed_most(&self) -> Vec<Weighed> {
        let mut items = Vec::new();
        for (at, line) in self.alive() {
            let changes = line.wordings.len().saturating_sub(1);
            if changes < 2 {
                continue;
            }
            let steps = self.versions.len() - 1 - line.born;
            items.push((
                changes,
                format!("{}: in {changes} of {}", self.called(at), count(steps, "step")),
            ));
        }
        items
    }
}

/// Keeps the weightiest items, and says how many are left out.
fn fold(mut items: Vec<Weighed>) -> Vec<String> {
    items.sort_by_key(|item| std::cmp::Reverse(item.0));
    let more = items.len().saturating_sub(ITEMS);
    let mut told: Vec<String> = items.into_iter().take(ITEMS).map(|item| item.1).collect();
    if more > 0 {
        told.push(format!("and {more} more"));
    }
    told
}

fn words(run: &Run) -> usize {
    run.text
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

fn has_gap(run: &Run) -> bool {
    run.was_in.windows(2).any(|two| two[0] + 1 != two[1])
}
