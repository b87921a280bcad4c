//! The law of the whole file: whatever letter, digit or mark changes, anywhere in it, is told.
//!
//! A draft in each of many languages is written in each format; one sign of it is changed at a time, and the changed file
//! compared with the first. The report must have a change at that place, and the texts must count as different. Only what
//! the design lists is not compared: page numbers, job numbers, stamps, rules.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

#[path = "fixtures/whole/drafts.rs"]
mod drafts;
#[path = "support/pack.rs"]
mod pack;
#[path = "fixtures/read/pdf/writer.rs"]
#[expect(dead_code, reason = "most of what a page can hold is for other tests")]
mod writer;

use drafts::{DRAFTS, Draft};
use travaux::compare::{Options, compare};
use travaux::read::Source;
use travaux::report::{Edit, Op, Report};
use travaux::sides::Sides;

/// How a draft is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    /// Without a blank line between paragraphs.
    Tight,
    Markdown,
    Html,
    Docx,
    Odt,
    Akn,
    Pdf,
}

fn escaped(line: &str) -> String {
    line.replace('&', "&amp;").replace('<', "&lt;")
}

fn file(form: Form, lines: &[String]) -> Vec<u8> {
    let each =
        |wrap: &dyn Fn(&str) -> String| lines.iter().map(|line| wrap(&escaped(line))).collect::<String>();
    match form {
        Form::Text => lines.join("\n\n").into_bytes(),
        Form::Tight => lines.join("\n").into_bytes(),
        Form::Markdown => {
            let rest = lines[1..].join("\n\n");
            format!("# {}\n\n{rest}\n", lines[0]).into_bytes()
        }
        Form::Html => {
            let body = each(&|line| format!("<p>{line}</p>"));
            format!("<html><head><meta charset='utf-8'></head><body>{body}</body></html>").into_bytes()
        }
        Form::Docx => pack::docx(
            &each(&|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")),
            &[],
        ),
        Form::Odt => odt(&each(&|line| format!("<text:p>{line}</text:p>"))),
        Form::Akn => {
            let body = each(&|line| format!("<p>{line}</p>"));
            format!(
                "<?xml version='1.0'?><akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>\
                 <statement><mainBody>{body}</mainBody></statement></akomaNtoso>"
            )
            .into_bytes()
        }
        Form::Pdf => {
            let page = lines
                .iter()
                .zip(0u8..)
                .fold(writer::Page::new(), |page, (line, down)| {
                    page.line(72.0, 760.0 - 24.0 * f32::from(down), line)
                });
            writer::Pdf::new().page(page).bytes()
        }
    }
}

fn odt(body: &str) -> Vec<u8> {
    let root = |name: &str, content: &str| {
        format!(
            "<office:{name} xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
             xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>{content}</office:{name}>"
        )
    };
    let content = root(
        "document-content",
        &format!("<office:body><office:text>{body}</office:text></office:body>"),
    );
    pack::zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", root("document-styles", "").as_bytes()),
    ])
}

/// Returns another sign of the same kind that is no look-alike; none where there is no such sign.
fn other(sign: char) -> Option<char> {
    const POOLS: [&str; 15] = [
        "bdfhkmqtz",
        "BDFHKMQTZ",
        "бджзлфцш",
        "БДЖЗЛФЦШ",
        "بتجدرسعق",
        "בגדהזחטל",
        "βγδζθλξφ",
        "ΒΓΔΖΘΛΞΦ",
        "木山石田目耳手足",
        "かきくけこ",
        "カキクケコ",
        "가나다라마",
        "कखगघच",
        "กขคงจ",
        "0123456789",
    ];
    if let Some(mark) = [
        (',', ';'),
        (';', ':'),
        ('.', ';'),
        (':', ';'),
        ('،', '؛'),
        ('؛', '،'),
        ('，', '；'),
        ('；', '，'),
        ('。', '；'),
    ]
    .into_iter()
    .find(|(from, _)| *from == sign)
    {
        return Some(mark.1);
    }
    let pool = POOLS.into_iter().find(|pool| {
        let first = pool.chars().next().unwrap();
        same_kind(first, sign)
    })?;
    pool.chars()
        .find(|&c| c != sign && !c.to_lowercase().eq(sign.to_lowercase()))
}

