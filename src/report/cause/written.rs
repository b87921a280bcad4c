//! A cause as the JSON report has it, and back.
//!
//! Every cause has the same six fields. Some know more than these say: whose brackets they are, which one of its row a paragraph
//! was. Those facts stand in fields of their own, so that a report that is loaded knows what the comparison knew:
//!
//! ```text
//! { "code": "follows-series", "class": "consequential", "text": "follows the paragraphs above …", "old": null, "new": null,
//!   "ref": null, "row": { "old": 2, "new": 1 } }
//! ```
//!
//! A cause that this version does not know, or whose facts are not all there, is kept as it is written.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::kinds::{Fate, Single};
use super::{Bracket, Cause, Change, Form, HeadCause, Marks, PARTY_NOTE, Parting, Shift, Standing, Subject};
use crate::report::Class;
use crate::sides::Sides;
use crate::text::unseen::{code_point, of_code_point};

/// A cause in the words of the JSON report.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Written {
    /// The stable word for programs.
    pub code: String,
    /// The class that it would give alone.
    pub class: Class,
    /// The cause in words.
    pub text: String,
    /// What the old text has of it.
    pub old: Option<String>,
    /// What the new text has of it.
    pub new: Option<String>,
    /// The ids of the other paragraph that it points to.
    #[serde(rename = "ref")]
    pub reference: Option<Sides<String>>,
    /// What the fields above do not say.
    #[serde(flatten)]
    facts: Facts,
    /// What a later version says more.
    #[serde(flatten)]
    more: Map<String, Value>,
}

/// The facts that only some causes have.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct Facts {
    /// Who wrote a note.
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<String>,
    /// Whose brackets they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    names: Option<Vec<String>>,
    /// How many options a bracket held.
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<usize>,
    /// Which one of its row a paragraph is.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<Sides<usize>>,
    /// The words that mean another body.
    #[serde(skip_serializing_if = "Option::is_none")]
    phrases: Option<Vec<String>>,
    /// The mark of a footnote.
    #[serde(skip_serializing_if = "Option::is_none")]
    footnote: Option<String>,
    /// Characters that nobody sees: `U+200B`.
    #[serde(skip_serializing_if = "Option::is_none")]
    characters: Option<Vec<String>>,
}

impl Serialize for Cause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Other(written) => written.serialize(serializer),
            known => known.written().serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Cause {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        Ok(written.known().unwrap_or_else(|| Self::Other(Box::new(written))))
    }
}

impl Cause {
    fn written(&self) -> Written {
        Written {
            code: self.code(),
            class: self.class(),
            text: self.text(),
            old: self.quoted().old.map(str::to_owned),
            new: self.quoted().new.map(str::to_owned),
            reference: self.reference().cloned(),
            facts: self.facts(),
            more: Map::new(),
        }
    }

    fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        match self {
            Self::PartyNote { party, .. } => facts.party = Some(party.clone()),
            Self::Brackets { names, .. } => facts.names = Some(names.clone()),
            Self::OptionKept { of, .. } => facts.options = Some(*of),
            Self::FollowsSeries { old, new } => facts.row = Some(Sides::new(*old, *new)),
            Self::SpeaksForAnother { phrases, .. } => facts.phrases = Some(phrases.clone()),
            Self::IbidStandsFor { footnote, .. }
            | Self::IbidFollows { footnote, .. }
            | Self::IbidElsewhere { footnote, .. } => facts.footnote = Some(footnote.clone()),
            Self::Unseen { characters } => {
                facts.characters = Some(characters.iter().copied().map(code_point).collect());
            }
            _ => {}
        }
        facts
    }
}

impl Written {
    /// Returns the cause, if this version knows it and all its facts are there.
    fn known(&self) -> Option<Cause> {
        self.kind().or_else(|| self.with_fate()).or_else(|| self.single())
    }

