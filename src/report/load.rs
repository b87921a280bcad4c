//! A JSON report becomes a [`Report`] again, so that a comparison is made once and shown in any form later.
//!
//! The question: is this a report that can be shown as if it had just been made? Fields that a later version added are ignored,
//! those that an earlier one did not know have their usual value, words of open lists are kept as they are. A word of a closed
//! list that nobody knows is an error, for what it means cannot be guessed; so is another version of the contract. The counts
//! follow from the rest and are counted again.
//!
//! What is loaded must keep the laws of a report, since a file can be changed by hand: a renderer may believe that each
//! paragraph stands in exactly one entry, and that the words of an entry are those of its paragraphs. Cost: linear.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use super::{Choice, Edit, Entry, HeadRow, Note, Notice, Perhaps, Report, Schema, Text, summarize};
use crate::error::{Error, Refusal};
use crate::read::Source;
use crate::sides::{Side, Sides};

/// What to do with a file that is no report.
const WAY_OUT: &str = "make it with 'travaux OLD NEW -o report.json'";

/// Loads a JSON report.
///
/// ```
/// # fn main() -> Result<(), travaux::Error> {
/// use travaux::read::Source;
/// use travaux::render::json;
/// use travaux::report::load;
/// # let text = |verb: &str| Source {
/// #     name: verb.to_owned(),
/// #     bytes: format!("The General Assembly,\n\n1. {verb} States to act.\n").into_bytes(),
/// # };
/// # let report = travaux::compare(&travaux::Sides::new(text("Urges"), text("Invites")), &travaux::Options::default())?;
/// let file = Source { name: "report.json".to_owned(), bytes: json::render(&report).into_bytes() };
/// assert_eq!(load(&file)?, report);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// When the file is no JSON, no report of this version of the contract, or its entries are not those of its texts.
pub fn load(source: &Source) -> Result<Report, Error> {
    read(&source.bytes).map_err(|reason| Error::about(&source.name, reason))
}

/// What tells a report from other files.
#[derive(Deserialize)]
struct Named {
    schema: Option<String>,
}

fn read(bytes: &[u8]) -> Result<Report, Refusal> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // The name is asked for first: a report of another version may have any fields at all.
    let named: Named = serde_json::from_slice(bytes).map_err(|problem| unread(&problem))?;
    match named.schema.as_deref() {
        Some(Schema::NAME) => {}
        Some(other) => {
            return Err(format!(
                "is a '{other}', and this program reads '{}'; take the program that made it, or compare the texts anew",
                Schema::NAME
            )
            .into());
        }
        None => return Err(format!("is no report of a comparison: it names no 'schema'; {WAY_OUT}").into()),
    }
    let report: Report = serde_json::from_slice(bytes).map_err(|problem| unread(&problem))?;
    lawful(&report).map_err(|broken| {
        Refusal::from(format!(
            "{broken}, as in no report that was left as it was made; {WAY_OUT}"
        ))
    })?;
    Ok(report)
}

/// Says what is wrong and where.
fn unread(problem: &serde_json::Error) -> Refusal {
    let text = problem.to_string();
    // The place stands first, where people look for it.
    let what = text.split(" at line ").next().unwrap_or_default();
    let what = if problem.is_data() {
        what.to_owned()
    } else {
        format!("no JSON: {what}")
    };
    format!(
        "line {}, column {}: {what}; {WAY_OUT}",
        problem.line(),
        problem.column()
    )
    .into()
}

impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Fields::deserialize(deserializer).map(Fields::report)
    }
}

/// The fields of the JSON, whose two texts stand beside the others.
#[derive(Deserialize)]
struct Fields {
    schema: Schema,
    #[serde(default)]
    generator: String,
    #[serde(default)]
    options: Vec<Choice>,
    old: Text,
    new: Text,
    #[serde(default)]
    head: Vec<HeadRow>,
    entries: Vec<Entry>,
    #[serde(default)]
    footnotes: Vec<Note>,
    #[serde(default)]
    warnings: Vec<Notice>,
    #[serde(default)]
    perhaps: Vec<Perhaps>,
}

