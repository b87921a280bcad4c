//! PDF bytes to blocks: one small file per idea, written by the tests themselves.

use std::fmt::Write;

use proptest::prelude::*;
use travaux::document::{Block, Document, Extent, Outside, Placing};
use travaux::read::{Format, ReadOptions, Revisions, Source, read};

#[path = "fixtures/read/pdf/writer.rs"]
mod writer;

use writer::{FIRST_EXTRA, Font, Page, Pdf, Tag, assemble, paragraph, stream, tag};

fn source(bytes: Vec<u8>) -> Source {
    Source {
        name: "draft.pdf".to_owned(),
        bytes,
    }
}

fn document(pdf: &Pdf) -> Document {
    let (format, document) = read(&source(pdf.bytes()), &ReadOptions::default()).expect("the file is sound");
    assert_eq!(format, Format::Pdf);
    document
}

fn error(bytes: Vec<u8>) -> String {
    let message = read(&source(bytes), &ReadOptions::default())
        .expect_err("the file is not sound")
        .to_string();
    assert!(!message.contains('\n'), "one line: {message}");
    assert!(message.starts_with("draft.pdf: "), "names the file: {message}");
    message
}

/// Prints a block: `_italic_`, `*bold*`, `^raised^`, `~underlined~`.
fn shown(block: &Block) -> String {
    let mut out = String::new();
    for run in &block.runs {
        let mut sign = String::new();
        if run.style.italic {
            sign.push('_');
        }
        if run.style.bold {
            sign.push('*');
        }
        if run.style.superscript {
            sign.push('^');
        }
        if run.style.underline {
            sign.push('~');
        }
        let _ = write!(
            out,
            "{sign}{}{}",
            run.text,
            sign.chars().rev().collect::<String>()
        );
    }
    out
}

fn check(pdf: &Pdf, expected: &[&str]) {
    let blocks: Vec<String> = document(pdf).blocks.iter().map(shown).collect();
    assert_eq!(blocks, expected);
}

#[test]
fn small_raised_number_is_a_superscript_run() {
    let page = Page::new()
        .line(72.0, 700.0, "resolution 77/228")
        .text(Font::Roman, 6.5, 143.0, 703.5, "5")
        .line(149.0, 700.0, "and");
    check(&Pdf::new().page(page), &["resolution 77/228^5^ and"]);
}

#[test]
fn text_rise_makes_a_superscript_run() {
    let page = Page::new()
        .raw("BT /F1 10 Tf 72 700 Td (Assembly) Tj /F1 6 Tf 3.5 Ts (12) Tj 0 Ts /F1 10 Tf (,) Tj ET");
    check(&Pdf::new().page(page), &["Assembly^12^,"]);
}

#[test]
fn lowered_number_joins_its_line_without_being_raised() {
    let page = Page::new().raw("BT /F1 10 Tf 72 700 Td (CO) Tj /F1 6 Tf 0 -2 Td 14 0 Td (2) Tj ET");
    check(&Pdf::new().page(page), &["CO2"]);
}

#[test]
fn italic_header_is_a_run_of_its_own() {
    let page = Page::new()
        .text(Font::Italic, 10.0, 90.0, 700.0, "Recalling also")
        .line(150.5, 700.0, "its resolution");
    check(&Pdf::new().page(page), &["_Recalling also_ its resolution"]);
}

#[test]
fn letters_slanted_by_the_matrix_are_italic() {
    let page = Page::new().raw("BT /F1 10 Tf 1 0 0.25 1 72 700 Tm (Decides) Tj ET");
    check(&Pdf::new().page(page), &["_Decides_"]);
}

#[test]
fn gaps_part_words_and_kerning_does_not() {
    let page = Page::new()
        .raw("BT /F1 10 Tf 72 700 Td [(of) -250 (the) -250 (accorda) 30 (nce)] TJ ET")
        .raw("BT /F1 10 Tf 72 688 Td [(Secretary ) 250 (-General)] TJ ET");
    check(
        &Pdf::new().page(page),
        &["of the accordance", "Secretary-General"],
    );
}

#[test]
fn a_hyphen_holds_to_its_word_over_a_gap_and_a_dash_does_not() {
    let page = Page::new()
        .raw("BT /F1 10 Tf 72 700 Td [(a high) -300 (-level event)] TJ ET")
        .raw("BT /F1 10 Tf 72 688 Td [(in Houthi) -200 (-)] TJ ET")
        .line(72.0, 676.0, "controlled areas")
        .raw("BT /F1 10 Tf 72 664 Td [(low-) -280 (and) -280 (middle) -280 (-) -280 (income)] TJ ET");
    check(
        &Pdf::new().page(page),
        &[
            "a high-level event",
            "in Houthi-",
            "controlled areas",
            "low- and middle - income",
        ],
    );
}

#[test]
fn a_stroke_under_a_word_underlines_it_and_a_rule_does_not() {
    // The width of `Option 1` in Times of 10 points.
    let word = 35.3;
    let lines = |bar: &str| {
        Page::new()
            .line(72.0, 700.0, "Option 1")
            .line(74.5 + word, 700.0, "stays")
            .raw(bar)
    };
    for bar in [
        format!("72 698.4 {word} 0.5 re f"),
        format!("72 698.6 m {} 698.6 l S", 72.0 + word),
        format!("q 1 0 0 1 72 0 cm 0 698.4 {word} 0.5 re 300 100 50 50 re f Q"),
    ] {
        check(&Pdf::new().page(lines(&bar)), &["~Option 1~ stays"]);
    }
    for rule in [
        "60 698 400 0.5 re f".to_owned(),
        format!("72 693 {word} 0.5 re f"),
        format!("72 698.4 {word} 0.5 re n"),
        format!("72 690 {word} 9 re f"),
    ] {
        check(&Pdf::new().page(lines(&rule)), &["Option 1 stays"]);
    }
}

