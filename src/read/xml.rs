//! Turns the bytes of an XML part into a tree, after a look that no tree builder takes.
//!
//! Five things can hurt before the first element is read: elements nested so deep that the parser's recursion
//! overflows the stack, an element with so many attributes that checking them for doubles takes hours, more attributes
//! in all than elements are allowed, vocabularies declared anew on every element (the parser copies all that are known
//! at that place), and a document type that declares entities (`&lol;`, or a file of this machine). One pass over the
//! bytes finds all of them; only then does the parser see the part. Cost: linear, about a tenth of the parse.

use roxmltree::{Document, ParsingOptions};

use super::limits::{Limits, NESTING, NODES, Purse};
use super::refusal::{SAVE_AGAIN, refusal};
use crate::error::Refusal;

/// The attributes that one element may have; Word's roots have about forty.
const ATTRIBUTES: u64 = 512;
/// The copies of vocabularies that count as one element: a copy is two bytes.
const COPIES: u64 = 8;

/// The way out for a file with a document type: Word and LibreOffice write none.
const SAVE_WITHOUT_TYPE: &str =
    "open it in the program it came from and save it again, or take the declaration out of it";

/// Decodes an XML part: by its byte order mark, by the shape of its first two characters, by its declaration, else
/// UTF-8. The error is the reason, for a person.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    let encoding = encoding(bytes);
    let (text, _, failed) = encoding.decode(bytes);
    if failed {
        return Err(refusal(
            format_args!("is not valid {}", encoding.name()),
            SAVE_AGAIN,
        ));
    }
    Ok(text.into_owned())
}

/// Builds the tree of an XML text. The error is the reason, for a person.
pub(super) fn parse(text: &str, limits: Limits) -> Result<Document<'_>, Refusal> {
    check(text.as_bytes(), limits)?;
    let options = ParsingOptions {
        nodes_limit: limits.nodes,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => NODES.refusal(limits.nodes.into()),
        other => refusal(format_args!("is not well-formed XML ({other})"), SAVE_AGAIN),
    })
}

/// Names the encoding that the first bytes show.
fn encoding(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding;
    }
    match bytes {
        [b'<', 0, ..] => return encoding_rs::UTF_16LE,
        [0, b'<', ..] => return encoding_rs::UTF_16BE,
        _ => {}
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let declaration = head.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    declaration
        .and_then(|(declaration, _)| declaration.split_once("encoding"))
        .and_then(|(_, value)| value.split(['"', '\'']).nth(1))
        .and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()))
        .unwrap_or(encoding_rs::UTF_8)
}

/// Looks for what must not reach the parser.
fn check(text: &[u8], limits: Limits) -> Result<(), Refusal> {
    let mut attributes = Purse::new(NODES, limits.nodes.into());
    let mut copies = Purse::new(NODES, limits.nodes.into());
    // For each open element, how many vocabularies are known in it.
    let mut open: Vec<u64> = Vec::new();
    let mut at = 0;
    while let Some(start) = find(text, at, b"<") {
        let rest = &text[start..];
        at = if rest.starts_with(b"<!--") {
            after(text, start + 4, b"-->")
        } else if rest.starts_with(b"<![CDATA[") {
            after(text, start, b"]]>")
        } else if rest.starts_with(b"<?") {
            after(text, start, b"?>")
        } else if rest.starts_with(b"<!") {
            let what = "declares a document type (DTD), which can hide text";
            return Err(refusal(what, SAVE_WITHOUT_TYPE));
        } else if rest.starts_with(b"</") {
            open.pop();
            after(text, start, b">")
        } else {
            let tag = Tag::at(text, start)?;
            attributes.pay(tag.attributes)?;
            let known = open.last().copied().unwrap_or(0) + tag.declared;
            if tag.declared > 0 {
                copies.pay(known.div_ceil(COPIES))?;
            }
            if text.get(tag.end.wrapping_sub(2)) != Some(&b'/') {
                open.push(known);
            }
            tag.end
        };
        if open.len() > limits.nesting as usize {
            return Err(NESTING.refusal(limits.nesting.into()));
        }
    }
    Ok(())
}

/// What is asked of a start tag.
struct Tag {
    /// The place after it.
    end: usize,
    attributes: u64,
    /// The attributes that declare a vocabulary (`xmlns:w`).
    declared: u64,
}

impl Tag {
    /// Looks through a start tag, minding that an attribute may hold `>`.
    fn at(text: &[u8], start: usize) -> Result<Self, Refusal> {
        let mut tag = Self {
            end: text.len(),
            attributes: 0,
            declared: 0,
        };
        let (mut quote, mut name) = (None, start);
        for (offset, &byte) in text[start..].iter().enumerate() {
            let at = start + offset;
            match (quote, byte) {
                (Some(open), _) if open == byte => quote = None,
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'=') => {
                    tag.attributes += 1;
                    tag.declared += u64::from(text[name..at].starts_with(b"xmlns"));
                }
                (None, b' ' | b'\t' | b'\n' | b'\r') => name = at + 1,
                (None, b'>') => {
                    tag.end = at + 1;
                    break;
                }
                _ => {}
            }
            if tag.attributes > ATTRIBUTES {
                let what = format!("has an element with more than {ATTRIBUTES} attributes");
                return Err(refusal(what, SAVE_AGAIN));
            }
        }
        Ok(tag)
    }
}

/// Returns the place after the next `pattern`, or the end of the text.
fn after(text: &[u8], from: usize, pattern: &[u8]) -> usize {
    find(text, from, pattern).map_or(text.len(), |at| at + pattern.len())
}

/// Finds `pattern` from a place on.
fn find(text: &[u8], from: usize, pattern: &[u8]) -> Option<usize> {
    let rest = text.get(from..)?;
    if let [byte] = pattern {
        return rest.iter().position(|b| b == byte).map(|at| from + at);
    }
    rest.windows(pattern.len())
        .position(|window| window == pattern)
        .map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> String {
        parse(text, Limits::default())
            .map(|_| ())
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn nesting_beyond_the_limit_is_refused_before_the_parser_sees_it() {
        let deep = "<a>".repeat(200_000) + &"</a>".repeat(200_000);
        assert!(reason(&deep).contains("nests more than 512"));
    }

    #[test]
    fn elements_side_by_side_are_no_nesting() {
        let wide = format!("<r>{}</r>", "<a b='/>'/><c>text</c>".repeat(1_000));
        assert!(parse(&wide, Limits::default()).is_ok());
    }

    #[test]
    fn angle_brackets_in_comments_and_data_are_no_elements() {
        let text = format!(
            "<r>{}{}</r>",
            "<!-- <a> -->".repeat(600),
            "<![CDATA[<a>]]>".repeat(600)
        );
        assert!(parse(&text, Limits::default()).is_ok());
    }

    #[test]
    fn document_types_are_refused() {
        assert!(reason("<!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>").contains("DTD"));
    }

    #[test]
    fn attributes_without_end_are_refused() {
        let many: Vec<String> = (0..600).map(|n| format!(" a{n}=''")).collect();
        let many = many.concat();
        assert!(reason(&format!("<r{many}/>")).contains("attributes"));
    }

    #[test]
    fn utf_16_is_known_by_its_shape() {
        let bytes: Vec<u8> = "<r/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes).as_deref(), Ok("<r/>"));
    }

    #[test]
    fn declared_encodings_hold() {
        let bytes = b"<?xml version='1.0' encoding='windows-1252'?><r>\xe9</r>";
        assert!(decode(bytes).unwrap().ends_with("<r>\u{e9}</r>"));
    }
}
