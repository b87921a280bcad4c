//! Wraps text with looks to a width, in columns of a terminal (a Chinese character takes two).
//!
//! The spans are joined, cut where Unicode allows a line to break, filled greedily, and only then cut again where
//! the look changes: measuring never sees an escape sequence. A line never breaks between a mark such as `[-` and
//! the word that it opens or closes. A piece longer than the line is broken where the line ends.

use std::ops::Range;

use textwrap::WordSeparator;
use textwrap::core::{Fragment, Word, break_words, display_width};
use textwrap::wrap_algorithms::wrap_first_fit;

use super::ink::{Line, Look, Span};

/// Returns the columns that a text takes.
pub fn width(text: &str) -> usize {
    display_width(text)
}

/// Returns the columns that a line takes.
pub fn line_width(line: &[Span]) -> usize {
    line.iter().map(|span| width(&span.text)).sum()
}

/// Wraps spans into lines of at most `columns`.
pub fn wrap(spans: &[Span], columns: usize) -> Vec<Line> {
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let pieces = pieces(&text, columns.max(1));
    wrap_first_fit(&pieces, &[columns.max(1) as f64])
        .into_iter()
        .filter_map(|line| Some(line.first()?.range.start..line.last()?.range.end))
        .map(|range| cut(spans, &range))
        .collect()
}

/// Wraps spans into lines of at most `columns`, all but the first indented.
pub fn wrap_hanging(spans: &[Span], columns: usize) -> Vec<Line> {
    const INDENT: usize = 2;
    let mut lines = wrap(spans, columns.max(40) - INDENT);
    for line in lines.iter_mut().skip(1) {
        line.insert(0, Span::new(Look::Text, " ".repeat(INDENT)));
    }
    lines
}

/// Returns the text cut to at most `columns`, with `…` where something is missing.
pub fn shorten(text: &str, columns: usize) -> String {
    let Some(end) = cut_for(text, columns) else {
        return text.to_owned();
    };
    let short = &text[..end];
    // A word is cut only where cutting before it would leave less than half of the room filled.
    let whole = short.rfind(' ').map_or("", |at| &short[..at]);
    let short = if 2 * width(whole) > columns { whole } else { short };
    format!("{}…", short.trim_end_matches([' ', ',', ';']))
}

/// Returns where a text of more than `columns` is cut to leave room for one sign; `None` where it fits.
fn cut_for(text: &str, columns: usize) -> Option<usize> {
    let (mut taken, mut end) = (0, None);
    for (at, c) in text.char_indices() {
        taken += width(c.encode_utf8(&mut [0; 4]));
        if taken + 1 > columns {
            end.get_or_insert(at);
        }
        if taken > columns {
            return end;
        }
    }
    None
}

/// Returns the line cut to at most `columns`, as [`shorten`] cuts a text.
pub fn shorten_line(line: &[Span], columns: usize) -> Line {
    let text: String = line.iter().map(|span| span.text.as_str()).collect();
    let short = shorten(&text, columns);
    if short == text {
        return line.to_vec();
    }
    let kept = short.len() - '…'.len_utf8();
    let mut shortened = cut(line, &(0..kept));
    if let Some(last) = shortened.last_mut() {
        last.text.push('…');
    }
    shortened
}

/// A piece of text that stays on one line, with the blanks after it.
#[derive(Debug)]
struct Piece {
    range: Range<usize>,
    columns: f64,
    blanks: f64,
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.columns
    }
    fn whitespace_width(&self) -> f64 {
        self.blanks
    }
    fn penalty_width(&self) -> f64 {
        0.0
    }
}

fn pieces(text: &str, columns: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for word in break_words(glued(text), columns) {
        let end = start + word.word.len() + word.whitespace.len();
        pieces.push(Piece {
            range: start..end,
            columns: width(word.word) as f64,
            blanks: word.whitespace.len() as f64,
        });
        start = end;
    }
    pieces
}

/// Returns the unbreakable words of a text; a mark is glued to the word that it opens or closes.
fn glued(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut end = 0;
    let mut start = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(text) {
        end += word.word.len() + word.whitespace.len();
        let so_far = text[start..end].trim_end_matches(' ');
        let rest = text[end..].trim_start_matches(' ');
        let opens = ["[-", "{+"].iter().any(|mark| so_far.ends_with(mark));
        let closed = ["-]", "+}"].iter().any(|mark| rest.starts_with(mark));
        if end < text.len() && (opens || closed) {
            continue;
        }
        words.push(Word::from(&text[start..end]));
        start = end;
    }
    words
}

/// Returns the part of the spans that lies in a range of their joined text.
fn cut(spans: &[Span], range: &Range<usize>) -> Line {
    let mut line = Line::new();
    let mut start = 0;
    for span in spans {
        let end = start + span.text.len();
        let (from, to) = (range.start.max(start), range.end.min(end));
        if from < to {
            line.push(Span::new(span.look, &span.text[from - start..to - start]));
        }
        start = end;
    }
    line
}
