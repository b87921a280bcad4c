//! Footnotes: their bodies among the lines, and the places of their marks in the text.
//!
//! **Bodies.** A zone of footnotes begins under a rule, or with a line that opens with a raised mark that also stands
//! raised in the text before it, or (transcriptions) behind the end of the text with a number and no stop. It ends with
//! the page, at page furniture, or at a line that is set apart and opens with no mark.
//!
//! **Marks.** A raised mark is certain (`raised`); where the format itself marks references, nothing else is a mark.
//! Without raised marks the text reads `Human Rights, 1 the`, `Force,12` or
//! `77/2285` (resolution 77/228 and note 5). The numbers of the notes are known from their bodies and run in sequence,
//! and a note stands at the foot of the page that holds its mark. So the marks of one zone are placed together:
//! each has candidate places in the text between the zone before and its own, each with a cost (how little it looks
//! like a mark), and a small dynamic programme picks increasing places of least cost. A note whose mark is not found
//! is reported.
//!
//! The cost is linear in the text times the notes of a page, up to a fixed area ([`AREA`]). The notes of a zone that exceeds
//! it, thousands without one raised mark, are placed one after the other, each at the first place that may be its own.

use std::collections::{BTreeSet, HashMap};

use super::labels::label;
use super::lines::{Line, Role};
use super::raised::{self, References};
use super::rich::Rich;
use crate::document::Warning;
use crate::instrument::{Footnote, Mark};
use crate::lexicon::{any, values};
use crate::text::values::year;

/// The body of a footnote and the line where it begins.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) note: Footnote,
    /// The position of its first line in the list of lines.
    pub(super) line: usize,
    /// The format itself calls it a note.
    pub(super) given: bool,
    /// Notes of one zone stand together at the foot of a page or the end of the text.
    zone: usize,
}