/// Reads the words of a page as struck and new ones stand, then as an original and as a final text.
fn views(page: Page) -> [Vec<String>; 3] {
    let source = source(Pdf::new().page(page).bytes());
    [Revisions::BothAsText, Revisions::Original, Revisions::Final].map(|revisions| {
        let options = ReadOptions {
            revisions,
            ..ReadOptions::default()
        };
        let (_, document) = read(&source, &options).expect("the file is sound");
        let warned = document.warnings.iter().any(|it| it.code == "struck-words");
        let texts = document
            .blocks
            .iter()
            .map(|block| block.text().trim_end().to_owned());
        texts.chain(warned.then(|| "warned".to_owned())).collect()
    })
}

/// Prints `within five years three years of it`, the words in places of their own.
fn amended() -> Page {
    Page::new()
        .line(72.0, 700.0, "within")
        .line(100.0, 700.0, "five years")
        .line(145.0, 700.0, "three years")
        .line(195.0, 700.0, "of it")
}

#[test]
fn a_stroke_through_words_takes_them_out_and_new_words_beside_them_are_underlined() {
    let struck = ["within three years of it", "warned"];
    let original = ["within five years of it", "warned"];
    for strike in [
        // One line, a thin bar, a piece for each word, two lines, over the blank behind, inside a moved frame.
        "0.5 w 100 702.8 m 141 702.8 l S",
        "100 702.6 41 0.5 re f",
        "100 702.8 m 116 702.8 l S 118.5 702.8 m 141 702.8 l S",
        "100 702.2 m 141 702.2 l S 100 703.6 m 141 703.6 l S",
        "100 702.8 m 144 702.8 l S",
        "q 0.5 0 0 0.5 50 100 cm 100 1205.4 m 182 1205.4 l S Q",
    ] {
        let page = amended().raw(strike).raw("145 698.4 m 191.5 698.4 l S");
        let [both, before, after] = views(page);
        assert_eq!(
            both,
            ["within five years three years of it", "warned"],
            "{strike}"
        );
        assert_eq!(before, original, "{strike}");
        assert_eq!(after, struck, "{strike}");
    }
}

#[test]
fn rules_that_run_beside_words_strike_nothing() {
    for rule in [
        // Through the whole page, above the letters, a marker's broad stroke, a filled surface, not painted, a tick.
        "40 702.8 m 555 702.8 l S",
        "100 707.5 m 141 707.5 l S",
        "8 w 100 702.8 m 141 702.8 l S",
        "100 698 41 9 re f",
        "100 702.8 m 141 702.8 l n",
        "100 702.8 m 101 702.8 l S",
        "120 690 m 120 710 l S",
    ] {
        let expected = vec!["within five years three years of it".to_owned()];
        assert_eq!(
            views(amended().raw(rule)),
            [expected.clone(), expected.clone(), expected],
            "{rule}"
        );
    }
}

#[test]
fn a_fraction_and_a_table_with_rules_have_no_struck_words() {
    let fraction = Page::new()
        .line(72.0, 700.0, "the share is")
        .text(Font::Roman, 7.0, 130.0, 704.5, "12")
        .raw("130 702.9 m 137 702.9 l S")
        .text(Font::Roman, 7.0, 130.0, 696.5, "35");
    let table = Page::new()
        .lines(72.0, 700.0, &["Ships", "Boats", "Rafts"])
        .lines(150.0, 700.0, &["12", "30", "7"])
        .raw("70 709 m 200 709 l S 70 697 m 200 697 l S 70 685 m 200 685 l S 70 673 m 200 673 l S");
    for page in [fraction, table] {
        let document = document(&Pdf::new().page(page));
        assert!(document.warnings.is_empty(), "{:?}", document.warnings);
    }
}

#[test]
fn a_mark_raised_among_struck_words_goes_with_them() {
    let page = Page::new()
        .line(72.0, 700.0, "all former resolutions")
        .text(Font::Roman, 6.5, 158.2, 703.5, "5")
        .line(164.0, 700.0, "stand.")
        .raw("84.5 702.8 m 161.5 702.8 l S");
    assert_eq!(views(page)[2], ["all stand.", "warned"]);
}

#[test]
fn words_are_struck_on_a_page_whose_text_runs_upwards() {
    let page = Page::new()
        .raw("BT /F1 10 Tf 0 1 -1 0 100 72 Tm (within five) Tj ET")
        .raw("BT /F1 10 Tf 0 1 -1 0 112 72 Tm (years of it) Tj ET")
        .raw("97.2 101 m 97.2 117 l S");
    assert_eq!(views(page)[2], ["within", "years of it", "warned"]);
}

#[test]
fn widely_spaced_letters_stay_one_word() {
    let page = Page::new().raw("BT /F1 10 Tf 2 Tc 72 700 Td (Resolution  adopted) Tj ET");
    let text = shown(&document(&Pdf::new().page(page)).blocks[0]);
    assert_eq!(
        text.split_whitespace().collect::<Vec<_>>(),
        ["Resolution", "adopted"]
    );
}

#[test]
fn figures_in_columns_are_words_of_their_own() {
    let cells = ["Space", "5", "5", "6", "1"];
    let page = cells.iter().zip(0u8..).fold(Page::new(), |page, (cell, across)| {
        page.line(72.0 + 40.0 * f32::from(across), 700.0, cell)
    });
    let text = document(&Pdf::new().page(page)).blocks[0].text();
    assert_eq!(text.split_whitespace().collect::<Vec<_>>(), cells);
}

#[test]
fn overprinted_letters_are_read_once() {
    let page = Page::new().line(72.0, 700.0, "Annex").line(72.3, 700.0, "Annex");
    check(&Pdf::new().page(page), &["Annex"]);
}

#[test]
fn words_drawn_again_close_by_are_read_once() {
    let page = Page::new()
        // Each letter twice, the line twice a hair beside, a shadow below it.
        .raw("BT /F1 10 Tf 72 700 Td (D) Tj 0.4 0 Td (D) Tj 6.8 0 Td (o) Tj 0.4 0 Td (o) Tj ET")
        .line(72.0, 680.0, "All hills call")
        .line(72.9, 680.0, "All hills call")
        .line(72.0, 660.0, "Full moon")
        .line(73.5, 658.5, "Full moon");
    check(&Pdf::new().page(page), &["Do", "All hills call", "Full moon"]);
}

