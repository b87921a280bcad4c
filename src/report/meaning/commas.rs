//! Commas inside a sentence: when one may come or go without a word of the sentence meaning something else.
//!
//! A comma decides which States are meant (`States, which have …`), what an exception covers (`except for hospitals, and of
//! pumps`) and what a condition binds (`by 2030, subject to available funds`). So it is substantive, but for three habits of
//! English typing, each with the same words on both sides of it in both texts:
//!
//! ```text
//! wells, springs[,] and ponds                  the last of a flat list: plain words, no word that binds or excepts
//! resolution 70/1 of 25 September 2015[,] entitled “…”     behind the date of an act, before its name or the next act
//! In 2015[,] the Council …                     behind a date that opens the sentence
//! in this regard[,] requests                   behind a phrase that points back
//! ```
//!
//! *Proves*: the list has at least three parts, every one of them of plain words (no preposition, no relative, no number, no
//! name where there are three parts, since `the chair, Ms. Lee, and the panel` names the chair), and no word before or behind
//! it in the clause excepts, binds or limits. *Fails*: towards substance, at lists whose parts are phrases (`the rights of
//! women, of men, and of children`). Cost: bounded for each comma.

use super::hunks::Hunk;
use super::pieces::{Piece, Value};
use super::{Finding, View};
use crate::lexicon::{any, wholes};
use crate::report::cause::Form;
use crate::sides::{Side, Sides};

/// A part of a list has no more words than this.
const LONGEST_PART: usize = 5;

/// A clause is looked through up to so many pieces before a list.
const CLAUSE: usize = 60;

/// And up to so many behind it.
const BEHIND: usize = 15;

/// Explains a comma that came or went.
pub(super) fn comma(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    if !view.setting.english() {
        return None;
    }
    let slices = view.slice(hunk);
    let bare = match (slices.old, slices.new) {
        ([comma], []) if comma.lower == "," => Side::New,
        ([], [comma]) if comma.lower == "," => Side::Old,
        _ => return None,
    };
    let place = Place::of(view, hunk, bare);
    if place.ends_list() {
        return Some(Finding::form(Form::CommaOfList));
    }
    if place.follows_date() {
        return Some(Finding::form(Form::CommaBehindDate));
    }
    place
        .follows_opening()
        .then(|| Finding::form(Form::CommaBehindOpening))
}

/// Where the comma is missing: what stands before and behind it on the side without it.
struct Place<'a> {
    before: &'a [Piece<'a>],
    behind: &'a [Piece<'a>],
    /// How many pieces before, and behind, are the same on the other side.
    same: (usize, usize),
    header: usize,
}

impl<'a> Place<'a> {
    fn of(view: &'a View<'_>, hunk: &Hunk, bare: Side) -> Self {
        let at = hunk.get(bare).start;
        let (before, behind) = view.pieces.get(bare).split_at(at);
        let other = match bare {
            Side::Old => Sides::new(
                &view.pieces.new[..hunk.new.start],
                &view.pieces.new[hunk.new.end..],
            ),
            Side::New => Sides::new(
                &view.pieces.old[..hunk.old.start],
                &view.pieces.old[hunk.old.end..],
            ),
        };
        let alike = |(one, two): &(&Piece<'_>, &Piece<'_>)| one.lower == two.lower;
        let same = (
            before
                .iter()
                .rev()
                .zip(other.old.iter().rev())
                .take(CLAUSE)
                .take_while(alike)
                .count(),
            behind
                .iter()
                .zip(other.new)
                .take(BEHIND)
                .take_while(alike)
                .count(),
        );
        Self {
            before,
            behind,
            same,
            header: *view.header.get(bare),
        }
    }

    /// `wells, springs[,] and ponds`
    fn ends_list(&self) -> bool {
        let joined = self
            .behind
            .first()
            .is_some_and(|it| any::LIST_JOINS.has(&it.lower));
        if !joined {
            return false;
        }
        let Some((parts, start)) = self.parts() else {
            return self.ends_citations();
        };
        let first = usize::from(start == 0);
        let named = self.before[start..].iter().skip(first).any(is_name);
        let last = &self.behind[1..];
        let words = part_len(last);
        // `Trinidad[,] and Tobago`: what stands on both sides of the word may be one name.
        let one_name = self.before.last().is_some_and(is_name) && last[..words].iter().all(is_name);
        let named = one_name || parts == 2 && named;
        parts >= 2 && !named && words > 0 && !self.binds(start, 1 + words)
    }

    /// Returns how many parts of a list end here, the first one included, and where they begin.
    fn parts(&self) -> Option<(usize, usize)> {
        let mut parts = 0;
        let mut words = 0;
        let mut start = self.before.len();
        // `the` begins a part: nothing but a comma may stand before it.
        let mut begun = false;
        let near = self.before.iter().enumerate().rev().take(self.same.0);
        for (at, piece) in near {
            if piece.lower == "," {
                if words == 0 || words > LONGEST_PART {
                    return None;
                }
                parts += 1;
                words = 0;
                begun = false;
            } else if at >= self.header && is_plain(piece) && !begun {
                words += 1;
                start = at;
            } else if is_article(piece) && words > 0 && !begun {
                start = at;
                begun = true;
            } else {
                break;
            }
            if words > LONGEST_PART {
                break;
            }
        }
        (parts > 0 && words > 0).then_some((parts + 1, start))
    }

