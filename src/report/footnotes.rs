//! Which footnote answers which.
//!
//! A footnote has a number that shifts, a text that may say nothing by itself (`Ibid.`), and a place: the mark in its
//! paragraph. So each note is read in full, `Ibid.` with what it takes from the notes before it:
//!
//! ```text
//! ¹ United Nations, Treaty Series, vol. 1249, No. 20378.
//! ² Ibid., vol. 1577, No. 27531.        United Nations, Treaty Series, vol. 1577, No. 27531
//! ```
//!
//! Notes are paired in four steps, the surest first, and each in the order of the text:
//!
//! 1. the same words in full, in paragraphs that answer each other;
//! 2. the same words in full, in any paragraph; an `Ibid.` that takes nothing from above says too little for that, and is
//!    paired so only where no mark of it was found in either text;
//! 3. in paragraphs that answer each other, half of the words, or a mark behind the same words: `the report of the
//!    Secretary-General⁴` keeps its note when `A/79/195.` becomes `A/80/319.`;
//! 4. half of the words, where the mark of one of them was not found.
//!
//! What is left came or went. What `Ibid.` takes is every part of the note before that is larger than its own first
//! part: the series before `vol.`, the records before a session, the document before `para.`; `op. cit.` is not resolved. Cost: linear, but for the notes of one paragraph and for those without a mark, where it is
//! the product of both sides; beyond a bound these are left unpaired.

use std::collections::{BTreeMap, VecDeque};

use super::cause::Causes;
use super::edits::edits;
use super::spacing::Spacing;
use super::{Class, Note, Relation};
use crate::align::Alignment;
use crate::instrument::{Footnote, Instrument, ProvisionIndex};
use crate::lexicon::{LANGUAGES, any};
use crate::sides::{Side, Sides};
use crate::text::normalize::fold;
use crate::text::similarity::common_words;
use crate::text::tokens::words;

/// The most pairs that one step weighs against each other.
const MOST_PAIRS: usize = 40_000;

/// A footnote of one side.
struct Placed {
    /// Its words in full, glyphs folded.
    text: String,
    words: Vec<String>,
    /// The provision and the group of its mark.
    host: Option<(usize, usize)>,
    /// The words before its mark, digits left out.
    before: Vec<String>,
}

/// A footnote of each side, by index, with the provisions of their marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The positions in the footnotes of each text.
    pub(super) notes: Sides<Option<usize>>,
    /// The provisions that hold the marks.
    pub(super) hosts: Sides<Option<usize>>,
}

/// Pairs the footnotes of both texts, in the order of the new text; one that went stands behind what stood before it.
pub(super) fn pairs(instruments: Sides<&Instrument>, alignment: &Alignment) -> Vec<Pair> {
    let placed = Sides::new(
        placed(Side::Old, instruments.old, alignment),
        placed(Side::New, instruments.new, alignment),
    );
    let mut matching = Matching {
        answer: vec![None; placed.old.len()],
        taken: vec![false; placed.new.len()],
        placed: &placed,
    };
    matching.same_words(|note| note.host.map(|(_, group)| group));
    matching.same_words(|note| (!is_ibid(&note.text)).then_some(0));
    matching.same_words(|note| (is_ibid(&note.text) && note.host.is_none()).then_some(0));
    matching.same_place();
    matching.without_mark();
    let (answer, taken) = (matching.answer, matching.taken);
    let mut order: Vec<(usize, usize, Pair)> = Vec::new();
    let mut last = 0;
    for (old, new) in answer.iter().enumerate() {
        last = new.map_or(last, |new| new + 1);
        let key = new.map_or((last, old + 1), |new| (new + 1, 0));
        order.push((key.0, key.1, pair(&placed, Some(old), *new)));
    }
    let inserted = (0..taken.len()).filter(|&new| !taken[new]);
    order.extend(inserted.map(|new| (new + 1, 0, pair(&placed, None, Some(new)))));
    order.sort_by_key(|(new, old, _)| (*new, *old));
    order.into_iter().map(|(_, _, pair)| pair).collect()
}

