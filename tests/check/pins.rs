use travaux::check::{Findings, Pins, baseline};

use crate::desk::{found, found_with, resolution, short};

const POLICY: &str = "[[rule]]\nrule = \"no-weaker-verb\"";

fn texts() -> (String, String) {
    let old = resolution(&[
        "Urges all States to inspect village wells",
        "Decides to remain seized of the matter",
    ]);
    let new = old.replace("Urges", "Encourages");
    (old, new)
}

fn accept(fingerprint: &str, expires: &str) -> String {
    format!(
        "[[accept]]\nrule = \"no-weaker-verb\"\nfingerprint = \"{fingerprint}\"\nold = \"Urges\"\nnew = \"Encourages all\"\nreason = \"agreed\"\nowner = \"desk\"\nexpires = {expires}\n"
    )
}

fn known() -> String {
    let (old, new) = texts();
    found(POLICY, &old, &new).findings[0].fingerprint.clone()
}

fn with(pins: &str) -> Findings {
    let (old, new) = texts();
    found_with(POLICY, pins, &old, &new)
}

#[test]
fn an_accepted_finding_is_counted_apart_and_still_told() {
    let findings = with(&accept(&known(), "2026-01-31"));
    assert!(findings.passed);
    assert_eq!(findings.open().count(), 0);
    let waived: Vec<_> = findings.waived().collect();
    assert_eq!(waived.len(), 1);
    let waiver = waived[0].waived.as_ref().unwrap();
    assert_eq!(
        (
            waiver.reason.as_str(),
            waiver.owner.as_str(),
            waiver.expires.as_deref()
        ),
        ("agreed", "desk", Some("2026-01-31"))
    );
    assert_eq!(findings.sentence(), "nothing found; 1 waived");
}

#[test]
fn a_waiver_past_its_day_is_an_error_and_the_finding_is_open_again() {
    let findings = with(&accept(&known(), "2026-01-30"));
    assert!(!findings.passed);
    assert_eq!(short(&findings), ["no-weaker-verb OP 1", "expired-waiver"]);
    let expired = &findings.findings[1];
    assert_eq!(
        (expired.file.as_str(), expired.line),
        ("travaux.pins.toml", Some(1))
    );
    assert!(
        expired.message.contains("held until 2026-01-30"),
        "{}",
        expired.message
    );
}

#[test]
fn a_waiver_that_accepts_nothing_is_a_warning() {
    let findings = with(&format!(
        "{}{}",
        accept(&known(), "2026-12-31"),
        accept("0123456789abcdef", "2026-12-31")
    ));
    assert!(findings.passed);
    assert_eq!(short(&findings), ["unused-waiver"]);
    assert!(findings.findings[1].message.contains("0123456789abcdef"));
    assert_eq!(findings.findings[1].line, Some(9));
}

#[test]
fn a_waiver_of_another_text_is_not_told_here() {
    let elsewhere = format!(
        "{}texts = [\"treaties/*\"]\n",
        accept("0123456789abcdef", "2026-12-31")
    );
    assert!(short(&with(&elsewhere)) == ["no-weaker-verb OP 1"]);
    // A finding is accepted wherever its words stand.
    let moved = format!("{}texts = [\"treaties/*\"]\n", accept(&known(), "2026-12-31"));
    assert!(with(&moved).passed);
}

#[test]
fn a_later_change_of_the_same_words_opens_it_again() {
    let (old, new) = texts();
    let pins = accept(&known(), "2026-12-31");
    let findings = found_with(POLICY, &pins, &old, &new.replace("village wells", "city wells"));
    assert!(!findings.passed);
    assert_eq!(short(&findings), ["no-weaker-verb OP 1", "unused-waiver"]);
}

#[test]
fn a_waiver_of_one_rule_accepts_no_other() {
    let pins = accept(&known(), "2026-12-31").replace("no-weaker-verb", "frozen");
    assert_eq!(short(&with(&pins)), ["no-weaker-verb OP 1", "unused-waiver"]);
}

#[test]
fn a_baseline_accepts_what_was_found_and_nothing_else() {
    let (old, new) = texts();
    let before = found(POLICY, &old, &new);
    let written = baseline(before.open());
    assert_eq!(Pins::parse("pins", &written).unwrap().accepted.len(), 1);
    let after = with(&written);
    assert!(after.passed);
    assert_eq!(after.waived().count(), 1);
    let more = found_with(POLICY, &written, &old, &new.replace("village", "city"));
    assert!(!more.passed);
}

#[test]
fn words_of_a_baseline_are_toml_whatever_they_are() {
    let old = resolution(&[
        "Urges all \"States\" \\ to inspect wells",
        "Decides to remain seized of the matter",
    ]);
    let found = found(POLICY, &old, &old.replace("Urges", "Encourages"));
    let pins = Pins::parse("pins", &baseline(found.open())).unwrap();
    assert_eq!(pins.accepted[0].words.old, "Urges all \"States\" \\ to …");
}
