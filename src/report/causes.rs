//! Why each change of an entry has its class: what stands beside the words in every output.
//!
//! An edit says why it has its class where there is more to say than the class. A deletion and the insertion beside it
//! share their cause, and so may several places of a paragraph; each cause is told once. A cause that quotes nothing
//! is told with the words that it is about, where these are few:
//!
//! ```text
//! editorial      "necessary measures" → "measures necessary": word order only
//! consequential  other number
//! ```

use super::cause::{Cause, Causes};
use super::{Class, Edit, Entry, Filter, Note, Op, cite, thousands};

/// Why something changed, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What the change means.
    pub class: Class,
    /// Why.
    pub causes: Causes,
    /// The words that it is about, where the causes do not quote them themselves: `"measures" → "steps"`.
    pub about: Option<String>,
}

/// Changes of more words than this are not quoted: they are seen well enough.
const QUOTED: usize = 4;

impl Entry {
    /// Returns why each change of the shown classes has its class, once each: the gravest class first, and then in the
    /// order of the words; what number, place or part of the text add stands last in its class.
    pub fn told(&self, filter: Filter) -> Vec<Told> {
        let mut all: Vec<Told> = Vec::new();
        let places = self
            .edits
            .chunk_by(|one, next| (one.op == Op::Equal) == (next.op == Op::Equal));
        for place in places.filter(|place| place[0].op != Op::Equal) {
            for edit in place.iter().filter(|edit| !edit.causes.is_empty()) {
                let about = if edit.causes.iter().any(Cause::quotes) {
                    None
                } else {
                    about(place, edit)
                };
                add(&mut all, edit.class, &edit.causes, about);
            }
        }
        if let Some(class) = self.causes.iter().map(Cause::class).max() {
            add(&mut all, class, &self.causes, None);
        }
        all.retain(|told| filter.shows(told.class));
        all.sort_by_key(|told| std::cmp::Reverse(told.class));
        all
    }
}

impl Entry {
    /// Returns `square brackets open: 5 → 3; of EU, US`, where there are any.
    pub fn brackets_in_words(&self) -> Option<String> {
        let brackets = self.brackets.as_ref()?;
        let number = match (brackets.old, brackets.new) {
            (0, 0) => return None,
            (old, new) if old == new => thousands(new),
            (old, new) => format!("{} → {}", thousands(old), thousands(new)),
        };
        let whose = if brackets.attributions.is_empty() {
            String::new()
        } else {
            format!("; of {}", brackets.attributions.join(", "))
        };
        Some(format!("square brackets open: {number}{whose}"))
    }
}

impl Note {
    /// Returns what the footnote is called: `footnote 6 (was 5), in PP 4`.
    pub fn name(&self) -> String {
        let mark = match (&self.old, &self.new) {
            (Some(old), Some(new)) if old != new => format!("{new} (was {old})"),
            (_, Some(mark)) | (Some(mark), None) => mark.clone(),
            (None, None) => String::new(),
        };
        let host = self.new_in.as_ref().or(self.old_in.as_ref());
        let host = host.map_or(String::new(), |id| format!(", in {}", cite(id)));
        format!("footnote {mark}{host}")
    }

    /// Returns how to cite the footnote and what became of it: `footnote 6 (was 5), in PP 4: amended, substantive`.
    pub fn citation(&self) -> String {
        let class = match self.class {
            Class::None => String::new(),
            class => format!(", {}", class.word()),
        };
        format!("{}: {}{class}", self.name(), self.relation.word())
    }
}

impl Told {
    /// Whether this says no more than a citation with both numbers does.
    pub fn is_number(&self) -> bool {
        self.causes.is_only_number()
    }

    /// Returns the causes in one piece: `"measures" → "steps": word order only`.
    pub fn in_words(&self) -> String {
        let text = self.causes.text().unwrap_or_default();
        match &self.about {
            Some(about) => format!("{about}: {text}"),
            None => text,
        }
    }
}

fn add(all: &mut Vec<Told>, class: Class, causes: &Causes, about: Option<String>) {
    if all
        .iter()
        .any(|known| known.class == class && known.causes == *causes)
    {
        return;
    }
    let causes = causes.clone();
    all.push(Told { class, causes, about });
}

/// Returns the words of a place that are of the class of this edit, if they are few.
fn about(place: &[Edit], edit: &Edit) -> Option<String> {
    let same = place
        .iter()
        .filter(|other| other.class == edit.class && other.causes == edit.causes);
    let (mut old, mut new) = (String::new(), String::new());
    for other in same {
        old.push_str(&other.old);
        new.push_str(&other.new);
    }
    let few = |text: &str| text.split_whitespace().count() <= QUOTED;
    let spoken = |text: &str| text.chars().any(char::is_alphanumeric);
    if !few(&old) || !few(&new) || !(spoken(&old) || spoken(&new)) {
        return None;
    }
    let (old, new) = (old.trim(), new.trim());
    match (old.is_empty(), new.is_empty()) {
        (true, _) => Some(format!("\"{new}\" added")),
        (_, true) => Some(format!("\"{old}\" deleted")),
        _ => Some(format!("\"{old}\" → \"{new}\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Change, Evidence, Form, HeaderChange, Relation, Subject, VerbShift};

    fn edit(op: Op, text: &str, cause: Option<Cause>) -> Edit {
        let (old, new) = match op {
            Op::Equal => (text, text),
            Op::Delete => (text, ""),
            Op::Insert => ("", text),
        };
        Edit {
            op,
            old: old.to_owned(),
            new: new.to_owned(),
            class: cause.as_ref().map_or(Class::None, Cause::class),
            causes: cause.into_iter().collect(),
            by: Vec::new(),
        }
    }

    fn all_added() -> Cause {
        Cause::Named {
            subject: Subject::Qualifier,
            change: Change::Added("all".to_owned()),
        }
    }

    fn entry(edits: Vec<Edit>) -> Entry {
        Entry {
            relation: Relation::Amended,
            old: vec!["OP2".to_owned()],
            new: vec!["OP1".to_owned()],
            moved: false,
            renumbered: true,
            header: HeaderChange {
                old: None,
                new: None,
                shift: VerbShift::None,
                causes: Causes::default(),
            },
            class: Class::Substantive,
            causes: Cause::OtherNumber.into(),
            brackets: None,
            by: Vec::new(),
            similarity: 1.0,
            confidence: 1.0,
            evidence: Evidence::default(),
            by_hand: Vec::new(),
            rival: None,
            edits,
        }
    }

    #[test]
    fn each_cause_is_told_once_and_the_gravest_first() {
        let order = || Some(Cause::Form(Form::WordOrder));
        let entry = entry(vec![
            edit(Op::Delete, "necessary measures", order()),
            edit(Op::Insert, "measures necessary", order()),
            edit(Op::Equal, " to ", None),
            edit(Op::Insert, "all", Some(all_added())),
        ]);
        let told: Vec<String> = entry.told(Filter::default()).iter().map(Told::in_words).collect();
        assert_eq!(
            told,
            [
                "qualifier added: \"all\"",
                "other number",
                "\"necessary measures\" → \"measures necessary\": word order only",
            ]
        );
    }

    #[test]
    fn a_hidden_class_has_no_causes() {
        let entry = entry(vec![edit(Op::Insert, "all", Some(all_added()))]);
        let told = entry.told(Filter::only(&[Class::Consequential]));
        assert_eq!(told.len(), 1);
        assert!(told[0].is_number());
    }
}
