//! The words of an instruction: what each is there for, quoted passages whole, numbers and signs.
//!
//! ```text
//! In OP5 (b), after “States”, insert the words “and observers” (EU).
//! Near(In) Letters? Op Number(5) Items(b) Comma Near(After) Quoted(States) Comma Do(Insert) Filler Thing(Words) Quoted(…) Aside(EU) Stop
//! ```
//!
//! What is inside a quotation is one token and is looked at by nobody. A word that the lexicon does not have is [`Token::Unknown`]: an
//! instruction that has one is not understood. Cost: linear.

use std::ops::Range;

use super::quotes::{Opened, opened};
use super::scan::{closing, places};
use super::word::{Token, Word, between_numbers, is_suffix};
use crate::lexicon::amending::{Sense, Vocabulary};
use crate::lexicon::{any, values};
use crate::text::digits::{arabic_letter, chinese, value as digit, western};
use crate::text::roman;
use crate::text::tokens::is_unspaced;
use crate::text::values::{self as value, Found, Value};

/// Cuts an instruction into its words.
pub(super) fn words(text: &str, vocabulary: &Vocabulary) -> Vec<Word> {
    let mut reader = Reader {
        text,
        vocabulary,
        at: 0,
        more: Vec::new(),
    };
    let mut words = Vec::new();
    while let Some(word) = reader.next_word() {
        let range = word.range.clone();
        words.push(word);
        let more = reader.more.drain(..);
        words.extend(more.map(|token| Word {
            token,
            range: range.clone(),
        }));
    }
    super::order::plain(words, vocabulary.order)
}

