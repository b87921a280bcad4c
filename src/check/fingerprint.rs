//! What tells one finding from others, whatever stands around it.

use sha2::{Digest, Sha256};

use crate::sides::Sides;
use crate::text::normalize::fold;

/// Returns what tells one finding from others: rule, words, and which one of several such it is.
pub(super) fn fingerprint(rule: &str, paragraphs: &Sides<String>, nth: usize) -> String {
    let mut digest = Sha256::new();
    for part in [
        rule,
        &fold(&paragraphs.old),
        &fold(&paragraphs.new),
        &nth.to_string(),
    ] {
        digest.update(part.as_bytes());
        // No text holds this sign, so no two lists of parts are one.
        digest.update([0]);
    }
    let digits: Vec<String> = digest
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    digits.concat()
}