impl Fields {
    fn report(self) -> Report {
        Report {
            schema: self.schema,
            generator: self.generator,
            options: self.options,
            texts: Sides::new(self.old, self.new),
            summary: summarize(&self.entries, &self.footnotes, &self.head),
            head: self.head,
            entries: self.entries,
            footnotes: self.footnotes,
            warnings: self.warnings,
            perhaps: self.perhaps,
        }
    }
}

/// Tells the first law that a report breaks.
fn lawful(report: &Report) -> Result<(), String> {
    for side in [Side::Old, Side::New] {
        let text = report.texts.get(side);
        let places = places(text)?;
        parents_before(text, &places)?;
        marks_inside(text)?;
        let mut seen = vec![false; text.provisions.len()];
        for entry in &report.entries {
            let ids = ids_of(side, &entry.old, &entry.new);
            let words = take(text, &places, ids, &mut seen)?;
            rebuilt(side, &entry.edits, &words, ids)?;
        }
        if let Some(at) = seen.iter().position(|seen| !seen) {
            return Err(format!("'{}' stands in no entry", text.provisions[at].id));
        }
        let mut perhaps = vec![false; text.provisions.len()];
        for pair in &report.perhaps {
            let ids = ids_of(side, &pair.old, &pair.new);
            let words = take(text, &places, ids, &mut perhaps)?;
            rebuilt(side, &pair.edits, &words, ids)?;
        }
    }
    Ok(())
}

fn ids_of<'a>(side: Side, old: &'a [String], new: &'a [String]) -> &'a [String] {
    match side {
        Side::Old => old,
        Side::New => new,
    }
}

/// Returns the place of each id.
fn places(text: &Text) -> Result<BTreeMap<&str, usize>, String> {
    let mut places = BTreeMap::new();
    for (at, provision) in text.provisions.iter().enumerate() {
        if places.insert(provision.id.as_str(), at).is_some() {
            return Err(format!("two paragraphs are called '{}'", provision.id));
        }
    }
    Ok(places)
}

fn parents_before(text: &Text, places: &BTreeMap<&str, usize>) -> Result<(), String> {
    for (at, provision) in text.provisions.iter().enumerate() {
        let parent = provision.parent.as_deref();
        let stands_before = |parent: &str| places.get(parent).is_some_and(|&place| place < at);
        if parent.is_some_and(|parent| !stands_before(parent)) {
            return Err(format!(
                "the parent of '{}' does not stand before it",
                provision.id
            ));
        }
    }
    Ok(())
}

fn marks_inside(text: &Text) -> Result<(), String> {
    for provision in text.provisions.iter().filter(|it| !it.footnotes.is_empty()) {
        let length = provision.text.chars().count();
        if provision.footnotes.iter().any(|mark| mark.offset > length) {
            return Err(format!(
                "a footnote of '{}' is marked behind its end",
                provision.id
            ));
        }
    }
    Ok(())
}

/// Returns the words of paragraphs, joined as an entry has them; each is taken once.
fn take(
    text: &Text,
    places: &BTreeMap<&str, usize>,
    ids: &[String],
    seen: &mut [bool],
) -> Result<String, String> {
    let mut words = Vec::new();
    for id in ids {
        let at = places
            .get(id.as_str())
            .ok_or_else(|| format!("no paragraph is called '{id}'"))?;
        if std::mem::replace(&mut seen[*at], true) {
            return Err(format!("'{id}' stands in two entries"));
        }
        words.push(text.provisions[*at].text.as_str());
    }
    Ok(words.join("\n"))
}

fn rebuilt(side: Side, edits: &[Edit], words: &str, ids: &[String]) -> Result<(), String> {
    let mut rest = words;
    for edit in edits {
        let words = if side == Side::Old { &edit.old } else { &edit.new };
        rest = rest
            .strip_prefix(words.as_str())
            .ok_or_else(|| format!("the edits of '{}' are not its words", ids.join(" + ")))?;
    }
    if rest.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the edits of '{}' are not all its words",
        ids.join(" + ")
    ))
}
