//! Finds the parts of a Word container by their relationships, not by their usual names.
//!
//! `_rels/.rels` names the main part; the relationships of the main part name all others. Files made by hand or by
//! small tools sometimes lack a relationship: the usual name beside the main part is then taken.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::super::foreign::Foreign;
use super::super::zip::{Package, part_name};
use super::super::{Limits, xml};
use super::pictures;
use crate::error::Refusal;

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
    /// Where the links of the main part lead, by the id of their relationship.
    pub(super) links: BTreeMap<String, String>,
    /// The same for footnotes and endnotes.
    pub(super) note_links: BTreeMap<String, String>,
    /// The names of the pictures that the main part shows, by the id of their relationship.
    pub(super) pictures: BTreeMap<String, String>,
    /// The same for footnotes and endnotes.
    pub(super) note_pictures: BTreeMap<String, String>,
    /// The names of parts with words that nothing refers to.
    pub(super) loose: Vec<String>,
}

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

impl Parts {
    /// Opens the container and unpacks what matters. The error is the reason, for a person.
    pub(super) fn open(bytes: &[u8], limits: Limits) -> Result<Self, Refusal> {
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
        let name_of = |kind: &str| {
            let named = relationships.iter().find(|r| r.kind == kind);
            named.map_or_else(|| beside(&main, &format!("{kind}.xml")), |r| r.target.clone())
        };
        let by_kind = |kind: &str| load(&name_of(kind));
        let mut note_links = links(&package, &rels_of(&name_of("footnotes")), limits)?;
        note_links.append(&mut links(&package, &rels_of(&name_of("endnotes")), limits)?);
        let usual = [
            "styles",
            "numbering",
            "settings",
            "comments",
            "footnotes",
            "endnotes",
        ]
        .map(name_of);
        let loose = loose(&package, &main, &usual, limits);
        let mut margins = BTreeMap::new();
        for relationship in &relationships {
            if matches!(relationship.kind.as_str(), "header" | "footer")
                && let Some(part) = load(&relationship.target)?
            {
                margins.insert(relationship.id.clone(), part);
            }
        }
        let mut parts = Self {
            document,
            styles: by_kind("styles")?,
            numbering: by_kind("numbering")?,
            settings: by_kind("settings")?,
            comments: by_kind("comments")?,
            footnotes: by_kind("footnotes")?,
            endnotes: by_kind("endnotes")?,
            margins,
            links: links(&package, &rels_of(&main), limits)?,
            note_links,
            pictures: BTreeMap::new(),
            note_pictures: BTreeMap::new(),
            loose,
        };
        // Last, so that they take nothing from what the text needs.
        parts.pictures = pictures::names(&package, &main, limits)?;
        for kind in ["footnotes", "endnotes"] {
            let names = pictures::names(&package, &name_of(kind), limits)?;
            parts.note_pictures.extend(names);
        }
        Ok(parts)
    }
}

/// Names the main part.
pub(super) fn main_part(package: &Package<'_>, limits: Limits) -> Result<String, Refusal> {
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

/// Names the parts beside the main one that hold words and that no relationship of any part names.
fn loose(package: &Package<'_>, main: &str, usual: &[String], limits: Limits) -> Vec<String> {
    let mut named: BTreeSet<String> = usual.iter().map(|name| part_name(name)).collect();
    named.insert(part_name(main));
    let ends = |name: &str, wanted: &str| name.rsplit_once('.').is_some_and(|(_, ending)| ending == wanted);
    for rels in package.names().filter(|name| ends(name, "rels")) {
        let base = rels.replace("_rels/", "").trim_end_matches(".rels").to_owned();
        // One that cannot be read names nothing; where it matters, that was told before.
        let targets = relationships(package, rels, &base, limits).unwrap_or_default();
        named.extend(targets.into_iter().map(|it| part_name(&it.target)));
    }
    let folder = part_name(&beside(main, ""));
    let mut loose = Vec::new();
    for name in package.names() {
        if ends(name, "xml") && name.starts_with(&folder) && !named.contains(name) {
            let words = load(package, name)
                .ok()
                .flatten()
                .is_some_and(|part| part.text.contains("<w:t"));
            loose.extend(words.then(|| name.to_owned()));
        }
    }
    loose
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
