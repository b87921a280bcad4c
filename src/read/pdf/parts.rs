//! A row as parts that look the same.

use crate::document::Style;

/// Few words have more letters than this: they come one by one, and find their room made.
const MOST_LETTERS: usize = 16;

/// Adds text to the last part when it looks the same, else as a new part.
pub(super) fn push(parts: &mut Vec<(String, Style)>, text: &str, style: Style) {
    match parts.last_mut() {
        Some((last, look)) if *look == style => last.push_str(text),
        _ => {
            let mut letters = String::with_capacity(text.len().max(MOST_LETTERS));
            letters.push_str(text);
            parts.push((letters, style));
        }
    }
}
