//! The briefing: one plain sentence for each change of substance, in order of weight.
//!
//! An hour before the informals a delegate asks which three changes matter. The weight of an entry is that of its
//! gravest change: a paragraph that came or went, a verb that moved on its ladder, a bracket, a negation or modal verb,
//! who is meant, a term or number, a qualifier, other words; operative paragraphs come before preambular ones, and
//! then the order of the new text decides. What is only editorial or consequential is counted in the last line.
//!
//! ```text
//! OP4: "urges" became "encourages" (weaker); "where appropriate" added.
//! OP7: deleted: "Calls upon States to …".
//! ```

use super::{Class, Entry, Lookup, Op, Relation, Report};
use crate::sides::Side;
use crate::text::tokens::words;

/// One sentence of the briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The entry that it is about, by index.
    pub entry: usize,
    /// `OP4: "urges" became "encourages" (weaker).`
    pub text: String,
}

/// At most this many words of a paragraph or an edit are quoted.
const QUOTED: usize = 12;
/// At most this many changes of one paragraph are told.
const TOLD: usize = 4;

/// Says in one sentence each what changed in substance, the weightiest first.
pub fn briefing(report: &Report) -> Vec<Sentence> {
    let lookup = Lookup::new(report);
    let mut weighed: Vec<(u32, usize, String)> = report
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.class == Class::Substantive)
        .map(|(index, entry)| {
            let (weight, text) = sentence(entry, &lookup);
            (weight, index, text)
        })
        .collect();
    weighed.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let sentences = weighed.into_iter();
    sentences
        .map(|(_, entry, text)| Sentence { entry, text })
        .collect()
}

fn sentence(entry: &Entry, lookup: &Lookup<'_>) -> (u32, String) {
    let id = name(entry);
    let place = bonus(entry, lookup);
    match entry.relation {
        Relation::Inserted => {
            let text: String = entry.edits.iter().map(|edit| edit.new.as_str()).collect();
            return (900 + place, format!("{id}: new: \"{}\".", quoted(&text)));
        }
        Relation::Deleted => {
            let text: String = entry.edits.iter().map(|edit| edit.old.as_str()).collect();
            return (900 + place, format!("{id}: deleted: \"{}\".", quoted(&text)));
        }
        _ => {}
    }
    let mut told: Vec<(u32, String)> = Vec::new();
    if let (Some(cause), "stronger" | "weaker" | "different") = (&entry.header.cause, entry.header.shift) {
        let weight = if entry.header.shift == "different" {
            700
        } else {
            800
        };
        told.push((weight, cause.clone()));
    }
    for (weight, text) in places(entry) {
        if !told.iter().any(|(_, known)| *known == text) {
            told.push((weight, text));
        }
    }
    if let Some(cause) = entry.cause.as_ref().filter(|_| entry.moved || told.is_empty()) {
        told.push((150, cause.clone()));
    }
    told.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let weight = told.first().map_or(100, |(weight, _)| *weight);
    let more = told.len().saturating_sub(TOLD);
    let mut texts: Vec<String> = told.into_iter().take(TOLD).map(|(_, text)| text).collect();
    if more > 0 {
        texts.push(format!("{more} more"));
    }
    (weight + place, format!("{id}: {}.", texts.join("; ")))
}

/// Returns what each place of substance did, with its weight.
fn places(entry: &Entry) -> Vec<(u32, String)> {
    let mut told = Vec::new();
    for place in entry
        .edits
        .chunk_by(|one, next| (one.op == Op::Equal) == (next.op == Op::Equal))
    {
        if place[0].class != Class::Substantive {
            continue;
        }
        let old: String = place.iter().map(|edit| edit.old.as_str()).collect();
        let new: String = place.iter().map(|edit| edit.new.as_str()).collect();
        let cause = place[0].cause.as_deref().unwrap_or_default();
        let told_already = entry.header.cause.as_deref();
        let parts: Vec<&str> = cause
            .split("; ")
            .filter(|part| Some(*part) != told_already)
            .collect();
        let verb_told = told_already.is_some_and(|verb| cause.contains(verb));
        let speaks =
            cause.contains(" became ") || cause.starts_with("bracket") || cause.starts_with("deadline");
        let text = if speaks || verb_told {
            parts.join("; ")
        } else {
            spoken(&old, &new)
        };
        if text.is_empty() {
            continue;
        }
        told.push((weight(cause, &old, &new), text));
    }
    told
}

/// Returns `"relevant" deleted`, `"shall" became "should"`; a side of marks alone counts as empty.
fn spoken(old: &str, new: &str) -> String {
    let words = |text: &str| {
        let quoted = quoted(text);
        if quoted
            .chars()
            .any(|c| c.is_alphanumeric() || matches!(c, '%' | '$' | '[' | ']'))
        {
            quoted
        } else {
            String::new()
        }
    };
    match (words(old).as_str(), words(new).as_str()) {
        ("", "") => "punctuation inside the sentence".to_owned(),
        ("", new) => format!("\"{new}\" added"),
        (old, "") => format!("\"{old}\" deleted"),
        (old, new) => format!("\"{old}\" became \"{new}\""),
    }
}

fn weight(cause: &str, old: &str, new: &str) -> u32 {
    const CAUSES: [(&str, u32); 12] = [
        ("(stronger)", 750),
        ("(weaker)", 750),
        ("bracket", 650),
        ("negation", 640),
        ("modal verb", 620),
        ("addressee", 600),
        ("deadline", 590),
        ("amount", 580),
        ("who is meant", 500),
        ("qualifier", 450),
        ("date", 400),
        ("number", 400),
    ];
    if cause.starts_with("punctuation") || cause == "quotation marks" {
        return 120;
    }
    let named = CAUSES
        .iter()
        .filter(|(word, _)| cause.contains(word))
        .map(|(_, weight)| *weight)
        .max();
    let long = (words(old).len() + words(new).len()).min(90) as u32;
    named.unwrap_or(300) + long
}

/// Operative paragraphs bind or ask; the preamble explains.
fn bonus(entry: &Entry, lookup: &Lookup<'_>) -> u32 {
    let (side, id) = match (entry.new.first(), entry.old.first()) {
        (Some(id), _) => (Side::New, id),
        (None, Some(id)) => (Side::Old, id),
        (None, None) => return 0,
    };
    match lookup.provision(side, id).map(|provision| provision.kind) {
        Some("preambular" | "heading") => 0,
        _ => 20,
    }
}

fn name(entry: &Entry) -> String {
    let (old, new) = (entry.old.join(" + "), entry.new.join(" + "));
    match (old.is_empty(), new.is_empty()) {
        (true, _) => new,
        (_, true) => old,
        _ if old == new => new,
        _ => format!("{new} (old {old})"),
    }
}

/// Returns the first words of a text, without marks at its ends.
fn quoted(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let shown = words.iter().take(QUOTED).copied().collect::<Vec<_>>().join(" ");
    let shown = if words.len() > 1 {
        shown.trim_matches([',', ';', '.', ' '])
    } else {
        shown.trim_end_matches([';', '.'])
    };
    if words.len() > QUOTED {
        format!("{shown} …")
    } else {
        shown.to_owned()
    }
}
