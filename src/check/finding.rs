//! What a check found, as values: the contract `travaux-check/1`.

use serde::{Deserialize, Serialize};

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

/// One thing that a rule found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// `no-weaker-verb`
    pub rule: String,
    /// How grave it is.
    pub level: Level,
    /// One sentence for people.
    pub message: String,
    /// Which of the pairs of texts: a position in [`Findings::texts`].
    pub text: usize,
    /// The row of the report that it stands on.
    #[serde(flatten)]
    pub place: Place,
    /// Ids of the earlier text.
    pub old: Vec<String>,
    /// Ids of the later text.
    pub new: Vec<String>,
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

/// How grave a finding is, the mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Told, never a reason to fail by itself.
    Note,
    /// To be looked at.
    Warning,
    /// Not to pass.
    Error,
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
