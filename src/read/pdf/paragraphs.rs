//! From pages and tags to drafts of blocks in reading order.
//!
//! With tags, the glyphs of an element are gathered over its pages and become one paragraph. Word sometimes cuts a
//! paragraph in two where a page ends; such halves are joined when print and wording agree that nothing ended:
//!
//! ```text
//! ...of 26 October 1994, 50/10 of 9 November   <- last line of its page, full, no sign of an end
//! 1999, 55/20 of 9 November 2000,              <- first line of the next, not indented as a paragraph
//! ```
//!
//! Without tags every row is a block. Text set apart by the file (running heads, page numbers) is kept as lines marked
//! as outside, at the head and foot of its page. Text along another axis of the page follows the page's text.

use std::collections::BTreeMap;

use super::cells;
use super::columns::{self, Gutters};
use super::content::Content;
use super::draft::Draft;
use super::glyph::{Artifact, Glyph, Mark, Turn, main_turn};
use super::grids::Grid;
use super::letters::Texts;
use super::margins::{self, Beside};
use super::measure::Measure;
use super::rows::{Row, outline, rows};
use super::ruled;
use super::tables;
use super::tags::{Element, Role};
use crate::document::{Extent, Outside};

/// The share of the text that tags must cover to be followed.
const COVERED: f32 = 0.8;
/// A jump up the page by this many letter sizes starts another column.
const COLUMN_JUMP: f32 = 2.5;

/// Returns the drafts of a file's blocks in reading order.
pub(super) fn drafts(pages: &[Content], texts: &Texts, elements: &[Element]) -> Vec<Draft> {
    let mut sheets: Vec<Sheet<'_>> = pages.iter().map(|page| Sheet::new(page, texts)).collect();
    if covers(&sheets, elements) {
        if sheets.iter().any(Sheet::may_have_sides) {
            let print = sheets.iter().map(Sheet::print).collect();
            for (sheet, sides) in sheets.iter_mut().zip(margins::set_aside(print)) {
                sheet.set_aside(sides.beside);
            }
        }
        return from_tags(sheets, texts, elements);
    }
    let print = sheets.iter().map(|sheet| rows(&sheet.body, texts)).collect();
    let mut sides = margins::set_aside(print);
    let grids: Vec<&[Grid]> = sheets.iter().map(|sheet| sheet.grids).collect();
    let mut print: Vec<&mut Vec<Row>> = sides.iter_mut().map(|sides| &mut sides.rows).collect();
    let mut ruled = ruled::take(&mut print, &grids);
    let mut out = Vec::new();
    let mut gutters = Gutters::default();
    for (number, (mut sheet, sides)) in sheets.into_iter().zip(sides).enumerate() {
        sheet.beside = sides.beside;
        out.append(&mut sheet.head(number));
        let rows = columns::in_reading_order(sides.rows, &mut gutters);
        let mut lines: Vec<Draft> = rows
            .into_iter()
            .map(|row| Draft::line(number, row, None))
            .collect();
        tables::mark(&mut lines);
        for line in lines {
            match line.rows[0].1.table {
                Some(table) => out.append(&mut ruled[table]),
                None => out.push(line),
            }
        }
        out.append(&mut sheet.aside(number));
        out.append(&mut sheet.foot(number));
        out.append(&mut sheet.beside(number));
    }
    out
}

/// The glyphs of a page, sorted by what they are.
struct Sheet<'p> {
    texts: &'p Texts,
    /// The height as read, in points.
    height: f32,
    /// Text that runs as most of the page does.
    body: Vec<&'p Glyph>,
    /// Text along other axes.
    turned: Vec<&'p Glyph>,
    /// Text across the page.
    diagonal: Vec<&'p Glyph>,
    artifacts: Vec<(Artifact, &'p Glyph)>,
    /// Line numbers and side notes.
    beside: Vec<Beside>,
    /// What the rules around its text enclose.
    grids: &'p [Grid],
}

impl<'p> Sheet<'p> {
    fn new(page: &'p Content, texts: &'p Texts) -> Self {
        let mut sheet = Self {
            texts,
            height: page.size.1,
            body: Vec::new(),
            turned: Vec::new(),
            diagonal: Vec::new(),
            artifacts: Vec::new(),
            beside: Vec::new(),
            grids: &[],
        };
        let main = main_turn(&page.glyphs);
        if main == page.turn {
            sheet.grids = &page.grids;
        }
        for glyph in &page.glyphs {
            match (glyph.mark, glyph.turn) {
                (_, Turn::Diagonal) => sheet.diagonal.push(glyph),
                (Mark::Artifact(kind), _) => sheet.artifacts.push((kind, glyph)),
                (_, turn) if turn == main => sheet.body.push(glyph),
                _ => sheet.turned.push(glyph),
            }
        }
        sheet
    }

