//! Tells pictures apart: a drawing names its picture by a relation, and two files can use one name for two pictures.
//!
//! ```text
//! <a:blip r:embed="rId4"/>   ──relations of the part──▶   word/media/image1.png   ──its bytes──▶   3f2a9c01
//! ```
//!
//! A picture that the file does not hold is as its address. So a drawing is as its pictures are, wherever it stands and however
//! large it is shown. An embedded sheet or formula is not
//! asked: its picture is drawn anew whenever it is saved. Cost: each picture is unpacked once.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::{Limits, picture, zip};
use super::{Manuscript, Sign, relationships};

/// What begins an attribute that can refer to a picture.
pub(crate) const REFERENCES: [&str; 2] = [" r:embed=", " r:id="];

/// What begins an attribute that can refer to a picture that stands elsewhere.
const LINKS: [&str; 3] = [" r:link=", " r:id=", " r:href="];

/// Returns for each drawing of a file, by its letter, the digests of its pictures; nothing for one without a picture.
pub(crate) fn likenesses(bytes: &[u8], file: &Manuscript, limits: Limits) -> BTreeMap<usize, String> {
    let Ok(package) = zip::Package::open(bytes, limits) else {
        return BTreeMap::new();
    };
    let mut digests = BTreeMap::new();
    let mut digest = |target: &str| -> Option<String> {
        let known = digests.entry(target.to_owned());
        let known =
            known.or_insert_with(|| package.part(target).ok().flatten().map(|it| picture::digest(&it)));
        known.clone()
    };
    let relations: Vec<BTreeMap<String, String>> = file
        .parts
        .iter()
        .map(|part| images(&package, &part.name, limits))
        .collect();
    let outward: Vec<BTreeMap<String, String>> = file
        .parts
        .iter()
        .map(|part| relationships::outward(&package, &relationships::rels_of(&part.name), "/image", limits))
        .map(Result::unwrap_or_default)
        .collect();
    let drawings = file.runs.iter().flat_map(|run| &run.pieces);
    let mut found = BTreeMap::new();
    for (raw, letters) in drawings {
        let Some(raw) = raw.clone().filter(|raw| is_drawing(file, raw, letters)) else {
            continue;
        };
        let part = file.parts.iter().position(|part| part.range.contains(&raw.start));
        let Some(part) = part else { continue };
        let names = references(&file.xml[raw.clone()], &REFERENCES);
        let held = names.filter_map(|name| relations[part].get(name));
        let mut all: Vec<String> = held.filter_map(|target| digest(target)).collect();
        let linked = references(&file.xml[raw], &LINKS).filter_map(|name| outward[part].get(name));
        all.extend(linked.map(|address| picture::digest(address.as_bytes())));
        all.sort();
        all.dedup();
        if !all.is_empty() {
            found.insert(letters.start, all.join(" "));
        }
    }
    found
}

fn is_drawing(file: &Manuscript, raw: &Range<usize>, letters: &Range<usize>) -> bool {
    let is_object = file.letters[letters.clone()]
        .iter()
        .any(|letter| letter.sign == Sign::Object);
    is_object && !file.xml[raw.clone()].starts_with("<w:object")
}

/// Returns the names of the relations in an element.
fn references<'x>(xml: &'x str, by: &'static [&'static str]) -> impl Iterator<Item = &'x str> {
    by.iter().flat_map(move |name| {
        let places = xml.match_indices(name);
        places.filter_map(move |(at, name)| xml[at + name.len() + 1..].split(['"', '\'']).next())
    })
}

/// Returns the pictures that a part refers to: the names of their parts, by their relation.
pub(super) fn images(package: &zip::Package<'_>, part: &str, limits: Limits) -> BTreeMap<String, String> {
    let relations = relationships::relationships(package, &relationships::rels_of(part), part, limits)
        .unwrap_or_default();
    let images = relations.into_iter().filter(|it| it.kind == "image");
    images.map(|it| (it.id, it.target)).collect()
}
