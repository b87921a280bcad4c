//! Replacements in a text, by byte range.

use std::ops::Range;

/// Copies a text with its replacements; nothing where two of them meet.
pub(super) fn apply(text: &str, mut splices: Vec<(Range<usize>, String)>) -> Option<String> {
    // The order of insertions at one place is that in which they were made.
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for (range, new) in splices {
        if range.start < at {
            return None;
        }
        out.push_str(&text[at..range.start]);
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(&text[at..]);
    Some(out)
}
