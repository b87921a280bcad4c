//! One canonical report in every output, and the laws of what is shown.

#[path = "fixtures/render/canonical.rs"]
mod canonical;

use insta::{assert_snapshot, with_settings};
use proptest::prelude::*;
use travaux::render::ink::{Ink, Look, Span, line_width};
use travaux::render::terminal::{TerminalOptions, Unchanged, render};
use travaux::render::visible::{escape, visible};
use travaux::render::wrap::{shorten, wrap};
use travaux::render::{Format, json};
use travaux::report::{Class, Edit, Op, Report};

macro_rules! check {
    ($name:literal, $text:expr) => {
        with_settings!({ snapshot_path => "fixtures/render", prepend_module_to_snapshot => false,
            omit_expression => true }, { assert_snapshot!($name, $text) })
    };
}

fn terminal(change: impl FnOnce(&mut TerminalOptions)) -> String {
    let mut options = TerminalOptions::default();
    change(&mut options);
    render(&canonical::report(), &options)
}

#[test]
fn terminal_at_100_columns() {
    check!("terminal_100", terminal(|_| ()));
}

#[test]
fn narrow_terminal_stacks_the_mastheads() {
    check!("terminal_60", terminal(|options| options.width = 60));
}

#[test]
fn all_unfolds_unchanged_paragraphs() {
    check!(
        "terminal_all",
        terminal(|options| options.unchanged = Unchanged::Shown)
    );
}

#[test]
fn explain_gives_the_evidence_of_each_entry() {
    check!("terminal_explain", terminal(|options| options.explain = true));
}

#[test]
fn context_leaves_out_words_far_from_changes() {
    check!("terminal_context", terminal(|options| options.context = Some(3)));
}

#[test]
fn colour_repeats_what_the_marks_say() {
    let coloured = terminal(|options| options.ink = Ink::Colour);
    check!("terminal_colour", coloured.replace('\u{1b}', "␛"));
    assert_eq!(without_colour(&coloured), terminal(|_| ()));
}

#[test]
fn json_of_the_canonical_report() {
    check!("json", json::render(&canonical::report()));
}

