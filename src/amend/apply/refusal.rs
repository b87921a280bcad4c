//! Why an action was not carried out.

use std::fmt;

/// The reason, with what a reader needs to find the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The base has no such place; the nearest that it has.
    NoTarget { asked: String, near: Vec<String> },
    /// The base has no paragraph that answers the one in which a change was tracked.
    NoPartner { asked: String },
    /// Several places are called so.
    TargetTwice { asked: String, places: Vec<String> },
    /// The sheet counts lines or pages that the base does not tell.
    NoLines { asked: String },
    /// The words stand nowhere in the place.
    NotFound {
        words: String,
        at: String,
        /// Other paragraphs that have them.
        elsewhere: Vec<String>,
        /// What looks most like them in the place.
        nearest: Option<String>,
    },
    /// The words stand there more than once.
    FoundTwice { words: String, at: String, times: usize },
    /// The words stand there, and not at the end, or the beginning.
    NotThere {
        words: String,
        at: String,
        edge: &'static str,
    },
    /// The words stand in the place, and not in the part of it that the sheet names.
    OutOfScope {
        words: String,
        at: String,
        scope: String,
    },
    /// What narrows the place is not understood, and the words do not tell.
    Scope { scope: String },
    /// Another item has been there before.
    Taken { words: String, at: String, by: String },
    /// What can be done to paragraphs, and not to footnotes.
    OfNotes,
    /// The action names no words, or no place to put them.
    Incomplete { what: &'static str },
}

/// The most names in one list.
const NAMED: usize = 5;

fn list(names: &[String]) -> String {
    let shown = &names[..names.len().min(NAMED)];
    let more = names.len() - shown.len();
    let tail = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    match shown {
        [first @ .., last] if !first.is_empty() && more == 0 => format!("{} and {last}", first.join(", ")),
        all => format!("{}{tail}", all.join(", ")),
    }
}

/// Cuts words for a message.
pub(super) fn cut(words: &str) -> String {
    const MOST: usize = 70;
    match words.char_indices().nth(MOST) {
        Some((at, _)) => {
            let end = words[..at].rfind(' ').unwrap_or(at);
            format!("{}…", &words[..end])
        }
        None => words.to_owned(),
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NoTarget { asked, near } if near.is_empty() => write!(f, "the base has no {asked}"),
            Refusal::NoTarget { asked, near } => {
                write!(f, "the base has no {asked}; nearest: {}", list(near))
            }
            Refusal::NoPartner { asked } => {
                write!(f, "the base has no paragraph that answers {asked} of the file")
            }
            Refusal::TargetTwice { asked, places } => {
                write!(f, "{asked} is not one place: {}", list(places))
            }
            Refusal::NoLines { asked } => {
                write!(
                    f,
                    "the base does not tell the pages and lines that {asked} counts"
                )
            }
            Refusal::NotFound {
                words,
                at,
                elsewhere,
                nearest,
            } => {
                write!(f, "“{}” does not stand in {at}", cut(words))?;
                if !elsewhere.is_empty() {
                    write!(f, "; it stands in {}", list(elsewhere))?;
                }
                match nearest {
                    Some(nearest) => write!(f, "; nearest: “{}”", cut(nearest)),
                    None => Ok(()),
                }
            }
            Refusal::FoundTwice { words, at, times } => {
                write!(f, "“{}” stands {times} times in {at}", cut(words))
            }
            Refusal::NotThere { words, at, edge } => {
                write!(f, "“{}” stands in {at}, and not at its {edge}", cut(words))
            }
            Refusal::OutOfScope { words, at, scope } => {
                write!(f, "“{}” stands in {at}, and not in the {scope}", cut(words))
            }
            Refusal::Scope { scope } => write!(f, "“{}” is not understood", cut(scope)),
            Refusal::Taken { words, at, by } => {
                write!(f, "“{}” in {at} was changed by {by}", cut(words))
            }
            Refusal::OfNotes => write!(
                f,
                "a footnote stands below the text: it can be amended, replaced, deleted, and put behind words of a paragraph"
            ),
            Refusal::Incomplete { what } => write!(f, "the instruction does not say {what}"),
        }
    }
}
