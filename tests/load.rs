//! A report that is loaded from its JSON is the report that was made: equal, and the same bytes in every output.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

#[path = "fixtures/render/canonical.rs"]
mod canonical;
#[path = "fixtures/whole/drafts.rs"]
mod drafts;

use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};
use travaux::read::Source;
use travaux::render::terminal::Unchanged;
use travaux::render::{self, FORMATS};
use travaux::report::{Cause, Class, Edit, Filter, Op, Open, Perhaps, Report, load};
use travaux::{Options, Sides, compare};

fn file(json: impl Into<Vec<u8>>) -> Source {
    Source {
        name: "report.json".to_owned(),
        bytes: json.into(),
    }
}

fn text(name: &str, words: &str) -> Source {
    Source {
        name: name.to_owned(),
        bytes: words.as_bytes().to_vec(),
    }
}

fn compared(old: &str, new: &str) -> Report {
    compare(
        &Sides::new(text("old.md", old), text("new.md", new)),
        &Options::default(),
    )
    .unwrap()
}

fn seed(name: &str) -> Source {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    Source {
        name: name.to_owned(),
        bytes: std::fs::read(path).unwrap(),
    }
}

/// The choices that outputs are rendered with.
fn choices() -> Vec<render::Options<'static>> {
    let usual = render::Options::default();
    let mut all = usual.clone();
    all.looks.unchanged = Unchanged::Shown;
    all.looks.explain = true;
    let mut narrow = usual.clone();
    narrow.looks.width = 60;
    narrow.looks.context = Some(3);
    narrow.looks.filter = Filter::only(&[Class::Substantive]);
    vec![usual, all, narrow]
}

/// Loads the JSON of a report, and asks for the same report and the same bytes of every output.
#[track_caller]
fn comes_back(report: &Report) {
    let loaded = load(&file(render::json::render(report))).unwrap();
    assert_eq!(&loaded, report);
    for options in choices() {
        for format in &FORMATS {
            assert_eq!(
                format.render(&loaded, &options),
                format.render(report, &options),
                "{}",
                format.name
            );
        }
    }
}

#[test]
fn the_canonical_report_comes_back() {
    comes_back(&canonical::report());
}

