//! Raised letters in the text: which of them refer to notes.
//!
//! 1. What the format itself marks as a reference is one, whatever it looks like and wherever it stands. References that
//!    stand side by side (`12` of notes 1 and 2) are parted by the markers of the notes, in the order of these.
//! 2. Where a format marks its references (Word, OpenDocument), other raised letters are a mark only if a note that was typed
//!    by hand, below a table or at a foot, opens with it. All else is text: `10⁶`, `πr²`, `Article 5¹`.
//! 3. Elsewhere raised numbers and signs are marks. Ordinals (`21st`, `9ᵉ`), units (`m²`) and paragraph numbers at the head
//!    are none, nor is a power (`mc²`) that no note explains; a raised letter is one only where a note has it, and a raised figure beside a figure (`10²`) only where a
//!    note has no other mark.
//!
//! Several marks may stand in one raised piece: `a,b`. Cost: linear in the text and the notes.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;

use super::lines::Line;
use super::marks::{
    Body, Found, Searched, is_mark, is_superscript_digit, plain_digits, superscript_digits, with_space,
};
use super::rich::Rich;
use crate::document::Style;

/// What a format says of the references in a text.
#[derive(Debug, Default)]
pub(super) struct References {
    /// The format marks references, and has a place for notes.
    strict: bool,
    /// What references print.
    printed: Vec<String>,
}

impl References {
    /// Gathers the references in the lines.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let printed = lines.iter().flat_map(|line| {
            let stretches = line.rich.stretches().filter(|(_, style)| style.reference);
            stretches.map(|(range, _)| line.text()[range].to_owned())
        });
        Self {
            strict: lines.iter().any(|line| line.hints.marks_references),
            printed: printed.collect(),
        }
    }

    /// Tells whether the references of the text are marked.
    pub(super) fn marked(&self) -> bool {
        self.strict || !self.printed.is_empty()
    }

    /// Tells whether a mark may stand among the letters with nothing to tell it: a number or a letter only where no
    /// references are marked.
    pub(super) fn may_be_plain(&self, marker: &str) -> bool {
        !self.marked() || !marker.chars().all(char::is_alphanumeric)
    }

    /// Yields the markers of the notes that are referred to, be it in the masthead.
    pub(super) fn known(&self, bodies: &[Body]) -> impl Iterator<Item = String> {
        let mut order = Order::of(bodies);
        let parts = self.printed.iter().flat_map(move |printed| {
            let parts = order.parts(printed);
            parts.into_iter().map(|part| printed[part].trim().to_owned())
        });
        parts.collect::<Vec<_>>().into_iter()
    }
}

/// The notes that no reference was met for, by their markers.
struct Order<'a>(HashMap<&'a str, VecDeque<usize>>);

impl<'a> Order<'a> {
    fn of(bodies: &'a [Body]) -> Self {
        let mut order: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for (at, body) in bodies.iter().enumerate().filter(|(_, body)| body.given) {
            order.entry(&body.note.marker).or_default().push_back(at);
        }
        Self(order)
    }

    /// Parts what references print side by side: each is that of the first note not yet met that it can be.
    fn parts(&mut self, printed: &str) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut from = 0;
        while from < printed.len() {
            let end = self
                .next(&printed[from..])
                .map_or(printed.len(), |length| from + length);
            parts.push(from..end);
            from = end;
        }
        parts
    }

    /// Returns the length of the first mark.
    fn next(&mut self, printed: &str) -> Option<usize> {
        let white = printed.len() - printed.trim_start().len();
        let ends = printed[white..]
            .char_indices()
            .map(|(at, c)| white + at + c.len_utf8())
            .take(LONGEST_MARK);
        let known = ends.filter_map(|end| {
            let notes = self.0.get(&printed[white..end])?;
            Some((notes.front().copied().unwrap_or(usize::MAX), end))
        });
        // Of marks that were all met before, the longest.
        let (_, end) = known.min_by_key(|&(note, end)| (note, std::cmp::Reverse(end)))?;
        if let Some(notes) = self.0.get_mut(&printed[white..end]) {
            notes.pop_front();
        }
        Some(end)
    }
}

