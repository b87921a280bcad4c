//! References from one paragraph to another: `paragraphs 5 and 12 above`.
//!
//! After a renumbering each reference must follow. The alignment says what became of the paragraph that the old text
//! meant; the new text must name what answers it, no more and no less. A reference that followed is a consequence. One
//! that should have and did not is a warning, whether its words changed or not: it now means another paragraph.
//!
//! Only a reference to the text itself counts. It is proved by `above`, `below`, `hereof`, `of the present resolution`; a bare
//! `paragraph 5` may follow where no other document, article or treaty stands near, and is not warned about; in a text of
//! articles a bare `section 5` is one of that text. Everything else is another text's, and a number that changed there is
//! substance:
//!
//! ```text
//! article 9, paragraph 2, of the Convention          resolution 77/1, in particular paragraphs 2 and 3
//! paragraph 2 thereof                                A/78/5 (para. 2)
//! ```

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use super::hunks::Hunk;
use super::pieces::{Paragraph, Piece, Value};
use super::{Finding, View};
use crate::instrument::{Address, Provision};
use crate::lexicon::any;
use crate::report::Notice;
use crate::report::cause::Cause;
use crate::sides::{Side, Sides};
use crate::text::tokens::is_unspaced;

/// A list of numbers behind `paragraph`.
pub(super) struct Reference {
    /// The pieces of the list.
    list: Range<usize>,
    /// The numbers, with their pieces.
    pub(super) numbers: Vec<(usize, String)>,
    /// Whether `article` stands before it.
    pub(super) article: bool,
    /// Whose paragraphs.
    whose: Whose,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// `above`, `of the present resolution`
    Own,
    /// Nothing says.
    Unsaid,
    /// `of resolution 77/1`, or another document stands near
    Foreign,
}

/// The numbers followed the alignment.
pub(super) fn followed(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    let (old, new) = pair_around(view, hunk)?;
    if old.whose == Whose::Foreign || new.whose == Whose::Foreign || old.article != new.article {
        return None;
    }
    if view.note && (old.whose != Whose::Own || new.whose != Whose::Own) || !same_joints(view, old, new) {
        return None;
    }
    let whole = answers(view, old, |_| true)?;
    let named = meant(view, new, |_| true)?;
    let (expected, said) = if whole == named {
        (whole, named)
    } else {
        let expected = answers(view, old, |at| hunk.old.contains(&at))?;
        (expected, meant(view, new, |at| hunk.new.contains(&at))?)
    };
    // A number that its place does not give was chosen, and so was the one that names it.
    if !said.iter().all(|&at| view.setting.in_order.new[at]) {
        return None;
    }
    // A list that lost all its paragraphs, or gained them from nothing, is not a renumbering.
    (expected == said && !said.is_empty()).then(|| {
        let shown = |reference: &Reference| {
            let numbers: Vec<&str> = reference
                .numbers
                .iter()
                .map(|(_, number)| number.as_str())
                .collect();
            numbers.join(", ")
        };
        Finding::of(Cause::FollowsRenumbering {
            old: shown(old),
            new: shown(new),
            paragraph: one_paragraph(view, hunk, old, &said),
        })
    })
}

/// Returns the ids of the paragraph that is meant, if the place names one.
fn one_paragraph(
    view: &View<'_>,
    hunk: &Hunk,
    old: &Reference,
    said: &BTreeSet<usize>,
) -> Option<Sides<String>> {
    let mut changed = old.numbers.iter().filter(|(at, _)| hunk.old.contains(at));
    let (Some((_, number)), None) = (changed.next(), changed.next()) else {
        return None;
    };
    let before = view.setting.old_provision(view.ids.old, old.article, number)?;
    let answers = view.setting.answer(before);
    let mut now = said.iter().filter(|at| answers.contains(at));
    let (Some(&now), None) = (now.next(), now.next()) else {
        return None;
    };
    let instruments = view.setting.instruments;
    Some(Sides::new(
        instruments.old.provisions[before].id.to_string(),
        instruments.new.provisions[now].id.to_string(),
    ))
}

/// Whether both lists are joined alike: `5 and 6` is not `5 or 6`, and where one has a range, `5 to 9`, both have it
/// between the same members.
fn same_joints(view: &View<'_>, old: &Reference, new: &Reference) -> bool {
    let joints = |pieces: &[Piece<'_>], reference: &Reference| -> (bool, Vec<usize>) {
        let list = &pieces[reference.list.clone()];
        let or = list.iter().any(|piece| any::NUMBER_OR.has(&piece.lower));
        let ranges = (reference.list.clone())
            .filter(|&at| pieces[at].lower == "-" || any::NUMBER_TO.has(&pieces[at].lower))
            .map(|at| {
                reference
                    .numbers
                    .iter()
                    .filter(|(number, _)| *number < at)
                    .count()
            });
        (or, ranges.collect())
    };
    let one = joints(&view.pieces.old, old);
    let other = joints(&view.pieces.new, new);
    one == other && (one.1.is_empty() || old.numbers.len() == new.numbers.len())
}

