//! Passages → lines: cut where a printed line begins an item, put together where a quotation runs over their end.

use super::marks::{Mark, mark};
use super::words::{Token, words};
use crate::amend::sheet::quotes::{Opened, continued, open_at, opened};
use crate::document::Locator;
use crate::lexicon::amending::laws::{Deed, Relation, Role, Tradition, Unit, numbers_amendment};
use crate::structure::Passage;

/// A paragraph of a sheet without the number in front.
pub(super) struct Line<'a> {
    pub(super) locator: &'a Locator,
    pub(super) mark: Option<Mark>,
    /// The number that stands on a line of its own above.
    pub(super) given: Option<String>,
    /// Without the number; the lines of a quotation parted by line ends.
    pub(super) text: String,
    pub(super) printed: String,
    /// The format says that it is what an instruction brings along.
    pub(super) brought: bool,
    label: Option<&'a str>,
}

impl Line<'_> {
    /// The text with its number.
    pub(super) fn whole(&self) -> String {
        match self.label {
            Some(label) => format!("{} {}", label.trim(), self.printed),
            None => self.printed.clone(),
        }
    }

    /// What is between quotation marks, where the line is nothing else.
    pub(super) fn quoted(&self) -> Option<String> {
        let text = if self.mark.is_none() {
            self.text.trim()
        } else {
            self.printed.trim()
        };
        match opened(text, 0)? {
            Opened::Whole(quotation) => {
                let tail = text[quotation.end..].trim();
                let closing = tail
                    .chars()
                    .all(|c| c.is_ascii_punctuation() || c == '”' || c == '»')
                    || tail.len() < 6;
                closing.then(|| text[quotation.inner].trim().to_owned())
            }
            Opened::Open(from) => Some(text[from..].trim().to_owned()),
        }
    }

    /// Tells whether the line only closes what stands above: `.`, `; and`.
    pub(super) fn is_closing_sign(&self) -> bool {
        let text = self.printed.trim();
        text.starts_with(['.', ';', ',']) && text.len() <= 6
    }

    /// Tells whether the line begins an item whatever stands above it.
    pub(super) fn begins_item(&self, tradition: Tradition) -> bool {
        starts(&self.printed, tradition)
    }
}

/// Cuts and joins the passages of a sheet.
pub(super) fn lines(passages: &[Passage], tradition: Tradition) -> Vec<Line<'_>> {
    let pieces: Vec<(&Passage, &str)> = passages
        .iter()
        .flat_map(|passage| {
            cut(passage, tradition)
                .into_iter()
                .map(move |text| (passage, text))
        })
        .collect();
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(pieces.len());
    let mut given: Option<String> = None;
    let mut at = 0;
    while at < pieces.len() {
        let (passage, first) = pieces[at];
        let label = passage.hints.label.as_deref().and_then(|label| {
            mark(&format!("{} x", label.trim())).or_else(|| mark(&format!("{}. x", label.trim())))
        });
        let brought = is_brought(passage);
        let own = label
            .map(|label| Mark { end: 0, ..label })
            .or_else(|| mark(first))
            .filter(|_| !brought);
        let bare = bare_number(first, tradition).filter(|_| own.is_none() && !brought);
        let from = own.as_ref().map_or(0, |mark| mark.end);
        let from = bare.map_or(from, str::len);
        let from = from + caption_len(first.get(from..).unwrap_or_default(), tradition);
        given = match (tradition, at.checked_sub(1)) {
            (Tradition::British, _) if bare.is_some() => bare.map(|number| number.trim().to_owned()),
            (Tradition::British, Some(before)) => number_alone(pieces[before].1),
            _ if names_amendment(first) => number_alone(first),
            _ => given,
        };
        let (text, used) = match fields(&pieces[at..], from, tradition) {
            Some(found) => found,
            None => closed(&pieces[at..], from, tradition),
        };
        let printed: Vec<&str> = pieces[at..at + used]
            .iter()
            .map(|(_, text)| text.trim())
            .collect();
        lines.push(Line {
            locator: &passage.locator,
            mark: own,
            given: given.clone(),
            text,
            printed: printed.join("\n"),
            brought,
            label: passage.hints.label.as_deref(),
        });
        at += used;
    }
    lines
}

/// Returns the length of the caption in front of an American provision: `In General.—Section 5 is …`.
fn caption_len(text: &str, tradition: Tradition) -> usize {
    let end = text.find(CAPTION_END).map_or(0, |at| at + CAPTION_END.len());
    let own = tradition == Tradition::American && end < LONGEST_CAPTION && !text[..end].contains(['“', '"']);
    if own { end } else { 0 }
}

