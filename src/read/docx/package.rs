//! Finds the parts of a Word container by their relationships, not by their usual names.
//!
//! `_rels/.rels` names the main part; the relationships of the main part name all others. Files made by hand or by
//! small tools sometimes lack a relationship: the usual name beside the main part is then taken.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Limits;
use super::super::foreign::Foreign;
use super::super::zip::{Package, part_name};
use super::pictures;
use super::relationships::{Part, beside, links, load, relationships, rels_of};
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
