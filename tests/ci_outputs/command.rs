use std::path::Path;
use std::process::{Command, Output};

use super::commands::commands;

const OLD: &str = "The General Assembly,\n\n1. Urges all States to inspect wells;\n\n2. Decides to remain seized of the matter.\n";
const NEW: &str = "The General Assembly,\n\n1. Encourages all States to inspect wells;\n\n2. Decides to remain seized of the matter.\n";

/// Runs a check in a folder that has two texts below `drafts`.
fn check(folder: &Path, arguments: &[&str]) -> Output {
    std::fs::create_dir_all(folder.join("drafts")).unwrap();
    std::fs::write(folder.join("drafts/old.md"), OLD).unwrap();
    std::fs::write(folder.join("drafts/new.md"), NEW).unwrap();
    Command::new(env!("CARGO_BIN_EXE_travaux"))
        .current_dir(folder)
        .args([
            "check",
            "drafts/old.md",
            "./drafts/new.md",
            "--today",
            "2026-01-31",
        ])
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn each_output_is_had_by_its_name_in_any_letters_and_ends_as_the_check_does() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "sarif",
        "SARIF",
        "GitHub",
        "github-summary",
        "GITLAB",
        "JUnit",
        "rdjson",
    ] {
        let output = check(folder.path(), &["--format", name]);
        assert_eq!(
            output.status.code(),
            Some(1),
            "{name}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(!output.stdout.is_empty(), "{name}");
        let output = check(folder.path(), &["--exit-zero", "--format", name]);
        assert_eq!(output.status.code(), Some(0), "{name}");
    }
}

#[test]
fn outputs_of_a_platform_are_written_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let outputs = [
        "-o", "a.sarif", "-o", "a.xml", "-o", "a.rdjson", "-o", "-", "--format", "github",
    ];
    let output = check(folder.path(), &outputs);
    assert_eq!(
        output.status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for (name, begin) in [
        ("a.sarif", "{\n  \"$schema\""),
        ("a.xml", "<?xml"),
        ("a.rdjson", "{\n  \"source\""),
    ] {
        assert!(
            std::fs::read_to_string(folder.path().join(name))
                .unwrap()
                .starts_with(begin),
            "{name}"
        );
    }
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .starts_with("::error file=drafts/new.md,line=3,")
    );
}

#[test]
fn annotations_point_to_the_words_in_the_file_itself() {
    let folder = tempfile::tempdir().unwrap();
    let log = String::from_utf8(check(folder.path(), &["--format", "github"]).stdout).unwrap();
    let weaker = commands(&log)
        .into_iter()
        .find(|command| command.properties["title"] == "no-weaker-verb")
        .unwrap();
    let place = |name: &str| weaker.properties[name].parse::<usize>().unwrap();
    let line = NEW.lines().nth(place("line") - 1).unwrap();
    let from: String = line.chars().skip(place("col") - 1).collect();
    assert!(line.contains("Encourages"), "{line}");
    assert!(from.contains("Encourages") || line.starts_with("1."), "{from}");
}
