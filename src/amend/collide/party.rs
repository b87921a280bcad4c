//! Whose an action is.

use super::Party;
use crate::amend::{Sheet, Step};

/// Who wants an item: its sheet, and who signs it there.
pub(super) fn party(sheets: &[Sheet], step: Step) -> Party<'_> {
    let sheet = &sheets[step.sheet];
    (step.sheet, sheet.sponsors_of(step.item))
}
