//! OpenDocument texts: `.odt`, and `.fodt`, which is the same in one XML file.
//!
//! The look of *Recalling* is in an automatic style that the editor made up (`T7`), which may have parents; the number
//! of a paragraph is in the nesting of lists and a list style; notes stand where their marks are, with the mark already
//! written; text that was deleted under change tracking is in a list of its own at the head of the file, with a mark in
//! the text at the place it had.
//!
//! ```text
//! content.xml: text, automatic styles ┐
//! styles.xml: named styles, headers   ┴─▶ blocks: masthead, body, notes, running heads (outside)
//! ```
//!
//! Pictures are named by their digest, formulas are objects beside the text and written in one line; both are in `held`. Rows of tables of data
//! are one block each.
//!
//! Cost: linear. Deliberately absent: the numbering of deleted list items.

mod element;
mod held;
mod lists;
mod styles;
mod walk;

use roxmltree::Node;

use super::foreign::Foreign;
use super::refusal::{SAVE_AGAIN, locked, refusal};
use super::zip::Package;
use super::{Limits, ReadOptions, Source, stack, xml};
use crate::document::Document;
use crate::error::{Error, Refusal};
use element::{author_of, changes, name};
use held::Held;
use walk::Walk;

/// Reads an OpenDocument text.
///
/// # Errors
///
/// When the container is broken, protected or too large, or a part is not well-formed.
pub fn read(source: &Source, options: &ReadOptions) -> Result<Document, Error> {
    stack::with_room(source, options.limits, || {
        read_bytes(&source.bytes, options).map_err(|reason| Error::about(&source.name, reason))
    })
}

/// Returns whose changes an OpenDocument text tracks, in the order of its list of changes; none where it tracks none.
///
/// # Errors
///
/// When the file cannot be read.
pub fn authors(source: &Source, limits: Limits) -> Result<Vec<String>, Error> {
    let told = |roots: &[Node<'_, '_>], _: &Held| {
        let mut authors: Vec<String> = Vec::new();
        let bodies = roots.iter().flat_map(Node::descendants);
        let texts = bodies.filter(|node| name(*node) == ("office", "text"));
        for change in texts.flat_map(changes).filter(|it| is_of_text(*it)) {
            let author = author_of(change);
            if !authors.contains(&author) {
                authors.push(author);
            }
        }
        Ok(authors)
    };
    stack::with_room(source, limits, || {
        opened(&source.bytes, limits, told).map_err(|reason| Error::about(&source.name, reason))
    })
}

/// Tells whether a change is one of text, not of looks.
fn is_of_text(change: Node<'_, '_>) -> bool {
    let mut kinds = change.children().map(name);
    kinds.any(|kind| matches!(kind, ("text", "insertion" | "deletion")))
}

/// Reads the bytes of a file. The error is the reason, for a person.
fn read_bytes(bytes: &[u8], options: &ReadOptions) -> Result<Document, Refusal> {
    opened(bytes, options.limits, |roots, held| text_of(roots, held, options))
}

/// Opens a file, and does something with its roots.
fn opened<T>(
    bytes: &[u8],
    limits: Limits,
    work: impl FnOnce(&[Node<'_, '_>], &Held) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    if !bytes.starts_with(b"PK") {
        let text = xml::decode(bytes)?;
        let tree = xml::parse(&text, limits)?;
        return work(&[tree.root_element()], &Held::default());
    }
    let package = Package::open(bytes, limits)?;
    if package
        .part("META-INF/manifest.xml")?
        .is_some_and(|manifest| is_locked(&manifest))
    {
        return Err(locked());
    }
    let part = |name: &str| match package.part(name)? {
        Some(bytes) => xml::decode(&bytes)
            .map(Some)
            .map_err(|reason| reason.told(|it| format!("the part {name} {it}"))),
        None => Ok::<_, Refusal>(None),
    };
    let content = part("content.xml")?.ok_or_else(|| Foreign::packed(&package, "").reason())?;
    let styles = part("styles.xml")?;
    let content = parse("content.xml", &content, limits)?;
    let styles = styles
        .as_deref()
        .map(|text| parse("styles.xml", text, limits))
        .transpose()?;
    let mut roots = vec![content.root_element()];
    roots.extend(styles.as_ref().map(roxmltree::Document::root_element));
    let held = Held::of(content.root_element(), &package, limits);
    work(&roots, &held)
}

fn parse<'i>(name: &str, text: &'i str, limits: Limits) -> Result<roxmltree::Document<'i>, Refusal> {
    xml::parse(text, limits).map_err(|reason| reason.told(|it| format!("the part {name} {it}")))
}

/// Reads the text in one of the roots with the styles in all of them.
fn text_of(roots: &[Node<'_, '_>], held: &Held, options: &ReadOptions) -> Result<Document, Refusal> {
    let contents = roots
        .iter()
        .flat_map(roxmltree::Node::children)
        .find(|node| name(*node) == ("office", "body"))
        .map(|body| body.children().filter(Node::is_element));
    let contents: Vec<_> = contents.into_iter().flatten().collect();
    let body = contents
        .iter()
        .copied()
        .find(|node| name(*node) == ("office", "text"))
        .ok_or_else(|| no_text(&contents))?;
    Walk::new(roots, body, held, options).read(body)
}

/// Says what an `OpenDocument` file without a text is.
fn no_text(contents: &[Node<'_, '_>]) -> Refusal {
    contents
        .iter()
        .find_map(|node| Foreign::in_open_document(name(*node).1))
        .map_or_else(
            || refusal("is an OpenDocument file without a text in it", SAVE_AGAIN),
            Foreign::reason,
        )
}

/// Whether a manifest says that parts are encrypted.
fn is_locked(manifest: &[u8]) -> bool {
    String::from_utf8_lossy(manifest).contains(":encryption-data")
}
