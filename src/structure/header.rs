//! The header of a paragraph: its leading verb phrase.
//!
//! Where the text has italics, the header is exactly what the editor set in italics at the head of the paragraph.
//! Where it has none, the grammar of [`crate::lexicon`] finds the words that an editor would have set so. A decision
//! that is one sentence (`The General Assembly, taking note of …, decides to …`) has its operative verb as header.

use super::rich::Rich;
use crate::instrument::Header;
use crate::lexicon::{Form, Language};

/// Finds the header of a paragraph's own text.
pub(super) fn header(text: &Rich<'_>, language: &Language) -> Option<Header> {
    italic_header(text, language).or_else(|| worded_header(text.text(), language))
}

/// Reads the header from the italics at the head.
pub(super) fn italic_header(text: &Rich<'_>, language: &Language) -> Option<Header> {
    let end = text.leading(|style| style.italic);
    let whole = text.text();
    let shown = whole[..end]
        .trim()
        .trim_start_matches(['[', '(', '.', ' '])
        .trim_end_matches([',', ':', ';', '.'])
        .trim_end();
    let short = shown.split_whitespace().count() <= 12;
    if shown.is_empty() || !short || end >= whole.trim_end().len() && language.leading_form(whole).is_none() {
        return None;
    }
    let lemma = language
        .leading_phrase(shown)
        .map(|phrase| phrase.lemma)
        .unwrap_or_default();
    Some(Header {
        text: shown.to_owned(),
        lemma,
    })
}

/// Tells whether a paragraph opens in italics, without being italic as a whole.
pub(super) fn opens_italic(text: &Rich<'_>) -> bool {
    let end = text.leading(|style| style.italic);
    end > 0 && end < text.text().len()
}

/// Reads the header from the words.
pub(super) fn worded_header(text: &str, language: &Language) -> Option<Header> {
    if let Some(phrase) = language.leading_phrase(text) {
        return Some(Header {
            text: bare(&text[..phrase.end]),
            lemma: phrase.lemma,
        });
    }
    let formula = language.opening_formula(text)?;
    operative_verb(&text[formula..], language)
}

/// Takes away the brackets of a negotiating text before a phrase: `[Recalling`.
fn bare(phrase: &str) -> String {
    phrase
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .to_owned()
}

/// Finds the operative verb of a sentence that opens with the organ: the first one in the present after a comma.
pub(super) fn operative_verb(text: &str, language: &Language) -> Option<Header> {
    let starts = std::iter::once(0).chain(
        text.match_indices([',', '，', '،'])
            .map(|(at, comma)| at + comma.len()),
    );
    for start in starts {
        let rest = text[start..].trim_start();
        let Some(phrase) = language.leading_phrase(rest) else {
            continue;
        };
        if phrase.form == Form::Present {
            return Some(Header {
                text: bare(&rest[..phrase.end]),
                lemma: phrase.lemma,
            });
        }
    }
    None
}
