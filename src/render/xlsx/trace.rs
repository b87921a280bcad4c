//! Where the language of a text stands in others, as a workbook: a row for each paragraph and each of its sources.
//!
//! ```text
//! paragraph  how            source                  share  text (new language underlined)   words of the source   new language
//! OP 9       word for word  A/HRC/RES/23/3, OP 17   87     Calls upon Member States…        Calls upon States…
//! ```
//!
//! A second sheet lists the texts.

use super::{HEAD_STAYS, Look, PAPER_A4, Rows, Stretch, books, table, visible, visible_lines};
use crate::report::{Op, cite};
use crate::trace::{Known, Restatement, Source, Trace};

/// The columns: name and width.
const COLUMNS: [(&str, u32); 7] = [
    ("paragraph", 14),
    ("how", 14),
    ("source", 28),
    ("share", 8),
    ("text", 70),
    ("words of the source", 70),
    ("new language", 50),
];
/// The columns of the texts.
const TEXTS: [(&str, u32); 5] = [
    ("text", 40),
    ("title", 70),
    ("date", 14),
    ("file", 40),
    ("paragraphs found", 18),
];

/// Renders a trace as a workbook.
pub fn render(trace: &Trace) -> Vec<u8> {
    let mut rows = Rows::default();
    rows.push(&COLUMNS.map(|(name, _)| head(name)));
    for source in &trace.sources {
        if source.best.is_empty() {
            rows.push_all(&row(trace, source, None));
        }
        for restatement in trace.best(source) {
            rows.push_all(&row(trace, source, Some(restatement)));
        }
    }
    let found = table(&COLUMNS.map(|(_, width)| width), HEAD_STAYS, &rows, PAPER_A4);
    books([("Sources", &found), ("Texts", &texts(trace))])
}

fn head(name: &str) -> (Look, Vec<Stretch>) {
    (Look::Head, vec![(Op::Equal, name.to_owned())])
}

fn plain(text: &str) -> (Look, Vec<Stretch>) {
    (Look::Plain, vec![(Op::Equal, visible_lines(text))])
}

fn row(trace: &Trace, source: &Source, restatement: Option<&Restatement>) -> Vec<(Look, Vec<Stretch>)> {
    let how = restatement.map_or("no source", |it| it.strength.said());
    let share = restatement.map_or(0.0, |it| it.share);
    let words = restatement.map_or("", |it| &trace.restated(it).text);
    vec![
        plain(&cite(&source.a)),
        plain(how),
        plain(restatement.map_or("", |it| &it.citation)),
        (Look::Number, vec![(Op::Equal, format!("{:.0}", share * 100.0))]),
        (Look::Rich, text(trace, source)),
        plain(words),
        plain(&trace.new_words(source).join(" … ")),
    ]
}

/// Returns the paragraph, with new language as what was inserted.
fn text(trace: &Trace, source: &Source) -> Vec<Stretch> {
    let parts = trace.parts(source).into_iter();
    parts
        .map(|part| match part.known {
            Known::New => (Op::Insert, visible(part.text)),
            _ => (Op::Equal, visible(part.text)),
        })
        .collect()
}

fn texts(trace: &Trace) -> String {
    let mut rows = Rows::default();
    rows.push(&TEXTS.map(|(name, _)| head(name)));
    for (other, paragraphs) in trace.by_use() {
        let masthead = &other.text.masthead;
        rows.push_all(&[
            plain(&other.name()),
            plain(masthead.title.as_deref().unwrap_or_default()),
            plain(masthead.date.as_deref().unwrap_or_default()),
            plain(&other.text.source.name),
            plain(&paragraphs),
        ]);
    }
    table(&TEXTS.map(|(_, width)| width), HEAD_STAYS, &rows, PAPER_A4)
}
