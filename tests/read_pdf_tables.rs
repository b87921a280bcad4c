//! Tables in PDF: rows of cells where tags or drawn rules give them.

use std::fmt::Write;

use travaux::document::{Document, Holds};
use travaux::read::{ReadOptions, Source, read};

#[path = "fixtures/read/pdf/writer.rs"]
#[expect(dead_code, reason = "most of what a page can hold is for other tests")]
mod writer;

use writer::{Page, Pdf, Tag, paragraph, tag};

fn document(pdf: &Pdf) -> Document {
    let source = Source {
        name: "draft.pdf".to_owned(),
        bytes: pdf.bytes(),
    };
    let (_, document) = read(&source, &ReadOptions::default()).expect("the file is sound");
    document
}

/// Prints the blocks: rows with `|` between their cells, other blocks behind `- `.
fn shown(pdf: &Pdf) -> Vec<String> {
    let blocks = document(pdf).blocks.into_iter();
    blocks
        .map(|block| match block.hints.holds {
            Holds::Row => block.text().replace('\t', "|"),
            _ => format!(
                "- {}",
                block.text().split_whitespace().collect::<Vec<_>>().join(" ")
            ),
        })
        .collect()
}

fn check(pdf: &Pdf, expected: &[&str]) {
    assert_eq!(shown(pdf), expected);
}

/// A tagged file: each row its cells, each cell its paragraphs, each paragraph its lines; cells 120 points apart.
fn tagged(rows: &[&[&str]]) -> Pdf {
    let (mut page, mut id, mut y) = (Page::new(), 0, 700.0);
    let mut table = Vec::new();
    for row in rows {
        let mut cells = Vec::new();
        let mut deepest: f32 = y;
        for (cell, across) in row.iter().zip(0u8..) {
            let (mut kids, mut at) = (Vec::new(), y);
            for text in cell.split('/').filter(|text| !text.is_empty()) {
                let lines: Vec<&str> = text.split('~').collect();
                let x = 72.0 + 120.0 * f32::from(across);
                page = page.marked(id, |page| page.lines(x, at, &lines));
                at -= 12.0 * f32::from(u8::try_from(lines.len()).unwrap());
                kids.push(paragraph(&[id]));
                id += 1;
            }
            deepest = deepest.min(at);
            cells.push(tag("TD", kids));
        }
        table.push(tag("TR", cells));
        y = deepest - 4.0;
    }
    page = page.marked(id, |page| page.line(72.0, y - 20.0, "Decides so."));
    let body = tag("TBody", table);
    Pdf::new()
        .page(page)
        .tagged(vec![tag("Table", vec![body]), paragraph(&[id])])
}

#[test]
fn a_tagged_table_of_data_is_read_by_row() {
    check(
        &tagged(&[
            &["Vessel", "Fee"],
            &["Tug of up~to 20 m", "40 crowns/a year"],
            &["", "60 crowns"],
        ]),
        &[
            "Vessel|Fee",
            "Tug of up to 20 m|40 crowns a year",
            "|60 crowns",
            "- Decides so.",
        ],
    );
}

#[test]
fn a_tagged_table_that_lays_out_paragraphs_is_read_as_text() {
    check(
        &tagged(&[&["(a)", "Urges all States"], &["(b)", "Requests them"]]),
        &[
            "- (a)",
            "- Urges all States",
            "- (b)",
            "- Requests them",
            "- Decides so.",
        ],
    );
    check(
        &tagged(&[&["Fees/Tolls/Dues", "Text"], &["One/Two/Three", "Text"]]),
        &[
            "- Fees",
            "- Tolls",
            "- Dues",
            "- Text",
            "- One",
            "- Two",
            "- Three",
            "- Text",
            "- Decides so.",
        ],
    );
}

