//! What is said of a file that is not read: the file, the place where one is known, what it is, and the way out.
#![expect(clippy::unwrap_used, reason = "a test that cannot build its input has failed")]

#[path = "support/pack.rs"]
mod pack;

use pack::{docx, word, zip};
use travaux::read::{Format, Limits, ReadOptions, Source, read};

const P: &str = "<w:p><w:r><w:t>Recalling</w:t></w:r></w:p>";
const OPEN: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'";
const AS_PDF: &str = "; save it as PDF, or copy its text into a Word file";
const OCR: &str = "; run character recognition (OCR) on it and name the PDF or the text that it gives";
const UNPACK: &str = "; unpack it and name a file from it";
const SAVE_AGAIN: &str = "; open it in the program it came from and save it again";

/// Checks what is said of bytes, whatever the name of their file promises.
#[track_caller]
fn check(bytes: &[u8], said: &[&str]) {
    let source = Source {
        name: "draft.docx".to_owned(),
        bytes: bytes.to_vec(),
    };
    let problem = read(&source, &ReadOptions::default()).map(|_| ()).unwrap_err();
    assert_eq!(problem.to_string(), format!("draft.docx: {}", said.concat()));
}

/// A container of Microsoft's whose main part is at this place.
fn office(main: &str, content: &[u8]) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let links = format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
         <Relationship Id='a' Type='{kind}' Target='{main}'/></Relationships>"
    );
    zip(&[("_rels/.rels", links.as_bytes()), (main, content)])
}

fn ole(stream: &str) -> Vec<u8> {
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &name].concat()
}

/// First bytes, and then all others that there are.
fn binary(start: &[u8]) -> Vec<u8> {
    [start, &(0..=255).cycle().take(2_000).collect::<Vec<u8>>()].concat()
}

#[test]
fn workbooks_slides_and_drawings_are_named() {
    check(
        &office("xl/workbook.xml", b"<workbook/>"),
        &["is an Excel workbook", AS_PDF],
    );
    check(
        &office("xl/workbook.bin", b"\x83\x01\0"),
        &["is an Excel workbook", AS_PDF],
    );
    check(
        &zip(&[("xl/workbook.xml", b"<x/>")]),
        &["is an Excel workbook", AS_PDF],
    );
    check(&ole("Workbook"), &["is an Excel workbook", AS_PDF]);
    check(&ole("Book"), &["is an Excel workbook", AS_PDF]);
    check(
        &office("ppt/presentation.xml", b"<p/>"),
        &["is a PowerPoint presentation", AS_PDF],
    );
    check(
        &ole("PowerPoint Document"),
        &["is a PowerPoint presentation", AS_PDF],
    );
    check(
        &office("visio/document.xml", b"<v/>"),
        &["is a Visio drawing", AS_PDF],
    );
    check(&ole("VisioDocument"), &["is a Visio drawing", AS_PDF]);
    for (body, kind) in [
        ("spreadsheet", "spreadsheet"),
        ("presentation", "presentation"),
        ("drawing", "drawing"),
    ] {
        let content =
            format!("<office:document {OPEN}><office:body><office:{body}/></office:body></office:document>");
        let said = format!("is an OpenDocument {kind}");
        check(&zip(&[("content.xml", content.as_bytes())]), &[&said, AS_PDF]);
        check(content.as_bytes(), &[&said, AS_PDF]);
    }
}

#[test]
fn a_word_file_with_a_workbook_in_it_is_a_word_file() {
    let source = Source {
        name: "draft.docx".to_owned(),
        bytes: zip(&[
            (
                "word/document.xml",
                word("document", &format!("<w:body>{P}</w:body>")).as_bytes(),
            ),
            ("xl/workbook.xml", b"<x/>"),
        ]),
    };
    assert!(read(&source, &ReadOptions::default()).is_ok());
}

