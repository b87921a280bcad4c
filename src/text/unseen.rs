//! Characters that a reader cannot see, or cannot tell from others.
//!
//! `Стates` begins with two Cyrillic letters, `Sta\u{200b}tes` holds a space without width, `\u{202e}` turns the text behind
//! it round. Comparison may fold such things away; the reader must still be told. The question is which of them an
//! honest keyboard, converter or language leaves behind. Two levels answer it:
//!
//! - *suspicious*: no honest text has it. A word of Latin, Cyrillic and Greek letters mixed, where the odd ones look
//!   like letters of the rest; a word of another script all of whose letters look like those of the text around; a
//!   number with digits of two scripts; a sign that overrides the direction of writing; an invisible sign inside a
//!   word of a script that does not need it; tag characters.
//! - *contextual*: honest in its place. A soft hyphen, a byte order mark, a direction mark beside Arabic or Hebrew, a
//!   joiner in Persian or Hindi, a digit of another script in a text that uses it.
//!
//! Look-alikes follow the confusables table of Unicode Technical Standard 39, cut down to the letters of Cyrillic, Greek
//! and Armenian that look like Latin ones in any common typeface, and to the Latin letters from other blocks.
//! Cost: linear. It gives up on look-alikes inside one script (`rn`, `m`; `l`, `I`, `1`): only type shows those.

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
    /// What it is: `letter that looks like Latin a`.
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
    let profile = Profile::of(text);
    let mut found = Vec::new();
    let mut offset = 0;
    for word in text.split_word_bounds() {
        let length = word.chars().count();
        found.extend(letters(word, offset, &profile));
        found.extend(digits(word, offset, &profile));
        offset += length;
    }
    found.extend(invisible(text, &profile));
    found.sort_by_key(|one| (one.offset, one.character));
    found
}

/// Returns `U+0430`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Returns a text with every look-alike replaced by the Latin letter that it looks like, and nothing invisible.
pub fn skeleton(text: &str) -> String {
    text.chars()
        .filter(|&c| kind_of_invisible(c).is_none())
        .map(|c| looks_like(c).unwrap_or(c))
        .map(|c| digit(c).map_or(c, |(_, value)| char::from(b'0' + value)))
        .collect()
}

/// Which scripts a text is written in.
struct Profile {
    latin: usize,
    cyrillic: usize,
    greek: usize,
    right_to_left: bool,
    digits: Vec<DigitScript>,
}

impl Profile {
    fn of(text: &str) -> Self {
        let count = |script| text.chars().filter(|&c| self::script(c) == Some(script)).count();
        let mut digits: Vec<DigitScript> = text
            .chars()
            .filter_map(|c| digit(c).map(|(script, _)| script))
            .collect();
        digits.sort_unstable();
        digits.dedup();
        Self {
            latin: count(Script::Latin),
            cyrillic: count(Script::Cyrillic),
            greek: count(Script::Greek),
            right_to_left: text.chars().any(is_right_to_left),
            digits,
        }
    }

    /// Whether another alphabet fills the text, so that a word of look-alikes is not of it.
    fn is_mostly(&self, script: Script) -> bool {
        let (own, others) = match script {
            Script::Latin => (self.latin, self.cyrillic + self.greek),
            Script::Cyrillic => (self.cyrillic, self.latin),
            Script::Greek => (self.greek, self.latin),
        };
        own > 4 * others.max(1)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
}

fn script(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' if c != '×' && c != '÷' => {
            Script::Latin
        }
        // Signs of phonetics and full-width letters look like letters of the alphabet and belong to no language here.
        '\u{250}'..='\u{2af}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => Script::Latin,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{370}'..='\u{3ff}' => Script::Greek,
        _ => return None,
    })
}

