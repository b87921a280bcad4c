//! What a reader takes as one thing, and what it weighs.
//!
//! Units are the tokens of a text without its spaces, with three corrections:
//! - a date is one unit (`30 May 1992`, `le 1er février 2013`, `2013年2月15日`), and so is a number printed with
//!   spaces (`207 080 300`), by the grammar of [`crate::text::values`]: half a date says nothing;
//! - a word that a PDF tore at its hyphen, slash or per cent sign (`sixty -eighth`) is whole again where the other
//!   text has it whole. The space beside such a mark is the only one that is mended: `can not` and `cannot`, `in to`
//!   and `into` are different words, and nobody can tell them from `pub lic` without knowing the language;
//! - units that are equal under folding get the same key, a small number, so that all that follows compares numbers.
//!
//! Weights say how much a reader loses when a unit is shown as changed although it is not: little for `of` and for
//! commas, much for a symbol. Borders say how well a phrase may begin before a unit.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::Words;
use crate::sides::Sides;
use crate::text::normalize::{fold_glyph, fold_glyphs};
use crate::text::table::Table;
use crate::text::tokens::{Token, TokenKind, is_unspaced, tokens};
use crate::text::values::{Printed, unit_len};

/// The weight of a word that carries meaning; all costs are in this scale.
pub(super) const WORD: u32 = 16;

/// One text, cut.
#[derive(Debug)]
pub(super) struct Units<'a> {
    /// The text as printed.
    pub(super) text: &'a str,
    /// The place of each unit, in bytes.
    pub(super) ranges: Vec<Range<usize>>,
    /// What comparison sees of each unit.
    pub(super) keys: Vec<u32>,
    /// What each unit weighs.
    pub(super) weights: Vec<u32>,
    /// How well a phrase may begin before each unit; one more than there are units.
    pub(super) borders: Vec<i32>,
    /// Whether each unit opens (1) or closes (-1) a bracket.
    pub(super) brackets: Vec<i8>,
    /// What all units before each unit weigh; one more than there are units.
    sums: Vec<u32>,
}

/// Cuts both texts into units with common keys.
pub(super) fn units<'a>(texts: Sides<&'a str>, words: Words<'_>) -> Sides<Units<'a>> {
    let pieces = texts.map(|text| pieces(text, words));
    let compounds = pieces.as_ref().map(|pieces| compounds(pieces));
    let pieces = pieces
        .zip(compounds.swap())
        .map(|(pieces, whole)| grouped(&pieces, &whole, words));
    let mut keys = Table::default();
    texts
        .zip(pieces)
        .map(|(text, pieces)| weighed(text, pieces, &mut keys))
}

impl Units<'_> {
    /// Returns the white space before unit `at`; after the last unit for the number of units.
    pub(super) fn gap(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ranges[at - 1].end };
        let end = self.ranges.get(at).map_or(self.text.len(), |range| range.start);
        &self.text[start..end]
    }

    /// Returns the text from unit `range.start` to before unit `range.end`, without the gaps around.
    pub(super) fn body(&self, range: Range<usize>) -> &str {
        if range.is_empty() {
            return "";
        }
        &self.text[self.ranges[range.start].start..self.ranges[range.end - 1].end]
    }

    /// Returns the weight of the units in `range`.
    pub(super) fn weight(&self, range: Range<usize>) -> u32 {
        self.sums[range.end] - self.sums[range.start]
    }
}

/// A token or several, on the way to a unit.
struct Piece<'a> {
    range: Range<usize>,
    folded: Cow<'a, str>,
    sort: Sort,
}

impl Printed for Piece<'_> {
    fn printed(&self) -> &str {
        &self.folded
    }

    fn span(&self) -> Range<usize> {
        self.range.clone()
    }
}

