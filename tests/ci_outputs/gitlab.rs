use std::collections::BTreeSet;

use serde_json::Value;

use super::canonical::{clean, findings, many};
use super::{problems, text};

const SCHEMA: &str = include_str!("../fixtures/schemas/gitlab-code-quality.schema.json");

#[test]
fn the_report_has_the_fields_that_the_platform_reads() {
    for findings in [findings(), clean(), many(50, 90)] {
        assert_eq!(problems(SCHEMA, &text("gitlab", &findings)), Vec::<String>::new());
    }
    assert_eq!(text("gitlab", &clean()), "[]\n");
}

#[test]
fn two_findings_never_have_one_fingerprint_and_the_first_keeps_its_own() {
    let mut findings = findings();
    let mut again = findings.findings[0].clone();
    again.text = Some(1);
    findings.findings.push(again);
    let issues: Vec<Value> = serde_json::from_str(&text("gitlab", &findings)).unwrap();
    let fingerprints: Vec<&str> = issues
        .iter()
        .map(|issue| issue["fingerprint"].as_str().unwrap())
        .collect();
    let different: BTreeSet<&&str> = fingerprints.iter().collect();
    assert_eq!(different.len(), issues.len());
    assert_eq!(fingerprints[0], findings.findings[0].fingerprint);
}

#[test]
fn what_somebody_accepted_is_of_the_mildest_severity_and_says_who_it_was() {
    let issues: Vec<Value> = serde_json::from_str(&text("gitlab", &findings())).unwrap();
    assert_eq!(issues[1]["severity"], "info");
    assert!(
        issues[1]["description"]
            .as_str()
            .unwrap()
            .contains("\nwaived by Legal Desk until 2026-06-30: ")
    );
    assert_eq!(
        (&issues[0]["severity"], &issues[4]["severity"]),
        (&"major".into(), &"minor".into())
    );
}
