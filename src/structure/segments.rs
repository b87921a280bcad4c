//! Where texts begin: the several resolutions of one file, and the end of each masthead.

use super::counted_heads::CountedHeads;
use super::front::{self, HEAD};
use super::label::LabelForm;
use super::labels::label;
use super::language::Tongue;
use super::lines::Line;
use crate::instrument::Masthead;
use crate::lexicon::{Form, LANGUAGES, Language};
use crate::text::values::is_document_symbol;

/// Returns the positions of the lines at which a text begins: `United Nations   A/RES/78/2` with `Distr.` near below,
/// or `Decision 17/CP.28`, or `78/149. Title`, with an opening formula. A file with one text has one, at 0.
pub(super) fn starts(lines: &[Line<'_>], language: &Language) -> Vec<usize> {
    let begins = |&at: &usize| {
        // Asked of every line of a file, so the cheap question comes first.
        let Some([issuer, below]) = volume(lines[at].text()) else {
            return false;
        };
        let mut head = super::fields::columns(lines[at].text());
        let alone = head.next() == Some(issuer);
        let symbol = head.next().is_some_and(is_document_symbol);
        let near = lines[at..(at + 8).min(lines.len())].iter();
        let symbol = symbol || near.clone().take(3).any(|line| is_document_symbol(line.text()));
        alone && symbol && near.clone().any(|line| line.text().contains(below))
    };
    let act = |&at: &usize| {
        let text = lines[at].text();
        let numbered = super::fields::is_numbered_act(text) || super::masthead::is_numbered_title(text);
        numbered && (at + 1..(at + 12).min(lines.len())).any(|near| is_formula(lines, near, language))
    };
    let mut starts: Vec<usize> = (0..lines.len()).filter(|at| begins(at) || act(at)).collect();
    // `Resolution 991 (2015)` below its own masthead begins nothing: no text stands between.
    let mut last = None;
    starts.retain(|&at| {
        let apart = last.is_none_or(|last: usize| {
            // A title may open with what looks like a verb: `Offers by Member States`.
            let sure = super::masthead::is_numbered_title(lines[at].text());
            has_text(&lines[last..at], language, !sure)
        });
        if apart {
            last = Some(at);
        }
        apart
    });
    if starts.len() < 2 {
        return vec![0];
    }
    starts[0] = 0;
    starts
}

/// Tells whether lines hold more than a masthead: a formula, a number or, where `verbs` tell as well, a verb.
fn has_text(lines: &[Line<'_>], language: &Language, verbs: bool) -> bool {
    lines.iter().enumerate().any(|(at, line)| {
        let numbered = label(line.text()).is_some_and(|label| matches!(label.form, LabelForm::Number(_)));
        line.is_body()
            && (numbered
                || verbs && opens_with_verb(line.text(), language)
                || is_formula(lines, at, language))
    })
}

/// Where the text proper begins.
pub(super) struct Opening {
    /// The position of its first line.
    pub(super) at: usize,
    /// With what it begins.
    pub(super) begins: Begins,
}

/// With what a text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    /// An opening formula, or a preamble that lost its formula.
    Preamble,
    /// Words that say who declares, which stand for a formula: `We, the Heads of State and Government, …,`
    Declaration,
    /// Anything else.
    Text,
}

/// Finds the end of the masthead: the first running prose, or the first sure sign of a beginning.
pub(super) fn opening(lines: &[Line<'_>], tongue: Tongue) -> Opening {
    let language = tongue.lexicon;
    let mut sign = sign(lines, language);
    if let Some(head) = first_counted_head(lines, tongue).filter(|&at| at < sign.at) {
        sign = Opening {
            at: head,
            begins: Begins::Text,
        };
    }
    match front::first_prose(lines, sign.at, language) {
        Some(front) => Opening {
            at: front.at,
            begins: if front.declares {
                Begins::Declaration
            } else {
                Begins::Text
            },
        },
        None => sign,
    }
}

/// Finds the head of the first article in a language of which no word is known.
fn first_counted_head(lines: &[Line<'_>], tongue: Tongue) -> Option<usize> {
    if tongue.is_known() {
        return None;
    }
    let body = || lines.iter().enumerate().filter(|(_, line)| line.is_body());
    let heads = CountedHeads::among(body().map(|(_, line)| line.text()))?;
    body()
        .find(|(_, line)| heads.label(line.text()).is_some())
        .map(|(at, _)| at)
}

/// Finds the first sure sign that a text has begun: the opening formula; else the first numbered paragraph, article or
/// heading.
fn sign(lines: &[Line<'_>], language: &Language) -> Opening {
    let body = |at: &usize| lines[*at].is_body();
    let formula = |at: &usize| is_formula(lines, *at, language);
    if let Some(at) = (0..lines.len().min(HEAD)).filter(body).find(formula) {
        return Opening {
            at: recitals(lines, at, language).unwrap_or(at),
            begins: Begins::Preamble,
        };
    }
    let amendment = (0..lines.len().min(HEAD))
        .filter(body)
        .find(|&at| super::fields::opens_amendment(lines[at].text()));
    if let Some(line) = amendment {
        return Opening {
            at: first_sentence(lines, line + 1),
            begins: Begins::Text,
        };
    }
    let verbs = (0..lines.len())
        .filter(body)
        .find(|&at| lines[at].text().len() > 60 && language.leading_form(lines[at].text()).is_some());
    let mut above = None;
    let first = (0..lines.len()).find(|&at| {
        let opens = body(&at) && opens_report(&lines[at], above, language);
        above = [above, lines[at].hints.heading].into_iter().flatten().min();
        opens
    });
    let at = match (first, verbs) {
        (Some(first), Some(verb)) => first.min(verb),
        (Some(first), None) => first,
        (None, Some(verb)) => verb,
        (None, None) => first_sentence(lines, 0),
    };
    let preamble = verbs == Some(at) && lost_formula(lines, at, language);
    Opening {
        at,
        begins: if preamble { Begins::Preamble } else { Begins::Text },
    }
}

/// Tells whether a resolution begins here without its opening formula, which some prints have lost: the head calls it
/// one, and its first paragraph opens with a participle.
fn lost_formula(lines: &[Line<'_>], at: usize, language: &Language) -> bool {
    let named = lines[..at]
        .iter()
        .any(|line| super::fields::names_resolution(line.text()));
    let phrase = language.leading_phrase(lines[at].text());
    named && phrase.is_some_and(|phrase| phrase.form == Form::Participle)
}

/// Finds recitals that stand before the formula, as in a declaration: `Whereas recognition of …, Now, therefore, The
/// General Assembly,`.
fn recitals(lines: &[Line<'_>], formula: usize, language: &Language) -> Option<usize> {
    let recital = |&at: &usize| {
        let line = &lines[at];
        let apart = line.whole || line.hints.gap > 0.0;
        let participle = language
            .leading_phrase(line.text())
            .is_some_and(|phrase| phrase.form == Form::Participle);
        line.is_body() && apart && participle && line.text().ends_with([',', ';'])
    };
    (0..formula).find(recital)
}

/// `The General Assembly,` alone, in italics with what follows, or at the head of a sentence with its verb.
fn is_formula(lines: &[Line<'_>], at: usize, language: &Language) -> bool {
    let joined = head_of(lines, at);
    let alone = lines[at].text();
    let text = if language.opening_formula(alone).is_some() {
        alone
    } else {
        joined.as_str()
    };
    let Some(end) = language.opening_formula(text) else {
        return false;
    };
    let rest = text[end..].trim_start_matches([',', '*', ' ', '،', '，']);
    let alone = rest.is_empty()
        && (text[end..].contains([',', '،', '，'])
            || lines
                .get(at + 1)
                .is_some_and(|next| opens_with_verb(next.text(), language)));
    let sentence = text[end..].starts_with([',', '،', '，'])
        && rest.starts_with(char::is_alphabetic)
        && language.leading_form(rest).is_some();
    alone || sentence
}

/// Tells whether a line opens with a verb, behind its number if it has one.
fn opens_with_verb(text: &str, language: &Language) -> bool {
    let from = label(text).map_or(0, |label| label.end);
    language.leading_form(&text[from..]).is_some()
}

/// Returns a line with the one or two that carry it on: a long name runs over the line end.
fn head_of(lines: &[Line<'_>], at: usize) -> String {
    let mut text = lines[at].text().to_owned();
    for line in lines[at + 1..].iter().take(2) {
        if line.hints.gap > 0.0 || text.ends_with([',', '.', ';', ':']) || !line.is_body() {
            break;
        }
        text.push(' ');
        text.push_str(line.text());
    }
    text
}

/// Finds the first group of lines at or behind `from` that ends as a sentence does, behind the last field of a masthead:
/// the text of an amendment has no other sign.
fn first_sentence(lines: &[Line<'_>], from: usize) -> usize {
    let body: Vec<usize> = (from..lines.len()).filter(|&at| lines[at].is_body()).collect();
    let head = body
        .iter()
        .take(60)
        .rposition(|&at| super::fields::holds_field(lines[at].text()))
        .map_or(0, |at| at + 1);
    let mut start = body.get(head).copied().unwrap_or(0);
    for (place, &at) in body.iter().enumerate().skip(head) {
        if lines[at].hints.gap > 0.0 || lines[at].whole {
            start = at;
        }
        let last = body
            .get(place + 1)
            .is_none_or(|&next| lines[next].hints.gap > 0.0 || lines[next].whole);
        if last
            && lines[at]
                .text()
                .trim_end_matches(['”', '"', '’', ')', '*'])
                .ends_with(['.', ';', ':', '!', '?', '。', ','])
        {
            return start;
        }
    }
    body.iter()
        .copied()
        .find(|&at| lines[at].text().len() > 80)
        .unwrap_or(body.first().copied().unwrap_or(0))
}

/// Tells whether a report begins here: its first heading or its paragraph 1. `above` is the highest level that the
/// headings before it have.
fn opens_report(line: &Line<'_>, above: Option<u8>, language: &Language) -> bool {
    let text = line.text();
    let lower = text.to_lowercase();
    let titled = above
        .zip(line.hints.heading)
        .is_some_and(|(above, level)| above < level);
    if titled {
        return true;
    }
    if language.summaries.contains(&lower.as_str()) || super::contents::is_title(text, language) {
        return true;
    }
    let given = line.hints.label.as_deref().map(|label| format!("{label} "));
    match label(given.as_deref().unwrap_or(text)).map(|label| label.form) {
        Some(
            LabelForm::Number(1)
            | LabelForm::Article
            | LabelForm::CapitalRoman(1)
            | LabelForm::Preambular(1)
            | LabelForm::Operative(1),
        ) => true,
        Some(LabelForm::CapitalLetter(1)) => text.len() > 3,
        _ => false,
    }
}

/// Returns the words that open each text of a file of several, where a line begins with them.
fn volume(line: &str) -> Option<[&'static str; 2]> {
    LANGUAGES
        .iter()
        .flat_map(|language| language.printing.volumes)
        .find(|[issuer, _]| line.starts_with(issuer))
        .copied()
}

/// The scope of one text in a file of several, by the number of the act: `78/149`.
pub(super) fn act(masthead: &Masthead) -> Option<String> {
    let symbol = masthead.symbol.as_ref()?;
    let number = symbol
        .strip_prefix("A/RES/")
        .or_else(|| symbol.strip_prefix("S/RES/"))
        .unwrap_or(symbol);
    Some(number.replace(':', ""))
}
