use travaux::check::Findings;
use travaux::render::ink::Ink;
use travaux::render::json::check::SCHEMA;
use travaux::render::{CHECK_FORMATS, CheckFormat, Found, Options, json, terminal};

use crate::desk::{compared, found_with, resolution, usual};

const OLD: &str = "# Protection of wells

The General Assembly,

Recalling its resolution 60/1,

1. Urges all States to inspect <village> wells;[^1]

2. Requests the Secretary-General to report on *ferries*;

3. Decides to remain seized of the matter.

[^1]: Resolution 55/2.
";

fn new() -> String {
    OLD.replace("Protection", "Promotion")
        .replace("Urges", "Encourages")
        .replace("55/2", "56/2")
        .replace(
            "2. Requests the Secretary-General to report on *ferries*;\n\n3.",
            "2.",
        )
}

fn findings() -> Findings {
    let before = usual(OLD, &new());
    let weaker = before
        .findings
        .iter()
        .find(|it| it.rule == "no-weaker-verb")
        .unwrap();
    let pins = format!(
        "[[accept]]\nrule = \"no-weaker-verb\"\nfingerprint = \"{}\"\nreason = \"agreed | so\"\nowner = \"desk\"\nexpires = 2026-12-31\n",
        weaker.fingerprint
    );
    let policy = "[[rule]]\nrule = \"no-substantive-change\"\n[[rule]]\nrule = \"no-weaker-verb\"\n[[rule]]\nrule = \"no-footnote-change\"\n[[rule]]\nrule = \"head-unchanged\"\n[[rule]]\nrule = \"no-deletion\"\nlevel = \"warning\"\n[[rule]]\nrule = \"share-changed\"\nshare = 0.25\nselect = \"kind:operative\"";
    found_with(policy, &pins, OLD, &new())
}

#[test]
fn json_follows_its_schema() {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::validator_for(&schema).unwrap();
    for findings in [findings(), usual(OLD, OLD), usual(OLD, &new())] {
        let json: serde_json::Value = serde_json::from_str(&json::check::render(&findings)).unwrap();
        let problems: Vec<String> = validator
            .iter_errors(&json)
            .map(|problem| problem.to_string())
            .collect();
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(json["schema"], "travaux-check/1");
    }
    let json = serde_json::to_value(findings()).unwrap();
    let places: Vec<&serde_json::Value> = json["findings"].as_array().unwrap().iter().collect();
    assert!(places.iter().any(|it| it["entry"].is_u64()) && places.iter().any(|it| it["head"].is_u64()));
}

#[test]
fn terminal_tells_place_sentence_and_words() {
    insta::assert_snapshot!(terminal::check::render(&findings(), 90, Ink::Plain));
}

#[test]
fn markdown_is_a_table_that_no_text_can_break() {
    let format = CheckFormat::named("markdown").unwrap();
    let made = format.render(
        &Found {
            findings: &findings(),
            reports: &[],
        },
        &Options::default(),
    );
    insta::assert_snapshot!(String::from_utf8(made.bytes).unwrap());
}

#[test]
fn the_page_leads_from_each_finding_to_its_paragraph() {
    let report = compared(OLD, &new());
    let findings = findings();
    let page = |reports| {
        let format = CheckFormat::named("html").unwrap();
        String::from_utf8(
            format
                .render(
                    &Found {
                        findings: &findings,
                        reports,
                    },
                    &Options::default(),
                )
                .bytes,
        )
        .unwrap()
    };
    let whole = page(std::slice::from_ref(&report));
    assert!(
        whole.contains("Check: failed") && whole.contains("What matters"),
        "the comparison is below"
    );
    assert!(whole.contains("&lt;village>") || whole.contains("&lt;village&gt;"));
    let anchor = whole
        .split("<section id=check")
        .nth(1)
        .unwrap()
        .split("href=#")
        .nth(1)
        .unwrap();
    let anchor = anchor.split('>').next().unwrap();
    assert!(whole.contains(&format!("id={anchor}")), "{anchor}");
    let alone = page(&[]);
    assert!(alone.contains("Check: failed") && !alone.contains("What matters"));
}

#[test]
fn every_output_is_the_same_each_time() {
    let report = compared(OLD, &new());
    for format in &CHECK_FORMATS {
        let made = || {
            let findings = findings();
            let found = Found {
                findings: &findings,
                reports: std::slice::from_ref(&report),
            };
            format.render(&found, &Options::default()).bytes
        };
        assert_eq!(made(), made(), "{}", format.name);
        assert!(!made().is_empty());
    }
}

#[test]
fn a_text_with_control_characters_commands_no_terminal() {
    let old = resolution(&[
        "Urges all States to inspect wells",
        "Decides to remain seized of the matter",
    ]);
    let new = old.replace("inspect wells", "inspect \u{1b}[31mwells\u{202e}");
    let text = terminal::check::render(&usual(&old, &new), 90, Ink::Plain);
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
}
