//! A sentence on one line.

/// Returns a sentence on one line, however the texts are set that it quotes.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
