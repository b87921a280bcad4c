//! What the fuzzer asks: a function for each target, from bytes to nothing, which falls where a law is broken.
//!
//! The entry points of libFuzzer (`fuzz_targets/`) only call these, so that any other runner can, too; tests of the program call them
//! with the inputs that were found (`tests/found_by_fuzzing.rs`).
//!
//! | target | is handed | asks |
//! |---|---|---|
//! | `text`, `html`, `pdf` | a file | whatever the bytes, a document or one line that says why not; ids are sound |
//! | `docx`, `odt`, `akn` | the XML inside, parts behind `%%%` and a letter | the same; zipped here, so that a change of the input is one of the XML |
//! | `words` | two lines | the laws of the word diff: edits rebuild, mirror, alternate |
//! | `numbering` | a list as depths | labels are those of a second, plain counting |
//! | `bidi` | a line of words from right to left | what is printed in the order of paper is read in that of reading |
//! | `pair` | two texts behind one another, or one | the laws of a comparison; one text is compared with itself, notes included |
//! | `redline` | two texts | the Word file gives back the letters of both |
//! | `tables`, `pages` | words in every field of a report | CSV, workbook, page, Markdown and JSON are read back |
#![allow(clippy::missing_panics_doc, reason = "to panic is what they are for")]

mod foreign;
mod lists;
mod pair;
pub mod planted;
mod readers;
mod rendered;
mod rows;
mod words;

#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../tests/fixtures/render/canonical.rs"]
mod canonical;
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../tests/fixtures/render/hostile.rs"]
mod hostile;
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../tests/support/markdown.rs"]
mod markdown;
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../tests/fixtures/render/markup.rs"]
mod markup;
#[path = "../../tests/support/mirror.rs"]
mod mirror;
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../tests/support/pack.rs"]
mod pack;
#[path = "../../tests/support/csv.rs"]
mod table;
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../tests/fixtures/read/pdf/writer.rs"]
mod writer;

pub use lists::numbering;
pub use pair::{pair, redline};
pub use readers::{akn, docx, html, odt, pdf, text};
pub use rendered::{pages, tables};
pub use rows::bidi;
pub use words::words;

/// Returns bytes as text, as far as they are.
fn lossy(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}
