//! What one author tracks: from one view of a file to the next, paragraph by paragraph.
//!
//! ```text
//! old view   Urges all States to act;                       delete “all”, insert “and observers” after “States”
//! new view   Urges States and observers to act;
//! ```
//!
//! What goes beside what comes is one replacement. Words are named as a sheet would, so that a reader finds them and another base can be
//! searched for them; every telling is tried on the old view first, and the paragraph is told as a whole where no shorter way brings
//! the new words about. Numbers that counting does not give are told last. Cost: that of a comparison.

use std::collections::HashSet;
use std::sync::Arc;

use super::alike::reads_alike;
use crate::amend::apply::{Trial, made};
use crate::amend::write::plan::{Gap, Plan, Task, series};
use crate::amend::write::words::{Change, Clause, Manner};
use crate::amend::{Act, Action, Item, Position, Sheet};
use crate::compare::{self, Understood, relate};
use crate::instrument::{Address, Base, Group, Instrument, Kind, Provision, Series, Target};
use crate::report::{Masthead, SourceInfo};
use crate::sides::Sides;
use crate::text::normalize::fold;

/// What becomes of the paragraphs of a view.
pub(super) struct Told {
    /// Where, by positions of the old view.
    pub(super) place: Place,
    /// What, each action at that place; the targets are those of the old view.
    actions: Vec<Action>,
    /// The paragraph of the new view that comes.
    pub(super) brings: Option<usize>,
    /// Where a paragraph is moved to.
    pub(super) to: Option<Gap>,
}

/// A place of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Title,
    In(usize),
    Beside(Gap),
}

/// What one author asks for, and which paragraph of the old view each of the new one was.
pub(super) struct Step {
    pub(super) told: Vec<Told>,
    pub(super) was: Vec<Option<usize>>,
}

impl Told {
    /// The actions with their targets in a text that has the places.
    pub(super) fn actions(&self, provisions: &[Provision]) -> Vec<Action> {
        let target = self.place.target(provisions);
        let to: Vec<Target> = self.to.iter().map(|gap| beside(*gap, provisions)).collect();
        self.placed(&target, &to)
    }

    /// Whether words of a paragraph that stays become others.
    pub(super) fn is_of_words(&self) -> bool {
        self.actions
            .iter()
            .all(|it| it.act.is_of_words() || it.act == Act::ReplaceParagraph)
    }

    /// The actions with these targets.
    pub(super) fn placed(&self, target: &Target, to: &[Target]) -> Vec<Action> {
        let placed = |action: &Action| Action {
            target: match (&action.target, target) {
                // What comes where nothing of the kind stands keeps its own place.
                (own @ Target::EndOf(_), _) => own.clone(),
                _ => target.clone(),
            },
            to: to.to_vec(),
            ..action.clone()
        };
        self.actions.iter().map(placed).collect()
    }
}

impl Place {
    fn target(self, provisions: &[Provision]) -> Target {
        match self {
            Place::Title => at_title(),
            Place::In(at) => Target::At(provisions[at].id.clone().into()),
            Place::Beside(gap) => beside(gap, provisions),
        }
    }
}

/// The target that names the title.
pub(super) fn at_title() -> Target {
    Target::At(
        Address {
            scopes: Vec::new(),
            base: Base::Title,
            paragraphs: Vec::new(),
            items: Vec::new(),
        }
        .into(),
    )
}

/// The target that names a gap.
pub(super) fn beside(gap: Gap, provisions: &[Provision]) -> Target {
    let spot = |at: usize| provisions[at].id.clone().into();
    match gap {
        Gap::After(at) => Target::After(spot(at)),
        Gap::Before(at) => Target::Before(spot(at)),
        Gap::End(at) => Target::End(spot(at)),
        Gap::Nowhere => Target::EndOf(Group {
            scopes: Vec::new(),
            series: Series::Operative,
        }),
    }
}

/// Tells what leads from one view to the next.
pub(super) fn between(views: Sides<&Understood>) -> Step {
    let instruments = views.map(|view| &view.instrument);
    let comparison = relate(views, &compare::Options::default());
    let provisions = instruments.map(|text| text.provisions.as_slice());
    let mut teller = Teller {
        plan: Plan::of(provisions, &comparison),
        provisions,
        trial: Trial::exact(instruments.old),
        told: Vec::new(),
    };
    let titles = instruments.map(|text| text.masthead.title.as_deref().unwrap_or_default());
    if !titles.old.is_empty() && !titles.new.is_empty() {
        teller.words(Place::Title, provisions.old.len(), titles);
    }
    teller.tasks();
    teller.numbers(views.old);
    let was = (0..provisions.new.len())
        .map(|new| teller.plan.was(new))
        .collect();
    Step {
        told: teller.told,
        was,
    }
}

