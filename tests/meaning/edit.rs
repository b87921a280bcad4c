//! One edit: a place of a text, what it said, what it says now, and what the program says of that.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::sync::Mutex;

use travaux::compare::{Options, relate, understand};
use travaux::read::Source;
use travaux::report::{Class, Entry, Op, Relation, Report};
use travaux::sides::Sides;

use super::base::Base;

/// What must be said of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    Substantive,
    /// Anything less than substantive.
    Mild,
}

/// What of a report the edit is looked for in, where it stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judged {
    /// Whatever changed.
    Everything,
    /// All but the head, which differs beside the edit.
    Text,
    /// The paragraphs that changed in words; others came, and moved the numbers.
    Amended,
}

/// Where an edit is made.
#[derive(Debug, Clone)]
pub(crate) enum Made {
    /// One place of a text, which is filled with these words.
    In(Arc<Base>, usize, Sides<String>),
    /// The whole of two files.
    Whole(Sides<Vec<u8>>),
}

/// Two texts that differ in one thing.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    pub(crate) kind: String,
    pub(crate) language: &'static str,
    /// Where it was made: `annex`, `A_68_176, block 12`.
    pub(crate) place: String,
    /// The words that changed, with a few around.
    pub(crate) words: Sides<String>,
    pub(crate) made: Made,
    pub(crate) expected: Expected,
    pub(crate) judged: Judged,
}

/// What the program says of an edit.
pub(crate) struct Outcome<'a> {
    pub(crate) edit: &'a Edit,
    pub(crate) class: Class,
    pub(crate) said: Vec<String>,
}

impl fmt::Display for Outcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { edit, class, said } = self;
        writeln!(
            f,
            "{} ({}, {}): {}",
            edit.kind,
            edit.language,
            edit.place,
            class.name()
        )?;
        writeln!(f, "    old: {}\n    new: {}", edit.words.old, edit.words.new)?;
        said.iter().try_for_each(|line| writeln!(f, "    said: {line}"))
    }
}

/// Edits that are made in one pair of texts.
type Round<'a> = Vec<&'a Edit>;

/// Compares the two texts of every edit, on as many threads as the machine has.
pub(crate) fn outcomes(edits: &[Edit]) -> Vec<Outcome<'_>> {
    let waiting = Mutex::new(rounds(edits).into_iter());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut done = Vec::new();
        let next = || waiting.lock().expect("no thread panics with the lock").next();
        while let Some(round) = next() {
            done.extend(of_round(round));
        }
        done
    };
    let mut outcomes: Vec<Outcome<'_>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let done = workers
            .into_iter()
            .map(|worker| worker.join().expect("no comparison panics"));
        done.flatten().collect()
    });
    outcomes.sort_by_key(|outcome| {
        let Edit {
            kind, place, words, ..
        } = outcome.edit;
        (kind.clone(), place.clone(), words.old.clone(), words.new.clone())
    });
    outcomes
}

/// Puts edits of different places of one text into one round.
fn rounds(edits: &[Edit]) -> Vec<Round<'_>> {
    let mut rounds: Vec<Round<'_>> = Vec::new();
    let mut queues: BTreeMap<*const Base, BTreeMap<usize, Vec<&Edit>>> = BTreeMap::new();
    for edit in edits {
        match &edit.made {
            Made::In(base, place, _) if base.places[*place].id.is_some() => {
                let of_base = queues.entry(Arc::as_ptr(base)).or_default();
                of_base.entry(*place).or_default().push(edit);
            }
            _ => rounds.push(vec![edit]),
        }
    }
    for mut places in queues.into_values() {
        let count = places.len().max(1);
        for (at, queue) in places.values_mut().enumerate() {
            // What stands together in a file of cases is much alike, and is better not in one text.
            let shift = queue.len() * at / count;
            queue.rotate_left(shift);
        }
        let longest = places.values().map(Vec::len).max().unwrap_or(0);
        rounds.extend((0..longest).map(|at| {
            places
                .values()
                .filter_map(|queue| queue.get(at).copied())
                .collect()
        }));
    }
    rounds
}

