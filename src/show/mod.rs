//! What `travaux show` prints: the stages before the report, stable, compact, readable. These prints are the fixture format of the
//! tests and what a user sends with a bug report, so they show everything and decide nothing. [`outline`] is the short one for
//! people, [`plain`] the whole text, a paragraph a line.
//!
//! Text stands in double quotes with `\"`, `\\` and `\n` escaped and control characters visible, so that a blank
//! at an end can be seen and a line of the print is a line of the print. A place is `p3:l12`: page 3, line 12.

mod alignment;
mod document;
mod instrument;
mod masked;
pub mod outline;
pub mod plain;

pub use alignment::{alignment, candidates};
pub use document::document;
pub use instrument::instrument;
pub use masked::masked;

use crate::document::{Locator, Warning};
use crate::instrument::Cut;
use crate::render::visible::visible;

/// Returns the text in quotes.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            c => quoted.push_str(&visible(c.encode_utf8(&mut [0; 4]))),
        }
    }
    quoted.push('"');
    quoted
}

/// Returns `p3:l12`, or nothing where the place is not known.
fn place(locator: &Locator) -> String {
    match (locator.page, locator.line) {
        (Some(page), Some(line)) => format!("p{page}:l{line}"),
        (Some(page), None) => format!("p{page}"),
        (None, Some(line)) => format!("l{line}"),
        (None, None) => "-".to_owned(),
    }
}

/// Prints what is no provision, with the reason.
fn cuts(print: &mut String, cuts: &[Cut]) {
    section(
        print,
        "cut",
        cuts.iter().map(|cut| {
            format!(
                "{} {} {}",
                place(&cut.locator),
                cut.reason.name(),
                quoted(&cut.text)
            )
        }),
    );
}

fn warnings(print: &mut String, warnings: &[Warning]) {
    section(
        print,
        "warnings",
        warnings.iter().map(|warning| {
            format!(
                "{} {} {}",
                place(&warning.locator),
                warning.code,
                quoted(&warning.message)
            )
        }),
    );
}

/// Prints a title and lines under it, or nothing where there are no lines.
fn section(print: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    print.push_str(title);
    print.push('\n');
    for line in lines {
        print.push_str("  ");
        print.push_str(&line);
        print.push('\n');
    }
}
