//! Looking ahead in an instruction, the same in every tradition.

use std::ops::Range;

/// Returns the places of the words from `from` on that only blanks part, at most so many; `word_len` says how long the word at the
/// head of a text is, in bytes.
pub(super) fn places(text: &str, from: usize, most: usize, word_len: fn(&str) -> usize) -> Vec<Range<usize>> {
    let mut places = Vec::with_capacity(most);
    let mut at = from;
    while places.len() < most {
        let rest = &text[at..];
        let start = at + (rest.len() - rest.trim_start().len());
        let end = start + word_len(&text[start..]);
        if end == start {
            break;
        }
        places.push(start..end);
        at = end;
    }
    places
}

/// Finds the parenthesis that closes, passing over pairs inside.
pub(super) fn closing(inside: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in inside.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
    }
    None
}

/// Returns the first words of a text.
pub(super) fn beginning(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let shown = words[..words.len().min(8)].join(" ");
    if words.len() > 8 {
        format!("{shown} …")
    } else {
        shown
    }
}
