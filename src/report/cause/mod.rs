//! Why something has its class, as data: a [`Cause`] with its facts.
//!
//! The rules find causes, the briefing weighs them, the renderers show them, and nobody reads a sentence of ours again:
//! what a cause says in words stands in one table ([`words`]), and what it is stands here. Programs read the code:
//!
//! ```text
//! { "code": "negation-added", "class": "substantive", "text": "negation added: \"not\"", "old": null, "new": "not", "ref": null }
//! ```

use std::collections::HashSet;
use std::ops::Deref;

use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Class;
use crate::sides::Sides;

mod kinds;
mod words;
mod written;

pub use kinds::{Bracket, Form, HeadCause, Marks, Parting, Shift, Standing, Subject};
use kinds::{Fate, Single};
pub use written::Written;

/// Why something has its class.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// Only the form changed.
    Form(Form),
    /// Something that negotiators fight over, or a value, came, went or changed.
    Named {
        /// What it is.
        subject: Subject,
        /// What happened to it.
        change: Change,
    },
    /// A verb moved.
    Verb {
        /// Which way.
        shift: Shift,
        /// `Urges`
        old: String,
        /// `Encourages`
        new: String,
    },
    /// The form of the verb follows the part of the text: `Recalling`, `Recalls`.
    VerbForm,
    /// Of the options in a bracket one was kept.
    OptionKept {
        /// Its words.
        option: String,
        /// How many options there were.
        of: usize,
    },
    /// Square brackets opened or closed.
    Brackets {
        /// What became of them.
        what: Bracket,
        /// Whose they are: `EU`.
        names: Vec<String>,
        /// The agreed words that they opened around, where these are few.
        words: Option<String>,
    },
    /// A party's note in round brackets came or went: `(US: delete)`.
    PartyNote {
        /// `US`
        party: String,
        /// What it asks for.
        change: Change,
    },
    /// Marks inside a sentence.
    Marks(Marks),
    /// White space that makes other words.
    Parted(Parting),
    /// `Also` and `further` follow the paragraphs above with the same verb.
    FollowsSeries {
        /// Which one of its row the paragraph was.
        old: usize,
        /// Which one it is.
        new: usize,
    },
    /// A reference follows the renumbering.
    FollowsRenumbering {
        /// The old numbers.
        old: String,
        /// The new numbers.
        new: String,
        /// The paragraph that is meant, by its ids, where it is one.
        paragraph: Option<Sides<String>>,
    },
    /// A session, date or number rolled forward.
    RolledForward {
        /// `seventy-ninth`
        old: String,
        /// `eightieth`
        new: String,
    },
    /// The number of a footnote that stands among the words.
    FootnoteNumber,
    /// The same body by another name; one side may be empty.
    SameBody {
        /// `its`
        old: String,
        /// `General Assembly`
        new: String,
    },
    /// The closing formulas of two bodies mean the same next time.
    SameNextTime,
    /// The same words mean another body now.
    SpeaksForAnother {
        /// `it`, `its session`
        phrases: Vec<String>,
        /// The bodies that speak.
        bodies: Sides<String>,
    },
    /// The paragraph or footnote has another number.
    OtherNumber,
    /// The place, part or label of a paragraph changed.
    Standing(Standing),
    /// The mark of a footnote stands in another paragraph.
    MarkElsewhere {
        /// Whether its paragraph went and another came.
        followed: bool,
        /// The ids of the paragraphs.
        hosts: Sides<String>,
    },
    /// `Ibid.` was written out, because another footnote stands before it now.
    IbidWrittenOut {
        /// What it meant.
        source: String,
    },
    /// `Ibid.` stands for what was written out.
    IbidStandsFor {
        /// What it means.
        source: String,
        /// The footnote that cites it.
        footnote: String,
    },
    /// `Ibid.` follows a footnote whose source changed.
    IbidFollows {
        /// What it means.
        source: String,
        /// The footnote that cites it.
        footnote: String,
    },
    /// `Ibid.` points elsewhere.
    IbidElsewhere {
        /// What it meant.
        old: String,
        /// What it means.
        new: String,
        /// The footnote that cites it.
        footnote: String,
    },
    /// Characters that nobody sees came, went or changed.
    Unseen {
        /// Which.
        characters: Vec<char>,
    },
    /// What a row of the head tells.
    Head(HeadCause),
    /// A cause of a report that was loaded, which this version does not know: as it is written there.
    Other(Box<Written>),
}

