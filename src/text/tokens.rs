//! Cuts a text into the words, numbers, symbols and marks that a reader sees as units.
//!
//! A delegate reads `A/RES/60/1` as one thing, and so are `77/228`, `WT/MIN(15)/48`, `Secretary-General`,
//! `sixty-eighth`, `207,080,300`, `12.5`, `40%`, `States'` and `https://www.un.org/en/`. The word boundaries of Unicode
//! (UAX #29) cut most of these into pieces and glue others: `l'Assemblée` is two words, of which one may change.
//!
//! The cut is one pass from left to right:
//! - white space, and characters that do not show, outside a word: a space;
//! - a character of a script written without spaces: one word per Han or Hiragana character, per Katakana run, per
//!   syllable cluster in Thai, Lao, Khmer and Burmese, so that one inserted `不` is one inserted word;
//! - letters and digits, with the marks that *join*: a hyphen, slash or apostrophe between letters, a comma or stop
//!   between digits, the stops and brackets of a document symbol;
//! - anything else: one mark per character, runs of the same stop, dash or asterisk together.
//!
//! `l'` and `qu'` end a word of their own (the elisions of French and Italian). The em dash never joins; a hyphen
//! with a space at either side does not join here, and [`crate::diff`] mends `sixty -eighth` when the other text
//! has `sixty-eighth`.
//!
//! Cost: linear. No dictionary: Thai and Khmer are cut into syllables, not words.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::kinds::{Kinds, is_letter_or_digit};
use super::normalize::{fold, fold_glyph, is_invisible};

/// Cuts `text` into tokens that, joined, are the text again.
///
/// ```
/// use travaux::text::tokens::tokens;
///
/// let text = "l'Assemblée (A/RES/60/1)";
/// let cut: Vec<&str> = tokens(text).into_iter().map(|token| &text[token.range]).collect();
/// assert_eq!(cut, ["l'", "Assemblée", " ", "(", "A/RES/60/1", ")"]);
/// ```
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 3);
    let mut scanner = Scanner::of(text);
    while let Some(token) = scanner.token() {
        found.push(token);
    }
    found
}

/// Returns the words of `text` as similarity compares them: glyphs folded, lower case, no marks or spaces.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

/// Returns how many words [`words`] returns.
pub fn count_words(text: &str) -> usize {
    let mut scanner = Scanner::of(text);
    let tokens = std::iter::from_fn(|| scanner.token());
    tokens.filter(|token| token.kind == TokenKind::Word).count()
}

/// Calls `found` with each of the words that [`words`] returns, without making them.
pub fn each_word(text: &str, mut found: impl FnMut(&str)) {
    let mut lower = String::new();
    let mut scanner = Scanner::of(text);
    while let Some(token) = scanner.token() {
        if token.kind != TokenKind::Word {
            continue;
        }
        let word = &text[token.range];
        let kinds = Kinds::of(word);
        if kinds.is_plain() && !kinds.has_capital() {
            found(word);
            continue;
        }
        if kinds.is_plain() {
            lower.clear();
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower = fold(word).to_lowercase();
        }
        found(&lower);
    }
}

/// A unit of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its place in the text, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// The kinds of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, a number, a symbol such as `A/RES/60/1`, or one character of a script without spaces.
    Word,
    /// A punctuation mark or another sign.
    Mark,
    /// A run of white space, or of characters that do not show.
    Space,
}

/// Returns whether `c` belongs to a script that is written without spaces between words.
pub fn is_unspaced(c: char) -> bool {
    // No such script stands before Thai, and most characters do.
    c >= '\u{e00}' && (is_ideograph(c) || is_katakana(c) || is_syllabic(c))
}

/// The place reached in a text.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// Whether a single quote is open, so that `'…States'` ends with a quote and not with a possessive.
    quoted: bool,
}

