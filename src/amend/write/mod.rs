//! The sheet that turns one text into another, in the form of the United Nations.
//!
//! ```text
//! comparison ──plan──▶ tasks ──words, place──▶ instructions, each read and tried ──▶ sheet ──apply──▶ what is left
//! ```
//!
//! 1. `plan`: which paragraph becomes which, and what comes, goes and moves.
//! 2. `words`: what changes in a paragraph, in the shortest words that are unambiguous; the whole paragraph where more than half of it
//!    changes.
//! 3. Every instruction is read as a reader of sheets would, and tried on its paragraph: the first wording that brings the new text about is
//!    taken. Quotation marks are chosen so: those that stand in no quoted word.
//! 4. Notes that change have items of their own (`notes`).
//! 5. The whole sheet is read and applied to the old text. What then differs from the new one cannot be said in a sheet: the head of the
//!    document, pictures. It is told.
//!
//! The law: the printed sheet, read and applied to the old text, gives the new one, words and numbers, and nothing is refused.

mod back;
mod marks;
mod notes;
mod place;
pub(super) mod plan;
mod print;
pub(super) mod words;

use std::collections::HashMap;

use super::amended::apply;
use super::apply::{ApplyOptions, Trial};
use super::{Act, Action, Position, Sheet, Status, sheet};
use crate::compare::{self, Understood, relate};
use crate::instrument::{Base, Kind, Number, Provision, Target};
use crate::read::{Format, ReadOptions, Source};
use crate::report::{Entry, Relation, Report};
use crate::sides::Sides;
use crate::text::normalize::fold;
use back::read;
use marks::{CLOSE, MARKS, OPEN, quoted};
use notes::Came;
use plan::{Gap, Plan, Task, series};
use words::{Change, Clause, Manner};

/// A sheet that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The lines above the items.
    pub head: Vec<Line>,
    /// The items, each an instruction and the paragraphs that it brings along.
    pub items: Vec<Vec<String>>,
    /// The same, read back: what the items ask for.
    pub sheet: Sheet,
    /// What the sheet does not bring about, each in one sentence.
    pub left: Vec<String>,
}

/// A line of the head of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Its words.
    pub text: String,
}

/// The lines of the head of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// `General Assembly`
    Organ,
    /// `Eightieth session`, `Agenda item 69 (a)`
    Session,
    /// `Amendments to draft resolution A/C.3/80/L.2`
    Kind,
    /// The title of the text that is amended.
    Title,
}

/// Writes the sheet that turns the old text into the new one. The comparison is that of the two.
pub fn write(texts: Sides<&Understood>, comparison: &Report) -> Written {
    let instruments = texts.map(|text| &text.instrument);
    let provisions = instruments.map(|text| text.provisions.as_slice());
    let mut writer = Writer {
        plan: Plan::of(provisions, comparison),
        provisions,
        trial: Trial::of(instruments.old),
        names: Names::new(),
        items: Vec::new(),
        came: Came::default(),
        rounds: 0,
    };
    writer.title(instruments.map(|text| text.masthead.title.as_deref().unwrap_or_default()));
    writer.tasks();
    writer.notes(instruments, comparison);
    let head = print::head(instruments.old);
    let accordingly = moves_numbers(comparison);
    let (items, sheet) = loop {
        let items = numbered(&writer.items, accordingly);
        let sheet = read_back(&print::plain(&head, &items));
        if !writer.renumber(texts.old, &sheet) && !writer.missing_notes(texts, &sheet) {
            break (items, sheet);
        }
    };
    let left = left(texts, &sheet);
    Written {
        head,
        items,
        sheet,
        left,
    }
}

impl Written {
    /// The sheet as plain text.
    pub fn plain(&self) -> String {
        print::plain(&self.head, &self.items)
    }
}

/// What is said where numbers move.
const ACCORDINGLY: &str = "Renumber the remaining paragraphs accordingly.";

/// Tells whether paragraphs that stay get other numbers.
fn moves_numbers(comparison: &Report) -> bool {
    comparison.entries.iter().any(|entry| entry.renumbered)
}

