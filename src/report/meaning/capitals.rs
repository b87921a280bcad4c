//! The same word in other capitals: when a capital is a habit of print, and when it names something else.
//!
//! `northern Cyprus` is a region, `Northern Cyprus` claims to be a State; `the Services` are those that the contract defines.
//! So a capital is substantive, but where the place or a closed list proves that it only follows a style:
//!
//! - *the place*: the first word of a paragraph or sentence, or of its leading verb phrase, in both texts; a stretch that
//!   one text sets all in capitals; a heading;
//! - *the word*: one that serves the grammar (`of`, `Of`), an ordinal (`the twelfth, the Twelfth Ministerial Conference`), a
//!   word or phrase of the list of style (`States parties`), a noun with its number behind it (`article 5`), a name of the
//!   list in full, a noun behind its name (`the Kintélé declaration`), or a title of several words that was set small as a whole.
//!
//! *Forbids*: a word that means something else with a capital (`may`, `who`, German `sie`), a word that either text defines
//! (`(“the Services”)`, `hereinafter the Court`), and of what is proved by a list, whatever stands before or inside a name.
//! *Fails*: towards substance, at the names of bodies and documents that one text prints small. Cost: bounded for each word.

use super::hunks::Hunk;
use super::pieces::{Piece, Value};
use super::{Finding, View};
use crate::instrument::Kind;
use crate::lexicon::{LANGUAGES, any, spelling, wholes};
use crate::report::cause::Form;
use crate::sides::Sides;

/// A title is looked for so many pieces to each side.
const LONGEST_TITLE: usize = 14;

/// A title that is known as one has so many words that carry meaning.
const SHORTEST_TITLE: usize = 3;

/// Explains a word that differs in capitals only.
pub(super) fn capitals(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let slices = view.slice(hunk);
    let ([old], [new]) = (slices.old, slices.new) else {
        return None;
    };
    if old.lower != new.lower || old.text == new.text {
        return None;
    }
    let word = Word {
        view,
        at: Sides::new(hunk.old.start, hunk.new.start),
        lower: &old.lower,
        initial: tails(&old.text) == tails(&new.text),
    };
    word.is_style().then(|| Finding::form(Form::Capital))
}

/// A word and its places.
struct Word<'a> {
    view: &'a View<'a>,
    at: Sides<usize>,
    lower: &'a str,
    /// Whether first letters alone changed: `High-level`, `high-level`.
    initial: bool,
}

