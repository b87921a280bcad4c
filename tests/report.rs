//! Alignments become reports: relations, headers, classes, and the laws that every report obeys.

use proptest::prelude::*;
use travaux::Sides;
use travaux::align::{Alignment, Evidence, Group, Rival};
use travaux::document::{Locator, Warning};
use travaux::instrument::{self, Header, Instrument, Kind, ProvisionIndex};
use travaux::read::{Format, Revisions, Source};
use travaux::render::json;
use travaux::report::{Class, Entry, Lookup, Op, Origin, Relation, Report, report};
use travaux::sides::Side;

/// Makes a text of paragraphs `(id, header, text)`; a sub-paragraph belongs to the last paragraph before it.
fn text(paragraphs: &[(&str, &str, &str)]) -> Instrument {
    let mut instrument = Instrument::default();
    for &(id, header, text) in paragraphs {
        let parent = instrument
            .provisions
            .iter()
            .rposition(|it| it.id.items.is_empty());
        instrument.provisions.push(instrument::Provision {
            id: id.parse().unwrap(),
            kind: match id {
                id if id.contains('(') => Kind::Subparagraph,
                id if id.starts_with('H') => Kind::Heading,
                id if id.contains("PP") => Kind::Preambular,
                id if id.contains("OP") => Kind::Operative,
                _ => Kind::Paragraph,
            },
            label: id.strip_prefix("OP").map(str::to_owned),
            stop: None,
            parent: parent.filter(|_| id.contains('(')).map(ProvisionIndex),
            header: (!header.is_empty()).then(|| Header {
                text: header.to_owned(),
                lemma: String::new(),
            }),
            text: text.to_owned(),
            marks: Vec::new(),
            locator: Locator {
                page: Some(1),
                line: Some(7),
                bytes: 0..0,
            },
        });
    }
    instrument
}

fn group(old: &[usize], new: &[usize]) -> Group {
    Group {
        sides: Sides::new(old, new).map(|side| side.iter().copied().map(ProvisionIndex).collect()),
        moved: false,
        similarity: 2.0 / 3.0,
        confidence: 0.123_456,
        evidence: Evidence {
            wording: 1.5,
            header: f64::NAN,
            position: -0.25,
            citations: 1.0,
        },
        rival: None,
    }
}

fn origin(name: &str) -> Origin {
    let source = Source {
        name: name.to_owned(),
        bytes: b"abc".to_vec(),
    };
    Origin::new(&source, Format::Text, Revisions::default())
}

fn reported(old: &Instrument, new: &Instrument, groups: Vec<Group>) -> Report {
    let origins = Sides::new(origin("drafts/old.txt"), origin("new.txt"));
    report(
        origins,
        Sides::new(old, new),
        &Alignment {
            groups,
            ..Alignment::default()
        },
    )
}

/// Reports one pair of paragraphs with their headers.
fn pair(old: (&str, &str), new: (&str, &str)) -> Entry {
    let old = text(&[("OP1", old.0, old.1)]);
    let new = text(&[("OP1", new.0, new.1)]);
    reported(&old, &new, vec![group(&[0], &[0])]).entries.remove(0)
}

#[test]
fn glyphs_space_and_the_final_mark_leave_a_paragraph_unchanged() {
    for (old, new) in [
        ("Urges States to act;", "Urges States to act."),
        (
            "the “right” to self-determination,",
            "the \"right\" to self\u{2011}determination,",
        ),
        ("Urges  States\u{a0}to act", "Urges States to act:"),
        ("of 2001 – 2010", "of 2001\u{2014}2010"),
    ] {
        assert_eq!(
            pair(("", old), ("", new)).relation,
            Relation::Unchanged,
            "{old} / {new}"
        );
    }
}

#[test]
fn any_other_difference_amends_a_paragraph() {
    for (old, new) in [
        ("Urges States to act;", "Urges states to act;"),
        ("Urges States, to act", "Urges States to act"),
        ("Urges States to act", "Urges States not to act"),
        ("report of 2010", "report of 2011"),
        ("Urges States to act??", "Urges States to act"),
    ] {
        assert_eq!(
            pair(("", old), ("", new)).relation,
            Relation::Amended,
            "{old} / {new}"
        );
    }
}

