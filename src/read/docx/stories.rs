//! Opens a Word file for those who write into a copy of it.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Document;

use super::super::{Limits, ReadOptions, Revisions, stack, zip};
use super::body::{Links, Pictures};
use super::element::{attribute, switch, word};
use super::looks::{Looks, reader};
use super::manuscript::{Manuscript, ManuscriptPart, PartKind};
use super::notes::{Kind, Notes};
use super::package::Parts;
use super::relationships::{Part, parse};
use super::settle::{MarkKey, Wanted, settle};
use super::trace::Trace;
use super::{element, likeness};

/// Reads a Word file as letters that know their place, in one view of the changes that it tracks. The error is the reason
/// why nothing can be written into it, for a person.
pub(crate) fn manuscript(bytes: &[u8], view: Revisions, limits: Limits) -> Result<Manuscript, String> {
    let nothing = BTreeSet::new();
    let wanted = Wanted {
        view,
        kept: &nothing,
        only_read: false,
    };
    opened(bytes, wanted, limits)
}

/// Reads a Word file as letters that know their place, for one who writes nothing: tracked changes of cells are settled, too,
/// and those that are kept are accepted in every view. The error is the reason why it cannot be read.
pub(crate) fn letters_of(
    bytes: &[u8],
    view: Revisions,
    kept: &BTreeSet<MarkKey>,
    limits: Limits,
) -> Result<Manuscript, String> {
    let wanted = Wanted {
        view,
        kept,
        only_read: true,
    };
    opened(bytes, wanted, limits)
}

fn opened(bytes: &[u8], wanted: Wanted<'_>, limits: Limits) -> Result<Manuscript, String> {
    let work = || open(bytes, wanted, limits);
    match stack::on_own_stack("reading", stack::size_for(limits), work) {
        Ok(Ok(result)) => result,
        Ok(Err(panic)) => std::panic::resume_unwind(panic),
        Err(_) => Err("there is no memory for so deep a nesting".to_owned()),
    }
}

fn open(bytes: &[u8], wanted: Wanted<'_>, limits: Limits) -> Result<Manuscript, String> {
    let mut parts = Parts::open(bytes, limits)?;
    let mut settled = Settled::default();
    let names: BTreeMap<String, String> = parts
        .margins
        .iter()
        .map(|(id, part)| (id.clone(), part.name.clone()))
        .collect();
    settled.settle(&mut parts.document, PartKind::Document, None, wanted)?;
    for (part, kind) in [
        (&mut parts.footnotes, PartKind::Footnotes),
        (&mut parts.endnotes, PartKind::Endnotes),
    ] {
        if let Some(part) = part {
            settled.settle(part, kind, None, wanted)?;
        }
    }
    for (id, part) in &mut parts.margins {
        settled.settle(part, PartKind::Margin, Some(id), wanted)?;
    }
    let mut manuscript = trace(&parts, settled, wanted.only_read, limits)?;
    for part in &mut manuscript.parts {
        if let Some(name) = names.get(&part.name) {
            part.name.clone_from(name);
        }
    }
    Ok(manuscript)
}

/// The parts with the changes that they track settled.
#[derive(Default)]
struct Settled {
    manuscript: Manuscript,
}

impl Settled {
    /// Settles a part; one of many headers is named by its relationship.
    fn settle(
        &mut self,
        part: &mut Part,
        kind: PartKind,
        id: Option<&str>,
        wanted: Wanted<'_>,
    ) -> Result<(), String> {
        let settled = settle(&part.text, wanted)?;
        let is_settled = settled.is_some();
        if let Some((text, changes)) = settled {
            part.text = text;
            self.manuscript.settled += changes;
        }
        let start = self.manuscript.xml.len();
        self.manuscript.xml.push_str(&part.text);
        self.manuscript.parts.push(ManuscriptPart {
            name: id.unwrap_or(&part.name).to_owned(),
            range: start..self.manuscript.xml.len(),
            kind,
            is_settled,
        });
        Ok(())
    }
}

