//! One check that found something of every sort, made by hand.

use serde_json::json;
use travaux::Sides;
use travaux::check::{Checked, Finding, Findings, Level, Place, Waiver};

/// What no text should be able to do: end a command, a line, an element, a cell or a code span, call somebody, colour, turn the writing.
pub(crate) const HOSTILE: &str =
    "50%\r\n::error::no, [1](a) {0} ]]> <b>&amp;</b> | ` @desk \u{1b}[31m \u{202e}dne\u{2028}\u{ffff}";

/// Two pairs of texts, one of them without lines; everything that a finding can have or lack.
pub(crate) fn findings() -> Findings {
    Findings {
        schema: Findings::SCHEMA.to_owned(),
        generator: "travaux 0.1.0".to_owned(),
        policy: json!({ "file": "travaux.toml", "fail_on": "error", "rules": [
            { "rule": "no-weaker-verb", "level": "error" },
            { "rule": "no-number-change", "level": "error" },
            { "rule": "stale-reference", "level": "warning" },
            { "rule": "no-citation-change", "level": "note" },
            { "rule": "unseen-characters", "level": "error" },
            { "rule": "frozen", "level": "error", "texts": ["agreed/*.md"] },
            { "rule": "must-contain", "level": "off" },
        ] }),
        today: "2026-01-31".to_owned(),
        texts: vec![
            pair("drafts/draft.md", "./drafts/draft.md"),
            pair("old note.pdf", "annex/new note.pdf"),
        ],
        findings: vec![
            Finding {
                line: Some(12),
                column: Some(4),
                name: "OP 1 (was OP 2)".to_owned(),
                words: words(
                    Some("Urges all Member States"),
                    Some("Encourages all Member States"),
                ),
                ..finding("no-weaker-verb", Level::Error, 0)
            },
            Finding {
                place: Place::Entry(5),
                line: Some(20),
                column: Some(1),
                name: "OP 3".to_owned(),
                old: vec!["OP3".to_owned()],
                new: vec!["OP3".to_owned()],
                words: words(Some("30 days"), Some("60 days")),
                waived: Some(Waiver {
                    reason: "agreed on 12 January, see the summary record".to_owned(),
                    owner: "Legal Desk".to_owned(),
                    expires: Some("2026-06-30".to_owned()),
                }),
                ..finding("no-number-change", Level::Error, 0)
            },
            Finding {
                place: Place::Note(0),
                line: Some(31),
                name: "footnote 1, in OP 3".to_owned(),
                old: vec![],
                new: vec!["OP3".to_owned()],
                words: words(None, Some("Resolution 55/2.")),
                ..finding("no-citation-change", Level::Note, 0)
            },
            Finding {
                place: Place::Head(0),
                name: "Title".to_owned(),
                old: vec![],
                new: vec![],
                words: words(Some("Wells"), None),
                page: Some(1),
                ..finding("head-unchanged", Level::Error, 1)
            },
            Finding {
                place: Place::Entry(9),
                name: "OP 9".to_owned(),
                old: vec!["OP9".to_owned()],
                new: vec!["OP9".to_owned()],
                message: format!("still points to {HOSTILE}"),
                words: words(Some(HOSTILE), None),
                page: Some(3),
                ..finding("stale-reference", Level::Warning, 1)
            },
            Finding {
                place: Place::Whole(()),
                text: None,
                name: String::new(),
                old: vec![],
                new: vec![],
                file: "travaux.toml".to_owned(),
                line: Some(3),
                column: Some(1),
                message: "the policy changed together with the texts".to_owned(),
                ..finding("policy-changed", Level::Error, 0)
            },
        ],
        passed: false,
    }
}

/// Nothing was found.
pub(crate) fn clean() -> Findings {
    Findings {
        findings: Vec::new(),
        passed: true,
        ..findings()
    }
}

/// So many findings of three levels, in turn, with so many letters each.
pub(crate) fn many(number: usize, letters: usize) -> Findings {
    let levels = [Level::Note, Level::Warning, Level::Error];
    Findings {
        findings: (0..number)
            .map(|at| Finding {
                line: Some(at as u32 + 1),
                column: Some(1),
                fingerprint: format!("{at:016x}"),
                words: words(Some(&"| ö".repeat(letters / 3)), None),
                ..finding("no-substantive-change", levels[at % 3], at % 2)
            })
            .collect(),
        ..findings()
    }
}

fn finding(rule: &str, level: Level, text: usize) -> Finding {
    let fingerprint: String = rule
        .bytes()
        .rev()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Finding {
        rule: rule.to_owned(),
        level,
        message: format!("{} is broken", rule.replace('-', " ")),
        text: Some(text),
        place: Place::Entry(2),
        name: "OP 1".to_owned(),
        old: vec!["OP2".to_owned()],
        new: vec!["OP1".to_owned()],
        words: Sides::default(),
        file: ["./drafts/draft.md", "annex/new note.pdf"][text].to_owned(),
        line: None,
        column: None,
        page: None,
        fingerprint,
        waived: None,
    }
}

fn pair(old: &str, new: &str) -> Checked {
    Checked {
        old: Some(old.to_owned()),
        new: Some(new.to_owned()),
    }
}

fn words(old: Option<&str>, new: Option<&str>) -> Sides<Option<String>> {
    Sides::new(old, new).map(|words| words.map(str::to_owned))
}
