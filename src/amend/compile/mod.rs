//! The rolling text: everything that anybody proposes in one text, each word with who proposes it.
//!
//! ```text
//! base, sheets ──apply (those of each delegation alone)──▶ a text of each ──merge──▶ lines of atoms, each with the texts that have it
//!       copies ─────────────────────────────────────────▶ a text of each
//! ```
//!
//! 1. *Delegations*: whoever signs an item or a sheet; a sheet that nobody signs stands for itself, and an edited copy of the base is its
//!    owner's text as it stands. Those who sign the same items are one.
//! 2. *Texts*: what the base becomes by the items of one delegation alone, or the copy.
//! 3. *Merging* (`lines`, `merge`): lines are paired as their comparisons with the base pair them, words as it compares them. Of all
//!    that a text has, and of its notes and their marks, nothing is left out: the atoms of one text are that text, letter by letter.
//! 4. *Showing* (`shown`): where not all have the same words, the readings stand in brackets with who wants them.
//!
//! The law: `only` of a delegation is what applying its sheets alone gives, and `only` of the base is the base.

mod lines;
mod merge;
mod shown;

use std::collections::{BTreeMap, HashMap};

use super::amended::apply;
use super::apply::ApplyOptions;
use super::{Sheet, Status};
use crate::compare::{Understood, relate};
use crate::instrument::paragraph;
use crate::sides::Sides;
use lines::{Lines, Pairing};
use merge::{Other, merged};
pub use shown::{Bit, Look, Shown};

/// Several texts made of one base, in one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// What the base is called.
    pub base: String,
    /// Whose texts they are, from text 1 on; text 0 is the base. Several names are those who want exactly the same.
    pub delegations: Vec<Vec<String>>,
    /// The lines, those of the text first.
    pub lines: Vec<CompiledLine>,
    /// What stands in none of the texts, since it was refused: each in one sentence.
    pub refused: Vec<String>,
}

/// The texts that have something, by number, rising.
pub type Has = Vec<usize>;

/// A paragraph, a heading, a line of the head, a footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledLine {
    /// Its id in the base, or in the first text that has it; of a line of the head, its field.
    pub id: String,
    /// What it is.
    pub kind: CompiledKind,
    /// How many paragraphs it lies below.
    pub depth: usize,
    /// What stands in front of its words, by text; of a note, its mark.
    pub labels: Vec<(String, Has)>,
    /// Its words in order.
    pub atoms: Vec<Atom>,
    /// The texts that have it.
    pub has: Has,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompiledKind {
    /// `Eightieth session`
    Head,
    /// `II. Means of implementation`
    Heading,
    /// A paragraph, or what lies below one.
    Paragraph,
    /// A footnote.
    Note,
}

/// A stretch that some texts have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Atom {
    /// What it says.
    pub words: Words,
    /// The texts that have it.
    pub has: Has,
}

/// What an atom says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// Letters.
    Letters(String),
    /// The mark of a note.
    Mark(NoteRef),
}

/// The note that a mark names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteRef {
    /// By its place among the notes.
    Note(usize),
    /// A mark without a note.
    Bare(String),
}

impl Atom {
    fn words(letters: &str, has: Has) -> Self {
        Self {
            words: Words::Letters(letters.to_owned()),
            has,
        }
    }
}

/// An edited copy of the base, and whose it is.
#[derive(Debug, Clone, PartialEq)]
pub struct EditedCopy {
    /// Who made it.
    pub owner: String,
    /// The copy.
    pub text: Understood,
}

