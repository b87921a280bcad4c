//! Files made to break a reader: each ends with a document or with one line that says why not, and soon.
#![expect(clippy::unwrap_used, reason = "a test that cannot build its input has failed")]

#[path = "support/pack.rs"]
mod pack;

use std::time::{Duration, Instant};

use pack::{docx, word, zip};
use travaux::read::{Format, Limits, ReadOptions, Revisions, Source, read};

/// The longest that any of these may take: what is bounded is the work, and a busy machine takes long for little.
/// A build without optimization takes a fraction of it.
const LONGEST: Duration = Duration::from_mins(2);

/// What a file must end in.
enum End {
    /// A document with so many blocks.
    Blocks(usize),
    /// A document or an error.
    Any,
    /// An error that says this.
    Refused(&'static str),
}
use End::{Any, Blocks, Refused};

#[track_caller]
fn check(name: &str, bytes: Vec<u8>, end: &End) {
    let source = Source {
        name: name.to_owned(),
        bytes,
    };
    // The views differ in what they show, not in what they cost: one is enough for a large file.
    let views = [Revisions::Final, Revisions::Original, Revisions::BothAsText];
    let count = if source.bytes.len() > 10_000 {
        1
    } else {
        views.len()
    };
    for revisions in views.into_iter().take(count) {
        let options = ReadOptions {
            revisions,
            ..ReadOptions::default()
        };
        let start = Instant::now();
        let result = read(&source, &options);
        assert!(start.elapsed() < LONGEST, "{name} took {:?}", start.elapsed());
        if let Err(error) = &result {
            let line = error.to_string();
            assert!(
                line.starts_with(name) && !line.contains('\n') && line.len() < 300,
                "{line}"
            );
        }
        match (end, result) {
            (Any, _) => {}
            (Blocks(count), Ok((_, document))) => assert_eq!(document.blocks.len(), *count, "{name}"),
            (Refused(reason), Err(error)) => assert!(error.to_string().contains(reason), "{name}: {error}"),
            (Blocks(_), Err(error)) => panic!("{name}: {error}"),
            (Refused(reason), Ok(_)) => panic!("{name} was read, and not refused because it {reason}"),
        }
    }
}

const P: &str = "<w:p><w:r><w:t>Recalling</w:t></w:r></w:p>";

/// Nests an element around a content.
fn nested(open: &str, close: &str, times: usize, content: &str) -> String {
    open.repeat(times) + content + &close.repeat(times)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn broken_containers_are_refused() {
    let good = docx(P, &[]);
    check("whole", good.clone(), &Blocks(1));
    for length in [4, 30, 100, good.len() / 2, good.len() - 30, good.len() - 1] {
        check(
            &format!("cut at {length}"),
            good[..length].to_vec(),
            &Refused("broken"),
        );
    }
    check("no parts", zip(&[]), &Refused("without a text"));
    check(
        "only a picture",
        zip(&[("a.png", b"x")]),
        &Refused("without a text"),
    );
    check("excel", zip(&[("xl/workbook.xml", b"<x/>")]), &Refused("Excel"));
    check(
        "powerpoint",
        zip(&[("ppt/presentation.xml", b"<x/>")]),
        &Refused("PowerPoint"),
    );
    // A part's entry in the directory has 46 bytes before the name.
    let name = good
        .windows(17)
        .rposition(|bytes| bytes == b"word/document.xml")
        .unwrap();
    let entry = name - 46;
    let mut wrong_sum = good.clone();
    wrong_sum[entry + 16] ^= 1;
    check("wrong checksum", wrong_sum, &Refused("damaged"));
    let mut locked = good.clone();
    let mut from = 0;
    while let Some(at) = locked[from..].windows(4).position(|bytes| bytes == b"PK\x01\x02") {
        locked[from + at + 8] |= 1;
        from += at + 4;
    }
    check("locked", locked, &Refused("password"));
    let mut method = good;
    method[entry + 10] = 93;
    check("unknown packing", method, &Refused("unknown way"));
}

#[test]
fn two_copies_of_a_part_are_refused() {
    let document = word("document", &format!("<w:body>{P}</w:body>"));
    let twice = [
        ("word/document.xml", document.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ];
    check("twice", zip(&twice), &Refused("twice"));
    let by_case = [
        ("word/document.xml", document.as_bytes()),
        ("Word/Document.XML", document.as_bytes()),
    ];
    check("twice by case", zip(&by_case), &Refused("twice"));
    let by_slash = [
        ("word/document.xml", document.as_bytes()),
        ("/word\\document.xml", document.as_bytes()),
    ];
    check("twice by slash", zip(&by_slash), &Refused("twice"));
}

#[test]
fn bombs_are_refused_while_they_unpack() {
    let blank = vec![b' '; 80 << 20];
    check(
        "bomb",
        zip(&[("word/document.xml", &blank)]),
        &Refused("unpacks to more than"),
    );
    let third = vec![b' '; 30 << 20];
    let parts = [
        ("word/document.xml", word("document", P).into_bytes()),
        ("word/styles.xml", third.clone()),
    ];
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .chain([
            ("word/numbering.xml", third.as_slice()),
            ("word/settings.xml", third.as_slice()),
        ])
        .collect();
    check("bomb in pieces", zip(&parts), &Refused("unpacks to more than"));
    check(
        "odt bomb",
        zip(&[("content.xml", &blank)]),
        &Refused("unpacks to more than"),
    );
    check(
        "unused bomb",
        {
            let document = word("document", &format!("<w:body>{P}</w:body>"));
            zip(&[
                ("word/document.xml", document.as_bytes()),
                ("word/media/a.png", &blank),
            ])
        },
        &Blocks(1),
    );
}

#[test]
fn nesting_bombs_are_refused() {
    let deep = |open: &str, close: &str| nested(open, close, 200_000, "x");
    check(
        "deep tables",
        docx(&deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), &[]),
        &Refused("nests"),
    );
    check(
        "deep controls",
        docx(&deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"), &[]),
        &Refused("nests"),
    );
    check(
        "deep styles",
        docx(P, &[("styles", &deep("<a>", "</a>"))]),
        &Refused("nests"),
    );
    check(
        "deep law",
        format!("<akomaNtoso>{}</akomaNtoso>", deep("<p>", "</p>")).into_bytes(),
        &Refused("nests"),
    );
    check(
        "deep page",
        format!("<html>{}", "<div>".repeat(200_000)).into_bytes(),
        &Refused("nests"),
    );
    check(
        "deep lists",
        format!("<html>{}", "<ul><li>".repeat(200_000)).into_bytes(),
        &Refused("nests"),
    );
    check(
        "deep looks",
        format!("<html>{}", "<b>".repeat(200_000)).into_bytes(),
        &Refused("nests"),
    );
    check(
        "deep tables of a page",
        format!("<html>{}", "<table><tr><td>".repeat(100_000)).into_bytes(),
        &Refused("nests"),
    );
    let flat = format!(
        "<office:document xmlns:office='o'>{}</office:document>",
        deep("<x>", "</x>")
    );
    check("deep flat odt", flat.into_bytes(), &Refused("nests"));
    let allowed = nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 160, P);
    check("tables within the limit", docx(&allowed, &[]), &Blocks(1));
    check(
        "boxes within the limit",
        format!("<html>{}x", "<div>".repeat(500)).into_bytes(),
        &Blocks(1),
    );
}

#[test]
fn entities_and_document_types_are_refused() {
    let laughs = "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>";
    let external = "<!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>";
    for (name, declared) in [("laughs", laughs), ("external", external)] {
        let text =
            word("document", &format!("<w:body>{P}</w:body>")).replacen("?>", &format!("?>{declared}"), 1);
        check(
            name,
            zip(&[("word/document.xml", text.as_bytes())]),
            &Refused("DTD"),
        );
        let law = format!("{declared}<akomaNtoso><p>&a;</p></akomaNtoso>");
        check(&format!("{name} in law"), law.into_bytes(), &Refused("DTD"));
    }
    check(
        "unknown entity",
        docx("<w:p><w:r><w:t>&lol;</w:t></w:r></w:p>", &[]),
        &Refused("not well-formed"),
    );
}

#[test]
fn parts_that_are_no_xml_are_refused() {
    let with = |bytes: &[u8]| zip(&[("word/document.xml", bytes)]);
    check("empty part", with(b""), &Refused("not well-formed"));
    check("binary part", with(&[0, 159, 146, 150]), &Refused("document.xml"));
    check(
        "cut part",
        with(b"<w:document><w:body>"),
        &Refused("not well-formed"),
    );
    check("other root", with(b"<html/>"), &Refused("no Word document"));
    check(
        "wide part",
        with(&utf16(
            &word("document", &format!("<w:body>{P}</w:body>")).replace("UTF-8", "UTF-16"),
        )),
        &Blocks(1),
    );
    let attributes: Vec<String> = (0..200_000).map(|n| format!(" a{n}=''")).collect();
    let attributes = attributes.concat();
    check(
        "attributes",
        docx(&format!("<w:p{attributes}/>"), &[]),
        &Refused("attributes"),
    );
    check(
        "attributes of a page",
        format!("<html><p{attributes}>x").into_bytes(),
        &Refused("attributes"),
    );
}

#[test]
fn masses_are_refused_or_read() {
    check(
        "paragraphs",
        docx(&P.repeat(200_000), &[]),
        &Refused("paragraphs"),
    );
    check(
        "paragraphs of a page",
        format!("<html>{}", "<p>x".repeat(200_000)).into_bytes(),
        &Refused("paragraphs"),
    );
    check(
        "elements",
        docx(&"<w:p/>".repeat(2_100_000), &[]),
        &Refused("elements"),
    );
    check(
        "one long line",
        format!("<html><p>{}", "word ".repeat(500_000)).into_bytes(),
        &Blocks(1),
    );
    check(
        "lines",
        format!("<html><p>{}", "x<br>".repeat(50_000)).into_bytes(),
        &Blocks(1),
    );
    check(
        "breaks",
        format!("<html><p>x{}y", "<br>".repeat(100_000)).into_bytes(),
        &Any,
    );
    check(
        "spans",
        format!("<html><p>{}", "<i>a</i><b>b</b>".repeat(50_000)).into_bytes(),
        &Blocks(1),
    );
    check(
        "cells",
        format!("<html><table><tr>{}", "<td>x".repeat(50_000)).into_bytes(),
        &Blocks(50_000),
    );
    check(
        "misplaced in a table",
        format!("<html><table>{}", "x<b>y</b>".repeat(20_000)).into_bytes(),
        &Any,
    );
    check(
        "looks without end",
        format!(
            "<html>{}",
            (0..3_000)
                .map(|n| format!("<p><b id={n}>x"))
                .collect::<Vec<String>>()
                .concat()
        )
        .into_bytes(),
        &Any,
    );
}

#[test]
fn loops_and_references_to_nowhere_end() {
    let styles: Vec<String> = (0..2_000)
        .map(|n| {
            format!(
                "<w:style w:type='paragraph' w:styleId='S{n}'><w:basedOn w:val='S{}'/></w:style>",
                (n + 1) % 2_000
            )
        })
        .collect();
    let lost = "<w:p><w:pPr><w:pStyle w:val='S0'/><w:numPr><w:ilvl w:val='99'/><w:numId w:val='7'/></w:numPr></w:pPr><w:r><w:rPr><w:rStyle w:val='no'/></w:rPr>\
        <w:t>x</w:t><w:footnoteReference w:id='404'/></w:r></w:p>";
    check(
        "style loop",
        docx(lost, &[("styles", &styles.concat())]),
        &Blocks(1),
    );
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='L'/><w:lvl w:ilvl='8'><w:start w:val='4294967295'/>\
        <w:lvlText w:val='%9%0%%x%1%'/></w:lvl><w:lvl w:ilvl='-1'/><w:lvl w:ilvl='999999999999'/></w:abstractNum>\
        <w:num w:numId='7'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='9'/></w:num>";
    let styles = "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:style>";
    check(
        "numbering loop",
        docx(&lost.repeat(3), &[("numbering", numbering), ("styles", styles)]),
        &Blocks(3),
    );
    let itself =
        "<w:footnote w:id='1'><w:p><w:r><w:t>n</w:t><w:footnoteReference w:id='1'/></w:r></w:p></w:footnote>";
    check(
        "note in itself",
        docx(
            "<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id='1'/></w:r></w:p>",
            &[("footnotes", itself)],
        ),
        &Blocks(2),
    );
    check(
        "unpaired marks",
        docx(
            "<w:p><w:r><w:fldChar w:fldCharType='end'/><w:t>x</w:t></w:r><w:moveToRangeEnd/></w:p>",
            &[],
        ),
        &Blocks(1),
    );
    let rels = "<Relationships><Relationship Id='r' Type='x/officeDocument' Target='../../../../etc/passwd'/></Relationships>";
    let document = word("document", &format!("<w:body>{P}</w:body>"));
    check(
        "way out",
        zip(&[
            ("_rels/.rels", rels.as_bytes()),
            ("word/document.xml", document.as_bytes()),
        ]),
        &Blocks(1),
    );
}

#[test]
fn lists_count_beyond_all_bounds_without_harm() {
    check("start", b"<html><ol start=9223372036854775807><li>x<li>y</ol><ol type=I start=4000000000><li>x</ol><ol start=-5 type=a><li>x".to_vec(), &Blocks(4));
    check("spaces", zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), (
        "content.xml",
        b"<o:d xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>\
        <o:body><o:text><t:p>a<t:s t:c='99999999999'/><t:s t:c='18446744073709551615'/>b</t:p></o:text></o:body></o:d>",
    )]), &Blocks(1));
}