/// Marks the lines of footnote zones.
pub(super) fn mark_zones(lines: &mut [Line<'_>], body_start: usize) {
    let numbered = raised_numbers_restart(lines, body_start);
    let signs = Signs::of(lines, body_start);
    let mut at = 0;
    while at < lines.len() {
        let begins = match lines[at].role {
            Role::NoteRule => opens_zone(lines, at, signs.next_body[at]),
            Role::Body if at >= body_start && titles_notes(lines, at, &signs) => {
                lines[at].role = Role::NoteRule;
                true
            }
            Role::Body => at >= body_start && !numbered && begins_without_rule(lines, at, &signs),
            _ => false,
        };
        at = if begins { mark_zone(lines, at) } else { at + 1 };
    }
}

/// What tells zones, found in one pass before any line is marked. A line is asked only about what stands behind it, which
/// is not yet marked when it is asked, or about words, which do not change.
struct Signs {
    /// The next line of the text behind each line.
    next_body: Vec<Option<usize>>,
    /// The first line of the text that has each mark raised inside it.
    raised: HashMap<String, usize>,
    /// The first line that has one star behind a word, two, three, four.
    stars: [Option<usize>; 4],
    /// The last line of the text that is set apart and opens with no mark.
    last_unmarked: Option<usize>,
    /// How many lines of each page open with one star, two, …: more than notes do, and they are the items of a list.
    heads: HashMap<(Option<u32>, usize), usize>,
    /// The numbers that figures within the text may end in, as those of notes do that have no raised marks, each with the first
    /// line that has it: a paragraph of a judgment that opens with another number, or before its figure comes, is no note.
    mentioned: HashMap<u32, usize>,
}

impl Signs {
    fn of(lines: &[Line<'_>], body_start: usize) -> Self {
        let mut next_body = vec![None; lines.len()];
        let mut next = None;
        for (at, line) in lines.iter().enumerate().rev() {
            next_body[at] = next;
            next = line.is_body().then_some(at).or(next);
        }
        let mut raised = HashMap::new();
        for (at, line) in lines.iter().enumerate().skip(body_start) {
            for mark in raised_inside(&line.rich) {
                raised.entry(mark).or_insert(at);
            }
        }
        let starred: Vec<usize> = (0..lines.len())
            .filter(|&at| lines[at].text().contains('*'))
            .collect();
        let first_with = |count: usize| {
            let stars = &"****"[..count];
            let mut starred = starred.iter().copied();
            starred.find(|&at| holds_star(lines[at].text(), stars))
        };
        let unmarked =
            |line: &Line<'_>| line.is_body() && line.hints.gap > 0.0 && marker(&line.rich).is_none();
        Self {
            next_body,
            raised,
            stars: [first_with(1), first_with(2), first_with(3), first_with(4)],
            last_unmarked: lines.iter().rposition(unmarked),
            heads: star_heads(lines),
            mentioned: mentioned(lines),
        }
    }
}

/// No page has more notes with one mark.
const MOST_STARS: usize = 2;

/// Counts the lines that open with stars and a blank, by page and by how many stars.
fn star_heads(lines: &[Line<'_>]) -> HashMap<(Option<u32>, usize), usize> {
    let mut heads = HashMap::new();
    for line in lines.iter().filter(|line| line.is_body()) {
        let rest = line.text().trim_start_matches('*');
        let stars = line.text().len() - rest.len();
        if stars > 0 && rest.starts_with(char::is_whitespace) {
            *heads.entry((line.locator.page, stars)).or_default() += 1;
        }
    }
    heads
}

/// Gathers the numbers that figures inside the lines end in: 5, 85 and 285 of `77/2285`.
fn mentioned(lines: &[Line<'_>]) -> HashMap<u32, usize> {
    let mut mentioned = HashMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.is_body()) {
        let text = line.text();
        let figures = text
            .split(|c: char| !c.is_ascii_digit())
            .filter(|figure| !figure.is_empty());
        for figure in figures {
            let at_head = figure.as_ptr() == text.as_ptr();
            let ends = (1..=figure.len().min(3)).map(|length| &figure[figure.len() - length..]);
            if !at_head {
                for number in ends.filter_map(|end| end.parse::<u32>().ok()) {
                    mentioned.entry(number).or_insert(at);
                }
            }
        }
    }
    mentioned
}

/// Tells whether raised numbers at the heads of lines begin again and again: then they number the paragraphs of
/// articles, and are no footnotes.
fn raised_numbers_restart(lines: &[Line<'_>], body_start: usize) -> bool {
    let heads = lines[body_start..]
        .iter()
        .filter(|line| line.is_body())
        .filter_map(|line| {
            let (mark, _, raised) = marker(&line.rich)?;
            mark.parse::<u32>().ok().filter(|_| raised)
        });
    let numbers: Vec<u32> = heads.collect();
    let restarts = numbers.windows(2).filter(|pair| pair[1] <= pair[0]).count();
    restarts > 2 && restarts * 8 > numbers.len()
}

/// Tells whether the line after a rule opens with a mark (or, on a later page, carries on a note).
fn opens_zone(lines: &[Line<'_>], rule: usize, next: Option<usize>) -> bool {
    next.is_some_and(|next| marker(&lines[next].rich).is_some() || lines[rule].text().contains('_'))
}

/// Tells whether a line begins a zone that no rule announces.
fn begins_without_rule(lines: &[Line<'_>], at: usize, signs: &Signs) -> bool {
    let line = &lines[at];
    let Some((mark, _, raised)) = marker(&line.rich) else {
        return false;
    };
    if raised {
        return signs.raised.get(&mark).is_some_and(|&earlier| earlier < at);
    }
    let set_apart = line.hints.gap > 0.0 || line.whole;
    if mark.starts_with('*') {
        let earlier = signs.stars.get(mark.len() - 1).copied().flatten();
        let lists = signs
            .heads
            .get(&(line.locator.page, mark.len()))
            .is_some_and(|&count| count > MOST_STARS);
        return set_apart && !lists && earlier.is_some_and(|earlier| earlier < at);
    }
    let alone = signs.last_unmarked.is_none_or(|last| last < at);
    let counts = mark.parse::<u32>().is_ok_and(|n| {
        let before = lines[..at]
            .iter()
            .rev()
            .find(|line| line.is_body() && (line.hints.gap > 0.0 || line.whole));
        let carried = before
            .and_then(|line| marker(&line.rich))
            .and_then(|(mark, ..)| mark.parse::<u32>().ok());
        let mentioned = signs.mentioned.get(&n).is_some_and(|&earlier| earlier < at);
        carried.is_some_and(|before| before + 1 == n) || !mentioned
    });
    set_apart && alone && !line.whole && !counts && behind_the_end(lines, at)
}

/// Tells whether a line has the stars behind a word, and no more of them.
fn holds_star(text: &str, stars: &str) -> bool {
    text.match_indices(stars).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + stars.len()..].chars().next();
        before.is_some_and(|c| !c.is_whitespace() && c != '*') && after != Some('*')
    })
}

/// Tells whether a line is the title of the notes below the last paragraph: `Notes`, and then `1 See A/80/1.`
fn titles_notes(lines: &[Line<'_>], at: usize, signs: &Signs) -> bool {
    if signs.last_unmarked.is_some_and(|last| last > at) {
        return false;
    }
    let title = lines[at].text().trim_end_matches(':').to_lowercase();
    let numbered = |next: usize| {
        marker(&lines[next].rich).is_some_and(|(mark, _, raised)| raised || mark.parse::<u32>().is_ok())
    };
    any::NOTES.has(&title) && signs.next_body[at].is_some_and(numbered)
}

/// Tells whether the footnotes may begin at a line behind which every line that is set apart opens with a mark: it opens
/// with a number, and the text before ended with a full stop.
fn behind_the_end(lines: &[Line<'_>], at: usize) -> bool {
    let before = lines[..at].iter().rev().find(|line| line.is_body());
    let ended = before.is_some_and(|line| {
        line.text()
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')
            .ends_with(['.', ']', ')'])
    });
    let plain = |text: &str| {
        text.split_once(' ').is_some_and(|(mark, rest)| {
            !mark.ends_with('.')
                && rest
                    .trim_start()
                    .starts_with(|c: char| c.is_uppercase() || c == '*')
        })
    };
    ended && plain(lines[at].text())
}

/// Yields the marks that stand raised inside a line.
fn raised_inside(rich: &Rich) -> impl Iterator<Item = String> {
    let styled = rich
        .stretches()
        .filter(|(range, style)| style.superscript && !style.reference && range.start > 0)
        .flat_map(|(range, _)| raised::parts(&rich.text()[range]).map(|part| raised::name(part).to_owned()));
    let digits = superscript_digits(rich.text())
        .filter(|&(start, _)| start > 0)
        .map(|(_, digits)| plain_digits(digits));
    styled.chain(digits)
}

/// Marks the lines of the zone that begins at `start`; returns the position behind it.
fn mark_zone(lines: &mut [Line<'_>], start: usize) -> usize {
    let page = lines[start].locator.page;
    let ruled = lines[start].role == Role::NoteRule;
    let mut at = start + usize::from(ruled);
    let mut last: Option<String> = None;
    while at < lines.len() && lines[at].locator.page == page {
        let line = &lines[at];
        match line.role {
            Role::Body => {}
            Role::NoteRule => {
                at += 1;
                continue;
            }
            _ if page.is_some() => {
                at += 1;
                continue;
            }
            _ => break,
        }
        let mark = marker(&line.rich).filter(|(mark, _, raised)| *raised || follows(last.as_deref(), mark));
        let set_apart = line.hints.gap > 0.0 || line.whole;
        if let Some((mark, ..)) = mark {
            last = Some(mark);
        } else if set_apart && last.is_some() && (page.is_none() || !ruled && is_closed(lines, at)) {
            break;
        }
        lines[at].role = Role::Note;
        at += 1;
    }
    at
}

/// Tells whether the line before ends with a full stop: a note that no rule set off from the text may end there, above
/// the foot of its page.
fn is_closed(lines: &[Line<'_>], at: usize) -> bool {
    let before = lines[..at].iter().rev().find(|line| line.role == Role::Note);
    before.is_some_and(|line| line.text().trim_end_matches([')', ']', '”', '"']).ends_with('.'))
}

/// Tells whether a mark may follow the last one: the next number, or another sign.
fn follows(last: Option<&str>, mark: &str) -> bool {
    match (
        last.and_then(|last| last.parse::<u32>().ok()),
        mark.parse::<u32>().ok(),
    ) {
        (Some(last), Some(n)) => n == last + 1,
        _ => true,
    }
}

/// Reads the mark at the head of a footnote: the mark, the end of it with the white space behind, whether it is raised.
fn marker(rich: &Rich) -> Option<(String, usize, bool)> {
    let text = rich.text();
    if rich.style_at(0).reference {
        return None;
    }
    let raised = rich.leading(|style| style.superscript && !style.reference);
    if raised > 0 {
        let mark = text[..raised].trim().trim_end_matches(['.', ')']).to_owned();
        return (is_mark(&mark)).then(|| (mark, white_after(text, raised), true));
    }
    let end = text
        .find(|c: char| !is_superscript_digit(c))
        .unwrap_or(text.len());
    if end > 0 {
        return Some((plain_digits(&text[..end]), white_after(text, end), true));
    }
    let stars = text.find(|c| c != '*').unwrap_or(text.len());
    if (1..=4).contains(&stars) && !text[stars..].trim().is_empty() {
        return Some((text[..stars].to_owned(), white_after(text, stars), false));
    }
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let after = &text[digits..];
    if (1..=3).contains(&digits) && after.starts_with("/ ") {
        // The print of the United Nations before 1995: `1/ S/24830.`
        return Some((text[..=digits].to_owned(), white_after(text, digits + 1), false));
    }
    ((1..=3).contains(&digits) && (after.is_empty() || after.starts_with(char::is_whitespace)))
        .then(|| (text[..digits].to_owned(), white_after(text, digits), false))
}

pub(super) fn is_mark(mark: &str) -> bool {
    let digits = (1..=3).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_digit());
    let signs = !mark.is_empty()
        && mark.chars().count() <= 4
        && mark.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'));
    let letter = mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_lowercase());
    digits || signs || letter
}

pub(super) fn is_superscript_digit(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

pub(super) fn plain_digits(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁰' => '0',
            '⁴'..='⁹' => char::from(b'4' + (c as u32 - '⁴' as u32) as u8),
            c => c,
        })
        .collect()
}

fn white_after(text: &str, at: usize) -> usize {
    at + text[at..].len() - text[at..].trim_start().len()
}

/// Puts the lines of the zones together to footnotes.
pub(super) fn bodies(lines: &[Line<'_>]) -> Vec<Body> {
    let mut bodies: Vec<Body> = Vec::new();
    let (mut zone, mut inside) = (0, false);
    for (at, line) in lines.iter().enumerate() {
        if line.role != Role::Note {
            inside &= line.role != Role::Body;
            continue;
        }
        zone += usize::from(!inside);
        inside = true;
        let given = line.hints.footnote.clone().map(|mark| (mark, 0, true));
        let last = bodies.last().map(|body| body.note.marker.as_str());
        let mark =
            given.or_else(|| marker(&line.rich).filter(|(mark, _, raised)| *raised || follows(last, mark)));
        let carried_on = line.hints.footnote.is_some() && line.hints.footnote.as_deref() == last;
        let mark = mark.filter(|_| !carried_on);
        match (mark, bodies.last_mut()) {
            (Some((marker, end, _)), _) => {
                let note = Footnote {
                    marker,
                    text: line.text()[end..].to_owned(),
                    locator: line.locator.clone(),
                };
                bodies.push(Body {
                    note,
                    line: at,
                    given: line.hints.footnote.is_some(),
                    zone,
                });
            }
            (None, Some(body)) => append(&mut body.note.text, line.text()),
            (None, None) => {
                let note = Footnote {
                    marker: String::new(),
                    text: line.text().to_owned(),
                    locator: line.locator.clone(),
                };
                bodies.push(Body {
                    note,
                    line: at,
                    given: line.hints.footnote.is_some(),
                    zone,
                });
            }
        }
    }
    bodies
}

fn append(text: &mut String, more: &str) {
    let broken = text.ends_with('/') || text.ends_with('-') || text.is_empty();
    if !broken {
        text.push(' ');
    }
    text.push_str(more);
}

/// A paragraph in which marks are looked for.
pub(super) struct Searched<'a> {
    /// The text of the paragraph.
    pub(super) rich: &'a Rich,
    /// Where each of its lines begins: offset in bytes, position in the list of lines.
    pub(super) lines: &'a [(usize, usize)],
}

/// A mark found in a paragraph: which paragraph, the bytes to cut out, the mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) paragraph: usize,
    pub(super) range: std::ops::Range<usize>,
    pub(super) marker: String,
}

/// A mark in the masthead is looked for in so many of its lines.
const LONGEST_HEAD: usize = 400;

/// So many bytes are read for the marks of all zones together, 1 GiB. A zone whose marks are not found leaves its text to
/// the next one, so that a text of thousands of such zones would be read thousands of times; what is not looked for any more
/// is reported as not found. Real texts take a few times their length.
const READING: usize = 1 << 30;

/// Finds the marks of all notes in the paragraphs; one that stands in the masthead (`head`) is not missed.
pub(super) fn find_marks(
    paragraphs: &[Searched<'_>],
    bodies: &[Body],
    head: &[&str],
    references: &References,
    warnings: &mut Vec<Warning>,
) -> Vec<Found> {
    let mut found = raised::marks(paragraphs, bodies, references);
    let mut known: BTreeSet<String> = found.iter().map(|mark| mark.marker.clone()).collect();
    known.extend(references.known(bodies));
    let rest: Vec<&Body> = bodies
        .iter()
        .filter(|body| !body.note.marker.is_empty() && !known.contains(&body.note.marker))
        .collect();
    let head = &head[..head.len().min(LONGEST_HEAD)];
    let mut from = Place::default();
    let mut budget = READING;
    for notes in rest.chunk_by(|one, next| one.zone == next.zone) {
        let window = Window {
            paragraphs,
            from,
            until: notes[0].line,
        };
        let places = place_marks(&window, notes, references, &mut budget);
        for (body, place) in notes.iter().zip(places) {
            match place {
                Some(place) => {
                    from = Place {
                        paragraph: place.paragraph,
                        offset: place.range.end,
                    };
                    found.push(place);
                }
                None if head.iter().any(|text| holds_star(text, &body.note.marker)) => {}
                None => warnings.push(missing(&body.note)),
            }
        }
    }
    if !references.marked() {
        let again = repeated_marks(paragraphs, bodies, &found);
        found.extend(again);
    }
    found.sort_by_key(|mark| (mark.paragraph, mark.range.start));
    found
}

/// Finds the marks of a note that the text refers to again: `the Statute, 1 and`. Only a number between a comma and a
/// small letter is believed, of a note whose first mark stands before; in a list of numbers it is none.
fn repeated_marks(paragraphs: &[Searched<'_>], bodies: &[Body], found: &[Found]) -> Vec<Found> {
    let mut again = Vec::new();
    if found.iter().any(|mark| {
        paragraphs[mark.paragraph]
            .rich
            .style_at(mark.range.end.saturating_sub(1))
            .superscript
    }) {
        return again;
    }
    let numbers: BTreeSet<&str> = bodies
        .iter()
        .map(|body| body.note.marker.as_str())
        .filter(|mark| !mark.is_empty() && mark.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for mark in found.iter().filter(|mark| numbers.contains(mark.marker.as_str())) {
        first.entry(&mark.marker).or_insert(mark.paragraph);
    }
    if first.is_empty() {
        return again;
    }
    let taken = Taken::of(found);
    for (paragraph, searched) in paragraphs.iter().enumerate() {
        let text = searched.rich.text();
        // A mark that is believed stands between two spaces.
        let mut at = 0;
        for word in text.split(' ') {
            let range = at..at + word.len();
            at = range.end + 1;
            let known = first.get(word).is_some_and(|&first| first < paragraph);
            if known && refers_again(text, &range) {
                let range = with_space(text, range);
                if !taken.touches(paragraph, &range) {
                    again.push(Found {
                        paragraph,
                        range,
                        marker: word.to_owned(),
                    });
                }
            }
        }
    }
    again
}

/// The places that marks have taken, in order.
struct Taken(Vec<(usize, std::ops::Range<usize>)>);

impl Taken {
    fn of(found: &[Found]) -> Self {
        let mut places: Vec<_> = found
            .iter()
            .map(|mark| (mark.paragraph, mark.range.clone()))
            .collect();
        places.sort_unstable_by_key(|(paragraph, range)| (*paragraph, range.start, range.end));
        Self(places)
    }

    /// Tells whether a place shares a byte with one that is taken. Places that are taken hardly overlap, so the last few
    /// that begin before it tell.
    fn touches(&self, paragraph: usize, range: &std::ops::Range<usize>) -> bool {
        let behind = self
            .0
            .partition_point(|(other, taken)| (*other, taken.start) < (paragraph, range.end));
        let before = self.0[..behind].iter().rev().take(8);
        before
            .take_while(|(other, _)| *other == paragraph)
            .any(|(_, taken)| range.start < taken.end)
    }
}

/// `Court, 1 and`, not `paragraphs 5, 6 and 7` or `Geneva, 5 June`
fn refers_again(text: &str, range: &std::ops::Range<usize>) -> bool {
    let Some(head) = text[..range.start]
        .strip_suffix(' ')
        .and_then(|head| head.strip_suffix(','))
    else {
        return false;
    };
    let Some(tail) = text[range.end..].strip_prefix(' ') else {
        return false;
    };
    let word = head.rsplit(' ').next().unwrap_or_default();
    let named = word.chars().all(char::is_alphabetic) && !is_month(word) && !announces_number(word);
    let next: String = tail.chars().take_while(|c| c.is_alphabetic()).collect();
    let joins = any::RESUMING.has(&next);
    named && joins
}

fn missing(note: &Footnote) -> Warning {
    let message = format!("no mark of footnote {} was found in the text", note.marker);
    Warning {
        code: "footnote-mark-missing",
        message,
        locator: note.locator.clone(),
    }
}

/// A place in the paragraphs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    paragraph: usize,
    offset: usize,
}

/// Yields the stretches of `¹²³` in a text.
pub(super) fn superscript_digits(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // None of them is of ASCII, as most texts are.
    let mut at = if text.is_ascii() { text.len() } else { 0 };
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_superscript_digit)?;
        let length = text[start..]
            .find(|c| !is_superscript_digit(c))
            .unwrap_or(text.len() - start);
        at = start + length;
        Some((start, &text[start..at]))
    })
}

/// Widens the place of a mark over the space before it, where a space or a stop follows.
pub(super) fn with_space(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let before = text[..range.start].trim_end().len();
    let after = text[range.end..].chars().next();
    let spare = after.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | ')' | '”'));
    if spare { before..range.end } else { range }
}

