//! The words of an instruction in a law: what each is there for, quoted passages whole, numbers and signs.

use std::ops::Range;

use crate::amend::sheet::quotes::{Opened, opened};
use crate::amend::sheet::scan::{closing, places};
use crate::lexicon::amending::laws::{Role, SHORT, Tradition, Unit};
use crate::text::{between, roman};

/// A word, a quotation, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) token: Token,
    /// Its place in bytes.
    pub(super) range: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Role(Role),
    Quoted(String),
    /// `12`, `2a`, `5 bis`, `L123-4`
    Number(String),
    /// `4°`
    Degree(String),
    /// `II`, `III bis`
    Roman(String),
    /// `(c)`
    Item(String),
    /// `a`, `aa`: a short word in small letters that is none of the language.
    Letter(String),
    Ordinal(u32),
    Comma,
    Colon,
    Semicolon,
    Stop,
    Dash,
    /// Words in parentheses.
    Aside,
    Unknown(String),
}

/// Cuts an instruction into its words.
pub(super) fn words(text: &str, tradition: Tradition) -> Vec<Word> {
    let mut reader = Reader {
        text,
        tradition,
        at: 0,
    };
    let mut words: Vec<Word> = Vec::new();
    while let Some(word) = reader.next_word() {
        words.push(word);
    }
    words
}

struct Reader<'a> {
    text: &'a str,
    tradition: Tradition,
    at: usize,
}

