//! Says which row of the report a printed line outside the provisions belongs to.
//!
//! The report has the fields of the heads as they are understood, and the lines as they are printed. They hold the same
//! letters: a line is one piece of a field, a part of one that runs over several lines, or several pieces side by side:
//!
//! ```text
//! The protection of wells                 title, first line
//! in dry seasons                          title, second line
//! A/C.2/80/L.13        Distr.: Limited    symbol and distribution: two rows
//! ```
//!
//! Blanks and stars do not count. Each piece is given away once, so that the formula of a second act is its own. Cost: the
//! product of lines and pieces, both few.

use crate::instrument::{Field, Reason};
use crate::report::{Open, Report};
use crate::sides::Side;

/// The pieces of one side that no line has taken yet.
pub(super) struct Fields {
    pieces: Vec<Piece>,
}

/// What a line is.
pub(super) struct Taken {
    pub(super) rows: Vec<usize>,
    /// The field that it is set as.
    pub(super) field: Field,
    /// Whether it goes on with the piece that the line before began.
    pub(super) goes_on: bool,
}

struct Piece {
    row: usize,
    field: Field,
    letters: String,
    /// How many bytes of `letters` lines have taken.
    taken: usize,
}

impl Fields {
    pub(super) fn of(report: &Report, side: Side) -> Self {
        let mut pieces = Vec::new();
        for (row, about) in report.head.iter().enumerate() {
            let value = match side {
                Side::Old => &about.old,
                Side::New => &about.new,
            };
            pieces.extend(
                value
                    .iter()
                    .flat_map(|value| value.split('\n'))
                    .map(|piece| Piece {
                        row,
                        field: about.field.known().unwrap_or(Field::Other),
                        letters: letters(piece),
                        taken: 0,
                    }),
            );
        }
        Self { pieces }
    }

    /// Says what a line is that was cut for `reason`, and takes its letters.
    pub(super) fn take(&mut self, reason: &Open<Reason>, line: &str) -> Option<Taken> {
        let line = letters(line);
        if line.is_empty() {
            return None;
        }
        let open = |piece: &Piece| fits(piece.field, reason) && piece.taken < piece.letters.len();
        let mut begun = self.pieces.iter_mut().filter(|piece| open(piece));
        if let Some(piece) = begun.find(|piece| piece.letters[piece.taken..].starts_with(&line)) {
            let goes_on = piece.taken > 0;
            piece.taken += line.len();
            return Some(Taken {
                rows: vec![piece.row],
                field: piece.field,
                goes_on,
            });
        }
        let mut rows = Vec::new();
        // `Cuba: draft resolution` is set as a line of sponsors: the kind alone is no look.
        let mut look: Option<(bool, usize, Field)> = None;
        for piece in self.pieces.iter_mut().filter(|piece| open(piece)) {
            if !line.contains(&piece.letters[piece.taken..]) {
                continue;
            }
            piece.taken = piece.letters.len();
            rows.push(piece.row);
            let own = (piece.field != Field::Kind, piece.letters.len(), piece.field);
            if look.is_none_or(|look| (look.0, look.1) < (own.0, own.1)) {
                look = Some(own);
            }
        }
        look.map(|(.., field)| Taken {
            rows,
            field,
            goes_on: false,
        })
    }
}

/// Whether what was cut for a reason can be a line of a field.
fn fits(field: Field, reason: &Open<Reason>) -> bool {
    match reason.known() {
        Some(Reason::OpeningFormula) => field == Field::Formula,
        Some(Reason::AdoptionLine) => matches!(field, Field::Adoption | Field::Vote),
        Some(Reason::Contents) => field == Field::Contents,
        Some(Reason::Signature) => field == Field::Signature,
        Some(Reason::Remark) => field == Field::Remark,
        _ => !matches!(
            field,
            Field::Formula | Field::Contents | Field::Signature | Field::RunningHead
        ),
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '*').collect()
}