/// No mark that stands beside others has more letters.
const LONGEST_MARK: usize = 12;

/// Finds the raised marks of the paragraphs.
pub(super) fn marks(paragraphs: &[Searched<'_>], bodies: &[Body], references: &References) -> Vec<Found> {
    let own = bodies.iter().filter(|body| !references.strict || !body.given);
    let mut notes: HashMap<&str, usize> = HashMap::new();
    for body in own {
        *notes.entry(body.note.marker.as_str()).or_default() += 1;
    }
    let mut search = Search {
        order: Order::of(bodies),
        bodies: notes.keys().copied().collect(),
        strict: references.strict,
        found: Vec::new(),
        figures: Vec::new(),
    };
    for (paragraph, searched) in paragraphs.iter().enumerate() {
        let text = searched.rich.text();
        for (range, style) in searched.rich.stretches() {
            if style.reference {
                search.reference(paragraph, text, range);
            } else if style.superscript && range.start > 0 {
                search.raised(paragraph, text, range);
            }
        }
        for (start, digits) in superscript_digits(text) {
            let range = start..start + digits.len();
            if start > 0 && !searched.rich.style_at(start).reference {
                search.digits(paragraph, text, range);
            }
        }
    }
    search.done(notes)
}

/// The marks found so far, and what tells them.
struct Search<'a> {
    order: Order<'a>,
    /// The markers of the notes that raised letters may refer to.
    bodies: HashSet<&'a str>,
    strict: bool,
    found: Vec<Found>,
    /// Raised figures that may be part of what stands beside them.
    figures: Vec<Found>,
}

impl Search<'_> {
    /// Returns the marks in the order of the text: of the figures only those whose notes have no other mark. `notes` says how
    /// many notes have each marker.
    fn done(self, mut notes: HashMap<&str, usize>) -> Vec<Found> {
        let mut found = self.found;
        for mark in &found {
            if let Some(left) = notes.get_mut(mark.marker.as_str()) {
                *left = left.saturating_sub(1);
            }
        }
        for mark in self.figures {
            if let Some(left) = notes.get_mut(mark.marker.as_str()).filter(|left| **left > 0) {
                *left -= 1;
                found.push(mark);
            }
        }
        found.sort_by_key(|mark| (mark.paragraph, mark.range.start));
        found
    }

    fn reference(&mut self, paragraph: usize, text: &str, range: Range<usize>) {
        for part in self.order.parts(&text[range.clone()]) {
            let part = range.start + part.start..range.start + part.end;
            let marker = text[part.clone()].trim().to_owned();
            let range = with_blanks(text, part);
            self.found.push(Found {
                paragraph,
                range,
                marker,
            });
        }
    }

    fn raised(&mut self, paragraph: usize, text: &str, range: Range<usize>) {
        let printed = &text[range.clone()];
        let several = parts(printed).count() > 1;
        if several && parts(printed).all(|part| self.is_mark(text, &range, name(part))) {
            let mut from = range.start;
            for part in parts(printed) {
                let end = from + part.len();
                self.push(paragraph, text, from..end, name(part));
                from = end;
            }
        } else if self.is_mark(text, &range, printed.trim()) {
            self.push(paragraph, text, range, printed.trim());
        }
    }

    /// Tells whether a raised piece with this marker is a mark.
    fn is_mark(&self, text: &str, range: &Range<usize>, mark: &str) -> bool {
        let known = self.bodies.contains(mark);
        let letter = mark.len() == 1 && mark.starts_with(char::is_alphabetic);
        is_mark(mark) && (known || !self.strict && !letter) && !self.is_text(text, range, mark)
    }

    fn digits(&mut self, paragraph: usize, text: &str, range: Range<usize>) {
        let marker = plain_digits(&text[range.clone()]);
        let known = !self.strict || self.bodies.contains(marker.as_str());
        if known && !self.is_text(text, &range, &marker) {
            self.push(paragraph, text, range, &marker);
        }
    }

    /// Tells whether raised digits are a unit.
    fn is_text(&self, text: &str, range: &Range<usize>, mark: &str) -> bool {
        is_unit(&text[..range.start], mark, &self.bodies)
    }

    fn push(&mut self, paragraph: usize, text: &str, range: Range<usize>, marker: &str) {
        let marks = if is_figure(text, range.clone()) {
            &mut self.figures
        } else {
            &mut self.found
        };
        marks.push(Found {
            paragraph,
            range: with_space(text, range),
            marker: marker.to_owned(),
        });
    }
}