/// Reads the settled parts as any Word file is read, and traces the walk.
fn trace(parts: &Parts, settled: Settled, only_read: bool, limits: Limits) -> Result<Manuscript, String> {
    let parse = |part| parse(part, limits).map_err(String::from);
    let document = parse(&parts.document)?;
    let styles = parts.styles.as_ref().map(parse).transpose()?;
    let numbering = parts.numbering.as_ref().map(parse).transpose()?;
    let settings = parts.settings.as_ref().map(parse).transpose()?;
    let footnotes = parts.footnotes.as_ref().map(parse).transpose()?;
    let endnotes = parts.endnotes.as_ref().map(parse).transpose()?;
    let margins: BTreeMap<&str, Document<'_>> = parts
        .margins
        .iter()
        .map(|(id, part)| Ok((id.as_str(), parse(part)?)))
        .collect::<Result<_, String>>()?;
    for tree in [Some(&document), footnotes.as_ref(), endnotes.as_ref()]
        .into_iter()
        .flatten()
        .chain(margins.values())
    {
        let root = tree.root_element();
        let uri = root.tag_name().namespace().unwrap_or_default();
        if !only_read && (root.lookup_prefix(uri) != Some("w") || word(root).is_empty()) {
            return Err("it names the elements of Word in an unusual way".to_owned());
        }
    }
    let options = ReadOptions {
        limits,
        ..ReadOptions::default()
    };
    let notes = Notes::new(footnotes.as_ref(), endnotes.as_ref(), settings.as_ref());
    let mut manuscript = settled.manuscript;
    manuscript.note_ids = notes
        .ids()
        .map(|(kind, id)| (kind == Kind::Endnote, id.to_owned()))
        .collect();
    manuscript.styles = styles.iter().flat_map(style_names).collect();
    manuscript.titled = titled(&document);
    let settings_on = |name| settings.as_ref().and_then(|it| switch(it.root_element(), name));
    manuscript.tells_even = settings_on("evenAndOddHeaders") == Some(true);
    let looks = Looks {
        styles: styles.as_ref(),
        numbering: numbering.as_ref(),
        settings: settings.as_ref(),
    };
    let pictures = Pictures {
        body: parts.pictures.clone(),
        notes: parts.note_pictures.clone(),
    };
    let links = if only_read {
        Links {
            body: parts.links.clone(),
            notes: parts.note_links.clone(),
        }
    } else {
        Links::default()
    };
    let mut reader = reader(&looks, notes, &options, links, pictures);
    reader.trace = Trace::of(manuscript);
    let blocks = reader.read(&document, &margins).map_err(String::from)?;
    let mut manuscript = reader.trace.take().unwrap_or_default();
    manuscript.blocks = blocks;
    Ok(manuscript)
}

/// Returns the sections whose first page has a head and a foot of its own.
fn titled(document: &Document<'_>) -> Vec<usize> {
    let is_past = |it: &roxmltree::Node<'_, '_>| it.parent().is_some_and(|it| word(it) == "sectPrChange");
    let sections = document.root_element().descendants();
    let sections = sections.filter(|it| word(*it) == "sectPr" && !is_past(it));
    let titled = sections
        .enumerate()
        .filter(|(_, it)| switch(*it, "titlePg") == Some(true));
    titled.map(|(at, _)| at).collect()
}

/// Names the styles that a file defines.
fn style_names(styles: &Document<'_>) -> Vec<String> {
    let styles = styles.root_element().children();
    let styles = styles.filter(|node| element::word(*node) == "style");
    styles
        .filter_map(|node| attribute(node, "styleId"))
        .map(str::to_owned)
        .collect()
}

/// Names all parts, in small letters and alphabetical order. The error is the reason, for a person.
pub(crate) fn part_names(bytes: &[u8], limits: Limits) -> Result<Vec<String>, String> {
    let package = zip::Package::open(bytes, limits)?;
    Ok(package.names().map(str::to_owned).collect())
}

/// Unpacks any part by its name. The error is the reason, for a person.
pub(crate) fn part(bytes: &[u8], name: &str, limits: Limits) -> Result<Option<String>, String> {
    let package = zip::Package::open(bytes, limits)?;
    let part = package.part(name)?;
    part.map(|bytes| String::from_utf8(bytes).map_err(|_| format!("the part {name} is not UTF-8")))
        .transpose()
}

/// Unpacks any part by its name as it is; nothing where that cannot be done.
pub(crate) fn bytes_of(bytes: &[u8], name: &str, limits: Limits) -> Option<Vec<u8>> {
    let package = zip::Package::open(bytes, limits).ok()?;
    package.part(name).ok().flatten()
}

/// Returns the pictures that a part refers to: the names of their parts, by their relation.
pub(crate) fn pictures(bytes: &[u8], part: &str, limits: Limits) -> BTreeMap<String, String> {
    let Ok(package) = zip::Package::open(bytes, limits) else {
        return BTreeMap::new();
    };
    likeness::images(&package, part, limits)
}