/// What happened to a phrase or a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Change {
    /// It came.
    Added(String),
    /// It went.
    Deleted(String),
    /// Another one stands there.
    Changed {
        /// What went.
        old: String,
        /// What came.
        new: String,
    },
}

impl Change {
    /// Returns what became of two phrases of which one may be empty.
    pub(super) fn of(old: String, new: String) -> Self {
        if old.is_empty() {
            Self::Added(new)
        } else if new.is_empty() {
            Self::Deleted(old)
        } else {
            Self::Changed { old, new }
        }
    }

    fn fate(&self) -> Fate {
        match self {
            Self::Added(_) => Fate::Added,
            Self::Deleted(_) => Fate::Deleted,
            Self::Changed { .. } => Fate::Changed,
        }
    }

    fn quoted(&self) -> Sides<Option<&str>> {
        match self {
            Self::Added(new) => Sides::new(None, Some(new)),
            Self::Deleted(old) => Sides::new(Some(old), None),
            Self::Changed { old, new } => Sides::new(Some(old), Some(new)),
        }
    }
}

impl Fate {
    /// Returns the code of a thing that has this fate.
    fn code_of(self, thing: &str) -> String {
        format!("{thing}-{}", self.code())
    }
}

/// What the codes of [`Cause::PartyNote`] begin with.
const PARTY_NOTE: &str = "party-note";

impl Cause {
    /// Returns the stable word for programs: `negation-added`.
    pub fn code(&self) -> String {
        let code = match self {
            Self::Named { subject, change } => return change.fate().code_of(subject.code()),
            Self::PartyNote { change, .. } => return change.fate().code_of(PARTY_NOTE),
            Self::Form(form) => form.code(),
            Self::Verb { shift, .. } => shift.code(),
            Self::Brackets { what, .. } => what.code(),
            Self::Marks(marks) => marks.code(),
            Self::Parted(parting) => parting.code(),
            Self::Standing(standing) => standing.code(),
            Self::Head(head) => head.code(),
            Self::VerbForm => Single::VerbForm.code(),
            Self::OptionKept { .. } => Single::OptionKept.code(),
            Self::FollowsSeries { .. } => Single::FollowsSeries.code(),
            Self::FollowsRenumbering { .. } => Single::FollowsRenumbering.code(),
            Self::RolledForward { .. } => Single::RolledForward.code(),
            Self::FootnoteNumber => Single::FootnoteNumber.code(),
            Self::SameBody { .. } => Single::SameBody.code(),
            Self::SameNextTime => Single::SameNextTime.code(),
            Self::SpeaksForAnother { .. } => Single::SpeaksForAnother.code(),
            Self::OtherNumber => Single::OtherNumber.code(),
            Self::MarkElsewhere { .. } => Single::MarkElsewhere.code(),
            Self::IbidWrittenOut { .. } => Single::IbidWrittenOut.code(),
            Self::IbidStandsFor { .. } => Single::IbidStandsFor.code(),
            Self::IbidFollows { .. } => Single::IbidFollows.code(),
            Self::IbidElsewhere { .. } => Single::IbidElsewhere.code(),
            Self::Unseen { .. } => Single::Unseen.code(),
            Self::Other(written) => &written.code,
        };
        code.to_owned()
    }

    /// Returns the codes of all causes; later versions may know more.
    pub fn codes() -> Vec<String> {
        let fates = |of: &'static str| Fate::ALL.iter().map(move |fate| fate.code_of(of));
        let subjects = Subject::ALL.iter().map(|subject| subject.code());
        let fixed = (Form::ALL.iter().map(|it| it.code()))
            .chain(Shift::ALL.iter().map(|it| it.code()))
            .chain(Bracket::ALL.iter().map(|it| it.code()))
            .chain(Marks::ALL.iter().map(|it| it.code()))
            .chain(Parting::ALL.iter().map(|it| it.code()))
            .chain(Standing::ALL.iter().map(|it| it.code()))
            .chain(Single::ALL.iter().map(|it| it.code()))
            .chain(HeadCause::ALL.iter().map(|it| it.code()));
        subjects
            .chain([PARTY_NOTE])
            .flat_map(fates)
            .chain(fixed.map(str::to_owned))
            .collect()
    }

