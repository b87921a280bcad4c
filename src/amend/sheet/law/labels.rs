//! Labels at the head of what is put in: `(2a)`, `5.`, `a)`, `4° `, `II. –`, `§ 5a`.

use crate::lexicon::amending::laws::{Tradition, Unit};

/// A paragraph that an instruction brings along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Payload {
    pub(super) label: Option<String>,
    pub(super) text: String,
}

impl Payload {
    /// The text with its label.
    pub(super) fn whole(&self) -> String {
        match &self.label {
            Some(label) => format!("{label} {}", self.text),
            None => self.text.clone(),
        }
    }
}

/// Parts what is put in into paragraphs: at the labels that were announced, or where lines have labels of the same shape as the first.
pub(super) fn split(text: &str, labels: &[String]) -> Vec<Payload> {
    let mut found: Vec<Payload> = Vec::new();
    let mut shape = None;
    for line in text.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
        let (label, rest) = label(line);
        let own = label.as_ref().map(|label| shape_of(label));
        let listed = |label: &String| labels.iter().any(|wanted| bare(label) == bare(wanted));
        let begins = match (&label, found.is_empty()) {
            (_, true) => true,
            (Some(_), _) if labels.len() == 1 => false,
            (Some(label), _) if labels.len() > 1 => listed(label),
            (Some(_), _) => own == shape,
            (None, _) => false,
        };
        if found.is_empty() {
            shape.clone_from(&own);
        }
        match found.last_mut() {
            Some(above) if !begins => {
                above.text.push('\n');
                above.text.push_str(line);
            }
            _ => found.push(Payload {
                label,
                text: rest.to_owned(),
            }),
        }
    }
    for payload in &mut found {
        payload.text = payload.text.trim().to_owned();
    }
    if found.len() < labels.len() && found.len() == 1 {
        return inside(&found[0], labels);
    }
    found
}

/// Leaves the label at the head of an article in its text, where it is that of its first paragraph: `I. – …`.
pub(super) fn only_labelled(found: Vec<Payload>, text: &str, labels: &[String]) -> Vec<Payload> {
    let own = |payload: &Payload| {
        let label = payload
            .label
            .as_ref()
            .is_some_and(|label| label.starts_with('§') || label.len() > 5);
        label
            || payload
                .label
                .as_ref()
                .is_some_and(|label| labels.iter().any(|wanted| bare(wanted) == bare(label)))
    };
    if found.iter().all(own) {
        return found;
    }
    vec![Payload {
        label: None,
        text: text.to_owned(),
    }]
}

/// Parts a text of one line at the labels that were announced.
fn inside(whole: &Payload, labels: &[String]) -> Vec<Payload> {
    let text = whole.whole();
    let mut cuts = Vec::new();
    let mut from = 0;
    for wanted in labels {
        let place = [
            format!("({wanted}) "),
            format!("{wanted}. "),
            format!("{wanted}) "),
        ];
        let at = place
            .iter()
            .filter_map(|label| text[from..].find(label.as_str()))
            .min();
        let Some(at) = at else {
            return vec![whole.clone()];
        };
        cuts.push(from + at);
        from += at + 1;
    }
    cuts.push(text.len());
    let piece = |pair: &[usize]| {
        let (label, rest) = label(text[pair[0]..pair[1]].trim());
        Payload {
            label,
            text: rest.to_owned(),
        }
    };
    cuts.windows(2).map(piece).collect()
}

/// Alinéas: each line is one.
pub(super) fn alineas(text: &str) -> Vec<Payload> {
    let line = |line: &str| {
        let (label, rest) = label(line);
        Payload {
            label,
            text: rest.to_owned(),
        }
    };
    text.split('\n')
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(line)
        .collect()
}

fn bare(label: &str) -> String {
    label
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase()
}

/// What kind of number a label is, and the signs around it.
fn shape_of(label: &str) -> String {
    let kind = |c: char| match c {
        c if c.is_ascii_digit() => '1',
        c if c.is_lowercase() => 'a',
        c if c.is_uppercase() => 'A',
        c => c,
    };
    let mut shape: Vec<char> = label.chars().map(kind).collect();
    shape.dedup();
    if shape.contains(&'1') {
        shape.retain(|c| *c != 'a');
    }
    shape.into_iter().collect()
}