impl<'a> Scanner<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            quoted: false,
        }
    }

    fn token(&mut self) -> Option<Token> {
        let start = self.at;
        if let Some(kind) = self.plain() {
            return Some(Token {
                range: start..self.at,
                kind,
            });
        }
        let first = self.rest().chars().next()?;
        let kind = if is_blank(first) {
            self.at += self.rest().find(|c| !is_blank(c)).unwrap_or(self.rest().len());
            TokenKind::Space
        } else if is_unspaced(first) {
            self.at += unspaced_len(self.rest());
            TokenKind::Word
        } else if is_letter(first) || is_currency(first) && self.peek(first).is_some_and(char::is_numeric) {
            self.word();
            TokenKind::Word
        } else {
            self.mark(first);
            TokenKind::Mark
        };
        Some(Token {
            range: start..self.at,
            kind,
        })
    }

    /// Takes what most texts are made of: a word of ASCII letters or a single blank, where nothing can join them to what follows.
    fn plain(&mut self) -> Option<TokenKind> {
        let rest = &self.text.as_bytes()[self.at..];
        match (rest.first()?, rest.get(1)) {
            (b' ', Some(next)) if next.is_ascii_graphic() => {
                self.at += 1;
                Some(TokenKind::Space)
            }
            (&first, _) if is_letter_or_digit(first) => {
                self.at += plain_word_len(rest)?;
                Some(TokenKind::Word)
            }
            _ => None,
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Returns the visible character after `c`, which stands at the place reached.
    fn peek(&self, c: char) -> Option<char> {
        visible(&self.rest()[c.len_utf8()..])
    }

    fn mark(&mut self, first: char) {
        if fold_glyph(first) == Some('\'') {
            self.quoted = self.peek(first).is_some_and(is_letter);
        }
        let alone = |next: Option<&u8>| next.is_none_or(u8::is_ascii);
        if matches!(first, '.' | '*' | '-' | '_' | '=') {
            self.at += self.rest().find(|c| c != first).unwrap_or(self.rest().len());
        } else if first.is_ascii_graphic() && alone(self.text.as_bytes().get(self.at + 1)) {
            // No mark stands on it.
            self.at += 1;
        } else {
            self.at += self
                .rest()
                .graphemes(true)
                .next()
                .map_or(first.len_utf8(), str::len);
        }
    }

    /// Goes to the end of the word that starts here.
    fn word(&mut self) {
        if let Some(len) = address_len(self.rest()) {
            self.at += len;
            return;
        }
        let mut word = Word {
            start: self.at,
            part: self.at,
            last: '\0',
            symbol: false,
        };
        let mut scan = self.at;
        while let Some(c) = self.text[scan..].chars().next() {
            let next = scan + c.len_utf8();
            if is_letter(c) && !is_unspaced(c) || scan == word.start {
                (word.last, self.at) = (c, next);
            } else if !is_invisible(c) {
                match self.join(&word, scan, c) {
                    Join::No => break,
                    Join::Elision => {
                        self.at = next;
                        return;
                    }
                    Join::Yes => {
                        word.symbol |= matches!(c, '/' | '@');
                        word.part = next;
                    }
                    Join::Bracket(end) => {
                        (self.at, word.part) = (end, end);
                        scan = end;
                        continue;
                    }
                }
            }
            scan = next;
        }
        self.suffix(word.last);
    }

    /// Takes the sign that closes a word: `40%`, `States'`.
    fn suffix(&mut self, last: char) {
        let Some(c) = self.rest().chars().next() else {
            return;
        };
        let percent = matches!(c, '%' | '‰' | '٪') && last.is_numeric();
        let possessive =
            matches!(c, '\'' | '\u{2019}' | '\u{2bc}') && matches!(last, 's' | 'S') && !self.quoted;
        if percent || possessive {
            self.at += c.len_utf8();
        }
    }

    /// Decides whether the mark `c` at `at` continues the word.
    fn join(&self, word: &Word, at: usize, c: char) -> Join {
        let after = at + c.len_utf8();
        let Some(next) = visible(&self.text[after..]) else {
            return Join::No;
        };
        if c == '(' {
            return self.join_bracket(word, after);
        }
        if !is_letter(next) || is_unspaced(next) {
            return Join::No;
        }
        let digits = word.last.is_numeric() && next.is_numeric();
        let part = &self.text[word.part..at];
        let joined = match fold_glyph(c) {
            Some('-') => !matches!(c, '\u{2014}' | '\u{2015}' | '\u{2e3a}' | '\u{2e3b}'),
            Some('\'') if word.part == word.start && is_elision(part) => return Join::Elision,
            Some('\'' | '/' | '_' | '@' | '&' | '·') => true,
            Some('"') => is_hebrew(word.last) && is_hebrew(next),
            Some('.') => digits || word.symbol || joins_by_stop(part, next),
            Some(',' | ':' | '٫' | '٬') => digits,
            _ => false,
        };
        if joined { Join::Yes } else { Join::No }
    }

    /// Takes the bracket of a symbol: `WT/MIN(15)/48`, `WT(15)/48`.
    fn join_bracket(&self, word: &Word, after: usize) -> Join {
        let inside = &self.text[after..];
        let len = inside
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .unwrap_or(0);
        if len == 0 || len > 12 || !inside[len..].starts_with(')') {
            return Join::No;
        }
        let end = after + len + 1;
        if word.symbol || self.text[end..].starts_with('/') {
            Join::Bracket(end)
        } else {
            Join::No
        }
    }
}

/// Returns the length of a word of ASCII letters and digits that ends where nothing can join, as most words do; none where that
/// must be looked at.
fn plain_word_len(text: &[u8]) -> Option<usize> {
    let len = text
        .iter()
        .position(|&b| !is_letter_or_digit(b))
        .unwrap_or(text.len());
    let ends = match (text.get(len), text.get(len + 1)) {
        (None, _) => true,
        (Some(b'.' | b',' | b':'), after) => after.is_none_or(u8::is_ascii_whitespace),
        (Some(b'-' | b'\'' | b'`' | b'/' | b'_' | b'@' | b'&' | b'(' | b'%'), _) => false,
        (Some(mark), _) => mark.is_ascii(),
    };
    (len > 0 && ends).then_some(len)
}

/// The word being read.
struct Word {
    /// Where it starts, in bytes.
    start: usize,
    /// Where its part after the last joining mark starts.
    part: usize,
    /// The last letter or digit.
    last: char,
    /// Whether a slash made it a document symbol, in which a stop joins too: `A/C.3/68/L.34`.
    symbol: bool,
}

/// What a mark inside a run of letters does.
enum Join {
    /// It ends the word.
    No,
    /// It belongs to the word, which goes on.
    Yes,
    /// It opens a bracket that belongs to the word up to this byte: `(15)`.
    Bracket(usize),
    /// It ends the word and belongs to it: `l'`.
    Elision,
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && is_combining_mark(c) && !is_invisible(c)
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¥' | '\u{20a0}'..='\u{20cf}')
}

fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5ea}')
}

