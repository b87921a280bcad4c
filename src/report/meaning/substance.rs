//! What came or went, in words, where a change is one of substance.
//!
//! A delegate looks for certain things: a verb that moved on its ladder, a qualifier, a modal verb, a negation, who is
//! meant, a number, a date, a bracket. The phrases are data ([`crate::lexicon::qualifiers`]); a phrase came if the new side
//! has it at the place and the old one has not, and the longest phrase at a spot is the one that is named
//! (`all States`, not `States`). A substantive change without a name keeps its words as its only cause.

use std::collections::HashSet;
use std::ops::Range;

use super::hunks::Hunk;
use super::pieces::Piece;
use super::{View, adverbs, brackets, figures, verbs};
use crate::lexicon::{Ladders, Matter, Movement, Named, any, named};
use crate::report::cause::{Cause, Causes, Change, Marks, Shift, Subject};
use crate::sides::{Side, Sides};

/// Says what came or went at a place; `unproven` are its hunks without another explanation.
pub(super) fn causes(view: &View<'_>, place: &Hunk, unproven: &[&Hunk]) -> Causes {
    let mut causes: Vec<Cause> = Vec::new();
    causes.extend(verb(view, place, unproven));
    let bracketed = brackets::change(view, place);
    let only_brackets = !bracketed.is_empty() && brackets::same_words(view, place);
    causes.extend(bracketed);
    if only_brackets {
        return causes.into_iter().collect();
    }
    let addressed = is_addressee(view, place);
    let named = Sides::new(
        phrases(view, Side::Old, unproven.iter().map(|hunk| hunk.old.clone())),
        phrases(view, Side::New, unproven.iter().map(|hunk| hunk.new.clone())),
    );
    for matter in MATTERS {
        let Sides { mut old, mut new } = one_sided(&named, matter);
        if matter == Matter::WhoIsMeant {
            narrowed(view, Side::Old, place.old.clone(), &mut old, &new);
            narrowed(view, Side::New, place.new.clone(), &mut new, &old);
            parted(view, Side::Old, &named.old, &mut old, &new);
            parted(view, Side::New, &named.new, &mut new, &old);
        }
        // What the verb says is told with the verb.
        for side in [&mut old, &mut new] {
            side.retain(|phrase| !causes.iter().any(|cause| told_with_verb(cause, phrase)));
        }
        let who = addressed && matter == Matter::WhoIsMeant;
        if who && old.is_empty() != new.is_empty() {
            causes.push(addressee(view, place));
            continue;
        }
        let subject = if who { Subject::Addressee } else { subject(matter) };
        causes.extend(came_and_went(old, new).map(|change| Cause::Named { subject, change }));
    }
    if addressed && causes.is_empty() {
        causes.push(addressee(view, place));
    }
    causes.extend(figures::changed(view, unproven));
    causes.extend(marks(view, place));
    causes.into_iter().collect()
}

/// What is named where it comes or goes, in the order in which it is told; the words before a deadline name nothing by
/// themselves.
const MATTERS: [Matter; 4] = [
    Matter::Qualifier,
    Matter::ModalVerb,
    Matter::Negation,
    Matter::WhoIsMeant,
];

fn subject(matter: Matter) -> Subject {
    match matter {
        Matter::Qualifier => Subject::Qualifier,
        Matter::ModalVerb => Subject::ModalVerb,
        Matter::Negation => Subject::Negation,
        Matter::WhoIsMeant => Subject::WhoIsMeant,
        Matter::Deadline | Matter::Name => Subject::Deadline,
    }
}

/// Returns the phrases of a matter that only one side has.
fn one_sided(named: &Sides<Vec<&Phrase>>, matter: Matter) -> Sides<Vec<String>> {
    let of = |side: &[&Phrase]| -> Vec<String> {
        side.iter()
            .filter(|phrase| phrase.matter == matter)
            .map(|phrase| phrase.shown.clone())
            .collect()
    };
    let (mut old, mut new) = (of(&named.old), of(&named.new));
    let there: HashSet<String> = new.iter().cloned().collect();
    let common: HashSet<String> = old
        .iter()
        .filter(|phrase| there.contains(*phrase))
        .cloned()
        .collect();
    old.retain(|phrase| !common.contains(phrase));
    new.retain(|phrase| !common.contains(phrase));
    Sides::new(old, new)
}

/// One phrase for another is a change; of more, nobody knows which answers which.
fn came_and_went(mut old: Vec<String>, mut new: Vec<String>) -> impl Iterator<Item = Change> {
    let pair = if old.len() == 1 && new.len() == 1 {
        old.pop().zip(new.pop())
    } else {
        None
    };
    let changed = pair.map(|(old, new)| Change::Changed { old, new });
    changed
        .into_iter()
        .chain(old.into_iter().map(Change::Deleted))
        .chain(new.into_iter().map(Change::Added))
}

fn addressee(view: &View<'_>, place: &Hunk) -> Cause {
    let slices = view.slice(place);
    Cause::Named {
        subject: Subject::Addressee,
        change: Change::of(shown(slices.old), shown(slices.new)),
    }
}

