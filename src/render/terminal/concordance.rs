//! The concordance: which paragraph answers which, one row each.
//!
//! ```text
//! Old          New    Paragraph                                          What happened   Words
//! PP1          PP1    Reaffirming the Charter of the United Nations…     unchanged
//! PP2 + PP3    PP2    Recalling its resolutions 60/1 of 16 September…    merged          -12 +3
//! OP10         OP8    Also emphasizes → Emphasizes the importance of…    amended         -4 +1
//! ```

use super::Page;
use super::fold::{Headings, Item, groups};
use crate::render::ink::{Line, Look, Span};
use crate::render::visible::visible;
use crate::render::wrap::{line_width, shorten, shorten_line};
use crate::report::{Called, Entry, Op, Relation, signed};
use crate::sides::Sides;

/// The widest column of ids on a page of at least 100 columns; a longer list is shortened.
const WIDEST_IDS: usize = 20;
/// The fewest columns in which a paragraph's name says something.
const NARROWEST_NAME: usize = 10;
/// Blank columns between two columns.
const GAP: usize = 2;

/// The most columns that a paragraph's name takes, however wide the page.
const WIDEST_NAME: usize = 60;

/// A row: old, new, paragraph, what happened, words.
type Row = [Line; 5];

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
        ["Old", "New", "Paragraph", "What happened", "Words"].map(|word| vec![Span::new(Look::Title, word)]);
    table(page, std::iter::once(title).chain(rows).collect())
}

fn entry_row(page: &Page<'_>, entry: &Entry) -> Row {
    [
        ids(page, Look::Text, &entry.old.join(" + ")),
        ids(page, Look::Text, &entry.new.join(" + ")),
        name(page, entry),
        vec![Span::new(look(entry), entry.what_happened())],
        vec![Span::new(Look::Text, words(entry))],
    ]
}

fn unchanged_row(page: &Page<'_>, run: &[&Entry]) -> Row {
    let span = page.lookup.span(run);
    let mut name = if let [entry] = run {
        name(page, entry)
    } else {
        Line::new()
    };
    for span in &mut name {
        span.look = Look::Quiet;
    }
    [
        ids(page, Look::Quiet, &span.old),
        ids(page, Look::Quiet, &span.new),
        name,
        vec![Span::new(Look::Quiet, "unchanged")],
        Line::new(),
    ]
}

fn ids(page: &Page<'_>, look: Look, ids: &str) -> Line {
    let columns = (page.options.width / 5).min(WIDEST_IDS);
    vec![Span::new(look, shorten(&visible(ids), columns))]
}

/// Returns how a delegate would call the paragraph: by its verb, or both where it changed, and its next words.
fn name(page: &Page<'_>, entry: &Entry) -> Line {
    let Called { verb, verbs, rest } = page.lookup.called(entry);
    let verb = match verbs {
        Some(Sides { old, new }) => format!("{old} → {new}"),
        None => verb.to_owned(),
    };
    let beginning: String = rest.chars().take(2 * WIDEST_NAME).collect();
    let gap = if verb.is_empty() { "" } else { " " };
    let name = [
        Span::shown(Look::Verb, &verb),
        Span::new(Look::Text, gap),
        Span::shown(Look::Quiet, &beginning),
    ];
    shorten_line(&name, WIDEST_NAME)
}

/// Returns `-12 +3`.
pub(super) fn words(entry: &Entry) -> String {
    signed('-', entry.words(Op::Delete), entry.words(Op::Insert))
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
    let widest = |column: usize| rows.iter().map(|row| line_width(&row[column])).max().unwrap_or(0);
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
    for (cell, &columns) in row.into_iter().zip(widths).filter(|(_, columns)| **columns > 0) {
        let cell = shorten_line(&cell, columns);
        let blanks = columns + GAP - line_width(&cell).min(columns);
        line.extend(cell);
        line.push(Span::new(Look::Text, " ".repeat(blanks)));
    }
    line
}
