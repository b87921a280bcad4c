//! Collisions: where items of one or several sheets meet in a text, and what can be done together.
//!
//! ```text
//! base      Urges all States to act;
//! EU        replace “all States” by “States Parties”   words 6..16
//! Japan     replace “all” by “the”                     words 6..9      same words
//! Kenya     after “States” insert “and observers”      behind byte 16  deleted under another: what it leans on goes
//! Canada    replace “all States” by “States Parties”   words 6..16     an agreement with the EU
//! ```
//!
//! 1. *Landing* (`apply::Lone`): each action is carried out alone, and the draft says where in the base it landed.
//! 2. *Meeting* (`meet`): paragraph by paragraph and gap by gap, what landed at one place is looked at. Words are intervals, and each
//!    collision is a largest set of them that have words in common, found by one sweep. What is the same proposal is an agreement.
//! 3. *Building*: an action that is carried out in the words or the paragraph of an earlier one builds on it.
//! 4. *Together* (`meet`): those that meet are carried out in their order and in the reverse, and nothing of one may be lost by another.
//! 5. *Variants* (`contested`): what each party makes of a paragraph by itself, word by word against the base.
//!
//! Cost: that of each action alone, of a sort in each paragraph, and of what is told.

mod contested;
mod meet;
mod party;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::apply::{Deed, Lone, Place};
use super::{Sheet, Step};
use crate::report::Edit;

/// Where items meet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Met {
    /// Where not all can have their way, or not in any order.
    pub collisions: Vec<Collision>,
    /// Where several ask for the same.
    pub agreements: Vec<Agreement>,
    /// The paragraphs and places at which several want something.
    pub contested: Vec<Contested>,
}

/// Actions that meet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Collision {
    /// How they meet.
    pub kind: CollisionKind,
    /// Which they are, in the order of the sheets; under another, who deletes comes first, and what is built on comes before what builds.
    #[serde(serialize_with = "steps")]
    pub actions: Vec<Step>,
    /// Where in the base.
    pub target: String,
    /// In one sentence.
    pub why: String,
    /// Whether they can be carried out together.
    pub together: Together,
    /// The order in which they can; empty where they cannot.
    #[serde(serialize_with = "steps", skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<Step>,
}

/// How actions meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub enum CollisionKind {
    /// They take out words that they have in common, and want different things.
    #[serde(rename = "same words")]
    SameWords,
    /// One works on what another deletes.
    #[serde(rename = "deleted under another")]
    DeletedUnder,
    /// They put different things at one place.
    #[serde(rename = "same place")]
    SamePlace,
    /// They want one paragraph to be different things: two wordings, places, numbers.
    #[serde(rename = "contradiction")]
    Contradiction,
    /// One works on what another brings.
    #[serde(rename = "builds on")]
    BuildsOn,
}

impl CollisionKind {
    /// Returns the word for people and programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::SameWords => "same words",
            Self::DeletedUnder => "deleted under another",
            Self::SamePlace => "same place",
            Self::Contradiction => "contradiction",
            Self::BuildsOn => "builds on",
        }
    }
}

/// Whether actions can be carried out together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Together {
    /// In either order.
    #[serde(rename = "yes")]
    Yes,
    /// In one order.
    #[serde(rename = "in this order")]
    InThisOrder,
    /// One would be refused, or lose what it wants.
    #[serde(rename = "no")]
    No,
}

/// Actions that ask for the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agreement {
    /// Which they are.
    #[serde(serialize_with = "steps")]
    pub actions: Vec<Step>,
    /// Where in the base.
    pub target: String,
    /// In one sentence.
    pub why: String,
}

/// A paragraph, or a place between two, at which several want something.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contested {
    /// Where in the base.
    pub target: String,
    /// As people say it: `OP 5`.
    #[serde(skip)]
    pub cited: String,
    /// What the base has there.
    pub base: String,
    /// What is wanted, each once.
    pub variants: Vec<Variant>,
}

