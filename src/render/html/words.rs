//! The words of an entry as `ins` and `del`, so that either text can be read out of the page exactly.
//!
//! The page holds each entry once, with both texts in it. Whoever skips `ins` and `.n` reads the old text, whoever skips
//! `del` and `.o` the new one; `.m` (footnote marks, whose items ask for an edit) belongs to neither. The words that tell a screen reader where an
//! insertion begins and ends stand in the style, once for all (`ins::before`), and so do the brackets of a print. `.n` and
//! `.o` hold what comparison ignores: *"food"* in one text, *“food”* in the other. The script builds the other layouts
//! by these rules, and the tests check them.
//!
//! A line end is the border between two paragraphs of a split or a merge. Characters that command or deceive (control
//! characters, turns of the direction of writing, tags) are shown by their number in `.c`; those that only help to set
//! a line (soft hyphens, joiners, direction marks) do no harm inside a paragraph with its own direction and stay.

use maud::{Markup, html};

use crate::render::visible::{hides, is_western, visible};
use crate::report::{Class, Edit, Entry, Lookup, Op};
use crate::sides::{Side, Sides};

/// A footnote mark and its place in the joined text of its side, in Unicode scalar values.
struct Mark<'a> {
    offset: usize,
    marker: &'a str,
}

/// Where one side of an entry has been read to.
struct Cursor<'a> {
    offset: usize,
    marks: Vec<Mark<'a>>,
    /// How many characters at the start are the leading verb phrase, which is set in italics.
    verb: usize,
}

/// Returns the words of an entry.
pub(super) fn words(entry: &Entry, lookup: &Lookup<'_>) -> Markup {
    let mut cursors = Sides::new(Side::Old, Side::New).map(|side| cursor(entry, lookup, side));
    let asked = entry.asked_at(&entry.edits);
    html! {
        @for (edit, asked) in entry.edits.iter().zip(&asked) {
            (edited(edit, &mut cursors))
            @if let Some(asked) = asked { sup.m { "[" (visible(asked)) "]" } }
        }
    }
}

/// Returns the words of a footnote, which has no marks and no leading verb of its own.
pub(super) fn note_words(edits: &[Edit]) -> Markup {
    let mut cursors = Sides::new((), ()).map(|()| Cursor {
        offset: 0,
        marks: Vec::new(),
        verb: 0,
    });
    html! {
        @for edit in edits { (edited(edit, &mut cursors)) }
    }
}

fn cursor<'a>(entry: &'a Entry, lookup: &Lookup<'a>, side: Side) -> Cursor<'a> {
    let (ids, verb) = match side {
        Side::Old => (&entry.old, &entry.header.old),
        Side::New => (&entry.new, &entry.header.new),
    };
    let mut start = 0;
    let mut marks = Vec::new();
    for provision in ids.iter().filter_map(|id| lookup.provision(side, id)) {
        marks.extend(provision.footnotes.iter().map(|mark| Mark {
            offset: start + mark.offset,
            marker: &mark.marker,
        }));
        start += provision.text.chars().count() + 1;
    }
    let text: String = entry
        .edits
        .iter()
        .map(|edit| match side {
            Side::Old => edit.old.as_str(),
            Side::New => edit.new.as_str(),
        })
        .collect();
    let verb = verb.as_deref().filter(|verb| text.starts_with(verb));
    Cursor {
        offset: 0,
        marks,
        verb: verb.map_or(0, |verb| verb.chars().count()),
    }
}

fn edited(edit: &Edit, cursors: &mut Sides<Cursor<'_>>) -> Markup {
    let class = match edit.class {
        Class::Editorial => Some("e"),
        Class::Consequential => Some("q"),
        Class::None | Class::Substantive => None,
    };
    match edit.op {
        Op::Equal => html! {
            @for piece in pieces(&edit.old, &edit.new) {
                @if piece.old == piece.new { (same(piece.new, cursors)) }
                @else {
                    span.o { (one_sided(piece.old, &mut cursors.old)) }
                    span.n { (one_sided(piece.new, &mut cursors.new)) }
                }
            }
        },
        Op::Delete => html! {
            del class=[with_blank(class, &edit.old)] {
                (one_sided(&edit.old, &mut cursors.old))
            }
        },
        Op::Insert => html! {
            ins class=[with_blank(class, &edit.new)] {
                (one_sided(&edit.new, &mut cursors.new))
            }
        },
    }
}

