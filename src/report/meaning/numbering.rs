//! Whether the number of a paragraph follows from its place.
//!
//! A paragraph that is renumbered because another came before it has the number that its place gives it: one more than the
//! paragraph before it, or one less than the one behind. A number that its place does not give (`§ 412` → `§ 413` between the same
//! neighbours) was chosen, and is substance. Letters and numbers in parts (`4.3`) are not judged. Cost: linear.

use std::collections::HashMap;

use crate::instrument::Instrument;
use crate::text::values::number;

/// Says of each provision whether its number follows from its place, as far as it has one.
pub(super) fn in_order(instrument: &Instrument) -> Vec<bool> {
    let mut ordered = vec![true; instrument.provisions.len()];
    let mut last = HashMap::new();
    for (at, provision) in instrument.provisions.iter().enumerate() {
        let Some(own) = provision.label.as_deref().and_then(plain_number) else {
            continue;
        };
        let row = (provision.parent.map(|parent| parent.0), provision.kind);
        let before = last.insert(row, (at, own));
        ordered[at] = own == 1;
        if let Some((before, number)) = before
            && number + 1 == own
        {
            ordered[at] = true;
            ordered[before] = true;
        }
    }
    ordered
}

fn plain_number(label: &str) -> Option<u32> {
    number(label.trim_start_matches(['§', ' ']).trim_end_matches('.'))
}
