//! The briefing: one plain sentence for each change of substance, in order of weight.
//!
//! An hour before the informals a delegate asks which three changes matter. The weight of an entry is that of its
//! gravest change: a paragraph that came or went, a verb that moved on its ladder, a bracket, a negation or modal verb,
//! who is meant, a term or number, a qualifier, other words; operative paragraphs come before preambular ones, and
//! then the order of the new text decides. Of the head, the title, the organ and the vote say what the whole text is:
//! they come after the operative verbs and before all other words; the sponsors say whose it is, and come before
//! whatever is no duty; the rest stands at the end. A footnote is told with the paragraph that holds its mark, sub-paragraphs that
//! came or went with the paragraph that they belong to, and a long run of paragraphs that went as one. What is only
//! editorial or consequential is counted in the last line.
//!
//! ```text
//! OP 4: "urges" became "encourages" (weaker); "where appropriate" added.
//! Title: "protection" became "promotion".
//! Sponsors: Norway came; Cuba went.
//! OP 7 (deleted): "Calls upon States to …".
//! ```

use std::collections::BTreeMap;

use super::cause::{Cause, Standing, Subject, UNNAMED};
use super::phrases::{capital, listed};
use super::{Body, Class, Edit, Entry, HeadRow, Lookup, Note, Op, Open, Relation, Report, VerbShift, count};
use crate::instrument::{Field, Kind};
use crate::sides::{Side, Sides};
use crate::text::tokens::words;

/// One sentence of the briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What it is about.
    pub about: About,
    /// What that is called: `OP 4`.
    pub name: String,
    /// What happened: `"urges" became "encourages" (weaker).`
    pub told: String,
}

impl Sentence {
    /// Returns `OP 4: "urges" became "encourages" (weaker).`
    pub fn text(&self) -> String {
        format!("{}: {}", self.name, self.told)
    }
}

/// What a sentence of the briefing is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A row of the head, by its place in [`Report::head`].
    Head(usize),
    /// A footnote that no paragraph holds, by its place in [`Report::footnotes`].
    Footnote(usize),
    /// An entry, by its place in [`Report::entries`]; the first of several.
    Entry(usize),
}

/// At most this many words of a paragraph or an edit are quoted.
const QUOTED: usize = 12;
/// At most this many changes of one paragraph are told.
const TOLD: usize = 4;
/// So many neighbours that went are told as one run.
const RUN_OF_DELETED: usize = 6;
/// So many neighbours that came are told as one run: each of them is a text to be read, unless all is new.
const RUN_OF_INSERTED: usize = 12;

/// Says in one sentence each what changed in substance, the weightiest first.
pub fn briefing(report: &Report) -> Vec<Sentence> {
    let lookup = Lookup::new(report);
    let notes = Notes::of(report);
    let mut weighed: Vec<(u32, Sentence)> = head(report);
    weighed.extend(one_sided(report, &lookup));
    for (index, entry) in report.entries.iter().enumerate() {
        if matches!(entry.relation, Relation::Inserted | Relation::Deleted) {
            continue;
        }
        let own = notes.of_entry.get(&index).map_or(&[][..], Vec::as_slice);
        if entry.class == Class::Substantive || !own.is_empty() {
            let (weight, told) = sentence(entry, own, &lookup);
            let about = About::Entry(index);
            let name = entry.citation();
            weighed.push((weight, Sentence { about, name, told }));
        }
    }
    for (at, note) in notes.of_nothing {
        let (name, told) = told_note(note);
        let sentence = Sentence {
            about: About::Footnote(at),
            name: capital(&name),
            told: format!("{told}."),
        };
        weighed.push((80, sentence));
    }
    weighed.sort_by_key(|(weight, sentence)| (std::cmp::Reverse(*weight), sentence.about));
    let sentences = weighed.into_iter().map(|(_, sentence)| sentence);
    sentences.map(|sentence| with_items(sentence, report)).collect()
}

/// Adds whose items of amendment sheets ask for a change.
fn with_items(mut sentence: Sentence, report: &Report) -> Sentence {
    if let About::Entry(at) = sentence.about
        && let Some(asked) = report.entries[at].asked()
    {
        sentence.told.push_str(&format!(" By {asked}."));
    }
    sentence
}