impl Word<'_> {
    fn is_style(&self) -> bool {
        let view = self.view;
        if self.at.old < view.header.old && self.at.new < view.header.new || self.in_capitals() {
            return true;
        }
        if view.setting.defines(self.lower) {
            return false;
        }
        let matters = spelling().capital_matters(self.lower) || any::CAPITAL_MATTERS.has(self.lower);
        let opens = view
            .both()
            .zip(self.at)
            .map(|(pieces, at)| opens_sentence(pieces, at));
        if opens.old && opens.new {
            return (self.initial || is_grammar(self.lower)) && !self.makes_name();
        }
        if !self.initial || matters {
            return false;
        }
        let ordinal = matches!(view.pieces.old[self.at.old].value, Some(Value::Ordinal(_)));
        let begins = (opens.old || opens.new) && is_verb(self.lower);
        is_grammar(self.lower)
            || ordinal
            || begins
            || self.in_heading() && !self.makes_name()
            || self.is_numbered()
            || self.of_style_phrase()
            || self.of_style()
            || self.follows_name()
            || self.precedes_name()
            || self.of_known_name()
            || self.of_title()
    }

    /// The pieces behind the word, on each side.
    fn behind(&self) -> Sides<&[Piece<'_>]> {
        let both = self.view.both().zip(self.at);
        both.map(|(pieces, at)| &pieces[at + 1..])
    }

    fn before(&self) -> Sides<&[Piece<'_>]> {
        self.view.both().zip(self.at).map(|(pieces, at)| &pieces[..at])
    }

    /// Whether a name may begin here: a word that makes names stands before a capital.
    fn makes_name(&self) -> bool {
        let behind = self.behind();
        any::NAME_MAKERS.has(self.lower) && (names(behind.old) || names(behind.new))
    }

    fn in_heading(&self) -> bool {
        let it = self.view;
        !it.note
            && it.setting.instruments.old.provisions[it.first.old.0].kind == Kind::Heading
            && it.setting.instruments.new.provisions[it.first.new.0].kind == Kind::Heading
    }

    /// Whether the words around are set in capitals on one side, as in a title.
    fn in_capitals(&self) -> bool {
        let title = |pieces: &[Piece<'_>], at: usize| {
            let around = at.saturating_sub(3)..(at + 4).min(pieces.len());
            let letters = |piece: &&Piece<'_>| piece.text.chars().any(char::is_alphabetic);
            let words = pieces[around].iter().filter(letters);
            let small = |piece: &Piece<'_>| piece.text.chars().any(char::is_lowercase);
            let long = |piece: &Piece<'_>| piece.text.chars().count() >= 5;
            let whole = pieces.len() <= 4;
            let few = words.clone().count() > if whole { 1 } else { 2 };
            few && words.clone().any(long) && !words.clone().any(small)
        };
        title(&self.view.pieces.old, self.at.old) || title(&self.view.pieces.new, self.at.new)
    }

    /// `article 5`, `Article 5`
    fn is_numbered(&self) -> bool {
        let number = |pieces: &[Piece<'_>]| pieces.first().is_some_and(is_number);
        let behind = self.behind();
        any::NUMBERED.has(self.lower) && number(behind.old) && number(behind.new)
    }

    /// A word of the list that stands neither inside nor before a name.
    fn of_style(&self) -> bool {
        let (before, behind) = (self.before(), self.behind());
        let led = |pieces: &[Piece<'_>], header: usize| {
            let last = pieces.last().filter(|_| pieces.len() > header);
            last.is_some_and(|it| it.is_plain_word() && starts_large(it))
                && !opens_sentence(pieces, pieces.len() - 1)
        };
        any::STYLE.has(self.lower)
            && !led(before.old, self.view.header.old)
            && !led(before.new, self.view.header.new)
            && !names(behind.old)
            && !names(behind.new)
    }

    /// `the Kintélé declaration`: a noun of the list behind the name that tells which one it is.
    fn follows_name(&self) -> bool {
        let (before, behind) = (self.before(), self.behind());
        let named = |pieces: &[Piece<'_>], header: usize| {
            let name = pieces.last().filter(|_| pieces.len() > header + 1);
            name.is_some_and(|it| it.is_plain_word() && starts_large(it) && !is_grammar(&it.lower))
                && !opens_sentence(pieces, pieces.len() - 1)
        };
        any::NAME_NOUNS.has(self.lower)
            && named(before.old, self.view.header.old)
            && named(before.new, self.view.header.new)
            && !names(behind.old)
            && !names(behind.new)
    }

    /// `parties to the Convention`: a phrase of the list with the name behind it.
    fn precedes_name(&self) -> bool {
        let stands = |pieces: &[Piece<'_>], words: &[&str]| {
            let same = pieces.iter().zip(words).all(|(piece, word)| piece.lower == *word);
            same && pieces.get(words.len()).is_some_and(starts_large)
        };
        let behind = self.behind();
        any::STYLE_BEFORE_NAMES.iter().any(|phrase| {
            let words: Vec<&str> = phrase.split(' ').collect();
            words[0] == self.lower && stands(behind.old, &words[1..]) && stands(behind.new, &words[1..])
        })
    }

    /// `States parties`: a phrase of the list around the word, on both sides.
    fn of_style_phrase(&self) -> bool {
        any::STYLE_PHRASES.iter().any(|phrase| {
            let words: Vec<&str> = phrase.split(' ').collect();
            self.stands_in(&words)
        })
    }

    /// `Security council`: a name of the list, whole on both sides.
    fn of_known_name(&self) -> bool {
        let mut known = spelling().names_with(self.lower);
        known.any(|name| {
            let words: Vec<&str> = name.iter().map(String::as_str).collect();
            words.len() > 1 && self.stands_in(&words)
        })
    }

    /// Whether the word is one of these words, which stand around it on both sides.
    fn stands_in(&self, words: &[&str]) -> bool {
        (0..words.len())
            .filter(|&place| words[place] == self.lower)
            .any(|place| {
                let around = |pieces: &[Piece<'_>], at: usize| {
                    at >= place
                        && pieces[at - place..].len() >= words.len()
                        && pieces[at - place..]
                            .iter()
                            .zip(words)
                            .all(|(piece, word)| piece.lower == *word)
                };
                around(&self.view.pieces.old, self.at.old) && around(&self.view.pieces.new, self.at.new)
            })
    }

    /// `land degradation neutrality`: a title of three words or more whose capitals all came or all went, or of two that
    /// stand beside each other.
    fn of_title(&self) -> bool {
        let (before, behind) = (self.before(), self.behind());
        let grew = starts_large(&self.view.pieces.new[self.at.new]);
        let left = before.old.iter().rev().zip(before.new.iter().rev());
        let right = behind.old.iter().zip(behind.new);
        let turned = turned(left, grew).zip(turned(right, grew));
        let long = turned
            .is_some_and(|((left, near), (right, next))| left + right + 1 >= SHORTEST_TITLE || near || next);
        long && !any::NAME_MAKERS.has(self.lower)
    }
}