fn numbered(items: &[Vec<String>], accordingly: bool) -> Vec<Vec<String>> {
    let last = accordingly.then(|| vec![ACCORDINGLY.to_owned()]);
    let mut items: Vec<Vec<String>> = items.iter().cloned().chain(last).collect();
    for (at, item) in items.iter_mut().enumerate() {
        item[0] = format!("{}. {}", at + 1, item[0]);
    }
    items
}

/// Reads a sheet that was written.
fn read_back(text: &str) -> Sheet {
    let source = Source {
        name: "amendments.txt".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let options = ReadOptions {
        format: Some(Format::Text),
        ..ReadOptions::default()
    };
    sheet::of_text(&source, &options).expect("text that is in memory can be read")
}

/// Tells what a sheet does not bring about.
pub(super) fn left(texts: Sides<&Understood>, sheet: &Sheet) -> Vec<String> {
    let amended = apply(texts.old, std::slice::from_ref(sheet), &ApplyOptions::default());
    let mut left = Vec::new();
    for (at, item) in amended
        .sheets
        .iter()
        .flat_map(|sheet| sheet.items.iter().enumerate())
    {
        let refused = item.actions.iter().filter_map(|action| action.outcome.as_ref());
        let refused = refused.filter(|outcome| outcome.status == Status::Refused);
        left.extend(refused.map(|outcome| format!("item {} cannot be applied: {}", at + 1, outcome.why)));
    }
    let rest = relate(
        Sides::new(&amended.result, texts.new),
        &compare::Options::default(),
    );
    left.extend(rest.entries.iter().filter_map(difference));
    let rows = rest.head.iter().filter(|row| row.relation != Relation::Unchanged);
    left.extend(rows.map(|row| format!("{}: another in the new text, which no item says", row.name())));
    let notes = rest
        .footnotes
        .iter()
        .filter(|note| note.relation != Relation::Unchanged);
    left.extend(notes.map(|note| {
        let marker = note
            .new
            .as_ref()
            .or(note.old.as_ref())
            .map_or("", |marker| marker.as_str());
        format!("footnote {marker}: another in the new text, which no item says")
    }));
    left
}

/// What of a paragraph differs from the new text after a sheet.
fn difference(entry: &Entry) -> Option<String> {
    let what = match entry.relation {
        Relation::Unchanged if entry.renumbered => "has another number",
        Relation::Unchanged if entry.moved => "stands elsewhere",
        Relation::Unchanged => return None,
        Relation::Amended | Relation::Split | Relation::Merged => "reads otherwise",
        Relation::Inserted => "is missing",
        Relation::Deleted => {
            return Some(format!(
                "{}: stands in the amended text, and no item deletes it",
                entry.old.join(", ")
            ));
        }
    };
    Some(format!(
        "{} of the new text: {what} in the amended one, and no item says it",
        entry.new.join(", ")
    ))
}

/// What paragraphs of the old text are called, as far as it was asked; none for one that cannot be named.
type Names = HashMap<usize, Option<String>>;

struct Writer<'a> {
    plan: Plan<'a>,
    provisions: Sides<&'a [Provision]>,
    trial: Trial<'a>,
    /// What each paragraph of the old text is called: none until it is asked for.
    names: Names,
    items: Vec<Vec<String>>,
    /// The paragraphs that come, for the notes in them.
    came: Came,
    /// How often numbers were looked at.
    rounds: usize,
}

/// Numbers are put right in so many rounds; each fixes the first wrong one of each row.
const MOST_ROUNDS: usize = 8;

