//! What else is compared: the pieces that were cut from the text and say something.
//!
//! The masthead gives its fields itself. Of everything that was cut elsewhere, the reason tells the field: an opening
//! formula, the record of a vote, a line of a table of contents, a signature, a remark. What the pages repeat is compared
//! once for each thing that it says, and not at all where it only says the symbol, the title or another field of the head
//! again: a letter of it that differs makes it another thing.
//!
//! ```text
//! A/C.3/80/L.2            at the head of every page: the symbol again, nothing to compare
//! Not for circulation     at the foot of every page: a running head of its own
//! ```
//!
//! Page numbers, job numbers, line numbers, stamps, rules and what leads about in a web page are not compared; they stay listed as cut. Cost: linear in what was cut.

use std::collections::BTreeSet;

use super::columns::parts;
use super::fields::records_a_vote;
use super::page_numbers::is_number;
use crate::instrument::{Cut, Field, Piece, Reason};

/// Returns the pieces of what was cut outside the masthead, which has its own.
pub(super) fn pieces(cut: &[Cut], masthead: &[Piece]) -> Vec<Piece> {
    let mut said = Said::of(masthead, cut);
    cut.iter()
        .flat_map(|cut| split(cut).map(move |(field, text)| (cut, field, text)))
        .filter(|(_, field, text)| *field != Field::RunningHead || said.anew(text))
        .map(|(cut, field, text)| Piece {
            field,
            text: text.to_owned(),
            locator: cut.locator.clone(),
        })
        .collect()
}

/// Returns what a cut says, part by part: a line of furniture may hold a page number and a running title.
fn split(cut: &Cut) -> impl Iterator<Item = (Field, &str)> {
    let whole = field(cut).map(|field| (field, shown(field, &cut.text)));
    let furniture = matches!(
        cut.reason,
        Reason::RunningHead | Reason::PageNumber | Reason::JobNumber
    );
    let parts = furniture.then(|| {
        cut.text
            .split('\t')
            .flat_map(parts)
            .filter(|part| !is_number(part))
            .map(|part| (Field::RunningHead, part))
    });
    whole
        .filter(|_| !furniture)
        .into_iter()
        .chain(parts.into_iter().flatten())
}

fn field(cut: &Cut) -> Option<Field> {
    match cut.reason {
        Reason::OpeningFormula => Some(Field::Formula),
        Reason::AdoptionLine if records_a_vote(&cut.text) => Some(Field::Vote),
        Reason::AdoptionLine => Some(Field::Adoption),
        Reason::Contents => Some(Field::Contents),
        Reason::Signature => Some(Field::Signature),
        Reason::Remark => Some(Field::Remark),
        Reason::Metadata | Reason::Picture => Some(Field::Other),
        Reason::Address => Some(Field::Link),
        Reason::SideNote => Some(Field::SideNote),
        Reason::Masthead
        | Reason::RunningHead
        | Reason::PageNumber
        | Reason::JobNumber
        | Reason::Stamp
        | Reason::Separator
        | Reason::LineNumber
        | Reason::Navigation => None,
    }
}

/// A line of contents is compared without the number of its page.
fn shown(field: Field, text: &str) -> &str {
    if field != Field::Contents {
        return text.trim();
    }
    let bare = text.trim_end().trim_end_matches(|c: char| c.is_ascii_digit());
    let leaders = |c: char| c.is_whitespace() || matches!(c, '.' | '…' | '·' | '_');
    let title = bare.trim_end_matches(leaders);
    // `Chapter 1` ends in a number that no leader parts from its words.
    let parted = bare.len() < text.trim_end().len()
        && bare[title.len()..]
            .chars()
            .any(|c| c == '\t' || c == '.' || c == '…')
        || bare[title.len()..].chars().filter(|c| c.is_whitespace()).count() > 1;
    if parted { title } else { text.trim() }
}

/// What the head and the running heads above have said, letters only.
struct Said {
    /// The head as one run of letters.
    head: String,
    /// Where its words begin and end, in bytes of `head`: a running head repeats whole words.
    edges: BTreeSet<usize>,
    seen: BTreeSet<String>,
}

impl Said {
    fn of(masthead: &[Piece], cut: &[Cut]) -> Self {
        let mut said = Self {
            head: String::new(),
            edges: BTreeSet::new(),
            seen: BTreeSet::new(),
        };
        let formulas = cut
            .iter()
            .filter(|cut| cut.reason == Reason::OpeningFormula)
            .map(|cut| cut.text.as_str());
        for text in masthead.iter().map(|piece| piece.text.as_str()).chain(formulas) {
            for word in text.split_whitespace() {
                said.edges.insert(said.head.len());
                said.head.push_str(&letters(word));
                said.edges.insert(said.head.len());
            }
            // No word of ours: two pieces are never read as one.
            said.head.push('\n');
        }
        said
    }

    /// Whether a running head says something that nothing above it said.
    fn anew(&mut self, text: &str) -> bool {
        let letters = letters(text);
        if !letters.contains(char::is_alphanumeric) {
            return false;
        }
        let repeats = self
            .head
            .match_indices(&letters)
            .any(|(at, _)| self.edges.contains(&at) && self.edges.contains(&(at + letters.len())));
        !repeats && self.seen.insert(letters)
    }
}

/// The signs of a text without blanks and stars.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '*').collect()
}
