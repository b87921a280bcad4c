//! The actions of all authors, each at its place in the text as it was before all changes.
//!
//! ```text
//! EU   inserts a paragraph behind OP3                    after:OP3
//! US   changes a word in what the EU inserted            after:OP3, the words of it
//! US   changes a word in OP5, which the EU renumbered    OP5 of the original
//! ```
//!
//! Items come in the order of the text; at one gap, in the order in which their paragraphs stand when all is accepted, and then what builds
//! on them.

use std::collections::HashMap;

use super::alike::reads_alike;
use super::step::{Place, Step, Told, at_title, beside};
use crate::amend::apply::Trial;
use crate::amend::write::plan::Gap;
use crate::amend::{Act, Action, Item, said};
use crate::instrument::{Instrument, Provision, Target};

/// The views of a file, from the first on.
pub(super) struct Course<'a> {
    original: &'a Instrument,
    /// The paragraph of the original that each of the last view was.
    origin: Vec<Option<usize>>,
    /// For each paragraph of the last view, which wish brings it.
    brought: Vec<Option<usize>>,
    wishes: Vec<Wish>,
    /// Who changed each paragraph of the original.
    changed: Vec<Hands>,
    /// Who brought or changed each paragraph of the last view.
    hands: Vec<Hands>,
    /// All authors in their order.
    authors: Hands,
}

/// Authors, each once, in their order.
type Hands = Vec<String>;

/// What an author asks for at one place.
#[derive(Clone)]
struct Wish {
    authors: Hands,
    actions: Vec<Action>,
    /// The paragraph of the original that it is told at.
    at: usize,
    order: Order,
    /// The paragraph of the original that it moves.
    moves: Option<usize>,
    /// Where what it brings or moves stands in the last view.
    stands: usize,
}

/// What comes first of all that is told at one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Before,
    Inside,
    Behind,
    /// What builds on what comes there.
    Upon,
}

impl<'a> Course<'a> {
    pub(super) fn of(original: &'a Instrument) -> Self {
        Self {
            original,
            origin: (0..original.provisions.len()).map(Some).collect(),
            brought: vec![None; original.provisions.len()],
            wishes: Vec::new(),
            changed: vec![Hands::new(); original.provisions.len()],
            hands: vec![Hands::new(); original.provisions.len()],
            authors: Hands::new(),
        }
    }

    /// Goes on to the next view, by what one author asks for.
    pub(super) fn advance(&mut self, step: &Step, author: Option<&str>) {
        self.sign(step, author);
        let mut born = vec![None; step.was.len()];
        for told in &step.told {
            let wish = self.wish(told, author.map(str::to_owned).into_iter().collect());
            if let Some(new) = told.brings {
                born[new] = Some(self.wishes.len());
            }
            self.wishes.push(wish);
        }
        let was = |list: &[Option<usize>], old: Option<usize>| old.and_then(|old| list[old]);
        let brought = step.was.iter().map(|old| was(&self.brought, *old));
        self.brought = brought.zip(born).map(|(old, new)| new.or(old)).collect();
        self.origin = step.was.iter().map(|old| was(&self.origin, *old)).collect();
    }

    /// Notes whose hands are in which paragraphs.
    fn sign(&mut self, step: &Step, author: Option<&str>) {
        let Some(author) = author else { return };
        put(&mut self.authors, author);
        let mut hands: Vec<Hands> = step
            .was
            .iter()
            .map(|old| old.map_or_else(Hands::new, |old| self.hands[old].clone()))
            .collect();
        let becomes = step.was.iter().enumerate();
        let becomes: HashMap<usize, usize> = becomes.filter_map(|(new, old)| Some(((*old)?, new))).collect();
        for told in &step.told {
            if let Place::In(old) = told.place {
                if let Some(origin) = self.origin[old] {
                    put(&mut self.changed[origin], author);
                }
                if let Some(new) = becomes.get(&old) {
                    put(&mut hands[*new], author);
                }
            }
            if let Some(new) = told.brings {
                put(&mut hands[new], author);
            }
        }
        self.hands = hands;
    }

    /// The items of all authors from the original to the last view at once: words that can be told apart are told apart, and whoever changed the
    /// same paragraph otherwise signs together.
    pub(super) fn together(&self, step: Step) -> Vec<Item> {
        let mut joint = Course::of(self.original);
        let mut trial = Trial::exact(self.original);
        let Step { told, was } = step;
        let mut brought = vec![None; was.len()];
        for told in &told {
            if let Place::In(at) = told.place
                && told.is_of_words()
                && let Some(apart) = self.apart(at, told, &mut trial)
            {
                joint.wishes.extend(apart);
                continue;
            }
            let hands = match (told.place, told.brings) {
                (_, Some(new)) => &self.hands[new],
                (Place::In(at), None) => &self.changed[at],
                _ => &self.authors,
            };
            let hands = if hands.is_empty() { &self.authors } else { hands };
            if let Some(new) = told.brings {
                brought[new] = Some(joint.wishes.len());
            }
            let wish = joint.wish(told, hands.clone());
            joint.wishes.push(wish);
        }
        joint.brought = brought;
        joint.origin = was;
        joint.items(true)
    }

