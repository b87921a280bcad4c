use travaux::check::Level;

use super::canonical::{HOSTILE, clean, findings, many};
use super::commands::{Command, commands};
use super::text;

fn read_back(findings: &travaux::check::Findings) -> Vec<Command> {
    commands(&text("github", findings))
}

#[test]
fn each_open_finding_is_one_annotation_at_its_place() {
    let commands = read_back(&findings());
    let told: Vec<(&str, &str)> = commands
        .iter()
        .map(|command| (command.name.as_str(), command.properties["title"].as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("error", "no-weaker-verb"),
            ("error", "head-unchanged"),
            ("error", "policy-changed"),
            ("warning", "stale-reference"),
            ("notice", "no-citation-change"),
        ]
    );
    let first = &commands[0].properties;
    assert_eq!(
        (
            first["file"].as_str(),
            first["line"].as_str(),
            first["col"].as_str()
        ),
        ("drafts/draft.md", "12", "4")
    );
    assert!(
        commands[0]
            .data
            .starts_with("OP 1 (was OP 2): no weaker verb is broken\nold: Urges all Member States\n")
    );
    let page = &commands[3];
    assert_eq!(page.properties["file"], "annex/new note.pdf");
    assert!(!page.properties.contains_key("line"));
    assert!(page.data.contains("\npage 3\n"));
}

#[test]
fn no_text_and_no_name_gives_a_command_or_a_property() {
    let mut findings = findings();
    let kept = read_back(&findings).len();
    findings.findings[0].file = format!("a,line=9::b%2C{HOSTILE}.md");
    findings.findings[0].rule = format!("rule,col=1::{HOSTILE}");
    findings.findings[0].message = HOSTILE.to_owned();
    let commands = read_back(&findings);
    assert_eq!(commands.len(), kept);
    assert_eq!(commands[0].properties["line"], "12");
    assert!(commands[0].properties["file"].starts_with("a,line=9::b%2C50%␍␊::error::no"));
    assert!(
        commands[0]
            .data
            .starts_with("OP 1 (was OP 2): 50%␍␊::error::no, [1](a)")
    );
}

#[test]
fn ten_of_each_are_annotations_and_the_rest_is_one_more() {
    let commands = read_back(&many(100, 30));
    let of_name = |name| commands.iter().filter(|command| command.name == name).count();
    assert_eq!(
        (of_name("error"), of_name("warning"), of_name("notice")),
        (10, 10, 10)
    );
    let last = commands.last().unwrap();
    assert_eq!(
        last.data,
        "Not shown beside their lines: 23 errors, 23 warnings, 25 notes\nno-substantive-change: 71"
    );
    let exactly = read_back(&many(27, 30));
    assert_eq!(exactly.len(), 27);
    assert!(
        exactly
            .iter()
            .all(|command| command.properties["title"] != "travaux")
    );
}

#[test]
fn the_last_line_is_the_verdict_and_counts_what_is_waived() {
    let text_of = |findings| text("github", &findings);
    assert!(text_of(findings()).ends_with("\nFailed: 3 errors, 1 warning and 1 note; 1 waived.\n"));
    assert_eq!(text_of(clean()), "Passed: nothing found.\n");
}

#[test]
fn the_gravest_stand_first() {
    let mut findings = findings();
    findings.findings.reverse();
    let levels: Vec<String> = read_back(&findings)
        .into_iter()
        .map(|command| command.name)
        .collect();
    assert_eq!(levels, ["error", "error", "error", "warning", "notice"]);
    assert_eq!(findings.count(Level::Error), 3);
}
