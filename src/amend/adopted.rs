//! Which items an adopted text took: wholly, in part, not.
//!
//! The question a delegation asks the morning after: the text was adopted, what became of what we wanted? The adopted text is compared
//! with the base, and with the base as amended; those comparisons say which paragraph answers which. Then each action is asked for by
//! what it would have left behind:
//!
//! | action | taken | in part |
//! |---|---|---|
//! | words come | they stand in the paragraph, more often than in the base | half of them do |
//! | words go | they do not stand there any more | half of them do not |
//! | words change | both | one of both, or half |
//! | a paragraph comes, or is another | the same wording stands | half of its words stand in the paragraph that answers it |
//! | a paragraph goes | nothing answers it | |
//! | a paragraph moves, is split, merged, renumbered | so it is | |
//!
//! Cost: two comparisons, and the paragraph for each action.

use std::collections::HashMap;

use super::apply::times;
use super::{Act, Action, Amended, Taken, Uptake};
use crate::compare::{Options, Understood, relate};
use crate::instrument::Address;
use crate::report::{Edit, Entry, Note, Relation, Report};
use crate::sides::Sides;
use crate::text::normalize::fold;
use crate::text::tokens::words;
use crate::text::wording::same_wording;

/// Half of the words are some of it.
const SOME: f64 = 0.5;

/// Says of each action how far an adopted text took it.
pub fn adopted(amended: &mut Amended, text: &Understood, options: &Options) {
    let before = relate(Sides::new(&amended.base, text), options);
    let after = relate(Sides::new(&amended.result, text), options);
    let texts = Texts {
        base: Answers::of(&before),
        result: Answers::of(&after),
    };
    for item in amended.sheets.iter_mut().flat_map(|sheet| &mut sheet.items) {
        for action in &mut item.actions {
            let taken = texts.taken(action);
            if let Some(outcome) = &mut action.outcome {
                outcome.taken = Some(taken);
            }
        }
    }
}

/// What answers what in the adopted text.
struct Texts<'r> {
    base: Answers<'r>,
    result: Answers<'r>,
}

/// The paragraphs of an earlier text, and what answers them in the adopted one.
struct Answers<'r> {
    entries: HashMap<&'r str, &'r Entry>,
    old: HashMap<&'r str, &'r str>,
    new: HashMap<&'r str, &'r str>,
    /// The notes of the earlier text by their ids, and those of the adopted one.
    notes: HashMap<String, &'r Note>,
    new_notes: HashMap<&'r str, &'r str>,
}

impl<'r> Answers<'r> {
    fn of(report: &'r Report) -> Self {
        let texts = report.texts.as_ref().map(|text| {
            let provisions = text.provisions.iter();
            provisions
                .map(|it| (it.id.as_str(), it.text.as_str()))
                .collect::<HashMap<_, _>>()
        });
        let entries = report
            .entries
            .iter()
            .flat_map(|entry| entry.old.iter().map(move |id| (id.as_str(), entry)));
        let notes = report.footnotes.iter();
        let known = notes.filter_map(|note| Some((Address::footnote(note.old.as_ref()?).to_string(), note)));
        let adopted = report.texts.new.footnotes.iter();
        Self {
            notes: known.collect(),
            new_notes: adopted.map(|it| (it.marker.as_str(), it.text.as_str())).collect(),
            entries: entries.collect(),
            old: texts.old,
            new: texts.new,
        }
    }

    /// Returns the wording of a paragraph before, and of what answers it.
    fn wordings(&self, id: &str) -> Option<(String, String)> {
        if let Some(note) = self.notes.get(id) {
            return Some((note_text(&note.edits, true), note_text(&note.edits, false)));
        }
        let entry = self.entries.get(id)?;
        let joined = |ids: &[String], texts: &HashMap<&str, &str>| {
            let texts: Vec<&str> = ids
                .iter()
                .filter_map(|id| texts.get(id.as_str()).copied())
                .collect();
            texts.join("\n")
        };
        Some((joined(&entry.old, &self.old), joined(&entry.new, &self.new)))
    }

    fn answers(&self, id: &str) -> Vec<Address> {
        if let Some(note) = self.notes.get(id) {
            return note.new.iter().map(|marker| Address::footnote(marker)).collect();
        }
        let new = self
            .entries
            .get(id)
            .map(|entry| entry.new.as_slice())
            .unwrap_or_default();
        new.iter().filter_map(|id| id.parse().ok()).collect()
    }
}

