//! The notes of Markdown: `[^1]` in the text, `[^1]: See resolution 60/1.` where the note stands.
//!
//! A line that opens with a marker and a colon is the body of that note, wherever it stands and whatever other raised figures
//! the text has; the lines that follow without a blank line, or indented behind one, carry it on. A reference to a marker
//! that no line defines is a raised figure like any other. One pass over the lines for each.

use std::collections::HashSet;

use crate::document::{Block, Holds, Run, Style};

/// A line indented by so many columns behind a blank line still belongs to a note.
const INDENT: f32 = 2.0;

/// Reads the marker at the head of a line that defines a note: `1` of `[^1]: See`. A note has words.
pub(super) fn definition(line: &str) -> Option<&str> {
    let (marker, rest) = line.trim_start().strip_prefix("[^")?.split_once(']')?;
    let named = !marker.is_empty() && marker.chars().all(char::is_alphanumeric);
    let words = rest
        .strip_prefix(':')
        .is_some_and(|words| !words.trim().is_empty());
    (named && words).then_some(marker)
}

/// Tells which lines carry a note on, and which references have one.
pub(super) fn settle(blocks: &mut [Block]) {
    let defined: HashSet<String> = blocks
        .iter()
        .filter_map(|block| block.hints.footnote.clone())
        .collect();
    let (mut open, mut last): (Option<String>, Option<String>) = (None, None);
    let mut page = None;
    for block in blocks {
        let hints = &mut block.hints;
        if std::mem::replace(&mut page, block.locator.page) != block.locator.page {
            open = None;
        }
        let is_definition = hints.footnote.is_some();
        if !is_definition && hints.holds == Holds::Words {
            let close = hints.gap == 0.0 || hints.indent.is_some_and(|indent| indent >= INDENT);
            let plain = hints.heading.is_none() && hints.outside.is_none();
            hints.footnote = open.take().filter(|_| close && plain);
        }
        if is_definition && hints.footnote == last {
            // Defined twice, one after the other: the second reads as more of the first, and keeps its marker.
            block
                .runs
                .insert(0, raised(hints.footnote.clone().unwrap_or_default()));
        } else if is_definition {
            last.clone_from(&hints.footnote);
        }
        open.clone_from(&hints.footnote);
        for run in &mut block.runs {
            run.style.reference &= defined.contains(&run.text);
        }
    }
}

fn raised(text: String) -> Run {
    let style = Style {
        superscript: true,
        ..Style::default()
    };
    Run { text, style }
}