#[test]
fn a_tagged_table_in_a_cell_makes_the_outer_one_a_layout() {
    let place = |id: i32, x: f32, y: f32, text: &'static str| {
        move |page: Page| page.marked(id, |page| page.line(x, y, text))
    };
    let page = place(0, 72.0, 700.0, "Menu")(Page::new());
    let page = place(1, 172.0, 700.0, "Vessel")(page);
    let page = place(2, 272.0, 700.0, "Fee")(page);
    let page = place(3, 172.0, 686.0, "Tug")(page);
    let page = place(4, 272.0, 686.0, "40")(page);
    let page = place(5, 72.0, 660.0, "Left")(page);
    let page = place(6, 172.0, 660.0, "Right")(page);
    let cell = |id: i32| tag("TD", vec![paragraph(&[id])]);
    let row = |ids: [i32; 2]| tag("TR", ids.map(cell).to_vec());
    let inner = tag("Table", vec![row([1, 2]), row([3, 4])]);
    let outer = vec![tag("TR", vec![cell(0), tag("TD", vec![inner])]), row([5, 6])];
    check(
        &Pdf::new().page(page).tagged(vec![tag("Table", outer)]),
        &["- Menu", "Vessel|Fee", "Tug|40", "- Left", "- Right"],
    );
}

#[test]
fn a_tagged_row_that_goes_over_a_page_end_is_one_row() {
    let first = Page::new()
        .marked(0, |page| page.line(72.0, 112.0, "Vessel"))
        .marked(1, |page| page.line(200.0, 112.0, "Fee"))
        .marked(2, |page| page.line(72.0, 100.0, "Tug"))
        .marked(3, |page| page.line(200.0, 100.0, "40 crowns"))
        .artifact("/Type /Pagination /Subtype /Footer", |page| {
            page.line(72.0, 40.0, "1/2")
        });
    let second = Page::new().marked(0, |page| page.line(200.0, 700.0, "a year"));
    let mark = |page: usize, id: i32| tag("P", vec![Tag::Mark(page, id)]);
    let pdf = Pdf::new().page(first).page(second).tagged(vec![tag(
        "Table",
        vec![
            tag(
                "TR",
                vec![tag("TH", vec![mark(0, 0)]), tag("TH", vec![mark(0, 1)])],
            ),
            tag(
                "TR",
                vec![
                    tag("TD", vec![mark(0, 2)]),
                    tag("TD", vec![mark(0, 3), mark(1, 0)]),
                ],
            ),
        ],
    )]);
    check(&pdf, &["Vessel|Fee", "Tug|40 crowns a year", "- 1/2"]);
}

/// The words of three rows of two cells between 70, 200 and 300, and 710, 690, 660 and 640.
fn fees(page: Page) -> Page {
    page.line(72.0, 740.0, "The fees are these:")
        .line(74.0, 697.0, "Vessel")
        .line(204.0, 697.0, "Fee")
        .lines(74.0, 678.0, &["Tug of up to", "20 m"])
        .line(204.0, 678.0, "40 crowns")
        .line(74.0, 647.0, "Barge")
        .line(204.0, 647.0, "60 crowns")
        .line(72.0, 600.0, "Decides so.")
}

const FEES: [&str; 5] = [
    "- The fees are these:",
    "Vessel|Fee",
    "Tug of up to 20 m|40 crowns",
    "Barge|60 crowns",
    "- Decides so.",
];

/// Draws lines: from, to.
fn strokes(lines: &[[f32; 4]]) -> String {
    let mut out = String::from("0.5 w ");
    for [x, y, to_x, to_y] in lines {
        let _ = write!(out, "{x} {y} m {to_x} {to_y} l ");
    }
    out + "S"
}

const DOWN: [[f32; 4]; 3] = [
    [70.0, 710.0, 70.0, 640.0],
    [200.0, 710.0, 200.0, 640.0],
    [300.0, 710.0, 300.0, 640.0],
];
const ALONG: [[f32; 4]; 4] = [
    [70.0, 710.0, 300.0, 710.0],
    [70.0, 690.0, 300.0, 690.0],
    [70.0, 660.0, 300.0, 660.0],
    [70.0, 640.0, 300.0, 640.0],
];

fn boxes(end: &str) -> String {
    let mut out = String::new();
    for (y, height) in [(690, 20), (660, 30), (640, 20)] {
        for (x, width) in [(70, 130), (200, 100)] {
            let _ = write!(out, "{x} {y} {width} {height} re {end} ");
        }
    }
    out
}

/// Draws each side of each cell as a bar of its own, which ends short of the corners.
fn bars() -> String {
    let mut out = String::new();
    for y in [710, 690, 660, 640] {
        for (x, width) in [(70, 130), (200, 100)] {
            let _ = writeln!(out, "{}.5 {y} {}.5 0.48 re f", x, width - 1);
        }
    }
    for (y, height) in [(690, 20), (660, 30), (640, 20)] {
        for x in [70, 200, 300] {
            let _ = writeln!(out, "{x} {y}.5 0.48 {}.5 re f", height - 1);
        }
    }
    out
}