/// Puts what sheets and edited copies make of a base into one text.
pub fn compile(
    base: &Understood,
    sheets: &[Sheet],
    copies: &[EditedCopy],
    options: &ApplyOptions,
) -> Compiled {
    let mut texts: Vec<(Vec<String>, Understood, crate::report::Report)> = Vec::new();
    let mut refused = Vec::new();
    for Delegation { names, items } in delegations(sheets) {
        let amended = apply(base, &of_items(sheets, &items), options);
        refused.extend(refusals(&amended.sheets, &names));
        texts.push((names, amended.result, amended.comparison));
    }
    for copy in copies {
        let comparison = relate(Sides::new(base, &copy.text), &options.compare);
        let taken = texts.iter().any(|(names, ..)| names.contains(&copy.owner));
        let name = if taken {
            format!("{} ({})", copy.owner, copy.text.origin.name)
        } else {
            copy.owner.clone()
        };
        texts.push((vec![name], copy.text.clone(), comparison));
    }
    let base_lines = Lines::of(&base.instrument);
    let read: Vec<(Lines<'_>, Pairing)> = texts
        .iter()
        .map(|(_, text, comparison)| {
            let lines = Lines::of(&text.instrument);
            let pairing = Pairing::of(&base_lines, &lines, comparison);
            (lines, pairing)
        })
        .collect();
    Compiled {
        base: base.origin.name.clone(),
        lines: all_lines(&base_lines, &read),
        delegations: texts.into_iter().map(|(names, ..)| names).collect(),
        refused,
    }
}

/// Merges the notes, and then the lines whose marks name them.
fn all_lines<'r>(base: &'r Lines<'r>, read: &'r [(Lines<'r>, Pairing)]) -> Vec<CompiledLine> {
    let no_notes = |_: usize, marker: &str| NoteRef::Bare(marker.to_owned());
    let notes = merged(
        &base.notes,
        &others(read, |(lines, pairing)| (&lines.notes, &pairing.notes)),
        &no_notes,
    );
    let mut by_marker: HashMap<(usize, &str), usize> = HashMap::new();
    for (at, note) in notes.iter().enumerate() {
        for (marker, has) in &note.labels {
            for text in has {
                by_marker.entry((*text, marker)).or_insert(at);
            }
        }
    }
    let names = |text: usize, marker: &str| match by_marker.get(&(text, marker)) {
        Some(at) => NoteRef::Note(*at),
        None => NoteRef::Bare(marker.to_owned()),
    };
    let mut lines = merged(
        &base.body,
        &others(read, |(lines, pairing)| (&lines.body, &pairing.body)),
        &names,
    );
    lines.extend(notes);
    lines
}

/// Some lines of a text, and which line of the base each answers.
type Part<'r> = (&'r [lines::Line<'r>], &'r [Option<usize>]);

/// Takes a part of each text, with its number.
fn others<'r>(
    read: &'r [(Lines<'r>, Pairing)],
    part: impl Fn(&'r (Lines<'r>, Pairing)) -> Part<'r>,
) -> Vec<Other<'r>> {
    let numbered = read.iter().enumerate();
    let other = numbered.map(|(at, it)| {
        let (lines, pairs) = part(it);
        Other {
            text: at + 1,
            lines,
            pairs,
        }
    });
    other.collect()
}

/// Those who want the same items, and these: positions of sheets and items.
struct Delegation {
    names: Vec<String>,
    items: Vec<(usize, usize)>,
}

/// Returns who wants which items: names with the same items together, in the order in which they come first.
fn delegations(sheets: &[Sheet]) -> Vec<Delegation> {
    let mut alone: Vec<Delegation> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, sheet) in sheets.iter().enumerate() {
        for item in 0..sheet.items.len() {
            let own = match sheet.sponsors_of(item) {
                [] => vec![sheet.name().to_owned()],
                sponsors => sponsors.to_vec(),
            };
            for name in own {
                let place = *places.entry(name.clone()).or_insert(alone.len());
                if place == alone.len() {
                    let (names, items) = (vec![name], Vec::new());
                    alone.push(Delegation { names, items });
                }
                let items = &mut alone[place].items;
                if items.last() != Some(&(at, item)) {
                    items.push((at, item));
                }
            }
        }
    }
    together(alone)
}

