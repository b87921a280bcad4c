//! What is narrower than a paragraph, in the sheet's words: `second sentence`, `last occurrence`, `to the end`.
//!
//! The words are those of the lexicon; what they mean is one of few things. A scope that holds another word is not understood, and then
//! only words that stand in the paragraph once are sure.

use std::ops::Range;

use super::find::Searched;
use crate::lexicon::amending::{Relation, Sense, Thing, Vocabulary, Which};
use crate::lexicon::{any, values};

/// A narrower place, understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Scope {
    /// Which sentence.
    pub(super) sentence: Option<Which1>,
    /// Which of several occurrences.
    pub(super) occurrence: Option<Which1>,
    /// Every occurrence.
    pub(super) each: bool,
    /// The words of the base that it lies in, or beside.
    pub(super) phrase: Option<Phrase>,
    /// A paragraph without its subparagraphs.
    pub(super) chapeau: bool,
    /// A paragraph that comes is a heading.
    pub(super) heading: bool,
    /// A word of it is not understood.
    pub(super) unclear: bool,
}

/// One of a row: the nth, from 1, or the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which1 {
    Nth(u32),
    Last,
}

/// Quoted words of the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) text: String,
    /// Beside them, not in them: `… “x” …`.
    pub(super) beside: bool,
}

impl Which1 {
    /// Returns the one of several.
    pub(super) fn of<T>(self, all: &[T]) -> Option<&T> {
        match self {
            Which1::Nth(n) => all.get((n as usize).checked_sub(1)?),
            Which1::Last => all.last(),
        }
    }
}

impl Scope {
    /// Reads a scope.
    pub(super) fn of(text: &str, vocabulary: Option<&Vocabulary>) -> Self {
        let mut scope = Self::default();
        let text = scope.take_phrase(text);
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let mut which = None;
        let mut at = 0;
        while at < words.len() {
            let sense = vocabulary.and_then(|all| all.sense(|next| words.get(at + next).cloned()));
            let (len, sense) = sense.map_or((1, None), |(len, sense)| (len, Some(sense)));
            match sense {
                Some(Sense::Which(Which::Last)) => which = Some(Which1::Last),
                Some(Sense::Which(Which::Each)) => scope.each = true,
                Some(Sense::Thing(Thing::Sentence)) => {
                    scope.sentence = Some(which.take().unwrap_or(Which1::Nth(0)));
                }
                Some(Sense::Thing(Thing::Occurrence)) => scope.occurrence = which.take(),
                Some(Sense::Thing(Thing::Heading)) => scope.heading = true,
                Some(Sense::Thing(Thing::Chapeau)) => scope.chapeau = true,
                // Where words are named by their first alone, they go to the end: nothing more is to be known.
                Some(
                    Sense::Near(Relation::End | Relation::To | Relation::In)
                    | Sense::Which(Which::Rest)
                    | Sense::Filler
                    | Sense::And,
                ) => {}
                _ => match number(&words[at]) {
                    Some(n) if scope.sentence == Some(Which1::Nth(0)) => {
                        scope.sentence = Some(Which1::Nth(n));
                    }
                    Some(n) => which = Some(Which1::Nth(n)),
                    None => scope.unclear = true,
                },
            }
            at += len;
        }
        scope.occurrence = scope.occurrence.or(which);
        scope.unclear |= scope.sentence == Some(Which1::Nth(0));
        scope
    }

    /// Takes quoted words out.
    fn take_phrase(&mut self, text: &str) -> String {
        let (Some(open), Some(close)) = (text.find('“'), text.rfind('”')) else {
            return text.to_owned();
        };
        if close <= open {
            return text.to_owned();
        }
        let beside = text.contains('…');
        self.phrase = Some(Phrase {
            text: text[open + '“'.len_utf8()..close].to_owned(),
            beside,
        });
        let rest = format!("{} {}", &text[..open], &text[close + '”'.len_utf8()..]);
        rest.replace('…', " ")
    }

    /// Returns the part of a text that the scope leaves; none where there is no such part.
    pub(super) fn part(&self, text: &str) -> Option<Range<usize>> {
        let whole = 0..text.len();
        let part = match self.sentence {
            Some(which) => which.of(&sentences(text))?.clone(),
            None => whole,
        };
        let Some(phrase) = self.phrase.as_ref().filter(|phrase| !phrase.beside) else {
            return Some(part);
        };
        let places = Searched::of(&text[part.clone()]).places(&phrase.text);
        match places.as_slice() {
            [one] => Some(part.start + one.start..part.start + one.end),
            _ => None,
        }
    }

    /// Keeps the places that stand beside the quoted words.
    pub(super) fn beside(&self, text: &str, places: &mut Vec<Range<usize>>) {
        let Some(phrase) = self.phrase.as_ref().filter(|phrase| phrase.beside) else {
            return;
        };
        let near = Searched::of(text).places(&phrase.text);
        let touches =
            |one: usize, other: usize| one <= other && !text[one..other].contains(char::is_alphanumeric);
        places.retain(|place| {
            near.iter()
                .any(|it| touches(it.end, place.start) || touches(place.end, it.start))
        });
    }
}

fn number(word: &str) -> Option<u32> {
    values().ordinal_named(word).or_else(|| word.parse().ok())
}

/// Returns the sentences of a paragraph, each with its stop. A stop ends one where a capital follows a blank, and no abbreviation stands
/// before it.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, stop) in text.match_indices(['.', '!', '?', '。']) {
        let end = at + stop.len();
        let rest = text[end..].trim_start_matches(['”', '’', '"', ')', '»']);
        let end = text.len() - rest.len();
        let blank = rest.starts_with(char::is_whitespace) || stop == "。";
        let next = rest.trim_start().chars().next();
        let opens = next.is_some_and(|c| !c.is_lowercase() && !c.is_numeric() || stop == "。");
        let word = text[from..at]
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let short = any::ABBREVIATIONS.has(&format!("{word}.")) || word.chars().count() == 1;
        if blank && opens && !short {
            found.push(from..end);
            from = text.len() - rest.trim_start().len();
        }
    }
    if !text[from..].trim().is_empty() {
        found.push(from..text.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::ENGLISH;

    fn scope(text: &str) -> Scope {
        Scope::of(text, ENGLISH.amendment_words())
    }

    #[test]
    fn scopes_are_read_word_by_word() {
        assert_eq!(scope("second sentence").sentence, Some(Which1::Nth(2)));
        assert_eq!(scope("the last sentence").sentence, Some(Which1::Last));
        assert_eq!(scope("sentence 2").sentence, Some(Which1::Nth(2)));
        assert_eq!(scope("second occurrence").occurrence, Some(Which1::Nth(2)));
        assert_eq!(scope("to the end"), Scope::default());
        assert!(scope("each occurrence").each);
        assert_eq!(
            scope("second sentence, to the end").sentence,
            Some(Which1::Nth(2))
        );
        assert!(scope("the blue part").unclear);
        assert_eq!(
            scope("in “the States”").phrase.map(|it| it.text).as_deref(),
            Some("the States")
        );
    }

    #[test]
    fn sentences_end_at_stops() {
        let text = "Urges Mr. Smith to act. It asks (see A/1.2) for more. Thanks";
        let all: Vec<&str> = sentences(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(
            all,
            [
                "Urges Mr. Smith to act.",
                "It asks (see A/1.2) for more.",
                "Thanks"
            ]
        );
    }
}
