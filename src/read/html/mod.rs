//! Web pages: UN documents, EUR-Lex, ministries, and what Word and pandoc save as HTML.
//!
//! A page is a tree of boxes. The reader walks it and starts a new paragraph wherever a box would start a new line,
//! the way a text browser does. Four things need more than that:
//!
//! * Numbers of lists are not in the page; they are computed from `type`, `start` and `value`.
//! * Tables and grids serve for layout. A row that is `(a)` in one cell and a text in the other is one paragraph, and
//!   a table of one cell is no table.
//! * `ins` and `del` are tracked changes, taken as [`Revisions`](super::Revisions) asks.
//! * Two line breaks in a row end a paragraph, as pages of the last century have it; `pre` is lines of print.
//!
//! ```text
//! <tr><td><p>(a)</p></td><td><p>Urges all States</p></td></tr>   ⇒   (a)⇥Urges all States
//! ```
//!
//! Cost: linear. Style sheets and scripts are not run, so text that a script would show or hide is read as it stands
//! in the file. Deliberately absent: pictures, forms, frames.

mod looks;
mod notes;
mod places;
mod sheet;
mod tree;
mod walk;

use super::{ReadOptions, Source, stack};
use crate::document::Document;
use crate::error::Error;
use tree::Tree;
use walk::Walk;

/// Reads a web page.
///
/// # Errors
///
/// When the page is nested too deep or has too many elements.
pub fn read(source: &Source, options: &ReadOptions) -> Result<Document, Error> {
    stack::with_room(source, options.limits, || {
        let page = prepare(&decode(&source.bytes));
        let tree = Tree::parse(&page, options.limits).map_err(|reason| Error::about(&source.name, reason))?;
        Ok(Walk::new(&tree, options.revisions).read())
    })
}

/// Decodes a page: by its byte order mark, by the encoding it declares, as UTF-8 if it is that, else by a guess.
pub(super) fn decode(bytes: &[u8]) -> String {
    let (text, _, failed) = declared(bytes).unwrap_or(encoding_rs::UTF_8).decode(bytes);
    if !failed {
        return text.into_owned();
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Allow);
    guess.decode(bytes).0.into_owned()
}

/// Returns the encoding that a page declares in its first bytes.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    /// The standard asks for the declaration within these bytes; real pages need a few more.
    const HEAD: usize = 4096;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let label = head
        .split_once("charset=")
        .or_else(|| head.split_once("encoding="))
        .map(|(_, rest)| rest.trim_start_matches(['"', '\'']))?;
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')))?;
    encoding_rs::Encoding::for_label(&label.as_bytes()[..end])
}

/// Closes the elements that only XML can close in one tag. A page written as XML says `<script src="…"/>`; read by the
/// rules of HTML, that script would swallow the rest of the page.
fn prepare(page: &str) -> String {
    const VOID: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr",
    ];
    if !page
        .trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t'])
        .starts_with("<?xml")
    {
        return page.to_owned();
    }
    let mut prepared = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(end) = rest.find("/>") {
        let (before, after) = rest.split_at(end);
        prepared.push_str(before);
        rest = &after[2..];
        let name = before.rsplit_once('<').map_or("", |(_, tag)| tag);
        let name = name
            .split(|c: char| c.is_whitespace())
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric());
        if is_name && !VOID.contains(&name.as_str()) {
            prepared.push_str("></");
            prepared.push_str(&name);
            prepared.push('>');
        } else {
            prepared.push_str("/>");
        }
    }
    prepared.push_str(rest);
    prepared
}
