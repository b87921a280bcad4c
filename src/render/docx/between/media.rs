//! Brings the pictures of things that are copied from the new file.
//!
//! A drawing says where it stands and how large it is, and refers to its picture as a part of the package. The part is copied
//! under a name of its own, and the body of the old file gets a relation to it. Whatever else is referred to (a chart, a sheet,
//! a file elsewhere) is not brought.

use std::collections::BTreeMap;

use super::frame::{CONTENT_TYPES, Frame};
use crate::read::Limits;
use crate::read::docx::{Manuscript, PartKind, bytes_of, pictures};
use crate::render::docx::Revised;
use crate::render::docx::original::{beside, relationships_of};

/// The pictures that are brought.
#[derive(Default)]
pub(super) struct Media<'a> {
    bytes: &'a [u8],
    limits: Limits,
    /// Where the pictures of the new file's body are, by their relation.
    targets: BTreeMap<String, String>,
    /// The relations that they get, by those that they had.
    names: BTreeMap<String, String>,
    /// The parts, without their folder until they are put.
    pub(super) parts: Vec<(String, Vec<u8>)>,
}

impl<'a> Media<'a> {
    pub(super) fn new(revised: Revised<'a>, file: &Manuscript) -> Self {
        let document = file
            .part(PartKind::Document)
            .map(|at| file.parts[at].name.as_str());
        let targets = document.map(|name| pictures(revised.bytes, name, revised.limits));
        Self {
            bytes: revised.bytes,
            limits: revised.limits,
            targets: targets.unwrap_or_default(),
            names: BTreeMap::new(),
            parts: Vec::new(),
        }
    }

    /// Brings the picture of a relation of the new file, and returns the relation that it gets.
    pub(super) fn bring(&mut self, relation: &str) -> Option<String> {
        if let Some(name) = self.names.get(relation) {
            return Some(name.clone());
        }
        let target = self.targets.get(relation)?;
        let (_, ending) = target.rsplit_once('.')?;
        let is_plain = ending.chars().all(|c| c.is_ascii_alphanumeric());
        let bytes = bytes_of(self.bytes, target, self.limits).filter(|_| is_plain)?;
        let number = self.parts.len() + 1;
        let name = format!("travauxPicture{number}");
        self.parts.push((format!("travaux{number}.{ending}"), bytes));
        self.names.insert(relation.to_owned(), name.clone());
        Some(name)
    }

    /// Names the parts in the old file's package.
    pub(super) fn put(&mut self, file: &Manuscript, frame: &mut Frame<'_>) -> Result<(), String> {
        let Some(document) = file
            .part(PartKind::Document)
            .map(|at| file.parts[at].name.as_str())
        else {
            return Ok(());
        };
        for (number, (name, _)) in self.parts.iter_mut().enumerate() {
            let relation = format!(
                "<Relationship Id=\"travauxPicture{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" \
                 Target=\"media/{name}\"/>",
                number + 1
            );
            frame.add(&relationships_of(document), "</Relationships>", &relation)?;
            let ending = name.rsplit('.').next().unwrap_or_default().to_owned();
            let extension = format!("Extension=\"{ending}\"");
            if !frame.says(CONTENT_TYPES, &extension) {
                let kind = kind_of(&ending);
                let entry = format!("<Default {extension} ContentType=\"{kind}\"/>");
                frame.add(CONTENT_TYPES, "</Types>", &entry)?;
            }
            *name = beside(document, &format!("media/{name}"));
        }
        Ok(())
    }
}

/// Returns the kind of content of a picture's file.
fn kind_of(ending: &str) -> String {
    let kind = match ending.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => "jpeg".to_owned(),
        "svg" => "svg+xml".to_owned(),
        "tif" => "tiff".to_owned(),
        "emf" => "x-emf".to_owned(),
        "wmf" => "x-wmf".to_owned(),
        other => other.to_owned(),
    };
    format!("image/{kind}")
}
