//! The briefing: what a head of delegation reads in the corridor before the meeting.
//!
//! **The question** is which ten things matter, of two hundred that changed. The answer is made in steps, each a file:
//!
//! 1. Every paragraph that changed in substance becomes an [`Atom`]: what happened to it as [`Statement`]s, with weights
//!    ([`amended`], [`one_sided`], [`notes`]; the words of a paragraph are read as phrases by [`changes`]). A paragraph that went and whose
//!    words now stand in another one is told there ([`absorbed`]).
//! 2. What is one thing to a reader becomes one: a word replaced everywhere, citations and figures brought up to date
//!    ([`groups`]), a paragraph with its sub-paragraphs ([`family`]).
//! 3. The weightiest are told one by one, each with its clause ([`clause`]); the others together, a line for each part of the text and each
//!    fate ([`fold`]), so that ten lines tell all that came, went and changed. The order is that of [`weight`].
//! 4. Where there is a line left, what only rolled on from year to year is told in it ([`rolled`]).
//! 5. Before them stands which texts these are, how much was kept, and what changed in the head ([`head`]).
//!
//! Of two language versions no word can be told: their paragraphs, numbers and dates are ([`versions`]).
//!
//! ```text
//! A/C.2/80/L.30, draft of Chile and Spain → A/RES/80/152, adopted: "Care economy".
//! OP 1 now "Invites" instead of "Urges" "Member States" (weaker); "to consider" is added.
//! OP 3 (new): "Requests the Secretary-General to report by 30 June 2027".
//! New in the preamble: PP 4 "Recalling the Charter"; PP 7 "Noting the work done".
//! ```
//!
//! Every output says these sentences; none makes its own. Cost: linear in the words of both texts.

use super::phrases::listed;
use super::{Body, Class, Entry, Filter, Lookup, Report, VerbShift, count, thousands};
use crate::lexicon::Ladders;
use crate::sides::Side;
use line::one_line;
use statement::Statement;
use vocabulary::Vocabulary;

mod vocabulary;
mod clause;
mod statement;
mod changes;
mod weight;
mod amended;
mod one_sided;
mod absorbed;
mod notes;
mod family;
mod groups;
mod line;
mod ranges;
mod fold;
mod telling;
mod head;
mod rolled;
mod versions;

/// As many items are read at a glance.
pub const TOP: usize = 10;

/// How much of a briefing is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// At most so many items are told.
    pub items: usize,
    /// Of what they fold at most so many paragraphs are told once more.
    pub rest: usize,
}

impl Length {
    /// So many items, and nothing more.
    pub fn items(items: usize) -> Self {
        Self { items, rest: 0 }
    }
}

/// What matters of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Briefing {
    /// Which texts, how much was kept, what changed in the head: two or three sentences.
    pub head: Vec<String>,
    /// What matters most, each a sentence, the weightiest first.
    pub items: Vec<Item>,
    /// One sentence for each paragraph that an item tells together with others or not at all, as far as it was asked for.
    pub rest: Vec<Item>,
    /// How many such paragraphs there are.
    pub folded: usize,
    /// How many changes there are of each class.
    pub counts: String,
}

/// One sentence of the briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is about, the weightiest first.
    pub about: Vec<About>,
    /// In which part of the text.
    pub place: Place,
    /// What became of it.
    pub fate: Fate,
    /// How much it weighs beside the others.
    pub weight: u32,
    /// What that is called: `OP 4`.
    pub name: String,
    /// What happened, with the mark or blank that joins it to the name: `: "voluntary" is added.`
    pub told: String,
}

/// What a sentence of the briefing is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A row of the head, by its place in [`Report::head`].
    Head(usize),
    /// A footnote that no paragraph holds, by its place in [`Report::footnotes`].
    Footnote(usize),
    /// An entry, by its place in [`Report::entries`]; the first of several.
    Entry(usize),
}

/// The parts of a text, as far as they weigh differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// 1. *Decides*…
    Operative,
    /// Articles, and the paragraphs of reports and annexes.
    Text,
    /// *Recalling*…
    Preamble,
    /// A heading says nothing that its paragraphs do not say.
    Heading,
}

/// What became of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It has other words, or stands elsewhere.
    Amended,
    /// Only the new text has it.
    New,
    /// Only the old text has it.
    Gone,
}

impl Item {
    /// Returns `OP 4 now "encourages" instead of "urges" "States to act" (weaker).`
    pub fn text(&self) -> String {
        format!("{}{}", self.name, self.told)
    }
}

/// Says what matters: at most ten items, and of all classes of change those of substance.
pub fn briefing(report: &Report) -> Briefing {
    let length = Length {
        items: TOP,
        rest: usize::MAX,
    };
    briefing_with(report, Filter::default(), length)
}