#[test]
fn other_containers_are_named() {
    check(
        &zip(&[("META-INF/container.xml", b"<c/>"), ("a.xhtml", b"<html/>")]),
        &["is an electronic book (EPUB); convert it to Word (.docx), OpenDocument (.odt) or HTML"],
    );
    check(
        &zip(&[("Index/Document.iwa", b"x")]),
        &["is a Pages, Numbers or Keynote document; export it to Word (.docx) or PDF"],
    );
    check(
        &zip(&[("a.docx", b"x")]),
        &["is a ZIP archive and no text", UNPACK],
    );
    check(
        &ole("__properties_version1.0"),
        &["is an Outlook message; save the text, or the file attached to it, as a file of its own"],
    );
    check(
        &ole("Quill"),
        &[
            "is an OLE container without a Word document in it",
            "; open it in the program it came from and save it as .docx or PDF",
        ],
    );
}

#[test]
fn pictures_recordings_archives_and_programs_are_named() {
    for (start, said, way_out) in [
        (b"\x89PNG\r\n\x1a\n".as_slice(), "is a picture (PNG)", OCR),
        (b"\xff\xd8\xff\xe0", "is a picture (JPEG)", OCR),
        (b"GIF89a", "is a picture (GIF)", OCR),
        (b"II*\0", "is a picture (TIFF)", OCR),
        (b"MM\0*", "is a picture (TIFF)", OCR),
        (b"BM", "is a picture (BMP)", OCR),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "is a picture (WebP)", OCR),
        (b"\0\0\0\x18ftypheic", "is a picture (HEIC)", OCR),
        (b"AT&TFORM", "is a scan (DjVu)", OCR),
        (
            b"ID3\x03",
            "is a sound recording (MP3)",
            "; name a file with the words in writing",
        ),
        (
            b"\0\0\0\x18ftypmp42",
            "is a recording (MP4)",
            "; name a file with the words in writing",
        ),
        (b"\x1f\x8b\x08", "is an archive (gzip)", UNPACK),
        (b"7z\xbc\xaf\x27\x1c", "is an archive (7z)", UNPACK),
        (b"Rar!\x1a\x07", "is an archive (RAR)", UNPACK),
        (b"MZ", "is a program", "; name a file with a text"),
        (b"\x7fELF", "is a program", "; name a file with a text"),
        (
            b"SQLite format 3\0",
            "this is not a text (binary data)",
            "; give plain text, Markdown or another format that can be read",
        ),
    ] {
        check(&binary(start), &[said, way_out]);
    }
    check(
        b"%!PS-Adobe-3.0\n(Recalling) show\n",
        &["is a PostScript file; convert it to PDF"],
    );
    let mut mark = vec![b' '; 162];
    mark[..6].copy_from_slice(b"\x05Admin");
    mark[54..56].copy_from_slice(b"\x05\0");
    check(
        &mark,
        &[
            "is only the mark that another file is open in Word; name that file, without the ~$ before its name",
        ],
    );
}

#[test]
fn a_word_file_in_one_piece_of_xml_is_not_taken_for_a_text_with_angle_brackets() {
    for root in ["<pkg:package xmlns:pkg='a'/>", "<w:wordDocument xmlns:w='a'/>"] {
        check(
            format!("<?xml version='1.0'?>\n{root}").as_bytes(),
            &["is a Word file in one piece of XML; open it in Word or LibreOffice and save it as .docx"],
        );
    }
}