#[test]
fn the_seeds_come_back() {
    let schema: Value = serde_json::from_str(render::json::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (old, new) in [
        ("A_HRC_RES_23_3.txt", "A_HRC_21_DRAFT_SOLIDARITY.txt"),
        ("A_C.3_68_CUBA_DRAFT.txt", "A_68_176.txt"),
        ("E_CN.4_2001_95.txt", "A_68_176.txt"),
    ] {
        let report = compare(&Sides::new(seed(old), seed(new)), &Options::default()).unwrap();
        comes_back(&report);
        let json = serde_json::to_value(&report).unwrap();
        let problems: Vec<String> = validator.iter_errors(&json).map(|it| it.to_string()).collect();
        assert_eq!(problems, Vec::<String>::new(), "{old} {new}");
    }
}

const OLD: &str = "\
United Nations
A/C.2/79/L.13
General Assembly

Norway and Peru: draft resolution

The protection of wells

The General Assembly,

Recalling its resolution 60/1 on drinking water and on the right of every village to a well of its own,[^1]

Noting with concern the state of the rivers that cross the borders of several States, and the duties of those States,[^2]

1. Urges all Member States to cooperate with the special procedures;

2. [Also urges States to report every year [EU: and to pay];]

3. Requests the Secretary-General to report at its seventy-ninth session on the wells of all dry regions and on the state of \
their pumps, and invites the regional commissions to support the survey of old wells, to train those who keep them, and to \
lend their tools to every village that asks;

4. Decides to act in accordance with paragraph 3 above.

[^1]: Resolution 60/1, annex.
[^2]: Ibid., para. 5.
";

const NEW: &str = "\
United Nations
A/C.2/80/L.7
General Assembly

Cuba and Norway: draft resolution

The promotion of wells

The General Assembly,

Recalling its resolution 60/1 on drinking water and on the right of every village to a well of its own,[^1] and noting with \
concern the state of the rivers that cross the borders of several States, and the duties of those States,[^2]

1. [Also urges States to report every year [EU: and to pay]];

2. Encourages Member States to cooperate, where appropriate, with the special procedures;

3. Requests the Secretary-General to report at its eightieth session on the wells of all dry regions and on the state of \
their pumps;

4. Invites the regional commissions to support the survey of old wells, to train those who keep them, and to lend their tools \
to every village that asks;

5. Decides to act in accordance with paragraph 3 above.

[^1]: Resolution 60/1, annex II.
[^2]: Ibid., para. 6.
";

#[test]
fn notes_heads_brackets_splits_merges_and_moves_come_back() {
    let report = compared(OLD, NEW);
    comes_back(&report);
    let entries = &report.entries;
    assert!(entries.iter().any(|entry| entry.brackets.is_some()));
    assert!(entries.iter().any(|entry| entry.moved));
    assert!(entries.iter().any(|entry| entry.new.len() > 1));
    assert!(entries.iter().any(|entry| entry.old.len() > 1));
    assert!(!report.footnotes.is_empty() && !report.head.is_empty());
}

#[test]
fn every_language_comes_back() {
    for draft in drafts::DRAFTS {
        let old = draft.lines.join("\n\n");
        let mut lines = draft.lines.to_vec();
        lines.swap(2, 3);
        lines.pop();
        let report = compared(&old, &lines.join("\n\n"));
        assert!(report.differs(), "{}", draft.language);
        comes_back(&report);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_report_comes_back(
        draft in 0..drafts::DRAFTS.len(),
        picked in prop::collection::vec((0_usize..11, any::<bool>()), 4..14),
    ) {
        let lines = drafts::DRAFTS[draft].lines;
        let new: Vec<String> = picked
            .iter()
            .map(|&(line, changed)| {
                let line = lines[line % lines.len()];
                if changed { line.replacen(' ', " not [all] ", 1) } else { line.to_owned() }
            })
            .collect();
        let sources = Sides::new(text("old.txt", &lines.join("\n\n")), text("new.txt", &new.join("\n\n")));
        // Lines of a head alone are no text.
        if let Ok(report) = compare(&sources, &Options::default()) {
            let loaded = load(&file(render::json::render(&report))).unwrap();
            prop_assert_eq!(loaded, report);
        }
    }

    #[test]
    fn what_is_loaded_is_rendered_or_refused_and_never_a_fall(
        cut in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
        what in 0_usize..6,
    ) {
        let mut json = serde_json::to_value(canonical::report()).unwrap();
        for index in cut {
            let count = places(&json);
            change(&mut json, &mut index.index(count), what);
        }
        if let Ok(report) = load(&file(json.to_string())) {
            for format in &FORMATS {
                format.render(&report, &render::Options::default());
            }
        }
    }
}

/// Counts the values inside a value, itself included.
fn places(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(places).sum(),
        Value::Object(fields) => fields.values().map(places).sum(),
        _ => 0,
    }
}

/// Changes the value at a place.
fn change(value: &mut Value, at: &mut usize, what: usize) -> bool {
    if *at == 0 {
        *value = match (what, &*value) {
            (0, _) => Value::Null,
            (1, _) => json!(""),
            (2, _) => json!(u32::MAX),
            (3, _) => json!([]),
            (4, Value::Array(items)) => json!(items.iter().chain(items).collect::<Vec<_>>()),
            (4, Value::String(text)) => json!(text.repeat(2)),
            (_, Value::Bool(fact)) => json!(!fact),
            _ => json!("OP1"),
        };
        return true;
    }
    *at -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| change(item, at, what)),
        Value::Object(fields) => fields.values_mut().any(|field| change(field, at, what)),
        _ => false,
    }
}

/// Returns the canonical report as JSON, changed.
fn changed(change: impl FnOnce(&mut Value)) -> Source {
    let mut json = serde_json::to_value(canonical::report()).unwrap();
    change(&mut json);
    file(json.to_string())
}

fn message(change: impl FnOnce(&mut Value)) -> String {
    load(&changed(change)).unwrap_err().to_string()
}

#[test]
fn words_of_open_lists_are_kept_and_given_back() {
    let source = changed(|json| {
        json["old"]["provisions"][0]["kind"] = "formula".into();
        json["old"]["cut"][0]["reason"] = "watermark".into();
        json["head"][0]["field"] = "motto".into();
        json["warnings"][0]["code"] = "odd".into();
        json["entries"][5]["edits"][0]["causes"][0] = json!({
            "code": "moon-phase", "class": "substantive", "text": "the moon waned", "old": null, "new": null, "ref": null, "days": 3,
        });
        json["entries"][5]["edits"][0]["cause"] = "the moon waned".into();
    });
    let report = load(&source).unwrap();
    assert_eq!(
        report.texts.old.provisions[0].kind,
        Open::Other("formula".to_owned())
    );
    assert!(matches!(report.entries[5].edits[0].causes[0], Cause::Other(_)));
    let given: Value = serde_json::from_slice(&source.bytes).unwrap();
    assert_eq!(serde_json::to_value(&report).unwrap(), given);
    for format in &FORMATS {
        format.render(&report, &render::Options::default());
    }
}

#[test]
fn a_word_that_no_closed_list_has_is_an_error() {
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 4] = [
        ("relation", |json| {
            json["entries"][0]["relation"] = "renamed".into();
        }),
        ("class", |json| json["entries"][0]["class"] = "cosmetic".into()),
        ("op", |json| json["entries"][0]["edits"][0]["op"] = "move".into()),
        ("shift", |json| {
            json["entries"][0]["header"]["shift"] = "sideways".into();
        }),
    ];
    for (what, change) in changes {
        let message = message(change);
        assert!(message.contains("unknown variant"), "{what}: {message}");
    }
}