struct Reader<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    at: usize,
    /// What the word that was read says beside its first sense.
    more: Vec<Token>,
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

    /// Reads what begins here; none for a sign that says nothing.
    fn token(&mut self, c: char) -> Option<Token> {
        if let Some(token) = self.quotation() {
            return Some(token);
        }
        if digit(c).is_some() {
            return Some(self.number());
        }
        if let Some(number) = self.signed_number() {
            return Some(number);
        }
        if let Some(item) = self.closed_item() {
            return Some(item);
        }
        if c.is_alphabetic() || matches!(c, '§' | '¶' | '&') {
            return Some(self.word(c));
        }
        if matches!(c, '(' | '[' | '（')
            && let Some(token) = self.aside(c)
        {
            return Some(token);
        }
        self.sign(c)
    }

    fn quotation(&mut self) -> Option<Token> {
        Some(match opened(self.text, self.at)? {
            Opened::Whole(quotation) => {
                self.at = quotation.end;
                Token::Quoted(self.text[quotation.inner].trim().to_owned())
            }
            Opened::Open(from) => {
                self.at = self.text.len();
                Token::Open(self.text[from..].trim().to_owned())
            }
        })
    }

    fn sign(&mut self, c: char) -> Option<Token> {
        let start = self.at;
        self.at += c.len_utf8();
        let between_numbers = || {
            let digit = |c: char| digit(c).is_some() || matches!(c, ')' | '(');
            let before = self.text[..start].trim_end().chars().next_back();
            let behind = self.text[self.at..].trim_start().chars().next();
            // `OP5–OP7`
            let named = before.is_some_and(|c| c.is_ascii_digit())
                && self.text[..start].ends_with(char::is_alphanumeric)
                && self.text[self.at..].starts_with(char::is_uppercase);
            before.is_some_and(digit) && behind.is_some_and(digit) || named
        };
        // `para. 5`
        let abbreviates = || {
            let before = &self.text[..start];
            let letters = before.len() - before.trim_end_matches(char::is_alphabetic).len();
            let digit = self.text[self.at..]
                .trim_start()
                .starts_with(|c: char| c.is_ascii_digit());
            (1..=ABBREVIATED).contains(&letters) && digit
        };
        // `op. para. 5`, where a sentence would go on with a capital
        let goes_on = || {
            let behind = &self.text[self.at..];
            let word = self.text[..start]
                .chars()
                .next_back()
                .is_some_and(char::is_alphabetic);
            let letter = behind.trim_start().strip_prefix('(').and_then(lone_letter);
            let short = || {
                let before = &self.text[..start];
                let letters = before.len() - before.trim_end_matches(char::is_alphabetic).len();
                letters <= ABBREVIATED + 2
            };
            word && (behind.trim_start().starts_with(char::is_lowercase) || letter.is_some() && short())
        };
        // `OP-5`
        let joins = || {
            let word = self.text[..start]
                .chars()
                .next_back()
                .is_some_and(char::is_alphabetic);
            word && self.text[self.at..].starts_with(|c: char| c.is_ascii_digit())
        };
        match c {
            '.' if abbreviates() || goes_on() => None,
            '-' | '‑' | '‐' if joins() => None,
            ',' | '،' | '，' | '、' | '/' => Some(Token::Comma),
            ':' | '：' => Some(Token::Colon),
            ';' | '；' | '؛' => Some(Token::Semicolon),
            '.' | '。' | '!' => Some(Token::Stop),
            '-' | '–' | '—' | '‑' | '‐' | '−' if between_numbers() => Some(Token::To),
            '-' | '–' | '—' | '−' | '|' => Some(Token::Dash),
            '→' | '⇒' | '➔' => Some(Token::Arrow),
            '>' if self.text[..start].ends_with(['-', '=']) => Some(Token::Arrow),
            '+' => Some(Token::Plus),
            _ => None,
        }
    }

    /// Reads `12`, `5 bis`, `12A`, `21st`.
    fn number(&mut self) -> Token {
        let rest = &self.text[self.at..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| digit(c).is_some()).len();
        let tail = &rest[digits..];
        let letter = |c: char| c.is_alphabetic() && !is_unspaced(c);
        let letters = tail.len() - tail.trim_start_matches(letter).len();
        let (number, suffix) = (western(&rest[..digits]), &tail[..letters]);
        if letters > 0
            && let Some(ordinal) = ordinal_of(&rest[..digits + letters])
        {
            self.at += digits + letters;
            return Token::Ordinal(ordinal);
        }
        // `5.a`: a subparagraph.
        if let Some(letter) = tail.strip_prefix('.').and_then(lone_letter) {
            self.at += digits + 2;
            return Token::Number(format!("{number}{letter}"));
        }
        // `12.3`: a paragraph of an article.
        let point = tail
            .strip_prefix('.')
            .filter(|behind| behind.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(behind) = point {
            let more = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            self.at += digits + 1 + more;
            return Token::Number(rest[..digits + 1 + more].to_owned());
        }
        self.at += digits + letters;
        if !suffix.is_empty() {
            return Token::Number(format!("{number}{suffix}"));
        }
        match self.suffix() {
            Some(suffix) => Token::Number(between_numbers(&number, &suffix)),
            None => Token::Number(number),
        }
    }

    /// Reads `bis` behind a number, with a blank or a sign between.
    fn suffix(&mut self) -> Option<String> {
        let rest = &self.text[self.at..];
        let inner = rest.trim_start_matches([' ', '\u{a0}', '.', '-', '*', '_']);
        let len = match any::between_length(inner) {
            0 => inner.find(|c: char| !c.is_alphabetic()).unwrap_or(inner.len()),
            between => between,
        };
        let word = folded(&inner[..len]);
        is_suffix(&word).then(|| {
            self.at += rest.len() - inner.len() + len;
            word
        })
    }

    /// Reads `(b)`, or words in parentheses.
    fn aside(&mut self, open: char) -> Option<Token> {
        let close = match open {
            '(' => ')',
            '（' => '）',
            _ => ']',
        };
        let inside = &self.text[self.at + open.len_utf8()..];
        let end = closing(inside, open, close)?;
        let inner = inside[..end].trim();
        if open == '[' && inner.contains(|c: char| c.is_ascii_digit()) && self.names_a_place(inner) {
            return None;
        }
        let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let mark = (1..=4).contains(&inner.len()) && inner.chars().all(small);
        let capital = inner.len() == 1 && inner.chars().all(|c| c.is_ascii_uppercase());
        let listed =
            mark && (inner.len() <= 2 || roman::value(inner).is_some() || inner.parse::<u32>().is_ok());
        let token = if open == '[' {
            Token::Aside(inner.to_owned())
        } else if let Some(letter) = letter_of(inner) {
            Token::Item(letter.to_string())
        } else if listed || capital {
            Token::Item(inner.to_owned())
        } else {
            Token::Aside(inner.to_owned())
        };
        self.at += open.len_utf8() + end + close.len_utf8();
        Some(token)
    }

    /// Reads `a)`, `ii)`, as French and Spanish have them.
    fn closed_item(&mut self) -> Option<Token> {
        let rest = &self.text[self.at..];
        let apart = self.text[..self.at].ends_with([' ', '\u{a0}', '\n']);
        if let Some((mark, behind)) = short_mark(rest)
            && let Some(letter) = letter_of(mark).filter(|_| apart)
        {
            self.at = self.text.len() - behind.len();
            return Some(Token::Item(letter.to_string()));
        }
        let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
        let item = &rest[..letters];
        let listed = letters == 1 || letters > 1 && letters < 5 && roman::value(item).is_some();
        if !listed || !apart || !rest[letters..].starts_with(')') {
            return None;
        }
        let token = Token::Item(item.to_owned());
        self.at += letters + 1;
        Some(token)
    }

    /// Tells whether words in brackets name a paragraph, `[OP7]`, and not those who want something: `[G77 and China]`.
    fn names_a_place(&self, inner: &str) -> bool {
        let thing = |word: &str| {
            let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
            let sense = self.vocabulary.sense(|at| (at == 0).then(|| folded(letters)));
            matches!(sense, Some((_, Sense::Thing(_))))
        };
        inner.split_whitespace().next().is_none_or(|first| {
            first.starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase()) || thing(first)
        }) || inner.split_whitespace().any(thing)
    }

    fn word(&mut self, c: char) -> Token {
        let start = self.at;
        if let Some((end, ordinal)) = self.ordinal() {
            self.at = end;
            return Token::Ordinal(ordinal);
        }
        let places = places(self.text, self.at, MOST, word_len);
        let lower = |at: usize| -> Option<String> {
            let range: &Range<usize> = places.get(at)?;
            Some(folded(&self.text[range.clone()]))
        };
        if let Some((count, [sense, more @ ..])) = self.vocabulary.senses(lower) {
            self.at = places[count - 1].end;
            self.more = more.iter().map(|sense| Token::Sense(*sense)).collect();
            return Token::Sense(*sense);
        }
        // `第5段之二`
        let between = any::between_length(&self.text[start..]);
        if between > 0 && is_unspaced(c) {
            self.at = start + between;
            return Token::Unknown(self.text[start..self.at].to_owned());
        }
        if let Some(token) = self.proclitic() {
            return token;
        }
        self.at = places.first().map_or(start + c.len_utf8(), |range| range.end);
        let word = &self.text[start..self.at];
        let numeral =
            word.chars().all(|c| c.is_ascii_uppercase()) && roman::value(&word.to_lowercase()).is_some();
        if numeral {
            return Token::Roman(word.to_owned());
        }
        Token::Unknown(word.to_owned())
    }

    /// Reads what is written together with the word behind it, if that is known.
    fn proclitic(&mut self) -> Option<Token> {
        let start = self.at;
        let word = &self.text[start..start + word_len(&self.text[start..])];
        let (own, sense) = self.vocabulary.proclitic(word)?;
        self.at = start + own.len();
        let places = places(self.text, self.at, MOST, word_len);
        let lower = |at: usize| -> Option<String> {
            let range: &Range<usize> = places.get(at)?;
            Some(folded(&self.text[range.clone()]))
        };
        let known = self.ordinal().is_some() || self.vocabulary.sense(lower).is_some();
        if !known {
            self.at = start;
        }
        known.then_some(Token::Sense(sense))
    }

    /// Reads `第三`, `第5`: a number with the sign that stands in front of each.
    fn signed_number(&mut self) -> Option<Token> {
        let rest = self.text[self.at..].strip_prefix('第')?.trim_start();
        let start = self.text.len() - rest.len();
        if rest.starts_with(|c: char| digit(c).is_some()) {
            self.at = start;
            return Some(self.number());
        }
        let signs = |c: char| chinese(&c.to_string()).is_some();
        let len = rest.len() - rest.trim_start_matches(signs).len();
        let number = chinese(&rest[..len])?.to_string();
        self.at = start + len;
        Some(Token::Number(match self.suffix() {
            Some(suffix) => between_numbers(&number, &suffix),
            None => number,
        }))
    }

    /// Reads an ordinal in words: `twenty-first`, `twenty first`.
    fn ordinal(&self) -> Option<(usize, u32)> {
        let places = places(self.text, self.at, MOST, word_len);
        let start = self.at;
        (1..=places.len().min(3)).rev().find_map(|count| {
            let end = places[count - 1].end;
            let words = &self.text[start..end];
            let own = || self.vocabulary.ordinal(&folded(words));
            let number = own()
                .or_else(|| ordinal_of(words))
                .or_else(|| ordinal_of(&words.replace(' ', "-")))?;
            Some((end, number))
        })
    }
}

