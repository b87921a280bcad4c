//! Gives a moved paragraph one fate where two would be misread.
//!
//! A paragraph that moved and was reworded is, at its old place, partly moved and partly deleted, and at its new place
//! partly moved and partly inserted:
//!
//! ```text
//! 3. Urges States to cooperate [fully];      ⇒      5. Urges States to cooperate {promptly};
//! ```
//!
//! Word takes that as it is. `LibreOffice` 7.4 takes the pieces out one by one, the paragraph mark last, and then gives the
//! *next* paragraph the style and the list of the one that went. Between paragraphs of one look nothing is lost by it. Where
//! a paragraph of another look follows (a heading after the last operative paragraph), the whole paragraph is moved, with
//! the words that it has at each place; the report has the words that changed.

use super::groups::ParagraphLook;
use super::{Fate, Item, Line, Piece, What};
use crate::sides::{Side, Sides};

/// Evens out the moved lines that stand before a line of another look.
pub(super) fn even_out(lines: &mut [Line], items: Sides<&Vec<Item>>, looks: &Sides<Vec<ParagraphLook<'_>>>) {
    // From the end, so that each line knows whether all lines up to the next kept mark look like the one after it.
    let mut below = None;
    for line in lines.iter_mut().rev() {
        let own = look(line, items, looks);
        let alike = below.as_ref() == Some(&own);
        if !alike {
            even(line);
        }
        let ends_alike = line.mark == Fate::Kept || alike;
        below = if ends_alike { Some(own) } else { None };
    }
}

/// The look of a line and, for lines outside the provisions, what they are.
type Look<'a> = (ParagraphLook<'a>, Option<What>);

fn look<'a>(line: &Line, items: Sides<&Vec<Item>>, looks: &Sides<Vec<ParagraphLook<'a>>>) -> Look<'a> {
    for side in [Side::New, Side::Old] {
        if let Some(item) = *line.ends.get(side) {
            let what = items.get(side)[item].what;
            let role = (!matches!(what, What::Provision(_))).then_some(what);
            return (looks.get(side)[item].clone(), role);
        }
    }
    ((None, 0, None), None)
}

/// Gives every piece of a moved line the fate of its mark.
fn even(line: &mut Line) {
    let mark = line.mark;
    if !matches!(mark, Fate::MovedFrom(_) | Fate::MovedTo(_)) {
        return;
    }
    for piece in &mut line.pieces {
        match piece {
            Piece::Text { fate, .. } | Piece::Note(_, fate) => *fate = mark,
        }
    }
}