#[test]
fn shape_decides_splits_and_merges() {
    let old = text(&[
        ("PP1", "", "a"),
        ("PP2", "", "b"),
        ("PP3", "", "c"),
        ("OP1", "", "d"),
    ]);
    let new = text(&[
        ("PP1", "", "a b"),
        ("PP2", "", "c"),
        ("PP3", "", "c"),
        ("OP1", "", "e"),
    ]);
    let groups = vec![
        group(&[0, 1], &[0]),
        group(&[2], &[1, 2]),
        group(&[3], &[]),
        group(&[], &[3]),
    ];
    let report = reported(&old, &new, groups);
    let relations: Vec<Relation> = report.entries.iter().map(|entry| entry.relation).collect();
    assert_eq!(
        relations,
        [
            Relation::Merged,
            Relation::Split,
            Relation::Deleted,
            Relation::Inserted
        ]
    );
    let summary = &report.summary;
    assert_eq!(
        (summary.merged, summary.split, summary.deleted, summary.inserted),
        (1, 1, 1, 1)
    );
}

#[test]
fn paragraphs_of_a_side_are_joined_by_line_feeds() {
    let old = text(&[
        ("PP1", "", "Recalling resolution 1,"),
        ("PP2", "", "Recalling resolution 2,"),
    ]);
    let new = text(&[("PP1", "", "Recalling resolutions 1 and 2,")]);
    let report = reported(&old, &new, vec![group(&[0, 1], &[0])]);
    let rebuilt: String = report.entries[0]
        .edits
        .iter()
        .map(|edit| edit.old.as_str())
        .collect();
    assert_eq!(rebuilt, "Recalling resolution 1,\nRecalling resolution 2,");
}

#[test]
fn inserted_and_deleted_paragraphs_are_one_edit_without_a_diff() {
    let old = text(&[("OP1", "Condemns", "Condemns the embargo;")]);
    let new = text(&[("OP1", "Decides", "Decides to meet.")]);
    let report = reported(&old, &new, vec![group(&[0], &[]), group(&[], &[0])]);
    let edits: Vec<_> = report
        .entries
        .iter()
        .map(|entry| (entry.edits.len(), entry.edits[0].op))
        .collect();
    assert_eq!(edits, [(1, Op::Delete), (1, Op::Insert)]);
    assert_eq!(report.entries[0].header.shift.word(), "none");
    assert_eq!(report.entries[0].class, Class::Substantive);
}

#[test]
fn renumbered_means_that_no_id_was_kept() {
    let old = text(&[
        ("PP2", "", "a"),
        ("PP3", "", "b"),
        ("OP10", "", "c"),
        ("OP11", "", "d"),
    ]);
    let new = text(&[("PP2", "", "a b"), ("OP8", "", "c"), ("OP11", "", "d")]);
    let report = reported(
        &old,
        &new,
        vec![group(&[0, 1], &[0]), group(&[2], &[1]), group(&[3], &[2])],
    );
    let renumbered: Vec<bool> = report.entries.iter().map(|entry| entry.renumbered).collect();
    assert_eq!(renumbered, [false, true, false]);
}

#[test]
fn header_shift_compares_verb_phrases() {
    let shift = |old, new| pair(old, new).header.shift.word();
    assert_eq!(shift(("Urges", "Urges States"), ("Urges", "Urges all")), "none");
    assert_eq!(
        shift(
            ("Also Emphasizes", "Also Emphasizes a"),
            ("Also emphasizes", "Also emphasizes a")
        ),
        "none"
    );
    assert_eq!(
        shift(("Urges", "Urges States"), ("Requests", "Requests States")),
        "different"
    );
    assert_eq!(
        shift(("Calls upon", "Calls upon all"), ("Calls", "Calls for peace")),
        "different"
    );
    assert_eq!(
        shift(("Urges", "Urges States"), ("", "To urge States")),
        "different"
    );
}

