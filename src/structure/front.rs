//! Where the head of a text ends: at its first paragraph of running prose.
//!
//! A masthead is what is positively known as one, field by field, with a title behind it. All else is the text, whatever
//! it is called: recitals, parties to a contract, enacting words, a declaration, a letter. So the lines between the last
//! field that only mastheads have and the first sure sign of a beginning (a formula, paragraph 1, an article) are joined
//! to paragraphs, and the first of these that is a sentence begins the text:
//!
//! ```text
//! Joint statement                    a title: no end mark
//! We do not support the plan.        prose: the text begins here
//! 1. We agree to meet.               the first sure sign
//! ```
//!
//! Prose ends in a mark of a sentence or of a clause, has a sentence inside, opens with a number, or is longer than
//! titles are. What is set in the middle of the page, in bold or as a heading is a title unless it is very long. A mistake
//! here loses nothing: a title taken for a paragraph is compared as one, a paragraph taken for a title as the title.
//!
//! The cost is linear in the lines before the first sure sign.

use super::fields::{columns, declares, draft_line, known};
use super::flow;
use super::label::LabelForm;
use super::labels::label;
use super::lines::Line;
use super::masthead::opens_with_number;
use super::paragraph::Paragraph;
use crate::document::{Holds, Placing};
use crate::lexicon::Language;

/// The first paragraph of the text, where it stands before the first sure sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Front {
    /// The position of its first line.
    pub(super) at: usize,
    /// It says who speaks, as an opening formula does: `We, the Heads of State and Government, …,`
    pub(super) declares: bool,
}

/// A title is at most so long, in Unicode scalar values.
const TITLE: usize = 450;

/// A formula stands within so many lines of the beginning; further down it is a quotation.
pub(super) const HEAD: usize = 400;

/// Finds the first paragraph of running prose before the line `sign`.
pub(super) fn first_prose(lines: &[Line<'_>], sign: usize, language: &Language) -> Option<Front> {
    let body = |at: &usize| lines[*at].is_body();
    let from = (0..sign.min(HEAD))
        .rev()
        .filter(body)
        .find(|&at| only_in_mastheads(lines[at].text()))
        .map_or(0, |at| at + 1);
    let paragraphs = flow::paragraphs(&lines[..sign], from, language);
    let prose = paragraphs
        .iter()
        .find(|paragraph| is_prose(paragraph, lines, language))?;
    let at = behind_title(prose, lines);
    let text = prose.rich.text();
    let begin = prose.lines.iter().find(|&&(_, line)| line == at)?.0;
    Some(Front {
        at,
        declares: declares(text.get(begin..).unwrap_or(text)),
    })
}

/// A title on the line above the first sentence, with no blank line between: it ends far from the right edge, and the
/// sentence opens in capitals. Returns the line of the sentence.
fn behind_title(prose: &Paragraph<'_>, lines: &[Line<'_>]) -> usize {
    let at = |place: usize| prose.lines.get(place).map(|&(_, at)| at);
    let (Some(first), Some(second)) = (at(0), at(1)) else {
        return at(0).unwrap_or_default();
    };
    let longest = prose
        .lines
        .iter()
        .map(|&(_, at)| lines[at].text().chars().count())
        .max()
        .unwrap_or_default();
    let title = lines[first].text();
    let short = title.chars().count() * 10 < longest * 7;
    let upper = |text: &str| text.starts_with(char::is_uppercase);
    let apart = upper(title) && upper(lines[second].text()) && label(title).is_none();
    if short && apart && !ends_as_prose(title) {
        second
    } else {
        first
    }
}

/// Tells whether a line holds a field that no other text has: a symbol, a distribution, sponsors of a draft.
fn only_in_mastheads(line: &str) -> bool {
    let proves = |part: &str| known(part, usize::MAX).is_some_and(|known| known.proves_a_masthead());
    columns(line).any(proves) || draft_line(line).is_some()
}