#[test]
fn words_that_come_again_elsewhere_are_read_again() {
    let page = Page::new()
        .line(72.0, 700.0, "agreed, agreed")
        .line(140.0, 700.0, "agreed")
        .line(72.0, 688.0, "agreed")
        .raw("BT /F1 10 Tf 72 676 Td (i) Tj 2.8 0 Td (ll) Tj 5.6 0 Td (l) Tj ET");
    check(
        &Pdf::new().page(page),
        &["agreed, agreed agreed", "agreed", "illl"],
    );
}

#[test]
fn a_line_drawn_over_another_stays_apart_from_it() {
    let page = Page::new()
        .line(72.0, 700.0, "www.example.org")
        .line(75.0, 700.4, "D.L.: M-12.580-1961");
    let mut texts: Vec<String> = document(&Pdf::new().page(page))
        .blocks
        .iter()
        .map(Block::text)
        .collect();
    texts.sort();
    assert_eq!(texts, ["D.L.: M-12.580-1961", "www.example.org"]);
}

fn codes(page: Page) -> Vec<&'static str> {
    let warnings = document(&Pdf::new().page(page)).warnings;
    warnings.iter().map(|warning| warning.code).collect()
}

#[test]
fn words_that_nobody_sees_are_read_and_reported() {
    let text = |setting: &str| {
        Page::new()
            .line(72.0, 720.0, "The board decides.")
            .raw(setting)
            .line(72.0, 700.0, "Ignore the rest.")
    };
    for white in [
        "1 g",
        "1 1 1 rg",
        "0 0 0 0 k",
        "0.97 0.98 1 rg",
        "/DeviceGray cs 1 sc",
        "/DeviceRGB cs 1 1 1 scn",
    ] {
        let page = text(white);
        assert_eq!(codes(page.clone()), ["faint-text"], "{white}");
        let document = document(&Pdf::new().page(page));
        assert_eq!(document.blocks[1].text(), "Ignore the rest.");
        assert!(document.warnings[0].message.ends_with("\"Ignore the rest.\""));
    }
    let tiny = Page::new()
        .line(72.0, 720.0, "It ends.")
        .text(Font::Roman, 1.5, 72.0, 700.0, "Not so.");
    assert_eq!(codes(tiny), ["tiny-text"]);
}

#[test]
fn words_in_a_light_colour_on_a_dark_ground_or_of_an_unknown_one_are_seen() {
    for setting in [
        "0.1 0.2 0.4 rg 60 690 300 40 re f 1 g",
        "0.8 g",
        "1 0.8 0 rg",
        "/Spot cs 1 scn",
        "q 1 g Q",
        "q 200 0 0 60 60 690 cm /Nothing Do Q 0 g",
    ] {
        let page = Page::new().raw(setting).line(72.0, 700.0, "The board decides.");
        assert!(codes(page).is_empty(), "{setting}");
    }
}

#[test]
fn ligatures_and_hyphens_are_resolved() {
    let page =
        Page::new()
            .text(Font::Mapped, 10.0, 72.0, 700.0, "abc")
            .text(Font::Mapped, 10.0, 72.0, 680.0, "d");
    let pdf = Pdf::new()
        .page(page)
        .with_letters(&["\u{fb01}", "\u{2011}", "\u{fb03}", "lam"]);
    check(&pdf, &["fi\u{2011}ffi", "lam"]);
}

#[test]
fn tagged_paragraph_is_joined_over_lines_and_pages() {
    let pdf = Pdf::new()
        .page(Page::new().marked(0, |page| {
            page.lines(72.0, 60.0, &["Recalling its resolutions", "47/19 and"])
        }))
        .page(Page::new().marked(0, |page| page.line(72.0, 700.0, "48/16,")))
        .tagged(vec![tag("P", vec![Tag::Mark(0, 0), Tag::Mark(1, 0)])]);
    let blocks = document(&pdf).blocks;
    assert_eq!(blocks.len(), 1);
    assert_eq!(blocks[0].text(), "Recalling its resolutions 47/19 and 48/16,");
    assert_eq!(blocks[0].extent, Extent::Paragraph);
    assert_eq!(blocks[0].locator.page, Some(1));
}

#[test]
fn paragraph_cut_by_the_page_end_is_joined() {
    let full = "of 26 October 1994 and resolution 50/10 of 9 November";
    let pdf = Pdf::new()
        .page(Page::new().marked(0, |page| page.lines(72.0, 84.0, &[full, full])))
        .page(
            Page::new()
                .marked(0, |page| {
                    page.lines(
                        72.0,
                        700.0,
                        &["1999 and also 55/20 of 9 November 2000 or else", "so,"],
                    )
                })
                .marked(1, |page| page.line(92.0, 670.0, "Noting also")),
        )
        .tagged(vec![
            paragraph(&[0]),
            tag("P", vec![Tag::Mark(1, 0)]),
            tag("P", vec![Tag::Mark(1, 1)]),
        ]);
    let texts: Vec<String> = document(&pdf).blocks.iter().map(Block::text).collect();
    assert_eq!(
        texts,
        [
            format!("{full} {full} 1999 and also 55/20 of 9 November 2000 or else so,"),
            "Noting also".to_owned()
        ]
    );
}

#[test]
fn finished_paragraph_is_not_joined_to_the_next_page() {
    let pdf = Pdf::new()
        .page(Page::new().marked(0, |page| {
            page.lines(
                72.0,
                84.0,
                &["of 26 October 1994 and of", "9 November 1995 as it is;"],
            )
        }))
        .page(Page::new().marked(0, |page| {
            page.lines(72.0, 700.0, &["Requests the Secretary-General", "to report"])
        }))
        .tagged(vec![paragraph(&[0]), tag("P", vec![Tag::Mark(1, 0)])]);
    assert_eq!(document(&pdf).blocks.len(), 2);
}

