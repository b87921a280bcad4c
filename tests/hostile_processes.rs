//! Hostile files given to the program itself, one process each: it ends after bounded work, in little memory, with status 0 or 2, and
//! says in one line what is wrong with the file.
//!
//! Memory is the largest that the system saw of the process (`VmHWM`), where it tells; a wider bound on the address space
//! ends a reader that asks for everything at once.
#![expect(clippy::unwrap_used, reason = "a test that cannot build its input has failed")]
#![expect(clippy::panic, reason = "a test says which file it failed on")]

#[path = "support/pack.rs"]
mod pack;
#[path = "fixtures/read/pdf/writer.rs"]
#[expect(dead_code, reason = "other tests use the rest of the writer")]
mod writer;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use pack::{docx, word, zip};
use writer::{Page, Pdf, assemble, stream};

/// The most work that a file may cost, in seconds of the processor: how busy the machine is does not matter. The system
/// ends a process that takes more. A build without optimization takes a fraction of it.
const WORK: u64 = 30;
/// The longest that a process may take by the clock: it ends one that waits without working, on a busy machine too.
const LONGEST: Duration = Duration::from_mins(15);
/// The most memory that a process may use, in kilobytes: 512 megabytes.
const MEMORY: u64 = 512 << 10;
/// The most addresses that it may ask for, in kilobytes: stacks and the system's own reserves are more than is used.
const ADDRESSES: u64 = 2 << 20;

/// How the program must end on a file.
#[derive(Clone, Copy, PartialEq)]
enum End {
    /// The text is read.
    Read,
    /// One line says why not; it has these words.
    Refused(&'static str),
    /// Either.
    Either,
}
use End::{Either, Read, Refused};

/// The name of a file, its bytes, and how the program must end on it.
type Case = (&'static str, Vec<u8>, End);

#[track_caller]
fn check(cases: Vec<Case>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, end) in cases {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let errors = folder.path().join("errors");
        let start = Instant::now();
        let mut child = Command::new("sh")
            .args([
                "-c",
                &format!("ulimit -v {ADDRESSES}; ulimit -t {WORK}; exec \"$0\" \"$@\""),
            ])
            .arg(env!("CARGO_BIN_EXE_travaux"))
            .args(["show", "--no-pager", "--max-conversion", "600", name])
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(&errors).unwrap())
            .spawn()
            .unwrap();
        let mut used = 0;
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            used = used.max(memory(child.id()));
            if start.elapsed() > LONGEST {
                child.kill().unwrap();
                child.wait().unwrap();
                panic!("{name} takes more than {LONGEST:?}");
            }
            std::thread::sleep(Duration::from_millis(2));
        };
        assert!(used < MEMORY, "{name} uses {used} kilobytes");
        let said = fs::read_to_string(&errors).unwrap();
        match (status.code(), end) {
            (Some(0), Read | Either) => {}
            (Some(2), Refused(_) | Either) => {
                assert_eq!(said.lines().count(), 1, "{name}: {said}");
                assert!(said.contains(name) && said.len() < 400, "{name}: {said}");
                if let Refused(words) = end {
                    assert!(said.contains(words), "{name}: {said}");
                }
            }
            (None, _) => {
                panic!("{name} takes more than {WORK} seconds of the processor, or died: {status}: {said}")
            }
            (code, _) => panic!("{name} ends with {code:?}: {said}"),
        }
        fs::remove_file(path).unwrap();
    }
}

/// Returns the largest memory that a process has used so far, in kilobytes, where the system tells it.
fn memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}

const P: &str = "<w:p><w:r><w:t>Recalling</w:t></w:r></w:p>";
const OPEN_DOCUMENT: &str = "xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'";
const LAUGHS: &str = "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>";
const OUTSIDE: &str = "<!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>";

fn body(content: &str) -> Vec<u8> {
    word("document", &format!("<w:body>{content}</w:body>")).into_bytes()
}

fn nested(open: &str, close: &str) -> String {
    open.repeat(200_000) + "x" + &close.repeat(200_000)
}

fn odt(content: &str) -> Vec<u8> {
    let text = format!(
        "<o:document-content {OPEN_DOCUMENT}><o:body><o:text>{content}</o:text></o:body></o:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", text.as_bytes()),
    ])
}