    /// `266 (1969) of 10 June, 274 (1969) of 11 December 1969[,] and 281 (1970)`: a list of acts is flat.
    fn ends_citations(&self) -> bool {
        let cited = |piece: &Piece<'_>| {
            matches!(
                piece.value,
                Some(Value::Resolution(..) | Value::Numbered(..) | Value::Date(..) | Value::Symbol)
            )
        };
        let links = |piece: &Piece<'_>| any::ACT_DATES.has(&piece.lower) || piece.lower == ",";
        let list = self.before.iter().rev().take(self.same.0);
        let list: Vec<&Piece<'_>> = list.take_while(|piece| cited(piece) || links(piece)).collect();
        let acts = |piece: &Piece<'_>| cited(piece) && !matches!(piece.value, Some(Value::Date(..)));
        let earlier = list.iter().filter(|piece| acts(piece)).count() >= 2;
        let comma = list.iter().any(|piece| piece.lower == ",");
        let ended = list.first().is_some_and(|piece| cited(piece));
        let next = self.behind.get(1).is_some_and(acts) && self.same.1 >= 2;
        earlier && comma && ended && next
    }

    /// Whether a word of the clause before the list or of what follows it binds, excepts or limits.
    fn binds(&self, start: usize, behind: usize) -> bool {
        let mark = |piece: &&Piece<'_>| !piece.is_word() && piece.lower != ",";
        let first = self.before.len() - self.same.0;
        let clause = self.before[first..start].iter().enumerate().rev();
        let before = clause
            .take_while(|(_, piece)| !mark(piece))
            // `Recognizing that poverty, hunger[,] and disease`: this one opens what is recognized.
            .any(|(at, piece)| any::BINDING.has(&piece.lower) && first + at != self.header);
        let rest = self.behind[..self.same.1].get(behind..).unwrap_or_default();
        let after = rest
            .iter()
            .take_while(|piece| !mark(piece))
            .any(|piece| any::BINDING.has(&piece.lower));
        before || after || self.same.1 < behind
    }

    /// `of 25 September 2015[,] entitled`, `In 2015[,] the Council`
    fn follows_date(&self) -> bool {
        let [head @ .., date] = self.before else {
            return false;
        };
        // Behind a day of no year a comma is no habit.
        let dated = match date.value {
            Some(Value::Date(date)) => date.year.is_some(),
            value => matches!(value, Some(Value::Year(_))),
        };
        if !dated || self.same.0 < 2 || self.same.1 < 1 {
            return false;
        }
        let Some(next) = self.behind.first() else {
            return false;
        };
        let [rest @ .., link] = head else { return false };
        let of_act = any::ACT_DATES.has(&link.lower)
            && rest.last().is_some_and(|it| {
                matches!(
                    it.value,
                    Some(Value::Resolution(..) | Value::Numbered(..) | Value::Symbol)
                )
            });
        let named = of_act && any::NAMING.has(&next.lower);
        let opens = rest.is_empty()
            || rest.len() == self.header + 1 && any::ASKING.has(&rest[self.header].lower)
            || rest.last().is_some_and(|it| it.lower == ".");
        let opening = opens && any::DATE_OPENERS.has(&link.lower) && any::DEFINITE.has(&next.lower);
        named || opening
    }

    /// `in this regard[,] requests`
    fn follows_opening(&self) -> bool {
        let [.., link, this, noun] = self.before else {
            return false;
        };
        let phrase = any::OPENING_LINKS.has(&link.lower)
            && any::DEMONSTRATIVES.has(&this.lower)
            && any::OPENING_NOUNS.has(&noun.lower);
        let next = self.behind.first().map_or("", |piece| piece.lower.as_ref());
        phrase && self.same.0 >= 3 && self.same.1 >= 1 && !any::BINDING.has(next) && !is_of(next)
    }
}

/// `in that context of war`: the phrase goes on.
fn is_of(word: &str) -> bool {
    any::ACT_DATES.has(word)
}

/// Returns how many pieces the last part of a list takes: an article and plain words.
fn part_len(pieces: &[Piece<'_>]) -> usize {
    let article = usize::from(pieces.first().is_some_and(is_article));
    let words = pieces[article..]
        .iter()
        .take(LONGEST_PART + 1)
        .take_while(|piece| is_plain(piece))
        .count();
    if words == 0 { 0 } else { article + words }
}

/// Whether a word carries meaning alone: no word of grammar, no number, none that binds.
fn is_plain(piece: &Piece<'_>) -> bool {
    let grammar = || wholes("en").is_some_and(|words| words.is_function_word(&piece.lower));
    piece.is_plain_word()
        && piece.text.chars().all(|c| c.is_alphabetic() || c == '-')
        && !any::BINDING.has(&piece.lower)
        && !any::NUMBERS.has(&piece.lower)
        && !any::GRAMMAR.has(&piece.lower)
        && !grammar()
}

fn is_article(piece: &Piece<'_>) -> bool {
    any::DEFINITE.has(&piece.lower) || any::INDEFINITE.has(&piece.lower)
}

fn is_name(piece: &Piece<'_>) -> bool {
    piece.text.starts_with(char::is_uppercase)
}