impl Writer<'_> {
    fn title(&mut self, titles: Sides<&str>) {
        if !titles.old.is_empty() && !titles.new.is_empty() {
            let at = self.provisions.old.len();
            self.names.insert(at, Some("the title".to_owned()));
            self.words("the title", at, titles.old, titles.new);
        }
    }

    fn tasks(&mut self) {
        let tasks = self.settled();
        for task in tasks {
            match task {
                Task::Words { old, new } => self.reworded(old, new),
                Task::Delete { old } => self.deleted(old),
                Task::Insert { new, gap } => self.inserted(&new, gap),
                Task::Move { old, gap } => self.moved(old, gap),
            }
        }
    }

    /// Plans; paragraphs that move and cannot be named go and come instead.
    fn settled(&mut self) -> Vec<Task> {
        loop {
            let (trial, names, old) = (&self.trial, &mut self.names, self.provisions.old);
            let tasks = self.plan.tasks(&mut |at| name(trial, names, old, at).is_some());
            let stuck: Vec<usize> = tasks
                .iter()
                .filter_map(|task| match task {
                    Task::Move { old, gap } if self.moving(*old, *gap).is_none() => Some(*old),
                    _ => None,
                })
                .collect();
            if stuck.is_empty() {
                return tasks;
            }
            for old in stuck {
                self.plan.part(old);
            }
        }
    }

    fn name(&mut self, at: usize) -> Option<String> {
        name(&self.trial, &mut self.names, self.provisions.old, at)
    }

    fn reworded(&mut self, old: usize, new: usize) {
        let (before, after) = (&self.provisions.old[old], &self.provisions.new[new]);
        if fold(&before.text) == fold(&after.text) {
            return;
        }
        if let Some(name) = self.name(old) {
            self.words(&name, old, &before.text, &after.text);
        }
    }

    /// Says what changes in a paragraph, in the first way that brings the new words about.
    fn words(&mut self, name: &str, at: usize, old: &str, new: &str) {
        let change = Change::of(old, new);
        if change.is_empty() {
            return;
        }
        let whole = vec![
            format!("Replace {name} with the following:"),
            format!("{OPEN}{}{CLOSE}", change.target),
        ];
        let in_words = |manner| {
            let clauses = change.clauses(manner)?;
            let said: Vec<String> = clauses.iter().map(said).collect();
            Some(vec![format!("In {name}, {}.", said.join("; "))])
        };
        let all = format!(
            "In {name}, replace {OPEN}{old}{CLOSE} with {OPEN}{}{CLOSE}.",
            change.target
        );
        let mut ways: Vec<Vec<String>> = Vec::new();
        let worded = [Manner::Anchored, Manner::InPlace]
            .into_iter()
            .filter_map(in_words);
        if change.is_whole() {
            ways.push(whole);
            ways.extend(worded.take(1));
        } else {
            ways.extend(worded);
            ways.push(whole);
        }
        ways.push(vec![all]);
        for exact in [true, false] {
            for way in &ways {
                if let Some(item) = self.tried(way, at, &change.target, exact) {
                    self.items.push(item);
                    return;
                }
            }
        }
    }

    /// Returns an instruction in quotation marks with which it is read, and brings the target about.
    fn tried(&mut self, way: &[String], at: usize, target: &str, exact: bool) -> Option<Vec<String>> {
        for marks in MARKS {
            let item: Vec<String> = way.iter().map(|part| quoted(part, marks)).collect();
            let Some(actions) = read(&item) else { continue };
            let Some(reads) = self.trial.reads(&actions, at) else {
                continue;
            };
            let same = if exact {
                fold(&reads).trim() == fold(target).trim()
            } else {
                crate::text::tokens::words(&fold(&reads)) == crate::text::tokens::words(&fold(target))
            };
            if same {
                return Some(item);
            }
        }
        None
    }

    /// Gives numbers that counting anew does not give; tells whether there was any to give.
    fn renumber(&mut self, old: &Understood, sheet: &Sheet) -> bool {
        self.rounds += 1;
        if self.rounds > MOST_ROUNDS {
            return false;
        }
        let amended = apply(old, std::slice::from_ref(sheet), &ApplyOptions::default());
        let result = &amended.result.instrument.provisions;
        if result.len() != self.provisions.new.len() {
            return false;
        }
        let mut wrong = std::collections::HashSet::new();
        let before = self.items.len();
        for (at, (have, want)) in result.iter().zip(self.provisions.new).enumerate() {
            let row = (want.parent, series(want));
            let Some(label) = want
                .label
                .as_ref()
                .filter(|label| have.label.as_ref() != Some(label))
            else {
                continue;
            };
            if (wrong.insert(row) || want.kind == Kind::Heading)
                && let Some(old) = self.plan.was(at)
                && let Some(item) = self.numbering(old, want, label)
                && !self.items.contains(&item)
            {
                self.items.push(item);
            }
        }
        self.items.len() > before
    }

    /// Returns the instruction that gives a paragraph its number, if it is understood.
    fn numbering(&mut self, old: usize, want: &Provision, label: &str) -> Option<Vec<String>> {
        let name = self.name(old)?;
        let mut address = want.id.clone();
        let own = address.items.last_mut().or(address.paragraphs.last_mut());
        match (own, &mut address.base) {
            (Some(own), _) | (None, Base::Counted(_, own)) => *own = Number::new(label),
            (None, Base::Title) => return None,
        }
        let fits = |item: &Vec<String>| {
            read(item).is_some_and(|actions| match actions.as_slice() {
                [action] => {
                    action.act == Act::RenumberParagraph
                        && self.trial.place(&action.target) == Some(old)
                        && action.new_text.replace(' ', "") == label.replace(' ', "")
                }
                _ => false,
            })
        };
        let items = place::names(&address)
            .into_iter()
            .map(|to| vec![format!("Renumber {name} as {to}.")]);
        items.into_iter().find(fits)
    }

    fn deleted(&mut self, old: usize) {
        if let Some(name) = self.name(old) {
            self.items.push(vec![format!("Delete {name}.")]);
        }
    }

    /// Returns the instruction that moves a paragraph, if it is understood.
    fn moving(&mut self, old: usize, gap: Gap) -> Option<Vec<String>> {
        let name = self.name(old)?;
        let (relation, beside) = match gap {
            Gap::After(at) => ("after", at),
            Gap::Before(at) => ("before", at),
            Gap::End(_) | Gap::Nowhere => return None,
        };
        let beside_at = beside;
        let beside = self.name(beside_at)?;
        let item = vec![format!("Move {name} {relation} {beside}.")];
        let actions = read(&item)?;
        let [action] = actions.as_slice() else { return None };
        let to = action.to.first().and_then(|to| self.trial.place(to));
        let alike = series(&self.provisions.old[beside_at]) == series(&self.provisions.old[old]);
        let there = alike
            && match gap {
                Gap::After(at) => matches!(action.to[0], Target::After(_)) && to == Some(at),
                _ => matches!(action.to[0], Target::Before(_)) && to.is_some(),
            };
        (action.act == Act::MoveParagraph && self.trial.place(&action.target) == Some(old) && there)
            .then_some(item)
    }

    fn moved(&mut self, old: usize, gap: Gap) {
        if let Some(item) = self.moving(old, gap) {
            self.items.push(item);
        }
    }

    fn inserted(&mut self, new: &[usize], gap: Gap) {
        let texts: Vec<String> = new.iter().map(|&at| self.payload(at)).collect();
        if let Some(item) = self.inserting(new, &texts, gap) {
            self.items.push(item);
            self.remember(new, gap);
            return;
        }
        for (at, text) in new.iter().zip(&texts) {
            if let Some(item) = self.inserting(&[*at], std::slice::from_ref(text), gap) {
                self.items.push(item);
                self.remember(&[*at], gap);
            }
        }
    }

    /// A paragraph that comes, with all that belongs to it, each on a line.
    fn payload(&self, new: usize) -> String {
        let provision = &self.provisions.new[new];
        let mut lines = vec![match &provision.label {
            Some(label) if provision.parent.is_some() => format!("{label} {}", provision.text),
            Some(label) if provision.kind == Kind::Heading || !label.chars().all(|c| c.is_ascii_digit()) => {
                format!("{label}. {}", provision.text)
            }
            _ => provision.text.clone(),
        }];
        self.below(new, &mut lines);
        lines.join("\n")
    }

    fn below(&self, new: usize, lines: &mut Vec<String>) {
        for &child in self.plan.children_of(new) {
            let provision = &self.provisions.new[child];
            let label = provision.label.as_deref().unwrap_or_default();
            lines.push(format!("{label} {}", provision.text).trim().to_owned());
            self.below(child, lines);
        }
    }

    /// Returns the instruction that puts paragraphs in, if it is read so.
    fn inserting(&mut self, new: &[usize], texts: &[String], gap: Gap) -> Option<Vec<String>> {
        let first = &self.provisions.new[*new.first()?];
        let noun = place::noun(series(first), first.parent.is_some());
        let what = match place::count(new.len()) {
            None if new.len() == 1 => format!("a new {noun} reading:"),
            Some(count) => format!("the following {count} new {noun}s:"),
            None => format!("the following new {noun}s:"),
        };
        let place = match gap {
            Gap::After(at) => format!("After {}, insert", self.name(at)?),
            Gap::Before(at) => format!("Before {}, insert", self.name(at)?),
            Gap::End(at) => format!("At the end of {}, insert", self.name(at)?),
            Gap::Nowhere => return None,
        };
        for marks in MARKS {
            let mut item = vec![format!("{place} {what}")];
            item.extend(texts.iter().map(|text| format!("{}{text}{}", marks.0, marks.1)));
            let understood = read(&item).is_some_and(|actions| self.puts(&actions, texts, gap));
            if understood {
                return Some(item);
            }
        }
        None
    }

    /// Tells whether actions put these paragraphs into a gap.
    fn puts(&self, actions: &[Action], texts: &[String], gap: Gap) -> bool {
        let same = |action: &Action, text: &String| {
            let labelled = action.label.as_ref().map(|label| {
                [
                    format!("{label} {}", action.new_text),
                    format!("{label}. {}", action.new_text),
                ]
            });
            let reads = &action.new_text == text || labelled.is_some_and(|both| both.contains(text));
            let there = match (&action.target, gap) {
                (Target::After(_), Gap::After(at))
                | (Target::Before(_), Gap::Before(at))
                | (Target::End(_), Gap::End(at)) => self.trial.place(&action.target) == Some(at),
                _ => false,
            };
            reads && there && action.act == Act::InsertParagraph
        };
        actions.len() == texts.len() && actions.iter().zip(texts).all(|(action, text)| same(action, text))
    }
}