/// Adds the class of a change that would not be seen: nothing but blanks.
fn with_blank(class: Option<&str>, text: &str) -> Option<String> {
    let blank = !text.contains('\n') && text.chars().all(|c| c.is_whitespace() || is_thin(c));
    match (class, blank) {
        (None, false) => None,
        (class, blank) => Some(
            [class.unwrap_or(""), if blank { "b" } else { "" }]
                .join(" ")
                .trim()
                .to_owned(),
        ),
    }
}

/// Cuts an equal stretch where the texts print the same words differently.
fn pieces<'a>(old: &'a str, new: &'a str) -> Vec<Sides<&'a str>> {
    if old == new {
        return vec![Sides { old, new }];
    }
    let (olds, news) = (runs(old), runs(new));
    if olds.len() != news.len() {
        return vec![Sides { old, new }];
    }
    let mut pieces = Vec::new();
    let mut from = Sides::new(0, 0);
    let mut to = Sides::new(0, 0);
    let mut alike = true;
    for (one, other) in olds.iter().zip(&news) {
        if (one == other) != alike && to.old + to.new > from.old + from.new {
            pieces.push(Sides::new(&old[from.old..to.old], &new[from.new..to.new]));
            from = to;
        }
        alike = one == other;
        to = Sides::new(to.old + one.len(), to.new + other.len());
    }
    pieces.push(Sides::new(&old[from.old..], &new[from.new..]));
    pieces
}

/// Cuts a text into words and the blanks between them.
fn runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut blank = None;
    for (at, c) in text.char_indices() {
        if blank.is_some_and(|blank| blank != c.is_whitespace()) {
            runs.push(&text[start..at]);
            start = at;
        }
        blank = Some(c.is_whitespace());
    }
    runs.push(&text[start..]);
    runs
}

/// Returns words that both texts have, with the footnote marks of both.
fn same(text: &str, cursors: &mut Sides<Cursor<'_>>) -> Markup {
    let length = text.chars().count();
    let marks = |cursor: &Cursor<'_>| -> Vec<(usize, String)> {
        within(cursor, length)
            .map(|mark| (mark.offset - cursor.offset, mark.marker.to_owned()))
            .collect()
    };
    let (old, new) = (marks(&cursors.old), marks(&cursors.new));
    let mut places: Vec<usize> = old.iter().chain(&new).map(|(place, _)| *place).collect();
    places.sort_unstable();
    places.dedup();
    let at = |marks: &[(usize, String)], place: usize| -> Vec<String> {
        marks
            .iter()
            .filter(|(there, _)| *there == place)
            .map(|(_, marker)| marker.clone())
            .collect()
    };
    let mut lettered = Letters::new(text, cursors);
    let markup = html! {
        @for place in places {
            (lettered.up_to(place))
            @let (were, are) = (at(&old, place), at(&new, place));
            @if were == are { @for marker in &are { (mark(marker)) } }
            @else {
                @for marker in &were { del.m { (mark(marker)) } }
                @for marker in &are { ins.m { (mark(marker)) } }
            }
        }
        (lettered.up_to(length))
    };
    cursors.old.offset += length;
    cursors.new.offset += length;
    markup
}

/// Returns words that one text has, with its footnote marks.
fn one_sided(text: &str, cursor: &mut Cursor<'_>) -> Markup {
    let length = text.chars().count();
    let marks: Vec<(usize, String)> = within(cursor, length)
        .map(|mark| (mark.offset - cursor.offset, mark.marker.to_owned()))
        .collect();
    let mut letters = Letters {
        rest: text,
        done: 0,
        verb: cursor.verb.saturating_sub(cursor.offset),
    };
    let markup = html! {
        @for (place, marker) in &marks { (letters.up_to(*place)) (mark(marker)) }
        (letters.up_to(length))
    };
    cursor.offset += length;
    markup
}

/// Returns the marks of a stretch that begins at the cursor: a mark stands after the word before it, so one at the
/// very end belongs to this stretch and not to the next.
fn within<'c, 'a>(cursor: &'c Cursor<'a>, length: usize) -> impl Iterator<Item = &'c Mark<'a>> {
    let first = if cursor.offset == 0 { 0 } else { cursor.offset + 1 };
    let last = cursor.offset + length;
    cursor
        .marks
        .iter()
        .filter(move |mark| (first..=last).contains(&mark.offset))
}

