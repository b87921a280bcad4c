//! Where a blank belongs between two signs.

use crate::text::tokens::is_unspaced;

/// Tells whether a blank belongs between two signs that nothing parts.
pub(super) fn needs_blank(l: char, r: char) -> bool {
    let ends = l.is_alphanumeric() || matches!(l, ',' | ';' | ':' | '.' | ')' | ']' | '”' | '»');
    let begins = r.is_alphanumeric() || opens(r) || r == '«';
    ends && begins && !is_unspaced(l) && !is_unspaced(r)
}

/// Marks that stand close before a word.
pub(super) fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '“' | '‘')
}