/// Yields the parts of a raised piece with several marks, each with the comma behind it: `a,` and `b`.
pub(super) fn parts(printed: &str) -> impl Iterator<Item = &str> {
    printed
        .split_inclusive(',')
        .filter(|part| !part.trim().is_empty())
}

/// Returns the mark in a part: `a` of `a,`.
pub(super) fn name(part: &str) -> &str {
    part.trim_matches(|c: char| c.is_whitespace() || c == ',')
}

/// Widens the place of a reference over the blanks beside it that nothing stands behind or before.
fn with_blanks(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = with_space(text, range);
    if range.start == 0 {
        let behind = &text[range.end..];
        range.end += behind.len() - behind.trim_start_matches(' ').len();
    }
    range
}

/// Tells whether the place of a mark is sure, because it stands raised or the format calls it a reference.
pub(super) fn is_raised(paragraphs: &[Searched<'_>], mark: &Found) -> bool {
    let rich = paragraphs[mark.paragraph].rich;
    let style = rich.style_at(mark.range.end.saturating_sub(1));
    style.superscript || style.reference || rich.text()[mark.range.clone()].ends_with(is_superscript_digit)
}

/// Writes raised digits behind a figure as what they are: `10` and a raised 3 are 10³ and not 103. No place in characters
/// changes.
pub(super) fn with_digits(rich: Rich<'_>) -> Rich<'_> {
    let raised = |at: usize, style: Style| {
        style.superscript && rich.text()[..at].ends_with(|c: char| c.is_ascii_digit())
    };
    if !rich.stretches().any(|(range, style)| raised(range.start, style)) {
        return rich;
    }
    let mut written = Rich::default();
    for (range, style) in rich.stretches() {
        let text = &rich.text()[range.clone()];
        if raised(range.start, style) && text.bytes().all(|b| b.is_ascii_digit()) {
            let digits: String = text.chars().map(raised_digit).collect();
            written.push_str(&digits, style);
        } else {
            written.push_str(text, style);
        }
    }
    written
}

fn raised_digit(digit: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    digit.to_digit(10).map_or(digit, |value| RAISED[value as usize])
}

/// Whether raised digits may be part of what stands beside them: `10²`, `Article 5¹`, `²³⁵U`.
fn is_figure(text: &str, range: Range<usize>) -> bool {
    let digits = text[range.clone()].trim().chars().all(char::is_numeric);
    let behind_figure = text[..range.start].ends_with(char::is_numeric);
    digits && (behind_figure || text[range.end..].starts_with(char::is_alphabetic))
}

/// `km` before a raised 2 or 3 is a unit, and `CO`, `mc` or `πr` part of a formula, unless a note has that mark.
fn is_unit(before: &str, mark: &str, bodies: &HashSet<&str>) -> bool {
    let word = before
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let power = matches!(mark, "2" | "3") && matches!(word, "m" | "km" | "cm" | "mm" | "dm" | "ft");
    let formula = matches!(mark, "2" | "3") && (word == "CO" || is_variable(word)) && !bodies.contains(mark);
    power || formula
}

/// Whether letters may stand for quantities: one or two, and no word of a language that has vowels.
fn is_variable(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let alphabet = letters
        .iter()
        .all(|c| c.is_ascii_alphabetic() || ('α'..='ω').contains(c));
    let is_vowel = |c: &char| "aeiouy".contains(c.to_ascii_lowercase());
    alphabet && (letters.len() == 1 || letters.len() == 2 && !letters.iter().any(is_vowel))
}
