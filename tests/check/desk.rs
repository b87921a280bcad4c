//! What the tests of the gate share: two texts, a policy, pins, and what is found.

use travaux::check::{Day, File, Findings, Pins, Policy, check};
use travaux::read::Source;
use travaux::report::Report;
use travaux::{Options, Sides, compare};

pub(crate) fn text(words: &str) -> Source {
    Source {
        name: "draft.md".to_owned(),
        bytes: words.as_bytes().to_vec(),
    }
}

pub(crate) fn compared(old: &str, new: &str) -> Report {
    compare(&Sides::new(text(old), text(new)), &Options::default()).unwrap()
}

pub(crate) fn today() -> Day {
    "2026-01-31".parse().unwrap()
}

/// Returns what a policy finds, told in its lines below the version.
pub(crate) fn found(policy: &str, old: &str, new: &str) -> Findings {
    found_with(policy, "", old, new)
}

pub(crate) fn found_with(policy: &str, pins: &str, old: &str, new: &str) -> Findings {
    let policy = Policy::parse("travaux.toml", &format!("version = 1\n{policy}")).unwrap();
    let pins = Pins::parse("travaux.pins.toml", pins).unwrap();
    of(&policy, &pins, old, new)
}

pub(crate) fn usual(old: &str, new: &str) -> Findings {
    of(&Policy::usual(), &Pins::default(), old, new)
}

fn of(policy: &Policy, pins: &Pins, old: &str, new: &str) -> Findings {
    let file = |letters| {
        Some(File {
            name: "drafts/draft.md",
            path: "drafts/draft.md",
            letters: Some(letters),
        })
    };
    check(
        &compared(old, new),
        &Sides::new(file(old), file(new)),
        policy,
        pins,
        today(),
    )
}

/// Returns the findings in short: `rule place`.
pub(crate) fn short(findings: &Findings) -> Vec<String> {
    let open = findings.open();
    open.map(|finding| format!("{} {}", finding.rule, finding.name).trim().to_owned())
        .collect()
}

/// Makes a resolution of operative paragraphs.
pub(crate) fn resolution(paragraphs: &[&str]) -> String {
    let mut text =
        "The General Assembly,\n\nRecalling its resolution 60/1 of 16 September 2005,\n\n".to_owned();
    for (number, paragraph) in (1..).zip(paragraphs) {
        let end = if number == paragraphs.len() { '.' } else { ';' };
        text.push_str(&format!("{number}. {paragraph}{end}\n\n"));
    }
    text
}
