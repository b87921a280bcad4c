//! Page furniture: what a page repeats and no delegate reads.
//!
//! Some lines are furniture by their form alone (*hard*): a page number `2/11`, a job number `25-14998 (E)` or
//! `*2514998*`, the symbol of the document on a line of its own. Others look like text (*soft*): the running
//! title at the head of a page. A soft line is cut only next to a hard one, and only if the lines there, put
//! together, are the title of the document, or come back on another page; one that opens in small letters carries on a
//! sentence, unless it is the second line of such a title. Two paragraphs may share the line on which their page ends: a
//! line that the text runs into without a space comes back on most pages, or it is text. White space is ignored in that comparison,
//! because extraction leaves gaps in words.
//!
//! ```text
//!                                     Combating glorification of Nazism, neo-Nazism and other practices
//! A/RES/80/192                          that contribute to fuelling contemporary forms of racism
//! ```
//!
//! Works with and without page breaks. The cost is linear.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::parts;
use super::lines::{Line, Role};
use super::page_numbers::{is_job_number, is_page_number};
use crate::instrument::Reason;
use crate::lexicon::LANGUAGES;
use crate::text::values::is_document_symbol;

/// Marks the lines of one document that are furniture by their form.
pub(super) fn mark_hard(lines: &mut [Line<'_>], symbols: &[String]) {
    let edges = page_edges(lines);
    let mut numbered = numbered_heads(lines, &edges);
    numbered.extend(repeated_heads(lines, &edges));
    let cited: Vec<bool> = (0..lines.len()).map(|at| is_cited(lines, at)).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        if !line.is_body() || line.whole && line.text().len() > 60 || cited[at] {
            continue;
        }
        if let Some(reason) = hard(line.text(), symbols, edges[at]) {
            line.role = Role::Cut(reason);
        }
        if numbered.contains(&at) {
            line.role = Role::Cut(Reason::RunningHead);
        }
        if is_rule(line.text()) {
            line.role = Role::NoteRule;
        }
    }
    restore_lone_page_numbers(lines, &edges);
}

/// Gives back the lines that look like a page number (`57/235`) but stand neither at the edge of a page nor beside
/// other furniture: they are citations on a line of their own.
fn restore_lone_page_numbers(lines: &mut [Line<'_>], edges: &[bool]) {
    let sure = |line: &Line<'_>| {
        matches!(line.role, Role::Cut(Reason::JobNumber | Reason::RunningHead))
            || (is_hard(line) && parts(line.text()).count() > 1)
    };
    let lone: Vec<usize> = (0..lines.len())
        .filter(|&at| lines[at].role == Role::Cut(Reason::PageNumber) && !edges[at] && !sure(&lines[at]))
        .filter(|&at| lines[at].hints.outside.is_none())
        .filter(|&at| {
            !lines[at.saturating_sub(3)..(at + 4).min(lines.len())]
                .iter()
                .any(sure)
        })
        .collect();
    for at in lone {
        lines[at].role = Role::Body;
    }
}