#[test]
fn json_follows_its_schema() {
    let schema: serde_json::Value = serde_json::from_str(json::SCHEMA).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let rendered = travaux::render::render(&canonical::report(), Format::Json, &TerminalOptions::default());
    let report: serde_json::Value = serde_json::from_slice(&rendered).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let problems: Vec<String> = validator
        .iter_errors(&report)
        .map(|problem| problem.to_string())
        .collect();
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn schema_refuses_a_deletion_with_new_words() {
    let schema: serde_json::Value = serde_json::from_str(json::SCHEMA).unwrap();
    let mut report = serde_json::to_value(canonical::report()).unwrap();
    let edit = &mut report["entries"][1]["edits"][1];
    assert_eq!(edit["op"], "delete");
    edit["new"] = "resolutions".into();
    assert!(!jsonschema::is_valid(&schema, &report));
}

#[test]
fn no_line_is_wider_than_the_page() {
    for width in [40, 60, 80, 89, 90, 100, 140] {
        let page = terminal(|options| {
            options.width = width;
            options.explain = true;
            options.unchanged = Unchanged::Shown;
        });
        let wide: Vec<&str> = page
            .lines()
            .filter(|line| travaux::render::wrap::width(line) > width)
            .collect();
        assert_eq!(wide, Vec::<&str>::new(), "at {width} columns");
    }
}

#[test]
fn nothing_of_a_document_commands_the_terminal() {
    let hostile = "\u{1b}[2J\u{9b}31m\u{7}\r\n\t\u{202e}\u{2066}\u{200f}\u{7f}\u{feff}\u{2028}";
    let mut report = canonical::report();
    hostile_everywhere(&mut report, hostile);
    let page = render(
        &report,
        &TerminalOptions {
            explain: true,
            ..TerminalOptions::default()
        },
    );
    let raw: Vec<char> = page
        .chars()
        .filter(|&c| c != '\n' && (c.is_control() || hostile.contains(c)))
        .collect();
    let raw: Vec<char> = raw.into_iter().filter(|c| !"[2J31m".contains(*c)).collect();
    assert_eq!(raw, Vec::<char>::new());
}

/// Puts a text into every field that a renderer may show.
fn hostile_everywhere(report: &mut Report, text: &str) {
    let owned = || Some(text.to_owned());
    for side in [travaux::sides::Side::Old, travaux::sides::Side::New] {
        let shown = report.texts.get_mut(side);
        shown.source.name = text.to_owned();
        shown.masthead.symbol = owned();
        shown.masthead.title = owned();
        shown.masthead.organ = owned();
        shown.masthead.session = owned();
        shown.masthead.kind = owned();
        shown.masthead.date = owned();
        shown.masthead.sponsors = vec![text.to_owned()];
        for provision in &mut shown.provisions {
            provision.text = text.to_owned();
        }
    }
    for entry in &mut report.entries {
        entry.header.old = owned();
        entry.header.new = owned();
        entry
            .old
            .iter_mut()
            .chain(&mut entry.new)
            .for_each(|id| id.push_str(text));
        for edit in &mut entry.edits {
            let side = if edit.op == Op::Insert {
                &mut edit.new
            } else {
                &mut edit.old
            };
            side.push_str(text);
        }
    }
    for notice in &mut report.warnings {
        notice.message = text.to_owned();
    }
}

#[test]
fn invisible_characters_are_shown() {
    assert_eq!(visible("a\u{1b}[31m\u{0}\u{7f}"), "a␛[31m␀␡");
    assert_eq!(
        visible("\u{9b}\u{202e}\u{200e}\u{ad}"),
        "\\u{9b}\\u{202e}\\u{200e}\\u{ad}"
    );
    assert_eq!(visible("می\u{200c}خواهد"), "می\u{200c}خواهد");
    assert_eq!(visible("␛"), "\\u{241b}");
}

#[test]
fn marks_of_the_text_itself_are_escaped() {
    assert_eq!(escape("[-1 to +1]"), "\\[-1 to +1]");
    assert_eq!(escape("{+x+}"), "\\{+x\\+}");
    assert_eq!(escape("a\\b ¶ 3"), "a\\\\b \\¶ 3");
    assert_eq!(escape("[-]"), "\\[\\-]");
    assert_eq!(escape("open ["), "open \\[");
    assert_eq!(escape("[Option 1] {x}"), "[Option 1] {x}");
}

#[test]
fn lines_break_in_no_mark() {
    let spans = [
        Span::new(Look::Text, "to consider "),
        Span::new(Look::Deleted, "[-"),
        Span::new(Look::Deleted, " the "),
        Span::new(Look::Deleted, "-]"),
        Span::new(Look::Text, " matter"),
    ];
    let lines: Vec<String> = wrap(&spans, 14).iter().map(|line| joined(line)).collect();
    assert_eq!(lines, ["to consider ", "[- the -] ", "matter"].map(str::to_owned));
}

#[test]
fn shortening_keeps_whole_words() {
    assert_eq!(shorten("The terms of reference", 16), "The terms of…");
    assert_eq!(shorten("人权领域的国际合作", 8), "人权领…");
    assert_eq!(shorten("short", 5), "short");
}

fn joined(line: &[Span]) -> String {
    line.iter().map(|span| span.text.as_str()).collect()
}

/// Takes the escape sequences for colour out of a text.
fn without_colour(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

/// Reads printed edits back: what a person, or a program, can recover from the marks.
fn read_back(print: &str) -> Vec<(Op, String)> {
    let mut edits: Vec<(Op, String)> = Vec::new();
    let mut op = Op::Equal;
    let mut rest = print;
    while let Some(c) = rest.chars().next() {
        let step = |mark: &str, rest: &mut &str| match rest.strip_prefix(mark) {
            Some(after) => {
                *rest = after;
                true
            }
            None => false,
        };
        if step("[-", &mut rest) {
            op = Op::Delete;
        } else if step("{+", &mut rest) {
            op = Op::Insert;
        } else if step("-]", &mut rest) || step("+}", &mut rest) {
            op = Op::Equal;
        } else {
            rest = if c == '\\' { &rest[1..] } else { rest };
            let (text, after) = rest.split_at(rest.chars().next().map_or(0, char::len_utf8));
            match edits.last_mut() {
                Some((last, words)) if *last == op => words.push_str(text),
                _ => edits.push((op, text.to_owned())),
            }
            rest = after;
        }
    }
    edits
}

fn any_edits() -> impl Strategy<Value = Vec<(Op, String)>> {
    let op = prop_oneof![Just(Op::Equal), Just(Op::Delete), Just(Op::Insert)];
    proptest::collection::vec((op, "[-+{}\\[\\]¶\\\\ab]{1,6}"), 1..6).prop_map(|mut edits| {
        edits.dedup_by(|next, last| next.0 == last.0);
        edits
    })
}

proptest! {
    #[test]
    fn printed_edits_have_one_meaning(edits in any_edits()) {
        let mut report = canonical::report();
        report.entries.truncate(1);
        let edit = |(op, text): &(Op, String)| Edit {
            op: *op,
            old: if *op == Op::Insert { String::new() } else { text.clone() },
            new: if *op == Op::Delete { String::new() } else { text.clone() },
            class: Class::None,
            cause: None,
        };
        report.entries[0].edits = edits.iter().map(edit).collect();
        report.entries[0].header.new = None;
        let options = TerminalOptions { width: 10_000, unchanged: Unchanged::Shown, ..TerminalOptions::default() };
        let page = render(&report, &options);
        let (_, entries) = page.split_once("── Preamble").unwrap();
        let shown = entries.lines().find_map(|line| line.strip_prefix("    ")).unwrap_or_default();
        prop_assert_eq!(read_back(shown), edits);
    }

    #[test]
    fn wrapping_keeps_every_character_and_the_width(words in "[a-z人\\[\\]{}+-]{0,9}( [a-z人é\\[\\]{}+-]{1,30}){0,9}", columns in 2..40_usize) {
        let spans: Vec<Span> = words.split_inclusive('a').map(|piece| Span::new(Look::Text, piece)).collect();
        let lines = wrap(&spans, columns);
        prop_assert_eq!(lines.iter().map(|line| joined(line)).collect::<String>(), words);
        for line in &lines {
            prop_assert!(line_width(line) <= columns + joined(line).len() - joined(line).trim_end().len());
        }
    }

    #[test]
    fn any_text_is_visible_without_panic(text in any::<String>()) {
        prop_assert!(!visible(&text).chars().any(char::is_control));
        prop_assert!(!escape(&text).chars().any(char::is_control));
    }
}