impl Reader<'_> {
    fn next_word(&mut self) -> Option<Word> {
        loop {
            let rest = &self.text[self.at..];
            self.at += rest.len() - rest.trim_start().len();
            let c = self.text[self.at..].chars().next()?;
            let start = self.at;
            if let Some(token) = self.token(c) {
                return Some(Word {
                    token,
                    range: start..self.at,
                });
            }
        }
    }

    fn token(&mut self, c: char) -> Option<Token> {
        if let Some(token) = self.quotation() {
            return Some(token);
        }
        if c.is_ascii_digit() {
            return Some(self.number());
        }
        if c == '§' {
            return Some(self.section_sign());
        }
        if c.is_alphabetic() {
            return Some(self.word());
        }
        if matches!(c, '(' | '[') {
            return self.parenthesis(c);
        }
        self.at += c.len_utf8();
        match c {
            ',' => Some(Token::Comma),
            ':' => Some(Token::Colon),
            ';' => Some(Token::Semicolon),
            '.' => Some(Token::Stop),
            '–' | '—' | '-' if self.between_numbers(c) => Some(Token::Role(Role::To)),
            '–' | '—' | '-' => Some(Token::Dash),
            _ => None,
        }
    }

    fn between_numbers(&self, c: char) -> bool {
        let before = self.text[..self.at - c.len_utf8()].trim_end().chars().next_back();
        let behind = self.text[self.at..].trim_start().chars().next();
        before.is_some_and(|c| c.is_ascii_digit()) && behind.is_some_and(|c| c.is_ascii_digit())
    }

    fn section_sign(&mut self) -> Token {
        let signs = self.text[self.at..].trim_start_matches('§');
        self.at = self.text.len() - signs.len();
        Token::Role(Role::Unit(Unit::Article))
    }

    fn quotation(&mut self) -> Option<Token> {
        Some(match opened(self.text, self.at)? {
            Opened::Whole(quotation) => {
                self.at = quotation.end;
                Token::Quoted(self.text[quotation.inner].trim().to_owned())
            }
            Opened::Open(from) => {
                self.at = self.text.len();
                Token::Quoted(self.text[from..].trim().to_owned())
            }
        })
    }

    /// Reads `12`, `2a`, `5 bis`, `4°`, `1er`, `123-4`.
    fn number(&mut self) -> Token {
        let rest = &self.text[self.at..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let tail = &rest[digits..];
        let letters = tail.len() - tail.trim_start_matches(char::is_alphabetic).len();
        let whole = &rest[..digits + letters];
        if letters > 0
            && let Some(n) = self.tradition.ordinal(&whole.to_lowercase())
        {
            self.at += whole.len();
            return Token::Ordinal(n);
        }
        if tail.starts_with(['°', 'º']) {
            let number = rest[..digits].to_owned();
            self.at += digits + '°'.len_utf8();
            let number = self.suffixed(number);
            return Token::Degree(number);
        }
        self.at += digits + letters;
        let mut number = whole.to_owned();
        while let Some(more) = self.text[self.at..].strip_prefix('-') {
            let len = more.len() - more.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            if len == 0 {
                break;
            }
            number.push('-');
            number.push_str(&more[..len]);
            self.at += 1 + len;
        }
        Token::Number(self.suffixed(number))
    }

    /// Adds `bis` behind a number, and the capital letter behind that: `5 bis A` is `5bisA`.
    fn suffixed(&mut self, mut number: String) -> String {
        if self.tradition == Tradition::German {
            return number;
        }
        for _ in 0..2 {
            let rest = &self.text[self.at..];
            let inner = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            let len = inner.len() - inner.trim_start_matches(char::is_alphabetic).len();
            let word = &inner[..len];
            let capital =
                inner.len() < rest.len() && len == 1 && word.chars().all(|c| c.is_ascii_uppercase());
            if !(capital || between::is_suffix(&word.to_lowercase())) {
                break;
            }
            self.at += rest.len() - inner.len() + len;
            number.push_str(&if capital {
                word.to_owned()
            } else {
                word.to_lowercase()
            });
        }
        number
    }

    fn parenthesis(&mut self, open: char) -> Option<Token> {
        let close = if open == '(' { ')' } else { ']' };
        let inside = &self.text[self.at + 1..];
        let Some(end) = closing(inside, open, close) else {
            self.at += 1;
            return None;
        };
        let inner = inside[..end].trim();
        let letters = inner.chars().all(|c| c.is_ascii_alphanumeric());
        let mark = (1..=5).contains(&inner.len()) && letters;
        self.at += 1 + end + 1;
        if open == '(' && mark {
            return Some(Token::Item(inner.to_owned()));
        }
        Some(Token::Aside)
    }

    fn word(&mut self) -> Token {
        let places = places(self.text, self.at, MOST, word_len);
        let word = |at: usize| -> Option<String> {
            let range: &Range<usize> = places.get(at)?;
            Some(folded(&self.text[range.clone()]))
        };
        if let Some(token) = self.code_number() {
            return token;
        }
        if let Some((count, role)) = self.tradition.role(word) {
            self.at = places[count - 1].end;
            return Token::Role(role);
        }
        let Some(first) = places.first().cloned() else {
            self.at += self.text[self.at..].chars().next().map_or(1, char::len_utf8);
            return Token::Unknown(String::new());
        };
        self.at = first.end;
        let word = self.text[first].to_owned();
        if let Some(n) = self.tradition.ordinal(&folded(&word)) {
            return Token::Ordinal(n);
        }
        let numeral = word.chars().all(|c| c.is_ascii_uppercase());
        if numeral && roman::value(&word.to_lowercase()).is_some() {
            return Token::Roman(self.suffixed(word));
        }
        if word.len() <= 3 && word.chars().all(|c| c.is_ascii_lowercase()) {
            return Token::Letter(word);
        }
        Token::Unknown(word)
    }

    /// Reads the number of an article of a code: `L. 123-4`, `R. * 12-1`.
    fn code_number(&mut self) -> Option<Token> {
        let rest = &self.text[self.at..];
        let letter = rest
            .chars()
            .next()
            .filter(|c| matches!(c, 'L' | 'R' | 'D' | 'A'))?;
        let inner = rest[1..].trim_start_matches(['.', ' ', '\u{a0}', '\u{202f}', '*']);
        let apart = rest.len() - 1 - inner.len();
        if apart == 0 && self.tradition != Tradition::French
            || !inner.starts_with(|c: char| c.is_ascii_digit())
        {
            return None;
        }
        self.at += 1 + apart;
        let (Token::Number(number) | Token::Degree(number)) = self.number() else {
            return None;
        };
        Some(Token::Number(format!("{letter}{number}")))
    }
}

/// No entry of a table has more words than this.
const MOST: usize = 9;

/// The length of a word: letters with a hyphen inside, with the point of an abbreviation, or with the apostrophe of an elision behind.
fn word_len(text: &str) -> usize {
    let mut end = 0;
    let mut letters = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        if c.is_alphabetic() {
            letters += 1;
        } else if matches!(c, '’' | '\'')
            && (1..=6).contains(&letters)
            && next.is_some_and(char::is_alphabetic)
        {
            return at + c.len_utf8();
        } else if !(c == '-' && next.is_some_and(char::is_alphabetic) && end > 0) {
            let short = c == '.' && (1..=6).contains(&letters) && next.is_none_or(char::is_whitespace);
            return if short && is_short(&text[..end]) {
                at + 1
            } else {
                end
            };
        }
        end = at + c.len_utf8();
    }
    end
}

/// Tells whether a word is one that is cut short: no vowel stands at its end, and it is not the last of a sentence.
fn is_short(word: &str) -> bool {
    word.chars().count() <= 6 && SHORT.contains(&word.to_lowercase().as_str())
}

fn folded(word: &str) -> String {
    word.to_lowercase().replace('\'', "’")
}
