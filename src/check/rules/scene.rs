//! What rules look at: a report, with its paragraphs by id, and what they hand back.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::lexicon::{LANGUAGES, Language};
use crate::report::{Cause, Edit, Entry, Op, Provision, Reference, Refers, Relation, Report, Text};
use crate::sides::{Side, Sides};

/// A report that rules are asked of.
pub(in crate::check) struct Scene<'a> {
    pub(in crate::check) report: &'a Report,
    /// Whether there is no earlier text: the later one is looked at alone.
    pub(in crate::check) alone: bool,
    /// The entry of each provision, by id.
    entries: Sides<HashMap<&'a str, usize>>,
    /// The provisions by id.
    provisions: Sides<HashMap<&'a str, usize>>,
    /// The references of each text to itself, by provision; read when a rule asks for them.
    references: Sides<OnceCell<Vec<Vec<Option<Reference>>>>>,
}

/// A place where a rule is broken.
#[derive(Debug, Clone)]
pub(in crate::check) struct Hit {
    pub(in crate::check) spot: Spot,
    /// What is wrong, as it goes on behind `OP 1: `.
    pub(in crate::check) message: String,
    /// The words that it is about; none for those that the place's own edits tell.
    pub(in crate::check) words: Option<Sides<Option<String>>>,
    /// What the fingerprint is made of; none for the paragraphs of the place.
    pub(in crate::check) content: Option<Sides<String>>,
}

/// Where a rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::check) enum Spot {
    /// A row of the entries.
    Entry(usize),
    /// A row of the head.
    Head(usize),
    /// A footnote.
    Note(usize),
    /// A paragraph of the later text, looked at alone.
    New(usize),
    /// The later text as a whole.
    Whole,
}

impl Hit {
    pub(in crate::check) fn at(spot: Spot, message: impl Into<String>) -> Self {
        Self {
            spot,
            message: message.into(),
            words: None,
            content: None,
        }
    }

    /// Says which words of the later text it is about.
    pub(super) fn about(self, new: impl Into<String>) -> Self {
        Self {
            words: Some(Sides::new(None, Some(new.into()))),
            ..self
        }
    }
}

impl<'a> Scene<'a> {
    pub(in crate::check) fn new(report: &'a Report, alone: bool) -> Self {
        let entries = Sides::new(Side::Old, Side::New).map(|side| {
            let mut places = HashMap::new();
            for (at, entry) in report.entries.iter().enumerate() {
                places.extend(ids(entry, side).iter().map(|id| (id.as_str(), at)));
            }
            places
        });
        let provisions = report.texts.as_ref().map(|text| {
            let ids = text.provisions.iter().enumerate();
            ids.map(|(at, provision)| (provision.id.as_str(), at)).collect()
        });
        Self {
            report,
            alone,
            entries,
            provisions,
            references: Sides::new(OnceCell::new(), OnceCell::new()),
        }
    }

    /// Returns the earlier text.
    pub(super) fn old(&self) -> &'a Text {
        &self.report.texts.old
    }

    /// Returns the later text.
    pub(in crate::check) fn new_text(&self) -> &'a Text {
        &self.report.texts.new
    }

    /// Returns the entries with their positions.
    pub(super) fn entries(&self) -> impl Iterator<Item = (usize, &'a Entry)> {
        self.report.entries.iter().enumerate()
    }

    /// Returns the entry of a paragraph.
    pub(in crate::check) fn entry_of(&self, side: Side, id: &str) -> Option<usize> {
        self.entries.get(side).get(id).copied()
    }

    /// Returns a paragraph and its position.
    pub(in crate::check) fn provision(&self, side: Side, id: &str) -> Option<(usize, &'a Provision)> {
        let at = *self.provisions.get(side).get(id)?;
        Some((at, &self.report.texts.get(side).provisions[at]))
    }

    /// Returns the references of a paragraph to its own text, in order; none in the place of one that is another text's.
    pub(super) fn references(&self, side: Side, provision: usize) -> &[Option<Reference>] {
        let all = self.references.get(side).get_or_init(|| {
            let text = self.report.texts.get(side);
            let refers = Refers::of(text);
            let each = (0..text.provisions.len()).map(|at| refers.references(at));
            each.collect()
        });
        &all[provision]
    }

    /// Returns the drafting words of the later text's language, if there are any.
    pub(super) fn language(&self) -> Option<&'static Language> {
        let code = self.new_text().masthead.language.as_deref()?;
        LANGUAGES.iter().copied().find(|language| language.code == code)
    }
}

