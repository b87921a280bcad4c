//! Pictures in PDF: which are content, where they stand, and that one that goes or changes is told.

use travaux::compare::{Options, compare};
use travaux::document::Holds;
use travaux::read::{ReadOptions, Source, read};
use travaux::sides::Sides;

#[path = "fixtures/read/pdf/writer.rs"]
#[expect(dead_code, reason = "most of what a page can hold is for other tests")]
mod writer;

use writer::{Page, Pdf, paragraph, stream};

fn source(pdf: &Pdf) -> Source {
    Source {
        name: "draft.pdf".to_owned(),
        bytes: pdf.bytes(),
    }
}

/// A picture of two by two grey points.
fn image(entries: &str, points: &str) -> String {
    let look =
        "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray";
    stream(&format!("{look} {entries}"), points)
}

/// Draws a picture in a place, by its lower left corner.
fn draw(page: Page, name: &str, [x, y, width, height]: [i32; 4]) -> Page {
    page.raw(&format!("q {width} 0 0 {height} {x} {y} cm /{name} Do Q"))
}

/// A file with the pictures `Im1` (`wood`) and `Im2` (`sand`).
fn file(page: Page) -> Pdf {
    with_images(&[&image("", "wood"), &image("", "sand")]).page(page)
}

fn with_images(images: &[&str]) -> Pdf {
    let names: Vec<String> = (1..=images.len())
        .map(|number| format!("/Im{number} {} 0 R", writer::FIRST_EXTRA + number - 1))
        .collect();
    let pdf = Pdf::new().with_resources(&format!("/XObject <<{}>>", names.concat()));
    images.iter().fold(pdf, |pdf, image| pdf.with_object(image))
}

fn text() -> Page {
    Page::new()
        .line(72.0, 700.0, "The wells lie in the north of the country.")
        .line(72.0, 400.0, "They have been dry since the summer.")
}

const MAP: [i32; 4] = [72, 450, 300, 200];

/// Returns the blocks, pictures as `[picture]`.
fn blocks(pdf: &Pdf) -> Vec<String> {
    let (_, document) = read(&source(pdf), &ReadOptions::default()).expect("the file is sound");
    let shown = document.blocks.iter().map(|block| match block.hints.holds {
        Holds::Picture => "[picture]".to_owned(),
        _ => block.text(),
    });
    shown.collect()
}

fn names(pdf: &Pdf) -> Vec<String> {
    let (_, document) = read(&source(pdf), &ReadOptions::default()).expect("the file is sound");
    let pictures = document
        .blocks
        .iter()
        .filter(|block| block.hints.holds == Holds::Picture);
    pictures.map(travaux::document::Block::text).collect()
}

fn pictures(page: Page) -> usize {
    names(&file(page)).len()
}

/// Returns the changes between two files: the relation and the kind of what changed.
fn changes(old: &Pdf, new: &Pdf) -> Vec<String> {
    let sides = Sides {
        old: source(old),
        new: source(new),
    };
    let report = compare(&sides, &Options::default()).expect("both are sound");
    let changed = report.entries.iter().filter(|entry| entry.differs());
    changed.map(|entry| format!("{:?}", entry.relation)).collect()
}

#[test]
fn a_picture_stands_between_the_lines_around_it() {
    let expected = [
        "The wells lie in the north of the country.",
        "[picture]",
        "They have been dry since the summer.",
    ];
    assert_eq!(blocks(&file(draw(text(), "Im1", MAP))), expected);
}

#[test]
fn a_picture_in_the_page_itself_is_one() {
    let inside = |points: &str| {
        file(text().raw(&format!(
            "q 300 0 0 200 72 450 cm BI /W 2 /H 2 /BPC 8 /CS /G ID {points} EI Q"
        )))
    };
    assert_eq!(names(&inside("wood")).len(), 1);
    assert_ne!(names(&inside("wood")), names(&inside("sand")));
}

#[test]
fn a_picture_stands_in_its_column() {
    let mut page = Page::new();
    for (x, side) in [(72.0, "left"), (330.0, "right")] {
        for line in 0..24_u8 {
            let y = 700.0 - 12.0 * f32::from(line) - if line < 12 { 0.0 } else { 120.0 };
            let words = format!("{side} {line} of the words that fill the column");
            page = page.line(x, y, &words);
        }
    }
    let shown = blocks(&file(draw(page, "Im1", [72, 460, 180, 90])));
    let at = shown
        .iter()
        .position(|block| block == "[picture]")
        .expect("it is content");
    assert!(shown[at - 1].starts_with("left 11"), "{shown:?}");
    assert!(shown[at + 1].starts_with("left 12"), "{shown:?}");
}

#[test]
fn a_picture_stands_between_tagged_paragraphs() {
    let page = Page::new()
        .marked(1, |page| page.line(72.0, 700.0, "The wells lie in the north."))
        .marked(2, |page| page.line(72.0, 400.0, "They are dry."));
    let pdf = file(draw(page, "Im1", MAP)).tagged(vec![paragraph(&[1]), paragraph(&[2])]);
    assert_eq!(
        blocks(&pdf),
        ["The wells lie in the north.", "[picture]", "They are dry."]
    );
}