fn law(content: &str) -> Vec<u8> {
    format!("<akomaNtoso><act><body>{content}</body></act></akomaNtoso>").into_bytes()
}

fn ole(stream: &str) -> Vec<u8> {
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &name].concat()
}

fn one_page(page: Page) -> Vec<u8> {
    Pdf::new().page(page).bytes()
}

#[test]
fn word_files() {
    let good = docx(P, &[]);
    let mut locked = good.clone();
    for at in 0..locked.len() - 4 {
        if locked[at..].starts_with(b"PK\x01\x02") {
            locked[at + 8] |= 1;
        }
    }
    let blank = vec![b' '; 80 << 20];
    let twice = body(P);
    let with = |declared: &str| {
        let text = String::from_utf8(body(P))
            .unwrap()
            .replacen("?>", &format!("?>{declared}"), 1);
        zip(&[("word/document.xml", text.as_bytes())])
    };
    let styles: Vec<String> = (0..2_000)
        .map(|n| {
            format!(
                "<w:style w:type='paragraph' w:styleId='S{n}'><w:basedOn w:val='S{}'/></w:style>",
                (n + 1) % 2_000
            )
        })
        .collect();
    check(vec![
        ("cut.docx", good[..good.len() / 2].to_vec(), Refused("broken")),
        ("first-bytes.docx", good[..4].to_vec(), Refused("broken")),
        (
            "no-parts.docx",
            zip(&[]),
            Refused("a ZIP archive and no text; unpack it"),
        ),
        ("locked.docx", locked, Refused("password")),
        (
            "bomb.docx",
            zip(&[("word/document.xml", &blank)]),
            Refused("unpacks to more than"),
        ),
        (
            "part-twice.docx",
            zip(&[("word/document.xml", &twice), ("word/document.xml", &twice)]),
            Refused("twice"),
        ),
        (
            "part-twice-by-case.docx",
            zip(&[("word/document.xml", &twice), ("WORD/document.xml", &twice)]),
            Refused("twice"),
        ),
        ("laughs.docx", with(LAUGHS), Refused("DTD")),
        ("outside.docx", with(OUTSIDE), Refused("DTD")),
        (
            "deep.docx",
            docx(&nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), &[]),
            Refused("nests"),
        ),
        (
            "deep-styles.docx",
            docx(P, &[("styles", &nested("<a>", "</a>"))]),
            Refused("nests"),
        ),
        (
            "paragraphs.docx",
            docx(&P.repeat(200_000), &[]),
            Refused("paragraphs"),
        ),
        ("style-loop.docx", docx(P, &[("styles", &styles.concat())]), Read),
        (
            "empty-part.docx",
            zip(&[("word/document.xml", b"")]),
            Refused("not well-formed"),
        ),
        (
            "open-elements.docx",
            zip(&[("word/document.xml", b"<w:document><w:body>")]),
            Refused("not well-formed"),
        ),
        (
            "binary-part.docx",
            zip(&[("word/document.xml", &[0, 159, 146, 150])]),
            Refused("document.xml"),
        ),
        (
            "excel-inside.docx",
            zip(&[("xl/workbook.xml", b"<x/>")]),
            Refused("Excel"),
        ),
    ]);
}

#[test]
fn opendocument_files() {
    let blank = vec![b' '; 80 << 20];
    let laughs = format!("{LAUGHS}<o:document-content {OPEN_DOCUMENT}/>");
    check(vec![
        (
            "bomb.odt",
            zip(&[("content.xml", &blank)]),
            Refused("unpacks to more than"),
        ),
        (
            "laughs.odt",
            zip(&[("content.xml", laughs.as_bytes())]),
            Refused("DTD"),
        ),
        (
            "deep.odt",
            odt(&nested("<t:section>", "</t:section>")),
            Refused("nests"),
        ),
        (
            "paragraphs.odt",
            odt(&"<t:p>x</t:p>".repeat(200_000)),
            Refused("paragraphs"),
        ),
        ("spaces.odt", odt("<t:p>a<t:s t:c='99999999999'/>b</t:p>"), Read),
        ("cut.odt", odt("<t:p>x</t:p>")[..120].to_vec(), Refused("broken")),
        (
            "lists.odt",
            odt(&nested("<t:list><t:list-item>", "</t:list-item></t:list>")),
            Refused("nests"),
        ),
    ]);
}

