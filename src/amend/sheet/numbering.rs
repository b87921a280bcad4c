//! Numbers in front of the paragraphs of a sheet: those of items, and those of the paragraphs that items bring along.
//!
//! ```text
//! 1.  1)  (1)  (a)  a)  (ii)  I.  A.  •  Amendment 3:        of items
//! 5 bis.  (c)  OP5 bis:  12.                                 of paragraphs
//! ```
//!
//! A number without a stop is none, so that a line that happens to begin with `14 February 2025` is no item 14.

use super::word::is_suffix;
use crate::lexicon::any;
use crate::structure::Passage;
use crate::text::digits;
use crate::text::roman;

/// The number of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) shape: Shape,
    /// Its place in its series, from 1.
    pub(super) place: u32,
    /// `3`, `(a)`
    pub(super) shown: String,
    /// Where the text behind it begins, in bytes.
    pub(super) end: usize,
}

/// The shapes of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// `I.`
    CapitalRoman,
    /// `A.`
    Capital,
    /// `Amendment 3`
    Named,
    /// `3.`
    Number,
    /// `(3)`, `3)`
    Parenthesized,
    /// `(a)`
    Letter,
    /// `(ii)`
    Roman,
    /// `•`
    Bullet,
}

impl Mark {
    /// Tells whether an item with this number stands below one with another.
    pub(super) fn is_below(&self, outer: &Mark) -> bool {
        self.shape > outer.shape
    }

    /// Tells whether this is the next number behind another.
    pub(super) fn follows(&self, before: &Mark) -> bool {
        self.shape == before.shape && (self.place == before.place + 1 || self.shape == Shape::Bullet)
    }
}

/// Reads the number of a paragraph: that of an automatic list, or that in front of its text.
pub(super) fn mark(passage: &Passage) -> Option<Mark> {
    if let Some(given) = &passage.hints.label {
        let found = of_text(&format!("{given} x")).or_else(|| of_text(&format!("{}. x", given.trim())));
        return found.map(|mark| Mark { end: 0, ..mark });
    }
    of_text(&passage.text)
}

/// Reads `1000.` in front of an item behind item 999: a number of four or five digits is that of an item only where it is the next.
pub(super) fn long_mark(passage: &Passage, before: u32) -> Option<Mark> {
    let given = passage.hints.label.as_deref();
    let text = given.unwrap_or(&passage.text).trim_start();
    let rest = text.strip_prefix(&format!("{}.", before + 1))?;
    let apart = before >= 999 && (rest.is_empty() || rest.starts_with(char::is_whitespace));
    let end = if given.is_some() {
        0
    } else {
        passage.text.len() - rest.trim_start().len()
    };
    apart.then(|| Mark {
        shape: Shape::Number,
        place: before + 1,
        shown: (before + 1).to_string(),
        end,
    })
}

/// Reads the number in front of a text.
pub(super) fn of_text(text: &str) -> Option<Mark> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let found = named(rest)
        .or_else(|| bullet(rest))
        .or_else(|| marked(rest))
        .or_else(|| of_other_scripts(rest))?;
    let end = start + found.end;
    let blank = text[end..].len() - text[end..].trim_start().len();
    Some(Mark {
        end: end + blank,
        ..found
    })
}

/// Reads `Amendment 3:`, `Amendment No. 3`.
fn named(text: &str) -> Option<Mark> {
    let word_end = text.find(char::is_whitespace)?;
    if !any::amendment_item(&text[..word_end]) {
        return None;
    }
    let rest = text[word_end..].trim_start();
    let behind = rest.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ' ' | '°' | 'º'));
    if rest.len() - behind.len() > 4 {
        return None;
    }
    let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let place = behind[..digits].parse().ok()?;
    let tail = behind[digits..].trim_start_matches([':', '.', ')', ' ', '–', '—', '-']);
    Some(Mark {
        shape: Shape::Named,
        place,
        shown: behind[..digits].to_owned(),
        end: text.len() - tail.len(),
    })
}

fn bullet(text: &str) -> Option<Mark> {
    let c = text.chars().next()?;
    let sign = matches!(
        c,
        '•' | '–' | '—' | '-' | '*' | '▪' | '◦' | '·' | '‣' | '●' | '○' | '■' | '➢' | '\u{f0b7}'
    );
    let apart = text[c.len_utf8()..].starts_with(char::is_whitespace);
    (sign && apart).then(|| Mark {
        shape: Shape::Bullet,
        place: 1,
        shown: c.to_string(),
        end: c.len_utf8(),
    })
}

/// Reads `3 - تحذف`, `٣ - تحذف`, `٣. تحذف`.
fn of_other_scripts(text: &str) -> Option<Mark> {
    let behind = text.trim_start_matches(|c: char| digits::value(c).is_some());
    let shown = digits::western(&text[..text.len() - behind.len()]);
    let place = shown.parse().ok().filter(|_| shown.len() <= 3)?;
    let foreign = !text.starts_with(|c: char| c.is_ascii_digit());
    let stopped = behind
        .strip_prefix('.')
        .filter(|rest| foreign && rest.starts_with(char::is_whitespace));
    let rest = stopped.or_else(|| dashed(behind.trim_start()))?;
    Some(Mark {
        shape: Shape::Number,
        place,
        shown,
        end: text.len() - rest.len(),
    })
}