const CAPTION_END: &str = ".—";

/// No caption is longer, in bytes.
const LONGEST_CAPTION: usize = 160;

/// Tells whether the format says that a passage is quoted: `quotedStructure` of Akoma Ntoso.
fn is_brought(passage: &Passage) -> bool {
    let within = passage.hints.within.as_deref().unwrap_or_default();
    within.iter().any(|container| container.name == QUOTED)
}

/// The element of a passage that an instruction brings along.
const QUOTED: &str = "quotedStructure";

fn names_amendment(text: &str) -> bool {
    text.split_whitespace().rev().take(3).any(numbers_amendment)
}

/// Puts words that stand on lines of their own into quotation marks: `Remplacer les mots :`, words, `par les mots :`, words.
fn fields(pieces: &[(&Passage, &str)], from: usize, tradition: Tradition) -> Option<(String, usize)> {
    if tradition != Tradition::French {
        return None;
    }
    let first = pieces[0].1.get(from..)?.trim();
    let mut text = first.to_owned();
    let mut used = 1;
    while announces_words(&text, tradition) {
        let (_, inner) = pieces.get(used)?;
        let inner = inner.trim();
        if starts(inner, tradition) {
            return None;
        }
        match opened(inner, 0) {
            Some(Opened::Whole(_)) => text.push_str(&format!(" {inner}")),
            Some(Opened::Open(_)) => return None,
            None => text.push_str(&format!(" « {inner} »")),
        }
        used += 1;
        let Some((_, next)) = pieces.get(used) else { break };
        let head: String = next.trim().chars().take(40).collect();
        let small = head.starts_with(char::is_lowercase);
        let goes_on = words(&head, tradition)
            .first()
            .is_some_and(|word| matches!(word.token, Token::Role(Role::Do(_) | Role::Near(_))));
        if !(small && goes_on) {
            break;
        }
        text.push(' ');
        text.push_str(next.trim());
        used += 1;
    }
    (used > 1).then_some((text, used))
}

/// Tells whether a line ends in `les mots :`, and quotes nothing behind it.
fn announces_words(text: &str, tradition: Tradition) -> bool {
    let words = words(text, tradition);
    let [.., said, colon] = words.as_slice() else {
        return false;
    };
    let said = matches!(
        said.token,
        Token::Role(Role::Words | Role::Near(Relation::Instead))
    );
    said && colon.token == Token::Colon
}

/// Returns the number that a line is, or ends in behind a title: `Bill (Commons, Report) 25`.
fn number_alone(text: &str) -> Option<String> {
    let last = text.split_whitespace().next_back()?;
    let digits = last.trim_start_matches(char::is_alphabetic);
    let short = last.len() <= 6 && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    short.then(|| last.to_owned())
}

/// Returns the number in front of a British amendment, with the blanks behind it: `25 Clause 9, page 6, line 3, leave out …`.
fn bare_number(text: &str, tradition: Tradition) -> Option<&str> {
    let text = text.trim_end();
    let end = text.find(char::is_whitespace)?;
    let (number, rest) = text.split_at(end);
    let blank = rest.len() - rest.trim_start().len();
    let printed = number_alone(number).is_some() && tradition == Tradition::British;
    (printed && begins_so(rest.trim_start(), tradition)).then(|| &text[..end + blank])
}

/// Cuts a passage where a printed line begins an item.
fn cut(passage: &Passage, tradition: Tradition) -> Vec<&str> {
    let text = passage.text.as_str();
    let mut pieces = Vec::new();
    let (mut from, mut before) = (0, 0);
    for (place, &at) in passage.breaks.iter().enumerate() {
        let next = passage.breaks.get(place + 1).copied();
        let last = text.get(before..at).unwrap_or_default().trim_end();
        before = at;
        let Some((above, line)) = text.get(from..at).zip(text.get(at..)) else {
            continue;
        };
        let end = line.find(char::is_whitespace).unwrap_or(line.len());
        let sign = line[..end].chars().all(|c| matches!(c, '.' | ';' | ',')) && end > 0;
        let above = above.trim_end();
        let quoted = opened(line, 0).is_some() && above.ends_with([':', '.', ';', ',', '»', '”', '“', '—']);
        if sign
            || quoted
            || is_field(above, line, tradition)
            || may_end(last) && (mark(line).is_some() || starts(line, tradition))
            || tradition == Tradition::British && next.is_some_and(|next| is_title(text, at, next))
            || tradition == Tradition::British
                && number_alone(text.get(at..next.unwrap_or(text.len())).unwrap_or_default())
                    .is_some_and(|n| n.len() == line_len(text, at, next))
            || tradition == Tradition::British
                && last.ends_with(['”', '"', '.'])
                && line.starts_with(char::is_uppercase)
        {
            pieces.push(&text[from..at]);
            from = at;
        }
    }
    pieces.push(&text[from..]);
    pieces
}

