//! Letters of one script in words of another, and words of one script that look like words of another.
//!
//! A word whose letters have no script in common (Unicode Technical Standard 39, mixed-script detection; Chinese
//! characters and kana count as one) belongs to the script of most of its letters. If each odd letter has a double there,
//! the word was made to be misread. If one of them has none, a reader sees that the word is mixed.
//!
//! A word all of whose letters have doubles in the script that fills the text is suspicious, too (`сосо`), unless a word
//! beside it is plainly of its script: `А. Иванов` in an English text is a name.
//!
//! Formulas and phonetics are honest: a Greek letter that opens a short symbol or stands among mathematical signs, letters
//! of phonetics among each other, and in a language that writes with them.

use unicode_script::{Script, UnicodeScript};
use unicode_security::mixed_script::MixedScript;

use super::doubles::double;
use super::scripts::is_phonetic;
use super::{Level, Scripts, Unseen};

/// A word with what stands around it.
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// Where it begins, in Unicode scalar values.
    pub(super) offset: usize,
    /// What stands between the blanks around it, itself included.
    pub(super) token: &'a str,
    /// The words before and behind it.
    pub(super) beside: [&'a str; 2],
}

/// Finds the letters of a word that look like others.
pub(super) fn letters(word: &Word<'_>, scripts: &Scripts) -> Vec<Unseen> {
    if word.text.is_ascii() && scripts.main() == Some(Script::Latin) {
        return Vec::new();
    }
    let letters: String = word.text.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.is_empty() {
        return Vec::new();
    }
    if letters.as_str().is_single_script() {
        let inside = inside_one_script(word, scripts);
        return if inside.is_empty() {
            whole(word, &letters, scripts)
        } else {
            inside
        };
    }
    mixed(word, &letters, scripts)
}

/// A word of letters that have no script in common.
fn mixed(word: &Word<'_>, letters: &str, scripts: &Scripts) -> Vec<Unseen> {
    let Some(own) = own_script(letters, scripts) else {
        return Vec::new();
    };
    let foreign = |c: char| c.is_alphabetic() && !belongs(c, own);
    let open = letters.chars().any(|c| foreign(c) && double(c, own).is_none());
    let odd = word.text.chars().enumerate().filter(|&(_, c)| foreign(c));
    odd.filter_map(|(at, c)| {
        let like = double(c, own)?;
        let level = if open || is_symbol(word, at, c) {
            Level::Contextual
        } else {
            Level::Suspicious
        };
        Some(finding(word, at, c, level, own, like))
    })
    .collect()
}

/// Letters that the script of the word has, but no language: full-width ones, letters of phonetics and formulas.
fn inside_one_script(word: &Word<'_>, scripts: &Scripts) -> Vec<Unseen> {
    let is_other = |c: char| {
        is_phonetic(c)
            || matches!(c, '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d7cb}')
    };
    let like = |c: char| double(c, Script::Latin).filter(|_| is_other(c));
    let plain = word
        .text
        .chars()
        .filter(|&c| c.script() == Script::Latin && !is_other(c))
        .count();
    let others = word.text.chars().filter(|&c| is_other(c)).count();
    if others == 0 || plain <= others {
        return Vec::new();
    }
    let spoken =
        |c: char| is_phonetic(c) && like(c).is_none() || matches!(c, '\u{2b0}'..='\u{36f}' | '\u{203f}');
    let honest = scripts.writes_phonetic() || word.token.chars().any(spoken);
    let found = word.text.chars().enumerate().filter_map(|(at, c)| {
        let like = like(c)?;
        let level = if honest {
            Level::Contextual
        } else {
            Level::Suspicious
        };
        Some(finding(word, at, c, level, Script::Latin, like))
    });
    found.collect()
}

/// A word of one script all of whose letters look like those of the script that fills the text.
fn whole(word: &Word<'_>, letters: &str, scripts: &Scripts) -> Vec<Unseen> {
    let (Some(main), Some(first)) = (scripts.main(), letters.chars().next()) else {
        return Vec::new();
    };
    let own = first.script();
    if own == main || belongs(first, main) || !scripts.is_mostly(main, own) {
        return Vec::new();
    }
    // `CO` and `217 A` are Latin in every text; a single small Greek letter is the symbol of a quantity, but for omicron.
    let single = letters.chars().count() == 1;
    let usual = match own {
        Script::Latin => single || !letters.chars().any(char::is_lowercase),
        Script::Greek => single && first.is_lowercase() && first != 'ο',
        _ => false,
    };
    let plainly_own = |text: &str| {
        let mut letters = text.chars().filter(|c| c.is_alphabetic());
        letters.any(|c| belongs(c, own) && double(c, main).is_none())
    };
    let quoted = word.beside.iter().any(|beside| plainly_own(beside));
    if usual || quoted || !letters.chars().all(|c| double(c, main).is_some()) {
        return Vec::new();
    }
    let found = word.text.chars().enumerate().filter_map(|(at, c)| {
        let like = double(c, main).filter(|_| c.is_alphabetic())?;
        let level = if is_symbol(word, at, c) {
            Level::Contextual
        } else {
            Level::Suspicious
        };
        Some(finding(word, at, c, level, main, like))
    });
    found.collect()
}

/// Returns the script of most letters; of as many, the one that the text has more of.
fn own_script(letters: &str, scripts: &Scripts) -> Option<Script> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in letters.chars().map(|c| c.script()) {
        match counts.iter_mut().find(|(counted, _)| *counted == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    counts.retain(|(script, _)| !matches!(script, Script::Common | Script::Inherited));
    let most = counts
        .into_iter()
        .max_by_key(|&(script, count)| (count, scripts.letters(script)));
    most.map(|(script, _)| script)
}

fn belongs(c: char, script: Script) -> bool {
    let own = c.script_extension();
    own.is_common() || own.is_inherited() || own.contains_script(script)
}

/// Whether a letter is part of a formula: a Greek one of those that a reader of prose would notice, which opens a short
/// symbol (`ρkl`), closes one of capitals (`RWσ`) or stands among mathematical signs.
fn is_symbol(word: &Word<'_>, at: usize, c: char) -> bool {
    if c.script() != Script::Greek {
        return false;
    }
    let opens = at == 0 && word.text.chars().count() <= 4 && "αγικνρσυχ".contains(c);
    let capitals = word
        .text
        .chars()
        .filter(char::is_ascii_alphabetic)
        .all(char::is_uppercase);
    let closes = at > 0 && at + 1 == word.text.chars().count() && capitals && "αγρσχ".contains(c);
    opens
        || closes
        || word
            .token
            .chars()
            .any(|c| matches!(c, '=' | '+' | '±' | '∓' | '×' | '\u{2200}'..='\u{22ff}'))
}

fn finding(word: &Word<'_>, at: usize, c: char, level: Level, script: Script, like: char) -> Unseen {
    Unseen {
        offset: word.offset + at,
        level,
        character: c,
        what: format!("looks like {} {like}", script.full_name()),
    }
}
