//! What stands beside the text of a page: the line numbers of bills, the side notes of acts.
//!
//! Both are printed on the lines of the text and are no part of its sentences. What tells them is their strip: a column at
//! the edge of the page that no word of the text ever enters.
//!
//! ```text
//! 3     Section 9A. The harbour master shall keep          every line, from 1 on each page or running on
//! 4  a register of all vessels that lie in the port
//!
//! ten days pays a fine of not more than two         5      every fifth line, on either side
//!
//! (2) The board shall keep a register of all   Register    a side note: smaller print, or beside numbered paragraphs
//! vessels that lie in the port for more than   of vessels.
//! ```
//!
//! **Line numbers** grow by one step. A step of one also has the first column of a table and a list of short items: there
//! the lines beside the numbers do not run on from one to the next. Of lines that are numbered, several open in small letters
//! after a full line (or, in a script without small letters, most are full). With a larger step as many lines must
//! stand between two numbers as the step says. A page with too few numbers to tell believes the others of the file.
//!
//! **Side notes** are words in a narrow strip beside prose, fewer than its lines, and set smaller; or in the same size, if
//! each stands beside the first line of a numbered paragraph. A column of figures is a table's, and what comes back on other
//! pages at the same height is a running head.
//!
//! Pages that wait for the others cost memory. So a page can be asked beforehand whether anything stands beside its text
//! as far as its own rows tell; what is left of one that says no are its columns of figures, for another page may
//! tell that they number lines.
//!
//! Cost: that of sorting the rows of each page. Gives up on notes between two columns, and on pages of a few lines.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::rows::{Row, Word};
use crate::document::Outside;

/// A page without what stands beside its text.
#[derive(Debug, Clone, Default)]
pub(super) struct Sides {
    /// The rows of the text.
    pub(super) rows: Vec<Row>,
    /// What was taken from them, in the order of the page: the line numbers of a side together, each note by itself.
    pub(super) beside: Vec<Beside>,
}

/// Words beside the text.
#[derive(Debug, Clone)]
pub(super) struct Beside {
    pub(super) kind: Outside,
    pub(super) rows: Vec<Row>,
}

/// Edges of a column differ by no more than this, in points.
const SAME_EDGE: f32 = 2.0;
/// The blank between the text and what stands beside it, in letter sizes.
const APART: f32 = 0.8;
/// The fewest numbers from which line numbers are told.
const MIN_NUMBERS: usize = 4;
/// The fewest numbers of every second, fifth or tenth line.
const MIN_STEPS: usize = 2;
/// The most words on a page that is searched; a page that people read has a tenth of it.
const MAX_WORDS: usize = 20_000;

/// Takes line numbers and side notes out of the rows of each page.
pub(super) fn set_aside(pages: Vec<Vec<Row>>) -> Vec<Sides> {
    take(pages, &Columns::default()).0
}

/// Takes them out of the rows of the pages that have some; `None` where a column of the other pages is one of line
/// numbers, too.
pub(super) fn set_aside_among(pages: Vec<Vec<Row>>, others: &Columns) -> Option<Vec<Sides>> {
    let (sides, are_all) = take(pages, others);
    are_all.then_some(sides)
}

/// Takes what stands beside the text, and says whether nothing does so on the other pages.
fn take(pages: Vec<Vec<Row>>, others: &Columns) -> (Vec<Sides>, bool) {
    let mut out: Vec<Sides> = pages
        .into_iter()
        .map(|rows| Sides {
            rows,
            beside: Vec::new(),
        })
        .collect();
    let mut are_all = true;
    for (edge, others) in [(Edge::Left, &others.left), (Edge::Right, &others.right)] {
        are_all &= take_numbers(&mut out, edge, others);
    }
    for edge in [Edge::Left, Edge::Right] {
        take_notes(&mut out, edge);
    }
    (out, are_all)
}

/// Whether something may stand beside the text of a page, as far as its rows tell that have no letters but those of words
/// that open like numbers, see [`rows::outline`](super::rows::outline).
pub(super) fn may_have_sides(rows: &[Row]) -> bool {
    [Edge::Left, Edge::Right].into_iter().any(|edge| {
        column(rows, edge).is_some_and(|column| likely_step(&column).is_some())
            || !likely_notes(rows, edge).is_empty()
    })
}

