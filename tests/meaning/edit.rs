//! One edit: two texts that differ in one thing, and what the program says of it.

use std::fmt;

use travaux::compare::{Options, relate, understand};
use travaux::read::Source;
use travaux::report::{Class, Entry, Op, Relation, Report};
use travaux::sides::Sides;

/// What must be said of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    Substantive,
    /// Anything less than substantive.
    Mild,
}

/// What of a report the edit is looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judged {
    /// Whatever changed.
    Everything,
    /// All but the head, which differs beside the edit.
    Text,
    /// The paragraphs that changed in words; others came, and moved the numbers.
    Amended,
}

/// Two texts that differ in one thing.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    pub(crate) kind: String,
    pub(crate) language: &'static str,
    /// Where it was made: `annex`, `A_68_176 at 1204`.
    pub(crate) place: String,
    /// The words that changed, with a few around.
    pub(crate) words: Sides<String>,
    pub(crate) files: Sides<Vec<u8>>,
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
        let Edit {
            kind,
            language,
            place,
            words,
            ..
        } = edit;
        writeln!(f, "{kind} ({language}, {place}): {}", class.name())?;
        writeln!(f, "    old: {}\n    new: {}", words.old, words.new)?;
        said.iter().try_for_each(|line| writeln!(f, "    said: {line}"))
    }
}

/// Compares the two texts of every edit, on as many threads as the machine has.
pub(crate) fn outcomes(edits: &[Edit]) -> Vec<Outcome<'_>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = edits.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let workers: Vec<_> = edits
            .chunks(share)
            .map(|chunk| scope.spawn(|| chunk.iter().map(outcome).collect::<Vec<_>>()))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().expect("no comparison panics"))
            .collect()
    })
}

fn outcome(edit: &Edit) -> Outcome<'_> {
    let report = compared(&edit.files);
    let entries = report
        .entries
        .iter()
        .filter(|entry| edit.judged != Judged::Amended || entry.relation == Relation::Amended);
    let mut class = Class::None;
    let mut said = Vec::new();
    for entry in entries {
        class = class.max(entry.class);
        said.extend(of_entry(entry));
    }
    for note in &report.footnotes {
        class = class.max(note.class);
        if note.class != Class::None {
            said.push(format!(
                "note {:?} → {:?}: {} {}",
                note.old,
                note.new,
                note.class.name(),
                causes(&note.edits)
            ));
        }
    }
    if edit.judged == Judged::Everything {
        for row in report.head.iter().filter(|row| row.class != Class::None) {
            class = class.max(row.class);
            said.push(format!(
                "head, {}: {} {:?}",
                row.name(),
                row.class.name(),
                row.causes.text()
            ));
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
        entry.causes.text().unwrap_or_default(),
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
