//! From rows to runs: blanks between words, and the joints between the rows of one paragraph.
//!
//! A line of print keeps its wide gaps as several blanks, one per column, because they show a masthead or a table. In
//! a paragraph rows are joined, and the joint is decided by what was printed: a space at the end of the row means a
//! space; a hyphen, a dash, a stroke or an opening bracket at the end means that the word goes on. Whether the hyphen itself stays
//! (`Secretary-` `General`) or goes (`coop-` `eration`) is asked of the rest of the text, see [`Hyphens`].

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::bidi;
use super::measure::Measure;
use super::parts::push;
use super::rows::{Row, Word};
use super::signs::is_ideographic;
use crate::document::{Run, Style};
use crate::text::table::Known;

/// A gap of this many letter sizes is kept as several blanks in a line of print.
const WIDE_GAP: f32 = 1.4;
/// The most blanks put for one gap.
const MAX_BLANKS: f32 = 120.0;

/// Returns the runs of one line of print, with wide gaps as several blanks.
pub(super) fn line_runs(row: &Row, measure: &Measure) -> Vec<Run> {
    let parts = row_parts(row, |before, after| {
        let gap = after.x - before.end;
        if gap < WIDE_GAP * row.size {
            return 1;
        }
        (gap / measure.column).round().clamp(2.0, MAX_BLANKS) as usize
    });
    runs(parts)
}

/// Returns the runs of a paragraph whose rows are joined.
///
/// `blank` stands where rows are parted: a space, or a line end where the lines were broken on purpose.
pub(super) fn paragraph_runs<'r>(
    rows: impl Iterator<Item = &'r Row>,
    hyphens: &Hyphens,
    blank: &str,
) -> Vec<Run> {
    let mut out: Vec<(String, Style)> = Vec::new();
    let mut above: Option<&Row> = None;
    for row in rows {
        let turned = runs_leftwards(row).then(|| row_parts(row, |_, _| 1));
        if let Some(above) = above {
            match joint(above, row, hyphens) {
                Joint::Space => {
                    let first = match &turned {
                        Some(parts) => parts.first(),
                        None => row.words.first().and_then(|word| word.parts.first()),
                    };
                    let style = between(out.last(), first);
                    push(&mut out, blank, style);
                }
                Joint::Nothing => {}
                Joint::DropHyphen => drop_last(&mut out),
            }
        }
        match turned {
            Some(parts) => parts
                .iter()
                .for_each(|(text, style)| push(&mut out, text, *style)),
            None => push_words(&mut out, row, |_, _| 1),
        }
        above = Some(row);
    }
    for (text, _) in &mut out {
        // A soft hyphen inside a row is a hyphen that the program drew; at a joint it has gone by now.
        if text.contains('\u{ad}') {
            *text = text.replace('\u{ad}', "-");
        }
    }
    runs(out)
}

fn runs(parts: Vec<(String, Style)>) -> Vec<Run> {
    parts
        .into_iter()
        .map(|(text, style)| Run { text, style })
        .collect()
}

fn row_parts(row: &Row, blanks: impl Fn(&Word, &Word) -> usize) -> Vec<(String, Style)> {
    let mut out: Vec<(String, Style)> = Vec::new();
    push_words(&mut out, row, blanks);
    if runs_leftwards(row) {
        return bidi::logical(&out);
    }
    out
}

fn runs_leftwards(row: &Row) -> bool {
    let mut parts = row.words.iter().flat_map(|word| word.parts.iter());
    parts.any(|(text, _)| bidi::has_right_to_left(text))
}

/// Adds the words of a row in the order of paper.
fn push_words(out: &mut Vec<(String, Style)>, row: &Row, blanks: impl Fn(&Word, &Word) -> usize) {
    let mut before: Option<&Word> = None;
    for word in &row.words {
        if let Some(before) = before {
            let style = between(out.last(), word.parts.first());
            match blanks(before, word) {
                1 => push(out, " ", style),
                count => push(out, &" ".repeat(count), style),
            }
        }
        for (text, style) in word.parts.iter() {
            push(out, text, *style);
        }
        before = Some(word);
    }
}

/// A blank looks like both its neighbours, or plain.
fn between(before: Option<&(String, Style)>, after: Option<&(String, Style)>) -> Style {
    let (Some((_, before)), Some((_, after))) = (before, after) else {
        return Style::default();
    };
    Style {
        italic: before.italic && after.italic,
        bold: before.bold && after.bold,
        superscript: false,
        underline: before.underline && after.underline,
        struck: before.struck && after.struck,
        reference: false,
    }
}

enum Joint {
    Space,
    Nothing,
    DropHyphen,
}

fn joint(above: &Row, below: &Row, hyphens: &Hyphens) -> Joint {
    let (Some(last), Some(first)) = (above.words.last(), below.words.first()) else {
        return Joint::Space;
    };
    let (last, first) = (last.text(), first.text());
    let Some(sign) = last.chars().next_back() else {
        return Joint::Space;
    };
    if sign == '\u{ad}' {
        return Joint::DropHyphen;
    }
    if above.ends_with_space {
        return Joint::Space;
    }
    let is_attached = last.chars().count() > 1;
    match sign {
        '-' | '\u{2010}' if is_attached => {
            if hyphens.is_soft(&last, &first) {
                Joint::DropHyphen
            } else {
                Joint::Nothing
            }
        }
        '\u{2011}' | '/' | '\u{2013}' | '\u{2014}' if is_attached => Joint::Nothing,
        '(' | '[' => Joint::Nothing,
        _ if is_unspaced(sign) && first.chars().next().is_some_and(is_unspaced) => Joint::Nothing,
        _ => Joint::Space,
    }
}