#[test]
fn a_picture_at_the_head_of_a_page_cuts_no_paragraph() {
    let lines = |from: u8| {
        let words = (from..from + 4)
            .map(|line| format!("line {line} of the words that fill the whole width of the page"));
        words.collect::<Vec<_>>()
    };
    let page = |lines: &[String], y: f32| {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        Page::new().lines(72.0, y, &lines)
    };
    let floated = |map: bool| {
        let second = page(&lines(5), 480.0);
        let second = if map {
            draw(second, "Im1", [72, 500, 300, 200])
        } else {
            second
        };
        with_images(&[&image("", "wood")])
            .page(page(&lines(1), 120.0))
            .page(second)
    };
    assert_eq!(names(&floated(true)).len(), 1);
    let changed = changes(&floated(false), &floated(true));
    assert_eq!(changed, ["Inserted"], "the paragraph around it is as before");
}

#[test]
fn a_picture_that_goes_comes_or_changes_is_told() {
    let (bare, wood, sand) = (
        file(text()),
        file(draw(text(), "Im1", MAP)),
        file(draw(text(), "Im2", MAP)),
    );
    assert_eq!(changes(&wood, &bare), ["Deleted"]);
    assert_eq!(changes(&bare, &wood), ["Inserted"]);
    assert!(!changes(&wood, &sand).is_empty());
    assert!(changes(&wood, &wood).is_empty());
}

#[test]
fn the_name_of_a_picture_is_that_of_its_bytes_and_their_look() {
    let named = |image: &str| names(&with_images(&[image]).page(draw(text(), "Im1", MAP)));
    let wood = named(&image("", "wood"));
    assert_eq!(named(&image("/Interpolate true /Name /Im7", "wood")), wood);
    assert_ne!(named(&image("", "sand")), wood);
    assert_ne!(named(&image("/Decode [1 0]", "wood")), wood);
    let masked = |points: &str| {
        let pdf = with_images(&[&image("/SMask 9 0 R", "wood"), &image("", points)]);
        names(&pdf.page(draw(text(), "Im1", MAP)))
    };
    assert_ne!(masked("hole"), wood);
    assert_ne!(masked("hole"), masked("holy"));
}

#[test]
fn dots_rules_and_stencils_of_letters_are_no_pictures() {
    assert_eq!(pictures(draw(text(), "Im1", [60, 500, 8, 8])), 0);
    assert_eq!(pictures(draw(text(), "Im1", [72, 500, 400, 1])), 0);
    assert_eq!(pictures(draw(text(), "Im1", [72, 500, 90, 12])), 1, "a formula");
    let stencil = image("/ImageMask true", "wood");
    let drawn = |place| names(&with_images(&[&stencil]).page(draw(text(), "Im1", place))).len();
    assert_eq!(drawn([72, 500, 40, 20]), 0);
    assert_eq!(drawn([72, 450, 300, 200]), 1, "a drawing in one colour");
}

#[test]
fn emblems_and_codes_of_the_first_page_are_no_pictures() {
    let page = draw(text(), "Im1", [72, 720, 56, 47]);
    assert_eq!(pictures(draw(page, "Im2", [480, 40, 55, 55])), 0);
    let second = draw(text(), "Im1", [72, 720, 56, 47]);
    assert_eq!(
        names(&file(text()).page(second)).len(),
        1,
        "on another page it says something"
    );
}

#[test]
fn what_stands_at_one_height_on_several_pages_is_no_picture() {
    let letter = || draw(text(), "Im1", [300, 650, 250, 60]);
    assert_eq!(names(&file(letter())).len(), 1);
    assert_eq!(names(&file(letter()).page(letter())).len(), 0);
    let elsewhere = draw(text(), "Im1", [300, 500, 250, 60]);
    assert_eq!(names(&file(letter()).page(elsewhere)).len(), 2);
}

#[test]
fn what_the_file_sets_apart_or_hides_is_no_picture() {
    let apart = text().artifact("/Type /Layout", |page| draw(page, "Im1", MAP));
    assert_eq!(pictures(apart), 0);
    let off = draw(text(), "Im1", [900, 450, 300, 200]);
    assert_eq!(pictures(off), 0, "beyond the edge of the page");
}

#[test]
fn strips_of_a_picture_are_one() {
    let strips = |cut: [&str; 3]| {
        let drawn = (0..).zip(cut).fold(text(), |page, (down, name)| {
            draw(page, name, [72, 600 - 50 * down, 300, 50])
        });
        names(&file(drawn))
    };
    assert_eq!(strips(["Im1", "Im2", "Im1"]).len(), 1);
    assert_ne!(strips(["Im1", "Im2", "Im1"]), strips(["Im1", "Im2", "Im2"]));
}

#[test]
fn a_scan_under_guessed_words_is_no_picture() {
    let scanned = draw(Page::new(), "Im1", [0, 0, 612, 792])
        .raw("BT 3 Tr /F1 10 Tf 72 700 Td (The wells lie in the north of the country.) Tj ET");
    assert_eq!(pictures(scanned), 0);
}

#[test]
fn a_page_that_only_shows_pictures_is_one() {
    let annex = |name| {
        let page = draw(Page::new(), "Im1", [72, 450, 300, 200]);
        file(text()).page(draw(page, name, [72, 100, 300, 200]))
    };
    assert_eq!(names(&annex("Im2")).len(), 1);
    assert!(!changes(&annex("Im1"), &annex("Im2")).is_empty());
}
