//! What a check found, as values: the contract `travaux-check/1`.

use serde::{Deserialize, Serialize};

use super::Level;
use super::fingerprint::fingerprint;
use crate::report::cite;
use crate::sides::Sides;

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Findings {
    /// `travaux-check/1`
    pub schema: String,
    /// `travaux 0.1.0`
    pub generator: String,
    /// What was asked: the rules that were on, in the order in which they were written.
    pub policy: serde_json::Value,
    /// The day on which waivers were looked at, ISO 8601.
    pub today: String,
    /// The pairs of texts that were checked.
    pub texts: Vec<Checked>,
    /// In the order of texts, then of places.
    pub findings: Vec<Finding>,
    /// Whether nothing was found at or above the level at which a check fails, waived findings apart.
    pub passed: bool,
}

/// A pair of texts that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The path of the earlier text as it was named; `null` where there is none.
    pub old: Option<String>,
    /// The path of the later text as it was named; `null` where there is none.
    pub new: Option<String>,
}

impl Checked {
    /// Returns what the pair is called: `old.md → new.md`, or one name where both texts have it, or only one text is there.
    pub fn name(&self) -> String {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
            (_, Some(name)) | (Some(name), None) => name.clone(),
            (None, None) => String::new(),
        }
    }
}

/// One thing that a rule found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// `no-weaker-verb`
    pub rule: String,
    /// How grave it is.
    pub level: Level,
    /// One sentence for people.
    pub message: String,
    /// Which of the pairs of texts: a position in [`Findings::texts`]; `null` for what concerns the policy or the pins.
    pub text: Option<usize>,
    /// The row of the report that it stands on.
    #[serde(flatten)]
    pub place: Place,
    /// What people call the place: `OP 8 (was OP 10)`, `Title`, `footnote 5, in PP 4`.
    pub name: String,
    /// Ids of the earlier text.
    pub old: Vec<String>,
    /// Ids of the later text.
    pub new: Vec<String>,
    /// The words that it is about, as each text prints them and cut where they are many; `null` where a text has none.
    pub words: Sides<Option<String>>,
    /// The file that a reader would open: the later text, or the earlier one for what is gone.
    pub file: String,
    /// Its line, from 1, where the file is text.
    pub line: Option<u32>,
    /// The column of its first letter, in Unicode scalar values from 1, where the file is text.
    pub column: Option<u32>,
    /// The page, from 1, where the file has pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Sixteen hexadecimal digits of rule and words; the same wherever the words stand.
    pub fingerprint: String,
    /// Who accepted it, and why.
    pub waived: Option<Waiver>,
}

impl Findings {
    /// The contract that it follows.
    pub const SCHEMA: &'static str = "travaux-check/1";

    /// Returns those that nobody accepted.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.waived.is_none())
    }

    /// Returns those that somebody accepted.
    pub fn waived(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.waived.is_some())
    }

    /// Returns those that nobody accepted, pair by pair, with the name of each; what concerns no text stands last.
    pub fn groups(&self) -> Vec<(String, Vec<&Finding>)> {
        let pairs = self.texts.iter().enumerate();
        let of = |text: Option<usize>| self.open().filter(move |finding| finding.text == text).collect();
        let mut groups: Vec<(String, Vec<&Finding>)> =
            pairs.map(|(at, pair)| (pair.name(), of(Some(at)))).collect();
        groups.push(("Policy and pins".to_owned(), of(None)));
        groups.retain(|(_, findings)| !findings.is_empty());
        groups
    }

    /// Counts those of a level that nobody accepted.
    pub fn count(&self, level: Level) -> usize {
        self.open().filter(|finding| finding.level == level).count()
    }

    /// Returns what was found in one sentence: `2 errors and 1 warning; 1 waived`.
    pub fn sentence(&self) -> String {
        let counted = Level::ALL.iter().rev().filter_map(|&level| {
            let number = self.count(level);
            (number > 0).then(|| crate::report::count(number, level.word()))
        });
        let counted: Vec<String> = counted.collect();
        let found = match counted.as_slice() {
            [] => "nothing found".to_owned(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        };
        match self.waived().count() {
            0 => found,
            waived => format!("{found}; {waived} waived"),
        }
    }
}

impl Finding {
    /// Returns where it is and what it is, in one sentence: `OP 1: the verb is weaker: …`.
    pub fn sentence(&self) -> String {
        if self.name.is_empty() {
            return self.message.clone();
        }
        format!("{}: {}", self.name, self.message)
    }

    /// Makes a finding about a file of the check itself: its policy, its pins. Its words are its message.
    pub fn of_file(rule: &str, level: Level, message: String, file: &str) -> Self {
        let content = Sides::new(String::new(), message.clone());
        Self {
            rule: rule.to_owned(),
            level,
            fingerprint: fingerprint(rule, &content, 0),
            message,
            text: None,
            place: Place::Whole(()),
            name: String::new(),
            old: Vec::new(),
            new: Vec::new(),
            words: Sides::default(),
            file: file.to_owned(),
            line: None,
            column: None,
            page: None,
            waived: None,
        }
    }

    /// Returns the place in the file: `text.md:12:4`, `text.pdf, page 3`.
    pub fn place_in_file(&self) -> String {
        match (self.line, self.column, self.page) {
            (Some(line), Some(column), _) => format!("{}:{line}:{column}", self.file),
            (Some(line), None, _) => format!("{}:{line}", self.file),
            (None, _, Some(page)) => format!("{}, page {page}", self.file),
            (None, _, None) => self.file.clone(),
        }
    }

    /// Returns the ids of a side as people say them: `OP 4 and OP 5`.
    pub fn cited(ids: &[String]) -> String {
        let ids: Vec<String> = ids.iter().map(|id| cite(id)).collect();
        match ids.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }
}

/// The row of the report that a finding stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// A position in the entries of the report.
    Entry(usize),
    /// A position in the rows of the head.
    Head(usize),
    /// A position in the footnotes.
    Note(usize),
    /// The text as a whole, or the policy.
    Whole(()),
}

/// An accepted finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// Why.
    pub reason: String,
    /// Who.
    pub owner: String,
    /// The last day on which it holds, ISO 8601; `null` for a baseline.
    pub expires: Option<String>,
}