/// Returns the Latin letter that a letter of another alphabet looks like.
fn looks_like(c: char) -> Option<char> {
    const PAIRS: [(&str, &str); 5] = [
        ("АВЕЅІЈКМНОРСТУХҮԌԚԜҺ", "ABESIJKMHOPCTYXYGQWh"),
        ("асеорухѕіјһӏԁԛԝѵгп", "aceopyxsijhldqwvrn"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ABEZHIKMNOPTYXC"),
        ("ονριυαχϲϳ", "ovpiuaxcj"),
        ("ɑɡɩɪʏʀɢʟ", "agiiyrgl"),
    ];
    for (letters, latin) in PAIRS {
        if let Some(at) = letters.chars().position(|letter| letter == c) {
            return latin.chars().nth(at);
        }
    }
    match c {
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => char::from_u32(u32::from(c) - 0xfee0),
        _ => None,
    }
}

/// Whether a Latin letter has a double in another alphabet.
fn has_double(c: char) -> bool {
    "ABEZSIJKMHNOPCTYXGQWacehijlopsuvxydqwrn".contains(c)
}

/// Finds letters of one alphabet in words of another.
fn letters(word: &str, offset: usize, profile: &Profile) -> Vec<Unseen> {
    let count = |wanted| word.chars().filter(|&c| script(c) == Some(wanted)).count();
    let (latin, cyrillic, greek) = (
        count(Script::Latin),
        count(Script::Cyrillic),
        count(Script::Greek),
    );
    let others = cyrillic + greek;
    let compatibility = word
        .chars()
        .filter(|&c| script(c) == Some(Script::Latin) && looks_like(c).is_some())
        .count();
    let doubles =
        |c: char| script(c).is_some_and(|script| script != Script::Latin) && looks_like(c).is_some();
    // The odd letters are those of the alphabet with fewer letters in the word; in a tie, of the one that the text has fewer of.
    let latin_is_odd = others > 0
        && latin > 0
        && (latin < others || latin == others && profile.cyrillic + profile.greek > profile.latin);
    let mixed = latin > 0 && others > 0;
    let whole = latin == 0
        && others > 1
        && profile.is_mostly(Script::Latin)
        && word
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(|c| looks_like(c).is_some());
    let whole_latin = others == 0
        && latin > 1
        && profile.is_mostly(Script::Cyrillic)
        && word.chars().any(char::is_lowercase)
        && word.chars().all(|c| "aceopxyABEKMHOPCTX".contains(c));
    let single = latin == 0
        && others == 1
        && word.chars().count() == 1
        && profile.is_mostly(Script::Latin)
        && word.chars().all(|c| "аАоОіІ".contains(c));
    let mut found = Vec::new();
    for (at, c) in word.chars().enumerate() {
        let odd = if mixed && latin_is_odd {
            script(c) == Some(Script::Latin) && has_double(c)
        } else if mixed || whole || single {
            doubles(c)
        } else {
            whole_latin
                || compatibility > 0
                    && latin > compatibility
                    && script(c) == Some(Script::Latin)
                    && looks_like(c).is_some()
        };
        if odd {
            let what = match looks_like(c) {
                Some(latin) => format!("looks like Latin {latin}"),
                None => "a Latin letter in a word of another alphabet".to_owned(),
            };
            found.push(Unseen {
                offset: offset + at,
                level: if is_symbol(word, at, c) {
                    Level::Contextual
                } else {
                    Level::Suspicious
                },
                character: c,
                what,
            });
        }
    }
    found
}

/// Whether a letter opens a symbol of a formula, `ρkl`: a Greek one, of those that a reader of prose would notice.
fn is_symbol(word: &str, at: usize, c: char) -> bool {
    at == 0 && word.chars().count() <= 4 && "ραχυικ".contains(c)
}

/// The digits of a script; the order has no meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct DigitScript(u32);

/// Returns the script, by the code point of its zero, and the value of a digit.
fn digit(c: char) -> Option<(DigitScript, u8)> {
    const ZEROS: [u32; 20] = [
        0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50,
        0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0xff10,
    ];
    let code = u32::from(c);
    if let 0x1d7ce..=0x1d7ff = code {
        // Mathematical digits: five sets of ten.
        let value = (code - 0x1d7ce) % 10;
        return Some((DigitScript(0x1d7ce), value as u8));
    }
    let zero = ZEROS
        .into_iter()
        .find(|zero| (*zero..zero + 10).contains(&code))?;
    Some((DigitScript(zero), (code - zero) as u8))
}

/// Finds digits of another script.
fn digits(word: &str, offset: usize, profile: &Profile) -> Vec<Unseen> {
    let ascii = DigitScript(0x30);
    let scripts: Vec<DigitScript> = word
        .chars()
        .filter_map(|c| digit(c).map(|(script, _)| script))
        .collect();
    let mixed = scripts.iter().any(|script| *script != scripts[0]);
    let mut found = Vec::new();
    for (at, c) in word.chars().enumerate() {
        let Some((script, value)) = digit(c).filter(|(script, _)| *script != ascii) else {
            continue;
        };
        // Digits of its own script are at home in a text without Latin words.
        let at_home = profile.latin == 0 || profile.right_to_left;
        let level = if mixed || !at_home && script.0 != 0xff10 {
            Level::Suspicious
        } else {
            Level::Contextual
        };
        if level == Level::Suspicious || profile.digits.len() > 1 {
            found.push(Unseen {
                offset: offset + at,
                level,
                character: c,
                what: format!("another script's digit {value}"),
            });
        }
    }
    found
}

/// Returns what an invisible character is.
fn kind_of_invisible(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{ad}' => "soft hyphen",
        '\u{34f}' => "combining grapheme joiner",
        '\u{61c}' => "Arabic letter mark",
        '\u{180e}' => "Mongolian vowel separator",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
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
        '\u{3164}' | '\u{115f}' | '\u{1160}' | '\u{ffa0}' => "Hangul filler",
        '\u{feff}' => "zero width no-break space",
        '\u{fff9}'..='\u{fffb}' => "interlinear annotation",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "variation selector",
        '\u{e0001}'..='\u{e007f}' => "tag character",
        _ => return None,
    })
}

