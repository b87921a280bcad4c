//! One sentence that says how much changed.
//!
//! ```text
//! 13 → 12 preambular and 24 → 14 operative paragraphs: 7 unchanged, 12 amended, 1 merged, 2 inserted, 13 deleted;
//! 187 words deleted, 63 inserted.
//! ```

use super::phrases::listed;
use super::{Class, HeadRow, Note, Op, Report};
use crate::instrument::Kind;
use crate::sides::Sides;

impl Report {
    /// Returns how much changed, in one sentence without a line end.
    pub fn sentence(&self) -> String {
        let head = head(self).map_or_else(String::new, |head| format!("; {head}"));
        let entries = if self.entries.is_empty() {
            "no paragraph".to_owned()
        } else {
            format!("{}: {}", provisions(self), relations(self))
        };
        format!("{entries}; {}{head}.", words(self))
    }

    /// Counts all changes by what they mean, and says which of them are not in the paragraphs:
    /// `13 changes by meaning: 9 substantive, 3 consequential, 1 editorial (head: 1 substantive; footnotes: 2 consequential).`
    ///
    /// Nothing where no entry, footnote or row of the head changed.
    pub fn meaning(&self) -> Option<String> {
        let summary = &self.summary;
        if summary.changes == 0 {
            return None;
        }
        let of_notes = &summary.footnotes;
        let changed = of_notes.substantive + of_notes.consequential + of_notes.editorial;
        let noun = if changed == 1 { "footnote" } else { "footnotes" };
        let elsewhere: Vec<String> = [("head", &summary.head), (noun, of_notes)]
            .into_iter()
            .map(|(name, classes)| (name, by_class(|class| classes.of(class))))
            .filter(|(_, counts)| !counts.is_empty())
            .map(|(name, counts)| format!("{name}: {}", counts.join(", ")))
            .collect();
        let elsewhere = match elsewhere.join("; ") {
            none if none.is_empty() => none,
            told => format!(" ({told})"),
        };
        let brackets = match (summary.brackets_old, summary.brackets_new) {
            (0, 0) => String::new(),
            (old, new) => format!("; brackets open: {} → {}", thousands(old), thousands(new)),
        };
        let counts = by_class(|class| summary.of_class(class)).join(", ");
        Some(format!(
            "{} by meaning: {counts}{elsewhere}{brackets}.",
            count(summary.changes, "change")
        ))
    }
}

fn by_class(number: impl Fn(Class) -> usize) -> Vec<String> {
    let counts = Class::ALL.into_iter().filter(|class| *class != Class::None);
    counts
        .map(|class| (number(class), class.word()))
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{} {word}", thousands(number)))
        .collect()
}

/// Returns `1 paragraph`, `2 paragraphs`, `1,204 words`.
pub fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", thousands(number))
}

/// Returns `1,204`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Returns the words that went and came, those that there are: `−12 +3`. `minus` is the sign of the output.
pub fn signed(minus: char, deleted: usize, inserted: usize) -> String {
    let counts = [(minus, deleted), ('+', inserted)];
    let known = counts.iter().filter(|(_, number)| *number > 0);
    let signed: Vec<String> = known
        .map(|(sign, number)| format!("{sign}{}", thousands(*number)))
        .collect();
    signed.join(" ")
}