impl Texts<'_> {
    fn taken(&self, action: &Action) -> Uptake {
        let target = action
            .target
            .address()
            .map(Address::to_string)
            .unwrap_or_default();
        let (taken, at) = match action.act {
            Act::InsertWords | Act::DeleteWords | Act::ReplaceWords => {
                (self.words(action, &target), self.base.answers(&target))
            }
            Act::InsertFootnote => self.note(action),
            Act::InsertParagraph => self.paragraph(action),
            Act::ReplaceParagraph => match self.whole(action) {
                (Taken::Not, _) => (self.wording(action, &target), self.base.answers(&target)),
                found => found,
            },
            Act::DeleteParagraph => (self.gone(&target), self.base.answers(&target)),
            Act::MoveParagraph => self.so(&target, |entry| entry.moved),
            Act::MergeParagraphs => self.so(&target, |entry| entry.relation == Relation::Merged),
            Act::SplitParagraph => self.so(&target, |entry| entry.relation == Relation::Split),
            Act::RenumberParagraph => {
                let mark = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
                let asked = mark(&action.new_text);
                self.so(&target, |entry| {
                    entry.new.iter().any(|id| mark(id).ends_with(&asked))
                })
            }
        };
        Uptake { taken, at }
    }

    fn words(&self, action: &Action, target: &str) -> Taken {
        let Some((before, after)) = self.base.wordings(target).filter(|(_, after)| !after.is_empty()) else {
            return Taken::Not;
        };
        let came = || came(&action.new_text, &before, &after);
        let old = if action.old_text.is_empty() {
            &action.anchor
        } else {
            &action.old_text
        };
        let went = || went(old, &before, &after);
        match action.act {
            Act::InsertWords => came(),
            Act::DeleteWords => went(),
            _ => match (went(), came()) {
                (Taken::Wholly, Taken::Wholly) => Taken::Wholly,
                (Taken::Not, Taken::Not) => Taken::Not,
                _ => Taken::InPart,
            },
        }
    }

    /// The whole wording of a paragraph, or of a note.
    fn whole(&self, action: &Action) -> (Taken, Vec<Address>) {
        match action.target.address() {
            Some(address) if address.is_footnote() => self.note(action),
            _ => self.paragraph(action),
        }
    }

    /// A note that comes: one of the adopted text that reads so.
    fn note(&self, action: &Action) -> (Taken, Vec<Address>) {
        let mut adopted = self.base.new_notes.iter();
        match adopted.find(|(_, text)| same_wording(text, &action.new_text)) {
            Some((marker, _)) => (Taken::Wholly, vec![Address::footnote(marker)]),
            None => (Taken::Not, Vec::new()),
        }
    }

    /// A paragraph that comes, by what answers it in the adopted text.
    fn paragraph(&self, action: &Action) -> (Taken, Vec<Address>) {
        let first = action.new_text.lines().next().unwrap_or_default();
        let same = self.base.new.iter().find(|(_, text)| same_wording(text, first));
        if let Some((id, _)) = same {
            return (Taken::Wholly, id.parse().ok().into_iter().collect());
        }
        let results = action.outcome.iter().flat_map(|outcome| &outcome.result);
        for id in results {
            let id = id.to_string();
            let answer = self.result.wordings(&id).filter(|(_, after)| !after.is_empty());
            if let Some((_, after)) = answer {
                let taken = if share(first, &after) >= SOME {
                    Taken::InPart
                } else {
                    Taken::Not
                };
                return (taken, self.result.answers(&id));
            }
        }
        (Taken::Not, Vec::new())
    }

    /// A paragraph that is another: as far as the words that it would gain came.
    fn wording(&self, action: &Action, target: &str) -> Taken {
        let Some((before, after)) = self.base.wordings(target) else {
            return Taken::Not;
        };
        let known: Vec<String> = words(&fold(&before).to_lowercase());
        let new: Vec<String> = words(&fold(&action.new_text).to_lowercase());
        let gained: Vec<String> = new.into_iter().filter(|word| !known.contains(word)).collect();
        let there = words(&fold(&after).to_lowercase());
        let found = gained.iter().filter(|word| there.contains(word)).count();
        let some = !gained.is_empty() && found as f64 >= SOME * gained.len() as f64;
        if some { Taken::InPart } else { Taken::Not }
    }

    fn gone(&self, target: &str) -> Taken {
        let note = self.base.notes.get(target).map(|note| note.relation);
        match note.or(self.base.entries.get(target).map(|entry| entry.relation)) {
            Some(Relation::Deleted) => Taken::Wholly,
            Some(Relation::Merged | Relation::Split) => Taken::InPart,
            _ => Taken::Not,
        }
    }

    fn so(&self, target: &str, is_so: impl Fn(&Entry) -> bool) -> (Taken, Vec<Address>) {
        let taken = match self.base.entries.get(target) {
            Some(entry) if is_so(entry) => Taken::Wholly,
            _ => Taken::Not,
        };
        (taken, self.base.answers(target))
    }
}

/// The text of a note before, or after.
fn note_text(edits: &[Edit], before: bool) -> String {
    let of = |edit: &Edit| {
        if before {
            edit.old.clone()
        } else {
            edit.new.clone()
        }
    };
    edits.iter().map(of).collect()
}

/// Words that come: whole where they stand more often than before.
fn came(new: &str, before: &str, after: &str) -> Taken {
    if times(after, new) > times(before, new) {
        return Taken::Wholly;
    }
    let gained = |text: &str| share(new, text);
    if gained(after) >= SOME && gained(after) > gained(before) {
        Taken::InPart
    } else {
        Taken::Not
    }
}

/// Words that go: whole where they stand less often than before.
fn went(old: &str, before: &str, after: &str) -> Taken {
    let (had, has) = (times(before, old), times(after, old));
    let kept = share(old, after);
    match has < had {
        true if kept < SOME || old.split_whitespace().count() < 4 => Taken::Wholly,
        true => Taken::InPart,
        false => Taken::Not,
    }
}

/// Returns the share of words that stand in a text in a row of two or more, 0..1; of one word, whether it stands there.
fn share(words_of: &str, text: &str) -> f64 {
    let sought = words(&fold(words_of).to_lowercase());
    let text = words(&fold(text).to_lowercase());
    if sought.len() < 2 {
        return f64::from(u8::from(sought.iter().all(|word| text.contains(word))));
    }
    let pairs: std::collections::HashSet<(&str, &str)> = text
        .windows(2)
        .map(|two| (two[0].as_str(), two[1].as_str()))
        .collect();
    let found = sought
        .windows(2)
        .filter(|two| pairs.contains(&(two[0].as_str(), two[1].as_str())))
        .count();
    found as f64 / (sought.len() - 1) as f64
}