/// Describes the pairs, with their words and not yet with their classes.
pub(super) fn notes(pairs: &[Pair], instruments: Sides<&Instrument>, spacing: Spacing) -> Vec<Note> {
    let described = pairs.iter().map(|pair| {
        let of = |side: Side| {
            let instrument = *instruments.get(side);
            let note = pair.notes.get(side).map(|at| &instrument.footnotes[at]);
            let host = pair
                .hosts
                .get(side)
                .map(|at| instrument.provisions[at].id.to_string());
            (note, host)
        };
        let ((old, old_in), (new, new_in)) = (of(Side::Old), of(Side::New));
        let texts = Sides::new(old, new).map(|note| note.map_or_else(String::new, |note| note.text.clone()));
        let relation = match (old, new) {
            (None, _) => Relation::Inserted,
            (_, None) => Relation::Deleted,
            _ if spacing.same_wording(&texts.old, &texts.new) => Relation::Unchanged,
            _ => Relation::Amended,
        };
        Note {
            relation,
            old: old.map(|note| note.marker.clone()),
            new: new.map(|note| note.marker.clone()),
            old_in,
            new_in,
            class: Class::None,
            causes: Causes::default(),
            edits: edits(relation, &texts),
        }
    });
    described.collect()
}

/// What a footnote cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cited {
    /// Whether it says `Ibid.`
    pub(super) ibid: bool,
    /// What `Ibid.` stands for, and the first note above that names it; none where nothing stands before it.
    pub(super) antecedent: Option<(String, usize)>,
    /// The citation with `Ibid.` written out.
    pub(super) full: String,
}

/// Reads what each footnote cites.
pub(super) fn cited(footnotes: &[Footnote]) -> Vec<Cited> {
    let mut cited: Vec<Cited> = Vec::with_capacity(footnotes.len());
    for (at, footnote) in footnotes.iter().enumerate() {
        let text = fold(footnote.text.trim());
        if !is_ibid(&text) {
            cited.push(Cited {
                ibid: false,
                antecedent: None,
                full: text,
            });
            continue;
        }
        let own = behind_ibid(&text);
        let antecedent = cited.last().map(|last: &Cited| {
            let root = last.antecedent.as_ref().map_or(at - 1, |(_, root)| *root);
            (larger(&last.full, own), root)
        });
        let full = match (&antecedent, own) {
            (Some((taken, _)), Some(own)) => format!("{taken}, {own}"),
            (Some((taken, _)), None) => format!("{taken}."),
            (None, _) => text,
        };
        cited.push(Cited {
            ibid: true,
            antecedent,
            full,
        });
    }
    cited
}

/// Returns what a note adds to `Ibid.`
fn behind_ibid(text: &str) -> Option<&str> {
    let at = text.to_lowercase().find("ib")?;
    let rest = text.get(at..)?;
    let end = rest.find([',', '.', ' ', ';']).unwrap_or(rest.len());
    let own = rest[end..].trim_start_matches([',', '.', ' ', ';']);
    (!own.is_empty()).then_some(own)
}

/// Returns the parts of a citation that are larger than the first part of `own`; all of it where there is none.
fn larger(full: &str, own: Option<&str>) -> String {
    let bare = full.trim_end_matches('.');
    let (first, rest) = bare.split_once(' ').unwrap_or_default();
    let refers = first.starts_with(char::is_uppercase) && any::SEE.has(&first.to_lowercase());
    let bare = if refers { rest } else { bare };
    let Some(own) = own else { return bare.to_owned() };
    let rank = size(own);
    let mut parts = bare.split(", ");
    // The first part is the document or the series, whatever it looks like.
    let first = parts.next().unwrap_or_default();
    let mut taken = vec![first];
    taken.extend(parts.take_while(|part| size(part) < rank));
    taken.join(", ")
}

