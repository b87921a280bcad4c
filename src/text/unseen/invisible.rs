//! Signs without a glyph: what is honest where.
//!
//! The list is not ours: a character is invisible if Unicode gives it the property `Default_Ignorable_Code_Point`, if it is a
//! control character, or if it is one of the few signs that are drawn as nothing (the empty Braille cell, the null
//! notehead, marks of annotations). Each kind has a home, and is suspicious elsewhere:
//!
//! | kind | honest |
//! |---|---|
//! | joiners U+200C, U+200D | between letters of the Arabic family, of India and South-East Asia: no finding |
//! | U+200B | between letters of scripts that write without spaces: no finding |
//! | those, U+2060, U+FEFF, U+034F, soft hyphen | beside a blank or a mark: a note; the soft hyphen inside a word, too |
//! | direction marks, embeddings, isolates | in a text with Arabic, Hebrew and the like, outside of words, in pairs: no finding |
//! | variation selectors | behind a Chinese character, a digit, a symbol: no finding |
//! | Mongolian selectors and separator | beside Mongolian letters: no finding |
//! | Hangul fillers, Khmer inherent vowels | in Korean, in Khmer: a note |
//! | empty Braille cell, shorthand and music signs | among their like: a note |
//! | control characters U+0080–U+009F | a note: an old encoding was misread |
//!
//! Overrides, tags, invisible operators and marks of annotations are at home nowhere. Kinds of space are seen as a space and
//! compared as one, so they are no finding, but for three: U+1680, which fonts draw as a line, outside of Ogham; the
//! hair space U+200A between two letters, which nobody sees; and, as a note, U+3000 in a text without Chinese characters, kana
//! or Hangul, and U+2007 beside something other than a digit.

use unicode_script::{Script, UnicodeScript};

use super::doubles::is_ignorable;
use super::scripts::{joins, unspaced};
use super::{Level, Scripts, Unseen};

/// Finds characters without a glyph.
pub(super) fn invisible(text: &str, scripts: &Scripts) -> Vec<Unseen> {
    let characters: Vec<char> = text.chars().collect();
    let unpaired = unpaired(&characters);
    let mut found = Vec::new();
    for (offset, &c) in characters.iter().enumerate() {
        let Some(what) = name(c) else { continue };
        let at = |at: Option<usize>| at.and_then(|at| characters.get(at)).copied().unwrap_or(' ');
        let place = Place {
            before: at(offset.checked_sub(1)),
            after: at(offset.checked_add(1)),
            unpaired: unpaired.contains(&offset),
        };
        if let Some(level) = level(c, place, scripts) {
            let what = if place.unpaired {
                format!("{what} without its partner")
            } else {
                what.to_owned()
            };
            found.push(Unseen {
                offset,
                level,
                character: c,
                what,
            });
        }
    }
    found
}

/// Where an invisible character stands.
#[derive(Clone, Copy)]
struct Place {
    before: char,
    after: char,
    /// It opens or closes a stretch of its own direction, and the other end is missing.
    unpaired: bool,
}

impl Place {
    /// Whether it stands inside a word or number.
    fn inside(self) -> bool {
        self.before.is_alphanumeric() && self.after.is_alphanumeric()
    }

    fn beside(self, test: impl Fn(char) -> bool) -> bool {
        test(self.before) || test(self.after)
    }
}

/// Returns what an invisible character is.
fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{20}'..='\u{7e}' => return None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "control character",
        '\u{ad}' => "soft hyphen",
        '\u{34f}' => "combining grapheme joiner",
        '\u{61c}' => "Arabic letter mark",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "Hangul filler",
        '\u{1680}' => "Ogham space",
        '\u{17b4}' | '\u{17b5}' => "Khmer inherent vowel",
        '\u{180b}'..='\u{180d}' | '\u{180f}' => "Mongolian variation selector",
        '\u{180e}' => "Mongolian vowel separator",
        '\u{2007}' => "figure space",
        '\u{200a}' => "hair space",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{2028}' | '\u{2029}' => "line or paragraph separator",
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "end of embedding",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{2061}'..='\u{2064}' => "invisible operator",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "end of isolate",
        '\u{206a}'..='\u{206f}' => "deprecated format character",
        '\u{2800}' => "empty Braille cell",
        '\u{3000}' => "ideographic space",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "variation selector",
        '\u{feff}' => "zero width no-break space",
        '\u{fff9}'..='\u{fffb}' => "interlinear annotation",
        '\u{fffd}' => "in place of a character that was lost",
        '\u{1bca0}'..='\u{1bca3}' => "shorthand format control",
        '\u{1d159}' => "musical null notehead",
        '\u{1d173}'..='\u{1d17a}' => "musical format control",
        '\u{e0001}'..='\u{e007f}' => "tag character",
        c if is_ignorable(c) => "character without a glyph",
        _ => return None,
    })
}

