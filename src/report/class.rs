//! What kind of change an edit is: none, editorial, substantive.
//!
//! An edit without a word in it is editorial: `,` → `;`, a pair of quotes, a line break. Everything else is
//! substantive, which is also the answer when in doubt. Square brackets are no mere punctuation in a negotiating
//! text: `[shall]` is not agreed and `shall` is, so taking them away is substantive. Signs that change a value
//! (`%`, `$`, `+`) are treated as words for the same reason.

use super::{Class, Edit, Op};

/// Gives each edit its class.
pub(super) fn classify(edits: impl Iterator<Item = Edit>) -> Vec<Edit> {
    edits
        .map(|edit| Edit {
            class: class(&edit),
            ..edit
        })
        .collect()
}

/// Returns the gravest class of the edits.
pub(super) fn class_of_entry(edits: &[Edit]) -> Class {
    edits.iter().map(|edit| edit.class).max().unwrap_or(Class::None)
}

fn class(edit: &Edit) -> Class {
    if edit.op == Op::Equal {
        return Class::None;
    }
    let editorial = edit.old.chars().chain(edit.new.chars()).all(is_punctuation);
    if editorial {
        Class::Editorial
    } else {
        Class::Substantive
    }
}

/// Whether a character only structures a sentence, in the scripts of the six official languages.
fn is_punctuation(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ',' | ';' | ':' | '.' | '!' | '?' | '\'' | '"' | '(' | ')' | '-' | '`' | '…' | '*' | '_'
        )
        || matches!(
            c,
            '\u{2010}'..='\u{201f}' | '«' | '»' | '‹' | '›' | '¡' | '¿' | '\u{ad}'
        )
        || matches!(
            c,
            '،' | '؛' | '؟' | '、' | '。' | '，' | '；' | '：' | '！' | '？' | '（' | '）'
        )
        || matches!(c, '\u{300c}'..='\u{300f}' | '《' | '》' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}
