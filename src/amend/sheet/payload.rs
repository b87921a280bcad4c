//! The paragraphs that an instruction brings along.

use super::numbering::{Shape, label, of_text};
use super::quotes::unquoted;

/// A paragraph that an instruction brings along.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Payload {
    /// The label that it bears: `5 bis`, `(c)`.
    pub(super) label: Option<String>,
    pub(super) text: String,
}

/// Makes payloads of a paragraph, or of several parted by line ends: letters below a colon stay with it.
pub(super) fn payloads(text: &str) -> Vec<Payload> {
    let mut found: Vec<Payload> = Vec::new();
    for part in unquoted(text).split('\n') {
        let part = part.trim();
        let listed = of_text(part);
        let inner = listed
            .as_ref()
            .is_some_and(|mark| matches!(mark.shape, Shape::Letter | Shape::Roman));
        match found.last_mut() {
            Some(above) if inner && (above.text.ends_with(':') || above.text.contains('\n')) => {
                above.text.push('\n');
                above.text.push_str(part);
            }
            _ if part.is_empty() => {}
            _ => found.push(payload(part)),
        }
    }
    found
}

/// Makes a payload of a text: without quotation marks, its label apart.
pub(super) fn payload(text: &str) -> Payload {
    let text = unquoted(text);
    let (label, rest) = label(text);
    Payload {
        label,
        text: rest.trim().to_owned(),
    }
}
