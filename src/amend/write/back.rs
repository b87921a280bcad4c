//! Reads back what is being written, as it will stand in the sheet.

use crate::amend::Action;
use crate::amend::sheet::instruction;

/// Reads an instruction as it will stand in the sheet.
pub(super) fn read(item: &[String]) -> Option<Vec<Action>> {
    let mut numbered: Vec<String> = item
        .iter()
        .flat_map(|part| part.split('\n'))
        .map(str::to_owned)
        .collect();
    numbered[0] = format!("1. {}", numbered[0]);
    instruction(&numbered)
}