/// What a unit is for weight and border.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// `Charter`
    Word,
    /// `of`
    Function,
    /// `12`, `A/RES/60/1`, `30 May 1992`
    Figure,
    /// One sign of a script without spaces; it may be half a word.
    Sign,
    /// A comma.
    Comma,
    /// The end of a clause or a sentence.
    Stop,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// Any other mark.
    Mark,
}

fn pieces<'a>(text: &'a str, words: Words<'_>) -> Vec<Piece<'a>> {
    tokens(text)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Space)
        .map(|token| piece(text, token, words))
        .collect()
}

fn piece<'a>(text: &'a str, token: Token, words: Words<'_>) -> Piece<'a> {
    let folded = fold_glyphs(&text[token.range.clone()]);
    let sort = if token.kind == TokenKind::Mark {
        sort_of_mark(&folded)
    } else {
        sort_of_word(&folded, words)
    };
    Piece {
        range: token.range,
        folded,
        sort,
    }
}

fn sort_of_mark(folded: &str) -> Sort {
    match folded {
        "," | "，" | "、" | "،" => Sort::Comma,
        ";" | ":" | "." | "!" | "?" | "；" | "：" | "。" | "؛" | "؟" | "।" | "။" | "។" => {
            Sort::Stop
        }
        "(" | "[" | "{" | "（" | "【" | "《" | "〈" => Sort::Open,
        ")" | "]" | "}" | "）" | "】" | "》" | "〉" => Sort::Close,
        _ => Sort::Mark,
    }
}

fn sort_of_word(folded: &str, words: Words<'_>) -> Sort {
    let has_figure = if folded.is_ascii() {
        folded.bytes().any(|b| b.is_ascii_digit())
    } else {
        folded.contains(char::is_numeric)
    };
    if has_figure {
        Sort::Figure
    } else if (words.grammar)(folded) {
        Sort::Function
    } else if folded.starts_with(is_unspaced) {
        Sort::Sign
    } else {
        Sort::Word
    }
}

/// Returns the words of a text that a torn word of the other text may become.
fn compounds(pieces: &[Piece<'_>]) -> HashSet<String> {
    let whole = pieces
        .iter()
        .filter(|piece| piece.folded.len() > 1 && piece.folded.contains(tears));
    whole.map(|piece| piece.folded.to_string()).collect()
}

/// Returns whether a word may be torn beside `c`, which is folded.
fn tears(c: char) -> bool {
    matches!(c, '-' | '/' | '%')
}

/// Joins the pieces that are one thing to a reader.
fn grouped<'a>(pieces: &[Piece<'a>], whole: &HashSet<String>, words: Words<'_>) -> Vec<Piece<'a>> {
    let mut units = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let rest = &pieces[at..];
        let mended = mended_len(rest, whole);
        let (len, glue) = if mended > 1 {
            (mended, "")
        } else {
            (unit_len(rest, words.values).max(1), " ")
        };
        units.push(join(&rest[..len], glue, words));
        at += len;
    }
    units
}

fn join<'a>(pieces: &[Piece<'a>], glue: &str, words: Words<'_>) -> Piece<'a> {
    let folded = match pieces {
        [one] => one.folded.clone(),
        _ => pieces
            .iter()
            .map(|piece| piece.folded.as_ref())
            .collect::<Vec<_>>()
            .join(glue)
            .into(),
    };
    let sort = match pieces {
        [one] => one.sort,
        _ => sort_of_word(&folded, words),
    };
    Piece {
        range: pieces[0].range.start..pieces[pieces.len() - 1].range.end,
        folded,
        sort,
    }
}