/// Tells the rows of the head that changed in substance; the head of an act that came or went as a whole in one sentence.
fn head(report: &Report) -> Vec<(u32, Sentence)> {
    let rows = report.head.iter().enumerate();
    let titled = |row: &HeadRow| {
        let mut all = report.head.iter();
        all.any(|other| other.field == Field::Title && other.scope == row.scope)
    };
    let told = |(at, row): (usize, &HeadRow)| {
        let (name, told) = match whole_act(row).filter(|_| titled(row)) {
            None => told_row(row),
            Some(_) if row.field != Field::Title => return None,
            Some((act, fate, title)) => (format!("{act} ({fate})"), format!("\"{}\".", quoted(title))),
        };
        let about = About::Head(at);
        Some((weight_of_field(&row.field), Sentence { about, name, told }))
    };
    rows.filter(|(_, row)| row.class == Class::Substantive)
        .filter_map(told)
        .collect()
}

/// Returns the number of an act that only one text has, what became of it, and what the row says of it.
fn whole_act(row: &HeadRow) -> Option<(&str, &'static str, &str)> {
    match (&row.scope.old, &row.scope.new) {
        (Some(act), None) => Some((act, "deleted", row.old.as_deref()?)),
        (None, Some(act)) => Some((act, "new", row.new.as_deref()?)),
        _ => None,
    }
}

fn weight_of_field(field: &Open<Field>) -> u32 {
    match field.known() {
        Some(Field::Title | Field::Organ | Field::Formula | Field::Kind | Field::Vote | Field::Adoption) => {
            810
        }
        Some(Field::Sponsors | Field::Signature) => 615,
        _ => 130,
    }
}

/// Returns `Title: "protection" became "promotion".`, `Vote (new): "Adopted by 12 votes to none".`
fn told_row(row: &HeadRow) -> (String, String) {
    let name = row.name();
    let of = |verb: &str, names: &[String]| (!names.is_empty()).then(|| format!("{} {verb}", listed(names)));
    let parties: Vec<String> = [of("came", &row.came), of("went", &row.went)]
        .into_iter()
        .flatten()
        .collect();
    if !parties.is_empty() {
        return (name, format!("{}.", parties.join("; ")));
    }
    match (&row.old, &row.new) {
        (None, Some(new)) => (format!("{name} (new)"), format!("\"{}\".", quoted(new))),
        (Some(old), None) => (format!("{name} (deleted)"), format!("\"{}\".", quoted(old))),
        _ => {
            let places = changed_places(&row.edits);
            let told: Vec<String> = places
                .iter()
                .map(|place| spoken(&place.texts.old, &place.texts.new))
                .collect();
            (name, format!("{}.", shortened(told).join("; ")))
        }
    }
}

/// Returns no more changes than are told, and how many more there are.
fn shortened(mut told: Vec<String>) -> Vec<String> {
    let more = told.len().saturating_sub(TOLD);
    told.truncate(TOLD);
    if more > 0 {
        told.push(format!(
            "{more} more {}",
            if more == 1 { "change" } else { "changes" }
        ));
    }
    told
}

/// The footnotes that changed in substance, by the entry that holds their mark.
struct Notes<'a> {
    of_entry: BTreeMap<usize, Vec<&'a Note>>,
    /// Those whose mark was not found in any paragraph.
    of_nothing: Vec<(usize, &'a Note)>,
}

impl<'a> Notes<'a> {
    fn of(report: &'a Report) -> Self {
        let mut entries = Sides::new(BTreeMap::new(), BTreeMap::new());
        for (index, entry) in report.entries.iter().enumerate() {
            entries
                .old
                .extend(entry.old.iter().map(|id| (id.as_str(), index)));
            entries
                .new
                .extend(entry.new.iter().map(|id| (id.as_str(), index)));
        }
        let mut notes = Self {
            of_entry: BTreeMap::new(),
            of_nothing: Vec::new(),
        };
        let all = report.footnotes.iter().enumerate();
        for (at, note) in all.filter(|(_, note)| note.class == Class::Substantive) {
            let of_new = note.new_in.as_ref().and_then(|id| entries.new.get(id.as_str()));
            let of_old = note.old_in.as_ref().and_then(|id| entries.old.get(id.as_str()));
            match of_new.or(of_old) {
                Some(&index) => notes.of_entry.entry(index).or_default().push(note),
                None => notes.of_nothing.push((at, note)),
            }
        }
        notes
    }
}

