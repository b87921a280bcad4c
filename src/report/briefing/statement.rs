//! What a sentence of the briefing says, as data, and the one place where it becomes words.
//!
//! Quotations are in the language of the text and as long as the sentence has room (see [`super::clause`]); a figure, a date or an
//! amount that a shortened quotation would hide is told behind it.

use std::collections::HashSet;

use super::clause::{gist, topics};
use super::vocabulary::Vocabulary;
use crate::lexicon::{self, any};
use crate::report::VerbShift;
use crate::report::phrases::listed;
use crate::sides::Side;
use crate::text::tokens::words;
use crate::text::values::{Found, Value, values};

/// No cause needs more words, but for long quotations in it.
const SAID: usize = 60;
/// So many values that a quotation hides are told behind it.
const TOLD: usize = 4;

/// One thing that changed in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Statement {
    /// `now "Invites" instead of "Urges" "Member States" (weaker)`
    Verb {
        shift: VerbShift,
        old: String,
        new: String,
        /// Who is addressed, or what the verb is about.
        whom: String,
    },
    /// `"Welcoming" is put before "Reaffirming"`
    PutBefore { new: String, old: String },
    /// `"Noting" is taken away before "Reaffirming"`
    TakenAway { old: String, new: String },
    /// `"three" became "four"`
    Became { old: String, new: String },
    /// `"where appropriate" is added`
    Came { words: String, beside: Option<Beside> },
    /// `"existing" is deleted before "flexibilities"`
    Went { words: String, beside: Option<Beside> },
    /// `"mental health" stands elsewhere in it`
    Elsewhere(String),
    /// `the order of "mental health and support" changed`
    Reordered(String),
    /// `"mainstream" is parted into words elsewhere`
    Parted(String),
    /// The paragraph stands elsewhere and has its words.
    Moved(String),
    /// A comma, a colon.
    Marks,
    /// Hardly a word was kept.
    Rewritten { old: String, new: String },
    /// `takes in OP 3 ("Invites …")`
    TakesIn { name: String, text: String },
    /// `footnote 8: "2019" became "2024"`
    Note { name: String, told: Vec<Statement> },
    /// What is told in words of its own.
    Said(String),
}

/// Where a word or two stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Beside {
    Before(String),
    After(String),
}

impl Statement {
    /// Returns the statement in about so many words.
    pub(super) fn words(&self, most: usize, vocabulary: &Vocabulary) -> String {
        let old = |text: &str, most| quoted(text, Side::Old, most, vocabulary);
        let new = |text: &str, most| quoted(text, Side::New, most, vocabulary);
        match self {
            Self::Verb {
                shift,
                old,
                new,
                whom,
            } => {
                let whom = if whom.is_empty() || most < 5 {
                    String::new()
                } else {
                    format!(" {}", quoted(whom, Side::New, most, vocabulary))
                };
                format!("now \"{new}\" instead of \"{old}\"{whom}{}", way(*shift))
            }
            Self::PutBefore { new, old } => format!("\"{new}\" is put before \"{old}\""),
            Self::TakenAway { old, new } => format!("\"{old}\" is taken away before \"{new}\""),
            Self::Became { old: went, new: came } => {
                let [old, new] = both(went, came, most, vocabulary);
                format!("{old} became {new}")
            }
            Self::Came { words, beside } => {
                format!("{} is added{}", new(words, most), told_beside(beside.as_ref()))
            }
            Self::Went { words, beside } => {
                format!("{} is deleted{}", old(words, most), told_beside(beside.as_ref()))
            }
            Self::Elsewhere(words) => format!("{} stands elsewhere in it", new(words, most)),
            Self::Reordered(words) => format!("other order of {}", new(words, most)),
            Self::Parted(words) => format!("spaces only in {}", new(words, most)),
            Self::Moved(text) => format!("the same words, {}", new(text, most)),
            Self::Marks => "punctuation inside the sentence".to_owned(),
            Self::Rewritten { old: went, new: came } => {
                let [old, new] = both(went, came, most, vocabulary);
                format!("rewritten, from {old} to {new}")
            }
            Self::TakesIn { name, text } => format!("{name} is merged into it ({})", old(text, most)),
            Self::Note { name, told } => {
                let most = (most / told.len().max(1)).min(16);
                let told: Vec<String> = told.iter().map(|it| it.words(most, vocabulary)).collect();
                format!("{name}: {}", told.join(", "))
            }
            Self::Said(words) => gist(words, Side::New, SAID, vocabulary),
        }
    }

