//! From tagged pages to drafts of blocks in reading order: every element of the structure is a paragraph.
//!
//! The structure is known before the first page is drawn. So each page finds there which of its stretches of drawing
//! belong together, makes rows of them, and lets its glyphs go; the rows of an element wait for those on other pages.
//!
//! ```text
//! P ─ page 1: 7, 8 ─ page 2: 3, Note ─ page 1: 9      page 1 gives rows of [7 8] to the paragraph, of [9] to the note;
//!                                                   page 2 gives rows of [3] to the paragraph
//! ```
//!
//! What no element names is never lost: it comes as lines in its place, and so does what the file sets apart.
//!
//! **What stands beside the text** (`margins`) is told by the print of all pages, whatever the tags say of it, and is taken out of the glyphs
//! before rows are made of them. Few pages have any. So a page whose own print shows line numbers or side notes is held with its
//! glyphs until all have come; of any other only the columns of figures are noted, for a page of the first kind may tell that they number lines, too.
//! In that case everything is read again, and all pages are held.
//!
//! Cost: linear in the glyphs and marks. The tags are followed only where they cover nearly all of the text.

use std::ops::Range;

use super::cells;
use super::columns::{self, Gutters};
use super::content::Content;
use super::draft::Draft;
use super::glyph::{Glyph, Mark};
use super::letters::Texts;
use super::margins::{self, Columns};
use super::paragraphs::join_broken;
use super::rows::{Row, rows};
use super::sheet::{Leaf, Sheet, by_turn};
use super::tags::{Element, Role};
use crate::document::{Extent, Outside};

/// The share of the text that tags must cover to be followed.
const COVERED: f32 = 0.8;
/// A jump up the page by this many letter sizes starts another column.
const COLUMN_JUMP: f32 = 2.5;

/// Which pages keep their glyphs until all have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// Those beside whose text something stands, as far as their own print tells.
    WithSides,
    All,
}

/// The pages that have been read, by their tags.
pub(super) struct Tagged {
    elements: Vec<Element>,
    /// Those of one page stand together, in the order of the elements.
    stretches: Vec<Stretch>,
    pieces: Vec<Piece>,
    leaves: Vec<Leaf>,
    holds: Held,
    held: Vec<(usize, Content)>,
    /// The columns of figures on the other pages.
    columns: Columns,
    coverage: Coverage,
}

/// Marks of an element that follow one another and are on one page.
struct Stretch {
    page: usize,
    element: usize,
    marks: Range<usize>,
}

/// The rows of a stretch.
struct Piece {
    element: usize,
    /// Its first mark in the element.
    mark: usize,
    /// With their page, as in a draft.
    rows: Vec<(usize, Row)>,
}

/// How many characters there are, and how many of them elements name.
#[derive(Debug, Default)]
struct Coverage {
    covered: usize,
    all: usize,
}

impl Tagged {
    pub(super) fn new(elements: Vec<Element>, holds: Held) -> Self {
        let stretches = all_stretches(&elements);
        Self {
            pieces: Vec::with_capacity(stretches.len()),
            stretches,
            elements,
            leaves: Vec::new(),
            holds,
            held: Vec::new(),
            columns: Columns::default(),
            coverage: Coverage::default(),
        }
    }

    /// Returns the elements, to read the pages again.
    pub(super) fn into_elements(self) -> Vec<Element> {
        self.elements
    }

    /// Takes the next page, and returns the room of its glyphs.
    pub(super) fn take(&mut self, number: usize, mut page: Content, texts: &Texts) -> Vec<Glyph> {
        let sheet = Sheet::new(number, &page, texts);
        self.count(number, &sheet);
        if self.is_held(&sheet) {
            self.leaves.push(Leaf::default());
            page.glyphs.shrink_to_fit();
            self.held.push((number, page));
            return Vec::new();
        }
        let leaf = self.lay(number, sheet, texts);
        self.leaves.push(leaf);
        page.glyphs
    }