#[test]
fn italics_alone_do_not_change_a_verb() {
    let words = "Reaffirming its commitment to peace,";
    let entry = pair(("Reaffirming", words), ("Reaffirming its commitment", words));
    assert_eq!(
        (entry.header.shift.word(), entry.relation),
        ("none", Relation::Unchanged)
    );
    assert_eq!(entry.header.new.as_deref(), Some("Reaffirming its commitment"));
}

#[test]
fn a_final_mark_is_editorial_and_brackets_are_substantive() {
    let class = |old, new| {
        let old = text(&[("OP1", "", old)]);
        let new = text(&[("OP1", "", new)]);
        reported(&old, &new, vec![group(&[0], &[]), group(&[], &[0])]).entries[0].class
    };
    assert_eq!(class("...", "a"), Class::Editorial);
    assert_eq!(class("[]", "a"), Class::Substantive);
    assert_eq!(class("5 %", "a"), Class::Substantive);
    assert_eq!(pair(("", "act;"), ("", "act;")).class, Class::None);
}

#[test]
fn figures_are_finite_ratios_of_four_decimals() {
    let entry = pair(("", "a"), ("", "b"));
    assert_eq!(entry.similarity.to_string(), "0.6667");
    assert_eq!(entry.confidence.to_string(), "0.1235");
    let evidence = entry.evidence;
    let evidence = [
        evidence.wording,
        evidence.header,
        evidence.position,
        evidence.citations,
    ];
    assert_eq!(evidence.map(|value| value.to_string()), ["1", "0", "0", "1"]);
}