/// Counts the words that took the same turn, from a word outwards, and tells whether the nearest one did; words of grammar do
/// not count. None where one of them makes names.
fn turned<'a>(
    pairs: impl Iterator<Item = (&'a Piece<'a>, &'a Piece<'a>)>,
    grew: bool,
) -> Option<(usize, bool)> {
    let mut count = 0;
    let mut near = false;
    for (place, (old, new)) in pairs.take(LONGEST_TITLE).enumerate() {
        if old.lower != new.lower || !old.is_word() {
            break;
        }
        if is_grammar(&old.lower) {
            continue;
        }
        if starts_large(new) != grew || starts_large(old) == grew {
            break;
        }
        if any::NAME_MAKERS.has(&old.lower) {
            return None;
        }
        count += 1;
        near |= place == 0;
    }
    Some((count, near))
}

/// Whether a name stands here, behind `of` and the article.
fn names(behind: &[Piece<'_>]) -> bool {
    let mut words = behind
        .iter()
        .take(LONGEST_TITLE)
        .skip_while(|piece| is_grammar(&piece.lower) && !starts_large(piece));
    words
        .next()
        .is_some_and(|piece| piece.is_plain_word() && starts_large(piece))
}

/// Whether a paragraph or sentence begins at a piece: nothing but marks stands before it, or a full stop.
fn opens_sentence(pieces: &[Piece<'_>], at: usize) -> bool {
    let marks = pieces[..at].iter().rev().take_while(|piece| !piece.is_word());
    let count = marks.clone().count();
    count == at
        || marks
            .clone()
            .any(|piece| matches!(piece.lower.as_ref(), "." | "?" | "!"))
}

fn is_number(piece: &Piece<'_>) -> bool {
    let roman = !piece.text.is_empty() && piece.text.chars().all(|c| "IVXLC".contains(c));
    piece.value.is_some() || roman || piece.text.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word serves the grammar.
fn is_grammar(word: &str) -> bool {
    any::GRAMMAR.has(word) || wholes("en").is_some_and(|words| words.is_function_word(word))
}

/// Whether a word is a verb that opens paragraphs, in any form.
fn is_verb(word: &str) -> bool {
    let mut verbs = LANGUAGES.iter().flat_map(|language| language.verbs.iter());
    verbs.any(|verb| {
        std::iter::once(verb.lemma())
            .chain(verb.forms())
            .any(|form| form == word)
    })
}

fn starts_large(piece: &Piece<'_>) -> bool {
    piece.text.starts_with(char::is_uppercase)
}

/// Returns the parts of a word between hyphens without their first letters.
fn tails(word: &str) -> Vec<&str> {
    let tail = |part: &'_ str| part.chars().next().map_or(0, char::len_utf8);
    word.split('-').map(|part| &part[tail(part)..]).collect()
}