#[test]
fn a_table_between_drawn_rules_is_read_by_row() {
    let all: Vec<[f32; 4]> = DOWN.iter().chain(&ALONG).copied().collect();
    for rules in [
        strokes(&all),
        // Without the outer sides, drawn as boxes, as bars, and in a moved frame.
        strokes(&[&[DOWN[1]], &ALONG[..]].concat()),
        boxes("S"),
        bars(),
        format!("q 2 0 0 2 0 0 cm 0.5 0 0 0.5 0 0 cm {} Q", strokes(&all)),
    ] {
        check(&Pdf::new().page(fees(Page::new().raw(&rules))), &FEES);
    }
}

#[test]
fn a_table_across_a_turned_page_is_read_by_row() {
    let all: Vec<[f32; 4]> = DOWN.iter().chain(&ALONG).copied().collect();
    let words = [
        (74, 697, "Vessel"),
        (204, 697, "Fee"),
        (74, 678, "Tug"),
        (204, 678, "40 crowns"),
        (74, 647, "Barge"),
        (204, 647, "60 crowns"),
    ];
    let page = Page::new().raw(&format!("q 0 1 -1 0 800 0 cm {} Q", strokes(&all)));
    let page = words.iter().fold(page, |page, (x, y, word)| {
        page.raw(&format!(
            "BT /F1 10 Tf 0 1 -1 0 {} {x} Tm ({word}) Tj ET",
            800 - y
        ))
    });
    check(
        &Pdf::new().page(page),
        &["Vessel|Fee", "Tug|40 crowns", "Barge|60 crowns"],
    );
}

/// What is read where no table of data is believed: a line of print each.
const LINES: [&str; 6] = [
    "- The fees are these:",
    "- Vessel Fee",
    "- Tug of up to 40 crowns",
    "- 20 m",
    "- Barge 60 crowns",
    "- Decides so.",
];

#[test]
fn rules_that_close_no_cells_make_no_rows() {
    let all: Vec<[f32; 4]> = DOWN.iter().chain(&ALONG).copied().collect();
    for rules in [
        // Along the lines alone, down the page alone, not painted, white, surfaces, round a corner.
        strokes(&ALONG),
        strokes(&DOWN),
        strokes(&all).replace('S', "n"),
        format!("1 G {}", strokes(&all)),
        format!("0.9 g {} 0 g", boxes("f")),
        strokes(
            &[
                &[DOWN[0], DOWN[2]][..],
                &[[200.0, 710.0, 200.0, 690.0], [200.0, 660.0, 200.0, 640.0]],
                &[ALONG[0], ALONG[2], ALONG[3]],
                &[[70.0, 690.0, 200.0, 690.0]],
            ]
            .concat(),
        ),
    ] {
        check(&Pdf::new().page(fees(Page::new().raw(&rules))), &LINES);
    }
}

#[test]
fn a_word_that_a_rule_crosses_makes_no_rows() {
    let crossed = [&DOWN[..], &ALONG[..], &[[90.0, 710.0, 90.0, 640.0]]].concat();
    check(
        &Pdf::new().page(fees(Page::new().raw(&strokes(&crossed)))),
        &LINES,
    );
}

#[test]
fn a_box_with_prose_and_texts_side_by_side_are_read_as_they_were() {
    let long = [
        "Recalling its resolutions on the fees of",
        "vessels that lie in a port for a week or",
    ];
    let prose = |page: Page| {
        (0u8..5).fold(page, |page, down| {
            let y = 690.0 - 24.0 * f32::from(down);
            page.lines(74.0, y, &long).lines(304.0, y, &long)
        })
    };
    let frame = "70 540 460 170 re S";
    let beside = format!("{frame} 290 540 m 290 710 l S");
    let parts = [
        "70 540 460 50 re S",
        "70 590 460 120 re S",
        "290 540 m 290 710 l S",
    ]
    .join(" ");
    for rules in [frame, &beside, &parts] {
        let ruled = shown(&Pdf::new().page(prose(Page::new().raw(rules))));
        assert_eq!(ruled, shown(&Pdf::new().page(prose(Page::new()))), "{rules}");
    }
}