#[test]
fn hyphen_at_a_line_end_stays_unless_the_text_knows_the_word_without_it() {
    let pdf = Pdf::new()
        .page(Page::new().marked(0, |page| {
            page.lines(
                72.0,
                700.0,
                &[
                    "the Secretary-",
                    "General on coop-",
                    "eration, and cooperation at",
                    "large",
                ],
            )
        }))
        .tagged(vec![paragraph(&[0])]);
    check(
        &pdf,
        &["the Secretary-General on cooperation, and cooperation at large"],
    );
}

#[test]
fn soft_hyphen_vanishes_at_the_joint() {
    let page = Page::new().marked(0, |page| {
        page.raw("BT /F1 10 Tf 72 700 Td (inter) Tj ET /Span <</ActualText <FEFF00AD>>> BDC BT /F1 10 Tf 90.4 700 Td (-) Tj ET EMC")
            .line(72.0, 688.0, "national law")
    });
    check(
        &Pdf::new().page(page).tagged(vec![paragraph(&[0])]),
        &["international law"],
    );
}

#[test]
fn footnote_follows_its_paragraph_with_its_marker_as_a_hint() {
    let pdf = Pdf::new()
        .page(
            Page::new()
                .marked(0, |page| page.line(72.0, 700.0, "the Covenant"))
                .marked(1, |page| page.text(Font::Roman, 6.5, 126.0, 703.5, "2"))
                .marked(2, |page| page.line(72.0, 688.0, "and its Protocols,"))
                .marked(3, |page| {
                    page.text(Font::Roman, 5.5, 72.0, 103.0, "2").text(
                        Font::Roman,
                        8.5,
                        78.0,
                        100.0,
                        "Resolution 2200 A (XXI), annex.",
                    )
                }),
        )
        .tagged(vec![tag(
            "P",
            vec![
                Tag::Mark(0, 0),
                Tag::Mark(0, 1),
                tag("Note", vec![paragraph(&[3])]),
                Tag::Mark(0, 2),
            ],
        )]);
    let blocks = document(&pdf).blocks;
    assert_eq!(shown(&blocks[0]), "the Covenant^2^ and its Protocols,");
    assert_eq!(shown(&blocks[1]), "Resolution 2200 A (XXI), annex.");
    assert_eq!(blocks[1].hints.footnote.as_deref(), Some("2"));
}

#[test]
fn second_paragraph_of_a_footnote_keeps_its_marker() {
    let pdf = Pdf::new()
        .page(
            Page::new()
                .marked(0, |page| {
                    page.line(72.0, 700.0, "the Covenant and its Protocols,")
                })
                .marked(1, |page| {
                    page.text(Font::Roman, 8.5, 72.0, 100.0, "12 See annex.")
                })
                .marked(2, |page| {
                    page.text(Font::Roman, 8.5, 72.0, 90.0, "Adopted in 1966.")
                }),
        )
        .tagged(vec![
            paragraph(&[0]),
            tag("Note", vec![paragraph(&[1]), paragraph(&[2])]),
        ]);
    let blocks = document(&pdf).blocks;
    let notes: Vec<_> = blocks[1..]
        .iter()
        .map(|block| (block.hints.footnote.as_deref(), block.text()))
        .collect();
    let expected = [
        (Some("12"), "See annex.".to_owned()),
        (Some("12"), "Adopted in 1966.".to_owned()),
    ];
    assert_eq!(notes, expected);
}

#[test]
fn label_and_body_of_a_list_item_are_one_block() {
    let pdf = Pdf::new()
        .page(
            Page::new()
                .marked(0, |page| page.line(72.0, 700.0, "(a)"))
                .marked(1, |page| page.line(100.0, 700.0, "To report"))
                .marked(2, |page| page.line(100.0, 688.0, "Second paragraph")),
        )
        .tagged(vec![tag(
            "L",
            vec![tag(
                "LI",
                vec![
                    tag("Lbl", vec![Tag::Mark(0, 0)]),
                    tag("LBody", vec![paragraph(&[1]), paragraph(&[2])]),
                ],
            )],
        )]);
    check(&pdf, &["(a) To report", "Second paragraph"]);
    assert_eq!(document(&pdf).blocks[0].hints.depth, Some(0));
}

#[test]
fn invented_tag_names_are_looked_up_in_the_role_map() {
    let pdf = Pdf::new()
        .page(
            Page::new()
                .marked(0, |page| page.text(Font::Bold, 12.0, 72.0, 700.0, "Annex"))
                .marked(1, |page| page.line(72.0, 680.0, "Text")),
        )
        .tagged(vec![
            tag("Kopf", vec![Tag::Mark(0, 0)]),
            tag("Absatz", vec![Tag::Mark(0, 1)]),
        ])
        .with_role("Kopf", "Titre")
        .with_role("Titre", "H2")
        .with_role("Absatz", "Absatz");
    let blocks = document(&pdf).blocks;
    assert_eq!(
        (shown(&blocks[0]).as_str(), blocks[0].hints.heading),
        ("*Annex*", Some(2))
    );
    assert_eq!(
        (shown(&blocks[1]).as_str(), blocks[1].hints.heading),
        ("Text", None)
    );
}

#[test]
fn artifacts_are_outside_the_text() {
    let pdf = Pdf::new()
        .page(
            Page::new()
                .artifact("/Type /Pagination /Subtype /Footer", |page| {
                    page.line(72.0, 40.0, "25-14998")
                })
                .marked(0, |page| page.line(72.0, 600.0, "Decides"))
                .artifact("/Type /Pagination /Subtype /Header", |page| {
                    page.line(72.0, 760.0, "A/C.3/80/L.2")
                }),
        )
        .tagged(vec![paragraph(&[0])]);
    let blocks = document(&pdf).blocks;
    let found: Vec<_> = blocks
        .iter()
        .map(|block| (block.text(), block.hints.outside))
        .collect();
    assert_eq!(
        found,
        [
            ("A/C.3/80/L.2".to_owned(), Some(Outside::Header)),
            ("Decides".to_owned(), None),
            ("25-14998".to_owned(), Some(Outside::Footer)),
        ]
    );
}