/// Parts the label from a text.
pub(in crate::amend::sheet) fn label(text: &str) -> (Option<String>, &str) {
    let text = text.trim();
    match label_len(text) {
        Some((end, from)) => (Some(text[..end].trim().to_owned()), text[from..].trim()),
        None => (None, text),
    }
}

/// The end of the label that a text begins with, and the beginning of what it labels.
fn label_len(text: &str) -> Option<(usize, usize)> {
    if let Some(rest) = text.strip_prefix('(') {
        let close = rest.find(')')?;
        let mark = &rest[..close];
        let fits =
            (1..=6).contains(&mark.len()) && mark.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ');
        let end = close + 2;
        return (fits && text[end..].starts_with(char::is_whitespace)).then_some((end, end));
    }
    if let Some(rest) = text.strip_prefix('§') {
        let inner = rest.trim_start();
        let len = inner.len()
            - inner
                .trim_start_matches(|c: char| c.is_ascii_alphanumeric())
                .len();
        let end = text.len() - inner.len() + len;
        return (len > 0).then_some((end, end));
    }
    numbered(text).or_else(|| named(text))
}

/// `Art. L. 121-5. – …`: what stands before the dash, where it is short and ends in a number.
fn named(text: &str) -> Option<(usize, usize)> {
    let (at, dash) = text.char_indices().find(|(_, c)| matches!(c, '–' | '—'))?;
    let head = text[..at].trim_end();
    let short = head.len() <= 40 && head.starts_with(char::is_uppercase) && head.contains('.');
    let number = head.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit());
    (short && number).then_some((head.len(), at + dash.len_utf8()))
}

/// `5.`, `2a.`, `a)`, `4°`, `II. –`, `12 bis.`
fn numbered(text: &str) -> Option<(usize, usize)> {
    let word = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let head = &text[..word];
    let digits = head.starts_with(|c: char| c.is_ascii_digit());
    let small = head.chars().all(|c| c.is_ascii_lowercase());
    let roman = head.chars().all(|c| "IVXL".contains(c));
    if word == 0 || word > 5 || !(digits || small && word <= 3 || roman) {
        return None;
    }
    let mut end = word;
    let rest = &text[end..];
    let suffix = rest.trim_start_matches([' ', '\u{a0}']);
    let len = suffix.len() - suffix.trim_start_matches(char::is_alphabetic).len();
    let known = crate::text::between::is_suffix(&suffix[..len].to_lowercase());
    if rest.starts_with(['°', 'º']) {
        end += '°'.len_utf8();
    } else if known {
        end = text.len() - suffix.len() + len;
    }
    let behind = &text[end..];
    let stop = behind.chars().next()?;
    let degree = text[..end].ends_with(['°', 'º']);
    let stopped = match stop {
        '.' => digits || roman,
        ')' => true,
        _ => false,
    };
    if !stopped && !degree {
        return None;
    }
    let end = if stopped { end + 1 } else { end };
    let rest = &text[end..];
    if !rest.starts_with(char::is_whitespace) && !rest.is_empty() {
        return None;
    }
    let inner = rest.trim_start();
    let dashed = inner.trim_start_matches(['–', '—', '-']);
    let from = if dashed.len() < inner.len() && dashed.starts_with(char::is_whitespace) {
        text.len() - dashed.len()
    } else {
        end
    };
    Some((end, from))
}

/// Writes a number as the label of a unit is printed.
pub(super) fn shown(unit: Unit, number: &str, tradition: Tradition) -> String {
    match (unit, tradition) {
        (Unit::Article, Tradition::German) => format!("§ {number}"),
        (Unit::Article | Unit::Section | Unit::Alinea, _) | (Unit::Paragraph, Tradition::French) => {
            number.to_owned()
        }
        (Unit::Number, Tradition::German) => format!("{number}."),
        (Unit::Letter | Unit::Double | Unit::Triple, Tradition::German | Tradition::French) => {
            format!("{number})")
        }
        (Unit::Number, Tradition::French) => format!("{number}°"),
        _ => format!("({number})"),
    }
}

/// Joins words that come: a sign stands at the word in front of it.
pub(super) fn joined(words: &[String]) -> String {
    let mut text = String::new();
    for word in words {
        let sign = word.chars().all(|c| matches!(c, ',' | '.' | ';' | ':'));
        if !text.is_empty() && !sign {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}