/// Counts the provisions of both texts by kind: `24 → 14 operative paragraphs, 2 sub-paragraphs`.
fn provisions(report: &Report) -> String {
    let kinds = [
        (Kind::Preambular, "preambular "),
        (Kind::Operative, "operative "),
        (Kind::Paragraph, "numbered "),
    ];
    let paragraphs: Vec<(Sides<usize>, &str)> = kinds
        .into_iter()
        .map(|(kind, adjective)| (number(report, kind), adjective))
        .filter(|(number, _)| number.old + number.new > 0)
        .collect();
    // A text of one kind of paragraph needs no word for it.
    let bare = paragraphs.len() == 1 && paragraphs[0].1 == "numbered ";
    let counts: Vec<String> = paragraphs
        .iter()
        .map(|(number, adjective)| {
            format!(
                "{}{}",
                change(*number),
                if bare { "" } else { adjective.trim_end() }
            )
        })
        .collect();
    let one = paragraphs
        .iter()
        .all(|(number, _)| number.old == 1 && number.new == 1)
        && paragraphs.len() == 1;
    let mut parts = Vec::new();
    if !counts.is_empty() {
        let noun = if one { "paragraph" } else { "paragraphs" };
        parts.push(format!("{} {noun}", listed(&counts).trim_end()));
    }
    for (kind, noun) in [
        (Kind::Article, "article"),
        (Kind::Subparagraph, "sub-paragraph"),
        (Kind::Heading, "heading"),
        (Kind::Row, "row"),
        (Kind::Picture, "picture"),
    ] {
        let number = number(report, kind);
        if number.old + number.new > 0 {
            let plural = if number.old == 1 && number.new == 1 {
                ""
            } else {
                "s"
            };
            parts.push(format!("{}{noun}{plural}", change(number)));
        }
    }
    parts.join(", ")
}

fn number(report: &Report, kind: Kind) -> Sides<usize> {
    let texts = report.texts.as_ref();
    texts.map(|text| {
        text.provisions
            .iter()
            .filter(|provision| provision.kind == kind)
            .count()
    })
}

/// Returns `24 → 14 `, or `14 ` where the number stayed.
fn change(number: Sides<usize>) -> String {
    match (number.old, number.new) {
        (old, new) if old == new => format!("{} ", thousands(new)),
        (old, new) => format!("{} → {} ", thousands(old), thousands(new)),
    }
}

fn relations(report: &Report) -> String {
    let summary = &report.summary;
    let counts = [
        (summary.unchanged, "unchanged"),
        (summary.amended, "amended"),
        (summary.split, "split"),
        (summary.merged, "merged"),
        (summary.inserted, "inserted"),
        (summary.deleted, "deleted"),
    ];
    let known: Vec<String> = counts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{} {word}", thousands(number)))
        .collect();
    // A moved paragraph is also one of the others.
    let moved = match summary.moved {
        0 => String::new(),
        moved => format!("; {} moved", thousands(moved)),
    };
    format!("{}{moved}", known.join(", "))
}

fn words(report: &Report) -> String {
    let summary = &report.summary;
    match (summary.words_deleted, summary.words_inserted) {
        (0, 0) if told_elsewhere(report) => "no word of a paragraph changed".to_owned(),
        (0, 0) => "no word changed".to_owned(),
        (deleted, inserted) => format!(
            "{} deleted, {} inserted",
            count(deleted, "word"),
            thousands(inserted)
        ),
    }
}

/// Whether a letter changed that is no word of a paragraph: in the head, in a footnote, a mark, a number.
fn told_elsewhere(report: &Report) -> bool {
    let head = report.head.iter().any(HeadRow::differs);
    let notes = report.footnotes.iter().any(Note::differs);
    // A paragraph that moved and kept its number has all its letters.
    let entries = report.entries.iter().any(|entry| {
        let moved_only = entry.moved && !entry.renumbered;
        entry.edits.iter().any(|edit| edit.op != Op::Equal) || (entry.differs() && !moved_only)
    });
    head || notes || entries
}

/// Names the fields of the head that changed in substance, and counts the others: `title and sponsors changed`.
fn head(report: &Report) -> Option<String> {
    let mut named: Vec<String> = Vec::new();
    for row in report.head.iter().filter(|row| row.class == Class::Substantive) {
        let name = row.field.words().to_owned();
        if !named.contains(&name) {
            named.push(name);
        }
    }
    (!named.is_empty()).then(|| format!("{} changed", listed(&named)))
}