#[test]
fn damaged_word_files_name_the_part_and_the_way_out() {
    let with = |content: &[u8]| zip(&[("word/document.xml", content)]);
    check(
        &with(b"<document><body>"),
        &[
            "the part word/document.xml is not well-formed XML (the root node was opened but never closed)",
            SAVE_AGAIN,
        ],
    );
    let good = word("document", &format!("<w:body>{P}</w:body>"));
    check(
        &zip(&[
            ("word/document.xml", good.as_bytes()),
            ("word/styles.xml", b"<a><b></a>"),
        ]),
        &[
            "the part word/styles.xml is not well-formed XML (expected 'b' tag, not 'a' at 1:7)",
            SAVE_AGAIN,
        ],
    );
    check(
        &with(b"<!DOCTYPE a><a/>"),
        &[
            "the part word/document.xml declares a document type (DTD), which can hide text",
            SAVE_AGAIN,
            ", or take the declaration out of it",
        ],
    );
    check(
        &with(b"<a>\xff</a>"),
        &["the part word/document.xml is not valid UTF-8", SAVE_AGAIN],
    );
    check(
        &with(b"<html/>"),
        &["the part word/document.xml is no Word document", SAVE_AGAIN],
    );
    check(
        &zip(&[("word/document.xml", b"<a/>"), ("Word/document.xml", b"<b/>")]),
        &[
            "the part word/document.xml is in the ZIP container twice, and which one counts is not known",
            "; open it in Word or LibreOffice, check that the text is the right one, and save it again",
        ],
    );
    check(
        &docx(P, &[])[..200],
        &[
            "the ZIP container is broken",
            "; get it again, or open it in the program it came from and save it again",
        ],
    );
    check(
        &ole("EncryptedPackage"),
        &["is protected by a password; save it without one"],
    );
}

#[test]
fn damaged_law_says_the_place_and_the_way_out() {
    check(
        b"<akomaNtoso><p>1. Urges</law>",
        &[
            "is not well-formed XML (expected 'p' tag, not 'law' at 1:24)",
            SAVE_AGAIN,
        ],
    );
    check(
        b"<!DOCTYPE akomaNtoso><akomaNtoso/>",
        &[
            "declares a document type (DTD), which can hide text",
            SAVE_AGAIN,
            ", or take the declaration out of it",
        ],
    );
}

#[test]
fn a_format_that_is_named_wrongly_is_told_with_the_way_out() {
    let source = Source {
        name: "draft.txt".to_owned(),
        bytes: b"Recalling".to_vec(),
    };
    for (format, said) in [
        (
            Format::Docx,
            "the ZIP container is broken; get it again, or open it",
        ),
        (Format::Akn, "is not well-formed XML ("),
        (
            Format::Office,
            "is no Word 97, RTF or WordPerfect file; leave out --format",
        ),
    ] {
        let options = ReadOptions {
            format: Some(format),
            ..ReadOptions::default()
        };
        let problem = read(&source, &options).map(|_| ()).unwrap_err().to_string();
        assert!(problem.starts_with(&format!("draft.txt: {said}")), "{problem}");
        assert!(problem.contains("; "), "{problem}");
    }
}

#[test]
fn a_program_can_ask_what_kind_of_reason_it_is() {
    let of = |bytes: &[u8], limits: Limits| {
        let source = Source {
            name: "draft".to_owned(),
            bytes: bytes.to_vec(),
        };
        let options = ReadOptions {
            limits,
            ..ReadOptions::default()
        };
        travaux::compare::understand(&source, &options)
            .map(drop)
            .unwrap_err()
    };
    let kinds = |error: travaux::Error| (error.is_limit(), error.is_locked(), error.is_no_paragraph());
    let usual = Limits::default();
    let small = Limits {
        input_bytes: 5,
        ..usual
    };
    let flat = Limits { nesting: 3, ..usual };
    let page = b"<!DOCTYPE html><html><body><p><b><i><u>Recalling</u></i></b></p></body></html>";
    assert_eq!(kinds(of(b"Recalling", small)), (true, false, false));
    assert_eq!(kinds(of(page, flat)), (true, false, false));
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let locked = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &name].concat();
    assert_eq!(kinds(of(&locked, usual)), (false, true, false));
    assert_eq!(kinds(of(b"---\n\n* * *\n", usual)), (false, false, true));
    assert_eq!(kinds(of(b"\x89PNG\r\n\x1a\n\0\0", usual)), (false, false, false));
}
