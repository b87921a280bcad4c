//! What stands beside the text of a PDF: line numbers, side notes, and what looks like them and is none.

use travaux::document::{Document, Outside};
use travaux::instrument::Reason;
use travaux::read::{ReadOptions, Source, read};
use travaux::structure::structure;

#[expect(dead_code, reason = "other tests use the rest of the writer")]
#[path = "fixtures/read/pdf/writer.rs"]
mod writer;

use writer::{Font, Page, Pdf, Tag, paragraph, tag};

fn document(pdf: &Pdf) -> Document {
    let source = Source {
        name: "draft.pdf".to_owned(),
        bytes: pdf.bytes(),
    };
    read(&source, &ReadOptions::default())
        .expect("the file is sound")
        .1
}

/// Returns the text, and what stands beside it.
fn parted(pdf: &Pdf) -> (Vec<String>, Vec<(Outside, String)>) {
    let (mut text, mut beside) = (Vec::new(), Vec::new());
    for block in document(pdf).blocks {
        match block.hints.outside {
            Some(outside @ (Outside::LineNumber | Outside::SideNote)) => beside.push((outside, block.text())),
            _ => text.push(block.text()),
        }
    }
    (text, beside)
}

const BILL: [&str; 10] = [
    "A vessel that lies in the harbour for more than thirty days",
    "pays the fee that the council has set, and its master shall",
    "send a copy of the register to the commissioner before the",
    "quarter ends. The council may waive the fee of a vessel that",
    "lies there by reason of a storm, and of no other vessel than",
    "that. A master who fails to report within ten days pays a fine",
    "of not more than two hundred crowns for each day of delay,",
    "unless the delay is no fault of his or of the owner, and",
    "the council may halve the fine of a master who reports",
    "late but before he is asked to.",
];

fn y(line: usize) -> f32 {
    700.0 - 14.0 * f32::from(u8::try_from(line).expect("a page has fewer lines"))
}

/// Prints lines at the left margin, and a number beside those that `number` names.
fn numbered(lines: &[&str], x: f32, number: impl Fn(usize) -> Option<String>) -> Page {
    lines.iter().enumerate().fold(Page::new(), |page, (at, line)| {
        let page = page.line(100.0, y(at), line);
        match number(at) {
            Some(text) => page.line(x, y(at), &text),
            None => page,
        }
    })
}

fn fifth(at: usize) -> Option<String> {
    (at + 1).is_multiple_of(5).then(|| (at + 1).to_string())
}

fn only(beside: &[(Outside, String)], outside: Outside) -> Vec<&str> {
    assert!(beside.iter().all(|(other, _)| *other == outside), "{beside:?}");
    beside.iter().map(|(_, text)| text.as_str()).collect()
}

#[test]
fn every_line_may_be_numbered_on_either_side() {
    for x in [70.0, 400.0] {
        let (text, beside) = parted(&Pdf::new().page(numbered(&BILL, x, |at| Some((at + 1).to_string()))));
        assert_eq!(text, BILL);
        assert_eq!(only(&beside, Outside::LineNumber), ["1 2 3 4 5 6 7 8 9 10"]);
    }
}

#[test]
fn every_fifth_line_may_be_numbered_on_either_side_or_on_both() {
    for x in [70.0, 400.0] {
        let (text, beside) = parted(&Pdf::new().page(numbered(&BILL, x, fifth)));
        assert_eq!(text, BILL);
        assert_eq!(only(&beside, Outside::LineNumber), ["5 10"]);
    }
    let both = numbered(&BILL, 70.0, fifth)
        .line(400.0, y(4), "5")
        .line(400.0, y(9), "10");
    let (text, beside) = parted(&Pdf::new().page(both));
    assert_eq!(text, BILL);
    assert_eq!(only(&beside, Outside::LineNumber), ["5 10", "5 10"]);
}

#[test]
fn numbers_may_stand_a_little_off_their_lines_and_end_one_below_the_other() {
    let page = BILL.iter().enumerate().fold(Page::new(), |page, (at, line)| {
        let x = if at < 9 { 74.0 } else { 70.0 };
        page.line(100.0, y(at), line)
            .text(Font::Roman, 8.0, x, y(at) + 1.0, &(at + 1).to_string())
    });
    let (text, beside) = parted(&Pdf::new().page(page));
    assert_eq!(text, BILL);
    assert_eq!(only(&beside, Outside::LineNumber), ["1 2 3 4 5 6 7 8 9 10"]);
}