fn same_kind(model: char, sign: char) -> bool {
    let block = |c: char| match c as u32 {
        0x30..=0x39 => 1,
        0x41..=0x24f | 0x1e00..=0x1eff => 2,
        0x370..=0x3ff => 3,
        0x400..=0x52f => 4,
        0x590..=0x5ff => 5,
        0x600..=0x6ff => 6,
        0x900..=0x97f => 7,
        0xe00..=0xe7f => 8,
        0x3040..=0x309f => 9,
        0x30a0..=0x30ff => 10,
        0x4e00..=0x9fff => 11,
        0xac00..=0xd7af => 12,
        _ => 0,
    };
    let cased = model.is_lowercase() == sign.is_lowercase() && model.is_uppercase() == sign.is_uppercase();
    block(model) == block(sign)
        && block(sign) > 0
        && cased
        && model.is_numeric() == sign.is_numeric()
        && sign.is_alphanumeric()
}

fn report(form: Form, old: &[String], new: &[String]) -> Report {
    let source = |lines: &[String]| Source {
        name: "draft".to_owned(),
        bytes: file(form, lines),
    };
    compare(&Sides::new(source(old), source(new)), &Options::default()).unwrap()
}

/// Whether a sign stands in something that the report says changed.
fn tells(report: &Report, sign: char) -> bool {
    let changed = |edits: &[Edit]| {
        edits
            .iter()
            .any(|edit| edit.op != Op::Equal && edit.new.contains(sign))
    };
    let labels = || {
        report
            .entries
            .iter()
            .filter(|entry| entry.differs())
            .any(|entry| {
                let new = report.texts.new.provisions.iter();
                let mut own = new.filter(|provision| entry.new.contains(&provision.id));
                own.any(|provision| provision.label.as_ref().is_some_and(|label| label.contains(sign)))
            })
    };
    report.entries.iter().any(|entry| changed(&entry.edits))
        || report.footnotes.iter().any(|note| {
            changed(&note.edits)
                || note.differs() && note.new.as_ref().is_some_and(|mark| mark.contains(sign))
        })
        || report.head.iter().any(|row| changed(&row.edits))
        || labels()
}

/// Changes every `step`th sign of a draft and lists what is not told.
fn misses(form: Form, draft: &Draft, step: usize) -> Vec<String> {
    let old: Vec<String> = draft.lines.iter().map(|&line| line.to_owned()).collect();
    let same = report(form, &old, &old);
    let mut missed = Vec::new();
    if same.differs() {
        missed.push(format!("{form:?} {}: differs from itself", draft.language));
    }
    let places = old.iter().enumerate().flat_map(|(line, text)| {
        let signs: Vec<(usize, usize, char)> =
            text.char_indices().map(|(at, sign)| (line, at, sign)).collect();
        signs
    });
    for (line, at, sign) in places.step_by(step) {
        let Some(put) = other(sign) else { continue };
        let mut new = old.clone();
        new[line].replace_range(at..at + sign.len_utf8(), put.encode_utf8(&mut [0; 4]));
        let report = report(form, &old, &new);
        if !report.differs() || !tells(&report, put) {
            let kind = if report.differs() {
                "not at its place"
            } else {
                "no difference"
            };
            missed.push(format!(
                "{form:?} {}: {kind}: {:?} → {:?}",
                draft.language, old[line], new[line]
            ));
        }
    }
    missed
}

fn check(form: Form, languages: &[&str], step: usize) {
    let drafts = DRAFTS
        .iter()
        .filter(|draft| languages.is_empty() || languages.contains(&draft.language));
    let missed: Vec<String> = drafts.flat_map(|draft| misses(form, draft, step)).collect();
    assert!(
        missed.is_empty(),
        "{} changes are not told:\n{}",
        missed.len(),
        missed.join("\n")
    );
}

#[test]
fn every_changed_sign_of_a_text_in_any_language_is_told() {
    check(Form::Text, &[], 5);
}

#[test]
fn every_changed_sign_is_told_without_blank_lines() {
    check(Form::Tight, &[], 11);
}

#[test]
fn every_changed_sign_of_markdown_is_told() {
    check(Form::Markdown, &["en", "fr", "es", "zh"], 7);
}

#[test]
fn every_changed_sign_of_a_web_page_is_told() {
    check(Form::Html, &["en", "ru", "ar", "ja"], 7);
}

#[test]
fn every_changed_sign_of_a_word_file_is_told() {
    check(Form::Docx, &["en", "fr", "ar", "zh"], 7);
}

#[test]
fn every_changed_sign_of_an_open_document_is_told() {
    check(Form::Odt, &["en", "ru", "he", "de"], 7);
}

#[test]
fn every_changed_sign_of_law_in_xml_is_told() {
    check(Form::Akn, &["en", "es", "zh", "it"], 7);
}

#[test]
fn every_changed_sign_of_a_pdf_is_told() {
    check(Form::Pdf, &["en"], 5);
}
