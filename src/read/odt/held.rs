//! What stands in the container beside the text and is part of it: pictures and formulas.
//!
//! ```text
//! <draw:image xlink:href="Pictures/1000.png"/>     the part Pictures/1000.png, by its digest
//! <draw:object xlink:href="./Object 1"/>           the part Object 1/content.xml, a formula in MathML
//! ```
//!
//! They are looked at when the text has been unpacked, out of what is left of its purse: a text with more pictures than
//! that is read, and the rest of them are named by their addresses.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::formula::Part;
use super::super::zip::Package;
use super::super::{Limits, picture, xml};
use super::element::{attribute, name};

/// Pictures and formulas, by the addresses that the text gives them.
#[derive(Debug, Default)]
pub(super) struct Held {
    pictures: BTreeMap<String, String>,
    formulas: BTreeMap<String, String>,
}

impl Held {
    /// Looks at what a text refers to.
    pub(super) fn of(content: Node<'_, '_>, package: &Package<'_>, limits: Limits) -> Self {
        let mut held = Self::default();
        for node in content.descendants() {
            let Some(address) = attribute(node, "href") else {
                continue;
            };
            match name(node) {
                ("drawing", "image") if !held.pictures.contains_key(address) => {
                    if let Ok(Some(bytes)) = package.part(bare(address)) {
                        held.pictures.insert(address.to_owned(), picture::digest(&bytes));
                    }
                }
                ("drawing", "object") if !held.formulas.contains_key(address) => {
                    let part = package.part(&format!("{}/content.xml", bare(address)));
                    let formula = part.ok().flatten().and_then(|bytes| formula(&bytes, limits));
                    held.formulas
                        .extend(formula.map(|formula| (address.to_owned(), formula)));
                }
                _ => {}
            }
        }
        held
    }

    /// Names the picture at an address.
    pub(super) fn picture(&self, address: &str) -> String {
        let known = self.pictures.get(address).cloned();
        known.unwrap_or_else(|| picture::name(address))
    }

    /// Returns the formula at an address, in one line.
    pub(super) fn formula(&self, address: &str) -> Option<&str> {
        self.formulas.get(address).map(String::as_str)
    }
}

fn bare(address: &str) -> &str {
    address.trim_start_matches("./")
}

/// Reads an object, if it is a formula.
fn formula(bytes: &[u8], limits: Limits) -> Option<String> {
    let text = xml::decode(bytes).ok()?;
    let tree = xml::parse(&text, limits).ok()?;
    let root = tree.root_element();
    (root.tag_name().name() == "math")
        .then(|| part(root))
        .flatten()
        .map(|part| part.linear())
}

/// Returns the part of a formula that an element of MathML is.
pub(super) fn part(node: Node<'_, '_>) -> Option<Part> {
    if node.is_text() {
        let text = node.text().unwrap_or_default().trim();
        return (!text.is_empty()).then(|| Part::Sign(text.to_owned()));
    }
    let parts = node.children().filter_map(part).collect();
    node.is_element()
        .then(|| Part::of_mathml(node.tag_name().name(), parts))
        .flatten()
}