/// Warns of references of the text to itself that did not follow.
pub(super) fn unfollowed(view: &View<'_>, provision: &Provision) -> Vec<Notice> {
    let (old, new) = (of(view, Side::Old), of(view, Side::New));
    if old.len() != new.len() {
        return Vec::new();
    }
    let mut notices = Vec::new();
    for (old, new) in old.iter().zip(new) {
        let own = Sides::new((view.ids.old, old), (view.ids.new, new)).map(|(id, it)| is_own(id, it));
        if !own.old || !own.new || old.article != new.article {
            continue;
        }
        if old.numbers.len() != new.numbers.len() {
            continue;
        }
        let kept = old
            .numbers
            .iter()
            .zip(&new.numbers)
            .filter(|((_, before), (_, after))| before == after);
        let stale: Vec<String> = kept
            .filter_map(|((_, number), _)| stale(view, old.article, number))
            .collect();
        if !stale.is_empty() {
            let word = if old.article { "article" } else { "paragraph" };
            notices.push(Notice {
                side: Side::New,
                code: "reference-not-followed".to_owned(),
                message: format!("{} refers as before to {word} {}", provision.id, stale.join(", ")),
                page: provision.locator.page,
                line: provision.locator.line,
            });
        }
    }
    notices
}

/// A reference of a text to a place of its own, for who asks a single text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Own {
    /// Whether `article` stands before it.
    pub(in crate::report) article: bool,
    /// The numbers as they are read: `12(a)`.
    pub(in crate::report) numbers: Vec<String>,
    /// Whether it says so itself: `above`, `of the present resolution`. A bare `section 5` in a text of sections may be another law's.
    pub(in crate::report) said: bool,
}

/// Returns every reference of a paragraph in order: what it names, where it is one to the text itself.
pub(in crate::report) fn own(id: Option<&Address>, text: &str) -> Vec<Option<Own>> {
    if !may_refer(text) {
        return Vec::new();
    }
    let paragraph = Paragraph::of(text);
    let found = references(&paragraph.pieces()).into_iter().map(|it| {
        is_own(id, &it).then(|| Own {
            article: it.article,
            said: it.whose == Whose::Own,
            numbers: it.numbers.into_iter().map(|(_, number)| number).collect(),
        })
    });
    found.collect()
}

/// Whether a text has a word that opens a reference, with a number right behind it. It costs a small part of what reading the text
/// does, and most paragraphs have none.
pub(super) fn may_refer(text: &str) -> bool {
    // Letters that are written in two, or hide something between them, are left to the reader of pieces.
    let plain = |c: char| c.is_ascii() || c.is_alphanumeric() || ('\u{2010}'..='\u{201f}').contains(&c);
    let openings = Openings::of_lexicon();
    text.contains(char::is_numeric) && (openings.before_number(text) || !text.chars().all(plain))
}

/// No word of a script without spaces that opens a reference has more signs.
const LONGEST_UNSPACED: usize = 8;

/// The words that open a reference, as far as a look back from a number needs them.
struct Openings {
    /// The letters at the end of each, small: `paragraph` of `sub-paragraph`.
    ends: HashSet<String>,
    /// The last signs of those that end in no letter.
    signs: Vec<char>,
}

impl Openings {
    fn of_lexicon() -> &'static Self {
        static OPENINGS: OnceLock<Openings> = OnceLock::new();
        OPENINGS.get_or_init(|| {
            let words = || any::PARAGRAPHS.iter().chain(any::ARTICLES.iter());
            let end = |word: &str| {
                word.rsplit(|c: char| !c.is_alphabetic())
                    .next()
                    .unwrap_or_default()
                    .to_lowercase()
            };
            let signs = words().filter_map(|word| word.chars().next_back());
            Self {
                ends: words().map(end).filter(|end| !end.is_empty()).collect(),
                signs: signs.filter(|c| !c.is_alphabetic()).collect(),
            }
        })
    }

    /// Whether one of them stands before a number, with nothing but marks and spaces between.
    fn before_number(&self, text: &str) -> bool {
        let mut from = 0;
        let numbers = text.char_indices().filter(|(_, c)| c.is_numeric());
        for (at, digit) in numbers {
            let between = &text[from..at];
            from = at + digit.len_utf8();
            let head = between.trim_end_matches(|c: char| !c.is_alphabetic());
            let marks = &between[head.len()..];
            if self.signs.iter().any(|sign| marks.contains(*sign)) {
                return true;
            }
            let start = head
                .rfind(|c: char| !c.is_alphabetic())
                .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
            if start < head.len() && self.ends_word(&head[start..]) {
                return true;
            }
        }
        false
    }

    /// Whether letters are such a word; in a script without spaces, whether they end in one.
    fn ends_word(&self, letters: &str) -> bool {
        let lower = letters.to_lowercase();
        if self.ends.contains(&lower) {
            return true;
        }
        let unspaced = lower.ends_with(is_unspaced);
        let mut last = lower.char_indices().rev().take(LONGEST_UNSPACED);
        unspaced && last.any(|(at, _)| self.ends.contains(&lower[at..]))
    }
}

