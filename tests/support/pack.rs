//! Packs small files into ZIP containers, well-formed or not, for tests.

use std::io::Write;

use flate2::{Compression, Crc, write::DeflateEncoder};

/// Packs parts in the order given; the same name may come twice.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in parts {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(content).unwrap();
        let packed = encoder.finish().unwrap();
        let mut crc = Crc::new();
        crc.update(content);
        let mut common = Vec::new();
        for field in [20_u16, 0, 8, 0, 0x21] {
            common.extend(field.to_le_bytes());
        }
        for field in [crc.sum(), packed.len() as u32, content.len() as u32] {
            common.extend(field.to_le_bytes());
        }
        common.extend((name.len() as u16).to_le_bytes());
        common.extend(0_u16.to_le_bytes());
        let offset = file.len() as u32;
        file.extend(b"PK\x03\x04");
        file.extend(&common);
        file.extend(name.as_bytes());
        file.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = file.len() as u32;
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend((parts.len() as u16).to_le_bytes());
    file.extend((parts.len() as u16).to_le_bytes());
    file.extend((directory.len() as u32).to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0; 2]);
    file
}

/// Packs a Word file: the body's XML, and further parts (`footnotes`, `numbering`, `header1`...) by name.
pub(crate) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), content_types(parts)),
        (
            "_rels/.rels".to_owned(),
            relationships(&[("rId1", "officeDocument", "word/document.xml")]),
        ),
        (
            "word/document.xml".to_owned(),
            word("document", &format!("<w:body>{body}</w:body>")),
        ),
    ];
    let mut links = Vec::new();
    for (name, content) in parts {
        let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let root = match kind {
            "header" => "hdr",
            "footer" => "ftr",
            other => other,
        };
        files.push((format!("word/{name}.xml"), word(root, content)));
        links.push((*name, kind, format!("{name}.xml")));
    }
    let links: Vec<(&str, &str, &str)> = links
        .iter()
        .map(|(id, kind, target)| (*id, *kind, target.as_str()))
        .collect();
    files.push(("word/_rels/document.xml.rels".to_owned(), relationships(&links)));
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    zip(&files)
}

/// Names the kind of every part.
fn content_types(parts: &[(&str, &str)]) -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut kinds = format!(
        "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>\
         <Default Extension='xml' ContentType='application/xml'/>\
         <Override PartName='/word/document.xml' ContentType='{word}.document.main+xml'/>"
    );
    for (name, _) in parts {
        let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
        kinds += &format!("<Override PartName='/word/{name}.xml' ContentType='{word}.{kind}+xml'/>");
    }
    format!("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>{kinds}</Types>")
}

/// Wraps XML in a Word root element with the usual namespaces.
pub(crate) fn word(root: &str, content: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='UTF-8'?><w:{root} \
         xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
         xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
         xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
         xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' \
         xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' \
         xmlns:v='urn:schemas-microsoft-com:vml'>{content}</w:{root}>"
    )
}

fn relationships(links: &[(&str, &str, &str)]) -> String {
    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let links: Vec<String> = links
        .iter()
        .map(|(id, kind, target)| format!("<Relationship Id='{id}' Type='{base}/{kind}' Target='{target}'/>"))
        .collect();
    format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{}</Relationships>",
        links.concat()
    )
}
