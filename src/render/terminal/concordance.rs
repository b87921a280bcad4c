//! The concordance: which paragraph answers which, one row each.
//!
//! ```text
//! Old          New    Paragraph                        What happened   Words
//! PP1          PP1                                     unchanged
//! PP2 + PP3    PP2    Recalling                        merged          -12 +3
//! OP10         OP8    Also emphasizes → Emphasizes     amended         -4 +1
//! ```

use super::Page;
use super::fold::{Headings, Item, groups, span_of};
use crate::render::ink::{Line, Look, Span, line_width};
use crate::render::visible::visible;
use crate::render::wrap::{shorten, width};
use crate::report::{Entry, Op, Relation};
use crate::sides::Side;

/// The widest column of ids on a page of at least 100 columns; a longer list is shortened.
const WIDEST_IDS: usize = 20;
/// The fewest columns in which a paragraph's name says something.
const NARROWEST_NAME: usize = 10;
/// Blank columns between two columns.
const GAP: usize = 2;

/// A row: old, new, paragraph, what happened, words.
type Row = [Span; 5];

pub(super) fn lines(page: &Page<'_>) -> Vec<Line> {
    let rows: Vec<Row> = groups(page, Headings::Folded)
        .iter()
        .flat_map(|group| group.items.iter())
        .map(|item| match item {
            Item::Entry(entry) => entry_row(page, entry),
            Item::Unchanged(run) => unchanged_row(page, run),
        })
        .collect();
    let title =
        ["Old", "New", "Paragraph", "What happened", "Words"].map(|word| Span::new(Look::Title, word));
    table(page, std::iter::once(title).chain(rows).collect())
}

fn entry_row(page: &Page<'_>, entry: &Entry) -> Row {
    let ids = |ids: &[String]| shorten(&visible(&ids.join(" + ")), id_columns(page));
    [
        Span::new(Look::Text, ids(&entry.old)),
        Span::new(Look::Text, ids(&entry.new)),
        name(page, entry),
        Span::new(look(entry), what_happened(entry)),
        Span::new(Look::Text, words(entry)),
    ]
}

fn unchanged_row(page: &Page<'_>, run: &[&Entry]) -> Row {
    let ids = span_of(page, run);
    [
        Span::new(Look::Quiet, shorten(&visible(&ids.old), id_columns(page))),
        Span::new(Look::Quiet, shorten(&visible(&ids.new), id_columns(page))),
        match run {
            [entry] => Span {
                look: Look::Quiet,
                ..name(page, entry)
            },
            _ => Span::new(Look::Text, ""),
        },
        Span::new(Look::Quiet, "unchanged"),
        Span::new(Look::Text, ""),
    ]
}

fn id_columns(page: &Page<'_>) -> usize {
    (page.options.width / 5).min(WIDEST_IDS)
}

/// Returns how a delegate would call the paragraph: by its verbs, else by its first words.
fn name(page: &Page<'_>, entry: &Entry) -> Span {
    match (&entry.header.old, &entry.header.new) {
        (Some(old), Some(new)) if entry.header.shift != "none" => {
            return Span::shown(Look::Verb, &format!("{old} → {new}"));
        }
        (_, Some(header)) | (Some(header), None) => return Span::shown(Look::Verb, header),
        (None, None) => {}
    }
    let first = match (entry.new.first(), entry.old.first()) {
        (Some(id), _) => page.lookup.provision(Side::New, id),
        (None, Some(id)) => page.lookup.provision(Side::Old, id),
        (None, None) => None,
    };
    Span::shown(Look::Quiet, first.map_or("", |provision| provision.text.as_str()))
}

/// Returns `amended, moved`.
pub(super) fn what_happened(entry: &Entry) -> String {
    let relation = match entry.relation {
        Relation::Unchanged => "unchanged",
        Relation::Amended => "amended",
        Relation::Split => "split",
        Relation::Merged => "merged",
        Relation::Inserted => "inserted",
        Relation::Deleted => "deleted",
    };
    format!("{relation}{}", if entry.moved { ", moved" } else { "" })
}

/// Returns `-12 +3`.
pub(super) fn words(entry: &Entry) -> String {
    let counts = [("-", entry.words(Op::Delete)), ("+", entry.words(Op::Insert))];
    let known: Vec<String> = counts
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(sign, number)| format!("{sign}{number}"))
        .collect();
    known.join(" ")
}

/// Returns the colour of what happened.
pub(super) fn look(entry: &Entry) -> Look {
    match entry.relation {
        Relation::Deleted => Look::Deleted,
        Relation::Inserted => Look::Inserted,
        _ if entry.moved => Look::Moved,
        Relation::Unchanged => Look::Quiet,
        Relation::Amended | Relation::Split | Relation::Merged => Look::Changed,
    }
}

/// Sets rows in columns. The third takes what the others leave; where that is too little, it is left out, and then
/// the last.
fn table(page: &Page<'_>, rows: Vec<Row>) -> Vec<Line> {
    let widest = |column: usize| rows.iter().map(|row| width(&row[column].text)).max().unwrap_or(0);
    let mut widths = [0, 1, 2, 3, 4].map(widest);
    let others = widths[0] + widths[1] + widths[3] + widths[4] + 4 * GAP;
    let room = page.options.width.saturating_sub(others);
    widths[2] = if room < NARROWEST_NAME {
        0
    } else {
        widths[2].min(room)
    };
    if widths[2] == 0 && others > page.options.width + GAP {
        widths[4] = 0;
    }
    rows.into_iter().map(|row| set(row, &widths)).collect()
}

fn set(row: Row, widths: &[usize; 5]) -> Line {
    let mut line = Line::new();
    for (span, &columns) in row.into_iter().zip(widths).filter(|(_, columns)| **columns > 0) {
        let cell = Span::new(span.look, shorten(&span.text, columns));
        let blanks = columns + GAP - line_width(std::slice::from_ref(&cell)).min(columns);
        line.push(cell);
        line.push(Span::new(Look::Text, " ".repeat(blanks)));
    }
    line
}