/// Says how much an invisible character should worry at its place; nothing where it belongs there.
fn level(c: char, place: Place, scripts: &Scripts) -> Option<Level> {
    let suspicious_unless =
        |honest: bool, level: Option<Level>| if honest { level } else { Some(Level::Suspicious) };
    let note = Some(Level::Contextual);
    match c {
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{fffd}' | '\u{2028}' | '\u{2029}' => note,
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => {
            suspicious_unless(scripts.has(Script::Hangul), note)
        }
        '\u{17b4}' | '\u{17b5}' => suspicious_unless(scripts.has(Script::Khmer), note),
        '\u{180b}'..='\u{180f}' => suspicious_unless(place.beside(|c| c.script() == Script::Mongolian), None),
        '\u{2800}' => suspicious_unless(scripts.braille(), note),
        '\u{1bca0}'..='\u{1bca3}' => suspicious_unless(scripts.has(Script::Duployan), note),
        '\u{1d159}' | '\u{1d173}'..='\u{1d17a}' => {
            suspicious_unless(place.beside(|c| matches!(c, '\u{1d100}'..='\u{1d1ff}')), note)
        }
        '\u{1680}' => suspicious_unless(scripts.has(Script::Ogham), None),
        '\u{2007}' => note.filter(|_| !place.beside(char::is_numeric)),
        '\u{200a}' => {
            let between = place.before.is_alphabetic() && place.after.is_alphabetic();
            suspicious_unless(!between, None)
        }
        '\u{3000}' => note.filter(|_| !scripts.east_asian()),
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{34f}' => joiner(c, place),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => selector(place),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}' => {
            direction(c, place, scripts)
        }
        _ => Some(Level::Suspicious),
    }
}

/// Signs that join or part: they spell words in some scripts, and are debris beside a blank.
fn joiner(c: char, place: Place) -> Option<Level> {
    let spells = |test: fn(char) -> bool| test(place.before) && !place.before.is_whitespace();
    match c {
        '\u{200c}' | '\u{200d}' if spells(joins) => None,
        '\u{200b}' if spells(unspaced) || unspaced(place.after) => None,
        '\u{34f}' if place.beside(|c| c.script() == Script::Hebrew) => Some(Level::Contextual),
        _ if place.inside() && !place.beside(unspaced) => Some(Level::Suspicious),
        _ => Some(Level::Contextual),
    }
}

/// A variation selector chooses the glyph of the sign before it; letters of alphabets have but one.
fn selector(place: Place) -> Option<Level> {
    let alphabetic = place.before.is_alphabetic() && !unspaced(place.before) && !joins(place.before);
    if alphabetic || place.inside() && !unspaced(place.before) && !joins(place.before) {
        return Some(Level::Suspicious);
    }
    place.before.is_whitespace().then_some(Level::Contextual)
}

fn direction(c: char, place: Place, scripts: &Scripts) -> Option<Level> {
    if !scripts.right_to_left() {
        return Some(Level::Suspicious);
    }
    // What opens turns the rest of the paragraph round; a lost end does nothing.
    let opens = !matches!(c, '\u{202c}' | '\u{2069}');
    if place.unpaired {
        return Some(if opens {
            Level::Suspicious
        } else {
            Level::Contextual
        });
    }
    let both = |test: fn(char) -> bool| test(place.before) && test(place.after);
    let mark = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}');
    let parts_a_word = mark
        && (both(char::is_alphabetic) && place.before.script() == place.after.script()
            || both(char::is_numeric));
    parts_a_word.then_some(Level::Suspicious)
}

/// Returns the places of embeddings, overrides and isolates whose other end is missing (Unicode Standard Annex 9: each ends
/// with its own sign; the end of an isolate also ends the embeddings inside).
fn unpaired(characters: &[char]) -> Vec<usize> {
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut unpaired = Vec::new();
    for (at, c) in characters.iter().enumerate() {
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push((at, false)),
            '\u{2066}'..='\u{2068}' => open.push((at, true)),
            '\u{202c}' => match open.last() {
                Some((_, false)) => {
                    open.pop();
                }
                _ => unpaired.push(at),
            },
            '\u{2069}' => match open.iter().rposition(|(_, isolate)| *isolate) {
                Some(opened) => unpaired.extend(open.drain(opened..).skip(1).map(|(at, _)| at)),
                None => unpaired.push(at),
            },
            _ => {}
        }
    }
    unpaired.extend(open.into_iter().map(|(at, _)| at));
    unpaired
}
