use serde_json::{Value, json};

use super::canonical::{clean, findings, many};
use super::{made, problems, text};

const SCHEMA: &str = include_str!("../fixtures/schemas/sarif-schema-2.1.0.json");

fn run(findings: &travaux::check::Findings) -> Value {
    let log: Value = serde_json::from_str(&text("sarif", findings)).unwrap();
    log["runs"][0].clone()
}

fn of_rule<'a>(run: &'a Value, rule: &str) -> &'a Value {
    let results = run["results"].as_array().unwrap();
    results.iter().find(|result| result["ruleId"] == rule).unwrap()
}

#[test]
fn the_log_follows_the_schema_of_its_standard() {
    for findings in [findings(), clean(), many(50, 90)] {
        assert_eq!(problems(SCHEMA, &text("sarif", &findings)), Vec::<String>::new());
    }
    assert!(!problems(SCHEMA, r#"{ "version": "2.1.0", "runs": [{}] }"#).is_empty());
}

#[test]
fn every_result_points_to_a_rule_with_help() {
    let run = run(&findings());
    for result in run["results"].as_array().unwrap() {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(
                rule[text]["text"].as_str().is_some_and(|text| !text.is_empty()),
                "{rule}"
            );
        }
    }
}

#[test]
fn a_place_is_a_line_where_the_file_is_text_and_page_and_paragraph_where_it_is_not() {
    let run = run(&findings());
    let line = &of_rule(&run, "no-weaker-verb")["locations"][0];
    assert_eq!(
        line["physicalLocation"],
        json!({ "artifactLocation": { "uri": "drafts/draft.md", "uriBaseId": "%SRCROOT%" }, "region": { "startLine": 12, "startColumn": 4 } })
    );
    let page = &of_rule(&run, "stale-reference")["locations"][0];
    assert_eq!(
        page["physicalLocation"],
        json!({ "artifactLocation": { "uri": "annex/new%20note.pdf", "uriBaseId": "%SRCROOT%" } })
    );
    assert_eq!(
        page["logicalLocations"],
        json!([{ "name": "OP 9", "fullyQualifiedName": "OP9", "kind": "paragraph" }, { "name": "page 3", "kind": "page" }])
    );
    assert_eq!(run["columnKind"], "unicodeCodePoints");
}

#[test]
fn a_path_from_the_root_of_a_system_is_an_address() {
    for (file, uri) in [
        ("/srv/a b/ü.md", "file:///srv/a%20b/%C3%BC.md"),
        ("C:/texts/a.md", "file:///C:/texts/a.md"),
    ] {
        let mut findings = findings();
        findings.findings[0].file = file.to_owned();
        let run = run(&findings);
        let place = &of_rule(&run, "no-weaker-verb")["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(*place, json!({ "uri": uri }));
    }
    let mut findings = findings();
    findings.findings[0].file = "2026: a.md".to_owned();
    let run = run(&findings);
    let place = &of_rule(&run, "no-weaker-verb")["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(place["uri"], "2026%3A%20a.md");
}

#[test]
fn a_result_is_known_by_its_rule_and_words_wherever_it_stands() {
    let before = run(&findings());
    let mut moved = findings();
    moved.findings[0].line = Some(400);
    moved.findings[0].name = "OP 7".to_owned();
    let after = run(&moved);
    let fingerprints = |run: &Value| of_rule(run, "no-weaker-verb")["partialFingerprints"].clone();
    assert_eq!(fingerprints(&before), fingerprints(&after));
    let fingerprint = &findings().findings[0].fingerprint;
    assert_eq!(
        fingerprints(&before)["primaryLocationLineHash"],
        format!("{fingerprint}:1")
    );
}

#[test]
fn what_somebody_accepted_is_suppressed_with_the_reason_and_nothing_else_is() {
    let run = run(&findings());
    for result in run["results"].as_array().unwrap() {
        let suppressions = result["suppressions"].as_array().unwrap();
        assert_eq!(
            suppressions.len(),
            usize::from(result["ruleId"] == "no-number-change")
        );
    }
    let why = &of_rule(&run, "no-number-change")["suppressions"][0]["justification"];
    assert_eq!(
        why,
        "waived by Legal Desk until 2026-06-30: agreed on 12 January, see the summary record"
    );
}

#[test]
fn no_words_are_a_link_or_ask_for_an_argument() {
    let run = run(&findings());
    let message = of_rule(&run, "stale-reference")["message"]["text"]
        .as_str()
        .unwrap();
    assert!(message.contains("[1\\](a) {{0}}"), "{message}");
}

#[test]
fn of_more_results_than_platforms_take_the_gravest_stay_and_the_cut_is_told() {
    let made = made("sarif", &many(6_200, 30));
    let log: Value = serde_json::from_slice(&made.bytes).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 5_000);
    let of_level = |level| results.iter().filter(|result| result["level"] == level).count();
    assert_eq!((of_level("error"), of_level("warning")), (2066, 2067));
    let lines: Vec<u64> = results
        .iter()
        .map(|result| {
            result["locations"][0]["physicalLocation"]["region"]["startLine"]
                .as_u64()
                .unwrap()
        })
        .collect();
    assert!(lines.is_sorted());
    let notice = made.notice.unwrap();
    assert!(notice.starts_with("sarif: 1,200 findings left out"), "{notice}");
    let told = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    assert_eq!(*told, notice);
}

#[test]
fn a_file_stays_below_ten_megabytes_however_long_the_words_are() {
    let made = made("sarif", &many(5_000, 1_200));
    assert!(made.bytes.len() < 10_000_000, "{}", made.bytes.len());
    let log: Value = serde_json::from_slice(&made.bytes).unwrap();
    assert!(log["runs"][0]["results"].as_array().unwrap().len() > 3_400);
}