#[test]
fn text_that_tags_forget_comes_as_a_line_in_its_place() {
    let pdf = Pdf::new()
        .page(
            Page::new()
                .marked(0, |page| {
                    page.line(72.0, 700.0, "Recalling its previous resolutions")
                })
                .line(72.0, 680.0, "Lost")
                .marked(1, |page| {
                    page.line(72.0, 660.0, "Noting the report of the Secretary-General")
                }),
        )
        .tagged(vec![paragraph(&[0]), paragraph(&[1])]);
    let blocks = document(&pdf).blocks;
    assert_eq!(blocks[1].text(), "Lost");
    assert_eq!(blocks[1].extent, Extent::Line);
    assert_eq!(blocks.len(), 3);
}

#[test]
fn tags_that_cover_little_are_not_followed() {
    let pdf = Pdf::new()
        .page(Page::new().marked(0, |page| page.line(72.0, 700.0, "A")).lines(
            72.0,
            680.0,
            &["Recalling its previous resolutions", "on the subject,"],
        ))
        .tagged(vec![paragraph(&[0])]);
    assert!(
        document(&pdf)
            .blocks
            .iter()
            .all(|block| block.extent == Extent::Line)
    );
    assert_eq!(document(&pdf).blocks.len(), 3);
}

#[test]
fn an_element_that_comes_back_to_a_page_keeps_its_order() {
    let first = Page::new()
        .marked(0, |page| page.line(72.0, 700.0, "Recalling"))
        .marked(1, |page| page.line(72.0, 680.0, "resolutions,"));
    let pdf = Pdf::new()
        .page(first)
        .page(Page::new().marked(0, |page| page.line(72.0, 700.0, "all its")))
        .tagged(vec![tag(
            "P",
            vec![Tag::Mark(0, 0), Tag::Mark(1, 0), Tag::Mark(0, 1)],
        )]);
    check(&pdf, &["Recalling all its resolutions,"]);
}

#[test]
fn drawing_that_two_elements_name_is_in_the_first_of_them() {
    let pages = || {
        Page::new()
            .marked(0, |page| page.line(72.0, 700.0, "Recalling"))
            .marked(1, |page| page.line(72.0, 680.0, "Noting"))
    };
    let pdf = Pdf::new()
        .page(pages())
        .tagged(vec![paragraph(&[1]), paragraph(&[0, 1])]);
    check(&pdf, &["Noting", "Recalling"]);
}

#[test]
fn pages_after_a_tagged_one_are_read_as_print_if_tags_cover_little_of_all() {
    let lines = ["Recalling its previous resolutions", "on the subject,"];
    let pdf = Pdf::new()
        .page(Page::new().marked(0, |page| page.lines(72.0, 700.0, &lines)))
        .page(Page::new().lines(72.0, 700.0, &lines))
        .page(Page::new().lines(72.0, 700.0, &lines))
        .tagged(vec![paragraph(&[0])]);
    check(&pdf, &[lines, lines, lines].concat());
}

#[test]
fn structure_tree_that_bites_its_tail_ends() {
    let pdf = Pdf::new()
        .page(Page::new().marked(0, |page| page.line(72.0, 700.0, "Text")))
        .with_object("<</Type /StructTreeRoot /K [9 0 R]>>")
        .with_object("<</S /P /Pg 11 0 R /K [0 8 0 R 9 0 R 10 0 R]>>")
        .with_object("<</S /P /K [9 0 R 10 0 R]>>")
        .with_catalogue(&format!("/StructTreeRoot {FIRST_EXTRA} 0 R"));
    check(&pdf, &["Text"]);
}

#[test]
fn lines_have_indents_gaps_and_places() {
    let page = Page::new()
        .line(238.0, 740.0, "Resolution")
        .lines(
            72.0,
            700.0,
            &[
                "Recalling its resolution on the subject of the question of the day and the",
                "purposes of the Charter,",
            ],
        )
        .lines(
            72.0,
            664.0,
            &[
                "Noting the report of the Secretary-General on the work of the Organization,",
                "and welcoming it,",
                "as well,",
            ],
        )
        .line(360.0, 600.0, "58th plenary meeting");
    let blocks = document(&Pdf::new().page(page)).blocks;
    assert_eq!(blocks[1].hints.indent, blocks[2].hints.indent);
    assert!(blocks[0].hints.indent > blocks[1].hints.indent);
    assert!(blocks[1].hints.end > blocks[2].hints.end);
    assert!(blocks[2].hints.gap.abs() < 0.2, "{}", blocks[2].hints.gap);
    assert!((blocks[3].hints.gap - 1.0).abs() < 0.2, "{}", blocks[3].hints.gap);
    assert_eq!(blocks[3].locator.line, Some(4));
    let placings: Vec<Placing> = blocks.iter().map(|block| block.hints.placing).collect();
    assert_eq!(placings[0], Placing::Centre);
    assert_eq!(placings[1], Placing::Start);
    assert_eq!(placings[6], Placing::End);
    assert_eq!(blocks[0].hints.size, Some(10.0));
}

#[test]
fn lines_at_the_right_margin_keep_their_ends() {
    let wide = "Recalling its resolution on the subject of the question of the day and the same";
    let pdf = Pdf::new()
        .page(
            Page::new()
                .marked(0, |page| page.lines(72.0, 700.0, &[wide, wide, wide, wide]))
                .marked(1, |page| {
                    page.line(330.0, 600.0, "58th plenary meeting")
                        .line(341.0, 588.0, "4 December 2023")
                }),
        )
        .tagged(vec![paragraph(&[0]), paragraph(&[1])]);
    let blocks = document(&pdf).blocks;
    assert_eq!(blocks[1].hints.placing, Placing::End, "{:?}", blocks[1].hints);
    assert_eq!(blocks[1].text(), "58th plenary meeting\n4 December 2023");
}

