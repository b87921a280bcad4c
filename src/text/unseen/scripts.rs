//! In which scripts a text is written.
//!
//! Whether a sign is honest depends on its company: a Hangul filler belongs to Korean, a variation selector to Mongolian, a
//! Cyrillic word to a text that quotes Russian. A short piece (a symbol, a title, a number) has no company of its own and
//! is read as part of the whole text.

use std::collections::BTreeMap;

use unicode_script::{Script, ScriptExtension, UnicodeScript};

/// A piece with fewer letters is judged by the whole text.
const OWN_VOICE: usize = 40;

/// How many letters of each script a text has, and whose digits.
#[derive(Debug, Clone, Default)]
pub struct Scripts {
    letters: BTreeMap<&'static str, usize>,
    /// Letters of phonetics, which some languages of Africa write with.
    phonetic: usize,
    right_to_left: bool,
    braille: bool,
}

impl Scripts {
    /// Counts the letters of a text, or of all its pieces.
    pub fn of<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Self {
        let mut scripts = Self::default();
        let mut plain = 0;
        for piece in pieces {
            // So few at a time that a byte holds their number: the processor then counts many at once.
            let count = |few: &[u8]| few.iter().map(|b| u8::from(b.is_ascii_alphabetic())).sum::<u8>();
            plain += piece
                .as_bytes()
                .chunks(128)
                .map(|few| usize::from(count(few)))
                .sum::<usize>();
            if !piece.is_ascii() {
                let others = piece.chars().filter(|c| !c.is_ascii());
                others.for_each(|c| scripts.add(c));
            }
        }
        if plain > 0 {
            *scripts.letters.entry(Script::Latin.short_name()).or_default() += plain;
        }
        scripts
    }

    /// Counts a character that is not of ASCII.
    fn add(&mut self, c: char) {
        self.braille |= matches!(c, '\u{2801}'..='\u{28ff}');
        self.right_to_left |= is_right_to_left(c);
        // Fillers count as letters in Unicode, and say nothing of the language.
        let filler = matches!(
            c,
            '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}'
        );
        if !c.is_alphabetic() || filler {
            return;
        }
        self.phonetic += usize::from(is_phonetic(c));
        *self.letters.entry(c.script().short_name()).or_default() += 1;
    }

    /// Chooses the scripts by which a piece of this text is judged.
    pub(super) fn around(&self, piece: &str) -> Self {
        let mut own = Self::of([piece]);
        own.right_to_left |= self.right_to_left;
        own.braille |= self.braille;
        own.phonetic += self.phonetic;
        if own.all() >= OWN_VOICE {
            return own;
        }
        for (script, count) in &self.letters {
            *own.letters.entry(script).or_default() += count;
        }
        own
    }

    fn all(&self) -> usize {
        self.letters.values().sum()
    }

    pub(super) fn letters(&self, script: Script) -> usize {
        self.letters.get(script.short_name()).copied().unwrap_or_default()
    }

    /// Whether any letter of a script is there.
    pub(super) fn has(&self, script: Script) -> bool {
        self.letters(script) > 0
    }

    /// Whether a letter of one of the scripts that use a character is there.
    pub(super) fn is_home_of(&self, c: char) -> bool {
        let scripts = c.script_extension();
        !scripts.is_common() && !scripts.is_inherited() && scripts.iter().any(|script| self.has(script))
    }

    /// Whether one script fills the text, against another.
    pub(super) fn is_mostly(&self, script: Script, other: Script) -> bool {
        self.letters(script) > 4 * self.letters(other).max(1)
    }

    /// The script with the most letters.
    pub(super) fn main(&self) -> Option<Script> {
        let most = self.letters.iter().max_by_key(|(_, count)| **count)?;
        Script::from_short_name(most.0)
    }

    /// Whether Latin letters fill the text.
    pub(super) fn is_western(&self) -> bool {
        self.main() == Some(Script::Latin)
    }

    /// Whether any Arabic, Hebrew or other letter that is written from the right is there.
    pub(super) fn right_to_left(&self) -> bool {
        self.right_to_left
    }

    pub(super) fn braille(&self) -> bool {
        self.braille
    }

    /// Whether the letters of phonetics are part of the language.
    pub(super) fn writes_phonetic(&self) -> bool {
        self.phonetic >= 5 && self.phonetic * 50 > self.letters(Script::Latin)
    }

    /// Whether Chinese, Japanese or Korean is written.
    pub(super) fn east_asian(&self) -> bool {
        [
            Script::Han,
            Script::Hiragana,
            Script::Katakana,
            Script::Hangul,
            Script::Bopomofo,
        ]
        .into_iter()
        .any(|script| self.has(script))
    }
}

/// Whether a letter is one of phonetics, which looks like one of the alphabet or is at home in few languages.
pub(super) fn is_phonetic(c: char) -> bool {
    matches!(c, '\u{250}'..='\u{2af}' | '\u{1d00}'..='\u{1dbf}' | '\u{a720}'..='\u{a7ff}' | '\u{ab30}'..='\u{ab6f}')
}

/// Whether a character belongs to a script that spells words with joiners: the Arabic family, those of India and South-East
/// Asia, Tibetan, Mongolian.
pub(super) fn joins(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{86f}' | '\u{8a0}'..='\u{dff}' | '\u{e00}'..='\u{109f}' | '\u{1700}'..='\u{18af}'
        | '\u{1900}'..='\u{1cff}' | '\u{a800}'..='\u{abff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{11000}'..='\u{11fff}')
}

/// Whether a character belongs to a script that writes without spaces, where a space without width says where a word ends.
pub(super) fn unspaced(c: char) -> bool {
    let scripts = ScriptExtension::from(c);
    [
        Script::Thai,
        Script::Lao,
        Script::Khmer,
        Script::Myanmar,
        Script::Tibetan,
        Script::Javanese,
        Script::Han,
        Script::Hiragana,
        Script::Katakana,
        Script::Hangul,
        Script::Bopomofo,
    ]
    .into_iter()
    .any(|script| !scripts.is_common() && !scripts.is_inherited() && scripts.contains_script(script))
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
        && c.is_alphabetic()
}