    /// Returns the rows of the page, artifacts included.
    fn print(&self) -> Vec<Row> {
        rows(&self.printed(), self.texts)
    }

    /// Whether something may stand beside the text.
    fn may_have_sides(&self) -> bool {
        margins::may_have_sides(&outline(&self.printed(), self.texts))
    }

    fn printed(&self) -> Vec<&'p Glyph> {
        let artifacts = self.artifacts.iter().map(|(_, glyph)| *glyph);
        self.body.iter().copied().chain(artifacts).collect()
    }

    /// Takes what stands beside the text from among the glyphs, wherever the tags put it.
    fn set_aside(&mut self, beside: Vec<Beside>) {
        if beside.is_empty() {
            return;
        }
        let taken = Taken::of(&beside);
        self.body.retain(|glyph| !taken.holds(glyph));
        self.artifacts.retain(|(_, glyph)| !taken.holds(glyph));
        self.beside = beside;
    }

    /// Takes what stands beside the text.
    fn beside(&mut self, number: usize) -> Vec<Draft> {
        let beside = std::mem::take(&mut self.beside);
        beside.into_iter().map(|it| Draft::beside(number, it)).collect()
    }

    fn head(&mut self, number: usize) -> Vec<Draft> {
        let height = self.height;
        self.artifact_lines(number, Outside::Header, |artifact, y| {
            artifact == Artifact::Header || (artifact == Artifact::Other && y < height * 0.25)
        })
    }

    fn foot(&mut self, number: usize) -> Vec<Draft> {
        let height = self.height;
        let mut out = self.artifact_lines(number, Outside::Ornament, |artifact, y| {
            artifact == Artifact::Other && y < height * 0.75
        });
        out.append(&mut self.artifact_lines(number, Outside::Footer, |_, _| true));
        out
    }

    /// Takes the artifacts that `belongs` chooses.
    fn artifact_lines(
        &mut self,
        number: usize,
        outside: Outside,
        belongs: impl Fn(Artifact, f32) -> bool,
    ) -> Vec<Draft> {
        let (taken, left): (Vec<_>, Vec<_>) = self
            .artifacts
            .drain(..)
            .partition(|(artifact, glyph)| belongs(*artifact, glyph.y));
        self.artifacts = left;
        let glyphs: Vec<&Glyph> = taken.into_iter().map(|(_, glyph)| glyph).collect();
        by_turn(&glyphs)
            .into_iter()
            .flat_map(|glyphs| rows(&glyphs, self.texts))
            .map(|row| Draft::line(number, row, Some(outside)))
            .collect()
    }

    /// Takes the text along other axes, and the watermarks.
    fn aside(&mut self, number: usize) -> Vec<Draft> {
        let turned = by_turn(&self.turned)
            .into_iter()
            .flat_map(|glyphs| rows(&glyphs, self.texts));
        let mut out: Vec<Draft> = turned.map(|row| Draft::line(number, row, None)).collect();
        let straight = straightened(&self.diagonal);
        let watermark = rows(&straight.iter().collect::<Vec<_>>(), self.texts);
        out.extend(
            watermark
                .into_iter()
                .map(|row| Draft::line(number, row, Some(Outside::Ornament))),
        );
        self.turned.clear();
        self.diagonal.clear();
        out
    }
}

/// The places of words that were taken from a page: base lines, sorted, with where the word begins and ends.
struct Taken(Vec<(f32, f32, f32)>);

impl Taken {
    fn of(beside: &[Beside]) -> Self {
        let rows = beside.iter().flat_map(|it| &it.rows);
        let words = rows.flat_map(|row| row.words.iter().map(|word| (row.y, word.x, word.end)));
        let mut places: Vec<_> = words.collect();
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self(places)
    }

    fn holds(&self, glyph: &Glyph) -> bool {
        let reach = 0.7 * glyph.size;
        let from = self.0.partition_point(|(y, ..)| *y < glyph.y - reach);
        let middle = f32::midpoint(glyph.x, glyph.end);
        let near = self.0[from..].iter().take_while(|(y, ..)| *y <= glyph.y + reach);
        near.into_iter().any(|&(_, x, end)| (x..=end).contains(&middle))
    }
}