/// Whether a character belongs to a script that puts no blanks between words: lines break anywhere between them.
fn is_unspaced(character: char) -> bool {
    let thai_lao_burmese_khmer = [0x0e00..=0x0eff, 0x1000..=0x109f, 0x1780..=0x17ff];
    is_ideographic(character)
        || thai_lao_burmese_khmer
            .iter()
            .any(|range| range.contains(&u32::from(character)))
}

fn drop_last(parts: &mut Vec<(String, Style)>) {
    if let Some((text, _)) = parts.last_mut() {
        text.pop();
        if text.is_empty() {
            parts.pop();
        }
    }
}

/// What the text itself says of its words at line ends.
///
/// A hyphen at a line end is soft when the joined word occurs elsewhere within a line and the hyphenated one does not:
/// `coop-` `eration` beside `cooperation`. Where the text knows neither, the hyphen stays, because losing a hyphen
/// that was there changes a word, and one too many is seen as what it is.
#[derive(Debug, Default)]
pub(super) struct Hyphens {
    words: BTreeSet<String>,
}

impl Hyphens {
    /// Collects the words within the rows that could settle a hyphen at a row's end.
    pub(super) fn new<'r>(rows: impl Iterator<Item = &'r Row> + Clone) -> Self {
        let mut ends = BTreeSet::new();
        let mut above: Option<Cow<'_, str>> = None;
        for row in rows.clone() {
            if let (Some(last), Some(first)) = (above.take(), row.words.first()) {
                let (joined, hyphenated) = both_ways(&last, &first.text());
                ends.insert(joined);
                ends.insert(hyphenated);
            }
            let last = row.words.last().map(Word::text);
            above = last.filter(|last| last.ends_with(['-', '\u{2010}']));
        }
        let frames: Known<Frame> = ends.iter().map(|end| frame(end)).collect();
        let mut words = BTreeSet::new();
        for word in rows.filter(|_| !ends.is_empty()).flat_map(|row| &row.words) {
            let text = word.text();
            let bare = bare(&text);
            // Letters of other alphabets may change their length when they are made small.
            if frames.contains(&frame(bare)) || !bare.is_ascii() {
                words.extend(Some(plain(bare)).filter(|word| ends.contains(word)));
            }
        }
        Self { words }
    }

    fn is_soft(&self, last: &str, first: &str) -> bool {
        let (joined, hyphenated) = both_ways(last, first);
        self.words.contains(&joined) && !self.words.contains(&hyphenated)
    }
}

/// The length of a word with its first and its last byte in small letters: most words have not that of any other.
type Frame = (usize, u8, u8);

fn frame(word: &str) -> Frame {
    let small = |byte: Option<&u8>| byte.map_or(0, u8::to_ascii_lowercase);
    let bytes = word.as_bytes();
    (bytes.len(), small(bytes.first()), small(bytes.last()))
}

fn both_ways(last: &str, first: &str) -> (String, String) {
    let stem = last.trim_end_matches(['-', '\u{2010}']);
    (
        plain(&format!("{stem}{first}")),
        plain(&format!("{stem}-{first}")),
    )
}

/// Returns a word without the signs around it, in small letters and with one kind of hyphen.
fn plain(word: &str) -> String {
    bare(word).replace(['\u{2010}', '\u{2011}'], "-").to_lowercase()
}

fn bare(word: &str) -> &str {
    word.trim_matches(|sign: char| !sign.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str, ends_with_space: bool) -> Row {
        let words = text.split(' ').map(|word| Word {
            x: 0.0,
            end: 0.0,
            size: 10.0,
            parts: vec![(word.to_owned(), Style::default())].into(),
        });
        Row {
            y: 0.0,
            size: 10.0,
            words: words.collect(),
            ends_with_space,
            table: None,
        }
    }

    fn joined(rows: &[Row]) -> String {
        let hyphens = Hyphens::new(rows.iter());
        paragraph_runs(rows.iter(), &hyphens, " ")
            .into_iter()
            .map(|run| run.text)
            .collect()
    }

    fn check(lines: &[&str], expected: &str) {
        assert_eq!(
            joined(&lines.iter().map(|line| row(line, false)).collect::<Vec<_>>()),
            expected
        );
    }

    #[test]
    fn plain_line_break_is_one_space() {
        check(
            &["the Charter of", "the United Nations"],
            "the Charter of the United Nations",
        );
    }

    #[test]
    fn hyphen_dash_and_stroke_at_a_line_end_hold_the_word_together() {
        check(&["non-", "violence"], "non-violence");
        check(&["2015\u{2013}", "2030"], "2015\u{2013}2030");
        check(&["A/RES/", "70/1"], "A/RES/70/1");
        check(&["peace \u{2013}", "and"], "peace \u{2013} and");
        check(&["resolution 2057 (", "2012)"], "resolution 2057 (2012)");
    }

    #[test]
    fn printed_space_at_a_line_end_outranks_the_sign_before_it() {
        assert_eq!(
            joined(&[row("pre-", true), row("and post-war", false)]),
            "pre- and post-war"
        );
    }

    #[test]
    fn text_that_knows_both_spellings_keeps_the_hyphen() {
        check(
            &["coop-", "eration and cooperation and coop-eration"],
            "coop-eration and cooperation and coop-eration",
        );
    }

    #[test]
    fn lines_of_scripts_without_blanks_are_joined_without_a_space() {
        check(&["联合", "国大会"], "联合国大会");
        check(&["สมัช", "ชาใหญ่"], "สมัชชาใหญ่");
        assert_eq!(
            joined(&[row("สมัชชาใหญ่", true), row("สหประชาชาติ", false)]),
            "สมัชชาใหญ่ สหประชาชาติ"
        );
    }
}