/// Whether something stands beside the text of a page, as far as it tells itself.
pub(super) fn has_sides(rows: &[Row]) -> bool {
    [Edge::Left, Edge::Right].into_iter().any(|edge| {
        column(rows, edge).is_some_and(|column| step(&column, rows, edge).is_some())
            || !notes(rows, edge).is_empty()
    })
}

/// The columns of figures at the edges of pages that do not tell themselves whether they number lines.
#[derive(Debug, Default)]
pub(super) struct Columns {
    left: Vec<Column>,
    right: Vec<Column>,
}

impl Columns {
    /// Notes those of a page, of which the outline suffices.
    pub(super) fn note(&mut self, rows: &[Row]) {
        self.left.extend(column(rows, Edge::Left));
        self.right.extend(column(rows, Edge::Right));
    }
}

/// The side of the page on which a strip lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Left,
    Right,
}

impl Edge {
    /// Returns the outermost word of a row.
    fn word(self, row: &Row) -> Option<&Word> {
        match self {
            Edge::Left => row.words.first(),
            Edge::Right => row.words.last(),
        }
    }

    /// Tells whether so many outer words of a row are parted from the rest by a wide blank.
    fn is_apart(self, row: &Row, count: usize) -> bool {
        let rest = row.words.len() - count;
        if rest == 0 {
            return true;
        }
        let at = if self == Edge::Left { count } else { rest };
        row.words[at].x - row.words[at - 1].end >= APART * row.size
    }

    /// Returns the edge of a word that faces the text, growing towards the text.
    fn inner(self, word: &Word) -> f32 {
        match self {
            Edge::Left => word.end,
            Edge::Right => -word.x,
        }
    }

    /// Returns the edge of a word that faces the page's edge, growing towards the text.
    fn outer(self, word: &Word) -> f32 {
        match self {
            Edge::Left => word.x,
            Edge::Right => -word.end,
        }
    }

    /// Takes so many outer words from a row.
    fn take(self, row: &mut Row, count: usize) -> Vec<Word> {
        match self {
            Edge::Left => row.words.drain(..count).collect(),
            Edge::Right => row.words.split_off(row.words.len() - count),
        }
    }
}

/// A column of numbers at the edge of a page.
#[derive(Debug, Clone)]
struct Column {
    /// The rows of the numbers, from the top, and the numbers.
    numbers: Vec<(usize, u32)>,
    /// Where the column begins and ends, growing towards the text.
    outer: f32,
    inner: f32,
}

/// Takes the line numbers at an edge, and says whether none of the other columns is one of line numbers.
fn take_numbers(pages: &mut [Sides], edge: Edge, others: &[Column]) -> bool {
    let columns: Vec<Option<Column>> = pages.iter().map(|page| column(&page.rows, edge)).collect();
    let steps: Vec<Option<u32>> = columns
        .iter()
        .zip(pages.iter())
        .map(|(column, page)| step(column.as_ref()?, &page.rows, edge))
        .collect();
    let sure: Vec<(&Column, u32)> = columns
        .iter()
        .zip(&steps)
        .filter_map(|(column, step)| Some((column.as_ref()?, (*step)?)))
        .collect();
    let is_like = |column: &Column| {
        sure.iter().any(|(other, step)| {
            let aligned = (column.inner - other.inner).abs() < SAME_EDGE
                || (column.outer - other.outer).abs() < SAME_EDGE;
            aligned && grows_by(&column.numbers, *step)
        })
    };
    let are_all = !others.iter().any(is_like);
    let taken: Vec<bool> = columns
        .iter()
        .zip(&steps)
        .map(|(column, step)| step.is_some() || column.as_ref().is_some_and(is_like))
        .collect();
    for ((page, column), taken) in pages.iter_mut().zip(&columns).zip(taken) {
        if let Some(column) = column.as_ref().filter(|_| taken) {
            let rows = cut(page, column.numbers.iter().map(|(at, _)| (*at, 1)), edge);
            page.beside.push(Beside {
                kind: Outside::LineNumber,
                rows,
            });
        }
    }
    are_all
}

/// Takes outer words out of rows, and the rows that are empty then.
fn cut(page: &mut Sides, words: impl Iterator<Item = (usize, usize)>, edge: Edge) -> Vec<Row> {
    let mut out = Vec::new();
    for (at, count) in words {
        let row = &mut page.rows[at];
        let words = edge.take(row, count);
        let size = words.iter().map(|word| word.size).fold(0.0, f32::max);
        out.push(Row {
            y: row.y,
            size,
            words,
            ends_with_space: false,
            table: None,
        });
        // Whatever follows the last word of the text now is the blank before what stood beside it.
        row.ends_with_space |= edge == Edge::Right;
    }
    page.rows.retain(|row| !row.words.is_empty());
    out
}

