use std::path::{Path, PathBuf};
use std::process::Command;

use travaux::check::{Findings, Level};

use super::canonical::{HOSTILE, clean, findings, many};
use super::optional::Optional;
use super::text;

const SCHEMAS: [&str; 2] = ["junit-ant.xsd", "junit-jenkins.xsd"];

/// What a program that validates XML says of a file; nothing where there is no such program.
fn problem(schema: &Path, file: &Path) -> Option<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut xmllint = Command::new("xmllint");
    xmllint.args(["--noout", "--nonet", "--schema"]);
    let mut java = Command::new("java");
    java.arg(tests.join("ci_outputs/Validate.java"));
    let said = [xmllint, java]
        .into_iter()
        .find_map(|mut program| program.arg(schema).arg(file).output().ok())?;
    match said.status.success() {
        true => Some(String::new()),
        false => Some(String::from_utf8_lossy(&said.stderr).into_owned()),
    }
}

#[test]
fn the_suites_follow_the_schemas_of_ant_and_of_jenkins() {
    let optional = Optional::test("the_suites_follow_the_schemas_of_ant_and_of_jenkins");
    let folder = tempfile::tempdir().unwrap();
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schemas");
    let written = |name: &str, text: &str| -> PathBuf {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let files = [
        written("canonical.xml", &text("junit", &findings())),
        written("clean.xml", &text("junit", &clean())),
    ];
    let wrong = written("wrong.xml", "<testsuites><testsuite/></testsuites>");
    for schema in SCHEMAS.map(|schema| schemas.join(schema)) {
        let Some(said) = problem(&schema, &wrong) else {
            return optional.left_out("a program that validates XML", "install libxml2-utils, or a JDK");
        };
        assert_ne!(said, "", "{}", schema.display());
        for file in &files {
            assert_eq!(
                problem(&schema, file).as_deref(),
                Some(""),
                "{}",
                schema.display()
            );
        }
    }
}

/// Reads the suites: name, how many tests are said to be there, failed and skipped, and the same counted.
fn suites(findings: &Findings) -> Vec<(String, [usize; 3], [usize; 3])> {
    let xml = text("junit", findings);
    let document = roxmltree::Document::parse(&xml).unwrap();
    let suites = document
        .root_element()
        .children()
        .filter(roxmltree::Node::is_element);
    suites
        .map(|suite| {
            let said = |name| suite.attribute(name).unwrap().parse().unwrap();
            let counted = |name| suite.descendants().filter(|node| node.has_tag_name(name)).count();
            (
                suite.attribute("name").unwrap().to_owned(),
                ["tests", "failures", "skipped"].map(said),
                ["testcase", "failure", "skipped"].map(counted),
            )
        })
        .collect()
}

#[test]
fn what_fails_the_check_fails_its_test_and_what_is_waived_is_skipped() {
    let told = suites(&findings());
    let counts: Vec<(&str, [usize; 3])> = told
        .iter()
        .map(|(name, said, _)| (name.as_str(), *said))
        .collect();
    assert_eq!(
        counts,
        [
            ("drafts/draft.md → ./drafts/draft.md", [5, 1, 1]),
            ("old note.pdf → annex/new note.pdf", [6, 1, 0]),
            ("Policy and pins", [1, 1, 0]),
        ]
    );
    assert!(told.iter().all(|(_, said, counted)| said == counted));
}

#[test]
fn the_level_at_which_the_check_fails_is_that_at_which_tests_fail() {
    let mut findings = findings();
    findings.policy["fail_on"] = "note".into();
    let failed: usize = suites(&findings).iter().map(|(_, said, _)| said[1]).sum();
    assert_eq!(failed, findings.open().count());
    assert_eq!(findings.fail_on(), Level::Note);
}

#[test]
fn a_rule_that_was_asked_of_every_text_and_found_nothing_passed() {
    let clean = clean();
    assert_eq!(
        clean.asked(),
        [
            "no-weaker-verb",
            "no-number-change",
            "stale-reference",
            "no-citation-change",
            "unseen-characters"
        ]
    );
    assert!(suites(&clean).iter().all(|(_, said, _)| *said == [5, 0, 0]));
}

#[test]
fn a_rule_that_is_taken_back_later_was_not_asked() {
    let mut clean = clean();
    let rules = clean.policy["rules"].as_array_mut().unwrap();
    rules.push(serde_json::json!({ "rule": "no-weaker-verb", "level": "off" }));
    rules.push(serde_json::json!({ "rule": "stale-reference", "level": "off", "select": "Annex" }));
    assert_eq!(
        clean.asked(),
        [
            "no-number-change",
            "stale-reference",
            "no-citation-change",
            "unseen-characters"
        ]
    );
}

#[test]
fn hostile_words_are_read_back_as_they_are_shown() {
    let xml = text("junit", &findings());
    let mut hostile = findings();
    hostile.policy["fail_on"] = "warning".into();
    let failing = text("junit", &hostile);
    for xml in [xml, failing] {
        let document = roxmltree::Document::parse(&xml).unwrap();
        let texts: String = document.descendants().filter_map(|node| node.text()).collect();
        assert!(
            texts.contains(
                "50%␍␊::error::no, [1](a) {0} ]]> <b>&amp;</b> | ` @desk ␛[31m \\u{202e}dne\\u{2028}\\u{ffff}"
            ),
            "{texts}"
        );
    }
    assert!(HOSTILE.contains("]]>"));
}

#[test]
fn thousands_of_findings_are_written_each() {
    let counted: usize = suites(&many(3_000, 30))
        .iter()
        .map(|(_, _, counted)| counted[0])
        .sum();
    assert_eq!(counted, 3_000 + 2 * 5);
}
