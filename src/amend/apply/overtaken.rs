//! What another item took back of what one did.

use super::Step;
use super::work::{Done, Work};
use crate::amend::Act;

/// Says that another item deleted what this one changed; that it deleted what this one deletes was said already.
pub(super) fn overtaken(work: &Work<'_>, step: Step, done: &Done) -> Option<String> {
    let act = work.sheets[step.sheet].items[step.item].actions[step.action].act;
    if act == Act::DeleteParagraph {
        return None;
    }
    let hosts = done.slots.iter().map(|&slot| work.draft.host(slot));
    let gone = hosts
        .filter_map(|slot| work.draft.gone(slot))
        .find(|&by| by != step);
    if let Some(by) = gone {
        return Some(format!("{} deletes the paragraph", work.by(by)));
    }
    let mut own = done
        .slots
        .iter()
        .filter_map(|&slot| work.draft.slots[slot].words.as_ref());
    let lost = own.find_map(|words| {
        let pieces = words
            .pieces
            .iter()
            .filter(|piece| piece.by() == Some(step) && !piece.text.trim().is_empty());
        pieces.filter_map(|piece| piece.gone).find(|&by| by != step)
    });
    lost.map(|by| format!("{} takes out words of it again", work.by(by)))
}