/// Whether a phrase is part of a verb phrase that is told: `"takes note with appreciation" became "takes note" (weaker)`.
fn told_with_verb(cause: &Cause, phrase: &str) -> bool {
    let Cause::Verb { shift, old, new } = cause else {
        return false;
    };
    if *shift == Shift::Unexplained && any::SERIES.has(phrase) {
        return true;
    }
    let opens = |word: &str| {
        phrase
            .strip_prefix(word)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    any::WITH.iter().any(opens) && (old.contains(phrase) || new.contains(phrase))
}

/// `Member` before `States` changes who is meant: the words beside the place belong to the name on this side.
fn narrowed(view: &View<'_>, side: Side, place: Range<usize>, own: &mut Vec<String>, other: &[String]) {
    let ([], [name]) = (own.as_slice(), other) else {
        return;
    };
    let around = place.start.saturating_sub(1)..(place.end + 1).min(view.pieces.get(side).len());
    let beside = phrases(view, side, std::iter::once(around))
        .into_iter()
        .map(|phrase| phrase.shown.clone())
        .find(|phrase| name.contains(phrase));
    own.extend(beside);
}

/// `United Nations` in the middle of `the High Commissioner` takes nobody out of the text: a name whose words all stayed did
/// not go.
fn parted(view: &View<'_>, side: Side, named: &[&Phrase], own: &mut Vec<String>, other: &[String]) {
    if !other.is_empty() {
        return;
    }
    let kept = view.kept.get(side);
    let stayed: HashSet<&str> = named
        .iter()
        .filter(|phrase| kept[phrase.range.clone()].iter().all(|&kept| kept))
        .map(|phrase| phrase.shown.as_str())
        .collect();
    own.retain(|shown| !stayed.contains(shown.as_str()));
}

/// The leading verb, or a further one inside the paragraph, that moved.
fn verb(view: &View<'_>, place: &Hunk, unproven: &[&Hunk]) -> Option<Cause> {
    let ladders = view.setting.ladders;
    let inside = |hunk: &&Hunk| hunk.old.end <= view.header.old && hunk.new.end <= view.header.new;
    if adverbs::differ_by_row_only(view) && unproven.iter().any(inside) {
        let (old, new) = (view.leading(Side::Old), view.leading(Side::New));
        return Some(verbs::became(old, new, Shift::Unexplained));
    }
    let opens = unproven
        .iter()
        .any(|hunk| hunk.old.start < view.header.old && hunk.new.start < view.header.new);
    if opens {
        return moved(view.leading(Side::Old), view.leading(Side::New), ladders);
    }
    let old = verbs_at(&view.pieces.old, &place.old, ladders);
    let new = verbs_at(&view.pieces.new, &place.new, ladders);
    match (old.as_slice(), new.as_slice()) {
        // Where several clauses changed at once, which verb answers which is anybody's guess.
        ([old], [new]) => moved(old, new, ladders),
        _ => None,
    }
}

fn moved(old: &str, new: &str, ladders: &Ladders) -> Option<Cause> {
    match ladders.compare(old, new) {
        Movement::Same => None,
        Movement::Stronger => Some(verbs::became(old, new, Shift::Stronger)),
        Movement::Weaker => Some(verbs::became(old, new, Shift::Weaker)),
        Movement::Different => Some(verbs::became(old, new, Shift::Different)),
    }
}

/// Returns the verb phrases of ladders that open a clause inside the place, or share a word with it: `, and urges`,
/// `; strongly condemns`. A noun that looks like a verb (`their requests`) opens none.
fn verbs_at(pieces: &[Piece<'_>], place: &std::ops::Range<usize>, ladders: &Ladders) -> Vec<String> {
    const LONGEST: usize = 5;
    let mut found = Vec::new();
    let mut at = place.start.saturating_sub(LONGEST);
    let end = (place.end + 1).min(pieces.len());
    while at < end {
        let most = LONGEST.min(pieces.len() - at);
        if !opens_clause(pieces, at) || !may_begin(&pieces[at..at + most], ladders) {
            at += 1;
            continue;
        }
        let longest = (1..=most).rev().find_map(|len| {
            let window = &pieces[at..at + len];
            let bare = |piece: &Piece<'_>| any::FRAMING.has(&piece.lower);
            let framed = bare(&window[0]) || bare(&window[len - 1]);
            if framed || window.iter().any(|piece| !piece.is_plain_word()) || at + len < place.start {
                return None;
            }
            let words: Vec<&str> = window.iter().map(|piece| piece.text.as_ref()).collect();
            let phrase = words.join(" ");
            ladders.ladder_of(&phrase).map(|_| (phrase, len))
        });
        match longest {
            Some((phrase, len)) => {
                found.push(phrase);
                at += len;
            }
            None => at += 1,
        }
    }
    found
}

/// Tells of most places at once that no phrase of a ladder begins there.
fn may_begin(pieces: &[Piece<'_>], ladders: &Ladders) -> bool {
    let first = &pieces[0].lower;
    let letters = first.bytes().all(|b| b.is_ascii_alphabetic());
    let ascii = letters && pieces.iter().all(|piece| piece.text.is_ascii());
    !ascii || ladders.may_begin(first)
}

/// Whether a verb at this piece would open a clause: behind a mark, a conjunction or a pronoun.
fn opens_clause(pieces: &[Piece<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &pieces[at]) else {
        return true;
    };
    !before.is_word() || any::CLAUSE_OPENERS.has(&before.lower)
}

/// The most pieces that an addressee has.
const FARTHEST_ADDRESSEE: usize = 20;

/// Who is asked: the words between a verb of the directive ladder and what is asked.
fn is_addressee(view: &View<'_>, place: &Hunk) -> bool {
    let directs = |side| view.setting.ladders.ladder_of(view.leading(side)) == Some("directive");
    let asks = |side| *view.once.get(side).asks.get_or_init(|| directs(side));
    if !asks(Side::Old) || !asks(Side::New) {
        return false;
    }
    let span = |pieces: &[Piece<'_>], header: usize| {
        // Whoever is named further on is named in what is asked.
        let near = pieces[header..].iter().take(FARTHEST_ADDRESSEE + 1);
        let to = near
            .map(|piece| piece.lower.as_ref())
            .position(|word| any::ASKING.has(word))?;
        Some(header..header + to)
    };
    let spans = (
        span(&view.pieces.old, view.header.old),
        span(&view.pieces.new, view.header.new),
    );
    let (Some(old), Some(new)) = spans else {
        return false;
    };
    let inside = place.old.start >= old.start
        && place.old.end <= old.end
        && place.new.start >= new.start
        && place.new.end <= new.end;
    let slices = view.slice(place);
    let all = slices.old.iter().chain(slices.new);
    // A session or a date among the words names nobody.
    let named = all
        .filter(|piece| piece.is_plain_word())
        .any(|piece| !any::DEFINITE.has(&piece.lower) && !any::INDEFINITE.has(&piece.lower));
    inside && named
}

/// A phrase that the lexicon names.
pub(super) struct Phrase {
    /// Its pieces.
    range: Range<usize>,
    /// What it is an instance of.
    matter: Matter,
    /// The phrase as it is told.
    shown: String,
}

/// Returns the named phrases that share a piece with one of the hunks, which stand in order.
fn phrases<'a>(view: &'a View<'_>, side: Side, hunks: impl Iterator<Item = Range<usize>>) -> Vec<&'a Phrase> {
    let all = view
        .once
        .get(side)
        .phrases
        .get_or_init(|| all_phrases(view.pieces.get(side)));
    let mut found = Vec::new();
    let mut next = 0;
    for hunk in hunks {
        let first = all
            .partition_point(|phrase| phrase.range.end <= hunk.start)
            .max(next);
        let touched = all[first..]
            .iter()
            .take_while(|phrase| phrase.range.start < hunk.end);
        let before = found.len();
        found.extend(touched);
        next = first + found.len() - before;
    }
    found
}

/// Returns the named phrases of a side, longest first at each spot.
fn all_phrases(pieces: &[Piece<'_>]) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let here = pieces[at..]
            .iter()
            .map(|piece| (piece.lower.as_ref(), piece.text.as_ref()));
        let Some(Named { matter, phrase, len }) = named(&here).filter(|_| !ends_conjunction(pieces, at))
        else {
            at += 1;
            continue;
        };
        found.push(Phrase {
            range: at..at + len,
            matter,
            // An elided word is one of its own here, and none on paper.
            shown: phrase.replace("' ", "'"),
        });
        at += len;
    }
    found
}

/// Whether a word is the last of a conjunction: `as well as relevant bodies` has no `as relevant`.
fn ends_conjunction(pieces: &[Piece<'_>], at: usize) -> bool {
    let ends = |conjunction: &str| {
        let words = conjunction.split(' ').rev();
        let count = words.clone().count();
        let read = pieces[..=at].iter().rev().map(|piece| piece.lower.as_ref());
        at + 1 >= count && read.zip(words).all(|(read, word)| read == word)
    };
    any::CONJUNCTIONS.iter().any(ends)
}

fn shown(pieces: &[Piece<'_>]) -> String {
    let words: Vec<&str> = pieces.iter().map(|piece| piece.text.as_ref()).collect();
    words
        .join(" ")
        .replace(" ,", ",")
        .trim_matches([',', ' '])
        .to_owned()
}

/// A place of marks alone, other than brackets.
fn marks(view: &View<'_>, place: &Hunk) -> Option<Cause> {
    let slices = view.slice(place);
    let mut all = slices.old.iter().chain(slices.new);
    let only = all.all(|piece| piece.text.chars().all(super::editorial::is_punctuation));
    let quotes = slices
        .old
        .iter()
        .chain(slices.new)
        .any(|piece| matches!(piece.lower.as_ref(), "\"" | "'"));
    let marks = if quotes { Marks::Quotes } else { Marks::Punctuation };
    only.then_some(Cause::Marks(marks))
}