fn is_prose(paragraph: &Paragraph<'_>, lines: &[Line<'_>], language: &Language) -> bool {
    let text = paragraph.rich.text().trim();
    let titled = paragraph.hints.heading.is_some()
        || paragraph.hints.placing != Placing::Start
        || paragraph.rich.stretches().all(|(_, style)| style.bold);
    // Sponsors run over many lines, and the name of their draft stands on the last.
    if is_field(paragraph, lines) || draft_line(text).is_some() {
        return false;
    }
    if paragraph.hints.holds == Holds::Row {
        return !text
            .split('\t')
            .any(|cell| known(cell.trim(), usize::MAX).is_some());
    }
    if text.chars().count() > TITLE {
        return true;
    }
    if titled {
        return false;
    }
    opens_numbered(paragraph, text)
        || ends_as_prose(text)
        || has_sentence(text)
        || opens_with_verb(text, language)
}

/// Whether every line of a paragraph is a field of a masthead, or the number of an act with its title.
fn is_field(paragraph: &Paragraph<'_>, lines: &[Line<'_>]) -> bool {
    let whole = paragraph.rich.text();
    let all = paragraph.lines.iter().all(|&(_, at)| {
        let text = lines[at].text();
        opens_with_number(text) || columns(text).all(|part| known(part, usize::MAX).is_some())
    });
    all || known(whole, usize::MAX).is_some()
}

/// `5. Urges States …`: a slice of a text may begin at any number. `80/121. International trade` is a title.
fn opens_numbered(paragraph: &Paragraph<'_>, text: &str) -> bool {
    let given = paragraph
        .hints
        .label
        .as_deref()
        .map(|label| format!("{label} {text}"));
    let text = given.as_deref().unwrap_or(text);
    label(text).is_some_and(|label| {
        let number = matches!(
            label.form,
            LabelForm::Number(_)
                | LabelForm::ParenNumber(_)
                | LabelForm::Preambular(_)
                | LabelForm::Operative(_)
        );
        number && words(&text[label.end.min(text.len())..]) >= 3
    })
}

/// `Recalling the Charter,` `回顾其决议，`: the mark of a sentence, a clause or a list.
fn ends_as_prose(text: &str) -> bool {
    let end = text.trim_end_matches(['”', '"', '’', '\'', ')', ']', '*', '»', '」', '』', ' ']);
    let Some(mark) = end.chars().next_back() else {
        return false;
    };
    let count = words(end);
    match mark {
        '.' | ';' | '!' | '?' | '؛' | '؟' | '।' | '。' | '；' | '！' | '？' => count >= 3,
        ',' | '،' | '，' | '、' => count >= 2,
        ':' | '：' => count >= 4,
        _ => false,
    }
}

/// `It begins here. It goes on`: a stop behind a small letter, a blank and a capital.
fn has_sentence(text: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text[from..].find(['.', '!', '?', ';', '。']) {
        let stop = from + at;
        let word: Vec<char> = text[..stop]
            .chars()
            .rev()
            .take_while(|c| c.is_alphabetic())
            .collect();
        let whole = word.len() >= 4 && word.iter().all(|c| !c.is_uppercase());
        let next = text[stop..].chars().nth(1).is_none_or(char::is_whitespace);
        let after = text[stop..].chars().skip(1).find(|c| !c.is_whitespace());
        let begins = after.is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase());
        let unspaced = text[stop..].starts_with('。');
        if begins && (unspaced || whole && next) {
            return true;
        }
        from = stop + text[stop..].chars().next().map_or(1, char::len_utf8);
    }
    false
}

/// A long line that opens with a verb of drafting is no title.
fn opens_with_verb(text: &str, language: &Language) -> bool {
    text.len() > 60 && language.leading_form(text).is_some()
}

/// Counts words; in a script without blanks, every sign.
fn words(text: &str) -> usize {
    let spaced = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count();
    let unspaced = text
        .chars()
        .filter(|&c| c as u32 > 0x2e80 && c.is_alphabetic())
        .count();
    spaced.max(unspaced)
}