#[test]
fn merged_cells_are_one_cell_of_their_first_row() {
    let page = Page::new()
        .line(74.0, 697.0, "Fees of all vessels")
        .line(74.0, 677.0, "Tug")
        .line(154.0, 677.0, "day")
        .line(234.0, 677.0, "40")
        .line(154.0, 657.0, "year")
        .line(234.0, 657.0, "900")
        .raw("70 650 230 60 re S 70 690 m 300 690 l S 150 650 m 150 690 l S 230 650 m 230 690 l S")
        .raw("150 670 m 300 670 l S");
    check(
        &Pdf::new().page(page),
        &["Fees of all vessels", "Tug|day|40", "year|900"],
    );
}

/// A table that begins at the foot of a page; `foot` and `head` are the rules at the page end.
fn over_two_pages(foot: &str, head: &str) -> Pdf {
    let first = Page::new()
        .line(74.0, 107.0, "Vessel")
        .line(204.0, 107.0, "Fee")
        .line(74.0, 87.0, "Barges that")
        .raw("70 120 m 300 120 l S 70 100 m 300 100 l S")
        .raw("70 80 m 70 120 l S 200 80 m 200 120 l S 300 80 m 300 120 l S")
        .raw(foot);
    let second = Page::new()
        .line(74.0, 717.0, "carry sand")
        .line(204.0, 717.0, "60 crowns")
        .line(74.0, 697.0, "Tug")
        .line(204.0, 697.0, "40 crowns")
        .raw("70 710 m 300 710 l S 70 690 m 300 690 l S")
        .raw("70 690 m 70 730 l S 200 690 m 200 730 l S 300 690 m 300 730 l S")
        .raw(head);
    Pdf::new().page(first).page(second)
}

#[test]
fn a_ruled_row_goes_over_a_page_end_where_no_rule_ends_it() {
    check(
        &over_two_pages("", ""),
        &["Vessel|Fee", "Barges that carry sand|60 crowns", "Tug|40 crowns"],
    );
    check(
        &over_two_pages("70 80 m 300 80 l S", "70 730 m 300 730 l S"),
        &[
            "Vessel|Fee",
            "Barges that",
            "carry sand|60 crowns",
            "Tug|40 crowns",
        ],
    );
}

#[test]
fn a_repeated_header_row_is_a_row() {
    let page = || fees(Page::new().raw(&strokes(&[&DOWN[..], &ALONG[..]].concat())));
    assert_eq!(
        shown(&Pdf::new().page(page()).page(page())),
        [FEES, FEES].concat()
    );
}

#[test]
fn a_table_between_two_columns_of_prose_parts_them() {
    let left = [
        "the fees of vessels that",
        "lie in a port for long",
        "were set by the board of",
        "the harbour and all of",
        "its members agreed then",
    ];
    let right = [
        "each master shall keep a",
        "book of all such vessels",
        "and of the days that all",
        "of them lay at the quay",
        "or in the outer harbour",
    ];
    let page = fees(Page::new().raw(&strokes(&[&DOWN[..], &ALONG[..]].concat())))
        .lines(72.0, 580.0, &left)
        .lines(212.0, 580.0, &right);
    let texts = shown(&Pdf::new().page(page));
    assert_eq!(texts[..5], FEES);
    assert_eq!(texts[5], format!("- {}", left[0]));
    assert_eq!(texts[10], format!("- {}", right[0]));
}

#[test]
fn a_page_of_many_strokes_is_read_in_time() {
    // A drawing in which all rules meet, and a staircase in which each meets two.
    let mut lattice = String::new();
    for at in 0..5_000 {
        let place = f64::from(at) * 0.1;
        let _ = write!(lattice, "{place} 0 m {place} 700 l 0 {place} m 600 {place} l ");
    }
    let mut stairs = String::new();
    for at in 0..5_000 {
        let (x, y) = (f64::from(at) * 4.0, f64::from(at) * 4.0);
        let _ = write!(stairs, "{x} {y} m {x} {} l {x} {y} m {} {y} l ", y + 4.0, x - 4.0);
    }
    let began = std::time::Instant::now();
    for drawing in [lattice, stairs] {
        let page = fees(Page::new().raw(&format!("0.1 w {drawing} S")));
        check(&Pdf::new().page(page), &LINES);
    }
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}