/// Tells the paragraphs that came or went: sub-paragraphs with the one that they belong to, and a long run as one.
fn one_sided(report: &Report, lookup: &Lookup<'_>) -> Vec<(u32, Sentence)> {
    let mut parents: BTreeMap<(Relation, &str), usize> = BTreeMap::new();
    let mut roots: Vec<(usize, usize)> = Vec::new();
    for (index, entry) in report.entries.iter().enumerate() {
        let side = match entry.relation {
            Relation::Inserted => Side::New,
            Relation::Deleted => Side::Old,
            _ => continue,
        };
        let ids = if side == Side::New { &entry.new } else { &entry.old };
        let Some(id) = ids.first().filter(|_| entry.class == Class::Substantive) else {
            continue;
        };
        let parent = lookup.provision(side, id).and_then(|it| it.parent.as_deref());
        // Parents stand before their children.
        let root = parent.and_then(|parent| parents.get(&(entry.relation, parent)).copied());
        let at = root.unwrap_or_else(|| {
            roots.push((index, 0));
            roots.len() - 1
        });
        if root.is_some() {
            roots[at].1 += 1;
        }
        parents.insert((entry.relation, id), at);
    }
    let same_run = |one: &(usize, usize), next: &(usize, usize)| {
        let (one_entry, next_entry) = (&report.entries[one.0], &report.entries[next.0]);
        next.0 - one.0 <= one.1 + 1
            && one_entry.relation == next_entry.relation
            && lookup.section(one_entry) == lookup.section(next_entry)
    };
    let mut weighed = Vec::new();
    for run in roots.chunk_by(same_run) {
        let entry = &report.entries[run[0].0];
        let long = if entry.relation == Relation::Deleted {
            RUN_OF_DELETED
        } else {
            RUN_OF_INSERTED
        };
        if run.len() >= long {
            weighed.push(told_run(run, report, lookup));
        } else {
            weighed.extend(run.iter().map(|root| told_alone(*root, report, lookup)));
        }
    }
    weighed
}

/// Returns `OP 1 to OP 26 (deleted, 26 paragraphs): from "Reaffirms …" to "Decides …".`
fn told_run(run: &[(usize, usize)], report: &Report, lookup: &Lookup<'_>) -> (u32, Sentence) {
    let (first, last) = (&report.entries[run[0].0], &report.entries[run[run.len() - 1].0]);
    let which = if first.relation == Relation::Deleted {
        "deleted"
    } else {
        "new"
    };
    let opening = |entry: &Entry| quoted(&words_alone(entry));
    let number = count(run.len(), "paragraph");
    let sentence = Sentence {
        about: About::Entry(run[0].0),
        name: format!("{} to {} ({which}, {number})", first.name(), last.name()),
        told: format!("from \"{}\" to \"{}\".", opening(first), opening(last)),
    };
    (900 + bonus(first, lookup), sentence)
}

/// Returns `OP 3 (deleted): "Requests a report".`
fn told_alone((index, children): (usize, usize), report: &Report, lookup: &Lookup<'_>) -> (u32, Sentence) {
    let entry = &report.entries[index];
    let with = match children {
        0 => String::new(),
        number => format!(", with {}", count(number, "sub-paragraph")),
    };
    let which = if entry.relation == Relation::Deleted {
        "deleted"
    } else {
        "new"
    };
    let sentence = Sentence {
        about: About::Entry(index),
        name: format!("{} ({which}{with})", entry.name()),
        told: format!("\"{}\".", quoted(&words_alone(entry))),
    };
    // A heading says nothing that its paragraphs do not say.
    let heading = lookup.section(entry).body == Body::Heading;
    let weight = if heading { 200 } else { 900 };
    (weight + bonus(entry, lookup), sentence)
}

fn words_alone(entry: &Entry) -> String {
    let edits = entry.edits.iter();
    edits
        .flat_map(|edit| [edit.old.as_str(), edit.new.as_str()])
        .collect()
}