#[test]
fn fields_that_later_versions_add_are_ignored_and_those_that_earlier_ones_lack_have_their_usual_value() {
    let source = changed(|json| {
        json["mood"] = json!({"deep": [1, 2]});
        json["old"]["mood"] = "calm".into();
        json["entries"][0]["mood"] = "calm".into();
        for field in [
            "options",
            "head",
            "footnotes",
            "warnings",
            "perhaps",
            "generator",
            "summary",
        ] {
            json.as_object_mut().unwrap().remove(field);
        }
        for field in ["brackets", "rival", "evidence", "moved"] {
            json["entries"][0].as_object_mut().unwrap().remove(field);
        }
        json["old"].as_object_mut().unwrap().remove("repairs");
    });
    let report = load(&source).unwrap();
    assert!(report.head.is_empty() && report.perhaps.is_empty());
    assert_eq!(report.summary.classes, canonical::report().summary.classes);
}

#[test]
fn counts_are_those_of_what_is_loaded() {
    let report = load(&changed(|json| json["summary"]["changes"] = 0.into())).unwrap();
    assert_eq!(report.summary, canonical::report().summary);
}

#[test]
fn another_version_is_refused_in_one_line() {
    assert_eq!(
        message(|json| json["schema"] = "travaux-comparison/2".into()),
        "report.json: is a 'travaux-comparison/2', and this program reads 'travaux-comparison/1'; take the program that made it, \
         or compare the texts anew"
    );
    let check = load(&file("{\"schema\": \"travaux-check/1\", \"entries\": 5}")).unwrap_err();
    assert!(check.to_string().contains("is a 'travaux-check/1'"), "{check}");
    let other = load(&file("{\"name\": \"travaux\"}")).unwrap_err();
    assert!(other.to_string().contains("it names no 'schema'"), "{other}");
}

#[test]
fn bad_json_is_told_with_its_place_and_the_way_out() {
    for (json, told) in [
        (
            "{\n  \"schema\": nonsense\n}",
            "report.json: line 2, column 14: no JSON: expected ident; make it",
        ),
        (
            "",
            "report.json: line 1, column 0: no JSON: EOF while parsing a value; make it",
        ),
        (
            "The General Assembly,",
            "report.json: line 1, column 1: no JSON: expected value; make it",
        ),
        (
            "{\"schema\": \"travaux-comparison/1\"}",
            "report.json: line 1, column 34: missing field `old`; make it",
        ),
    ] {
        let message = load(&file(json)).unwrap_err().to_string();
        assert!(message.starts_with(told), "{message}");
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_report() {
    let json = format!("\u{feff}{}", render::json::render(&canonical::report()));
    assert_eq!(load(&file(json)).unwrap(), canonical::report());
}

#[test]
fn a_report_that_loses_or_invents_a_word_is_refused() {
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 6] = [
        ("stands in no entry", |json| {
            json["entries"].as_array_mut().unwrap().remove(0);
        }),
        ("stands in two entries", |json| {
            let first = json["entries"][0].clone();
            json["entries"].as_array_mut().unwrap().push(first);
        }),
        ("are not its words", |json| {
            json["entries"][0]["edits"][0]["new"] = "Reaffirming nothing,".into();
        }),
        ("no paragraph is called 'OP99'", |json| {
            json["entries"][0]["new"][0] = "OP99".into();
        }),
        ("does not stand before it", |json| {
            json["old"]["provisions"][0]["parent"] = "PP1".into();
        }),
        ("two paragraphs are called", |json| {
            let first = json["old"]["provisions"][0].clone();
            json["old"]["provisions"].as_array_mut().unwrap().push(first);
        }),
    ];
    for (told, change) in changes {
        let message = message(change);
        assert!(message.contains(told), "{told}: {message}");
    }
}

#[test]
fn what_may_be_meant_comes_back_and_follows_the_schema() {
    let mut report = canonical::report();
    let deleted = report.entries.iter().find(|entry| entry.new.is_empty()).unwrap();
    let inserted = report.entries.iter().find(|entry| entry.old.is_empty()).unwrap();
    let edits: Vec<Edit> = [&deleted.edits, &inserted.edits]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    assert!(edits.iter().all(|edit| edit.op != Op::Equal));
    report.perhaps = vec![Perhaps {
        old: deleted.old.clone(),
        new: inserted.new.clone(),
        confidence: 0.4,
        similarity: 0.25,
        edits,
    }];
    let question = report.perhaps[0].question();
    assert!(question.starts_with("perhaps ") && question.ends_with('?'));
    let terminal = render::terminal::render(&report, &render::terminal::TerminalOptions::default());
    let pages = [
        terminal,
        render::markdown::render(&report),
        render::html::render(&report),
    ];
    assert!(pages.iter().all(|page| page.contains(&question)), "{pages:?}");
    comes_back(&report);
    let schema: Value = serde_json::from_str(render::json::SCHEMA).unwrap();
    assert!(jsonschema::is_valid(
        &schema,
        &serde_json::to_value(&report).unwrap()
    ));
}
