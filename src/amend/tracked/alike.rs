//! When two texts read alike.

use crate::text::normalize::fold;
use crate::text::tokens::words;

/// Tells whether two texts have the same words, and the same signs in front of them: a stop there would be that of a number.
pub(super) fn reads_alike(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let front = |text: &str| -> String {
        let signs = text.chars().take_while(|c| !c.is_alphanumeric());
        signs.filter(|c| !c.is_whitespace()).collect()
    };
    front(&one) == front(&other) && words(&one) == words(&other)
}
