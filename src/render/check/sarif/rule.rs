//! The rules of a check as SARIF tells them: once for each rule, with what it asks, why, and a change that breaks it beside one that does not.

use serde_json::{Value as Json, json};

use super::super::shortened;
use super::plain::plain;
use crate::check::{Example, Level, OWN, Rule};

/// The most letters of a description that GitHub takes.
const LONGEST: usize = 1024;

/// Describes a rule.
pub(super) fn described(name: &str) -> Json {
    let own = OWN.iter().find(|own| own.name == name);
    match (Rule::named(name), own) {
        (Some(rule), _) => of_table(rule),
        (None, Some(own)) => of_check(own.name, own.what, own.level),
        // What a finding of a later version may have.
        (None, None) => of_check(name, name, Level::Warning),
    }
}

/// Describes a rule that policies ask.
fn of_table(rule: &Rule) -> Json {
    let examples = [
        ("A change that breaks it", &rule.fires),
        ("A change that does not", &rule.passes),
    ];
    let text = examples.map(|(title, example)| format!("\n\n{title}:\n{}", both(example)));
    let markdown =
        examples.map(|(title, example)| format!("\n\n{title}:\n\n```text\n{}\n```", both(example)));
    let sets: Vec<&str> = rule.sets.iter().map(|set| set.name()).collect();
    json!({
        "id": rule.name,
        "name": rule.name,
        "shortDescription": { "text": plain(&shortened(rule.what, LONGEST)) },
        "fullDescription": { "text": plain(&shortened(&format!("{} {}", rule.what, rule.why), LONGEST)) },
        "help": {
            "text": plain(&format!("{}\n\nWhy: {}{}", rule.what, rule.why, text.concat())),
            "markdown": format!("{}\n\n**Why:** {}{}", rule.what, rule.why, markdown.concat()),
        },
        "defaultConfiguration": { "level": rule.level.word() },
        "properties": { "tags": sets },
    })
}

/// Describes what the check tells of itself.
fn of_check(name: &str, what: &str, level: Level) -> Json {
    json!({
        "id": name,
        "name": name,
        "shortDescription": { "text": what },
        "fullDescription": { "text": what },
        "help": { "text": what, "markdown": what },
        "defaultConfiguration": { "level": level.word() },
    })
}

/// Returns both texts of an example, each under its name where it has words.
fn both(example: &Example) -> String {
    let texts = [("old", example.old), ("new", example.new)];
    let texts = texts.iter().filter(|(_, text)| !text.trim().is_empty());
    let texts: Vec<String> = texts
        .map(|(name, text)| format!("--- {name}\n{}", text.trim_end()))
        .collect();
    texts.join("\n")
}