/// Returns the length of a line without white space at its end.
fn line_len(text: &str, at: usize, next: Option<usize>) -> usize {
    text.get(at..next.unwrap_or(text.len()))
        .unwrap_or_default()
        .trim_end()
        .len()
}

/// Tells whether a line is the title above the number of an amendment.
fn is_title(text: &str, at: usize, next: usize) -> bool {
    let below = text
        .get(next..)
        .and_then(|text| text.split_whitespace().next())
        .unwrap_or_default();
    let line = text.get(at..next).unwrap_or_default();
    line.starts_with(char::is_uppercase) && number_alone(below).is_some() && !below.contains(['.', ')'])
}

/// Tells whether a line is words between `les mots :` and what goes on with them, as the Senate of France prints them.
fn is_field(above: &str, line: &str, tradition: Tradition) -> bool {
    let small = line.starts_with(char::is_lowercase)
        && line
            .trim_end()
            .split(':')
            .next()
            .is_some_and(|head| head.len() < 60);
    let goes_on = || {
        let head: String = line.chars().take(40).collect();
        let first = words(&head, tradition).into_iter().next();
        matches!(
            first.map(|word| word.token),
            Some(Token::Role(Role::Do(_) | Role::Near(_)))
        )
    };
    tradition == Tradition::French && (above.ends_with(':') || small && goes_on())
}

/// Tells whether an item can end here: at a stop, or at a line that was not broken at a margin.
fn may_end(above: &str) -> bool {
    above.ends_with(['.', ';', ':', '“', '”', '»', '"', ',', '—']) || above.chars().count() < SHORT
}

/// A line of fewer letters was not broken at a margin.
const SHORT: usize = 90;

/// Tells whether a line begins as an item does, whatever its number: with a verb, with a place, as a heading.
fn starts(line: &str, tradition: Tradition) -> bool {
    bare_number(line, tradition).is_some() || begins_so(line, tradition)
}

fn begins_so(line: &str, tradition: Tradition) -> bool {
    let line = line.trim();
    if !line.starts_with(|c: char| c.is_uppercase() || c == '§') {
        return false;
    }
    let first = line.split_whitespace().next().unwrap_or_default();
    if numbers_amendment(first) {
        return true;
    }
    let head: String = line.chars().take(60).collect();
    let head = words(&head, tradition);
    let tokens: Vec<&Token> = head
        .iter()
        .map(|word| &word.token)
        .filter(|token| **token != Token::Role(Role::Filler))
        .collect();
    let numbered = matches!(
        tokens.get(1),
        Some(Token::Number(_) | Token::Ordinal(_) | Token::Roman(_))
    );
    #[expect(clippy::match_same_arms, reason = "a tradition after the other")]
    match (tokens.first(), tradition) {
        (Some(Token::Role(Role::Unit(Unit::Article | Unit::Page | Unit::Annex))), Tradition::British) => {
            numbered
        }
        (Some(Token::Role(Role::Do(Deed::Delete | Deed::Insert))), Tradition::British) => true,
        (Some(Token::Role(Role::Unit(Unit::Article | Unit::Alinea | Unit::Annex))), Tradition::French) => {
            numbered
        }
        (Some(Token::Role(Role::Near(_) | Role::Do(_) | Role::End | Role::Start)), Tradition::French) => true,
        (Some(Token::Role(Role::Unit(Unit::Section))), Tradition::American) => numbered,
        _ => false,
    }
}

/// No quotation runs over more lines.
const LONGEST_QUOTATION: usize = 200;

/// Returns the text of the first line from a byte on, with those below it that a quotation in it runs over, and how many that are.
fn closed(pieces: &[(&Passage, &str)], from: usize, tradition: Tradition) -> (String, usize) {
    let first = pieces[0].1.get(from..).unwrap_or_default().trim();
    let mut text = first.to_owned();
    let Some(mut open) = open_at(&text, 0) else {
        return (text, 1);
    };
    for (count, (_, below)) in pieces.iter().enumerate().take(LONGEST_QUOTATION).skip(1) {
        if starts(below, tradition) && tradition != Tradition::French {
            break;
        }
        let below = continued(below.trim());
        text.push('\n');
        text.push_str(below.trim_start());
        match open_at(&text, open) {
            Some(next) => open = next,
            None => return (text, count + 1),
        }
    }
    (first.to_owned(), 1)
}
