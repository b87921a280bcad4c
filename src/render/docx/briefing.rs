//! What matters, as a comment at the head of a new document: the sentences of [`crate::report::briefing`], as all outputs say them.
//!
//! A comment is no text: with it, accepting everything still gives the new text and rejecting everything the old one, and
//! [`crate::verify`] finds nothing untracked. A first page of our own would be in both. One click of the reader takes it away.
//! The old text's own file gets none: its redline is handed in, and what we think of it is not.

use super::DocxOptions;
use super::parts::{DECLARATION, NAMESPACES};
use super::plan::Fate;
use super::xml::{escape, run};
use crate::report::{Filter, Length, Report, TOP, briefing_with};

/// The only comment of the file.
const NUMBER: u32 = 0;

/// Returns the part of comments, `word/comments.xml`; none where nothing changed.
pub(super) fn comment(report: &Report, options: &DocxOptions<'_>) -> Option<String> {
    if report.summary.changes == 0 {
        return None;
    }
    let briefing = briefing_with(report, Filter::default(), Length::items(TOP));
    let mut lines = paragraph(&run("What matters", "<w:b/>", Fate::Kept));
    for line in &briefing.head {
        lines += &paragraph(&run(line, "", Fate::Kept));
    }
    for (at, item) in briefing.items.iter().enumerate() {
        let name = run(&format!("{}. {}", at + 1, item.name), "<w:b/>", Fate::Kept);
        lines += &paragraph(&(name + &run(&item.told, "", Fate::Kept)));
    }
    lines += &paragraph(&run(&briefing.counts, "", Fate::Kept));
    let author = escape(&options.author);
    let date = options
        .date
        .as_deref()
        .map(|day| format!(" w:date=\"{}\"", escape(day)));
    Some(format!(
        "{DECLARATION}<w:comments {NAMESPACES}><w:comment w:id=\"{NUMBER}\" w:author=\"{author}\"{}>{lines}</w:comment></w:comments>",
        date.unwrap_or_default()
    ))
}

/// Returns the run that refers to the comment.
pub(super) fn reference() -> String {
    format!("<w:r><w:commentReference w:id=\"{NUMBER}\"/></w:r>")
}

fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}
