//! The label of a paragraph, whether the format computed it or it is printed.

use super::Clean;
use crate::document::Holds;
use crate::structure::label::{Label, LabelForm};
use crate::structure::labels::{counted_number, label, label_behind};

/// Reads the label that a format computed.
pub(super) fn given_label(text: &str, before: u32) -> Option<Label> {
    let padded = format!("{text} ");
    label_behind(&padded, before)
        .or_else(|| counted_number(text))
        .map(|label| Label { end: 0, ..label })
}

/// Returns the form of a paragraph's label.
pub(super) fn form_of(clean: &Clean<'_>) -> Option<LabelForm> {
    if clean.paragraph.hints.holds != Holds::Words {
        return None;
    }
    let given = clean.paragraph.hints.label.as_deref();
    let found = given.map_or_else(
        || label(clean.paragraph.rich.text()),
        |given| given_label(given, 0),
    );
    found.map(|label| label.form)
}