#[test]
fn web_pages() {
    let attributes: Vec<String> = (0..200_000).map(|n| format!(" a{n}=''")).collect();
    let attributes = attributes.concat();
    check(vec![
        (
            "deep.html",
            format!("<html>{}", "<div>".repeat(200_000)).into_bytes(),
            Refused("nests"),
        ),
        (
            "deep-tables.html",
            format!("<html>{}", "<table><tr><td>".repeat(100_000)).into_bytes(),
            Refused("nests"),
        ),
        (
            "paragraphs.html",
            format!("<html>{}", "<p>x".repeat(200_000)).into_bytes(),
            Refused("paragraphs"),
        ),
        (
            "attributes.html",
            format!("<html><p{attributes}>x").into_bytes(),
            Refused("attributes"),
        ),
        (
            "open-comment.html",
            [b"<html><!--".as_slice(), &[b'-'; 3_000_000]].concat(),
            Either,
        ),
        (
            "list-numbers.html",
            b"<html><ol start=9223372036854775807><li>x<li>y</ol>".to_vec(),
            Read,
        ),
        (
            "misnested.html",
            format!("<html><table>{}", "x<b>y</b>".repeat(20_000)).into_bytes(),
            Read,
        ),
    ]);
}

#[test]
fn law_in_xml() {
    check(vec![
        ("deep.xml", law(&nested("<p>", "</p>")), Refused("nests")),
        (
            "laughs.xml",
            [LAUGHS.as_bytes(), b"<akomaNtoso><p>&c;</p></akomaNtoso>"].concat(),
            Refused("DTD"),
        ),
        (
            "outside.xml",
            [OUTSIDE.as_bytes(), b"<akomaNtoso><p>&a;</p></akomaNtoso>"].concat(),
            Refused("DTD"),
        ),
        (
            "paragraphs.xml",
            law(&"<p>x</p>".repeat(200_000)),
            Refused("paragraphs"),
        ),
        (
            "cut.xml",
            law("<p>x</p>")[..40].to_vec(),
            Refused("not well-formed"),
        ),
        (
            "same-numbers.xml",
            law(&"<article><num>1</num><content><p>x</p></content></article>".repeat(20_000)),
            Read,
        ),
    ]);
}

#[test]
fn printed_files() {
    let line = || Page::new().line(72.0, 700.0, "1. Urges States to act.");
    let good = one_page(line());
    let text = String::from_utf8(good.clone()).unwrap();
    let broken_table = text
        .replace("startxref\n", "startxref\n9")
        .replace(" 00000 n", " 00000 f");
    let encrypt = format!(
        "/Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{0}> /U <{0}>>> /ID [<00> <00>]",
        "5a".repeat(32)
    );
    let locked = Pdf::new().page(line()).with_trailer(&encrypt).bytes();
    let page_loop = assemble(
        &[
            "<</Type /Catalog /Pages 2 0 R>>",
            "<</Type /Pages /Kids [2 0 R 2 0 R] /Count 9>>",
        ]
        .map(str::to_owned),
        "",
    );
    let form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</Fm 8 0 R>>>>";
    let form_loop = Pdf::new()
        .page(line().raw("/Fm Do"))
        .with_object(&stream(form, "/Fm Do /Fm Do"))
        .with_resources("/XObject <</Fm 8 0 R>>")
        .bytes();
    let picture = "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";
    let scan = Pdf::new()
        .page(Page::new().raw("/Im Do"))
        .with_object(&stream(picture, "x"))
        .with_resources("/XObject <</Im 8 0 R>>")
        .bytes();
    let strokes = "72 699 40 0.5 re f ".repeat(100_000);
    check(vec![
        ("cut.pdf", good[..200].to_vec(), Refused("damaged")),
        ("head-only.pdf", b"%PDF-1.7".to_vec(), Refused("damaged")),
        ("broken-table.pdf", broken_table.into_bytes(), Read),
        ("locked.pdf", locked, Refused("password")),
        ("page-loop.pdf", page_loop, Refused("damaged")),
        ("form-loop.pdf", form_loop, Either),
        ("scan.pdf", scan, Refused("OCR")),
        ("empty-page.pdf", one_page(Page::new()), Refused("no text")),
        (
            "deep-array.pdf",
            one_page(line().raw(&"[".repeat(200_000))),
            Either,
        ),
        (
            "deep-objects.pdf",
            Pdf::new()
                .page(line())
                .with_object(&"<</A ".repeat(50_000))
                .bytes(),
            Either,
        ),
        ("states.pdf", one_page(line().raw(&"q ".repeat(500_000))), Either),
        ("strokes.pdf", one_page(line().raw(&strokes)), Read),
        (
            "far-away.pdf",
            one_page(line().raw("BT /F1 1e38 Tf 1e38 0 0 1e38 1e38 1e38 Tm (x) Tj ET")),
            Read,
        ),
        ("bomb.pdf", bomb(), Refused("unpacks to more than")),
    ]);
}