/// Finds the longest column of numbers at an edge of the page, in a strip that nothing else enters.
fn column(rows: &[Row], edge: Edge) -> Option<Column> {
    let words: usize = rows.iter().map(|row| row.words.len()).sum();
    if words > MAX_WORDS {
        return None;
    }
    let found: Vec<(usize, u32, &Word)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| edge.is_apart(row, row.words.len().min(1)))
        .filter_map(|(at, row)| {
            let word = edge.word(row)?;
            Some((at, number(word)?, word))
        })
        .collect();
    let sides: [fn(Edge, &Word) -> f32; 2] = [Edge::inner, Edge::outer];
    let (inner, outer) = sides
        .into_iter()
        .map(|of| aligned(&found, |word| of(edge, word)))
        .max_by_key(Vec::len)
        .filter(|members| !members.is_empty())
        .map(|members| {
            let words = || members.iter().map(|&at| found[at].2);
            let inner = words().map(|word| edge.inner(word)).fold(f32::MIN, f32::max);
            let outer = words().map(|word| edge.outer(word)).fold(f32::MAX, f32::min);
            (inner, outer)
        })?;
    let inside = |word: &Word| edge.inner(word) <= inner + SAME_EDGE && edge.outer(word) >= outer - SAME_EDGE;
    let numbers: Vec<(usize, u32)> = found
        .iter()
        .filter(|(_, _, word)| inside(word))
        .map(|(at, number, _)| (*at, *number))
        .collect();
    let (first, last) = (numbers.first()?.0, numbers.last()?.0);
    let is_number: BTreeSet<usize> = numbers.iter().map(|(at, _)| *at).collect();
    let enters = rows[first..=last]
        .iter()
        .zip(first..)
        .filter(|(row, at)| {
            !is_number.contains(at) && edge.word(row).is_some_and(|word| edge.outer(word) < inner)
        })
        .count();
    // A line of a running head may stand in the way.
    (enters * 20 <= last + 1 - first).then_some(Column {
        numbers,
        outer,
        inner,
    })
}

fn number(word: &Word) -> Option<u32> {
    let text = word.text();
    (text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// Returns the most words whose edges are aligned.
fn aligned(found: &[(usize, u32, &Word)], edge: impl Fn(&Word) -> f32) -> Vec<usize> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|&a, &b| edge(found[a].2).total_cmp(&edge(found[b].2)));
    let (mut best, mut start) = (0..0, 0);
    for at in 0..order.len() {
        while edge(found[order[at]].2) - edge(found[order[start]].2) > SAME_EDGE {
            start += 1;
        }
        if at + 1 - start > best.len() {
            best = start..at + 1;
        }
    }
    order[best].to_vec()
}

/// Tells whether numbers are multiples of a step and grow by it, but for a few that are missing or begin anew.
fn grows_by(numbers: &[(usize, u32)], step: u32) -> bool {
    let steps = numbers
        .windows(2)
        .filter(|pair| pair[1].1 == pair[0].1 + step)
        .count();
    let multiples = numbers.iter().filter(|(_, number)| number % step == 0).count();
    steps * 10 >= (numbers.len() - 1) * 9 && multiples == numbers.len()
}

/// Returns the step of a column that is surely one of line numbers.
fn step(column: &Column, rows: &[Row], edge: Edge) -> Option<u32> {
    let numbers = &column.numbers;
    let step = likely_step(column)?;
    let text = Text::of(column, rows, edge);
    let sure = if step == 1 {
        text.is_numbered_throughout(numbers.len()) && text.runs_on()
    } else {
        text.has_between(numbers, rows, step)
    };
    sure.then_some(step)
}

/// Returns the step of a column that may be one of line numbers by its numbers alone.
fn likely_step(column: &Column) -> Option<u32> {
    let numbers = &column.numbers;
    let step = numbers
        .windows(2)
        .map(|pair| pair[1].1.saturating_sub(pair[0].1))
        .min()?;
    let fewest = if step == 1 { MIN_NUMBERS } else { MIN_STEPS };
    let is_likely = (1..=10).contains(&step) && numbers.len() >= fewest && grows_by(numbers, step);
    is_likely.then_some(step)
}

/// The lines beside a column of numbers.
struct Text<'r> {
    /// Their words without the numbers, with the row.
    lines: Vec<(usize, &'r [Word])>,
    start: f32,
    end: f32,
}