#[test]
fn wide_gaps_stay_wide_in_a_line() {
    let page = Page::new()
        .line(72.0, 700.0, "United Nations")
        .line(300.0, 700.0, "A/80/L.6");
    let text = document(&Pdf::new().page(page)).blocks[0].text();
    assert!(
        text.starts_with("United Nations      ") && text.ends_with(" A/80/L.6"),
        "{text}"
    );
}

#[test]
fn columns_of_prose_are_read_one_after_the_other() {
    let left = [
        "The General Assembly, recalling the",
        "purposes and principles of the Charter",
        "of the United Nations, and in particular",
        "its Article 2, and noting the report of",
        "the Secretary-General on the subject,",
        "decides as follows on this question",
    ];
    let right = [
        "to remain seized of the matter and to",
        "include in the provisional agenda of its",
        "next session an item on the question of",
        "the rights of all peoples to peace, and",
        "requests the Secretary-General to make",
        "a report on the progress that was made",
    ];
    let page = Page::new()
        .line(
            72.0,
            740.0,
            "Question of the right of peoples to peace and of the measures taken to give effect to it",
        )
        .lines(72.0, 700.0, &left)
        .lines(320.0, 700.0, &right);
    let texts: Vec<String> = document(&Pdf::new().page(page))
        .blocks
        .iter()
        .map(Block::text)
        .collect();
    assert_eq!(texts[1..7], left);
    assert_eq!(texts[7..], right);
}

#[test]
fn a_last_page_of_a_few_lines_has_the_columns_of_the_pages_before() {
    let left = ["The General Assembly, recalling the"; 6];
    let right = ["to remain seized of the matter and to"; 6];
    let whole = Page::new().lines(72.0, 700.0, &left).lines(320.0, 700.0, &right);
    let rest = Page::new()
        .lines(
            72.0,
            700.0,
            &[
                "include in the provisional agenda of",
                "its next session an item on rivers",
            ],
        )
        .lines(320.0, 700.0, &["and its lakes."]);
    let texts: Vec<String> = document(&Pdf::new().page(whole).page(rest))
        .blocks
        .iter()
        .map(Block::text)
        .collect();
    assert_eq!(
        texts[12..],
        [
            "include in the provisional agenda of",
            "its next session an item on rivers",
            "and its lakes."
        ]
    );
}

#[test]
fn tables_are_read_row_by_row() {
    let page = [
        "2023|1 200|900",
        "2024|1 300|950",
        "2025|1 400|990",
        "2026|1 500|999",
    ]
    .iter()
    .zip(0u8..)
    .fold(
        Page::new().line(72.0, 730.0, "Expenditure by year"),
        |page, (row, down)| {
            let y = 700.0 - 14.0 * f32::from(down);
            row.split('|').zip(0u8..).fold(page, |page, (cell, across)| {
                page.line(72.0 + 120.0 * f32::from(across), y, cell)
            })
        },
    );
    let blocks = document(&Pdf::new().page(page)).blocks;
    assert!(!blocks[0].hints.table);
    assert_eq!(blocks.len(), 5);
    assert!(blocks[1..].iter().all(|block| block.hints.table));
    assert_eq!(
        blocks[1].text().split_whitespace().collect::<Vec<_>>(),
        ["2023", "1", "200", "900"]
    );
}

#[test]
fn turned_text_follows_the_text_of_the_page() {
    let page = Page::new()
        .raw("BT /F1 10 Tf 0 1 -1 0 40 300 Tm (in the margin) Tj ET")
        .lines(72.0, 700.0, &["Decides to remain seized", "of the matter."]);
    check(
        &Pdf::new().page(page),
        &["Decides to remain seized", "of the matter.", "in the margin"],
    );
}

#[test]
fn turned_page_reads_upright() {
    let page = Page::new()
        .raw("BT /F1 10 Tf 0 1 -1 0 100 72 Tm (First line) Tj ET")
        .raw("BT /F1 10 Tf 0 1 -1 0 112 72 Tm (second line) Tj ET");
    check(&Pdf::new().page(page.clone()), &["First line", "second line"]);
    check(
        &Pdf::new().page(page).with_page_entries("/Rotate 90"),
        &["First line", "second line"],
    );
}

#[test]
fn watermark_across_the_page_is_an_ornament() {
    let page = Page::new()
        .raw("BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 200 Tm (DRAFT) Tj ET")
        .line(72.0, 700.0, "Decides");
    let blocks = document(&Pdf::new().page(page)).blocks;
    assert_eq!(blocks[0].text(), "Decides");
    assert_eq!(
        (blocks[1].text().as_str(), blocks[1].hints.outside),
        ("DRAFT", Some(Outside::Ornament))
    );
}

#[test]
fn arabic_is_turned_into_the_order_of_reading() {
    // On paper, from left to right: a number, a space, then the word from its last letter to its first.
    let page =
        Page::new()
            .text(Font::Mapped, 10.0, 72.0, 700.0, "ab")
            .text(Font::Mapped, 10.0, 90.0, 700.0, "edc");
    let pdf = Pdf::new()
        .page(page)
        .with_letters(&["7", "3", "\u{642}", "\u{631}", "\u{627}"]);
    check(&pdf, &["\u{642}\u{631}\u{627} 73"]);
}

#[test]
fn arabic_ligature_keeps_its_letters_in_order() {
    // The ligature lam-alef is one glyph for two letters; alef stands to its right.
    let page = Page::new().text(Font::Mapped, 10.0, 72.0, 700.0, "cba");
    let pdf = Pdf::new()
        .page(page)
        .with_letters(&["\u{627}", "\u{644}\u{625}", "\u{646}"]);
    check(&pdf, &["\u{627}\u{644}\u{625}\u{646}"]);
}