/// Reads `3.`, `(3)`, `3)`, `(a)`, `a)`, `a.`, `(ii)`, `IV.`, `B.`
fn marked(text: &str) -> Option<Mark> {
    let opens = text.starts_with('(');
    let inner = text.trim_start_matches('(');
    if text.len() - inner.len() > 1 {
        return None;
    }
    let len = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (word, behind) = inner.split_at(len);
    let stop = behind.chars().next()?;
    let fits = if opens {
        stop == ')'
    } else {
        matches!(stop, '.' | ')' | ':')
    };
    let rest = &behind[stop.len_utf8()..];
    let apart = rest.starts_with(char::is_whitespace) || rest.is_empty();
    if !fits || !apart || word.is_empty() || word.len() > 5 {
        return None;
    }
    let parenthesis = stop == ')';
    let (shape, place) = shape(word, parenthesis)?;
    let shown = match shape {
        Shape::Letter | Shape::Roman => format!("({word})"),
        _ => word.to_owned(),
    };
    Some(Mark {
        shape,
        place,
        shown,
        end: text.len() - rest.len(),
    })
}

fn shape(word: &str, parenthesis: bool) -> Option<(Shape, u32)> {
    if let Ok(number) = word.parse::<u32>() {
        let small = word.len() <= 3;
        let shape = if parenthesis {
            Shape::Parenthesized
        } else {
            Shape::Number
        };
        return small.then_some((shape, number));
    }
    let lower = word.to_lowercase();
    let letter = |c: char| c as u32 - u32::from(b'a') + 1;
    let mut chars = lower.chars();
    let single = chars.next().filter(|_| chars.next().is_none());
    if word.chars().all(|c| c.is_ascii_lowercase()) {
        return match (single, roman::value(word)) {
            (Some('i' | 'v' | 'x'), Some(value)) => Some((Shape::Roman, value)),
            (Some(c), _) => Some((Shape::Letter, letter(c))),
            (None, value) => value.map(|value| (Shape::Roman, value)),
        };
    }
    if word.chars().all(|c| c.is_ascii_uppercase()) {
        return match (single, roman::value(&lower)) {
            (Some('i' | 'v' | 'x'), Some(value)) => Some((Shape::CapitalRoman, value)),
            (Some(c), _) => Some((Shape::Capital, letter(c))),
            (None, value) => value.map(|value| (Shape::CapitalRoman, value)),
        };
    }
    None
}

/// Passes over the dash of `5 - تقرر`: before a letter of a script that has no small ones.
fn dashed(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['-', '–'])?;
    let letter = rest.trim_start().chars().next()?;
    let fits = letter.is_alphabetic() && !letter.is_lowercase() && !letter.is_uppercase();
    (fits && rest.starts_with(char::is_whitespace)).then_some(rest)
}

/// Parts the label of a paragraph from its text: `5 bis. Requests …`, `(c) To report …`, `OP5 bis: Requests …`.
pub(super) fn label(text: &str) -> (Option<String>, &str) {
    let text = text.trim();
    let none = (None, text);
    if let Some(rest) = text.strip_prefix('(') {
        let Some((mark, behind)) = rest.split_once(')') else {
            return none;
        };
        let is_mark =
            (1..=5).contains(&mark.len()) && mark.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ');
        let apart = behind.starts_with(char::is_whitespace);
        return if is_mark && apart {
            (Some(format!("({mark})")), behind.trim())
        } else {
            none
        };
    }
    let named = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = text.len() - named.len();
    let number = if letters == 2 { named.trim_start() } else { text };
    let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 || digits > 3 {
        return none;
    }
    let mut end = digits;
    let tail = &number[digits..];
    let inner = tail.trim_start_matches([' ', '\u{a0}']);
    let word = match any::between_length(inner) {
        0 => inner.len() - inner.trim_start_matches(char::is_alphabetic).len(),
        between => between,
    };
    let suffix = inner[..word].to_lowercase();
    let is_suffix =
        is_suffix(&suffix) || word == 1 && tail.len() == inner.len() && inner.starts_with(char::is_uppercase);
    if is_suffix {
        end = number.len() - inner.len() + word;
    }
    let behind = number[end..].trim_start_matches([' ', '\u{a0}']);
    let rest = behind.trim_start_matches(['.', ':', ')']);
    let rest = dashed(rest).unwrap_or(rest);
    let stopped = rest.len() < behind.len() && (rest.starts_with(char::is_whitespace) || letters == 2);
    let named = letters == 2 && is_suffix;
    if !(stopped || named) {
        return none;
    }
    let shown = number[..end].split_whitespace().collect::<Vec<_>>().join(" ");
    (Some(shown), rest.trim())
}
