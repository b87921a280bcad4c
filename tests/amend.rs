//! Amendments. Reading sheets: wordings with what they ask for, and generated sheets with a known truth. Applying them: what single
//! actions do to a small base, the laws of applying, the command.

#[path = "amend/adopted.rs"]
mod adopted;
#[path = "amend/agreeing.rs"]
mod agreeing;
#[path = "amend/apply.rs"]
mod apply;
#[path = "amend/collisions.rs"]
mod collisions;
#[path = "amend/command.rs"]
mod command;
#[path = "amend/compiled.rs"]
mod compiled;
#[path = "amend/fixtures.rs"]
mod fixtures;
#[path = "amend/generated.rs"]
mod generated;
#[path = "amend/languages.rs"]
mod languages;
#[path = "amend/law.rs"]
mod law;
#[path = "amend/listed.rs"]
mod listed;
#[path = "amend/notes.rs"]
mod notes;
#[path = "amend/parliaments.rs"]
mod parliaments;
#[path = "amend/signed.rs"]
mod signed;
#[path = "amend/tracked.rs"]
mod tracked;
#[path = "amend/written.rs"]
mod written;

#[expect(dead_code, reason = "numbers that Word counts are not needed here")]
#[path = "support/drafts.rs"]
mod drafts;
#[path = "support/pack.rs"]
mod pack;
#[expect(dead_code, reason = "what checks redlines is not needed here")]
#[path = "support/redlines.rs"]
mod redlines;

use travaux::amend::{Action, Amendments, Sheet, read_sheet};
use travaux::read::{ReadOptions, Source};

/// Reads a sheet from its text.
fn sheet(text: &str) -> Sheet {
    let source = Source {
        name: "sheet.txt".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    read_sheet(&source, &ReadOptions::default()).unwrap()
}

/// All actions of a sheet.
fn actions(sheet: &Sheet) -> Vec<&Action> {
    sheet.items.iter().flat_map(|item| &item.actions).collect()
}

/// One line for an action: `insert_words OP5 after | States | | and observers | scope=…`.
fn line(action: &Action) -> String {
    let json = serde_json::to_value(action).unwrap();
    let field = |name: &str| json[name].as_str().unwrap_or_default().replace('\n', "\\n");
    let head = format!("{} {} {}", field("action"), field("target"), field("position"));
    let mut parts = vec![
        head.trim().to_owned(),
        field("anchor"),
        field("old_text"),
        field("new_text"),
    ];
    for name in ["label", "until", "scope"] {
        if !field(name).is_empty() {
            parts.push(format!("{name}={}", field(name)));
        }
    }
    let to: Vec<String> = action.to.iter().map(ToString::to_string).collect();
    if !to.is_empty() {
        parts.push(format!("to={}", to.join(",")));
    }
    parts.join(" | ").trim_end_matches([' ', '|']).to_owned()
}

/// The same of a line of a fixture, whose white space says nothing.
fn evened(line: &str) -> String {
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    parts.join(" | ").trim_end_matches([' ', '|']).to_owned()
}

fn amendments(text: &str) -> Amendments {
    Amendments::of(vec![sheet(text)])
}
