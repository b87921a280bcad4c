//! From pages without tags to drafts of blocks in reading order: every row of print is a block.
//!
//! A page leaves its rows when it has been drawn. When all have come, what stands beside the text is taken out, for line
//! numbers on one page tell those on another; then tables between drawn rules, which go on from page to page; then each page
//! is put into its order, column by column.
//!
//! Text set apart by the file (running heads, page numbers) is kept as lines marked as outside, at the head and foot of its
//! page. Text along another axis of the page follows the page's text.

use super::columns::{self, Gutters};
use super::content::Content;
use super::draft::Draft;
use super::glyph::Glyph;
use super::grids::Grid;
use super::letters::Texts;
use super::margins;
use super::rows::Row;
use super::ruled;
use super::sheet::{Leaf, Sheet};
use super::tables;

/// The pages that have been read, as print.
#[derive(Default)]
pub(super) struct Printed {
    leaves: Vec<Leaf>,
    /// What the rules around the text of each page enclose.
    grids: Vec<Vec<Grid>>,
}

impl Printed {
    /// Takes the next page, and returns the room of its glyphs.
    pub(super) fn take(&mut self, number: usize, mut page: Content, texts: &Texts) -> Vec<Glyph> {
        let sheet = Sheet::new(number, &page, texts);
        let is_along = sheet.runs_as_the_page();
        self.leaves.push(sheet.leaf());
        let grids = std::mem::take(&mut page.grids);
        self.grids.push(if is_along { grids } else { Vec::new() });
        page.glyphs
    }

    /// Returns the drafts of the file's blocks in reading order.
    pub(super) fn drafts(mut self) -> Vec<Draft> {
        let print = self.leaves.iter_mut().map(|leaf| std::mem::take(&mut leaf.body));
        let mut sides = margins::set_aside(print.collect());
        let grids: Vec<&[Grid]> = self.grids.iter().map(Vec::as_slice).collect();
        let mut print: Vec<&mut Vec<Row>> = sides.iter_mut().map(|sides| &mut sides.rows).collect();
        let mut ruled = ruled::take(&mut print, &grids);
        let mut out = Vec::new();
        let mut gutters = Gutters::default();
        for (number, (mut leaf, sides)) in self.leaves.into_iter().zip(sides).enumerate() {
            out.append(&mut leaf.head);
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
            out.append(&mut leaf.tail);
            out.extend(sides.beside.into_iter().map(|it| Draft::beside(number, it)));
        }
        out
    }
}