/// Whether a reference is to the text itself: it says so, or it is a bare `section 5` in a text of sections.
pub(super) fn is_own(id: Option<&Address>, reference: &Reference) -> bool {
    let in_articles = || id.is_some_and(|id| id.article().is_some());
    match reference.whose {
        Whose::Own => true,
        Whose::Unsaid => reference.article && in_articles(),
        Whose::Foreign => false,
    }
}

/// Says why an unchanged number means another paragraph now, if it does.
fn stale(view: &View<'_>, article: bool, number: &str) -> Option<String> {
    let meant = view.setting.old_provision(view.ids.old, article, number)?;
    let answers = view.setting.answer(meant);
    let now = view.setting.new_provision(view.ids.new, article, number);
    if now.is_some_and(|now| answers.contains(&now)) {
        return None;
    }
    let ids: Vec<String> = answers
        .iter()
        .map(|&at| view.setting.instruments.new.provisions[at].id.to_string())
        .collect();
    Some(if ids.is_empty() {
        format!("{number} (was deleted)")
    } else {
        format!("{number} (is now {})", ids.join(" and "))
    })
}

/// Returns the references that hold the hunk, on both sides.
fn pair_around<'a>(view: &'a View<'_>, hunk: &Hunk) -> Option<(&'a Reference, &'a Reference)> {
    let around = |side: Side| {
        let all = of(view, side);
        let range = hunk.get(side);
        // The lists stand in order and apart, so the first that reaches to the end is the only one that may begin in time.
        let first = all.partition_point(|it| it.list.end < range.end);
        all.get(first).filter(|it| it.list.start <= range.start)
    };
    Some((around(Side::Old)?, around(Side::New)?))
}

/// Returns the references of a side.
fn of<'a>(view: &'a View<'_>, side: Side) -> &'a [Reference] {
    let once = view.once.get(side);
    once.references.get_or_init(|| references(view.pieces.get(side)))
}

/// Returns what the numbers of an old reference became; none where one of them means nothing we know.
fn answers(view: &View<'_>, old: &Reference, chosen: impl Fn(usize) -> bool) -> Option<BTreeSet<usize>> {
    let mut found = BTreeSet::new();
    for (_, number) in old.numbers.iter().filter(|(at, _)| chosen(*at)) {
        let meant = view.setting.old_provision(view.ids.old, old.article, number)?;
        found.extend(view.setting.answer(meant));
    }
    Some(found)
}

fn meant(view: &View<'_>, new: &Reference, chosen: impl Fn(usize) -> bool) -> Option<BTreeSet<usize>> {
    let numbers = new.numbers.iter().filter(|(at, _)| chosen(*at));
    numbers
        .map(|(_, number)| view.setting.new_provision(view.ids.new, new.article, number))
        .collect()
}

pub(super) fn references(pieces: &[Piece<'_>]) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let word = at;
        let article = any::ARTICLES.has(&pieces[word].lower);
        let opens = article || any::PARAGRAPHS.has(&pieces[word].lower);
        at += 1;
        if !opens {
            continue;
        }
        if pieces.get(at).is_some_and(|piece| piece.lower == ".") {
            at += 1;
        }
        if let Some(reference) = list(pieces, word, at, article) {
            at = reference.list.end;
            found.push(reference);
        }
    }
    found
}

