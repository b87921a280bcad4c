//! Compares two tables: rows and cells that came or went are tracked where they stand.
//!
//! ```text
//! | Posts   | 5 |        | Posts   | 5 |
//! | Travel  | 2 |   ⇒    | Experts | 3 |   inserted row, w:ins in its properties
//!                        | Travel  | 2 |
//! ```
//!
//! Rows are paired by what they say; where as many are left on both sides, one by one. So are the cells of two rows that
//! answer each other, and each pair of cells is compared like a text. A cell that came or went is tracked as a cell.

use super::Writer;
use super::pairs::{self, Unit};
use super::texts::words_of_flow;
use crate::read::docx::{Cell, Element, Manuscript, Row};
use crate::render::docx::plan::Fate;
use crate::render::docx::xml::with_mark;
use crate::sides::Sides;

impl Writer<'_> {
    /// Compares two tables.
    pub(super) fn table(&mut self, old: usize, new: usize) {
        let files = self.files;
        let (before, after) = (&files.old.tables[old], &files.new.tables[new]);
        let pairs = paired(
            &before
                .rows
                .iter()
                .map(|row| row_unit(files.old, row))
                .collect::<Vec<_>>(),
            &after
                .rows
                .iter()
                .map(|row| row_unit(files.new, row))
                .collect::<Vec<_>>(),
        );
        let mut answered = vec![None; before.rows.len()];
        let first = before
            .rows
            .first()
            .map_or(before.range.end, |row| row.range.start);
        let mut anchor = first;
        let mut next = 0;
        for (i, j) in pairs {
            for row in &after.rows[next..j] {
                self.insert_row(row, anchor);
            }
            anchor = before.rows[i].range.end;
            answered[i] = Some(j);
            next = j + 1;
        }
        for row in &after.rows[next..] {
            self.insert_row(row, anchor);
        }
        for (row, answer) in before.rows.iter().zip(answered) {
            match answer {
                Some(other) => self.row(row, &after.rows[other]),
                None => self.strike_row(row),
            }
        }
    }

    /// Takes a table out, row by row.
    pub(super) fn strike_table(&mut self, table: usize) {
        for row in &self.files.old.tables[table].rows {
            self.strike_row(row);
        }
    }

    /// Writes a table of the new file as one that is inserted, row by row.
    pub(super) fn new_table(&mut self, table: usize) -> String {
        let about = &self.files.new.tables[table];
        let rows: String = about.rows.iter().map(|row| self.new_row(row)).collect();
        format!("<w:tbl>{}{rows}</w:tbl>", about.head)
    }

    /// Compares the cells of two rows.
    fn row(&mut self, old: &Row, new: &Row) {
        let files = self.files;
        let pairs = if old.cells.len() == new.cells.len() {
            (0..old.cells.len()).map(|at| (at, at)).collect()
        } else {
            paired(
                &old.cells
                    .iter()
                    .map(|cell| cell_unit(files.old, cell))
                    .collect::<Vec<_>>(),
                &new.cells
                    .iter()
                    .map(|cell| cell_unit(files.new, cell))
                    .collect::<Vec<_>>(),
            )
        };
        let mut answered = vec![None; old.cells.len()];
        let mut anchor = old.cells.first().map_or(old.range.start, |cell| cell.range.start);
        let mut next = 0;
        for (i, j) in pairs.iter().copied().chain([(old.cells.len(), new.cells.len())]) {
            for cell in &new.cells[next..j] {
                let written = self.new_cell(cell, true);
                self.splices.push((anchor..anchor, written));
            }
            if let Some(cell) = old.cells.get(i) {
                anchor = cell.range.end;
                answered[i] = Some(j);
            }
            next = j + 1;
        }
        for (cell, answer) in old.cells.iter().zip(answered) {
            match answer {
                Some(other) => self.flow(Sides::new(cell.flow, new.cells[other].flow)),
                None => self.strike_cell(cell, true),
            }
        }
    }

    fn insert_row(&mut self, row: &Row, anchor: usize) {
        let written = self.new_row(row);
        self.splices.push((anchor..anchor, written));
    }

    fn new_row(&mut self, row: &Row) -> String {
        let mark = self.revisions.mark(Fate::Inserted);
        let cells: String = row.cells.iter().map(|cell| self.new_cell(cell, false)).collect();
        format!("<w:tr><w:trPr>{}{mark}</w:trPr>{cells}</w:tr>", row.properties)
    }

    /// Writes a cell of the new file; one that comes alone into a row is tracked itself.
    fn new_cell(&mut self, cell: &Cell, is_alone: bool) -> String {
        let mut inner = String::new();
        let mut ends_with_paragraph = false;
        for element in &self.files.new.flows[cell.flow].elements {
            match element {
                Element::Paragraph(paragraph) => inner += &self.new_paragraph(*paragraph, "", false),
                Element::Table(table) => inner += &self.new_table(*table),
            }
            ends_with_paragraph = matches!(element, Element::Paragraph(_));
        }
        if !ends_with_paragraph {
            let mark = self.revisions.mark(Fate::Inserted);
            inner += &format!("<w:p>{}</w:p>", with_mark("", &mark));
        }
        let mark = if is_alone {
            format!("<w:cellIns{}/>", self.revisions.signed())
        } else {
            String::new()
        };
        let properties = [cell.properties.as_str(), &mark].concat();
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
    }

    fn strike_row(&mut self, row: &Row) {
        let mark = self.revisions.mark(Fate::Deleted);
        self.mark_of(&row.mark, &mark);
        for cell in &row.cells {
            self.strike_cell(cell, false);
        }
    }

    fn strike_cell(&mut self, cell: &Cell, is_alone: bool) {
        if is_alone {
            let mark = format!("<w:cellDel{}/>", self.revisions.signed());
            self.mark_of(&cell.mark, &mark);
        }
        for element in &self.files.old.flows[cell.flow].elements {
            match element {
                Element::Paragraph(paragraph) => {
                    self.strike_letters(*paragraph, Fate::Deleted);
                    self.marks.insert(*paragraph, Fate::Deleted);
                }
                Element::Table(table) => self.strike_table(*table),
            }
        }
    }

    /// Writes the mark of a row or a cell.
    fn mark_of(&mut self, place: &(std::ops::Range<usize>, String, String), mark: &str) {
        let (range, before, after) = place;
        self.splices.push((range.clone(), [before, mark, after].concat()));
    }
}

fn paired(old: &[Unit], new: &[Unit]) -> pairs::Pairs {
    let taken = Sides::new(vec![false; old.len()], vec![false; new.len()]);
    let mut pairs = pairs::pair(old, new, &[], &taken, true);
    pairs.sort_unstable();
    pairs
}

fn row_unit(file: &Manuscript, row: &Row) -> Unit {
    let words = |cell: &Cell| -> Vec<u64> {
        let texts = words_of_flow(file, cell.flow);
        texts.iter().flat_map(|text| pairs::words(text)).collect()
    };
    let cells: Vec<Vec<u64>> = row.cells.iter().map(words).collect();
    let first = cells.first().filter(|cell| !cell.is_empty());
    // The order of the words is what names a row: one number for all of them.
    let name = first.map(|cell| cell.iter().fold(0_u64, |name, word| name.rotate_left(7) ^ word));
    Unit {
        name,
        size: row.cells.len(),
        ..Unit::new(0, cells.concat())
    }
}

fn cell_unit(file: &Manuscript, cell: &Cell) -> Unit {
    let texts = words_of_flow(file, cell.flow);
    Unit::new(0, texts.iter().flat_map(|text| pairs::words(text)).collect())
}