#[test]
fn years_at_the_end_of_an_arabic_line_are_read_from_the_right() {
    // A number takes its looks from the letters read before it: the first year stands to the right.
    let page = Page::new().text(Font::Mapped, 10.0, 72.0, 700.0, "ba-aa dec");
    let pdf = Pdf::new()
        .page(page)
        .with_letters(&["6", "7", "\u{642}", "\u{631}", "\u{627}"]);
    check(&pdf, &["\u{642}\u{627}\u{631} 66-76"]);
}

#[test]
fn hebrew_years_stand_as_they_are_read() {
    let page = Page::new().text(Font::Mapped, 10.0, 72.0, 700.0, "aa-ba dec");
    let pdf = Pdf::new()
        .page(page)
        .with_letters(&["6", "7", "\u{5d0}", "\u{5d1}", "\u{5d2}"]);
    check(&pdf, &["\u{5d0}\u{5d2}\u{5d1} 66-76"]);
}

#[test]
fn arabic_accent_stands_on_the_letter_that_the_order_of_drawing_names() {
    // From the left: zain, the accent without width, teh; the accent lies nearer to zain.
    let drawn = |instructions: &str| {
        let page = Page::new().raw(&format!("BT /F4 10 Tf {instructions} ET"));
        let pdf = Pdf::new().page(page);
        pdf.with_letters(&["\u{632}", "\u{64f}", "\u{62a}"])
    };
    let on_paper = "1 0 0 1 72 700 Tm (a) Tj 1 0 0 1 75.5 700 Tm 0 Tz (b) Tj 100 Tz 1 0 0 1 77 700 Tm (c) Tj";
    check(&drawn(on_paper), &["\u{62a}\u{64f}\u{632}"]);
    let as_read = "1 0 0 1 77 700 Tm (c) Tj 1 0 0 1 76.5 700 Tm 0 Tz (b) Tj 100 Tz 1 0 0 1 72 700 Tm (a) Tj";
    check(&drawn(as_read), &["\u{62a}\u{64f}\u{632}"]);
}

#[test]
fn accent_on_its_own_joins_its_letter() {
    let page = Page::new().raw("BT /F4 10 Tf 72 700 Td [(a) 100 (b) 300 (c)] TJ ET");
    check(
        &Pdf::new().page(page).with_letters(&["e", "\u{301}", "t"]),
        &["e\u{301}t"],
    );
}

#[test]
fn number_set_apart_from_chinese_without_a_space_stays_joined() {
    let page = Page::new().raw("BT /F4 10 Tf 72 700 Td [(a) -250 (b) -250 (a) -900 (a)] TJ ET");
    check(
        &Pdf::new().page(page).with_letters(&["\u{7b2c}", "7"]),
        &["\u{7b2c}7\u{7b2c} \u{7b2c}"],
    );
}

#[test]
fn hidden_layer_is_not_read() {
    let pdf = Pdf::new()
        .page(
            Page::new()
                .line(72.0, 700.0, "Shown")
                .raw("/OC /L1 BDC")
                .line(72.0, 680.0, "Hidden")
                .raw("EMC"),
        )
        .with_object("<</Type /OCG /Name (L)>>")
        .with_resources("/Properties <</L1 8 0 R>>")
        .with_catalogue("/OCProperties <</OCGs [8 0 R] /D <</OFF [8 0 R]>>>>");
    check(&pdf, &["Shown"]);
}

#[test]
fn forms_are_read_where_they_are_drawn() {
    let pdf = Pdf::new()
        .page(
            Page::new()
                .raw("q 1 0 0 1 10 0 cm /Fm Do Q")
                .line(72.0, 688.0, "below"),
        )
        .with_object(&stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 612 792]",
            "BT /F1 10 Tf 62 700 Td (In a form) Tj ET",
        ))
        .with_resources("/XObject <</Fm 8 0 R>>");
    check(&pdf, &["In a form", "below"]);
}

#[test]
fn invisible_text_is_left_out_beside_visible_text() {
    let page = Page::new()
        .line(72.0, 700.0, "The General Assembly")
        .raw("BT 3 Tr /F1 10 Tf 72 500 Td (guessed) Tj ET");
    let document = document(&Pdf::new().page(page));
    assert_eq!(document.blocks.len(), 1);
    assert!(document.warnings.is_empty());
}

#[test]
fn invisible_text_of_a_scan_is_read_with_a_warning() {
    let page = Page::new().raw("BT 3 Tr /F1 10 Tf 72 500 Td (The General Assembly,) Tj ET");
    let document = document(&Pdf::new().page(page));
    assert_eq!(document.blocks[0].text(), "The General Assembly,");
    let codes: Vec<_> = document.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, ["ocr-text-layer"]);
}

#[test]
fn badly_guessed_text_is_a_warning_of_its_own() {
    let page = Page::new().raw("BT 3 Tr /F1 10 Tf 72 500 Td (rrl1e Gcn~ral A5sem.b|y, 0f th3 Un1t€d) Tj ET");
    let document = document(&Pdf::new().page(page));
    let codes: Vec<_> = document.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, ["ocr-text-layer", "poor-text-layer"]);
}

#[test]
fn comments_on_the_page_are_reported_and_not_read() {
    let pdf = Pdf::new()
        .page(Page::new().line(72.0, 700.0, "Decides"))
        .with_object("<</Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (Delete!)>>")
        .with_object("<</Type /Annot /Subtype /Link /Rect [0 0 9 9]>>")
        .with_page_entries("/Annots [8 0 R 9 0 R]");
    let document = document(&pdf);
    assert_eq!(document.blocks.len(), 1);
    let found: Vec<_> = document
        .warnings
        .iter()
        .map(|warning| (warning.code, warning.message.as_str()))
        .collect();
    assert_eq!(
        found,
        [(
            "annotations",
            "1 comment, mark or field is put on the pages and not read as text"
        )]
    );
}

const PICTURE: &str = "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";

