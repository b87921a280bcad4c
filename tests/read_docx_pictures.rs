//! Pictures and charts of Word files: what is replaced under the same name is told, and named by the redline.
#![expect(clippy::unwrap_used, reason = "a test that cannot build its input has failed")]

use travaux::compare::{Options, compare};
use travaux::document::Holds;
use travaux::read::{Limits, ReadOptions, Revisions, Source, read};
use travaux::render::docx::{DocxOptions, Revised, redline};
use travaux::sides::Sides;

#[path = "support/pack.rs"]
#[expect(dead_code, reason = "the files here hold parts that are no XML")]
mod pack;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What a file holds beside its body.
struct Held<'h> {
    picture: &'h str,
    chart: &'h str,
}

const HELD: Held<'_> = Held {
    picture: "wells",
    chart: "<c:v>42</c:v>",
};

fn file(body: &str, held: &Held<'_>) -> Source {
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
        <Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>\
        <Default Extension='xml' ContentType='application/xml'/><Default Extension='png' ContentType='image/png'/>\
        <Override PartName='/word/document.xml' \
        ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let relations = |list: &[(&str, &str, &str)]| {
        let each = list.iter().map(|(id, kind, target)| {
            let mode = if target.contains("://") {
                "TargetMode='External'"
            } else {
                ""
            };
            format!("<Relationship Id='{id}' Type='{OFFICE}/{kind}' Target='{target}' {mode}/>")
        });
        let each: String = each.collect();
        format!(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{each}</Relationships>"
        )
    };
    let root = relations(&[("rId1", "officeDocument", "word/document.xml")]);
    let links = relations(&[
        ("rId7", "image", "media/image1.png"),
        ("rId8", "chart", "charts/chart1.xml"),
        ("rId9", "image", "https://example.org/map.png"),
    ]);
    let chart = format!(
        "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'>{}</c:chartSpace>",
        held.chart
    );
    let document = pack::word("document", &format!("<w:body>{body}</w:body>"));
    let parts = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", &root),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", &links),
        ("word/media/image1.png", held.picture),
        ("word/charts/chart1.xml", &chart),
    ];
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    Source {
        name: "draft.docx".to_owned(),
        bytes: pack::zip(&parts),
    }
}

fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn words(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

/// A drawing of this size in points.
fn drawing(points: u32, inside: &str) -> String {
    let side = points * 12_700;
    format!(
        "<w:r><w:drawing><wp:inline xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'>\
         <wp:extent cx='{side}' cy='{side}'/>{inside}</wp:inline></w:drawing></w:r>"
    )
}

fn picture(relation: &str) -> String {
    drawing(
        200,
        &format!("<a:blip xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' r:{relation}/>"),
    )
}

fn chart() -> String {
    let inside = "<c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' r:id='rId8'/>";
    drawing(200, inside)
}

fn body(shown: &str) -> String {
    let before = words("The wells lie in the north of the country ");
    [
        p(&(before + shown + &words("and are dry."))),
        p(&words("They are filled by nobody.")),
    ]
    .concat()
}

fn blocks(source: &Source, revisions: Revisions) -> Vec<String> {
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    let (_, document) = read(source, &options).unwrap();
    document
        .blocks
        .iter()
        .map(travaux::document::Block::text)
        .collect()
}

fn pictures(shown: &str) -> Vec<String> {
    let (_, document) = read(&file(&body(shown), &HELD), &ReadOptions::default()).unwrap();
    let pictures = document
        .blocks
        .iter()
        .filter(|block| block.hints.holds == Holds::Picture);
    pictures.map(travaux::document::Block::text).collect()
}

fn changes(old: Source, new: Source) -> Vec<String> {
    let report = compare(&Sides { old, new }, &Options::default()).unwrap();
    let changed = report.entries.iter().filter(|entry| entry.differs());
    let sides = changed.map(|entry| {
        let texts = entry
            .edits
            .iter()
            .map(|edit| format!("{}>{}", edit.old, edit.new));
        texts.collect::<String>()
    });
    sides.collect()
}

#[test]
fn a_picture_stands_behind_its_paragraph() {
    let shown = blocks(&file(&body(&picture("embed='rId7'")), &HELD), Revisions::Final);
    assert_eq!(shown[0], "The wells lie in the north of the country and are dry.");
    assert!(shown[1].starts_with("[picture "), "{shown:?}");
    assert_eq!(shown[2], "They are filled by nobody.");
}

#[test]
fn a_picture_is_named_by_its_bytes_and_one_elsewhere_by_its_address() {
    let wells = pictures(&picture("embed='rId7'"));
    let vml = "<w:r><w:pict><v:shape><v:imagedata r:id='rId7'/></v:shape></w:pict></w:r>";
    assert_eq!(pictures(vml), wells);
    assert_eq!(
        pictures(&picture("link='rId9'")),
        ["[picture https://example.org/map.png]"]
    );
}

#[test]
fn a_picture_replaced_under_the_same_relation_is_told() {
    let body = body(&picture("embed='rId7'"));
    let other = Held {
        picture: "other wells",
        ..HELD
    };
    assert!(changes(file(&body, &HELD), file(&body, &HELD)).is_empty());
    let changed = changes(file(&body, &HELD), file(&body, &other));
    assert!(
        !changed.is_empty() && changed.iter().all(|it| it.contains("[picture ")),
        "{changed:?}"
    );
}

#[test]
fn a_changed_figure_of_a_chart_is_told() {
    let body = body(&chart());
    let other = Held {
        chart: "<c:v>43</c:v>",
        ..HELD
    };
    assert!(changes(file(&body, &HELD), file(&body, &HELD)).is_empty());
    assert!(!changes(file(&body, &HELD), file(&body, &other)).is_empty());
}

#[test]
fn a_picture_that_goes_is_told() {
    let changed = changes(
        file(&body(&picture("embed='rId7'")), &HELD),
        file(&body(""), &HELD),
    );
    assert_eq!(changed.len(), 1, "{changed:?}");
}

#[test]
fn a_picture_follows_the_view_of_the_tracked_changes() {
    let picture = picture("embed='rId7'");
    let file = file(
        &body(&format!("<w:ins w:id='1' w:author='A'>{picture}</w:ins>")),
        &HELD,
    );
    assert_eq!(blocks(&file, Revisions::Final).len(), 3);
    assert_eq!(blocks(&file, Revisions::Original).len(), 2);
}

#[test]
fn a_dot_the_size_of_a_letter_is_no_picture() {
    let blip = "<a:blip xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' r:embed='rId7'/>";
    assert!(pictures(&drawing(8, blip)).is_empty());
}

#[test]
fn one_of_two_wordings_of_a_picture_is_read() {
    let vml = "<w:pict><v:shape><v:imagedata r:id='rId7'/></v:shape></w:pict>";
    let both = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice><mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>",
        picture("embed='rId7'").replace("<w:r>", "").replace("</w:r>", "")
    );
    assert_eq!(pictures(&both).len(), 1);
}

#[test]
fn the_redline_gives_either_picture_or_names_what_it_does_not_give() {
    let body = body(&picture("embed='rId7'"));
    let new = Held {
        picture: "other wells",
        ..HELD
    };
    let (old, new) = (file(&body, &HELD), file(&body, &new));
    let (old_bytes, new_bytes) = (old.bytes.clone(), new.bytes.clone());
    let sides = Sides { old, new };
    let report = compare(&sides, &Options::default()).unwrap();
    let options = DocxOptions {
        original: Some(&old_bytes),
        revised: Some(Revised {
            bytes: &new_bytes,
            limits: Limits::default(),
        }),
        ..DocxOptions::default()
    };
    let redline = redline(&report, &options);
    let copy = Source {
        name: "copy.docx".to_owned(),
        bytes: redline.bytes,
    };
    let read = |source: &Source| blocks(source, Revisions::Final);
    assert_eq!(blocks(&copy, Revisions::Original), read(&sides.old));
    let is_named = redline.notice.is_some_and(|notice| notice.contains("[picture "));
    assert!(is_named || read(&copy) == read(&sides.new));
}