/// Makes those with the same items one.
fn together(alone: Vec<Delegation>) -> Vec<Delegation> {
    let mut groups: Vec<Delegation> = Vec::new();
    let mut known: BTreeMap<Vec<(usize, usize)>, usize> = BTreeMap::new();
    for one in alone {
        let place = *known.entry(one.items.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push(one);
        } else {
            groups[place].names.extend(one.names);
        }
    }
    groups
}

/// Leaves of sheets some items.
fn of_items(sheets: &[Sheet], items: &[(usize, usize)]) -> Vec<Sheet> {
    let own = sheets.iter().enumerate().filter_map(|(at, sheet)| {
        let kept = items.iter().filter(|(sheet, _)| *sheet == at);
        let kept: Vec<_> = kept.map(|(_, item)| sheet.items[*item].clone()).collect();
        (!kept.is_empty()).then(|| Sheet {
            items: kept,
            ..sheet.clone()
        })
    });
    own.collect()
}

/// Tells what of a delegation was refused or not understood.
fn refusals(sheets: &[Sheet], names: &[String]) -> Vec<String> {
    let mut told = Vec::new();
    for sheet in sheets {
        for (at, item) in sheet.items.iter().enumerate() {
            if sheet.is_lost(item) {
                told.push(format!(
                    "{}: {}: not understood",
                    names.join(", "),
                    sheet.called(at)
                ));
            }
            for action in &item.actions {
                let outcome = action.outcome.as_ref();
                if outcome.is_some_and(|it| it.status == Status::Refused) {
                    told.push(format!(
                        "{}: {}: {}",
                        names.join(", "),
                        sheet.called(at),
                        super::said_with_outcome(action)
                    ));
                }
            }
        }
    }
    told
}

impl Compiled {
    /// Returns the number of a delegation's text, by its name as it stands there or in any letters.
    pub fn text_of(&self, name: &str) -> Option<usize> {
        let same = |own: &String| own.to_lowercase() == name.trim().to_lowercase();
        let found = self.delegations.iter().position(|names| names.iter().any(same));
        found.map(|at| at + 1)
    }

    /// Returns one text out of it: that of a delegation, or the base, which is 0.
    #[must_use]
    pub fn only(&self, text: usize) -> Self {
        let notes = self.lines.iter().filter(|line| line.kind == CompiledKind::Note);
        let mut places = Vec::new();
        let mut next = 0;
        for note in notes {
            places.push(next);
            next += usize::from(note.has.contains(&text));
        }
        let one = |atom: &Atom| {
            atom.has.contains(&text).then(|| Atom {
                words: match &atom.words {
                    Words::Mark(NoteRef::Note(at)) => Words::Mark(NoteRef::Note(places[*at])),
                    other => other.clone(),
                },
                has: vec![0],
            })
        };
        let line = |line: &CompiledLine| {
            let label = line.labels.iter().find(|(_, has)| has.contains(&text))?;
            Some(CompiledLine {
                labels: vec![(label.0.clone(), vec![0])],
                atoms: line.atoms.iter().filter_map(one).collect(),
                has: vec![0],
                ..line.clone()
            })
        };
        Self {
            base: self.base.clone(),
            delegations: Vec::new(),
            lines: self.lines.iter().filter_map(line).collect(),
            refused: Vec::new(),
        }
    }

    /// Returns the text as plain lines, what not all want in brackets.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        for shown in self.shown() {
            let words: String = shown.bits.iter().map(|bit| bit.text.as_str()).collect();
            paragraph(&mut out, &format!("{}{words}", shown.label));
        }
        out
    }

    /// Returns the names behind texts, the base left out.
    pub fn names(&self, has: &[usize]) -> Vec<&str> {
        let own = has
            .iter()
            .filter_map(|text| self.delegations.get(text.checked_sub(1)?));
        own.flatten().map(String::as_str).collect()
    }

    /// Returns the texts that are not among some.
    pub fn but(&self, has: &[usize], all: &[usize]) -> Has {
        all.iter().filter(|text| !has.contains(text)).copied().collect()
    }

    /// Returns the numbers of all texts.
    pub fn all(&self) -> Has {
        (0..=self.delegations.len()).collect()
    }
}