#[test]
fn source_is_named_without_its_folder_and_hashed() {
    let origin = origin("drafts/2013/old.txt");
    assert_eq!(
        (origin.name.as_str(), origin.format.as_str(), origin.bytes),
        ("old.txt", "text", 3)
    );
    assert_eq!(
        origin.sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn warnings_of_both_texts_become_notices() {
    let mut old = text(&[("OP1", "", "a")]);
    let mut new = text(&[("OP1", "", "a")]);
    let warning = |message: &str| Warning {
        code: "unclassified",
        message: message.to_owned(),
        locator: Locator {
            page: None,
            line: Some(3),
            bytes: 0..0,
        },
    };
    old.warnings.push(warning("first"));
    new.warnings.push(warning("second"));
    let report = reported(&old, &new, vec![group(&[0], &[0])]);
    let notices: Vec<_> = report
        .warnings
        .iter()
        .map(|it| (it.side, it.message.as_str(), it.line))
        .collect();
    assert_eq!(
        notices,
        [(Side::Old, "first", Some(3)), (Side::New, "second", Some(3))]
    );
}

#[test]
fn rival_is_named_by_ids() {
    let old = text(&[("OP4", "", "a")]);
    let new = text(&[("OP2", "", "a"), ("OP3", "", "b")]);
    let rival = Rival {
        pair: Sides::new(ProvisionIndex(0), ProvisionIndex(1)),
        score: 0.25,
    };
    let chosen = Group {
        rival: Some(rival),
        ..group(&[0], &[0])
    };
    let report = reported(&old, &new, vec![chosen, group(&[], &[1])]);
    let rival = report.entries[0].rival.as_ref().unwrap();
    assert_eq!(
        (rival.old.as_str(), rival.new.as_str(), rival.score),
        ("OP4", "OP3", 0.25)
    );
}

#[test]
fn section_of_an_entry_is_that_of_its_chapeau_and_part() {
    let old = text(&[("PP1", "", "a")]);
    let new = text(&[
        ("OP1", "", "b"),
        ("OP1(a)", "", "c"),
        ("Annex I:P1", "", "d"),
        ("H1", "", "e"),
    ]);
    let groups = vec![
        group(&[0], &[]),
        group(&[], &[0]),
        group(&[], &[1]),
        group(&[], &[2]),
        group(&[], &[3]),
    ];
    let report = reported(&old, &new, groups);
    let lookup = Lookup::new(&report);
    let titles: Vec<String> = report
        .entries
        .iter()
        .map(|entry| lookup.section(entry).title())
        .collect();
    assert_eq!(
        titles,
        [
            "Preamble",
            "Operative part",
            "Operative part",
            "Annex I",
            "Headings"
        ]
    );
}

#[test]
fn report_differs_in_words_order_ids_or_marks() {
    let differs = |old: &[(&str, &str, &str)], new: &[(&str, &str, &str)], moved| {
        let moved = Group {
            moved,
            ..group(&[0], &[0])
        };
        reported(&text(old), &text(new), vec![moved]).differs()
    };
    assert!(differs(&[("OP1", "", "a")], &[("OP1", "", "b")], false));
    assert!(differs(&[("OP1", "", "a;")], &[("OP1", "", "a.")], false));
    assert!(differs(&[("OP1", "", "a")], &[("OP2", "", "a")], false));
    assert!(differs(&[("OP1", "", "a")], &[("OP1", "", "a")], true));
}

#[test]
#[should_panic(expected = "exactly once")]
fn a_forgotten_paragraph_stops_the_program() {
    let old = text(&[("OP1", "", "a"), ("OP2", "", "b")]);
    reported(&old, &text(&[]), vec![group(&[0], &[])]);
}

/// Any two texts with any alignment that keeps its promise: each side is cut into groups at random.
fn any_comparison() -> impl Strategy<Value = (Instrument, Instrument, Vec<Group>)> {
    let side = || proptest::collection::vec(("[A-Za-z0-9 ,.;“”\\-é人]{0,40}", 0..6_usize), 0..8);
    (side(), side()).prop_map(|(old, new)| {
        let made = |side: &[(String, usize)]| {
            let ids: Vec<String> = (1..=side.len()).map(|number| format!("OP{number}")).collect();
            let rows: Vec<_> = ids
                .iter()
                .zip(side)
                .map(|(id, (words, _))| (id.as_str(), "", words.as_str()))
                .collect();
            text(&rows)
        };
        let members = |side: &[(String, usize)], wanted: usize| -> Vec<usize> {
            side.iter()
                .enumerate()
                .filter(|(_, (_, group))| *group == wanted)
                .map(|(index, _)| index)
                .collect()
        };
        let groups = (0..6)
            .map(|wanted| group(&members(&old, wanted), &members(&new, wanted)))
            .filter(|group| !group.sides.old.is_empty() || !group.sides.new.is_empty())
            .collect();
        (made(&old), made(&new), groups)
    })
}

proptest! {
    #[test]
    fn every_paragraph_is_in_one_entry_and_every_word_is_kept((old, new, groups) in any_comparison()) {
        let report = reported(&old, &new, groups);
        for (side, instrument) in [(Side::Old, &old), (Side::New, &new)] {
            let ids_of = |entry: &Entry| if side == Side::Old { entry.old.clone() } else { entry.new.clone() };
            let mut ids: Vec<String> = report.entries.iter().flat_map(ids_of).collect();
            ids.sort();
            let mut expected: Vec<String> = instrument.provisions.iter().map(|it| it.id.to_string()).collect();
            expected.sort();
            prop_assert_eq!(ids, expected);
            for entry in &report.entries {
                let words = |id: &String| instrument.provisions.iter().find(|it| it.id.to_string() == *id).map(|it| it.text.clone());
                let paragraphs: Vec<String> = ids_of(entry).iter().filter_map(words).collect();
                let of = |edit: &travaux::report::Edit| if side == Side::Old { edit.old.clone() } else { edit.new.clone() };
                prop_assert_eq!(entry.edits.iter().map(of).collect::<String>(), paragraphs.join("\n"));
            }
        }
    }

    #[test]
    fn every_report_follows_the_schema((old, new, groups) in any_comparison()) {
        let schema: serde_json::Value = serde_json::from_str(json::SCHEMA).unwrap();
        let rendered: serde_json::Value = serde_json::from_str(&json::render(&reported(&old, &new, groups))).unwrap();
        let problem = jsonschema::validate(&schema, &rendered).err().map(|problem| problem.to_string());
        prop_assert_eq!(problem, None);
    }

    #[test]
    fn a_page_of_any_report_is_printed((old, new, groups) in any_comparison(), width in 0..200_usize) {
        let options = travaux::render::terminal::TerminalOptions { width, explain: true, ..Default::default() };
        prop_assert!(!travaux::render::terminal::render(&reported(&old, &new, groups), &options).is_empty());
    }
}
