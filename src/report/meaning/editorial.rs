//! Changes of form: marks, capitals, spelling, spacing, the article before a name, the order of two words.
//!
//! Each rule shows that the words still say the same. Marks are the delicate case. A comma can decide which States
//! are meant (`States, which have …`), and a pair of quotes can make a fact an allegation; so a mark is editorial only
//! at the end of a paragraph, where it says whether another one follows, and where a list or a date makes it a habit of
//! typing: before the `and` of a list, behind a year, behind `in this regard`.

use unicode_normalization::UnicodeNormalization;

use super::hunks::Hunk;
use super::pieces::{Piece, Value};
use super::{Finding, View};
use crate::lexicon::{any, spelling as lexicon};
use crate::report::cause::Form;
use crate::sides::{Side, Sides};

/// Marks alone.
pub(super) fn marks(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let slices = view.slice(hunk);
    let mut all = slices.old.iter().chain(slices.new);
    if !all.all(|piece| piece.text.chars().all(is_punctuation)) {
        return None;
    }
    let rest = Sides::new(&view.pieces.old[hunk.old.end..], &view.pieces.new[hunk.new.end..]);
    let closes = |side: Side| {
        let pieces = view.pieces.get(side);
        let words = |piece: &Piece| !piece.text.chars().all(is_punctuation);
        let behind = view.once.get(side).last_word.get_or_init(|| {
            let last = pieces.iter().rposition(words);
            last.map_or(0, |last| last + 1)
        });
        hunk.get(side).end >= *behind
    };
    if closes(Side::Old) && closes(Side::New) && !slices.old.iter().chain(slices.new).any(is_query) {
        return Some(Finding::form(Form::MarkAtEnd));
    }
    let comma = |pieces: &[Piece]| pieces.iter().all(|piece| piece.lower == ",");
    let before = view.pieces.new[..hunk.new.start].last();
    if !comma(slices.old) || !comma(slices.new) {
        return None;
    }
    let joins = |piece: Option<&Piece>| piece.is_some_and(|it| any::LIST_JOINS.has(&it.lower));
    let listed = view.pieces.new[..hunk.new.start]
        .iter()
        .rev()
        .take(25)
        .any(|it| it.lower == ",");
    if joins(rest.new.first()) && joins(rest.old.first()) && listed {
        return Some(Finding::form(Form::CommaOfList));
    }
    let follows = rest
        .new
        .first()
        .map(|piece| piece.lower.as_str())
        .unwrap_or_default();
    let relative = any::BINDING.has(follows);
    // Behind a day of no year a comma is no habit.
    let dated = before.is_some_and(|it| match it.value {
        Some(Value::Date(date)) => date.year.is_some(),
        Some(Value::Year(_)) => true,
        _ => false,
    });
    if dated && !relative {
        return Some(Finding::form(Form::CommaBehindDate));
    }
    let phrase = before.is_some_and(|it| any::OPENING_NOUNS.has(&it.lower));
    let this = hunk
        .new
        .start
        .checked_sub(2)
        .and_then(|at| view.pieces.new.get(at));
    if phrase && this.is_some_and(|it| any::DEMONSTRATIVES.has(&it.lower)) && !relative {
        return Some(Finding::form(Form::CommaBehindOpening));
    }
    None
}

fn is_query(piece: &Piece) -> bool {
    piece
        .text
        .contains(['?', '!', '؟', '？', '！', '(', ')', '"', '\''])
}

/// The same words in other capitals.
pub(super) fn capitals(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let slices = view.slice(hunk);
    let ([old], [new]) = (slices.old, slices.new) else {
        return None;
    };
    if old.lower != new.lower || old.text == new.text {
        return None;
    }
    let opens = hunk.old.start.min(hunk.new.start) == 0
        || view.header.old > hunk.old.start && view.header.new > hunk.new.start;
    let abbreviation = is_capitals(old) != is_capitals(new) && !in_capitals(view, hunk);
    if !opens && (abbreviation || lexicon().capital_matters(&old.lower)) {
        return None;
    }
    Some(Finding::form(Form::Capital))
}

fn is_capitals(piece: &Piece) -> bool {
    piece.text.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !piece.text.chars().any(char::is_lowercase)
}

/// Whether the words around are set in capitals on one side, as in a title.
fn in_capitals(view: &View<'_>, hunk: &Hunk) -> bool {
    let title = |pieces: &[Piece], at: usize| {
        let around = at.saturating_sub(2)..(at + 3).min(pieces.len());
        let words = pieces[around]
            .iter()
            .filter(|piece| piece.text.chars().any(char::is_alphabetic));
        words.clone().count() > 1
            && words
                .clone()
                .all(|piece| !piece.text.chars().any(char::is_lowercase))
    };
    title(&view.pieces.old, hunk.old.start) || title(&view.pieces.new, hunk.new.start)
}