fn of_round(round: Round<'_>) -> Vec<Outcome<'_>> {
    if round.len() == 1 {
        return vec![alone(round[0])];
    }
    let report = compared(&together(&round));
    round
        .into_iter()
        .map(|edit| passed(edit, &report).unwrap_or_else(|| alone(edit)))
        .collect()
}

/// Writes the texts of a round.
fn together(round: &[&Edit]) -> Sides<Vec<u8>> {
    let mut filled = Vec::new();
    for edit in round {
        match &edit.made {
            Made::In(_, place, words) => filled.push((*place, words)),
            Made::Whole(files) => return files.clone(),
        }
    }
    let Made::In(base, ..) = &round[0].made else {
        unreachable!("a whole file is returned above");
    };
    base.filled(&filled).map(String::into_bytes)
}

/// Returns the outcome of an edit whose paragraph answers itself, and is substantive.
fn passed<'a>(edit: &'a Edit, report: &Report) -> Option<Outcome<'a>> {
    let Made::In(base, place, _) = &edit.made else {
        return None;
    };
    let id = std::slice::from_ref(base.places[*place].id.as_ref()?);
    let entry = report
        .entries
        .iter()
        .find(|entry| entry.old == id && entry.new == id)?;
    let passed = entry.relation == Relation::Amended && !entry.moved && entry.class == Class::Substantive;
    passed.then(|| Outcome {
        edit,
        class: Class::Substantive,
        said: of_entry(entry).into_iter().collect(),
    })
}

/// Compares the two texts of one edit.
fn alone(edit: &Edit) -> Outcome<'_> {
    let report = compared(&together(&[edit]));
    let mut class = Class::None;
    let mut said = Vec::new();
    let mut tell = |of: Class, words: Option<String>| {
        class = class.max(of);
        said.extend(words);
    };
    for entry in &report.entries {
        if edit.judged != Judged::Amended || entry.relation == Relation::Amended {
            tell(entry.class, of_entry(entry));
        }
    }
    for note in report.footnotes.iter().filter(|note| note.class != Class::None) {
        tell(
            note.class,
            Some(format!("note: {} {}", note.class.name(), causes(&note.edits))),
        );
    }
    if edit.judged == Judged::Everything {
        for row in report.head.iter().filter(|row| row.class != Class::None) {
            let why = row.causes.text().unwrap_or_default();
            tell(
                row.class,
                Some(format!("head, {}: {} ({why})", row.name(), row.class.name())),
            );
        }
    }
    Outcome { edit, class, said }
}

fn compared(files: &Sides<Vec<u8>>) -> Report {
    let options = Options::default();
    let texts = files.as_ref().map(|bytes| {
        let packed = bytes.starts_with(b"PK");
        let source = Source {
            name: if packed { "text.docx" } else { "text.txt" }.to_owned(),
            bytes: bytes.clone(),
        };
        understand(&source, &options.read.new).expect("a text of the tests can be read")
    });
    relate(texts.as_ref(), &options)
}

fn of_entry(entry: &Entry) -> Option<String> {
    if entry.class == Class::None {
        return None;
    }
    Some(format!(
        "{:?} → {:?} {}: {} {} {}",
        entry.old,
        entry.new,
        entry.relation.word(),
        entry.class.name(),
        entry
            .causes
            .text()
            .map(|text| format!("({text})"))
            .unwrap_or_default(),
        causes(&entry.edits)
    ))
}

/// Writes `editorial "a" → "b" (capital)` for each changed stretch.
fn causes(edits: &[travaux::report::Edit]) -> String {
    let changed = edits.iter().filter(|edit| edit.op != Op::Equal);
    let lines: Vec<String> = changed
        .map(|edit| {
            let why = edit.causes.text().unwrap_or_default();
            format!("{} {:?} → {:?} ({why})", edit.class.name(), edit.old, edit.new)
        })
        .collect();
    lines.join("; ")
}
