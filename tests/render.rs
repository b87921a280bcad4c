//! One canonical report in every output, and the laws of what is shown.

#[path = "fixtures/render/canonical.rs"]
mod canonical;

use insta::{assert_snapshot, with_settings};
use proptest::prelude::*;
use travaux::render::brief::{self, BriefOptions};
use travaux::render::ink::{Ink, Look, Span};
use travaux::render::markdown;
use travaux::render::terminal::{TerminalOptions, Unchanged, render};
use travaux::render::visible::{escape, visible};
use travaux::render::wrap::{line_width, shorten, wrap};
use travaux::render::{Format, Options, json};
use travaux::report::{Causes, Class, Edit, Op, Relation, Report, summarize};

use travaux::Sides;
use travaux::align::{Alignment, Evidence, Group, Rival};
use travaux::document::{Block, Document, Extent, Hints, Locator, Outside, Placing, Run, Style, Warning};
use travaux::instrument::{self, Field, Head, Header, Instrument, Kind, Piece, ProvisionIndex, Reason};
use travaux::show::{self, outline};

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
fn brief_of_the_canonical_report() {
    check!(
        "brief",
        brief::render(
            &canonical::report(),
            &BriefOptions {
                width: Some(100),
                ..BriefOptions::default()
            }
        )
    );
}