fn by_turn<'p>(glyphs: &[&'p Glyph]) -> Vec<Vec<&'p Glyph>> {
    if glyphs.windows(2).all(|pair| pair[0].turn == pair[1].turn) {
        return Vec::from_iter((!glyphs.is_empty()).then(|| glyphs.to_vec()));
    }
    let mut turns: BTreeMap<Turn, Vec<&'p Glyph>> = BTreeMap::new();
    for glyph in glyphs {
        turns.entry(glyph.turn).or_default().push(glyph);
    }
    turns.into_values().collect()
}

/// Puts the letters of a watermark on one line, in the order in which they are drawn.
fn straightened(glyphs: &[&Glyph]) -> Vec<Glyph> {
    let mut x = 0.0;
    glyphs
        .iter()
        .map(|glyph| {
            let width = (glyph.end - glyph.x).max(0.0);
            let placed = Glyph {
                x,
                end: x + width,
                y: glyphs[0].y,
                ..**glyph
            };
            x += width;
            placed
        })
        .collect()
}

/// Whether the elements name nearly all of the text.
fn covers(sheets: &[Sheet<'_>], elements: &[Element]) -> bool {
    let named: std::collections::BTreeSet<(usize, i32)> = elements
        .iter()
        .flat_map(|element| element.marks.iter().copied())
        .collect();
    let (mut covered, mut all) = (0, 0);
    for (number, sheet) in sheets.iter().enumerate() {
        let stretches = [&sheet.body, &sheet.turned].into_iter().flat_map(|it| marked(it));
        for (mark, glyphs) in stretches {
            let inked = glyphs.iter().filter(|glyph| glyph.signs.is_inked()).count();
            all += inked;
            if matches!(mark, Mark::Content(id) if named.contains(&(number, id))) {
                covered += inked;
            }
        }
    }
    all > 0 && covered as f32 >= COVERED * all as f32
}

/// Cuts glyphs where their mark changes.
fn marked<'s, 'p>(glyphs: &'s [&'p Glyph]) -> impl Iterator<Item = (Mark, &'s [&'p Glyph])> {
    glyphs
        .chunk_by(|before, after| before.mark == after.mark)
        .map(|stretch| (stretch[0].mark, stretch))
}

fn from_tags(mut sheets: Vec<Sheet<'_>>, texts: &Texts, elements: &[Element]) -> Vec<Draft> {
    let mut numbered: BTreeMap<(usize, i32), Vec<&Glyph>> = BTreeMap::new();
    for (number, sheet) in sheets.iter_mut().enumerate() {
        for glyphs in [&mut sheet.body, &mut sheet.turned] {
            let mut left = Vec::new();
            for (mark, stretch) in marked(glyphs) {
                let taken = match mark {
                    Mark::Content(id) => numbered.entry((number, id)).or_default(),
                    _ => &mut left,
                };
                taken.extend_from_slice(stretch);
            }
            *glyphs = left;
        }
    }
    let mut tagged: Vec<Draft> = elements
        .iter()
        .filter_map(|element| draft(element, &mut numbered, texts))
        .collect();
    cells::keep_data(&mut tagged);
    // What is numbered but belongs to no element goes the way of untagged text.
    for ((number, _), glyphs) in numbered {
        sheets[number].body.extend(glyphs);
    }
    woven(join_broken(tagged), sheets)
}

fn draft(
    element: &Element,
    numbered: &mut BTreeMap<(usize, i32), Vec<&Glyph>>,
    texts: &Texts,
) -> Option<Draft> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < element.marks.len() {
        let page = element.marks[at].0;
        let mut glyphs = Vec::new();
        while at < element.marks.len() && element.marks[at].0 == page {
            glyphs.append(&mut numbered.remove(&element.marks[at]).unwrap_or_default());
            at += 1;
        }
        for stretch in by_turn(&glyphs).iter().flat_map(|glyphs| stretches(glyphs)) {
            out.extend(rows(stretch, texts).into_iter().map(|row| (page, row)));
        }
    }
    (!out.is_empty()).then_some(Draft {
        extent: Extent::Paragraph,
        rows: out,
        role: element.role,
        table: element.table,
        cell: element.cell,
        depth: element.depth,
        outside: (element.role == Role::Artifact).then_some(Outside::Ornament),
        picture: None,
    })
}

/// Cuts the glyphs of an element where it goes on at the head of another column.
fn stretches<'s, 'p>(glyphs: &'s [&'p Glyph]) -> Vec<&'s [&'p Glyph]> {
    glyphs
        .chunk_by(|before, after| before.y - after.y <= COLUMN_JUMP * before.size.max(after.size))
        .collect()
}