impl<'r> Text<'r> {
    fn of(column: &Column, rows: &'r [Row], edge: Edge) -> Self {
        let (first, last) = (column.numbers[0].0, column.numbers[column.numbers.len() - 1].0);
        let mut numbers = column.numbers.iter().map(|(at, _)| *at).peekable();
        let lines: Vec<(usize, &[Word])> = (first..=last)
            .map(|at| {
                let words = rows[at].words.as_slice();
                let is_number = numbers.next_if_eq(&at).is_some();
                match edge {
                    _ if !is_number => (at, words),
                    Edge::Left => (at, &words[1..]),
                    Edge::Right => (at, &words[..words.len() - 1]),
                }
            })
            .filter(|(_, words)| !words.is_empty())
            .collect();
        let start = lines.iter().map(|(_, words)| words[0].x).fold(f32::MAX, f32::min);
        let end = lines
            .iter()
            .map(|(_, words)| words[words.len() - 1].end)
            .fold(f32::MIN, f32::max);
        Self { lines, start, end }
    }

    fn is_numbered_throughout(&self, numbers: usize) -> bool {
        numbers * 4 >= self.lines.len() * 3 && numbers * 3 <= self.lines.len() * 4
    }

    /// Tells whether the sentences run on from line to line.
    fn runs_on(&self) -> bool {
        let runs = self
            .lines
            .windows(2)
            .filter(|pair| self.carries_on(pair[0].1, pair[1].1))
            .count();
        runs >= 2 && runs * 5 >= self.lines.len()
    }

    fn carries_on(&self, above: &[Word], below: &[Word]) -> bool {
        let last = above[above.len() - 1].text();
        if !self.is_full(above) || last.ends_with("..") {
            return false;
        }
        let first = below[0].text();
        match first.chars().next() {
            Some(c) if c.is_lowercase() => true,
            // A script without capitals: nothing but full lines tells.
            Some(c) => c.is_alphabetic() && !c.is_uppercase() && !last.ends_with(['。', '.', ';', '；']),
            None => false,
        }
    }

    fn is_full(&self, words: &[Word]) -> bool {
        let right = words[words.len() - 1].end >= self.end - 0.2 * (self.end - self.start);
        let left = words[0].x <= self.start + 0.2 * (self.end - self.start);
        right && left
    }

    /// Tells whether mostly as many lines stand between two numbers as the step says, within running text.
    fn has_between(&self, numbers: &[(usize, u32)], rows: &[Row], step: u32) -> bool {
        let lines = |from: usize, to: usize| {
            // A number may stand on a row of its own, just above or below its line.
            let (from, to) = (rows[from].y, rows[to].y);
            let half = 0.5 * (to - from) / step as f32;
            let between = self
                .lines
                .iter()
                .filter(|(at, _)| rows[*at].y > from + half && rows[*at].y <= to + half);
            between.count()
        };
        let fitting = numbers
            .windows(2)
            .filter(|pair| lines(pair[0].0, pair[1].0).abs_diff(step as usize) <= 1)
            .count();
        let runs = self
            .lines
            .windows(2)
            .any(|pair| self.carries_on(pair[0].1, pair[1].1));
        runs && fitting * 10 >= (numbers.len() - 1) * 7
    }
}

/// The widest strip of notes, as a share of the width of the text.
const MAX_STRIP: f32 = 0.4;
/// The fewest lines of prose that notes stand beside.
const MIN_PROSE: usize = 4;
/// A line of prose is as wide as this share of the widest.
const PROSE_WIDTH: f32 = 0.6;
/// Letters of a note are at most this share of the text's, if nothing else tells it.
const NOTE_SIZE: f32 = 0.9;
/// The most lines of prose at the head of a page that are not its text.
const HEAD: usize = 4;
/// They are parted from it by so many lines' distances.
const HEAD_GAP: f32 = 1.6;
/// Running heads stand at heights that differ by less than this, in points.
const SAME_HEIGHT: f32 = 4.0;
/// The distance between two lines of a note, in letter sizes.
const NOTE_LEADING: f32 = 1.7;

fn take_notes(pages: &mut [Sides], edge: Edge) {
    let mut notes: Vec<Vec<Note>> = pages.iter().map(|page| notes(&page.rows, edge)).collect();
    drop_running_heads(pages, &mut notes, edge);
    for (page, notes) in pages.iter_mut().zip(notes) {
        take_notes_of(page, notes, edge);
    }
}

