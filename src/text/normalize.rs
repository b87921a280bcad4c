//! Normal forms: what comparison ignores.
//!
//! Two offices type one resolution with different keyboards: `States’` and `States'`, `2015–2030` and `2015-2030`,
//! `« droits »` and `“droits”`, `resolution 78/1` with a no-break space. None of that is a change. Comparison
//! therefore works on *folded* text; what is shown is always the text as printed.
//!
//! What folding makes one (names and properties from the Unicode Character Database, chapter 6.2 of the standard for
//! dashes, quotation marks and spaces):
//!
//! | kind | characters | becomes |
//! |---|---|---|
//! | dash, hyphen, minus | U+2010–2015, U+2212, U+2043, U+2E3A/B, U+FE58, U+FE63, U+FF0D, Armenian hyphen U+058A, Hebrew maqaf U+05BE | `-` |
//! | single quote, apostrophe | U+2018–201B, U+2039/203A, U+2032, U+02BB, U+02BC, `` ` ``, `´`, U+FF07, geresh U+05F3, 『』 | `'` |
//! | double quote | U+201C–201F, « », U+2033, U+301D–301F, U+FF02, gershayim U+05F4, 「」 | `"` |
//! | space | everything with the property `White_Space`: no-break, thin, U+3000, tab, line and page ends | one space per run |
//! | typeset ligature | U+FB00–FB06: `ﬁ`, `ﬂ`, `ﬀ`… as PDF files keep them | their letters |
//! | nothing to see | soft hyphen, U+034F, U+061C, U+200B, U+200E/F, U+202A–202E, U+2060–2064, U+2066–2069, U+FEFF, variation selectors, Arabic tatweel U+0640 | removed |
//! | composed letters | `e` + U+0301 and `é` | NFC, never NFKC |
//!
//! Decisions that could have gone the other way:
//! - Guillemets and corner brackets are quotation marks and fold; 《》 (a title) and 〈〉 do not.
//! - Single and double quotes stay two things: an apostrophe is part of a word.
//! - The tatweel only stretches a word to fill a line, so it folds away; vowel signs (harakat, niqqud) stay.
//! - The zero width joiner and non-joiner spell words in Persian and in Indic scripts (`می‌خواهم`), so they stay
//!   between two letters of such a script and are removed everywhere else, where only a converter can have left them.
//! - Compatibility forms (`m³`, `№`, full-width letters, `…`) differ: NFKC would make `m³` equal to `m3`.
//! - Case and punctuation are differences.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Returns the text as comparison sees it: glyph variants made one and every run of white space one space,
/// none at the ends. Case and punctuation stay.
///
/// Folding what is folded changes nothing.
///
/// ```
/// use travaux::text::normalize::fold;
///
/// assert_eq!(fold("the  “States’ Parties” \u{2013} 2015\u{2011}2030\n"), "the \"States' Parties\" - 2015-2030");
/// ```
pub fn fold(text: &str) -> String {
    if is_folded(text.as_bytes()) {
        return text.to_owned();
    }
    fold_glyphs(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a text in lower case, as most words are.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        text.into()
    } else {
        text.to_lowercase().into()
    }
}

/// Tells of most words and sentences in ASCII that there is nothing to fold.
fn is_folded(text: &[u8]) -> bool {
    let mut blank = true;
    let stays = text.iter().all(|&byte| {
        let doubled = blank && byte == b' ';
        blank = byte == b' ';
        !doubled && (blank || byte.is_ascii_graphic() && byte != b'`')
    });
    stays && (text.is_empty() || !blank)
}

