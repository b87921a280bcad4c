//! Gaps that extraction leaves in words: `Internati onal`, `discri mination`.
//!
//! A PDF stores letters with their distances, and a reader that takes a wide distance for a space tears a word. Closing a
//! gap is the only repair that changes what the print shows, so it is done where no doubt is left, and each is listed:
//!
//! 1. the spaces were guessed: the format is PDF, or a plain text has the furniture of printed pages, which nobody types
//!    (two lines or more that are page numbers, job numbers or their bar codes);
//! 2. the text is in a language whose whole words and debris the lexicon knows, and so are the words around the gap: a
//!    foreign phrase inside an English text is left alone;
//! 3. there are two pieces of two letters or more, with one plain space between, and blanks or stops around: no figure,
//!    apostrophe, hyphen or other mark touches them, and no capital stands inside;
//! 4. neither piece serves the grammar (`the`, `of`), or stands often in the text by itself;
//! 5. the lexicon knows the whole, and that nothing else than the whole can be torn there ([`Wholes::is_torn`]).
//!
//! So `main stream`, `of ten`, `women’s and` and `si no` stay, and so do many torn words: a torn word that is left is seen as
//! such, a word that nobody wrote is not. The words of the text are counted once; the cost is linear.

use std::ops::Range;

use super::language::Tongue;
use super::lines::{Line, Role};
use crate::document::Spaces;
use crate::instrument::Reason;
use crate::lexicon::{Wholes, wholes};
use crate::text::normalize::lower;
use crate::text::table::Table;

/// What closes the gaps of one text.
pub(super) struct Mender {
    wholes: &'static Wholes,
    /// The words of the text with their counts, in small letters.
    counts: Table<String, usize>,
}

/// A word that stands at least so often in a text is one, whatever the dictionaries say: a name, an abbreviation.
const OFTEN: usize = 3;

/// So many words on each side of a gap tell the language of the place.
const AROUND: usize = 4;

/// At least so many words around a gap are known.
const KNOWN: usize = 2;

/// So many lines that only printed pages have tell a text that was extracted from them.
const FURNITURE: usize = 2;

/// Tells what is known of the spaces of a text once its print is known, too: a plain text has them as they were typed, or
/// guessed where it has the furniture of pages. The furniture of its lines must have been marked.
pub(super) fn told(spaces: Spaces, lines: &[Line<'_>]) -> Spaces {
    let printed = |line: &&Line<'_>| matches!(line.role, Role::Cut(Reason::PageNumber | Reason::JobNumber));
    match spaces {
        Spaces::Stored | Spaces::Guessed => spaces,
        Spaces::Untold if lines.iter().filter(printed).count() >= FURNITURE => Spaces::Guessed,
        Spaces::Untold => Spaces::Untold,
    }
}

impl Mender {
    /// Counts the words of the paragraphs of a text; none where its language has no list of words.
    pub(super) fn of<'a>(tongue: Tongue, texts: impl Iterator<Item = &'a str>) -> Option<Self> {
        let wholes = tongue.code.and_then(wholes)?;
        let mut counts: Table<String, usize> = Table::default();
        for text in texts {
            for piece in pieces(text) {
                let word = lower(&text[piece]);
                match counts.get_mut(word.as_ref()) {
                    Some(count) => *count += 1,
                    None => drop(counts.insert(word.into_owned(), 1)),
                }
            }
        }
        Some(Self { wholes, counts })
    }

    /// Returns the torn words of a paragraph, each as the places of its two pieces in bytes.
    pub(super) fn torn(&self, text: &str) -> Vec<[Range<usize>; 2]> {
        let pieces = pieces(text);
        let mut torn = Vec::new();
        let mut at = 0;
        while at + 1 < pieces.len() {
            let pair = [pieces[at].clone(), pieces[at + 1].clone()];
            if self.is_torn(text, &pair) && self.is_known_around(text, &pieces, at) {
                torn.push(pair);
                at += 1;
            }
            at += 1;
        }
        torn
    }

    fn is_torn(&self, text: &str, [left, right]: &[Range<usize>; 2]) -> bool {
        if text.get(left.end..right.start) != Some(" ") || !stand_free(text, left.start..right.end) {
            return false;
        }
        let (first, second) = (&text[left.clone()], &text[right.clone()]);
        if has_capital(second) || first.chars().skip(1).any(char::is_uppercase) {
            return false;
        }
        let (first, second) = (lower(first), lower(second));
        let often = |piece: &str| self.counts.get(piece).is_some_and(|&count| count >= OFTEN);
        // A name or an abbreviation of this text; a word of the list stands often anyway.
        let named = |piece: &str| often(piece) && !self.wholes.is_word(piece);
        self.wholes.is_torn(&first, &second) && !named(&first) && !named(&second)
    }

    /// Tells whether the words around the pieces at `at` are, for the greater part, words of the language.
    fn is_known_around(&self, text: &str, pieces: &[Range<usize>], at: usize) -> bool {
        let before = &pieces[at.saturating_sub(AROUND)..at];
        let after = pieces.get(at + 2..).unwrap_or_default();
        let around = before.iter().chain(after.iter().take(AROUND));
        let (known, unknown): (Vec<_>, Vec<_>) =
            around.partition(|piece| self.wholes.is_word(&lower(&text[(*piece).clone()])));
        known.len() >= KNOWN && known.len() >= unknown.len()
    }
}

/// Returns the places of the words: letters, with the marks that combine with them.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                pieces.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    pieces.extend(start.map(|from| from..text.len()));
    pieces
}

/// Tells whether blanks, stops, brackets or quotation marks stand around; everything else may belong to the word:
/// `l’accorda nce`, `re-establis hment`, `21 st atement`.
fn stand_free(text: &str, range: Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let figure = text[..range.start].trim_end().ends_with(char::is_numeric);
    !figure
        && before.is_none_or(|c| c == ' ' || matches!(c, '(' | '[' | '“' | '«' | '"'))
        && after.is_none_or(|c| {
            c == ' ' || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '»' | '"')
        })
}

fn has_capital(piece: &str) -> bool {
    piece.chars().any(char::is_uppercase)
}