/// An abbreviation before a number has so many letters at most: `paras. 5 and 6`.
const ABBREVIATED: usize = 5;

/// No entry of the lexicon has more words than this.
const MOST: usize = 10;

/// What is put behind the number of a paragraph that stands before the one with the number alone.
pub(super) const IN_FRONT: &str = "pre";

/// Returns the length of the word that a text begins with: letters, with a hyphen, an apostrophe or the point of an abbreviation
/// inside.
fn word_len(text: &str) -> usize {
    if let Some(sign) = text.chars().next().filter(|&c| is_unspaced(c)) {
        return sign.len_utf8();
    }
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let joins = matches!(c, '-' | '‑' | '‐' | '’' | '\'' | '.')
            && end > 0
            && next.is_some_and(char::is_alphabetic);
        if is_unspaced(c) || !(c.is_alphabetic() || joins || matches!(c, '§' | '¶' | '&' | '\u{640}')) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Returns the number of an ordinal that is the whole of a text: `twenty-first`, `twenty first`, `21st`.
fn ordinal_of(text: &str) -> Option<u32> {
    let found = value::values(text, values());
    match found.as_slice() {
        [
            Found {
                value: Value::Ordinal(number),
                range,
            },
        ] if *range == (0..text.len()) => Some(*number),
        _ => None,
    }
}

/// Returns the small letter that a text begins with, if it stands alone.
fn lone_letter(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let letter = chars.next().filter(char::is_ascii_lowercase)?;
    let alone = chars.next().is_none_or(|next| !next.is_alphanumeric());
    alone.then_some(letter)
}

/// Returns the letter by which addresses know the mark of an item in another script: `b` of `ب` and of `б`.
fn letter_of(mark: &str) -> Option<char> {
    let cyrillic = |c: char| ('а'..='я').contains(&c).then(|| c as u32 - u32::from('а') + 1);
    let mut chars = mark.chars();
    let single = chars.next().filter(|_| chars.next().is_none());
    let place = arabic_letter(mark).or_else(|| single.and_then(cyrillic))?;
    let place = u8::try_from(place).ok().filter(|place| *place <= 26)?;
    Some(char::from(b'a' + place - 1))
}

/// Parts a letter or two from the parenthesis behind them.
fn short_mark(text: &str) -> Option<(&str, &str)> {
    let (at, _) = text.char_indices().take(3).find(|&(_, c)| c == ')')?;
    Some((&text[..at], &text[at + 1..]))
}

/// Folds a word as the lexicon has it: in small letters, without the vowel signs of Arabic and without stretching.
fn folded(word: &str) -> String {
    let unsaid = |c: &char| !matches!(c, '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}');
    let folded = crate::text::normalize::fold(word).to_lowercase();
    folded.chars().filter(unsaid).collect()
}
