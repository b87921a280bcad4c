//! Finds the parts of a Word container by their relationships, not by their usual names.
//!
//! `_rels/.rels` names the main part; the relationships of the main part name all others. Files made by hand or by
//! small tools sometimes lack a relationship: the usual name beside the main part is then taken.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::foreign::Foreign;
use super::super::zip::Package;
use super::super::{Limits, xml};

/// The parts that hold text or say how it looks.
pub(super) struct Parts {
    pub(super) document: Part,
    pub(super) styles: Option<Part>,
    pub(super) numbering: Option<Part>,
    pub(super) settings: Option<Part>,
    pub(super) comments: Option<Part>,
    pub(super) footnotes: Option<Part>,
    pub(super) endnotes: Option<Part>,
    /// Headers and footers by the id of their relationship.
    pub(super) margins: BTreeMap<String, Part>,
}

/// One part, decoded.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) text: String,
}

/// An entry of a relationships part.
struct Relationship {
    id: String,
    /// The last word of its type: `footnotes`.
    kind: String,
    target: String,
}

impl Parts {
    /// Opens the container and unpacks what matters. The error is the reason, for a person.
    pub(super) fn open(bytes: &[u8], limits: Limits) -> Result<Self, String> {
        let package = Package::open(bytes, limits)?;
        let main = main_part(&package, limits)?;
        let load = |name: &str| load(&package, name);
        let document = match load(&main) {
            // A workbook in binary form is no XML, and no news is that it is damaged.
            Ok(Some(part)) if !is_foreign(&main) => part,
            Err(problem) if !is_foreign(&main) => return Err(problem),
            _ => return Err(Foreign::packed(&package, &main).reason()),
        };
        let relationships = relationships(&package, &rels_of(&main), &main, limits)?;
        let by_kind = |kind: &str| {
            let named = relationships.iter().find(|r| r.kind == kind);
            let name = named.map_or_else(|| beside(&main, &format!("{kind}.xml")), |r| r.target.clone());
            load(&name)
        };
        let mut margins = BTreeMap::new();
        for relationship in &relationships {
            if matches!(relationship.kind.as_str(), "header" | "footer")
                && let Some(part) = load(&relationship.target)?
            {
                margins.insert(relationship.id.clone(), part);
            }
        }
        Ok(Self {
            document,
            styles: by_kind("styles")?,
            numbering: by_kind("numbering")?,
            settings: by_kind("settings")?,
            comments: by_kind("comments")?,
            footnotes: by_kind("footnotes")?,
            endnotes: by_kind("endnotes")?,
            margins,
        })
    }
}

/// Names the main part.
fn main_part(package: &Package<'_>, limits: Limits) -> Result<String, String> {
    let named = relationships(package, "_rels/.rels", "", limits)?
        .into_iter()
        .find(|r| r.kind == "officeDocument")
        .map(|r| r.target);
    Ok(named
        .filter(|name| package.has(name))
        .unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// Whether a main part is that of another program of the same family.
fn is_foreign(main: &str) -> bool {
    ["xl/", "ppt/", "visio/"]
        .iter()
        .any(|folder| main.to_ascii_lowercase().starts_with(folder))
}

/// Unpacks and decodes a part; `None` when it is not there.
fn load(package: &Package<'_>, name: &str) -> Result<Option<Part>, String> {
    let Some(bytes) = package.part(name)? else {
        return Ok(None);
    };
    let text = xml::decode(&bytes).map_err(|reason| format!("the part {name} {reason}"))?;
    Ok(Some(Part {
        name: name.to_owned(),
        text,
    }))
}

/// Reads a relationships part; none when it is not there.
fn relationships(
    package: &Package<'_>,
    name: &str,
    base: &str,
    limits: Limits,
) -> Result<Vec<Relationship>, String> {
    let Some(part) = load(package, name)? else {
        return Ok(Vec::new());
    };
    let tree = xml::parse(&part.text, limits).map_err(|reason| format!("the part {name} {reason}"))?;
    Ok(tree
        .root_element()
        .children()
        .filter(|node| node.tag_name().name() == "Relationship")
        .filter(|node| node.attribute("TargetMode") != Some("External"))
        .filter_map(|node| relationship(node, base))
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
fn rels_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// Returns the name of a file in the folder of `part`.
fn beside(part: &str, name: &str) -> String {
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