    /// Returns the class that the cause alone would give.
    pub fn class(&self) -> Class {
        match self {
            Self::Form(_) => Class::Editorial,
            Self::Head(head) if head.is_form() => Class::Editorial,
            Self::Named { .. }
            | Self::Verb { .. }
            | Self::OptionKept { .. }
            | Self::Brackets { .. }
            | Self::PartyNote { .. }
            | Self::Marks(_)
            | Self::Parted(_)
            | Self::Standing(_)
            | Self::MarkElsewhere { followed: false, .. }
            | Self::IbidElsewhere { .. }
            | Self::Unseen { .. } => Class::Substantive,
            Self::VerbForm
            | Self::FollowsSeries { .. }
            | Self::FollowsRenumbering { .. }
            | Self::RolledForward { .. }
            | Self::FootnoteNumber
            | Self::SameBody { .. }
            | Self::SameNextTime
            | Self::SpeaksForAnother { .. }
            | Self::OtherNumber
            | Self::MarkElsewhere { followed: true, .. }
            | Self::IbidWrittenOut { .. }
            | Self::IbidStandsFor { .. }
            | Self::IbidFollows { .. }
            | Self::Head(_) => Class::Consequential,
            Self::Other(written) => written.class,
        }
    }

    /// Returns how much the cause weighs in the briefing; a change of substance without a cause weighs `UNNAMED`.
    pub fn weight(&self) -> u32 {
        match self {
            Self::Verb {
                shift: Shift::Stronger | Shift::Weaker,
                ..
            } => 750,
            Self::Brackets { .. } | Self::OptionKept { .. } => 650,
            Self::Named { subject, .. } => match subject {
                Subject::Negation => 640,
                Subject::ModalVerb => 620,
                Subject::Addressee => 600,
                Subject::Deadline => 590,
                Subject::Amount => 580,
                Subject::WhoIsMeant => 500,
                Subject::Qualifier => 450,
                Subject::Date | Subject::Number => 400,
                Subject::Citation | Subject::Session => UNNAMED,
            },
            Self::Marks(_) => 120,
            _ => UNNAMED,
        }
    }

    /// Returns what each text has of it, as far as the cause quotes that.
    pub fn quoted(&self) -> Sides<Option<&str>> {
        match self {
            Self::Named { change, .. } | Self::PartyNote { change, .. } => change.quoted(),
            Self::Verb { old, new, .. }
            | Self::FollowsRenumbering { old, new, .. }
            | Self::RolledForward { old, new }
            | Self::IbidElsewhere { old, new, .. }
            | Self::SameBody { old, new }
            | Self::SpeaksForAnother {
                bodies: Sides { old, new },
                ..
            } => Sides::new(old, new).map(|text| Some(text.as_str()).filter(|text| !text.is_empty())),
            Self::IbidWrittenOut { source } => Sides::new(Some(source), None),
            Self::IbidStandsFor { source, .. } | Self::IbidFollows { source, .. } => {
                Sides::new(None, Some(source))
            }
            Self::OptionKept { option, .. } => Sides::new(None, Some(option)),
            Self::Brackets { words, .. } => Sides::new(None, words.as_deref()),
            Self::Other(written) => Sides::new(written.old.as_deref(), written.new.as_deref()),
            _ => Sides::default(),
        }
    }

    /// Returns the ids of the other paragraph that it points to, in both texts.
    pub fn reference(&self) -> Option<&Sides<String>> {
        match self {
            Self::FollowsRenumbering { paragraph, .. } => paragraph.as_ref(),
            Self::MarkElsewhere { hosts, .. } => Some(hosts),
            Self::Other(written) => written.reference.as_ref(),
            _ => None,
        }
    }

