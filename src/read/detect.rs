//! Names the format of a file by its bytes, never by its name.
//!
//! | the file starts with | format |
//! |---|---|
//! | `PK`, and `content.xml` is inside | ODT |
//! | `PK` otherwise | DOCX, whose reader says what is missing |
//! | the mark of an OLE container, `{\rtf`, the mark of WordPerfect | by way of LibreOffice |
//! | `%PDF` in the first thousand bytes | PDF |
//! | markup with the root `akomaNtoso`, or the address of USLM | AKN |
//! | markup with the root `office:document` | ODT in one file |
//! | markup with `<!doctype html`, `<html`, `<head`, `<body` | HTML |
//! | anything else | text |
//!
//! A text that only speaks of `<html>` does not start with it. Cost: the directory of a ZIP file, else the first few
//! thousand bytes.

use super::office::Kind;
use super::zip::Package;
use super::{Format, Limits};

/// Names the format that the bytes show.
pub(super) fn detect(bytes: &[u8]) -> Format {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(bytes);
    }
    if Kind::of(bytes).is_some() {
        return Format::Office;
    }
    if super::pdf::is_pdf(bytes) {
        return Format::Pdf;
    }
    let head = head(bytes);
    match first_element(&head).as_deref() {
        Some("office:document") => Format::Odt,
        Some(root) if root.ends_with("akomantoso") => Format::Akn,
        Some(_) if USLM.iter().any(|address| head.contains(address)) => Format::Akn,
        Some("html" | "!doctype html" | "head" | "body") => Format::Html,
        _ => Format::Text,
    }
}

/// Tells the packed formats apart.
fn packed(bytes: &[u8]) -> Format {
    let is_open_document = match Package::open(bytes, Limits::default()) {
        Ok(package) if package.has("word/document.xml") => false,
        Ok(package) => package.has("content.xml"),
        Err(_) => find(
            &bytes[..bytes.len().min(MEDIA_TYPE)],
            b"application/vnd.oasis.opendocument",
        ),
    };
    if is_open_document {
        Format::Odt
    } else {
        Format::Docx
    }
}

/// The bytes in which the media type of an `OpenDocument` file stands, unpacked.
const MEDIA_TYPE: usize = 200;

fn find(bytes: &[u8], pattern: &[u8]) -> bool {
    bytes.windows(pattern.len()).any(|window| window == pattern)
}

/// The vocabularies of the United States legislative markup.
const USLM: [&str; 2] = [
    "http://schemas.gpo.gov/xml/uslm",
    "http://xml.house.gov/schemas/uslm",
];

/// The bytes looked at for the first element of a file.
const HEAD: usize = 16 << 10;

/// Decodes the first bytes of a file far enough to see markup.
fn head(bytes: &[u8]) -> String {
    let start = &bytes[..bytes.len().min(HEAD)];
    let shaped = match start {
        [b'<', 0, ..] => Some(encoding_rs::UTF_16LE),
        [0, b'<', ..] => Some(encoding_rs::UTF_16BE),
        _ => encoding_rs::Encoding::for_bom(start).map(|(encoding, _)| encoding),
    };
    shaped.unwrap_or(encoding_rs::UTF_8).decode(start).0.into_owned()
}

/// Returns the name of the first element, in lower case, after what may stand before it: an XML declaration, comments,
/// the document type (which is returned if it names HTML). `None` when the text does not start with markup.
fn first_element(head: &str) -> Option<String> {
    let mut rest = head;
    loop {
        rest = rest.trim_start().strip_prefix('<')?;
        let end = if rest.starts_with("!--") {
            rest.find("-->")? + 3
        } else if rest.starts_with('?') {
            rest.find('>')? + 1
        } else if rest.starts_with('!') {
            let doctype: String = rest.chars().take(13).collect::<String>().to_ascii_lowercase();
            if doctype.starts_with("!doctype html") {
                return Some(doctype);
            }
            end_of_doctype(rest)?
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
            return Some(rest[..end].to_ascii_lowercase());
        };
        rest = &rest[end..];
    }
}

/// Returns the end of a document type, which may declare entities between brackets.
fn end_of_doctype(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    match text[..end].find('[') {
        Some(open) => {
            let close = open + text[open..].find(']')?;
            Some(close + text[close..].find('>')? + 1)
        }
        None => Some(end + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Format) {
        assert_eq!(detect(bytes), expected, "{}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn formats_are_known_by_their_bytes() {
        check(b"PK\x03\x04", Format::Docx);
        check(
            b"PK\x03\x04........mimetypeapplication/vnd.oasis.opendocument.text",
            Format::Odt,
        );
        check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Office);
        check(b"{\\rtf1", Format::Office);
        check(b"\xffWPC", Format::Office);
        check(b"  <!-- x --><HTML lang='en'>", Format::Html);
        check(b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'>", Format::Html);
        check(b"<!DOCTYPE l [<!ENTITY a '>'>]><akn:akomaNtoso>", Format::Akn);
        check(b"<bill xmlns='http://schemas.gpo.gov/xml/uslm'>", Format::Akn);
        check(b"<office:document >", Format::Odt);
    }

    #[test]
    fn anything_else_is_text() {
        check(b"", Format::Text);
        check(b"The <html> tag", Format::Text);
        check(b"<<< draft >>>", Format::Text);
        check(b"< 5 per cent", Format::Text);
        check("> quoted".as_bytes(), Format::Text);
    }
}
