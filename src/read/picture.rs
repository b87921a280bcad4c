//! Pictures: no text, and yet something that a reader sees. A block names each by what tells it from another.
//!
//! ```text
//! [picture 3f2a9c01]                      a picture that the file holds, by the digest of its bytes
//! [picture map.png: A map of the wells]   one that stands elsewhere, by its address, with the words that stand for it
//! ```
//!
//! So a picture that went, came or was drawn anew is told like a paragraph. What it shows is not looked at.

use sha2::{Digest, Sha256};

use crate::document::{Block, Extent, Hints, Holds, Locator, Run};

/// The characters of a digest that are shown.
const SHOWN: usize = 8;

/// Names a picture by its bytes.
pub(super) fn digest(bytes: &[u8]) -> String {
    shown(Sha256::new_with_prefix(bytes))
}

/// Names a picture by the digest of what is stored of it.
pub(super) fn shown(digest: Sha256) -> String {
    let digest = digest.finalize();
    let hex = digest.iter().map(|byte| format!("{byte:02x}"));
    hex.collect::<String>().chars().take(SHOWN).collect()
}

/// Makes the block of a picture with this name and these words in its place.
pub(super) fn block(name: &str, words: &str, locator: Locator) -> Block {
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    let text = match words.as_str() {
        "" => format!("[picture {name}]"),
        words => format!("[picture {name}: {words}]"),
    };
    Block {
        extent: Extent::Paragraph,
        runs: vec![Run::plain(text)],
        hints: Hints {
            holds: Holds::Picture,
            ..Hints::default()
        },
        locator,
    }
}

/// Names a picture by the address that a page gives: by the digest of what a `data:` address holds, else by the address
/// itself, without the query that only keeps a copy fresh (`map.png?v=3`).
pub(super) fn name(address: &str) -> String {
    let address = address.trim();
    if let Some(data) = strip_prefix_any_case(address, "data:") {
        let (kind, content) = data.split_once(',').unwrap_or(("", data));
        let bytes = if kind.to_ascii_lowercase().ends_with(";base64") {
            unpacked(content)
        } else {
            content.as_bytes().to_vec()
        };
        return digest(&bytes);
    }
    let bare = address.split(['?', '#']).next().unwrap_or_default();
    let is_file = bare.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if is_file { bare } else { address }.to_owned()
}

fn strip_prefix_any_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// Reads base64; signs that are none of it are passed over.
fn unpacked(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for sign in text.bytes() {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_in_the_page_has_the_name_that_it_has_in_a_file() {
        assert_eq!(unpacked("d2VsbHM="), b"wells");
        assert_eq!(name("data:image/png;base64,d2Vs\nbHM="), digest(b"wells"));
    }

    #[test]
    fn a_picture_elsewhere_is_named_by_its_address() {
        assert_eq!(name("img/map.png?v=3"), "img/map.png");
        assert_eq!(name("/picture?id=5"), "/picture?id=5");
        let text = block("map.png", " A map\n of wells ", Locator::default()).text();
        assert_eq!(text, "[picture map.png: A map of wells]");
    }
}
