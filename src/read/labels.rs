//! Recognizes a label that stands alone: the `(a)` in the first cell of a row, whose text is in the second.
//!
//! Web pages set out lists as tables, one row per item. Whether the row is such an item or data shows in its first
//! cell: `(a)`, `1.`, `iv)`, `–`, `(3 bis)` are labels, `12`, `Annex` and `2019` are not.

use crate::text::between;

/// The most characters of a label.
const LONGEST: usize = 12;

/// Whether a text is a label and nothing else.
pub(super) fn is_label(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return false;
    }
    if matches!(text, "-" | "–" | "—" | "•" | "·" | "*" | "▪" | "◦") {
        return true;
    }
    let bare = text.trim_start_matches(['(', '[']);
    let opened = bare.len() < text.len();
    let number = bare.trim_end_matches([')', ']', '.', ':']);
    let closed = number.len() < bare.len();
    (closed || opened) && is_number(number)
}

/// Returns the label at the start of a text, with what it is printed with: `(a) ` of `(a) Notes`.
pub(super) fn starts_with_label(text: &str) -> bool {
    text.trim_start()
        .split(|c: char| c.is_whitespace())
        .next()
        .is_some_and(|word| is_label(word) && !word.starts_with(['-', '–', '—', '*']))
}

/// Whether a text is digits (also `1.2`), one to four letters of a list or a Roman numeral, and perhaps `bis`.
fn is_number(text: &str) -> bool {
    let stem = between::split(text).map(|(stem, _)| stem.trim_end());
    let stem = stem.filter(|stem| !stem.is_empty()).unwrap_or(text);
    let digits = stem.chars().take_while(|c| c.is_numeric() || *c == '.').count();
    let letters: Vec<char> = stem.chars().skip(digits).collect();
    let is_lower = letters.iter().all(|c| !c.is_uppercase());
    let short = match letters[..] {
        [] | [_] => true,
        [first, second] if is_lower || first == second => true,
        _ => false,
    } || letters.iter().all(|c| "ivxlcIVXLC".contains(*c));
    let digits_fit = stem.chars().filter(|c| c.is_numeric()).count() <= 4;
    digits + letters.len() > 0 && short && digits_fit && letters.iter().all(|c| c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_alone() {
        for label in [
            "(a)",
            "(aa)",
            "1.",
            "12.",
            "(xviii)",
            "iv)",
            "–",
            "(3 bis)",
            "(3 quater)",
            "(3a)",
            "1.2.",
            "(а)",
            "[1]",
        ] {
            assert!(is_label(label), "{label}");
        }
    }

    #[test]
    fn data_is_no_label() {
        for text in [
            "12",
            "Annex",
            "2019",
            "(EU)",
            "",
            "and",
            "28.12.2013",
            "Yes.",
            "(Text)",
            "►M1",
        ] {
            assert!(!is_label(text), "{text}");
        }
    }
}
