//! What a check found, as platforms read it: validated against their schemas, read back, and held to their limits.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

#[path = "ci_outputs/canonical.rs"]
mod canonical;
#[path = "ci_outputs/commands.rs"]
mod commands;
#[path = "ci_outputs/github.rs"]
mod github;
#[path = "ci_outputs/gitlab.rs"]
mod gitlab;
#[path = "ci_outputs/junit.rs"]
mod junit;
#[path = "support/optional.rs"]
mod optional;
#[path = "ci_outputs/rdjson.rs"]
mod rdjson;
#[path = "ci_outputs/sarif.rs"]
mod sarif;
#[path = "ci_outputs/summary.rs"]
mod summary;

use travaux::check::Findings;
use travaux::render::{CHECK_FORMATS, CheckFormat, Found, Made, Options};

/// The outputs that are for platforms.
const NAMES: [&str; 6] = ["sarif", "github", "github-summary", "gitlab", "junit", "rdjson"];

/// Renders what a check found in an output that is asked for by its name.
fn made(name: &str, findings: &Findings) -> Made {
    let found = Found {
        findings,
        reports: &[],
    };
    CheckFormat::named(name)
        .unwrap()
        .render(&found, &Options::default())
}

fn text(name: &str, findings: &Findings) -> String {
    String::from_utf8(made(name, findings).bytes).unwrap()
}

/// Says what is wrong with a document by a schema.
fn problems(schema: &str, document: &str) -> Vec<String> {
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    let document: serde_json::Value = serde_json::from_str(document).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    validator
        .iter_errors(&document)
        .map(|problem| format!("{}: {problem}", problem.instance_path()))
        .collect()
}

#[test]
fn the_canonical_findings_in_every_output() {
    for name in NAMES {
        insta::with_settings!({ snapshot_path => "fixtures/ci_outputs", prepend_module_to_snapshot => false, omit_expression => true },
            { insta::assert_snapshot!(name, text(name, &canonical::findings())) });
    }
}

#[test]
fn outputs_are_asked_for_in_capital_or_small_letters_and_by_natural_endings() {
    for name in ["SARIF", "GitHub", "GitHub-Summary", "GitLab", "JUnit", "RDJSON"] {
        assert!(CheckFormat::named(name).is_some(), "{name}");
    }
    let by_ending = |ending| CheckFormat::by_ending(ending).map(|format| format.name);
    assert_eq!(by_ending("sarif"), Some("sarif"));
    assert_eq!(by_ending("rdjson"), Some("rdjson"));
    assert_eq!(by_ending("xml"), Some("junit"));
    assert!(CHECK_FORMATS.iter().all(|format| !format.about.is_empty()));
}

#[test]
fn no_output_holds_a_character_that_commands_or_deceives() {
    for name in NAMES {
        let text = text(name, &canonical::findings());
        for sign in ['\u{1b}', '\r', '\u{202e}', '\u{2028}'] {
            assert!(!text.contains(sign), "{name} holds {sign:?}");
            assert!(
                !text.contains(&format!("\\u{:04x}", sign as u32)),
                "{name} holds {sign:?}, escaped"
            );
        }
    }
}

#[test]
fn nothing_is_told_to_be_left_out_where_nothing_is() {
    for name in NAMES {
        assert_eq!(made(name, &canonical::clean()).notice, None, "{name}");
    }
}