/// A page whose packed instructions are a hundred thousand times as long.
fn bomb() -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..200 {
        encoder.write_all(&spaces).unwrap();
    }
    let packed = encoder.finish().unwrap();
    let mut file = b"%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n\
        3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R>>\nendobj\n"
        .to_vec();
    file.extend(
        format!(
            "4 0 obj\n<</Filter /FlateDecode /Length {}>> stream\n",
            packed.len()
        )
        .as_bytes(),
    );
    file.extend(packed);
    file.extend(b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n");
    file
}

/// A form that draws the form with the next number so many times; object 8 is the first.
fn forms(count: usize, draws: &str) -> Pdf {
    let mut pdf = Pdf::new()
        .page(
            Page::new()
                .line(72.0, 700.0, "1. Urges States to act.")
                .raw("/Fm Do"),
        )
        .with_resources("/XObject <</Fm 8 0 R>>");
    for next in 9..9 + count {
        let head = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</Fm {next} 0 R>>>>"
        );
        pdf = pdf.with_object(&stream(&head, draws));
    }
    pdf.with_object(&stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", ""))
}

/// A file with one font, of these entries, that shows these codes, and one packed stream, object 6.
fn with_font(font: &str, codes: &str, packed: &[u8]) -> Vec<u8> {
    let font = format!("<</Type /Font {font}>>");
    let text = stream("", &format!("BT /F1 1 Tf 72 700 Td <{codes}> Tj ET"));
    let page = "<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>";
    let mut file = b"%PDF-1.7\n".to_vec();
    let objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        page,
        &text,
        &font,
    ];
    for (number, object) in (1..).zip(objects) {
        file.extend(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    file.extend(packed_object(6, packed));
    file.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF\n");
    file
}

fn packed_object(number: usize, content: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).unwrap();
    let packed = encoder.finish().unwrap();
    let head = format!(
        "{number} 0 obj\n<</Filter /FlateDecode /Length {}>> stream\n",
        packed.len()
    );
    [head.as_bytes(), &packed, b"\nendstream\nendobj\n"].concat()
}

/// Pages that all draw the same packed stream of thirty megabytes, each once or `times` in a row.
fn shared(pages: usize, times: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", page + 4)).collect();
    let kids = kids.join(" ");
    let mut file = format!(
        "%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n\
         2 0 obj\n<</Type /Pages /Kids [{kids}] /Count {pages}>>\nendobj\n"
    )
    .into_bytes();
    file.extend(packed_object(3, &vec![b' '; 30 << 20]));
    let contents = "3 0 R ".repeat(times);
    for page in 0..pages {
        let number = page + 4;
        file.extend(
            format!("{number} 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents [{contents}]>>\nendobj\n")
                .as_bytes(),
        );
    }
    file.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF\n");
    file
}

#[test]
fn small_printed_files_that_ask_for_much() {
    let composite = "/Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /BaseFont /X";
    let letters = "0041".repeat(14_000);
    let range = format!("begincmap 1 beginbfrange <0000> <ffff> <{letters}> endbfrange endcmap");
    let every_code: Vec<String> = (0..0x1_0000).map(|code| format!("{code:04x}")).collect();
    let steps = "takes more than 20000000 steps to draw: refused as too large; --max-steps allows more";
    check(vec![
        (
            "forms.pdf",
            forms(60, "/Fm Do /Fm Do /Fm Do").bytes(),
            Refused(steps),
        ),
        (
            "form-chain.pdf",
            forms(600, "/Fm Do").bytes(),
            Refused("nests more than 512 elements into each other: refused as too large; --max-nesting"),
        ),
        (
            "shared.pdf",
            shared(200, 1),
            Refused("unpacks to more than 64 megabytes: refused as too large; --max-unpacked allows more"),
        ),
        (
            "shared-in-a-row.pdf",
            shared(1, 200),
            Refused("--max-unpacked allows more"),
        ),
        (
            "letters.pdf",
            with_font(&format!("{composite}>>]"), &every_code.concat(), range.as_bytes()),
            Refused("--max-unpacked allows more"),
        ),
        (
            "widths.pdf",
            with_font(
                &format!("{composite} /W [0 4294967295 500]>>]"),
                "0041",
                b"begincmap endcmap",
            ),
            Refused("has more than 2000000 elements: refused as too large; --max-nodes allows more"),
        ),
        (
            "first-width.pdf",
            with_font(
                "/Subtype /Type1 /BaseFont /Helvetica /FirstChar 99999999999 /LastChar 999999999999 /Widths [1]",
                "41",
                b"",
            ),
            Refused("--max-nodes allows more"),
        ),
    ]);
}

