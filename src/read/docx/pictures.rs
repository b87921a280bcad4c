//! The pictures and charts of a Word file, by the content of the part that holds each.
//!
//! A paragraph says only which relationship shows there. Whoever replaces a picture often keeps the relationship and the
//! name of the part, so the part itself is looked at; a chart is a part of its own with its figures in it.
//!
//! ```text
//! <a:blip r:embed="rId7"/>  ->  rId7 = media/image1.png  ->  its bytes  ->  [picture 3f2a9c01]
//! <c:chart r:id="rId8"/>    ->  rId8 = charts/chart1.xml
//! ```
//!
//! Pictures of running heads and feet and of the first page's header are furniture: emblems and codes. So are those of the
//! size of a letter. What is drawn with shapes has no part and is no picture here. Cost: each part that is referred to is unpacked once.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::zip::Package;
use super::super::{Limits, picture};
use super::element::{alternative, attribute, word};
use super::relationships::{outward, relationships, rels_of};
use crate::error::Refusal;

/// The kinds of relationships to what is seen.
const SEEN: [&str; 4] = ["image", "chart", "chartEx", "diagramData"];
/// The English Metric Units in a point.
const UNITS_PER_POINT: u64 = 12_700;
/// What is not larger in both directions, in points, is a letter or a dot.
const LETTER: u64 = 13;

/// Names what a part shows, by the id of its relationship: by its bytes, or by its address where it stands elsewhere or cannot
/// be unpacked.
pub(super) fn names(
    package: &Package<'_>,
    part: &str,
    limits: Limits,
) -> Result<BTreeMap<String, String>, Refusal> {
    let rels = rels_of(part);
    let mut names: BTreeMap<String, String> = outward(package, &rels, "/image", limits)?
        .into_iter()
        .map(|(id, address)| (id, picture::name(&address)))
        .collect();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for it in relationships(package, &rels, part, limits)? {
        if SEEN.contains(&it.kind.as_str()) {
            let name = known.entry(it.target).or_insert_with_key(|target| {
                let bytes = package.part(target).ok().flatten();
                bytes.map_or_else(|| target.clone(), |bytes| picture::digest(&bytes))
            });
            names.insert(it.id, name.clone());
        }
    }
    Ok(names)
}

/// Gathers the relationships of the pictures in a drawing. Text boxes are stories of their own.
pub(super) fn shown<'a>(drawing: Node<'a, '_>) -> Vec<&'a str> {
    let mut found = Vec::new();
    if !is_letter(drawing) {
        gather(drawing, &mut found);
    }
    found
}

fn gather<'a>(node: Node<'a, '_>, found: &mut Vec<&'a str>) {
    if word(node) == "txbxContent" {
        return;
    }
    if let Some(choice) = alternative(node) {
        return gather(choice, found);
    }
    let key = match node.tag_name().name() {
        "blip" => ["embed", "link"].into_iter().find_map(|key| attribute(node, key)),
        "chart" | "imagedata" => attribute(node, "id"),
        "relIds" => attribute(node, "dm"),
        _ => None,
    };
    found.extend(key);
    for child in node.children() {
        gather(child, found);
    }
}

/// Whether a drawing is no larger than a letter.
fn is_letter(drawing: Node<'_, '_>) -> bool {
    let extent = drawing
        .children()
        .flat_map(|frame| frame.children())
        .find(|node| node.tag_name().name() == "extent");
    let side = |key| extent?.attribute(key)?.parse::<u64>().ok();
    let sides = ["cx", "cy"].map(side);
    sides
        .iter()
        .all(|side| side.is_some_and(|side| side <= LETTER * UNITS_PER_POINT))
}
