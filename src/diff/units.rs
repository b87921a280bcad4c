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
use std::collections::hash_map::Entry;
use std::ops::Range;

use super::Words;
use crate::sides::Sides;
use crate::text::kinds::Kinds;
use crate::text::normalize::{fold_glyph, fold_glyphs};
use crate::text::table::Table;
use crate::text::tokens::{TokenKind, is_unspaced, tokens};
use crate::text::values::{Printed, may_be_unit, may_be_value, unit_len};

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
    let mut forms = Forms::of(words, texts.old.len() + texts.new.len());
    let pieces = texts.map(|text| pieces(text, &mut forms));
    let joints = Sides::new(
        joints(&pieces.old, &pieces.new, &forms),
        joints(&pieces.new, &pieces.old, &forms),
    );
    let pieces = pieces
        .zip(joints)
        .map(|(pieces, joints)| joined(pieces, joints, &mut forms));
    texts
        .zip(pieces)
        .map(|(text, pieces)| weighed(text, &pieces, &mut forms))
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
struct Piece {
    range: Range<usize>,
    /// The number of its form.
    form: usize,
    sort: Sort,
}

/// What comparison sees of a word or a mark. Most stand in a text again and again: each is read once.
struct Form<'a> {
    folded: Cow<'a, str>,
    sort: Sort,
    /// Whether it was a mark when it was read.
    is_mark: bool,
    /// Whether it may be the first of a date or a number.
    opens: bool,
    /// Whether a word may be torn beside it.
    tears: bool,
    /// Its key, once a unit has it.
    key: Option<u32>,
}

/// The forms of both texts.
struct Forms<'a, 'w> {
    words: Words<'w>,
    all: Vec<Form<'a>>,
    /// The number of each form.
    folded: Table<Cow<'a, str>, usize>,
    /// The same by what is printed, where that is not of plain ASCII and must be folded first.
    printed: Table<&'a str, usize>,
    /// How many of them have a key.
    keys: u32,
}

impl<'a, 'w> Forms<'a, 'w> {
    /// No forms yet, of texts with so many bytes.
    fn of(words: Words<'w>, bytes: usize) -> Self {
        /// How many bytes of a text bring one form, more or less.
        const BYTES_OF_FORM: usize = 16;
        let count = bytes / BYTES_OF_FORM;
        let mut folded = Table::default();
        folded.reserve(count);
        Self {
            words,
            all: Vec::with_capacity(count),
            folded,
            printed: Table::default(),
            keys: 0,
        }
    }

    /// Returns the number and the sort of what is printed.
    fn read(&mut self, printed: &'a str, is_mark: bool) -> (usize, Sort) {
        let kinds = Kinds::of(printed);
        if kinds.is_plain() {
            return self.read_folded(printed.into(), kinds, is_mark);
        }
        if let Some(&form) = self.printed.get(printed) {
            return (form, self.sort(form, is_mark));
        }
        let folded = fold_glyphs(printed);
        let kinds = Kinds::of(&folded);
        let (form, sort) = self.read_folded(folded, kinds, is_mark);
        self.printed.insert(printed, form);
        (form, sort)
    }

    /// Returns the number and the sort of what is folded already.
    fn read_folded(&mut self, folded: Cow<'a, str>, kinds: Kinds, is_mark: bool) -> (usize, Sort) {
        let form = match self.folded.entry(folded) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(place) => {
                let folded = place.key();
                self.all.push(Form {
                    sort: sort(folded, kinds, is_mark, self.words),
                    is_mark,
                    opens: if kinds.is_letters() {
                        may_be_value(folded, self.words.values)
                    } else {
                        may_be_unit(folded, self.words.values)
                    },
                    tears: folded.chars().all(tears),
                    key: None,
                    folded: folded.clone(),
                });
                place.insert(self.all.len() - 1);
                self.all.len() - 1
            }
        };
        (form, self.sort(form, is_mark))
    }

    /// Returns the sort of a form. An apostrophe is a letter in some scripts, and folds to the mark.
    fn sort(&self, form: usize, is_mark: bool) -> Sort {
        let form = &self.all[form];
        if form.is_mark == is_mark {
            form.sort
        } else {
            sort(&form.folded, Kinds::of(&form.folded), is_mark, self.words)
        }
    }

    /// Returns the key of a form; keys are counted in the order in which units ask for them.
    fn key(&mut self, form: usize) -> u32 {
        let key = self.all[form].key.get_or_insert(self.keys);
        self.keys += u32::from(*key == self.keys);
        *key
    }
}

/// A piece, for the grammar of values.
struct Shown<'f> {
    folded: &'f str,
    range: Range<usize>,
}

impl Printed for Shown<'_> {
    fn printed(&self) -> &str {
        self.folded
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

fn pieces<'a>(text: &'a str, forms: &mut Forms<'a, '_>) -> Vec<Piece> {
    let tokens = tokens(text);
    let mut pieces = Vec::with_capacity(tokens.len() / 2 + 1);
    for token in tokens {
        if token.kind != TokenKind::Space {
            let printed = &text[token.range.clone()];
            let (form, sort) = forms.read(printed, token.kind == TokenKind::Mark);
            pieces.push(Piece {
                range: token.range,
                form,
                sort,
            });
        }
    }
    pieces
}

