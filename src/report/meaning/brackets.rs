//! Square brackets: text that is not agreed.
//!
//! In a negotiating text `[shall][should]` offers two options, `[, where appropriate,]` one word or none, `[EU: …]` and
//! `(US: delete)` say who wants what. The report counts the brackets that are open in each paragraph and in all, and
//! says of a change whether it opened or closed some, and which option was kept. What closed is judged by the words that
//! stayed: all of them (`text kept`), those of one option, or none. Where words around it changed at the same place, an option
//! is kept if the new text says it beside the word that stood before or behind the brackets; of several the longest. A bracket whose whole content is an
//! editor's addition (`[sic]`, `[1974]`, `[…]`) counts like any other: only a reader can tell.
//!
//! Cost: linear. Brackets that never close count as open and reach to the end; a closing one without a partner counts for nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use super::View;
use super::hunks::{Hunk, joined};
use super::pieces::Piece;
use crate::lexicon::any;
use crate::report::cause::{Bracket, Cause, Change};
use crate::report::{Brackets, Edit, Entry};
use crate::sides::{Side, Sides};

/// Counts the brackets of an entry's sides, and reads their attributions.
pub(super) fn count(entry: &Entry) -> Option<Brackets> {
    let count = |text: &str| text.matches('[').count();
    let open = Sides::new(
        entry.edits.iter().map(|edit| count(&edit.old)).sum::<usize>(),
        entry.edits.iter().map(|edit| count(&edit.new)).sum::<usize>(),
    );
    let opens = |edit: &Edit| edit.new.contains('[') || edit.new.contains('(');
    let mut attributions = if entry.edits.iter().any(opens) {
        attributions(&joined(&entry.edits, |edit| &edit.new))
    } else {
        Vec::new()
    };
    attributions.sort();
    attributions.dedup();
    (open.old + open.new > 0 || !attributions.is_empty()).then_some(Brackets {
        old: open.old,
        new: open.new,
        attributions,
    })
}

/// Returns the names before a colon at the start of a bracket: `EU`, `US`, `G77 and China`. In round brackets a colon
/// stands for many things (`(New York: 2015)`), so there only a request counts: `(US: delete)`.
fn attributions(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, bracket) in text.match_indices(['[', '(']) {
        let inside = &text[at + 1..];
        let end = inside.find([']', ')', '[', '(']).unwrap_or(inside.len());
        let Some((name, rest)) = inside[..end].split_once(':') else {
            continue;
        };
        let first = rest.split_whitespace().next().unwrap_or_default().to_lowercase();
        let asks = bracket == "[" || any::REQUESTS.has(first.trim_matches([',', ';', '.', '"', '\'']));
        if asks && is_party(name.trim()) {
            found.push(name.trim().to_owned());
        }
    }
    found
}

/// Whether words are the name of a party or group of parties: short, and each with a capital or a number.
fn is_party(name: &str) -> bool {
    let short = !name.is_empty() && name.split_whitespace().count() <= 6 && name.chars().count() <= 40;
    let capital = name.chars().next().is_some_and(char::is_uppercase);
    let known = name
        .split([' ', ',', '/', ';', '+'])
        .filter(|word| !word.is_empty() && !any::PARTY_JOINS.has(word))
        .all(|word| {
            word.chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        });
    short && capital && known
}

/// Says what a place did to the brackets that begin or end in it.
pub(super) fn change(view: &View<'_>, place: &Hunk) -> Vec<Cause> {
    let pieces = view.both();
    let kept = view.kept.as_ref().map(Vec::as_slice);
    let mut causes: Vec<Cause> = Vec::new();
    let instead = pieces
        .zip(place.clone())
        .map(|(pieces, place)| words(&pieces[place]));
    for group in touched(view, Side::Old, &place.old) {
        let cause = closed(group, pieces.old, kept.old, &instead.new);
        let other = matches!(
            &cause,
            Cause::Brackets {
                what: Bracket::OtherText,
                ..
            }
        );
        let said = other.then(|| said(group, pieces, &place.new)).flatten();
        causes.push(said.unwrap_or(cause));
    }
    for group in touched(view, Side::New, &place.new) {
        causes.push(opened(group, pieces.new, kept.new, &instead.old));
    }
    for (at, name) in notes(pieces.old, &place.old) {
        causes.push(Cause::PartyNote {
            party: name,
            change: Change::Deleted(shown(&pieces.old[at])),
        });
    }
    for (at, name) in notes(pieces.new, &place.new) {
        causes.push(Cause::PartyNote {
            party: name,
            change: Change::Added(shown(&pieces.new[at])),
        });
    }
    causes
}

