use pulldown_cmark::{Event, Options, Parser, Tag};

use super::canonical::{clean, findings, many};
use super::{made, text};

/// The most bytes that the platform takes from one step.
const MOST: usize = 1024 * 1024;

fn rows(markdown: &str) -> usize {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    events
        .filter(|event| matches!(event, Event::Start(Tag::TableRow)))
        .count()
}

#[test]
fn the_verdict_stands_first_then_how_much_of_each_rule_then_a_table_for_each_text() {
    let summary = text("github-summary", &findings());
    assert!(summary.starts_with("## Check failed\n\n3 errors, 1 warning and 1 note; 1 waived.\n"));
    assert!(summary.contains("| error | `no-number-change` | 0 | 1 |"));
    // Six rules, five open findings.
    assert_eq!(rows(&summary), 6 + 5);
    assert_eq!(
        text("github-summary", &clean()),
        "## Check passed\n\nnothing found.\n"
    );
}

#[test]
fn no_words_are_markup_of_the_summary() {
    let summary = text("github-summary", &findings());
    for event in Parser::new_ext(&summary, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock) => panic!("{event:?}"),
            Event::InlineHtml(html) => assert_eq!(&*html, "<!-- -->"),
            _ => {}
        }
    }
}

#[test]
fn a_summary_stays_within_a_megabyte_and_tells_what_it_leaves_out() {
    for findings in [many(3_000, 900), many(8_000, 90)] {
        let made = made("github-summary", &findings);
        assert!(made.bytes.len() <= MOST, "{}", made.bytes.len());
        let summary = String::from_utf8(made.bytes).unwrap();
        let left_out = findings.findings.len() - (rows(&summary) - 3);
        let left_out = travaux::report::count(left_out, "finding");
        assert_eq!(
            made.notice.unwrap(),
            format!(
                "github-summary: {left_out} left out, since a summary has a megabyte at most; --format json tells all"
            )
        );
        assert!(summary.ends_with(&format!(
            "**{left_out} left out, since a summary has a megabyte at most.**\n"
        )));
    }
}

#[test]
fn of_what_has_no_room_the_mildest_goes_first() {
    let summary = text("github-summary", &many(3_000, 900));
    assert!(summary.contains("| error | OP 1"));
    assert!(!summary.contains("| note | OP 1"));
}
