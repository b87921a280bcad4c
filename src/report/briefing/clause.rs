//! What a paragraph says in few words: its opening, and the clauses that say most.
//!
//! The question: of ninety words, which twenty does a reader need? The verb and who is asked stand at the beginning,
//! what is asked of them often much later, behind `in coordination with all relevant entities,`. So a text is cut into
//! clauses, its first ones are kept, and of the others the stretch is shown whose words say most (see
//! [`super::vocabulary`]), with `…` for what is left out:
//!
//! ```text
//! Requests the Secretary-General … to compile and analyse national policies in a flagship report in 2030
//! ```
//!
//! A clause ends at a mark, and in a long one before a word of grammar. It never ends inside a name: `United Nations Relief and
//! Works Agency` has capitals at both ends. In scripts without capitals or spaces the marks alone decide. Cost: linear
//! in the words, times the few clauses that fit.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use super::vocabulary::{Vocabulary, is_content};
use crate::lexicon::{Ladders, any, modals};
use crate::sides::Side;
use crate::text::normalize::fold;
use crate::text::tokens::{TokenKind, is_unspaced, tokens, words};

/// A word with the marks that are written to it.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Its place in the text, with its marks.
    pub(super) range: Range<usize>,
    /// Where the word itself begins.
    pub(super) start: usize,
    /// Folded, in small letters.
    pub(super) word: String,
    /// Whether it begins with a capital.
    capital: bool,
    /// Whether a mark behind it ends a clause.
    pub(super) ends: bool,
    /// Whether it is a character of a script without spaces.
    unspaced: bool,
}

/// In so few words no clause can be told, only what it is about.
const FEW: usize = 10;
/// Marks that belong to the sentence around a quotation.
const CLOSING: [char; 6] = [',', ';', ':', '،', '，', '；'];
/// A long clause is cut before words of grammar.
const LONG: usize = 8;
/// No piece is shorter than that, unless marks make it so.
const SHORT: usize = 3;
/// No name has more words.
const ENDLESS: usize = 24;
/// What is to be reported or submitted says so much more.
const REPORTED: f32 = 2.0;

/// Cuts a text into its words.
pub(super) fn units(text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut opening: Option<usize> = None;
    for token in tokens(text) {
        let piece = &text[token.range.clone()];
        match token.kind {
            TokenKind::Space => {}
            TokenKind::Word => {
                let first = piece.chars().next();
                units.push(Unit {
                    range: opening.take().unwrap_or(token.range.start)..token.range.end,
                    start: token.range.start,
                    word: fold(piece).to_lowercase(),
                    capital: first.is_some_and(char::is_uppercase),
                    ends: false,
                    unspaced: first.is_some_and(is_unspaced),
                });
            }
            TokenKind::Mark if opens(piece) => opening = opening.or(Some(token.range.start)),
            TokenKind::Mark => {
                if let Some(last) = units.last_mut().filter(|_| opening.is_none()) {
                    last.range.end = token.range.end;
                    last.ends |= ends_clause(piece);
                }
            }
        }
    }
    units
}

/// Whether a mark belongs to the word behind it.
fn opens(mark: &str) -> bool {
    mark.starts_with(['(', '[', '“', '‘', '«', '„', '「', '《', '（', '$', '€', '£'])
}

fn ends_clause(mark: &str) -> bool {
    mark.starts_with([
        ',', ';', ':', '.', '،', '؛', '，', '；', '：', '。', '、', '–', '—', ')',
    ])
}

/// Returns a text in at most about so many words.
pub(super) fn gist(text: &str, side: Side, most: usize, vocabulary: &Vocabulary) -> String {
    let units = units(text);
    let most = room(&units, most);
    if units.len() <= most + most / 5 {
        return trimmed(text).to_owned();
    }
    let mut pieces = pieces_of(&units);
    if asked(&units, &pieces).is_some() {
        pieces = with_short_opening(&units, pieces, most);
    }
    let mut kept = vec![false; pieces.len()];
    let mut left = keep_opening(&pieces, &mut kept, most, units[0].capital);
    let mut shown: Vec<Range<usize>> = chosen(&pieces, &kept).collect();
    if let Some(asked) = asked(&units, &pieces).filter(|at| !kept[*at]) {
        let start = pieces[asked].start;
        let end = clause_end(&units, start, left);
        left = left.saturating_sub(end - start);
        shown.push(start..end);
        for (piece, kept) in pieces.iter().zip(&mut kept) {
            *kept |= piece.end > start && piece.start < end;
        }
    }
    let says = says(&units, &pieces, side, vocabulary);
    for _ in 0..2 {
        let Some(best) = best_run(&pieces, &kept, &says, left) else {
            break;
        };
        left -= best.clone().map(|at| pieces[at].len()).sum::<usize>();
        shown.push(pieces[best.start].start..pieces[best.end - 1].end);
        kept[best].fill(true);
    }
    shown.sort_by_key(|run| run.start);
    set(text, &units, &joined(shown))
}