/// Returns how small a part of a citation is: 0 a name, 1 a year or session, 2 a volume or supplement, 3 a number or
/// document, 4 a chapter, 5 a paragraph or page.
fn size(part: &str) -> u8 {
    let first = part
        .split([' ', '\u{a0}'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let year = first.len() >= 4 && first.bytes().take(4).all(|b| b.is_ascii_digit());
    let last = part.split(", ").next().unwrap_or_default().to_lowercase();
    let printing = || LANGUAGES.iter().map(|language| &language.printing);
    let known = printing()
        .flat_map(|words| words.cited)
        .find(|(word, _)| *word == first);
    let ends = |word: &str| last.strip_suffix(word).is_some_and(|head| head.ends_with(' '));
    let known_last = || {
        printing()
            .flat_map(|words| words.cited_last)
            .find(|(word, _)| ends(word))
    };
    known.map_or_else(
        || {
            if year {
                1
            } else {
                known_last().map_or(0, |&(_, size)| size)
            }
        },
        |&(_, size)| size,
    )
}

/// Whether a note takes up the one before it: `Ibid., para. 5`, `See ibid.`
fn is_ibid(text: &str) -> bool {
    let mut words = text
        .split([' ', ',', '.', ';'])
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase);
    let first = words.find(|word| !any::SEE.has(word));
    first.is_some_and(|word| any::IBID.has(&word))
}

fn pair(placed: &Sides<Vec<Placed>>, old: Option<usize>, new: Option<usize>) -> Pair {
    let host = |side: &[Placed], at: Option<usize>| Some(side[at?].host?.0);
    Pair {
        notes: Sides::new(old, new),
        hosts: Sides::new(host(&placed.old, old), host(&placed.new, new)),
    }
}

/// Finds the paragraph of each note: the first mark of a number belongs to the first note of that number.
fn placed(side: Side, instrument: &Instrument, alignment: &Alignment) -> Vec<Placed> {
    let mut groups: BTreeMap<ProvisionIndex, usize> = BTreeMap::new();
    for (number, group) in alignment.groups.iter().enumerate() {
        groups.extend(group.sides.get(side).iter().map(|&index| (index, number)));
    }
    let mut marks: BTreeMap<&str, VecDeque<(usize, usize)>> = BTreeMap::new();
    for (at, provision) in instrument.provisions.iter().enumerate() {
        for mark in &provision.marks {
            marks
                .entry(&mark.marker)
                .or_default()
                .push_back((at, mark.offset));
        }
    }
    let cited = cited(&instrument.footnotes).into_iter();
    let notes = instrument.footnotes.iter().zip(cited).map(|(note, cited)| {
        let mark = marks.get_mut(note.marker.as_str()).and_then(VecDeque::pop_front);
        let host = mark.and_then(|(at, _)| Some((at, *groups.get(&ProvisionIndex(at))?)));
        let before = mark.map_or_else(Vec::new, |(at, offset)| {
            words_before(&instrument.provisions[at].text, offset)
        });
        Placed {
            words: words(&cited.full),
            text: cited.full,
            host,
            before,
        }
    });
    notes.collect()
}

/// Returns the last words before a place, an offset in Unicode scalar values, without those that have digits.
fn words_before(text: &str, offset: usize) -> Vec<String> {
    let end = text.char_indices().nth(offset).map_or(text.len(), |(at, _)| at);
    let all = words(&text[..end]);
    let mut last: Vec<String> = all
        .into_iter()
        .rev()
        .filter(|word| !word.chars().any(|c| c.is_ascii_digit()))
        .take(3)
        .collect();
    last.reverse();
    last
}

/// Who is paired so far.
struct Matching<'a> {
    /// The new note that answers each old one.
    answer: Vec<Option<usize>>,
    /// Whether a new note answers one.
    taken: Vec<bool>,
    placed: &'a Sides<Vec<Placed>>,
}

