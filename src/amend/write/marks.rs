//! The quotation marks of a written sheet: chosen last, when it is known what reads back.

/// The quotation marks that words are put into, the usual ones first.
pub(super) const MARKS: [(&str, &str); 5] = [("“", "”"), ("«", "»"), ("\"", "\""), ("„", "”"), ("‘", "’")];

/// Where quoted words begin and end, until the marks are chosen.
pub(super) const OPEN: char = '\u{e000}';

pub(super) const CLOSE: char = '\u{e001}';

/// Puts quoted words into marks.
pub(super) fn quoted(part: &str, marks: (&str, &str)) -> String {
    part.replace(OPEN, marks.0).replace(CLOSE, marks.1)
}