    /// Whether the elements name nearly all of the text.
    pub(super) fn cover(&self) -> bool {
        let Coverage { covered, all } = self.coverage;
        all > 0 && covered as f32 >= COVERED * all as f32
    }

    /// Takes what stands beside the text out of the pages that were held. Says whether no other page may have any.
    pub(super) fn set_aside(&mut self, texts: &Texts) -> bool {
        let held = std::mem::take(&mut self.held);
        let print = held
            .iter()
            .map(|(number, page)| Sheet::new(*number, page, texts).print())
            .collect();
        let Some(sides) = margins::set_aside_among(print, &self.columns) else {
            return false;
        };
        for ((number, page), sides) in held.into_iter().zip(sides) {
            let mut sheet = Sheet::new(number, &page, texts);
            sheet.set_aside(&sides.beside);
            let mut leaf = self.lay(number, sheet, texts);
            leaf.tail
                .extend(sides.beside.into_iter().map(|it| Draft::beside(number, it)));
            self.leaves[number] = leaf;
        }
        true
    }

    /// Returns the drafts of the file's blocks in reading order.
    pub(super) fn drafts(mut self) -> Vec<Draft> {
        let mut tagged = self.paragraphs();
        cells::keep_data(&mut tagged);
        join_broken(&mut tagged);
        woven(tagged, self.leaves)
    }

    /// Returns the stretches on a page.
    fn on_page(&self, number: usize) -> &[Stretch] {
        let start = self.stretches.partition_point(|it| it.page < number);
        let end = self.stretches.partition_point(|it| it.page <= number);
        &self.stretches[start..end]
    }

    fn marks(&self, stretch: &Stretch) -> &[(usize, i32)] {
        &self.elements[stretch.element].marks[stretch.marks.clone()]
    }

    fn count(&mut self, number: usize, sheet: &Sheet<'_>) {
        let marks = self.on_page(number).iter().flat_map(|it| self.marks(it));
        let mut named: Vec<i32> = marks.map(|(_, id)| *id).collect();
        named.sort_unstable();
        for (mark, glyphs) in sheet.marked() {
            let inked = glyphs.iter().filter(|glyph| glyph.signs.is_inked()).count();
            self.coverage.all += inked;
            if matches!(mark, Mark::Content(id) if named.binary_search(&id).is_ok()) {
                self.coverage.covered += inked;
            }
        }
    }

    /// Whether a page must wait for the others; if not, its columns are noted.
    fn is_held(&mut self, sheet: &Sheet<'_>) -> bool {
        if self.holds == Held::All {
            return true;
        }
        let outline = sheet.outline();
        let has_sides = margins::may_have_sides(&outline) && margins::has_sides(&sheet.print());
        if !has_sides {
            self.columns.note(&outline);
        }
        has_sides
    }

    /// Makes rows of a page: those of elements become pieces, the others its leaf.
    fn lay(&mut self, number: usize, mut sheet: Sheet<'_>, texts: &Texts) -> Leaf {
        let mut numbered = sheet.take_numbered();
        let mut pieces = Vec::new();
        for stretch in self.on_page(number) {
            let mut glyphs = Vec::new();
            for (_, id) in self.marks(stretch) {
                glyphs.append(&mut numbered.remove(id).unwrap_or_default());
            }
            let turns = by_turn(&glyphs);
            let columns = turns.iter().flat_map(|glyphs| columns_of(glyphs));
            let rows = columns.flat_map(|column| rows(column, texts));
            let mut rows: Vec<(usize, Row)> = rows.map(|row| (number, row)).collect();
            rows.shrink_to_fit();
            pieces.extend((!rows.is_empty()).then_some(Piece {
                element: stretch.element,
                mark: stretch.marks.start,
                rows,
            }));
        }
        self.pieces.append(&mut pieces);
        // What is numbered but belongs to no element goes the way of untagged text.
        for glyphs in numbered.into_values() {
            sheet.give_back(glyphs);
        }
        sheet.leaf()
    }