    /// Whether the words of the cause quote what it is about.
    pub(super) fn quotes(&self) -> bool {
        let quoted = self.quoted();
        quoted.old.is_some() || quoted.new.is_some()
    }
}

/// The weight of a change of substance that no cause names.
pub(super) const UNNAMED: u32 = 300;

/// All causes of one edit, entry, footnote or row of the head, in the order in which they are told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Causes(Vec<Cause>);

impl Causes {
    /// Returns them in words, joined by `; `, if there are any.
    pub fn text(&self) -> Option<String> {
        let texts: Vec<String> = self.0.iter().map(Cause::text).collect();
        (!texts.is_empty()).then(|| texts.join("; "))
    }

    /// Whether they say no more than that the number is another one.
    pub fn is_only_number(&self) -> bool {
        matches!(self.0.as_slice(), [Cause::OtherNumber])
    }

    /// Adds one, unless it is there.
    pub(super) fn add(&mut self, cause: Cause) {
        if !self.0.contains(&cause) {
            self.0.push(cause);
        }
    }
}

impl Deref for Causes {
    type Target = [Cause];

    fn deref(&self) -> &[Cause] {
        &self.0
    }
}

impl FromIterator<Cause> for Causes {
    /// Keeps each once, the first of equal ones.
    fn from_iter<I: IntoIterator<Item = Cause>>(causes: I) -> Self {
        let mut told: HashSet<Cause> = HashSet::new();
        let once = causes.into_iter().filter(|cause| told.insert(cause.clone()));
        Self(once.collect())
    }
}

impl From<Cause> for Causes {
    fn from(cause: Cause) -> Self {
        Self(vec![cause])
    }
}

impl Serialize for Causes {
    /// Two fields, for people and for programs: `cause`, `causes`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Causes", 2)?;
        fields.serialize_field("cause", &self.text())?;
        fields.serialize_field("causes", &self.0)?;
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Causes {
    /// The words follow from the causes.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Fields {
            causes: Vec<Cause>,
        }
        Ok(Self(Fields::deserialize(deserializer)?.causes))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Cause, Causes, Change, Class, Subject};

    const DOCUMENTED: &str = include_str!("../../../docs/classes.md");

    fn named(phrase: &str) -> Cause {
        Cause::Named {
            subject: Subject::Negation,
            change: Change::Added(phrase.to_owned()),
        }
    }

    #[test]
    fn the_page_on_classes_lists_every_code_and_no_other() {
        let (_, section) = DOCUMENTED.split_once("\n## Codes\n").expect("a section on codes");
        let section = section.split("\n## ").next().unwrap_or_default();
        let listed: BTreeSet<String> = section
            .lines()
            .filter(|line| line.starts_with("- "))
            .flat_map(|line| line.split('`').skip(1).step_by(2))
            .map(str::to_owned)
            .collect();
        let codes = Cause::codes();
        let known: BTreeSet<String> = codes.iter().cloned().collect();
        assert_eq!(
            known.difference(&listed).collect::<Vec<_>>(),
            [""; 0],
            "missing on the page"
        );
        assert_eq!(
            listed.difference(&known).collect::<Vec<_>>(),
            [""; 0],
            "on the page alone"
        );
        assert_eq!(codes.len(), listed.len(), "no two causes share a code");
    }

    #[test]
    fn a_list_tells_each_cause_once_and_in_order() {
        let causes: Causes = [named("not"), named("never"), named("not"), named("never")]
            .into_iter()
            .collect();
        assert_eq!(
            causes.text().as_deref(),
            Some("negation added: \"not\"; negation added: \"never\"")
        );
    }

    #[test]
    fn programs_read_the_facts_and_people_the_words() {
        let json = serde_json::to_value(Causes::from(named("not"))).expect("a cause is data");
        assert_eq!(
            json,
            serde_json::json!({
                "cause": "negation added: \"not\"",
                "causes": [{
                    "code": "negation-added",
                    "class": "substantive",
                    "text": "negation added: \"not\"",
                    "old": null,
                    "new": "not",
                    "ref": null,
                }],
            })
        );
        assert_eq!(named("not").class(), Class::Substantive);
    }
}