#[test]
fn json_follows_its_schema() {
    let schema: serde_json::Value = serde_json::from_str(json::SCHEMA).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let rendered = json::render(&canonical::report());
    let report: serde_json::Value = serde_json::from_str(&rendered).unwrap();
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
fn a_heading_stands_with_the_paragraphs_it_introduces() {
    let page = terminal(|_| ());
    let title = page.find("── Operative part").unwrap();
    assert!(page.find("H1  I. Cooperation").unwrap() > title, "{page}");
    assert!(!page.contains("── Headings"), "{page}");
}

#[test]
fn a_heading_above_unchanged_paragraphs_is_folded_with_them() {
    let mut report = canonical::report();
    report
        .entries
        .retain(|entry| entry.relation == Relation::Unchanged && !entry.moved);
    let page = render(&report, &TerminalOptions::default());
    assert!(!page.contains("H1  I. Cooperation"), "{page}");
    assert!(page.contains("OP2–OP2(b) unchanged"), "{page}");
}

#[test]
fn a_run_in_an_annex_names_it_once() {
    let mut report = canonical::report();
    let mut next = report.entries[14].clone();
    assert_eq!(next.old, ["Annex:P1"]);
    next.old = vec!["Annex:P2".to_owned()];
    next.new = vec!["Annex:P3".to_owned()];
    report.entries.insert(15, next);
    let page = render(&report, &TerminalOptions::default());
    assert!(page.contains("Annex:P1–P3 (old Annex:P1–P2) unchanged"), "{page}");
}

/// A report of paragraphs with the same words under these ids.
fn renumbered(ids: &[(&str, &str)]) -> Report {
    let mut report = canonical::report();
    let same = report.entries[14].clone();
    assert_eq!(same.relation, Relation::Unchanged);
    report.entries = ids
        .iter()
        .map(|(old, new)| {
            let mut entry = same.clone();
            (entry.old, entry.new) = (vec![(*old).to_owned()], vec![(*new).to_owned()]);
            entry.renumbered = old != new;
            entry
        })
        .collect();
    report
}

#[test]
fn a_run_hides_no_number_that_its_ends_do_not_say() {
    let report = renumbered(&[
        ("P56(a)", "P56(a)"),
        ("P56(b)", "P56(t)"),
        ("P56(c)", "P56(c)"),
        ("P57", "P57"),
    ]);
    let page = render(&report, &TerminalOptions::default());
    for line in [
        "P56(a) unchanged",
        "P56(t) (old P56(b)) unchanged",
        "P56(c)–P57 unchanged",
    ] {
        assert!(page.contains(line), "{page}");
    }
    let page = markdown::render(&report);
    assert!(
        page.contains("another number, the same words (P56(b) → P56(t))"),
        "{page}"
    );
}

#[test]
fn a_run_of_one_step_is_one_line() {
    let report = renumbered(&[
        ("P63", "P63"),
        ("P65", "P64"),
        ("P65(a)", "P64(a)"),
        ("P66", "P65"),
        ("P69", "P69"),
    ]);
    let page = render(&report, &TerminalOptions::default());
    for line in [
        "P63 unchanged",
        "P64–P65 (old P65–P66) unchanged",
        "P69 unchanged",
    ] {
        assert!(page.contains(line), "{page}");
    }
    let report = renumbered(&[
        ("P61(i)", "P61(ii)"),
        ("P61(ii)", "P61(iii)"),
        ("P61(iii)", "P61(xi)"),
        ("P62", "P62bis"),
    ]);
    let page = markdown::render(&report);
    let runs = [
        "P61(i)–P61(ii) → P61(ii)–P61(iii)",
        "P61(iii) → P61(xi)",
        "P62 → P62bis",
    ];
    assert!(page.contains(&format!(" ({})", runs.join(", "))), "{page}");
}

#[test]
fn many_warnings_are_counted() {
    let mut report = canonical::report();
    report.warnings = vec![report.warnings[0].clone(); 12];
    let page = render(&report, &TerminalOptions::default());
    assert!(
        page.ends_with("  and 2 others; --all prints every one\n"),
        "{page}"
    );
    let all = TerminalOptions {
        unchanged: Unchanged::Shown,
        ..TerminalOptions::default()
    };
    assert_eq!(render(&report, &all).matches("a second paragraph 5").count(), 12);
}

#[test]
fn equal_texts_say_that_no_word_changed() {
    let mut report = canonical::report();
    report.entries.truncate(1);
    report.head.retain(|row| !row.differs());
    report.summary = summarize(&report.entries, &report.footnotes, &report.head);
    let page = render(&report, &TerminalOptions::default());
    assert!(page.contains("no word changed."), "{page}");
}

#[test]
fn a_head_that_changed_is_never_called_equal() {
    let mut report = canonical::report();
    report.entries.truncate(1);
    report.summary = summarize(&report.entries, &report.footnotes, &report.head);
    for format in ["terminal", "markdown", "html", "brief"] {
        let rendered = Format::named(format)
            .unwrap()
            .render(&report, &Options::default())
            .unwrap();
        let page = String::from_utf8(rendered.bytes).unwrap().to_lowercase();
        for lie in [
            "no word changed",
            "no words changed",
            "no change of substance",
            "texts are the same",
        ] {
            assert!(!page.contains(lie), "{format}: {lie}");
        }
    }
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
        text.clone_into(&mut shown.source.name);
        shown.masthead.symbol = owned();
        shown.masthead.title = owned();
        shown.masthead.organ = owned();
        shown.masthead.session = owned();
        shown.masthead.kind = owned();
        shown.masthead.date = owned();
        shown.masthead.sponsors = vec![text.to_owned()];
        for provision in &mut shown.provisions {
            text.clone_into(&mut provision.text);
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
        text.clone_into(&mut notice.message);
    }
}

/// A small text with one of everything, as the structure stage would understand it.
#[expect(
    clippy::too_many_lines,
    reason = "one text with one of everything is read best in one place"
)]
fn instrument() -> Instrument {
    let place = |line| Locator {
        page: Some(1),
        line: Some(line),
        bytes: 0..0,
    };
    let provision =
        |id: &str, kind, parent: Option<usize>, header: &str, text: &str, line| instrument::Provision {
            id: id.parse().unwrap(),
            kind,
            label: id
                .find(|c: char| c.is_ascii_digit())
                .map(|at| id[at..].to_owned()),
            stop: None,
            parent: parent.map(ProvisionIndex),
            header: (!header.is_empty()).then(|| Header {
                text: header.to_owned(),
                lemma: if header == "Urges" {
                    "urge".to_owned()
                } else {
                    String::new()
                },
            }),
            text: text.to_owned(),
            marks: Vec::new(),
            locator: place(line),
        };
    let piece = |field, text: &str, line| Piece {
        field,
        text: text.to_owned(),
        locator: place(line),
    };
    let mut instrument = Instrument {
        raised_marks: false,
        masthead: instrument::Masthead {
            organ: Some("General Assembly".to_owned()),
            symbol: Some("A/C.3/69/L.2".to_owned()),
            distribution: Some("Limited".to_owned()),
            date: Some("2014-10-31".to_owned()),
            agenda_item: Some("68 (b)".to_owned()),
            title: Some("Right to \"food\"".to_owned()),
            sponsors: vec!["Cuba".to_owned(), "Fiji".to_owned()],
            ..instrument::Masthead::default()
        },
        provisions: vec![
            provision(
                "PP1",
                Kind::Preambular,
                None,
                "Bearing in mind",
                "Bearing in mind its resolution 68/1,",
                3,
            ),
            provision("H1", Kind::Heading, None, "", "I. \u{1b}[1mFood", 5),
            provision(
                "OP1",
                Kind::Operative,
                None,
                "Urges",
                "Urges States to act without delay on all of the matters named:",
                6,
            ),
            provision(
                "OP1(a)",
                Kind::Subparagraph,
                Some(2),
                "",
                "To report;\nyearly;",
                7,
            ),
        ],
        footnotes: vec![instrument::Footnote {
            marker: "1".to_owned(),
            text: "Resolution 68/1.".to_owned(),
            locator: place(9),
        }],
        repairs: Vec::new(),
        spaces: travaux::document::Spaces::Untold,
        heads: vec![Head {
            scope: String::new(),
            provisions: 0..4,
            pieces: vec![
                piece(Field::Symbol, "A/C.3/69/L.2", 1),
                piece(Field::Sponsors, "Cuba and Fiji", 1),
                piece(
                    Field::Title,
                    "Right to \"food\" and to the \u{1b}[1mwater that grows it",
                    2,
                ),
            ],
        }],
        cut: vec![instrument::Cut {
            reason: Reason::PageNumber,
            text: "2/11".to_owned(),
            locator: place(10),
        }],
        warnings: vec![Warning {
            code: "unclassified",
            message: "a line stands alone".to_owned(),
            locator: Locator {
                page: None,
                line: Some(11),
                bytes: 0..0,
            },
        }],
    };
    instrument.provisions[0].marks = vec![instrument::Mark {
        marker: "1".to_owned(),
        offset: 35,
    }];
    instrument
}