#[test]
fn small_files_whose_labels_are_long() {
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    let numbering = |text: &str, start: u32, numerals: &str| {
        format!(
            "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='{start}'/><w:numFmt w:val='{numerals}'/>\
             <w:lvlText w:val='{text}'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        )
    };
    let word = |text: &str, start, numerals| {
        docx(
            &item.repeat(1_000),
            &[("numbering", &numbering(text, start, numerals))],
        )
    };
    let prefix = "x".repeat(500_000);
    let list = format!(
        "<t:list t:style-name='L'>{}</t:list>",
        "<t:list-item><t:p>x</t:p></t:list-item>".repeat(1_000)
    );
    let style = format!(
        "<o:automatic-styles><t:list-style s:name='L' xmlns:s='urn:oasis:names:tc:opendocument:xmlns:style:1.0'>\
         <t:list-level-style-number t:level='1' s:num-prefix='{prefix}' s:num-format='1'/></t:list-style></o:automatic-styles>"
    );
    let open = format!(
        "<o:document-content {OPEN_DOCUMENT}>{style}<o:body><o:text>{list}</o:text></o:body></o:document-content>"
    );
    let beyond = "unpacks to more than 64 megabytes: refused as too large; --max-unpacked allows more";
    check(vec![
        ("label.docx", word(&prefix, 1, "decimal"), Refused(beyond)),
        (
            "numbers.docx",
            word(&"%1".repeat(50_000), 700, "lowerLetter"),
            Refused(beyond),
        ),
        ("letters.docx", word("%1", 2_000_000, "lowerLetter"), Read),
        ("roman.docx", word("%1", 4_000_000_000, "lowerRoman"), Read),
        (
            "label.odt",
            zip(&[("content.xml", open.as_bytes())]),
            Refused(beyond),
        ),
        (
            "number.xml",
            law(&format!(
                "<section><num>{prefix}</num>{}</section>",
                "<paragraph><p>y</p></paragraph>".repeat(1_000)
            )),
            Refused(beyond),
        ),
        (
            "vocabularies.docx",
            {
                let declared: Vec<String> = (0..400).map(|n| format!(" xmlns:a{n}='u'")).collect();
                let declared = declared.concat();
                docx(
                    &format!("<w:p{declared}>{}</w:p>", "<w:r xmlns:b='u'/>".repeat(60_000)),
                    &[],
                )
            },
            Refused("--max-nodes allows more"),
        ),
    ]);
}

/// Runs the program on a text with these options and returns what it says, and its status.
fn said(folder: &std::path::Path, options: &[&str], input: Stdio) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(["show", "--no-pager"])
        .args(options)
        .current_dir(folder)
        .stdin(input)
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn input_is_counted_while_it_comes_in() {
    let folder = tempfile::tempdir().unwrap();
    let beyond = "is larger than 1 megabytes: refused as too large; --max-input allows more";
    fs::write(folder.path().join("large.txt"), vec![b'a'; 2 << 20]).unwrap();
    let (status, line) = said(folder.path(), &["--max-input", "1", "large.txt"], Stdio::null());
    assert!(status == Some(2) && line.contains(beyond), "{line}");
    let (status, line) = said(folder.path(), &["."], Stdio::null());
    assert!(
        status == Some(2) && line.contains("is a folder, expected a file"),
        "{line}"
    );
    if cfg!(unix) {
        let zeros = File::open("/dev/zero").unwrap();
        let (status, line) = said(folder.path(), &["--max-input", "1", "-"], zeros.into());
        assert!(
            status == Some(2) && line.contains(&format!("standard input: {beyond}")),
            "{line}"
        );
        let (status, line) = said(folder.path(), &["/dev/zero"], Stdio::null());
        assert!(
            status == Some(2) && line.contains("is a device, expected a file"),
            "{line}"
        );
    }
}

#[test]
fn every_limit_holds_in_every_format_that_has_what_it_counts() {
    let folder = tempfile::tempdir().unwrap();
    let five = |paragraph: &str| paragraph.repeat(5);
    let nested = |open: &str, close: &str| open.repeat(9) + "<p>x</p>" + &close.repeat(9);
    let files = [
        ("a.txt", five("1. Urges States;\n\n").into_bytes()),
        ("a.pdf", {
            let lines = (0..5).fold(Page::new(), |page, n| {
                page.line(72.0, 700.0 - 50.0 * n as f32, "1. Urges States;")
            });
            one_page(lines)
        }),
        ("a.docx", docx(&five(P), &[])),
        ("a.odt", odt(&five("<t:p>x</t:p>"))),
        ("a.html", format!("<html>{}", five("<p>x</p>")).into_bytes()),
        ("a.xml", law(&five("<p>x</p>"))),
        ("deep.pdf", forms(9, "/Fm Do").bytes()),
        (
            "deep.html",
            format!("<html>{}", nested("<div>", "</div>")).into_bytes(),
        ),
        ("deep.odt", odt(&nested("<t:section>", "</t:section>"))),
        ("deep.xml", law(&nested("<part>", "</part>"))),
        ("deep.docx", docx(&nested("<w:sdt>", "</w:sdt>"), &[])),
    ];
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let shallow = ["a.txt", "a.pdf", "a.docx", "a.odt", "a.html", "a.xml"];
    let structured = ["a.docx", "a.odt", "a.html", "a.xml"];
    let deep = ["deep.pdf", "deep.html", "deep.odt", "deep.xml", "deep.docx"];
    let cases: [(&str, &str, &[&str], &str); 6] = [
        ("--max-paragraphs", "2", &shallow, "has more than 2 paragraphs"),
        (
            "--max-memory",
            "0",
            &shallow,
            "needs more than 0 megabytes of memory",
        ),
        ("--max-nodes", "3", &structured, "has more than 3 elements"),
        (
            "--max-nesting",
            "6",
            &deep,
            "nests more than 6 elements into each other",
        ),
        (
            "--max-unpacked",
            "0",
            &["a.pdf", "a.docx", "a.odt"],
            "unpacks to more than 0 megabytes",
        ),
        ("--max-steps", "3", &["a.pdf"], "takes more than 3 steps to draw"),
    ];
    let asked: BTreeSet<&str> = cases.iter().map(|(option, ..)| *option).collect();
    // What comes in is counted by a test of its own; a conversion and a print have a clock.
    let elsewhere = BTreeSet::from(["--max-input", "--max-conversion", "--max-print"]);
    let help = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(["compare", "--help"])
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let bounds: BTreeSet<&str> = help
        .split_whitespace()
        .filter(|word| word.starts_with("--max-"))
        .collect();
    assert_eq!(bounds, &asked | &elsewhere, "each limit has its case");
    for (option, value, files, words) in cases {
        for file in files {
            let (status, line) = said(folder.path(), &[option, value, file], Stdio::null());
            let expected = format!("{words}: refused as too large; {option} allows more");
            assert!(
                status == Some(2) && line.contains(&expected),
                "{option} {file}: {line}"
            );
            assert!(line.lines().count() == 1 && line.contains(file), "{line}");
            let (_, line) = said(folder.path(), &[file], Stdio::null());
            assert!(!line.contains("refused as too large"), "{file}: {line}");
        }
        let (status, line) = said(folder.path(), &[option, "x", "a.txt"], Stdio::null());
        assert!(status == Some(2) && line.contains(option), "{line}");
    }
}

#[test]
fn text_and_markdown() {
    let lines: Vec<String> = (1..=20_000).map(|n| format!("{n}. Urges States;\n\n")).collect();
    check(vec![
        (
            "short-lines.txt",
            "a\n".repeat(1_100_000).into_bytes(),
            Refused("--max-paragraphs"),
        ),
        (
            "paragraphs.txt",
            "a\n\n".repeat(110_000).into_bytes(),
            Refused("--max-paragraphs"),
        ),
        (
            "many-lines.txt",
            "a\n".repeat(900_000).into_bytes(),
            Refused("--max-memory"),
        ),
        (
            "pages.txt",
            "\u{c}".repeat(10_000_000).into_bytes(),
            Refused("no text"),
        ),
        ("empty.txt", Vec::new(), Refused("empty")),
        ("blank.md", b" \n\t\n\xc2\xa0\n".to_vec(), Either),
        (
            "binary.txt",
            (0..=255).cycle().take(100_000).collect(),
            Refused("binary"),
        ),
        ("nulls.txt", vec![0; 1 << 20], Refused("binary")),
        (
            "wide.txt",
            [
                &[0xff, 0xfe][..],
                &"Recalling\n"
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect::<Vec<u8>>(),
            ]
            .concat(),
            Read,
        ),
        ("one-line.txt", "word ".repeat(50_000).into_bytes(), Either),
        ("numbers.txt", lines.concat().into_bytes(), Either),
        ("stars.md", "*".repeat(300_000).into_bytes(), Either),
        ("open-stars.md", "*a **b ".repeat(60_000).into_bytes(), Either),
        ("open-tags.md", "<sup>a ".repeat(60_000).into_bytes(), Either),
        ("brackets.md", "[".repeat(300_000).into_bytes(), Either),
        ("quotes.md", "> ".repeat(200_000).into_bytes(), Either),
        (
            "marks.md",
            (0..20_000)
                .map(|n| format!("word<sup>{n}</sup> "))
                .collect::<Vec<String>>()
                .concat()
                .into_bytes(),
            Either,
        ),
    ]);
}

#[test]
fn wrong_endings_and_old_formats() {
    check(vec![
        ("word.pdf", docx(P, &[]), Read),
        (
            "print.docx",
            one_page(Page::new().line(72.0, 700.0, "1. Urges States to act.")),
            Read,
        ),
        ("page.txt", b"<html><p>Recalling its work,</p>".to_vec(), Read),
        ("excel.doc", ole("Workbook"), Refused("an Excel workbook; save")),
        ("locked.doc", ole("EncryptedPackage"), Refused("password")),
        ("cut.doc", ole("WordDocument"), Refused("LibreOffice")),
        (
            "cut.wpd",
            b"\xffWPC\x10\0\0\0\x01\x0a".to_vec(),
            Refused("LibreOffice"),
        ),
    ]);
}

#[test]
fn rtf_files() {
    check(vec![
        (
            "groups.rtf",
            [b"{\\rtf1 ".as_slice(), &[b'{'; 100_000]].concat(),
            Either,
        ),
        ("cut.rtf", b"{\\rtf1\\ansi {\\i Recalling".to_vec(), Either),
    ]);
}

#[test]
fn a_run_that_takes_too_much_memory_writes_all_of_its_outputs_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let text = |verb: &str| -> String {
        let paragraphs = (1..=1500).map(|n| format!("{n}. {verb} all States to act on matter {n};\n\n"));
        format!("The General Assembly,\n\n{}", paragraphs.collect::<String>())
    };
    fs::write(folder.path().join("old.txt"), text("Urges")).unwrap();
    fs::write(folder.path().join("new.txt"), text("Invites")).unwrap();
    let outputs = ["a.html", "b.docx", "c.json", "d.xlsx"];
    for most in ["16", "20", "24", "28", "32", "512"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
        command.args(["old.txt", "new.txt", "--max-memory", most]);
        for name in outputs {
            command.args(["-o", name]);
        }
        let ended = command.current_dir(folder.path()).output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        let there = fs::read_dir(folder.path()).unwrap().count() - 2;
        match ended.status.code() {
            Some(0) => assert_eq!((there, said.as_str()), (outputs.len(), "")),
            Some(2) => {
                assert_eq!(there, 0, "{most}: {said}");
                assert_eq!(said.lines().count(), 1, "{most}: {said}");
                assert!(said.contains("--max-memory allows more"), "{most}: {said}");
                assert_ne!(most, "512");
            }
            other => panic!("{most}: {other:?}: {said}"),
        }
        for name in outputs {
            let _absent = fs::remove_file(folder.path().join(name));
        }
    }
}
