//! A paragraph's life in sentences: one for each version that did something to it.
//!
//! ```text
//! 23/CP.21  comes as OP 2, written after OP 5 of 24/CP.20
//! 24/CP.22  is OP 10 now; "continue consultations" becomes "consult" (substantive)
//! 22/CP.23  goes
//! 17/CP.24  comes back as OP 4, from 24/CP.22; 5 words come back from OP 2 of 23/CP.21
//! ```

use super::life::{Event, History, How, Line};
use crate::report::{Class, Edit, Op, Relation, VerbShift, cite, count};

/// How many places of a change are quoted.
const PLACES: usize = 4;
/// How many words of a quotation are kept.
const QUOTED: usize = 12;

/// What a version did to a paragraph, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// The version.
    pub version: usize,
    /// What happened, as the rest of a sentence that begins with the name of the version.
    pub told: String,
}

impl History {
    /// Tells the life of a line.
    pub fn story(&self, line: usize) -> Vec<Chapter> {
        let names = self.names();
        let it = &self.lines[line];
        let mut chapters = Vec::new();
        if it.born == 0 {
            chapters.push(Chapter {
                version: 0,
                told: format!("has it as {}", called(it, 0)),
            });
        }
        chapters.extend(it.events.iter().map(|event| Chapter {
            version: event.version,
            told: self.chapter(line, event, &names),
        }));
        chapters
    }

    /// Returns what a line is called: its id in the last version, else in the last that has it.
    pub fn called(&self, line: usize) -> String {
        let it = &self.lines[line];
        let last = (0..self.versions.len())
            .rev()
            .find(|&version| it.id(version).is_some());
        last.map_or_else(String::new, |version| called(it, version))
    }

    fn chapter(&self, line: usize, event: &Event, names: &[String]) -> String {
        let it = &self.lines[line];
        let others = |lines: &[usize]| -> String {
            let called: Vec<String> = lines
                .iter()
                .map(|&other| self.called_in(other, event.version))
                .collect();
            called.join(" and ")
        };
        if it.id(event.version).is_none() {
            return match it.into.as_slice() {
                into if event.relation == Relation::Merged && !into.is_empty() => {
                    format!("ends it in {}", others(into))
                }
                _ => "leaves it out".to_owned(),
            };
        }
        let mut told = vec![self.fate(line, event, names)];
        if !event.with.is_empty() {
            let how = match event.relation {
                Relation::Split => "parted from",
                _ => "joined with",
            };
            told.push(format!("{how} {}", others(&event.with)));
        }
        told.extend(verb(event));
        told.extend(self.changed(event));
        told.extend(
            event
                .taken
                .iter()
                .filter(|_| event.copied_from.is_none())
                .map(|taken| {
                    let words = count(taken.words, "word");
                    let place = format!("{} of {}", cite(&taken.from.id), names[taken.from.version]);
                    match taken.how {
                        How::Reinstated => format!("{words} back from {place}"),
                        How::Moved => format!("{words} moved from {place}"),
                        How::Copied => format!("{words} copied from {place}"),
                    }
                }),
        );
        told.retain(|it| !it.is_empty());
        if told.is_empty() {
            return "changes its setting alone".to_owned();
        }
        told.join("; ")
    }

    /// Says how a paragraph came, or what became of its number and place.
    fn fate(&self, line: usize, event: &Event, names: &[String]) -> String {
        let it = &self.lines[line];
        let now = called(it, event.version);
        if let Some(from) = event.reinstated_from {
            return format!("brings it back as {now}, from {}", names[from]);
        }
        if let Some(from) = &event.copied_from {
            return format!(
                "brings it as {now}, written after {} of {}",
                cite(&from.id),
                names[from.version]
            );
        }
        if event.version == it.born {
            return format!("brings it as {now}");
        }
        match (event.moved, event.renumbered) {
            (true, true) => format!("moves it, as {now}"),
            (true, false) => "moves it".to_owned(),
            (false, true) => format!("has it as {now}"),
            (false, false) => String::new(),
        }
    }

    /// Says what changed in the words, with the class.
    fn changed(&self, event: &Event) -> Option<String> {
        if !matches!(
            event.relation,
            Relation::Amended | Relation::Split | Relation::Merged
        ) {
            return None;
        }
        let entry = &self.comparisons[event.version - 1].entries[event.entry];
        let places: Vec<&[Edit]> = entry
            .edits
            .chunk_by(|one, next| (one.op == Op::Equal) == (next.op == Op::Equal))
            .filter(|place| place[0].op != Op::Equal)
            .collect();
        let mut told: Vec<String> = places
            .iter()
            .take(PLACES)
            .filter_map(|place| change(place))
            .collect();
        if places.len() > PLACES {
            told.push(format!("{} more", count(places.len() - PLACES, "change")));
        }
        let class = match event.class {
            Class::None => String::new(),
            class => format!(" ({})", class.word()),
        };
        (!told.is_empty()).then(|| format!("{}{class}", told.join(", ")))
    }

    fn called_in(&self, line: usize, version: usize) -> String {
        let it = &self.lines[line];
        let near = [Some(version), version.checked_sub(1)];
        let there = near
            .into_iter()
            .flatten()
            .find(|&version| it.id(version).is_some());
        there.map_or_else(|| self.called(line), |version| called(it, version))
    }
}

fn called(line: &Line, version: usize) -> String {
    line.id(version).map_or_else(String::new, cite)
}

fn verb(event: &Event) -> Option<String> {
    let header = event.header.as_ref().filter(|it| it.shift.is_of_substance())?;
    let (old, new) = (header.old.as_deref()?, header.new.as_deref()?);
    let way = match header.shift {
        VerbShift::Stronger => "a stronger verb",
        VerbShift::Weaker => "a weaker verb",
        _ => "another verb",
    };
    Some(format!("{way}: {old} → {new}"))
}

fn change(place: &[Edit]) -> Option<String> {
    let side = |of: fn(&Edit) -> &str| quoted(&place.iter().map(of).collect::<String>(), QUOTED);
    match (side(|it| &it.old), side(|it| &it.new)) {
        (None, None) => None,
        (Some(old), None) => Some(format!("{old} goes")),
        (None, Some(new)) => Some(format!("{new} comes")),
        (Some(old), Some(new)) => Some(format!("{old} → {new}")),
    }
}

/// Quotes the words of a stretch, with `…` in the middle where they are many; none where there is nothing but space.
pub(super) fn quoted(text: &str, most: usize) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return None;
    }
    if words.len() <= most {
        return Some(format!("“{}”", words.join(" ")));
    }
    let (head, tail) = (most - most / 3, most / 3);
    Some(format!(
        "“{} … {}”",
        words[..head].join(" "),
        words[words.len() - tail..].join(" ")
    ))
}
