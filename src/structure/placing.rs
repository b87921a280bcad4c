//! Where the marks of footnotes stand when nothing is raised: those of one zone placed together.
//!
//! The text reads `Human Rights, 1 the`, `Force,12` or `77/2285` (resolution 77/228 and note 5). The numbers of the notes are known
//! from their bodies and run in sequence, and a note stands at the foot of the page that holds its mark. So each note of a zone has
//! candidate places in the text between the zone before and its own, each with a cost (how little it looks like a mark), and a small
//! dynamic programme picks increasing places of least cost.
//!
//! The cost is linear in the text times the notes of a page, up to a fixed area ([`AREA`]). The notes of a zone that exceeds
//! it, thousands without one raised mark, are placed one after the other, each at the first place that may be its own.

use std::collections::HashMap;

use super::labels::label;
use super::marks::{Body, Found, Searched, with_space};
use super::raised::References;
use crate::lexicon::{any, values};
use crate::text::values::year;

/// A place in the paragraphs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) paragraph: usize,
    pub(super) offset: usize,
}

/// How dear it is to find no mark for a note.
const MISSING: f32 = 4.5;

/// The largest table of notes and places that is searched for the places of least cost: two thousand notes in one zone,
/// each with as many places to choose from. At a few steps a cell it is a second.
const AREA: usize = 1 << 26;

/// The text in which the marks of one zone are looked for.
pub(super) struct Window<'a> {
    pub(super) paragraphs: &'a [Searched<'a>],
    /// Behind the last mark that was found.
    pub(super) from: Place,
    /// The line at which the zone begins.
    pub(super) until: usize,
}

/// A place that could be that of a mark.
#[derive(Debug, Clone)]
struct Candidate {
    price: f32,
    paragraph: usize,
    range: std::ops::Range<usize>,
}

impl Candidate {
    fn start(&self) -> Place {
        Place {
            paragraph: self.paragraph,
            offset: self.range.start,
        }
    }

    fn end(&self) -> Place {
        Place {
            paragraph: self.paragraph,
            offset: self.range.end,
        }
    }
}

/// Places the marks of one zone: increasing places of least cost. `budget` is what may still be read.
pub(super) fn place_marks(
    window: &Window<'_>,
    notes: &[&Body],
    references: &References,
    budget: &mut usize,
) -> Vec<Option<Found>> {
    let searched: Vec<&Body> = notes
        .iter()
        .copied()
        .filter(|body| references.may_be_plain(&body.note.marker))
        .collect();
    let parts = if searched.is_empty() {
        Vec::new()
    } else {
        window.parts(budget)
    };
    let mut candidates = window.numbers(&parts, &searched);
    for body in &searched {
        let marker = body.note.marker.as_str();
        candidates
            .entry(marker)
            .or_insert_with(|| window.candidates(&parts, marker, budget));
    }
    let options: Vec<&[Candidate]> = notes
        .iter()
        .map(|body| {
            candidates
                .get(body.note.marker.as_str())
                .map_or(&[][..], Vec::as_slice)
        })
        .collect();
    let all: usize = options.iter().map(|options| options.len()).sum();
    // Of the ways to have placed the notes so far, no two that are worth keeping cost the same; costs are halves, and a
    // note adds at most nine of them.
    let states = all.min(notes.len() * 9) + 1;
    let chosen = if states.saturating_mul(notes.len()).saturating_add(all) <= AREA {
        cheapest(&options, window.from)
    } else {
        in_turn(&options, window.from)
    };
    let found = |(body, (options, at)): (&&Body, (&&[Candidate], Option<usize>))| {
        at.map(|at| Found {
            paragraph: options[at].paragraph,
            range: options[at].range.clone(),
            marker: body.note.marker.clone(),
        })
    };
    notes.iter().zip(options.iter().zip(chosen)).map(found).collect()
}

/// One way to have placed the notes so far.
#[derive(Clone, Copy)]
struct State {
    /// Behind its last mark.
    place: Place,
    cost: f32,
    /// Its last choice, in the list of choices.
    last: Option<usize>,
}

/// That a note has its mark at one of its places, and the choice before.
struct Chosen {
    note: usize,
    option: usize,
    before: Option<usize>,
}