fn sentence(entry: &Entry, notes: &[&Note], lookup: &Lookup<'_>) -> (u32, String) {
    let mut told: Vec<(u32, String)> = Vec::new();
    if entry.header.shift.is_of_substance()
        && let Some(cause) = entry.header.causes.text()
    {
        let weight = if entry.header.shift == VerbShift::Different {
            700
        } else {
            800
        };
        told.push((weight, cause));
    }
    let mut places = places(entry);
    // A list that got one more member lost the `and` before its last one.
    if places.iter().any(|place| place.joint == Some(Joint::Came)) {
        places.retain(|place| place.joint != Some(Joint::Went));
    }
    for Told { weight, text, .. } in places {
        if !told.iter().any(|(_, known)| *known == text) {
            told.push((weight, text));
        }
    }
    if let Some(cause) = entry.causes.text() {
        let crossed = entry.causes.iter().any(is_crossing);
        let alone = entry.class == Class::Substantive && (entry.moved || told.is_empty());
        if crossed || alone {
            told.push((if crossed { 600 } else { 150 }, cause));
        }
    }
    for note in notes {
        let (name, what) = told_note(note);
        let weight = if note.causes.is_empty() { 110 } else { 350 };
        told.push((weight, format!("{name}: {what}")));
    }
    told.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let weight = told.first().map_or(100, |(weight, _)| *weight);
    let texts = shortened(told.into_iter().map(|(_, text)| text).collect());
    (weight + bonus(entry, lookup), format!("{}.", texts.join("; ")))
}

/// Whether a paragraph went from the preamble to the operative part, or back.
fn is_crossing(cause: &Cause) -> bool {
    matches!(
        cause,
        Cause::Standing(Standing::ToOperative | Standing::ToPreamble)
    )
}

/// Returns `footnote 8 added` and `"Resolution 78/317, annex"`.
fn told_note(note: &Note) -> (String, String) {
    let mark = note
        .new
        .as_ref()
        .or(note.old.as_ref())
        .cloned()
        .unwrap_or_default();
    if let Some(cause) = note.causes.text() {
        return (format!("footnote {mark}"), cause);
    }
    let text = |side: fn(&Edit) -> &String| {
        note.edits
            .iter()
            .map(|edit| side(edit).as_str())
            .collect::<String>()
    };
    let (old, new) = (text(|edit| &edit.old), text(|edit| &edit.new));
    match note.relation {
        Relation::Inserted => (format!("footnote {mark} added"), format!("\"{}\"", quoted(&new))),
        Relation::Deleted => (
            format!("footnote {mark} deleted"),
            format!("\"{}\"", quoted(&old)),
        ),
        _ => {
            let places = changed_places(&note.edits).into_iter();
            let changes: Vec<String> = places
                .map(|place| spoken(&place.texts.old, &place.texts.new))
                .collect();
            (format!("footnote {mark}"), changes.join(", "))
        }
    }
}

/// A place of substance.
struct Place<'a> {
    causes: &'a [Cause],
    texts: Sides<String>,
    /// Where it begins, in bytes.
    start: Sides<usize>,
}

/// Returns the places of substance.
fn changed_places(edits: &[Edit]) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    let mut at = Sides::new(0, 0);
    for place in edits.chunk_by(|one, next| (one.op == Op::Equal) == (next.op == Op::Equal)) {
        let texts = Sides::new(
            place.iter().map(|edit| edit.old.as_str()).collect::<String>(),
            place.iter().map(|edit| edit.new.as_str()).collect::<String>(),
        );
        let start = at;
        at.old += texts.old.len();
        at.new += texts.new.len();
        if place[0].class == Class::Substantive {
            places.push(Place {
                causes: &place[0].causes,
                texts,
                start,
            });
        }
    }
    places
}

/// What a place of substance did, as it is told.
struct Told {
    weight: u32,
    text: String,
    /// What it did to the `and` of a list.
    joint: Option<Joint>,
}

/// What becomes of the `and` before the last member of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// It came with a member: `and of women`.
    Came,
    /// It went alone.
    Went,
}

impl Joint {
    fn of(old: &str, new: &str) -> Option<Self> {
        match (worded(old).as_str(), worded(new).as_str()) {
            ("", new) if new.starts_with("and ") => Some(Self::Came),
            ("and", "") => Some(Self::Went),
            _ => None,
        }
    }
}

