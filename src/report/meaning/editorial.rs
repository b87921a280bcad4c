//! Changes of form: marks at the end, spelling, spacing, the article before a name, the order of two words.
//!
//! Each rule shows that the words still say the same. A pair of quotes can make a fact an allegation, so a mark is
//! editorial only at the end of a paragraph, where it says whether another one follows; for commas see [`super::commas`],
//! for capitals [`super::capitals`], for hyphens [`super::hyphens`].

use unicode_normalization::UnicodeNormalization;

use super::hunks::Hunk;
use super::pieces::Piece;
use super::{Finding, View, hyphens};
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
    let closes = |side: Side| {
        let pieces = view.pieces.get(side);
        let words = |piece: &Piece<'_>| !piece.text.chars().all(is_punctuation);
        let behind = view.once.get(side).last_word.get_or_init(|| {
            let last = pieces.iter().rposition(words);
            last.map_or(0, |last| last + 1)
        });
        hunk.get(side).end >= *behind
    };
    if closes(Side::Old) && closes(Side::New) && !slices.old.iter().chain(slices.new).any(is_query) {
        return Some(Finding::form(Form::MarkAtEnd));
    }
    None
}

fn is_query(piece: &Piece<'_>) -> bool {
    piece
        .text
        .contains(['?', '!', '؟', '？', '！', '(', ')', '"', '\''])
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
        return hyphens::same_compounds(view, hunk, &spoken).then(|| Finding::form(Form::Hyphen));
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
    (prefixed && lexicon().is_word(solid)).then(|| Finding::form(Form::Hyphen))
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
fn phrase(pieces: &[Piece<'_>]) -> String {
    let words: Vec<&str> = pieces.iter().map(|piece| piece.lower.as_ref()).collect();
    words.join(" ").replace(" - ", "-")
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
        .map(|piece| piece.lower.to_string())
        .collect();
    let named = lexicon().begins_with_name(&follow);
    let around = |pieces: &[Piece<'_>], start: usize, end: usize| {
        let window = &pieces[start.saturating_sub(3)..(end + 3).min(pieces.len())];
        phrase(window)
    };
    let windows = Sides::new(
        around(&view.pieces.old, hunk.old.start, hunk.old.end),
        around(&view.pieces.new, hunk.new.start, hunk.new.end),
    );
    let phrased = || lexicon().same_phrase(&windows.old, &windows.new);
    (named || phrased()).then(|| Finding::form(Form::Article))
}

/// The same words in another order, where that is known to be a matter of style: `necessary measures`, `measures
/// necessary`. *Proves*: an adjective and a noun of two lists, swapped. *Forbids*: `not`, `only`, `as` and their like on
/// either side of them, which would bind another word then.
pub(super) fn order(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let slices = view.slice(hunk);
    let ([one, two], [three, four]) = (slices.old, slices.new) else {
        return None;
    };
    let swapped = one.lower == four.lower && two.lower == three.lower && one.lower != two.lower;
    let listed = |adjective: &Piece<'_>, noun: &Piece<'_>| {
        lexicon().floats(&adjective.lower) && any::FLOATING_NOUNS.has(&noun.lower)
    };
    let before = [
        view.pieces.old[..hunk.old.start].last(),
        view.pieces.new[..hunk.new.start].last(),
    ];
    let behind = [
        view.pieces.old.get(hunk.old.end),
        view.pieces.new.get(hunk.new.end),
    ];
    let binds = |piece: &Piece<'_>| any::BINDING.has(&piece.lower) || any::DEGREE_WORDS.has(&piece.lower);
    let bound = before.into_iter().chain(behind).flatten().any(binds);
    (swapped && (listed(one, two) || listed(two, one)) && !bound).then(|| Finding::form(Form::WordOrder))
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