impl Matching<'_> {
    fn join(&mut self, old: usize, new: usize) {
        self.answer[old] = Some(new);
        self.taken[new] = true;
    }

    fn free_old(&self) -> Vec<usize> {
        (0..self.answer.len())
            .filter(|&old| self.answer[old].is_none())
            .collect()
    }

    fn free_new(&self) -> Vec<usize> {
        (0..self.taken.len()).filter(|&new| !self.taken[new]).collect()
    }

    /// Pairs notes with the same words that have the same key, in the order of the text.
    fn same_words(&mut self, key: impl Fn(&Placed) -> Option<usize>) {
        let placed = self.placed;
        let mut waiting: BTreeMap<(usize, &str), VecDeque<usize>> = BTreeMap::new();
        for new in self.free_new() {
            if let Some(key) = key(&placed.new[new]) {
                waiting
                    .entry((key, &placed.new[new].text))
                    .or_default()
                    .push_back(new);
            }
        }
        for old in self.free_old() {
            let Some(key) = key(&placed.old[old]) else {
                continue;
            };
            let found = waiting.get_mut(&(key, placed.old[old].text.as_str()));
            if let Some(new) = found.and_then(VecDeque::pop_front) {
                self.join(old, new);
            }
        }
    }

    /// Pairs notes of paragraphs that answer each other.
    fn same_place(&mut self) {
        let placed = self.placed;
        let mut groups: BTreeMap<usize, Sides<Vec<usize>>> = BTreeMap::new();
        for old in self.free_old() {
            if let Some((_, group)) = placed.old[old].host {
                groups
                    .entry(group)
                    .or_insert_with(|| Sides::new(Vec::new(), Vec::new()))
                    .old
                    .push(old);
            }
        }
        for new in self.free_new() {
            if let Some((_, group)) = placed.new[new].host {
                groups
                    .entry(group)
                    .or_insert_with(|| Sides::new(Vec::new(), Vec::new()))
                    .new
                    .push(new);
            }
        }
        for free in groups.into_values() {
            self.best(&free, |old, new| {
                let behind = !old.before.is_empty() && old.before == new.before;
                likeness(old, new) + if behind { 0.5 } else { 0.0 }
            });
        }
    }

    /// Pairs notes where the place of one of them is unknown.
    fn without_mark(&mut self) {
        let free = Sides::new(self.free_old(), self.free_new());
        self.best(&free, |old, new| {
            if old.host.is_some() && new.host.is_some() || is_ibid(&old.text) || is_ibid(&new.text) {
                return 0.0;
            }
            likeness(old, new)
        });
    }

    /// Pairs those that fit best, as long as they fit by half.
    fn best(&mut self, free: &Sides<Vec<usize>>, fit: impl Fn(&Placed, &Placed) -> f64) {
        if free.old.len().saturating_mul(free.new.len()) > MOST_PAIRS {
            return;
        }
        let mut weighed: Vec<(f64, usize, usize)> = Vec::new();
        for &old in &free.old {
            for &new in &free.new {
                let fit = fit(&self.placed.old[old], &self.placed.new[new]);
                if fit >= 0.5 {
                    weighed.push((fit, old, new));
                }
            }
        }
        weighed.sort_by(|one, other| {
            other
                .0
                .total_cmp(&one.0)
                .then(one.1.cmp(&other.1))
                .then(one.2.cmp(&other.2))
        });
        for (_, old, new) in weighed {
            if self.answer[old].is_none() && !self.taken[new] {
                self.join(old, new);
            }
        }
    }
}

/// Returns how many of their words two notes have in common, in order, 0..1.
fn likeness(old: &Placed, new: &Placed) -> f64 {
    let all = old.words.len() + new.words.len();
    if all == 0 {
        return 0.0;
    }
    2.0 * common_words(&old.words, &new.words) as f64 / all as f64
}