/// Whether a place has the same words on both sides.
pub(super) fn same_words(view: &View<'_>, place: &Hunk) -> bool {
    let sides = view.slice(place).map(words);
    sides.old == sides.new
}

/// Says which option of brackets that closed the new text says in their place, beside a word that stood beside them.
fn said(group: &Group, pieces: Sides<&[Piece<'_>]>, place: &Range<usize>) -> Option<Cause> {
    if place.len() > LONGEST_PLACE {
        return None;
    }
    let first = *group.marks.iter().min()?;
    let last = *group.marks.iter().max()?;
    let around = beside(pieces.old, first, last + 1);
    let spoken = |option: &Vec<usize>| -> Vec<&str> {
        let words = option.iter().map(|&at| &pieces.old[at]);
        words
            .filter(|piece| piece.is_word())
            .map(|piece| piece.lower.as_ref())
            .collect()
    };
    let mut found: Vec<Vec<&str>> = group.options.iter().map(spoken).collect();
    found.retain(|option| !option.is_empty() && is_said(option, around, pieces.new, place));
    let longest = found.iter().map(Vec::len).max()?;
    found.retain(|option| option.len() == longest);
    let [option] = found.as_slice() else {
        return None;
    };
    Some(match group.options.len() {
        1 => Cause::Brackets {
            what: Bracket::TextKept,
            names: group.names.clone(),
            words: None,
        },
        of => Cause::OptionKept {
            option: option.join(" "),
            of,
        },
    })
}

/// Whether words stand in the place one behind the other, next to one of the words that are given.
fn is_said(option: &[&str], around: Sides<Option<&str>>, pieces: &[Piece<'_>], place: &Range<usize>) -> bool {
    let words: Vec<usize> = place.clone().filter(|&at| pieces[at].is_word()).collect();
    words.windows(option.len()).any(|run| {
        let same = run
            .iter()
            .zip(option)
            .all(|(&at, word)| pieces[at].lower == *word);
        let (Some(&start), Some(&end)) = (run.first(), run.last()) else {
            return false;
        };
        let here = beside(pieces, start, end + 1);
        same && (here.old == around.old || here.new == around.new)
    })
}

/// Returns the words before and behind a stretch, as the old and the new one.
fn beside<'a>(pieces: &'a [Piece<'_>], start: usize, end: usize) -> Sides<Option<&'a str>> {
    let before = pieces[..start].iter().rev().find(|piece| piece.is_word());
    let behind = pieces[end.min(pieces.len())..]
        .iter()
        .find(|piece| piece.is_word());
    Sides::new(before, behind).map(|piece| piece.map(|piece| piece.lower.as_ref()))
}

/// Square brackets that follow each other, `[shall][should]`: what stands in each of them, without the name before it.
struct Group {
    /// The pieces of the brackets themselves.
    marks: Vec<usize>,
    /// The pieces of each option.
    options: Vec<Vec<usize>>,
    /// Who wants it: `EU`.
    names: Vec<String>,
}

/// The brackets of a side.
#[derive(Default)]
pub(super) struct Groups {
    groups: Vec<Group>,
    /// The brackets in order, each with its group.
    marks: Vec<(usize, usize)>,
}

/// Returns the groups of which a bracket is in the place and did not stay.
fn touched<'a>(view: &'a View<'_>, side: Side, place: &Range<usize>) -> impl Iterator<Item = &'a Group> {
    let all = view
        .once
        .get(side)
        .brackets
        .get_or_init(|| Groups::of(view.pieces.get(side)));
    let kept = view.kept.get(side);
    let first = all.marks.partition_point(|&(mark, _)| mark < place.start);
    let inside = all.marks[first..]
        .iter()
        .take_while(|&&(mark, _)| mark < place.end);
    let went = inside.filter(|&&(mark, _)| !kept[mark]);
    let groups: BTreeSet<usize> = went.map(|&(_, group)| group).collect();
    groups.into_iter().map(|group| &all.groups[group])
}

impl Groups {
    fn of(pieces: &[Piece<'_>]) -> Self {
        let groups = groups(pieces);
        let of_group = |(at, group): (usize, &Group)| {
            group
                .marks
                .iter()
                .map(move |&mark| (mark, at))
                .collect::<Vec<_>>()
        };
        let mut marks: Vec<(usize, usize)> = groups.iter().enumerate().flat_map(of_group).collect();
        marks.sort_unstable();
        Self { groups, marks }
    }
}

/// How often the pieces of a paragraph are read at most, for brackets inside brackets. It keeps the cost linear.
const DEEPEST: usize = 8;

/// So many brackets that follow each other are one choice. No drafter offers more than a dozen.
const LONGEST_ROW: usize = 200;

/// Reads the brackets of a paragraph; one inside another is a group of its own.
fn groups(pieces: &[Piece<'_>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece.lower.as_ref() {
            "[" => open.push(at),
            "]" => spans.extend(open.pop().map(|from| (from, at))),
            _ => {}
        }
    }
    // One that never closes reaches to the end.
    spans.extend(open.into_iter().map(|from| (from, pieces.len())));
    spans.sort_unstable();
    // Brackets in brackets in brackets: what is deeper than any drafter goes is not told apart.
    let mut budget = DEEPEST * pieces.len();
    spans.retain(|(from, to)| {
        let rest = budget.checked_sub(to - from);
        budget = rest.unwrap_or(budget);
        rest.is_some()
    });
    let mut end_of_last = None;
    for (from, to) in spans {
        let (options, name) = options(&pieces[..to.min(pieces.len())], from + 1);
        let follows = end_of_last.is_some_and(|end| end + 1 == from);
        let full = groups
            .last()
            .is_some_and(|group: &Group| group.options.len() >= LONGEST_ROW);
        if !follows || full {
            groups.push(Group {
                marks: Vec::new(),
                options: Vec::new(),
                names: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.marks.push(from);
            group.marks.extend((to < pieces.len()).then_some(to));
            group.options.extend(options);
            group.names.extend(name);
        }
        end_of_last = Some(to);
    }
    groups
}

/// Returns the stretches that a slash divides inside a bracket, and the name that stands before them.
fn options(pieces: &[Piece<'_>], from: usize) -> (Vec<Vec<usize>>, Option<String>) {
    let colon = pieces[from..].iter().take(8).position(|piece| piece.lower == ":");
    let name = colon
        .map(|colon| shown(&pieces[from..from + colon]))
        .filter(|name| is_party(name));
    let start = if name.is_some() {
        from + colon.unwrap_or(0) + 1
    } else {
        from
    };
    let mut options = vec![Vec::new()];
    for (at, piece) in pieces.iter().enumerate().skip(start) {
        match piece.lower.as_ref() {
            "/" => options.push(Vec::new()),
            "[" | "]" => {}
            _ => {
                if let Some(option) = options.last_mut() {
                    option.push(at);
                }
            }
        }
    }
    (options, name)
}

/// Says what became of the words of brackets that closed.
fn closed(group: &Group, pieces: &[Piece<'_>], kept: &[bool], instead: &str) -> Cause {
    // `[shall/should]` is one word, and its options are not pieces.
    if let [option] = group.options.as_slice()
        && let [word] = option.as_slice()
    {
        let alternatives: Vec<&str> = pieces[*word].text.split('/').collect();
        if alternatives.len() > 1 && alternatives.contains(&instead) {
            return Cause::OptionKept {
                option: instead.to_owned(),
                of: alternatives.len(),
            };
        }
    }
    let words = |option: &[usize]| -> Vec<usize> {
        let all = option.iter().copied();
        all.filter(|&at| pieces[at].is_word()).collect()
    };
    let stayed = |option: &&Vec<usize>| {
        let words = words(option);
        let spoken: Vec<&str> = words.iter().map(|&at| pieces[at].text.as_ref()).collect();
        // The word diff may show the words that stayed as deleted with their brackets and put back without.
        !words.is_empty() && (words.iter().all(|&at| kept[at]) || spoken.join(" ") == instead)
    };
    let brackets = |what| Cause::Brackets {
        what,
        names: group.names.clone(),
        words: None,
    };
    let staying: Vec<&Vec<usize>> = group.options.iter().filter(stayed).collect();
    let all = group.options.len();
    let gone = group
        .options
        .iter()
        .all(|option| words(option).iter().all(|&at| !kept[at]));
    match staying.as_slice() {
        [option] if all > 1 => {
            let words: Vec<&str> = option.iter().map(|&at| pieces[at].text.as_ref()).collect();
            Cause::OptionKept {
                option: words.join(" "),
                of: all,
            }
        }
        staying if staying.len() == all => brackets(Bracket::TextKept),
        _ if gone && !instead.chars().any(char::is_alphanumeric) => brackets(Bracket::TextDeleted),
        _ => brackets(Bracket::OtherText),
    }
}

/// Says what new brackets hold.
fn opened(group: &Group, pieces: &[Piece<'_>], kept: &[bool], before: &str) -> Cause {
    let options = group.options.iter().flatten().copied();
    let all: Vec<usize> = options.filter(|&at| pieces[at].is_word()).collect();
    let spoken: Vec<&str> = all.iter().map(|&at| pieces[at].text.as_ref()).collect();
    let same = spoken.join(" ") == before;
    let stayed = all.iter().filter(|&&at| kept[at]).count();
    let what = match (all.len(), stayed) {
        (all, stayed) if all > 0 && (stayed == all || same) => Bracket::AroundAgreed,
        (1.., 0) => Bracket::AroundNew,
        _ => Bracket::Opened,
    };
    let few = what == Bracket::AroundAgreed && spoken.len() <= QUOTED;
    Cause::Brackets {
        what,
        names: group.names.clone(),
        words: few.then(|| spoken.join(" ")),
    }
}

/// Where more changed at once than this, no option is searched for: it keeps the cost linear, and one would be a guess.
const LONGEST_PLACE: usize = 100;

/// So many words inside new brackets are quoted.
const QUOTED: usize = 6;

/// The name of a party, which has at most forty characters, has no more pieces than this with its colon.
const LONGEST_NAME: usize = 42;

/// A note in round brackets that nothing closes is quoted up to so many pieces.
const LONGEST_NOTE: usize = 2000;

/// Finds what a party asks for in round brackets that begin in the place: `(US: delete)`; returns the pieces behind the
/// colon, and the name.
fn notes(pieces: &[Piece<'_>], place: &Range<usize>) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for open in place.clone().filter(|&at| pieces[at].lower == "(") {
        let inside = &pieces[open + 1..(open + 1 + LONGEST_NOTE).min(pieces.len())];
        let mark = |piece: &Piece<'_>| matches!(piece.lower.as_ref(), ")" | ":");
        let Some(colon) = inside.iter().take(LONGEST_NAME).position(mark) else {
            continue;
        };
        if inside[colon].lower != ":" {
            continue;
        }
        let name = shown(&inside[..colon]);
        let asks = inside
            .get(colon + 1)
            .is_some_and(|piece| any::REQUESTS.has(&piece.lower));
        if asks && is_party(&name) {
            let close = inside
                .iter()
                .position(|piece| piece.lower == ")")
                .unwrap_or(inside.len());
            found.push((open + colon + 2..open + 1 + close, name));
        }
    }
    found
}

/// Returns the words of a stretch without its marks.
fn words(pieces: &[Piece<'_>]) -> String {
    let words = pieces
        .iter()
        .filter(|piece| piece.is_word())
        .map(|piece| piece.text.as_ref());
    words.collect::<Vec<_>>().join(" ")
}

fn shown(pieces: &[Piece<'_>]) -> String {
    let words: Vec<&str> = pieces.iter().map(|piece| piece.text.as_ref()).collect();
    words.join(" ")
}