/// Picks increasing places that cost the least in all.
fn cheapest(options: &[&[Candidate]], from: Place) -> Vec<Option<usize>> {
    let mut choices: Vec<Chosen> = Vec::new();
    // The cheapest way for each place of the last mark: each later one is cheaper than those before.
    let mut states = vec![State {
        place: from,
        cost: 0.0,
        last: None,
    }];
    for (note, options) in options.iter().enumerate() {
        let mut next: Vec<State> = states
            .iter()
            .map(|state| State {
                cost: state.cost + MISSING,
                ..*state
            })
            .collect();
        for (option, candidate) in options.iter().enumerate() {
            let before = states.partition_point(|state| state.place <= candidate.start());
            let Some(state) = before.checked_sub(1).map(|at| states[at]) else {
                continue;
            };
            choices.push(Chosen {
                note,
                option,
                before: state.last,
            });
            next.push(State {
                place: candidate.end(),
                cost: state.cost + candidate.price,
                last: Some(choices.len() - 1),
            });
        }
        // Of two ways, one that is both earlier and cheaper makes the other useless.
        next.sort_by(|a, b| a.place.cmp(&b.place).then(a.cost.total_cmp(&b.cost)));
        states.clear();
        for state in next {
            if states.last().is_none_or(|best| state.cost < best.cost) {
                states.push(state);
            }
        }
    }
    let best = states.into_iter().min_by(|a, b| a.cost.total_cmp(&b.cost));
    let mut chosen = vec![None; options.len()];
    let mut last = best.and_then(|best| best.last);
    while let Some(choice) = last.map(|at| &choices[at]) {
        chosen[choice.note] = Some(choice.option);
        last = choice.before;
    }
    chosen
}

/// Picks for each note the first place behind the one before it that is better than none.
fn in_turn(options: &[&[Candidate]], from: Place) -> Vec<Option<usize>> {
    let mut place = from;
    options
        .iter()
        .map(|options| {
            let first = options.partition_point(|candidate| candidate.start() < place);
            let behind = options[first..].iter().take(LOOK_AHEAD);
            let at = first + behind.take_while(|candidate| candidate.price >= MISSING).count();
            let candidate = options.get(at).filter(|candidate| candidate.price < MISSING)?;
            place = candidate.end();
            Some(at)
        })
        .collect()
}

/// So many places that cannot be its own are passed over for a note that is placed in turn.
const LOOK_AHEAD: usize = 1000;

/// A part of a paragraph in which marks are looked for.
struct PartRead {
    paragraph: usize,
    bytes: std::ops::Range<usize>,
}

impl Window<'_> {
    /// Lists the parts of the text that the window shows; none where it is more than may still be read.
    fn parts(&self, budget: &mut usize) -> Vec<PartRead> {
        let mut parts = Vec::new();
        for (paragraph, searched) in self.paragraphs.iter().enumerate().skip(self.from.paragraph) {
            let Some(&(_, first_line)) = searched.lines.first() else {
                continue;
            };
            if first_line > self.until {
                break;
            }
            let text = searched.rich.text();
            let behind = searched.lines.partition_point(|&(_, line)| line <= self.until);
            let end = searched
                .lines
                .get(behind)
                .map_or(text.len(), |&(offset, _)| offset);
            let label_end = label(text).map_or(0, |label| label.end);
            let start = if paragraph == self.from.paragraph {
                self.from.offset.max(label_end)
            } else {
                label_end
            };
            if text.get(start..end).is_some() {
                parts.push(PartRead {
                    paragraph,
                    bytes: start..end,
                });
            }
        }
        if spend(budget, &parts) { parts } else { Vec::new() }
    }

    /// Lists the places that could be those of the notes with a number, for all of them in one pass: where the last
    /// digits of a number are the mark.
    fn numbers<'n>(&self, parts: &[PartRead], notes: &[&'n Body]) -> HashMap<&'n str, Vec<Candidate>> {
        let numbers = notes.iter().map(|body| body.note.marker.as_str());
        let numbers = numbers.filter(|mark| mark.bytes().all(|b| b.is_ascii_digit()));
        let mut found: HashMap<&str, Vec<Candidate>> = numbers.map(|mark| (mark, Vec::new())).collect();
        let longest = found.keys().map(|mark| mark.len()).max().unwrap_or(0);
        for part in parts.iter().filter(|_| longest > 0) {
            let text = self.paragraphs[part.paragraph].rich.text();
            let mut at = part.bytes.start;
            for run in text[part.bytes.clone()].split(|c: char| !c.is_ascii_digit()) {
                let end = at + run.len();
                at = end + text[end..].chars().next().map_or(1, char::len_utf8);
                for len in 1..=longest.min(run.len()) {
                    let mark = &run[run.len() - len..];
                    // Of overlapping places the first counts: `11` stands in `111` once, at its head.
                    let ends = run.match_indices(mark).last().map(|(hit, _)| hit + len);
                    let Some(list) = found.get_mut(mark).filter(|_| ends == Some(run.len())) else {
                        continue;
                    };
                    list.extend(candidate(text, part.paragraph, end - len..end, mark));
                }
            }
        }
        found
    }

    /// Lists the places that could be the mark, in order.
    fn candidates(&self, parts: &[PartRead], marker: &str, budget: &mut usize) -> Vec<Candidate> {
        let mut found = Vec::new();
        if !spend(budget, parts) {
            return found;
        }
        for part in parts {
            let text = self.paragraphs[part.paragraph].rich.text();
            for (hit, _) in text[part.bytes.clone()].match_indices(marker) {
                let start = part.bytes.start + hit;
                found.extend(candidate(
                    text,
                    part.paragraph,
                    start..start + marker.len(),
                    marker,
                ));
            }
        }
        found
    }
}

