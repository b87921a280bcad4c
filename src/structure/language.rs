//! The language of a text.
//!
//! The drafting words tell it where there are any: the language whose opening formulas and verbs open the most lines.
//! Else its letters and their sequences do (`whatlang`, trigrams). Texts in a language without a lexicon are read by the
//! signs that all languages share: numbers, letters, articles, print.

use super::lines::Line;
use crate::lexicon::{LANGUAGES, Language, Opening};

/// What is known of the language of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tongue {
    /// The drafting words to read it by.
    pub(super) lexicon: &'static Language,
    /// ISO 639-1, where it is known.
    pub(super) code: Option<&'static str>,
}

impl Tongue {
    /// Tells whether the drafting words are those of the text's own language.
    pub(super) fn is_known(self) -> bool {
        self.code == Some(self.lexicon.code)
    }
}

/// So many lines tell the language.
const LINES: usize = 120;

/// So many characters tell the language by their sequences.
const CHARACTERS: usize = 4000;

/// Names the language of a text.
pub(super) fn language(lines: &[Line<'_>]) -> Tongue {
    let body: Vec<&str> = lines
        .iter()
        .filter(|line| line.is_body())
        .map(Line::text)
        .collect();
    let head: Vec<(&str, Opening<'_>)> = body
        .iter()
        .take(LINES)
        .map(|text| (*text, Opening::of(text)))
        .collect();
    let votes = |language: &Language| -> usize {
        let head = head
            .iter()
            .filter(|(text, _)| language.opens_small || text.starts_with(|c: char| !c.is_lowercase()));
        head.map(|(_, opening)| {
            let formula = if language.opens_with_organ(opening) { 5 } else { 0 };
            formula + usize::from(language.leads(opening))
        })
        .sum()
    };
    // Of two with the same votes the first in the list wins.
    let (count, best) = LANGUAGES
        .iter()
        .rev()
        .map(|&language| (votes(language), language))
        .max_by_key(|&(count, _)| count)
        .unwrap_or((0, LANGUAGES[0]));
    if count > 1 {
        return Tongue {
            lexicon: best,
            code: Some(best.code),
        };
    }
    let text: String = body
        .iter()
        .flat_map(|line| line.chars().chain(" ".chars()))
        .take(CHARACTERS)
        .collect();
    let code = whatlang::detect(&text)
        .filter(whatlang::Info::is_reliable)
        .and_then(|info| short_code(info.lang().code()));
    let lexicon = LANGUAGES
        .iter()
        .find(|language| Some(language.code) == code)
        .copied()
        .unwrap_or(best);
    Tongue { lexicon, code }
}

/// Returns the two letters of ISO 639-1 for the three of ISO 639-3.
fn short_code(code: &str) -> Option<&'static str> {
    const CODES: [(&str, &str); 40] = [
        ("eng", "en"),
        ("fra", "fr"),
        ("spa", "es"),
        ("rus", "ru"),
        ("cmn", "zh"),
        ("ara", "ar"),
        ("deu", "de"),
        ("ita", "it"),
        ("por", "pt"),
        ("nld", "nl"),
        ("pol", "pl"),
        ("ukr", "uk"),
        ("ell", "el"),
        ("heb", "he"),
        ("hin", "hi"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("tha", "th"),
        ("tur", "tr"),
        ("vie", "vi"),
        ("swe", "sv"),
        ("dan", "da"),
        ("fin", "fi"),
        ("ron", "ro"),
        ("hun", "hu"),
        ("ces", "cs"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("hrv", "hr"),
        ("srp", "sr"),
        ("bul", "bg"),
        ("lit", "lt"),
        ("lav", "lv"),
        ("est", "et"),
        ("urd", "ur"),
        ("pes", "fa"),
        ("ind", "id"),
        ("amh", "am"),
        ("khm", "km"),
        ("cat", "ca"),
    ];
    CODES
        .iter()
        .find(|(long, _)| *long == code)
        .map(|&(_, short)| short)
}