/// Returns `c` with glyph variants made one: every dash and hyphen `-`, every single quote `'`, every double
/// quote `"`, every space ` `; `None` for characters that do not show (soft hyphen, U+200E).
///
/// Of a single character nobody can say whether a zero width joiner spells a word or is debris: both joiners are
/// `None` here. [`fold`], which sees their neighbours, knows better.
pub fn fold_glyph(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(match c {
            '`' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        });
    }
    Some(match c {
        '\u{58a}'
        | '\u{5be}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => '-',
        '\u{b4}'
        | '\u{2bb}'
        | '\u{2bc}'
        | '\u{5f3}'
        | '\u{2018}'..='\u{201b}'
        | '\u{2032}'
        | '\u{2039}'
        | '\u{203a}'
        | '\u{300e}'
        | '\u{300f}'
        | '\u{fe43}'
        | '\u{fe44}'
        | '\u{ff07}' => '\'',
        '\u{ab}'
        | '\u{bb}'
        | '\u{5f4}'
        | '\u{201c}'..='\u{201f}'
        | '\u{2033}'
        | '\u{300c}'
        | '\u{300d}'
        | '\u{301d}'..='\u{301f}'
        | '\u{fe41}'
        | '\u{fe42}'
        | '\u{ff02}'
        | '\u{ff62}'
        | '\u{ff63}' => '"',
        c if is_invisible(c) => return None,
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

/// Returns whether `c` takes no place on the page and means nothing to a reader. Both joiners count here as
/// invisible; [`fold`] decides about them by their neighbours.
pub fn is_invisible(c: char) -> bool {
    // Nearly all characters stand before the first of them.
    c >= '\u{ad}'
        && matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Folds every character and composes letters; white space becomes plain spaces, as many as before.
pub(crate) fn fold_glyphs(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|b| b.is_ascii_graphic() && b != b'`' || b == b' ')
    {
        return Cow::Borrowed(text);
    }
    let folded = fold_visible(&composed(text));
    match composed(&folded) {
        Cow::Borrowed(_) => Cow::Owned(folded),
        Cow::Owned(again) => Cow::Owned(again),
    }
}

/// Returns the text in NFC, without work where it already is.
fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

fn fold_visible(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // A joiner after a letter that may need it, kept back until the next letter is known.
    let mut joiner = None;
    for c in text.chars() {
        if let Some(letters) = ligature(c) {
            joiner = None;
            folded.push_str(letters);
        } else if let Some(glyph) = fold_glyph(c) {
            folded.extend(joiner.take().filter(|_| joins_letters(glyph)));
            folded.push(glyph);
        } else if matches!(c, '\u{200c}' | '\u{200d}')
            && folded.chars().next_back().is_some_and(joins_letters)
        {
            joiner.get_or_insert(c);
        }
    }
    folded
}

/// Returns whether `c` belongs to a script in which the joiners are spelling: the Arabic family, the Indic scripts,
/// Myanmar, Khmer and Mongolian.
fn joins_letters(c: char) -> bool {
    let script = matches!(c,
        '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    script && (c.is_alphabetic() || is_combining_mark(c))
}

fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyph_variants_fold_to_one() {
        for (text, folded) in [
            ("‘a’ ‛b‚ `c´ ′", "'a' 'b' 'c' '"),
            ("“a” „b‟ « c » 「d」", "\"a\" \"b\" \" c \" \"d\""),
            ("a\u{2010}b\u{2011}c\u{2012}d–e—f\u{2212}g", "a-b-c-d-e-f-g"),
            ("a\u{a0}\u{2009}b\u{3000}c\r\nd", "a b c d"),
            ("co\u{ad}operation\u{200e}", "cooperation"),
            ("o\u{fb03}ce", "office"),
            ("re\u{301}solution", "r\u{e9}solution"),
            ("الـــدول", "الدول"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn compatibility_forms_case_and_marks_stay() {
        for text in ["m³", "№ 5", "《公约》", "Charter, charter", "…"] {
            assert_eq!(fold(text), text);
        }
    }

    #[test]
    fn joiners_stay_where_they_spell() {
        assert_eq!(fold("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(fold("می\u{200c} خواهم\u{200c}"), "می خواهم");
        assert_eq!(fold("co\u{200c}operation"), "cooperation");
    }
}