/// One word in two spellings, with or without its hyphen.
pub(super) fn spelling(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let slices = view.slice(hunk);
    if slices.old.is_empty() || slices.new.is_empty() || slices.old.len().max(slices.new.len()) > 6 {
        return None;
    }
    if slices
        .old
        .iter()
        .chain(slices.new)
        .any(|piece| !piece.is_word() && piece.lower != "-")
    {
        return None;
    }
    let spoken = slices.map(phrase);
    let letters = spoken.as_ref().map(|phrase| phrase.replace(['-', ' '], ""));
    if letters.old == letters.new && spoken.old == spoken.new {
        // Capitals, or a space beside a hyphen.
        let capitals = slices
            .old
            .iter()
            .zip(slices.new)
            .any(|(old, new)| old.text != new.text);
        return (!capitals).then(|| Finding::form(Form::Spacing));
    }
    if let (true, [old], [new]) = (view.setting.french(), slices.old, slices.new)
        && bare_capital(&old.text) == bare_capital(&new.text)
    {
        return Some(Finding::form(Form::AccentOnCapital));
    }
    if !view.setting.english() {
        return None;
    }
    if lexicon().same(&spoken.old, &spoken.new) {
        return Some(Finding::form(Form::Spelling));
    }
    if letters.old != letters.new || lexicon().differ(&spoken.old, &spoken.new) {
        return None;
    }
    let parts = spoken
        .as_ref()
        .map(|phrase| phrase.split([' ', '-']).map(str::to_owned).collect::<Vec<_>>());
    if parts.old == parts.new {
        let counts = parts.old.iter().any(|part| counts(part));
        return (!counts).then(|| Finding::form(Form::Hyphen));
    }
    if parts.old.len() == parts.new.len() {
        return None;
    }
    let (torn, solid) = if parts.old.len() > parts.new.len() {
        (&parts.old, &spoken.new)
    } else {
        (&parts.new, &spoken.old)
    };
    let prefixed = torn.len() == 2 && any::HYPHEN_PREFIXES.has(&torn[0]);
    (prefixed && !solid.contains(' ')).then(|| Finding::form(Form::Hyphen))
}

/// Returns a French word without the accent on its first letter, if that is a capital: `États`, `Etats`. Many keyboards
/// leave it out. A word of one or two letters may be another one then: `À`, `A`.
fn bare_capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if first.is_uppercase() && word.chars().count() > 2 => {
            let base = first.nfd().next().unwrap_or(first);
            std::iter::once(base).chain(letters).collect()
        }
        _ => word.to_owned(),
    }
}

/// Returns the pieces in lower case, joined as they are read: no space at a hyphen.
fn phrase(pieces: &[Piece]) -> String {
    let words: Vec<&str> = pieces.iter().map(|piece| piece.lower.as_str()).collect();
    words.join(" ").replace(" - ", "-")
}

/// Whether a word counts, so that a hyphen decides what it counts: `four month-long`, `four-month long`.
fn counts(word: &str) -> bool {
    any::NUMBERS.has(word) || word.chars().any(|c| c.is_ascii_digit())
}

/// The article before a name that takes it or leaves it, or in a phrase with and without it.
pub(super) fn article(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let slices = view.slice(hunk);
    let (single, pieces, at) = match (slices.old, slices.new) {
        ([the], []) => (the, &view.pieces.old, hunk.old.end),
        ([], [the]) => (the, &view.pieces.new, hunk.new.end),
        _ => return None,
    };
    if !any::DEFINITE.has(&single.lower) {
        return None;
    }
    let follow: Vec<String> = pieces[at..]
        .iter()
        .take(12)
        .map(|piece| piece.lower.clone())
        .collect();
    let named = lexicon().begins_with_name(&follow);
    let around = |pieces: &[Piece], start: usize, end: usize| {
        let window = &pieces[start.saturating_sub(3)..(end + 3).min(pieces.len())];
        phrase(window)
    };
    let windows = Sides::new(
        around(&view.pieces.old, hunk.old.start, hunk.old.end),
        around(&view.pieces.new, hunk.new.start, hunk.new.end),
    );
    let phrased = lexicon().same_phrase(&windows.old, &windows.new);
    (named || phrased).then(|| Finding::form(Form::Article))
}

/// The same words in another order, where that is known to be a matter of style: `necessary measures`, `measures
/// necessary`.
pub(super) fn order(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let slices = view.slice(hunk);
    let ([one, two], [three, four]) = (slices.old, slices.new) else {
        return None;
    };
    let swapped = one.lower == four.lower && two.lower == three.lower && one.lower != two.lower;
    let floats = lexicon().floats(&one.lower) != lexicon().floats(&two.lower);
    (swapped && floats).then(|| Finding::form(Form::WordOrder))
}

/// Whether a character only structures a sentence, in the scripts of the six official languages.
pub(super) fn is_punctuation(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ',' | ';' | ':' | '.' | '!' | '?' | '\'' | '"' | '(' | ')' | '-' | '`' | '…' | '*' | '_'
        )
        || matches!(
            c,
            '\u{2010}'..='\u{201f}' | '«' | '»' | '‹' | '›' | '¡' | '¿' | '\u{ad}'
        )
        || matches!(
            c,
            '،' | '؛' | '؟' | '、' | '。' | '，' | '；' | '：' | '！' | '？' | '（' | '）'
        )
        || matches!(c, '\u{300c}'..='\u{300f}' | '《' | '》' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}