#[test]
fn outline_prints_a_line_for_each_paragraph() {
    check!("outline", outline::render(&instrument(), 60, Ink::Plain));
    let coloured = outline::render(&instrument(), 60, Ink::Colour);
    assert!(coloured.contains("\u{1b}[3mUrges\u{1b}[0m States"), "{coloured}");
    assert!(!coloured.contains("\u{1b}[1mFood"), "{coloured}");
}

#[test]
fn instrument_dump_prints_everything() {
    check!("dump_instrument", show::instrument(&instrument()));
}

#[test]
fn document_dump_prints_hints_looks_and_what_was_cut() {
    let run = |text: &str, style| Run {
        text: text.to_owned(),
        style,
    };
    let italic = Style {
        italic: true,
        ..Style::default()
    };
    let raised = Style {
        superscript: true,
        ..Style::default()
    };
    let document = Document {
        spaces: travaux::document::Spaces::Stored,
        blocks: vec![
            Block {
                extent: Extent::Line,
                runs: vec![
                    run("Recalling", italic),
                    run(" \"it\" \u{1b}[1m", Style::default()),
                    run("1", raised),
                ],
                hints: Hints {
                    indent: Some(4.0),
                    end: Some(71.5),
                    gap: 1.0,
                    ..Hints::default()
                },
                locator: Locator {
                    page: Some(1),
                    line: Some(12),
                    bytes: 0..20,
                },
            },
            Block {
                extent: Extent::Paragraph,
                runs: vec![run(
                    "one\ntwo",
                    Style {
                        bold: true,
                        underline: true,
                        ..Style::default()
                    },
                )],
                hints: Hints {
                    heading: Some(2),
                    label: Some("(a)".to_owned()),
                    depth: Some(1),
                    size: Some(10.5),
                    placing: Placing::Centre,
                    footnote: Some("*".to_owned()),
                    outside: Some(Outside::Footer),
                    table: true,
                    role: Some("num".to_owned()),
                    ..Hints::default()
                },
                locator: Locator::default(),
            },
            Block::default(),
        ],
        warnings: vec![Warning {
            code: "encoding",
            message: "read as windows-1252".to_owned(),
            locator: Locator::default(),
        }],
    };
    check!(
        "dump_document",
        show::document(travaux::read::Format::Text, &document, &instrument())
    );
}

#[test]
fn alignment_dump_prints_a_line_for_each_group() {
    let one = |index| vec![ProvisionIndex(index)];
    let group = |old, new| Group {
        sides: Sides::new(old, new),
        moved: false,
        similarity: 0.5,
        confidence: 0.75,
        evidence: Evidence {
            wording: 0.125,
            header: 1.0,
            position: 0.5,
            citations: 0.0,
        },
        rival: None,
    };
    let rival = Rival {
        pair: Sides::new(ProvisionIndex(2), ProvisionIndex(1)),
        score: 0.3,
    };
    let alignment = Alignment {
        groups: vec![
            group(vec![ProvisionIndex(0), ProvisionIndex(1)], one(0)),
            Group {
                moved: true,
                rival: Some(rival.clone()),
                ..group(one(2), one(2))
            },
            Group {
                rival: Some(rival),
                ..group(one(3), vec![])
            },
            group(vec![], one(3)),
        ],
        ..Alignment::default()
    };
    let (old, new) = (instrument(), instrument());
    check!(
        "dump_alignment",
        show::alignment(Sides::new(&old, &new), &alignment)
    );
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
            causes: Causes::default(),
            by: Vec::new(),
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