/// Drops what comes back in the same words at the same height of another page.
fn drop_running_heads(pages: &[Sides], notes: &mut [Vec<Note>], edge: Edge) {
    let place = |rows: &[Row], note: &Note| {
        let words = note.iter().flat_map(|&it| outer_words(rows, it, edge));
        let text: Vec<String> = words.map(|word| word.text().into_owned()).collect();
        (text, (rows[note[0].0].y / SAME_HEIGHT).round() as i64)
    };
    let mut seen: BTreeMap<(Vec<String>, i64), usize> = BTreeMap::new();
    for (page, notes) in pages.iter().zip(&*notes) {
        for note in notes {
            *seen.entry(place(&page.rows, note)).or_default() += 1;
        }
    }
    for (page, notes) in pages.iter().zip(notes) {
        notes.retain(|note| seen[&place(&page.rows, note)] == 1);
    }
}

fn take_notes_of(page: &mut Sides, notes: Vec<Note>, edge: Edge) {
    let counts: Vec<usize> = notes.iter().map(Vec::len).collect();
    let mut rows = cut(page, notes.into_iter().flatten(), edge).into_iter();
    for count in counts {
        page.beside.push(Beside {
            kind: Outside::SideNote,
            rows: rows.by_ref().take(count).collect(),
        });
    }
}

/// The outermost words of a row: which row, and how many.
type Piece = (usize, usize);
/// The pieces of a note, from the top.
type Note = Vec<Piece>;

/// Finds the notes at an edge of the page.
fn notes(rows: &[Row], edge: Edge) -> Vec<Note> {
    let notes = likely_notes(rows, edge);
    let of_figures = notes.iter().filter(|note| !is_spoken(rows, note, edge)).count();
    if of_figures * 4 <= notes.len() {
        notes
    } else {
        Vec::new()
    }
}

/// Finds what may be notes by its place, its size and the numbers beside it.
fn likely_notes(rows: &[Row], edge: Edge) -> Vec<Note> {
    let none = Vec::new();
    let words: usize = rows.iter().map(|row| row.words.len()).sum();
    let Some(prose) = (words <= MAX_WORDS).then(|| Prose::of(rows, edge)).flatten() else {
        return none;
    };
    let pieces: Vec<Piece> = (0..rows.len())
        .map(|at| (at, prose.beyond(&rows[at], edge)))
        .filter(|(_, count)| *count > 0)
        .collect();
    let (apart, entering): (Vec<Piece>, Vec<Piece>) = pieces
        .into_iter()
        .partition(|(at, count)| edge.is_apart(&rows[*at], *count));
    if apart.is_empty() || entering.len() * 20 > rows.len() {
        return none;
    }
    let notes = prose.grouped(rows, apart, edge);
    let is_small = |note: &Note| {
        let sizes = note.iter().flat_map(|&it| outer_words(rows, it, edge));
        middle(sizes.map(|word| word.size)).is_some_and(|size| size <= NOTE_SIZE * prose.size)
    };
    let is_narrow = notes
        .iter()
        .flatten()
        .all(|&it| width(outer_words(rows, it, edge)) <= MAX_STRIP * prose.width);
    let lines: usize = notes.iter().map(Vec::len).sum();
    let told = notes.iter().all(is_small) || notes.iter().all(|note| is_beside_number(rows, note, edge));
    let likely = is_narrow && lines <= prose.lines && told;
    if likely { notes } else { none }
}

fn outer_words(rows: &[Row], (at, count): Piece, edge: Edge) -> &[Word] {
    let words = rows[at].words.as_slice();
    match edge {
        Edge::Left => &words[..count],
        Edge::Right => &words[words.len() - count..],
    }
}

fn width(words: &[Word]) -> f32 {
    words.last().map_or(0.0, |word| word.end) - words.first().map_or(0.0, |word| word.x)
}

fn middle(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut values: Vec<f32> = values.collect();
    let middle = values.len() / 2;
    let is_any = !values.is_empty();
    is_any.then(|| *values.select_nth_unstable_by(middle, f32::total_cmp).1)
}

/// Tells whether a note is words: no figure of a table, and no number of an article set in the margin.
fn is_spoken(rows: &[Row], note: &[Piece], edge: Edge) -> bool {
    let words: Vec<Cow<'_, str>> = note
        .iter()
        .flat_map(|&it| outer_words(rows, it, edge))
        .map(Word::text)
        .collect();
    let is_label = words.len() <= 3
        && words
            .last()
            .is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let has_small_letters = words.iter().any(|word| word.contains(char::is_lowercase));
    let has_capitals = words.iter().any(|word| word.contains(char::is_uppercase));
    words[0].starts_with(char::is_alphabetic) && !is_label && (has_small_letters || !has_capitals)
}

