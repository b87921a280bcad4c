//! Readers: whatever the file holds, a document or one line that says why not, and a sound structure of it.

use std::collections::BTreeSet;

use travaux::instrument::{Address, Instrument};
use travaux::read::{Format, Limits, ReadOptions, Revisions, Source, read};
use travaux::structure::structure;

use crate::writer::{Page, Pdf};
use crate::{foreign, lossy, pack, planted};

/// Asks for a document of a file in each view; `data` chooses which is asked for.
fn check(bytes: Vec<u8>, format: Format) {
    let views = [Revisions::Final, Revisions::Original, Revisions::BothAsText];
    let source = Source {
        name: "file".to_owned(),
        bytes,
    };
    let options = ReadOptions {
        format: Some(format),
        revisions: views[source.bytes.len() % views.len()],
        limits: Limits::default(),
        ..ReadOptions::default()
    };
    match read(&source, &options) {
        Ok((_, document)) => sound(&planted::instrument(structure(&document))),
        Err(problem) => {
            let line = problem.to_string();
            assert!(line.starts_with("file: ") && !line.contains('\n'), "{line}");
        }
    }
}

/// Asserts that ids are their own, can be written and read, and that parents stand before their children.
pub(crate) fn sound(instrument: &Instrument) {
    let ids: BTreeSet<&Address> = instrument.provisions.iter().map(|it| &it.id).collect();
    assert_eq!(ids.len(), instrument.provisions.len(), "an id twice");
    for (at, provision) in instrument.provisions.iter().enumerate() {
        assert_eq!(provision.id.to_string().parse(), Ok(provision.id.clone()));
        assert!(provision.parent.is_none_or(|parent| parent.0 < at), "parent");
        let length = provision.text.chars().count();
        assert!(provision.marks.iter().all(|mark| mark.offset <= length), "mark");
    }
}

/// Plain text and Markdown.
pub fn text(data: &[u8]) {
    check(data.to_vec(), Format::Text);
}

/// A web page.
pub fn html(data: &[u8]) {
    check(data.to_vec(), Format::Html);
}

/// A PDF; what does not begin as one is the drawing of its only page.
pub fn pdf(data: &[u8]) {
    foreign::silence();
    if data.starts_with(b"%PDF") {
        return check(data.to_vec(), Format::Pdf);
    }
    let page = Page::new().raw(&lossy(data));
    let letters = ["ש", "ל", "ו", "م", "ا", "fi", "é", " "];
    check(Pdf::new().page(page).with_letters(&letters).bytes(), Format::Pdf);
}

/// The body of a Word file, and further parts.
pub fn docx(data: &[u8]) {
    let input = lossy(data);
    let (body, parts) = parted(&input, |letter| {
        Some(match letter {
            'n' => "numbering",
            's' => "styles",
            'f' => "footnotes",
            'e' => "endnotes",
            'h' => "header1",
            'c' => "comments",
            _ => return None,
        })
    });
    check(pack::docx(body, &parts), Format::Docx);
}

/// The body of an OpenDocument text, and its styles.
pub fn odt(data: &[u8]) {
    let input = lossy(data);
    let (body, parts) = parted(&input, |letter| (letter == 's').then_some("styles"));
    let styles: String = parts.iter().map(|(_, content)| *content).collect();
    let content = format!(
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
         xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
         xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' \
         xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' xmlns:xlink='http://www.w3.org/1999/xlink' \
         xmlns:dc='http://purl.org/dc/elements/1.1/'><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let files: [(&str, &[u8]); 2] = [
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ];
    check(pack::zip(&files), Format::Odt);
}

/// The inside of a law in XML.
pub fn akn(data: &[u8]) {
    let input = lossy(data);
    let file = if input.starts_with("<?xml") {
        input
    } else {
        format!("<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>{input}</akomaNtoso>")
    };
    check(file.into_bytes(), Format::Akn);
}

/// Parts an input at `%%%` and a letter, which says what the rest is.
fn parted<'a>(
    input: &'a str,
    name: impl Fn(char) -> Option<&'static str>,
) -> (&'a str, Vec<(&'static str, &'a str)>) {
    let mut pieces = input.split("%%%");
    let body = pieces.next().unwrap_or_default();
    let mut parts: Vec<(&'static str, &str)> = Vec::new();
    for piece in pieces {
        let mut letters = piece.chars();
        let named = letters.next().and_then(&name);
        if let Some(named) = named.filter(|named| parts.iter().all(|(before, _)| before != named)) {
            parts.push((named, letters.as_str()));
        }
    }
    (body, parts)
}