/// Joins halves of paragraphs that were cut where a page ends; the notes between them stay behind.
fn join_broken(drafts: Vec<Draft>) -> Vec<Draft> {
    let rows: Vec<(usize, &Row)> = drafts
        .iter()
        .flat_map(|draft| draft.rows.iter().map(|(page, row)| (*page, row)))
        .collect();
    let measure = Measure::new(&rows);
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut last_text: Option<usize> = None;
    for draft in drafts {
        match last_text {
            Some(at) if is_continued(&out[at], &draft, &measure) => out[at].rows.extend(draft.rows),
            _ => {
                if draft.role != Role::Note {
                    last_text = Some(out.len());
                }
                out.push(draft);
            }
        }
    }
    out
}

fn is_continued(first: &Draft, second: &Draft, measure: &Measure) -> bool {
    let is_text = |draft: &Draft| draft.role == Role::Paragraph && !draft.table && draft.outside.is_none();
    let (Some((page, last)), Some((next_page, head))) = (first.rows.last(), second.rows.first()) else {
        return false;
    };
    is_text(first)
        && is_text(second)
        && first.depth == second.depth
        && page + 1 == *next_page
        && ends_open(last, head)
        && next_word_did_not_fit(first, last, head, measure)
        && goes_on_at_the_margin(first, second, measure)
}

/// Whether the wording allows that the paragraph goes on.
fn ends_open(last: &Row, head: &Row) -> bool {
    let end = last.words.last().and_then(|word| word.text().chars().next_back());
    let start = head.words.first().and_then(|word| word.text().chars().next());
    match (end, start) {
        (Some('.' | ';' | ':' | '!' | '?' | '”' | '»') | None, _) | (_, None) => false,
        (Some(','), Some(start)) => start.is_lowercase() || start.is_ascii_digit(),
        _ => true,
    }
}

fn next_word_did_not_fit(first: &Draft, last: &Row, head: &Row, measure: &Measure) -> bool {
    let margin = if first.rows.len() > 1 {
        first.rows.iter().map(|(_, row)| row.end()).fold(0.0, f32::max)
    } else {
        measure.right
    };
    let width = head.words.first().map_or(0.0, |word| word.end - word.x);
    last.end() + 0.25 * last.size + width > margin - 0.5 * last.size
}

fn goes_on_at_the_margin(first: &Draft, second: &Draft, measure: &Measure) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < 1.5 * measure.column;
    let head = second.rows[0].1.x();
    let before = (first.rows.len() > 1).then(|| first.rows[first.rows.len() - 1].1.x());
    let after = second.rows.get(1).map(|(_, row)| row.x());
    match (before, after) {
        (Some(before), Some(after)) => near(head, before) && near(head, after),
        (Some(other), None) | (None, Some(other)) => near(head, other),
        (None, None) => false,
    }
}

/// Puts running heads, untagged text and running feet in their places among the tagged blocks.
fn woven(tagged: Vec<Draft>, mut sheets: Vec<Sheet<'_>>) -> Vec<Draft> {
    let mut out = Vec::new();
    let mut gutters = Gutters::default();
    let mut loose: Vec<Vec<Draft>> = sheets
        .iter()
        .enumerate()
        .map(|(number, sheet)| {
            let rows = columns::in_reading_order(rows(&sheet.body, sheet.texts), &mut gutters);
            // Taken from the end, so that the uppermost comes first.
            rows.into_iter()
                .rev()
                .map(|row| Draft::line(number, row, None))
                .collect()
        })
        .collect();
    let mut open = 0;
    out.append(&mut sheets[0].head(0));
    for draft in tagged {
        while open < draft.page() {
            close(open, &mut loose, &mut sheets, &mut out);
            open += 1;
            out.append(&mut sheets[open].head(open));
        }
        let top = draft.rows.first().map_or(0.0, |(_, row)| row.y);
        let loose = &mut loose[draft.page()];
        while loose.last().is_some_and(|line| line.rows[0].1.y < top) {
            out.extend(loose.pop());
        }
        out.push(draft);
    }
    for number in open..sheets.len() {
        if number > open {
            out.append(&mut sheets[number].head(number));
        }
        close(number, &mut loose, &mut sheets, &mut out);
    }
    out
}

fn close(number: usize, loose: &mut [Vec<Draft>], sheets: &mut [Sheet<'_>], out: &mut Vec<Draft>) {
    out.extend(loose[number].drain(..).rev());
    out.append(&mut sheets[number].aside(number));
    out.append(&mut sheets[number].foot(number));
    out.append(&mut sheets[number].beside(number));
}