/// Returns the pieces that are kept.
fn chosen<'p>(pieces: &'p [Range<usize>], kept: &'p [bool]) -> impl Iterator<Item = Range<usize>> + use<'p> {
    let kept = pieces.iter().zip(kept).filter(|(_, kept)| **kept);
    kept.map(|(piece, _)| piece.clone())
}

/// Joins stretches that are neighbours.
fn joined(shown: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for run in shown {
        match joined.last_mut() {
            Some(last) if last.end >= run.start => last.end = last.end.max(run.end),
            _ => joined.push(run),
        }
    }
    joined
}

/// Returns where a clause ends that begins at a word: at a mark, or as far as there is room.
fn clause_end(units: &[Unit], start: usize, room: usize) -> usize {
    const FEWEST: usize = 4;
    let last = (start + room.max(FEWEST)).min(units.len());
    let at_mark = (start + FEWEST..=last)
        .find(|end| units[end - 1].ends && (*end == units.len() || !in_name(units, *end)));
    at_mark.unwrap_or_else(|| {
        let may_end = |end: &usize| {
            let word = &units[end - 1].word;
            is_content(word)
                && !any::BEFORE_DEADLINES.has(word)
                && (*end == units.len() || !in_name(units, *end))
        };
        (start + 2..=last).rev().find(may_end).unwrap_or(last)
    })
}

/// Returns the verb of a paragraph and what it asks for, in a few words: `Urges … to promote a paradigm shift`; its first words where it
/// asks for nothing.
pub(super) fn topics(text: &str, side: Side, most: usize, vocabulary: &Vocabulary) -> String {
    let units = units(text);
    let most = room(&units, most);
    if most > FEW || units.len() <= 2 * most {
        return gist(text, side, most, vocabulary);
    }
    let verb = opening_len(&units);
    let pieces = pieces(&units);
    if let Some(asked) = asked(&units, &pieces).filter(|at| pieces[*at].start >= verb) {
        let start = pieces[asked].start;
        let end = clause_end(&units, start, most.saturating_sub(verb));
        return set(text, &units, &joined(vec![0..verb, start..end]));
    }
    opening(text, most)
}

/// Returns how many words the verb takes: `Calls upon`.
fn opening_len(units: &[Unit]) -> usize {
    match units {
        [first, ..] if first.ends => 1,
        [_, next, ..]
            if !is_content(&next.word) && !any::DEFINITE.has(&next.word) && !any::ASKING.has(&next.word) =>
        {
            2
        }
        _ => 1,
    }
}

fn often(units: &[Unit]) -> HashMap<&str, f32> {
    let mut often: HashMap<&str, f32> = HashMap::new();
    for unit in units {
        *often.entry(unit.word.as_str()).or_default() += 1.0;
    }
    often
}