/// Tells whether the line beside the beginning of a note begins with a number.
fn is_beside_number(rows: &[Row], note: &[Piece], edge: Edge) -> bool {
    let (at, count) = note[0];
    let words = &rows[at].words;
    let rest = match edge {
        Edge::Left => &words[count..],
        Edge::Right => &words[..words.len() - count],
    };
    rest.first().is_some_and(|word| {
        let text = word.text();
        let bare = text.trim_start_matches(['(', '[', '§']);
        text.chars().count() <= 6 && bare.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// The prose of a page, as far as notes stand beside it.
struct Prose {
    /// How many lines it has.
    lines: usize,
    /// The width of its widest line, in points.
    width: f32,
    /// The size of its letters, in points.
    size: f32,
    /// Where it begins at the side of the notes, growing towards the text.
    edge: f32,
    top: f32,
    foot: f32,
}

impl Prose {
    fn of(rows: &[Row], edge: Edge) -> Option<Self> {
        let stretches: Vec<(&Row, &[Word])> = rows.iter().map(|row| (row, widest(row))).collect();
        let most = stretches
            .iter()
            .map(|(_, words)| width(words))
            .fold(0.0, f32::max);
        let mut prose = stretches;
        prose.retain(|(_, words)| width(words) >= PROSE_WIDTH * most);
        drop_head(&mut prose);
        if prose.len() < MIN_PROSE {
            return None;
        }
        // A running head or a rule of letters may be wider than the text.
        let start = prose
            .iter()
            .map(|(_, words)| words.iter().map(|word| edge.outer(word)).fold(f32::MAX, f32::min));
        let mut starts: Vec<f32> = start.collect();
        starts.sort_by(f32::total_cmp);
        Some(Self {
            lines: prose.len(),
            width: most,
            size: middle(prose.iter().flat_map(|(_, words)| *words).map(|word| word.size))?,
            edge: starts[starts.len() / 20],
            top: prose[0].0.y,
            foot: prose[prose.len() - 1].0.y,
        })
    }

    /// Returns how many outer words of a row stand beyond the edge of the text.
    fn beyond(&self, row: &Row, edge: Edge) -> usize {
        let is_beyond = |word: &&Word| edge.inner(word) < self.edge;
        match edge {
            Edge::Left => row.words.iter().take_while(is_beyond).count(),
            Edge::Right => row.words.iter().rev().take_while(is_beyond).count(),
        }
    }

    /// Groups pieces that stand under one another; a group begins beside the prose.
    fn grouped(&self, rows: &[Row], pieces: Vec<Piece>, edge: Edge) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        for piece in pieces {
            let y = rows[piece.0].y;
            let size = outer_words(rows, piece, edge)
                .iter()
                .map(|word| word.size)
                .fold(0.0, f32::max);
            let above = notes
                .last()
                .and_then(|note| note.last())
                .map(|(at, _)| rows[*at].y);
            match notes.last_mut() {
                Some(note) if above.is_some_and(|above| y - above <= NOTE_LEADING * size) => note.push(piece),
                _ if y >= self.top - 0.5 * self.size && y <= self.foot + self.size => notes.push(vec![piece]),
                _ => {}
            }
        }
        notes
    }
}

/// Drops the lines at the head of a page that more space parts from the text than its own lines have.
fn drop_head(prose: &mut Vec<(&Row, &[Word])>) {
    let steps: Vec<f32> = prose.windows(2).map(|pair| pair[1].0.y - pair[0].0.y).collect();
    let Some(leading) = middle(steps.iter().copied()) else {
        return;
    };
    let last = steps
        .iter()
        .take(HEAD)
        .rposition(|step| *step > HEAD_GAP * leading);
    if let Some(last) = last.filter(|last| prose.len() > last + MIN_PROSE) {
        prose.drain(..=last);
    }
}

/// Returns the widest stretch of a row that no wide blank parts.
fn widest(row: &Row) -> &[Word] {
    row.words
        .chunk_by(|before, after| after.x - before.end < APART * row.size)
        .max_by(|a, b| width(a).total_cmp(&width(b)))
        .unwrap_or_default()
}