/// Marks the running titles next to hard furniture; `title` is that of the document.
pub(super) fn mark_soft(lines: &mut [Line<'_>], title: &str, symbols: &[String], body_start: usize) {
    let title = squeeze(title);
    let repeated = Repeated::of(lines, body_start);
    let mut at = body_start;
    while at < lines.len() {
        if is_hard(&lines[at]) {
            let (before, after) = neighbours(lines, at, body_start);
            mark_run(lines, before, &title, symbols, &repeated);
            mark_run(lines, after, &title, symbols, &repeated);
        }
        at += 1;
    }
}

/// Lines further than this from hard furniture are no running title.
const REACH: usize = 4;

/// The symbol of a document stands within this many lines of its beginning.
const HEAD: usize = 12;

/// Returns the document's own symbols: those that stand alone on a line of its head, or at one end of such a line
/// set apart by a wide space. Any other symbol is a citation.
pub(super) fn own_symbols(lines: &[Line<'_>]) -> Vec<String> {
    let body = (0..lines.len()).filter(|&at| lines[at].is_body());
    body.take(HEAD)
        .filter(|&at| !is_cited(lines, at))
        .flat_map(|at| super::fields::columns(lines[at].text()))
        .filter(|part| is_document_symbol(part))
        .map(str::to_owned)
        .collect()
}

/// Tells whether a symbol alone on its line carries on a sentence: `Recalling its resolution`, `A/RES/77/400`, `and all
/// others`. No blank space stands above it, and the line before is running prose, or the line behind opens small.
fn is_cited(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    if line.whole || line.hints.gap > 0.0 || !is_document_symbol(line.text()) {
        return false;
    }
    let same_page = |other: &&Line<'_>| other.locator.page == line.locator.page && other.is_body();
    let before = at
        .checked_sub(1)
        .and_then(|before| lines.get(before))
        .filter(same_page);
    let after = lines
        .get(at + 1)
        .filter(same_page)
        .filter(|after| after.hints.gap <= 0.0);
    let running = before.is_some_and(|before| {
        let text = before.text();
        let words = text.split_whitespace();
        let small = words
            .clone()
            .filter(|word| word.starts_with(char::is_lowercase))
            .count();
        small >= 2 && !text.ends_with(['.', ';', ':'])
    });
    let carried_on = after.is_some_and(|after| after.text().starts_with(char::is_lowercase));
    running && (carried_on || before.is_some_and(|before| before.text().len() > 30))
}

/// Says of each line whether it is the first or the last of a page. What stands beside the text is no line of it.
fn page_edges(lines: &[Line<'_>]) -> Vec<bool> {
    let page = |at: usize| lines[at].locator.page;
    let mut edges = vec![false; lines.len()];
    let in_order: Vec<usize> = (0..lines.len()).filter(|&at| !is_beside(&lines[at])).collect();
    for (place, &at) in in_order.iter().enumerate() {
        let ends = |other: Option<&usize>| other.is_none_or(|&other| page(other) != page(at));
        let before = place.checked_sub(1).and_then(|before| in_order.get(before));
        edges[at] = page(at).is_some() && (ends(before) || ends(in_order.get(place + 1)));
    }
    edges
}

/// Tells whether the format set a line apart as a line number or a note in the margin.
fn is_beside(line: &Line<'_>) -> bool {
    matches!(line.role, Role::Cut(Reason::LineNumber | Reason::SideNote))
}

/// Finds the lines at the edges of pages that set the same words beside a bare number which grows with the pages:
/// `Not for circulation   2`. A single page proves nothing, nor does a number that counts something else.
fn numbered_heads(lines: &[Line<'_>], edges: &[bool]) -> BTreeSet<usize> {
    let mut found: BTreeMap<(String, i64), Vec<usize>> = BTreeMap::new();
    for at in (0..lines.len()).filter(|&at| edges[at]) {
        let Some(page) = lines[at].locator.page else {
            continue;
        };
        let parts: Vec<&str> = parts(lines[at].text()).collect();
        let (words, number) = match parts.as_slice() {
            [words, number] if bare_number(number).is_some() => (words, number),
            [number, words] if bare_number(number).is_some() => (words, number),
            _ => continue,
        };
        if let Some(number) = bare_number(number).filter(|_| words.chars().any(char::is_alphabetic)) {
            let shift = number - i64::from(page);
            found.entry((squeeze(words), shift)).or_default().push(at);
        }
    }
    let on_pages = |places: &Vec<usize>| {
        let pages: BTreeSet<_> = places.iter().map(|&at| lines[at].locator.page).collect();
        pages.len() > 1
    };
    found.into_values().filter(on_pages).flatten().collect()
}

/// Finds the lines that stand first or last on most pages in the same words, at the same place and set apart from the text:
/// running heads without a number. The first page keeps its own, which may be the title.
fn repeated_heads(lines: &[Line<'_>], edges: &[bool]) -> Vec<usize> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut pages = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        pages.extend(line.locator.page);
        let may_be_head = edges[at] && line.is_body() && !line.whole && line.text().len() < 160;
        let has_letters = || line.text().contains(char::is_alphabetic);
        if may_be_head && has_letters() && !runs_on(lines, at) && !is_annex(line) {
            found.entry(squeeze(line.text())).or_default().push(at);
        }
    }
    let mut heads = Vec::new();
    for places in found.into_values() {
        let first = &lines[places[0]];
        let same_place = |at: &&usize| {
            let line = &lines[**at];
            let near = |a: Option<f32>, b: Option<f32>| a.zip(b).is_none_or(|(a, b)| (a - b).abs() < 1.0);
            near(line.hints.indent, first.hints.indent) && near(line.hints.size, first.hints.size)
        };
        let count = places.iter().filter(same_place).count();
        let on_most = count * 2 > pages.len() && (count > 2 || count == 2 && is_small_print(lines, first));
        if on_most && count == places.len() {
            heads.extend(places.into_iter().filter(|&at| lines[at].locator.page > Some(1)));
        }
    }
    heads
}

/// Tells whether a line is set smaller than the longest line of the text.
fn is_small_print(lines: &[Line<'_>], line: &Line<'_>) -> bool {
    let longest = lines
        .iter()
        .filter(|line| line.is_body())
        .max_by_key(|line| line.text().len());
    let sizes = longest
        .and_then(|longest| longest.hints.size)
        .zip(line.hints.size);
    sizes.is_some_and(|(text, own)| own < text - SAME_SIZE)
}

/// `2`, `– 2 –`
fn bare_number(part: &str) -> Option<i64> {
    let bare = part.trim_matches(['-', '–', ' ']);
    let digits = bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| bare.parse().ok())?
}

/// Names the furniture that a line is by its form.
fn hard(text: &str, symbols: &[String], at_edge: bool) -> Option<Reason> {
    let mut kinds = parts(text).map(|part| hard_part(part, symbols));
    let first = kinds.next()?;
    if first.is_some() && kinds.all(|kind| kind.is_some()) {
        return first;
    }
    if at_edge && frames_a_page(text, symbols) {
        return Some(Reason::RunningHead);
    }
    if is_separator(text) {
        return Some(Reason::Separator);
    }
    let bare = text.trim_matches(['-', '–', ' ']);
    if at_edge && !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Reason::PageNumber);
    }
    None
}

/// `A/80/1    Not for circulation    2/3`: words set between the symbol and the number of a page.
fn frames_a_page(text: &str, symbols: &[String]) -> bool {
    let parts: Vec<&str> = parts(text).collect();
    let symbol = |part: &&str| symbols.iter().any(|symbol| symbol == part);
    let number = |part: &&str| is_page_number(part);
    parts.len() > 1 && parts.iter().any(number) && parts.iter().any(symbol)
}

fn hard_part(part: &str, symbols: &[String]) -> Option<Reason> {
    if is_page_number(part) {
        return Some(Reason::PageNumber);
    }
    if is_job_number(part) {
        return Some(Reason::JobNumber);
    }
    symbols
        .iter()
        .any(|symbol| symbol == part)
        .then_some(Reason::RunningHead)
}

/// `* * *`, `***`, `- - -`
fn is_separator(text: &str) -> bool {
    let mark = |c: char| matches!(c, '*' | '•' | '·' | '=' | '~' | '#');
    repeated_mark(text).is_some_and(|(c, times)| mark(c) && times >= 3)
}

/// `__________________`, `---`: a rule, which stands above footnotes or between parts.
fn is_rule(text: &str) -> bool {
    match repeated_mark(text) {
        Some(('_', times)) => times >= 5,
        Some(('-' | '—' | '–' | '─', times)) => times >= 3,
        _ => false,
    }
}

/// Returns the character of which a text is made, white space apart, and how often it stands there.
fn repeated_mark(text: &str) -> Option<(char, usize)> {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let first = marks.next()?;
    let mut times = 1;
    marks
        .all(|c| {
            times += 1;
            c == first
        })
        .then_some((first, times))
}

fn is_hard(line: &Line<'_>) -> bool {
    matches!(
        line.role,
        Role::Cut(Reason::PageNumber | Reason::JobNumber | Reason::RunningHead)
    ) || (line.is_body()
        && line.text().contains('/')
        && parts(line.text()).any(is_document_symbol)
        && parts(line.text()).count() > 1)
}

/// Tells whether a line is the word `Annex`, with or without a number: the title below it belongs to the annex, even if
/// it is that of the document.
fn is_annex(line: &Line<'_>) -> bool {
    LANGUAGES
        .iter()
        .any(|language| super::annex_words::is_annex_title(line.text(), language))
}

/// Returns the ranges of body lines just before and just after hard furniture (the line itself with both, if it holds
/// a part of the title beside the symbol).
fn neighbours(
    lines: &[Line<'_>],
    at: usize,
    body_start: usize,
) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
    let open = |line: &Line<'_>| line.is_body() && line.text().len() < 160 && !is_annex(line);
    let mut start = at;
    while start > body_start
        && at - start < REACH
        && open(&lines[start - 1])
        && !apart(&lines[start - 1], &lines[at])
    {
        start -= 1;
    }
    let mut end = at + 1;
    while end < lines.len() && end - at <= REACH && open(&lines[end]) && !apart(&lines[at], &lines[end]) {
        end += 1;
    }
    let own = usize::from(lines[at].is_body());
    (start..at + own, at + 1 - own..end)
}

/// Lines of different pages are no neighbours.
fn apart(a: &Line<'_>, b: &Line<'_>) -> bool {
    a.locator.page != b.locator.page
}

/// Marks the longest run of lines in a range that together are the title, or that come back elsewhere.
fn mark_run(
    lines: &mut [Line<'_>],
    range: std::ops::Range<usize>,
    title: &str,
    symbols: &[String],
    repeated: &Repeated,
) {
    for start in range.clone() {
        for end in (start + 1..=range.end).rev() {
            let text: String = lines[start..end]
                .iter()
                .map(|line| squeeze(&without_symbols(line.text())))
                .collect();
            if !text.is_empty() && text == title {
                lines[start..end]
                    .iter_mut()
                    .for_each(|line| line.role = Role::Cut(Reason::RunningHead));
                return;
            }
        }
    }
    for at in range {
        let broken = opens_small(lines, at) || is_cited(lines, at);
        let text = squeeze(&without_symbols(lines[at].text()));
        let often = repeated.is_on_most_pages(&text) || repeated.comes_back(&text) && !runs_on(lines, at);
        let comes_back = often && text.chars().count() > 3;
        let line = &mut lines[at];
        let only_symbol =
            text.is_empty() && parts(line.text()).all(|part| symbols.iter().any(|own| own == part));
        if line.is_body() && (comes_back || only_symbol) && !broken {
            line.role = Role::Cut(Reason::RunningHead);
        }
    }
}

/// Tells whether a line opens in small letters without being the next line of a running title: then it carries on a
/// sentence over the page end, however often its words come back.
fn opens_small(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    let under_title = line.hints.gap <= 0.0
        && at
            .checked_sub(1)
            .is_some_and(|before| matches!(lines[before].role, Role::Cut(Reason::RunningHead)));
    let beside_symbol = parts(line.text()).any(is_document_symbol);
    line.text().starts_with(char::is_lowercase) && !under_title && !beside_symbol
}

/// Tells whether a line is set as the text beside it is, with no more space than between any two lines of it.
fn runs_on(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    let near = |other: usize, below: usize| {
        lines.get(other).is_some_and(|other| {
            let same_size = match (other.hints.size, line.hints.size) {
                (Some(a), Some(b)) => (a - b).abs() < SAME_SIZE,
                _ => true,
            };
            other.is_body()
                && !other.whole
                && !apart(other, line)
                && same_size
                && lines[below].hints.gap < SPACE
        })
    };
    !line.whole && (at > 0 && near(at - 1, at) || near(at + 1, at + 1))
}

/// Letters differ in size by less than this, in points.
const SAME_SIZE: f32 = 0.3;
/// Less space than this parts two lines of a paragraph, in lines.
const SPACE: f32 = 0.3;

/// How often the lines next to hard furniture come back, by their letters.
struct Repeated {
    counts: BTreeMap<String, usize>,
    /// How many places of the text have hard furniture: its pages, more or less.
    pages: usize,
}

impl Repeated {
    fn of(lines: &[Line<'_>], body_start: usize) -> Self {
        let mut seen: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let (mut pages, mut text_between) = (0, true);
        for at in body_start..lines.len() {
            if !is_hard(&lines[at]) {
                text_between |= lines[at].is_body() && lines[at].text().len() > REACH;
                continue;
            }
            pages += usize::from(std::mem::take(&mut text_between));
            let (before, after) = neighbours(lines, at, body_start);
            for near in before.chain(after) {
                let ends_open = !lines[near].text().ends_with([';', ',', '.', ':']);
                if ends_open {
                    seen.entry(squeeze(&without_symbols(lines[near].text())))
                        .or_default()
                        .insert(near);
                }
            }
        }
        Self {
            counts: seen
                .into_iter()
                .map(|(text, places)| (text, places.len()))
                .collect(),
            pages,
        }
    }

    fn comes_back(&self, text: &str) -> bool {
        self.counts.get(text).is_some_and(|&count| count > 1)
    }

    fn is_on_most_pages(&self, text: &str) -> bool {
        self.counts
            .get(text)
            .is_some_and(|&count| count > 2 && count * 2 > self.pages)
    }
}

fn without_symbols(text: &str) -> String {
    parts(text)
        .filter(|part| !is_document_symbol(part))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Removes all white space.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_and_job_numbers_are_known_by_their_form() {
        for text in [
            "2/11",
            "page 2",
            "25-14998 (E)",
            "25-14998 (E)    230925",
            "15-03301 (C) 110315 110315",
            "*2514998*",
            "GE.13-14998",
            "25-20743",
        ] {
            assert!(hard(text, &[], false).is_some(), "{text}");
        }
        for text in ["78/7", "1999-2004", "2030", "resolution 70/1", "22 October 1973"] {
            assert!(hard(text, &[], false).is_none(), "{text}");
        }
    }
}