/// What one or several want at one place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variant {
    /// Who: sponsors, or the sheet where it names none.
    pub by: Vec<String>,
    /// By which actions.
    #[serde(serialize_with = "steps")]
    pub actions: Vec<Step>,
    /// What they ask for, as people say it.
    pub asks: Vec<String>,
    /// Whether the paragraph goes.
    pub deleted: bool,
    /// Its words against those of the base.
    pub edits: Vec<Edit>,
}

fn steps<S: Serializer>(steps: &[Step], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(steps.iter().map(|it| [it.sheet, it.item, it.action]))
}

/// What lands at one place.
#[derive(Debug)]
struct Hand {
    step: Step,
    deed: Deed,
}

/// A sheet, and who signs an item in it.
type Party<'s> = (usize, &'s [String]);

/// Finds where actions meet. `built` names those that build on earlier ones, with these.
pub(super) fn collide(lone: &mut Lone<'_>, built: &[(Step, Vec<Step>)]) -> Met {
    let sheets = lone.sheets();
    if sheets.iter().map(|sheet| sheet.items.len()).sum::<usize>() < 2 {
        return Met::default();
    }
    let mut places: BTreeMap<Place, Vec<Hand>> = BTreeMap::new();
    // What finds its place in the base needs nobody, though it may have been put into the words of another.
    let mut needy = Vec::new();
    for step in all_steps(sheets) {
        let deeds = lone.lands(step);
        if deeds.iter().all(|(place, _)| matches!(place, Place::Unknown(_))) {
            needy.push(step);
        }
        for (place, deed) in deeds {
            places.entry(place).or_default().push(Hand { step, deed });
        }
    }
    let mut met = meet::meet(lone, &places);
    let built = built.iter().filter(|(step, _)| needy.binary_search(step).is_ok());
    met.collisions.extend(built_on(lone, built));
    met.contested = contested::contested(lone, &places);
    met
}

fn all_steps(sheets: &[Sheet]) -> impl Iterator<Item = Step> {
    sheets.iter().enumerate().flat_map(|(sheet, of)| {
        of.items.iter().enumerate().flat_map(move |(item, of)| {
            let actions = 0..of.actions.len();
            actions.map(move |action| Step { sheet, item, action })
        })
    })
}

/// Tells of what builds on another item.
fn built_on<'b>(lone: &Lone<'_>, built: impl Iterator<Item = &'b (Step, Vec<Step>)>) -> Vec<Collision> {
    let other = |step: Step, on: &Step| (on.sheet, on.item) != (step.sheet, step.item);
    let told = built.filter_map(|(step, on)| {
        let mut actions: Vec<Step> = on.iter().filter(|on| other(*step, on)).copied().collect();
        if actions.is_empty() {
            return None;
        }
        let earlier = meet::names(lone.sheets(), &actions);
        actions.push(*step);
        let later = meet::names(lone.sheets(), &[*step]);
        Some(Collision {
            kind: CollisionKind::BuildsOn,
            target: lone.action(*step).target.to_string(),
            why: format!("{later} works on what {earlier} brings"),
            together: Together::InThisOrder,
            order: actions.clone(),
            actions,
        })
    });
    told.collect()
}

impl Met {
    /// Returns how many collisions and agreements there are: `2 collisions, 1 agreement`; nothing where there is none.
    pub fn sentence(&self) -> Option<String> {
        let counts = [
            (self.collisions.len(), "collision"),
            (self.agreements.len(), "agreement"),
        ];
        let told: Vec<String> = counts
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, what)| crate::report::count(number, what))
            .collect();
        (!told.is_empty()).then(|| told.join(", "))
    }
}

impl Collision {
    /// Returns the collision for people: `same words, OP5: … – cannot be carried out together`.
    pub fn said(&self, sheets: &[Sheet]) -> String {
        let together = match self.together {
            Together::Yes => "they can be carried out together".to_owned(),
            Together::InThisOrder => {
                let order: Vec<String> = self
                    .order
                    .iter()
                    .map(|it| super::action::called(sheets, *it))
                    .collect();
                format!("they can be carried out in this order: {}", order.join(", then "))
            }
            Together::No => "they cannot be carried out together".to_owned(),
        };
        format!("{}: {}; {together}", self.kind.word(), self.why)
    }
}