/// How dear it is to find no mark for a note.
const MISSING: f32 = 4.5;

/// The largest table of notes and places that is searched for the places of least cost: two thousand notes in one zone,
/// each with as many places to choose from. At a few steps a cell it is a second.
const AREA: usize = 1 << 26;

/// The text in which the marks of one zone are looked for.
struct Window<'a> {
    paragraphs: &'a [Searched<'a>],
    /// Behind the last mark that was found.
    from: Place,
    /// The line at which the zone begins.
    until: usize,
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
fn place_marks(
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
fn announces_number(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']).to_lowercase();
    any::ANNOUNCERS.has(&word) || is_month(&word)
}

fn is_month(word: &str) -> bool {
    values().month_named(word).is_some()
}

/// Takes the marks out of a text; returns the clean text and the marks with their offsets in it, in Unicode scalar values.
pub(super) fn take_out(rich: &Rich, marks: &[&Found]) -> (Rich, Vec<Mark>) {
    let mut clean = Rich::default();
    let mut list = Vec::new();
    let mut from = 0;
    let (mut offset, mut counted) = (0, 0);
    for mark in marks {
        if mark.range.start < from {
            continue;
        }
        clean.push(&rich.slice(from..mark.range.start));
        offset += clean.text()[counted..].chars().count();
        counted = clean.text().len();
        list.push(Mark {
            marker: mark.marker.clone(),
            offset,
        });
        from = mark.range.end;
    }
    clean.push(&rich.slice(from..rich.text().len()));
    (clean, list)
}
