//! What becomes of a hyphen at a line end.
//!
//! It goes where the joined word stands elsewhere in the text or is known in its language (`coopera-tion`), and the word has the
//! hyphen nowhere (`co-operation`); else it stays, as printed. Before `and` it stands for an ending (`short- and long-term`) and keeps
//! the space behind it.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::lines::Line;
use super::paragraph::Paragraph;
use crate::document::Style;
use crate::lexicon::{Language, Wholes, wholes};
use crate::text::table::Known;

/// What to do with a hyphen at a line end: the words of the text decide.
pub(super) struct Hyphens<'a> {
    lines: &'a [Line<'a>],
    /// The words of the text, read where the first line ends in the middle of a word: most texts have no such line.
    words: OnceCell<Printed<'a>>,
    /// The words of the language, where they are known.
    known: Option<&'static Wholes>,
    /// The words behind a hyphen that stands for an ending.
    shares: &'static [&'static str],
}

/// The words within the lines of a text, in small letters.
#[derive(Default)]
struct Printed<'a> {
    /// Those with a hyphen inside.
    compounds: Known<Cow<'a, str>>,
    /// Those without a hyphen.
    plain: Known<Cow<'a, str>>,
}

impl<'a> Printed<'a> {
    fn of(lines: &'a [Line<'a>]) -> Self {
        let mut printed = Self::default();
        let words = lines
            .iter()
            .flat_map(|line| line.text().split(|c: char| !c.is_alphabetic() && !is_hyphen(c)));
        for word in words.filter(|word| !word.is_empty()) {
            let word = in_small_letters(word);
            if word.trim_matches('-').contains('-') {
                printed.compounds.insert(word);
            } else if !word.ends_with('-') {
                printed.plain.insert(word);
            }
        }
        printed
    }
}

/// Returns a word in small letters, with one sign for all hyphens; as it is where it is so printed.
fn in_small_letters(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
        return Cow::Borrowed(word);
    }
    let one = |c: char| if is_hyphen(c) { '-' } else { c };
    Cow::Owned(word.chars().map(one).collect::<String>().to_lowercase())
}

impl<'a> Hyphens<'a> {
    pub(super) fn of(lines: &'a [Line<'a>], language: &Language) -> Self {
        Self {
            lines,
            words: OnceCell::new(),
            known: wholes(language.code),
            shares: language.shares,
        }
    }

    /// Adds a line to a paragraph: by a space, or without one after a hyphen, a slash or an unbroken script.
    pub(super) fn join(&self, paragraph: &mut Paragraph<'_>, line: &Line<'_>, at: usize) {
        let before = paragraph.rich.text();
        let last = before.chars().next_back();
        let first = line.text().chars().next();
        let mut glue = true;
        if last == Some('\u{ad}') {
            paragraph.rich.pop();
            glue = false;
        } else if last.is_some_and(is_hyphen) && ends_in_word(before) && !self.shares_ending(line.text()) {
            glue = false;
            if first.is_some_and(char::is_lowercase) && self.drops(before, line.text()) {
                paragraph.rich.pop();
                paragraph.closed.push(paragraph.rich.text().len());
            }
        } else if ends_in_symbol(before, line.text())
            || last.is_some_and(opens)
            || (last.is_some_and(unspaced) && first.is_some_and(unspaced))
        {
            glue = false;
        }
        if glue {
            let style = paragraph
                .rich
                .style_at(paragraph.rich.text().len().saturating_sub(1));
            let next = line.rich.style_at(0);
            let style = Style {
                italic: style.italic && next.italic,
                bold: style.bold && next.bold,
                ..Style::default()
            };
            paragraph.rich.push_str(" ", style);
        }
        paragraph.lines.push((paragraph.rich.text().len(), at));
        paragraph.rich.push(&line.rich);
    }

    /// Tells whether a line goes on with the word that stands between two words with one ending: `short-`, `and long-term`.
    fn shares_ending(&self, after: &str) -> bool {
        let word = after.split(char::is_whitespace).next().unwrap_or_default();
        word.len() < after.len() && self.shares.contains(&word)
    }

    /// Tells whether the hyphen between two line ends only breaks a word: the word stands whole elsewhere in the text, or is
    /// one of its language, and nowhere has the hyphen. Else the hyphen stays, as it is printed: a word that is broken can
    /// be seen, one that nobody wrote cannot.
    fn drops(&self, before: &str, after: &str) -> bool {
        let Some((left, right)) = torn(before, after) else {
            return false;
        };
        let whole = format!("{left}{right}");
        let known = || self.known.is_some_and(|words| words.is_word(&whole));
        let words = self.words.get_or_init(|| Printed::of(self.lines));
        let compound = format!("{left}-{right}");
        !words.compounds.contains(compound.as_str()) && (words.plain.contains(whole.as_str()) || known())
    }
}

/// Whether a sign opens what follows it at once, wherever the line ends: `(`, as Arabic lines break behind it.
fn opens(sign: char) -> bool {
    matches!(sign, '(' | '[')
}

/// Returns the halves of a word that a line end with a hyphen tears, in small letters.
fn torn(before: &str, after: &str) -> Option<(String, String)> {
    let head = before.strip_suffix(is_hyphen)?;
    let left: String = head
        .chars()
        .rev()
        .take_while(|c| c.is_alphabetic() || is_hyphen(*c))
        .collect();
    let left: String = left
        .chars()
        .rev()
        .map(|c| if is_hyphen(c) { '-' } else { c })
        .collect();
    let right: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
    (!left.is_empty() && !right.is_empty()).then(|| (left.to_lowercase(), right.to_lowercase()))
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// `coopera-`, not `2015 -`
fn ends_in_word(text: &str) -> bool {
    text.chars().rev().nth(1).is_some_and(char::is_alphanumeric)
}

/// A symbol has at most so many characters.
const LONGEST_SYMBOL: usize = 200;

/// `A/HRC/` at a line end carries on in the next line without a space.
fn ends_in_symbol(before: &str, after: &str) -> bool {
    let symbol = before.ends_with('/')
        && before
            .chars()
            .rev()
            .take(LONGEST_SYMBOL)
            .take_while(|c| !c.is_whitespace())
            .any(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    symbol && after.starts_with(|c: char| c.is_alphanumeric())
}

/// Scripts that put no space between words.
fn unspaced(c: char) -> bool {
    matches!(c as u32, 0x2e80..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff | 0x0e00..=0x0eff | 0x1780..=0x17ff | 0x1000..=0x109f)
}