/// Reads `5, 12 (a) and 14 to 16`.
fn list(pieces: &[Piece<'_>], word: usize, start: usize, article: bool) -> Option<Reference> {
    let mut numbers: Vec<(usize, String)> = Vec::new();
    let mut end = start;
    let mut at = start;
    while let Some(piece) = pieces.get(at) {
        match (number_of(piece), piece.lower.as_ref()) {
            (Some(number), _) => {
                numbers.push((at, number));
                at += 1;
                while let [open, letter, close, ..] = &pieces[at.min(pieces.len())..] {
                    if open.lower != "(" || close.lower != ")" || letter.lower.chars().count() > 4 {
                        break;
                    }
                    if let Some((_, number)) = numbers.last_mut() {
                        number.push('(');
                        number.push_str(&letter.lower);
                        number.push(')');
                    }
                    at += 3;
                }
                end = at;
            }
            (None, "," | "-") if !numbers.is_empty() => at += 1,
            (None, join) if !numbers.is_empty() && any::NUMBER_JOINS.has(join) => at += 1,
            _ => break,
        }
    }
    if numbers.is_empty() {
        return None;
    }
    let whose = whose(pieces, word..end);
    Some(Reference {
        list: start..end,
        numbers,
        article,
        whose,
    })
}

/// Reads `5`, or `1.2` of a text that counts so.
fn number_of(piece: &Piece<'_>) -> Option<String> {
    let whole = |part: &str| part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty();
    match piece.value? {
        Value::Number(number) => Some(number.to_string()),
        Value::Figure if piece.text.split('.').all(whole) => Some(piece.text.to_string()),
        _ => None,
    }
}

/// How far a document may stand from a number that has its paragraphs, in pieces of one sentence.
const NEAR: usize = 25;

fn whose(pieces: &[Piece<'_>], reference: Range<usize>) -> Whose {
    let rest = &pieces[reference.end..];
    let word = |at: usize| rest.get(at).map(|piece| piece.lower.as_ref()).unwrap_or_default();
    if any::OWN_PLACE.has(word(0)) {
        return Whose::Own;
    }
    let comma = usize::from(word(0) == ",");
    if any::PLACE_OF.has(word(comma)) {
        let of = &rest[comma + 1..];
        let present = of.iter().take(2).any(|piece| any::PRESENT.has(&piece.lower));
        return if present { Whose::Own } else { Whose::Foreign };
    }
    // `the note by the Secretariat, paragraph 3`: what stands before the comma has the paragraph.
    let apposed = reference.start > 1 && pieces[reference.start - 1].lower == ",";
    let apposed = apposed && !opens_main_clause(pieces, &reference);
    if apposed || any::FOREIGN_PLACE.has(word(comma)) || names_document_near(pieces, reference) {
        return Whose::Foreign;
    }
    Whose::Unsaid
}

/// `If the buyer is late, clause 1.2 applies`: the comma ends the condition that the sentence opens with, and what the clause
/// does comes next.
fn opens_main_clause(pieces: &[Piece<'_>], reference: &Range<usize>) -> bool {
    let acts = |piece: &Piece<'_>| piece.is_plain_word() && !any::NUMBER_JOINS.has(&piece.lower);
    let condition = &pieces[reference.start.saturating_sub(NEAR)..reference.start - 1];
    let opening = condition
        .iter()
        .rposition(|piece| !piece.is_word())
        .map_or(0, |at| at + 1);
    let first = condition.get(opening);
    let is_sentence = match opening {
        0 => condition.len() + 1 == reference.start,
        at => matches!(condition[at - 1].lower.as_ref(), "." | ";"),
    };
    is_sentence
        && first.is_some_and(|piece| any::CONDITIONS.has(&piece.lower))
        && pieces.get(reference.end).is_some_and(acts)
}

/// Whether another document is named in the sentence around a reference: by a number, a symbol, or what it is.
fn names_document_near(pieces: &[Piece<'_>], reference: Range<usize>) -> bool {
    let ends = |piece: &&Piece<'_>| !matches!(piece.lower.as_ref(), ";" | "." | "؛" | "；" | "。");
    let before = (0..reference.start).rev().take(NEAR);
    let behind = (reference.end..pieces.len()).take(NEAR);
    let document = |at: usize| names_document(pieces, at);
    before.take_while(|&at| ends(&&pieces[at])).any(document)
        || behind.take_while(|&at| ends(&&pieces[at])).any(document)
}

/// `resolution 77/1`, `A/78/5`, `the Convention`; `the present Convention` is the text itself.
fn names_document(pieces: &[Piece<'_>], at: usize) -> bool {
    let piece = &pieces[at];
    if matches!(
        piece.value,
        Some(Value::Resolution(..) | Value::Numbered(..) | Value::Symbol)
    ) {
        return true;
    }
    let own = || {
        pieces[at.saturating_sub(2)..at]
            .iter()
            .any(|it| any::PRESENT.has(&it.lower))
    };
    // `to report on paragraph 2` names no report.
    let verb = || at > 0 && any::NUMBER_TO.has(&pieces[at - 1].lower);
    (any::DOCUMENTS.has(&piece.lower) || any::DOCUMENTS.has(&piece.text)) && !own() && !verb()
}