fn mark(marker: &str) -> Markup {
    html! { sup.m { (visible(marker)) } }
}

/// A stretch of text that is set piece by piece.
struct Letters<'a> {
    rest: &'a str,
    done: usize,
    /// How many characters at the start are the leading verb phrase.
    verb: usize,
}

impl<'a> Letters<'a> {
    fn new(text: &'a str, cursors: &Sides<Cursor<'_>>) -> Self {
        Self {
            rest: text,
            done: 0,
            verb: cursors.new.verb.saturating_sub(cursors.new.offset),
        }
    }

    /// Returns the text up to a place counted in characters from the start of the stretch.
    fn up_to(&mut self, place: usize) -> Markup {
        let verb_end = self.verb.clamp(self.done, place.max(self.done));
        let verb = self.take(verb_end - self.done);
        let plain = self.take(place.saturating_sub(self.done));
        html! {
            @if !verb.trim().is_empty() { em { (letters(verb)) } } @else { (letters(verb)) }
            (letters(plain))
        }
    }

    fn take(&mut self, characters: usize) -> &'a str {
        let end = self
            .rest
            .char_indices()
            .nth(characters)
            .map_or(self.rest.len(), |(at, _)| at);
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        self.done += characters;
        taken
    }
}

/// Whether a text has letters or signs that are written from right to left; only then its direction has to be found.
pub(super) fn turns(text: &str) -> bool {
    let turns = |c: char| {
        matches!(c,
            '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{202b}' | '\u{202e}' | '\u{2067}' | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    text.chars().any(turns)
}

/// Returns a sentence of ours in which what a text is quoted with may be written from right to left: each such quotation has
/// a direction of its own, and the sentence keeps its order.
///
/// ```text
/// "⇐ quoted ⇐" became "⇐ quoted ⇐"
/// ```
pub(super) fn isolated(sentence: &str) -> Markup {
    if !turns(sentence) {
        return letters(sentence);
    }
    let pieces = sentence.split_inclusive(is_quote);
    html! {
        @for piece in pieces {
            @let (words, mark) = piece.strip_suffix(is_quote).map_or((piece, ""), |words| (words, &piece[words.len()..]));
            @if turns(words) { bdi { (letters(words)) } } @else { (letters(words)) }
            (letters(mark))
        }
    }
}

/// Returns `old → new`. Where words are written from right to left each side keeps its own direction, and the arrow that of
/// the page: else it would point from the new words to the old ones.
pub(super) fn became(sides: Sides<&str>, set: fn(&str) -> Markup) -> Markup {
    if !turns(sides.old) && !turns(sides.new) {
        return html! { (set(sides.old)) " → " (set(sides.new)) };
    }
    html! { bdi dir="ltr" { bdi { (set(sides.old)) } " → " bdi { (set(sides.new)) } } }
}

/// Returns words in italics, as verbs are set.
pub(super) fn italics(text: &str) -> Markup {
    html! { em { (letters(text)) } }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Returns plain text with nothing in it that commands or deceives; maud escapes what HTML would understand.
pub(super) fn letters(text: &str) -> Markup {
    let mut parts = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, c) in text.char_indices() {
        let inside = before.is_some_and(is_western) && text[at..].chars().nth(1).is_some_and(is_western);
        if !is_plain(before.replace(c), c, inside) {
            parts.push((&text[start..at], Some(c)));
            start = at + c.len_utf8();
        }
    }
    html! {
        @for (plain, odd) in parts {
            (plain)
            @match odd {
                Some('\n') => span.p { "\n" },
                Some('\t') => " │ ",
                Some(odd) if odd.is_control() => span.c { (visible(odd.encode_utf8(&mut [0; 4]))) },
                Some(odd) => span.c { (odd.escape_unicode()) },
                None => {},
            }
        }
        (text[start..])
    }
}

fn is_plain(before: Option<char>, c: char, inside: bool) -> bool {
    // Pictures of control characters are what they seem on a page that never uses them as such.
    c.is_ascii_graphic()
        || c == ' '
        || c == '\u{ad}'
        || (is_thin(c) && !inside)
        || ('\u{2400}'..='\u{2423}').contains(&c)
        || !(c.is_control() || hides(before, c))
}

/// Whether a character has no width and, but inside a Western word, does nothing but help to set a line.
fn is_thin(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
