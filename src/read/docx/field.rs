//! What a field asks for, and what it shows.
//!
//! Word stores a field as an instruction and the result that it had when it was computed last. Some results are stored nowhere:
//! numbers that are counted while the page is drawn, the boxes and lists of forms, which keep their state in the mark that
//! begins the field.
//!
//! ```text
//! begin ─ instrText "REF a \h" ─ separate ─ result ─ end      fldSimple instr="PAGE" ─ result
//! begin (ffData: ddList, entry 2 of shall, may) ─ instrText "FORMDROPDOWN" ─ end
//! ```

use std::ops::Range;

use roxmltree::Node;

use super::element::{attribute, child, switch, word};

/// A field that the page shows.
#[derive(Debug)]
pub(crate) struct Field {
    /// What it asks for, as it is written: `REF a \h`.
    pub(crate) instruction: String,
    /// What a form shows there and stores in the mark alone: the chosen entry, or whether a box is ticked.
    pub(crate) state: Option<String>,
    /// The paragraph that its result begins in.
    pub(crate) paragraph: usize,
    /// The letters of its result.
    pub(crate) result: Range<usize>,
}

/// Returns what the mark that begins a field of a form says of it.
pub(super) fn state(mark: Node<'_, '_>) -> Option<String> {
    let form = child(mark, "ffData")?;
    if let Some(list) = child(form, "ddList") {
        let value = |name| attribute(child(list, name)?, "val")?.parse::<usize>().ok();
        let chosen = value("result").or_else(|| value("default")).unwrap_or_default();
        let mut entries = list.children().filter(|it| word(*it) == "listEntry");
        return Some(attribute(entries.nth(chosen)?, "val")?.to_owned());
    }
    let tick = child(form, "checkBox")?;
    let is_ticked = switch(tick, "checked").or_else(|| switch(tick, "default"));
    Some(if is_ticked == Some(true) { "☒" } else { "☐" }.to_owned())
}
