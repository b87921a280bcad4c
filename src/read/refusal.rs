//! The one grammar of the reasons why a file is not read: what is wrong, then the way out.
//!
//! ```text
//! budget.docx: is an Excel workbook; save it as PDF, or copy its text into a Word file
//! └ the file   └ what is wrong       └ what the reader of this line can do
//! ```
//!
//! The name of the file is put before by whoever makes the [`Error`](crate::error::Error), and that of a part, where one is to blame
//! (`the part word/styles.xml is …`), by whoever unpacked it. Whoever only knows that something is wrong names the way that always
//! helps: the program that wrote the file repairs it or says more.

use std::fmt::Display;

use crate::error::Refusal;

/// The way out for a file that its own program can write anew.
pub(super) const SAVE_AGAIN: &str = "open it in the program it came from and save it again";
/// The way out for a file that may not have come as it was sent.
pub(super) const GET_AGAIN: &str = "get it again, or open it in the program it came from and save it again";
/// The way out for a locked file.
pub(super) const UNLOCK: &str = "save it without one";

/// Puts a reason together.
pub(super) fn refusal(what: impl Display, way_out: &str) -> Refusal {
    format!("{what}; {way_out}").into()
}

/// The reason for a file that nobody can open without its password.
pub(super) fn locked() -> Refusal {
    Refusal::locked(format!("is protected by a password; {UNLOCK}"))
}