    /// Reads the causes that are nothing but their kind, and those whose kind says which facts they have.
    fn kind(&self) -> Option<Cause> {
        let code = self.code.as_str();
        let kinds = [
            Form::of(code).map(Cause::Form),
            Marks::of(code).map(Cause::Marks),
            Parting::of(code).map(Cause::Parted),
            Standing::of(code).map(Cause::Standing),
            HeadCause::of(code).map(Cause::Head),
            Shift::of(code).map(|shift| Cause::Verb {
                shift,
                old: self.of_old(),
                new: self.of_new(),
            }),
        ];
        if let Some(what) = Bracket::of(code) {
            let names = self.facts.names.clone()?;
            let words = self.new.clone();
            return Some(Cause::Brackets { what, names, words });
        }
        kinds.into_iter().flatten().next()
    }

    /// Reads `qualifier-added`, `party-note-changed`.
    fn with_fate(&self) -> Option<Cause> {
        let (thing, fate) = self.code.rsplit_once('-')?;
        let change = match Fate::of(fate)? {
            Fate::Added => Change::Added(self.new.clone()?),
            Fate::Deleted => Change::Deleted(self.old.clone()?),
            Fate::Changed => Change::Changed {
                old: self.old.clone()?,
                new: self.new.clone()?,
            },
        };
        if thing == PARTY_NOTE {
            let party = self.facts.party.clone()?;
            return Some(Cause::PartyNote { party, change });
        }
        let subject = Subject::of(thing)?;
        Some(Cause::Named { subject, change })
    }

    fn single(&self) -> Option<Cause> {
        let (old, new) = (self.of_old(), self.of_new());
        let facts = &self.facts;
        Some(match Single::of(&self.code)? {
            Single::VerbForm => Cause::VerbForm,
            Single::OptionKept => Cause::OptionKept {
                option: new,
                of: facts.options?,
            },
            Single::FollowsSeries => {
                let Sides { old, new } = facts.row?;
                Cause::FollowsSeries { old, new }
            }
            Single::FollowsRenumbering => Cause::FollowsRenumbering {
                old,
                new,
                paragraph: self.reference.clone(),
            },
            Single::RolledForward => Cause::RolledForward { old, new },
            Single::FootnoteNumber => Cause::FootnoteNumber,
            Single::SameBody => Cause::SameBody { old, new },
            Single::SameNextTime => Cause::SameNextTime,
            Single::SpeaksForAnother => Cause::SpeaksForAnother {
                phrases: facts.phrases.clone()?,
                bodies: Sides::new(old, new),
            },
            Single::OtherNumber => Cause::OtherNumber,
            Single::MarkElsewhere => Cause::MarkElsewhere {
                followed: self.class != Class::Substantive,
                hosts: self.reference.clone()?,
            },
            Single::IbidWrittenOut => Cause::IbidWrittenOut { source: old },
            Single::IbidStandsFor => Cause::IbidStandsFor {
                source: new,
                footnote: facts.footnote.clone()?,
            },
            Single::IbidFollows => Cause::IbidFollows {
                source: new,
                footnote: facts.footnote.clone()?,
            },
            Single::IbidElsewhere => Cause::IbidElsewhere {
                old,
                new,
                footnote: facts.footnote.clone()?,
            },
            Single::Unseen => {
                let characters = facts.characters.as_ref()?.iter();
                Cause::Unseen {
                    characters: characters.map(|it| of_code_point(it)).collect::<Option<_>>()?,
                }
            }
        })
    }

    /// Returns the words of the old text; a side that a cause leaves empty is not written.
    fn of_old(&self) -> String {
        self.old.clone().unwrap_or_default()
    }

