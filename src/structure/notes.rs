//! Footnotes: their bodies among the lines, and the places of their marks in the text.
//!
//! **Bodies.** A zone of footnotes begins under a rule, or with a line that opens with a raised mark that also stands
//! raised in the text before it, or (transcriptions) behind the end of the text with a number and no stop. It ends with
//! the page, at page furniture, or at a line that is set apart and opens with no mark.
//!
//! **Marks.** A raised mark is certain (`raised`); where the format itself marks references, nothing else is a mark.
//! Without raised marks (`77/2285`: resolution 77/228 and note 5) those of one zone are placed together (`placing`). A note
//! whose mark is not found is reported.

use std::collections::{BTreeSet, HashMap};

use super::lines::{Line, Role};
use super::marks::{
    Body, Found, Searched, is_mark, is_superscript_digit, plain_digits, superscript_digits, with_space,
};
use super::placing::{Place, Window, announces_number, is_month, place_marks};
use super::raised::{self, References};
use super::rich::Rich;
use crate::document::Warning;
use crate::instrument::{Footnote, Mark};
use crate::lexicon::any;

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
        let mut end = 0;
        for run in text
            .as_bytes()
            .chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit())
        {
            end += run.len();
            if end == run.len() || !run[0].is_ascii_digit() {
                continue;
            }
            let ends = (1..=run.len().min(3)).map(|length| &text[end - length..end]);
            for number in ends.filter_map(|end| end.parse::<u32>().ok()) {
                mentioned.entry(number).or_insert(at);
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
fn raised_inside(rich: &Rich<'_>) -> impl Iterator<Item = String> {
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
fn marker(rich: &Rich<'_>) -> Option<(String, usize, bool)> {
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

/// Takes the marks out of a text; returns the clean text and the marks with their offsets in it, in Unicode scalar values.
pub(super) fn take_out<'a>(rich: &Rich<'a>, marks: &[&Found]) -> (Rich<'a>, Vec<Mark>) {
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