#[test]
fn old_formats_never_hang() {
    check(
        "excel 97",
        [
            &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
            &utf16("Workbook")[..],
        ]
        .concat(),
        &Refused("OLE container"),
    );
    check(
        "locked docx",
        [
            &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
            &utf16("EncryptedPackage")[..],
        ]
        .concat(),
        &Refused("password"),
    );
    let source = Source {
        name: "forced".to_owned(),
        bytes: b"plain".to_vec(),
    };
    for format in [
        Format::Docx,
        Format::Odt,
        Format::Akn,
        Format::Office,
        Format::Html,
    ] {
        let options = ReadOptions {
            format: Some(format),
            ..ReadOptions::default()
        };
        let result = read(&source, &options);
        assert_eq!(result.is_ok(), format == Format::Html, "{format:?}");
    }
}

#[test]
fn limits_are_what_the_caller_says() {
    let source = Source {
        name: "draft".to_owned(),
        bytes: docx(&P.repeat(3), &[]),
    };
    let with = |limits: Limits| {
        let options = ReadOptions {
            limits,
            ..ReadOptions::default()
        };
        read(&source, &options)
            .map(|_| ())
            .map_err(|error| error.to_string())
    };
    let base = Limits::default();
    assert_eq!(with(base), Ok(()));
    assert_eq!(
        with(Limits {
            paragraphs: 3,
            ..base
        }),
        Ok(())
    );
    assert!(
        with(Limits {
            paragraphs: 2,
            ..base
        })
        .unwrap_err()
        .contains("more than 2 paragraphs")
    );
    assert!(
        with(Limits {
            unpacked_bytes: 100,
            ..base
        })
        .unwrap_err()
        .contains("more than 100 bytes")
    );
    assert!(
        with(Limits { nesting: 3, ..base })
            .unwrap_err()
            .contains("more than 3 elements")
    );
    assert!(
        with(Limits { nodes: 5, ..base })
            .unwrap_err()
            .contains("more than 5 elements")
    );
}

/// Every byte of a small file changed in several ways: never a panic, never a line too many.
#[test]
fn damaged_bytes_do_no_harm() {
    let files = [
        docx(P, &[("styles", "<w:style w:type='paragraph' w:styleId='A'/>")]),
        b"<html><table><tr><td>(a)<td>x</table><ol><li>y<del>z</del></ol>".to_vec(),
        b"<akomaNtoso><p>x<ins>y</ins><authorialNote marker='1'><p>n</p></authorialNote></p></akomaNtoso>"
            .to_vec(),
    ];
    for file in files {
        for at in 0..file.len() {
            for change in [0xff, 0x01, 0x20] {
                let mut bytes = file.clone();
                bytes[at] ^= change;
                let source = Source {
                    name: "damaged".to_owned(),
                    bytes,
                };
                if let Err(error) = read(&source, &ReadOptions::default()) {
                    assert!(!error.to_string().contains('\n'));
                }
            }
        }
    }
}
