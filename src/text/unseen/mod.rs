//! Characters that a reader cannot see, or cannot tell from others.
//!
//! `Стates` begins with two Cyrillic letters, `Sta\u{200b}tes` holds a space without width, `\u{202e}` turns the text behind
//! it round. Comparison may fold such things away; the reader must still be told. The question is which of them an
//! honest keyboard, converter or language leaves behind. Two levels answer it:
//!
//! - *suspicious*: no honest text has it. A word of two scripts where the odd letters look like letters of the rest; a
//!   word of another script all of whose letters look like those of the text around (`letters`); a number with digits
//!   of two scripts (`digits`); a sign that overrides the direction of writing, an invisible sign inside a word of a script
//!   that does not need it, tag characters (`invisible`).
//! - *contextual*: honest in its place. A soft hyphen, a byte order mark, a Hangul filler in Korean, a digit of another script
//!   in a text that uses it. What a language cannot be written without (a joiner in Persian, a variation selector in
//!   Mongolian) is no finding at all.
//!
//! What looks like what, and what has no glyph, comes from the Unicode Character Database and the confusables table of
//! Unicode Technical Standard 39 (`doubles`). Which script is at home is counted over the whole text (`scripts`).
//! Cost: linear. It gives up on look-alikes inside ASCII (`rn`, `m`; `l`, `I`, `1`): only type shows those.

mod digits;
mod doubles;
mod invisible;
mod letters;
mod scripts;

pub use doubles::look_alike;
pub use scripts::Scripts;

use unicode_segmentation::UnicodeSegmentation;

/// How much a finding should worry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Honest in its place.
    Contextual,
    /// No honest text has it.
    Suspicious,
}

/// Something that a reader cannot see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unseen {
    /// Where, in Unicode scalar values.
    pub offset: usize,
    /// How much it should worry.
    pub level: Level,
    /// The character.
    pub character: char,
    /// What it is: `looks like Latin a`.
    pub what: String,
}

/// Finds what a reader of `text` cannot see.
///
/// ```
/// use travaux::text::unseen::{Level, unseen};
///
/// let found = unseen("all St\u{430}tes");
/// assert_eq!((found[0].offset, found[0].level), (6, Level::Suspicious));
/// assert!(unseen("all States, l’été, государства, 国家").is_empty());
/// ```
pub fn unseen(text: &str) -> Vec<Unseen> {
    unseen_in(text, &Scripts::default())
}

/// Finds what a reader of `piece` cannot see, where it is a piece of a text that is written in `whole`.
///
/// ```
/// use travaux::text::unseen::{Scripts, unseen_in};
///
/// let whole = Scripts::of(["Urges all States to cooperate in good faith"]);
/// assert_eq!(unseen_in("\u{421}\u{41e}\u{421}\u{41e}", &whole).len(), 4);
/// ```
pub fn unseen_in(piece: &str, whole: &Scripts) -> Vec<Unseen> {
    if is_plain(piece, whole) {
        return Vec::new();
    }
    let scripts = whole.around(piece);
    let sorts = digits::sorts(piece);
    let mut found = invisible::invisible(piece, &scripts);
    for word in words(piece) {
        found.extend(letters::letters(&word, &scripts));
        found.extend(digits::digits(word.text, word.offset, &scripts, sorts));
    }
    found.sort_by_key(|one| (one.offset, one.character));
    found
}

/// How many bytes are looked at before the first of them that is not plain ends the look.
const BYTES_AT_A_TIME: usize = 128;

/// Whether nothing can be found in `piece`: it is plain English, as most of what is read. It costs one look at each byte.
pub(crate) fn is_plain(piece: &str, whole: &Scripts) -> bool {
    let plain = |b: u8| matches!(b, b' '..=b'~' | b'\t' | b'\n' | b'\r');
    // Many bytes at a time are looked at sooner than one after another.
    let all = |bytes: &[u8]| bytes.iter().fold(true, |all, &byte| all & plain(byte));
    piece.as_bytes().chunks(BYTES_AT_A_TIME).all(all) && (whole.main().is_none() || whole.is_western())
}

/// Returns `U+0430`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Returns the character of `U+0430`.
pub fn of_code_point(point: &str) -> Option<char> {
    let number = u32::from_str_radix(point.strip_prefix("U+")?, 16).ok()?;
    char::from_u32(number)
}

/// Cuts a text into its words, each with what stands around it.
fn words(text: &str) -> Vec<letters::Word<'_>> {
    let parts: Vec<(usize, &str)> = text
        .split_word_bound_indices()
        .filter(|(_, part)| part.chars().any(char::is_alphanumeric))
        .collect();
    let (mut offset, mut counted) = (0, 0);
    let mut words = Vec::with_capacity(parts.len());
    for (number, &(start, word)) in parts.iter().enumerate() {
        offset += text[counted..start].chars().count();
        counted = start;
        let part = |at: Option<usize>| at.and_then(|at| parts.get(at)).map_or("", |(_, part)| part);
        let from = text[..start]
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let end = start + word.len();
        let to = text[end..]
            .find(char::is_whitespace)
            .map_or(text.len(), |at| end + at);
        words.push(letters::Word {
            text: word,
            offset,
            token: &text[from..to],
            beside: [part(number.checked_sub(1)), part(Some(number + 1))],
        });
    }
    words
}