fn sort(folded: &str, kinds: Kinds, is_mark: bool, words: Words<'_>) -> Sort {
    if is_mark {
        sort_of_mark(folded)
    } else {
        sort_of_word(folded, kinds, words)
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

fn sort_of_word(folded: &str, kinds: Kinds, words: Words<'_>) -> Sort {
    let foreign = || !kinds.is_plain() && folded.contains(char::is_numeric);
    if kinds.has_digit() || foreign() {
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
fn compounds<'f>(pieces: &[Piece], forms: &'f Forms<'_, '_>) -> HashSet<&'f str> {
    let folded = pieces.iter().map(|piece| forms.all[piece.form].folded.as_ref());
    folded
        .filter(|folded| folded.len() > 1 && folded.contains(tears))
        .collect()
}

/// Returns whether a word may be torn beside `c`, which is folded.
fn tears(c: char) -> bool {
    matches!(c, '-' | '/' | '%')
}

/// Pieces that are one thing to a reader.
struct Joint {
    /// The first of them.
    at: usize,
    /// How many they are.
    len: usize,
    /// What comparison sees of them.
    folded: String,
}

/// Finds the pieces that are one thing to a reader.
fn joints(pieces: &[Piece], others: &[Piece], forms: &Forms<'_, '_>) -> Vec<Joint> {
    let any = |what: fn(&Form<'_>) -> bool| pieces.iter().any(|piece| what(&forms.all[piece.form]));
    let torn = any(|form| form.tears);
    if !torn && !any(|form| form.opens) {
        return Vec::new();
    }
    let whole = if torn {
        compounds(others, forms)
    } else {
        HashSet::new()
    };
    let shown = pieces.iter().map(|piece| Shown {
        folded: &forms.all[piece.form].folded,
        range: piece.range.clone(),
    });
    let shown: Vec<Shown<'_>> = shown.collect();
    let mut joints = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let rest = &shown[at..];
        let mended = mended_len(rest, &whole);
        let (len, glue) = if mended > 1 {
            (mended, "")
        } else if forms.all[pieces[at].form].opens {
            (unit_len(rest, forms.words.values).max(1), " ")
        } else {
            (1, "")
        };
        if len > 1 {
            let parts: Vec<&str> = rest[..len].iter().map(|piece| piece.folded).collect();
            let folded = parts.join(glue);
            joints.push(Joint { at, len, folded });
        }
        at += len;
    }
    joints
}

/// Joins the pieces that are one thing to a reader.
fn joined(pieces: Vec<Piece>, joints: Vec<Joint>, forms: &mut Forms<'_, '_>) -> Vec<Piece> {
    if joints.is_empty() {
        return pieces;
    }
    let mut units = Vec::with_capacity(pieces.len());
    let mut rest = pieces.into_iter().enumerate();
    let mut joints = joints.into_iter().peekable();
    while let Some((at, mut piece)) = rest.next() {
        if let Some(joint) = joints.next_if(|joint| joint.at == at) {
            let last = rest.nth(joint.len - 2).map(|(_, last)| last.range.end);
            piece.range.end = last.unwrap_or(piece.range.end);
            let kinds = Kinds::of(&joint.folded);
            (piece.form, piece.sort) = forms.read_folded(joint.folded.into(), kinds, false);
        }
        units.push(piece);
    }
    units
}

/// Returns how many pieces, joined, are a word that the other text has whole; 1 for none.
fn mended_len(pieces: &[Shown<'_>], whole: &HashSet<&str>) -> usize {
    const LONGEST: usize = 9;
    let torn = |at: usize| {
        pieces
            .get(at)
            .is_some_and(|piece| piece.folded.chars().all(tears))
    };
    if whole.is_empty() || !torn(1) || torn(0) {
        return 1;
    }
    let (mut joined, mut found) = (pieces[0].folded.to_owned(), 1);
    for (at, piece) in pieces.iter().enumerate().take(LONGEST).skip(1) {
        if at % 2 == 1 && !torn(at) {
            break;
        }
        joined.push_str(piece.folded);
        if whole.contains(joined.as_str()) {
            found = at + 1;
        }
    }
    found
}

fn weighed<'a>(text: &'a str, pieces: &[Piece], forms: &mut Forms<'_, '_>) -> Units<'a> {
    let count = pieces.len();
    let mut units = Units {
        text,
        ranges: Vec::with_capacity(count),
        keys: Vec::with_capacity(count),
        weights: Vec::with_capacity(count),
        borders: Vec::with_capacity(count + 1),
        brackets: Vec::with_capacity(count),
        sums: Vec::with_capacity(count + 1),
    };
    let mut sum = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let weight = weight(piece.sort);
        units.ranges.push(piece.range.clone());
        units.keys.push(forms.key(piece.form));
        units.weights.push(weight);
        units.borders.push(border(text, pieces, at));
        units.brackets.push(bracket(piece.sort));
        units.sums.push(sum);
        sum += weight;
    }
    let ends = |last: &Piece| ends_a_sentence(&forms.all[last.form].folded);
    let behind = if pieces.last().is_some_and(ends) { 3 } else { 0 };
    units.borders.push(behind);
    units.sums.push(sum);
    units
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
/// last sentence another one may begin, with its own stop: that is 3, and not asked here.
fn border(text: &str, pieces: &[Piece], at: usize) -> i32 {
    let (Some(after), true) = (pieces.get(at), at > 0) else {
        return 0;
    };
    let before = &pieces[at - 1];
    let gap = &text[before.range.end..after.range.start];
    if gap != " " && gap.contains('\n') {
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
        _ if gap != " " && is_fused(gap) => -1,
        _ => 0,
    }
}

/// Whether a unit is a mark behind which a new sentence begins; a semicolon or a colon is followed by a part of the same one.
fn ends_a_sentence(folded: &str) -> bool {
    matches!(folded, "." | "!" | "?" | "。" | "؟" | "।" | "။" | "។")
}

/// Returns whether two units with this gap touch, as signs of a script without spaces do.
fn is_fused(gap: &str) -> bool {
    gap.chars().all(|c| fold_glyph(c).is_none())
}