    /// Returns how many words it would like to have.
    pub(super) fn wishes(&self) -> usize {
        let count = |text: &str| text.split_whitespace().count();
        match self {
            Self::Verb { whom, .. } => count(whom).min(10),
            Self::Became { old, new } | Self::Rewritten { old, new } => 2 * count(old).max(count(new)),
            Self::Came { words, .. } | Self::Went { words, .. } => count(words),
            Self::TakesIn { text, .. } => count(text),
            Self::Moved(text) => count(text).min(14),
            Self::Elsewhere(words) | Self::Reordered(words) | Self::Parted(words) => count(words).min(8),
            Self::Note { told, .. } => told.iter().map(Self::wishes).sum(),
            Self::PutBefore { .. } | Self::TakenAway { .. } | Self::Marks | Self::Said(_) => 4,
        }
    }
}

/// Quotes what came, went or stands there in about so many words, and tells the values that this would hide.
fn quoted(text: &str, side: Side, most: usize, vocabulary: &Vocabulary) -> String {
    let shown = gist(text, side, most.max(4), vocabulary);
    let hidden = hidden(text, &shown, TOLD, |found| !is_cited(&found.value));
    with(&shown, &hidden)
}

/// Quotes two wordings; of the values that this would hide those are told that only one of them has.
fn both(old: &str, new: &str, most: usize, vocabulary: &Vocabulary) -> [String; 2] {
    let quote = |text: &str, other: &str, side| {
        // What the shorter one leaves belongs to the other.
        let room = most.saturating_sub(other.split_whitespace().count());
        let shown = gist(text, side, room.max(most / 2).max(4), vocabulary);
        if is_whole(text, &shown) {
            return with(&shown, &[]);
        }
        let others = values(other, lexicon::values()).into_iter();
        let others: HashSet<&str> = others.map(|found| &other[found.range]).collect();
        let hidden = hidden(text, &shown, TOLD, |found| {
            !is_cited(&found.value) && !others.contains(&text[found.range.clone()])
        });
        with(&shown, &hidden)
    };
    [quote(old, new, Side::Old), quote(new, old, Side::New)]
}

/// Quotes a whole paragraph in about so many words; of the values that this would hide, days and amounts are told, and the
/// session by which something is to be reported.
pub(super) fn paragraph(text: &str, side: Side, most: usize, vocabulary: &Vocabulary) -> String {
    let shown = topics(text, side, most.max(4), vocabulary);
    let reports = || words(text).iter().any(|word| any::REPORTING.has(word));
    let mut asked = None;
    let hidden = hidden(text, &shown, 1 + most / 24, |found| match found.value {
        Value::Date(date) => date.year.is_some(),
        Value::Amount | Value::Percentage => true,
        Value::Ordinal(_) => is_session(text, found) && *asked.get_or_insert_with(reports),
        _ => false,
    });
    with(&shown, &hidden)
}

fn is_cited(value: &Value) -> bool {
    matches!(value, Value::Symbol | Value::Resolution(..) | Value::Numbered(..))
}

/// Whether an ordinal is that of a session.
fn is_session(text: &str, ordinal: &Found) -> bool {
    let next = text[ordinal.range.end..].split_whitespace().next();
    next.is_some_and(|next| words(next).iter().any(|word| any::SESSIONS.has(word)))
}

/// Whether a quotation leaves out nothing.
fn is_whole(text: &str, shown: &str) -> bool {
    text.len() <= shown.len() || !shown.contains('…')
}

/// Returns the first values of a text that a shorter one does not show, each once.
fn hidden(text: &str, shown: &str, most: usize, mut told: impl FnMut(&Found) -> bool) -> Vec<String> {
    let mut hidden: Vec<String> = Vec::new();
    if is_whole(text, shown) {
        return hidden;
    }
    for found in values(text, lexicon::values()) {
        let value = &text[found.range.clone()];
        if hidden.len() == most {
            break;
        }
        if !shown.contains(value) && !hidden.iter().any(|known| known == value) && told(&found) {
            hidden.push(value.to_owned());
        }
    }
    hidden
}

fn with(shown: &str, hidden: &[String]) -> String {
    let hidden: Vec<String> = hidden.iter().map(|value| format!("\"{value}\"")).collect();
    match hidden.as_slice() {
        [] => format!("\"{shown}\""),
        hidden => format!("\"{shown}\" (also {})", listed(hidden)),
    }
}

fn way(shift: VerbShift) -> &'static str {
    match shift {
        VerbShift::Stronger => " (stronger)",
        VerbShift::Weaker => " (weaker)",
        _ => "",
    }
}

fn told_beside(beside: Option<&Beside>) -> String {
    match beside {
        None => String::new(),
        Some(Beside::Before(words)) => format!(" before \"{words}\""),
        Some(Beside::After(words)) => format!(" after \"{words}\""),
    }
}