    fn of_new(&self) -> String {
        self.new.clone().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> String {
        words.to_owned()
    }

    /// One cause for each code, with all its facts.
    fn every_cause() -> Vec<Cause> {
        let change = |fate: &Fate| match fate {
            Fate::Added => Change::Added(text("not")),
            Fate::Deleted => Change::Deleted(text("not")),
            Fate::Changed => Change::Changed {
                old: text("may"),
                new: text("shall"),
            },
        };
        let both = || Sides::new(text("OP1"), text("OP2"));
        let mut all = Vec::new();
        for fate in Fate::ALL {
            all.extend(Subject::ALL.iter().map(|&subject| Cause::Named {
                subject,
                change: change(fate),
            }));
            all.push(Cause::PartyNote {
                party: text("US"),
                change: change(fate),
            });
        }
        all.extend(Form::ALL.iter().map(|&it| Cause::Form(it)));
        all.extend(Marks::ALL.iter().map(|&it| Cause::Marks(it)));
        all.extend(Parting::ALL.iter().map(|&it| Cause::Parted(it)));
        all.extend(Standing::ALL.iter().map(|&it| Cause::Standing(it)));
        all.extend(HeadCause::ALL.iter().map(|&it| Cause::Head(it)));
        all.extend(Shift::ALL.iter().map(|&shift| Cause::Verb {
            shift,
            old: text("Urges"),
            new: text("Invites"),
        }));
        all.extend(Bracket::ALL.iter().map(|&what| Cause::Brackets {
            what,
            names: vec![text("EU")],
            words: None,
        }));
        all.push(Cause::Brackets {
            what: Bracket::AroundAgreed,
            names: Vec::new(),
            words: Some(text("all")),
        });
        all.extend([
            Cause::VerbForm,
            Cause::OptionKept {
                option: text("may"),
                of: 2,
            },
            Cause::FollowsSeries { old: 2, new: 1 },
            Cause::FollowsRenumbering {
                old: text("1"),
                new: text("2"),
                paragraph: Some(both()),
            },
            Cause::RolledForward {
                old: text("2024"),
                new: text("2025"),
            },
            Cause::FootnoteNumber,
            Cause::SameBody {
                old: String::new(),
                new: text("General Assembly"),
            },
            Cause::SameNextTime,
            Cause::SpeaksForAnother {
                phrases: vec![text("it")],
                bodies: both(),
            },
            Cause::OtherNumber,
            Cause::MarkElsewhere {
                followed: true,
                hosts: both(),
            },
            Cause::MarkElsewhere {
                followed: false,
                hosts: both(),
            },
            Cause::IbidWrittenOut { source: text("A") },
            Cause::IbidStandsFor {
                source: text("A"),
                footnote: text("5"),
            },
            Cause::IbidFollows {
                source: text("A"),
                footnote: text("5"),
            },
            Cause::IbidElsewhere {
                old: text("A"),
                new: text("B"),
                footnote: text("5"),
            },
            Cause::Unseen {
                characters: vec!['\u{200b}', '\u{e0041}'],
            },
        ]);
        all
    }

    #[test]
    fn every_cause_comes_back_with_its_facts() {
        let all = every_cause();
        for cause in &all {
            let json = serde_json::to_string(cause).expect("a cause is data");
            assert_eq!(
                serde_json::from_str::<Cause>(&json).expect("it was written so"),
                *cause
            );
        }
        let told: std::collections::BTreeSet<String> = all.iter().map(Cause::code).collect();
        let known: std::collections::BTreeSet<String> = Cause::codes().into_iter().collect();
        assert_eq!(told, known, "the list above has one of each");
    }

    #[test]
    fn a_cause_of_a_later_version_is_given_back_as_it_was() {
        let json = serde_json::json!({
            "code": "moon-phase", "class": "consequential", "text": "the moon waned", "old": null, "new": "new moon",
            "ref": null, "names": ["Selene"], "days": 3,
        });
        let cause: Cause = serde_json::from_value(json.clone()).expect("codes are an open list");
        assert_eq!(
            (cause.code().as_str(), cause.class()),
            ("moon-phase", Class::Consequential)
        );
        assert_eq!(cause.text(), "the moon waned");
        assert_eq!(serde_json::to_value(&cause).expect("a cause is data"), json);
    }

    #[test]
    fn a_cause_without_all_its_facts_says_what_it_said() {
        let json = serde_json::json!({
            "code": "party-note-added", "class": "substantive", "text": "note of US added: \"delete\"", "old": null,
            "new": "delete", "ref": null,
        });
        let cause: Cause = serde_json::from_value(json).expect("facts may be missing");
        assert_eq!(cause.text(), "note of US added: \"delete\"");
        assert!(matches!(cause, Cause::Other(_)));
    }
}