/// Takes the length of what is to be read from what may still be read; tells whether there was so much.
fn spend(budget: &mut usize, parts: &[PartRead]) -> bool {
    let length: usize = parts.iter().map(|part| part.bytes.len() + 1).sum();
    let rest = budget.checked_sub(length);
    *budget = rest.unwrap_or(0);
    rest.is_some()
}

/// Returns the place with its price, if it may be that of the mark.
fn candidate(text: &str, paragraph: usize, range: std::ops::Range<usize>, marker: &str) -> Option<Candidate> {
    price(text, &range, marker).map(|price| Candidate {
        price,
        paragraph,
        range: with_space(text, range),
    })
}

/// Of a word beside a mark no more than this is read, in bytes: a text may be one word of megabytes.
const LONGEST_WORD: usize = 400;

/// Returns the last part of a text, long enough for a word.
fn near(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST_WORD))..]
}

/// A word in capitals that is shorter has numbers of its own.
const SHORTEST_NAME: usize = 3;

/// Says how little a place looks like that of a mark, or that it cannot be one.
fn price(text: &str, range: &std::ops::Range<usize>, marker: &str) -> Option<f32> {
    let before = text[..range.start].chars().next_back()?;
    let after = text[range.end..].chars().next();
    if marker.starts_with('*') {
        let alone = before != '*' && after != Some('*') && !before.is_whitespace();
        return alone.then_some(0.5);
    }
    if after.is_some_and(char::is_alphanumeric) || after == Some('/') {
        return None;
    }
    if after == Some('-')
        || (after == Some('.') && text[range.end + 1..].starts_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    match before {
        c if c.is_whitespace() => spaced_price(text, range, after),
        c if c.is_ascii_digit() => fused_number_price(text, range),
        c if c.is_alphabetic() => {
            let word = near(&text[..range.start])
                .rsplit(|c: char| !c.is_alphanumeric() && c != '/')
                .next()
                .unwrap_or_default();
            // `CO2`, `PM10`, `G20`: the number of a formula or a short name is its own.
            if word.len() < SHORTEST_NAME && word.chars().all(char::is_uppercase) {
                return None;
            }
            Some(if word.contains('/') || word.chars().all(char::is_uppercase) {
                4.0
            } else {
                0.5
            })
        }
        ',' | '.' => {
            // `5.4.1`, `207,080`, `WT/L/508/Add.1` and `9 A.2` hold no mark.
            let head = &text[..range.start - 1];
            let word = near(head).rsplit(char::is_whitespace).next().unwrap_or_default();
            let number = head.ends_with(|c: char| c.is_ascii_digit()) && (before == '.' || marker.len() == 3);
            let part = before == '.' && (word.contains('/') || word.chars().count() < 2);
            Some(if number || part { 5.0 } else { 0.5 })
        }
        ';' | ':' | ')' | ']' | '”' | '"' | '’' | '»' | '％' | '%' => Some(0.5),
        _ => None,
    }
}

/// `Human Rights, 1 the`, `Convention 3 and`
fn spaced_price(text: &str, range: &std::ops::Range<usize>, after: Option<char>) -> Option<f32> {
    let head = text[..range.start].trim_end();
    let tail = text[range.end..].trim_start();
    if head.is_empty() {
        return None;
    }
    let word_before = near(head)
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default();
    let word_after = tail.chars().take_while(|c| c.is_alphanumeric());
    let word_after: String = word_after.take(LONGEST_WORD).collect();
    let mut price = if head.ends_with([',', ';', ':', ')', '”', '"', '.']) {
        1.0
    } else {
        2.0
    };
    if after.is_some_and(|c| matches!(c, ',' | ';' | '.' | ':')) {
        price -= 0.5;
    }
    if is_month(&word_after) || (announces_number(word_before) && !word_before.ends_with([',', ';'])) {
        price += 6.0;
    }
    if any::DOUBTFUL_ANNOUNCERS.has(&word_before.to_lowercase()) {
        price += 2.0;
    }
    let counted = any::COUNTED.has(&word_after.to_lowercase());
    Some(if counted { price + 3.0 } else { price })
}

/// `16 April 20044` (2004 and note 4), `77/2285` (77/228 and note 5)
fn fused_number_price(text: &str, range: &std::ops::Range<usize>) -> Option<f32> {
    let head = &text[..range.start];
    let start = head
        .rfind(|c: char| !c.is_ascii_digit() && c != '/')
        .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    let number = &head[start..];
    let rest_of_token = text[range.end..].starts_with(|c: char| c.is_ascii_digit());
    if rest_of_token {
        return None;
    }
    if !number.contains('/') {
        return year(number).map(|_| 1.0);
    }
    let (left, right) = number.split_once('/')?;
    let plausible = !left.is_empty() && !right.is_empty() && right.len() <= 3;
    plausible.then_some(3.0)
}

/// Words before which a number is a reference or a count, never a footnote mark.
pub(super) fn announces_number(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']).to_lowercase();
    any::ANNOUNCERS.has(&word) || is_month(&word)
}

pub(super) fn is_month(word: &str) -> bool {
    values().month_named(word).is_some()
}