/// Returns the ids of a side of an entry.
pub(in crate::check) fn ids(entry: &Entry, side: Side) -> &[String] {
    match side {
        Side::Old => &entry.old,
        Side::New => &entry.new,
    }
}

/// Returns every cause of an entry once, in order: of its words, of its verb, of its place.
pub(super) fn causes(entry: &Entry) -> Vec<&Cause> {
    let mut all: Vec<&Cause> = Vec::new();
    let of_edits = entry.edits.iter().flat_map(|edit| edit.causes.iter());
    for cause in of_edits
        .chain(entry.header.causes.iter())
        .chain(entry.causes.iter())
    {
        if !all.contains(&cause) {
            all.push(cause);
        }
    }
    all
}

/// Returns causes in words, in one line; the first few of many.
pub(super) fn told<'c>(causes: impl IntoIterator<Item = &'c Cause>) -> String {
    const MOST: usize = 4;
    let texts: Vec<String> = causes.into_iter().map(Cause::text).collect();
    let shown = texts
        .iter()
        .take(MOST)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("; ");
    match texts.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown}; and {more} more"),
    }
}

/// Whether any word or mark of edits differs.
pub(super) fn differs(edits: &[Edit]) -> bool {
    edits.iter().any(|edit| edit.op != Op::Equal)
}

/// So many words of what stayed are shown beside a change.
const AROUND: usize = 4;
/// No more words than these are shown of a side.
const MOST_WORDS: usize = 60;

/// Returns the words of a change with a few around it, of each side; a side without words has none.
pub(in crate::check) fn changed_words(edits: &[Edit]) -> Sides<Option<String>> {
    Sides::new(Side::Old, Side::New).map(|side| {
        let of = |edit: &Edit| match side {
            Side::Old => edit.old.clone(),
            Side::New => edit.new.clone(),
        };
        let mut shown = String::new();
        for (at, edit) in edits.iter().enumerate() {
            let text = of(edit);
            match edit.op {
                Op::Equal => shown.push_str(&shortened(&text, at == 0, at + 1 == edits.len())),
                _ => shown.push_str(&text),
            }
        }
        let shown = first_words(&shown);
        (!shown.is_empty()).then_some(shown)
    })
}

/// Leaves of a stretch that stayed what stands beside a change.
fn shortened(text: &str, first: bool, last: bool) -> String {
    let (blank, rest) = text.split_at(text.len() - text.trim_start().len());
    let words: Vec<&str> = rest.split_inclusive(char::is_whitespace).collect();
    let keep = |from: usize, to: usize| {
        format!(
            "{}{}",
            if from == 0 { blank } else { "" },
            words[from..to].concat()
        )
    };
    let count = words.len();
    match (first, last) {
        (true, false) if count > AROUND => format!("… {}", keep(count - AROUND, count)),
        (false, true) if count > AROUND => format!("{} …", keep(0, AROUND).trim_end()),
        (false, false) if count > 2 * AROUND + 2 => {
            format!("{} … {}", keep(0, AROUND).trim_end(), keep(count - AROUND, count))
        }
        _ => text.to_owned(),
    }
}

/// Returns the first words of a text, in one line.
pub(in crate::check) fn first_words(text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().take(MOST_WORDS + 1).collect();
    if words.len() > MOST_WORDS {
        words[MOST_WORDS] = "…";
    }
    words.join(" ")
}

/// Whether an entry stands in the earlier text alone.
pub(super) fn is_gone(entry: &Entry) -> bool {
    entry.relation == Relation::Deleted
}