    /// Puts the pieces of each element together.
    fn paragraphs(&mut self) -> Vec<Draft> {
        let mut pieces = std::mem::take(&mut self.pieces);
        // An element may come back to a page after another.
        pieces.sort_by_key(|piece| (piece.element, piece.mark));
        let mut out = Vec::with_capacity(pieces.len());
        let mut pieces = pieces.into_iter().peekable();
        while let Some(Piece {
            element, mut rows, ..
        }) = pieces.next()
        {
            while let Some(next) = pieces.next_if(|next| next.element == element) {
                rows.extend(next.rows);
            }
            let element = &self.elements[element];
            out.push(Draft {
                extent: Extent::Paragraph,
                rows,
                role: element.role,
                table: element.table,
                cell: element.cell,
                depth: element.depth,
                outside: (element.role == Role::Artifact).then_some(Outside::Ornament),
                picture: None,
            });
        }
        out
    }
}

/// Returns the stretches of all elements, sorted by their pages.
fn all_stretches(elements: &[Element]) -> Vec<Stretch> {
    let mut out = Vec::new();
    for (at, element) in elements.iter().enumerate() {
        let mut start = 0;
        for marks in element.marks.chunk_by(|before, after| before.0 == after.0) {
            out.push(Stretch {
                page: marks[0].0,
                element: at,
                marks: start..start + marks.len(),
            });
            start += marks.len();
        }
    }
    out.sort_by_key(|stretch| stretch.page);
    out
}

/// Cuts the glyphs of an element where it goes on at the head of another column.
fn columns_of<'s, 'p>(glyphs: &'s [&'p Glyph]) -> impl Iterator<Item = &'s [&'p Glyph]> {
    glyphs.chunk_by(|before, after| before.y - after.y <= COLUMN_JUMP * before.size.max(after.size))
}

/// Puts running heads, untagged text and running feet in their places among the tagged blocks.
fn woven(tagged: Vec<Draft>, leaves: Vec<Leaf>) -> Vec<Draft> {
    let mut gutters = Gutters::default();
    let mut leaves: Vec<Loose> = leaves
        .into_iter()
        .enumerate()
        .map(|(number, leaf)| Loose::new(number, leaf, &mut gutters))
        .collect();
    let mut out = Vec::with_capacity(tagged.len() + leaves.iter().map(Loose::len).sum::<usize>());
    let mut open = 0;
    out.append(&mut leaves[0].head);
    for draft in tagged {
        while open < draft.page() {
            leaves[open].close(&mut out);
            open += 1;
            out.append(&mut leaves[open].head);
        }
        let top = draft.rows.first().map_or(0.0, |(_, row)| row.y);
        let lines = &mut leaves[draft.page()].lines;
        while lines.last().is_some_and(|line| line.rows[0].1.y < top) {
            out.extend(lines.pop());
        }
        out.push(draft);
    }
    for leaf in &mut leaves[open..] {
        out.append(&mut leaf.head);
        leaf.close(&mut out);
    }
    out
}

/// What no element names on a page.
struct Loose {
    head: Vec<Draft>,
    /// Taken from the end, so that the uppermost comes first.
    lines: Vec<Draft>,
    tail: Vec<Draft>,
}

impl Loose {
    fn new(number: usize, leaf: Leaf, gutters: &mut Gutters) -> Self {
        let rows = columns::in_reading_order(leaf.body, gutters).into_iter();
        Self {
            head: leaf.head,
            lines: rows.rev().map(|row| Draft::line(number, row, None)).collect(),
            tail: leaf.tail,
        }
    }

    fn len(&self) -> usize {
        self.head.len() + self.lines.len() + self.tail.len()
    }

    /// Adds what is left of the page.
    fn close(&mut self, out: &mut Vec<Draft>) {
        out.extend(self.lines.drain(..).rev());
        out.append(&mut self.tail);
    }
}
