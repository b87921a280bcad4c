//! The place that a number gives: `paragraph 5 bis` comes behind paragraph 5, item `(c)` behind `(b)`.

use crate::amend::Position;
use crate::amend::sheet::words::IN_FRONT;
use crate::instrument::{Address, Base, Series, Spot, Target};

/// Finds where a paragraph is put that is to bear a number: `5 bis` behind 5, `6` behind 5, `1` before 1.
pub(super) fn numbered(series: Series, label: &str) -> Option<(Target, Position)> {
    let at = label.find(|c: char| !c.is_ascii_digit()).unwrap_or(label.len());
    let number: u32 = label[..at].parse().ok()?;
    let suffix = label[at..].trim();
    let address = |number: u32| Spot::from(Address::counted(Vec::new(), series, &number.to_string()));
    Some(match (number, suffix) {
        (number, IN_FRONT) => (Target::Before(address(number)), Position::Before),
        (1, "") => (Target::Before(address(1)), Position::Before),
        (number, "") => (Target::After(address(number - 1)), Position::After),
        (number, _) => (Target::After(address(number)), Position::After),
    })
}

/// Finds where a new paragraph is put that is to have an address.
pub(in crate::amend::sheet) fn numbered_at(address: &Address) -> Option<(Target, Position)> {
    match &address.base {
        Base::Counted(series, number) if address.items.is_empty() => numbered(*series, &number.shown),
        _ => None,
    }
}

/// Returns the letter before one, without parentheses: `b` of `(c)`.
pub(super) fn letter_before(label: &str) -> Option<String> {
    let mark = label.trim_matches(['(', ')', ' ']);
    let mut chars = mark.chars();
    let letter = chars.next().filter(char::is_ascii_lowercase)?;
    match chars.as_str().trim() {
        "" if letter > 'a' => char::from_u32(letter as u32 - 1).map(String::from),
        "" => None,
        _ => Some(letter.to_string()),
    }
}