#[test]
fn a_last_page_of_one_line_believes_the_pages_before_it() {
    let last = numbered(&["with the consent of both."], 70.0, |_| Some("1".to_owned()));
    let pdf = Pdf::new()
        .page(numbered(&BILL, 70.0, |at| Some((at + 1).to_string())))
        .page(last);
    let (text, beside) = parted(&pdf);
    assert_eq!(text.last().map(String::as_str), Some("with the consent of both."));
    assert_eq!(only(&beside, Outside::LineNumber), ["1 2 3 4 5 6 7 8 9 10", "1"]);
}

#[test]
fn tags_do_not_keep_line_numbers_in_sentences() {
    let tagged = |page: Page| {
        BILL.iter()
            .enumerate()
            .fold(page, |page, (at, line)| page.line(100.0, y(at), line))
    };
    let numbers = |page: Page| (0..10).fold(page, |page, at| page.line(70.0, y(at), &(at + 1).to_string()));
    for page in [
        Page::new().marked(0, |page| numbers(tagged(page))),
        Page::new()
            .marked(0, tagged)
            .artifact("/Type /Pagination", numbers),
        numbers(Page::new().marked(0, tagged)),
    ] {
        let (text, beside) = parted(&Pdf::new().page(page).tagged(vec![paragraph(&[0])]));
        assert_eq!(text, [BILL.join(" ")]);
        assert_eq!(only(&beside, Outside::LineNumber), ["1 2 3 4 5 6 7 8 9 10"]);
    }
}

#[test]
fn tags_do_not_keep_a_few_line_numbers_that_only_another_page_tells() {
    let page = |lines: usize| {
        Page::new().marked(0, |page| {
            (0..lines).fold(page, |page, at| {
                let page = page.line(100.0, y(at), BILL[at]);
                page.line(70.0, y(at), &(at + 1).to_string())
            })
        })
    };
    for (first, last) in [(10, 2), (2, 10)] {
        let tags = (0..2).map(|number| tag("P", vec![Tag::Mark(number, 0)]));
        let pdf = Pdf::new().page(page(first)).page(page(last));
        let (text, beside) = parted(&pdf.tagged(tags.collect()));
        assert_eq!(text.join(" "), [&BILL[..first], &BILL[..last]].concat().join(" "));
        let few = "1 2";
        let all = "1 2 3 4 5 6 7 8 9 10";
        let expected = if first == 2 { [few, all] } else { [all, few] };
        assert_eq!(only(&beside, Outside::LineNumber), expected);
    }
}

#[test]
fn tags_do_not_keep_line_numbers_of_one_page_among_others() {
    let plain = |id| {
        Page::new().marked(id, |page| {
            BILL.iter()
                .enumerate()
                .fold(page, |page, (at, line)| page.line(100.0, y(at), line))
        })
    };
    let numbered = Page::new().marked(0, |page| {
        BILL.iter().enumerate().fold(page, |page, (at, line)| {
            page.line(100.0, y(at), line)
                .line(70.0, y(at), &(at + 1).to_string())
        })
    });
    let tags = (0..3).map(|number| tag("P", vec![Tag::Mark(number, 0)]));
    let pdf = Pdf::new().page(plain(0)).page(numbered).page(plain(0));
    let (text, beside) = parted(&pdf.tagged(tags.collect()));
    assert_eq!(text.join(" "), [BILL, BILL, BILL].concat().join(" "));
    assert_eq!(only(&beside, Outside::LineNumber), ["1 2 3 4 5 6 7 8 9 10"]);
}

#[test]
fn numbers_of_items_paragraphs_and_rows_stay() {
    let items = ["Ships", "Boats", "Rafts", "Barges", "Tugs", "Ferries"];
    let list = numbered(&items, 70.0, |at| Some((at + 1).to_string()));
    let small = [
        "ships of war",
        "boats",
        "rafts",
        "barges",
        "tugs of the harbour",
        "ferries",
    ];
    let small = numbered(&small, 70.0, |at| Some((at + 1).to_string()));
    let paragraphs = numbered(&BILL, 70.0, |at| {
        at.is_multiple_of(3).then(|| (12 + at / 3).to_string())
    });
    let rows = items.iter().enumerate().fold(Page::new(), |page, (at, item)| {
        page.line(70.0, y(at), &(at + 1).to_string())
            .line(100.0, y(at), item)
            .line(300.0, y(at), "1 200")
    });
    let contents = items.iter().enumerate().fold(Page::new(), |page, (at, item)| {
        page.line(100.0, y(at), item)
            .line(400.0, y(at), &(at + 1).to_string())
    });
    for page in [list, small, paragraphs, rows, contents] {
        assert_eq!(parted(&Pdf::new().page(page)).1, []);
    }
}

