//! The rules: each asks one question of a report, or of the later text alone.
//!
//! [`RULES`] is the table of all of them; a family of rules is a file, and a rule is a row with a function. What it finds it finds in
//! the report's values: relations, classes, causes, edits. No sentence of ours is read again. The examples of the table are run by the tests,
//! and printed by `travaux explain`.
//!
//! To add a rule: a function and a constant in the file of its family, its name in the table, and its line in `docs/check.md`. One that asks
//! the same in both directions is named in `EVEN` of `tests/check/rules.rs` too.

mod brackets;
mod drafting;
mod head;
mod notes;
mod paragraphs;
mod patterns;
mod references;
mod scene;
mod unseen;
mod words;

use super::{Level, Pattern};

pub(super) use scene::{Hit, Scene, Spot, changed_words, ids};

/// A rule, with all that a person needs to know of it.
#[derive(Debug)]
pub struct Rule {
    /// The name in policies and findings: `no-weaker-verb`.
    pub name: &'static str,
    /// What must be so, in one sentence.
    pub what: &'static str,
    /// Why anybody would ask for it.
    pub why: &'static str,
    /// A change that breaks it.
    pub fires: Example,
    /// A change that comes near and does not.
    pub passes: Example,
    /// The sets that it belongs to.
    pub sets: &'static [Set],
    /// How grave it is where a policy does not say.
    pub level: Level,
    /// How grave it is without a policy; none where it is not asked then.
    pub usual: Option<Level>,
    /// What it must be told.
    pub takes: Takes,
    /// Finds where it is broken.
    find: fn(&Scene<'_>, &Ask<'_>) -> Vec<Hit>,
}

/// How a rule is asked.
pub(super) struct Ask<'a> {
    /// What it is told.
    pub(super) condition: &'a Condition,
    /// Whether a place is one that it is asked of.
    pub(super) selects: &'a dyn Fn(Spot) -> bool,
    /// Whether it is asked of everything.
    pub(super) everything: bool,
}

/// Two texts, and what the rule is told.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The earlier text.
    pub old: &'static str,
    /// The later text.
    pub new: &'static str,
    /// The lines of the policy beside the rule's name, if it needs some.
    pub told: &'static str,
}

/// What a rule must be told in its policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// `share = 0.25`
    Share,
    /// `pattern = "within existing resources"`
    Pattern,
}

impl Takes {
    /// Returns the line of a policy.
    pub fn example(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Share => "share = 0.25",
            Self::Pattern => "pattern = \"within existing resources\"",
        }
    }
}

/// What a policy tells a rule.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Condition {
    /// The largest share of a paragraph's words that may change, 0..1.
    pub share: Option<f64>,
    /// What must stand in a text, or must not.
    pub pattern: Option<Pattern>,
}

/// Rules that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Set {
    /// Nothing that was agreed changes.
    AgreedLanguage,
    /// Drafts that are being negotiated.
    Negotiation,
    /// Laws, treaties and other texts that bind.
    Law,
    /// How a resolution is written.
    Drafting,
}

impl Set {
    /// All sets.
    pub const ALL: [Self; 4] = [Self::AgreedLanguage, Self::Negotiation, Self::Law, Self::Drafting];

    /// Returns the name in policies: `agreed-language`.
    pub fn name(self) -> &'static str {
        match self {
            Self::AgreedLanguage => "agreed-language",
            Self::Negotiation => "negotiation",
            Self::Law => "law",
            Self::Drafting => "drafting",
        }
    }

    /// Returns the set with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.name() == name)
    }

    /// Returns the rules of the set.
    pub fn rules(self) -> impl Iterator<Item = &'static Rule> {
        RULES
            .iter()
            .copied()
            .filter(move |rule| rule.sets.contains(&self))
    }
}

/// Every rule, in the order in which they are told.
pub static RULES: [&Rule; 23] = [
    &paragraphs::FROZEN,
    &paragraphs::NO_SUBSTANTIVE_CHANGE,
    &paragraphs::NO_DELETION,
    &paragraphs::ORDER_UNCHANGED,
    &paragraphs::SHARE_CHANGED,
    &words::NO_WEAKER_VERB,
    &words::NO_NEW_QUALIFIER,
    &words::NO_CITATION_CHANGE,
    &words::NO_NUMBER_CHANGE,
    &notes::NO_FOOTNOTE_CHANGE,
    &head::HEAD_UNCHANGED,
    &brackets::BRACKETS_ONLY_CLOSE,
    &brackets::NO_NEW_OPEN_OPTION,
    &unseen::UNSEEN_CHARACTERS,
    &references::STALE_REFERENCE,
    &references::BROKEN_REFERENCE,
    &patterns::MUST_CONTAIN,
    &patterns::MUST_NOT_CONTAIN,
    &drafting::OPERATIVE_VERB,
    &drafting::OPERATIVE_ENDING,
    &drafting::PREAMBULAR_ENDING,
    &drafting::NUMBERS_WITHOUT_GAP,
    &drafting::ALSO_FURTHER,
];

/// What the check itself tells, whatever the policy says.
#[derive(Debug, Clone, Copy)]
pub struct Own {
    /// The name in findings: `expired-waiver`.
    pub name: &'static str,
    /// How grave it is.
    pub level: Level,
    /// What it tells.
    pub what: &'static str,
}

/// All that the check itself tells.
pub static OWN: [Own; 4] = [
    Own {
        name: "expired-waiver",
        level: Level::Error,
        what: "The last day of a waiver is over: what it accepted is open again, and somebody must decide anew.",
    },
    Own {
        name: "unused-waiver",
        level: Level::Warning,
        what: "A waiver accepts nothing that is found: the words changed, or the finding is gone. Take it out.",
    },
    Own {
        name: "unmatched-selection",
        level: Level::Warning,
        what: "A rule is asked of ids that neither text has, so it guards nothing.",
    },
    Own {
        name: "policy-changed",
        level: Level::Error,
        what: "The policy or the pins changed together with the texts that they guard.",
    },
];

impl Rule {
    /// Returns the rule of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        RULES.iter().copied().find(|rule| rule.name == name)
    }

    /// Whether it asks everything alike: paragraphs, footnotes and head.
    pub(super) fn is_of_all(&self) -> bool {
        [paragraphs::FROZEN.name, paragraphs::NO_SUBSTANTIVE_CHANGE.name].contains(&self.name)
    }

    /// Whether it is the rule of footnotes, or that of the head.
    pub(super) fn is_of_outside(&self) -> bool {
        [notes::NO_FOOTNOTE_CHANGE.name, head::HEAD_UNCHANGED.name].contains(&self.name)
    }

    /// Returns where it is broken.
    pub(super) fn hits(&self, scene: &Scene<'_>, ask: &Ask<'_>) -> Vec<Hit> {
        (self.find)(scene, ask)
    }
}

impl Example {
    const fn of(old: &'static str, new: &'static str) -> Self {
        Self { old, new, told: "" }
    }

    /// One text alone.
    const fn alone(text: &'static str) -> Self {
        Self::of(text, text)
    }
}