fn visible(text: &str) -> Option<char> {
    text.chars().find(|&c| !is_invisible(c))
}

/// Returns whether a stop after `part` and before `next` is part of the word: `i.e`, `U.S`, `L.34`, `Rev.1`.
fn joins_by_stop(part: &str, next: char) -> bool {
    let mut letters = part.chars();
    let Some(first) = letters.next() else { return false };
    let single = letters.next().is_none() && first.is_alphabetic();
    let abbreviation = first.is_uppercase() && part.len() <= 5 && part.chars().all(char::is_alphabetic);
    single && next.is_alphabetic() || abbreviation && next.is_numeric()
}

/// Returns whether `part` is an article, pronoun or conjunction that loses its vowel before an apostrophe, in French
/// (`l'`, `qu'`, `lorsqu'`) or Italian (`dell'`, `un'`). `aujourd'hui` and `quelqu'un` are words.
fn is_elision(part: &str) -> bool {
    const ELISIONS: [&str; 23] = [
        "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "dell", "nell",
        "sull", "all", "dall", "coll", "un", "quest", "quell", "gl",
    ];
    part.len() <= 6 && ELISIONS.contains(&part.to_ascii_lowercase().as_str())
}

/// Returns the length in bytes of the web address at the start of `text`.
fn address_len(text: &str) -> Option<usize> {
    let scheme = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let address = scheme > 0 && text[scheme..].starts_with("://") || text.starts_with("www.");
    if !address {
        return None;
    }
    let end = text
        .find(|c: char| is_blank(c) || matches!(c, '<' | '>' | '"' | '”' | '»'))
        .unwrap_or(text.len());
    let len = text[..end]
        .trim_end_matches(['.', ',', ';', ':', ')', ']', '\'', '’', '*', '_'])
        .len();
    (len > scheme + 3).then_some(len)
}

/// Returns the length in bytes of the word at the start of `text`, in a script without spaces.
fn unspaced_len(text: &str) -> usize {
    let first = text.chars().next().unwrap_or_default();
    if is_katakana(first) {
        return text
            .find(|c| !is_katakana(c) && !is_combining_mark(c))
            .unwrap_or(text.len());
    }
    let mut len = 0;
    let mut clusters = text.graphemes(true).peekable();
    while let Some(cluster) = clusters.next() {
        len += cluster.len();
        let opens = is_syllabic(first) && cluster.ends_with(opens_syllable);
        let Some(next) = clusters.peek().filter(|next| next.starts_with(is_syllabic)) else {
            break;
        };
        if !(opens || closes_syllable(next)) {
            break;
        }
    }
    len
}