/// Says what matters among the changes of the shown classes.
pub fn briefing_with(report: &Report, filter: Filter, length: Length) -> Briefing {
    let scene = Scene::new(report);
    if let Some(versions) = report.versions() {
        return versions::briefing(&versions, length, &scene);
    }
    let atoms = if filter.shows(Class::Substantive) {
        substance(&scene)
    } else {
        rolled::atoms(&scene, filter)
    };
    let head = head::lines(&scene, &atoms);
    let mut told = fold::fold(&atoms, length, &scene);
    let all = filter.shows(Class::Substantive) && filter.shows(Class::Consequential);
    if all && told.items.len() < length.items {
        told.items.extend(rolled::line(&scene));
    }
    Briefing {
        head: head.iter().map(|line| one_line(line)).collect(),
        items: told.items,
        rest: told.rest,
        folded: told.folded,
        counts: counts(report),
    }
}

/// Returns what changed in substance, what belongs together as one, the weightiest first.
fn substance(scene: &Scene<'_>) -> Vec<Atom> {
    let notes = notes::Notes::of(scene.report);
    let mut atoms = amended::atoms(scene, &notes);
    let one_sided = absorbed::told_where_they_stand(one_sided::atoms(scene), &mut atoms, scene);
    atoms.extend(one_sided);
    atoms.extend(notes.alone(scene));
    atoms.extend(head::acts(scene));
    let mut atoms = groups::together(family::together(atoms, scene), scene);
    atoms.sort_by_key(|atom| (std::cmp::Reverse(atom.weight), atom.about.clone()));
    atoms
}

/// What every step asks.
struct Scene<'a> {
    report: &'a Report,
    lookup: Lookup<'a>,
    vocabulary: Vocabulary,
    /// Which verbs ask, and how strongly.
    ladders: Ladders,
}

impl<'a> Scene<'a> {
    fn new(report: &'a Report) -> Self {
        Self {
            report,
            lookup: Lookup::new(report),
            vocabulary: Vocabulary::of(report),
            ladders: Ladders::default(),
        }
    }

    fn place(&self, entry: &Entry) -> Place {
        match self.lookup.section(entry).body {
            Body::Preamble => Place::Preamble,
            Body::Operative => Place::Operative,
            Body::Heading => Place::Heading,
            Body::Paragraphs | Body::Articles => Place::Text,
        }
    }
}

/// What happened to one paragraph, or to several that are told together.
#[derive(Debug, Clone)]
struct Atom {
    about: Vec<About>,
    place: Place,
    fate: Fate,
    weight: u32,
    parts: Vec<Part>,
    /// What all of them have in common, where they are told together.
    title: Option<String>,
}

/// What happened to one paragraph.
#[derive(Debug, Clone)]
struct Part {
    /// `OP 4`, `OP 4 (new)`, `PP 2 (was PP 2 and PP 3, merged)`
    name: String,
    side: Side,
    /// The paragraph itself.
    text: String,
    /// Another leading verb.
    verb: Option<Statement>,
    /// What else changed, each with its weight, in the order of the text.
    statements: Vec<(u32, Statement)>,
    /// Whose items of amendment sheets ask for it.
    asked: Option<String>,
}

impl Part {
    fn weight(&self) -> u32 {
        let verb = match self.verb {
            Some(Statement::Verb { shift, .. }) => weight::of_verb(shift),
            Some(_) => weight::of_verb(VerbShift::Different),
            None => 0,
        };
        let gravest = self.statements.iter().map(|(weight, _)| *weight).max();
        let all: u32 = self.statements.iter().map(|(weight, _)| weight / 10).sum();
        verb.max(gravest.unwrap_or(0)) + all.min(200)
    }
}

impl Atom {
    /// Tells a paragraph that changed.
    fn amended(about: About, place: Place, part: Part) -> Self {
        let weight = weight::of_place(place, Fate::Amended, part.weight());
        Self {
            about: vec![about],
            place,
            fate: Fate::Amended,
            weight,
            parts: vec![part],
            title: None,
        }
    }
}

/// Returns `19 changes. Of substance: 3; consequential only: 12; editorial only: 4.`
fn counts(report: &Report) -> String {
    let summary = &report.summary;
    if summary.changes == 0 {
        return "No change was found.".to_owned();
    }
    let substance = match summary.of_class(Class::Substantive) {
        0 => "No change of substance".to_owned(),
        number => format!("Of substance: {}", thousands(number)),
    };
    let mut parts = vec![substance];
    for (class, name) in [
        (Class::Consequential, "consequential"),
        (Class::Editorial, "editorial"),
    ] {
        parts.push(format!("{name} only: {}", thousands(summary.of_class(class))));
    }
    format!("{}. {}.", count(summary.changes, "change"), parts.join("; "))
}
