//! Where the links of a Word file lead, whatever part they stand in.
//!
//! A link names a relation, and each part has relations of its own: `rId1` of the body and of a head of pages are two
//! addresses. A link can be a field, too, whose instruction says the address itself.
//!
//! ```text
//! <w:hyperlink r:id="rId4">          ──relations of the part──▶   https://example.org/
//! HYPERLINK "https://example.org/"                            ▶   https://example.org/
//! ```
//!
//! A link to a place in the text itself (`_Toc…`) leads nowhere else. Cost: linear.

use std::collections::BTreeMap;

use super::super::{Limits, zip};
use super::{Manuscript, relationships};

/// Returns where the links of each paragraph lead, in their order but for those of fields, which come last.
pub(crate) fn destinations(bytes: &[u8], file: &Manuscript, limits: Limits) -> BTreeMap<usize, Vec<String>> {
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let Ok(package) = zip::Package::open(bytes, limits) else {
        return found;
    };
    let relations: Vec<BTreeMap<String, String>> = file
        .parts
        .iter()
        .map(|part| {
            relationships::links(&package, &relationships::rels_of(&part.name), limits).unwrap_or_default()
        })
        .collect();
    for (paragraph, relation) in &file.links {
        let place = file.paragraphs[*paragraph].range.start;
        let part = file.parts.iter().position(|part| part.range.contains(&place));
        let target = part.and_then(|part| relations[part].get(relation));
        found.entry(*paragraph).or_default().extend(target.cloned());
    }
    for field in &file.shown_fields {
        found
            .entry(field.paragraph)
            .or_default()
            .extend(address(&field.instruction));
    }
    found
}

/// Returns the address in the instruction of a link.
fn address(instruction: &str) -> Option<String> {
    let (name, rest) = instruction.trim_start().split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split_whitespace().next().filter(|it| !it.starts_with('\\')),
    };
    let address = address.filter(|it| name.eq_ignore_ascii_case("HYPERLINK") && !it.is_empty());
    address.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_says_its_address_or_a_place_in_the_text() {
        let address = |instruction| address(instruction).unwrap_or_default();
        assert_eq!(
            address(" HYPERLINK \"https://a.example/x y\" \\o \"tip\""),
            "https://a.example/x y"
        );
        assert_eq!(address("hyperlink https://a.example/"), "https://a.example/");
        assert_eq!(address("HYPERLINK \\l \"_Toc1\""), "");
        assert_eq!(address("REF a"), "");
    }
}