/// Returns how many pieces, joined, are a word that the other text has whole; 1 for none.
fn mended_len(pieces: &[Piece<'_>], whole: &HashSet<String>) -> usize {
    const LONGEST: usize = 9;
    let torn = |at: usize| {
        pieces
            .get(at)
            .is_some_and(|piece| piece.folded.chars().all(tears))
    };
    if whole.is_empty() || !torn(1) || torn(0) {
        return 1;
    }
    let (mut joined, mut found) = (pieces[0].folded.to_string(), 1);
    for (at, piece) in pieces.iter().enumerate().take(LONGEST).skip(1) {
        if at % 2 == 1 && !torn(at) {
            break;
        }
        joined.push_str(&piece.folded);
        if whole.contains(&joined) {
            found = at + 1;
        }
    }
    found
}

fn weighed<'a>(text: &'a str, pieces: Vec<Piece<'a>>, known: &mut Table<Cow<'a, str>, u32>) -> Units<'a> {
    let weights: Vec<u32> = pieces.iter().map(|piece| weight(piece.sort)).collect();
    let mut sums = vec![0];
    sums.extend(weights.iter().scan(0, |sum, weight| {
        *sum += weight;
        Some(*sum)
    }));
    let borders = (0..=pieces.len()).map(|at| border(text, &pieces, at)).collect();
    let brackets = pieces.iter().map(|piece| bracket(piece.sort)).collect();
    let ranges = pieces.iter().map(|piece| piece.range.clone()).collect();
    let mut keys = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let next = known.len() as u32;
        keys.push(*known.entry(piece.folded).or_insert(next));
    }
    Units {
        text,
        ranges,
        keys,
        weights,
        borders,
        brackets,
        sums,
    }
}

fn weight(sort: Sort) -> u32 {
    match sort {
        Sort::Word => WORD,
        Sort::Figure => WORD + WORD / 4,
        Sort::Sign => WORD / 2,
        Sort::Function => 6,
        Sort::Comma | Sort::Stop | Sort::Open | Sort::Close | Sort::Mark => 4,
    }
}

fn bracket(sort: Sort) -> i8 {
    match sort {
        Sort::Open => 1,
        Sort::Close => -1,
        _ => 0,
    }
}

/// Returns how well a phrase may begin before unit `at`, from -2 (between `of` and its noun) to 5 (a paragraph) and 6
/// (the mark that ends the text, which changes when another paragraph follows, whatever the words before it do). Behind the
/// last sentence another one may begin, with its own stop.
fn border(text: &str, pieces: &[Piece<'_>], at: usize) -> i32 {
    if at == pieces.len() && pieces.last().is_some_and(ends_a_sentence) {
        return 3;
    }
    let (Some(after), true) = (pieces.get(at), at > 0) else {
        return 0;
    };
    let before = &pieces[at - 1];
    if text[before.range.end..after.range.start].contains('\n') {
        return 5;
    }
    if at + 1 == pieces.len() && matches!(after.sort, Sort::Comma | Sort::Stop) {
        return 6;
    }
    match (before.sort, after.sort) {
        (Sort::Stop, Sort::Stop | Sort::Comma | Sort::Close)
        | (Sort::Open, _)
        | (_, Sort::Close | Sort::Stop) => -1,
        (Sort::Stop, _) => 4,
        (_, Sort::Comma | Sort::Open) | (Sort::Close, _) => 3,
        (Sort::Comma, Sort::Function) => 2,
        (Sort::Comma, _) => 1,
        (Sort::Function, Sort::Function) => 0,
        (Sort::Function, _) => -2,
        (_, Sort::Function) => 2,
        _ if is_fused(text, before, after) => -1,
        _ => 0,
    }
}

/// Whether a unit is a mark behind which a new sentence begins; a semicolon or a colon is followed by a part of the same one.
fn ends_a_sentence(piece: &Piece<'_>) -> bool {
    matches!(
        piece.folded.as_ref(),
        "." | "!" | "?" | "。" | "؟" | "।" | "။" | "។"
    )
}

/// Returns whether two units touch, as signs of a script without spaces do.
fn is_fused(text: &str, before: &Piece<'_>, after: &Piece<'_>) -> bool {
    text[before.range.end..after.range.start]
        .chars()
        .all(|c| fold_glyph(c).is_none())
}
