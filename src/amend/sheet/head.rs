//! The head of a sheet: who moves it, and what it amends.
//!
//! ```text
//! Denmark:* amendment to draft resolution A/C.2/80/L.13/Rev.1
//! Austria and Belgium: amendment to draft resolution 4 recommended by the Second Committee in its report contained in document A/80/555
//! ```
//!
//! A draft that stands in a report is named by the report and its number there: `A/80/555, draft resolution 4`.

use super::english::english;
use super::word::Token;
use super::words::words;
use crate::instrument::Field;
use crate::lexicon::amending::{Sense, Thing, Vocabulary};
use crate::lexicon::any;
use crate::structure::Passages;
use crate::text::tokens::is_unspaced;
use crate::text::values::is_document_symbol;

/// Returns the text that a sheet says it amends.
pub(super) fn amends(passages: &Passages) -> Option<String> {
    let kind = passages.said(Field::Kind).and_then(named);
    kind.or_else(|| {
        let mut lines = passages.passages.iter().take(LONGEST_HEAD);
        lines
            .find(|line| {
                let own = passages.language.amendment_words().filter(|own| !own.is_empty());
                own.is_some_and(|own| says_what(&line.text, own)) || says_what(&line.text, english())
            })
            .and_then(|line| named(&line.text))
    })
}

/// No head has more lines above the one that says what is amended.
const LONGEST_HEAD: usize = 12;

/// `Amendments to the draft resolution`: tells whether a line says what the sheet is, and asks for nothing.
pub(super) fn says_what(line: &str, vocabulary: &Vocabulary) -> bool {
    let words = words(line, vocabulary);
    let speaks = words
        .first()
        .is_some_and(|word| word.token == Token::Sense(Sense::Thing(Thing::Amendment)));
    speaks
        && !words
            .iter()
            .any(|word| matches!(word.token, Token::Sense(Sense::Do(_)) | Token::Quoted(_)))
}

/// Reads the text that is named in words: its symbol, or the report that it stands in and its number there.
fn named(kind: &str) -> Option<String> {
    let words: Vec<&str> = kind
        .split(|c: char| c.is_whitespace() || is_unspaced(c))
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_matches([',', '.', ';', ':', '*', '(', ')', '“', '”', '"']))
        .collect();
    let at = words.iter().position(|word| is_document_symbol(word))?;
    let numbered = words[..at].windows(2).find(|pair| {
        pair[1].chars().all(|c| c.is_ascii_digit() || "IVX".contains(c)) && any::is_act(pair[0])
    });
    let Some(pair) = numbered.filter(|pair| !pair[1].is_empty()) else {
        return Some(words[at].to_owned());
    };
    let from = words.iter().position(|word| word == &pair[0])?;
    let draft = from.checked_sub(1).map_or(pair[0].to_owned(), |before| {
        format!("{} {}", words[before], pair[0])
    });
    Some(format!("{}, {draft} {}", words[at], pair[1]))
}

/// Parts the names of those who want something: `EU, US and Japan`, `EU/US`.
pub(super) fn names(text: &str) -> Vec<String> {
    let text = text
        .trim()
        .trim_matches(['(', ')', '[', ']', '–', '—', '-', ':', ' ', '.']);
    let mut names = Vec::new();
    for part in text.split([',', ';', '/', '+', '&']) {
        let mut name: Vec<&str> = Vec::new();
        for word in part.split_whitespace() {
            if any::joins_names(word) {
                names.extend(joined(&mut name));
            } else {
                name.push(word);
            }
        }
        names.extend(joined(&mut name));
    }
    names
}

fn joined(words: &mut Vec<&str>) -> Option<String> {
    let name = std::mem::take(words).join(" ");
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_amended_is_named_by_its_symbol_or_its_report() {
        for (kind, expected) in [
            ("amendment to draft resolution A/C.3/80/L.50", "A/C.3/80/L.50"),
            (
                "amendments to draft resolution A/C.2/80/L.13/Rev.1",
                "A/C.2/80/L.13/Rev.1",
            ),
            (
                "* amendment to draft resolution 4 recommended by the Second Committee in its report contained in document A/80/555",
                "A/80/555, draft resolution 4",
            ),
            ("对A/C.3/80/L.2号决议草案的修正案", "A/C.3/80/L.2"),
        ] {
            assert_eq!(named(kind).as_deref(), Some(expected));
        }
        assert_eq!(named("amendment"), None);
    }

    #[test]
    fn names_are_parted() {
        assert_eq!(names("EU, US and Japan"), ["EU", "US", "Japan"]);
        assert_eq!(names("(EU/US)"), ["EU", "US"]);
        assert_eq!(names("– Russian Federation"), ["Russian Federation"]);
    }
}