/// Finds a name that leads back to a paragraph.
fn name(trial: &Trial<'_>, names: &mut Names, old: &[Provision], at: usize) -> Option<String> {
    if let Some(known) = names.get(&at) {
        return known.clone();
    }
    let leads_back = |name: &String| {
        let item = [format!("Delete {name}.")];
        read(&item).is_some_and(|actions| match actions.as_slice() {
            [action] => action.position == Position::Whole && trial.place(&action.target) == Some(at),
            _ => false,
        })
    };
    let found = place::names(&old[at].id).into_iter().find(leads_back);
    names.insert(at, found.clone());
    found
}

/// Says a clause.
fn said(clause: &Clause) -> String {
    let quote = |words: &str| format!("{OPEN}{words}{CLOSE}");
    match clause {
        Clause::After { anchor, new } => format!("after {}, insert {}", quote(anchor), quote(new)),
        Clause::Before { anchor, new } => format!("before {}, insert {}", quote(anchor), quote(new)),
        Clause::Replace { old, new } => format!("replace {} with {}", quote(old), quote(new)),
        Clause::Delete { old } => format!("delete {}", quote(old)),
        Clause::Span {
            first,
            last,
            new: None,
        } => format!("delete the words from {} to {}", quote(first), quote(last)),
        Clause::Span {
            first,
            last,
            new: Some(new),
        } => {
            format!(
                "replace the words from {} to {} with {}",
                quote(first),
                quote(last),
                quote(new)
            )
        }
    }
}
