//! Rules of square brackets: text that is not agreed must become less, never more.

use super::scene::{causes, told};
use super::{Ask, Example, Hit, Rule, Scene, Set, Spot, Takes};
use crate::check::Level;
use crate::lexicon::any;
use crate::report::{Bracket, Cause, Entry, Relation, Standing};
use crate::sides::Side;

pub(super) const BRACKETS_ONLY_CLOSE: Rule = Rule {
    name: "brackets-only-close",
    what: "Square brackets close and none opens, neither around new words nor around agreed ones, nor around a number.",
    why: "Late in a negotiation a new bracket reopens what was settled.",
    fires: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Urges all States to cooperate [in good faith];\n\n2. Decides to remain seized of the matter.\n",
    ),
    passes: Example::of(
        "The General Assembly,\n\n1. Urges all States to cooperate [in good faith];\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Urges all States to cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::Negotiation],
    level: Level::Error,
    usual: None,
    takes: Takes::Nothing,
    find: brackets_only_close,
};

fn brackets_only_close(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let hits = scene.entries().filter_map(|(at, entry)| {
        let opened: Vec<&Cause> = causes(entry).into_iter().filter(|cause| opens(cause)).collect();
        let message = match (&entry.brackets, opened.as_slice()) {
            (_, [_, ..]) => told(opened),
            (Some(brackets), []) if brackets.new > brackets.old && entry.relation == Relation::Inserted => {
                format!("a paragraph came with square brackets: {} open", brackets.new)
            }
            (Some(brackets), []) if brackets.new > brackets.old => {
                format!(
                    "more square brackets are open: {}, {} before",
                    brackets.new, brackets.old
                )
            }
            _ => return None,
        };
        Some(Hit::at(Spot::Entry(at), message))
    });
    hits.collect()
}

fn opens(cause: &Cause) -> bool {
    match cause {
        Cause::Brackets { what, .. } => {
            matches!(what, Bracket::Opened | Bracket::AroundAgreed | Bracket::AroundNew)
        }
        Cause::Standing(standing) => *standing == Standing::LabelBracketsOpened,
        _ => false,
    }
}

pub(super) const NO_NEW_OPEN_OPTION: Rule = Rule {
    name: "no-new-open-option",
    what: "No choice between options comes: no [shall][should], no [a / b], no paragraph that is an alternative.",
    why: "Each open option doubles the text that must still be agreed.",
    fires: Example::of(
        "The General Assembly,\n\n1. Decides that States shall cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Decides that States [shall][should] cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
    ),
    passes: Example::of(
        "The General Assembly,\n\n1. Decides that States [shall][should] cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
        "The General Assembly,\n\n1. Decides that States [shall] cooperate in good faith;\n\n2. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::Negotiation],
    level: Level::Error,
    usual: None,
    takes: Takes::Nothing,
    find: no_new_open_option,
};

fn no_new_open_option(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let hits = scene.entries().filter_map(|(at, entry)| {
        let side = |side: Side| -> String {
            let edits = entry.edits.iter();
            edits
                .map(|edit| {
                    if side == Side::Old {
                        edit.old.as_str()
                    } else {
                        edit.new.as_str()
                    }
                })
                .collect()
        };
        // Most paragraphs have no bracket at all.
        let open = entry
            .brackets
            .as_ref()
            .map_or((0, 0), |_| (choices(&side(Side::Old)), choices(&side(Side::New))));
        let message = if open.1 > open.0 {
            format!(
                "a choice between options came: {} open, {} before",
                open.1, open.0
            )
        } else if is_alternative_now(scene, entry) {
            "the paragraph is an alternative now".to_owned()
        } else {
            return None;
        };
        Some(Hit::at(Spot::Entry(at), message))
    });
    hits.collect()
}

/// Whether a paragraph says by its label that another may stand in its place, and did not say so before.
fn is_alternative_now(scene: &Scene<'_>, entry: &Entry) -> bool {
    if causes(entry).contains(&&Cause::Standing(Standing::IsAlternative)) {
        return true;
    }
    let label = |id: &String| {
        scene
            .provision(Side::New, id)
            .and_then(|(_, it)| it.label.as_deref())
    };
    let mut labels = entry.new.iter().filter_map(label);
    entry.relation == Relation::Inserted && labels.any(is_alternative)
}

fn is_alternative(label: &str) -> bool {
    let label = label.to_lowercase();
    let mut words = label.split(|c: char| !c.is_alphabetic());
    words.any(|word| any::ALTERNATIVES.has(word))
}

/// Counts the places where a text leaves a choice: brackets that follow each other, and brackets with a stroke between words.
fn choices(text: &str) -> usize {
    let mut count = 0;
    let mut depth = 0_usize;
    let mut stroke = false;
    // How many brackets of a row are closed, with nothing but space or a stroke behind the last.
    let mut row = 0;
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '[' => {
                depth += 1;
                stroke &= depth > 1;
            }
            ']' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    row += 1;
                    // The second of a row makes it a choice; a stroke inside makes one by itself.
                    count += usize::from(row == 2 || stroke && row == 1);
                    row = if stroke { row.max(2) } else { row };
                }
            }
            '/' if depth > 0 => stroke |= before.is_whitespace(),
            '/' => {}
            c if depth == 0 && !c.is_whitespace() => row = 0,
            _ => {}
        }
        before = c;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::choices;

    #[test]
    fn a_choice_is_counted_once_however_many_options_it_has() {
        for (text, count) in [
            ("States shall act", 0),
            ("States [shall] act", 0),
            ("States [shall][should] act", 1),
            ("States [shall] [should] / [may] act", 1),
            ("States [shall / should] act", 1),
            ("States [and/or parties] act", 0),
            ("[a][b] then [c][d]", 2),
            ("[a] then [b]", 0),
            ("[a [b][c] d]", 0),
        ] {
            assert_eq!(choices(text), count, "{text}");
        }
    }
}