struct Teller<'a> {
    plan: Plan<'a>,
    provisions: Sides<&'a [Provision]>,
    trial: Trial<'a>,
    told: Vec<Told>,
}

/// Numbers are put right in so many rounds; each fixes the first wrong one of each row.
const MOST_ROUNDS: usize = 8;

impl Teller<'_> {
    fn tasks(&mut self) {
        for task in self.settled() {
            match task {
                Task::Words { old, new } => {
                    let texts = Sides::new(old, new).zip(self.provisions);
                    let texts = texts.map(|(at, provisions)| provisions[at].text.as_str());
                    self.words(Place::In(old), old, texts);
                }
                Task::Delete { old } => self.deleted(old),
                Task::Insert { new, gap } => {
                    for new in new {
                        self.inserted(new, gap);
                    }
                }
                Task::Move { old, gap } => self.moved(old, gap),
            }
        }
    }

    /// Plans; paragraphs that no gap beside another takes go and come instead.
    fn settled(&mut self) -> Vec<Task> {
        loop {
            let tasks = self.plan.tasks(&mut |_| true);
            let stuck: Vec<usize> = tasks
                .iter()
                .filter_map(|task| match task {
                    Task::Move {
                        old,
                        gap: Gap::End(_) | Gap::Nowhere,
                    } => Some(*old),
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

    fn tell(&mut self, place: Place, actions: Vec<Action>) {
        self.told.push(Told {
            place,
            actions,
            brings: None,
            to: None,
        });
    }

    /// Tells what changes in a paragraph, in the first way that brings the new words about.
    fn words(&mut self, place: Place, at: usize, texts: Sides<&str>) {
        if fold(texts.old) == fold(texts.new) {
            return;
        }
        let change = Change::of(texts.old, texts.new);
        if change.is_empty() {
            return;
        }
        let target = place.target(self.provisions.old);
        let ways = ways(&change, texts, &target);
        for exact in [true, false] {
            for way in &ways {
                if self.brings_about(way, at, &change.target, exact) {
                    self.tell(place, way.clone());
                    return;
                }
            }
        }
    }

    fn brings_about(&mut self, actions: &[Action], at: usize, target: &str, exact: bool) -> bool {
        let Some(reads) = self.trial.reads(actions, at) else {
            return false;
        };
        if exact {
            fold(&reads).trim() == fold(target).trim()
        } else {
            reads_alike(&reads, target)
        }
    }

    fn deleted(&mut self, old: usize) {
        let target = Place::In(old).target(self.provisions.old);
        let action = Action {
            position: Position::Whole,
            old_text: self.provisions.old[old].text.clone(),
            ..Action::bare(Act::DeleteParagraph, target)
        };
        self.tell(Place::In(old), vec![action]);
    }

    fn moved(&mut self, old: usize, gap: Gap) {
        let target = Place::In(old).target(self.provisions.old);
        let action = Action {
            position: Position::Whole,
            ..Action::bare(Act::MoveParagraph, target)
        };
        self.told.push(Told {
            place: Place::In(old),
            actions: vec![action],
            brings: None,
            to: Some(gap),
        });
    }

    fn inserted(&mut self, new: usize, gap: Gap) {
        let provision = &self.provisions.new[new];
        let target = match (gap, series(provision)) {
            (Gap::Nowhere, Some(series)) => Target::EndOf(Group {
                scopes: provision.id.scopes.clone(),
                series,
            }),
            _ => beside(gap, self.provisions.old),
        };
        let position = match gap {
            Gap::After(_) => Position::After,
            Gap::Before(_) => Position::Before,
            Gap::End(_) | Gap::Nowhere => Position::End,
        };
        let named = |label: &String| provision.parent.is_some() || !label.chars().all(|c| c.is_ascii_digit());
        let heading = provision.kind == Kind::Heading;
        let action = Action {
            position,
            new_text: self.payload(new),
            label: provision.label.clone().filter(|label| heading || named(label)),
            scope: heading.then(|| HEADING.to_owned()),
            ..Action::bare(Act::InsertParagraph, target)
        };
        self.told.push(Told {
            place: Place::Beside(gap),
            actions: vec![action],
            brings: Some(new),
            to: None,
        });
    }

    /// A paragraph that comes, with all that belongs to it, each on a line.
    fn payload(&self, new: usize) -> String {
        let mut lines = vec![on_one_line(&self.provisions.new[new].text)];
        self.below(new, &mut lines);
        lines.join("\n")
    }

    fn below(&self, new: usize, lines: &mut Vec<String>) {
        for &child in self.plan.children_of(new) {
            let provision = &self.provisions.new[child];
            let label = provision.label.as_deref().unwrap_or_default();
            let line = format!("{label} {}", on_one_line(&provision.text));
            lines.push(line.trim().to_owned());
            self.below(child, lines);
        }
    }

    /// Gives numbers that counting anew does not give.
    fn numbers(&mut self, old: &Understood) {
        let mut told = HashSet::new();
        for _ in 0..MOST_ROUNDS {
            let result = after(&old.instrument, &self.told).provisions;
            if result.len() != self.provisions.new.len() {
                return;
            }
            let wrong = self.wrong_numbers(&result);
            let before = told.len();
            for new in wrong {
                if let Some(old) = self.plan.was(new).filter(|_| told.insert(new)) {
                    self.renumbered(old, new);
                }
            }
            if told.len() == before {
                return;
            }
        }
    }

    /// Finds the first paragraph of each row, and the headings, that have another number than they should.
    fn wrong_numbers(&self, result: &[Provision]) -> Vec<usize> {
        let mut rows = HashSet::new();
        let both = result.iter().zip(self.provisions.new).enumerate();
        both.filter(|(_, (have, want))| want.label.is_some() && have.label != want.label)
            .filter(|(_, (_, want))| rows.insert((want.parent, series(want))) || want.kind == Kind::Heading)
            .map(|(at, _)| at)
            .collect()
    }

    fn renumbered(&mut self, old: usize, new: usize) {
        let action = Action {
            position: Position::Whole,
            new_text: self.provisions.new[new].label.clone().unwrap_or_default(),
            ..Action::bare(Act::RenumberParagraph, Place::In(old).target(self.provisions.old))
        };
        self.tell(Place::In(old), vec![action]);
    }
}

/// What a heading that comes is called in an action.
const HEADING: &str = "heading";

fn on_one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// Returns the ways to tell a change, the best first.
fn ways(change: &Change, texts: Sides<&str>, target: &Target) -> Vec<Vec<Action>> {
    let whole = vec![Action {
        position: Position::Whole,
        old_text: texts.old.to_owned(),
        new_text: on_one_line(&change.target),
        ..Action::bare(Act::ReplaceParagraph, target.clone())
    }];
    let all = vec![Action {
        old_text: texts.old.to_owned(),
        new_text: on_one_line(&change.target),
        ..Action::bare(Act::ReplaceWords, target.clone())
    }];
    let in_words = |(change, manner): (&Change, Manner)| -> Option<Vec<Action>> {
        let clauses = change.clauses(manner)?;
        Some(clauses.into_iter().map(|it| action(it, target)).collect())
    };
    let apart = Change::apart(texts.old, texts.new);
    let mut ways: Vec<Vec<Action>> = [&apart, change]
        .into_iter()
        .flat_map(|change| [Manner::Anchored, Manner::InPlace].map(|manner| (change, manner)))
        .filter_map(in_words)
        .collect();
    let first = if change.is_whole() { 0 } else { ways.len() };
    ways.insert(first, whole);
    ways.push(all);
    ways
}

/// Makes an action of what is done at one place of a paragraph.
fn action(clause: Clause, target: &Target) -> Action {
    let bare = |act| Action::bare(act, target.clone());
    match clause {
        Clause::After { anchor, new } => Action {
            position: Position::After,
            anchor,
            new_text: new,
            ..bare(Act::InsertWords)
        },
        Clause::Before { anchor, new } => Action {
            position: Position::Before,
            anchor,
            new_text: new,
            ..bare(Act::InsertWords)
        },
        Clause::Replace { old, new } => Action {
            old_text: old,
            new_text: new,
            ..bare(Act::ReplaceWords)
        },
        Clause::Delete { old } => Action {
            old_text: old,
            ..bare(Act::DeleteWords)
        },
        Clause::Span { first, last, new } => {
            let act = match new {
                Some(_) => Act::ReplaceWords,
                None => Act::DeleteWords,
            };
            Action {
                anchor: first,
                until: Some(last),
                new_text: new.unwrap_or_default(),
                ..bare(act)
            }
        }
    }
}

/// What a view becomes by the actions of one step.
fn after(old: &Instrument, told: &[Told]) -> Instrument {
    let item = |told: &Told| Item {
        n: None,
        text: String::new(),
        sponsors: Vec::new(),
        page: None,
        line: None,
        actions: told.actions(&old.provisions),
    };
    let sheet = Sheet {
        source: SourceInfo::default(),
        masthead: Masthead::default(),
        amends: None,
        sponsors: Vec::new(),
        items: told.iter().map(item).collect(),
        warnings: Vec::new(),
        original: Some(Arc::new(Instrument::default())),
    };
    made(old, &[sheet]).0
}