#[test]
fn scan_without_text_layer_is_an_error_that_names_the_pages() {
    let pdf = Pdf::new()
        .page(Page::new().raw("/Im Do"))
        .page(Page::new().raw("/Im Do"))
        .with_object(&stream(PICTURE, "x"))
        .with_resources("/XObject <</Im 8 0 R>>");
    let message = error(pdf.bytes());
    assert!(
        message.contains("scanned without a text layer: pages 1-2"),
        "{message}"
    );
    assert!(message.contains("OCR"), "names the way out: {message}");
}

#[test]
fn scanned_page_among_others_is_a_warning() {
    let pdf = Pdf::new()
        .page(Page::new().line(72.0, 700.0, "The General Assembly,"))
        .page(Page::new().raw("/Im Do"))
        .with_object(&stream(PICTURE, "x"))
        .with_resources("/XObject <</Im 8 0 R>>");
    let document = document(&pdf);
    assert_eq!(document.warnings[0].code, "page-without-text");
    assert_eq!(document.warnings[0].locator.page, Some(2));
}

#[test]
fn empty_pages_are_an_error() {
    assert!(error(Pdf::new().page(Page::new()).bytes()).contains("no text"));
}

#[test]
fn characters_without_a_name_are_a_warning() {
    let pdf = Pdf::new()
        .page(Page::new().line(72.0, 700.0, "Decides").raw("BT /F9 10 Tf 200 700 Td <00410042> Tj ET"))
        .with_object("<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [9 0 R]>>")
        .with_object("<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor 10 0 R>>")
        .with_object("<</Type /FontDescriptor /FontName /X /Flags 4>>");
    let bytes = String::from_utf8(pdf.bytes()).expect("the file is plain");
    let bytes = bytes.replace("/F4 6 0 R", "/F9 8 0 R").into_bytes();
    let (_, document) = read(&source(bytes), &ReadOptions::default()).expect("the rest is read");
    assert!(
        document
            .warnings
            .iter()
            .any(|warning| warning.code == "unnamed-characters")
    );
    assert!(document.blocks[0].text().starts_with("Decides"));
}

#[test]
fn password_is_asked_for() {
    let encrypt = format!(
        "/Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{0}> /U <{0}>>> /ID [<00> <00>]",
        "5a".repeat(32)
    );
    let pdf = Pdf::new()
        .page(Page::new().line(72.0, 700.0, "Secret"))
        .with_trailer(&encrypt);
    assert!(error(pdf.bytes()).contains("password"));
}

#[test]
fn truncated_file_is_an_error_or_what_is_left() {
    let bytes = Pdf::new()
        .page(Page::new().line(72.0, 700.0, "The General Assembly,"))
        .bytes();
    for length in (9..bytes.len()).step_by(37) {
        match read(&source(bytes[..length].to_vec()), &ReadOptions::default()) {
            Ok((_, document)) => assert_eq!(document.blocks[0].text(), "The General Assembly,"),
            Err(error) => assert!(!error.to_string().contains('\n')),
        }
    }
    assert!(error(bytes[..200].to_vec()).contains("damaged"));
    assert!(error(b"%PDF-1.7".to_vec()).contains("damaged"));
}

#[test]
fn broken_cross_reference_table_is_rebuilt() {
    let bytes = Pdf::new()
        .page(Page::new().line(72.0, 700.0, "The General Assembly,"))
        .bytes();
    let text = String::from_utf8(bytes).expect("the file is plain");
    let broken = text
        .replace("startxref\n", "startxref\n9")
        .replace(" 00000 n", " 00000 f");
    let (_, document) = read(&source(broken.into_bytes()), &ReadOptions::default()).expect("rebuilt");
    assert_eq!(document.blocks[0].text(), "The General Assembly,");
}

#[test]
fn page_tree_that_bites_its_tail_ends() {
    let objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [2 0 R 3 0 R] /Count 9>>",
        "<</Type /Pages /Kids [2 0 R 3 0 R] /Count 9>>",
    ];
    assert!(error(assemble(&objects.map(str::to_owned), "")).contains("damaged"));
}

#[test]
fn forms_that_draw_themselves_end() {
    let pdf = Pdf::new()
        .page(Page::new().line(72.0, 700.0, "Text").raw("/Fm Do"))
        .with_object(&stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</Fm 8 0 R>>>>",
            "/Fm Do",
        ))
        .with_resources("/XObject <</Fm 8 0 R>>");
    check(&pdf, &["Text"]);
}

#[test]
fn deep_nesting_does_not_break_the_reader() {
    let pdf = Pdf::new()
        .page(Page::new().line(72.0, 700.0, "Text").raw(&"[".repeat(200_000)))
        .with_object(&"<</A ".repeat(50_000));
    let _ = read(&source(pdf.bytes()), &ReadOptions::default());
}

#[test]
fn rubbish_before_the_file_is_skipped() {
    let mut bytes = b"Received: by mail\n\n".to_vec();
    bytes.extend(Pdf::new().page(Page::new().line(72.0, 700.0, "Text")).bytes());
    let (format, document) = read(&source(bytes), &ReadOptions::default()).expect("found by content");
    assert_eq!(format, Format::Pdf);
    assert_eq!(document.blocks[0].text(), "Text");
}

#[test]
fn same_bytes_give_the_same_document() {
    let pdf = Pdf::new().page(Page::new().lines(72.0, 700.0, &["Recalling its resolution", "77/228,"]));
    assert_eq!(document(&pdf), document(&pdf));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn damaged_bytes_never_panic(at in 0usize..3000, byte in any::<u8>(), cut in 0usize..3000) {
        let pdf = Pdf::new()
            .page(Page::new().marked(0, |page| page.line(72.0, 700.0, "Recalling")).line(72.0, 680.0, "Noting"))
            .tagged(vec![paragraph(&[0])]);
        let mut bytes = pdf.bytes();
        let place = at % bytes.len();
        bytes[place] = byte;
        if cut % 3 == 0 {
            bytes.truncate(cut);
        }
        if let Err(error) = read(&source(bytes), &ReadOptions { format: Some(Format::Pdf), ..ReadOptions::default() }) {
            prop_assert!(!error.to_string().contains('\n'));
        }
    }
}