/// Returns what each place of substance did.
fn places(entry: &Entry) -> Vec<Told> {
    let shifted = entry.header.shift.is_of_substance();
    let header =
        Sides::new(entry.header.old.as_deref(), entry.header.new.as_deref()).map(Option::unwrap_or_default);
    let mut told = Vec::new();
    for Place { causes, texts, start } in changed_places(&entry.edits) {
        let (old, new) = (texts.old.as_str(), texts.new.as_str());
        let opens = start.old < header.old.len() && start.new < header.new.len();
        let by_words = |old, new| (spoken(old, new), Joint::of(old, new));
        let (text, joint) = if shifted && opens {
            // The verb is told already; the words behind it are not.
            let rest = Sides::new(behind_header(old, header.old), behind_header(new, header.new));
            if words(rest.old) == words(rest.new) {
                continue;
            }
            by_words(rest.old, rest.new)
        } else if let Some(verb) = causes.iter().find(|cause| matches!(cause, Cause::Verb { .. })) {
            let long = words(old).len().max(words(new).len()) > 6;
            let text = if long {
                format!("{}; {}", verb.text(), spoken(old, new))
            } else {
                plain(causes)
            };
            (text, None)
        } else if causes.first().is_some_and(is_told_by_cause) {
            (plain(causes), None)
        } else {
            by_words(old, new)
        };
        let weight = weight(causes, old, new);
        told.push(Told { weight, text, joint });
    }
    told
}

/// Returns what a place has behind the leading phrase; nothing where it lies inside that phrase.
fn behind_header<'a>(text: &'a str, header: &str) -> &'a str {
    let text = text.trim();
    match text.strip_prefix(header) {
        Some(rest) => rest.trim(),
        None if header.contains(text) => "",
        None => text,
    }
}

/// Whether the cause says more than the words that came and went.
fn is_told_by_cause(cause: &Cause) -> bool {
    matches!(
        cause,
        Cause::Brackets { .. }
            | Cause::OptionKept { .. }
            | Cause::Named {
                subject: Subject::Deadline,
                ..
            }
    )
}

/// Returns causes in plain words: `"voluntary" added; deadline "2025" became "2030"`.
fn plain(causes: &[Cause]) -> String {
    let told: Vec<String> = causes.iter().map(Cause::plain).collect();
    told.join("; ")
}

/// Returns `"relevant" deleted`, `"shall" became "should"`; a side of marks alone counts as empty.
fn spoken(old: &str, new: &str) -> String {
    match (worded(old).as_str(), worded(new).as_str()) {
        ("", "") => "punctuation inside the sentence".to_owned(),
        ("", new) => format!("\"{new}\" added"),
        (old, "") => format!("\"{old}\" deleted"),
        (old, new) => format!("\"{old}\" became \"{new}\""),
    }
}

/// Returns the first words of a text, or nothing where it has marks alone.
fn worded(text: &str) -> String {
    let quoted = quoted(text);
    let says = |c: char| c.is_alphanumeric() || matches!(c, '%' | '$' | '[' | ']');
    if quoted.chars().any(says) {
        quoted
    } else {
        String::new()
    }
}

/// Weighs the gravest cause of a place, and its length; marks weigh the same however many they are.
fn weight(causes: &[Cause], old: &str, new: &str) -> u32 {
    if let [Cause::Marks(_)] = causes {
        return causes[0].weight();
    }
    let gravest = causes.iter().map(Cause::weight).max();
    let long = (words(old).len() + words(new).len()).min(90) as u32;
    gravest.unwrap_or(UNNAMED) + long
}

/// Operative paragraphs bind or ask; the preamble explains.
fn bonus(entry: &Entry, lookup: &Lookup<'_>) -> u32 {
    let (side, id) = match (entry.new.first(), entry.old.first()) {
        (Some(id), _) => (Side::New, id),
        (None, Some(id)) => (Side::Old, id),
        (None, None) => return 0,
    };
    match lookup
        .provision(side, id)
        .and_then(|provision| provision.kind.known())
    {
        Some(Kind::Preambular | Kind::Heading) => 0,
        _ => 20,
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
