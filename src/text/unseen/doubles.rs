//! Which letters look like which: the confusables table of Unicode Technical Standard 39, asked from both ends.
//!
//! The table gives every character its *prototype*, mostly Latin: `а` (Cyrillic) → `a`, `ο` (Greek) → `o`. Two characters
//! look alike if their prototypes are the same. For a letter in a word of another script the question is whether that
//! script has a letter with the same prototype, so the prototypes of all letters are listed once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

// What looks like another sign, and where its prototype ends among all prototypes: made by `build.rs`.
include!(concat!(env!("OUT_DIR"), "/prototypes.rs"));
static PROTOTYPES: &str = include_str!(concat!(env!("OUT_DIR"), "/prototypes.txt"));

/// The letters below this code point are listed; those above it are historic scripts and signs that stand for letters.
const LAST_LISTED: u32 = 0x3100;

/// The letters of each script by their prototype.
static LETTERS: LazyLock<BTreeMap<String, Vec<char>>> = LazyLock::new(|| {
    let mut letters: BTreeMap<String, Vec<char>> = BTreeMap::new();
    let listed = (0x41..LAST_LISTED).filter_map(char::from_u32);
    for c in listed.filter(|c| c.is_alphabetic() && is_of_an_alphabet(*c)) {
        letters.entry(of(c)).or_default().push(c);
    }
    letters
});

/// Returns what a text looks like, as the standard defines it (`skeleton`): taken apart, each sign by its prototype, taken apart again.
fn prototype(text: &str) -> impl Iterator<Item = char> {
    text.nfd().flat_map(Parts::of).nfd()
}

/// The signs of a prototype.
enum Parts {
    Other(std::str::Chars<'static>),
    Itself(Option<char>),
}

impl Parts {
    fn of(c: char) -> Self {
        let Ok(at) = SIGNS.binary_search(&c) else {
            return Self::Itself(Some(c));
        };
        let start = at.checked_sub(1).map_or(0, |before| ENDS[before]);
        Self::Other(PROTOTYPES[usize::from(start)..usize::from(ENDS[at])].chars())
    }
}

impl Iterator for Parts {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::Other(rest) => rest.next(),
            Self::Itself(sign) => sign.take(),
        }
    }
}

/// Returns the prototype of a character.
fn of(c: char) -> String {
    prototype(c.encode_utf8(&mut [0; 4])).collect()
}

/// Whether a letter is one that many languages write with, and not only its sounds, a formula or a single language: an English
/// date in a Russian text is not made of Komi letters.
fn is_of_an_alphabet(c: char) -> bool {
    match c.script() {
        Script::Latin => matches!(c, '\u{0}'..='\u{17f}' | '\u{1e00}'..='\u{1eff}'),
        Script::Cyrillic => matches!(c, '\u{400}'..='\u{45f}' | '\u{4ae}' | '\u{4c0}' | '\u{4cf}'),
        _ => true,
    }
}

/// Returns the letter of a script that a character looks like, of the same case if there is one.
pub(super) fn double(c: char, script: Script) -> Option<char> {
    let alike = LETTERS.get(&of(c))?;
    let alike = alike
        .iter()
        .copied()
        .filter(|&other| other != c && other.script() == script);
    let same_case = |other: &char| other.is_uppercase() == c.is_uppercase();
    let mut alike: Vec<char> = alike.collect();
    alike.sort_by_key(|other| (!same_case(other), *other));
    alike.first().copied()
}

/// Returns whether no glyph and no space shows a character: the property `Default_Ignorable_Code_Point`, which the table leaves
/// out of every prototype.
pub(super) fn is_ignorable(c: char) -> bool {
    !c.is_ascii() && prototype(c.encode_utf8(&mut [0; 4])).next().is_none()
}

/// Returns whether two texts look the same and are not, for another reason than a likeness inside ASCII (`rn`, `m`).
pub fn look_alike(one: &str, other: &str) -> bool {
    if one == other || one.is_ascii() && other.is_ascii() {
        return false;
    }
    let shown = |text: &str| -> String {
        let western: String = text.chars().map(super::digits::western).collect();
        prototype(&western).collect()
    };
    shown(one) == shown(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_looks_like_what_the_standard_says() {
        use unicode_security::confusable_detection::skeleton;
        for c in '\0'..=char::MAX {
            let text = format!("{c}a\u{301}\u{323}{c}m");
            assert!(prototype(&text).eq(skeleton(&text)), "{c:?}");
        }
    }

    #[test]
    fn letters_of_many_scripts_have_doubles() {
        for (c, script, expected) in [
            ('а', Script::Latin, Some('a')),
            ('І', Script::Latin, Some('I')),
            ('ο', Script::Latin, Some('o')),
            ('օ', Script::Latin, Some('o')),
            ('Ꭺ', Script::Latin, Some('A')),
            ('a', Script::Cyrillic, Some('а')),
            ('o', Script::Greek, Some('ο')),
            ('ɑ', Script::Latin, Some('a')),
            ('Ｓ', Script::Latin, Some('S')),
            ('ж', Script::Latin, None),
            ('Σ', Script::Latin, None),
        ] {
            assert_eq!(double(c, script), expected, "{c}");
        }
    }

    #[test]
    fn texts_that_look_alike_are_not_the_same() {
        assert!(look_alike("Stаtes", "States"));
        assert!(look_alike("٥", "5"));
        assert!(look_alike("Sta\u{200b}tes", "States"));
        assert!(!look_alike("States", "States"));
        assert!(!look_alike("modern", "modem"));
        assert!(!look_alike("États", "Etats"));
    }
}