/// Finds characters without a glyph.
fn invisible(text: &str, profile: &Profile) -> Vec<Unseen> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for (offset, &c) in characters.iter().enumerate() {
        let Some(what) = kind_of_invisible(c) else {
            continue;
        };
        let neighbour = |at: Option<usize>| at.and_then(|at| characters.get(at)).copied().unwrap_or(' ');
        let before = neighbour(offset.checked_sub(1));
        let after = neighbour(offset.checked_add(1));
        let inside = western(before) && western(after);
        let level = match c {
            '\u{202d}'
            | '\u{202e}'
            | '\u{e0001}'..='\u{e007f}'
            | '\u{2061}'..='\u{2064}'
            | '\u{206a}'..='\u{206f}' => Level::Suspicious,
            '\u{200b}'..='\u{200d}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{34f}'
            | '\u{180e}'
            | '\u{3164}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{ffa0}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0100}'..='\u{e01ef}'
                if inside =>
            {
                Level::Suspicious
            }
            // It chooses the glyph of the Chinese character, digit or symbol before it.
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => continue,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}'
                if !profile.right_to_left =>
            {
                Level::Suspicious
            }
            // What spells or sets an Arabic or Indic word is no finding at all.
            '\u{200c}' | '\u{200d}' if !western(before) && before.is_alphabetic() => continue,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}' => {
                continue;
            }
            _ => Level::Contextual,
        };
        found.push(Unseen {
            offset,
            level,
            character: c,
            what: what.to_owned(),
        });
    }
    found
}

/// Whether a letter or digit belongs to a script that spells no word with invisible characters.
fn western(c: char) -> bool {
    c.is_ascii_alphanumeric() || script(c).is_some()
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}