/// Returns whether the syllable goes on after `c`: a vowel written before its consonant (Thai, Lao), a sign that
/// stacks the next consonant below (Khmer coeng, Myanmar virama).
fn opens_syllable(c: char) -> bool {
    matches!(c, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}' | '\u{17d2}' | '\u{1039}')
}

/// Returns whether a cluster ends the syllable before it: a vowel written after its consonant (Thai, Lao), a consonant
/// without a vowel of its own (Myanmar asat).
fn closes_syllable(cluster: &str) -> bool {
    cluster.starts_with(['\u{e30}', '\u{e32}', '\u{e45}', '\u{eb0}', '\u{eb2}'])
        || cluster.chars().nth(1) == Some('\u{103a}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3038}'..='\u{303b}'
        | '\u{3041}'..='\u{309f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}')
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

/// Returns whether `c` is a letter or sign of Thai, Lao, Khmer or Burmese; their digits form numbers as elsewhere.
fn is_syllabic(c: char) -> bool {
    let script = matches!(c,
        '\u{e01}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19df}'
        | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}');
    script && (c.is_alphabetic() || is_combining_mark(c)) && !c.is_numeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that `text`, cut and joined by `|` without its spaces, is `expected`.
    fn check(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            let solid = tokens(text)
                .into_iter()
                .filter(|token| token.kind != TokenKind::Space);
            let cut: Vec<&str> = solid.map(|token| &text[token.range]).collect();
            assert_eq!(cut.join("|"), *expected, "{text:?}");
        }
    }

    #[test]
    fn symbols_numbers_and_compounds_are_one_token() {
        check(&[
            ("see A/RES/60/1, 77/228.", "see|A/RES/60/1|,|77/228|."),
            (
                "WT/MIN(15)/48 and A/C.3/68/L.34/Rev.1",
                "WT/MIN(15)/48|and|A/C.3/68/L.34/Rev.1",
            ),
            (
                "A/RES/2625(XXV) but article 4(a)",
                "A/RES/2625(XXV)|but|article|4|(|a|)",
            ),
            (
                "the Secretary-General’s non‑selectivity",
                "the|Secretary-General’s|non‑selectivity",
            ),
            ("$207,080,300 or 12.5% of L.34", "$207,080,300|or|12.5%|of|L.34"),
            ("2015–2030 — a term", "2015–2030|—|a|term"),
            ("end.Next e.g. 10:30", "end|.|Next|e.g|.|10:30"),
            (
                "(https://www.un.org/en/?a=1).",
                "(|https://www.un.org/en/?a=1|)|.",
            ),
        ]);
    }

    #[test]
    fn apostrophes_belong_to_their_word() {
        check(&[
            ("States' duties, State’s duty", "States'|duties|,|State’s|duty"),
            ("the 'Friends of States' group", "the|'|Friends|of|States|'|group"),
            (
                "l’Assemblée, qu’elle, aujourd’hui",
                "l’|Assemblée|,|qu’|elle|,|aujourd’hui",
            ),
            ("dell’articolo, don't", "dell’|articolo|,|don't"),
        ]);
    }

    #[test]
    fn scripts_without_spaces_are_cut_by_sign_or_syllable() {
        check(&[
            ("大会2013年", "大|会|2013|年"),
            ("カタカナとは", "カタカナ|と|は"),
            ("ประเทศไทย", "ป|ระ|เท|ศ|ไท|ย"),
        ]);
    }

    #[test]
    fn scripts_with_spaces_are_cut_by_word() {
        check(&[
            ("государства-члены, сессия", "государства-члены|,|сессия"),
            ("الدول الأعضاء،", "الدول|الأعضاء|،"),
            ("मानवाधिकार परिषद।", "मानवाधिकार|परिषद|।"),
            ("צה״ל וארה\"ב", "צה״ל|וארה\"ב"),
        ]);
    }

    #[test]
    fn words_are_folded_and_lower_case() {
        assert_eq!(
            words("The States’ “Co\u{ad}operation” – 大会"),
            ["the", "states'", "cooperation", "大", "会"]
        );
    }
}