    /// What several authors ask for in the words of one paragraph, if all of it together brings the same words about.
    fn apart(&self, at: usize, told: &Told, trial: &mut Trial<'_>) -> Option<Vec<Wish>> {
        let own = self
            .wishes
            .iter()
            .filter(|it| it.at == at && it.order == Order::Inside);
        let own: Vec<Wish> = own.cloned().collect();
        let actions: Vec<Action> = own.iter().flat_map(|it| it.actions.clone()).collect();
        if own.len() < 2 || !actions.iter().all(|it| it.act.is_of_words()) {
            return None;
        }
        let wanted = trial.reads(&told.actions(&self.original.provisions), at)?;
        let reads = trial.reads(&actions, at)?;
        reads_alike(&reads, &wanted).then_some(own)
    }

    fn wish(&self, told: &Told, authors: Hands) -> Wish {
        let (target, mut at, mut order) = match told.place {
            Place::Title => (at_title(), 0, Order::Before),
            Place::In(at) => self.inside(at),
            Place::Beside(gap) => self.beside(gap),
        };
        let mut to = Vec::new();
        let mut moves = None;
        // What is moved is told where it comes, among others that come there.
        if let (Some(gap), Place::In(moved)) = (told.to, told.place) {
            let place;
            (place, at, order) = self.beside(gap);
            to.push(place);
            moves = self.origin[moved];
        }
        Wish {
            authors,
            actions: told.placed(&target, &to),
            at,
            order,
            moves,
            stands: usize::MAX,
        }
    }

    /// A gap of the last view, as the original names it.
    fn beside(&self, gap: Gap) -> (Target, usize, Order) {
        let provisions = &self.original.provisions;
        let gap = self.gap(gap);
        let (at, order) = match gap {
            Gap::Before(at) => (at, Order::Before),
            Gap::After(at) | Gap::End(at) => (at, Order::Behind),
            Gap::Nowhere => (provisions.len(), Order::Behind),
        };
        (beside(gap, provisions), at, order)
    }

    /// A paragraph of the last view, as the original names it: by itself, or as what comes behind another.
    fn inside(&self, at: usize) -> (Target, usize, Order) {
        let provisions = &self.original.provisions;
        match self.origin[at] {
            Some(at) => (Target::At(spot(&provisions[at])), at, Order::Inside),
            None => match self.front(at) {
                Some(front) => (Target::After(spot(&provisions[front])), front, Order::Upon),
                None => (Target::Before(spot(&provisions[0])), 0, Order::Before),
            },
        }
    }

    /// The last paragraph of the original in front of one that comes.
    fn front(&self, at: usize) -> Option<usize> {
        (0..at).rev().find_map(|before| self.origin[before])
    }

    /// A gap of the last view, beside paragraphs of the original.
    fn gap(&self, gap: Gap) -> Gap {
        let beside = |at: usize| match self.front(at) {
            Some(front) => Gap::After(front),
            None => Gap::Before(0),
        };
        match gap {
            Gap::After(at) => self.origin[at].map_or_else(|| beside(at), Gap::After),
            Gap::Before(at) => self.origin[at].map_or_else(|| beside(at), Gap::Before),
            Gap::End(at) => self.origin[at].map_or_else(|| beside(at), Gap::End),
            Gap::Nowhere => Gap::Nowhere,
        }
    }

    /// The items in their order; each with its author, where there are several.
    pub(super) fn items(&self, signed: bool) -> Vec<Item> {
        let mut ends = vec![usize::MAX; self.original.provisions.len()];
        for (stands, origin) in self.origin.iter().enumerate() {
            if let Some(origin) = origin {
                ends[*origin] = stands;
            }
        }
        let mut wishes = self.wishes.clone();
        for wish in &mut wishes {
            if let Some(moved) = wish.moves {
                wish.stands = ends[moved];
            }
        }
        for (stands, wish) in self.brought.iter().enumerate() {
            if let Some(wish) = *wish {
                wishes[wish].stands = stands;
            }
        }
        wishes.sort_by_key(|wish| (wish.at, wish.order, wish.stands));
        let numbers = |wish: &Wish| wish.actions.iter().all(|it| it.act == Act::RenumberParagraph);
        // A number that an earlier author gave is told once.
        wishes.dedup_by(|later, first| numbers(later) && later.actions == first.actions);
        let provisions = &self.original.provisions;
        let item = |wish: Wish| {
            let place = provisions.get(wish.at).map(|it| &it.locator);
            let text: Vec<String> = wish.actions.iter().map(said).collect();
            Item {
                n: None,
                text: text.join("; "),
                sponsors: if signed { wish.authors } else { Vec::new() },
                page: place.and_then(|it| it.page),
                line: place.and_then(|it| it.line),
                actions: wish.actions,
            }
        };
        wishes.into_iter().map(item).collect()
    }
}

/// Puts an author among others, if they are not there.
fn put(hands: &mut Hands, author: &str) {
    if !hands.iter().any(|it| it == author) {
        hands.push(author.to_owned());
    }
}

fn spot(provision: &Provision) -> crate::instrument::Spot {
    provision.id.clone().into()
}
