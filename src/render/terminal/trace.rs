//! Where the language of a text stands in others, for people at a terminal: what was found in one line, then each paragraph with its sources and
//! its new language.
//!
//! ```text
//! E/CN.4/2001/95: 4 of 24 paragraphs stand in another text: 2 word for word, 2 closely.
//!
//! para. 1   word for word in A/HRC/RES/23/3, OP 17 (87 % of its words)
//!           “called upon States, intergovernmental organizations and specialized agencies to continue…”
//!           {+At its fifty-fifth session+}
//! ```

use super::super::ink::{Ink, Line, Look, Span, paint};
use super::super::wrap::{shorten, wrap};
use crate::report::{cite, count};
use crate::trace::{Known, Restatement, Source, Trace, percent};

/// The columns of a paragraph's name.
const NAME: usize = 14;
/// How many of the other texts are listed.
const LISTED: usize = 12;
/// How many columns of what was found are quoted.
const QUOTED: usize = 160;
/// A stretch of new language is shown as far as this.
const SHOWN: usize = 240;

/// Renders a trace for a terminal.
pub fn render(trace: &Trace, width: usize, ink: Ink) -> String {
    let width = width.max(50);
    let sentence = format!("{}: {}.", trace.text.name(), trace.sentence());
    let mut lines = wrap(&[Span::shown(Look::Strong, &sentence)], width);
    let others = trace.by_use();
    for (other, paragraphs) in others.iter().take(LISTED) {
        let told = format!("in {}: {paragraphs}", other.name());
        lines.extend(wrap(&[Span::shown(Look::Quiet, &told)], width));
    }
    if others.len() > LISTED {
        let more = format!("and in {}", count(others.len() - LISTED, "more text"));
        lines.push(vec![Span::new(Look::Quiet, more)]);
    }
    for warning in &trace.warnings {
        lines.extend(wrap(&[Span::shown(Look::Changed, &warning.message)], width));
    }
    for source in &trace.sources {
        lines.push(Line::new());
        lines.extend(paragraph(trace, source, width));
    }
    paint(&lines, ink)
}

fn paragraph(trace: &Trace, source: &Source, width: usize) -> Vec<Line> {
    let mut told: Vec<Vec<Span>> = Vec::new();
    for (rank, restatement) in trace.best(source).enumerate() {
        told.push(found(restatement, rank));
        if rank == 0 {
            told.push(vec![Span::shown(Look::Quiet, &quoted(trace, restatement))]);
        }
    }
    if source.best.is_empty() {
        told.push(vec![Span::new(Look::Quiet, "no source")]);
    } else {
        told.extend(trace.new_words(source).iter().map(|words| {
            let words = shorten(words, SHOWN);
            vec![Span::shown(Look::Inserted, &format!("{{+{words}+}}"))]
        }));
    }
    if source.best.is_empty() {
        told.push(vec![Span::shown(
            Look::Text,
            &shorten(&trace.paragraph(source).text, SHOWN),
        )]);
    }
    beside(&cite(&source.a), &told, width)
}

fn found(restatement: &Restatement, rank: usize) -> Vec<Span> {
    let also = if rank > 0 { "also " } else { "" };
    let share = format!(" ({} of its words)", percent(restatement.share));
    vec![
        Span::new(Look::Text, format!("{also}{} in ", restatement.strength.said())),
        Span::shown(Look::Strong, &restatement.citation),
        Span::new(Look::Quiet, share),
    ]
}

/// Returns the longest stretch that was found, as the source has it.
fn quoted(trace: &Trace, restatement: &Restatement) -> String {
    let parts = trace.source_parts(restatement);
    let found = parts.iter().filter(|part| matches!(part.known, Known::Found(_)));
    let longest = found
        .max_by_key(|part| part.text.len())
        .map_or("", |part| part.text);
    format!("“{}”", shorten(longest, QUOTED))
}

/// Sets a name, and beside it what is told.
fn beside(name: &str, told: &[Vec<Span>], width: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = told.iter().flat_map(|it| wrap(it, width - NAME)).collect();
    let wide = super::super::wrap::width(name) >= NAME;
    for (at, line) in lines.iter_mut().enumerate() {
        let shown = if at == 0 && !wide { name } else { "" };
        let blanks = NAME - super::super::wrap::width(shown);
        line.insert(0, Span::new(Look::Text, " ".repeat(blanks)));
        line.insert(0, Span::shown(Look::Strong, shown));
    }
    if wide {
        lines.insert(0, vec![Span::shown(Look::Strong, name)]);
    }
    lines
}
