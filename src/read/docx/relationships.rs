//! The parts of a Word container, and the relationships by which one names another.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::zip::Package;
use super::super::{Limits, xml};
use crate::error::Refusal;

/// One part, decoded.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) text: String,
}

/// An entry of a relationships part.
pub(super) struct Relationship {
    pub(super) id: String,
    /// The last word of its type: `footnotes`.
    pub(super) kind: String,
    pub(super) target: String,
}

/// Unpacks and decodes a part; `None` when it is not there.
pub(super) fn load(package: &Package<'_>, name: &str) -> Result<Option<Part>, Refusal> {
    let Some(bytes) = package.part(name)? else {
        return Ok(None);
    };
    let text = xml::decode(&bytes).map_err(|reason| reason.told(|it| format!("the part {name} {it}")))?;
    Ok(Some(Part {
        name: name.to_owned(),
        text,
    }))
}

/// Reads a relationships part; none when it is not there.
pub(super) fn relationships(
    package: &Package<'_>,
    name: &str,
    base: &str,
    limits: Limits,
) -> Result<Vec<Relationship>, Refusal> {
    let Some(part) = load(package, name)? else {
        return Ok(Vec::new());
    };
    let tree =
        xml::parse(&part.text, limits).map_err(|reason| reason.told(|it| format!("the part {name} {it}")))?;
    Ok(tree
        .root_element()
        .children()
        .filter(|node| node.tag_name().name() == "Relationship")
        .filter(|node| node.attribute("TargetMode") != Some("External"))
        .filter_map(|node| relationship(node, base))
        .collect())
}

/// Reads where the links of a part lead.
pub(super) fn links(
    package: &Package<'_>,
    name: &str,
    limits: Limits,
) -> Result<BTreeMap<String, String>, Refusal> {
    outward(package, name, "/hyperlink", limits)
}

/// Reads where the relationships of one kind lead that lead out of the file.
pub(super) fn outward(
    package: &Package<'_>,
    name: &str,
    kind: &str,
    limits: Limits,
) -> Result<BTreeMap<String, String>, Refusal> {
    let Some(part) = load(package, name)? else {
        return Ok(BTreeMap::new());
    };
    let tree =
        xml::parse(&part.text, limits).map_err(|reason| reason.told(|it| format!("the part {name} {it}")))?;
    let outward = tree.root_element().children().filter(|node| {
        node.attribute("TargetMode") == Some("External")
            && node.attribute("Type").is_some_and(|it| it.ends_with(kind))
    });
    Ok(outward
        .filter_map(|node| {
            Some((
                node.attribute("Id")?.to_owned(),
                node.attribute("Target")?.to_owned(),
            ))
        })
        .collect())
}

fn relationship(node: Node<'_, '_>, base: &str) -> Option<Relationship> {
    let kind = node.attribute("Type")?.rsplit('/').next()?;
    Some(Relationship {
        id: node.attribute("Id")?.to_owned(),
        kind: kind.to_owned(),
        target: resolve(base, node.attribute("Target")?),
    })
}

/// Returns the name of the relationships part of a part.
pub(super) fn rels_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// Returns the name of a file in the folder of `part`.
pub(super) fn beside(part: &str, name: &str) -> String {
    part.rsplit_once('/')
        .map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"))
}

/// Resolves a target against the folder of the part that names it.
fn resolve(base: &str, target: &str) -> String {
    let full = if target.starts_with('/') {
        target.to_owned()
    } else {
        beside(base, target)
    };
    let mut folders = Vec::new();
    for step in full.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                folders.pop();
            }
            _ => folders.push(step),
        }
    }
    folders.join("/")
}

/// Builds the tree of a part. The error is the reason, for a person.
pub(super) fn parse(part: &Part, limits: Limits) -> Result<roxmltree::Document<'_>, Refusal> {
    xml::parse(&part.text, limits).map_err(|reason| reason.told(|it| format!("the part {} {it}", part.name)))
}
