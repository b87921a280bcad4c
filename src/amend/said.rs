//! An action in one sentence, for people.

use super::{Act, Action, Outcome, Position, Status};
use crate::instrument::{Address, Line, Series, Target};

/// Returns what an action asks for: `OP 5: insert “and observers” after “States”`.
pub fn said(action: &Action) -> String {
    let mut said = format!("{}: {}", action.target.cited(), what(action));
    if let Some(scope) = &action.scope {
        said.push_str(&format!(" ({scope})"));
    }
    said
}

/// Returns what an action asks for, with what became of it in front and the reason behind it.
///
/// `REFUSED: OP 5: delete “x” – “x” does not stand in OP 5`
pub fn said_with_outcome(action: &Action) -> String {
    let Some(Outcome {
        status, why, taken, ..
    }) = &action.outcome
    else {
        return said(action);
    };
    let status = match status {
        Status::Applied => "applied",
        Status::Refused => "REFUSED",
        Status::Already => "already so",
    };
    let why = if why.is_empty() {
        String::new()
    } else {
        format!(" – {why}")
    };
    let taken = taken.as_ref().map_or_else(String::new, |uptake| {
        let at: Vec<String> = uptake.at.iter().map(Address::cited).collect();
        let at = if at.is_empty() {
            String::new()
        } else {
            format!(" ({})", at.join(", "))
        };
        format!("{}{at}; ", uptake.taken.word())
    });
    format!("{taken}{status}: {}{why}", said(action))
}

fn what(action: &Action) -> String {
    let old = old(action);
    let new = quoted(&action.new_text);
    match action.act {
        Act::DeleteWords => format!("delete {old}{}", place(action)),
        Act::InsertWords => format!("insert {new}{}", place(action)),
        Act::ReplaceWords => format!("replace {old}{} by {new}", place(action)),
        Act::DeleteParagraph if is_note(action) => "delete the footnote".to_owned(),
        Act::ReplaceParagraph if is_note(action) => format!("replace the footnote by {new}"),
        Act::DeleteParagraph => "delete the paragraph".to_owned(),
        Act::InsertParagraph => format!("insert {}{new}", label(action)),
        Act::ReplaceParagraph => format!("replace the paragraph by {}{new}", label(action)),
        Act::MoveParagraph => format!("move to {}", others(action)),
        Act::MergeParagraphs => format!("merge with {}", others(action)),
        Act::SplitParagraph => format!("split{}", place(action)),
        Act::InsertFootnote => format!("insert the footnote {new}{}", place(action)),
        Act::RenumberParagraph => format!("renumber as {}", action.new_text),
    }
}

fn is_note(action: &Action) -> bool {
    match &action.target {
        Target::At(spot) => spot.address.is_footnote() || spot.line == Some(Line::Footnote),
        Target::All(group) => group.series == Series::Footnote,
        _ => false,
    }
}

/// The words that go, by themselves or by their first and last.
fn old(action: &Action) -> String {
    match (&action.until, action.old_text.is_empty()) {
        (Some(until), true) => format!("from {} to {}", quoted(&action.anchor), quoted(until)),
        (_, true) if !action.anchor.is_empty() => "what stands".to_owned(),
        (_, true) => "it".to_owned(),
        (_, false) => quoted(&action.old_text),
    }
}

fn place(action: &Action) -> String {
    let anchored = !action.anchor.is_empty() && (action.until.is_none() || action.act == Act::InsertWords);
    let anchor = quoted(&action.anchor);
    match action.position {
        Position::After if anchored => format!(" after {anchor}"),
        Position::Before if anchored => format!(" before {anchor}"),
        Position::Once if anchored => format!(" from {anchor} on"),
        Position::Start => " at the beginning".to_owned(),
        Position::End => " at the end".to_owned(),
        Position::Each => " each time".to_owned(),
        _ => String::new(),
    }
}

fn label(action: &Action) -> String {
    action
        .label
        .as_ref()
        .map_or_else(String::new, |label| format!("{label} "))
}

fn others(action: &Action) -> String {
    let others: Vec<String> = action.to.iter().map(crate::instrument::Target::cited).collect();
    others.join(", ")
}

fn quoted(text: &str) -> String {
    format!("“{text}”")
}
