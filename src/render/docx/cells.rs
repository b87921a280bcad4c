//! Writes the rows of a table of data: as rows, each change in its cell.
//!
//! ```text
//! Tug⇥40 [-crowns-] {+marks+}      ⇒      | Tug | 40 crowns marks |      the row stays, one word is tracked
//! {+Barge⇥60 crowns+}              ⇒      | Barge | 60 crowns |          an inserted row
//! ```
//!
//! A row that came, went or moved is tracked as a row (`w:ins`, `w:del` in its properties), with all that stands in it: Word
//! has no moves of rows. A row that was split, or that answers what is no row, is a paragraph with tabs.

use std::collections::BTreeSet;

use super::plan::{Fate, Item, Line, Piece, Plan, What};
use crate::instrument::Kind;
use crate::report::Report;
use crate::sides::Side;

/// The width of the text, in twentieths of a point.
const WIDTH: usize = 9638;

/// Which lines of a plan are rows.
pub(super) struct RowLines<'a> {
    report: &'a Report,
    plan: &'a Plan,
    /// The moves with a place that is no row.
    other_moves: BTreeSet<u32>,
}

impl<'a> RowLines<'a> {
    pub(super) fn new(report: &'a Report, plan: &'a Plan) -> Self {
        let mut rows = Self {
            report,
            plan,
            other_moves: BTreeSet::new(),
        };
        let others = plan.lines.iter().filter(|line| !rows.is_whole(line));
        rows.other_moves = others.flat_map(moves).collect();
        rows
    }

    /// Whether a line is a row.
    pub(super) fn contains(&self, line: &Line) -> bool {
        self.is_whole(line) && moves(line).all(|number| !self.other_moves.contains(&number))
    }

    /// Whether a line is a row from its first word to its last, in each text that it is in.
    fn is_whole(&self, line: &Line) -> bool {
        let is_row = |side: Side, item: &Item| match item.what {
            What::Provision(at) => {
                let provision = &self.report.texts.get(side).provisions[at];
                provision.kind == Kind::Row && provision.label.is_none()
            }
            _ => false,
        };
        line.starts == line.ends
            && [Side::Old, Side::New].into_iter().all(|side| {
                let item = line.ends.get(side).map(|item| &self.plan.items.get(side)[item]);
                match item {
                    Some(item) => line.mark.shows(side) && is_row(side, item),
                    None => !line.mark.shows(side),
                }
            })
    }
}

/// Returns the numbers of the moves in a line.
fn moves(line: &Line) -> impl Iterator<Item = u32> {
    let pieces = line.pieces.iter().map(|piece| match piece {
        Piece::Text { fate, .. } | Piece::Note(_, fate) => *fate,
    });
    pieces.chain([line.mark]).filter_map(|fate| match fate {
        Fate::MovedFrom(number) | Fate::MovedTo(number) => Some(number),
        _ => None,
    })
}

/// Returns the fate that something in a row is written with.
pub(super) fn in_row(fate: Fate) -> Fate {
    match fate {
        Fate::MovedFrom(_) => Fate::Deleted,
        Fate::MovedTo(_) => Fate::Inserted,
        other => other,
    }
}

/// Parts the pieces of a row at the tabs between its cells.
pub(super) fn cells(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut cells = vec![Vec::new()];
    let push = |cells: &mut Vec<Vec<Piece>>, piece| {
        if let Some(cell) = cells.last_mut() {
            cell.push(piece);
        }
    };
    for piece in pieces {
        match piece {
            Piece::Text {
                text,
                italic,
                fate,
                signer,
            } => {
                for (at, text) in text.split('\t').enumerate() {
                    if at > 0 {
                        cells.push(Vec::new());
                    }
                    if !text.is_empty() {
                        let (text, italic, fate) = (text.to_owned(), *italic, in_row(*fate));
                        let signer = *signer;
                        push(
                            &mut cells,
                            Piece::Text {
                                text,
                                italic,
                                fate,
                                signer,
                            },
                        );
                    }
                }
            }
            Piece::Note(notes, fate) => push(&mut cells, Piece::Note(*notes, in_row(*fate))),
        }
    }
    cells
}

/// Writes a table of rows that are written, with the number of columns of the widest.
pub(super) fn table(rows: &str, columns: usize) -> String {
    let width = WIDTH / columns.max(1);
    let grid = format!("<w:gridCol w:w=\"{width}\"/>").repeat(columns);
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|edge| format!("<w:{edge} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"))
        .concat();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, fate: Fate) -> Piece {
        Piece::Text {
            text: text.to_owned(),
            italic: false,
            fate,
            signer: None,
        }
    }

    #[test]
    fn a_row_is_parted_at_its_tabs_whatever_becomes_of_them() {
        let pieces = [
            text("Tug\t40 ", Fate::Kept),
            text("crowns\tx", Fate::Deleted),
            text("marks", Fate::MovedTo(1)),
        ];
        let expected = vec![
            vec![text("Tug", Fate::Kept)],
            vec![text("40 ", Fate::Kept), text("crowns", Fate::Deleted)],
            vec![text("x", Fate::Deleted), text("marks", Fate::Inserted)],
        ];
        assert_eq!(cells(&pieces), expected);
    }
}
