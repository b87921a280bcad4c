//! A label as it was read, and the signs that labels of all forms share.

use crate::lexicon::any;
use crate::text::between;

/// A label at the head of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// What kind of label it is.
    pub(super) form: LabelForm,
    /// As it is shown: `12`, `(a)`, `4 bis`, `IV`.
    pub(super) shown: String,
    /// Where the paragraph's own text begins, in bytes.
    pub(super) end: usize,
}

/// The forms of label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelForm {
    /// `12.`
    Number(u32),
    /// `12` without a stop, before a wide space; `[12]`.
    BareNumber(u32),
    /// `(1)`, `1)`
    ParenNumber(u32),
    /// `(a)`, `a)`: the place in the alphabet from 1, and the place as a roman number where it is one.
    Letter(u32, Option<u32>),
    /// `(A)`
    Capital(u32),
    /// `(ii)`, where it is no letter.
    Roman(u32),
    /// `IV.`
    CapitalRoman(u32),
    /// `A.`
    CapitalLetter(u32),
    /// `a.`
    SmallLetter(u32),
    /// `Article 4`
    Article,
    /// `PP4`, `PP4 bis` of a draft.
    Preambular(u32),
    /// `OP4`, `OP4 bis` of a draft.
    Operative(u32),
    /// `Option 2:`, one of several wordings.
    Option(u32),
    /// `Option (b):`
    LetteredOption(u32),
    /// `•`, `–`
    Bullet,
}

/// `5a`, `12A`, `12AA`: the letters of what a law put in between, and between that again.
pub(super) fn is_inserted_letter(suffix: &str) -> bool {
    let small = suffix.len() == 1 && suffix.bytes().all(|b| b.is_ascii_lowercase());
    // No law puts in an `O`, which reads as a nought: `1O` is a misread 10.
    let capital =
        (1..=2).contains(&suffix.len()) && suffix.bytes().all(|b| b.is_ascii_uppercase() && b != b'O');
    small || capital
}

/// Tells whether a word is one of those that number what was put in between, or marks an alternative.
pub(super) fn is_ordinal_suffix(word: &str) -> bool {
    let word = word.to_lowercase();
    between::is_suffix(&word) || any::number_between(&word).is_some()
}

/// Returns the length of the white space and of the marks that nobody sees at the head of a text, in bytes.
pub(super) fn white(text: &str) -> usize {
    text.len()
        - text
            .trim_start_matches(|c: char| c.is_whitespace() || is_unseen(c))
            .len()
}

/// Marks of direction, of byte order and of places to break: they stand before a text and say nothing of it.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
