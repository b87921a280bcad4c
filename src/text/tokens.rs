//! Cuts a text into the words, numbers, symbols and marks that a reader sees as units.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::normalize::fold;

/// A unit of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its place in the text, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// The kinds of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, a number, a symbol such as `A/RES/60/1`, or one character of a script without spaces.
    Word,
    /// A punctuation mark or another sign.
    Mark,
    /// A run of white space.
    Space,
}

/// Cuts `text` into tokens that, joined, are the text again.
pub fn tokens(text: &str) -> Vec<Token> {
    text.split_word_bound_indices()
        .map(|(start, piece)| {
            let kind = if piece.chars().any(char::is_alphanumeric) {
                TokenKind::Word
            } else if piece.chars().all(char::is_whitespace) {
                TokenKind::Space
            } else {
                TokenKind::Mark
            };
            Token {
                range: start..start + piece.len(),
                kind,
            }
        })
        .collect()
}

/// Returns the words of `text` as similarity compares them: glyphs folded, lower case, no marks or spaces.
pub fn words(text: &str) -> Vec<String> {
    tokens(text)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| fold(&text[token.range]).to_lowercase())
        .collect()
}
