//! What a redline was found to be, for people at a terminal: the verdict, what is untracked, who tracked what, what is left.
//!
//! ```text
//! Does not hold: 1 change is not tracked.
//!
//! words changed, OP 4
//!         Urges all [-States-] {+Member States+} to act;
//!
//! Tracked: EU: 3 insertions, 1 deletion, 2026-03-02
//! Left: comment at OP 2, by A. Diplomat: check with capital
//! ```

use super::super::ink::{Ink, Line, Look, Span, paint};
use super::super::wrap::wrap;
use crate::report::{Op, cite, count};
use crate::verify::{Left, Piece, Tracked, Untracked, Verified};

/// Blank columns before the words of a change.
const INDENT: usize = 8;
/// The words around a change that are shown.
const AROUND: usize = 8;

/// Renders what was found for a terminal.
pub fn render(verified: &Verified, width: usize, ink: Ink) -> String {
    let width = width.max(40);
    let mut lines = Vec::new();
    let verdict = format!("{}: {}.", capital(verified.verdict()), verified.sentence());
    lines.extend(wrap(&[Span::shown(Look::Strong, &verdict)], width));
    let names = format!(
        "{}, on {}",
        verified.redline.name, verified.comparison.texts.old.source.name
    );
    lines.extend(wrap(&[Span::shown(Look::Quiet, &names)], width));
    lines.push(Line::new());
    for it in &verified.untracked {
        lines.extend(untracked(it, width));
        lines.push(Line::new());
    }
    for it in &verified.unchecked {
        lines.extend(told(
            "not compared",
            &format!("{}: {}", it.part, it.why),
            Look::Changed,
            width,
        ));
    }
    for it in &verified.tracked {
        lines.extend(told("tracked", &tracked(it), Look::Text, width));
    }
    for it in &verified.left {
        lines.extend(told("left", &left(it), Look::Text, width));
    }
    if !verified.formats.is_empty() {
        let places: Vec<String> = verified.formats.iter().map(format).collect();
        let said = format!(
            "{} otherwise, which is no change of words: {}",
            match places.len() {
                1 => "1 paragraph looks".to_owned(),
                many => format!("{} look", count(many, "paragraph")),
            },
            places.join("; ")
        );
        lines.extend(told("format", &said, Look::Quiet, width));
    }
    if lines.last().is_some_and(Vec::is_empty) {
        lines.pop();
    }
    paint(&lines, ink)
}

fn untracked(it: &Untracked, width: usize) -> Vec<Line> {
    let title = [
        Span::shown(Look::Deleted, &it.happened()),
        Span::shown(Look::Text, ", "),
        Span::shown(Look::Strong, &it.place()),
    ];
    let mut lines = wrap(&spaced(&title), width);
    let words = pieces(&it.edits);
    for mut line in wrap(&words, width.saturating_sub(INDENT)) {
        line.insert(0, Span::new(Look::Text, " ".repeat(INDENT)));
        lines.push(line);
    }
    lines
}

/// Keeps the blank behind a comma, which `shown` takes away.
fn spaced(spans: &[Span]) -> Vec<Span> {
    let spans = spans.iter().map(|span| match span.text.as_str() {
        "," => Span::new(span.look, ", "),
        _ => span.clone(),
    });
    spans.collect()
}

/// Writes the words of a change with few around it.
fn pieces(edits: &[Piece]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (at, piece) in edits.iter().enumerate() {
        if !spans.is_empty() {
            spans.push(Span::new(Look::Text, " "));
        }
        match piece.op {
            Op::Equal => {
                let (first, last) = (at == 0, at + 1 == edits.len());
                spans.push(Span::shown(Look::Text, &around(&piece.old, first, last)));
            }
            Op::Delete => spans.push(Span::shown(Look::Deleted, &format!("[-{}-]", marks(&piece.old)))),
            Op::Insert => spans.push(Span::shown(
                Look::Inserted,
                &format!("{{+{}+}}", marks(&piece.new)),
            )),
        }
    }
    spans
}

/// Writes white space alone as words, since nobody would see it.
fn marks(text: &str) -> String {
    if text.trim().is_empty() {
        "(space)".to_owned()
    } else {
        text.to_owned()
    }
}

/// Cuts a stretch that did not change down to the words beside the change.
fn around(text: &str, first: bool, last: bool) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    // Nothing changed at all where a paragraph only stands elsewhere.
    let head = if first && !last { 0 } else { AROUND };
    let tail = if last { 0 } else { AROUND };
    if words.len() <= head + tail + 1 {
        return words.join(" ");
    }
    let mut out: Vec<&str> = words[..head].to_vec();
    out.push("…");
    out.extend(&words[words.len() - tail..]);
    out.join(" ")
}

fn told(name: &str, said: &str, look: Look, width: usize) -> Vec<Line> {
    let spans = [
        Span::new(Look::Quiet, format!("{name}: ")),
        Span::shown(look, said),
    ];
    wrap(&spans, width)
}

fn tracked(it: &Tracked) -> String {
    let before = if it.before { " (the base has them)" } else { "" };
    format!("{}: {}{before}", it.who(), it.sentence())
}

fn left(it: &Left) -> String {
    let mut said = it.what.word().to_owned();
    if let Some(id) = &it.id {
        said.push_str(&format!(" at {}", cite(id)));
    }
    if let Some(author) = &it.author {
        said.push_str(&format!(", by {author}"));
    }
    if let Some(date) = &it.date {
        said.push_str(&format!(", {}", date.split('T').next().unwrap_or(date)));
    }
    let before = if it.before { " (the base has it, too)" } else { "" };
    format!("{said}: {}{before}", it.text)
}

fn format(it: &crate::verify::Looks) -> String {
    let place = it.id.as_deref().map_or_else(|| it.part.clone(), cite);
    format!("{place} ({})", it.how.join(", "))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