/// Sets stretches of a text with `…` between those that are not neighbours.
fn set(text: &str, units: &[Unit], shown: &[Range<usize>]) -> String {
    let mut set = String::new();
    let mut at = 0;
    for run in shown {
        let gap = if run.start > at { " … " } else { " " };
        if at > 0 {
            set.push_str(gap);
        }
        let words = &text[units[run.start].range.start..units[run.end - 1].range.end];
        let first = run.start == 0;
        set.push_str(if first {
            words.trim_end_matches(CLOSING)
        } else {
            trimmed(words)
        });
        at = run.end;
    }
    if at < units.len() {
        set.push_str(" …");
    }
    set.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the first words of a text, up to where a clause may end.
pub(super) fn opening(text: &str, most: usize) -> String {
    let units = units(text);
    let most = room(&units, most);
    if units.len() <= most {
        return trimmed(text).to_owned();
    }
    let pieces = pieces_of(&units);
    let fits = pieces
        .iter()
        .map(|piece| piece.end)
        .take_while(|end| *end <= most)
        .last();
    let end = fits.filter(|end| 2 * end > most).unwrap_or_else(|| {
        let may_end = |at: &usize| {
            let last = &units[at - 1].word;
            is_content(last) && !any::BEFORE_DEADLINES.has(last) && !in_name(&units, *at)
        };
        (most / 2..=most).rev().find(may_end).unwrap_or(most)
    });
    let shown = units
        .get(end.wrapping_sub(1))
        .map_or("", |last| &text[..last.range.end]);
    format!("{} …", trimmed(shown))
}

/// Returns how much each piece says. What is asked stands behind the first `to`; a paragraph speaks more than once of what it is
/// about; and what comes first is more often the matter than what comes last.
fn says(units: &[Unit], pieces: &[Range<usize>], side: Side, vocabulary: &Vocabulary) -> Vec<f32> {
    let often = often(units);
    let asked = asked(units, pieces);
    let all = pieces.len() as f32;
    let says = pieces.iter().enumerate().map(|(at, piece)| {
        let words = units[piece.clone()].iter();
        let said: f32 = words
            .map(|unit| vocabulary.says(side, &unit.word) * often[unit.word.as_str()].min(4.0).sqrt())
            .sum();
        let reports = asked.is_some()
            && units[piece.clone()]
                .iter()
                .any(|unit| any::REPORTING.has(&unit.word));
        let reports = if reports { REPORTED } else { 0.0 };
        (said + reports) * (1.0 - 0.4 * at as f32 / all)
    });
    says.collect()
}

/// Returns the piece with which begins what is asked or ordered, of a paragraph that opens with such a verb.
fn asked(units: &[Unit], pieces: &[Range<usize>]) -> Option<usize> {
    const OPENING: usize = 3;
    if !units.iter().take(OPENING).any(|unit| requests(&unit.word)) {
        return None;
    }
    pieces
        .iter()
        .position(|piece| piece.start > 0 && asks(units, piece.start))
}

/// Whether what is asked or ordered begins at a word: `to submit`, `shall monitor`, but not `to the Assembly`, `up to 68`.
fn asks(units: &[Unit], at: usize) -> bool {
    let word = units[at].word.as_str();
    let Some(next) = units.get(at + 1).filter(|_| !units[at].ends) else {
        return false;
    };
    let verb = is_content(&next.word) && !next.capital && next.word.starts_with(char::is_alphabetic);
    let asks = any::ASKING.has(word) && !any::DEMONSTRATIVES.has(word);
    verb && (asks || binds(word))
}

/// Whether a word opens a paragraph that asks or orders: `requests`, `calls`.
fn requests(word: &str) -> bool {
    static REQUESTS: OnceLock<HashSet<String>> = OnceLock::new();
    let requests = REQUESTS.get_or_init(|| {
        let ladders = Ladders::default();
        let tiers = ladders.ladders().first().map(|ladder| ladder.tiers.as_slice());
        let phrases = tiers.unwrap_or_default().iter().flatten();
        phrases
            .filter_map(|phrase| words(phrase).into_iter().find(|word| is_content(word)))
            .collect()
    });
    requests.contains(word)
}

/// Whether a word says that something is to be done: `shall`, `should`.
fn binds(word: &str) -> bool {
    static BINDING: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let binding = BINDING.get_or_init(|| {
        let ladders = modals().ladders().iter();
        let tiers = ladders.flat_map(|ladder| ladder.tiers.iter().take(2));
        tiers.flatten().map(String::as_str).collect()
    });
    binding.contains(word)
}

/// Characters of scripts without spaces are shorter than words.
fn room(units: &[Unit], most: usize) -> usize {
    let unspaced = units.iter().filter(|unit| unit.unspaced).count();
    if 2 * unspaced > units.len() {
        2 * most
    } else {
        most
    }
}

/// Cuts words into pieces that can stand alone, and what has no end into pieces that no name is longer than.
fn pieces_of(units: &[Unit]) -> Vec<Range<usize>> {
    let whole = pieces(units).into_iter();
    whole
        .flat_map(|piece| {
            let starts = piece.clone().step_by(ENDLESS);
            starts.map(move |start| start..(start + ENDLESS).min(piece.end))
        })
        .collect()
}

/// Cuts the opening of a paragraph behind its verb where it takes much of the room: of `Invites the Chair of the Committee on …` the verb is enough.
fn with_short_opening(units: &[Unit], mut pieces: Vec<Range<usize>>, most: usize) -> Vec<Range<usize>> {
    let long = units[0].capital && pieces.first().is_some_and(|first| 2 * first.len() > most);
    let verb = opening_len(units);
    if long && verb < pieces[0].end {
        let rest = verb..pieces[0].end;
        pieces[0].end = verb;
        pieces.insert(1, rest);
    }
    pieces
}

/// Cuts words into pieces that can stand alone.
fn pieces(units: &[Unit]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for at in 1..=units.len() {
        let done = at == units.len();
        if done || (units[at - 1].ends && !in_name(units, at)) {
            cut_long(units, start..at, &mut pieces);
            start = at;
        }
    }
    pieces
}

/// Cuts a long clause before words of grammar that follow other words.
fn cut_long(units: &[Unit], clause: Range<usize>, pieces: &mut Vec<Range<usize>>) {
    let mut start = clause.start;
    if clause.len() > LONG {
        for at in clause.start + SHORT..clause.end.saturating_sub(1) {
            let grammar = !is_content(&units[at].word) || any::BEFORE_DEADLINES.has(&units[at].word);
            let opens = grammar && is_content(&units[at - 1].word);
            let cut = opens && at - start >= SHORT || asks(units, at) && at > start;
            if cut && !in_name(units, at) {
                pieces.push(start..at);
                start = at;
            }
        }
    }
    pieces.push(start..clause.end);
}

/// Whether a cut before this word would cut a name: there is a capital on both sides, and only grammar between.
pub(super) fn in_name(units: &[Unit], at: usize) -> bool {
    const BETWEEN: usize = 3;
    if any::BEFORE_DEADLINES.has(&units[at].word) {
        return false;
    }
    let names = |unit: &Unit| unit.capital || unit.word.bytes().any(|byte| byte.is_ascii_digit());
    let mut before = units[..at].iter().rev();
    let left = before
        .by_ref()
        .take(BETWEEN)
        .take_while(|unit| !unit.ends)
        .find(|unit| is_content(&unit.word) || unit.capital);
    let right = units[at..].iter().take(BETWEEN);
    let right = right.clone().find(|unit| is_content(&unit.word) || unit.capital);
    left.is_some_and(|unit| unit.capital) && right.is_some_and(names)
}

/// Keeps the first pieces: the verb, and who is asked. Returns how many words may follow.
fn keep_opening(pieces: &[Range<usize>], kept: &mut [bool], most: usize, is_paragraph: bool) -> usize {
    // Of few words the verb is enough, which leaves some for what it is about; a clause that came or went begins with that.
    let wanted = match most {
        _ if !is_paragraph => 2 * most / 3,
        ..=14 => 1,
        _ => most / 4,
    };
    let too_long = |words: usize| {
        if is_paragraph {
            2 * words > most
        } else {
            words > most
        }
    };
    let mut used = 0;
    for (piece, kept) in pieces.iter().zip(kept.iter_mut()) {
        if used >= wanted || (used > 0 && too_long(used + piece.len())) {
            break;
        }
        used += piece.len();
        *kept = true;
    }
    most.saturating_sub(used)
}

/// Returns the neighbours that fit and say most.
fn best_run(pieces: &[Range<usize>], kept: &[bool], says: &[f32], room: usize) -> Option<Range<usize>> {
    let mut best: Option<(f32, Range<usize>)> = None;
    for start in 0..pieces.len() {
        let (mut words, mut said, mut end) = (0, 0.0, start);
        while end < pieces.len() && !kept[end] && words + pieces[end].len() <= room {
            words += pieces[end].len();
            said += says[end];
            end += 1;
            if best.as_ref().is_none_or(|(most, _)| said > *most) {
                best = Some((said, start..end));
            }
        }
    }
    best.filter(|(said, _)| *said > 1.0).map(|(_, run)| run)
}

/// Returns a text without the marks at its ends that belong to the sentence around it.
pub(super) fn trimmed(text: &str) -> &str {
    let text = text.trim().trim_start_matches([',', ';', '.', ':', ' ']);
    text.trim_end_matches([',', ';', '.', ':', '،', '؛', '，', '；', '。', ' '])
}