const ACT: [&str; 6] = [
    "1. The board shall keep a register of all vessels that lie in",
    "the port for more than thirty days, and shall publish it",
    "each quarter in the journal of the port.",
    "2. A person who fails to report a vessel within ten days",
    "pays a fine of not more than two hundred crowns for each",
    "day of delay.",
];

#[test]
fn side_notes_in_small_print_stand_beside_the_text_on_either_side() {
    for x in [40.0, 380.0] {
        let page = numbered(&ACT, 70.0, |_| None)
            .text(Font::Roman, 7.0, x, y(0), "Register of")
            .text(Font::Roman, 7.0, x, y(0) - 8.0, "vessels.")
            .text(Font::Roman, 7.0, x, y(3), "Fine for not")
            .text(Font::Roman, 7.0, x, y(3) - 8.0, "reporting.");
        let (text, beside) = parted(&Pdf::new().page(page));
        assert_eq!(text, ACT);
        assert_eq!(
            only(&beside, Outside::SideNote),
            ["Register of vessels.", "Fine for not reporting."]
        );
    }
}

#[test]
fn side_notes_as_large_as_the_text_stand_beside_numbered_paragraphs() {
    let page = numbered(&ACT, 70.0, |_| None)
        .line(380.0, y(0), "Register of")
        .line(380.0, y(1), "vessels.")
        .line(380.0, y(3), "Fines.");
    let (text, beside) = parted(&Pdf::new().page(page));
    assert_eq!(text, ACT);
    assert_eq!(
        only(&beside, Outside::SideNote),
        ["Register of vessels.", "Fines."]
    );
}

#[test]
fn columns_of_figures_and_articles_in_the_margin_are_no_side_notes() {
    let figures = ["1 200", "900", "450"];
    let figures = figures
        .iter()
        .zip([0, 2, 3])
        .fold(numbered(&ACT, 70.0, |_| None), |page, (figure, at)| {
            page.text(Font::Roman, 7.0, 380.0, y(at), figure)
        });
    let articles = numbered(&ACT, 70.0, |_| None)
        .text(Font::Roman, 8.0, 40.0, y(0), "Article 1")
        .text(Font::Roman, 8.0, 40.0, y(3), "Article 2");
    let terms = numbered(&BILL, 70.0, |_| None)
        .line(40.0, y(0), "Vessel")
        .line(40.0, y(5), "Master");
    for page in [figures, articles, terms] {
        assert_eq!(parted(&Pdf::new().page(page)).1, []);
    }
}

#[test]
fn running_heads_that_stand_out_of_the_text_are_no_side_notes() {
    let page = |title: &str| {
        numbered(&BILL, 70.0, |_| None)
            .text(Font::Roman, 8.0, 40.0, 740.0, "A/RES/80/9")
            .text(
                Font::Roman,
                8.0,
                120.0,
                740.0,
                "Register of all the vessels that lie in the harbours of the land and",
            )
            .text(Font::Roman, 8.0, 360.0, 730.0, title)
    };
    let pdf = Pdf::new()
        .page(page("on its rivers"))
        .page(page("on its rivers"))
        .page(page("on its lakes"));
    assert_eq!(parted(&pdf).1, []);
    let beside = numbered(&BILL, 70.0, |_| None).text(Font::Roman, 7.0, 400.0, y(2), "Part two");
    assert_eq!(parted(&Pdf::new().page(beside.clone()).page(beside)).1, []);
}

#[test]
fn a_head_that_most_pages_repeat_is_cut_without_a_number_and_a_first_line_of_text_is_not() {
    let page = |head: &str, first: usize| {
        let lines = &BILL[first..first + 3];
        let page = lines
            .iter()
            .enumerate()
            .fold(Page::new(), |page, (at, line)| page.line(100.0, y(at), line));
        page.line(100.0, 740.0, head)
    };
    let pdf = Pdf::new()
        .page(page("Harbour Act", 0))
        .page(page("Harbour Act", 3))
        .page(page("Harbour Act", 6));
    let found = structure(&document(&pdf));
    let heads = found.cut.iter().filter(|cut| cut.reason == Reason::RunningHead);
    assert_eq!(heads.count(), 2, "{:?}", found.cut);
    // The first page keeps its own, and the sentences run on over the page ends.
    let texts: Vec<&str> = found.provisions.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["Harbour Act", BILL[..9].join(" ").as_str()]);
    let same = |first: usize| numbered(&BILL[first..first + 3], 70.0, |_| None);
    let found = structure(&document(&Pdf::new().page(same(0)).page(same(0)).page(same(0))));
    assert!(found.cut.is_empty(), "{:?}", found.cut);
}
